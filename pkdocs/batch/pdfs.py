"""The PDF of the documents of an output folder: made where it is missing or outdated, and noted.

A PDF that somebody changed since (or signed) is never replaced without being asked to.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pkdocs import __version__
from pkdocs.base import files
from pkdocs.base.problem import Problem, Span
from pkdocs.domain import Keadaan
from pkdocs.pdf.convert import Made, Original, convert
from pkdocs.pdf.engine import Engine
from pkdocs.store import standing
from pkdocs.store.folder import FileState, Folder, read_folder
from pkdocs.store.register import Entri, Register, hash_bytes, write_register
from pkdocs.store.standing import Reason


@dataclass(slots=True)
class PdfReport:
    """What a run did, by stem of the document."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    without_fields: list[str] = field(default_factory=list)
    """Those that a run with signature fields left without: konsep."""


@dataclass(frozen=True, slots=True)
class PdfRun:
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
        """Give the PDF of each document as `convert` does, with signature fields where wanted."""
        made = convert(self.engine, sources, self.workers)
        if not self.with_fields:
            return made
        from pkdocs.pdf.fields import with_fields  # the extra is there only where it is wanted

        return map(with_fields, made)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A document to convert: hash of its file, and whether no unknown PDF stands in the way."""

    entri: Entri
    sha256: str
    is_known: bool


def make_pdfs(
    folder: Path, register: Register, run: PdfRun, progress: Callable[[int], None]
) -> PdfReport:
    """Convert what has to be converted, then write the register, also when cut short.

    The caller holds the lock of the folder. Problems beside those of `convert`: P004 a PDF was
    changed since, P005 the document itself is missing, F004 the PDF cannot be written.
    """
    report, check = PdfReport(), files.watch(folder)
    now = read_folder(folder, register)
    wanted = {item.entri.berkas: item for item in _wanted(now, run, report)}
    progress(len(report.kept))
    if not wanted:
        return report
    dokumen = dict(register.dokumen)
    sources = [Original((folder / name).as_posix(), folder / name) for name in wanted]
    try:
        for made in run.convert(sources):
            check()
            item = wanted[made.source.path.name]
            report.warnings.extend(made.warnings)
            settled = _settle(folder, item, made, run)
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
        write_register(folder, replace(register, dokumen=dokumen))
    return report


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
        path = (into or made.source.path.parent) / f"{made.source.path.stem}.pdf"
        if made.data is None:
            report.problems.extend([made.problem] if made.problem else [])
            continue
        same = path.is_file() and files.read_whole(path) == made.data
        try:
            if not same and not put_pdf(path, made.data, overwrite=run.overwrite_edited):
                report.problems.append(edited(path))
                continue
        except OSError as error:
            report.problems.append(files.unwritten(path, error))
            continue
        (report.kept if same else report.made).append(path.stem)
        report.without_fields.extend([path.stem] if made.is_konsep else [])
    return report


def _wanted(now: Folder, run: PdfRun, report: PdfReport) -> Iterator[_Wanted]:
    for stem in run.stems:
        found = standing.document(now, stem, stem=stem)
        entri = found.entri
        if entri is None or found.is_archive:
            continue
        if found.file is FileState.LOST:
            missing = "dokumennya tidak ada; buat dahulu."
            report.problems.append(_problem(now.path / entri.berkas, "P005", missing))
        elif Reason.PDF_CURRENT in found.reasons and entri.pdf_mesin == run.fingerprint:
            report.kept.append(stem)
            if run.with_fields and entri.keadaan == Keadaan.KONSEP:
                report.without_fields.append(stem)
        elif Reason.PDF_EDITED in found.reasons and not run.overwrite_edited:
            report.problems.append(edited(now.path / entri.pdf))
        else:
            yield _Wanted(entri, now.sha256(entri), found.pdf is not FileState.EDITED)


def _settle(folder: Path, item: _Wanted, made: Made, run: PdfRun) -> Entri | Problem:
    """Put a PDF in its place; its document's new entry, or why it was not put there."""
    if made.data is None:
        return made.problem or edited(folder / item.entri.pdf)
    path = folder / item.entri.pdf
    try:
        if not put_pdf(path, made.data, overwrite=run.overwrite_edited or item.is_known):
            return edited(path)
        stat = path.stat()
    except OSError as error:
        return files.unwritten(path, error)
    return item.entri.replace(
        pdf_sha256=hash_bytes(made.data),
        pdf_docx=item.sha256,
        pdf_mesin=run.fingerprint,
        pdf_ukuran=stat.st_size,
        pdf_waktu=stat.st_mtime_ns,
    )


def put_pdf(path: Path, data: bytes, *, overwrite: bool) -> bool:
    """Write a PDF; False where one stands there that is not known to be ours.

    One with the very same bytes is: the register of a run that was cut short does not list it.

    Raises:
        OSError: It cannot be written; what stood there is intact.
    """
    if path.exists() and not overwrite:
        return files.read_whole(path) == data
    files.write_file(path, data)
    return True


def edited(path: Path) -> Problem:
    """Return the Problem P004: a PDF that is not known to be as it was made."""
    pesan = (
        "PDF ini diubah atau ditandatangani sejak dibuat, atau bukan buatan pkdocs; tidak ditimpa. "
        "Pindahkan, atau pakai --overwrite-edited."
    )
    return _problem(path, "P004", pesan)


def _problem(path: Path, code: str, pesan: str) -> Problem:
    return Problem(Span(path.as_posix()), code, pesan)
