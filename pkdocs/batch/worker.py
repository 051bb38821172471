"""One chunk of tasks, in this process or another: files on disk, little back.

Imports neither the sources' readers nor the command line, so that a worker stays small.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct

from pkdocs import __version__, domain
from pkdocs.base import disk, files, trouble
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.outputs.document import Agreements, Content, compose, pack, render
from pkdocs.outputs.form import Form
from pkdocs.store.register import ARCHIVE, Entri, file_name, hash_bytes, hash_file
from pkdocs.store.standing import as_perubahan, is_current
from pkdocs.word import TemplateError


class Task(Struct, frozen=True):
    """One document to make: whose, under which stem, and the inputs it is known to be made from.

    `known` "" makes it anew in any case. `beside` is a file edited by hand that must stay. `nomor`
    and `alasan_perubahan` are those of a perubahan, `tanggal` is its own day. `seen` are size and
    time (ns) of what lay in its place when the run began, None for nothing: another file there by
    then is somebody's. `spelled` is how the name of its file is spelled there.
    """

    kode: domain.KodeJabatan
    stem: str
    known: str = ""
    beside: str = ""
    nomor: int = 0
    alasan_perubahan: str = ""
    tanggal: str = ""
    seen: tuple[int, int] | None = None
    spelled: str = ""

    @property
    def posts(self) -> tuple[domain.KodeJabatan, ...]:
        """Return the posts whose agreements it takes."""
        return (self.kode,)


class ArchiveTask(Struct, frozen=True):
    """One archive to make: the document of each post of a unit that counts.

    `parts` are made for it, `signed` are the names of files taken in as they were signed, each with
    its name on the disk. Its `stem` is its whole name, `….zip`, which no document has; `seen` and
    `spelled` are as of a `Task`.
    """

    stem: str
    unit: str
    parts: tuple[Task, ...]
    signed: tuple[tuple[str, str], ...]
    known: str = ""
    seen: tuple[int, int] | None = None
    spelled: str = ""

    @property
    def posts(self) -> tuple[domain.KodeJabatan, ...]:
        """Return the posts whose agreements it takes."""
        return tuple(part.kode for part in self.parts)


AnyTask = Task | ArchiveTask


class Outcome(Struct, frozen=True):
    """What became of a task: its new register entry, or None when it was current, or a Problem."""

    stem: str
    entri: Entri | None = None
    problem: Problem | None = None


class _Written(Struct, frozen=True):
    """A file under its temporary name, and the entry it will have under its own."""

    temporary: Path
    path: Path
    entri: Entri
    seen: tuple[int, int] | None


class Bench(Struct, frozen=True):
    """Where a worker works: the form, the output folder, and the agreements of its posts."""

    form: Form
    folder: Path
    agreements: Agreements

    def content(self, task: Task) -> tuple[domain.Perjanjian, Content]:
        """Return the agreement of a task, and what its document is made from."""
        first = self.agreements[task.kode]
        perjanjian = as_perubahan(first, task.nomor, task.alasan_perubahan, task.tanggal)
        return perjanjian, compose(perjanjian, self.form, self.agreements.row_texts(task.kode))


def make_chunk(bench: Bench, chunk: Sequence[AnyTask]) -> list[Outcome]:
    """Write the documents of a chunk; a document that fails does not stop the others.

    All files are written under temporary names, flushed to the disk together, then renamed.
    """
    done = _flushed([_attempt(bench, task) for task in chunk])
    return [_settle(item) if isinstance(item, _Written) else item for item in done]


def _flushed(done: Sequence[Outcome | _Written]) -> Sequence[Outcome | _Written]:
    """The same, on the disk; each by itself where that cannot be said of all."""
    try:
        disk.sync([item.temporary for item in done if isinstance(item, _Written)])
    except OSError:
        return [_flush(item) if isinstance(item, _Written) else item for item in done]
    return done


def _flush(written: _Written) -> Outcome | _Written:
    try:
        disk.sync([written.temporary])
    except OSError as error:
        disk.discard(written.temporary)
        return Outcome(written.entri.stem, problem=trouble.unwritten(written.path, error))
    return written


def _attempt(bench: Bench, task: AnyTask) -> Outcome | _Written:
    path = bench.folder / (task.spelled or file_name(task.stem))
    try:
        if isinstance(task, Task):
            return _make(bench, task, path)
        return _make_archive(bench, task, path)
    except TemplateError as error:
        jabatan = bench.agreements[task.posts[0]].jabatan
        return Outcome(task.stem, problem=_unfilled(task.stem, jabatan, error))
    except OSError as error:
        return Outcome(task.stem, problem=trouble.unwritten(_place(error, path), error))


def _place(error: OSError, path: Path) -> Path:
    """The file that an error is about: a frozen document for an archive, else the one to write."""
    name = Path(str(error.filename or ""))
    return name if name.suffix.lower() == ".docx" else path


def _settle(written: _Written) -> Outcome:
    stem = written.entri.stem
    try:
        if problem := files.put(written.temporary, written.path, partial(_strange, written)):
            return Outcome(stem, problem=problem)
        stat = written.path.stat()
    except OSError as error:
        return Outcome(stem, problem=trouble.unwritten(written.path, error))
    return Outcome(stem, replace(written.entri, ukuran=stat.st_size, waktu=stat.st_mtime_ns))


def _strange(written: _Written) -> Problem | None:
    """Return the Problem F014 where somebody saved another file there.

    The same bytes are ours: a worker that vanished had put them there, and its chunk is made anew.
    """
    problem = files.saved_meanwhile(written.path, written.seen)
    with suppress(OSError):
        if problem is not None and hash_file(written.path) == written.entri.sha256:
            return None
    return problem


def _make(bench: Bench, task: Task, path: Path) -> Outcome | _Written:
    perjanjian, content = bench.content(task)
    if is_current(task.known, content.masukan):
        return Outcome(task.stem)
    data = render(content, bench.form)
    entri = Entri(
        kode=perjanjian.jabatan.kode,
        berkas=file_name(task.stem),
        unit=perjanjian.jabatan.unit,
        keadaan=str(perjanjian.keadaan),
        alasan=perjanjian.alasan_konsep,
        sha256=hash_bytes(data),
        masukan=content.masukan,
        perjanjian=content.perjanjian,
        template=bench.form.fingerprint,
        program=__version__,
        jenis=str(perjanjian.jenis),
        nomor=perjanjian.nomor,
        alasan_perubahan=perjanjian.alasan_perubahan,
        tanggal=task.tanggal,
        lama=task.beside,
    )
    return _Written(files.write_temporary(path, data), path, entri, task.seen)


def _make_archive(bench: Bench, task: ArchiveTask, path: Path) -> Outcome | _Written:
    parts = {f"{part.stem}.docx": bench.content(part) for part in task.parts}
    members = {name: files.read_whole(bench.folder / there) for name, there in task.signed}
    masukan = _inputs(parts, members)
    if is_current(task.known, masukan):
        return Outcome(task.stem)
    for name, (perjanjian, content) in parts.items():
        try:
            members[name] = render(content, bench.form)
        except TemplateError as error:
            return Outcome(task.stem, problem=_unfilled(task.stem, perjanjian.jabatan, error))
    data = pack(members)
    packed = [perjanjian for perjanjian, _ in parts.values()]
    reasons = dict.fromkeys(reason for own in packed for reason in own.alasan_konsep)
    entri = Entri(
        kode=task.stem,
        berkas=task.stem,
        unit=task.unit,
        keadaan=str(domain.least_ready(own.keadaan for own in packed)),
        alasan=tuple(reasons),
        sha256=hash_bytes(data),
        masukan=masukan,
        perjanjian="",
        template=bench.form.fingerprint,
        program=__version__,
        jenis=ARCHIVE,
    )
    return _Written(files.write_temporary(path, data), path, entri, task.seen)


def _inputs(
    parts: Mapping[str, tuple[domain.Perjanjian, Content]], signed: Mapping[str, bytes]
) -> str:
    """The hash of all that an archive is made from."""
    hashes = [content.masukan for _, content in parts.values()]
    hashes += map(hash_bytes, signed.values())
    return hash_bytes("\n".join(hashes).encode())


def _unfilled(stem: str, jabatan: domain.Jabatan, error: TemplateError) -> Problem:
    finding = error.findings[0]
    pesan = f"{stem}: {finding.message}."
    return Problem(jabatan.span, finding.code, pesan, jabatan=(jabatan.kode,))
