"""Bundles and previews as use cases; the commands' own tests go further."""

from pathlib import Path

import pytest

from pkdocs.app.making.printing import make_bundle, preview
from pkdocs.app.terms import EVERYONE, Refused, Which
from tests.helpers import edit, out
from tests.tools import find_soffice

pytestmark = pytest.mark.soffice


def test_a_bundle_is_bound_of_what_is_there_already(project_with_pdf: Path) -> None:
    where = project_with_pdf / "cetak.pdf"
    done = make_bundle(project_with_pdf, Which(unit="Bagian Satu"), str(where), by_unit=True)
    assert (done.pdfs.made, len(done.pdfs.kept), done.failed) == ([], 2, False)
    (line,) = done.written
    assert "2 perjanjian (2 siap, 0 konsep)" in line
    assert where.is_file()


@pytest.mark.slow
def test_a_bundle_takes_what_lies_there_under_other_letters(project_with_pdf: Path) -> None:
    folder = out(project_with_pdf)
    (folder / "kabag-satu.docx").rename(folder / "Kabag-Satu.DOCX")
    (folder / "kabag-satu.pdf").rename(folder / "KABAG-SATU.PDF")
    where = project_with_pdf / "cetak.pdf"
    done = make_bundle(project_with_pdf, Which(unit="Bagian Satu"), str(where))
    assert (done.pdfs.made, len(done.pdfs.kept), done.failed) == ([], 2, False)
    assert "2 perjanjian (2 siap, 0 konsep)" in done.written[0]
    assert not (folder / "kabag-satu.pdf").exists()


def test_a_bundle_of_nothing_and_one_among_the_documents_are_refused(
    project_with_pdf: Path,
) -> None:
    edit(project_with_pdf, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    which = Which(["camat-mawar"])
    with pytest.raises(Refused, match="tidak ada perjanjian untuk dicetak"):
        make_bundle(project_with_pdf, which, str(project_with_pdf / "x.pdf"), only_ready=True)
    inside = str(out(project_with_pdf) / "x.pdf")
    with pytest.raises(Refused, match="tidak boleh di folder keluaran"):
        make_bundle(project_with_pdf, EVERYONE, inside)


def test_a_preview_touches_no_output_folder(fresh_project: Path, tmp_path: Path) -> None:
    made = preview(fresh_project, "walikota", where=tmp_path / "gambar", dpi=40)
    assert len(made.pages) >= 2
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in made.pages)
    assert not out(fresh_project).exists()


def test_a_post_with_an_error_has_no_preview(fresh_project: Path) -> None:
    find_soffice()
    edit(fresh_project, "org.yaml", '"198506062010061006"', '"198599062010061006"')
    with pytest.raises(Refused, match="pratinjau tidak dibuat") as refused:
        preview(fresh_project, "kabag-dua", dpi=40)
    assert [problem.kode for problem in refused.value.problems] == ["J008"]


def test_a_bundle_of_posts_with_errors_alone_makes_no_folder(fresh_project: Path) -> None:
    find_soffice()
    edit(fresh_project, "org.yaml", '"198506062010061006"', '"198599062010061006"')
    with pytest.raises(Refused, match="tidak ada perjanjian untuk dicetak") as refused:
        make_bundle(fresh_project, Which(["kabag-dua"]), str(fresh_project / "cetak" / "x.pdf"))
    assert [problem.kode for problem in refused.value.problems] == ["J008"]
    assert not out(fresh_project).exists()
    assert not (fresh_project / "cetak").exists()


@pytest.mark.slow
def test_pictures_replace_only_pictures_of_the_same_command(fresh_project: Path) -> None:
    place = fresh_project / "gambar"
    place.mkdir()
    other = place / "walikota-hal-2.png"
    other.write_bytes(b"foto orang lain")
    with pytest.raises(Refused, match="pratinjau tidak dibuat") as refused:
        preview(fresh_project, "walikota", where=place, dpi=40)
    assert [problem.kode for problem in refused.value.problems] == ["F012"]
    assert list(place.iterdir()) == [other]
    assert len(preview(fresh_project, "walikota", where=place, dpi=40, overwrite=True).pages) >= 2
    assert len(preview(fresh_project, "walikota", where=place, dpi=40).pages) >= 2
