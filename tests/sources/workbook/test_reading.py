"""Whole workbooks: sheets by name or header, hostile bytes, and the same rows in any order."""

import hashlib
import io
import random
import subprocess
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.problem import Berat
from pkdocs.base.text import hidden
from pkdocs.domain.lembar import Guna, Kolom
from pkdocs.sources.workbook import read_list, read_workbook
from tests.sources.workbook.test_package import BAD, GOOD
from tests.support.workbooks import (
    HEADER,
    TURUNAN,
    make,
    part,
    read,
    repack,
    sheets,
    texts,
    told,
    turunan,
)
from tests.tools import find_soffice

ROW = ["a.1", "Lurah Contoh", "Jumlah contoh", "5", "9"]
SAID = {"Kode": "a.1", "Indikator": "Jumlah contoh", "TW I": "5", "Tahunan": "9"}
PROGRAM = (Kolom("Kunci", Guna.KUNCI), Kolom("Program"), Kolom("Anggaran"))
BOTH = {"Turunan": TURUNAN, "Program": PROGRAM}
PROGRAM_ROWS = [["Kunci", "Program", "Anggaran"], ["p1", "Program Contoh", "1.000"]]


def test_a_workbook_is_read_with_its_hash_and_its_sheets_in_its_order() -> None:
    raw = sheets(("Program", PROGRAM_ROWS), ("Turunan", [HEADER, ROW]))
    checked = read_workbook(raw, "unit/isi.xlsx", BOTH)
    assert checked.problems == ()
    assert checked.value is not None
    assert checked.value.berkas == "unit/isi.xlsx"
    assert checked.value.sha256 == hashlib.sha256(raw).hexdigest()
    assert [own.nama for own in checked.value.lembar] == ["Program", "Turunan"]
    assert texts(checked.value) == [SAID]


def test_whole_sheets_may_be_missing_and_the_explaining_one_is_never_read() -> None:
    raw = sheets(("Petunjuk", [["Isilah sel kuning"]]), ("Turunan", [HEADER, ROW]))
    checked = read_workbook(raw, "isi.xlsx", BOTH)
    assert checked.problems == ()
    assert texts(checked.value) == [SAID]


@pytest.mark.parametrize("name", ["turunan", " Turunan ", "TURUNAN"])
def test_a_name_in_other_case_or_with_spaces_is_the_sheet(name: str) -> None:
    checked = read(sheets((name, [HEADER, ROW])))
    assert checked.problems == ()
    assert texts(checked.value) == [SAID]


def test_two_sheets_of_one_name_are_told_and_neither_is_read() -> None:
    raw = sheets(("Turunan", [HEADER, ROW]), ("turunan ", [HEADER, ROW]), ("Program", PROGRAM_ROWS))
    checked = read_workbook(raw, "isi.xlsx", BOTH)
    assert told(checked) == [("X007", "isi.xlsx!Turunan"), ("X007", "isi.xlsx!turunan ")]
    assert checked.value is not None
    assert [own.nama for own in checked.value.lembar] == ["Program"]


def test_two_sheets_of_one_name_are_not_made_up_for_by_a_third() -> None:
    same = [HEADER, ROW]
    checked = read(sheets(("Turunan", same), ("turunan ", same), ("Salinan", same)))
    assert told(checked) == [("X007", "isi.xlsx!Turunan"), ("X007", "isi.xlsx!turunan ")]
    assert checked.value is None


def test_a_sheet_of_another_name_is_known_by_its_header_and_told() -> None:
    raw = sheets(("Isian kami", [HEADER[:4], ROW[:4]]), ("Program", PROGRAM_ROWS))
    checked = read_workbook(raw, "isi.xlsx", BOTH)
    assert told(checked) == [("X010", "isi.xlsx!Isian kami"), ("X019", "isi.xlsx!Isian kami!A1")]
    assert texts(checked.value) == [{k: SAID[k] for k in ("Kode", "Indikator", "TW I")}]


def test_a_sheet_that_may_be_two_or_is_one_of_two_is_not_guessed() -> None:
    twice = sheets(("Satu", [HEADER, ROW]), ("Dua", [HEADER, ROW]), ("Program", PROGRAM_ROWS))
    checked = read_workbook(twice, "isi.xlsx", BOTH)
    assert told(checked) == [("X011", "isi.xlsx!Dua"), ("X011", "isi.xlsx!Satu")]
    alike = {"Lampiran I": TURUNAN, "Lampiran II": TURUNAN, "Program": PROGRAM}
    once = sheets(("Satu", [HEADER, ROW]), ("Program", PROGRAM_ROWS))
    assert told(read_workbook(once, "isi.xlsx", alike)) == [("X011", "isi.xlsx!Satu")]
    few = sheets(("Satu", [HEADER[:2], ROW[:2]]), ("Program", PROGRAM_ROWS))
    assert told(read_workbook(few, "isi.xlsx", BOTH)) == [("X011", "isi.xlsx!Satu")]


def test_a_copy_of_a_sheet_is_not_taken_for_another() -> None:
    checked = read(sheets(("Turunan", [HEADER, ROW]), ("Turunan (2)", [HEADER, ROW])))
    assert told(checked) == [("X011", "isi.xlsx!Turunan (2)")]
    assert checked.problems[0].pesan.endswith('Maksudnya "Turunan"?')
    assert texts(checked.value) == [SAID]


def test_sheets_that_are_not_known_are_told_where_they_hold_something() -> None:
    rows: list[list[object]] = [[] for _ in range(40)]
    raw = sheets(
        ("Turunan", [HEADER, ROW]),
        ("Catatan", [*rows, [None, 1]]),
        ("Kosong", []),
        ("Spasi", [[" "]]),
    )
    checked = read(raw)
    assert told(checked) == [("X011", "isi.xlsx!Catatan")]
    assert checked.problems[0].berat is Berat.PERINGATAN


def test_what_a_workbook_holds_besides_is_told() -> None:
    raw = repack(turunan(ROW), {"xl/embeddings/oleObject1.bin": b"1"})
    checked = read(raw)
    assert [(own.kode, own.pesan) for own in checked.problems] == [
        ("X011", "objek tertanam tidak dibaca.")
    ]
    assert texts(checked.value) == [SAID]


def test_a_workbook_without_a_known_sheet_is_none() -> None:
    checked = read(sheets(("Sheet1", [["Nama"], ["Wira Contoh"]])))
    assert checked.value is None
    assert told(checked) == [("X006", "isi.xlsx")]
    assert checked.problems[0].pesan == (
        'tidak ada lembar yang dikenal ("Turunan"); yang ada: "Sheet1".'
    )


def test_a_chart_by_the_name_of_a_sheet_is_not_read() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Program").write_row(0, 0, ["Kunci", "Program", "Anggaran"])
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Program!$A$1:$A$1"})
        book.add_chartsheet("Turunan").set_chart(chart)

    checked = read_workbook(make(fill), "isi.xlsx", BOTH)
    assert told(checked) == [("X011", "isi.xlsx"), ("X011", "isi.xlsx!Turunan")]


@pytest.mark.parametrize("name", list(BAD))
def test_what_is_no_workbook_comes_back_as_one_problem(name: str) -> None:
    raw, kode, _ = BAD[name]
    checked = read(raw)
    assert checked.value is None
    assert told(checked) == [(kode, "isi.xlsx")]
    assert checked.problems[0].pesan.endswith(".")


def test_a_protected_workbook_is_read_all_the_same() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Turunan")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.protect("rahasia")

    raw = make(fill)
    book = part(raw, "xl/workbook.xml").replace(
        b"<bookViews>",
        b'<workbookProtection workbookPassword="83AF" lockStructure="1"/><bookViews>',
    )
    assert b"lockStructure" in book
    checked = read(repack(raw, {"xl/workbook.xml": book}))
    assert checked.problems == ()
    assert texts(checked.value) == [SAID]


CELL = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")),
        max_size=8,
    )
    .map(str.strip)
    .filter(lambda text: not hidden(text))
)


@given(
    st.lists(st.tuples(CELL, CELL, CELL), max_size=8),
    st.randoms(use_true_random=False),
    st.integers(0, 3),
)
def test_sheets_columns_and_rows_in_any_order_give_the_same_rows(
    cells: list[tuple[str, str, str]], order: random.Random, above: int
) -> None:
    """What stands there is read back letter by letter; only order and place are others."""
    said = [
        {"Kode": f"a.{n}", "Indikator": one, "TW I": two, "Tahunan": three}
        for n, (one, two, three) in enumerate(cells)
    ]
    rows, header = list(said), [order.choice((own, own.upper(), f" {own}\n")) for own in HEADER]
    columns = list(zip(HEADER, header, strict=True))
    order.shuffle(rows)
    order.shuffle(columns)
    table: list[list[object]] = [["Judul"]] * above
    table.append([word for _, word in columns])
    for row in rows:
        table += [[]] * order.randint(0, 1)
        table.append([row.get(kepala) for kepala, _ in columns])
    both: list[tuple[str, Sequence[Sequence[object]]]] = [
        ("Turunan", table),
        ("Program", PROGRAM_ROWS),
    ]
    order.shuffle(both)
    checked = read_workbook(sheets(*both), "isi.xlsx", BOTH)
    assert checked.problems == ()
    found = sorted(texts(checked.value), key=lambda own: int(own["Kode"][2:]))
    assert found == [
        {k: v.replace("\xa0", " ") for k, v in own.items() if v.strip()} for own in said
    ]


@given(st.binary(max_size=400))
def test_no_bytes_are_too_much(raw: bytes) -> None:
    checked = read(raw)
    assert checked.value is None
    assert len(checked.problems) == 1
    assert checked.problems[0].kode.startswith("X00")


def mutate(raw: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut out or doubled."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        match chance.randint(0, 3):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 30)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 30)]
            case _:
                data[at : at + 4] = chance.randbytes(4)
    return bytes(data)


INNER = [
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
]


@pytest.mark.parametrize("seed", range(300))
def test_no_mutated_workbook_is_too_much(seed: int) -> None:
    """Bytes of the zip, or of one part within a whole zip: read, or told, and never worse."""
    chance = random.Random(seed)
    if seed % 3 == 0:
        raw = mutate(GOOD, chance)
    else:
        name = chance.choice(INNER)
        raw = repack(GOOD, {name: mutate(part(GOOD, name), chance)})
    checked = read(raw)
    assert checked.value is not None or checked.problems
    assert all(problem.kode[0] == "X" for problem in checked.problems)


@given(st.lists(st.tuples(CELL, st.integers(-(10**9), 10**9), st.booleans()), max_size=8))
def test_openpyxl_finds_the_same_cells(rows: list[tuple[str, int, bool]]) -> None:
    raw = turunan(
        *(
            [f"a.{n}", None, text, number if number else None, None]
            for n, (text, number, _) in enumerate(rows)
        )
    )
    found = texts(read(raw).value)
    book = openpyxl.load_workbook(io.BytesIO(raw))
    other = [
        {
            kepala: str(value).replace("\xa0", " ").strip()
            for kepala, value in zip(HEADER, row, strict=True)
            if value is not None
        }
        for row in book["Turunan"].iter_rows(min_row=2, max_col=5, values_only=True)
    ]
    assert found == [{k: v for k, v in own.items() if v} for own in other if own]


def test_a_workbook_that_openpyxl_saved_is_read_alike() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(GOOD))
    data = io.BytesIO()
    book.save(data)
    assert texts(read(data.getvalue()).value) == texts(read(GOOD).value) != []


def typed(book: Any) -> None:
    """A workbook as somebody leaves it: texts, numbers of several formats, some wrong cells."""
    sheet = book.add_worksheet("Turunan")
    text = book.add_format({"num_format": "@", "text_wrap": True, "locked": False})
    sheet.write_row(0, 0, HEADER)
    values = (
        "86,75",
        "100%",
        "0123",
        "199001012015031001",
        "=1+1",
        "'x",
        "a\nb",
        "m² ≥ 5",
        "_x0041_",
    )
    for at, value in enumerate(values, 1):
        sheet.write_string(at, 0, f"a.{at}", text)
        sheet.write_string(at, 2, value, text)
    sheet.write_number(1, 3, 1, book.add_format({"num_format": "0%"}))
    sheet.write_number(2, 3, 1250000, book.add_format({"num_format": "#,##0"}))
    sheet.write_number(3, 3, 86.75)
    sheet.write_number(4, 3, 0.1 + 0.2)
    sheet.write_formula(5, 3, '="x"', None, "x")
    sheet.write_boolean(6, 3, True)
    sheet.merge_range("D8:D9", "gabung")
    sheet.data_validation("E2:E9", {"validate": "list", "source": ["x", "y"]})
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.protect()
    hidden_sheet = book.add_worksheet("_pkdocs")
    hidden_sheet.hide()
    for at, row in enumerate((["versi", "1"], ["tahun", "2023"], ["unit", ""])):
        for column, value in enumerate(row):
            hidden_sheet.write_string(at, column, value)
    hidden_sheet.write_row(3, 0, ["baris", "Turunan", "a.1", '{"Indikator": "86,75"}'])


@pytest.mark.slow
@pytest.mark.soffice
def test_a_workbook_that_libreoffice_saved_is_read_alike(tmp_path: Path) -> None:
    raw = make(typed)
    (tmp_path / "isi.xlsx").write_bytes(raw)
    command = [find_soffice(), f"-env:UserInstallation=file://{tmp_path}/profil", "--headless"]
    to = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "lewat")]
    subprocess.run([*command, *to, str(tmp_path / "isi.xlsx")], check=True, capture_output=True)
    saved = read((tmp_path / "lewat" / "isi.xlsx").read_bytes())
    before = read(raw)
    assert texts(saved.value) == texts(before.value)
    assert len(texts(saved.value)) == 9
    # A TRUE that somebody typed is a formula when LibreOffice saved it.
    assert [place for _, place in told(saved)] == [place for _, place in told(before)]
    assert len(told(saved)) == 3
    assert saved.value is not None
    assert before.value is not None
    assert saved.value.dasar == before.value.dasar is not None


def people(words: Iterable[str]) -> Sequence[Kolom]:
    """A list has the columns Nama and Jabatan; No only counts its rows."""
    guna = {"nama": Guna.KUNCI, "jabatan": Guna.ISI, "no": Guna.TAMPIL}
    found = [Kolom(word, guna.get(word.casefold(), Guna.LAIN)) for word in words]
    return found if {"nama", "jabatan"} <= {own.kepala.casefold() for own in found} else ()


def test_a_list_is_found_by_its_header_below_titles_and_in_any_sheet() -> None:
    raw = sheets(
        ("Sampul", [["Daftar"]]),
        (
            "Isi",
            [["DAFTAR PEGAWAI"], [None], ["No", "JABATAN", "Nama"], ["1", "Lurah", "Wira"], ["2"]],
        ),
    )
    read = read_list(raw, "daftar.xlsx", people)
    assert read.problems == ()
    assert read.value is not None
    assert read.value.nama == "Isi"
    assert read.value.kepala == {
        "No": "daftar.xlsx!Isi!A3",
        "JABATAN": "daftar.xlsx!Isi!B3",
        "Nama": "daftar.xlsx!Isi!C3",
    }
    (row,) = read.value.baris
    assert {kepala: (sel.teks, sel.di) for kepala, sel in row.sel.items()} == {
        "JABATAN": ("Lurah", "daftar.xlsx!Isi!B4"),
        "Nama": ("Wira", "daftar.xlsx!Isi!C4"),
    }


def test_a_cell_of_a_list_that_cannot_be_read_is_told() -> None:
    raw = sheets(("Isi", [["Nama", "Jabatan"], ["Wira", True]]))
    read = read_list(raw, "daftar.xlsx", people)
    assert [str(problem.span) for problem in read.problems] == ["daftar.xlsx!Isi!B2"]


def test_a_column_of_a_list_that_nobody_knows_is_told_where_it_holds_something() -> None:
    kepala = ["No", "Nama", "Agama", "Jabatan", "Catatan", None]
    rows = [["1", "Wira", None, "Lurah", None, None], ["2", "Sari", "x", "Camat", None, "y"]]
    read = read_list(sheets(("Isi", [kepala, *rows])), "daftar.xlsx", people)
    assert [str(own) for own in read.problems] == [
        'daftar.xlsx!Isi!C1: X011 peringatan: kolom "Agama" tidak dikenal, maka tidak dibaca.',
        "daftar.xlsx!Isi!F3: X011 peringatan: kolom ini tidak berkepala, maka tidak dibaca.",
    ]
    assert read.value is not None
    assert [sorted(row.sel) for row in read.value.baris] == [["Jabatan", "Nama"]] * 2


def test_what_is_no_list_or_no_workbook_is_told() -> None:
    read = read_list(sheets(("Isi", [["Nama", "NIP"], ["Wira", "1"]])), "a.xlsx", people)
    assert (read.value, [own.kode for own in read.problems]) == (None, ["X006"])
    broken = read_list(b"Nama;Jabatan", "a.csv", people)
    assert (broken.value, [own.kode for own in broken.problems]) == (None, ["X001"])
    own = sheets(("Pegawai", [["Nama", "Jabatan"], ["Wira", "Lurah"]]), ("_pkdocs", [["versi"]]))
    made = read_list(own, "isi.xlsx", people)
    assert [str(problem) for problem in made.problems] == [
        "isi.xlsx:1:1: X006 ini buku kerja buatan pkdocs, bukan daftar; baca tanpa -o."
    ]
