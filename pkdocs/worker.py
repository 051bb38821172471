"""One chunk of work, for this process or another: Perjanjian in, files on disk, little back.

Imports neither the sources' readers nor the command line, so that a worker stays small.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pkdocs import __version__, context, form, model, output, record
from pkdocs.problem import Problem
from pkdocs.register import ARCHIVE, Entri, hash_bytes
from pkdocs.render import Template, TemplateError


@dataclass(frozen=True, slots=True)
class Setup:
    """What all documents of a run have in common; `template` and `lambang` are file contents."""

    template: bytes
    lambang: bytes | None
    naskah: model.Naskah
    folder: str

    @property
    def fingerprint(self) -> str:
        """Return the hash of the template with the arms in it."""
        return hash_bytes(self.template + b"\0" + (self.lambang or b""))


@dataclass(frozen=True, slots=True)
class Task:
    """One document to make: under which stem, and the inputs it is known to be made from already.

    `known` "" makes it anew in any case. `beside` is a file edited by hand that must stay.
    """

    perjanjian: model.Perjanjian
    stem: str
    known: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One archive to make: the documents of a unit in one file, frozen ones as they were signed.

    `frozen` maps the stem of a frozen document to its file name.
    """

    stem: str
    unit: str
    perjanjian: tuple[model.Perjanjian, ...]
    frozen: Mapping[str, str]
    known: str = ""


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
    words: context.Context
    judul: str


def make_chunk(setup: Setup, tasks: Sequence[Task | Bundle]) -> list[Outcome]:
    """Write the documents of a chunk; a document that fails does not stop the others.

    Each file is written under a temporary name, flushed to the disk, then renamed into place.
    """
    ready = form.prepare(setup.template, setup.lambang)
    return [
        _make(setup, ready, task) if isinstance(task, Task) else _make_bundle(setup, ready, task)
        for task in tasks
    ]


def read_inputs(fingerprint: str, perjanjian: model.Perjanjian, naskah: model.Naskah) -> Inputs:
    """Return the hashes that tell whether a document is current, and the texts it will carry."""
    embedded = record.to_embedded(perjanjian)
    words = context.build_context(perjanjian, naskah)
    frame = json.dumps([words[key] for key in context.FRAME], ensure_ascii=False)
    own = hash_bytes(embedded.encode())
    whole = "\n".join((own, frame, fingerprint, __version__))
    return Inputs(
        own, hash_bytes(whole.encode()), embedded, words, context.format_judul(perjanjian)
    )


def _make(setup: Setup, ready: Template, task: Task) -> Outcome:
    inputs = read_inputs(setup.fingerprint, task.perjanjian, setup.naskah)
    if inputs.masukan == task.known:
        return Outcome(task.stem)
    path = Path(setup.folder) / f"{task.stem}.docx"
    try:
        data = form.fill(ready, inputs.words, inputs.embedded, inputs.judul)
        output.write_file(path, data)
        stat = path.stat()
    except TemplateError as error:
        return Outcome(task.stem, problem=_unfilled(task.stem, task.perjanjian, error))
    except OSError as error:
        return Outcome(task.stem, problem=output.unwritten(path, error))
    return Outcome(task.stem, _entri(setup, task, inputs, (hash_bytes(data), stat)))


def _make_bundle(setup: Setup, ready: Template, bundle: Bundle) -> Outcome:
    folder = Path(setup.folder)
    path = folder / f"{bundle.stem}.zip"
    members: dict[str, bytes] = {}
    hashes: list[str] = []
    loose = [(p, read_inputs(setup.fingerprint, p, setup.naskah)) for p in bundle.perjanjian]
    hashes = [inputs.masukan for _, inputs in loose]
    try:
        for name in bundle.frozen.values():
            members[name] = (folder / name).read_bytes()
            hashes.append(hash_bytes(members[name]))
        masukan = hash_bytes("\n".join(hashes).encode())
        if masukan == bundle.known:
            return Outcome(bundle.stem)
        for perjanjian, inputs in loose:
            name = f"{perjanjian.jabatan.kode}.docx"
            members[name] = form.fill(ready, inputs.words, inputs.embedded, inputs.judul)
        data = form.pack(members)
        output.write_file(path, data)
        stat = path.stat()
    except TemplateError as error:
        return Outcome(bundle.stem, problem=_unfilled(bundle.stem, bundle.perjanjian[0], error))
    except OSError as error:
        return Outcome(bundle.stem, problem=output.unwritten(path, error))
    reasons = dict.fromkeys(r for p in bundle.perjanjian for r in p.alasan_konsep)
    entri = Entri(
        kode=bundle.stem,
        berkas=path.name,
        unit=bundle.unit,
        keadaan=str(model.Keadaan.KONSEP if reasons else model.Keadaan.SIAP),
        alasan=tuple(reasons),
        sha256=hash_bytes(data),
        masukan=masukan,
        perjanjian="",
        template=setup.fingerprint,
        program=__version__,
        ukuran=stat.st_size,
        waktu=stat.st_mtime_ns,
        jenis=ARCHIVE,
    )
    return Outcome(bundle.stem, entri)


def _entri(setup: Setup, task: Task, inputs: Inputs, written: tuple[str, os.stat_result]) -> Entri:
    perjanjian = task.perjanjian
    return Entri(
        kode=perjanjian.jabatan.kode,
        berkas=f"{task.stem}.docx",
        unit=perjanjian.jabatan.unit,
        keadaan=str(perjanjian.keadaan),
        alasan=perjanjian.alasan_konsep,
        sha256=written[0],
        masukan=inputs.masukan,
        perjanjian=inputs.perjanjian,
        template=setup.fingerprint,
        program=__version__,
        ukuran=written[1].st_size,
        waktu=written[1].st_mtime_ns,
        jenis=str(perjanjian.jenis),
        nomor=perjanjian.nomor,
        alasan_perubahan=perjanjian.alasan_perubahan,
        lama=task.beside,
    )


def _unfilled(stem: str, perjanjian: model.Perjanjian, error: TemplateError) -> Problem:
    finding = error.findings[0]
    jabatan = perjanjian.jabatan
    pesan = f"{stem}: {finding.message}."
    return Problem(jabatan.span, finding.code, pesan, jabatan=(jabatan.kode,))
