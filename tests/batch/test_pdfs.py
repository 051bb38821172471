"""The PDF of an output folder: only what changed, and in nobody's place."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import pikepdf
import pytest

from pkdocs.batch.pdfs import PdfRun, make_pdfs
from pkdocs.pdf.convert import Made, Original
from pkdocs.pdf.engine import LIBREOFFICE, Engine
from pkdocs.store.register import read_register
from tests.helpers import edit, make_project, out, run, run_process
from tests.support.office import is_whole, pdfs, with_loose_font, write_docx
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
def test_a_pdf_that_stays_is_told_as_what_it_is(project_with_pdf: Path, tmp_path: Path) -> None:
    """Signed, changed or foreign: three situations, and a word for each."""
    folder = out(project_with_pdf)
    signed, changed = folder / "kabag-satu.pdf", folder / "kabag-dua.pdf"
    with pikepdf.open(signed, allow_overwriting_input=True) as pdf:
        pdf.Root.Ttd = pdf.make_indirect(pikepdf.Dictionary(ByteRange=[0, 1, 2, 3]))
        pdf.save()
    changed.write_bytes(changed.read_bytes() + b"\n% catatan\n")
    loose = write_docx(tmp_path / "surat.docx")
    loose.with_suffix(".pdf").write_bytes(b"%PDF-1.4 surat orang lain")
    before = {path: path.read_bytes() for path in (signed, changed, loose.with_suffix(".pdf"))}
    told = {
        signed: "sudah ditandatangani secara elektronik",
        changed: "diubah atau diganti sejak dibuat",
        loose.with_suffix(".pdf"): "bukan buatan pkdocs",
    }
    posts = ["kabag-satu", "kabag-dua", str(loose)]
    lines = run("pdf", *posts, "-C", str(project_with_pdf)).stderr.splitlines()
    lines = [line for line in lines if "P004" in line]
    assert len(lines) == 3
    for path, words in told.items():
        (line,) = [line for line in lines if line.startswith(f"{path.as_posix()}:")]
        assert words in line
        assert path.read_bytes() == before[path]


@pytest.mark.soffice
def test_a_pdf_of_ours_that_the_register_does_not_know_is_made_anew(
    project_with_pdf: Path,
) -> None:
    (out(project_with_pdf) / "register.json").unlink()
    before = (out(project_with_pdf) / "kabag-satu.pdf").read_bytes()
    edit(project_with_pdf, "org.yaml", "Kepala Bagian Satu", "Kepala Bagian Yang Baru")
    assert run("generate", "-C", str(project_with_pdf)).returncode == 0
    done = run("pdf", "kabag-satu", "-C", str(project_with_pdf))
    assert (done.returncode, "1 PDF dibuat" in done.stdout) == (0, True)
    assert (out(project_with_pdf) / "kabag-satu.pdf").read_bytes() != before


def test_a_pdf_that_is_signed_while_the_next_one_is_made_stays(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Converting takes minutes: the place is looked at again before the rename."""
    path, signed = out(project) / "walikota.pdf", b"%PDF-1.4 ditandatangani"
    data = with_loose_font()

    def slow(_engine: Engine, sources: Sequence[Original], _workers: int) -> Iterator[Made]:
        for source in sources:
            path.write_bytes(signed)
            yield Made(source, data)

    monkeypatch.setattr("pkdocs.batch.pdfs.convert", slow)
    register = read_register(out(project), 2023).value
    assert register is not None
    run_of = PdfRun(Engine(LIBREOFFICE), ["walikota"])
    report = make_pdfs(out(project), register, run_of, lambda _: None)
    assert ([p.kode for p in report.problems], path.read_bytes()) == (["P004"], signed)


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
        assert all(map(is_whole, out(project_with_pdf).glob("*.pdf")))


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
        assert all(map(is_whole, small.glob("*.pdf")))
        assert not list(small.glob(".pkdocs-*.tmp"))


@pytest.mark.soffice
def test_a_pdf_that_somebody_saves_while_others_are_made_is_his(
    project_with_pdf: Path, engine: Engine
) -> None:
    edit(project_with_pdf, "org.yaml", "PROVINSI CONTOH", "PROVINSI REKAAN")
    assert run("generate", "-C", str(project_with_pdf)).returncode == 0
    register = read_register(out(project_with_pdf), 2023).value
    assert register is not None
    signed = out(project_with_pdf) / "kabag-satu.pdf"
    theirs = b"x" * signed.stat().st_size
    run_of_both = PdfRun(engine, ["walikota", "kabag-satu"])
    told: list[int] = []

    def tell(count: int) -> None:
        told.append(count)
        if sum(told) == 1:
            signed.write_bytes(theirs)

    report = make_pdfs(out(project_with_pdf), register, run_of_both, tell)
    assert signed.read_bytes() == theirs
    assert report.made == ["walikota"]
    assert [(p.kode, Path(p.span.berkas).name) for p in report.problems] == [
        ("P004", "kabag-satu.pdf")
    ]
