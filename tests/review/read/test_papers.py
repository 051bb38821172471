"""The papers of an Instruksi as a side of a comparison."""

from pathlib import Path

import pytest

from pkdocs.app.making.instructing import make_instruksi
from pkdocs.review.read.instruksi import Bagan
from pkdocs.review.read.papers import are_papers, collect_bagan, papers_side
from pkdocs.rules.cascade import resolve_cascade
from tests.foreign import agreement, document, p, save
from tests.helpers import ROOT
from tests.support.bahan import read_bahan
from tests.support.instruksi import Tata, instruksi
from tests.support.typed import copy_kota

CODES = ["instruksi", "lampiran-i", "lampiran-ii", "lampiran-iii"]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    make_instruksi(copy_kota(tmp_path / "2024"), tmp_path / "jadi")
    return tmp_path / "jadi"


@pytest.fixture
def bagan(made: Path) -> Bagan:
    bahan = read_bahan(made.parent / "2024")
    return collect_bagan(resolve_cascade(bahan.organisasi, bahan.katalog))


def test_each_lampiran_in_a_folder_is_one_of_the_side(made: Path, bagan: Bagan) -> None:
    (made / "~$lampiran-1.docx").write_bytes(b"kunci Word")
    assert are_papers(made)
    side = papers_side(made, bagan)
    assert [dokumen.kode for dokumen in side.dokumen] == CODES
    assert (side.tahun, side.problems, side.unread) == ("2024", [], [])


def test_one_file_may_be_a_side(made: Path, bagan: Bagan) -> None:
    path = made / "lampiran-2.docx"
    assert are_papers(path)
    assert [dokumen.kode for dokumen in papers_side(path, bagan).dokumen] == ["lampiran-ii"]
    whole = made / "semua.docx"
    whole.write_bytes(instruksi(read_bahan(ROOT), Tata()))
    bahan = read_bahan(ROOT)
    shipped = collect_bagan(resolve_cascade(bahan.organisasi, bahan.katalog))
    assert [dokumen.kode for dokumen in papers_side(whole, shipped).dokumen] == CODES[1:]


def test_a_folder_of_agreements_is_none_whatever_its_files_are_called(tmp_path: Path) -> None:
    save(tmp_path, **{"lampiran-camat": agreement()})
    assert not are_papers(tmp_path)
    assert not are_papers(tmp_path / "lampiran-camat.docx")
    assert not are_papers(tmp_path / "tiada")


def test_what_is_none_of_them_is_told(made: Path, bagan: Bagan) -> None:
    (made / "nota.docx").write_bytes(document(p("Nota dinas")))
    (made / "rusak.docx").write_bytes(b"%PDF-1.7 contoh")
    (made / "lampiran-2 - Copy.docx").write_bytes((made / "lampiran-2.docx").read_bytes())
    side = papers_side(made, bagan)
    assert sorted(problem.kode for problem in side.problems) == ["R001", "R003", "R006"]
    assert len(side.unread) == 2
