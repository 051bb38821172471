"""What filled-in entry sheets note: rows that were typed in, and what cannot be noted."""

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.domain.entri import BarisEntri
from pkdocs.domain.lembar import (
    SIDIK,
    BarisBaru,
    BarisTerbaca,
    Ditolak,
    Isian,
    LembarTerbaca,
    SebabDitolak,
    SelTerbaca,
    Usulan,
    jejak,
    tanda_jejak,
)
from pkdocs.rules.entri import (
    OLEH,
    SUDAH,
    TANGGAL,
    LembarKembali,
    find_altered,
    note_usulan,
    noted_cells,
    sift_usulan,
)

KUNCI = "camat-satu 1.1"
EVENT = Kejadian(
    "2023-07-03T08:00:00+07:00", "ani", Peristiwa.DIINPUT, 2023, "camat-satu", tanggal="3 Juli 2023"
)


def row(kejadian: Kejadian | None = None, sidik: str = "a") -> BarisEntri:
    kode, indikator = domain.KodeJabatan("camat-satu"), domain.KodeIndikator("1.1")
    return BarisEntri(KUNCI, kode, 0, indikator, "e-SAKIP", {}, sidik, kejadian)


HARI_INI = domain.Tanggal(2023, 12, 1)


def back(
    rows: dict[str, BarisEntri],
    dasar: dict[str, dict[str, str]],
    altered: dict[str, str] | None = None,
) -> LembarKembali:
    return LembarKembali(rows, dasar, altered or {}, lambda kunci: f"sebab {kunci}", HARI_INI)


def cell(kolom: str, baru: str, kunci: str = KUNCI) -> Isian:
    return Isian("Entri", kunci, kolom, "", baru, f"isi.xlsx!Entri!{kolom}")


def sift(
    usulan: Usulan,
    baris: BarisEntri | None = None,
    dasar: dict[str, str] | None = None,
    altered: str = "",
) -> tuple[int, list[str]]:
    """How many cells are taken, and the problems."""
    own = baris or row()
    made = {KUNCI: {SIDIK: "a"}} if dasar is None else {KUNCI: dasar} if dasar else {}
    found = sift_usulan(usulan, back({KUNCI: own}, made, {KUNCI: altered} if altered else {}))
    assert found.value is not None
    return len(found.value.isian), [str(problem) for problem in found.problems]


def isian(*cells: Isian) -> Usulan:
    return Usulan(isian=cells)


def test_a_row_says_what_the_agenda_says_of_it() -> None:
    assert noted_cells(row()) == {SUDAH: "", TANGGAL: "", OLEH: ""}
    assert noted_cells(row(EVENT)) == {SUDAH: "✓", TANGGAL: "3 Juli 2023", OLEH: "ani"}


def test_a_ticked_row_is_noted_with_its_day_and_who() -> None:
    cells = isian(cell(SUDAH, "✓"), cell(TANGGAL, "4 Juli 2023"), cell(OLEH, "Budi"))
    assert sift(cells) == (3, [])
    (found,) = note_usulan(cells, {KUNCI: row()})
    assert (found.tanggal, found.oleh, found.batal) == ("4 Juli 2023", "Budi", False)
    assert found.di == f"isi.xlsx!Entri!{SUDAH}"


def test_an_emptied_tick_takes_back_even_where_the_row_says_something_else_now() -> None:
    cells = isian(cell(SUDAH, ""))
    assert sift(cells, row(EVENT, sidik="b")) == (1, [])
    (found,) = note_usulan(cells, {KUNCI: row(EVENT)})
    assert (found.batal, found.tanggal, found.oleh) == (True, "", "")
    assert list(note_usulan(Usulan(), {KUNCI: row(EVENT)})) == []


def test_another_day_of_a_row_that_was_entered_is_noted_anew() -> None:
    cells = isian(cell(TANGGAL, "5 Juli 2023"))
    assert sift(cells, row(EVENT)) == (1, [])
    (found,) = note_usulan(cells, {KUNCI: row(EVENT)})
    assert (found.tanggal, found.oleh, found.batal) == ("5 Juli 2023", "ani", False)
    assert sift(isian(cell(TANGGAL, ""), cell(OLEH, "")), row(EVENT)) == (2, [])


def test_what_is_no_tick_no_day_or_no_name_is_told_at_its_cell() -> None:
    taken, told = sift(isian(cell(SUDAH, "nanti")))
    assert (taken, told[0][: len("isi.xlsx!Entri!Sudah diinput: X070 ")]) == (
        0,
        "isi.xlsx!Entri!Sudah diinput: X070 ",
    )
    assert 'bukan "nanti"' in told[0]
    taken, told = sift(isian(cell(TANGGAL, "3 Juli 2023")))
    assert (taken, "kolom Sudah diinput kosong" in told[0]) == (0, True)
    for day in ("besok", "Juli 2023"):
        taken, told = sift(isian(cell(SUDAH, "✓"), cell(TANGGAL, day)))
        assert (taken, "tanggal lengkap" in told[0]) == (0, True)
    for name in ("197001011995011001", "19700101 199501 1 001"):
        taken, told = sift(isian(cell(SUDAH, "✓"), cell(OLEH, name)))
        assert (taken, "bukan NIP" in told[0]) == (0, True)
        assert name not in told[0]


def test_a_row_that_changed_or_came_from_elsewhere_is_not_noted() -> None:
    taken, told = sift(isian(cell(SUDAH, "✓")), dasar={SIDIK: "dulu"})
    assert (taken, "X071" in told[0], "berubah sejak" in told[0]) == (0, True, True)
    taken, told = sift(isian(cell(SUDAH, "✓")), dasar={})
    assert (taken, "bukan dari lembar" in told[0]) == (0, True)


def test_a_row_that_is_none_for_entry_now_is_told_once_with_why() -> None:
    gone = [
        Ditolak(cell(k, "x", "lain 2.1"), SebabDitolak.TIDAK_ADA_LAGI) for k in (SUDAH, TANGGAL)
    ]
    locked = Ditolak(cell("NIP", "1"), SebabDitolak.TERKUNCI)
    typed = {SUDAH: SelTerbaca("✓", "isi.xlsx!Entri!X9")}
    new = (BarisBaru("Entri", "", typed, "isi.xlsx!Entri!9"),)
    usulan = Usulan(ditolak=(*gone, locked), baru=new)
    found = sift_usulan(usulan, back({}, {}))
    assert found.value == Usulan(ditolak=(locked,))
    assert [str(problem) for problem in found.problems] == [
        "isi.xlsx!Entri!Sudah diinput: X071 lain 2.1: sebab lain 2.1; tidak dicatat.",
        "isi.xlsx!Entri!9: X071 tanpa kode: sebab ; tidak dicatat.",
    ]


@pytest.mark.parametrize(
    ("hari", "sebab"),
    [
        ("6 Februari 2023", ""),
        ("1 Desember 2023", ""),
        ("5 Februari 2023", "sebelum tanggal perjanjiannya (6 Februari 2023)"),
        ("2 Desember 2023", "sesudah hari ini (1 Desember 2023)"),
    ],
)
def test_a_row_is_entered_between_the_day_of_its_agreement_and_today(hari: str, sebab: str) -> None:
    own = replace(row(), sejak=domain.Tanggal(2023, 2, 6))
    taken, told = sift(isian(cell(SUDAH, "✓"), cell(TANGGAL, hari)), own)
    assert (taken, bool(told)) == (0 if sebab else 2, bool(sebab))
    assert all(sebab in line and "X070" in line for line in told)


def test_a_row_whose_cells_are_not_its_own_notes_nothing_and_takes_nothing_back() -> None:
    for baris, teks in ((row(), "✓"), (row(EVENT), "")):
        taken, told = sift(isian(cell(SUDAH, teks)), baris, altered='TW I "99"')
        assert taken == 0
        assert told[0].startswith("isi.xlsx!Entri!Sudah diinput: X071 camat-satu 1.1: TW I")
        assert "bukan isi baris ini" in told[0]


def shown(nomor: int, **cells: str) -> BarisTerbaca:
    sel = {kepala: SelTerbaca(teks, f"{kepala}{nomor}") for kepala, teks in cells.items() if teks}
    return BarisTerbaca(sel, str(nomor))


def test_cells_are_held_against_what_their_row_was_made_with() -> None:
    """Blanks do not count, nor does a column that is gone, nor a row of no known key."""
    made = {
        kode: {jejak(kepala): tanda_jejak(teks) for kepala, teks in cells.items()}
        for kode, cells in {
            "a": {"Jabatan": "Camat Satu", "Nama": "", "Satuan": "Persen"},
            "b": {"Jabatan": "Camat Dua", "Nama": "Dewi", "Satuan": "Persen"},
        }.items()
    }
    rows = (
        shown(1, Kode="a", Jabatan="Camat  Satu"),
        shown(2, Kode="b", Jabatan="Camat Satu"),
        shown(3, Kode="b", Jabatan="Camat Tiga", Nama="Dewi"),
        shown(4, Kode="c", Jabatan="Camat Empat"),
        shown(5, Jabatan="Camat Lima"),
    )
    lembar = LembarTerbaca("Entri", dict.fromkeys(("Kode", "Jabatan", "Nama"), "A1"), rows)
    assert find_altered(lembar, "Kode", made) == {"b": 'Jabatan "Camat Satu" dan 1 kolom lain'}
    long = shown(1, Kode="a", Jabatan="x" * 41)
    assert find_altered(replace(lembar, baris=(long,)), "Kode", made) == {
        "a": f'Jabatan "{"x" * 40}…"'
    }
    gone = shown(1, Kode="a")
    assert find_altered(replace(lembar, baris=(gone,)), "Kode", made) == {"a": "Jabatan kosong"}
