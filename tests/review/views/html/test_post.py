"""A compared post as the page shows it above its rows, as values."""

from pkdocs.base.values import replace
from pkdocs.domain.salinan import PihakSalinan
from pkdocs.review.compare.banding import Beda, Kecocokan, Macam
from pkdocs.review.views.html.post import remarks_of, show_post
from tests.review.views.bandings import (
    alone,
    doubtful,
    everything,
    gone_post,
    new_post,
    same,
    unread,
)


def test_a_post_is_changed_new_gone_the_same_or_cannot_be_told() -> None:
    posts = (everything(), new_post(), gone_post(), same(), doubtful(), alone())
    assert [show_post(banding).state for banding in posts] == [
        "berubah",
        "jabatan baru",
        "jabatan hilang",
        "sama",
        "belum pasti",
        "tanpa pembanding",
    ]


def test_a_party_is_marked_only_where_all_of_it_was_read() -> None:
    post = show_post(unread())
    first, second = post.lines
    assert (first.marked, second.marked) == (True, False)
    assert second.lama == "(nama tidak terbaca)\n(NIP tidak terbaca)\n(jabatan tidak terbaca)"
    assert second.baru == "Budi Misal\nWalikota Kota Rekaan"
    assert show_post(new_post()).lines[0].lama is None


def test_a_number_stands_under_its_own_name() -> None:
    banding = unread()
    assert banding.baru is not None
    party = replace(banding.baru.pihak_kedua, nip="123456")
    shown = show_post(replace(banding, baru=replace(banding.baru, pihak_kedua=party)))
    assert shown.lines[1].baru == "Budi Misal\nNRK 123456\nWalikota Kota Rekaan"


def test_changes_of_rows_parties_and_of_a_whole_post_are_not_told_twice() -> None:
    names = [line.name for line in show_post(everything()).lines]
    assert names == [
        "Pihak pertama",
        "Pihak kedua",
        "Jabatan berganti nama",
        "Sasaran berubah bunyi",
        "Program dan anggaran berubah",
    ]
    assert len(show_post(new_post()).lines) == 2
    program = show_post(everything()).lines[4]
    assert (program.about, program.lama, program.baru) == (
        "Program Contoh",
        "Rp1.000.000",
        "Rp1.250.000",
    )


def test_kinds_are_counted_in_the_order_of_reports() -> None:
    kinds = dict(show_post(everything()).kinds)
    assert kinds[Macam.TARGET] == 8
    assert list(kinds) == [macam for macam in Macam if macam in kinds]


def test_what_was_not_read_stands_apart_from_the_remarks_what_may_be_a_value_first() -> None:
    banding = unread()
    assert remarks_of(banding) == ("Dokumen 2023 disunting tangan: teksnya yang dipakai.",)
    assert show_post(banding).unread == ("lama: Target TW IV indikator 1.1: “8b,75”.",)
    assert show_post(doubtful()).unread == (
        "lama, mungkin nilai: tabel 2, baris 7: “9O,5”",
        "lama: catatan kaki tidak dibandingkan: “lihat lampiran”",
    )
    assert remarks_of(alone()) == ("Tidak ada dokumen lama.",)


def test_a_post_taken_for_the_same_says_so() -> None:
    assert show_post(replace(same(), kecocokan=Kecocokan.DIDUGA)).likely == "diduga sama"
    assert show_post(same()).likely == ""


def test_a_party_on_a_dotted_line_is_shown_as_dots() -> None:
    banding = same()
    assert banding.baru is not None
    empty = replace(banding.baru, pihak_kedua=PihakSalinan("", "", ""))
    assert show_post(replace(banding, baru=empty)).lines[1].baru == "……\n……"


def test_a_change_without_sides_names_only_what_it_is_about() -> None:
    banding = replace(same(), beda=(Beda(Macam.PROGRAM, indikator="Program Contoh"),))
    line = show_post(banding).lines[-1]
    assert (line.baru, line.differs) == ("Program Contoh", False)
