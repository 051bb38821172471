"""One chunk of work, for this process or another: Perjanjian in, files on disk, little back.

Imports neither the sources' readers nor the command line, so that a worker stays small.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pkdocs import __version__, context, form, model, output, record
from pkdocs.problem import Problem
from pkdocs.register import Entri, hash_bytes
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


def make_chunk(setup: Setup, tasks: Sequence[Task]) -> list[Outcome]:
    """Write the documents of a chunk; a document that fails does not stop the others.

    Each file is written under a temporary name, flushed to the disk, then renamed into place.
    """
    ready = form.prepare(setup.template, setup.lambang)
    return [_make(setup, ready, task) for task in tasks]


def read_inputs(fingerprint: str, perjanjian: model.Perjanjian, naskah: model.Naskah) -> Inputs:
    """Return the hashes that tell whether a document is current, and the texts it will carry."""
    embedded = json.dumps(record.to_embedded(perjanjian), ensure_ascii=False, sort_keys=True)
    words = context.build_context(perjanjian, naskah)
    frame = json.dumps([words[key] for key in context.FRAME], ensure_ascii=False)
    own = hash_bytes(embedded.encode())
    whole = "\n".join((own, frame, fingerprint, __version__))
    return Inputs(own, hash_bytes(whole.encode()), embedded, words)


def _make(setup: Setup, ready: Template, task: Task) -> Outcome:
    inputs = read_inputs(setup.fingerprint, task.perjanjian, setup.naskah)
    if inputs.masukan == task.known:
        return Outcome(task.stem)
    path = Path(setup.folder) / f"{task.stem}.docx"
    try:
        judul = context.format_judul(task.perjanjian)
        data = form.fill(ready, inputs.words, inputs.embedded, judul)
        output.write_file(path, data)
        stat = path.stat()
    except TemplateError as error:
        return Outcome(task.stem, problem=_unfilled(task, error))
    except OSError as error:
        return Outcome(task.stem, problem=output.unwritten(path, error))
    return Outcome(task.stem, _entri(setup, task, inputs, (hash_bytes(data), stat)))


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


def _unfilled(task: Task, error: TemplateError) -> Problem:
    finding = error.findings[0]
    span = task.perjanjian.jabatan.span
    kode = task.perjanjian.jabatan.kode
    return Problem(span, finding.code, f"jabatan {kode}: {finding.message}", jabatan=(kode,))
