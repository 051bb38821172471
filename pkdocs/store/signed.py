"""What was signed: the register of an output folder as the agenda of its project corrects it.

The agenda lies in the project and outlives output folders; so an agreement that it knows as signed
is frozen in every folder, also where the register is gone, older, or of another computer.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.base import trouble
from pkdocs.base.problem import Berat, Checked, Problem, Span
from pkdocs.base.text import join_words
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Kejadian
from pkdocs.rules.riwayat import Kunci, Riwayat, all_riwayat
from pkdocs.store.agenda import NAME, read_agenda
from pkdocs.store.register import Entri, Register, file_name, read_register, verify
from pkdocs.store.standing import stem_of

_FEW = 5
_UNKNOWN = "-"
"""The hash of a signed file of which only its perubahan is known: no file has it."""


class Books(Struct, frozen=True):
    """The register of an output folder, corrected, and what became of the year's agreements.

    `problems` are the broken lines of the agenda (F015, F016), all others count; and what the
    register has as signed and the agenda lost (F022).
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
    books = join_books(register, agenda.value, agenda.problems)
    return Checked(books, books.problems)


def join_books(
    register: Register, all_kejadian: Iterable[Kejadian], problems: tuple[Problem, ...] = ()
) -> Books:
    """Return the books of a register and the events of its project; `problems` of the latter."""
    riwayat = all_riwayat(all_kejadian, register.tahun)
    known = with_signed(register, riwayat, whole=not problems)
    return Books(known, riwayat, (*problems, *_lost(known, riwayat)))


def with_signed(
    register: Register, riwayat: Mapping[Kunci, Riwayat], *, whole: bool = True
) -> Register:
    """Return the register as the agenda corrects it; the very same where it says nothing else.

    Who signed a perubahan signed what it replaces. What the register has as signed stays so until
    the release of that very signing is known. `whole` False: lines of the agenda are lost, so that
    no release is believed. Dasar: a signed agreement changes only through a PK Perubahan (Permenpan
    RB 53/2014).
    """
    dokumen = dict(register.dokumen)
    for kunci in sorted(riwayat):
        own = riwayat[kunci]
        stem = stem_of(own.kode, own.nomor)
        if own.beku and not _is_unheard(dokumen.get(stem), own):
            dokumen.update(_replaced(dokumen, own))
            dokumen.update(_entry(dokumen, own, _next_day(riwayat, own)))
        elif own.lepas and whole:
            _release(dokumen, stem, own)
    return register if dokumen == register.dokumen else replace(register, dokumen=dokumen)


def unknown(register: Register, riwayat: Mapping[Kunci, Riwayat]) -> Iterator[Entri]:
    """Return the frozen entries of which the agenda does not know that they were signed."""
    for entri in register.dokumen.values():
        own = _own(riwayat, entri)
        noted = not _is_unheard(entri, own) if entri.dibekukan else own.beku or own.disebut
        if entri.beku and not noted and entri.sha256 != _UNKNOWN:
            yield entri


def _own(riwayat: Mapping[Kunci, Riwayat], entri: Entri) -> Riwayat:
    """What became of the agreement of an entry."""
    return riwayat.get((entri.kode, entri.nomor)) or Riwayat(entri.kode, entri.nomor)


def _is_unheard(entri: Entri | None, own: Riwayat) -> bool:
    """Whether the register knows of a signing that does not stand in the agenda."""
    if entri is None or not (entri.beku and entri.dibekukan) or entri.sha256 == _UNKNOWN:
        return False
    return not own.knows(entri.dibekukan)


def _lost(register: Register, riwayat: Mapping[Kunci, Riwayat]) -> Iterator[Problem]:
    """F022 where the agenda lost signings, or where an older release may be of another one."""
    lost = [
        entri.stem
        for entri in unknown(register, riwayat)
        if entri.dibekukan or _own(riwayat, entri).lepas
    ]
    if lost:
        more = [f"{len(lost) - _FEW} lagi"] if len(lost) > _FEW else []
        pesan = (
            f"agenda tidak mencatat pembekuan yang ada di register: "
            f"{join_words([*lost[:_FEW], *more])}. Barangkali baris terakhirnya hilang, atau "
            "agenda ini dari cadangan. Semuanya tetap beku; pulihkan agenda yang terakhir, atau "
            "jalankan pkdocs freeze dengan kode jabatannya agar dicatat lagi."
        )
        yield Problem(Span(NAME), "F022", pesan, Berat.PERINGATAN)


def as_released(entri: Entri) -> Entri | None:
    """Return the entry of a released document, None where the folder had none of its own.

    What was corrected by hand before it was signed counts as corrected again.
    """
    if not entri.masukan:
        return None
    made = entri.buatan or entri.sha256
    unseen = replace(entri, sha256=made, ukuran=0, waktu=0)
    return replace(unseen, beku=False, dibekukan="", buatan="", ditolak=())


def _release(dokumen: dict[str, Entri], stem: str, own: Riwayat) -> None:
    """Take the mark from an entry whose signing was taken back.

    An older register does not say which signing that was; it is of the file that was signed.
    """
    entri = dokumen.get(stem)
    if entri and entri.beku and _is_released(entri, own):
        del dokumen[stem]
        released = as_released(entri)
        dokumen.update({stem: released} if released else {})


def _is_released(entri: Entri, own: Riwayat) -> bool:
    """Whether the signing that an entry tells of is among those that were all taken back.

    Where neither the register nor a release says which signing it is of, the hash of the file does,
    and a signing that was noted without one may be it; else it stays signed.
    """
    if entri.dibekukan:
        return own.knows(entri.dibekukan)
    files = {signed.docx for signed in own.dilepas}
    return bool(own.disebut or files & {entri.sha256, ""})


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
        dibekukan=beku.waktu if beku else "",
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
