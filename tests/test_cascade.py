"""Laws of the cascade, over random charts and catalogues."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.rules import cascade, checks

HERE = Span("x.yaml")
NILAI = domain.Nilai("1", domain.Ragam.ANGKA, Decimal(1))
TARGET = domain.Target(NILAI, NILAI, NILAI, NILAI, NILAI)
NASKAH = domain.Naskah(("KOP",), {"J": "JUDUL"}, "Contoh", domain.Tanggal(2023), None, (), HERE)


def jabatan(kode: str, atasan: str | None) -> domain.Jabatan:
    return domain.Jabatan(
        kode=domain.KodeJabatan(kode),
        nama=f"Jabatan {kode}",
        singkat=kode,
        jenis="camat" if kode.endswith("3") else "lain",
        jenjang="J",
        unit="Unit",
        atasan=domain.KodeJabatan(atasan) if atasan else None,
        pihak_kedua=None,
        pejabat=None,
        tanpa_nip=False,
        perlu_konfirmasi="",
        span=HERE,
    )


def indikator(kode: str, penerima: list[tuple[str, domain.Sifat]]) -> domain.Indikator:
    return domain.Indikator(
        kode=domain.KodeIndikator(kode),
        no_indikator="1",
        indikator=f"Indikator {kode}",
        sumber_data="S",
        sistem_input="S",
        pengukuran=(),
        target=TARGET,
        target_span=HERE,
        satuan="Nilai",
        agregasi=domain.Agregasi.TETAP,
        layanan=(),
        penerima=tuple(
            domain.Penerima((domain.KodeJabatan(k),), sifat, "Lampiran", (), "", "", HERE)
            for k, sifat in penerima
        ),
        span=HERE,
    )


@st.composite
def worlds(draw: st.DrawFn) -> tuple[domain.Organisasi, domain.Katalog]:
    """A chart (each post under an earlier one) and a catalogue given out at random."""
    count = draw(st.integers(2, 12))
    posts = [jabatan("p0", None), jabatan("p1", "p0")]
    for n in range(2, count):
        posts.append(jabatan(f"p{n}", f"p{draw(st.integers(1, n - 1))}"))
    codes = [p.kode for p in posts[2:]]
    sasaran = []
    for n in range(draw(st.integers(1, 5))):
        receivers = draw(st.lists(st.sampled_from(codes), unique=True)) if codes else []
        sifat = st.sampled_from([domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN])
        given_to = [(str(kode), draw(sifat)) for kode in receivers]
        group = draw(st.sampled_from(list(domain.Kelompok)))
        own = (indikator(f"{n + 1}.1", given_to),)
        sasaran.append(domain.Sasaran(str(n + 1), group, f"Sasaran {n + 1}", own, HERE))
    chart = domain.Organisasi(NASKAH, {p.kode: p for p in posts}, HERE)
    katalog = domain.Katalog(2023, domain.KodeJabatan("p1"), tuple(sasaran), (), None, (), HERE)
    return chart, katalog


World = tuple[domain.Organisasi, domain.Katalog]


@given(worlds())
def test_nothing_is_invented_and_nothing_is_lost(world: World) -> None:
    organisasi, katalog = world
    found = Counter(
        (kode, b.kode, b.sifat)
        for kode, p in cascade.resolve_cascade(organisasi, katalog).items()
        for b in p.baris
    )
    wanted = Counter(
        (kode, i.kode, penerima.sifat)
        for s in katalog.sasaran
        for i in s.indikator
        for penerima in i.penerima
        for kode in penerima.jabatan
    )
    langsung = domain.Sifat.LANGSUNG
    wanted.update((katalog.pemilik, i.kode, langsung) for s in katalog.sasaran for i in s.indikator)
    assert found == wanted


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_the_sources_does_not_matter(world: World, random: object) -> None:
    organisasi, katalog = world
    shuffle = random.shuffle  # type: ignore[attr-defined]
    posts, sasaran = list(organisasi.jabatan.items()), list(katalog.sasaran)
    shuffle(posts)
    shuffle(sasaran)
    other = cascade.resolve_cascade(
        replace(organisasi, jabatan=dict(posts)), replace(katalog, sasaran=tuple(sasaran))
    )
    assert dict(other) == dict(cascade.resolve_cascade(organisasi, katalog))


@given(worlds())
def test_one_subtree_does_not_touch_another(world: World) -> None:
    organisasi, katalog = world
    before = cascade.resolve_cascade(organisasi, katalog)
    last = list(organisasi.jabatan)[-1]
    changed = dict(organisasi.jabatan)
    del changed[last]
    after = cascade.resolve_cascade(replace(organisasi, jabatan=changed), katalog)
    assert dict(after) == {k: p for k, p in before.items() if k != last}


@given(worlds())
def test_resolving_twice_is_the_same_and_checking_never_raises(world: World) -> None:
    organisasi, katalog = world
    once = cascade.resolve_cascade(organisasi, katalog)
    assert once == cascade.resolve_cascade(organisasi, katalog)
    checks.check_all(organisasi, katalog, once)


def test_what_came_through_whom_does_not_depend_on_who_was_asked_first() -> None:
    posts = [jabatan("p0", None), jabatan("p1", "p0")]
    posts += [jabatan(kode, atasan) for kode, atasan in (("b", "c"), ("c", "b"), ("x", "c"))]
    (rule,) = indikator("1.1", [("b", domain.Sifat.LANGSUNG)]).penerima
    both = replace(rule, jabatan=(domain.KodeJabatan("b"), domain.KodeJabatan("x")))
    own = replace(indikator("1.1", []), penerima=(both,))
    sasaran = domain.Sasaran("1", domain.Kelompok.KHUSUS, "Sasaran", (own,), HERE)
    chart = domain.Organisasi(NASKAH, {p.kode: p for p in posts}, HERE)
    katalog = domain.Katalog(2023, domain.KodeJabatan("p1"), (sasaran,), (), None, (), HERE)
    first, second = domain.KodeJabatan("b"), domain.KodeJabatan("x")
    found = [cascade.resolve_cascade(chart, katalog) for _ in range(2)]
    one = [[row.melalui for row in found[0][kode].baris] for kode in (first, second)]
    other = [[row.melalui for row in found[1][kode].baris] for kode in (second, first)]
    assert one == other[::-1]


@given(worlds())
def test_sasaran_numbers_run_on_and_indicator_numbers_restart(world: World) -> None:
    for perjanjian in cascade.resolve_cascade(*world).values():
        groups = [list(domain.Kelompok).index(b.kelompok) for b in perjanjian.baris]
        assert groups == sorted(groups)
        numbers = [int(b.no_sasaran) for b in perjanjian.baris]
        assert numbers == list(range(1, len(numbers) + 1))
        assert {b.no_indikator for b in perjanjian.baris} == {"1"}


@given(worlds())
def test_a_row_to_be_derived_has_no_target_and_makes_the_agreement_a_konsep(world: World) -> None:
    for perjanjian in cascade.resolve_cascade(*world).values():
        owed = [b for b in perjanjian.baris if b.sifat is domain.Sifat.DITURUNKAN]
        assert all(b.target is None for b in owed)
        assert (perjanjian.keadaan is domain.Keadaan.KONSEP) == bool(owed)


@given(worlds())
def test_every_row_tells_where_it_comes_from(world: World) -> None:
    for perjanjian in cascade.resolve_cascade(*world).values():
        for baris in perjanjian.baris:
            assert baris.asal[0].aturan == "katalog"
            assert len(baris.asal) >= 2
