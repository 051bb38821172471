"""Rules of what the file of a unit says: of its own posts only, and what it confirms was open.

Dasar: Instruksi Walikota e-0005/2023, KETIGA-KELIMA: each unit answers for its own agreements.
"""

from collections.abc import Container, Iterator

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.rules import cascade
from pkdocs.rules.blocking import unknown_posts


def check_confirmations(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    resolved: cascade.Cascade,
    dropped: Container[str],
) -> Iterator[Problem]:
    """Return the problems of the files of units."""
    yield from units_name_their_own(organisasi, katalog)
    yield from confirmed_posts_exist(organisasi, katalog, dropped)
    yield from confirmed_was_open(organisasi, katalog, resolved)


def units_name_their_own(
    organisasi: domain.Organisasi, katalog: domain.Katalog
) -> Iterator[Problem]:
    """K032: the file of a unit speaks of posts of that unit only."""
    for unit, kode, span in _named(katalog):
        jabatan = organisasi.jabatan.get(kode)
        if jabatan and unit and jabatan.unit != unit:
            pesan = (
                f'{kode} bukan jabatan unit "{unit}", melainkan "{jabatan.unit}"; pindahkan ke '
                "berkas unitnya."
            )
            yield Problem(span, "K032", pesan, jabatan=(kode,))


def _named(katalog: domain.Katalog) -> Iterator[tuple[str, domain.KodeJabatan, Span]]:
    """Every post that the file of a unit names, with the unit and the place."""
    for turunan in katalog.turunan:
        for kode in turunan.jabatan:
            yield turunan.unit, kode, turunan.indikator.span
    for own in katalog.target_sendiri:
        yield own.unit, own.jabatan, own.span
    for konfirmasi in katalog.konfirmasi:
        for kode in konfirmasi.jabatan:
            yield konfirmasi.unit, kode, konfirmasi.span


def confirmed_posts_exist(
    organisasi: domain.Organisasi, katalog: domain.Katalog, dropped: Container[str]
) -> Iterator[Problem]:
    """K001: what is confirmed is about a post of the chart."""
    told = unknown_posts(organisasi, dropped)
    for konfirmasi in katalog.konfirmasi:
        for kode in konfirmasi.jabatan:
            yield from told("konfirmasi", kode, konfirmasi.span)


def confirmed_was_open(
    organisasi: domain.Organisasi, katalog: domain.Katalog, resolved: cascade.Cascade
) -> Iterator[Problem]:
    """K033: what is confirmed is there; K034 (warning): it was open, and is confirmed once."""
    seen: dict[tuple[str, str], Span] = {}
    for konfirmasi in katalog.konfirmasi:
        for whom, what in _matters(konfirmasi, organisasi):
            fault = _missing(whom, what, katalog, resolved)
            if fault:
                pesan = f"konfirmasi {_words(whom, what)}: {fault}."
                yield Problem(konfirmasi.span, "K033", pesan, jabatan=_posts(whom, organisasi))
                continue
            first = seen.setdefault((whom, what), konfirmasi.span)
            twice = f"sudah dikonfirmasi di {first}" if first is not konfirmasi.span else ""
            why = twice or _settled(whom, what, resolved)
            if why:
                pesan = f"konfirmasi {_words(whom, what)} tidak diperlukan: {why}."
                yield Problem(konfirmasi.span, "K034", pesan, Berat.PERINGATAN)


_NAMA, _KARTU = "nama jabatan", "Score Card"


def _matters(
    konfirmasi: domain.Konfirmasi, organisasi: domain.Organisasi
) -> Iterator[tuple[str, str]]:
    """Whom a confirmation is about (post, or unit) and what of it; unknown posts are told apart."""
    if konfirmasi.hal is domain.Hal.SCORE_CARD:
        yield konfirmasi.unit, _KARTU
    for kode in konfirmasi.jabatan:
        if kode in organisasi.jabatan:
            yield from ((kode, what) for what in konfirmasi.indikator or (_NAMA,))


def _posts(whom: str, organisasi: domain.Organisasi) -> tuple[str, ...]:
    """The post, or those of the unit."""
    return tuple(k for k, jabatan in organisasi.jabatan.items() if whom in (k, jabatan.unit))


def _missing(whom: str, what: str, katalog: domain.Katalog, resolved: cascade.Cascade) -> str:
    """Why there is nothing of the kind to confirm, or nothing."""
    if what == _NAMA:
        return ""
    if what != _KARTU:
        given = resolved.given.get(domain.KodeJabatan(whom), {})
        return "" if what in given else "indikator itu tidak diberikan kepadanya"
    card = katalog.score_card
    if card is None or not card.sasaran:
        return "Score Card belum berisi indikator"
    chart = resolved.organisasi.jabatan.values()
    held = any(j.unit == whom and j.jenis in card.berlaku_untuk for j in chart)
    return "" if held else "Score Card tidak berlaku bagi jabatan unit itu"


def _settled(whom: str, what: str, resolved: cascade.Cascade) -> str:
    """Why it was not open, or nothing."""
    if what == _KARTU:
        card = resolved.katalog.score_card
        return "Score Card sudah dikonfirmasi bagi semua" if card and card.dikonfirmasi else ""
    kode = domain.KodeJabatan(whom)
    if what == _NAMA:
        doubted = bool(resolved.organisasi.jabatan[kode].perlu_konfirmasi)
    else:
        penerima = resolved.given[kode][domain.KodeIndikator(what)].penerima
        doubted = penerima is not None and bool(penerima.perlu_konfirmasi)
    return "" if doubted else 'tidak ada "perlu_konfirmasi" padanya'


def _words(whom: str, what: str) -> str:
    return f"{what} {whom}" if what in (_NAMA, _KARTU) else f"indikator {what} bagi {whom}"
