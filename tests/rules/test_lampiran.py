"""What a lampiran of the Instruksi gives is what the agreements rest on, or it is told."""

from hypothesis import given

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.rules.cascade import Cascade, resolve_cascade
from pkdocs.rules.lampiran import LAMPIRAN, differences, receivers, tick
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of, own_worlds, sendiri

LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN
Gift = tuple[str, domain.Sifat, str]


def bagian(kode: str, jenis: str = "kepala-bagian") -> domain.Jabatan:
    return replace(jabatan(kode, "top"), jenis=jenis)


def given_to(kode: str, *gifts: Gift) -> domain.Indikator:
    """An indikator given to posts, each in a lampiran."""
    penerima = [
        domain.Penerima((domain.KodeJabatan(post),), sifat, lampiran, (), "", "", HERE)
        for post, sifat, lampiran in gifts
    ]
    return replace(indikator(kode, []), penerima=tuple(penerima))


def resolved(*all_indikator: domain.Indikator) -> Cascade:
    posts = (bagian("a"), bagian("b"), bagian("c", "kasubbag"))
    organisasi = chart(jabatan("top", None), *posts)
    return resolve_cascade(organisasi, katalog_of("top", *all_indikator))


def sifat(lampiran: str, cascade: Cascade, post: str, kode: str) -> domain.Sifat | None:
    found = tick(lampiran, cascade, domain.KodeJabatan(post), domain.KodeIndikator(kode))
    return found.sifat if found else None


def test_all_posts_of_a_jenis_have_a_column_where_one_of_them_is_named() -> None:
    cascade = resolved(
        given_to("1", ("b", LANGSUNG, "Lampiran II"), ("c", LANGSUNG, "Lampiran III"))
    )
    columns = {nama: [j.kode for j in receivers(nama, cascade)] for nama in LAMPIRAN}
    assert columns == {"Lampiran I": [], "Lampiran II": ["a", "b"], "Lampiran III": ["c"]}


def test_a_post_that_the_chart_does_not_have_has_no_column() -> None:
    assert receivers("Lampiran II", resolved(given_to("1", ("x", LANGSUNG, "Lampiran II")))) == ()


def test_a_tick_is_what_the_agreement_has_of_a_post_that_is_named_twice() -> None:
    cascade = resolved(
        given_to("1", ("a", DITURUNKAN, "Lampiran II"), ("a", LANGSUNG, "Lampiran III"))
    )
    assert sifat("Lampiran II", cascade, "a", "1") is DITURUNKAN
    assert sifat("Lampiran III", cascade, "a", "1") is None
    assert sifat("Lampiran II", cascade, "b", "1") is None
    (row,) = cascade[domain.KodeJabatan("a")].baris
    assert row.sifat is DITURUNKAN


def test_the_pemilik_is_ticked_nowhere() -> None:
    cascade = resolved(given_to("1", ("a", LANGSUNG, "Lampiran II")))
    assert sifat("Lampiran II", cascade, "top", "1") is None


def test_what_a_post_with_a_column_is_given_elsewhere_is_told() -> None:
    cascade = resolved(
        given_to("1", ("a", LANGSUNG, "Lampiran II")),
        given_to("2", ("a", LANGSUNG, "di luar lampiran"), ("top", LANGSUNG, "di luar lampiran")),
    )
    (told,) = differences(cascade)
    assert (told.kode, told.jabatan) == ("M016", ("a",))
    assert "a menerima indikator 2 di luar lampiran" in told.pesan


def test_an_own_target_of_a_post_with_a_column_is_told_where_it_is_another() -> None:
    cascade = resolved(given_to("1", ("a", LANGSUNG, "Lampiran II"), ("top", LANGSUNG, "x")))
    own = (sendiri("a", "1", 2), sendiri("b", "1", 1), sendiri("top", "1", 3), sendiri("a", "2", 1))
    other = resolve_cascade(cascade.organisasi, replace(cascade.katalog, target_sendiri=own))
    (told,) = differences(other)
    assert told.kode == "M016"
    assert "target sendiri a untuk indikator 1 berbeda" in told.pesan
    same = replace(cascade.katalog, target_sendiri=(sendiri("a", "1", 1),))
    assert list(differences(resolve_cascade(cascade.organisasi, same))) == []


@given(own_worlds())
def test_every_tick_has_its_row_with_the_same_target_and_every_row_its_tick(
    world: tuple[domain.Organisasi, domain.Katalog],
) -> None:
    """Of posts about which nothing else is told."""
    organisasi, katalog = world
    katalog = replace(katalog, sasaran=tuple(_in_lampiran(own) for own in katalog.sasaran))
    cascade = resolve_cascade(organisasi, katalog)
    odd = {kode for own in differences(cascade) for kode in own.jabatan}
    for nama in LAMPIRAN:
        for post in receivers(nama, cascade):
            if post.kode in cascade and post.kode not in odd:
                _check(nama, cascade, post.kode)


def _check(nama: str, cascade: Cascade, kode: domain.KodeJabatan) -> None:
    rows = {r.kode: r for r in cascade[kode].baris if r.sifat is LANGSUNG}
    targets = {own.kode: own.target for _, own in domain.iter_indikator(cascade.katalog)}
    given = {own: tick(nama, cascade, kode, own) for own in targets}
    ticked = {own for own, penerima in given.items() if penerima and penerima.sifat is LANGSUNG}
    others = {
        own for own in rows if any(tick(n, cascade, kode, own) for n in LAMPIRAN if n != nama)
    }
    if kode != cascade.katalog.pemilik:
        assert ticked == rows.keys() - others
    assert {own: targets[own] for own in ticked} == {own: rows[own].target for own in ticked}


def _in_lampiran(sasaran: domain.Sasaran) -> domain.Sasaran:
    """The same sasaran, its receivers in the lampiran by their code."""
    own = []
    for each in sasaran.indikator:
        penerima = [
            replace(p, lampiran=LAMPIRAN[len(p.jabatan[0]) % 3] if p.jabatan else p.lampiran)
            for p in each.penerima
        ]
        own.append(replace(each, penerima=tuple(penerima)))
    return replace(sasaran, indikator=tuple(own))
