"""The words of the rows: what is bold, what goes on, and what stays with the row below."""

from typing import Any

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.outputs import form_rows
from pkdocs.rules.year import Year


@pytest.fixture
def row(year: Year) -> domain.Baris:
    return year.perjanjian[domain.KodeJabatan("walikota")].baris[0]


def with_isi(row: domain.Baris, *isi: str | domain.Butir) -> domain.Baris:
    uraian = (
        domain.Uraian("metode", "Formula", isi),
        domain.Uraian("sumber_data", "Sumber Data", ("Laporan contoh",)),
    )
    return replace(row, pengukuran=uraian)


def long(row: domain.Baris, count: int = 60) -> domain.Baris:
    return with_isi(row, *(f"Alinea contoh {number}" for number in range(count)))


def sasaran_of(*rows: domain.Baris) -> list[dict[str, Any]]:
    groups: Any = form_rows.print_rows(rows)
    return [sasaran for group in groups for sasaran in group["sasaran"]]


def table_of(*rows: domain.Baris) -> list[dict[str, Any]]:
    return [row for s in sasaran_of(*rows) for row in (s["pertama"], *s["berikut"])]


def texts(words: dict[str, Any]) -> list[str]:
    return ["".join(p["teks"] for p in a["potongan"]) for a in words["pengukuran"]]


def test_words_between_two_stars_are_bold_and_lose_them(row: domain.Baris) -> None:
    (words,) = table_of(
        with_isi(row, "x 100% **(Verifikasi & <b>)**", domain.Butir("a.", "satu **dua** tiga"))
    )
    _, paragraph, item, *_ = words["pengukuran"]
    assert paragraph["potongan"] == [
        {"teks": "x 100% ", "tebal": ""},
        {"teks": "(Verifikasi & <b>)", "tebal": "ya"},
    ]
    assert (item["jenis"], item["tanda"]) == ("butir", "a.")
    assert [p["tebal"] for p in item["potongan"]] == ["", "ya", ""]


def test_a_row_that_fits_is_one_row(row: domain.Baris) -> None:
    (words,) = table_of(long(row, 20))
    assert words["indikator"] == [row.indikator]
    assert len(words["pengukuran"]) == 23


def test_a_longer_row_goes_on_under_its_own_name_without_targets(row: domain.Baris) -> None:
    first, second = sasaran_of(long(row))
    assert first["sasaran"] == [row.sasaran]
    assert second["sasaran"] == [f"{row.sasaran} (lanjutan)"]
    assert second["no"] == first["no"] == row.no_sasaran
    whole, rest = first["pertama"], second["pertama"]
    assert rest["indikator"] == [f"{row.indikator} (lanjutan)"]
    assert (rest["no"], rest["tahunan"], rest["satuan"]) == (row.no_indikator, "", "")
    assert whole["tahunan"]
    assert texts(whole) + texts(rest) == [
        "Formula:",
        *(f"Alinea contoh {number}" for number in range(60)),
        "Sumber Data:",
        "Laporan contoh",
    ]


def test_the_first_row_has_the_room_below_the_title(row: domain.Baris) -> None:
    other = replace(row, no_sasaran="9")
    assert len(table_of(long(row, 38), other)) == 3
    assert len(table_of(other, long(row, 38), other)) == 3


def test_the_last_row_leaves_room_to_sign(row: domain.Baris) -> None:
    start = replace(row, no_sasaran="9")
    assert len(table_of(start, long(row, 36), start)) == 3
    *_, kept, last = table_of(start, long(row, 36))
    assert kept["sehalaman"] == ""
    assert last["sehalaman"] == "ya"
    assert texts(last)[-2:] == ["Sumber Data:", "Laporan contoh"]
    assert len(texts(last)) > 10


def test_below_program_lines_the_last_row_leaves_no_room_to_sign(row: domain.Baris) -> None:
    start = replace(row, no_sasaran="9")
    groups: Any = form_rows.print_rows(
        (start, long(row, 36)), form_rows.table_form(berprogram=True)
    )
    printed = [s["pertama"] for group in groups for s in group["sasaran"]]
    assert [own["sehalaman"] for own in printed] == ["", ""]
    assert form_rows.print_rows((row,), form_rows.table_form(berprogram=False)) == (
        form_rows.print_rows((row,))
    )


def test_rows_of_a_sasaran_stay_together_as_long_as_a_page_holds_them(row: domain.Baris) -> None:
    rows = [replace(long(row, 8), no_indikator=str(n)) for n in range(1, 8)]
    first, second, third = sasaran_of(*rows)
    assert [len(s["berikut"]) for s in (first, second, third)] == [2, 2, 0]
    assert second["sasaran"] == third["sasaran"] == [f"{row.sasaran} (lanjutan)"]
    assert [r["sehalaman"] for r in table_of(*rows)] == ["ya", "ya", "", "ya", "ya", "", "ya"]
    assert all(r["indikator"] == [row.indikator] for r in table_of(*rows))
    assert all(r["tahunan"] for r in table_of(*rows))
