"""Many documents to PDF: several instances side by side, and a poisoned document fails alone.

Reads the documents, writes only into a temporary folder of its own.
"""

import queue
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pkdocs.base import files
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.text import visible
from pkdocs.pdf import finished, msword
from pkdocs.pdf.engine import LIBREOFFICE, Engine
from pkdocs.pdf.office import Office
from pkdocs.word import document_fonts, font_choices, inspect_document, plain_document

_MOST = 50
"""Documents a start; beyond that, what starting costs is a small part."""
_HOPELESS = 3
"""So many documents failed and none came out: the engine itself does not work."""
_SCARCE = 5_000_000
_PATIENCE_SECONDS = 1.0
_YOUNG_SECONDS = 60.0
_WORK = "pkdocs-pdf-"


@dataclass(frozen=True, slots=True)
class Original:
    """A document to convert, and what it is called to the user."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a document: the bytes of its PDF, or the Problem why there is none."""

    source: Original
    data: bytes | None = None
    problem: Problem | None = None
    warnings: tuple[Problem, ...] = ()
    is_konsep: bool = False
    """Whether it got no signature fields because it may not be signed yet."""


@dataclass(slots=True)
class _State:
    """What the threads of one run share."""

    target: Path
    titles: Mapping[str, str]
    results: "queue.SimpleQueue[tuple[str, bytes | None]]" = field(
        default_factory=queue.SimpleQueue
    )
    stop: threading.Event = field(default_factory=threading.Event)
    succeeded: bool = False
    failed: int = 0
    hopeless: bool = False


def convert(engine: Engine, sources: Sequence[Original], workers: int) -> Iterator[Made]:
    """Give the PDF of each document as it is finished; those refused come first.

    Problems: P001 the engine makes no PDF of it, P002 it holds what must not be opened, P003 what
    came out is not whole. Warnings: P006 a font is missing on this machine, P007 not embedded,
    P009 not made for the archive.
    """
    _sweep()
    with (
        tempfile.TemporaryDirectory(prefix=_WORK, ignore_cleanup_errors=True) as folder,
        files.locked(Path(folder)),
    ):
        work = Path(folder)
        accepted: dict[str, Original] = {}
        for number, source in enumerate(sources):
            problem = _take(source, work / f"{number:06}.docx")
            if problem:
                yield Made(source, problem=problem)
            else:
                accepted[f"{number:06}"] = source
        checked: set[int] = set()
        titles = {stem: visible(source.path.stem) for stem, source in accepted.items()}
        for stem, data in _run(engine, _State(work, titles), workers):
            yield _judge(accepted[stem], work / f"{stem}.docx", data, checked)


def _sweep() -> None:
    """Remove what runs that were killed left behind; a run that works holds its lock.

    One that begins just now may not hold it yet: young folders are left alone.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{_WORK}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _YOUNG_SECONDS:
                _sweep_folder(folder)


def _sweep_folder(folder: Path) -> None:
    with files.locked(folder) as free:
        if free:
            shutil.rmtree(folder, ignore_errors=True)


def _take(source: Original, copy: Path) -> Problem | None:
    """Copy a document to where it is converted; the original is neither locked nor touched."""
    try:
        data = files.read_whole(source.path)
        findings = inspect_document(data)
        if not findings:
            copy.write_bytes(data)
            return None
    except OSError as error:
        return files.unwritten(source.path, error)
    first = findings[0]
    part = f"{first.part}: " if first.part else ""
    return Problem(Span(source.name), "P002", f"tidak dijadikan PDF: {part}{first.message}.")


def _judge(source: Original, copy: Path, data: bytes | None, checked: set[int]) -> Made:
    """What came of a document; its fonts are looked at once for all that are set alike."""
    if data is None:
        return Made(source, problem=_unmade(source, copy))
    docx = copy.read_bytes()
    choices = font_choices(docx)
    if choices in checked:
        return Made(source, data)
    warnings = [] if checked or finished.is_archival(data) else [_plain(source)]
    checked.add(choices)
    wanted = sorted(document_fonts(docx))
    warnings += [_strange(source, name) for name in finished.strange_fonts(data, wanted)]
    loose = [name for name, embedded in finished.fonts(data) if not embedded]
    warnings += [_loose(source, name) for name in loose]
    return Made(source, data, warnings=tuple(warnings))


def _unmade(source: Original, copy: Path) -> Problem:
    broken = copy.with_suffix(".pdf").exists()
    if shutil.disk_usage(copy.parent).free < _SCARCE:
        why = f"ruang penyimpanan sementara ({copy.parent.parent}) penuh"
    elif broken:
        why = "PDF yang dihasilkan tidak utuh"
    else:
        why = "programnya tidak menghasilkan PDF; coba buka dokumennya di Word lalu simpan ulang"
    return Problem(Span(source.name), "P003" if broken else "P001", f"tidak dijadikan PDF: {why}.")


def _strange(source: Original, font: str) -> Problem:
    pesan = f'huruf "{font}" tidak terpasang di komputer ini; letak baris di PDF dapat berbeda.'
    return Problem(Span(source.name), "P006", pesan, Berat.PERINGATAN)


def _loose(source: Original, font: str) -> Problem:
    pesan = f'huruf "{font}" tidak tertanam di PDF; di komputer lain dapat tampak berbeda.'
    return Problem(Span(source.name), "P007", pesan, Berat.PERINGATAN)


def _plain(source: Original) -> Problem:
    pesan = (
        "PDF dari program ini bukan PDF/A (bentuk untuk arsip); bila itu diperlukan, pakai "
        "--pdf-engine libreoffice."
    )
    return Problem(Span(source.name), "P009", pesan, Berat.PERINGATAN)


def _run(engine: Engine, state: _State, workers: int) -> Iterator[tuple[str, bytes | None]]:
    """Give each stem with its finished PDF, or None, in the order they come."""
    stems = list(state.titles)
    if engine.name != LIBREOFFICE or engine.program is None:
        for stem in stems:
            path = state.target / f"{stem}.pdf"
            msword.convert(path.with_suffix(".docx"), path)
            yield stem, _finished(path, state)
        return
    width = max(1, min(workers, len(stems)))
    size = min(_MOST, -(-len(stems) // width))
    batches = [stems[at : at + size] for at in range(0, len(stems), max(1, size))]
    with ThreadPoolExecutor(width) as pool:
        try:
            task = partial(_convert_batch, engine.program, state)
            running = [pool.submit(task, number, batch) for number, batch in enumerate(batches)]
            for _ in stems:
                yield _next(state, running)
        finally:
            state.stop.set()


def _next(state: _State, running: "Sequence[Future[None]]") -> tuple[str, bytes | None]:
    """The next result; where a thread died of a bug of ours, its exception."""
    while True:
        try:
            return state.results.get(timeout=_PATIENCE_SECONDS)
        except queue.Empty:
            for future in running:
                if future.done():
                    future.result()


def _convert_batch(program: Path, state: _State, number: int, stems: list[str]) -> None:
    """Convert one batch; what does not come out is tried once more, alone."""
    pending = stems
    with suppress(OSError):  # a full disk: what is pending has no PDF
        folder = state.target / f"kerja-{number}"
        folder.mkdir()
        office = Office(program, folder, state.stop)
        while pending and not state.stop.is_set() and not state.hopeless:
            pending = _attempt(office, state, pending)
            if pending:
                _attempt_alone(office, state, pending[0])
                pending = pending[1:]
    for stem in pending:
        state.results.put((stem, None))


def _attempt_alone(office: Office, state: _State, stem: str) -> None:
    if _attempt(office, state, [stem]):
        state.failed += 1
        state.results.put((stem, None))
        if state.failed >= _HOPELESS and not state.succeeded:
            _try_engine(office, state)


def _try_engine(office: Office, state: _State) -> None:
    """Find out whether it is the engine that fails, with a document that nothing is wrong with."""
    proof = state.target / f"bukti-{threading.get_ident()}.docx"
    proof.write_bytes(plain_document())
    made = [path for path in office.convert([proof], state.target) if _finished(path, state)]
    if made:
        state.succeeded = True
    else:
        state.hopeless = True


def _attempt(office: Office, state: _State, stems: list[str]) -> list[str]:
    """Convert documents in one start; return those of which there is no whole PDF."""
    missing = dict.fromkeys(stems)
    for stem in stems:
        (state.target / f"{stem}.pdf").unlink(missing_ok=True)
    documents = [state.target / f"{stem}.docx" for stem in stems]
    for path in office.convert(documents, state.target):
        data = _finished(path, state)
        if data is not None:
            del missing[path.stem]
            state.succeeded = True
            state.results.put((path.stem, data))
    return list(missing)


def _finished(path: Path, state: _State) -> bytes | None:
    try:
        return finished.finish(path, state.titles.get(path.stem, ""))
    except (OSError, finished.UnfinishedError):
        return None
