"""Rules of what units confirm, in their corners; others stand in cases/bad."""

import pytest

from pkdocs import domain
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.checks import confirmations
from tests.support.worlds import chart, indikator, jabatan, kartu, katalog_of, konfirmasi, sendiri

NAMA, PEMBERIAN, KARTU = domain.Hal.NAMA_JABATAN, domain.Hal.PEMBERIAN, domain.Hal.SCORE_CARD
POSTS = chart(
    jabatan("gubernur", None),
    jabatan("walikota", "gubernur"),
    replace(jabatan("a", "walikota"), perlu_konfirmasi="Nama.", jenis="camat"),
    jabatan("b", "walikota"),
    replace(jabatan("x", "walikota"), unit="Unit lain"),
)
ENTRY = indikator("1.1", [("a", domain.Sifat.LANGSUNG), ("b", domain.Sifat.LANGSUNG)])
DOUBTED = replace(
    ENTRY,
    penerima=(replace(ENTRY.penerima[0], perlu_konfirmasi="Disimpulkan."), ENTRY.penerima[1]),
)


def told(
    *confirmed: domain.Konfirmasi,
    card: domain.ScoreCard | None = None,
    own: tuple[domain.TargetSendiri, ...] = (),
    dropped: tuple[str, ...] = (),
) -> list[Problem]:
    katalog = replace(
        katalog_of("walikota", DOUBTED), score_card=card, target_sendiri=own, konfirmasi=confirmed
    )
    resolved = resolve_cascade(POSTS, katalog)
    return list(confirmations.check_confirmations(POSTS, katalog, resolved, dropped))


def test_what_was_open_is_confirmed_without_a_word() -> None:
    open_card = kartu("camat", settled=False)
    assert told(konfirmasi(PEMBERIAN, "a", "1.1"), konfirmasi(NAMA, "a")) == []
    assert told(konfirmasi(KARTU), card=open_card) == []


@pytest.mark.parametrize(
    ("confirmed", "kode", "why"),
    [
        (konfirmasi(PEMBERIAN, "a", "9.9"), "K033", "tidak diberikan kepadanya"),
        (konfirmasi(PEMBERIAN, "b", "1.1"), "K034", "tidak ada"),
        (konfirmasi(NAMA, "b"), "K034", "tidak ada"),
        (konfirmasi(KARTU), "K033", "belum berisi"),
    ],
)
def test_what_is_not_there_or_not_open_is_told(
    confirmed: domain.Konfirmasi, kode: str, why: str
) -> None:
    (problem,) = told(confirmed)
    assert (problem.kode, why in problem.pesan) == (kode, True)


def test_the_pemilik_holds_his_indicators_beyond_doubt() -> None:
    assert [p.kode for p in told(konfirmasi(PEMBERIAN, "walikota", "1.1"))] == ["K034"]


def test_a_score_card_that_is_empty_settled_or_for_others_is_told() -> None:
    empty = replace(kartu("camat", settled=False), sasaran=())
    cards = {empty: "belum berisi", kartu("lurah"): "tidak berlaku", kartu("camat"): "bagi semua"}
    for card, why in cards.items():
        (problem,) = told(konfirmasi(KARTU), card=card)
        assert why in problem.pesan
    (problem,) = told(konfirmasi(KARTU), card=empty)
    assert problem.jabatan == ("gubernur", "walikota", "a", "b")


def test_what_is_confirmed_twice_is_told_with_the_first_place() -> None:
    first = konfirmasi(PEMBERIAN, "a", "1.1")
    again = replace(first, span=replace(first.span, baris=9))
    (problem,) = told(first, again, konfirmasi(NAMA, "a"))
    assert problem.span.baris == 9
    assert "sudah dikonfirmasi di turunan/unit.yaml:5:3" in problem.pesan


def test_a_unit_speaks_of_its_own_posts_that_the_chart_has() -> None:
    (problem, other) = told(konfirmasi(NAMA, "x"))
    assert (problem.kode, problem.jabatan, other.kode) == ("K032", ("x",), "K034")
    assert [p.kode for p in told(konfirmasi(NAMA, "hilang"))] == ["K001"]
    assert told(konfirmasi(NAMA, "hilang"), dropped=("hilang",)) == []
    (problem,) = told(own=(sendiri("x", "1.1", unit="Unit"),))
    assert problem.kode == "K032"
    assert told(own=(sendiri("x", "1.1"), sendiri("b", "1.1", unit="Unit"))) == []


def test_an_own_indicator_in_the_file_of_another_unit_is_told() -> None:
    turunan = domain.Turunan(
        (domain.KodeJabatan("x"),), domain.KodeIndikator("1.1"), "", ENTRY, unit="Unit"
    )
    katalog = replace(katalog_of("walikota", ENTRY), turunan=(turunan,))
    (problem,) = confirmations.units_name_their_own(POSTS, katalog)
    assert (problem.kode, problem.jabatan) == ("K032", ("x",))
