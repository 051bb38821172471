"""Small charts and catalogues, made as values: no file stands behind them."""

from decimal import Decimal

from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.base.values import replace

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


def chart(*posts: domain.Jabatan) -> domain.Organisasi:
    return domain.Organisasi(NASKAH, {post.kode: post for post in posts}, HERE)


def katalog_of(pemilik: str, *all_indikator: domain.Indikator) -> domain.Katalog:
    """A catalogue of one sasaran."""
    khusus = domain.Kelompok.KHUSUS
    sasaran = domain.Sasaran("1", khusus, "Sasaran", tuple(all_indikator), HERE)
    return domain.Katalog(2023, domain.KodeJabatan(pemilik), (sasaran,), (), None, (), HERE)


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


def sendiri(jabatan: str, kode: str, besar: int = 2, *, unit: str = "") -> domain.TargetSendiri:
    """An own target of a post, the same in each quarter and in the year."""
    nilai = domain.Nilai(str(besar), domain.Ragam.ANGKA, Decimal(besar))
    return domain.TargetSendiri(
        jabatan=domain.KodeJabatan(jabatan),
        indikator=domain.KodeIndikator(kode),
        target=domain.Target(nilai, nilai, nilai, nilai, nilai),
        satuan="",
        alasan_satuan="",
        span=Span("target.yaml", 1 + besar),
        unit=unit,
    )


def konfirmasi(hal: domain.Hal, jabatan: str = "", kode: str = "") -> domain.Konfirmasi:
    """A confirmation of the unit "Unit"; `jabatan` and `kode` are codes with spaces between."""
    return domain.Konfirmasi(
        hal=hal,
        jabatan=tuple(map(domain.KodeJabatan, jabatan.split())),
        indikator=tuple(map(domain.KodeIndikator, kode.split())),
        oleh="Kepala Bagian Contoh",
        tanggal=domain.Tanggal(2023, 1, 9),
        surat="Nota Dinas Contoh",
        unit="Unit",
        span=Span("turunan/unit.yaml", 5, 3),
    )


def kartu(*kinds: str, target: bool = False, settled: bool = True) -> domain.ScoreCard:
    """A Score Card of one indicator, SC.1, whose target is left to the posts or not."""
    own = indikator("SC.1", [])
    own = own if target else replace(own, target=None, tanpa_target=True)
    rows = domain.Sasaran("1", domain.Kelompok.OPERASIONAL, "Kartu", (own,), HERE)
    return domain.ScoreCard(kinds, settled, (rows,), Span("score-card.yaml"))


@st.composite
def own_worlds(draw: st.DrawFn) -> tuple[domain.Organisasi, domain.Katalog]:
    """A world whose posts promise and confirm some of what they are given, and of a Score Card."""
    organisasi, katalog = draw(worlds())
    doubted = [
        replace(s, indikator=tuple(_doubted(i) for i in s.indikator)) for s in katalog.sasaran
    ]
    codes = ["SC.1", *(i.kode for s in katalog.sasaran for i in s.indikator)]
    pair = st.tuples(st.sampled_from(list(organisasi.jabatan)), st.sampled_from(codes))
    own = draw(st.lists(pair, unique=True, max_size=8))
    settled = draw(st.lists(pair, unique=True, max_size=8))
    confirmed = [konfirmasi(domain.Hal.PEMBERIAN, kode, which) for kode, which in settled]
    if draw(st.booleans()):
        confirmed.append(konfirmasi(domain.Hal.SCORE_CARD))
    return organisasi, replace(
        katalog,
        sasaran=tuple(doubted),
        score_card=kartu("camat", settled=False),
        target_sendiri=tuple(sendiri(kode, which, n) for n, (kode, which) in enumerate(own)),
        konfirmasi=tuple(confirmed),
    )


def _doubted(own: domain.Indikator) -> domain.Indikator:
    rules = (replace(rule, perlu_konfirmasi="Belum pasti.") for rule in own.penerima)
    return replace(own, penerima=tuple(rules))


def turunan(kode: str, induk: str, *posts: str, sasaran: str = "", no: str = "1") -> domain.Turunan:
    """An own indicator of these posts."""
    entry = replace(indikator(kode, []), no_indikator=no, span=Span(kode))
    jabatan = tuple(map(domain.KodeJabatan, posts))
    return domain.Turunan(jabatan, domain.KodeIndikator(induk), sasaran, entry)


def offered(katalog: domain.Katalog, *codes: str) -> domain.Katalog:
    """The katalog as a new year has it in which nobody has taken these own indicators yet."""
    taken = tuple(own for own in katalog.turunan if own.indikator.kode not in codes)
    left = (own for own in katalog.turunan if own not in taken)
    tawaran = (
        domain.Tawaran(kode, own.indikator.kode, own.indikator.span)
        for own in left
        for kode in own.jabatan
    )
    return replace(katalog, turunan=taken, tawaran=tuple(tawaran))


@st.composite
def derived_worlds(draw: st.DrawFn) -> tuple[domain.Organisasi, domain.Katalog]:
    """A world in which posts derive, well or not: from any indicator, from each other, in circles.

    Some have a score card.
    """
    organisasi, katalog = draw(worlds())
    codes = [*organisasi.jabatan, domain.KodeJabatan("hilang")]
    known = [indikator.kode for _, indikator in domain.iter_indikator(katalog)]
    names = [f"t{n}" for n in range(draw(st.integers(0, 8)))]
    own = [
        turunan(
            kode,
            draw(st.sampled_from([*known, *names, "SC.1", "hilang"])),
            *draw(st.lists(st.sampled_from(codes), min_size=1, max_size=4, unique=True)),
            sasaran=draw(st.sampled_from(["", "", "Sendiri"])),
            no=str(draw(st.integers(1, 3))),
        )
        for kode in names
    ]
    rows = domain.Sasaran("1", domain.Kelompok.KHUSUS, "Kartu", (indikator("SC.1", []),), HERE)
    card = domain.ScoreCard(("camat",), dikonfirmasi=True, sasaran=(rows,), span=HERE)
    with_card = draw(st.booleans())
    return organisasi, replace(katalog, turunan=tuple(own), score_card=card if with_card else None)
