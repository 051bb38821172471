"""The cells of sheets, as Excel writes them and as nobody does."""

import io

import pytest

from pkdocs.sources.workbook import markup
from pkdocs.sources.workbook.grid import RawCell, SheetStream, column_letters, column_number
from pkdocs.sources.workbook.markup import UnreadableError, strings

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str, after: str = "") -> SheetStream:
    body = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return SheetStream(io.BytesIO(body.encode()))


def test_cells_are_read_with_type_style_and_formula() -> None:
    found = sheet(
        '<row r="2"><c r="A2" t="s"><v>7</v></c><c r="C2" s="4"><v>1.5</v></c>'
        '<c r="D2" t="str"><f>A2</f><v>x</v></c><c r="AB2" t="inlineStr"><is><t>y</t></is></c>'
        '<c r="AC2"><f>A1</f></c></row>'
    )
    assert list(found.rows()) == [
        (
            2,
            {
                1: RawCell("s", "7", 0, False),
                3: RawCell("n", "1.5", 4, False),
                4: RawCell("str", "x", 0, True),
                28: RawCell("inlineStr", "y", 0, False),
                29: RawCell("n", "", 0, True),
            },
        )
    ]


def test_cells_and_rows_with_a_format_alone_are_none() -> None:
    rows = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(1, 2000))
    assert list(sheet(rows + '<row r="2000"><c r="A2000"><v>1</v></c></row>').rows()) == [
        (2000, {1: RawCell("n", "1", 0, False)})
    ]


def test_cells_without_a_place_stand_beside_each_other() -> None:
    found = sheet("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert [(n, list(cells)) for n, cells in found.rows()] == [(1, [1, 3]), (2, [1])]


def test_letters_that_look_like_an_empty_cell_stay() -> None:
    text = '<c r="B1" s="1"/>'
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[{text}]]></t></is></c>{text}</row>'
    assert list(sheet(cell).rows()) == [(1, {1: RawCell("inlineStr", text, 0, False)})]


@pytest.mark.parametrize("sign", ["<![CDATA", "![CDATA", "[CDATA", "c r=", "</v>"])
def test_letters_stay_wherever_a_piece_ends(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '<c r="B1"/>'
    stream = sheet(f'<row r="1"><c r="A1" t="str"><v><![CDATA[{text}]]></v></c>{text}</row>').stream
    monkeypatch.setattr(markup, "_CHUNK", stream.read().decode().rindex(sign))
    stream.seek(0)
    assert list(SheetStream(stream).rows()) == [(1, {1: RawCell("str", text, 0, False)})]


def test_a_prefix_and_the_strict_names_are_read_alike() -> None:
    body = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert list(SheetStream(io.BytesIO(body.encode())).rows()) == [
        (1, {1: RawCell("n", "1", 0, False)})
    ]


def test_merged_ranges_are_known_once_the_rows_are_through() -> None:
    found = sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    )
    assert len(list(found.rows())) == 1
    assert found.merged == ["A1:B2"]


def test_rows_are_given_before_the_sheet_is_through() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_000))
    stream = io.BytesIO(f"<worksheet><sheetData>{rows}".encode())
    assert next(SheetStream(stream).rows())[0] == 1
    assert stream.tell() < len(stream.getvalue())


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="ABCD1"><v>1</v></c></row>',
        '<row r="1"><c r="1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c><v>1</v></c></row>',
        '<row r="1"><c r="C1"/><c><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        "<row r='1'>&nbsp;</row>",
    ],
)
def test_a_sheet_that_no_program_writes_is_broken(rows: str) -> None:
    with pytest.raises(UnreadableError) as broken:
        list(sheet(rows).rows())
    assert broken.value.kode == "X004"


def test_more_cells_than_a_workbook_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_CELLS", 2)
    rows = '<row r="1"><c><v>1</v></c><c><v>2</v></c>{}</row>'
    assert len(list(sheet(rows.format("<c/>")).rows())) == 1
    with pytest.raises(UnreadableError) as refused:
        list(sheet(rows.format("<c><v>3</v></c>")).rows())
    assert refused.value.kode == "X003"
    with pytest.raises(UnreadableError):
        strings(io.BytesIO(b"<sst><si><t>a</t></si><si/><si/></sst>"))


def test_more_letters_than_a_workbook_may_have_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markup, "MAX_LETTERS", 5)
    cell = '<row r="1"><c t="inlineStr"><is><t>{0}</t></is></c></row>'
    assert len(list(sheet(cell.format("abcde")).rows())) == 1
    assert strings(io.BytesIO(b"<sst><si><t>abcde</t></si></sst>")) == ["abcde"]
    for read in (
        lambda: list(sheet(cell.format("abcdef")).rows()),
        lambda: list(sheet('<row r="1"><c><v>123456</v></c></row>').rows()),
        lambda: strings(io.BytesIO(b"<sst><si><t>abc</t></si><si><t>def</t></si></sst>")),
    ):
        with pytest.raises(UnreadableError) as refused:
            read()
        assert refused.value.kode == "X003"


def test_columns_have_names_and_numbers() -> None:
    for number, name in ((1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")):
        assert (column_letters(number), column_number(name)) == (name, number)
