"""The workbook of a system, as sheets: rows to copy, and what is not for entry."""

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.entri import TidakDimuat
from pkdocs.domain.lembar import Guna
from pkdocs.outputs.entry_sheets.sheet import build_sheets, guide, name_perjanjian, plain_tick
from pkdocs.rules.year import Year
from tests.outputs.entry_sheets.made import EVENT, perjanjian_entri


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *((sign, "✓") for sign in ("✓", "V", "1", "ya", "√", "Sudah ")),
        *((sign, "") for sign in ("", "-", "tidak")),
        *((sign, sign) for sign in ("nanti", "x", "↓", "✓ ?", "✓ PKK")),
    ],
)
def test_a_tick_may_be_typed_in_several_ways_and_nothing_else_is_one(typed: str, read: str) -> None:
    assert plain_tick(typed) == read


def test_a_row_has_its_texts_its_key_and_its_hash_and_waits_for_a_tick(year: Year) -> None:
    (lembar,) = build_sheets([perjanjian_entri(year)], ())
    row = lembar.baris[0]
    assert (lembar.nama, lembar.kunci, lembar.pokok) == ("Entri", "Kode", ("Sudah diinput",))
    assert row.kunci.startswith("walikota ")
    assert row.sidik
    assert row.sel["Sudah diinput"].ditunggu
    assert (row.sel["PK"].teks, row.sel["Ditandatangani"].teks) == ("Induk", "belum")
    read = [kolom.kepala for kolom in lembar.kolom if kolom.guna is Guna.ISI]
    assert read == ["Sudah diinput", "Tanggal", "Oleh"]


def test_a_row_that_was_entered_shows_when_and_by_whom(year: Year) -> None:
    (lembar,) = build_sheets([perjanjian_entri(year, kejadian=EVENT, beku=True)], ())
    row = lembar.baris[0]
    shown = [row.sel[kepala].teks for kepala in ("Sudah diinput", "Tanggal", "Oleh")]
    assert shown == ["✓", "3 Juli 2023", "ani"]
    assert row.sel["Ditandatangani"].teks == "sudah"


def test_a_row_that_changed_since_it_was_entered_says_so(year: Year) -> None:
    (lembar,) = build_sheets([perjanjian_entri(year, dulu=EVENT)], ())
    first, second, *_ = (row.sel["Sudah diinput"] for row in lembar.baris)
    assert first.catatan.startswith("Sudah pernah diinput (3 Juli 2023), tetapi isinya berubah")
    assert (first.teks, second.catatan) == ("", "")


def test_a_column_that_says_nothing_anywhere_is_left_out(year: Year) -> None:
    own = perjanjian_entri(year)
    empty = replace(own, baris=tuple(replace(r, teks={**r.teks, "Satuan": ""}) for r in own.baris))
    (lembar,) = build_sheets([empty], ())
    assert "Satuan" not in [kolom.kepala for kolom in lembar.kolom]


def test_nobody_holds_the_post_and_its_cells_are_empty(year: Year) -> None:
    own = perjanjian_entri(year)
    party = replace(own.perjanjian.pihak_pertama, pejabat=None)
    vacant = replace(own, perjanjian=replace(own.perjanjian, pihak_pertama=party))
    (lembar,) = build_sheets([vacant, own], ())
    assert [lembar.baris[0].sel[kepala].teks for kepala in ("NRK", "NIP", "Nama")] == ["", "", ""]


def test_what_is_not_for_entry_has_a_sheet_of_its_own(year: Year) -> None:
    own = year.perjanjian[domain.KodeJabatan("walikota")]
    left = (TidakDimuat(own, "masih konsep"), TidakDimuat(own, "tanpa sistem", own.baris[0]))
    _, lembar = build_sheets([perjanjian_entri(year)], left)
    assert [row.kunci for row in lembar.baris] == ["walikota", f"walikota {own.baris[0].kode}"]
    assert [row.sel["Sebab"].teks for row in lembar.baris] == ["masih konsep", "tanpa sistem"]
    assert [row.sel["Indikator"].teks for row in lembar.baris] == ["", own.baris[0].indikator]


def test_the_guide_promises_no_import(year: Year) -> None:
    found = guide("e-{SAKIP}", 2023, "Bagian Satu")
    assert (found.judul, found.unit, found.sistem) == (
        "Entri Perjanjian Kinerja Tahun 2023 ke e-{SAKIP}",
        "Bagian Satu",
        "e-{SAKIP}",
    )
    assert "bukan berkas impor: tidak ada yang terkirim dengan sendirinya ke e-{SAKIP}" in str(
        found.kalimat
    )


def test_a_perubahan_is_named_by_its_number(year: Year) -> None:
    own = year.perjanjian[domain.KodeJabatan("walikota")]
    assert name_perjanjian(own) == "Induk"
    assert name_perjanjian(replace(own, nomor=2)) == "Perubahan 2"
