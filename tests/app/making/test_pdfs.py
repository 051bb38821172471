"""PDF as a use case; the command's own tests go further."""

from pathlib import Path

import pytest

from pkdocs.app.making.pdfs import Converting, convert
from pkdocs.app.terms import EVERYONE, Refused, Which
from pkdocs.base.files import locked
from tests.helpers import out
from tests.support.office import pdfs, write_docx
from tests.tools import find_soffice

pytestmark = pytest.mark.soffice


def test_the_documents_of_a_post_become_pdf_once(project_with_pdf: Path) -> None:
    (report,) = convert(project_with_pdf, [], Which(["walikota"]))
    assert (report.made, report.kept, report.problems) == ([], ["walikota"], [])
    (out(project_with_pdf) / "walikota.pdf").unlink()
    (report,) = convert(project_with_pdf, [], Which(["walikota"]))
    assert report.made == ["walikota"]


def test_what_was_never_made_and_what_is_not_there_are_refused(fresh_project: Path) -> None:
    find_soffice()
    with pytest.raises(Refused, match="belum ada dokumen"):
        convert(fresh_project, [], EVERYONE)
    with pytest.raises(Refused, match="tidak ada") as refused:
        convert(fresh_project, [fresh_project / "tiada.docx"], EVERYONE)
    assert refused.value.usage


def test_a_file_that_is_no_docx_is_told_what_to_do(fresh_project: Path) -> None:
    with pytest.raises(Refused) as refused:
        convert(fresh_project, [], Which(["walikota", "surat.DOC"]))
    assert refused.value.words == (
        '"surat.DOC" bukan .docx; buka di Word, lalu simpan sebagai Dokumen Word (.docx).'
    )


def test_what_word_lays_beside_an_open_document_is_passed_over(project_with_pdf: Path) -> None:
    beside = out(project_with_pdf) / "~$walikota.docx"
    beside.write_bytes(b"kunci Word")
    (report,) = convert(project_with_pdf, sorted(out(project_with_pdf).glob("*.docx")), EVERYONE)
    assert (len(report.kept), report.made, report.problems) == (8, [], [])
    with pytest.raises(Refused, match="bukan dokumen"):  # and never means all documents
        convert(project_with_pdf, [beside], EVERYONE)


def test_a_post_that_is_not_there_stops_all_before_anything_is_converted(
    project_with_pdf: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.docx"
    broken.write_bytes(b"bukan dokumen")
    with pytest.raises(Refused, match="tiada"):
        convert(project_with_pdf, [broken], Which(["tiada"]))


def test_a_folder_in_use_is_told_with_what_was_done_elsewhere(
    project_with_pdf: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.docx"
    broken.write_bytes(b"bukan dokumen")
    own = out(project_with_pdf) / "walikota.docx"
    with locked(out(project_with_pdf)) as free:
        assert free
        reports = convert(project_with_pdf, [own, broken], EVERYONE)
    assert [problem.kode for report in reports for problem in report.problems] == ["F007", "P002"]


@pytest.mark.slow
def test_documents_that_would_become_one_pdf_are_told_before_any_is_made(
    project_with_pdf: Path, tmp_path: Path
) -> None:
    loose = [tmp_path / name for name in ("a/x.docx", "b/X.docx", "b/walikota.docx")]
    for path in loose:
        path.parent.mkdir(exist_ok=True)
        write_docx(path)
    with pytest.raises(Refused, match="tidak ada PDF yang dibuat") as refused:
        convert(tmp_path, loose, EVERYONE, output=tmp_path / "unggah")
    assert [problem.kode for problem in refused.value.problems] == ["F013"]
    assert not (tmp_path / "unggah").exists()
    before = pdfs(out(project_with_pdf))
    with pytest.raises(Refused) as refused:
        convert(tmp_path, loose[2:], EVERYONE, output=out(project_with_pdf))
    assert "2 masukan menjadi satu berkas ini" in refused.value.problems[0].pesan
    assert pdfs(out(project_with_pdf)) == before
    (report,) = convert(tmp_path, [loose[0], tmp_path / "b" / ".." / "a" / "x.docx"], EVERYONE)
    assert report.made == ["x"]


def test_pdf_of_nothing_makes_no_folder(fresh_project: Path) -> None:
    find_soffice()
    with pytest.raises(Refused, match="belum ada dokumen"):
        convert(fresh_project, [], EVERYONE, output=fresh_project / "tiada")
    assert not (fresh_project / "tiada").exists()


def test_a_document_of_the_folder_is_known_in_whatever_letters_it_lies_there(
    project_with_pdf: Path,
) -> None:
    folder = out(project_with_pdf)
    (folder / "walikota.docx").rename(folder / "Walikota.DOCX")
    (folder / "walikota.pdf").rename(folder / "Walikota.PDF")
    (report,) = convert(project_with_pdf, [folder / "Walikota.DOCX"], EVERYONE)
    assert (report.made, report.kept, report.problems) == ([], ["walikota"], [])
    (folder / "Walikota.PDF").write_bytes(b"%PDF-1.7 bertanda tangan")
    (report,) = convert(project_with_pdf, [folder / "Walikota.DOCX"], EVERYONE)
    assert [problem.kode for problem in report.problems] == ["P004"]
    assert not (folder / "walikota.pdf").exists()
    (report,) = convert(
        project_with_pdf, [], Which(["walikota"]), Converting(overwrite_edited=True)
    )
    assert report.made == ["walikota"]
    assert (folder / "Walikota.PDF").stat().st_size > 1000
    assert not (folder / "walikota.pdf").exists()
