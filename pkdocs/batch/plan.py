"""What a run has to do: each post's document against the register and against the folder.

It reads and decides; it writes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pkdocs import domain
from pkdocs.base.files import list_files
from pkdocs.base.text import slug
from pkdocs.batch.worker import Bundle, Setup, Task, as_perubahan, read_inputs
from pkdocs.outputs import form
from pkdocs.store.register import ARCHIVE, Entri, Register, file_name, hash_bytes

if TYPE_CHECKING:
    from pkdocs.rules.year import Year


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

    def rupa(self, stem: str) -> Rupa:
        """Return how the file of a document (or an archive) stands to its entry.

        Size and time are enough while they agree; else the content decides. A file that the
        register does not know is ours as long as its seal holds (a run was cut short).
        """
        entri = self.register.dokumen.get(stem)
        name = file_name(stem)
        stat = self.files.get(name)
        if stat is None:
            return Rupa.HILANG if entri else Rupa.BARU
        if entri and stat == (entri.ukuran, entri.waktu):
            return Rupa.UTUH
        if entri and _hash_of(self.path / name) == entri.sha256:
            return Rupa.UTUH
        return Rupa.BARU if form.is_sealed(self.path / name) else Rupa.DISUNTING

    def rupa_pdf(self, stem: str) -> Rupa:
        """Return how the PDF of a document stands to its entry; a signed one counts as edited."""
        entri = self.register.dokumen.get(stem)
        stat = self.files.get(f"{stem}.pdf")
        known = entri is not None and bool(entri.pdf_sha256)
        if stat is None:
            return Rupa.HILANG if known else Rupa.BARU
        if entri is None or not known:
            return Rupa.DISUNTING
        if stat == (entri.pdf_ukuran, entri.pdf_waktu):
            return Rupa.UTUH
        same = _hash_of(self.path / entri.pdf) == entri.pdf_sha256
        return Rupa.UTUH if same else Rupa.DISUNTING

    def known(self, stem: str, rupa: Rupa, wish: Wish) -> str:
        """Return the inputs an intact file is known to be made from; "" makes it anew."""
        entri = self.register.dokumen.get(stem)
        return entri.masukan if entri and rupa is Rupa.UTUH and not wish.everything else ""


def _hash_of(path: Path) -> str:
    """The hash of a file; "" where it cannot be read, so that it counts as edited and is kept."""
    try:
        return hash_bytes(path.read_bytes())
    except OSError:
        return ""


def read_folder(path: Path, register: Register) -> Folder:
    """Return the folder as it is now; a missing one is empty."""
    return Folder(path, list_files(path), register)


@dataclass(frozen=True, slots=True)
class Step:
    """The decision for one post: a task, or none because it is frozen or cannot be asked for."""

    kode: domain.KodeJabatan
    stem: str
    rupa: Rupa
    task: Task | None
    frozen: Entri | None = None


def plan_steps(folder: Folder, codes: Iterable[domain.KodeJabatan], wish: Wish) -> Iterator[Step]:
    """Return the decision for each post, in order; none needs its agreement resolved."""
    for kode in codes:
        last = last_frozen(folder.register, kode)
        if last is None:
            yield _step(folder, Task(kode, kode), wish)
        else:
            yield _frozen_step(folder, kode, last, wish)


def _frozen_step(folder: Folder, kode: domain.KodeJabatan, last: Entri, wish: Wish) -> Step:
    """Nothing, or the PK Perubahan that was asked for, now or in an earlier run."""
    nomor = last.nomor + 1
    stem = stem_of(kode, nomor)
    begun = folder.register.dokumen.get(stem)
    reason = wish.perubahan or (begun.alasan_perubahan if begun else "")
    if not reason:
        stem = Path(last.berkas).stem
        return Step(kode, stem, folder.rupa(stem), None, last)
    task = Task(kode, stem, nomor=nomor, alasan_perubahan=reason)
    return replace(_step(folder, task, wish), frozen=last)


def plan_bundles(
    folder: Folder, codes_by_unit: Mapping[str, Sequence[domain.KodeJabatan]], wish: Wish
) -> Iterator[tuple[Rupa, Bundle]]:
    """Return one archive per unit, in the order of the chart, frozen documents as signed."""
    for unit, codes in codes_by_unit.items():
        stem = f"{slug(unit)}.zip"
        rupa = folder.rupa(stem)
        known = folder.known(stem, rupa, wish)
        frozen = {kode: last_frozen(folder.register, kode) for kode in codes}
        signed = {str(kode): entri.berkas for kode, entri in frozen.items() if entri}
        loose = tuple(kode for kode in codes if kode not in signed)
        yield rupa, Bundle(stem, unit, loose, signed, known)


def is_outdated(frozen: Entri, perjanjian: domain.Perjanjian, naskah: domain.Naskah) -> bool:
    """Return whether the sources now say something else than the frozen agreement.

    Dasar: a signed agreement changes only through a PK Perubahan (Permenpan RB 53/2014).
    """
    same = replace(
        perjanjian,
        jenis=domain.Jenis(frozen.jenis),
        nomor=frozen.nomor,
        alasan_perubahan=frozen.alasan_perubahan,
    )
    return read_inputs("", same, naskah).perjanjian != frozen.perjanjian


def stem_of(kode: str, nomor: int) -> str:
    """Return what a post's document is listed under: the first agreement's is its code."""
    return f"{kode}-perubahan-{nomor}" if nomor else kode


def last_frozen(register: Register, kode: str) -> Entri | None:
    """Return the latest frozen document of a post: the agreement that counts now."""
    entri = register.dokumen.get(kode)
    found = entri if entri and entri.beku else None
    while found:
        later = register.dokumen.get(stem_of(kode, found.nomor + 1))
        if later is None or not later.beku:
            break
        found = later
    return found


def _step(folder: Folder, task: Task, wish: Wish) -> Step:
    rupa = folder.rupa(task.stem)
    own: Task | None
    if rupa is Rupa.DISUNTING and not wish.overwrite_edited:
        own = _beside(folder, task, wish)
    else:
        known = folder.known(task.stem, rupa, wish)
        own = replace(task, known=known) if known else task
    return Step(task.kode, task.stem, rupa, own)


def _beside(folder: Folder, task: Task, wish: Wish) -> Task | None:
    """The new document laid beside an edited one; none where that one was edited as well."""
    beside = f"{task.stem}.baru"
    rupa = folder.rupa(beside)
    if rupa is Rupa.DISUNTING:
        return None
    known = folder.known(beside, rupa, wish)
    return replace(task, stem=beside, known=known, beside=f"{task.stem}.docx")


def standing(
    year: "Year", setup: Setup, now: Folder, chosen: Iterable[domain.KodeJabatan]
) -> Iterator[tuple[str, str, str]]:
    """Return code, state and a word for every document of the chosen posts."""
    packed = {e.unit for e in now.register.dokumen.values() if e.jenis == ARCHIVE}
    for kode in chosen:
        if kode not in year.perjanjian:
            continue
        perjanjian = year.perjanjian[kode]
        for stem, word in _standing_of(setup, now, perjanjian):
            if word == Rupa.BARU and perjanjian.jabatan.unit in packed:
                yield kode, str(perjanjian.keadaan), "dalam arsip"
            else:
                yield stem, str(perjanjian.keadaan), _with_pdf(now, stem, word)


def standing_apart(year: "Year", now: Folder) -> Iterator[tuple[str, str, str]]:
    """Return code, state and a word for every archive, and for what belongs to no post any more."""
    for stem, entri in now.register.dokumen.items():
        if entri.jenis == ARCHIVE:
            yield stem, entri.keadaan, f"arsip {now.rupa(stem)}"
        elif domain.KodeJabatan(entri.kode) not in year.perjanjian:
            word = "yatim (jabatannya tidak ada lagi)"
            yield stem, entri.keadaan, _with_pdf(now, stem, word)


def _standing_of(
    setup: Setup, now: Folder, perjanjian: domain.Perjanjian
) -> Iterator[tuple[str, str]]:
    """The documents of one post: those replaced, the one that counts, and a perubahan begun."""
    kode = perjanjian.jabatan.kode
    frozen = last_frozen(now.register, kode)
    for nomor in range(frozen.nomor if frozen else 0):
        yield stem_of(kode, nomor), "beku, digantikan perubahan"
    yield Path(frozen.berkas).stem if frozen else kode, _word(setup, now, perjanjian, frozen)
    step = _frozen_step(now, kode, frozen, Wish()) if frozen else None
    if step and step.task:
        changed = as_perubahan(perjanjian, step.task.nomor, step.task.alasan_perubahan)
        entri = now.register.dokumen.get(step.stem)
        needed = frozen is None or is_outdated(frozen, perjanjian, setup.naskah)
        word = _current(setup, changed, step.rupa, entri) if needed else "tidak diperlukan lagi"
        yield step.stem, word


def _word(setup: Setup, now: Folder, perjanjian: domain.Perjanjian, frozen: Entri | None) -> str:
    stem = Path(frozen.berkas).stem if frozen else perjanjian.jabatan.kode
    rupa = now.rupa(stem)
    entri = now.register.dokumen.get(stem)
    if frozen:
        begun = _frozen_step(now, perjanjian.jabatan.kode, frozen, Wish()).task
        changed = begun is None and is_outdated(frozen, perjanjian, setup.naskah)
        words = ["beku", "sumber berubah: perlu perubahan" if changed else ""]
        words += ["berkasnya berubah" if rupa is not Rupa.UTUH else ""]
        return ", ".join(word for word in words if word)
    return _current(setup, perjanjian, rupa, entri)


def _current(setup: Setup, perjanjian: domain.Perjanjian, rupa: Rupa, entri: Entri | None) -> str:
    if rupa is not Rupa.UTUH or entri is None:
        return str(rupa)
    current = read_inputs(setup.fingerprint, perjanjian, setup.naskah).masukan == entri.masukan
    return "mutakhir" if current else "usang"


def _with_pdf(now: Folder, stem: str, word: str) -> str:
    return ", ".join(filter(None, (word, _pdf_word(now, stem))))


def _pdf_word(now: Folder, stem: str) -> str:
    """How the PDF of a document stands; "" where none was made."""
    entri = now.register.dokumen.get(stem)
    if entri is None or not entri.pdf_sha256:
        return ""
    rupa = now.rupa_pdf(stem)
    if rupa is Rupa.UTUH:
        return "PDF mutakhir" if entri.pdf_docx == entri.sha256 else "PDF usang"
    return "PDF hilang" if rupa is Rupa.HILANG else "PDF diubah atau ditandatangani"
