"""Rows of the lampiran: what they go on with, and what stands in their cells."""

import pytest

from pkdocs.review.read.rows import split_lingkup
from tests.foreign import (
    BIASA,
    agreement,
    block,
    cell,
    data,
    document,
    header,
    lampiran,
    names,
    p,
    read,
    row,
    run,
    statement,
    table,
    targets,
)

HEAD = ("No", "Sasaran", "Indikator Kinerja", "Target", "Satuan")


def national(*rows: str, head: tuple[str, ...] = HEAD) -> bytes:
    made = table(row(*head), *rows, columns=len(head))
    return document(statement(), block(), made)


def test_one_value_merged_over_several_quarters_is_that_of_each() -> None:
    merged = row("1", "S", "1", "A", "", "x", cell("N/A", span=3), "91", "91", "Nilai")
    assert targets(read(agreement(merged))) == ("N/A", "N/A", "N/A", "91", "91")


def test_several_indicators_of_a_cell_are_rows_where_lines_and_targets_match() -> None:
    both = row("1", "Sasaran", "1. Indeks satu\n2. Indeks dua", "90\n80", "Nilai\nPersen")
    salinan = read(national(both))
    assert [(r.indikator, r.target["tahunan"], r.satuan) for r in salinan.baris] == [
        ("Indeks satu", "90", "Nilai"),
        ("Indeks dua", "80", "Persen"),
    ]
    assert salinan.tak_terbaca[2:] == ()


def test_several_indicators_with_one_target_are_unread_as_a_row() -> None:
    both = row("1", "Sasaran", "Persentase hal satu\nPersentase hal dua", "90", "Nilai")
    salinan = read(national(both))
    assert names(salinan) == []
    assert salinan.tak_terbaca[-1].kata == (
        "1 | Sasaran | Persentase hal satu | Persentase hal dua | 90 | Nilai"
    )


def test_two_cells_in_one_column_are_neither_taken_and_both_listed() -> None:
    made = table(
        row("Sasaran", "Indikator", cell("Target", span=2)),
        row("S", "Indeks", "90", "95"),
        columns=4,
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan)[4] is None
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["90", "95"]


def test_struck_through_text_is_neither_there_nor_gone() -> None:
    struck = run("311,5", "<w:rPr><w:strike/></w:rPr>") + run(" 88,5")
    salinan = read(national(row("1", "S", "Indeks", cell(inner=p(inner=struck)), "Nilai")))
    assert targets(salinan)[4] is None
    assert any("88,5" in text.kata and text.nilai for text in salinan.tak_terbaca)


def test_a_unit_behind_the_target_is_the_rows_where_no_column_gives_one() -> None:
    salinan = read(national(row("1", "S", "Indeks", "88,5 Nilai"), head=HEAD[:4]))
    assert (targets(salinan)[4], salinan.baris[0].satuan) == ("88,5", "Nilai")


def test_targets_with_different_units_keep_them() -> None:
    target = ("1 dokumen", "2 dokumen", "3 laporan", "4 laporan", "10 dokumen")
    salinan = read(agreement(data("A", target, satuan="dokumen")))
    assert targets(salinan) == ("1", "2", "3 laporan", "4 laporan", "10")


def test_a_percent_sign_in_the_header_is_the_unit() -> None:
    salinan = read(national(row("1", "S", "Indeks", "90"), head=(*HEAD[:3], "Target (%)")))
    assert (targets(salinan)[4], salinan.baris[0].satuan) == ("90", "Persen")


def test_dittos_mean_the_row_above() -> None:
    rows = row("1", "S", "Indeks satu", "90", "Nilai"), row("", "sda", "Indeks dua", "sda", '-"-')
    second = read(national(*rows)).baris[1]
    assert (second.sasaran, second.target["tahunan"], second.satuan) == ("S", "90", "Nilai")


@pytest.mark.parametrize(
    "rest",
    [
        row("", "", "", "Kota Contoh", "", "", "", "", "", "", "", ""),
        row("", "dan kota", "", "yang baik", "", "lanjutannya", "", "", "", "", "", ""),
    ],
)
def test_the_rest_of_a_row_is_joined_with_it(rest: str) -> None:
    salinan = read(agreement(data("Indeks contoh", sasaran="Layanan"), rest))
    assert len(salinan.baris) == 1
    assert salinan.baris[0].indikator in ("Indeks contoh Kota Contoh", "Indeks contoh yang baik")


def test_a_row_torn_by_hand_goes_on_below_the_header_of_the_next_page() -> None:
    rest = row("", "Layanan Publik", "", "Kota Contoh", "", "lanjutannya", *[""] * 6)
    again = table(*header(), rest, data("B"), columns=12)
    salinan = read(document(statement(), block(), lampiran(data("A")), p(), again))
    assert names(salinan) == ["A Kota Contoh", "B"]
    assert salinan.baris[0].sasaran == "Meningkatnya Layanan Layanan Publik"


def test_a_sasaran_cut_by_the_page_is_whole_for_all_its_rows() -> None:
    first = data("A", sasaran="Meningkatnya layanan dan")
    second = data("B", no="", sasaran="Kebersihan kota")
    salinan = read(agreement(first, second))
    assert [r.sasaran for r in salinan.baris] == ["Meningkatnya layanan dan Kebersihan kota"] * 2


def test_rows_by_quarter_are_one_indikator() -> None:
    head = ("No", "Sasaran", "Indikator", "Triwulan", "Target")
    first = row("1", "S", cell("Indeks", merge="restart"), "I", "10")
    more = [
        row("", "", cell(merge="continue"), name, worth)
        for name, worth in (("II", "20"), ("III", "30"), ("IV", "40"), ("Tahunan", "40"))
    ]
    salinan = read(national(first, *more, head=head))
    assert (len(salinan.baris), targets(salinan)) == (1, ("10", "20", "30", "40", "40"))


def test_the_group_and_number_before_a_sasaran_are_no_wording() -> None:
    salinan = read(agreement(data("A", no="", sasaran="Sasaran Khusus 13: Terwujudnya contoh")))
    assert (salinan.baris[0].sasaran, salinan.baris[0].no_sasaran) == ("Terwujudnya contoh", "13")
    assert read(agreement(data("A", sasaran="Contoh (lanjutan)"))).baris[0].sasaran == "Contoh"


@pytest.mark.parametrize("last", ["(hal dua)", "[hal dua]", "Lingkup: hal dua"])
def test_the_lingkup_is_known_by_brackets_or_its_name(last: str) -> None:
    assert split_lingkup(["Indeks", last]) == ("Indeks", "hal dua")
    assert split_lingkup([last]) == (last, "")


def test_targets_are_those_of_the_row_they_stand_in() -> None:
    other = ("1", "2", "3", "4", "5")
    salinan = read(agreement(data("A"), data("B", other)))
    assert (targets(salinan, 0), targets(salinan, 1)) == (BIASA, other)


AGAIN = ("", "", "", "", "")


def test_a_row_that_is_named_again_goes_on_with_the_one_above() -> None:
    rest = ("1", "Meningkatnya Layanan (lanjutan)", "1", "Indeks A (20) (lanjutan)", "")
    salinan = read(
        agreement(data("Indeks A (20)"), row(*rest, "Formula:\nIsi", *AGAIN, ""), data("B", no="2"))
    )
    assert names(salinan) == ["Indeks A (20)", "B"]
    assert salinan.baris[0].pengukuran == ("Definisi:", "Ukuran contoh", "Formula:", "Isi")
    assert salinan.tak_terbaca == ()


@pytest.mark.parametrize(
    "rest",
    [
        row("1", "Meningkatnya Layanan (lanjutan)", "1", "C (lanjutan)", "", "x", *AGAIN, ""),
        row("1", "Sasaran lain (lanjutan)", "1", "A (lanjutan)", "", "x", *AGAIN, ""),
        row("2", "Meningkatnya Layanan (lanjutan)", "1", "A (lanjutan)", "", "x", *AGAIN, ""),
        data("A (lanjutan)"),
    ],
    ids=["other indikator", "other sasaran", "other number", "targets"],
)
def test_a_row_that_only_looks_named_again_is_no_rest(rest: str) -> None:
    assert len(names(read(agreement(data("A"), rest)))) == 2
