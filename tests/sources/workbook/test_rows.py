"""Sheets as rows: what is a row, what is told of its columns, what merged cells cost."""

import io
from typing import Any

import pytest

from pkdocs.base.problem import Berat, Checked
from pkdocs.domain.lembar import BukuTerbaca
from tests.support.workbooks import HEADER, make, part, read, repack, sheets, texts, told, turunan

SHEET = "xl/worksheets/sheet1.xml"


def row(kode: str, *, tw: str = "5") -> list[str | None]:
    return [kode, "Lurah Contoh", "Jumlah contoh", tw, "9"]


def test_rows_and_columns_have_their_places_and_what_is_shown_alone_is_not_read() -> None:
    checked = read(
        sheets(("Turunan", [[None, "Judul"], [], [None, *HEADER], [], [None, *row("a.1")]]))
    )
    assert checked.problems == ()
    assert checked.value is not None
    (lembar,) = checked.value.lembar
    assert dict(lembar.kepala) == {
        "Kode": "isi.xlsx!Turunan!B3",
        "Jabatan": "isi.xlsx!Turunan!C3",
        "Indikator": "isi.xlsx!Turunan!D3",
        "TW I": "isi.xlsx!Turunan!E3",
        "Tahunan": "isi.xlsx!Turunan!F3",
    }
    (baris,) = lembar.baris
    assert baris.di == "isi.xlsx!Turunan!5"
    assert baris.sel["TW I"].di == "isi.xlsx!Turunan!E5"
    assert texts(checked.value) == [
        {"Kode": "a.1", "Indikator": "Jumlah contoh", "TW I": "5", "Tahunan": "9"}
    ]


def test_a_row_of_what_is_shown_alone_is_none() -> None:
    checked = read(turunan(row("a.1"), [None, "Lurah Contoh"], [], row("")))
    assert [len(own) for own in texts(checked.value)] == [4, 3]
    assert checked.problems == ()


def test_a_header_once_more_further_down_is_no_row() -> None:
    checked = read(turunan(row("a.1"), [own.upper() for own in HEADER], row("kode"), row("a.2")))
    assert checked.problems == ()
    assert [own["Kode"] for own in texts(checked.value)] == ["a.1", "kode", "a.2"]


def test_a_word_as_long_as_a_sentence_heads_no_column() -> None:
    checked = read(sheets(("Turunan", [[*HEADER, "x" * 201], [*row("a.1"), "7"]])))
    assert [own.pesan for own in checked.problems] == [
        "kolom ini tidak berkepala, maka tidak dibaca."
    ]


def test_of_many_wrong_cells_the_first_are_told_and_the_others_counted() -> None:
    checked = read(turunan(*([f"a.{n}", None, None, True, "9"] for n in range(230))))
    assert len(checked.problems) == 201
    last = checked.problems[-1]
    assert (last.kode, last.span.berkas, last.berat) == ("X012", "isi.xlsx!Turunan", Berat.GALAT)
    assert last.pesan == "30 sel lain di lembar ini begitu pula."
    assert len(refused(checked)) == 230


def test_columns_that_are_not_known_are_told_at_their_head_where_they_hold_something() -> None:
    rows: list[list[object]] = [
        [*HEADER, "Tahunn", "Kosong", None, None],
        [*row("a.1"), None, None, None, None],
        [*row("a.2"), "x", None, 7, None],
    ]
    checked = read(sheets(("Turunan", rows)))
    assert told(checked) == [("X011", "isi.xlsx!Turunan!F1"), ("X011", "isi.xlsx!Turunan!H3")]
    assert [own.pesan for own in checked.problems] == [
        'kolom "Tahunn" tidak dikenal, maka tidak dibaca.',
        "kolom ini tidak berkepala, maka tidak dibaca.",
    ]
    assert {own.berat for own in checked.problems} == {Berat.PERINGATAN}


def test_columns_that_are_missing_are_told_and_may_be_the_one_that_is_not_known() -> None:
    checked = read(sheets(("Turunan", [["Kode", "TW I", "Tahunann"], ["a.1", "5", "9"]])))
    assert told(checked) == [("X011", "isi.xlsx!Turunan!C1"), ("X019", "isi.xlsx!Turunan!A1")]
    assert [own.pesan for own in checked.problems] == [
        "kolom tidak ada, maka tidak dibaca: Indikator, Tahunan.",
        'kolom "Tahunann" tidak dikenal, maka tidak dibaca. Maksudnya "Tahunan"?',
    ]
    assert texts(checked.value) == [{"Kode": "a.1", "TW I": "5"}]


def test_a_header_word_twice_is_told_at_both_places_and_not_read() -> None:
    checked = read(sheets(("Turunan", [[*HEADER, "tw i"], [*row("a.1"), "6"]])))
    assert told(checked) == [("X009", "isi.xlsx!Turunan!D1"), ("X009", "isi.xlsx!Turunan!F1")]
    assert texts(checked.value) == [{"Kode": "a.1", "Indikator": "Jumlah contoh", "Tahunan": "9"}]
    assert checked.value is not None
    assert "TW I" not in checked.value.lembar[0].kepala


@pytest.mark.parametrize(
    ("header", "place", "words"),
    [
        (["Nomor", "Nama"], "isi.xlsx!Turunan", "tidak ditemukan"),
        (["Indikator", "TW I"], "isi.xlsx!Turunan!A1", '"Kode" tidak ada'),
        (["Kode", "KODE", "TW I"], "isi.xlsx!Turunan!A1", "lebih dari satu"),
    ],
)
def test_a_sheet_without_its_header_is_not_read(header: list[str], place: str, words: str) -> None:
    checked = read(sheets(("Turunan", [header, ["a.1", "5"]])))
    assert told(checked) == [("X008", place)]
    assert words in checked.problems[0].pesan
    assert checked.value is not None
    assert checked.value.lembar == ()


def test_a_header_below_twenty_rows_is_not_looked_for() -> None:
    notes = [["catatan"]] * 19
    assert read(sheets(("Turunan", [*notes, HEADER, row("a.1")]))).problems == ()
    assert told(read(sheets(("Turunan", [*notes, ["lagi"], HEADER])))) == [
        ("X008", "isi.xlsx!Turunan")
    ]


@pytest.mark.parametrize(
    ("key", "kode"), [(2.1, "X014"), (-3, "X014"), (True, "X012"), ("a\u200b1", "X016")]
)
def test_a_row_whose_key_is_refused_is_left_out_for_it_may_be_any(key: object, kode: str) -> None:
    checked = read(turunan([key, *row("")[1:]], row("a.2")))
    assert told(checked) == [(kode, "isi.xlsx!Turunan!A2")]
    assert [own["Kode"] for own in texts(checked.value)] == ["a.2"]


def test_a_key_of_digits_may_be_a_number() -> None:
    assert texts(read(turunan([12, *row("")[1:]])).value)[0]["Kode"] == "12"


def merged(*ranges: str) -> Checked[BukuTerbaca]:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Turunan")
        for at, cells in enumerate([HEADER, *(row(f"a.{n}") for n in range(1, 5))]):
            sheet.write_row(at, 0, cells)
        for own in ranges:
            sheet.merge_range(own, "gabung")

    return read(make(fill))


def refused(checked: Checked[BukuTerbaca]) -> dict[str, set[str]]:
    assert checked.value is not None
    return {
        own.sel["Kode"].teks: set(own.ditolak)
        for own in checked.value.lembar[0].baris
        if own.ditolak
    }


def test_merged_cells_are_refused_in_every_row_that_they_cover() -> None:
    checked = merged("D2:D3", "D4:E4")
    assert told(checked) == [("X015", "isi.xlsx!Turunan!D2:D3"), ("X015", "isi.xlsx!Turunan!D4:E4")]
    assert refused(checked) == {"a.1": {"TW I"}, "a.2": {"TW I"}, "a.3": {"TW I", "Tahunan"}}
    assert "TW I" not in texts(checked.value)[0]
    assert texts(checked.value)[3] == {
        "Kode": "a.4", "Indikator": "Jumlah contoh", "TW I": "5", "Tahunan": "9",
    }  # fmt: skip


def test_a_merged_key_takes_its_rows_out() -> None:
    checked = merged("A2:A3")
    assert told(checked) == [("X015", "isi.xlsx!Turunan!A2:A3")]
    assert [own["Kode"] for own in texts(checked.value)] == ["a.3", "a.4"]


def test_merged_cells_in_the_header_and_of_what_is_not_read_do_not_matter() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Turunan")
        sheet.merge_range("A1:E1", "Judul")
        sheet.write_row(1, 0, HEADER)
        sheet.write_row(2, 0, row("a.1"))
        sheet.write_row(3, 0, row("a.2"))
        sheet.merge_range("B3:B4", "Lurah Contoh")
        sheet.merge_range("A9:E10", "")

    checked = read(make(fill))
    assert checked.problems == ()
    assert len(texts(checked.value)) == 2


def test_ranges_that_lie_on_each_other_and_over_all_rows_are_gone_through_once() -> None:
    raw = turunan(*(row(f"a.{n}") for n in range(500)))
    ranges = "".join(f'<mergeCell ref="D2:D{1_000_000 + n}"/>' for n in range(3000))
    old = part(raw, SHEET)
    new = old.replace(b"</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>".encode())
    checked = read(repack(raw, {SHEET: new}))
    assert len(checked.problems) == 201
    assert set(map(frozenset, refused(checked).values())) == {frozenset({"TW I"})}


def test_a_merged_range_that_is_none_breaks_the_file() -> None:
    raw = turunan(row("a.1"))
    new = part(raw, SHEET).replace(b"</sheetData>", b'</sheetData><mergeCell ref="D2"/>')
    assert told(read(repack(raw, {SHEET: new}))) == [("X004", "isi.xlsx")]


def test_hidden_rows_and_columns_count() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Turunan")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, row("a.1"))
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("D:E", None, None, {"hidden": True})
        sheet.hide()
        book.add_worksheet("Petunjuk").activate()

    checked = read(make(fill))
    assert checked.problems == ()
    assert texts(checked.value)[0]["TW I"] == "5"


def test_rows_of_a_format_alone_are_no_rows() -> None:
    raw = turunan(row("a.1"))
    body = io.StringIO()
    for number in range(3, 30_000):
        body.write(f'<row r="{number}" s="1"><c r="A{number}" s="1"/></row>')
    new = part(raw, SHEET).replace(b"</sheetData>", body.getvalue().encode() + b"</sheetData>")
    checked = read(repack(raw, {SHEET: new}))
    assert checked.problems == ()
    assert len(texts(checked.value)) == 1
