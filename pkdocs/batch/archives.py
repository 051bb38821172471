"""The PDF inside the archives of units, beside each document: of all documents of one, or of none.

`worker` makes an archive of documents alone; here their PDF are put in. What was frozen has its PDF
as it lies beside it, signed or not; the others are made from the very documents in the archive.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from pkdocs.base import files, trouble
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.batch.pdfs import PdfReport, PdfRun, write_known
from pkdocs.outputs.document import pack
from pkdocs.pdf.convert import Original
from pkdocs.store import standing
from pkdocs.store.folder import FileState, Folder, read_folder
from pkdocs.store.register import Entri, Register, hash_bytes

_BROKEN = (OSError, KeyError, RuntimeError, zlib.error, zipfile.BadZipFile)


class _Archive(Struct):
    """An archive that waits for its PDF, and what its entry will say of them.

    `path` is where it lies. `laid` are PDF that lie in the folder and go in as they are, by
    document; `made` come of it.
    """

    entri: Entri
    path: Path
    documents: Sequence[str]
    laid: Mapping[str, Path]
    mesin: str
    seen: tuple[int, int] | None
    made: dict[str, bytes] = field(default_factory=dict)

    @property
    def lacking(self) -> list[str]:
        """Return the documents whose PDF is still to come."""
        there = {*self.laid, *self.made}
        return [name for name in self.documents if name not in there]


def count(folder: Path, stems: Sequence[str]) -> int:
    """Return how many documents are in the archives of these stems."""
    return sum(len(_documents(folder / stem)) for stem in stems)


def pack_pdfs(
    folder: Path, register: Register, run: PdfRun, progress: Callable[[int], None]
) -> PdfReport:
    """Put the PDF of their documents into archives, then write the register, also when cut short.

    The stems of the `run` are those of archives; the caller holds the lock of the folder. An
    archive stays without PDF where one of them cannot be made: the Problem of `convert` names it.
    F004 where an archive cannot be written, F014 where somebody saved another one meanwhile.
    """
    report, check = PdfReport(), files.watch(folder)
    now = read_folder(folder, register)
    wanted = {own.path.name: own for own in _wanted(now, run, report)}
    progress(len(report.kept) + sum(len(own.laid) for own in wanted.values()))
    dokumen = dict(register.dokumen)
    try:
        for own in _filled(wanted, run, report, progress):
            check()
            settled = _settle(own)
            if isinstance(settled, Problem):
                report.problems.append(settled)
            else:
                dokumen[settled.stem] = settled
                report.made.extend(map(_stem, own.documents))
    finally:
        check()
        if wanted:
            report.problems.extend(write_known(folder, replace(register, dokumen=dokumen)))
    return report


def _documents(path: Path) -> list[str]:
    """The names of the documents in an archive; none where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return [name for name in archive.namelist() if name.endswith(".docx")]
    except _BROKEN:
        return []


def _stem(name: str) -> str:
    return name.removesuffix(".docx")


def _wanted(now: Folder, run: PdfRun, report: PdfReport) -> Iterator[_Archive]:
    """The archives as they were made that lack PDF, or hold others than they would now."""
    for stem in run.stems:
        found = standing.document(now, stem)
        entri = found.entri
        if entri is None or not found.is_archive or found.file is not FileState.INTACT:
            continue
        try:
            own = _lacking(now, entri, run, report)
        except OSError as error:
            path = Path(error.filename or now.place(entri.berkas))
            report.problems.append(trouble.unwritten(path, error))
        else:
            yield from [own] if own else []


def _lacking(now: Folder, entri: Entri, run: PdfRun, report: PdfReport) -> _Archive | None:
    """An archive that lacks PDF; None where it holds those that it would now."""
    path = now.place(entri.berkas)
    names = _documents(path)
    signed = {name: sha256 for name in names if (sha256 := _signed(now, _stem(name)))}
    mesin = hash_bytes(f"{run.fingerprint} {sorted(signed.items())}".encode())
    if (entri.pdf_docx, entri.pdf_mesin) == (entri.sha256, mesin):
        report.kept.extend(map(_stem, names))
        return None
    laid = {
        name: now.place(f"{_stem(name)}.pdf")
        for name in names
        if name in signed or _is_made(now, path, name, run)
    }
    return _Archive(entri, path, names, laid, mesin, now.seen(entri.berkas))


def _signed(now: Folder, stem: str) -> str:
    """The hash of the PDF that lies beside a frozen document, "" where none is of that document."""
    entri = now.register.dokumen.get(stem)
    if entri is None or not entri.beku:
        return ""
    state, path = now.pdf(stem), now.place(entri.pdf)
    if state is FileState.EDITED:  # signed, or scanned: whoever laid it there means it
        data = files.read_whole(path)
        return hash_bytes(data) if data.startswith(b"%PDF-") else ""
    current = state is FileState.INTACT and entri.pdf_docx == now.sha256(entri)
    return entri.pdf_sha256 if current else ""


def _is_made(now: Folder, path: Path, name: str, run: PdfRun) -> bool:
    """Whether the PDF of the very document in an archive lies in the folder, as it was made."""
    entri = now.register.dokumen.get(_stem(name))
    if entri is None or entri.pdf_mesin != run.fingerprint:
        return False
    if now.pdf(_stem(name)) is not FileState.INTACT:
        return False
    return entri.pdf_docx == hash_bytes(Original(name, path, name).read())


def _filled(
    wanted: Mapping[str, _Archive],
    run: PdfRun,
    report: PdfReport,
    progress: Callable[[int], None],
) -> Iterator[_Archive]:
    """Give each archive once all its PDF are there."""
    yield from (own for own in wanted.values() if not own.lacking)
    sources = [
        Original(f"{own.path.as_posix()}/{name}", own.path, name)
        for own in wanted.values()
        for name in own.lacking
    ]
    for made in run.convert(sources) if sources else ():
        own = wanted[made.source.path.name]
        progress(1)
        report.warnings.extend(made.warnings)
        report.problems.extend([made.problem] if made.problem else [])
        report.without_fields.extend([made.source.stem] if made.is_konsep else [])
        if made.data is not None:
            own.made[made.source.member] = made.data
        if not own.lacking:
            yield own
            own.made.clear()


def _settle(own: _Archive) -> Entri | Problem:
    """Write an archive anew with its PDF; its entry, or why it stays as it was."""
    path = own.path
    try:
        data = pack(_members(own))
        temporary = files.write_temporary(path, data)
        found = files.flush_and_put(temporary, path, partial(files.saved_meanwhile, path, own.seen))
        stat = path.stat()
    except OSError as error:
        return trouble.unwritten(path, error)
    sha256 = hash_bytes(data)
    return found or replace(
        own.entri,
        sha256=sha256,
        ukuran=stat.st_size,
        waktu=stat.st_mtime_ns,
        pdf_docx=sha256,
        pdf_mesin=own.mesin,
    )


def _members(own: _Archive) -> dict[str, bytes]:
    """What is to stand in an archive, by name: each document and its PDF behind it."""
    members: dict[str, bytes] = {}
    for name in own.documents:
        members[name] = Original(name, own.path, name).read()
        pdf = own.made.get(name) or files.read_whole(own.laid[name])
        members[f"{_stem(name)}.pdf"] = pdf
    return members
