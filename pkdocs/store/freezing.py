"""Marking documents as signed and final, and taking the mark away again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pkdocs.base.problem import Problem, Span
from pkdocs.batch.plan import last_frozen, stem_of
from pkdocs.store.register import Entri, Register, hash_bytes, write_register


@dataclass(slots=True)
class Frozen:
    """The documents whose mark changed, and why others kept theirs."""

    stems: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def set_frozen(
    folder: Path, register: Register, codes: Sequence[str], *, frozen: bool, named: bool
) -> Frozen:
    """Freeze (or release) the current document of each post, and write the register.

    A document that is missing or still a konsep is not frozen; that is a Problem F008 when the
    post was `named`, and passed over when all were meant.
    """
    done = Frozen()
    dokumen = dict(register.dokumen)
    for kode in codes:
        entri = _next(register, kode) if frozen else _last(register, kode)
        if entri is None or entri.beku == frozen:
            if named and frozen and entri is None:
                done.problems.append(_problem(folder, kode, "belum ada dokumennya"))
            continue
        why = _unfit(folder, entri) if frozen else ""
        if why and named:
            done.problems.append(_problem(folder, kode, why))
        if not why:
            stem = Path(entri.berkas).stem
            dokumen[stem] = replace(_as_it_is(folder, entri), beku=frozen)
            done.stems.append(stem)
    write_register(folder, replace(register, sumber={}, dokumen=dokumen))
    return done


def _next(register: Register, kode: str) -> Entri | None:
    """The document of a post to freeze: after the last frozen one, else that one; else the first.

    A perubahan is never frozen before what it changes.
    """
    last = last_frozen(register, kode)
    if last is None:
        return register.dokumen.get(kode)
    return register.dokumen.get(stem_of(kode, last.nomor + 1), last)


def _last(register: Register, kode: str) -> Entri | None:
    """The document of a post to release: the latest that is frozen."""
    own = [e for e in register.dokumen.values() if e.kode == kode and e.beku]
    return max(own, key=lambda entri: entri.nomor, default=None)


def _unfit(folder: Path, entri: Entri) -> str:
    if not (folder / entri.berkas).is_file():
        return f"{entri.berkas} tidak ada"
    if entri.keadaan != "siap":
        return f"{entri.berkas} masih konsep ({'; '.join(entri.alasan)})"
    return ""


def _as_it_is(folder: Path, entri: Entri) -> Entri:
    """The entry with the file as it is signed: a correction by hand before signing counts."""
    path = folder / entri.berkas
    if not path.is_file():
        return entri
    stat, sha256 = path.stat(), hash_bytes(path.read_bytes())
    return replace(entri, sha256=sha256, ukuran=stat.st_size, waktu=stat.st_mtime_ns)


def _problem(folder: Path, kode: str, why: str) -> Problem:
    pesan = f"jabatan {kode} tidak dapat dibekukan: {why}."
    return Problem(Span(folder.as_posix()), "F008", pesan, jabatan=(kode,))
