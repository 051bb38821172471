"""The commands bundle and preview, and the option --ttd, as a user runs them."""

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.helpers import edit, make_project, run
from tests.tools import pdf_pages
from tests.word.template_factory import with_parts

pytestmark = pytest.mark.soffice
KONSEP = "    perlu_konfirmasi: nama jabatannya belum pasti\n"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of eight agreements, one of them a konsep, with its documents and PDF."""
    folder = make_project(tmp_path_factory.mktemp("cetak"))
    edit(
        folder,
        "org.yaml",
        "    nama: Kepala Bagian Dua\n",
        f"    nama: Kepala Bagian Dua\n{KONSEP}",
    )
    assert run("generate", "--pdf", "-C", str(folder)).returncode == 0
    return folder


def titles(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [post.title for unit in outline.root for post in unit.children]


def test_one_bundle_holds_all_and_tells_how_many_may_be_signed(project: Path) -> None:
    where = project / "semua.pdf"
    done = run("bundle", "-C", str(project), "-o", str(where))
    assert done.returncode == 0
    assert "semua.pdf: 8 perjanjian (7 siap, 1 konsep), 8 lembar kertas." in done.stdout
    assert len(titles(where)) == 8
    before = where.read_bytes()
    assert run("bundle", "-C", str(project), "-o", str(where)).returncode == 0
    assert where.read_bytes() == before


def test_only_what_may_be_signed_is_bound_when_asked(project: Path) -> None:
    where = project / "siap.pdf"
    done = run("bundle", "-C", str(project), "-o", str(where), "--siap")
    assert "7 perjanjian (7 siap, 0 konsep)" in done.stdout
    assert "Kepala Bagian Dua" not in titles(where)


def test_a_folder_gets_one_bundle_a_unit(project: Path) -> None:
    where = project / "per-unit"
    done = run("bundle", "-C", str(project), "-o", f"{where}/", "--copies-order")
    assert done.returncode == 0
    assert titles(where / "bagian-satu.pdf") == ["Kepala Bagian Satu", "Kepala Subbagian Satu"]
    assert len(list(where.iterdir())) == 6


def test_what_is_outdated_is_made_anew_before_it_is_bound(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    where = str(folder / "cetak.pdf")
    assert run("bundle", "walikota", "-C", str(folder), "-o", where).returncode == 0
    edit(folder, "org.yaml", "nama: Wira Contoh", "nama: Wira Contoh Baru")
    done = run("bundle", "walikota", "-C", str(folder), "-o", where)
    assert "1 PDF dibuat" in done.stdout
    assert "WIRA CONTOH BARU" in pdf_pages(Path(where))[0]


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
        ("surat.pdf", "bukan berkas gabungan pkdocs"),
    ],
)
def test_no_other_file_is_ever_replaced_by_a_bundle(project: Path, where: str, words: str) -> None:
    (project / "surat.pdf").write_bytes(b"%PDF- surat orang lain")
    before = {path: path.read_bytes() for path in project.rglob("*.pdf")}
    done = run("bundle", "walikota", "-C", str(project), "-o", f"{project}/{where}")
    assert done.returncode == 2
    assert words in done.stderr
    assert {path: path.read_bytes() for path in project.rglob("*.pdf")} == before


def test_a_unit_that_has_the_name_of_another_file_is_told(project: Path) -> None:
    where = project / "campur"
    where.mkdir()
    (where / "kota-contoh.pdf").write_bytes(b"%PDF- surat orang lain")
    done = run("bundle", "walikota", "-C", str(project), "-o", f"{where}/")
    assert done.returncode == 1
    assert "F004" in done.stderr
    assert (where / "kota-contoh.pdf").read_bytes() == b"%PDF- surat orang lain"


def test_the_pages_of_a_post_are_drawn_and_the_output_is_left_alone(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    where = folder / "gambar"
    done = run("preview", "lurah melati", "-C", str(folder), "-o", str(where), "--dpi", "40")
    assert done.returncode == 0
    names = ["lurah-melati-hal-1.png", "lurah-melati-hal-2.png"]
    assert sorted(path.name for path in where.iterdir()) == names
    assert all((where / name).read_bytes().startswith(PNG) for name in names)
    assert not (folder / "output").exists()
    (where / "lurah-melati-hal-9.png").write_bytes(b"lama")
    again = run("preview", "lurah-melati", "-C", str(folder), "-o", str(where), "--dpi", "40")
    assert "boleh dihapus: lurah-melati-hal-9.png" in again.stdout
    assert (where / "lurah-melati-hal-9.png").exists()


def test_a_post_with_an_error_is_not_drawn(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    edit(folder, "org.yaml", 'nip: "198001012005011001"', 'nip: "123"')
    done = run("preview", "walikota", "-C", str(folder))
    assert done.returncode == 1
    assert "J008" in done.stderr
    assert not (folder / "pratinjau").exists()


def fields(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        form = pdf.Root.get("/AcroForm")
        return [str(field.T) for field in form.Fields] if form else []


def test_signature_fields_come_and_go_with_the_option(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    edit(
        folder,
        "org.yaml",
        "    nama: Kepala Bagian Dua\n",
        f"    nama: Kepala Bagian Dua\n{KONSEP}",
    )
    out = folder / "output" / "2023"
    done = run("generate", "walikota", "kabag-dua", "--pdf", "--ttd", "-C", str(folder))
    assert done.returncode == 0
    assert "1 masih konsep, maka tanpa kolom tanda tangan." in done.stdout
    assert len(fields(out / "walikota.pdf")) == 4
    assert fields(out / "kabag-dua.pdf") == []
    again = run("pdf", "walikota", "--ttd", "-C", str(folder))
    assert "0 PDF dibuat, 1 tidak berubah." in again.stdout
    assert "1 PDF dibuat" in run("pdf", "walikota", "-C", str(folder)).stdout
    assert fields(out / "walikota.pdf") == []
    assert "1 PDF dibuat" in run("pdf", str(out / "walikota.docx"), "--ttd").stdout
    assert len(fields(out / "walikota.pdf")) == 4


def test_a_document_without_signature_blocks_gets_no_pdf(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    template = folder / "templates" / "perjanjian-kinerja.docx"

    def rename(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        assert "PIHAK KEDUA,<" in text
        parts["word/document.xml"] = text.replace("PIHAK KEDUA,<", "Atasan,<").encode()

    template.write_bytes(with_parts(template.read_bytes(), rename))
    done = run("generate", "walikota", "--pdf", "--ttd", "-C", str(folder))
    assert done.returncode == 1
    assert "P008" in done.stderr
    assert '"PIHAK PERTAMA," dan "PIHAK KEDUA,"' in done.stderr
    assert (folder / "output" / "2023" / "walikota.docx").exists()
    assert not (folder / "output" / "2023" / "walikota.pdf").exists()


def test_without_the_extra_the_option_says_what_to_install(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    words = ["pdf", "walikota", "--ttd", "-C", str(folder)]
    code = f"import sys; sys.modules['pyhanko'] = None; from pkdocs.cli import main; main({words})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert 'pip install "pkdocs[ttd]"' in done.stderr
