"""The command pdf and the option --pdf, as a user runs them."""

from pathlib import Path

import pikepdf
import pytest

from pkdocs.base.files import locked
from tests.helpers import make_project, out, run, run_process
from tests.support.folder import unsettle
from tests.support.office import pdfs, write_docx
from tests.word.template_factory import with_parts


@pytest.mark.slow
@pytest.mark.soffice
def test_files_with_difficult_names_are_converted_beside_themselves(tmp_path: Path) -> None:
    names = ("-awal.docx", "dua kata, koma.docx", "kutip 'satu' \"dua\".docx", "é ü 公.docx")
    for name in names:
        write_docx(tmp_path / name)
    files = [str(tmp_path / name) for name in names]
    done = run("pdf", *files)
    assert (done.returncode, done.stdout) == (0, "4 PDF dibuat, 0 tidak berubah.\n")
    assert set(pdfs(tmp_path)) == {f"{Path(name).stem}.pdf" for name in names}
    assert run("pdf", *files).stdout == "0 PDF dibuat, 4 tidak berubah.\n"
    write_docx(tmp_path / names[0], "Lain")
    assert run("pdf", files[0]).stdout == "1 PDF dibuat, 0 tidak berubah.\n"
    (tmp_path / "-awal.pdf").write_bytes(b"%PDF-1.4 asing")
    assert "P004" in run("pdf", files[0]).stderr


@pytest.mark.soffice
@pytest.mark.slow
def test_the_pdf_of_files_can_be_laid_into_one_folder(
    project_with_pdf: Path, tmp_path: Path
) -> None:
    loose = write_docx(tmp_path / "-surat, lain.docx")
    into = tmp_path / "unggah"
    files = ["--", loose.name, str(out(project_with_pdf) / "kabag-satu.docx")]
    done = run("pdf", "--output", str(into), *files, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "2 PDF dibuat, 0 tidak berubah.\n")
    assert pdfs(into)["kabag-satu.pdf"] == pdfs(out(project_with_pdf))["kabag-satu.pdf"]
    assert set(pdfs(into)) == {"kabag-satu.pdf", "-surat, lain.pdf"}
    assert not loose.with_suffix(".pdf").exists()
    own = [
        "pdf",
        str(out(project_with_pdf) / "kabag-satu.docx"),
        "--output",
        str(out(project_with_pdf)),
    ]
    assert run(*own).stdout == "0 PDF dibuat, 1 tidak berubah.\n"
    with locked(into) as free:
        assert free
        assert "F007" in run("pdf", "--output", str(into), *files, cwd=tmp_path).stderr


@pytest.mark.soffice
def test_a_locked_folder_and_a_missing_file_are_told(
    project_with_pdf: Path, tmp_path: Path
) -> None:
    with locked(out(project_with_pdf)) as free:
        assert free
        done = run("pdf", "-C", str(project_with_pdf))
    assert (done.returncode, done.stderr.count("F007")) == (1, 1)
    done = run("pdf", str(tmp_path / "tidak-ada.docx"))
    assert (done.returncode, "tidak ada" in done.stderr) == (2, True)
    done = run(
        "pdf", "kabag-satu", "-C", str(project_with_pdf), "--output", str(tmp_path / "kosong")
    )
    assert (done.returncode, "jalankan pkdocs generate" in done.stderr) == (1, True)


def fields(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        form = pdf.Root.get("/AcroForm")
        return [str(field.T) for field in form.Fields] if form else []


@pytest.mark.slow
@pytest.mark.soffice
def test_signature_fields_come_and_go_with_the_option(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    unsettle(folder)
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


@pytest.mark.slow
@pytest.mark.soffice
def test_a_document_without_signature_blocks_gets_no_pdf(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    template = folder / "templates" / "perjanjian-kinerja.docx"

    def rename(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        assert "PIHAK KEDUA,<" in text
        for words in ("PIHAK KEDUA,<", "{{ pihak_kedua.jabatan }},<"):
            text = text.replace(words, "Atasan,<")
        parts["word/document.xml"] = text.encode()

    template.write_bytes(with_parts(template.read_bytes(), rename))
    done = run("generate", "walikota", "--pdf", "--ttd", "-C", str(folder))
    assert done.returncode == 1
    assert "P008" in done.stderr
    assert "ruang tanda tangan Pihak Kedua tidak ditemukan di halaman pernyataan" in done.stderr
    assert (folder / "output" / "2023" / "walikota.docx").exists()
    assert not (folder / "output" / "2023" / "walikota.pdf").exists()


@pytest.mark.soffice
def test_without_the_extra_the_option_says_what_to_install(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    code = "import sys; sys.modules['pyhanko'] = None; from pkdocs.cli import main; main()"
    done = run_process("pdf", "walikota", "--ttd", "-C", str(folder), code=code)
    assert done.returncode == 2
    assert 'pip install "pkdocs[ttd]"' in done.stderr
