"""Why a row stands in an agreement: the chain from the pemilik down, each link with its place."""

from collections.abc import Iterator

from pkdocs import domain
from pkdocs.base.text import join_words
from pkdocs.domain.wording import format_titel
from pkdocs.rules import cascade


def explain_baris(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    perjanjian: domain.Perjanjian,
    kode: str,
) -> list[str] | None:
    """Return the lines of the explanation, or None when the agreement has no such indicator.

    Example:
        >>> kode = perjanjian.baris[0].kode
        >>> lines = explain_baris(year.organisasi, year.katalog, perjanjian, kode)
        >>> lines[0].startswith(kode)
        True
    """
    row = next((b for b in perjanjian.baris if b.kode == kode), None)
    if row is None:
        return None
    turunan = next((t for t in katalog.turunan if t.indikator.kode == kode), None)
    source = turunan.induk if turunan else row.kode
    return list(_lines(organisasi, katalog, perjanjian, row, domain.KodeIndikator(source)))


def _lines(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    perjanjian: domain.Perjanjian,
    row: domain.Baris,
    kode: domain.KodeIndikator,
) -> Iterator[str]:
    jabatan = perjanjian.jabatan
    yield f"{row.kode} {row.indikator}"
    yield f"pada Perjanjian Kinerja {format_titel(jabatan)} ({jabatan.kode}): {_words(row.sifat)}"
    yield ""
    yield f"{'indikator':<12}{row.asal[0].span.berkas}:{row.asal[0].span.baris}"
    if row.sifat is domain.Sifat.SCORE_CARD:
        yield f"{'score card':<12}{row.asal[1].span.berkas}:{row.asal[1].span.baris}"
        return
    given = cascade.collect_pemberian(katalog)
    above = list(domain.iter_chain(organisasi, jabatan.kode))
    links = _from_pemilik((jabatan, *above), katalog.pemilik)
    for depth, link in enumerate(links):
        indent = "   " * depth
        corner = f"{indent[:-3]}└─ " if depth else ""
        yield f"{corner}{link.nama} ({link.span.berkas}:{link.span.baris})"
        yield f"{indent}   {_reason(given.get(link.kode, {}).get(kode))}"
    if row.sifat is domain.Sifat.TURUNAN:
        own = f"{row.asal[0].span.berkas}:{row.asal[0].span.baris}"
        yield f"{'   ' * len(links)}turunan sendiri {row.kode} dari {kode} ({own})"


def _from_pemilik(
    chain: tuple[domain.Jabatan, ...], pemilik: domain.KodeJabatan
) -> list[domain.Jabatan]:
    """The chain turned round, without the posts above the pemilik."""
    codes = [jabatan.kode for jabatan in chain]
    last = codes.index(pemilik) + 1 if pemilik in codes else len(codes)
    return list(reversed(chain[:last]))


def _reason(pemberian: cascade.Pemberian | None) -> str:
    if pemberian is None:
        return "tidak memiliki indikator ini; dilewati"
    penerima = pemberian.penerima
    if penerima is None:
        return "pemilik: memuat semua indikator"
    lingkup = f", lingkup {join_words(penerima.lingkup)}" if penerima.lingkup else ""
    note = f"; perlu dikonfirmasi: {penerima.perlu_konfirmasi}" if penerima.perlu_konfirmasi else ""
    place = f"{penerima.span.berkas}:{penerima.span.baris}"
    return f"{_words(penerima.sifat)}{lingkup}, {penerima.lampiran} ({place}){note}"


def _words(sifat: domain.Sifat) -> str:
    return {
        domain.Sifat.LANGSUNG: "langsung (dicentang)",
        domain.Sifat.DITURUNKAN: "diturunkan (menyusun indikator sendiri)",
        domain.Sifat.TURUNAN: "turunan sendiri",
        domain.Sifat.SCORE_CARD: "Score Card",
    }[sifat]
