"""Tables of the lampiran in many layouts: which row, which post, which tick."""

from collections.abc import Mapping, Sequence, Set

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from pkdocs.base.values import replace
from pkdocs.domain.organisasi import KodeJabatan
from pkdocs.review.read.paper import Heap, Paper, lay_out
from pkdocs.review.read.tabel import TabelTerbaca, read_tabel
from pkdocs.word import read_word_text
from tests.foreign import cell, document, p, row, table
from tests.support.chart import CHART, NAMES, UNTUK, jabatan
from tests.word.text.shapes import SIGNS

SATU = p("LAMPIRAN I : INSTRUKSI CONTOH")
HEADS = ("No", "Sasaran", "No", "Indikator", "I", "II", "III", "IV", "Tahunan", "Satuan")
POSTS = ("Hukum", "Umum", "Sarana")
TARGET = ("N/A", "1", "N/A", "2", "2")


def lay(*blocks: str) -> Paper:
    return lay_out(read_word_text(document(*blocks), signs=True))


def read(*blocks: str, untuk: Mapping[str, Set[KodeJabatan]] = UNTUK) -> TabelTerbaca:
    return read_tabel(lay(*blocks), CHART, untuk)


def given(found: TabelTerbaca) -> list[tuple[str, ...]]:
    """Of each row the last part of the codes of those who have a tick."""
    return [
        tuple(kode.removeprefix("kabag-") for kode, tick in own.centang.items() if tick)
        for own in found.baris
    ]


def a_row(indikator: str, *ticks: str, no: str = "1", sasaran: str = "Sasaran Satu") -> str:
    return row("1", sasaran, no, indikator, *TARGET, "Nilai", *ticks)


def simple(*rows: str, heads: Sequence[str] = (*HEADS, *POSTS)) -> str:
    return table(row(*heads), *rows, columns=len(heads))


def test_columns_may_stand_in_any_order() -> None:
    heads = ("Umum", "II", "Indikator", "IV", "Sarana", "Sasaran", "Tahunan", "I", "Hukum", "III")
    found = read(
        SATU, simple(row("✓", "2", "Jumlah A", "4", "", "S", "5", "1", "x", "3"), heads=heads)
    )
    assert given(found) == [("dua",)]  # x beside ✓ may say no
    assert found.baris[0].ragu == {"kabag-satu"}
    (own,) = [own.baris for own in found.baris]
    assert (own.indikator, own.sasaran) == ("Jumlah A", "S")
    assert list(own.target.values()) == ["1", "2", "3", "4", "5"]


def test_of_a_header_that_names_only_some_triwulan_none_is_believed() -> None:
    heads = ("Sasaran", "Indikator", "I", "H", "III", "IV", "Tahunan", *POSTS)
    paper = lay(SATU, simple(row("S", "Jumlah A", *TARGET, "✓", "", ""), heads=heads))
    found = read_tabel(paper, CHART, UNTUK)
    assert found.baris[0].baris.target == {
        "tw1": None,
        "tw2": None,
        "tw3": None,
        "tw4": None,
        "tahunan": "2",
    }
    unread = [line.text for line in paper.lines() if line.free and line.text.strip()]
    assert unread == list(TARGET[:4])


def test_behind_a_row_that_may_have_named_a_group_the_group_is_not_known() -> None:
    noise = row("Sasara", "n Khusus", *[""] * 11)
    rows = [row(cell("Sasaran Strategis", span=13)), a_row("Jumlah A", "✓", "", ""), noise]
    found = read(SATU, simple(*rows, a_row("Jumlah B", "✓", "", "")))
    assert [own.baris.kelompok for own in found.baris] == ["strategis", ""]


@pytest.mark.parametrize("merged", [True, False])
def test_a_header_may_have_three_rows_and_numbers_below(*, merged: bool) -> None:
    begin, go_on = ("restart", "continue") if merged else ("", "")
    plain = [cell(name, merge=begin) for name in HEADS[:4]]
    going = cell(merge=go_on)
    first = row(
        *plain,
        cell("Target", span=5),
        cell("Satuan", merge=begin),
        cell("Para Pejabat", span=3),
    )
    second = row(
        *[going] * 4,
        cell("Triwulan", span=4),
        cell("Tahunan", merge=begin),
        going,
        cell("Kepala Bagian", span=3),
    )
    third = row(*[going] * 4, "I", "II", "III", "IV", going, going, *POSTS)
    numbers = row(*(str(n) for n in range(1, 14)))
    found = read(
        SATU, table(first, second, third, numbers, a_row("Jumlah A", "", "√", ""), columns=13)
    )
    assert (given(found), found.asing) == ([("dua",)], ())


def test_groups_stand_between_the_rows_in_one_cell_or_over_the_ticks_once_more() -> None:
    found = read(
        SATU,
        simple(
            row(cell("STRATEGIS", span=13)),
            a_row("Jumlah A", "v", "", ""),
            row(cell("B. Sasaran Khusus", span=10), cell("Sasaran Khusus", span=3)),
            a_row("Jumlah B", "", "v", ""),
            row(cell("Sasaran Lain-lain", span=13)),
            a_row("Jumlah C", "", "", "v"),
        ),
    )
    assert [own.baris.kelompok for own in found.baris] == ["strategis", "khusus", ""]


def test_a_row_goes_on_in_the_next_table_without_a_header() -> None:
    cut = row("", "", "", "sampai akhir tahun", *[""] * 5, "", *[""] * 3)
    more = table(cut, a_row("Jumlah B", "", "", "✓", no="2"), columns=13)
    found = read(SATU, simple(a_row("Jumlah A yang dihitung", "✓", "", "")), p(), more)
    assert [own.baris.indikator for own in found.baris] == [
        "Jumlah A yang dihitung sampai akhir tahun",
        "Jumlah B",
    ]
    assert given(found) == [("satu",), ("tiga",)]


def test_a_tick_in_the_second_row_of_an_indikator_is_its_own() -> None:
    heads = ("Sasaran", "Indikator", "Pengukuran", "Tahunan", *POSTS)
    first = row("S", "Jumlah A", "Definisi: satu", "2", "", "", "")
    second = row("", "", "Metode: dua", "", "✓", "", "✓")
    found = read(SATU, simple(first, second, heads=heads))
    assert given(found) == [("satu", "tiga")]
    assert found.baris[0].baris.pengukuran == ("Definisi: satu", "Metode: dua")


def test_a_tick_in_a_row_of_nothing_else_is_nobodys() -> None:
    blank = row(*[""] * 10, "", "✓", "")
    found = read(SATU, simple(a_row("Jumlah A", "✓", "", ""), blank))
    assert given(found) == [("satu",)]
    assert found.baris[0].ragu == {"kabag-dua"}


def test_merged_cells_give_what_they_say_to_all_that_they_cover() -> None:
    sentence = "Diturunkan menjadi contoh"
    first = row(
        "1", "S", "1", "Jumlah A", *TARGET, "Nilai", cell(sentence, span=3, merge="restart")
    )
    second = row("", "", "2", "Jumlah B", *TARGET, "Nilai", cell(span=3, merge="continue"))
    third = row("", "", "3", "Jumlah C", *TARGET, "Nilai", cell("✓", span=2), "")
    found = read(SATU, simple(first, second, third))
    assert given(found) == [("dua", "satu", "tiga")] * 2 + [("dua", "satu")]
    assert {tick.teks for own in found.baris[:2] for tick in own.centang.values() if tick} == {
        sentence
    }


def test_pengukuran_in_the_cell_of_the_indikator_is_parted_from_it() -> None:
    text = "Jumlah A\nDasar Hukum: aturan\nDefinisi: ukuran\nMetode Pengukuran: a / b"
    found = read(SATU, simple(a_row(text, "✓", "", "")))
    (own,) = found.baris
    assert own.baris.indikator == "Jumlah A"
    assert own.baris.pengukuran == (
        "Dasar Hukum: aturan",
        "Definisi: ukuran",
        "Metode Pengukuran: a / b",
    )


def test_pengukuran_may_have_columns_of_its_own() -> None:
    heads = (
        "Sasaran",
        "Indikator",
        "Dasar Hukum",
        "Definisi",
        "Metode Pengukuran",
        "Tahunan",
        *POSTS,
    )
    found = read(
        SATU,
        simple(row("S", "Jumlah A", "aturan", "ukuran", "a / b", "2", "✓", "", ""), heads=heads),
    )
    assert found.baris[0].uraian == {
        "dasar_hukum": ("aturan",),
        "definisi": ("ukuran",),
        "metode": ("a / b",),
    }


def test_a_column_of_names_says_who_bears_it_and_nobody_else_does() -> None:
    heads = (*HEADS, "Pejabat Penanggung Jawab", "Catatan")
    found = read(
        SATU,
        simple(
            a_row("Jumlah A", "Kabag Hukum Contoh", "catatan satu"),
            a_row("Jumlah B", "1. Kepala Bagian Umum Contoh\n2. Kabag Sarana Contoh", ""),
            a_row("Jumlah C", "Diturunkan menjadi contoh", ""),
            a_row("Jumlah D", "Kabag Misal", ""),
            heads=heads,
        ),
    )
    assert given(found) == [("satu",), ("dua", "tiga"), ("dua", "satu", "tiga"), ()]
    assert [bool(own.ragu) for own in found.baris] == [False, False, False, True]
    assert found.baris[0].catatan == "catatan satu"
    assert set(found.baris[0].centang) == set(NAMES)


def test_several_indikator_in_one_cell_leave_open_whose_the_ticks_are() -> None:
    several = row("1", "S", "1\n2", "1. Jumlah A\n2. Jumlah B", *["1\n2"] * 5, "Nilai", "✓", "", "")
    found = read(SATU, simple(several))
    assert given(found) == [(), ()]
    assert [own.ragu for own in found.baris] == [{"kabag-satu"}] * 2


def test_a_lampiran_may_be_named_in_a_table_and_each_is_read_for_itself() -> None:
    two = table(row("Lampiran II", ":", "Instruksi Contoh"), columns=3)
    found = read(
        SATU, simple(a_row("Jumlah A", "✓", "", "")), two, simple(a_row("Jumlah A", "", "✓", ""))
    )
    assert [own.lampiran for own in found.baris] == ["Lampiran I", "Lampiran II"]
    assert given(found) == [("satu",), ("dua",)]


def test_another_lampiran_ends_the_one_above_and_a_sentence_does_not() -> None:
    sentence = p(f"Lampiran II memuat {'kata ' * 50}")
    one, two = simple(a_row("Jumlah A", "✓", "", "")), simple(a_row("Jumlah B", "✓", "", ""))
    found = read(SATU, sentence, one, p("Lampiran IV"), two)
    assert [own.baris.indikator for own in found.baris] == ["Jumlah A"]
    assert [own.lampiran for own in found.baris] == ["Lampiran I"]
    assert found.tanpa_lampiran == ("tabel 2",)


def test_a_group_may_be_named_between_two_tables() -> None:
    one, two = simple(a_row("Jumlah A", "✓", "", "")), simple(a_row("Jumlah B", "✓", "", ""))
    found = read(SATU, p("A. SASARAN STRATEGIS"), one, p("Sasaran Operasional"), two)
    assert [own.baris.kelompok for own in found.baris] == ["strategis", "operasional"]


def test_a_grid_that_is_cut_otherwise_is_read_by_the_order_of_its_cells() -> None:
    wide = [
        cell(text, span=2) for text in ("1", "S", "1", "Jumlah A", *TARGET, "Nilai", "", "✓", "")
    ]
    found = read(SATU, simple(row(*wide)))
    assert given(found) == [("dua",)]


@pytest.mark.parametrize("lost", [0, 4, 12])
def test_a_row_that_lacks_a_cell_is_not_read_for_others_may_have_moved(lost: int) -> None:
    cells = ["1", "S", "1", "Jumlah A", *TARGET, "Nilai", "", "✓", ""]
    del cells[lost]
    found = read(SATU, simple(row(*cells), a_row("Jumlah B", "✓", "", "")))
    assert [own.baris.indikator for own in found.baris] == ["Jumlah B"]


def test_a_cell_over_a_column_of_an_agreement_and_a_tick_is_neither() -> None:
    mixed = row("1", "S", "1", "Jumlah A", *TARGET, cell("✓", span=2), "", "✓")
    (own,) = read(SATU, simple(mixed)).baris
    assert (own.baris.satuan, own.ragu) == (None, {"kabag-satu"})
    assert own.centang[KodeJabatan("kabag-tiga")]


def test_a_table_for_other_posts_than_the_lampiran_is_not_read() -> None:
    named = simple(a_row("Jumlah B", "Kabag Hukum Contoh"), heads=(*HEADS, "Penanggung Jawab"))
    others = simple(a_row("Jumlah C", "✓"), heads=(*HEADS, "Kepala Bagian Taman Contoh"))
    bare = table(a_row("Jumlah D", "✓", "", ""), columns=13)
    own = simple(a_row("Jumlah A", "✓", "", ""))
    again = simple(a_row("Jumlah E", "", "✓", ""))
    chart = [*CHART, jabatan("kabag-empat", "Kepala Bagian Taman Contoh")]
    paper = lay(SATU, own, p(), named, p(), bare, p(), others, p(), again)
    found = read_tabel(paper, chart, UNTUK)
    assert [own.baris.indikator for own in found.baris] == ["Jumlah A", "Jumlah E"]
    assert found.tanpa_lampiran == ("tabel 2", "tabel 4")


def test_a_heading_in_a_table_ends_the_lampiran_above_in_it() -> None:
    heads = row(*HEADS, *POSTS)
    found = read(
        SATU,
        simple(
            a_row("Jumlah A", "✓", "", ""),
            row(cell("Lampiran II", span=13)),
            a_row("Jumlah B", "✓", "", ""),
            heads,
            a_row("Jumlah C", "", "✓", ""),
        ),
    )
    assert [(own.lampiran, own.baris.indikator) for own in found.baris] == [
        ("Lampiran I", "Jumlah A"),
        ("Lampiran II", "Jumlah C"),
    ]


def test_tables_may_stand_in_cells_of_others_each_below_its_heading() -> None:
    one, two = simple(a_row("Jumlah A", "✓", "", "")), simple(a_row("Jumlah B", "", "✓", ""))
    inner = [cell(inner=p(f"Lampiran {n}") + own + p()) for n, own in (("I", one), ("II", two))]
    found = read(table(*(row(own) for own in inner), columns=1))
    assert [own.lampiran for own in found.baris] == ["Lampiran I", "Lampiran II"]
    assert given(found) == [("satu",), ("dua",)]


def test_every_word_is_a_value_furniture_or_unread() -> None:
    paper = lay(SATU, p("Kata lain"), simple(a_row("Jumlah A", "✓", "~", "-")))
    read_tabel(paper, CHART, UNTUK)
    heaps = {
        line.text: [heap for heap, _, _ in line.pieces()] for line in paper.lines() if line.text
    }
    assert heaps["~"] == heaps["Kata lain"] == [Heap.UNREAD]
    assert heaps["✓"] == heaps["Jumlah A"] == [Heap.VALUE]
    assert heaps["-"] == heaps["Hukum"] == [Heap.FURNITURE]


MARKS = ("", "-", "✓", "✔", "√", "v", "V", "x", "X", "1", "*", "●", "•", "\uf0fc", "☑")
NOISE = ("~", "→", "I", "rem", "✓✓", "|", "(", "12", "✗ ~")
TEXTS = st.sampled_from(("N/A", "-", "5", "86,75", "100%", "(3) WTP"))


@st.composite
def matrices(draw: st.DrawFn) -> tuple[list[int], list[list[str]], list[list[str]], list[bool]]:
    """An order of all columns, and of each row its ticks, targets, and whether a page begins."""
    order = draw(st.permutations(range(len(HEADS[1:]) + len(POSTS) - 1)))
    count = draw(st.integers(1, 5))
    cell_of = st.one_of(st.sampled_from(MARKS), st.sampled_from(MARKS), st.sampled_from(NOISE))
    rows = st.lists(st.lists(cell_of, min_size=3, max_size=3), min_size=count, max_size=count)
    targets = st.lists(st.lists(TEXTS, min_size=5, max_size=5), min_size=count, max_size=count)
    pages = st.lists(st.booleans(), min_size=count, max_size=count)
    return order, draw(rows), draw(targets), draw(pages)


@forall(matrices())
def test_whatever_is_laid_out_is_read_as_it_stands_or_listed(
    matrix: tuple[list[int], list[list[str]], list[list[str]], list[bool]],
) -> None:
    order, ticks, targets, pages = matrix
    heads = [HEADS[1], *HEADS[3:], *POSTS]
    tables = [[row(*(heads[n] for n in order))]]
    for nth, (own, target) in enumerate(zip(ticks, targets, strict=True)):
        if pages[nth]:
            tables.append([tables[0][0]])
        texts = [f"Sasaran {nth}", f"Jumlah benda ke-{nth} itu", *target, "Nilai", *own]
        tables[-1].append(row(*(texts[n] for n in order)))
    paper = lay(SATU, *(p() + table(*rows, columns=len(heads)) for rows in tables if rows[1:]))
    found = read_tabel(paper, CHART, UNTUK)
    unread = [line.text for line in paper.lines() if line.free and line.text.strip()]
    assert [own.baris.indikator for own in found.baris] == [
        f"Jumlah benda ke-{nth} itu" for nth in range(len(ticks))
    ]
    for read_row, target, laid in zip(found.baris, targets, ticks, strict=True):
        assert list(read_row.baris.target.values()) == target
        for kode, mark in zip(NAMES, laid, strict=True):
            said = read_row.centang[KodeJabatan(kode)]
            if KodeJabatan(kode) in read_row.ragu:
                assert mark in (*NOISE, "x", "X")
                assert said is None
                unread.remove(mark)
            else:
                assert mark in MARKS
                assert (said is not None) == (mark not in ("", "-"))
    assert unread == []


@pytest.mark.parametrize(
    ("inner", "ticked"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', True),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>', True),
        ('<w:r><w:sym w:font="Symbol" w:char="F0D6"/></w:r>', True),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fc</w:t></w:r>', True),
        ("<w:sdt><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>", True),
        ("<w:sdt><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>", False),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>✓</w:t></w:r>", False),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>✓</w:t></w:r>", False),
    ],
)
def test_ticks_of_word_are_ticks_unless_struck_or_hidden(inner: str, ticked: bool) -> None:
    paper = lay(SATU, simple(a_row("Jumlah A", cell(inner=p(inner=inner)), "", "")))
    (own,) = read_tabel(paper, CHART, UNTUK).baris
    assert bool(own.centang[KodeJabatan("kabag-satu")]) == ticked
    assert bool(own.ragu) == ("strike" in inner)


def test_the_head_of_a_post_is_read_whole_also_with_a_number_in_it() -> None:
    seats = [replace(own, kursi=f"0{n}") for n, own in enumerate(CHART, start=1)]
    heads = (*HEADS, *(f"{own.nama} ({own.kursi})" for own in seats[:2]), "Contoh 7")
    paper = lay(SATU, simple(a_row("Jumlah A", "✓", "", ""), heads=heads))
    found = read_tabel(paper, seats, {})
    assert [kode for kode, tick in found.baris[0].centang.items() if tick] == [seats[0].kode]
    unread = [line.text for line in paper.lines() if line.free and line.text.strip()]
    assert unread == ["Contoh 7"]


def test_who_signs_below_the_rows_leaves_the_ticks_of_the_last_one_sure() -> None:
    signed = table(row("Walikota Contoh,"), columns=1)
    closing = row(cell("", span=10), cell(inner=signed + p(""), span=3))
    heads = (*HEADS, *POSTS)
    paper = lay(SATU, table(row(*heads), a_row("Jumlah A", "✓", "", ""), closing, columns=13))
    found = read_tabel(paper, CHART, UNTUK)
    assert (given(found), found.baris[0].ragu) == ([("satu",)], frozenset())
    assert [line.text for line in paper.lines() if line.free and line.text.strip()] == [
        "Walikota Contoh,"
    ]


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_that_is_no_letter_is_neither_a_tick_nor_none_and_is_told_at_its_cell(
    name: str,
) -> None:
    drawn = cell(inner=SIGNS[name])
    first = a_row("Jumlah A", "✓", cell(inner=SIGNS[name], merge="restart"), "")
    second = a_row("Jumlah B", drawn, cell(merge="continue"), "✓", no="2")
    found = read(SATU, simple(first, second))
    assert given(found) == [("satu",), ("tiga",)]
    assert [own.ragu for own in found.baris] == [{"kabag-dua"}, {"kabag-satu", "kabag-dua"}]
    assert found.bergambar == (
        "tabel 1, baris 2, kolom “Umum”",
        "tabel 1, baris 3, kolom “Hukum”",
    )


def test_a_sign_over_columns_of_posts_and_others_leaves_these_posts_open() -> None:
    wide = cell(inner=SIGNS["drawing"], span=2)
    row_below = row("1", "Sasaran Satu", "1", "Jumlah A", *TARGET, wide, "✓", "")
    found = read(SATU, simple(a_row("Jumlah Nol", "", "✓", ""), row_below))
    assert found.baris[1].ragu == {"kabag-satu"}
    assert found.bergambar == ("tabel 1, baris 3, kolom “Satuan”",)


def test_a_sign_in_a_row_of_nothing_else_is_told() -> None:
    empty = row(*[""] * len(HEADS), cell(inner=SIGNS["drawing"]), "", "")
    found = read(SATU, simple(a_row("Jumlah A", "✓", "", ""), empty))
    assert given(found) == [("satu",)]
    assert found.bergambar == ("tabel 1, baris 3, kolom “Hukum”",)


def test_a_sign_where_names_stand_leaves_all_posts_open_and_one_in_a_note_none() -> None:
    heads = (*HEADS, "Catatan", "Penanggung Jawab")
    drawn = cell(inner=SIGNS["drawing"])
    found = read(
        SATU,
        simple(
            a_row("A", drawn, "Bagian Umum Contoh"), a_row("B", "lihat", drawn, no="2"), heads=heads
        ),
    )
    assert [own.ragu for own in found.baris] == [set(), UNTUK["Lampiran I"]]
    assert [own.catatan for own in found.baris] == [None, "lihat"]
    assert found.bergambar == ("tabel 1, baris 3, kolom “Penanggung Jawab”",)
