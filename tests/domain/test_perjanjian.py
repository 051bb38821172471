"""An agreement may be signed as long as no reason speaks against it and both parties are named."""

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain import Keadaan
from pkdocs.rules.cascade import resolve_cascade
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of

NAMED = domain.Pejabat("Wira Contoh", "", "", "198001012005011001", "", HERE)
WITHOUT_NIP = replace(NAMED, nip="")
WITHOUT_NRK = replace(NAMED, bernrk=True)


def agreement(
    first: domain.Pejabat | None = NAMED, second: domain.Pejabat | None = NAMED
) -> domain.Perjanjian:
    posts = chart(jabatan("gubernur", None), jabatan("walikota", "gubernur"))
    katalog = katalog_of("walikota", indikator("1.1", []))
    perjanjian = resolve_cascade(posts, katalog)[domain.KodeJabatan("walikota")]
    return replace(
        perjanjian,
        pihak_pertama=replace(perjanjian.pihak_pertama, pejabat=first),
        pihak_kedua=replace(perjanjian.pihak_kedua, pejabat=second),
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *((None, NAMED), (NAMED, None), (WITHOUT_NIP, NAMED), (NAMED, WITHOUT_NIP), (None, None)),
        (replace(WITHOUT_NIP, nrk="123456"), NAMED),
        (WITHOUT_NRK, NAMED),
        (NAMED, WITHOUT_NRK),
    ],
)
def test_who_has_no_name_or_nip_on_either_side_leaves_it_unsigned(
    first: domain.Pejabat | None, second: domain.Pejabat | None
) -> None:
    perjanjian = agreement(first, second)
    assert perjanjian.keadaan is Keadaan.TANPA_NAMA
    assert str(perjanjian.keadaan) == "siap, nama belum diisi"


def test_who_is_printed_with_an_nrk_needs_that_and_no_nip() -> None:
    by_nrk = replace(WITHOUT_NIP, nrk="123456", bernrk=True)
    assert agreement(by_nrk, NAMED).keadaan is Keadaan.SIAP
    assert (by_nrk.nomor, NAMED.nomor, WITHOUT_NRK.nomor) == ("123456", NAMED.nip, "")


def test_a_post_that_is_printed_without_nip_needs_none() -> None:
    perjanjian = agreement(second=WITHOUT_NIP)
    governor = replace(perjanjian.pihak_kedua.jabatan, tanpa_nip=True)
    named = replace(perjanjian, pihak_kedua=domain.Pihak(governor, WITHOUT_NIP))
    assert named.keadaan is Keadaan.SIAP
    nobody = replace(perjanjian, pihak_kedua=domain.Pihak(governor, None))
    assert nobody.keadaan is Keadaan.TANPA_NAMA


def test_several_agreements_are_as_ready_as_the_least_ready_of_them() -> None:
    assert domain.least_ready([]) is Keadaan.SIAP
    assert domain.least_ready([Keadaan.SIAP, Keadaan.TANPA_NAMA]) is Keadaan.TANPA_NAMA
    assert domain.least_ready([Keadaan.KONSEP, Keadaan.TANPA_NAMA]) is Keadaan.KONSEP


@pytest.mark.parametrize("pejabat", [NAMED, None])
def test_one_reason_makes_an_agreement_a_konsep(pejabat: domain.Pejabat | None) -> None:
    perjanjian = agreement(pejabat)
    assert perjanjian.keadaan is (Keadaan.SIAP if pejabat else Keadaan.TANPA_NAMA)
    unsettled = replace(perjanjian, alasan_konsep=("nama jabatan perlu dikonfirmasi",))
    assert unsettled.keadaan is Keadaan.KONSEP


def test_the_party_to_a_perubahan_is_who_holds_the_post_on_its_day() -> None:
    old, new = (domain.Pejabat(nama, "", "", "", "", HERE) for nama in ("Lama", "Baru"))
    post = jabatan("camat", None)
    same = domain.Pihak(post, old)
    assert same.saat_perubahan == same
    for later in (new, None):
        own = domain.Pihak(replace(post, pengganti=(later,)), old)
        assert own.saat_perubahan == domain.Pihak(own.jabatan, later)
        assert own.pada(None) == own.saat_perubahan


def test_who_holds_a_post_on_a_day_is_told_by_its_masa() -> None:
    old, new = (domain.Pejabat(nama, "", "", "", "", HERE) for nama in ("Lama", "Baru"))
    juni, juli, september = (domain.Tanggal(2023, bulan) for bulan in (6, 7, 9))
    masa = (domain.Masa(old, None, juni), domain.Masa(new, juli, domain.Tanggal(2023, 8)))
    post = replace(jabatan("camat", None), pejabat=old, masa=masa)
    assert post.pemangku(juni) == (old,)
    assert domain.Pihak(post, old).pada(juli).pejabat == new
    assert domain.Pihak(post, old).pada(september).pejabat is None
    always = replace(post, masa=())
    assert always.pemangku(september) == (old,)
    assert replace(always, pejabat=None).pemangku(juli) == ()
