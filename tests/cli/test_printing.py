"""The command bundle, as a user runs it."""

import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.helpers import edit, make_project, out, run
from tests.support.folder import unsettle
from tests.support.office import write_docx
from tests.tools import pdf_pages

pytestmark = pytest.mark.soffice


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of eight agreements, a konsep and one without a name, with documents and PDF."""
    folder = make_project(tmp_path_factory.mktemp("cetak"))
    unsettle(folder)
    holder = '  lurah-melati: {nama: Lestari Contoh, nip: "198809092013092009"}\n'
    edit(folder, "pejabat.yaml", holder, "")
    assert run("generate", "--pdf", "-C", str(folder)).returncode == 0
    return folder


def titles(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [post.title for unit in outline.root for post in unit.children]


def test_one_bundle_holds_all_and_tells_how_many_may_be_signed(project: Path) -> None:
    where = project / "semua.pdf"
    done = run("bundle", "-C", str(project), "-o", str(where))
    assert done.returncode == 0
    counts = "6 siap, 1 siap (nama belum diisi), 1 konsep"
    assert f"semua.pdf: 8 perjanjian ({counts}), 8 lembar kertas." in done.stdout
    assert len(titles(where)) == 8
    before = where.read_bytes()
    assert run("bundle", "-C", str(project), "-o", str(where)).returncode == 0
    assert where.read_bytes() == before


def test_only_what_may_be_signed_is_bound_when_asked(project: Path) -> None:
    where = project / "siap.pdf"
    done = run("bundle", "-C", str(project), "-o", str(where), "--siap")
    assert "6 perjanjian (6 siap, 0 konsep)" in done.stdout
    assert {"Kepala Bagian Dua", "Lurah Melati"}.isdisjoint(titles(where))


@pytest.mark.slow
def test_what_was_edited_is_not_counted_as_ready(project: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(project, tmp_path / "proyek"))
    write_docx(out(project) / "kabag-satu.docx", "dikoreksi")
    where = tmp_path / "disunting.pdf"
    done = run("bundle", "-C", str(project), "-o", str(where))
    counts = "5 siap, 1 siap (nama belum diisi), 1 konsep, 1 disunting"
    assert f"disunting.pdf: 8 perjanjian ({counts}), " in done.stdout
    done = run("bundle", "-C", str(project), "-o", str(where), "--siap")
    assert "5 perjanjian (5 siap, 0 konsep)" in done.stdout
    told = "Tidak ikut, sebab disunting tangan dan belum tentu siap: kabag-satu."
    assert told in done.stdout
    done = run("bundle", "kabag-satu", "-C", str(project), "-o", str(where), "--siap")
    assert "tidak ada perjanjian untuk dicetak; disunting tangan: kabag-satu." in done.stderr


def test_a_folder_gets_one_bundle_a_unit(project: Path) -> None:
    where = project / "per-unit"
    done = run("bundle", "-C", str(project), "-o", f"{where}/", "--copies-order")
    assert done.returncode == 0
    assert titles(where / "bagian-satu.pdf") == ["Kepala Bagian Satu", "Kepala Subbagian Satu"]
    assert len(list(where.iterdir())) == 6


@pytest.mark.slow
def test_what_is_outdated_is_made_anew_before_it_is_bound(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    where = str(folder / "cetak.pdf")
    assert run("bundle", "walikota", "-C", str(folder), "-o", where).returncode == 0
    edit(folder, "org.yaml", "nama: Wira Contoh", "nama: Wira Contoh Baru")
    done = run("bundle", "walikota", "-C", str(folder), "-o", where)
    assert "1 PDF dibuat" in done.stdout
    assert "WIRA CONTOH BARU" in pdf_pages(Path(where))[0]


@pytest.mark.slow
def test_a_pdf_changed_since_is_told_and_not_bound(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    assert run("generate", "walikota", "asisten-satu", "--pdf", "-C", str(folder)).returncode == 0
    signed = folder / "output" / "2023" / "walikota.pdf"
    with pikepdf.open(signed, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Title"] = "Ditandatangani"
        pdf.save()
    edit(folder, "org.yaml", "nama: Wira Contoh", "nama: Wira Contoh Baru")
    where = folder / "cetak.pdf"
    done = run("bundle", "walikota", "asisten-satu", "-C", str(folder), "-o", str(where))
    assert done.returncode == 1
    assert "P004" in done.stderr
    assert titles(where) == ["Asisten Satu"]
    with pikepdf.open(signed) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Ditandatangani"


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("cetak.docx", "harus berakhiran .pdf"),
        ("output/2023/walikota.pdf", "tidak boleh di folder keluaran"),
        ("output/2023/", "tidak boleh di folder keluaran"),
    ],
)
def test_no_document_is_ever_replaced_by_a_bundle(project: Path, where: str, words: str) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.pdf")}
    done = run("bundle", "walikota", "-C", str(project), "-o", f"{project}/{where}")
    assert done.returncode == 2
    assert words in done.stderr
    assert {path: path.read_bytes() for path in project.rglob("*.pdf")} == before


@pytest.mark.parametrize("where", ["campur/", "campur/kota-contoh.pdf"])
def test_another_file_is_replaced_by_a_bundle_only_where_asked_for(
    project: Path, where: str
) -> None:
    other = project / "campur" / "kota-contoh.pdf"
    other.parent.mkdir(exist_ok=True)
    other.write_bytes(b"%PDF- surat orang lain")
    command = ["bundle", "walikota", "-C", str(project), "-o", f"{project}/{where}"]
    done = run(*command)
    assert done.returncode == 1
    assert "campur/kota-contoh.pdf:1:1: F012" in done.stderr
    assert other.read_bytes() == b"%PDF- surat orang lain"
    assert run(*command, "--overwrite").returncode == 0
    assert titles(other) == ["Walikota Kota Contoh"]
