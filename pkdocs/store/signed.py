"""What was signed: the register of an output folder as the agenda of its project corrects it.

The agenda lies in the project and outlives output folders; so an agreement that it knows as signed
is frozen in every folder, also where the register is gone, older, or of another computer.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.base import trouble
from pkdocs.base.problem import Checked, Problem
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Kejadian
from pkdocs.rules.riwayat import Kunci, Riwayat, all_riwayat
from pkdocs.store.agenda import NAME, read_agenda
from pkdocs.store.register import Entri, Register, file_name, read_register, verify
from pkdocs.store.standing import stem_of

_UNKNOWN = "-"
"""The hash of a signed file of which only its perubahan is known: no file has it."""


class Books(Struct, frozen=True):
    """The register of an output folder, corrected, and what became of the year's agreements.

    `problems` are the broken lines of the agenda (F015, F016); all others count.
    """

    register: Register
    riwayat: Mapping[Kunci, Riwayat]
    problems: tuple[Problem, ...] = ()


def read_books(folder: Path, place: Path, tahun: int) -> Checked[Books]:
    """Return what register and agenda say of the output folder `place` of the project in `folder`.

    `tahun` 0 takes the year of the register. Problems without a value: F005 a broken register,
    F004 an agenda that cannot be read, F020 and F021 another register or agenda beside ours, as a
    sync program lays it there: nobody knows what was made or signed.
    """
    read = read_register(place, tahun)
    try:
        agenda = read_agenda(folder)
    except OSError as error:
        agenda = Checked(None, (trouble.unwritten(folder / NAME, error),))
    if read.value is None or agenda.value is None:
        return Checked(None, (*read.problems, *agenda.problems))
    register = replace(read.value, tahun=tahun or read.value.tahun)
    return Checked(join_books(register, agenda.value, agenda.problems), agenda.problems)


def join_books(
    register: Register, all_kejadian: Iterable[Kejadian], problems: tuple[Problem, ...] = ()
) -> Books:
    """Return the books of a register and the events of its project; `problems` of the latter."""
    riwayat = all_riwayat(all_kejadian, register.tahun)
    return Books(with_signed(register, riwayat, whole=not problems), riwayat, problems)


def with_signed(
    register: Register, riwayat: Mapping[Kunci, Riwayat], *, whole: bool = True
) -> Register:
    """Return the register as the agenda corrects it; the very same where it says nothing else.

    Who signed a perubahan signed what it replaces. `whole` False: lines of the agenda are lost, so
    that it is not believed that something was released. Dasar: a signed agreement changes only
    through a PK Perubahan (Permenpan RB 53/2014).
    """
    dokumen = dict(register.dokumen)
    for kunci in sorted(riwayat):
        own = riwayat[kunci]
        if own.beku:
            dokumen.update(_replaced(dokumen, own))
            dokumen.update(_entry(dokumen, own, _next_day(riwayat, own)))
        elif own.lepas and whole:
            _release(dokumen, stem_of(own.kode, own.nomor))
    return register if dokumen == register.dokumen else replace(register, dokumen=dokumen)


def unknown(register: Register, riwayat: Mapping[Kunci, Riwayat]) -> Iterator[Entri]:
    """Return the frozen entries of which the agenda does not know that they were signed."""
    for entri in register.dokumen.values():
        own = riwayat.get((entri.kode, entri.nomor))
        noted = own is not None and (own.beku is not None or own.lepas)
        if entri.beku and not noted and entri.sha256 != _UNKNOWN:
            yield entri


def as_released(entri: Entri) -> Entri | None:
    """Return the entry of a released document, None where the folder had none of its own.

    What was corrected by hand before it was signed counts as corrected again.
    """
    if not entri.masukan:
        return None
    made = entri.buatan or entri.sha256
    return replace(entri, beku=False, sha256=made, buatan="", ditolak=(), ukuran=0, waktu=0)


def _release(dokumen: dict[str, Entri], stem: str) -> None:
    entri = dokumen.get(stem)
    if entri is not None and entri.beku:
        del dokumen[stem]
        released = as_released(entri)
        dokumen.update({stem: released} if released else {})


def _replaced(dokumen: Mapping[str, Entri], own: Riwayat) -> dict[str, Entri]:
    """The agreements that a signed perubahan replaces, where nothing else is known of them."""
    found: dict[str, Entri] = {}
    for nomor in range(own.nomor):
        entri = dokumen.get(stem_of(own.kode, nomor))
        if (entri is None or not entri.beku) and own.beku:
            beku = own.beku._replace(docx="", perjanjian="")
            found |= _entry(dokumen, Riwayat(own.kode, nomor, beku=beku))
    return found


def _next_day(riwayat: Mapping[Kunci, Riwayat], own: Riwayat) -> str:
    """The day of the perubahan that was begun after it, "" where it has none of its own."""
    begun = riwayat.get((own.kode, own.nomor + 1))
    return begun.perubahan.tanggal if begun and begun.perubahan else ""


def _entry(dokumen: Mapping[str, Entri], own: Riwayat, later: str = "") -> dict[str, Entri]:
    """The entry of a signed agreement by its stem; none for a code that no file can have."""
    stem = stem_of(own.kode, own.nomor)
    entri = replace(_signed(dokumen.get(stem) or _blank(own, stem), own), tanggal_berikut=later)
    try:
        verify(stem, entri)
    except ValueError:
        return {}
    return {stem: entri}


def _blank(own: Riwayat, stem: str) -> Entri:
    """An entry for what was signed and never lay in this folder; it was made from nothing here."""
    return Entri(
        kode=own.kode,
        berkas=file_name(stem),
        unit=own.beku.unit if own.beku else "",
        keadaan=str(domain.Keadaan.SIAP),
        alasan=(),
        sha256="",
        masukan="",
        perjanjian="",
        template="",
        program="",
        jenis=str(domain.Jenis.PERUBAHAN if own.nomor else domain.Jenis.INDUK),
        nomor=own.nomor,
    )


def _signed(entri: Entri, own: Riwayat) -> Entri:
    """The entry, frozen with the hashes of the agenda; the file is looked at where they differ."""
    beku = own.beku
    sha256 = (beku.docx if beku else "") or _UNKNOWN
    same = entri.sha256 == sha256
    made = entri.buatan or entri.sha256
    konsep = entri.keadaan == domain.Keadaan.KONSEP
    return replace(
        entri,
        beku=True,
        sha256=sha256,
        buatan="" if made == sha256 else made,
        perjanjian=beku.perjanjian if beku else "",
        alasan_perubahan=own.perubahan.catatan if own.perubahan else entri.alasan_perubahan,
        tanggal=own.perubahan.tanggal if own.perubahan else entri.tanggal,
        ditolak=tuple(sorted(own.ditolak)),
        keadaan=str(domain.Keadaan.SIAP) if konsep else entri.keadaan,
        alasan=() if konsep else entri.alasan,
        ukuran=entri.ukuran if same else 0,
        waktu=entri.waktu if same else 0,
    )
