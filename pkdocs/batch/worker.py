"""One chunk of work, for this process or another: a few posts in, files on disk, little back.

Imports neither the sources' readers nor the command line, so that a worker stays small.
"""

import json
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pkdocs import __version__, domain
from pkdocs.base import files
from pkdocs.base.identity import once_per_object
from pkdocs.base.packing import packed_as_call
from pkdocs.base.problem import Problem
from pkdocs.outputs import form, form_words, record
from pkdocs.rules.cascade import Excerpt, Ground
from pkdocs.store.register import ARCHIVE, Entri, file_name, hash_bytes
from pkdocs.word import Template, TemplateError


@dataclass(frozen=True, slots=True)
class Setup:
    """What all documents of a run have in common; `template` and `lambang` are file contents."""

    template: bytes
    lambang: bytes | None
    naskah: domain.Naskah
    folder: str
    fingerprint: str
    """Hash of the template with the arms in it."""


@packed_as_call
@dataclass(frozen=True, slots=True)
class Task:
    """One document to make: whose, under which stem, and the inputs it is known to be made from.

    `known` "" makes it anew in any case. `beside` is a file edited by hand that must stay. `nomor`
    and `alasan_perubahan` are those of a perubahan.
    """

    kode: domain.KodeJabatan
    stem: str
    known: str = ""
    beside: str = ""
    nomor: int = 0
    alasan_perubahan: str = ""

    @property
    def all_kode(self) -> tuple[domain.KodeJabatan, ...]:
        """Return the posts whose agreements it takes."""
        return (self.kode,)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One archive to make: the documents of a unit in one file, frozen ones as they were signed.

    Its `stem` is its whole name, `….zip`, which no document has. `frozen` maps the stem of a
    frozen document to its file name.
    """

    stem: str
    unit: str
    all_kode: tuple[domain.KodeJabatan, ...]
    frozen: Mapping[str, str]
    known: str = ""


@packed_as_call
@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: its new register entry, or None when it was current, or a Problem."""

    stem: str
    entri: Entri | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a document is made from: hash of the Perjanjian, hash of everything, and the texts."""

    perjanjian: str
    masukan: str
    embedded: str
    words: form_words.Context
    judul: str


@dataclass(frozen=True, slots=True)
class _Written:
    """A file under its temporary name, and the entry it will have under its own."""

    temporary: Path
    path: Path
    entri: Entri


Resolved = Mapping[domain.KodeJabatan, domain.Perjanjian]


def make_excerpt(common: bytes, excerpt: Excerpt, tasks: Sequence[Task | Bundle]) -> list[Outcome]:
    """Do as `make_chunk`, in another process; `common` is the pickled pair of Setup and Ground."""
    setup, ground = _unpack(common)
    return make_chunk(setup, ground.cascade(excerpt), tasks)


@lru_cache(maxsize=1)
def _unpack(common: bytes) -> tuple[Setup, Ground]:
    """What a run has in common, unpacked once in a process: its rows are remembered by object."""
    setup, ground = pickle.loads(common)  # noqa: S301 - from our own process or cluster
    return setup, ground


def make_chunk(setup: Setup, resolved: Resolved, tasks: Sequence[Task | Bundle]) -> list[Outcome]:
    """Write the documents of a chunk; a document that fails does not stop the others.

    `resolved` has the agreements of all posts of the chunk; they are resolved here.

    All files are written under temporary names, flushed to the disk together, then renamed.
    """
    ready = form.prepare(setup.template, setup.lambang)
    done = [_attempt(setup, ready, resolved, task) for task in tasks]
    files.flush([item.temporary for item in done if isinstance(item, _Written)])
    return [_settle(item) if isinstance(item, _Written) else item for item in done]


def _attempt(
    setup: Setup, ready: Template, resolved: Resolved, task: Task | Bundle
) -> Outcome | _Written:
    path = Path(setup.folder) / file_name(task.stem)
    try:
        if isinstance(task, Task):
            return _make(setup, ready, _take(resolved, task), task, path)
        return _make_bundle(setup, ready, [resolved[kode] for kode in task.all_kode], task, path)
    except TemplateError as error:
        jabatan = resolved[task.all_kode[0]].jabatan
        return Outcome(task.stem, problem=_unfilled(task.stem, jabatan, error))
    except OSError as error:
        return Outcome(task.stem, problem=files.unwritten(_place(error, path), error))


def _place(error: OSError, path: Path) -> Path:
    """The file that an error is about: a frozen document for an archive, else the one to write."""
    name = Path(str(error.filename or ""))
    return name if name.suffix == ".docx" else path


def _settle(written: _Written) -> Outcome:
    stem = written.entri.stem
    try:
        written.temporary.replace(written.path)
        stat = written.path.stat()
    except OSError as error:
        written.temporary.unlink(missing_ok=True)
        return Outcome(stem, problem=files.unwritten(written.path, error))
    return Outcome(stem, replace(written.entri, ukuran=stat.st_size, waktu=stat.st_mtime_ns))


def read_inputs(fingerprint: str, perjanjian: domain.Perjanjian, naskah: domain.Naskah) -> Inputs:
    """Return the hashes that tell whether a document is current, and the texts it will carry."""
    embedded = record.to_embedded(perjanjian)
    words = form_words.build_context(perjanjian, naskah)
    own = hash_bytes(embedded.encode())
    printed = (_hash_words(text) if key == _ROWS else text for key, text in words.items())
    whole = "\n".join((own, _dump(list(printed)), fingerprint, __version__))
    return Inputs(
        own, hash_bytes(whole.encode()), embedded, words, form_words.format_judul(perjanjian)
    )


_ROWS = "kelompok"
_dump = json.JSONEncoder(ensure_ascii=False).encode


@once_per_object
def _hash_words(words: object) -> str:
    """The hash of words that many documents share."""
    return hash_bytes(_dump(words).encode())


def _take(resolved: Resolved, task: Task) -> domain.Perjanjian:
    perjanjian = resolved[task.kode]
    if not task.nomor:
        return perjanjian
    return as_perubahan(perjanjian, task.nomor, task.alasan_perubahan)


def as_perubahan(perjanjian: domain.Perjanjian, nomor: int, alasan: str) -> domain.Perjanjian:
    """Return the agreement as the numbered PK Perubahan made for that reason."""
    jenis = domain.Jenis.PERUBAHAN
    return replace(perjanjian, jenis=jenis, nomor=nomor, alasan_perubahan=alasan)


def _make(
    setup: Setup, ready: Template, perjanjian: domain.Perjanjian, task: Task, path: Path
) -> Outcome | _Written:
    inputs = read_inputs(setup.fingerprint, perjanjian, setup.naskah)
    if inputs.masukan == task.known:
        return Outcome(task.stem)
    data = form.fill(ready, inputs.words, inputs.embedded, inputs.judul)
    entri = Entri(
        kode=perjanjian.jabatan.kode,
        berkas=path.name,
        unit=perjanjian.jabatan.unit,
        keadaan=str(perjanjian.keadaan),
        alasan=perjanjian.alasan_konsep,
        sha256=hash_bytes(data),
        masukan=inputs.masukan,
        perjanjian=inputs.perjanjian,
        template=setup.fingerprint,
        program=__version__,
        jenis=str(perjanjian.jenis),
        nomor=perjanjian.nomor,
        alasan_perubahan=perjanjian.alasan_perubahan,
        lama=task.beside,
    )
    return _Written(files.write_temporary(path, data), path, entri)


def _make_bundle(
    setup: Setup,
    ready: Template,
    all_perjanjian: Sequence[domain.Perjanjian],
    bundle: Bundle,
    path: Path,
) -> Outcome | _Written:
    loose = [(p, read_inputs(setup.fingerprint, p, setup.naskah)) for p in all_perjanjian]
    members = {name: (path.parent / name).read_bytes() for name in bundle.frozen.values()}
    hashes = [inputs.masukan for _, inputs in loose]
    hashes += [hash_bytes(data) for data in members.values()]
    masukan = hash_bytes("\n".join(hashes).encode())
    if masukan == bundle.known:
        return Outcome(bundle.stem)
    for perjanjian, inputs in loose:
        name = f"{perjanjian.jabatan.kode}.docx"
        members[name] = form.fill(ready, inputs.words, inputs.embedded, inputs.judul)
    data = form.pack(members)
    reasons = dict.fromkeys(r for p in all_perjanjian for r in p.alasan_konsep)
    entri = Entri(
        kode=bundle.stem,
        berkas=path.name,
        unit=bundle.unit,
        keadaan=str(domain.Keadaan.KONSEP if reasons else domain.Keadaan.SIAP),
        alasan=tuple(reasons),
        sha256=hash_bytes(data),
        masukan=masukan,
        perjanjian="",
        template=setup.fingerprint,
        program=__version__,
        jenis=ARCHIVE,
    )
    return _Written(files.write_temporary(path, data), path, entri)


def _unfilled(stem: str, jabatan: domain.Jabatan, error: TemplateError) -> Problem:
    finding = error.findings[0]
    pesan = f"{stem}: {finding.message}."
    return Problem(jabatan.span, finding.code, pesan, jabatan=(jabatan.kode,))
