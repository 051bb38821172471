"""The block Program / Anggaran of other people's documents."""

import pytest

from pkdocs.review.read.program import read_amount
from tests.foreign import cell, data, document, lampiran, p, read, row, statement, table


@pytest.mark.parametrize(
    "text",
    [
        "8.797.819.537",
        "8,797,819,537",
        "Rp8.797.819.537,00",
        "Rp. 8.797.819.537,-",
        "Rp 8 797 819 537",
        "8797819537",
        " rp 8.797.819.537,-- ",
        "8.797.819.537,–",
        "8.797.819.537 ,-",
    ],
)
def test_an_amount_is_read_in_all_usual_forms(text: str) -> None:
    assert read_amount(text) == 8_797_819_537


@pytest.mark.parametrize(
    "text", ["1,5 M", "8.797,5", "seribu", "", "8.79.537", "8.797,819", "1.000 Rp", "$ 5"]
)
def test_what_is_no_whole_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


def programs(*rows: str, columns: int = 4) -> tuple[dict[str, str], ...]:
    made = document(statement(), lampiran(data("A")), p(), table(*rows, columns=columns))
    return tuple(dict(program) for program in read(made).program)


HEAD = row("No", "Program/Kegiatan/Sub Kegiatan", "Jumlah Anggaran Program (Rp)", "Ket.")


def test_programs_are_read_under_the_usual_heads_without_their_numbers() -> None:
    found = programs(HEAD, row("1", "1. Program Contoh", "Rp1,500,000", "APBD"))
    assert found == ({"program": "Program Contoh", "anggaran": "1.500.000", "keterangan": "APBD"},)


def test_a_total_that_adds_up_says_nothing_new_and_any_other_is_unread() -> None:
    rows = (row("1", "Program Satu", "1.000", ""), row("2", "Program Dua", "2.000", ""))
    for total, unread in (("3.000", ()), ("4.000", ("Jumlah | 4.000",))):
        made = document(
            statement(),
            lampiran(data("A")),
            p(),
            table(HEAD, *rows, row("", "Jumlah", total, ""), columns=4),
        )
        salinan = read(made)
        assert len(salinan.program) == 2
        assert tuple(text.kata for text in salinan.tak_terbaca) == unread


def test_programs_in_lines_with_tabs_are_read_below_their_head_only() -> None:
    lines = ("Program\tAnggaran\tKet.", "1. Program Satu\tRp1.000,-\tAPBD", "Jumlah\tRp1.000")
    made = document(
        statement(), lampiran(data("A")), *map(p, lines), p("Kata lain"), p("Program Lain\t90")
    )
    salinan = read(made)
    assert [dict(program) for program in salinan.program] == [
        {"program": "Program Satu", "anggaran": "1.000", "keterangan": "APBD"}
    ]
    assert any("Program Lain" in text.kata and text.nilai for text in salinan.tak_terbaca)


def test_other_columns_of_a_program_are_unread_values() -> None:
    head = row("Program", "Indikator Program", "Target", "Anggaran")
    made = document(
        statement(),
        lampiran(data("A")),
        p(),
        table(head, row("Program Satu", "Persentase contoh", "90", "1.000"), columns=4),
    )
    salinan = read(made)
    assert len(salinan.baris) == 1
    assert {(text.kata, text.nilai) for text in salinan.tak_terbaca} == {
        ("Persentase contoh", True),
        ("90", True),
    }


@pytest.mark.parametrize(
    ("rows", "found", "unread"),
    [
        (
            [row("1", "Program Satu", "", "")],
            [{"program": "Program Satu", "anggaran": "", "keterangan": ""}],
            [],
        ),
        (
            [row("2.", "Program  Satu", " - ", "APBD\nP")],
            [{"program": "Program Satu", "anggaran": "", "keterangan": "APBD P"}],
            [],
        ),
        (
            [row("1", "Program Satu", "menyusul", ""), row("2", "Program Dua", "2.000", "")],
            [{"program": "Program Dua", "anggaran": "2.000", "keterangan": ""}],
            ["1 | Program Satu | menyusul"],
        ),
        (
            [row("", "Jumlah", "5.000", ""), row("2", "Program Dua", "2.000", "")],
            [{"program": "Program Dua", "anggaran": "2.000", "keterangan": ""}],
            ["Jumlah | 5.000"],
        ),
        ([row("1", "", "1.000", "")], [], ["1 | 1.000"]),
        ([row("1", cell("1.000", span=2), "")], [], ["1 | 1.000"]),
        (
            [row("x", "Program Satu", "1.000", "")],
            [{"program": "Program Satu", "anggaran": "1.000", "keterangan": ""}],
            ["x"],
        ),
        (
            [row("1", "Program Satu", "1.000", ""), row("", "Sub Total", "1.000", "")],
            [{"program": "Program Satu", "anggaran": "1.000", "keterangan": ""}],
            [],
        ),
    ],
)
def test_a_row_is_a_program_a_total_or_unread(
    rows: list[str], found: list[dict[str, str]], unread: list[str]
) -> None:
    made = document(statement(), lampiran(data("A")), p(), table(HEAD, *rows, columns=4))
    salinan = read(made)
    assert [dict(program) for program in salinan.program] == found
    assert [text.kata for text in salinan.tak_terbaca] == unread


def test_a_program_over_several_rows_is_read_once_and_the_next_ones_too() -> None:
    rows = (
        row("1", cell("Program Satu", merge="restart"), "1.000", ""),
        row("2", cell(merge="continue"), "2.000", ""),
        row("3", "Program Tiga", "3.000", ""),
    )
    made = document(statement(), lampiran(data("A")), p(), table(HEAD, *rows, columns=4))
    salinan = read(made)
    assert [program["program"] for program in salinan.program] == ["Program Satu", "Program Tiga"]
    assert [text.kata for text in salinan.tak_terbaca] == ["2 | 2.000"]


@pytest.mark.parametrize(
    ("lines", "found", "unread"),
    [
        (
            ["Program\tAnggaran", "1. Program Satu\tRp1.000", "", "2) Program Dua\t2.000"],
            [("Program Satu", "1.000"), ("Program Dua", "2.000")],
            [],
        ),
        (
            ["Program\tAnggaran", "Program Satu\t1.000", "Jumlah\t1.000", "Total\t9.000"],
            [("Program Satu", "1.000")],
            ["Total … 9.000"],
        ),
        (
            ["Program    Anggaran", "Program Satu    1.000    2.000", "Program Dua\t2.000"],
            [],
            ["Program Satu … 1.000 … 2.000", "Program Dua … 2.000"],
        ),
        (
            ["Program\tAnggaran", "1.000\tProgram Satu\t2.000"],
            [("1.000 Program Satu", "2.000")],
            [],
        ),
        (
            [
                *("Program\tAnggaran", "Program Satu\t1.000"),
                *("Program\tAnggaran", "Program Dua\t2.000", "Jumlah\t2.000"),
            ],
            [("Program Satu", "1.000"), ("Program Dua", "2.000")],
            [],
        ),
    ],
)
def test_a_line_under_the_head_is_a_program_a_total_or_unread(
    lines: list[str], found: list[tuple[str, str]], unread: list[str]
) -> None:
    salinan = read(document(statement(), lampiran(data("A")), *map(p, lines)))
    assert [tuple(own.values()) for own in salinan.program] == found
    assert [text.kata for text in salinan.tak_terbaca] == unread


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("1. Satu", "2. Program Dua"), ("Satu", "Program Dua")),
        (("A. Satu", "B. Program Dua"), ("Satu", "Program Dua")),
        (("1.01.02 Satu", "1.01.03 Program Dua"), ("1.01.02 Satu", "1.01.03 Program Dua")),
        (("1.1. Satu", "50. Program Dua"), ("1.1. Satu", "50. Program Dua")),
    ],
)
def test_the_number_of_a_program_is_dropped_and_its_code_is_a_word_of_it(
    texts: tuple[str, ...], left: tuple[str, ...]
) -> None:
    in_table = programs(HEAD, *(row("", text, "1.000", "") for text in texts))
    assert tuple(own["program"] for own in in_table) == left
    lines = ("Program\tAnggaran", *(f"{text}\t1.000" for text in texts))
    salinan = read(document(statement(), lampiran(data("A")), *map(p, lines)))
    assert tuple(own["program"] for own in salinan.program) == left


def test_what_stands_behind_an_amount_is_its_remark_also_without_a_head() -> None:
    lines = ("Program\tAnggaran", "Program Satu\t1.000\tAPBD", "Program Dua\t2.000")
    total = "Jumlah\t3.000\tsementara"
    salinan = read(document(statement(), lampiran(data("A")), *map(p, (*lines, total))))
    assert [own["keterangan"] for own in salinan.program] == ["APBD", ""]
    assert [text.kata for text in salinan.tak_terbaca] == ["Jumlah … 3.000 … sementara"]


def test_the_note_of_a_line_is_what_stands_behind_its_amount() -> None:
    lines = ("Program\tAnggaran\tKet.", "Program Satu\t1.000\tAPBD\tP")
    salinan = read(document(statement(), lampiran(data("A")), *map(p, lines)))
    assert [dict(program) for program in salinan.program] == [
        {"program": "Program Satu", "anggaran": "1.000", "keterangan": "APBD P"}
    ]
