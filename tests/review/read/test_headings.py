"""The header of a lampiran, in whatever order its columns stand."""

import pytest

from pkdocs.review.read.headings import (
    Header,
    column_name,
    describe,
    find_header,
    find_program_header,
    group_name,
    header_place,
    is_numbers,
    kelompok,
    period_of,
)
from pkdocs.review.read.paper import Grid, lay_out
from pkdocs.word import read_word_text
from pkdocs.word.text.values import Cell, Table, WordText
from tests.foreign import (
    BIASA,
    agreement,
    block,
    cell,
    data,
    document,
    header,
    names,
    read,
    row,
    statement,
    table,
    targets,
)


def test_the_order_of_columns_does_not_matter() -> None:
    made = table(
        row(
            cell("Satuan", merge="restart"),
            cell("Target Tahunan", merge="restart"),
            cell("Target Triwulan", span=4),
            cell("Indikator Kinerja", merge="restart"),
            cell("No.", merge="restart"),
            cell("Sasaran Kinerja", merge="restart"),
        ),
        row(
            cell(merge="continue"),
            cell(merge="continue"),
            "TW IV",
            "TW III",
            "TW II",
            "TW I",
            *[cell(merge="continue")] * 3,
        ),
        row("Nilai", "90", "89", "88", "87", "86", "Indeks Contoh", "7", "Sasaran Contoh"),
        columns=9,
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan) == ("86", "87", "88", "89", "90")
    baris = salinan.baris[0]
    assert (baris.no_sasaran, baris.sasaran, baris.satuan) == ("7", "Sasaran Contoh", "Nilai")
    assert (baris.sumber_data, baris.pengukuran) == (None, None)
    assert tuple(map(str, salinan.tak_terbaca)) == (
        "kolom Sumber Data tidak ada; isinya tidak dibandingkan.",
        "kolom Pengukuran Kinerja tidak ada; isinya tidak dibandingkan.",
    )


@pytest.mark.parametrize("marks", [("I", "II", "III", "IV"), ("1", "2", "3", "4")])
def test_quarters_are_told_by_roman_and_by_other_numbers(marks: tuple[str, ...]) -> None:
    made = table(
        row(
            cell("Sasaran", merge="restart"),
            cell("Indikator", merge="restart"),
            cell("Triwulan", span=4),
            cell("Tahunan", merge="restart"),
        ),
        row(cell(merge="continue"), cell(merge="continue"), *marks, cell(merge="continue")),
        row("Sasaran Contoh", "Indeks Contoh", "1", "2", "3", "4", "5"),
        columns=7,
    )
    assert targets(read(document(statement(), made))) == ("1", "2", "3", "4", "5")


def test_a_row_of_column_numbers_under_the_header_is_no_data() -> None:
    numbers = row(*(f"({n})" for n in range(1, 13)))
    salinan = read(document(statement(), table(*header(), numbers, data("Indeks"), columns=12)))
    assert (names(salinan), targets(salinan)) == (["Indeks"], BIASA)


def test_columns_of_realisasi_are_not_taken_for_targets() -> None:
    made = table(
        row(
            cell("Sasaran", merge="restart"),
            cell("Indikator", merge="restart"),
            cell("Realisasi", span=2),
            cell("Target", span=2),
        ),
        row(cell(merge="continue"), cell(merge="continue"), "TW I", "Tahunan", "TW I", "Tahunan"),
        row("Sasaran Contoh", "Indeks Contoh", "11", "12", "21", "22"),
        columns=6,
    )
    salinan = read(document(statement(), made))
    assert targets(salinan) == ("21", None, None, None, "22")


def test_a_repeated_header_inside_the_table_is_no_row() -> None:
    salinan = read(agreement(data("A"), *header(), data("B")))
    assert names(salinan) == ["A", "B"]


def test_a_row_merged_with_the_header_above_belongs_to_it() -> None:
    names = ("No", "Sasaran", "Indikator Kinerja", "Target")
    head = tuple(Cell((name,), n, n + 1) for n, name in enumerate(names))
    below = tuple(Cell((name,), n, n + 1, merged=True) for n, name in enumerate(names))
    (grid,) = lay_out(WordText((Table((head, below)),), tracked=False)).grids()
    found = find_header(grid)
    assert found is not None
    assert (found.rows, found.width) == (2, 4)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Triwulan ke-1", "tw1"),
        ("TW.2", "tw2"),
        ("Trw III", "tw3"),
        ("Q4", "tw4"),
        ("Kuartal Pertama", "tw1"),
        ("Jan-Mar", "tw1"),
        ("April s.d. Juni", "tw2"),
        ("Jul, Agt, Sep", "tw3"),
        ("Okt, Nov, Des", "tw4"),
        ("Triwulan I (Jan-Mar)", "tw1"),
    ],
)
def test_quarters_are_known_in_all_usual_wordings(text: str, name: str) -> None:
    worth = describe(text)
    assert (worth.triwulan if worth else "") == name


@pytest.mark.parametrize(
    "text",
    ["s.d. TW II", "Semester I", "Jan-Apr", "Mar-Jan", "TW I (Apr-Jun)", "Triwulan ke", "Q", ""],
)
def test_other_spans_of_time_are_none(text: str) -> None:
    assert describe(text) is None


def test_the_year_is_known_in_all_usual_wordings() -> None:
    for text in ("Tahunan", "1 Tahun", "T.A. 2022", "Target Th. 2022", "Target Akhir"):
        worth = describe(text)
        assert worth is not None
        assert worth.tahunan, text
    kinerja = describe("Kinerja")
    assert kinerja is not None
    assert not kinerja.plain
    assert not kinerja.tahunan
    assert describe("Anggaran") is None


def test_a_cell_of_a_column_of_periods_names_one_or_none() -> None:
    assert [period_of(text) for text in ("Triwulan", "Target", "rapat")] == [""] * 3


def test_the_year_of_the_agreement_chooses_between_two() -> None:
    made = table(
        row("Sasaran", "Indikator", "Target 2021", "Target 2022"),
        row("S", "Indeks", "90", "95"),
        columns=4,
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan)[4] == "95"
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["90"]


def test_a_quarter_below_another_and_words_below_a_quarter_are_no_columns_of_ours() -> None:
    made = table(
        row(
            cell("Sasaran", merge="restart"),
            cell("Indikator", merge="restart"),
            cell("Triwulan I", span=2),
            cell("Target", span=2),
        ),
        row(*[cell(merge="continue")] * 2, "TW II", "Sumber Data", "Formula", "Tahunan"),
        row("S", "Indeks", "11", "12", "13", "14"),
        columns=6,
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan) == (None, None, None, None, "14")
    assert (salinan.baris[0].sumber_data, salinan.baris[0].pengukuran) == (None, None)
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["11", "12", "13"]


def test_numbers_above_the_header_and_letters_apart_do_no_harm() -> None:
    made = table(
        row("1", "2", "3", "4"),
        row("No", "Sasaran", "Indikator", "T A R G E T"),
        row("1", "S", "Indeks", "90"),
        columns=4,
    )
    assert targets(read(document(statement(), block(), made)))[4] == "90"


def test_a_row_whose_grid_is_cut_otherwise_is_read_by_its_order() -> None:
    made = table(
        row("No", "Sasaran", "Indikator", cell("Target", span=2), "Satuan"),
        row("1", "S", cell("Indeks", span=2), "90", "Nilai"),
        columns=6,
    )
    salinan = read(document(statement(), block(), made))
    assert (names(salinan), targets(salinan)[4], salinan.baris[0].satuan) == (
        ["Indeks"],
        "90",
        "Nilai",
    )


def test_a_sub_head_over_a_part_of_a_column_leaves_the_rest_one_column() -> None:
    head = (Cell(("Indikator",), 0, 3), Cell(("Target",), 3, 4))
    below = (Cell(("Uraian lain",), 1, 2), Cell(("Target",), 3, 4, merged=True))
    (grid,) = lay_out(WordText((Table((head, below)),), tracked=False)).grids()
    found = find_header(grid)
    assert found is not None
    assert found.columns == {"indikator": (0, 3), "tahunan": (3, 4)}


def test_a_number_in_the_head_of_an_unknown_column_is_listed() -> None:
    made = table(
        row("Sasaran", "Indikator", "Target", "Revisi menjadi 95"),
        row("S", "Indeks", "90", ""),
        columns=4,
    )
    salinan = read(document(statement(), block(), made))
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["Revisi menjadi 95"]


def test_a_column_without_any_head_is_unread() -> None:
    made = table(
        row("Sasaran", "Indikator", "Target", ""), row("S", "Indeks", "90", "95"), columns=4
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan)[4] == "90"
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["95"]


def laid(*rows: tuple[Cell, ...]) -> Grid:
    (grid,) = lay_out(WordText((Table(rows),), tracked=False)).grids()
    return grid


def cells(*texts: str, merged: bool = False) -> tuple[Cell, ...]:
    """A row of a column a text; after a text `|` and a number, so many columns."""
    made, at = [], 0
    for text in texts:
        words, _, span = text.partition("|")
        made.append(Cell((words,), at, at + int(span or 1), merged=merged))
        at += int(span or 1)
    return tuple(made)


@pytest.mark.parametrize(
    ("start", "end", "names"),
    [
        (0, 4, {"indikator"}),
        (0, 3, {"indikator"}),  # three of its four columns
        (0, 2, {"indikator"}),  # half of it, and wholly inside
        (1, 6, {"indikator", "tw1"}),
        (2, 6, {"tw1"}),  # half of the indikator is not the most of it
        (3, 5, set()),  # a quarter of one, half of the other
        (4, 6, {"tw1"}),
        (5, 6, {"tw1"}),
        (6, 7, set()),
        (5, 8, {"tw2"}),
        (4, 8, {"tw1", "tw2"}),
    ],
)
def test_a_cell_is_of_a_column_that_it_covers_for_the_most_part_or_lies_in(
    start: int, end: int, names: set[str]
) -> None:
    head = Header({"indikator": (0, 4), "tw1": (4, 6), "tw2": (7, 8)}, 1, 8, [])
    (((box,),),) = [laid((Cell(("x",), start, end),)).rows]
    assert set(head.names_of(box)) == names


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (cells("Layanan kota|11", "x"), None),  # two texts
        (cells("Layanan kota|11", "|1"), "Layanan kota"),
        (cells("Layanan kota|10", "|2"), None),  # not wide enough
        (cells("Layanan kota 2|12"), None),
        (cells("Layanan: kota|12"), None),
        (cells("L" * 80 + "|12"), "L" * 80),
        (cells("L" * 81 + "|12"), None),
        (cells("satu\ndua|12"), None),
        (cells("Layanan  kota|6", "Layanan  kota|6"), None),
        (cells("Sasaran Strategis", "|11"), "Sasaran Strategis"),
        (cells("A. SASARAN KHUSUS|3", "|9"), "Sasaran Khusus"),
        (cells("|6", "|6"), None),
    ],
)
def test_a_row_names_a_group_where_one_text_goes_over_nearly_all_of_the_table(
    row: tuple[Cell, ...], name: str | None
) -> None:
    (boxes,) = laid(row).rows
    assert kelompok(boxes, 12) == name


def test_in_a_narrow_table_two_columns_are_wide() -> None:
    (one,), (two,) = laid(cells("Layanan")).rows, laid(cells("Layanan|2")).rows
    assert (kelompok(one, 1), kelompok(two, 2)) == (None, "Layanan")
    assert group_name("ABCD Sasaran Strategis") == ""


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("1", "2", "3"), True),
        (("(1)", "(2)", "(3)", "(4)"), True),
        (("a", "b", "c"), True),
        (("2", "3", "4"), True),
        (("1", "2", "3 = 1 x 2"), True),
        (("3", "4", "5"), False),
        (("1", "2"), False),
        (("1", "3", "4"), False),
        (("1", "2", "2"), False),
        (("", "1", "2", "3"), False),
        (("1", "2", "", "3"), True),
        (("1", "2", "3x"), False),
        (("1", "2", "3 = 1 + 2 + 1 + 2 + 1"), False),
    ],
)
def test_a_row_numbers_the_columns_only_from_one_or_two_on_without_a_gap(
    texts: tuple[str, ...], numbers: bool
) -> None:
    (boxes,) = laid(cells(*texts)).rows
    assert is_numbers(boxes) is numbers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Indikator Kinerja Utama", "indikator"),
        ("Indikator Kinerja/IKU", "indikator"),
        ("Sasaran/Indikator", ""),
        ("Sasaran Strate-\ngis", "sasaran"),
        ("Indikotor Kinerja", "indikator"),  # one letter
        ("Indikotar Kinerja", ""),  # two
        ("Satuen", "satuan"),
        ("Kat", ""),
        ("No. Urut", "no"),
        ("K P I", ""),
        ("S A S A R A N", "sasaran"),
        ("Indikator " * 8, "indikator"),
        ("Indikator " * 9, ""),
        ("Target", ""),
    ],
)
def test_a_column_is_known_by_its_words_mended_by_a_letter_at_most(text: str, name: str) -> None:
    assert column_name(text) == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Target", ("", "", False, False, True, "")),
        ("Triwulan", ("", "", False, True, False, "")),
        ("Target Triwulan", ("", "", False, True, True, "")),
        ("Target 2022", ("", "2022", False, False, True, "")),
        ("Target Tahun 2022", ("", "2022", True, False, True, "")),
        ("III", ("", "", False, False, False, "iii")),
        ("ke-2", ("", "", False, False, False, "2")),
        ("Satu Tahun", ("", "", True, False, False, "")),
        ("Target Kinerja Triwulan 3", ("tw3", "", False, False, True, "")),
        ("Triwulan ke-4 2022", ("tw4", "2022", False, False, False, "")),
        ("Target " * 10, ("", "", False, False, True, "")),
    ],
)
def test_each_word_over_a_target_says_one_thing(text: str, said: tuple[object, ...]) -> None:
    worth = describe(text)
    assert worth is not None
    found = (worth.triwulan, worth.year, worth.tahunan, worth.group, worth.plain, worth.number)
    assert found == said


@pytest.mark.parametrize(
    "text",
    [
        "2022 2023",
        "Triwulan I Triwulan II",
        "Target V",
        "ke",
        "Target Januari",
        "Apr-Sep",
        "Realisasi Triwulan I",
        "19" + "99",
        "Target " * 12,
        "Triwulan I 1",
        "Q",
    ],
)
def test_what_says_two_things_or_another_is_no_target(text: str) -> None:
    assert describe(text) is None


def named(*heads: tuple[str, ...]) -> dict[str, int]:
    """The columns of a header whose columns have these words from the top, by their place."""
    rows = []
    for level in range(max(map(len, heads))):
        row, at = [], 0
        while at < len(heads):
            text = heads[at][level] if level < len(heads[at]) else None
            end = at + 1
            while text and end < len(heads) and heads[end][: level + 1] == heads[at][: level + 1]:
                end += 1
            row.append(Cell((text or heads[at][-1],), at, end, merged=text is None))
            at = end
        rows.append(tuple(row))
    found = find_header(laid(*rows), tahun="2022")
    return {name: start for name, (start, _) in found.columns.items()} if found else {}


SIDE = (("Sasaran",), ("Indikator",))
BOTH = {"sasaran": 0, "indikator": 1}


def pair_of(name: str) -> tuple[tuple[str, str], ...]:
    return (name, "I"), (name, "II")


@pytest.mark.parametrize(
    ("heads", "targets"),
    [
        (
            [("Target", "I"), ("Target", "II"), ("Target", "Tahunan")],
            {"tw1": 2, "tw2": 3, "tahunan": 4},
        ),
        ([("Target", "1"), ("Target", "2")], {"tw1": 2, "tw2": 3}),
        ([("Tahunan", "1"), ("Tahunan", "2")], {}),
        ([("Target Triwulan", "4"), ("Target Triwulan", "3")], {"tw4": 2, "tw3": 3}),
        ([("Kinerja Triwulan", "I"), ("Kinerja Triwulan", "II")], {"tw1": 2, "tw2": 3}),
        ([*pair_of("Realisasi"), *pair_of("Target")], {"tw1": 4, "tw2": 5}),
        ([*pair_of("Target 2022"), *pair_of("Target 2023")], {"tw1": 2, "tw2": 3}),
        ([("Target 2021",), ("Target 2022",)], {"tahunan": 3}),
        ([("Target",), ("Tahunan",)], {}),  # two claim the year: neither is taken
        ([("TW I",), ("TW II",), ("TW I",)], {"tw2": 3}),
        ([("Target", "TW I"), ("Target", "s.d. TW II")], {"tw1": 2}),
        ([("Triwulan I", "Target"), ("Triwulan I", "Realisasi")], {"tw1": 2}),
        ([("Triwulan I", "I"), ("Triwulan I", "II")], {"tw1": 2}),
        ([("Target", "Satuan"), ("Target", "Tahunan")], {"satuan": 2, "tahunan": 3}),
        ([("Triwulan I", "Satuan"), ("Target",)], {"tahunan": 3}),
        (
            [("Perjanjian Kinerja 2022", "TW I"), ("Perjanjian Kinerja 2022", "TW II")],
            {"tw1": 2, "tw2": 3},
        ),
        ([("T",), ("TW I",)], {"tw1": 3}),
        ([("Triwulan",), ("Target",)], {"periode": 2, "tahunan": 3}),
        ([("Periode",), ("Target",)], {"periode": 2, "tahunan": 3}),
        ([("2022",), ("TW I",)], {"tw1": 3}),
        ([("Target", "2022"), ("Target", "2023")], {"tahunan": 2}),
    ],
)
def test_each_target_is_of_the_quarter_and_year_that_stand_over_it(
    heads: list[tuple[str, ...]], targets: dict[str, int]
) -> None:
    found = named(*SIDE, *heads)
    assert found == ((BOTH | targets) if found else {})
    assert bool(found)


def test_a_number_column_belongs_to_what_follows_it() -> None:
    found = named(("No",), ("Sasaran",), ("No",), ("Indikator",), ("Target",))
    assert found == {"no_sasaran": 0, "sasaran": 1, "no_indikator": 2, "indikator": 3, "tahunan": 4}
    behind = named(("Sasaran",), ("Indikator",), ("No",), ("Target",))
    assert behind == {"sasaran": 0, "indikator": 1, "tahunan": 3}


@pytest.mark.parametrize(
    ("units", "column"),
    [
        (("Persen", "Nilai"), True),
        (("Persen", "Lain sekali"), True),  # half of them
        (("Persen", "Lain", "Sekali"), False),
        (("Persen", "Nilai rata-rata untuk kota kita"), False),
        (("Persen", "Nilai 90"), False),
        (("sda", "Persen"), True),
        (("", "-"), True),
    ],
)
def test_keterangan_is_the_column_of_units_where_units_stand_in_it(
    units: tuple[str, ...], column: bool
) -> None:
    rows = [cells("S", f"Indeks {unit}", "90", unit) for unit in units]
    found = find_header(laid(cells("Sasaran", "Indikator", "Target", "Keterangan"), *rows))
    assert found is not None
    assert ("satuan" in found.columns) is column
    assert "keterangan" not in found.columns


def test_a_header_begins_where_two_columns_are_named_and_its_cells_are_short() -> None:
    long = "Indikator " + "x" * 71
    for texts, place in (
        (cells("Sasaran", "Indikator", "Target"), 0),
        (cells("x", "Indikator", "y"), None),
        (cells("Sasaran", "Indikator", long), None),
        (cells("Sasaran", "Indikator", "x" * 80), 0),
        (cells("Indikator", "Program", "Anggaran"), None),
        (cells("Sasaran", "Program", "Anggaran", "Indikator"), 0),
        (cells("Indikator", "Satuan"), None),
        (cells("Indikator", "Target"), 0),
    ):
        assert header_place(laid(texts)) == place, texts
    assert header_place(laid(cells("a"), cells("b"), cells("Indikator", "Target"))) == 2


def test_a_block_of_programs_is_none_with_the_columns_of_a_lampiran() -> None:
    for texts, found in (
        (("No", "Program", "Anggaran"), True),
        (("Program", "Pagu Anggaran (Rp)", "Indikator"), True),
        (("Program", "Keterangan"), False),
        (("Program", "Anggaran", "Sasaran", "Indikator"), False),
    ):
        assert (find_program_header(laid(cells(*texts))) is not None) is found


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (cells("", "", "I", "II"), 1),
        (cells("S", "Indeks", "1", "2"), 1),
        (cells("(1)", "(2)", "(3)", "(4)"), 2),
    ],
)
def test_a_header_ends_before_the_first_row_of_data(below: tuple[Cell, ...], rows: int) -> None:
    found = find_header(laid(cells("Sasaran", "Indikator", "TW I", "TW II"), below))
    assert found is not None
    assert found.rows == rows


def test_a_header_ends_before_a_group_that_stands_over_the_ticks_once_more() -> None:
    first = (*cells("Sasaran", "Indikator", "Tahunan"), Cell(("Bagian",), 3, 5))
    below = (Cell(("Sasaran Khusus",), 0, 3), Cell(("Sasaran Khusus",), 3, 5))
    found = find_header(laid(first, below))
    assert found is not None
    assert found.rows == 1


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (cells("", "", "I", "II", "III", "IV", "Hukum", "Umum"), 2),
        (cells("", "", "ab", "cd", "ef", "gh", "Hukum", "Umum"), 1),
        (cells("S", "", "I", "II", "III", "IV", "Hukum", "Umum"), 1),
    ],
    ids=["below groups", "no triwulan", "not only below groups"],
)
def test_sub_heads_of_unmerged_cells_stand_below_groups_alone(
    below: tuple[Cell, ...], rows: int
) -> None:
    groups = Cell(("Triwulan",), 2, 6), Cell(("Bagian",), 6, 8)
    found = find_header(laid((*cells("Sasaran", "Indikator"), *groups), below))
    assert found is not None
    assert found.rows == rows


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        (("I", "II", "III", "IV", "Pelayanan"), 2),
        (("I", "II", "III", "IV", "x" * 41), 1),
        (("1", "2", "3", "4", "✓"), 1),
        (("I", "", "", "", "✓"), 1),
    ],
)
def test_a_word_beside_the_quarters_below_one_head_is_a_head_too(
    second: tuple[str, ...], rows: int
) -> None:
    begin, go_on = cell("Sasaran", merge="restart"), cell(merge="continue")
    indikator = cell("Indikator", merge="restart")
    first = row(begin, indikator, cell("Triwulan", span=4), "Asisten")
    made = table(first, row(go_on, go_on, *second), row("S", "J", *"1234", "✓"), columns=7)
    found = find_header(next(lay_out(read_word_text(document(made))).grids()))
    assert found
    assert found.rows == rows
