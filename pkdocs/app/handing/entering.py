"""Filled-in entry sheets read back: rows that were typed into their system, for the agenda."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from pkdocs.app.handing.entries import Entries, find_entries
from pkdocs.app.noting import held_agenda, kejadian, known_agenda, note, today
from pkdocs.base.problem import Checked, Problem
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.domain.entri import BarisEntri, Tercatat
from pkdocs.domain.lembar import BukuTerbaca, Dasar, Usulan
from pkdocs.domain.organisasi import KodeJabatan
from pkdocs.domain.perjanjian import Perjanjian
from pkdocs.outputs.entry_sheets import sheet
from pkdocs.outputs.entry_sheets.sheet import name_perjanjian
from pkdocs.rules.entri import LembarKembali, find_altered, note_usulan, sift_usulan
from pkdocs.rules.isian import Formulir, join_usulan, merge_buku
from pkdocs.rules.year import Year
from pkdocs.store.standing import stem_of


class Entered(Struct, frozen=True):
    """What entry sheets note, row by row; `written`: it stands in the agenda now.

    `usulan` counts the cells that are as they were, and holds what two sides say differently.
    """

    tercatat: tuple[Tercatat, ...] = ()
    usulan: Usulan = field(default_factory=Usulan)
    problems: tuple[Problem, ...] = ()
    written: bool = False


def read_entries(
    folder: Path, year: Year, all_buku: Sequence[BukuTerbaca], *, write: bool = False
) -> Entered:
    """Return what entry sheets of the project in `folder` note; with `write` it is added.

    What the agenda says is looked at while nobody else writes in it, so that two who read one sheet
    note it once.

    Raises:
        Refused: The register cannot be read, or the agenda not be read or written.

    Example:
        >>> from pkdocs.app.years import open_year
        >>> read_entries(project, open_year(project), []).tercatat
        ()
    """
    if not all_buku:
        return Entered()
    if not write:
        return _compare(folder, year, all_buku, known_agenda(folder))
    with held_agenda(folder) as held:
        done = _compare(folder, year, all_buku, Checked(held.kejadian, held.problems))
        note(folder, held, [_event(year.katalog.tahun, own) for own in done.tercatat])
    return replace(done, written=bool(done.tercatat))


def _compare(
    folder: Path,
    year: Year,
    all_buku: Sequence[BukuTerbaca],
    agenda: Checked[tuple[Kejadian, ...]],
) -> Entered:
    entries = find_entries(folder, year, agenda, _posts(year, all_buku))
    problems = list(agenda.problems)
    found: list[Usulan] = []
    rows: dict[str, BarisEntri] = {}
    for buku in all_buku:
        if buku.dasar:
            own = _of_book(buku, buku.dasar, entries, rows)
            problems.extend(own.problems)
            found.append(own.usulan)
    usulan = join_usulan(found)
    return Entered(tuple(note_usulan(usulan, rows)), usulan, tuple(problems))


def _posts(year: Year, all_buku: Iterable[BukuTerbaca]) -> Iterator[KodeJabatan]:
    """The posts that sheets speak of, in the order of the chart."""
    keys = (kunci for buku in all_buku for kunci in _keys(buku))
    named = {_PERUBAHAN.sub("", kunci.partition(" ")[0]) for kunci in keys}
    return (kode for kode in year.organisasi.jabatan if kode in named)


def _keys(buku: BukuTerbaca) -> Iterator[str]:
    """The keys that a sheet was made with, and those that stand in it now."""
    yield from buku.dasar.isi.get(sheet.NAMA, {}) if buku.dasar else ()
    for lembar in buku.lembar:
        yield from (row.sel[sheet.KUNCI].teks for row in lembar.baris if sheet.KUNCI in row.sel)


def _of_book(
    buku: BukuTerbaca, dasar: Dasar, entries: Entries, rows: dict[str, BarisEntri]
) -> Entered:
    """What one sheet would change; its rows are added to `rows`."""
    here = entries.of(dasar.sistem)
    own = {row.kunci: row for whose in here.perjanjian for row in whose.baris}
    rows |= own
    lembar, *_ = sheet.build_sheets(here.perjanjian, ())
    merged = merge_buku(buku, {sheet.NAMA: Formulir(lembar)})
    made_from = dasar.isi.get(sheet.NAMA, {})
    altered: dict[str, str] = {}
    for seen in buku.lembar:
        altered |= find_altered(seen, sheet.KUNCI, made_from) if seen.nama == sheet.NAMA else {}
    back = LembarKembali(own, made_from, altered, _why(entries), today())
    sifted = sift_usulan(merged.value or Usulan(), back)
    return Entered(usulan=sifted.value or Usulan(), problems=(*merged.problems, *sifted.problems))


def _why(entries: Entries) -> Callable[[str], str]:
    """What says of the key of a row why it is not for entry now."""
    systems = {row.kunci: row.sistem for own in entries.perjanjian for row in own.baris}
    gone: dict[str, str] = {}
    for left in entries.lain:
        if left.baris is None:
            gone |= dict.fromkeys(_stems(left.perjanjian, left.perjanjian.nomor + 1), left.sebab)
    for own in entries.perjanjian:
        pesan = f"perjanjian ini sudah diganti {name_perjanjian(own.perjanjian)}; {_ANEW}"
        gone |= dict.fromkeys(_stems(own.perjanjian, own.perjanjian.nomor), pesan)

    def why(kunci: str) -> str:
        if kunci in systems:
            return f"baris ini sekarang diinput ke {systems[kunci]}"
        return gone.get(kunci.partition(" ")[0], _NONE)

    return why


_PERUBAHAN = re.compile(r"-perubahan-[0-9]+$")
_ANEW = "pakai lembar entri yang baru"
_NONE = "baris ini tidak ada pada perjanjian yang berlaku"


def _stems(perjanjian: Perjanjian, most: int) -> list[str]:
    """What the keys of the rows of a post's first agreements begin with."""
    return [stem_of(perjanjian.jabatan.kode, nomor) for nomor in range(most)]


def _event(tahun: int, own: Tercatat) -> Kejadian:
    """The event of a row; who typed it in is its `pelaku`, where the sheet says who."""
    row = own.baris
    made = kejadian(
        Peristiwa.DIINPUT,
        tahun,
        kode=row.kode,
        nomor=row.nomor,
        sistem=row.sistem,
        indikator=(row.indikator,),
        sha256=row.sidik,
        tanggal=own.tanggal,
        batal=own.batal,
    )
    return made._replace(pelaku=own.oleh) if own.oleh else made
