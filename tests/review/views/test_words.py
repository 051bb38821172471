"""Words that more than one view says."""

from pkdocs.review.compare.banding import Arah, Beda, Macam
from pkdocs.review.compare.keputusan import Keputusan
from pkdocs.review.views.words import (
    count_posts,
    describe_move,
    describe_unread,
    name_kind,
    name_posts,
    unread_of,
)
from tests.review.views.bandings import alone, doubtful, everything, same, tally_of

MOVED = Beda(Macam.TARGET, "1", "2", "Indeks Contoh", "1.1", "tw1", Arah.NAIK, "1")


def test_a_move_without_direction_tells_both_sides_only() -> None:
    change = Beda(Macam.TARGET, "", "WTP", periode="tw1", arah=Arah.TAK_TERBANDING)
    assert describe_move(change) == "(kosong) → WTP"


def test_periods_that_moved_alike_are_named_together() -> None:
    kinds = [
        name_kind(Keputusan(MOVED, 2, (), periode))
        for periode in ((), ("tw2",), ("tahunan",), ("tw2", "tw4", "tahunan"))
    ]
    assert kinds == [
        "target triwulan I",
        "target triwulan II",
        "target tahunan",
        "target triwulan II, IV dan tahunan",
    ]
    assert name_kind(Keputusan(Beda(Macam.UNIT, "A", "B"), 2, ())) == "unit kerja berubah"


def test_few_posts_are_all_named_and_of_many_the_first_two() -> None:
    assert (
        name_posts(Keputusan(MOVED, 2, ("Camat A", "Camat B"))) == "2 jabatan (Camat A dan Camat B)"
    )
    many = Keputusan(MOVED, 69, ("Camat A", "Camat B", "Lurah C", "Lurah D"))
    assert name_posts(many) == "69 jabatan (Camat A, Camat B, …)"


def test_what_may_be_a_value_comes_first_and_each_line_says_whose_it_is() -> None:
    assert [(side, unread.nilai) for side, unread in unread_of(doubtful())] == [
        ("lama", True),
        ("lama", False),
    ]
    assert next(describe_unread(doubtful())).startswith("lama, mungkin nilai: tabel 2, baris 7")


def test_the_counts_leave_out_what_there_is_none_of() -> None:
    assert list(count_posts(tally_of(same()))) == ["1 jabatan dibandingkan: 0 berubah, 1 sama"]
    assert list(count_posts(tally_of(everything(), doubtful(), alone()))) == [
        "2 jabatan dibandingkan: 1 berubah, 0 sama, 1 belum pasti (ada nilai yang tidak terbaca)",
        "1 jabatan tanpa pembanding: tidak ada dokumen lama",
    ]
