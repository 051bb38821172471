"""What filled-in entry sheets note: which rows were typed into their system, and which were not.

Pure. What the cells of a sheet change is told by `rules.isian`; whether that can be so, here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.entri import BarisEntri, Tercatat
from pkdocs.domain.lembar import (
    SIDIK,
    BarisTerbaca,
    Isian,
    LembarTerbaca,
    SebabDitolak,
    Usulan,
    jejak,
    tanda_jejak,
)
from pkdocs.domain.organisasi import Tanggal
from pkdocs.domain.wording import parse_hari
from pkdocs.rules.riwayat import HARI_INI, TANGGAL_PERJANJIAN, impossible

SUDAH, TANGGAL, OLEH = "Sudah diinput", "Tanggal", "Oleh"
CENTANG = "✓"
LAIN_SEKARANG = (
    "isi baris ini berubah sejak lembar ini dibuat; input nilai yang baru dari lembar entri yang "
    "baru"
)
ASING = "baris ini bukan dari lembar entri ini; isi pada lembar yang memuatnya sejak semula"
BERGESER = (
    "{} bukan isi baris ini: selnya diubah, atau bergeser karena hanya sebagian kolom diurutkan. "
    "Isi pada lembar entri yang baru"
)
_SHOWN = 40
"""Letters of a cell that are shown."""
_NOMOR = re.compile(r"\d{9,}")
"""Digits of an NIP, which the agenda does not hold."""


def noted_cells(baris: BarisEntri) -> Mapping[str, str]:
    """Return what the agenda says of a row, by header word: "" where it was not entered."""
    own = baris.kejadian
    if own is None:
        return {SUDAH: "", TANGGAL: "", OLEH: ""}
    return {SUDAH: CENTANG, TANGGAL: own.tanggal, OLEH: own.pelaku}


class LembarKembali(Struct, frozen=True):
    """An entry sheet that came back: by key its `rows` for entry now, and what it was made from.

    `altered` are the cells of rows that show something else than they were made with, in words;
    `why` says of a key why it is no row for entry now. `hari_ini` is the day on which it is read.
    """

    rows: Mapping[str, BarisEntri]
    dasar: Mapping[str, Mapping[str, str]]
    altered: Mapping[str, str]
    why: Callable[[str], str]
    hari_ini: Tanggal


def find_altered(
    lembar: LembarTerbaca, kunci: str, dasar: Mapping[str, Mapping[str, str]]
) -> Mapping[str, str]:
    """Return by key which cells of a row show something else than they were made with, in words.

    `kunci` is the header word of the keys. A column that is gone tells nothing, nor does a row that
    the sheet was not made with.
    """
    found: dict[str, str] = {}
    for row in lembar.baris:
        kode = row.sel[kunci].teks if kunci in row.sel else ""
        made = dasar.get(kode, {})
        wrong = [kepala for kepala in lembar.kepala if _is_altered(row, kepala, made)]
        if wrong:
            found.setdefault(kode, _name_altered(row, wrong))
    return found


def _is_altered(row: BarisTerbaca, kepala: str, made: Mapping[str, str]) -> bool:
    known, sel = made.get(jejak(kepala)), row.sel.get(kepala)
    return known is not None and known != tanda_jejak(sel.teks if sel else "")


def _name_altered(row: BarisTerbaca, wrong: Sequence[str]) -> str:
    first, *others = wrong
    teks = " ".join(row.sel[first].teks.split()) if first in row.sel else ""
    said = f'"{teks[:_SHOWN]}{"…" if teks[_SHOWN:] else ""}"' if teks else "kosong"
    more = f" dan {len(others)} kolom lain" if others else ""
    return f"{first} {said}{more}"


def sift_usulan(usulan: Usulan, lembar: LembarKembali) -> Checked[Usulan]:
    """Return what one sheet would change without what cannot be noted.

    Problems, at their cells: X070 a cell that says what cannot be noted, X071 a row that is not for
    this sheet (any more), or whose cells are not its own.
    """
    problems: list[Problem] = []
    taken: list[Isian] = []
    for kunci, cells in _by_row(usulan.isian).items():
        wrong = list(_wrong(lembar, kunci, cells))
        problems.extend(wrong)
        taken.extend(() if wrong else cells.values())
    gone = _by_row(own.isian for own in usulan.ditolak if own.alasan == SebabDitolak.TIDAK_ADA_LAGI)
    for kunci, cells in gone.items():
        problems.append(_strange(next(iter(cells.values())).di, kunci, lembar.why(kunci)))
    problems += [_strange(row.di, row.kunci, lembar.why(row.kunci)) for row in usulan.baru]
    left = tuple(own for own in usulan.ditolak if own.alasan != SebabDitolak.TIDAK_ADA_LAGI)
    return Checked(replace(usulan, isian=tuple(taken), baru=(), ditolak=left), tuple(problems))


def note_usulan(usulan: Usulan, rows: Mapping[str, BarisEntri]) -> Iterator[Tercatat]:
    """Return what is to be noted of the rows that sheets, sifted and joined, change.

    They come in the order of `rows`.
    """
    changed = _by_row(usulan.isian)
    for baris in rows.values():
        if cells := changed.get(baris.kunci):
            said, di = _said(baris, cells), next(iter(cells.values())).di
            if said[SUDAH]:
                yield Tercatat(baris, said[TANGGAL], said[OLEH], batal=False, di=di)
            else:
                yield Tercatat(baris, "", "", batal=True, di=di)


def _by_row(all_isian: Iterable[Isian]) -> dict[str, dict[str, Isian]]:
    """The changed cells of each row, by header word."""
    found: dict[str, dict[str, Isian]] = {}
    for isian in all_isian:
        found.setdefault(isian.baris, {})[isian.kolom] = isian
    return found


def _said(baris: BarisEntri, cells: Mapping[str, Isian]) -> dict[str, str]:
    """What a row says with its changed cells, by header word."""
    return {**noted_cells(baris), **{kepala: own.baru for kepala, own in cells.items()}}


def _wrong(lembar: LembarKembali, kunci: str, cells: Mapping[str, Isian]) -> Iterator[Problem]:
    """What keeps the changed cells of a row from being noted.

    Taking back is possible whatever the row says by now, but it must be that row.
    """
    baris, dasar = lembar.rows[kunci], lembar.dasar.get(kunci)
    said, first = _said(baris, cells), next(iter(cells.values()))
    if altered := lembar.altered.get(kunci):
        yield _strange(first.di, kunci, BERGESER.format(altered))
    elif said[SUDAH] not in ("", CENTANG):
        yield _unclear(cells[SUDAH], f'isi {CENTANG} atau kosongkan, bukan "{said[SUDAH]}".')
    elif not said[SUDAH]:
        if SUDAH not in cells:
            yield _unclear(first, f"kolom {SUDAH} kosong; isi {CENTANG} bila memang sudah.")
    elif dasar is None:
        yield _strange(first.di, baris.kunci, ASING)
    elif dasar.get(SIDIK, "") != baris.sidik:
        yield _strange(first.di, baris.kunci, LAIN_SEKARANG)
    else:
        yield from _wrong_beside(lembar, baris, cells)


def _wrong_beside(
    lembar: LembarKembali, baris: BarisEntri, cells: Mapping[str, Isian]
) -> Iterator[Problem]:
    """A day that is none or cannot be, a number instead of a name."""
    tanggal, oleh = cells.get(TANGGAL), cells.get(OLEH)
    if tanggal and tanggal.baru:
        pesan = _wrong_day(tanggal.baru, baris.sejak, lembar.hari_ini)
        yield from [_unclear(tanggal, pesan)] if pesan else []
    if oleh and _NOMOR.search(re.sub(r"[\s.-]", "", oleh.baru)):
        yield _unclear(oleh, "tulis nama, bukan NIP atau NRK; agenda tidak memuat nomor pegawai.")


def _wrong_day(teks: str, sejak: Tanggal | None, hari_ini: Tanggal) -> str:
    try:
        hari = parse_hari(teks)
    except ValueError:
        return f'tulis tanggal lengkap, misalnya 3 Juli 2023, bukan "{teks}".'
    sesudah, sebelum = {TANGGAL_PERJANJIAN: sejak}, {HARI_INI: hari_ini}
    sebab = impossible(hari, sesudah=sesudah, sebelum=sebelum)
    return f"{sebab}; perbaiki tanggalnya." if sebab else ""


def _unclear(isian: Isian, pesan: str) -> Problem:
    return Problem(Span(isian.di), "X070", f"{isian.baris}, {isian.kolom}: {pesan}")


def _strange(di: str, kunci: str, sebab: str) -> Problem:
    return Problem(Span(di), "X071", f"{kunci or 'tanpa kode'}: {sebab}; tidak dicatat.")
