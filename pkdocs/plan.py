"""What a run has to do: each post's document against the register and against the folder.

It reads and decides; it writes nothing.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from pkdocs import form, model, wording
from pkdocs.register import ARCHIVE, Entri, Register, hash_bytes
from pkdocs.worker import Bundle, Setup, Task, read_inputs
from pkdocs.year import Year


class Rupa(StrEnum):
    """How a file on disk stands to its register entry."""

    BARU = "belum dibuat"
    UTUH = "utuh"
    DISUNTING = "disunting"
    HILANG = "hilang"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for beyond the default."""

    everything: bool = False
    overwrite_edited: bool = False
    perubahan: str = ""
    """The reason for a PK Perubahan; "" when none is to be made."""


@dataclass(frozen=True, slots=True)
class Folder:
    """An output folder at the start of a run: its files by name, with size and time in ns."""

    path: Path
    files: Mapping[str, tuple[int, int]]
    register: Register

    def rupa(self, stem: str, suffix: str = ".docx") -> Rupa:
        """Return how the file of a document (or an archive) stands to its entry.

        Size and time are enough while they agree; else the content decides. A file that the
        register does not know is ours as long as its seal holds (a run was cut short).
        """
        entri = self.register.dokumen.get(stem)
        name = f"{stem}{suffix}"
        stat = self.files.get(name)
        if stat is None:
            return Rupa.HILANG if entri else Rupa.BARU
        if entri and stat == (entri.ukuran, entri.waktu):
            return Rupa.UTUH
        if entri and hash_bytes((self.path / name).read_bytes()) == entri.sha256:
            return Rupa.UTUH
        return Rupa.BARU if form.is_sealed(self.path / name) else Rupa.DISUNTING

    def known(self, stem: str, rupa: Rupa, wish: Wish) -> str:
        """Return the inputs an intact file is known to be made from; "" makes it anew."""
        entri = self.register.dokumen.get(stem)
        return entri.masukan if entri and rupa is Rupa.UTUH and not wish.everything else ""


def read_folder(path: Path, register: Register) -> Folder:
    """Return the folder as it is now; a missing one is empty."""
    files: dict[str, tuple[int, int]] = {}
    if path.is_dir():
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.endswith((".docx", ".zip")) and entry.is_file():
                    stat = entry.stat()
                    files[entry.name] = (stat.st_size, stat.st_mtime_ns)
    return Folder(path, files, register)


@dataclass(frozen=True, slots=True)
class Step:
    """The decision for one post: a task, or none because it is frozen or cannot be asked for."""

    perjanjian: model.Perjanjian
    stem: str
    rupa: Rupa
    task: Task | None
    frozen: Entri | None = None


def plan_steps(
    folder: Folder, all_perjanjian: Iterable[model.Perjanjian], wish: Wish
) -> Iterator[Step]:
    """Return the decision for each post, in order."""
    for perjanjian in all_perjanjian:
        last = last_frozen(folder.register, perjanjian.jabatan.kode)
        if last is None:
            yield _open_step(folder, perjanjian, perjanjian.jabatan.kode, wish)
        else:
            yield _frozen_step(folder, perjanjian, last, wish)


def _frozen_step(folder: Folder, perjanjian: model.Perjanjian, last: Entri, wish: Wish) -> Step:
    """Nothing, or the PK Perubahan that was asked for, now or in an earlier run."""
    stem = f"{perjanjian.jabatan.kode}-perubahan-{last.nomor + 1}"
    begun = folder.register.dokumen.get(stem)
    reason = wish.perubahan or (begun.alasan_perubahan if begun else "")
    if not reason:
        stem = Path(last.berkas).stem
        return Step(perjanjian, stem, folder.rupa(stem), None, last)
    changed = replace(
        perjanjian,
        jenis=model.Jenis.PERUBAHAN,
        nomor=last.nomor + 1,
        alasan_perubahan=reason,
    )
    return replace(_open_step(folder, changed, stem, wish), frozen=last)


def plan_bundles(
    folder: Folder, all_perjanjian: Iterable[model.Perjanjian], wish: Wish
) -> Iterator[tuple[Rupa, Bundle]]:
    """Return one archive per unit, in the order of the chart, frozen documents as signed."""
    by_unit: dict[str, list[model.Perjanjian]] = defaultdict(list)
    for perjanjian in all_perjanjian:
        by_unit[perjanjian.jabatan.unit].append(perjanjian)
    for unit, members in by_unit.items():
        stem = wording.slug(unit)
        rupa = folder.rupa(stem, ".zip")
        known = folder.known(stem, rupa, wish)
        frozen = {p.jabatan.kode: last_frozen(folder.register, p.jabatan.kode) for p in members}
        signed = {str(kode): entri.berkas for kode, entri in frozen.items() if entri}
        open_ones = tuple(p for p in members if p.jabatan.kode not in signed)
        yield rupa, Bundle(stem, unit, open_ones, signed, known)


def is_outdated(frozen: Entri, perjanjian: model.Perjanjian, naskah: model.Naskah) -> bool:
    """Return whether the sources now say something else than the frozen agreement.

    Dasar: a signed agreement changes only through a PK Perubahan (Permenpan RB 53/2014).
    """
    same = replace(
        perjanjian,
        jenis=model.Jenis(frozen.jenis),
        nomor=frozen.nomor,
        alasan_perubahan=frozen.alasan_perubahan,
    )
    return read_inputs("", same, naskah).perjanjian != frozen.perjanjian


def last_frozen(register: Register, kode: str) -> Entri | None:
    """Return the latest frozen document of a post: the agreement that counts now."""
    entri = register.dokumen.get(kode)
    found = entri if entri and entri.beku else None
    while found:
        later = register.dokumen.get(f"{kode}-perubahan-{found.nomor + 1}")
        if later is None or not later.beku:
            break
        found = later
    return found


def _open_step(folder: Folder, perjanjian: model.Perjanjian, stem: str, wish: Wish) -> Step:
    rupa = folder.rupa(stem)
    if rupa is Rupa.DISUNTING and not wish.overwrite_edited:
        task = _beside(folder, perjanjian, stem, wish)
        return Step(perjanjian, stem, rupa, task)
    return Step(perjanjian, stem, rupa, Task(perjanjian, stem, folder.known(stem, rupa, wish)))


def _beside(folder: Folder, perjanjian: model.Perjanjian, stem: str, wish: Wish) -> Task | None:
    """The new document laid beside an edited one; none where that one was edited as well."""
    beside = f"{stem}.baru"
    rupa = folder.rupa(beside)
    if rupa is Rupa.DISUNTING:
        return None
    known = folder.known(beside, rupa, wish)
    return Task(perjanjian, beside, known, beside=f"{stem}.docx")


def standing(year: Year, setup: Setup, now: Folder) -> Iterator[tuple[str, str, str]]:
    """Return code, state and a word for every document, then for archives and orphans."""
    packed = {e.unit for e in now.register.dokumen.values() if e.jenis == ARCHIVE}
    for kode, perjanjian in year.perjanjian.items():
        for stem, word in _standing_of(setup, now, perjanjian):
            if word == Rupa.BARU and perjanjian.jabatan.unit in packed:
                yield kode, str(perjanjian.keadaan), "dalam arsip"
            else:
                yield stem, str(perjanjian.keadaan), word
    for stem, entri in now.register.dokumen.items():
        if entri.jenis == ARCHIVE:
            yield f"{stem}.zip", entri.keadaan, f"arsip {now.rupa(stem, '.zip')}"
        elif model.KodeJabatan(entri.kode) not in year.perjanjian:
            yield stem, entri.keadaan, "yatim (jabatannya tidak ada lagi)"


def _standing_of(
    setup: Setup, now: Folder, perjanjian: model.Perjanjian
) -> Iterator[tuple[str, str]]:
    """The documents of one post: those replaced, the one that counts, and a perubahan begun."""
    kode = perjanjian.jabatan.kode
    frozen = last_frozen(now.register, kode)
    for nomor in range(frozen.nomor if frozen else 0):
        yield f"{kode}-perubahan-{nomor}" if nomor else kode, "beku, digantikan perubahan"
    yield Path(frozen.berkas).stem if frozen else kode, _word(setup, now, perjanjian, frozen)
    step = _frozen_step(now, perjanjian, frozen, Wish()) if frozen else None
    if step and step.task:
        yield step.stem, _open_word(setup, now, step)


def _word(setup: Setup, now: Folder, perjanjian: model.Perjanjian, frozen: Entri | None) -> str:
    stem = Path(frozen.berkas).stem if frozen else perjanjian.jabatan.kode
    rupa = now.rupa(stem)
    entri = now.register.dokumen.get(stem)
    if frozen:
        begun = _frozen_step(now, perjanjian, frozen, Wish()).task
        changed = begun is None and is_outdated(frozen, perjanjian, setup.naskah)
        words = ["beku", "sumber berubah: perlu perubahan" if changed else ""]
        words += ["berkasnya berubah" if rupa is not Rupa.UTUH else ""]
        return ", ".join(word for word in words if word)
    return _current(setup, perjanjian, rupa, entri)


def _open_word(setup: Setup, now: Folder, step: Step) -> str:
    entri = now.register.dokumen.get(step.stem)
    return _current(setup, step.perjanjian, step.rupa, entri)


def _current(setup: Setup, perjanjian: model.Perjanjian, rupa: Rupa, entri: Entri | None) -> str:
    if rupa is not Rupa.UTUH or entri is None:
        return str(rupa)
    current = read_inputs(setup.fingerprint, perjanjian, setup.naskah).masukan == entri.masukan
    return "mutakhir" if current else "usang"
