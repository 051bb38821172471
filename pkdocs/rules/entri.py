"""What filled-in entry sheets note: which rows were typed into their system, and which were not.

Pure. What the cells of a sheet change is told by `rules.isian`; whether that can be so, here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.entri import BarisEntri, Tercatat
from pkdocs.domain.lembar import SIDIK, Isian, SebabDitolak, Usulan
from pkdocs.domain.wording import parse_tanggal

SUDAH, TANGGAL, OLEH = "Sudah diinput", "Tanggal", "Oleh"
CENTANG = "✓"
LAIN_SEKARANG = (
    "isi baris ini berubah sejak lembar ini dibuat; input nilai yang baru dari lembar entri yang "
    "baru"
)
ASING = "baris ini bukan dari lembar entri ini; isi pada lembar yang memuatnya sejak semula"
_NOMOR = re.compile(r"\d{9,}")
"""Digits of an NIP, which the agenda does not hold."""


def noted_cells(baris: BarisEntri) -> Mapping[str, str]:
    """Return what the agenda says of a row, by header word: "" where it was not entered."""
    own = baris.kejadian
    if own is None:
        return {SUDAH: "", TANGGAL: "", OLEH: ""}
    return {SUDAH: CENTANG, TANGGAL: own.tanggal, OLEH: own.pelaku}


def sift_usulan(
    usulan: Usulan,
    rows: Mapping[str, BarisEntri],
    dasar: Mapping[str, Mapping[str, str]],
    why: Callable[[str], str],
) -> Checked[Usulan]:
    """Return what one sheet would change without what cannot be noted.

    `rows` are the rows for entry by their keys, `dasar` what the sheet was made from by the same,
    `why` says of a key why it is no row for entry now. Problems, at their cells: X070 a cell that
    says what cannot be noted, X071 a row that is not for this sheet (any more).
    """
    problems: list[Problem] = []
    taken: list[Isian] = []
    for kunci, cells in _by_row(usulan.isian).items():
        wrong = list(_wrong(rows[kunci], cells, dasar.get(kunci)))
        problems.extend(wrong)
        taken.extend(() if wrong else cells.values())
    gone = _by_row(own.isian for own in usulan.ditolak if own.alasan == SebabDitolak.TIDAK_ADA_LAGI)
    for kunci, cells in gone.items():
        problems.append(_strange(next(iter(cells.values())).di, kunci, why(kunci)))
    problems += [_strange(row.di, row.kunci, why(row.kunci)) for row in usulan.baru]
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


def _wrong(
    baris: BarisEntri, cells: Mapping[str, Isian], dasar: Mapping[str, str] | None
) -> Iterator[Problem]:
    """What keeps the changed cells of a row from being noted. Taking back is always possible."""
    said, first = _said(baris, cells), next(iter(cells.values()))
    if said[SUDAH] not in ("", CENTANG):
        yield _unclear(cells[SUDAH], f'isi {CENTANG} atau kosongkan, bukan "{said[SUDAH]}".')
    elif not said[SUDAH]:
        if SUDAH not in cells:
            yield _unclear(first, f"kolom {SUDAH} kosong; isi {CENTANG} bila memang sudah.")
    elif dasar is None:
        yield _strange(first.di, baris.kunci, ASING)
    elif dasar.get(SIDIK, "") != baris.sidik:
        yield _strange(first.di, baris.kunci, LAIN_SEKARANG)
    else:
        yield from _wrong_beside(cells)


def _wrong_beside(cells: Mapping[str, Isian]) -> Iterator[Problem]:
    """A day that is none, a number instead of a name."""
    tanggal, oleh = cells.get(TANGGAL), cells.get(OLEH)
    if tanggal and tanggal.baru and not _is_day(tanggal.baru):
        pesan = f'tulis tanggal lengkap, misalnya 3 Juli 2023, bukan "{tanggal.baru}".'
        yield _unclear(tanggal, pesan)
    if oleh and _NOMOR.search(re.sub(r"[\s.-]", "", oleh.baru)):
        yield _unclear(oleh, "tulis nama, bukan NIP atau NRK; agenda tidak memuat nomor pegawai.")


def _is_day(teks: str) -> bool:
    try:
        return parse_tanggal(teks).hari is not None
    except ValueError:
        return False


def _unclear(isian: Isian, pesan: str) -> Problem:
    return Problem(Span(isian.di), "X070", f"{isian.baris}, {isian.kolom}: {pesan}")


def _strange(di: str, kunci: str, sebab: str) -> Problem:
    return Problem(Span(di), "X071", f"{kunci or 'tanpa kode'}: {sebab}; tidak dicatat.")
