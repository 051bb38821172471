"""The PDF of an output folder: only what changed, and in nobody's place."""

import os
from pathlib import Path

import docx
import pytest

from pkdocs.store.register import read_register
from tests.helpers import edit, make_project, out, run, run_process
from tests.support.office import finish, pdfs
from tests.tools import find_soffice, pdf_text, small_disk
from tests.tracked import element

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


@pytest.mark.soffice
def test_an_unchanged_document_is_not_converted_again_and_a_changed_one_is(
    project_with_pdf: Path,
) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in out(project_with_pdf).glob("*.pdf")}
    assert len(before) == 8
    done = run("generate", "--pdf", "-C", str(project_with_pdf))
    assert "0 PDF dibuat, 8 tidak berubah." in done.stdout
    edit(project_with_pdf, "org.yaml", "Kepala Bagian Satu", "Kepala Bagian Yang Baru")
    assert run("generate", "-C", str(project_with_pdf)).returncode == 0
    assert "PDF usang" in run("status", "-C", str(project_with_pdf)).stdout
    assert run("pdf", "-C", str(project_with_pdf)).returncode == 0
    after = {path.name: path.stat().st_mtime_ns for path in out(project_with_pdf).glob("*.pdf")}
    assert "kabag-satu.pdf" in {name for name in before if before[name] != after[name]}
    assert any(before[name] == after[name] for name in before)
    assert "PDF usang" not in run("status", "-C", str(project_with_pdf)).stdout


@pytest.mark.soffice
def test_a_signed_pdf_is_never_replaced_without_being_asked_to(project_with_pdf: Path) -> None:
    path = out(project_with_pdf) / "kabag-satu.pdf"
    with path.open("ab") as file:
        file.write(b"\n% ditandatangani\n")
    signed = path.read_bytes()
    assert "PDF diubah atau ditandatangani" in run("status", "-C", str(project_with_pdf)).stdout
    done = run("pdf", "kabag-satu", "-C", str(project_with_pdf))
    assert (done.returncode, path.read_bytes()) == (1, signed)
    assert "P004" in done.stderr
    assert (
        run("pdf", "kabag-satu", "--overwrite-edited", "-C", str(project_with_pdf)).returncode == 0
    )
    assert path.read_bytes() != signed


@pytest.mark.soffice
def test_a_pdf_of_a_run_that_was_cut_short_is_known_by_its_bytes_a_foreign_one_is_kept(
    project_with_pdf: Path,
) -> None:
    before = pdfs(out(project_with_pdf))
    register = out(project_with_pdf) / "register.json"
    register.unlink()
    (out(project_with_pdf) / "kabag-dua.pdf").write_bytes(b"%PDF-1.4 asing")
    assert run("generate", "-C", str(project_with_pdf)).returncode == 0
    done = run("pdf", "-C", str(project_with_pdf))
    assert done.returncode == 1
    assert done.stderr.count("P004") == 1
    assert pdfs(out(project_with_pdf)) == {**before, "kabag-dua.pdf": b"%PDF-1.4 asing"}
    dokumen = read_register(out(project_with_pdf), 2023).value
    assert dokumen is not None
    assert dokumen.dokumen["kabag-satu"].pdf_sha256


@pytest.mark.soffice
def test_a_document_that_is_missing_is_told_and_prune_takes_the_pdf_along(
    project_with_pdf: Path,
) -> None:
    (out(project_with_pdf) / "kabag-satu.docx").unlink()
    done = run("pdf", "-C", str(project_with_pdf))
    assert (done.returncode, done.stderr.count("P005")) == (1, 1)
    assert run("generate", "-C", str(project_with_pdf)).returncode == 0
    path = out(project_with_pdf) / "register.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kasubbag-satu", "kasubbag-lain"), encoding="utf-8")
    for name in ("docx", "pdf"):
        (out(project_with_pdf) / f"kasubbag-satu.{name}").rename(
            out(project_with_pdf) / f"kasubbag-lain.{name}"
        )
    assert run("generate", "--prune", "-C", str(project_with_pdf)).returncode == 0
    assert not list(out(project_with_pdf).glob("kasubbag-lain.*"))


@pytest.mark.soffice
def test_a_frozen_and_a_corrected_document_become_pdf_as_they_are(project_with_pdf: Path) -> None:
    path = out(project_with_pdf) / "kabag-dua.docx"
    document = docx.Document(str(path))
    document.add_paragraph("Dikoreksi dengan tangan")
    document.save(str(path))
    assert run("freeze", "kabag-dua", "-C", str(project_with_pdf)).returncode == 0
    frozen = path.read_bytes()
    assert "PDF usang" in run("status", "-C", str(project_with_pdf)).stdout
    done = run("generate", "--pdf", "-C", str(project_with_pdf))
    assert (done.returncode, path.read_bytes()) == (0, frozen)
    assert "Dikoreksi dengan tangan" in pdf_text(path.with_suffix(".pdf"))
    assert "PDF usang" not in run("status", "-C", str(project_with_pdf)).stdout


@pytest.mark.soffice
def test_a_document_that_prints_more_than_its_words_is_told_as_long_as_it_does(
    project_with_pdf: Path,
) -> None:
    path = out(project_with_pdf) / "kabag-dua.docx"
    document = docx.Document(str(path))
    document.paragraphs[0]._p.append(element("ins", id="9", author="Staf Contoh"))
    document.save(str(path))
    commands = (("pdf",), ("pdf",), ("bundle", "-o", str(project_with_pdf / "cetak.pdf")))
    for command in commands:
        done = run(*command, "kabag-dua", "kabag-satu", "-C", str(project_with_pdf))
        assert done.returncode == 0
        assert [line.split()[1] for line in done.stderr.splitlines()] == ["T402"]


@pytest.mark.soffice
def test_a_pdf_that_cannot_be_written_is_told_and_the_others_are_made(
    project_with_pdf: Path,
) -> None:
    path = out(project_with_pdf) / "kabag-satu.pdf"
    path.unlink()
    path.mkdir()
    done = run("generate", "--all", "--pdf", "-C", str(project_with_pdf))
    assert done.returncode == 1
    assert (done.stderr.count("F004"), done.stderr.count("kabag-satu.pdf")) == (1, 1)
    assert path.is_dir()


def test_a_register_that_says_nonsense_of_a_pdf_is_not_believed(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "-C", str(folder)).returncode == 0
    register = out(folder) / "register.json"
    text = register.read_text(encoding="utf-8")
    assert '"ukuran": ' in text
    nonsense = text.replace('"ukuran": ', '"pdf_ukuran": "0", "ukuran": ', 1)
    register.write_text(nonsense, encoding="utf-8")
    assert "F005" in run("status", "-C", str(folder)).stderr


@pytest.mark.soffice
@pytest.mark.skipif(os.name == "nt", reason="needs a small file system to fill")
def test_a_full_disk_is_told_and_leaves_no_half_pdf(
    project_with_pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path / "kecil", "600k") as small:
        for path in out(project_with_pdf).glob("*.pdf"):
            path.unlink()
        monkeypatch.setenv("TMPDIR", str(small))
        done = run_process("pdf", "-C", str(project_with_pdf))
        assert done.returncode == 1
        assert "penuh" in done.stderr
        for data in pdfs(out(project_with_pdf)).values():
            assert finish(data) == data


@pytest.mark.soffice
@pytest.mark.skipif(os.name == "nt", reason="needs a small file system to fill")
def test_a_full_output_folder_is_told_and_what_fits_is_whole(tmp_path: Path) -> None:
    find_soffice()
    folder = make_project(tmp_path / "proyek")
    with small_disk(tmp_path / "kecil", "600k") as small:
        where = ["-C", str(folder), "--output", str(small)]
        assert run("generate", *where).returncode == 0
        done = run("pdf", *where)
        assert done.returncode == 1
        assert "F004" in done.stderr
        assert "ruang penyimpanan penuh" in done.stderr
        assert 0 < len(pdfs(small)) < 8
        for data in pdfs(small).values():
            assert finish(data) == data
        assert not list(small.glob(".pkdocs-*.tmp"))
