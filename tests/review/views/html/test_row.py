"""A pair of rows as the page shows it, as values."""

import pytest

from pkdocs.base.values import replace
from pkdocs.domain.salinan import BarisSalinan
from pkdocs.review.compare.banding import Arah, Beda, Kecocokan, Macam, PasanganBaris
from pkdocs.review.views.html.row import Line, pairs_of, row_key, show_row
from tests.review.compare.made import centang
from tests.review.views.bandings import about, baris, everything, moved, new_post, target

YEARS = ("2022", "2023")


def pair(lama: BarisSalinan | None, baru: BarisSalinan | None, *changes: Beda) -> PasanganBaris:
    return PasanganBaris(lama, baru, Kecocokan.KODE, 1.0, changes)


def test_a_row_that_stayed_leaves_out_its_pengukuran_and_joins_its_short_texts() -> None:
    row = show_row("", pair(baris(1), baris(1)), YEARS)
    assert (row.state, row.kinds, row.short) == ("sama", (), True)
    assert [(line.name, line.differs) for line in row.lines] == [
        ("Sasaran", False),
        ("Indikator", False),
        ("Tetap", False),
    ]
    assert row.lines[2].baru == "satuan Nilai · agregasi tetap · sumber data e-Contoh"
    assert [(year, mark) for year, mark, _ in row.targets.lines] == [("2022, 2023", "")]


@pytest.mark.parametrize("field", ["satuan", "agregasi", "sumber_data"])
def test_a_short_text_that_changed_has_its_line_and_the_others_stay_told(field: str) -> None:
    old = baris(1)
    new = baris(1, **{field: "Lain"})
    row = show_row("", pair(old, new), YEARS)
    names = [line.name for line in row.lines]
    label = field.replace("_", " ").capitalize()
    assert names == ["Sasaran", "Indikator", label, "Tetap"]
    assert row.lines[2].differs


def test_what_one_year_does_not_print_is_no_difference_and_said() -> None:
    row = show_row("", pair(baris(1, agregasi=None), baris(1)), YEARS)
    assert "agregasi tetap (tidak tercantum pada 2022)" in str(row.lines[2].baru)
    row = show_row("", pair(baris(1), baris(1, agregasi=None)), YEARS)
    assert "agregasi tetap (tidak tercantum pada 2023)" in str(row.lines[2].baru)


def test_a_row_of_one_year_stands_on_its_side_with_all_its_texts() -> None:
    row = show_row("Sasaran Khusus", pair(None, baris(1)), YEARS)
    assert (row.kelompok, row.state, row.short) == ("Sasaran Khusus", "indikator baru", False)
    assert all(line.lama is None and line.differs for line in row.lines)
    assert row.lines[2] == Line(
        "Lain-lain",
        None,
        "satuan Nilai · agregasi tetap · sumber data e-Contoh",
        marked=False,
        small=True,
    )
    gone = show_row("", pair(baris(1), None), YEARS)
    assert gone.state == "indikator hilang"
    assert [year for year, _, _ in gone.targets.lines] == ["2022"]


def test_a_row_of_a_post_that_stands_alone_is_neither_new_nor_gone() -> None:
    for row in (pair(None, baris(1)), pair(baris(1), None)):
        assert show_row("", row, YEARS, alone=True).state == ""


def test_a_row_that_was_not_read_on_both_sides_is_not_the_same() -> None:
    doubt = replace(pair(baris(1), baris(1)), sepihak=("target tahunan: hanya terbaca pada baru.",))
    assert show_row("", doubt, YEARS).state == "belum pasti"
    assert row_key("", doubt) != row_key("", pair(baris(1), baris(1)))


def test_targets_that_moved_are_marked_and_say_how_far() -> None:
    old, new = baris(1), baris(1, target=target("87"))
    change = moved(new, "tahunan", ("86,75", "87"), (Arah.NAIK, "0,25"))
    row = show_row("", pair(old, new, change), YEARS)
    (_, first, values), (_, second, _) = row.targets.lines
    assert (first, second, values[4]) == ("del", "ins", ("86,75", True))
    assert row.targets.moves == (None, None, None, None, (Arah.NAIK, "0,25"))


def test_a_changed_sasaran_is_named_at_its_rows_unless_the_row_moved() -> None:
    old, new = baris(1), baris(1, sasaran="Lain")
    assert show_row("", pair(old, new), YEARS).kinds == ("sasaran berubah bunyi",)
    change = about(new, Macam.INDIKATOR_PINDAH, old.sasaran, "Lain")
    assert show_row("", pair(old, new, change), YEARS).kinds == ("indikator pindah sasaran",)


def test_a_row_without_numbers_is_known_by_its_code_and_a_new_number_tells_the_old() -> None:
    bare = baris(1, no_sasaran="", no_indikator="", kode="1.1")
    row = show_row("", pair(baris(1), bare), YEARS)
    assert (row.number, row.formerly) == ("1.1", "")
    assert show_row("", pair(baris(1), baris(2)), YEARS).formerly == "1.1"


def test_a_group_is_named_where_it_begins() -> None:
    groups = [kelompok for kelompok, _ in pairs_of(everything())]
    assert groups == [
        "Sasaran Strategis",
        "",
        "",
        "Sasaran Khusus",
        "",
        "",
        "",
        "Sasaran Operasional",
    ]
    assert [p.lama for _, p in pairs_of(new_post())] == [None, None]


def test_rows_shown_alike_have_one_key_whatever_their_code() -> None:
    one, other = baris(1), baris(1, kode="9.9")
    assert row_key("", pair(one, one)) == row_key("", pair(other, other))
    assert row_key("", pair(one, one)) != row_key("Sasaran Khusus", pair(one, one))
    bare = replace(one, no_sasaran="", no_indikator="")
    assert row_key("", pair(bare, bare)) != row_key("", pair(replace(bare, kode="9"), None))
    changed = baris(1, target=target("87"))
    assert row_key("", pair(one, changed)) != row_key("", pair(one, one))


def test_texts_that_no_year_prints_are_left_out() -> None:
    bare = baris(1, satuan=None, agregasi=None, sumber_data=None)
    assert [line.name for line in show_row("", pair(bare, bare), YEARS).lines] == [
        "Sasaran",
        "Indikator",
    ]


def test_who_is_given_a_row_of_a_lampiran_has_a_line_for_each_change() -> None:
    came = Beda(Macam.CENTANG_BARU, baru="Asisten Satu: dicentang")
    other = Beda(Macam.CENTANG, "Asisten Dua: dicentang (PKK)", "Asisten Dua: dicentang (PPSU)")
    row = show_row("", pair(baris(1), baris(1), came, other), YEARS)
    assert (row.state, row.kinds) == ("", ("centang baru", "centang berubah"))
    assert row.lines[-2:] == (
        Line("Centang baru", None, "Asisten Satu: dicentang"),
        Line("Centang berubah", other.lama, other.baru),
    )
    ticked = replace(baris(1), centang=centang(satu="dicentang"))
    assert row_key("", pair(baris(1), ticked)) != row_key("", pair(baris(1), baris(1)))
