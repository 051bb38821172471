"""The PDF of the documents of an output folder: made where it is missing or outdated, and noted.

A PDF that somebody changed since (or signed) is never replaced without being asked to.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from pkdocs import __version__
from pkdocs.base import files, trouble
from pkdocs.base.placing import Maker, Origin, marked, origin
from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain import Keadaan
from pkdocs.outputs.paper import paper_warnings
from pkdocs.pdf.convert import Made, Original, convert
from pkdocs.pdf.engine import Engine
from pkdocs.pdf.signed import is_signed
from pkdocs.store import standing
from pkdocs.store.folder import FileState, Folder, read_folder
from pkdocs.store.register import NAME, Entri, Register, hash_bytes, hash_file, write_register
from pkdocs.store.standing import Reason, Standing

_PDF = Maker("pdf")


class PdfReport(Struct):
    """What a run did, by stem of the document."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    without_fields: list[str] = field(default_factory=list)
    """Those that a run with signature fields left without: konsep."""


class PdfRun(Struct, frozen=True):
    """Which documents to convert, by stem, with what, and on how many processes."""

    engine: Engine
    stems: Sequence[str]
    workers: int = 1
    overwrite_edited: bool = False
    with_fields: bool = False
    """Whether they get empty signature fields; needs the extra `pkdocs[ttd]`."""

    @property
    def fingerprint(self) -> str:
        """Return what a PDF depends on beside its document."""
        fields = " ttd" if self.with_fields else ""
        return hash_bytes(f"{self.engine.fingerprint} {__version__}{fields}".encode())

    def convert(self, sources: Sequence[Original]) -> Iterator[Made]:
        """Give the PDF of each document as `convert` does, with signature fields where wanted.

        Each says that it was made here.
        """
        made = convert(self.engine, sources, self.workers)
        if not self.with_fields:
            return map(_with_mark, made)
        from pkdocs.pdf.fields import with_fields  # the extra is there only where it is wanted

        return map(_with_mark, map(with_fields, made))


def _with_mark(made: Made) -> Made:
    if made.data is None:
        return made
    return replace(made, data=b"".join(marked([made.data], _pdf_of(made.source.path), _PDF)))


class _Wanted(Struct, frozen=True):
    """A document to convert: where it lies, the hash of its file, and where its PDF is laid."""

    entri: Entri
    path: Path
    sha256: str
    pdf: Path


def make_pdfs(
    folder: Path, register: Register, run: PdfRun, progress: Callable[[int], None]
) -> PdfReport:
    """Convert what has to be converted, then write the register, also when cut short.

    The caller holds the lock of the folder. Problems beside those of `convert`: P004 a PDF was
    changed since, P005 the document itself is missing, F004 the PDF cannot be written.
    """
    report, check = PdfReport(), files.watch(folder)
    now = read_folder(folder, register)
    wanted = {item.path.name: item for item in _wanted(now, run, report)}
    progress(len(report.kept))
    if not wanted:
        return report
    dokumen = dict(register.dokumen)
    sources = [Original(item.path.as_posix(), item.path) for item in wanted.values()]
    try:
        for made in run.convert(sources):
            check()
            item = wanted[made.source.path.name]
            report.warnings.extend(made.warnings)
            settled = _settle(item, made, run)
            if isinstance(settled, Problem):
                report.problems.append(settled)
            else:
                stem = Path(settled.berkas).stem
                dokumen[stem] = settled
                report.made.append(stem)
                report.without_fields.extend([stem] if made.is_konsep else [])
            progress(1)
    finally:
        check()
        report.problems.extend(write_known(folder, replace(register, dokumen=dokumen)))
    return report


def write_known(folder: Path, register: Register) -> Iterator[Problem]:
    """Write the register; F004 where that cannot be: marks tell the next run what is ours.

    It is written as the problems are asked for.
    """
    try:
        write_register(folder, register)
    except OSError as error:
        yield trouble.unwritten(folder / NAME, error)


def convert_loose(
    documents: Sequence[Path], into: Path | None, run: PdfRun, progress: Callable[[int], None]
) -> PdfReport:
    """Convert documents that no register knows; each PDF is laid beside its document.

    Or all `into` one folder, whose lock the caller holds.
    """
    report = PdfReport()
    sources = [Original(path.as_posix(), path) for path in documents]
    for made in run.convert(sources):
        progress(1)
        report.warnings.extend(made.warnings)
        path = _pdf_of((into or made.source.path.parent) / made.source.path.name)
        same = _is_same(path, made.data)
        problem = _put(path, made, overwrite=run.overwrite_edited)
        if problem:
            report.problems.append(problem)
            continue
        (report.kept if same else report.made).append(path.stem)
        report.without_fields.extend([path.stem] if made.is_konsep else [])
    return report


def _is_same(path: Path, data: bytes | None) -> bool:
    try:
        return path.is_file() and files.read_whole(path) == data
    except OSError:
        return False


def _pdf_of(document: Path) -> Path:
    return document.with_name(f"{document.stem}.pdf")


def _wanted(now: Folder, run: PdfRun, report: PdfReport) -> Iterator[_Wanted]:
    for stem in run.stems:
        found = standing.document(now, stem)
        entri = found.entri
        if entri is None or found.is_archive:
            continue
        hindered = _hindered(now, found, entri, overwrite=run.overwrite_edited)
        if hindered:
            report.problems.append(hindered)
        elif Reason.PDF_CURRENT in found.reasons and entri.pdf_mesin == run.fingerprint:
            _keep(now, found, entri, run, report)
        else:
            yield _Wanted(entri, now.place(entri.berkas), now.sha256(entri), now.place(entri.pdf))


def _hindered(now: Folder, found: Standing, entri: Entri, *, overwrite: bool) -> Problem | None:
    """The Problem F017, P005 or P004 for which a document gets no PDF now."""
    if entri.beku and not found.may_be_passed_on:
        return _problem(now.place(entri.berkas), "F017", _NOT_SIGNED)
    if found.file is FileState.LOST:
        missing = "dokumennya tidak ada; buat dahulu."
        return _problem(now.place(entri.berkas), "P005", missing)
    if Reason.PDF_EDITED in found.reasons:
        return _hindrance(now.place(entri.pdf), entri.pdf_sha256, overwrite=overwrite)
    return None


def _keep(now: Folder, found: Standing, entri: Entri, run: PdfRun, report: PdfReport) -> None:
    report.kept.append(found.stem)
    if found.file is FileState.EDITED:
        report.warnings.extend(_on_paper(now.place(entri.berkas)))
    if run.with_fields and entri.keadaan == Keadaan.KONSEP:
        report.without_fields.append(found.stem)


def _on_paper(path: Path) -> list[Problem]:
    try:
        return paper_warnings(path.as_posix(), files.read_whole(path))
    except OSError as error:
        return [trouble.unwritten(path, error)]


def _settle(item: _Wanted, made: Made, run: PdfRun) -> Entri | Problem:
    """Put a PDF in its place; its document's new entry, or why it was not put there."""
    path = item.pdf
    known = item.entri.pdf_sha256
    problem = _put(path, made, known=known, overwrite=run.overwrite_edited)
    if problem or made.data is None:
        return problem or _problem(path, "P001", "tidak dijadikan PDF.")
    try:
        stat = path.stat()
    except OSError as error:
        return trouble.unwritten(path, error)
    return replace(
        item.entri,
        pdf_sha256=hash_bytes(made.data),
        pdf_docx=item.sha256,
        pdf_mesin=run.fingerprint,
        pdf_ukuran=stat.st_size,
        pdf_waktu=stat.st_mtime_ns,
    )


def _put(path: Path, made: Made, *, known: str = "", overwrite: bool) -> Problem | None:
    """Write a PDF whole; the Problem why there is none, or why what stood there stays.

    `known` is the hash of the PDF that the register knows, "" for none.
    """
    if made.data is None:
        return made.problem
    if _is_same(path, made.data):
        return None
    try:
        temporary = files.write_temporary(path, made.data)
        look = partial(_hindrance, path, known, overwrite=overwrite)
        return files.flush_and_put(temporary, path, look)
    except OSError as error:
        return trouble.unwritten(path, error)


def _hindrance(path: Path, known: str, *, overwrite: bool = False) -> Problem | None:
    """The Problem P004 where a PDF stands that is not as it was made here.

    A folder is for the rename to refuse.
    """
    if overwrite or path.is_dir() or not os.path.lexists(path):
        return None
    found = origin(path, _PDF.perintah)
    if found is Origin.OURS or (known and _hash_of(path) == known):
        return None
    if is_signed(path):
        return _problem(path, "P004", f"PDF ini sudah ditandatangani secara elektronik{_SIGNED}")
    changed = known or found is Origin.CHANGED
    why = "diubah atau diganti sejak dibuat" if changed else "bukan buatan pkdocs"
    return _problem(path, "P004", f"PDF ini {why}{_UNSIGNED}")


def _hash_of(path: Path) -> str:
    """The hash of a file; "" where it cannot be read, so that it counts as another one."""
    try:
        return hash_file(path) if path.is_file() else ""
    except OSError:
        return ""


_NOT_SIGNED = (
    "yang ditandatangani tidak ada di folder ini, atau berkas lain di tempatnya; salin dari folder "
    "tempat dibekukan; kapan dan oleh siapa: pkdocs agenda."
)
_SIGNED = ", maka tidak ditimpa. Pindahkan dahulu ke tempat lain bila yang baru diperlukan."
_UNSIGNED = (
    ", maka tidak ditimpa. Pindahkan ke tempat lain, atau pakai pkdocs pdf --overwrite-edited."
)


def _problem(path: Path, code: str, pesan: str) -> Problem:
    return Problem(Span(path.as_posix()), code, pesan)
