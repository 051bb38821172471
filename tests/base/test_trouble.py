"""What the system refused, told in words: of the file that was meant, and only what is true."""

import errno
from pathlib import Path

import pytest

from pkdocs.base.trouble import reason, unusable, unwritten


def refusal(number: int, winerror: int = 0) -> OSError:
    error = OSError(number, "?")
    if winerror:
        error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        (
            "walikota.docx",
            refusal(errno.EACCES),
            (
                "tidak ada izin, atau berkasnya sedang dibuka di Word. Tutup berkas itu di Word, "
                "lalu ulangi."
            ),
        ),
        ("register.json", refusal(errno.EACCES), "tidak ada izin."),
        ("org.yaml", refusal(errno.EACCES, 5), "tidak ada izin."),
        (
            "walikota.PDF",
            refusal(errno.EACCES, 5),
            (
                "tidak ada izin, atau berkasnya sedang dibuka di pembaca PDF. Tutup berkas itu di "
                "pembaca PDF, lalu ulangi."
            ),
        ),
        (
            "katalog.xlsx",
            refusal(errno.EACCES, 32),
            (
                "berkasnya sedang dipakai program lain (mungkin Excel). Tutup berkas itu di Excel, "
                "lalu ulangi."
            ),
        ),
        (
            "register.json",
            refusal(errno.EACCES, 33),
            "berkasnya sedang dipakai program lain. Tutup program itu, lalu ulangi.",
        ),
        (
            "org.yaml",
            refusal(errno.EINVAL, 1224),
            "berkasnya sedang dipakai program lain. Tutup program itu, lalu ulangi.",
        ),
        (
            "org.yaml",
            refusal(errno.EBUSY),
            "berkasnya sedang dipakai program lain. Tutup program itu, lalu ulangi.",
        ),
        (
            "a.docx",
            refusal(errno.ENOSPC),
            "ruang penyimpanan penuh. Kosongkan tempat, lalu ulangi.",
        ),
        (
            "a.docx",
            refusal(errno.EINVAL, 112),
            "ruang penyimpanan penuh. Kosongkan tempat, lalu ulangi.",
        ),
        (
            "a.docx",
            refusal(errno.EINVAL, 1295),
            "jatah penyimpanan habis. Kosongkan tempat, lalu ulangi.",
        ),
        ("a.docx", refusal(errno.EROFS), "tempat itu hanya dapat dibaca."),
        ("a.docx", refusal(errno.EACCES, 19), "tempat itu hanya dapat dibaca."),
        (
            "a.docx",
            refusal(errno.ENOENT, 206),
            (
                "nama lengkapnya, dengan foldernya, terlalu panjang untuk Windows. Pindahkan "
                r"proyek ke folder yang namanya pendek, misalnya C:\pkdocs, lalu ulangi."
            ),
        ),
        (
            "a.docx",
            refusal(errno.ENOENT, 3),
            "foldernya tidak ada.",
        ),
        (
            f"{'x' * 240}/a.docx",
            refusal(errno.ENOENT, 3),
            (
                "nama lengkapnya, dengan foldernya, terlalu panjang untuk Windows. Pindahkan "
                r"proyek ke folder yang namanya pendek, misalnya C:\pkdocs, lalu ulangi."
            ),
        ),
        (
            "a.docx",
            refusal(errno.EINVAL, 64),
            "folder jaringan tidak terjangkau. Sambungkan kembali jaringan atau VPN, lalu ulangi.",
        ),
        (
            "a.docx",
            refusal(errno.EINVAL, 362),
            (
                "OneDrive (atau penyimpanan awan lain) tidak berjalan. Jalankan dahulu, lalu "
                "ulangi; atau pindahkan proyek ke folder di luarnya."
            ),
        ),
        (
            "a.docx",
            refusal(errno.EINVAL, 395),
            (
                "OneDrive (atau penyimpanan awan lain) menolak. Masuk (login) kembali di sana, "
                "lalu ulangi; atau pindahkan proyek ke folder di luarnya."
            ),
        ),
        (
            "a.docx",
            refusal(errno.EINVAL, 225),
            (
                "antivirus menahan berkas ini. Minta pengelola komputer mengizinkan pkdocs, lalu "
                "ulangi."
            ),
        ),
        ("a.docx", refusal(errno.EINVAL, 9999), "galat Windows nomor 9999."),
        ("a.docx", refusal(9999), "galat sistem nomor 9999."),
    ],
)
def test_a_file_that_cannot_be_written_is_told_with_what_to_do(
    name: str, error: OSError, words: str
) -> None:
    assert str(unwritten(Path(name), error)) == (
        f"{name}:1:1: F004 berkas tidak dapat dibaca atau ditulis: {words}"
    )


@pytest.mark.parametrize("winerror", [*(53, 59, 67, 1231), *(386, 388, 389, 391, 404, 426, 1920)])
def test_what_people_meet_on_shares_and_clouds_has_words(winerror: int) -> None:
    words = reason(refusal(errno.EINVAL, winerror))
    assert any(word in words for word in ("jaringan", "OneDrive", "program lain"))


def test_word_is_not_blamed_for_a_folder() -> None:
    problem = unusable(Path("output"), refusal(errno.EACCES, 5))
    assert str(problem) == "output:1:1: F003 folder keluaran tidak dapat dipakai: tidak ada izin."


def test_a_reason_alone_looks_at_the_name_that_the_error_has() -> None:
    assert reason(OSError(errno.EACCES, "?", "a.docx")).endswith("sedang dibuka di Word")
    assert reason(OSError(errno.EACCES, "?", "org.yaml")) == "tidak ada izin"
