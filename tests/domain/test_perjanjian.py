"""An agreement may be signed as long as no reason speaks against it."""

from dataclasses import replace

from pkdocs import domain
from pkdocs.rules.cascade import resolve_cascade
from tests.support.worlds import chart, indikator, jabatan, katalog_of


def test_one_reason_makes_an_agreement_a_konsep() -> None:
    posts = chart(jabatan("gubernur", None), jabatan("walikota", "gubernur"))
    katalog = katalog_of("walikota", indikator("1.1", []))
    perjanjian = resolve_cascade(posts, katalog)[domain.KodeJabatan("walikota")]
    assert perjanjian.keadaan is domain.Keadaan.SIAP
    unsettled = replace(perjanjian, alasan_konsep=("nama jabatan perlu dikonfirmasi",))
    assert unsettled.keadaan is domain.Keadaan.KONSEP
