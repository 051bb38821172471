"""Many documents to PDF: several instances side by side, and a poisoned document fails alone.

Reads the documents, writes only into a temporary folder of its own.
"""

import errno
import queue
import shutil
import sys
import threading
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from pkdocs.base import disk, files, trouble
from pkdocs.base.interrupts import LOOK_UP_SECONDS, end
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.text import one_name, visible
from pkdocs.outputs.paper import paper_warnings
from pkdocs.pdf import finished
from pkdocs.pdf.engine import LIBREOFFICE, Engine, engine_trouble
from pkdocs.pdf.msword import SharedWord, Word
from pkdocs.pdf.office import Office
from pkdocs.word import (
    TemplateError,
    document_fonts,
    font_choices,
    inspect_document,
    name_without_path,
    plain_document,
    read_file,
)

_MOST = 50
"""Documents a start; beyond that, what starting costs is a small part."""
_SCARCE = 5_000_000
_WORK = "pkdocs-pdf-"


class Original(Struct, frozen=True):
    """A document to convert, and what it is called to the user; `member` is its name in a zip."""

    name: str
    path: Path
    member: str = ""

    @property
    def stem(self) -> str:
        """Return its own name without the ending."""
        return Path(self.member or self.path.name).stem

    def read(self) -> bytes:
        """Return its bytes.

        Raises:
            TemplateError: It is larger than a document may be.
            OSError: It cannot be read.
        """
        if not self.member:
            return read_file(self.path)
        try:
            with zipfile.ZipFile(self.path) as archive:
                return archive.read(self.member)
        except (KeyError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
            raise OSError(errno.ENOENT, "no such member", str(self.path)) from error


class Made(Struct, frozen=True):
    """What became of a document: the bytes of its PDF, or the Problem why there is none."""

    source: Original
    data: bytes | None = None
    problem: Problem | None = None
    warnings: tuple[Problem, ...] = ()
    is_konsep: bool = False
    """Whether it got no signature fields because it may not be signed yet."""


class _State(Struct):
    """What the threads of one run share: where they work, and the copies to convert by number."""

    target: Path
    copies: Mapping[str, Path]
    results: "queue.SimpleQueue[tuple[str, bytes | None]]" = field(
        default_factory=queue.SimpleQueue
    )
    stop: threading.Event = field(default_factory=threading.Event)
    succeeded: bool = False
    down: Problem | None = None
    """Why no document will come out: it is the engine that does not work."""


def convert(engine: Engine, sources: Sequence[Original], workers: int) -> Iterator[Made]:
    """Give the PDF of each document as it is finished; those refused come first.

    Problems: P001 the engine makes no PDF of it, P002 it holds what must not be opened, P003 what
    came out is not whole, P010 the engine does not work here (the same for all). Warnings: P006 a
    font is missing on this machine, P007 not embedded, P009 not made for the archive, T401 and up
    what is printed beside plain words.
    """
    with files.working_folder(_WORK) as work:
        accepted: dict[str, Original] = {}
        copies: dict[str, Path] = {}
        for source in sources:
            number = f"{len(copies):06}"
            copy = work / number / _own_name(source, number)
            problem = _take(source, copy)
            if problem:
                yield Made(source, problem=problem)
            else:
                accepted[number], copies[number] = source, copy
        checked: set[int] = set()
        state = _State(work, copies)
        for number, data in _run(engine, state, workers):
            source, copy = accepted[number], copies[number]
            if data is None:
                yield Made(source, problem=_unmade(source, copy, state.down))
            else:
                yield Made(source, data, warnings=_warnings(source, copy, data, checked))


def _own_name(source: Original, number: str) -> str:
    """The name of a copy: the document's own, which a field may print; else its number."""
    name = f"{source.stem}.docx"
    try:
        name.encode()
    except UnicodeEncodeError:  # no name that LibreOffice could open
        return f"{number}.docx"
    return name


def _take(source: Original, copy: Path) -> Problem | None:
    """Copy a document to where it is converted; the original is neither locked nor touched."""
    try:
        data = source.read()
        findings = inspect_document(data)
        if not findings:
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(name_without_path(data))
            return None
    except OSError as error:
        return trouble.unwritten(source.path, error)
    except TemplateError as error:
        findings = list(error.findings)
    return Problem(Span(source.name), "P002", f"tidak dijadikan PDF: {findings[0].said}.")


def _warnings(source: Original, copy: Path, data: bytes, checked: set[int]) -> tuple[Problem, ...]:
    """What is told of a PDF; its fonts are looked at once for all that are set alike."""
    docx = files.read_whole(copy)
    warnings = paper_warnings(source.name, docx)
    choices = font_choices(docx)
    if choices in checked:
        return tuple(warnings)
    warnings += [] if checked or finished.is_archival(data) else [_plain(source)]
    checked.add(choices)
    wanted = sorted(document_fonts(docx))
    warnings += [_strange(source, name) for name in finished.strange_fonts(data, wanted)]
    loose = [name for name, embedded in finished.fonts(data) if not embedded]
    return (*warnings, *(_loose(source, name) for name in loose))


def _unmade(source: Original, copy: Path, down: Problem | None) -> Problem:
    broken = copy.with_suffix(".pdf").exists()
    if shutil.disk_usage(copy.parent).free < _SCARCE:
        why = f"ruang penyimpanan sementara ({copy.parents[2]}) penuh"
    elif down:
        return down
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


class _Converter(Protocol):
    """An engine at work for one thread."""

    is_down: bool
    """Whether it could not even be started, the last time."""
    said: str
    """What it said last of what is wrong with it."""

    def convert(self, documents: Sequence[Path], target: Path) -> Iterator[Path]:
        """Give the PDF of each document in `target`, in order, as it is made.

        Some may be left out. Where no more come, the first that is missing is to be suspected.
        """


def _run(engine: Engine, state: _State, workers: int) -> Iterator[tuple[str, bytes | None]]:
    """Give each number with its finished PDF, or None, in the order they come.

    Word works alone: it is one program to its user.
    """
    width = max(1, min(workers, len(state.copies))) if engine.name == LIBREOFFICE else 1
    batches = list(_batches(state.copies, width))
    pool = ThreadPoolExecutor(width)
    try:
        task = partial(_convert_batch, engine, state)
        running = [pool.submit(task, number, batch) for number, batch in enumerate(batches)]
        for _ in state.copies:
            yield _next(state, running)
    finally:
        state.stop.set()
        end(partial(pool.shutdown, cancel_futures=True))


def _converter(engine: Engine, folder: Path, stop: threading.Event) -> _Converter:
    if engine.program:
        return Office(engine.program, folder, stop)
    return (SharedWord if sys.platform == "darwin" else Word)(folder, stop)


def _batches(copies: Mapping[str, Path], width: int) -> Iterator[list[str]]:
    """What one start converts, by number: a fair share for each, and no name twice.

    All PDF of a start come into one folder.
    """
    size = min(_MOST, -(-len(copies) // width)) if copies else 1
    batch: dict[str, str] = {}
    rest: dict[str, Path] = {}
    for number, copy in copies.items():
        if one_name(copy.name) in batch:
            rest[number] = copy
            continue
        batch[one_name(copy.name)] = number
        if len(batch) == size:
            yield list(batch.values())
            batch = {}
    if batch:
        yield list(batch.values())
    if rest:
        yield from _batches(rest, width)


def _next(state: _State, running: "Sequence[Future[None]]") -> tuple[str, bytes | None]:
    """The next result; where a thread died of a bug of ours, its exception."""
    while True:
        try:
            return state.results.get(timeout=LOOK_UP_SECONDS)
        except queue.Empty:
            for future in running:
                if future.done():
                    future.result()


def _convert_batch(engine: Engine, state: _State, place: int, numbers: list[str]) -> None:
    """Convert one batch; what does not come out is tried once more, alone."""
    pending = numbers
    with suppress(OSError):  # a full disk: what is pending has no PDF
        folder = state.target / f"kerja-{place}"
        folder.mkdir()
        converter = _converter(engine, folder, state.stop)
        while pending and not state.stop.is_set() and not state.down:
            pending = _attempt(converter, state, pending)
            if pending and _attempt(converter, state, pending[:1]):
                _find_culprit(engine, converter, state)
                state.results.put((pending[0], None))
            pending = pending[1:]
    for number in pending:
        state.results.put((number, None))


def _find_culprit(engine: Engine, converter: _Converter, state: _State) -> None:
    """Find out whether it is the engine that fails, where that is not known yet.

    It does not start, or makes no PDF of a document that nothing is wrong with either.
    """
    if state.stop.is_set() or (state.succeeded and not converter.is_down):
        return
    said = converter.said
    if not converter.is_down:
        proof = state.target / f"bukti-{threading.get_ident()}.docx"
        proof.write_bytes(plain_document())
        made = [path for path in converter.convert([proof], state.target) if _finished(path)]
        state.succeeded = state.succeeded or bool(made)
    if (converter.is_down or not state.succeeded) and not state.stop.is_set():
        state.down = engine_trouble(engine.name, said)


def _attempt(converter: _Converter, state: _State, numbers: list[str]) -> list[str]:
    """Convert documents in one start; return those of which there is no whole PDF."""
    if state.stop.is_set():
        return numbers
    missing = {state.copies[number].stem: number for number in numbers}
    documents = [state.copies[number] for number in numbers]
    for copy in documents:
        disk.discard(_pdf_of(copy))
    with disk.temporary_folder(prefix="hasil-", inside=state.target) as target:
        for path in converter.convert(documents, target):
            number = missing[path.stem]
            with suppress(OSError):
                disk.replace(path, _pdf_of(state.copies[number]))
            data = _finished(_pdf_of(state.copies[number]), visible(path.stem))
            if data is not None:
                del missing[path.stem]
                state.succeeded = True
                state.results.put((number, data))
    return list(missing.values())


def _pdf_of(copy: Path) -> Path:
    """Where the PDF of a copy comes to lie, also one that is not whole."""
    return copy.with_suffix(".pdf")


def _finished(path: Path, title: str = "") -> bytes | None:
    try:
        return finished.finish(path, title)
    except (OSError, finished.UnfinishedError):
        return None
