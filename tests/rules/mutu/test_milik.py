"""Whose each indicator is, and of which group."""

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.rules.mutu.milik import collect_milik
from tests.support.mutu import KHUSUS, STRATEGIS
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of

LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN


def test_every_indicator_has_its_group_its_posts_and_what_it_comes_from() -> None:
    own = indikator("1.1", [("asisten", LANGSUNG), ("kabag", DITURUNKAN)])
    katalog = katalog_of("walikota", own)
    kabag = domain.KodeJabatan("kabag")
    turunan = [
        domain.Turunan((kabag,), domain.KodeIndikator(induk), "", indikator(kode, []))
        for induk, kode in (
            ("1.1", "1.1.a"),
            ("1.1.a", "1.1.a.1"),
            ("SC.1", "SC.1.a"),
            ("9.9", "9.9.a"),
            ("8.2", "8.1"),
            ("8.1", "8.2"),
        )
    ]
    card_rows = (replace(katalog.sasaran[0], indikator=(indikator("SC.1", []),)),)
    card = domain.ScoreCard(("camat",), True, card_rows, HERE)
    sasaran = (replace(katalog.sasaran[0], kelompok=STRATEGIS),)
    katalog = replace(katalog, sasaran=sasaran, turunan=tuple(turunan), score_card=card)
    posts = chart(*(jabatan(kode, None) for kode in ("walikota", "asisten", "kabag", "camat-3")))
    found = [
        (m.indikator.kode, m.kelompok, m.jabatan, m.jenjang, m.akar)
        for m in collect_milik(posts, katalog)
    ]
    assert found == [
        ("1.1", STRATEGIS, ("walikota", "asisten"), frozenset(), "1.1"),
        ("1.1.a", STRATEGIS, ("kabag",), {"J"}, "1.1"),
        ("1.1.a.1", STRATEGIS, ("kabag",), {"J"}, "1.1"),
        ("SC.1.a", KHUSUS, ("kabag",), {"J"}, "SC.1"),
        ("SC.1", KHUSUS, ("camat-3",), {"J"}, None),
    ]


def test_without_a_score_card_there_are_none_of_it() -> None:
    assert len(collect_milik(chart(), katalog_of("walikota", indikator("1.1", [])))) == 1
