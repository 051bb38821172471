"""Rows of the lampiran out of the tables of Word, and a list of what was not read."""

import pytest

from pkdocs.domain.salinan import TakTerbaca
from pkdocs.review.read.lampiran import read_lampiran
from pkdocs.review.read.paper import lay_out
from pkdocs.word.text.values import Cell, Table, WordText
from tests.foreign import (
    BIASA,
    agreement,
    block,
    cell,
    data,
    document,
    group,
    lampiran,
    names,
    p,
    read,
    row,
    statement,
    table,
    targets,
)


def test_merged_sasaran_cells_hold_for_every_row_below() -> None:
    first = row("1", cell("Sasaran Satu", merge="restart"), "1", "A", "", "x", *BIASA, "Nilai")
    second = row("", cell(merge="continue"), "2", "B", "", "x", *BIASA, "Nilai")
    assert [b.sasaran for b in read(agreement(first, second)).baris] == ["Sasaran Satu"] * 2


def test_an_empty_sasaran_cell_means_the_sasaran_above_but_not_across_a_group() -> None:
    salinan = read(
        agreement(
            group("Sasaran Strategis"),
            data("A", sasaran="Sasaran Satu"),
            data("B", no="", sasaran=""),
            group("Sasaran Khusus"),
            data("C", no="", sasaran=""),
        )
    )
    assert [b.sasaran for b in salinan.baris] == ["Sasaran Satu", "Sasaran Satu", ""]
    assert tuple(map(str, salinan.tak_terbaca)) == ("sasaran indikator “C” kosong.",)


@pytest.mark.parametrize("between", [p(), p() + p("  ")])
def test_a_table_split_with_and_without_a_new_header_is_one(between: str) -> None:
    again = lampiran(data("B"))
    bare = table(data("C"), columns=12)
    salinan = read(document(statement(), lampiran(data("A")), between, again, between, bare))
    assert names(salinan) == ["A", "B", "C"]


def test_a_table_without_header_behind_other_text_is_read_on_where_every_row_makes_sense() -> None:
    more = table(group("Sasaran Khusus"), data("B"), columns=12)
    salinan = read(document(statement(), lampiran(data("A")), p("Lanjutan Lampiran"), more))
    assert (names(salinan), salinan.baris[1].kelompok) == (["A", "B"], "Sasaran Khusus")
    assert salinan.tak_terbaca == ()


def test_a_table_that_makes_no_sense_behind_the_lampiran_is_listed_as_a_whole() -> None:
    target = ("Januari", "Februari", "sudah dua kali rapat", "April", "Mei 2022 akhir")
    other = table(data("Rapat contoh", target), columns=12)
    salinan = read(document(statement(), lampiran(data("A")), p("Catatan:"), other))
    assert names(salinan) == ["A"]
    (unread,) = salinan.tak_terbaca
    assert (unread.tempat, unread.nilai) == ("tabel 2 (1 baris)", True)
    assert "Rapat contoh | e-SAKIP" in unread.kata


def test_a_row_cut_by_the_page_goes_on_in_the_next_table() -> None:
    rest = row("", "Publik", "", "", "", "lanjutannya", "", "", "", "", "", "")
    salinan = read(document(statement(), lampiran(data("A")), p(), lampiran(rest, data("B"))))
    assert names(salinan) == ["A", "B"]
    assert salinan.baris[0].sasaran == "Meningkatnya Layanan Publik"
    assert salinan.baris[0].pengukuran == ("Definisi:", "Ukuran contoh", "lanjutannya")


def test_a_row_without_indikator_is_listed_and_not_guessed() -> None:
    stray = row("2", "Sasaran Lain", "", "", "", "", "1", "2", "3", "4", "5", "Nilai")
    salinan = read(agreement(data("A"), stray))
    assert names(salinan) == ["A"]
    assert salinan.tak_terbaca == (
        TakTerbaca(
            "tidak terbaca",
            "tabel 2, baris 4",
            "2 | Sasaran Lain | 1 | 2 | 3 | 4 | 5 | Nilai",
            nilai=True,
        ),
    )


def test_an_empty_target_is_listed_and_not_taken_for_not_measured() -> None:
    salinan = read(agreement(data("A", ("", "88.5", "-", "N/A", "88.5"))))
    assert targets(salinan) == (None, "88.5", "-", "N/A", "88.5")
    assert tuple(map(str, salinan.tak_terbaca)) == ("target triwulan I kosong: “A”.",)


def test_a_last_line_in_brackets_is_the_lingkup() -> None:
    baris = read(agreement(data("Indeks Contoh\n(layanan satu dan dua)"))).baris[0]
    assert (baris.indikator, baris.lingkup) == ("Indeks Contoh", "layanan satu dan dua")


def test_a_lampiran_inside_a_layout_table_is_found() -> None:
    outer = table(row(cell(inner=lampiran(data("A")) + p())), columns=1)
    assert names(read(document(statement(), block(), outer))) == ["A"]


def test_the_block_of_programs_is_read() -> None:
    programs = table(
        row("No", "Program", "Anggaran (Rp)", "Keterangan"),
        row("1", "Program Contoh", "Rp1.500.000", "APBD"),
        row("", "Jumlah", "1.500.000", ""),
        columns=4,
    )
    salinan = read(document(statement(), lampiran(data("A")), p(), programs))
    assert salinan.program == (
        {"program": "Program Contoh", "anggaran": "1.500.000", "keterangan": "APBD"},
    )


@pytest.mark.slow
def test_thousands_of_rows_are_read() -> None:
    salinan = read(agreement(*(data(f"Indikator {n}", no=str(n)) for n in range(3000))))
    assert len(salinan.baris) == 3000
    assert salinan.baris[-1].indikator == "Indikator 2999"


HEAD = ("No", "Sasaran", "Indikator Kinerja", "Tahunan")


def line(*texts: str, merged: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell((text,), n, n + 1, merged=merged) for n, text in enumerate(texts))


def test_rows_that_say_nothing_of_their_own_are_passed_over() -> None:
    rows = (
        line(*HEAD),
        line("", "", "", ""),
        line("1", "Wilayah tertib", "Indeks contoh", "90"),
        line("1", "Wilayah tertib", "Indeks contoh", "90", merged=True),
    )
    found = read_lampiran(lay_out(WordText((Table(rows),), tracked=False)))
    assert [row.indikator for row in found.baris] == ["Indeks contoh"]
    assert not any("tidak memuat indikator" in str(text) for text in found.tak_terbaca)


def test_a_table_inside_a_merged_cell_is_read_once() -> None:
    inner = Table((line(*HEAD), line("1", "Wilayah tertib", "Indeks contoh", "90")))
    first = Cell((inner,), 0, 1)
    again = Cell((inner,), 0, 1, merged=True)
    found = read_lampiran(lay_out(WordText((Table(((first,), (again,))),), tracked=False)))
    assert [row.indikator for row in found.baris] == ["Indeks contoh"]


def test_a_number_column_holds_numbers_and_other_words_there_are_unread() -> None:
    for number in ("1", "1.2", "(3)", "IV.", "a)", "IKU 2"):
        assert read(agreement(data("A", no=number))).tak_terbaca == ()
    for words in ("≤ 6", "90 % 1", "½16", "1\nsembilan puluh persen"):
        unread = read(agreement(data("A", no=words))).tak_terbaca
        assert unread
        assert all(item.nilai for item in unread)


def test_a_sign_over_a_column_is_unread() -> None:
    heads = row("Sasaran", "Indikator Kinerja", "≤ Target", "Satuan")
    rows = row("Meningkatnya Layanan", "Indeks", "90", "Nilai")
    found = read(document(statement(), block(), table(heads, rows, columns=4)))
    assert [item.kata for item in found.tak_terbaca if item.nilai] == ["≤ Target"]


def test_a_budget_in_words_is_unread() -> None:
    heads = row("No", "Program", "Anggaran")
    words = table(heads, row("1", "Program Contoh", "dua juta rupiah"), columns=3)
    found = read(document(statement(), block(), lampiran(data("A")), p(), words))
    assert found.program == ()
    assert [item.nilai for item in found.tak_terbaca if "dua juta" in item.kata] == [True]


SASARAN = "Meningkatnya Layanan"


def summary(*rows: str) -> bytes:
    head = row("No", "Sasaran", "Indikator Kinerja", "Target", "Satuan")
    again = table(head, *rows, columns=5)
    return document(statement(), block(), lampiran(data("Indeks"), data("Lain")), p("IKU"), again)


def test_a_summary_of_the_same_indicators_adds_no_rows_and_contradictions_are_told() -> None:
    salinan = read(summary(row("1", SASARAN, "Indeks", "99", "Nilai")))
    assert names(salinan) == ["Indeks", "Lain"]
    assert targets(salinan) == BIASA
    (told,) = [text for text in salinan.tak_terbaca if text.nilai]
    assert (told.kata, "86,75" in told.pesan) == ("99", True)
    same = read(summary(row("1", SASARAN.upper(), "Indeks", "86,75", "Nilai")))
    assert not any(text.nilai for text in same.tak_terbaca)


PERCENT_HEAD = ("Sasaran", "Indikator", "Target (%)"), ("S", "Indeks", "86,75")
UNIT_HEAD = ("Sasaran", "Indikator", "Target", "Satuan"), ("S", "Indeks", "86,75", "Nilai")


@pytest.mark.parametrize(
    ("first", "second", "satuan"),
    [
        (UNIT_HEAD, PERCENT_HEAD, "Nilai (%)"),
        (PERCENT_HEAD, UNIT_HEAD, "Nilai (%)"),
        (PERCENT_HEAD, PERCENT_HEAD, "Persen"),
        (UNIT_HEAD, UNIT_HEAD, "Nilai"),
        (UNIT_HEAD, (UNIT_HEAD[0][:3], UNIT_HEAD[1][:3]), "Nilai"),
    ],
)
def test_a_percent_sign_in_one_head_alone_stands_beside_the_unit_of_the_other_table(
    first: tuple[tuple[str, ...], ...], second: tuple[tuple[str, ...], ...], satuan: str
) -> None:
    tables = [
        table(*(row(*cells) for cells in rows), columns=len(rows[0])) for rows in (first, second)
    ]
    salinan = read(document(statement(), block(), tables[0], p("IKU"), tables[1]))
    assert [own.satuan for own in salinan.baris] == [satuan]
    assert not any(text.nilai for text in salinan.tak_terbaca)


def test_another_target_under_a_head_with_a_percent_sign_is_told() -> None:
    again = (row(*PERCENT_HEAD[0]), row("S", "Indeks", "90"))
    first = table(*(row(*cells) for cells in UNIT_HEAD), columns=4)
    pages = (statement(), block(), first, p("IKU"), table(*again, columns=3))
    (told,) = (text for text in read(document(*pages)).tak_terbaca if text.nilai)
    assert told.kata == "90"


REPEATED = ("Sasaran Strategis", SASARAN, "Indeks", "e-SAKIP", "Ukuran", "86,75", "Nilai")
"""A row of the lampiran as a table behind it says it again, its group before it."""
FIELDS = ("kelompok", "sasaran", "indikator", "sumber data", "pengukuran", "target", "satuan")


def repeated(*fields: str) -> bytes:
    head = row("Sasaran", "Indikator", "Sumber Data", "Pengukuran", "Target", "Satuan")
    kelompok, *cells = fields
    tables = [
        table(head, group(k, 6), row(*c), columns=6)
        for k, c in ((REPEATED[0], REPEATED[1:]), (kelompok, cells))
    ]
    return document(statement(), block(), tables[0], p("IKU"), tables[1])


def test_a_table_that_says_a_row_again_in_all_fields_says_nothing_new() -> None:
    salinan = read(repeated(*REPEATED))
    assert names(salinan) == ["Indeks"]
    assert not any(text.nilai for text in salinan.tak_terbaca)


@pytest.mark.parametrize("place", range(len(FIELDS)))
def test_each_field_that_a_repeated_row_says_otherwise_is_told(place: int) -> None:
    other = list(REPEATED)
    other[place] = {0: "Sasaran Khusus", 2: "indeKs", 5: "90"}.get(place, "Lain 2030")
    salinan = read(repeated(*other))
    (told,) = (text for text in salinan.tak_terbaca if text.nilai)
    assert names(salinan) == ["Indeks"]
    assert (told.kata, told.nilai) == (other[place], True)
    assert told.pesan.startswith(FIELDS[place])
    assert REPEATED[place] in told.pesan


def test_rows_of_one_text_are_repeated_by_those_that_say_the_same() -> None:
    rows = [row(f"Sasaran {n}", "Indeks", str(n), "Nilai") for n in (1, 2)]
    head = row("Sasaran", "Indikator", "Target", "Satuan")
    first, again = (table(head, *own, columns=4) for own in (rows, rows[::-1]))
    salinan = read(document(statement(), block(), first, p("IKU"), again))
    assert [own.sasaran for own in salinan.baris] == ["Sasaran 1", "Sasaran 2"]
    assert not any(text.nilai for text in salinan.tak_terbaca)


def test_a_table_that_repeats_rows_in_another_order_may_number_them() -> None:
    head = row("Sasaran", "Indikator", "Target", "Satuan")
    rows = [row("S", f"{n}. Indeks {'x' * n}", str(n), "Nilai") for n in range(1, 8)]
    first, again = (table(head, *own, columns=4) for own in (rows, rows[::-1]))
    salinan = read(document(statement(), block(), first, p("IKU"), again))
    assert names(salinan) == [f"Indeks {'x' * n}" for n in range(1, 8)]
    assert not any(text.nilai for text in salinan.tak_terbaca)


def test_a_row_of_a_later_table_is_in_the_group_named_before_it_else_in_the_last_one() -> None:
    head = row("Sasaran", "Indikator", "Target", "Satuan")
    first = table(head, group("Sasaran Khusus", 4), row("S", "Indeks", "1", "Nilai"), columns=4)
    again = table(head, row("S", "Indeks", "1", "Nilai"), columns=4)
    more = table(head, row("S", "Lain", "1", "Nilai"), columns=4)
    named = p("Sasaran Strategis")
    for between, kelompok, told in (
        ((p("IKU"), again, p("IKU"), more), "Sasaran Khusus", 0),
        ((named, again, p("IKU"), more), "Sasaran Strategis", 1),
        ((named, more), "Sasaran Strategis", 0),
    ):
        salinan = read(document(statement(), block(), first, *between))
        assert [b.kelompok for b in salinan.baris] == ["Sasaran Khusus", kelompok]
        assert sum(text.nilai for text in salinan.tak_terbaca) == told


def test_a_summary_gives_what_the_lampiran_lacks() -> None:
    bare = table(row("Sasaran", "Indikator", "TW I"), row("S", "Indeks", "10"), columns=3)
    more = table(row("Sasaran", "Indikator", "Tahunan"), row("S", "Indeks", "40"), columns=3)
    salinan = read(document(statement(), block(), bare, p("IKU"), more))
    assert (len(salinan.baris), targets(salinan)) == (1, ("10", None, None, None, "40"))


def test_a_table_with_anything_new_is_more_of_the_lampiran() -> None:
    salinan = read(
        summary(row("1", "S", "Indeks", "86,75", "Nilai"), row("2", "S", "Baru", "1", "x"))
    )
    assert names(salinan) == ["Indeks", "Lain", "Indeks", "Baru"]


def test_a_note_that_the_document_explains_is_no_digit_of_a_target() -> None:
    row_ = data("Indeks", ("N/A", "881)", "N/A", "90", "90"))
    made = document(statement(), block(), lampiran(row_), p("1) Angka sementara"))
    assert targets(read(made))[1] == "88"


def test_numbers_of_columns_on_the_next_page_are_no_row() -> None:
    numbers = row(*(str(n) for n in range(1, 13)))
    more = table(numbers, data("B"), columns=12)
    salinan = read(document(statement(), block(), lampiran(data("A")), p("Lanjutan"), more))
    assert (names(salinan), salinan.tak_terbaca) == (["A", "B"], ())


@pytest.mark.parametrize("number", ["bab", "satu dua"])
def test_words_in_a_column_of_numbers_make_no_sense(number: str) -> None:
    more = table(data("B", no=f"{number} lampiran"), columns=12)
    salinan = read(document(statement(), block(), lampiran(data("A")), p("Lain"), more))
    assert names(salinan) == ["A"]


def test_a_row_of_targets_alone_makes_no_sense() -> None:
    more = table(row("", "", "", "", "", "", *BIASA, "Nilai"), columns=12)
    salinan = read(document(statement(), block(), lampiran(data("A")), p("Lain"), more))
    assert names(salinan) == ["A"]
    assert "tabel 3 (1 baris)" in {text.tempat for text in salinan.tak_terbaca}


def test_a_group_named_by_a_line_between_tables_is_that_of_the_rows_below() -> None:
    made = document(
        *(statement(), block(), p("Sasaran Strategis"), lampiran(data("A"))),
        *(p("B. SASARAN KHUSUS"), lampiran(data("B"))),
    )
    salinan = read(made)
    assert [r.kelompok for r in salinan.baris] == ["Sasaran Strategis", "Sasaran Khusus"]
    assert not any(text.nilai for text in salinan.tak_terbaca)


def without_header(*rows: str, columns: int = 12) -> list[str]:
    """The indicators read where a table of these rows stands behind the lampiran and a line."""
    more = table(*rows, columns=columns)
    return names(read(document(statement(), block(), lampiran(data("A")), p("Lain"), more)))


WIDE = ("e-SAKIP", "Isi", *BIASA, "Nilai")


@pytest.mark.parametrize(
    ("rows", "columns", "found"),
    [
        ([row("1", "S", "1", "B", *WIDE)], 12, ["A", "B"]),
        ([row("1", "S", "1", "B", *WIDE, "x")], 13, ["A", "B"]),
        ([row("1", "S", "1", "B", *WIDE, "x", "y")], 14, ["A"]),  # two columns more
        ([row("1", "S", "1", "B", *WIDE[:-2])], 10, ["A"]),
        ([row("1", "S", "1", "B", *WIDE), row("2", "S", "1", "C", *WIDE)], 12, ["A", "B", "C"]),
        ([row("1", "S", "1", "B", *WIDE), row("2", "S", "1", "C", "x", "y", *[""] * 6)], 12, ["A"]),
        ([row("1", "S", "bab satu lampiran", "B", *WIDE)], 12, ["A"]),
        ([group("1. Kelompok: lain"), row("1", "S", "1", "B", *WIDE)], 12, ["A", "B"]),
        ([row("1", "S", "1", "90", *WIDE)], 12, ["A"]),  # an indikator has words
        ([row("1", "S", "1", "B", "e", "Isi", *[""] * 5, "Nilai")], 12, ["A"]),  # no target at all
        ([group("Sasaran Khusus")], 12, ["A"]),
        ([row("1", "S", "1", "B", "e", "Isi", "kata", *["90"] * 4, "Nilai")], 12, ["A"]),
    ],
)
def test_a_table_without_header_goes_on_only_where_every_row_makes_sense(
    rows: list[str], columns: int, found: list[str]
) -> None:
    assert without_header(*rows, columns=columns) == found


def test_a_summary_keeps_what_the_lampiran_said_and_gives_what_it_did_not() -> None:
    head = row("Sasaran", "Indikator", "TW I", "TW II")
    first = table(head, row("S", "Indeks", "10", ""), columns=4)
    more = table(
        row("Sasaran", "Indikator", "TW I", "TW II", "Satuan", "Sumber Data", "Formula"),
        row("S", "INDEKS", "10,0", "20", "Nilai", "e-A", "Isi"),
        columns=7,
    )
    salinan = read(document(statement(), block(), first, p("IKU"), more))
    (own,) = salinan.baris
    assert (targets(salinan)[:2], own.satuan) == (("10", "20"), "Nilai")
    assert (own.sumber_data, own.pengukuran) == ("e-A", ("Isi",))
    assert not any(text.nilai for text in salinan.tak_terbaca)
    turned = read(document(statement(), block(), more, p("IKU"), first)).baris[0]
    assert (turned.satuan, turned.sumber_data, turned.pengukuran) == ("Nilai", "e-A", ("Isi",))
    assert turned.target["tw1"] == "10,0"
