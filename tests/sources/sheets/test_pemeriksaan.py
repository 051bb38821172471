"""The live check says what the rule says, wherever it says anything: reckoned by a real program."""

from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.domain.lembar import BarisLembar, SelLembar
from pkdocs.domain.nilai import parse_nilai
from pkdocs.rules.checks.agregasi import year_follows
from pkdocs.sources.sheets.pemeriksaan import pemeriksaan
from tests.outputs.workbook.made import filled, made, read, turunan
from tests.tools import recalculated

pytestmark = pytest.mark.soffice
TARGETS = [
    target.split()
    for target in (
        "1 1 1 1 4",
        "1 1 1 1 5",
        "N/A 85 N/A 86,75 86,75",
        "N/A 85 N/A 86,75 86,7",
        "86,75 86,75 N/A 86,75 86,75",
        "25% 50% 75% 100% 100%",
        "25 50% 75 100 100%",
        "100% 75% 50% 25% 25%",
        "300 300 300 300 1.200",
        "0,1 0,2 0,3 0,4 1",
        "0,1 0,2 0,3 0,4 0,25",
        "1 2 2 2 1,8",
        "≤24 ≤24 ≤24 ≤24 ≤24",
        "≤24 ≤20 ≤16 ≤12 ≤12",
        "≤24 ≤26 ≤16 ≤12 ≤12",
        "WTP WTP WTP WTP WTP",
        "WDP WDP WDP WTP WTP",
        "WTP WTP WTP WDP WTP",
        "70-75 70-75 70-75 70-75 70-75",
        "1:200 1:200 1:200 1:200 1:200",
        "1:200 1:150 1:100 1:80 1:80",
        "N/A N/A N/A 5 5",
        "N/A N/A N/A 5 10",
    )
]
UNSAID = [
    ["", "1", "1", "1", "3"],
    ["1", "1", "1", "1", ""],
    ["N/A"] * 5,
]
NOT_MEASURED = "keempat triwulan N/A, atau hanya Tahunan yang N/A"
LAST = "triwulan terakhir yang diukur harus sama dengan Tahunan"
WRONG = {
    ("N/A", "N/A", "N/A", "N/A", "5"): NOT_MEASURED,
    ("1", "1", "1", "1", "N/A"): NOT_MEASURED,
    ("86.75", "86.75", "86.75", "86.75", "86.75"): "tulis desimal dengan koma",
    ("5.5%", "5.5%", "5.5%", "5.5%", "5.5%"): "tulis desimal dengan koma",
}


def verdict(agregasi: str, target: list[str]) -> str:
    *quarters, year = (parse_nilai(text) for text in target)
    assert year is not None
    measured = [nilai for nilai in quarters if nilai is not None]
    wrong = list(year_follows(domain.Agregasi(agregasi), measured, year))
    return "periksa" if wrong else "cocok"


def reckon(cases: list[tuple[str, list[str]]], folder: Path) -> list[str]:
    """Return what the check says of each case."""
    rows: list[BarisLembar] = []
    for agregasi, target in cases:
        row = filled(str(len(rows)), target)
        cell = SelLembar(agregasi)
        rows.append(BarisLembar(row.kunci, {**row.sel, "Agregasi": cell}))
    folder.mkdir(exist_ok=True)
    path = folder / "buku.xlsx"
    path.write_bytes(made(turunan(*rows, kosong=1)))
    (folder / "out").mkdir()
    sheet = read(recalculated(path, folder / "out"), values=True)["Turunan"]
    place = next(cell.column for cell in sheet[1] if cell.value == "Pemeriksaan")
    values = [sheet.cell(row, place).value for row in range(2, sheet.max_row + 1)]
    assert len(values) == len(cases) + 1
    assert not values[-1]  # an empty row is not judged
    return [value or "" for value in values[:-1]]


@pytest.mark.slow
def test_it_never_contradicts_the_rule_and_says_most_of_it(tmp_path: Path) -> None:
    cases = [(str(a), target) for a in domain.Agregasi for target in TARGETS]
    said = reckon(cases, tmp_path)
    words = [text.partition(":")[0] for text in said]
    told = [(case, word) for case, word in zip(cases, words, strict=True) if word]
    assert {word for _, word in told} == {"cocok", "periksa"}
    assert [case for case, word in told if verdict(*case) != word] == []
    assert len(told) > 0.8 * len(cases)


@pytest.mark.slow
def test_what_is_missing_or_unknown_is_not_judged_and_what_is_no_number_is(tmp_path: Path) -> None:
    cases = [(str(a), target) for a in domain.Agregasi for target in (*UNSAID, *map(list, WRONG))]
    said = reckon([*cases, ("", TARGETS[0]), ("entah", TARGETS[0])], tmp_path)
    each = len(UNSAID) * [""] + [f"periksa: {why}" for why in WRONG.values()]
    assert said == len(domain.Agregasi) * each + ["", ""]


@pytest.mark.slow
def test_it_says_why(tmp_path: Path) -> None:
    target = ["1", "3", "2", "2", "4"]
    said = reckon([(str(agregasi), target) for agregasi in domain.Agregasi], tmp_path)
    rising = reckon([("kumulatif", ["1", "3", "2", "4", "4"])], tmp_path / "x")
    assert dict(zip(domain.Agregasi, said, strict=True)) == {
        domain.Agregasi.TETAP: "periksa: setiap triwulan yang diukur harus sama dengan Tahunan",
        domain.Agregasi.JUMLAH: "periksa: jumlah triwulan bukan Tahunan",
        domain.Agregasi.KUMULATIF: f"periksa: {LAST}",
        domain.Agregasi.TERAKHIR: f"periksa: {LAST}",
        domain.Agregasi.RATA_RATA: "periksa: rata-rata triwulan bukan Tahunan",
    }
    assert rising == ["periksa: triwulan turun"]


def test_the_formula_is_short_enough_for_excel() -> None:
    assert len(pemeriksaan().rumus.replace("{TW IV}", "'Score Card'!$AA1")) < 8_192
