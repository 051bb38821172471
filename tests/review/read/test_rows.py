"""Rows of the lampiran: what they go on with, and what stands in their cells."""

import pytest

from pkdocs.review.read.rows import short, split_lingkup
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


@pytest.mark.parametrize(
    ("target", "printed", "satuan"),
    [
        ("0,9", "Nilai", "Nilai (%)"),
        ("90", "Persen", "Persen"),
        ("90", "%", "%"),
        ("90", "", "Persen"),
        ("90%", "Nilai", "Nilai"),
        ("WTP", "Predikat", "Predikat"),
        ("WTP", "", ""),
        ("12 Dokumen", "Nilai", "Nilai"),
    ],
)
def test_a_percent_sign_in_the_header_says_more_of_a_bare_number_beside_another_unit(
    target: str, printed: str, satuan: str
) -> None:
    head = (*HEAD[:3], "Target (%)", "Satuan")
    salinan = read(national(row("1", "S", "Indeks", target, printed), head=head))
    assert salinan.baris[0].satuan == satuan
    plain = read(national(row("1", "S", "Indeks", target, printed), head=(*HEAD[:4], "Satuan")))
    assert plain.baris[0].satuan == printed


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


@pytest.mark.parametrize(
    ("indikator", "target", "satuan", "rows"),
    [
        ("1. Satu hal\n2. Dua hal", "90\n80", "Nilai", [("Satu hal", "90"), ("Dua hal", "80")]),
        ("Satu hal\n\nDua hal", "90\n80", "Nilai", [("Satu hal", "90"), ("Dua hal", "80")]),
        ("1. Satu hal\n2. Dua hal\n3. Tiga hal", "90\n80", "Nilai", []),
        ("1. Satu hal\n2. Dua hal", "90\n80\n70", "Nilai", []),
        ("Indeks hal\n(lingkup kota)", "AA\n(91)", "Nilai", [("Indeks hal", "AA (91)")]),
        ("Indeks hal", "90", "Nilai", [("Indeks hal", "90")]),
    ],
)
def test_targets_of_one_cell_go_to_its_indicators_only_one_by_one(
    indikator: str, target: str, satuan: str, rows: list[tuple[str, str]]
) -> None:
    salinan = read(national(row("1", "Sasaran", indikator, target, satuan)))
    assert [(r.indikator, r.target["tahunan"]) for r in salinan.baris] == rows
    if not rows:
        unread = " ".join(text.kata for text in salinan.tak_terbaca if text.nilai)
        assert all(word in unread for word in (*indikator.split(), *target.split()))


def test_every_quarter_of_several_indicators_in_a_cell_is_split_alike() -> None:
    targets_ = ("1\n2", "N/A", "3\n4", "", "5\n6")
    both = row("1", "S", "1", "1. Satu hal\n2. Dua hal", "e-A", "Isi", *targets_, "Nilai\nPersen")
    salinan = read(agreement(both))
    assert targets(salinan, 0) == ("1", "N/A", "3", None, "5")
    assert targets(salinan, 1) == ("2", "N/A", "4", None, "6")
    assert [(r.sasaran, r.satuan, r.sumber_data) for r in salinan.baris] == [
        ("S", "Nilai", "e-A"),
        ("S", "Persen", "e-A"),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Indeks layanan dan", "Kota Contoh"),
        ("Indeks layanan", "kota contoh"),
        ("Indeks layanan/", "Kota"),
    ],
)
def test_an_indikator_that_breaks_off_goes_on_without_a_word(above: str, below: str) -> None:
    rest = row("", "", "", below, *[""] * 8)
    salinan = read(agreement(data(above), rest, data("B")))
    assert names(salinan) == [f"{above} {below}", "B"]
    assert targets(salinan) == BIASA
    assert salinan.tak_terbaca == ()


def test_an_indikator_alone_in_a_row_goes_on_with_the_one_above_and_that_is_told() -> None:
    salinan = read(agreement(data("Indeks layanan"), row("", "", "", "Kota Contoh", *[""] * 8)))
    assert names(salinan) == ["Indeks layanan Kota Contoh"]
    assert [text.pesan for text in salinan.tak_terbaca] == [
        "“Kota Contoh” dibaca sebagai lanjutan indikator di atasnya."
    ]


@pytest.mark.parametrize(
    "below",
    [
        row("2", "", "", "kota contoh", *[""] * 8),
        row("", "", "2", "kota contoh", *[""] * 8),
        row("", "", "", "kota contoh", "", "", "90", *[""] * 5),
        row("", "", "", "Kota Contoh", "", "Isi lain", *[""] * 6),
    ],
    ids=["no sasaran", "no indikator", "target", "pengukuran"],
)
def test_a_row_with_a_number_or_a_target_of_its_own_is_no_rest(below: str) -> None:
    salinan = read(agreement(data("Indeks layanan"), below))
    assert names(salinan)[0] == "Indeks layanan"
    assert len(names(salinan)) == 2


def test_rest_of_a_row_is_taken_only_where_a_text_is_cut() -> None:
    cut = data("A", pengukuran="Isi").replace("e-SAKIP", "e-SAKIP dan")
    for first, rest, unread in (
        (cut, row("", "", "", "", "LKjIP", "lagi", *[""] * 6), ()),
        (data("A"), row("", "", "", "", "LKjIP", "lagi", *[""] * 6), ("LKjIP | lagi",)),
        (data("A"), row("", "", "", "", "", "lagi", *[""] * 5, "Nilai"), ("lagi | Nilai",)),
    ):
        salinan = read(agreement(first, rest))
        assert tuple(text.kata for text in salinan.tak_terbaca) == unread
        joined = unread == ()
        assert (salinan.baris[0].sumber_data == "e-SAKIP dan LKjIP") is joined
        assert ("lagi" in (salinan.baris[0].pengukuran or ())) is joined


@pytest.mark.parametrize(
    ("first", "worth", "told"),
    [
        ("II", "20", ()),
        ("I", "10", ("I", "99")),  # there is one already
        ("Semester I", "10", ("Semester I", "99")),
    ],
)
def test_a_quarter_named_in_a_row_is_read_once(
    first: str, worth: str, told: tuple[str, ...]
) -> None:
    head = ("No", "Sasaran", "Indikator", "Triwulan", "Target")
    rows = (
        row("1", "S", cell("Indeks", merge="restart"), "I", "10"),
        row("", "", cell(merge="continue"), first, "99" if told else "20"),
    )
    salinan = read(national(*rows, head=head))
    assert targets(salinan)[0] == "10"
    assert targets(salinan)[1] == (None if told else worth)
    unread = " | ".join(text.kata for text in salinan.tak_terbaca if text.nilai)
    assert all(word in unread for word in told)


def test_a_row_by_quarter_whose_quarter_is_unclear_keeps_its_target_unread() -> None:
    head = ("No", "Sasaran", "Indikator", "Triwulan", "Target")
    salinan = read(national(row("1", "S", "Indeks", "Semester I", "10"), head=head))
    assert targets(salinan)[0] is None
    assert "Semester I" in {text.kata for text in salinan.tak_terbaca}


@pytest.mark.parametrize("blank", [(0, 1), (1, 0)])
def test_of_two_cells_in_one_column_a_blank_one_does_not_count(blank: tuple[int, int]) -> None:
    texts = [("90", "")[place] for place in blank]
    made = table(
        row("Sasaran", "Indikator", cell("Target", span=2), "Satuan"),
        row("S", "Indeks", *texts, "Nilai"),
        columns=5,
    )
    salinan = read(document(statement(), block(), made))
    assert (targets(salinan)[4], salinan.baris[0].satuan) == ("90", "Nilai")


def test_of_three_cells_in_one_column_none_is_taken() -> None:
    made = table(
        row("Sasaran", "Indikator", cell("Target", span=3)),
        row("S", "Indeks", "90", "95", "99"),
        columns=5,
    )
    salinan = read(document(statement(), block(), made))
    assert targets(salinan)[4] is None
    assert [text.kata for text in salinan.tak_terbaca if text.nilai] == ["90 | 95 | 99"]


@pytest.mark.parametrize(
    ("target", "read_", "satuan"),
    [
        (("88 Nilai", "90 Nilai", "90"), ("88", "90", "90"), "Nilai"),
        (("88 Nilai", "90 Poin", "90"), ("88 Nilai", "90 Poin", "90"), None),
    ],
)
def test_a_unit_behind_targets_is_the_rows_where_they_have_one_in_common(
    target: tuple[str, ...], read_: tuple[str, ...], satuan: str | None
) -> None:
    made = table(
        row("Sasaran", "Indikator", "TW I", "TW II", "Tahunan"),
        row("S", "Indeks", *target),
        columns=5,
    )
    salinan = read(document(statement(), block(), made))
    own = targets(salinan)
    assert ((own[0], own[1], own[4]), salinan.baris[0].satuan) == (read_, satuan)


def test_a_dash_is_no_ditto_of_the_target_above() -> None:
    rows = data("A", ("1", "2", "3", "4", "5")), data("B", ("sda", "-", "”", "idem", "90"))
    salinan = read(agreement(*rows))
    assert targets(salinan, 1) == ("1", "-", "3", "4", "90")


def test_dittos_of_other_texts_are_those_above() -> None:
    again = data("B", pengukuran="sda", satuan="sda").replace("e-SAKIP", "idem")
    other = read(agreement(data("A"), again)).baris[1]
    assert (other.sumber_data, other.satuan) == ("e-SAKIP", "Nilai")
    assert other.pengukuran == ("Definisi:", "Ukuran contoh")


def test_a_sasaran_of_another_group_or_with_a_number_of_its_own_is_not_the_one_above() -> None:
    numbered = read(agreement(data("A", sasaran="Tertib"), data("B", no="2", sasaran="")))
    assert [r.sasaran for r in numbered.baris] == ["Tertib", ""]
    assert [text.pesan for text in numbered.tak_terbaca] == ["sasaran indikator “B” kosong."]
    counted = read(national(row("1", "S", "A", "1", "Nilai"), row("2", "", "B", "2", "Nilai")))
    assert [r.sasaran for r in counted.baris] == ["S", "S"], "the only column NO counts rows"


@pytest.mark.parametrize(
    ("printed", "number", "sasaran"),
    [
        ("1. Tertibnya kota", "1", "Tertibnya kota"),
        ("Sasaran Strategis: Tertibnya kota", "", "Tertibnya kota"),
        ("Sasaran Operasional 2 - Tertibnya kota", "2", "Tertibnya kota"),
        ("Tertibnya kota (sambungan)", "", "Tertibnya kota"),
        ("Sasaran Strategis kota", "", "Sasaran Strategis kota"),
    ],
)
def test_of_a_sasaran_only_its_words_are_wording(printed: str, number: str, sasaran: str) -> None:
    own = read(agreement(data("A", no="", sasaran=printed))).baris[0]
    assert (own.no_sasaran, own.sasaran) == (number, sasaran)


def test_only_rows_of_the_same_sasaran_get_the_rest_of_it() -> None:
    rows = (
        data("A", sasaran="Layanan"),
        data("B", no="2", sasaran="Meningkatnya mutu dan"),
        data("C", no="", sasaran=""),
        row("", "Hasil kota", "", "", "", "lagi", *[""] * 6),
    )
    assert [r.sasaran for r in read(agreement(*rows)).baris] == [
        "Layanan",
        "Meningkatnya mutu dan Hasil kota",
        "Meningkatnya mutu dan Hasil kota",
    ]


def test_a_long_text_is_cut_in_what_is_told_of_it() -> None:
    assert (short("x" * 80), short("x" * 81)) == ("x" * 80, "x" * 79 + "…")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Indeks", "hal", "(satu)"], ("Indeks hal", "satu")),
        (["Indeks", "(satu) lain"], ("Indeks (satu) lain", "")),
        (["Indeks", "Ruang lingkup : satu"], ("Indeks", "satu")),
        (["Indeks (satu)"], ("Indeks (satu)", "")),
    ],
)
def test_only_a_last_line_that_is_nothing_else_is_a_lingkup(
    lines: list[str], found: tuple[str, str]
) -> None:
    assert split_lingkup(lines) == found


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("1. Jalan baik", "2. Taman baik"), ("Jalan baik", "Taman baik")),
        (("1.1 Jalan baik", "1.2 Taman baik"), ("Jalan baik", "Taman baik")),
        (("a) Jalan baik", "b) Taman baik"), ("Jalan baik", "Taman baik")),
        (("5. Jalan baik", "1. Taman baik", "3. Air"), ("Jalan baik", "Taman baik", "Air")),
        (("5.1 Jalan baik", "2.1 Taman baik"), ("Jalan baik", "Taman baik")),
        (("9.1 Jalan baik", "2.1 Taman baik"), ("9.1 Jalan baik", "Taman baik")),
        (("12.5 km jalan", "1.5 juta warga"), ("12.5 km jalan", "1.5 juta warga")),
        (("24. Jalan baik", "26. Taman baik"), ("24. Jalan baik", "26. Taman baik")),
        (("5. Jalan baik", "6. Taman baik"), ("Jalan baik", "Taman baik")),
        (("5. Jalan baik", "9. Taman baik"), ("5. Jalan baik", "9. Taman baik")),
        (("5. Jalan baik", "Taman baik"), ("5. Jalan baik", "Taman baik")),
        (("6. Jalan baik", "5. Taman baik"), ("6. Jalan baik", "5. Taman baik")),
    ],
)
def test_a_number_before_an_indikator_is_no_wording_where_it_counts_the_rows(
    texts: tuple[str, ...], left: tuple[str, ...]
) -> None:
    assert tuple(names(read(agreement(*map(data, texts))))) == left


def test_a_number_before_a_sasaran_is_no_wording_where_it_counts_them() -> None:
    rows = [
        data(str(place), no="", sasaran=sasaran)
        for place, sasaran in enumerate(("1. Tertib", "1. Tertib", "2. Bersih", "9. Aman"))
    ]
    found = read(agreement(*rows)).baris
    assert [own.sasaran for own in found] == ["Tertib", "Tertib", "Bersih", "9. Aman"]
    assert [own.no_sasaran for own in found] == ["1", "1", "2", ""]
    (own,) = read(agreement(data("A", no="7", sasaran="7. Tertib"))).baris
    assert (own.sasaran, own.no_sasaran) == ("Tertib", "7")


def test_a_row_whose_text_begins_with_an_amount_goes_on_under_its_name() -> None:
    first = data("12.5 km jalan", no="1", sasaran="Layanan")
    rest = row("1", "Layanan (lanjutan)", "1", "12.5 km jalan (lanjutan)", "", "lagi", *[""] * 6)
    (own,) = read(agreement(first, rest)).baris
    assert own.pengukuran == ("Definisi:", "Ukuran contoh", "lagi")


def test_a_pengukuran_that_begins_with_the_number_of_its_row_says_so_without_it() -> None:
    both = data("1. Jalan baik\n2. Taman baik", ["1\n2"] * 5, pengukuran="1. Satu\n2. Dua")
    assert [own.pengukuran for own in read(agreement(both)).baris] == [("1. Satu",), ("Dua",)]
    (own,) = read(agreement(data("4. Jalan", no="", pengukuran="50. Dihitung\nlagi"))).baris
    assert own.pengukuran == ("50. Dihitung", "lagi")
    (blank,) = read(agreement(data("Jalan", pengukuran=""))).baris
    assert blank.pengukuran == ()


def test_a_group_named_before_a_sasaran_is_its_group_where_none_stands_over_it() -> None:
    rows = (
        data("A", sasaran="Sasaran Strategis 1: Tertibnya kota"),
        data("B", no="2", sasaran="Sasaran Khusus 2: Tertibnya kota"),
        data("C", no="", sasaran=""),
    )
    own = read(agreement(*rows)).baris
    assert {r.sasaran for r in own} == {"Tertibnya kota"}
    assert [r.kelompok for r in own] == ["Sasaran Strategis", "Sasaran Khusus", "Sasaran Khusus"]


def test_another_group_before_a_sasaran_than_over_it_is_a_word_of_it() -> None:
    group = row("Sasaran Khusus", *["Sasaran Khusus"] * 11)
    one, other = data("A", sasaran="Sasaran Khusus 1: X"), data("B", sasaran="Sasaran Strategis: X")
    own = read(agreement(group, one, other)).baris
    assert [(r.kelompok, r.sasaran) for r in own] == [
        ("Sasaran Khusus", "X"),
        ("Sasaran Khusus", "Sasaran Strategis: X"),
    ]
