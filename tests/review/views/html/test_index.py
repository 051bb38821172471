"""What the list and the overview are made of: what is counted, and what is found."""

from pkdocs.base.values import replace
from pkdocs.review.compare.banding import Kecocokan, Macam
from pkdocs.review.views.html.index import (
    SHOWN_UNREAD,
    SHOWN_WORDS,
    Overview,
    findable,
    index_post,
)
from tests.review.views.bandings import (
    doubtful,
    everything,
    few,
    new_post,
    same,
    unread,
)


def test_an_entry_counts_changes_by_kind_and_what_a_reader_may_look_at() -> None:
    entry = index_post(everything())
    assert (entry.kode, entry.state, entry.changes) == ("kabag-contoh", "berubah", 20)
    assert entry.kinds[Macam.TARGET] == 8
    assert entry.review == {
        "up": 3,
        "down": 2,
        "other": 3,
        "likely": 1,
        "edited": 0,
        "unread": 0,
        "remarked": 0,
    }
    read = index_post(unread()).review
    assert (read["edited"], read["unread"], read["remarked"]) == (1, 1, 1)
    assert index_post(replace(same(), kecocokan=Kecocokan.DIDUGA)).review["likely"] == 1


def test_a_post_is_found_by_what_it_says_but_not_by_a_changed_pengukuran() -> None:
    texts = set(findable(everything()))
    assert {"Wira Contoh", "Sari Rekaan, S.Contoh", "Rp1.250.000", "198001012005011001"} <= texts
    assert "Indeks Contoh Layanan ke-7 bagi Warga Kota Rekaan" in texts
    assert not any("Hasil survei" in text for text in texts)
    assert "Lurah Baru Rekaan" in set(findable(new_post()))


def test_the_overview_adds_up_and_names_the_busiest_unit_first() -> None:
    overview = Overview()
    for banding in few():
        overview.add(index_post(banding))
    whole = overview.whole
    assert (whole.posts, whole.changes) == (6, 23)
    assert whole.states == {"berubah": 2, "sama": 2, "jabatan baru": 1, "jabatan hilang": 1}
    assert (whole.kinds[Macam.INDIKATOR_BERUBAH], whole.with_kind[Macam.INDIKATOR_BERUBAH]) == (
        2,
        2,
    )
    assert (whole.review["up"], whole.with_review["up"]) == (3, 1)
    (unit, totals), *others = overview.busiest()
    assert (unit, totals.posts, totals.changes) == ("Unit Contoh", 1, 20)
    assert sum(t.posts for _, t in others) == 5


def test_posts_with_unread_words_are_named_those_with_a_value_first() -> None:
    overview = Overview()
    footnote = doubtful()
    assert footnote.lama is not None
    note = replace(footnote.lama, tak_terbaca=footnote.lama.tak_terbaca[:1], jabatan="Lurah Kaki")
    for banding in (same(), replace(footnote, lama=note), everything(), doubtful()):
        overview.add(index_post(banding))
    assert [(post.place, post.words[0]) for post in overview.unread.shown] == [
        (3, "lama: tabel 2, baris 7: “9O,5”"),
        (1, "lama: catatan kaki tidak dibandingkan: “lihat lampiran”"),
    ]


def test_of_very_many_posts_with_unread_words_only_the_first_are_held() -> None:
    overview = Overview()
    banding = doubtful()
    assert banding.lama is not None
    words = banding.lama.tak_terbaca * SHOWN_WORDS
    long = index_post(replace(banding, lama=replace(banding.lama, tak_terbaca=words)))
    for _ in range(3 * SHOWN_UNREAD):
        overview.add(long)
    found = overview.unread
    assert (len(found.shown), found.rest) == (SHOWN_UNREAD, 2 * SHOWN_UNREAD)
    assert (len(found.shown[0].words), found.shown[0].more) == (SHOWN_WORDS, SHOWN_WORDS)
    assert len(found.doubtful) + len(found.others) == SHOWN_UNREAD
