"""Why the Instruksi and its lampiran are konsep: only for what touches them."""

import pytest

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.base.values import replace
from pkdocs.rules.cascade import Cascade
from pkdocs.rules.instruksi import reasons_of_body, reasons_of_lampiran, touches
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of

WALIKOTA, ASISTEN, KABAG = (domain.KodeJabatan(kode) for kode in ("walikota", "asisten", "kabag"))
LAMPIRAN = tuple(domain.LampiranInstruksi(nomor, ("Judul",), "Kolom") for nomor in ("I", "II"))
INSTRUKSI = domain.Instruksi(
    nama="Instruksi Contoh",
    nomor="1",
    tahun=2024,
    tentang="Contoh",
    pembuka="Contoh",
    kepada=("Asisten",),
    di_lingkungan="",
    untuk=(),
    penutup="Contoh",
    tempat="Contoh",
    tanggal=domain.Tanggal(2024),
    penandatangan=WALIKOTA,
    tembusan=(),
    lampiran=LAMPIRAN,
    span=HERE,
)


def penerima(
    kode: domain.KodeJabatan,
    nomor: str,
    ragu: str = "",
    sifat: domain.Sifat = domain.Sifat.LANGSUNG,
) -> domain.Penerima:
    return domain.Penerima((kode,), sifat, f"Lampiran {nomor}", (), "", ragu, HERE)


def world(*all_penerima: domain.Penerima, unsure: domain.KodeJabatan | None = None) -> Cascade:
    """A mayor, an Asisten and a Kepala Bagian; one indicator, given as told."""
    people = [
        jabatan("gubernur", None),
        jabatan("walikota", "gubernur"),
        jabatan("asisten", "walikota"),
        jabatan("kabag", "asisten"),
    ]
    people = [
        replace(own, perlu_konfirmasi="belum pasti") if own.kode == unsure else own
        for own in people
    ]
    given = replace(indikator("1.1", []), penerima=all_penerima)
    katalog = replace(katalog_of("walikota", given), tahun=2024)
    return Cascade(chart(*people), katalog)


def reasons(resolved: Cascade) -> list[tuple[str, ...]]:
    return [reasons_of_lampiran(own, INSTRUKSI, resolved) for own in LAMPIRAN]


def with_katalog(resolved: Cascade, **changes: object) -> Cascade:
    katalog = replace(resolved.katalog, **changes)  # type: ignore[arg-type] # fields of a katalog
    return Cascade(resolved.organisasi, katalog)


def test_nothing_open_is_no_konsep() -> None:
    whole = world(penerima(ASISTEN, "I"), penerima(KABAG, "II"))
    assert reasons(whole) == [(), ()]
    assert reasons_of_body(INSTRUKSI, whole) == ()


def test_an_open_choice_touches_the_lampiran_that_it_names() -> None:
    choices = (
        domain.PilihanTerbuka("indikator 1.1", "Lampiran I"),
        domain.PilihanTerbuka("indikator 1.1", "Lampiran I, III (huruf a)"),
        domain.PilihanTerbuka("sasaran 1", "Lampiran I"),
    )
    opened = with_katalog(world(), pilihan=choices)
    told = "transkripsi indikator 1.1, sasaran 1 belum diperiksa pada pindaian"
    assert reasons(opened) == [(told,), ()]


@pytest.mark.parametrize(
    ("di", "nomor", "wanted"),
    [
        ("Lampiran II", "I", False),
        ("Lampiran II", "II", True),
        ("Lampiran I, II, III", "II", True),
        ("Lampiran I dan III", "II", False),
        ("halaman 3", "II", True),
    ],
)
def test_a_choice_that_names_no_lampiran_touches_them_all(
    di: str, nomor: str, wanted: bool
) -> None:
    assert touches(di, nomor) is wanted


def test_a_guess_about_who_receives_touches_its_lampiran_until_it_is_confirmed() -> None:
    guessed = world(penerima(ASISTEN, "I"), penerima(KABAG, "II", "kolom terpotong"))
    told = "pemberian indikator 1.1 perlu dikonfirmasi"
    assert reasons(guessed) == [(), (told,)]
    settled = domain.Konfirmasi(
        domain.Hal.PEMBERIAN,
        (KABAG,),
        (domain.KodeIndikator("1.1"),),
        "Sari Contoh",
        domain.Tanggal(2024, 1, 2),
        "Surat 1",
        "Unit",
        HERE,
    )
    assert reasons(with_katalog(guessed, konfirmasi=(settled,))) == [(), ()]
    named = replace(settled, hal=domain.Hal.NAMA_JABATAN, indikator=())
    assert reasons(with_katalog(guessed, konfirmasi=(named,))) == [(), (told,)]


def test_the_name_of_a_post_that_is_printed_must_be_sure() -> None:
    doubted = world(penerima(ASISTEN, "I"), penerima(KABAG, "II"), unsure=KABAG)
    assert reasons(doubted) == [(), ("nama jabatan kabag perlu dikonfirmasi",)]
    derived = world(penerima(KABAG, "II", sifat=domain.Sifat.DITURUNKAN), unsure=KABAG)
    assert reasons(derived) == [(), ()]
    gone = world(penerima(domain.KodeJabatan("tiada"), "II"), unsure=KABAG)
    assert reasons(gone) == [(), ()]
    named = domain.Konfirmasi(
        domain.Hal.NAMA_JABATAN,
        (KABAG,),
        (),
        "Sari Contoh",
        domain.Tanggal(2024, 1, 2),
        "Surat 1",
        "Unit",
        HERE,
    )
    assert reasons(with_katalog(doubted, konfirmasi=(named,))) == [(), ()]


def test_a_year_or_target_of_last_year_touches_every_lampiran() -> None:
    stale = domain.Teks("indikator 1.1, nama", "Nilai 2023", HERE, indikator="1.1")
    told = ("tahun di dalam teks indikator 1.1 belum ditinjau",)
    assert reasons(with_katalog(world(), teks=(stale,))) == [told, told]
    assert reasons_of_body(INSTRUKSI, with_katalog(world(), teks=(stale,))) == ()
    di, target = "target 1.1", "tahunan 10; satuan Nilai"
    proposed = domain.Teks(di, target, HERE, indikator="1.1")
    waiting = domain.Putusan(di, target, "", "", Span("tinjauan.yaml"))
    kept = with_katalog(
        world(), usulan=(proposed,), tinjauan=domain.Tinjauan(2024, (), (waiting,), HERE)
    )
    told = ("target masih usulan dari tahun lalu",)
    assert reasons(kept) == [told, told]


def test_a_year_in_the_words_of_the_instruksi_touches_these_alone() -> None:
    own = domain.Teks("instruksi.yaml: pembuka", "Tahun 2023", HERE, jabatan="instruksi.yaml")
    stale = with_katalog(world(), teks=(own,))
    assert reasons(stale) == [(), ()]
    assert reasons_of_body(INSTRUKSI, stale) == ("tahun di dalam teks Instruksi belum ditinjau",)
    assert stale[WALIKOTA].alasan_konsep == ()
    other = with_katalog(world(), tinjauan=domain.Tinjauan(2023, (), (), HERE))
    told = ("putusan atas teks dan target masih dari tahun lain",)
    assert reasons_of_body(INSTRUKSI, other) == told
    assert reasons(other) == [told, told]
    unseen = replace(INSTRUKSI, pilihan_terbuka=2)
    assert reasons_of_body(unseen, world()) == (
        "transkripsi Instruksi belum diperiksa pada pindaian",
    )


def test_without_the_posts_in_the_chart_only_the_rest_is_told() -> None:
    stale = domain.Teks("indikator 1.1, nama", "Nilai 2023", HERE, indikator="1.1")
    found = with_katalog(world(), teks=(stale,), pemilik=domain.KodeJabatan("tiada"))
    assert reasons(found) == [(), ()]
