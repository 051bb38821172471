"""The page to read beside the browser: every value once, inert, the same each time."""

import re
from html import unescape

from pkdocs.base.values import replace
from pkdocs.domain.entri import TidakDimuat
from pkdocs.outputs.entry_sheets.page import Pengantar, write_page
from pkdocs.rules.year import Year
from tests.outputs.entry_sheets.made import EVENT, perjanjian_entri

INTRO = Pengantar("e-SAKIP", 2023)


def values(page: str) -> list[str]:
    return [unescape(own) for own in re.findall(r"<dd [^>]*data-copy>(.*?)</dd>", page, re.DOTALL)]


def test_every_value_of_every_row_can_be_copied_letter_by_letter(year: Year) -> None:
    own = perjanjian_entri(year)
    found = values(write_page([own], (), INTRO).decode())
    for row in own.baris:
        assert [teks for teks in row.teks.values() if teks and teks not in found] == []
    assert own.perjanjian.jabatan.nama in found


def test_it_says_what_is_signed_and_what_was_entered(year: Year) -> None:
    unsigned = write_page([perjanjian_entri(year, dulu=EVENT)], (), INTRO).decode()
    assert "belum ditandatangani: targetnya masih dapat berubah" in unsigned
    assert "tetapi isinya berubah sejak itu" in unsigned
    signed = write_page([perjanjian_entri(year, kejadian=EVENT, beku=True)], (), INTRO).decode()
    assert "belum ditandatangani" not in signed
    assert "✓ sudah diinput 3 Juli 2023, ani" in signed
    assert "disunting tangan" not in signed
    edited = replace(perjanjian_entri(year), disunting=True)
    assert "disunting tangan: cocokkan dengan kertasnya" in write_page([edited], (), INTRO).decode()


def test_texts_are_inert_and_the_page_reaches_out_to_nothing(year: Year) -> None:
    own = perjanjian_entri(year)
    evil = replace(own.baris[0], teks={**own.baris[0].teks, "Satuan": "<script>x</script>\u202e"})
    page = write_page([replace(own, baris=(evil,))], (), INTRO).decode()
    assert "<script>x" not in page
    assert "U+202E" in page
    assert page.count("<script>") == 1
    assert "default-src 'none'" in page
    assert re.findall(r"(?:src|href)=\"(?!#|data:)", page) == []


def test_what_is_not_for_entry_is_told_below(year: Year) -> None:
    own = perjanjian_entri(year)
    left = (TidakDimuat(own.perjanjian, "masih konsep: <ragu>"),)
    page = write_page([own], left, Pengantar("e-SAKIP", 2023, "Kota")).decode()
    assert "Tidak dimuat" in page
    assert "masih konsep: &lt;ragu&gt;" in page
    assert "Tidak dimuat" not in write_page([own], (), INTRO).decode()


def test_the_same_rows_give_the_same_bytes(year: Year) -> None:
    assert write_page([perjanjian_entri(year)], (), INTRO) == write_page(
        [perjanjian_entri(year)], (), INTRO
    )
