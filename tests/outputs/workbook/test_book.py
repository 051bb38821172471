"""The whole workbook: its bytes, its seal, and what it was made from."""

import io
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pkdocs.base.placing import Origin, origin
from pkdocs.base.values import replace
from pkdocs.domain.lembar import BarisLembar, SelLembar
from pkdocs.outputs.workbook import PERINTAH, TooLargeError, write_workbook
from tests.outputs.workbook.made import JABATAN, PETUNJUK, filled, made, read, turunan, waiting
from tests.tools import recalculated

LONG = "x" * 32_767


def dasar(data: bytes) -> list[list[object]]:
    """Return the rows of the hidden sheet, as long as each of them is."""
    rows = read(data)["_pkdocs"].iter_rows(values_only=True)
    return [[value for value in row if value is not None] for row in rows]


def test_the_guide_is_first_and_what_is_not_for_people_is_very_hidden() -> None:
    book = read(made(turunan(filled("1.1"))))
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible == ["Petunjuk", "Turunan"]
    assert book.active.title == "Petunjuk"
    assert {s.title: s.sheet_state for s in book if s.sheet_state != "visible"} == {
        "_pkdocs": "veryHidden",
        "_daftar": "veryHidden",
    }


def test_the_same_sheets_give_the_same_bytes_and_another_text_gives_others() -> None:
    sheet = turunan(filled("1.1"), waiting("1.2", "Indikator"), judul="Turunan 2024")
    assert made(sheet) == made(sheet)
    assert read(made(sheet)).properties.created == datetime(2000, 1, 1)  # noqa: DTZ001
    assert made(sheet) != made(turunan(filled("1.1"), waiting("1.2", "Indikator")))


def test_it_is_known_as_ours_until_somebody_changes_it(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(made(turunan(filled("1.1"))))
    assert origin(path, PERINTAH) is Origin.OURS
    book = read(path)
    book["Turunan"]["C2"] = "lain"
    book.save(path)
    assert origin(path, PERINTAH) is not Origin.OURS


def test_it_holds_what_each_cell_that_is_read_said_locked_ones_too() -> None:
    sel = {
        "Jabatan": SelLembar("tidak dibaca"),
        "Indikator": SelLembar('Dua "baris"\nàé ✓ 😀'),
        "TW I": SelLembar(""),
        "Satuan": SelLembar("Persen", terkunci=True),
    }
    without_key = BarisLembar("", {"Indikator": SelLembar("x")})
    found = dasar(made(turunan(BarisLembar("1.1", sel), waiting("1.2", "Satuan"), without_key)))
    assert found[:3] == [["versi", "1"], ["tahun", "2024"], ["unit", PETUNJUK.unit]]
    kinds = [(row[:3], json.loads("".join(map(str, row[3:])))) for row in found[3:]]
    assert kinds == [
        (
            ["baris", "Turunan", "1.1"],
            {"Indikator": 'Dua "baris"\nàé ✓ 😀', "Satuan": "Persen"},
        ),
        (["baris", "Turunan", "1.2"], {}),
    ]


def test_where_a_cell_proposes_it_holds_what_the_sources_say() -> None:
    sel = {
        "Indikator": SelLembar("usulan", semula="lama"),
        "Satuan": SelLembar("usulan", semula=""),
    }
    *_, last = dasar(made(turunan(BarisLembar("1.1", sel))))
    assert json.loads(str(last[3])) == {"Indikator": "lama"}


def test_a_workbook_of_the_whole_project_is_of_no_unit() -> None:
    data = made(turunan(), petunjuk=replace(PETUNJUK, unit=""))
    assert dasar(data)[2] == ["unit"]


def test_what_a_hidden_cell_cannot_hold_goes_on_in_the_next() -> None:
    sel = {"Indikator": SelLembar(LONG), "Satuan": SelLembar(LONG)}
    row = dasar(made(turunan(BarisLembar("1.1", sel))))[3]
    assert [len(str(part)) for part in row[3:5]] == [32_767, 32_767]
    assert json.loads("".join(map(str, row[3:]))) == {"Indikator": LONG, "Satuan": LONG}


def test_a_text_that_no_cell_holds_is_told_with_its_place_and_nothing_is_written() -> None:
    stream = io.BytesIO()
    sheet = turunan(filled("1.1"), BarisLembar("1.2", {"Indikator": SelLembar(f"{LONG}x")}))
    with pytest.raises(TooLargeError, match='lembar "Turunan", sel C3: Excel memuat'):
        write_workbook(stream, [sheet], PETUNJUK, JABATAN)
    assert stream.getvalue() == b""


@pytest.mark.slow
@pytest.mark.soffice
def test_all_stands_as_it_was_after_calc_has_saved_it(tmp_path: Path) -> None:
    texts = ("86,75", "100%", "0123", "198001012005011001", "=1+1", "5/4", "satu\ndua", "TRUE")
    rows = [BarisLembar(str(n), {"Indikator": SelLembar(t)}) for n, t in enumerate(texts)]
    path = tmp_path / "buku.xlsx"
    path.write_bytes(made(turunan(*rows, waiting("w", "Satuan"), judul="Turunan")))
    before, after = read(path), read(recalculated(path, tmp_path / "calc"))
    assert {sheet.title for sheet in after} == {sheet.title for sheet in before}
    assert [s.title for s in after if s.sheet_state == "visible"] == ["Petunjuk", "Turunan"]
    for name in ("Turunan", "_pkdocs", "_daftar"):
        assert list(texts_in(after[name])) == list(texts_in(before[name]))
    own = after["Turunan"]
    assert {own.cell(row, 3).number_format for row in range(3, own.max_row + 1)} == {"@"}
    assert own.protection.sheet
    assert len(own.data_validations.dataValidation) == 2
    assert own["C2"].comment.text == "Apa yang diukur.\nSatu kalimat."


def texts_in(sheet: Worksheet) -> Iterator[tuple[str, object]]:
    """Give every cell that holds a text."""
    for row in sheet.iter_rows():
        yield from ((cell.coordinate, cell.value) for cell in row if isinstance(cell.value, str))


def test_sheets_and_their_rows_are_taken_once_as_they_come() -> None:
    rows = iter([filled("1.1"), waiting("1.2", "Satuan")])

    def sheets() -> Iterator[object]:
        yield replace(turunan(), baris=rows)  # type: ignore[arg-type]  # an iterator: read once
        yield replace(turunan(), nama="Lain")

    stream = io.BytesIO()
    write_workbook(stream, sheets(), PETUNJUK, JABATAN)  # type: ignore[arg-type]
    assert read(stream.getvalue())["Turunan"]["A3"].value == "1.2"
