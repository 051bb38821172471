"""The guide's chapter of workbooks, followed in the made-up town of which something is owed."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.foreign import document, p, row, table
from tests.helpers import ROOT, edit
from tests.support.panduan import blocks, missing, say
from tests.support.typed import copy_kota, type_into
from tests.support.workbooks import sheets

PERIODE = ("TW I", "TW II", "TW III", "TW IV", "Tahunan")
PICTURES = ROOT / "docs" / "gambar"


@pytest.fixture
def owing(tmp_path: Path) -> Path:
    """The town, with a person, a turunan, a confirmation and Score Card targets still owed."""
    kota = copy_kota(tmp_path / "2024")
    (kota / "turunan" / "kelurahan-melati.yaml").unlink()
    mawar = kota / "turunan" / "kecamatan-mawar.yaml"
    mawar.write_text(mawar.read_text(encoding="utf-8").partition("konfirmasi:")[0], "utf-8")
    edit(kota, "pegawai.yaml", "    memangku: [{jabatan: pranata-pertama-02}]\n", "")
    given = "            langsung: [kabag-layanan]\n"
    below = "          lampiran_iii:\n            diturunkan: [kasubbag-tata-usaha]\n"
    edit(kota, "indicators.yaml", given, given + below)
    return kota


def answer(kota: Path) -> None:
    """Let the units answer: one cell that is not theirs, a letter forgotten, two that differ."""
    sent, back = kota / "kirim", kota / "terima"
    back.mkdir()
    kode = "1.2.tatausaha"
    turunan = {
        "Indikator": "Persentase surat warga yang dijawab tepat waktu",
        "Sumber Data": "Agenda surat",
        "Metode": "Surat yang dijawab dalam lima hari kerja dibagi seluruh surat, dikali 100%",
        "Satuan": "Persen",
        "Agregasi": "terakhir",
        **dict(zip(PERIODE, ("90%", "90%", "95%", "95%", "95%"), strict=True)),
    }
    seat = "pranata-pertama-02"
    bagian = {
        ("Pegawai", seat, "Nama"): "Rama Contoh, S.A.P.",
        ("Pegawai", seat, "NIP"): "199207072018071007",
        ("Turunan", "1.1.layanan", "TW I"): "2",
        **{("Turunan", kode, kepala): teks for kepala, teks in turunan.items()},
    }
    name = "bagian-layanan-warga.xlsx"
    type_into(sent / name, back / name, bagian)
    hal, name = "pemberian camat-mawar 2.1", "kecamatan-mawar.xlsx"
    said = {"Oleh": "Kepala Bagian Layanan Warga", "Tanggal": "8 Januari 2024"}
    type_into(sent / name, back / name, {("Konfirmasi", hal, k): teks for k, teks in said.items()})
    name = "kelurahan-melati.xlsx"
    type_into(sent / name, back / name, score_card("200", "700"))
    type_into(sent / name, back / "melati-baru.xlsx", score_card("250", "750"))


def score_card(second: str, year: str) -> dict[tuple[str, str, str], str]:
    all_target = {
        "SC.1": ("50%", "75%", "100%", "100%", "100%"),
        "SC.2": ("100", second, "200", "200", year),
    }
    return {
        ("Score Card", f"lurah-melati {kode}", kepala): teks
        for kode, target in all_target.items()
        for kepala, teks in zip(PERIODE, target, strict=True)
    }


def daftar() -> bytes:
    """A list of Kepegawaian, of made-up people."""
    layanan = "Bagian Layanan Warga"
    rows = [
        ["NO", "UNIT KERJA", "NAMA LENGKAP", "JABATAN", "NIP"],
        ["1", "Kelurahan Melati", "MELUR CONTOH, S.IP., M.Si.", "Lurah", "19830214 200802 2 014"],
        ["2", layanan, "Adi Contoh, S.H.", "Kabag Layanan Warga", "19750303 200003 1 003"],
        ["3", layanan, "Budi Contoh", "Juru Parkir", "19900101 202012 1 002"],
    ]
    return sheets(("Daftar", [["DAFTAR PEGAWAI"], [None], *rows]))


def lampiran() -> bytes:
    """A Lampiran II as a Word file, with a new target and one that a scanner misread."""
    heads = ("NO", "Sasaran", "NO", "Indikator Kinerja", *PERIODE, "Keterangan")
    first, second, third = (
        "Jumlah layanan yang memenuhi standar pelayanan",
        "Indeks kepuasan layanan",
        "Persentase pengaduan warga yang selesai tepat waktu",
    )
    mutu, selesai = (
        "Meningkatnya mutu layanan Kota Contoh",
        "Terselesaikannya pengaduan warga tepat waktu",
    )
    down = "Diturunkan menjadi indikator layanan bagian"
    rows = (
        ("1", mutu, "1", first, "3", "3", "3", "4", "13", "Layanan", down),
        ("", "", "2", second, "N/A", "85", "N/A", "86", "86", "Indeks", "√"),
        ("2", selesai, "1", third, "100%", "1OO%", "100%", "100%", "100%", "Persen", "v"),
    )
    head = row(*heads, "Kepala Bagian Layanan Warga")
    matrix = table(head, *(row(*cells) for cells in rows), columns=len(heads) + 1)
    return document(p("Lampiran II : Instruksi Contoh"), matrix)


def test_the_chapter_of_workbooks_shows_what_the_program_says(owing: Path) -> None:
    (owing / "daftar.xlsx").write_bytes(daftar())
    (owing / "lampiran.docx").write_bytes(lampiran())
    shown = 0
    for commands, told in pairwise([*(text for _, text in blocks(18)), "pkdocs"]):
        if not commands.startswith("pkdocs"):
            continue
        printed = say(commands, owing)
        if not told.startswith("pkdocs"):
            shown += 1
            assert missing(told, printed) == [], printed
        if (owing / "kirim").exists() and not (owing / "terima").exists():
            answer(owing)
    assert shown == 6
    letters = {path.name for path in (owing / "surat").iterdir()}
    assert letters == {"kecamatan-mawar.txt", "kelurahan-melati.txt"}
    assert (owing / "agenda.jsonl").read_text(encoding="utf-8").count("\n") == 4


def test_the_pictures_of_the_guide_are_small_and_each_is_shown() -> None:
    text = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    pictures = list(PICTURES.glob("buku-*.png"))
    assert len(pictures) == 5
    assert [path.name for path in pictures if f"(gambar/{path.name})" not in text] == []
    assert [path.name for path in pictures if path.stat().st_size > 120_000] == []
