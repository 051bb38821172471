"""The PDF of an output folder: only what changed, and in nobody's place."""

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import pikepdf
import pytest

from pkdocs.base import files, trouble
from pkdocs.base.placing import Maker, marked
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.values import replace
from pkdocs.batch.pdfs import PdfReport, PdfRun, convert_loose, make_pdfs
from pkdocs.pdf.convert import Made, Original
from pkdocs.pdf.engine import LIBREOFFICE, Engine
from pkdocs.store.register import Register, hash_bytes, read_register
from tests.helpers import edit, make_project, out, run, run_process
from tests.support.listed import entry
from tests.support.office import is_whole, pdfs, with_loose_font, write_docx
from tests.support.pindaian import KABAG_SATU, add_fields, signed_electronically
from tests.tools import find_soffice, pdf_text, small_disk
from tests.tracked import element

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.soffice
def test_a_pdf_that_stays_is_told_as_what_it_is(project_with_pdf: Path, tmp_path: Path) -> None:
    """Signed, changed or foreign: three situations, and a word for each."""
    folder = out(project_with_pdf)
    signed, changed = folder / "kabag-satu.pdf", folder / "kabag-dua.pdf"
    with pikepdf.open(signed, allow_overwriting_input=True) as pdf:
        add_fields(pdf, {"ttd": True})
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
    before = (out(project_with_pdf) / "kabag-satu.pdf").read_bytes()
    edit(project_with_pdf, "org.yaml", "Kepala Bagian Satu", "Kepala Bagian Yang Baru")
    assert run("generate", "-C", str(project_with_pdf)).returncode == 0
    (out(project_with_pdf) / "register.json").unlink()
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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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


# Small folders, and a converter that answers at once


DATA = with_loose_font()
MARKED = b"".join(marked([DATA], Path("a.pdf"), Maker("pdf")))
ENGINE = Engine(LIBREOFFICE)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were given to a converter, which makes the same PDF of each."""
    names: list[str] = []

    def at_once(engine: Engine, sources: Sequence[Original], workers: int) -> Iterator[Made]:
        assert (engine, workers) == (ENGINE, 3)
        for source in sources:
            names.append(source.path.name)
            assert source.name == source.path.as_posix()
            if source.path.stem == "bisu":
                yield Made(source)
            elif source.path.stem == "rusak":
                yield Made(source, None, BROKEN, (WARNING,))
            else:
                yield Made(source, DATA, None, (WARNING,), source.path.stem == "konsep")

    monkeypatch.setattr("pkdocs.batch.pdfs.convert", at_once)
    return names


BROKEN = Problem(Span("rusak.docx"), "P002", "rusak")
WARNING = Problem(Span("a.docx"), "T401", "ada komentar", Berat.PERINGATAN)


def job(*stems: str, **how: bool) -> PdfRun:
    return PdfRun(ENGINE, stems, 3, **how)


def laid(folder: Path, *stems: str) -> Register:
    """A register of documents as they lie there."""
    dokumen = {}
    for stem in stems:
        stat = write_docx(folder / f"{stem}.docx", stem).stat()
        sha256 = hash_bytes((folder / f"{stem}.docx").read_bytes())
        dokumen[stem] = entry(stem, sha256=sha256, ukuran=stat.st_size, waktu=stat.st_mtime_ns)
    return Register(2023, {"org.yaml": "x"}, dokumen)


def made_in(folder: Path, register: Register, run_of: PdfRun) -> tuple[PdfReport, list[int]]:
    told: list[int] = []
    return make_pdfs(folder, register, run_of, told.append), told


def test_what_was_made_is_listed_and_not_made_again(tmp_path: Path, asked: list[str]) -> None:
    register = laid(tmp_path, "a", "b", "rusak", "konsep")
    run_of = job("a", "rusak", "konsep")
    report, told = made_in(tmp_path, register, run_of)
    assert asked == ["a.docx", "rusak.docx", "konsep.docx"]
    assert report == PdfReport(["a", "konsep"], [], [BROKEN], [WARNING] * 3, ["konsep"])
    assert told == [0, 1, 1, 1]
    assert {path.name for path in tmp_path.glob("*.pdf")} == {"a.pdf", "konsep.pdf"}
    assert (tmp_path / "a.pdf").read_bytes() == MARKED
    again = read_register(tmp_path, 2023).value
    assert again is not None
    stat = (tmp_path / "a.pdf").stat()
    assert again.sumber == register.sumber
    assert {s: e for s, e in again.dokumen.items() if s != "konsep"} == {
        **{stem: register.dokumen[stem] for stem in ("b", "rusak")},
        "a": replace(
            register.dokumen["a"],
            pdf_sha256=hash_bytes(MARKED),
            pdf_docx=register.dokumen["a"].sha256,
            pdf_mesin=run_of.fingerprint,
            pdf_ukuran=stat.st_size,
            pdf_waktu=stat.st_mtime_ns,
        ),
    }
    asked.clear()
    report, told = made_in(tmp_path, again, job("a", "b"))
    assert (asked, told, report.kept, report.made) == (["b.docx"], [1, 1], ["a"], ["b"])


def test_what_is_current_needs_no_converter_and_no_register(
    tmp_path: Path, asked: list[str]
) -> None:
    made_in(tmp_path, laid(tmp_path, "a"), job("a"))
    register = read_register(tmp_path, 2023).value
    assert register is not None
    (tmp_path / "register.json").unlink()
    asked.clear()
    assert made_in(tmp_path, register, job("a")) == (PdfReport(kept=["a"]), [1])
    assert (asked, (tmp_path / "register.json").exists()) == ([], False)


def test_another_engine_fields_or_document_makes_it_anew(tmp_path: Path, asked: list[str]) -> None:
    prints = {PdfRun(ENGINE, ()), PdfRun(ENGINE, (), with_fields=True)}
    assert len({run_of.fingerprint for run_of in prints}) == 2
    assert job("a", overwrite_edited=True).fingerprint == PdfRun(ENGINE, ()).fingerprint
    made_in(tmp_path, laid(tmp_path, "a", "b", "c"), job("a", "b", "c"))
    register = read_register(tmp_path, 2023).value
    assert register is not None
    dokumen = dict(register.dokumen)
    dokumen["b"] = replace(dokumen["b"], pdf_mesin="lain")
    write_docx(tmp_path / "c.docx", "diubah")
    asked.clear()
    report, _ = made_in(tmp_path, Register(2023, {}, dokumen), job("a", "b", "c"))
    assert (asked, report.kept, report.problems) == (["b.docx", "c.docx"], ["a"], [])
    again = read_register(tmp_path, 2023).value
    assert again is not None
    changed_to = hash_bytes((tmp_path / "c.docx").read_bytes())
    assert again.dokumen["c"].pdf_docx == changed_to != again.dokumen["c"].sha256


def test_what_cannot_or_may_not_be_made_is_told_and_the_next_ones_are_made(
    tmp_path: Path, asked: list[str]
) -> None:
    register = laid(tmp_path, "hilang", "orang", "a", "b")
    archive = entry("unit.zip", kode="unit.zip", berkas="unit.zip", jenis="arsip")
    register = Register(2023, {}, {**register.dokumen, "unit.zip": archive})
    (tmp_path / "hilang.docx").unlink()
    (tmp_path / "orang.pdf").write_bytes(b"%PDF-1.7 surat")
    stems = ("unit.zip", "tiada", "hilang", "orang", "a")
    report, _ = made_in(tmp_path, register, job(*stems))
    assert asked == ["orang.docx", "a.docx"]
    assert report.made == ["a"]
    assert list(map(str, report.problems)) == [
        f"{tmp_path.as_posix()}/hilang.docx:1:1: P005 dokumennya tidak ada; buat dahulu.",
        f"{tmp_path.as_posix()}/orang.pdf:1:1: P004 PDF ini bukan buatan pkdocs{NOT_REPLACED}",
    ]
    assert (tmp_path / "orang.pdf").read_bytes() == b"%PDF-1.7 surat"
    report, _ = made_in(tmp_path, register, job("orang", overwrite_edited=True))
    assert (report.made, report.problems) == (["orang"], [])


NOT_REPLACED = (
    ", maka tidak ditimpa. Pindahkan ke tempat lain, atau pakai pkdocs pdf --overwrite-edited."
)


def test_a_pdf_that_was_changed_is_told_before_anything_is_converted(
    tmp_path: Path, asked: list[str]
) -> None:
    made_in(tmp_path, laid(tmp_path, "a", "b"), job("a", "b"))
    register = read_register(tmp_path, 2023).value
    assert register is not None
    for stem in ("a", "b"):
        write_docx(tmp_path / f"{stem}.docx", "diubah")
    (tmp_path / "a.pdf").write_bytes(b"x" * len(MARKED))
    asked.clear()
    report, told = made_in(tmp_path, register, job("a", "b"))
    assert (asked, told, report.made) == (["b.docx"], [0, 1], ["b"])
    assert list(map(str, report.problems)) == [
        (
            f"{tmp_path.as_posix()}/a.pdf:1:1: P004 PDF ini diubah atau diganti sejak dibuat"
            f"{NOT_REPLACED}"
        )
    ]
    report, _ = made_in(tmp_path, register, job("a", overwrite_edited=True))
    assert (report.made, report.problems) == (["a"], [])
    assert (tmp_path / "a.pdf").read_bytes() == MARKED


def test_a_kept_one_is_told_of_what_its_corrected_document_prints(
    tmp_path: Path, asked: list[str]
) -> None:
    register = laid(tmp_path, "a", "b")
    document = docx.Document(str(tmp_path / "a.docx"))
    document.paragraphs[0]._p.append(element("ins", id="9", author="Staf Contoh"))
    document.save(str(tmp_path / "a.docx"))
    made_in(tmp_path, register, job("a", "b"))
    again = read_register(tmp_path, 2023).value
    assert again is not None
    asked.clear()
    report, _ = made_in(tmp_path, again, job("a", "b"))
    assert (asked, report.kept) == ([], ["a", "b"])
    assert [(p.kode, p.span.berkas) for p in report.warnings] == [
        ("T402", (tmp_path / "a.docx").as_posix())
    ]


@pytest.mark.parametrize("ttd", [True, False])
def test_a_kept_konsep_is_told_as_one_without_fields_where_they_were_wanted(
    tmp_path: Path, ttd: bool
) -> None:
    pytest.importorskip("pyhanko", reason="pip install pkdocs[ttd]")
    register = laid(tmp_path, "a", "b")
    run_of = job("a", "b", with_fields=ttd)
    path = tmp_path / "a.pdf"
    path.write_bytes(DATA)
    stat = path.stat()
    dokumen = {
        stem: replace(
            entri,
            keadaan="konsep" if stem == "a" else "siap",
            pdf_sha256="x",
            pdf_docx=entri.sha256,
            pdf_mesin=run_of.fingerprint,
            pdf_ukuran=stat.st_size,
            pdf_waktu=stat.st_mtime_ns,
        )
        for stem, entri in register.dokumen.items()
    }
    (tmp_path / "b.pdf").write_bytes(DATA)
    os.utime(tmp_path / "b.pdf", ns=(stat.st_mtime_ns, stat.st_mtime_ns))
    report, _ = made_in(tmp_path, Register(2023, {}, dokumen), run_of)
    assert report == PdfReport(kept=["a", "b"], without_fields=["a"] if ttd else [])


def test_a_run_cut_short_lists_what_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_engine: Engine, sources: Sequence[Original], _workers: int) -> Iterator[Made]:
        yield Made(sources[0], DATA)
        raise KeyboardInterrupt

    monkeypatch.setattr("pkdocs.batch.pdfs.convert", stopped)
    register = laid(tmp_path, "a", "b")
    with pytest.raises(KeyboardInterrupt):
        made_in(tmp_path, register, job("a", "b"))
    again = read_register(tmp_path, 2023).value
    assert again is not None
    assert again.dokumen["a"].pdf_sha256 == hash_bytes(MARKED)
    assert again.dokumen["b"] == register.dokumen["b"]


def test_a_folder_in_the_place_of_a_pdf_is_told(tmp_path: Path, asked: list[str]) -> None:
    register = laid(tmp_path, "a", "b")
    (tmp_path / "a.pdf").mkdir()
    report, _ = made_in(tmp_path, register, job("a", "b"))
    error = IsADirectoryError(errno.EISDIR, "")
    assert report.problems == [trouble.unwritten(tmp_path / "a.pdf", error)]
    assert (asked, report.made) == (["a.docx", "b.docx"], ["b"])
    assert not list(tmp_path.glob(".pkdocs-*.tmp"))


def test_loose_documents_become_pdf_beside_them_or_in_one_folder(
    tmp_path: Path, asked: list[str]
) -> None:
    for stem in ("a", "konsep", "rusak", "orang"):
        write_docx(tmp_path / f"{stem}.docx", stem)
    (tmp_path / "orang.pdf").write_bytes(b"%PDF-1.7 surat")
    documents = [tmp_path / f"{stem}.docx" for stem in ("rusak", "orang", "konsep", "a")]
    told: list[int] = []
    report = convert_loose(documents, None, job(), told.append)
    (foreign,) = report.problems[1:]
    assert report == PdfReport(["konsep", "a"], [], [BROKEN, foreign], [WARNING] * 4, ["konsep"])
    assert foreign.kode == "P004"
    assert foreign.pesan == f"PDF ini bukan buatan pkdocs{NOT_REPLACED}"
    assert told == [1] * 4
    assert (tmp_path / "orang.pdf").read_bytes() == b"%PDF-1.7 surat"
    assert (tmp_path / "a.pdf").read_bytes() == MARKED
    before = (tmp_path / "a.pdf").stat()
    report = convert_loose(documents[1:], None, job(), told.append)
    assert (report.made, report.kept, len(report.problems)) == ([], ["konsep", "a"], 1)
    assert (tmp_path / "a.pdf").stat() == before
    report = convert_loose(documents[1:2], None, job(overwrite_edited=True), told.append)
    assert (report.made, report.problems) == (["orang"], [])
    into = tmp_path / "unggah"
    into.mkdir()
    report = convert_loose(documents[2:], into, job(), told.append)
    assert (report.made, report.kept) == (["konsep", "a"], [])
    assert {path.name for path in into.iterdir()} == {"konsep.pdf", "a.pdf"}


def test_a_loose_pdf_of_ours_is_made_anew_and_a_changed_one_stays(
    tmp_path: Path, asked: list[str]
) -> None:
    older = b"".join(marked([DATA.replace(b"%PDF-1.3", b"%PDF-1.4")], Path("a.pdf"), Maker("pdf")))
    path = tmp_path / "a.pdf"
    path.write_bytes(older)
    assert older != MARKED
    write_docx(tmp_path / "a.docx")
    report = convert_loose([tmp_path / "a.docx"], None, job(), lambda _count: None)
    assert (report.made, path.read_bytes()) == (["a"], MARKED)
    path.write_bytes(older + b"\n% catatan")
    report = convert_loose([tmp_path / "a.docx"], None, job(), lambda _count: None)
    words = f"PDF ini diubah atau diganti sejak dibuat{NOT_REPLACED}"
    assert [(p.kode, p.pesan) for p in report.problems] == [("P004", words)]
    assert path.read_bytes() == older + b"\n% catatan"
    assert asked == ["a.docx", "a.docx"]


def test_a_document_that_becomes_none_without_a_word_is_told(
    tmp_path: Path, asked: list[str]
) -> None:
    report, _ = made_in(tmp_path, laid(tmp_path, "bisu"), job("bisu"))
    told = f"{tmp_path.as_posix()}/bisu.pdf:1:1: P001 tidak dijadikan PDF."
    assert (asked, list(map(str, report.problems))) == (["bisu.docx"], [told])


def test_one_that_somebody_deletes_at_once_is_told_as_not_written(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "flush_and_put", lambda temporary, _path, _look: temporary.unlink())
    report, _ = made_in(tmp_path, laid(tmp_path, "a"), job("a"))
    error = FileNotFoundError(errno.ENOENT, "")
    assert (asked, report.made) == (["a.docx"], [])
    assert report.problems == [trouble.unwritten(tmp_path / "a.pdf", error)]


def test_a_pdf_that_the_register_knows_needs_no_mark_to_be_made_anew(
    tmp_path: Path, asked: list[str]
) -> None:
    register = laid(tmp_path, "a")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 tanpa tanda")
    known = replace(register.dokumen["a"], pdf_sha256=hash_bytes(b"%PDF-1.4 tanpa tanda"))
    report, _ = made_in(tmp_path, Register(2023, {}, {"a": known}), job("a"))
    assert (asked, report.made, report.problems) == (["a.docx"], ["a"], [])
    assert (tmp_path / "a.pdf").read_bytes() == MARKED


def test_a_signed_pdf_that_the_register_does_not_know_stays_and_is_told_as_signed(
    tmp_path: Path, asked: list[str]
) -> None:
    path, signed = tmp_path / "a.pdf", signed_electronically(KABAG_SATU)
    path.write_bytes(signed)
    report, _ = made_in(tmp_path, laid(tmp_path, "a"), job("a"))
    told = (
        f"{path.as_posix()}:1:1: P004 PDF ini sudah ditandatangani secara elektronik, maka tidak "
        "ditimpa. Pindahkan dahulu ke tempat lain bila yang baru diperlukan."
    )
    assert (asked, list(map(str, report.problems))) == (["a.docx"], [told])
    assert path.read_bytes() == signed


def test_a_link_to_nothing_in_the_place_of_a_pdf_stays_and_is_told(
    tmp_path: Path, asked: list[str]
) -> None:
    register = laid(tmp_path, "a")
    (tmp_path / "a.pdf").symlink_to(tmp_path / "tiada")
    known = replace(register.dokumen["a"], pdf_sha256="x")
    report, _ = made_in(tmp_path, Register(2023, {}, {"a": known}), job("a"))
    assert (asked, [p.kode for p in report.problems]) == (["a.docx"], ["P004"])
    assert (tmp_path / "a.pdf").is_symlink()


def test_a_register_that_cannot_be_written_is_told_and_the_pdf_is_there(
    tmp_path: Path, asked: list[str]
) -> None:
    register = laid(tmp_path, "a")
    (tmp_path / "register.json").mkdir()
    report, _ = made_in(tmp_path, register, job("a"))
    error = IsADirectoryError(errno.EISDIR, "")
    assert (asked, report.made) == (["a.docx"], ["a"])
    assert report.problems == [trouble.unwritten(tmp_path / "register.json", error)]
    assert (tmp_path / "a.pdf").read_bytes() == MARKED


def test_where_fields_are_wanted_a_pdf_without_a_place_for_them_is_none(
    tmp_path: Path, asked: list[str]
) -> None:
    pytest.importorskip("pyhanko", reason="pip install pkdocs[ttd]")
    report, _ = made_in(tmp_path, laid(tmp_path, "a"), job("a", with_fields=True))
    assert (asked, [p.kode for p in report.problems]) == (["a.docx"], ["P008"])
    assert not (tmp_path / "a.pdf").exists()
