"""Packages that are no workbook, or one that nobody should open."""

import io
import zipfile

import pytest

from pkdocs.sources.workbook.markup import BROKEN, UnreadableError
from pkdocs.sources.workbook.package import Gaya, open_paket
from pkdocs.word.package.blank import plain_document
from pkdocs.word.package.container import MAX_FILE
from tests.sources.workbook.test_kinds import ole
from tests.support.workbooks import make, part, repack, turunan

GOOD = turunan(["a.1", None, "Jumlah contoh", "1", "2"])
BOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"


def archive(names: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as new:
        for name, content in names.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def read_first(raw: bytes) -> None:
    """Read the first sheet to its end."""
    with open_paket(raw) as paket, paket.sheet(paket.lembar[0]) as sheet:
        list(sheet.rows())


def macros() -> bytes:
    types = part(GOOD, TYPES).replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert b"macroEnabled" in types
    return repack(GOOD, {TYPES: types})


def locked_member() -> bytes:
    data = bytearray(GOOD)
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def bomb() -> bytes:
    return repack(GOOD, {"xl/worksheets/sheet1.xml": b"<x>" + b" " * 30_000_000 + b"</x>"})


BAD = {
    "csv": (b"Kode;Nama\n", "X001", "(.csv); buka di Excel lewat Data > Dari Teks/CSV"),
    "xls": (ole("Workbook"), "X001", "buku kerja Excel lama (.xls)"),
    "docx": (plain_document(), "X001", "dokumen Word (.docx)"),
    "ods": (archive({"mimetype": b"", "content.xml": b"<a/>"}), "X001", "(.ods)"),
    "xlsb": (
        archive(
            {
                "_rels/.rels": part(GOOD, "_rels/.rels").replace(b"workbook.xml", b"workbook.bin"),
                "xl/workbook.bin": b"\x83\x01",
            }
        ),
        "X001",
        "(.xlsb)",
    ),
    "zip": (archive({"foto.jpg": b"1"}), "X001", "arsip zip"),
    "unknown": (b"\x00\x01", "X001", "jenis berkas tidak dikenal"),
    "encrypted": (ole("EncryptedPackage"), "X002", "kata sandi"),
    "locked member": (locked_member(), "X002", "kata sandi"),
    "bomb": (bomb(), "X003", "terlalu besar"),
    "large": (b"PK" + bytes(MAX_FILE), "X003", "lebih besar dari 50 MB"),
    "truncated": (GOOD[: len(GOOD) // 2], "X004", "rusak"),
    "broken xml": (repack(GOOD, {BOOK: b"<workbook><sheets>"}), "X004", "rusak"),
    "dtd": (repack(GOOD, {BOOK: b"<!DOCTYPE a []><workbook/>"}), "X004", "DTD"),
    "a name of a sheet that no program takes": (
        repack(
            GOOD, {BOOK: part(GOOD, BOOK).replace(b'name="Turunan"', b'name="%s"' % (b"a" * 101))}
        ),
        "X004",
        "rusak",
    ),
    "unsafe name": (repack(GOOD, {"../a": b"1"}), "X004", "rusak"),
    "macros by type": (macros(), "X005", ".xlsm"),
    "macros by part": (repack(GOOD, {"xl/vbaProject.bin": b"1"}), "X005", ".xlsm"),
    "macro sheet": (repack(GOOD, {"xl/macrosheets/sheet1.xml": b"<a/>"}), "X005", ".xlsm"),
}


@pytest.mark.parametrize("name", list(BAD))
def test_what_is_no_workbook_is_refused_with_what_it_is(name: str) -> None:
    raw, kode, words = BAD[name]
    with pytest.raises(UnreadableError) as refused, open_paket(raw):
        pass
    assert refused.value.kode == kode
    assert words in refused.value.pesan


def test_a_part_that_is_larger_than_it_says_is_broken_and_not_inflated_further() -> None:
    name = b"xl/worksheets/sheet1.xml"
    raw = bytearray(repack(GOOD, {name.decode(): b"<x>" + b" " * 900_000 + b"</x>"}))
    for at, head, place in ((raw.find(name), 30, 22), (raw.rfind(name), 46, 24)):
        raw[at - head + place : at - head + place + 4] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableError) as refused:
        read_first(bytes(raw))
    assert refused.value.kode == "X004"


def test_sheets_come_in_their_order_hidden_or_not() -> None:
    def fill(book):  # type: ignore[no-untyped-def]
        for name in ("Satu", "Dua", "Tiga"):
            book.add_worksheet(name).write_string(0, 0, "x")
        book.worksheets()[1].very_hidden()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Satu!$A$1:$A$1"})
        book.add_chartsheet("Grafik").set_chart(chart)

    with open_paket(make(fill)) as paket:
        assert [own.nama for own in paket.lembar] == ["Satu", "Dua", "Tiga", "Grafik"]
        assert [bool(own.part) for own in paket.lembar] == [True, True, True, False]
        assert paket.lain == ("gambar atau grafik",)


def test_styles_say_the_number_format_and_whether_letters_are_struck() -> None:
    def fill(book):  # type: ignore[no-untyped-def]
        sheet = book.add_worksheet()
        sheet.write_number(0, 0, 1, book.add_format({"num_format": "0%"}))
        sheet.write_number(1, 0, 1, book.add_format({"num_format": '0 "x"'}))
        sheet.write_string(2, 0, "x", book.add_format({"font_strikeout": True}))

    with open_paket(make(fill)) as paket:
        assert paket.gaya == (Gaya(), Gaya("0%"), Gaya('0 "x"'), Gaya("General", coret=True))
        assert paket.gaya_of(2).format == '0 "x"'
        assert paket.gaya_of(99) == Gaya()


def test_parts_that_are_named_in_other_case_are_found() -> None:
    raw = repack(
        GOOD,
        {"xl/sharedStrings.xml": None, "XL/SharedStrings.XML": part(GOOD, "xl/sharedStrings.xml")},
    )
    with open_paket(raw) as paket:
        assert "Jumlah contoh" in paket.tulisan


def test_a_workbook_without_styles_and_shared_texts_is_one() -> None:
    gone = {"xl/sharedStrings.xml": None, "xl/styles.xml": None}
    with open_paket(repack(GOOD, gone)) as paket:
        assert (paket.tulisan, paket.gaya) == ([], ())


def test_links_and_objects_are_named() -> None:
    held = {"xl/externalLinks/externalLink1.xml": b"<a/>", "xl/embeddings/a.bin": b"1"}
    with open_paket(repack(GOOD, held)) as paket:
        assert paket.lain == ("tautan ke buku kerja lain", "objek tertanam")


def test_a_workbook_may_have_more_parts_than_a_document() -> None:
    with open_paket(repack(GOOD, {f"xl/lain{n}.xml": b"<a/>" for n in range(250)})) as paket:
        assert len(paket.lembar) == 1


@pytest.mark.parametrize(("mark", "struck"), [("<strike/>", True), ('<strike val="0"/>', False)])
def test_a_font_is_struck_out_unless_it_says_that_it_is_not(mark: str, struck: bool) -> None:
    styles = (
        f"<styleSheet><fonts><font>{mark}</font></fonts><dxfs><font><strike/></font></dxfs>"
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf fontId="0"/></cellXfs>'
        "</styleSheet>"
    )
    with open_paket(repack(GOOD, {"xl/styles.xml": styles.encode()})) as paket:
        assert paket.gaya == (Gaya("General", coret=struck),)


def test_a_sheet_that_lies_outside_the_file_has_no_cells() -> None:
    rels = "xl/_rels/workbook.xml.rels"
    raw = part(GOOD, rels).replace(
        b'Target="worksheets/sheet1.xml"', b'Target="https://contoh.id/a.xml" TargetMode="External"'
    )
    assert b"External" in raw
    with open_paket(repack(GOOD, {rels: raw})) as paket:
        assert [own.part for own in paket.lembar] == [""]


def test_bytes_that_break_while_they_are_read_are_told() -> None:
    raw = bytearray(GOOD)
    at = raw.find(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml")
    raw[at + 20 : at + 40] = bytes(20)
    with pytest.raises(UnreadableError) as refused:
        read_first(bytes(raw))
    assert refused.value.kode == "X004"
    assert BROKEN in str(refused.value)
