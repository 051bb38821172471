"""A sheet of rows: texts as they stand, what may be changed, lists, comments and the page."""

import io
import zipfile

import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from pkdocs.domain.lembar import TARGET, BarisLembar, Guna, Kolom, Lembar, SelLembar
from pkdocs.outputs.workbook import Petunjuk
from tests.outputs.workbook.made import (
    AGREGASI,
    SATUAN,
    filled,
    made,
    read,
    turunan,
    waiting,
)

YELLOW, WHITE, GREY = "FFFFF2A8", "FFFFFFFF", "FFE7E6E6"


def sheet(*baris: BarisLembar, kosong: int = 2, judul: str = "") -> Worksheet:
    return read(made(turunan(*baris, kosong=kosong, judul=judul)))["Turunan"]


def cell(found: Worksheet, kepala: str, row: int) -> Cell:
    """The cell in a row under a header word, which stands in the first row."""
    return next(c for c in found[row] if found.cell(1, c.column).value == kepala)


def looks(cell: Cell) -> tuple[str, bool]:
    return cell.fill.fgColor.rgb, cell.protection.locked


@pytest.mark.parametrize(
    "text",
    [
        *("86,75", "100%", "0123", "198001012005011001", "=1+1", "+62", "@nama", "-", "5/4"),
        *(
            "TRUE",
            "#REF!",
            "satu\n dua",
            " tepi ",
            "a & b < c > \"d\" 'e'",
            "✓; PPSU 😀",
        ),
        *("http://contoh.example/", "mailto:a@contoh.example", "{=1}", "'0123", "x" * 32_767),
    ],
)
def test_a_text_stays_the_text_it_is_in_a_cell_of_text(text: str) -> None:
    found = cell(sheet(BarisLembar("1.1", {"Indikator": SelLembar(text)})), "Indikator", 2)
    assert (found.value, found.data_type, found.number_format) == (text, "s", "@")


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x01b", "a<U+0001>b"), ("<r><t>a</t></r>", " <r><t>a</t></r>")]
)
def test_what_would_break_the_file_is_shown_instead(text: str, shown: str) -> None:
    found = sheet(BarisLembar("1.1", {"Indikator": SelLembar(text)}))
    assert cell(found, "Indikator", 2).value == shown


def test_yellow_is_owed_white_may_change_and_grey_is_locked() -> None:
    found = sheet(filled("1.1"), waiting("1.2", "Indikator", "TW I"))
    assert found.protection.sheet
    assert found.protection.password is None
    assert looks(cell(found, "Indikator", 3)) == (YELLOW, False)
    assert looks(cell(found, "Agregasi", 2)) == (WHITE, False)
    for kepala, row in (("Kode", 2), ("Jabatan", 2), ("Satuan", 2), ("Jabatan", 4)):
        assert looks(cell(found, kepala, row)) == (GREY, True)


def test_a_cell_that_was_asked_for_turns_white_once_it_is_filled() -> None:
    found = sheet(filled("1.1"), waiting("1.2", "TW I"), BarisLembar("1.3", {}), filled("1.4"))
    rules = {
        str(ranges.sqref): (rule.formula, rule.dxf.fill.bgColor.rgb)
        for ranges in found.conditional_formatting
        for rule in ranges.rules
        if rule.type == "notContainsBlanks"
    }
    assert rules["D2:D3 D5"] == (["LEN(TRIM(D2))>0"], WHITE)
    assert set(rules) == {"D2:D3 D5", *(f"{letter}2 {letter}5" for letter in "EFGH")}


def test_empty_rows_are_open_from_the_key_on_and_hold_text() -> None:
    found = sheet(filled("1.1"), kosong=2)
    assert found.max_row == 4
    for row in (3, 4):
        for kepala in ("Kode", "Indikator", *TARGET, "Satuan"):
            empty = cell(found, kepala, row)
            assert (empty.value, empty.number_format, *looks(empty)) == (None, "@", WHITE, False)
        assert cell(found, "Pemeriksaan", row).value.text == "=rumus_K"


def test_filtering_and_widening_stay_allowed_and_free_cells_are_not_sorted_alone() -> None:
    found = sheet(filled("1.1"))
    allowed = ("formatColumns", "formatRows", "autoFilter")
    assert [getattr(found.protection, name) for name in allowed] == [False] * 3
    refused = ("sort", "formatCells", "insertColumns", "deleteColumns", "deleteRows")
    assert [getattr(found.protection, name) for name in refused] == [True] * 5
    assert found.auto_filter.ref == "A1:K4"


def test_the_check_is_one_formula_over_the_cells_of_each_row() -> None:
    book = read(made(turunan(filled("1.1"), filled("1.2"))))
    found = cell(book["Turunan"], "Pemeriksaan", 3)
    assert (found.value.ref, found.value.text) == ("K3", "=rumus_K")
    assert found.number_format == "General"
    formula = book["Turunan"].defined_names["rumus_K"].value
    blank = "COUNTBLANK(Turunan!$D1:$H1)+COUNTBLANK(Turunan!$J1)"
    assert blank in formula
    assert '{"*.?","*.??"' in formula


def test_a_check_that_found_something_is_seen() -> None:
    found = sheet(filled("1.1")).conditional_formatting["K2:K4"]
    assert [rule.formula for rule in found] == [['LEFT(K2,7)="periksa"']]


def test_lists_of_any_length_and_letters_are_offered_and_others_only_asked_about() -> None:
    book = read(made(turunan(filled("1.1"), kosong=1)))
    rules = {str(v.sqref): v for v in book["Turunan"].data_validations.dataValidation}
    satuan, agregasi = rules["I2:I3"], rules["J2:J3"]
    assert (satuan.type, satuan.errorStyle) == ("list", "warning")
    assert satuan.formula1 == "_daftar!$A$1:$A$3"
    assert agregasi.formula1 == "_daftar!$B$1:$B$5"
    lists = list(book["_daftar"].iter_cols(values_only=True))
    assert lists == [(*SATUAN, None, None), AGREGASI]


def test_without_lists_there_is_no_sheet_of_them() -> None:
    plain = Lembar("Lain", (Kolom("Kode", Guna.KUNCI), Kolom("Isi")), ())
    assert "_daftar" not in read(made(plain)).sheetnames


def test_header_and_cell_explain_themselves() -> None:
    noted = BarisLembar("1.1", {"Indikator": SelLembar("x", catatan="Dari tahun lalu.")})
    found = sheet(noted)
    assert cell(found, "Indikator", 1).comment.text == "Apa yang diukur.\nSatu kalimat."
    assert cell(found, "Indikator", 2).comment.text == "Dari tahun lalu."
    assert cell(found, "Satuan", 1).comment is None


def test_the_title_stands_above_the_header_and_is_not_printed_twice() -> None:
    found = sheet(filled("1.1"), judul="Turunan & lain, 2024")
    assert found["A1"].value == "Turunan & lain, 2024"
    assert found["A2"].value == "Kode"
    assert found.freeze_panes == "C3"
    assert found.print_area == "'Turunan'!$A$2:$K$5"
    assert (found.print_title_rows, found.print_title_cols) == ("$2:$2", "$A:$B")
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (14, "landscape")
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (None, 0)


def test_the_foot_names_workbook_sheet_and_page_however_long_the_title_is() -> None:
    petunjuk = Petunjuk("Rapat & kerja " * 30, 2024)
    foot = read(made(turunan(), petunjuk=petunjuk))["Turunan"].oddFooter
    assert foot.left.text == "Rapat && kerja " * 7 + "Ra"
    assert (foot.center.text, foot.right.text) == ("&A", "Halaman &P dari &N")


def test_short_words_stand_in_the_middle_and_sentences_at_the_left() -> None:
    found = sheet(filled("1.1"))
    kepala = ("TW I", "Satuan", "Indikator", "Jabatan")
    sides = [cell(found, word, 2).alignment.horizontal for word in kepala]
    assert sides == ["center", "center", "left", "left"]


def test_a_wide_sheet_is_printed_on_pages_side_by_side_with_its_rows_named() -> None:
    wide = (Kolom("Kode", Guna.KUNCI, 20), *(Kolom(f"Isi {n}", lebar=50) for n in range(10)))
    found = read(made(Lembar("Lebar", wide, ())))["Lebar"]
    assert found.page_setup.fitToWidth == 2
    assert found.print_title_cols == "$A:$A"


@pytest.mark.parametrize(
    ("kolom", "place"),
    [
        ("K20 T30 T30 T30", "D2"),
        ("K20 T61 I10", "B2"),
        ("K20 I20 T20 I20 T20", "D2"),  # its post is told behind its code
        ("K20 I20 T20", "B2"),
        ("I20 K20 I20", "C2"),
        ("I20 I20 I20 I20 K20", None),
    ],
)
def test_what_tells_a_row_stands_still_as_far_as_a_narrow_screen_has_room(
    kolom: str, place: str | None
) -> None:
    kinds = {"K": Guna.KUNCI, "T": Guna.TAMPIL, "I": Guna.ISI}
    columns = tuple(
        Kolom(f"{own} ({nth})", kinds[own[0]], int(own[1:]))
        for nth, own in enumerate(kolom.split())
    )
    found = read(made(Lembar("L", columns, ())))["L"].freeze_panes
    assert found == (place or "A2")


@pytest.mark.parametrize(
    ("kepala", "lebar", "lines"),
    [
        ("Indikator", 40, 1),
        ("TW I", 8, 2),
        ("Pranata Layanan Ahli Pertama (01)", 10, 5),
        ("", 9, 1),
    ],
)
def test_a_header_has_its_lines_and_room_for_the_arrow_of_its_filter(
    kepala: str, lebar: int, lines: int
) -> None:
    columns = (Kolom("Kode", Guna.KUNCI, 30), Kolom(kepala, lebar=lebar))
    found = read(made(Lembar("L", columns, ())))["L"]
    assert found.row_dimensions[1].height == pytest.approx(14 * lines + 6, abs=0.5)


def test_a_row_is_as_high_as_its_words_and_may_grow() -> None:
    data = made(turunan(BarisLembar("1.1", {"Indikator": SelLembar("kata " * 40)})))
    assert read(data)["Turunan"].row_dimensions[2].height == 6 * 14
    text = xml(data)
    assert '<row r="2" ht="84">' in text
    assert "customHeight" not in text


def test_excel_does_not_complain_of_numbers_that_are_texts() -> None:
    wanted = '<ignoredError sqref="A1:K4" numberStoredAsText="1"/>'
    assert wanted in xml(made(turunan(filled("1.1"))))


def xml(data: bytes) -> str:
    """Return the sheet as it stands in the file, for what openpyxl does not tell."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("xl/worksheets/sheet3.xml").decode()
