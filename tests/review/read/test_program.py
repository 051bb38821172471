"""The block Program / Anggaran of other people's documents."""

import pytest

from pkdocs.review.read.program import read_amount
from tests.foreign import data, document, lampiran, p, read, row, statement, table


@pytest.mark.parametrize(
    "text",
    [
        "8.797.819.537",
        "8,797,819,537",
        "Rp8.797.819.537,00",
        "Rp. 8.797.819.537,-",
        "Rp 8 797 819 537",
        "8797819537",
    ],
)
def test_an_amount_is_read_in_all_usual_forms(text: str) -> None:
    assert read_amount(text) == 8_797_819_537


@pytest.mark.parametrize("text", ["1,5 M", "8.797,5", "seribu", "", "8.79.537"])
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
