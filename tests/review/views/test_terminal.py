"""What changed, in words for a terminal of 80 columns."""

from pkdocs.review.compare.banding import Arah, Beda, Macam
from pkdocs.review.views.terminal import describe, describe_move
from tests.review.views.bandings import everything, few, gone_post, new_post, same, unread


def test_nothing_is_said_of_a_post_without_changes_or_remarks() -> None:
    assert list(describe(same(), colour=False)) == []
    assert any("Catatan: Dokumen 2023" in line for line in describe(unread(), colour=False))


def test_a_post_of_one_side_is_one_line() -> None:
    assert list(describe(new_post(), colour=False)) == [
        "jabatan baru: Lurah Baru Rekaan (lurah-baru-rekaan), Unit Rekaan"
    ]
    (line,) = describe(gone_post(), colour=True)
    assert line.startswith("jabatan hilang: \033[31mLurah")


def test_every_line_fits_and_each_kind_is_told() -> None:
    for banding in few()[:5]:
        assert all(len(line) <= 80 for line in describe(banding, colour=False))
    text = "\n".join(describe(everything(), colour=False))
    kinds = {str(change.macam) for change in everything().beda} - {str(Macam.TARGET)}
    assert all(kind in text for kind in kinds)
    assert "target triwulan II: 86,75 → 87,00, naik 0,25" in text
    assert "[diduga sama, kemiripan 83%]" in text


def test_a_move_without_direction_tells_both_sides_only() -> None:
    change = Beda(Macam.TARGET, "", "WTP", periode="tw1", arah=Arah.TAK_TERBANDING)
    assert describe_move(change) == "(kosong) → WTP"
