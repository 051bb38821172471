"""The Instruksi made in a folder of the user's, or refused with everything that is in the way."""

from pathlib import Path

import pytest

from pkdocs.app.looking.checking import check
from pkdocs.app.making.instructing import make_instruksi
from pkdocs.app.terms import Refused
from pkdocs.word import read_printed_lines
from tests.helpers import ROOT, edit, make_project
from tests.support.folder import contents
from tests.support.typed import copy_kota


def refused(folder: Path, place: Path) -> list[str]:
    with pytest.raises(Refused) as caught:
        make_instruksi(folder, place)
    assert not list(place.glob("*.docx")) if place.is_dir() else True
    return [problem.kode for problem in caught.value.problems]


def test_making_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    folder, place = make_project(tmp_path / "proyek"), tmp_path / "jadi"
    made = make_instruksi(folder, place)
    before = contents(place)
    assert [path.name for path in made.written][:1] == ["instruksi.docx"]
    assert made.konsep == {}
    assert set(before) == {path.name for path in made.written}
    make_instruksi(folder, place)
    assert contents(place) == before


def test_a_file_of_others_is_not_replaced_unasked(tmp_path: Path) -> None:
    folder, place = make_project(tmp_path / "proyek"), tmp_path / "jadi"
    place.mkdir()
    (place / "instruksi.docx").write_bytes(b"milik orang")
    with pytest.raises(Refused) as caught:
        make_instruksi(folder, place)
    assert [problem.kode for problem in caught.value.problems] == ["F012"]
    assert contents(place) == {"instruksi.docx": b"milik orang"}
    make_instruksi(folder, place, overwrite=True)
    assert "INSTRUKSI WALIKOTA KOTA CONTOH" in read_printed_lines(
        (place / "instruksi.docx").read_bytes()
    )


def test_what_was_made_earlier_and_not_this_time_is_told(tmp_path: Path) -> None:
    folder, place = make_project(tmp_path / "proyek"), tmp_path / "jadi"
    assert make_instruksi(folder, place).left_over == ()
    (place / "instruksi.pdf").write_bytes(b"%PDF")
    (place / "catatan.docx").write_bytes(b"milik orang")
    (place / "lain.pdf").write_bytes(b"%PDF")
    text = (folder / "instruksi.yaml").read_text(encoding="utf-8")
    short = text[: text.index("  - nomor: III")]
    (folder / "instruksi.yaml").write_text(short, encoding="utf-8")
    assert make_instruksi(folder, place).left_over == ("instruksi.pdf", "lampiran-3.docx")


def test_an_output_folder_is_no_place_for_it(fresh_project: Path) -> None:
    from pkdocs.app.making.documents import make_documents

    make_documents(fresh_project)
    with pytest.raises(Refused, match="tidak boleh di folder keluaran"):
        make_instruksi(fresh_project, fresh_project / "output" / "2023")


@pytest.mark.parametrize(
    ("berkas", "old", "new", "kode"),
    [
        ("instruksi.yaml", "tanggal: 3 Februari", "tanggal: 3 Pebruari", "J013"),
        ("instruksi.yaml", "penandatangan: walikota", "penandatangan: tiada", "K001"),
        ("indicators.yaml", "semua: kepala-bagian", "semua: kepala-bagiann", "K001"),
        ("indicators.yaml", 'tw4: "88,5"', 'tw4: "88.5x"', "A001"),
        ("org.yaml", '"198001012005011001"', '"19800101200501100"', "J008"),
        ("org.yaml", "atasan: gubernur", "atasan: gubernurr", "J002"),
    ],
)
def test_what_would_be_printed_must_be_in_order(
    tmp_path: Path, berkas: str, old: str, new: str, kode: str
) -> None:
    folder = make_project(tmp_path / "proyek")
    edit(folder, berkas, old, new)
    assert kode in refused(folder, tmp_path / "jadi")


def test_a_project_without_words_or_template_is_told(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    (folder / "templates" / "instruksi.docx").unlink()
    assert refused(folder, tmp_path / "jadi") == ["T000"]
    assert [problem.kode for problem in check(folder)] == ["T000"]
    (folder / "instruksi.yaml").unlink()
    assert refused(folder, tmp_path / "jadi") == ["S001"]
    assert check(folder) == ()


def test_what_is_wrong_with_its_words_stops_no_agreement(tmp_path: Path) -> None:
    from pkdocs.app.making.documents import make_documents

    folder = make_project(tmp_path / "proyek")
    edit(folder, "instruksi.yaml", "penandatangan: walikota", "penandatangan: tiada")
    assert [problem.kode for problem in check(folder)] == ["K001"]
    assert len(make_documents(folder).report.made) == 8


def test_the_shipped_instruksi_is_a_konsep_while_its_scan_is_not_looked_at(tmp_path: Path) -> None:
    made = make_instruksi(ROOT, tmp_path)
    assert made.konsep["instruksi.docx"] == ("transkripsi Instruksi belum diperiksa pada pindaian",)


def test_the_complete_example_has_no_konsep(tmp_path: Path) -> None:
    assert make_instruksi(copy_kota(tmp_path / "2024"), tmp_path / "jadi").konsep == {}


@pytest.mark.soffice
@pytest.mark.slow
def test_its_pdf_are_laid_beside_it(tmp_path: Path) -> None:
    made = make_instruksi(make_project(tmp_path / "proyek"), tmp_path / "jadi", pdf=True)
    assert made.pdfs is not None
    assert made.pdfs.problems == []
    stems = [path.stem for path in made.written]
    assert sorted(made.pdfs.made) == sorted(stems)
    assert all((tmp_path / "jadi" / f"{stem}.pdf").is_file() for stem in stems)
