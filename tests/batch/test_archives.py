"""The PDF inside the archives of units: beside each document, all or none, in nobody's place."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pkdocs.base.placing import Maker, marked
from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.batch.archives import count, pack_pdfs
from pkdocs.batch.pdfs import PdfReport, PdfRun
from pkdocs.outputs.document import pack
from pkdocs.pdf.convert import Made, Original
from pkdocs.pdf.engine import LIBREOFFICE, Engine
from pkdocs.store.register import Entri, Register, hash_bytes, read_register
from tests.helpers import edit, out, run
from tests.support.folder import files
from tests.support.listed import entry
from tests.support.office import write_docx
from tests.support.sticky import Sticky

ENGINE = Engine(LIBREOFFICE)
RUN = PdfRun(ENGINE, ("satu.zip", "dua.zip"))
BROKEN = Problem(Span("satu.zip/rusak.docx"), "P001", "tidak dijadikan PDF")
BARE = b"%PDF-1.7\nstartxref\n0\n%%EOF\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that the converter is asked for, which it makes at once, the last one first."""
    names: list[str] = []

    def at_once(_engine: Engine, sources: Sequence[Original], _workers: int) -> Iterator[Made]:
        for source in reversed(sources):
            names.append(source.name)
            if source.stem == "rusak":
                yield Made(source, problem=BROKEN)
            else:
                yield Made(source, BARE, is_konsep=source.stem == "konsep")

    monkeypatch.setattr("pkdocs.batch.pdfs.convert", at_once)
    return names


def converted() -> bytes:
    return b"".join(marked([BARE], Path("a.pdf"), Maker("pdf")))


def lay(folder: Path, **archives: Sequence[str]) -> Register:
    """A register of archives as they lie there, each with documents of these stems."""
    dokumen = {}
    for name, stems in archives.items():
        path = folder / f"{name}.zip"
        path.write_bytes(pack({f"{stem}.docx": _docx(folder, stem) for stem in stems}))
        stat, sha256 = path.stat(), hash_bytes(path.read_bytes())
        own = Entri(path.name, path.name, name, "siap", (), sha256, "m", "", "t", "v")
        dokumen[path.name] = replace(
            own, jenis="arsip", ukuran=stat.st_size, waktu=stat.st_mtime_ns
        )
    return Register(2023, {"org.yaml": "x"}, dokumen)


def _docx(folder: Path, stem: str) -> bytes:
    path = write_docx(folder / "bahan.docx", stem)
    data = path.read_bytes()
    path.unlink()
    return data


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def packed(folder: Path, register: Register, run_of: PdfRun = RUN) -> tuple[PdfReport, list[int]]:
    told: list[int] = []
    return pack_pdfs(folder, register, run_of, told.append), told


def known(folder: Path) -> Register:
    register = read_register(folder, 2023).value
    assert register is not None
    return register


def test_each_document_has_its_pdf_beside_it_and_nothing_else_is_there(
    tmp_path: Path, asked: list[str]
) -> None:
    register = lay(tmp_path, satu=["a", "konsep"], dua=["c"])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    report, told = packed(tmp_path, register)
    assert names(tmp_path / "satu.zip") == ["a.docx", "a.pdf", "konsep.docx", "konsep.pdf"]
    assert asked[-1] == f"{tmp_path.as_posix()}/satu.zip/a.docx"
    assert (report.made, report.problems) == (["c", "a", "konsep"], [])
    assert (report.without_fields, told) == (["konsep"], [0, 1, 1, 1])
    assert files(tmp_path) == {"satu.zip", "dua.zip"}
    with zipfile.ZipFile(tmp_path / "dua.zip") as archive:
        assert archive.read("c.pdf") == converted()
        (tmp_path / "lama.zip").write_bytes(before["dua.zip"])
        with zipfile.ZipFile(tmp_path / "lama.zip") as old:
            assert archive.read("c.docx") == old.read("c.docx")
    assert known(tmp_path).sumber == register.sumber


def test_what_has_its_pdf_is_left_until_engine_or_documents_change(
    tmp_path: Path, asked: list[str]
) -> None:
    packed(tmp_path, lay(tmp_path, satu=["a", "b"]))
    first = (tmp_path / "satu.zip").read_bytes()
    asked.clear()
    report, told = packed(tmp_path, known(tmp_path))
    assert (asked, report.kept, report.made, told) == ([], ["a", "b"], [], [2])
    report, _ = packed(tmp_path, known(tmp_path), PdfRun(ENGINE, RUN.stems, with_fields=False))
    assert report.kept == ["a", "b"]
    other = Engine("word")
    report, _ = packed(tmp_path, known(tmp_path), PdfRun(other, RUN.stems))
    assert (report.kept, len(report.made)) == ([], 2)
    assert (tmp_path / "satu.zip").read_bytes() == first
    again = lay(tmp_path, satu=["a", "b"]).dokumen["satu.zip"]
    old = known(tmp_path).dokumen["satu.zip"]
    assert (
        len(packed(tmp_path, Register(2023, {}, {"satu.zip": again.with_pdf_of(old)}))[0].made) == 2
    )


def test_an_archive_one_of_whose_documents_gives_no_pdf_stays_without_and_others_do_not(
    tmp_path: Path, asked: list[str]
) -> None:
    register = lay(tmp_path, satu=["a", "rusak", "z"], dua=["c"])
    before = (tmp_path / "satu.zip").read_bytes()
    report, _ = packed(tmp_path, register)
    assert (report.made, report.problems) == (["c"], [BROKEN])
    assert (tmp_path / "satu.zip").read_bytes() == before
    assert names(tmp_path / "dua.zip") == ["c.docx", "c.pdf"]
    assert known(tmp_path).dokumen["satu.zip"] == register.dokumen["satu.zip"]


def test_an_archive_that_a_signed_pdf_is_held_from_is_told_and_the_others_get_theirs(
    tmp_path: Path, asked: list[str], sticky: Sticky
) -> None:
    register = lay(tmp_path, satu=["a"], dua=["c"])
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 ditandatangani")
    frozen = _frozen(tmp_path, "a")
    sticky.hold("a.pdf", acts=("read",))
    report, _ = packed(tmp_path, Register(2023, {}, {**register.dokumen, "a": frozen}))
    assert report.made == ["c"]
    (told,) = report.problems
    assert str(told).startswith(f"{(tmp_path / 'a.pdf').as_posix()}:1:1: F004 ")


def test_what_was_frozen_has_the_pdf_that_lies_beside_it_signed_or_not(
    tmp_path: Path, asked: list[str]
) -> None:
    register = lay(tmp_path, satu=["a", "b", "c"])
    frozen = {stem: _frozen(tmp_path, stem) for stem in ("a", "b", "c")}
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 ditandatangani")
    (tmp_path / "b.pdf").write_bytes(b"bukan PDF")
    register = Register(2023, {}, {**register.dokumen, **frozen})
    report, _ = packed(tmp_path, register)
    assert [Path(name).name for name in asked] == ["c.docx", "b.docx"]
    assert sorted(report.made) == ["a", "b", "c"]
    with zipfile.ZipFile(tmp_path / "satu.zip") as archive:
        assert archive.read("a.pdf") == b"%PDF-1.4 ditandatangani"
        assert archive.read("b.pdf") == converted()
    assert packed(tmp_path, known(tmp_path))[0].kept == ["a", "b", "c"]
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 ditandatangani keduanya")
    assert sorted(packed(tmp_path, known(tmp_path))[0].made) == ["a", "b", "c"]
    with zipfile.ZipFile(tmp_path / "satu.zip") as archive:
        assert archive.read("a.pdf") == b"%PDF-1.4 ditandatangani keduanya"


def test_what_lies_there_under_other_letters_goes_in_under_its_own(
    tmp_path: Path, asked: list[str]
) -> None:
    register = lay(tmp_path, satu=["a", "b"])
    frozen = {"a": _frozen(tmp_path, "a")}
    (tmp_path / "A.PDF").write_bytes(b"%PDF-1.4 ditandatangani")
    (tmp_path / "satu.zip").rename(tmp_path / "Satu.ZIP")
    register = Register(2023, {}, {**register.dokumen, **frozen})
    report, _ = packed(tmp_path, register)
    assert (sorted(report.made), report.problems) == (["a", "b"], [])
    assert [Path(name).name for name in asked] == ["b.docx"]
    assert not (tmp_path / "satu.zip").exists()
    assert names(tmp_path / "Satu.ZIP") == ["a.docx", "a.pdf", "b.docx", "b.pdf"]
    with zipfile.ZipFile(tmp_path / "Satu.ZIP") as archive:
        assert archive.read("a.pdf") == b"%PDF-1.4 ditandatangani"


def _frozen(folder: Path, stem: str, **more: object) -> Entri:
    """The entry of a document that lies beside the archive which it is in, too."""
    path = folder / f"{stem}.docx"
    with zipfile.ZipFile(folder / "satu.zip") as archive:
        path.write_bytes(archive.read(path.name))
    stat, sha256 = path.stat(), hash_bytes(path.read_bytes())
    own = entry(stem, kode=stem, sha256=sha256, ukuran=stat.st_size, waktu=stat.st_mtime_ns)
    return replace(own, **{"beku": True, **more})  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize("beku", [True, False])
def test_a_current_pdf_of_the_very_document_is_not_made_again(
    tmp_path: Path, asked: list[str], beku: bool
) -> None:
    register = lay(tmp_path, satu=["a", "b"])
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(converted())
    stat = pdf.stat()
    made = {
        "pdf_sha256": hash_bytes(converted()),
        "pdf_mesin": RUN.fingerprint,
        "pdf_ukuran": stat.st_size,
        "pdf_waktu": stat.st_mtime_ns,
        "beku": beku,
    }
    own = _frozen(tmp_path, "a", **made)
    stale = _frozen(tmp_path, "b", **made, pdf_docx="dari dokumen lain")
    current = replace(own, pdf_docx=own.sha256)
    packed(tmp_path, Register(2023, {}, {**register.dokumen, "a": current, "b": stale}))
    assert [Path(name).name for name in asked] == ["b.docx"]
    with zipfile.ZipFile(tmp_path / "satu.zip") as archive:
        assert archive.read("a.pdf") == converted()


def test_an_archive_that_is_not_as_it_was_made_is_left_alone(
    tmp_path: Path, asked: list[str]
) -> None:
    register = lay(tmp_path, satu=["a"], dua=["c"])
    (tmp_path / "satu.zip").write_bytes(b"milik orang")
    (tmp_path / "dua.zip").unlink()
    loose = Register(2023, {}, {**register.dokumen, "a": entry("a")})
    report, _ = packed(tmp_path, loose, PdfRun(ENGINE, ("satu.zip", "dua.zip", "a", "tiada.zip")))
    assert (report, asked) == (PdfReport(), [])
    assert (tmp_path / "satu.zip").read_bytes() == b"milik orang"
    assert count(tmp_path, ["satu.zip", "dua.zip"]) == 0


def test_what_somebody_saves_there_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = lay(tmp_path, satu=["a"])

    def slow(_engine: Engine, sources: Sequence[Original], _workers: int) -> Iterator[Made]:
        (tmp_path / "satu.zip").write_bytes(pack({"a.docx": b"milik orang"}))
        yield from (Made(source, BARE) for source in sources)

    monkeypatch.setattr("pkdocs.batch.pdfs.convert", slow)
    report, _ = packed(tmp_path, register)
    assert [problem.kode for problem in report.problems] == ["F014"]
    with zipfile.ZipFile(tmp_path / "satu.zip") as archive:
        assert archive.read("a.docx") == b"milik orang"
    assert files(tmp_path) == {"satu.zip"}


def test_an_archive_that_is_gone_meanwhile_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = lay(tmp_path, satu=["a"])

    def gone(_engine: Engine, sources: Sequence[Original], _workers: int) -> Iterator[Made]:
        (tmp_path / "satu.zip").unlink()
        yield from (Made(source, BARE) for source in sources)

    monkeypatch.setattr("pkdocs.batch.pdfs.convert", gone)
    assert [p.kode for p in packed(tmp_path, register)[0].problems] == ["F004"]


@pytest.mark.slow
@pytest.mark.soffice
def test_pdf_and_zip_together_fill_each_archive_and_leave_nothing_beside_it(
    project: Path,
) -> None:
    into = project / "arsip"
    todo = ("generate", "--zip", "--pdf", "-C", str(project), "--output", str(into))
    done = run(*todo)
    assert (done.returncode, "8 PDF dibuat, 0 tidak berubah." in done.stdout) == (0, True)
    assert names(into / "bagian-satu.zip") == [
        *("kabag-satu.docx", "kabag-satu.pdf", "kasubbag-satu.docx", "kasubbag-satu.pdf"),
    ]
    assert {Path(name).suffix for name in files(into)} == {".zip"}
    before = {path.name: path.read_bytes() for path in into.glob("*.zip")}
    assert "0 PDF dibuat, 8 tidak berubah." in run(*todo).stdout
    assert "6 tidak berubah" in run(*(own for own in todo if own != "--pdf")).stdout
    (into / "register.json").unlink()
    assert run(*todo).returncode == 0
    assert {path.name: path.read_bytes() for path in into.glob("*.zip")} == before
    edit(project, "org.yaml", "Kepala Bagian Satu", "Kepala Bagian Yang Baru")
    assert "2 PDF dibuat, 0 tidak berubah." in run(*todo, "--unit", "Bagian Satu").stdout
    compared = run("diff", str(out(project)), str(into), "-C", str(project))
    assert "PDF tidak dibaca" not in compared.stderr
