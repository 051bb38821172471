"""What a workbook says it was made from."""

import json
from collections.abc import Sequence

import pytest

from pkdocs.base.problem import Berat
from pkdocs.domain.lembar import Dasar
from tests.support.workbooks import HEADER, read, sheets, told

ISI = {"Indikator": "Jumlah\r\ncontoh ", "TW I": "5"}
HEAD = [["versi", "1"], ["tahun", "2023"], ["unit", "Kelurahan Contoh"]]


def made_from(*rows: Sequence[object]) -> bytes:
    return sheets(("Turunan", [HEADER, ["a.1"]]), ("_pkdocs", rows))


def test_the_hidden_sheet_says_year_unit_and_what_each_row_said() -> None:
    text = json.dumps(ISI)
    half = len(text) // 2
    checked = read(
        made_from(
            *HEAD,
            ["baris", "Turunan", "a.1", text],
            ["baris", "Turunan", "a.2", text[:half], text[half:]],
            ["baris", "Program", "p", "{}"],
        )
    )
    assert checked.problems == ()
    assert checked.value is not None
    said = {"Indikator": "Jumlah\ncontoh", "TW I": "5"}
    assert checked.value.dasar == Dasar(
        2023, "Kelurahan Contoh", {"Turunan": {"a.1": said, "a.2": said}, "Program": {"p": {}}}
    )


def test_a_cut_at_a_blank_loses_nothing() -> None:
    text = json.dumps({"Indikator": "satu dua"})
    at = text.index("dua")
    checked = read(made_from(*HEAD, ["baris", "Turunan", "a.1", text[:at], text[at:]]))
    assert checked.value is not None
    assert checked.value.dasar is not None
    assert checked.value.dasar.isi == {"Turunan": {"a.1": {"Indikator": "satu dua"}}}


def test_a_workbook_without_the_hidden_sheet_says_nothing_of_it() -> None:
    checked = read(sheets(("Turunan", [HEADER, ["a.1"]])))
    assert checked.problems == ()
    assert checked.value is not None
    assert checked.value.dasar is None


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["versi", "2"], *HEAD[1:]],
        [["versi", "1"]],
        [["versi", "1"], ["tahun", "dua ribu"]],
        [["versi", "1"], ["tahun", "20233"]],
        [*HEAD, ["baris", "Turunan", "a.1", '{"TW I": ']],
        [*HEAD, ["baris", "Turunan", "a.1", '["TW I"]']],
        [*HEAD, ["baris", "Turunan", "a.1", '{"TW I": 5}']],
        [*HEAD, ["baris", "Turunan", "a.1", "[" * 30_000]],
        [*HEAD, ["baris", "Turunan", "a.1"]],
    ],
)
def test_a_hidden_sheet_that_was_changed_is_told_and_the_rest_is_read(
    rows: Sequence[Sequence[object]],
) -> None:
    checked = read(made_from(*rows))
    assert told(checked) == [("X018", "isi.xlsx!_pkdocs")]
    assert checked.problems[0].berat is Berat.GALAT
    assert checked.value is not None
    assert checked.value.dasar is None
    assert len(checked.value.lembar) == 1
