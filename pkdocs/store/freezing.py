"""Marking documents as signed and final, and taking the mark away again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pkdocs import domain
from pkdocs.base.files import read_whole
from pkdocs.base.problem import Problem, Span
from pkdocs.store.folder import FileState, Folder
from pkdocs.store.register import Entri, hash_bytes, write_register
from pkdocs.store.standing import Changed, Standing, State, counting, last_frozen, of_post


@dataclass(slots=True)
class Frozen:
    """The documents whose mark changed, and why others kept theirs."""

    stems: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def freeze(now: Folder, codes: Sequence[str], changed: Changed, *, named: bool) -> Frozen:
    """Freeze the document of each post that counts, and write the register.

    A document that is missing or still a konsep is not frozen; that is a Problem F008 when the
    post was `named`, and passed over when all were meant.
    """
    done = Frozen()
    dokumen = dict(now.register.dokumen)
    for kode in codes:
        found = counting(of_post(now, kode, changed))
        if found and found.state is State.FROZEN:
            continue
        why = _unfit(found)
        if why and named:
            done.problems.append(_problem(now.path, kode, why))
        if found and found.entri and not why:
            dokumen[found.stem] = _as_it_is(now.path, found.entri).replace(beku=True)
            done.stems.append(found.stem)
    _write(now, dokumen)
    return done


def release(now: Folder, codes: Sequence[str]) -> Frozen:
    """Take the mark from the latest frozen document of each post, and write the register."""
    done = Frozen()
    dokumen = dict(now.register.dokumen)
    for kode in codes:
        last = last_frozen(now.register, kode)
        if last is not None:
            dokumen[last.stem] = _as_it_is(now.path, last).replace(beku=False)
            done.stems.append(last.stem)
    _write(now, dokumen)
    return done


def _write(now: Folder, dokumen: dict[str, Entri]) -> None:
    write_register(now.path, replace(now.register, sumber={}, dokumen=dokumen))


def _unfit(found: Standing | None) -> str:
    """Why a document cannot be frozen, "" where it can."""
    entri = found.entri if found else None
    if found is None or entri is None:
        return "belum ada dokumennya"
    if found.file is FileState.LOST:
        return f"{entri.berkas} tidak ada"
    if found.file is FileState.ABSENT:
        return f"{entri.berkas} bukan yang tercatat; jalankan pkdocs generate dahulu"
    if entri.keadaan != domain.Keadaan.SIAP:
        return f"{entri.berkas} masih konsep ({'; '.join(entri.alasan)})"
    return ""


def _as_it_is(folder: Path, entri: Entri) -> Entri:
    """The entry with the file as it is signed: a correction by hand before signing counts."""
    path = folder / entri.berkas
    if not path.is_file():
        return entri
    stat, sha256 = path.stat(), hash_bytes(read_whole(path))
    return entri.replace(sha256=sha256, ukuran=stat.st_size, waktu=stat.st_mtime_ns)


def _problem(folder: Path, kode: str, why: str) -> Problem:
    pesan = f"jabatan {kode} tidak dapat dibekukan: {why}."
    return Problem(Span(folder.as_posix()), "F008", pesan, jabatan=(kode,))
