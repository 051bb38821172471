"""What changed, in words for a terminal of 80 columns."""

from pkdocs.base.values import replace
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Macam
from pkdocs.review.views.terminal import describe, open_with, summarise
from tests.review.compare.made import centang
from tests.review.views.bandings import (
    alike,
    alone,
    baris,
    doubtful,
    everything,
    few,
    gone_post,
    new_post,
    salinan,
    same,
    tally_of,
    unread,
)


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


def test_a_post_in_doubt_says_so_and_shows_the_words_that_were_not_read() -> None:
    assert [line for line in describe(doubtful(), colour=False) if line] == [
        "Camat Samar (camat-samar), Unit Samar – belum pasti",
        "  Tidak terbaca: lama, mungkin nilai: tabel 2, baris 7: “9O,5”",
        "  Tidak terbaca: lama: catatan kaki tidak dibandingkan: “lihat lampiran”",
    ]


def test_a_post_without_its_other_paper_says_why_and_is_not_called_new() -> None:
    assert list(describe(alone(), colour=False)) == [
        "tanpa pembanding: Lurah Sendiri Rekaan (lurah-sendiri-rekaan): tidak ada dokumen",
        "  lama",
    ]


def test_what_many_posts_have_in_common_comes_first_by_indikator() -> None:
    lines = list(open_with(tally_of(*alike(7)), colour=False))
    assert lines == [
        "",
        "Perubahan yang sama pada beberapa jabatan",
        "  1.1 Indeks Contoh Layanan ke-1 bagi Warga Kota Rekaan",
        "    target triwulan II, IV dan tahunan: 86,75 → 87, naik 0,25, pada 7 jabatan",
        "      (Lurah Rekaan 0, Lurah Rekaan 3, …)",
    ]


def test_the_counts_tell_what_is_in_doubt_and_what_stands_alone() -> None:
    tally = tally_of(everything(), same(), doubtful(), alone())
    assert list(open_with(tally, colour=False)) == [], "no change of two posts"
    assert list(summarise(tally))[:4] == [
        "",
        "3 jabatan dibandingkan: 1 berubah, 1 sama, 1 belum pasti (ada nilai yang tidak",
        "  terbaca).",
        "1 jabatan tanpa pembanding: tidak ada dokumen lama.",
    ]


def test_a_new_row_of_a_lampiran_tells_to_whom_it_is_given() -> None:
    row = replace(baris(3), centang=centang(satu="dicentang", dua="diturunkan", tiga=None))
    lama = salinan("lampiran-i", "Lampiran I", "2022", (baris(1),))
    baru = salinan("lampiran-i", "Lampiran I", "2023", (baris(1), row))
    lines = " ".join(" ".join(describe(compare(lama, baru), colour=False)).split())
    assert "(tahunan 86,75; Asisten Satu dicentang; Asisten Dua diturunkan)" in lines
