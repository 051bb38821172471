"""Which documents a side has: at most one a post, and what is wrong with the others."""

import shutil
import zipfile
from pathlib import Path

import pytest

from pkdocs.base.problem import Berat, Problem
from pkdocs.domain.salinan import Kepala
from pkdocs.review.read import formats
from pkdocs.review.read.dokumen import Dokumen, read_bytes
from pkdocs.review.read.folder import (
    Side,
    asked_year,
    find_path,
    has_documents,
    is_document,
    is_project,
    list_side,
    missing,
    other_year,
)
from pkdocs.store.register import Register, write_register
from tests.foreign import agreement, data, document, lampiran, save, statement
from tests.support.listed import entry


def test_a_year_means_its_folder_and_a_project_itself(tmp_path: Path) -> None:
    made = tmp_path / "output" / "2023"
    made.mkdir(parents=True)
    (tmp_path / "org.yaml").write_text("", encoding="utf-8")
    assert find_path(tmp_path, "2023") == made
    assert find_path(tmp_path, str(tmp_path)) == tmp_path
    assert (is_project(tmp_path), is_project(made)) == (True, False)
    assert find_path(tmp_path, "2022") is None
    assert (asked_year("2023", made), asked_year(str(made), made)) == ("2023", "")
    assert missing(tmp_path, "2022").endswith("Tahun yang ada: 2023.")


def test_a_folder_without_anything_to_compare_has_no_documents(tmp_path: Path) -> None:
    assert not has_documents(tmp_path)
    (tmp_path / "lama.doc").write_bytes(b"")
    assert has_documents(tmp_path)
    assert is_document(tmp_path / "lama.doc")
    assert not is_document(tmp_path)


def test_each_post_has_one_document_and_its_year_is_that_of_most(tmp_path: Path) -> None:
    folder = save(
        tmp_path / "lama",
        camat=agreement(data("A")),
        lurah=agreement(data("A"), jabatan="Lurah Contoh"),
        dulu=agreement(data("A"), tahun="2021"),
    )
    side = list_side(folder)
    assert (side.tahun, [d.stem for d in side.dokumen]) == ("2022", ["camat", "lurah"])
    assert side.problems == []


def test_documents_in_an_archive_are_read_where_they_are(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", camat=agreement(data("A")))
    with zipfile.ZipFile(tmp_path / "unit.zip", "w") as archive:
        archive.write(folder / "camat.docx", "camat.docx")
    (packed,) = list_side(tmp_path / "unit.zip").dokumen
    assert packed.berkas.endswith("unit.zip/camat.docx")
    assert read_bytes(packed) == (folder / "camat.docx").read_bytes()
    gone = read_bytes(Dokumen(tmp_path / "unit.zip", "", "lain.docx"))
    assert isinstance(gone, Problem)
    assert gone.kode == "R007"


def named(side: Side) -> list[tuple[str, str, Berat]]:
    """The files that problems are about, by name, with code and weight."""
    return sorted((Path(p.span.berkas).name, p.kode, p.berat) for p in side.problems)


def test_files_of_other_formats_are_named_and_kept_in_mind(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", camat=agreement(data("A")))
    for name in ("PK Lurah Angsana.PDF", "Kabag.dotx", "rekap.xlsx", "foto.jpg", "catatan.txt"):
        (folder / name).write_bytes(b"isi")
    side = list_side(folder)
    assert named(side) == [
        ("Kabag.dotx", "R006", Berat.GALAT),
        ("PK Lurah Angsana.PDF", "R006", Berat.GALAT),
        ("rekap.xlsx", "R006", Berat.PERINGATAN),
    ]
    stems = {file.stem for file in side.unread}
    assert stems == {"PK Lurah Angsana", "Kabag", "rekap", "foto"}
    assert {file.stem for file in side.unread if file.silent} == {"foto"}


def test_a_pdf_beside_its_document_goes_without_saying(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", camat=agreement(data("A")))
    for name in ("camat.pdf", "Camat.doc", "PK Camat (ttd).pdf"):
        (folder / name).write_bytes(b"isi")
    side = list_side(folder)
    assert named(side) == [
        ("Camat.doc", "R006", Berat.PERINGATAN),
        ("PK Camat (ttd).pdf", "R006", Berat.PERINGATAN),
    ]
    assert [file.stem for file in side.unread] == ["PK Camat (ttd)"]


def test_the_same_name_in_another_folder_is_another_document(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama" / "satu", pk=agreement(data("A"))).parent
    (folder / "dua").mkdir()
    (folder / "dua" / "pk.pdf").write_bytes(b"isi")
    assert named(list_side(folder)) == [("pk.pdf", "R006", Berat.GALAT)]


def test_files_in_an_archive_are_named_as_those_in_a_folder(tmp_path: Path) -> None:
    content = agreement(data("A"))
    with zipfile.ZipFile(tmp_path / "unit.zip", "w") as archive:
        archive.writestr("camat.docx", content)
        archive.writestr("PK Lurah.DOC", b"isi")
        archive.writestr("dalam.zip", b"PK")
        archive.writestr("pindaian", b"%PDF-1.4")
        for passed in ("~$camat.docx", "__MACOSX/._camat.docx", ".DS_Store", "catatan.txt"):
            archive.writestr(passed, b"isi")
    side = list_side(tmp_path / "unit.zip")
    assert [d.stem for d in side.dokumen] == ["camat"]
    assert [(name, kode) for name, kode, _ in named(side)] == [
        ("PK Lurah.DOC", "R006"),
        ("dalam.zip", "R006"),
        ("pindaian", "R006"),
    ]
    assert {file.stem for file in side.unread if file.many} == {"dalam"}


def test_a_file_without_its_ending_is_named_by_what_it_is(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", camat=agreement(data("A")))
    shutil.copy(folder / "camat.docx", folder / "PK Lurah 06.02.2023")
    (folder / "pindaian").write_bytes(b"%PDF-1.4")
    with zipfile.ZipFile(folder / "paparan.pptx", "w") as archive:
        archive.writestr("ppt/presentation.xml", b"isi")
    with zipfile.ZipFile(folder / "cadangan.bak", "w") as archive:
        archive.writestr("lurah.docx", b"isi")
    side = list_side(folder)
    assert [Path(p.span.berkas).name for p in side.problems] == [
        "PK Lurah 06.02.2023",
        "cadangan.bak",
        "pindaian",
    ]
    assert "tambahkan .docx pada namanya" in side.problems[0].pesan
    assert {p.kode for p in side.problems} == {"R006"}


def test_a_docx_that_is_none_is_told_what_it_is(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", pindaian=b"%PDF-1.4 isi", rusak=b"isi")
    (folder / "~$pindaian.docx").write_bytes(b"kunci")
    (folder / "~WRL0001.tmp").write_bytes(agreement(data("A")))
    side = list_side(folder)
    assert [(name, kode) for name, kode, _ in named(side)] == [
        ("pindaian.docx", "R006"),
        ("rusak.docx", "T001"),
    ]
    assert [file.berkas for file in side.unread] == [p.span.berkas for p in side.problems]


def test_a_file_of_two_agreements_keeps_the_names_of_both(tmp_path: Path) -> None:
    both = (statement(), lampiran(data("A")), statement("Lurah Contoh"), lampiran(data("B")))
    side = list_side(save(tmp_path, gabungan=document(*both)))
    assert [problem.kode for problem in side.problems] == ["R002"]
    (file,) = side.unread
    assert file.berkas == (tmp_path / "gabungan.docx").as_posix()
    assert "Camat Contoh" in file.held
    assert "Lurah Contoh" in file.held


def test_a_broken_archive_may_hold_any_document(tmp_path: Path) -> None:
    (tmp_path / "unit.zip").write_bytes(b"PK rusak")
    side = list_side(tmp_path)
    assert [problem.kode for problem in side.problems] == ["R007"]
    assert [file.many for file in side.unread] == [True]


def test_of_two_documents_that_differ_one_is_taken_and_the_other_named(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", a=agreement(data("A")), b=agreement(data("B")))
    side = list_side(folder)
    assert [d.stem for d in side.dokumen] == ["a"]
    assert named(side) == [("a.docx", "R003", Berat.GALAT)]


@pytest.mark.parametrize(
    ("text", "years", "told"),
    [
        ("2022", (), "tahun 2022 tidak ada di {}/output. Belum ada tahun yang dibuat."),
        (
            "2022",
            ("2024", "2023"),
            "tahun 2022 tidak ada di {}/output. Tahun yang ada: 2023, 2024.",
        ),
        (
            "tiada",
            ("2023",),
            (
                '"tiada" tidak ada. Sebut tahun, folder, arsip .zip, atau berkas .docx. '
                "Tahun yang ada: 2023."
            ),
        ),
    ],
)
def test_what_is_not_there_is_told_with_the_years_that_are(
    tmp_path: Path, text: str, years: tuple[str, ...], told: str
) -> None:
    for year in years:
        (tmp_path / "output" / year).mkdir(parents=True)
    if years:
        (tmp_path / "output" / "2021").write_bytes(b"")
        (tmp_path / "output" / "lain").mkdir()
    assert missing(tmp_path, text) == told.format(tmp_path.as_posix())


def test_a_year_without_a_folder_may_be_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2022").mkdir()
    assert find_path(tmp_path / "proyek", "2022") == Path("2022")
    assert asked_year("2022", Path("2022")) == ""
    assert asked_year("lama", tmp_path) == ""
    assert find_path(tmp_path, "20222") is None


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        *(("a.docx", True), ("a.ZIP", True), ("a.pdf", True), ("register.json", True)),
        *(("a.xlsx", True), ("a.jpg", False), ("a.txt", False)),
    ],
)
def test_a_file_that_may_be_compared_or_has_to_be_named_is_one(
    tmp_path: Path, name: str, is_one: bool
) -> None:
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / name).write_bytes(b"")
    assert has_documents(tmp_path) is is_one
    assert has_documents(tmp_path / "dalam" / name) is (is_one and name != "register.json")
    assert is_document(tmp_path / "dalam" / name) is (name != "a.ZIP")


def told(side: Side) -> list[str]:
    """The problems of a side, with their files by name."""
    return [f"{Path(p.span.berkas).name}: {p.kode} {p.pesan}" for p in side.problems]


def test_documents_of_a_register_are_those_that_count_and_what_is_gone_is_told(
    tmp_path: Path,
) -> None:
    folder = save(
        tmp_path / "lama",
        **{
            **dict.fromkeys(("a", "a-perubahan-1", "b"), agreement(data("A"))),
            "lurah": agreement(data("A"), jabatan="Lurah Contoh"),
        },
    )
    archive = entry("unit.zip", kode="unit.zip", berkas="unit.zip", jenis="arsip")
    entries = (
        *(entry("a", beku=True), entry("a-perubahan-1"), entry("b", kode="b")),
        *(entry("c", kode="c"), archive),
    )
    write_register(folder, Register(2022, {}, {e.stem: e for e in entries}))
    side = list_side(folder)
    by_stem = {d.stem: d for d in side.dokumen}
    assert by_stem.keys() == {"a-perubahan-1", "b", "lurah"}
    own = by_stem["a-perubahan-1"]
    assert (own.kode, own.registered) == ("a", True)
    assert own.kepala == Kepala("", "", "", "2022", 1)
    assert (by_stem["lurah"].registered, by_stem["lurah"].kode) == (False, "")
    assert told(side) == [
        "c.docx: R004 tercatat di register, tetapi berkasnya tidak ada.",
        "unit.zip: R004 tercatat di register, tetapi berkasnya tidak ada.",
    ]
    assert [(u.berkas, u.kode, u.many) for u in side.unread] == [
        ((folder / "c.docx").as_posix(), "c", False),
        ((folder / "unit.zip").as_posix(), "unit.zip", True),
    ]


def test_a_perubahan_of_what_was_not_signed_is_none_of_the_documents(tmp_path: Path) -> None:
    same = agreement(data("A"))
    folder = save(tmp_path, **{"a": same, "a-perubahan-1": same})
    entries = (entry("a"), entry("a-perubahan-1"))
    write_register(folder, Register(2022, {}, {e.stem: e for e in entries}))
    assert [d.stem for d in list_side(folder).dokumen] == ["a"]


def test_a_broken_register_is_told_and_documents_are_read_without_it(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", camat=agreement(data("A")))
    (folder / "register.json").write_bytes(b"{")
    side = list_side(folder)
    assert [p.kode for p in side.problems] == ["F005"]
    assert [(d.stem, d.registered) for d in side.dokumen] == [("camat", False)]


def test_one_file_is_itself_and_the_year_that_was_asked_for_stays(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", camat=agreement(data("A")), lurah=agreement(data("B")))
    side = list_side(folder / "camat.docx", "2022")
    assert side.dokumen == [Dokumen(folder / "camat.docx", "")]
    assert (side.path, side.tahun, side.problems) == (folder / "camat.docx", "2022", [])
    assert list_side(folder, "2021").tahun == "2021"


def test_a_document_whose_post_cannot_be_told_is_named_and_kept_in_mind(tmp_path: Path) -> None:
    folder = save(tmp_path, tanpa=agreement(data("A"), jabatan=". . ."))
    side = list_side(folder)
    assert told(side) == [
        "tanpa.docx: R008 jabatan Pihak Pertama tidak terbaca; dokumen ini tidak dibandingkan."
    ]
    assert [(u.berkas, u.held, u.many) for u in side.unread] == [
        ((folder / "tanpa.docx").as_posix(), "", False)
    ]
    assert side.dokumen == []


def test_copies_are_told_of_the_folder(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", a=agreement(data("A")))
    shutil.copyfile(folder / "a.docx", folder / "b.docx")
    side = list_side(folder)
    assert [(p.span.berkas, p.kode) for p in side.problems] == [
        ((tmp_path / "lama").as_posix(), "R003")
    ]


def test_a_document_that_was_read_keeps_its_head(tmp_path: Path) -> None:
    (own,) = list_side(save(tmp_path, camat=agreement(data("A")))).dokumen
    assert own.kepala == Kepala("", "Camat Contoh", "Kecamatan Contoh", "2022")


def test_what_an_archive_holds_that_is_none_is_named_by_its_place(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "unit.zip", "w") as archive:
        archive.writestr("dalam/", b"")
        archive.writestr("dalam/rusak.docx", b"isi")
        archive.writestr("dalam/PK Camat", b"PK\x03\x04 isi")
        archive.writestr("dalam/cadangan.bak", b"PK\x03\x04 isi")
    side = list_side(tmp_path / "unit.zip")
    assert [(p.span.berkas, p.kode) for p in side.problems] == [
        (f"{tmp_path.as_posix()}/unit.zip/dalam/rusak.docx", "T001"),
        (f"{tmp_path.as_posix()}/unit.zip/dalam/PK Camat", "R006"),
    ]
    assert side.problems[1].pesan == formats.UNCERTAIN.pesan
    assert [(Path(u.berkas).name, u.many) for u in side.unread] == [
        ("rusak.docx", False),
        ("PK Camat", True),
    ]


def test_a_broken_file_that_begins_as_a_zip_is_uncertain(tmp_path: Path) -> None:
    (tmp_path / "PK Camat").write_bytes(b"PK\x03\x04 isi")
    side = list_side(tmp_path)
    assert told(side) == [f"PK Camat: R006 {formats.UNCERTAIN.pesan}"]
    assert [u.many for u in side.unread] == [True]


def test_an_agreement_of_another_year_is_a_warning_that_names_both() -> None:
    problem = other_year("lama/a.docx", "2021", "2022")
    assert str(problem) == (
        "lama/a.docx:1:1: R005 peringatan: perjanjian tahun 2021, sedangkan yang lain tahun 2022."
    )
    assert problem.berat is Berat.PERINGATAN
    assert "tahun tidak terbaca, sedangkan" in other_year("a.docx", "", "2022").pesan
