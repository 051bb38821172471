"""Why a row stands in an agreement, and what rests on it below: each link with its place."""

from collections.abc import Iterator, Mapping

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.base.text import join_words
from pkdocs.domain import wording
from pkdocs.domain.wording import format_titel
from pkdocs.rules.cascade import Alike, Cascade, Pemberian

_PENURUNAN = {
    None: "",
    domain.Penurunan.LANGSUNG: ", penurunan langsung",
    domain.Penurunan.TIDAK_LANGSUNG: ", penurunan tidak langsung",
}


def explain_baris(cascade: Cascade, perjanjian: domain.Perjanjian, kode: str) -> list[str] | None:
    """Return the lines of the explanation, or None when the agreement has no such indicator.

    Example:
        >>> kode = perjanjian.baris[0].kode
        >>> lines = explain_baris(year.perjanjian, perjanjian, kode)
        >>> lines[0].startswith(kode)
        True
    """
    row = _row_of(perjanjian, kode)
    return None if row is None else list(_lines(cascade, perjanjian, row))


def _row_of(perjanjian: domain.Perjanjian, kode: str) -> domain.Baris | None:
    return next((b for b in perjanjian.baris if b.kode == kode), None)


def _head(perjanjian: domain.Perjanjian, row: domain.Baris) -> Iterator[str]:
    jabatan = perjanjian.jabatan
    yield f"{row.kode} {row.indikator}"
    yield f"pada Perjanjian Kinerja {format_titel(jabatan)} ({jabatan.kode}): {_words(row.sifat)}"
    yield ""


def _lines(cascade: Cascade, perjanjian: domain.Perjanjian, row: domain.Baris) -> Iterator[str]:
    yield from _head(perjanjian, row)
    yield f"{'indikator':<12}{_place(row.asal[0].span)}"
    yield from _own_target(cascade, perjanjian.jabatan, row)
    if row.sifat is domain.Sifat.SCORE_CARD:
        yield f"{'score card':<12}{_place(row.asal[1].span)}"
        of_card = (k for k in perjanjian.konfirmasi if k.hal is domain.Hal.SCORE_CARD)
        yield from (f"{'':<12}{_confirmed(konfirmasi)}" for konfirmasi in of_card)
        return
    jabatan = perjanjian.jabatan
    above = domain.iter_chain(cascade.organisasi, jabatan.kode)
    links = _from_pemilik((jabatan, *above), cascade.katalog.pemilik)
    for depth, link in enumerate(links):
        indent = "   " * depth
        corner = f"{indent[:-3]}└─ " if depth else ""
        yield f"{corner}{format_titel(link)} ({_place(link.span)})"
        for words in _reasons(cascade, link, row.rantai):
            yield f"{indent}   {words}"
        for konfirmasi in cascade.konfirmasi(link):
            if not set(row.rantai).isdisjoint(konfirmasi.indikator):
                yield f"{indent}   {_confirmed(konfirmasi)}"


def _own_target(cascade: Cascade, jabatan: domain.Jabatan, row: domain.Baris) -> Iterator[str]:
    """Where the target stands that is the post's own, and why it has a satuan of its own."""
    for own in cascade.target_sendiri.get(jabatan.kode, ()):
        if own.indikator == row.kode:
            why = f", satuan {own.satuan}: {own.alasan_satuan}" if own.satuan else ""
            yield f"{'target':<12}sendiri ({_place(own.span)}){why}"


def _confirmed(konfirmasi: domain.Konfirmasi) -> str:
    return f"{wording.format_konfirmasi(konfirmasi)} ({_place(konfirmasi.span)})"


def _from_pemilik(
    chain: tuple[domain.Jabatan, ...], pemilik: domain.KodeJabatan
) -> list[domain.Jabatan]:
    """The chain turned round, without the posts above the pemilik."""
    codes = [jabatan.kode for jabatan in chain]
    last = codes.index(pemilik) + 1 if pemilik in codes else len(codes)
    return list(reversed(chain[:last]))


def _reasons(
    cascade: Cascade, jabatan: domain.Jabatan, rantai: tuple[domain.KodeIndikator, ...]
) -> Iterator[str]:
    """What a post has of the chain of a row: how it was given, and what it derived."""
    *derived, akar = rantai
    own = cascade.own(jabatan.kode)
    links = [own[kode] for kode in derived if kode in own]
    pemberian = cascade.given.get(jabatan.kode, {}).get(akar)
    if pemberian:
        yield _reason(pemberian)
    elif akar in cascade.score_card_codes(jabatan):
        yield f"{akar} pada Score Card"
    elif not links:
        yield "tidak memiliki indikator ini; dilewati"
    for link in links:
        words = f"turunan sendiri {link.indikator.kode} dari {link.induk}"
        place = _place(link.indikator.span)
        yield f"{words} ({place}){_PENURUNAN[link.penurunan]}: {link.indikator.indikator}"


def _reason(pemberian: Pemberian) -> str:
    penerima = pemberian.penerima
    if penerima is None:
        return "pemilik: memuat semua indikator"
    lingkup = f", lingkup {join_words(penerima.lingkup)}" if penerima.lingkup else ""
    note = f"; perlu dikonfirmasi: {penerima.perlu_konfirmasi}" if penerima.perlu_konfirmasi else ""
    place = _place(penerima.span)
    return f"{_words(penerima.sifat)}{lingkup}, {penerima.lampiran} ({place}){note}"


def _words(sifat: domain.Sifat) -> str:
    return {
        domain.Sifat.LANGSUNG: "langsung (dicentang)",
        domain.Sifat.DITURUNKAN: "diturunkan (menyusun indikator sendiri)",
        domain.Sifat.TURUNAN: "turunan sendiri",
        domain.Sifat.SCORE_CARD: "Score Card",
    }[sifat]


def _place(span: Span) -> str:
    return f"{span.berkas}:{span.baris}"


def explain_below(cascade: Cascade, perjanjian: domain.Perjanjian, kode: str) -> list[str] | None:
    """Return whose agreements below rest on a row: the same indicator, or derived from it.

    At any depth, in the order of the chart, each below the one it came through. None when the
    agreement has no such indicator.

    Example:
        >>> lines = explain_below(year.perjanjian, perjanjian, perjanjian.baris[0].kode)
        >>> lines[-1]
        'Tidak ada perjanjian di bawahnya yang bersandar pada baris ini.'
    """
    row = _row_of(perjanjian, kode)
    return None if row is None else list(_below(cascade, perjanjian, row))


def _below(cascade: Cascade, perjanjian: domain.Perjanjian, row: domain.Baris) -> Iterator[str]:
    yield from _head(perjanjian, row)
    start = perjanjian.jabatan.kode
    found = _resting(cascade, start, row.kode)
    if not found:
        yield "Tidak ada perjanjian di bawahnya yang bersandar pada baris ini."
        return
    count = sum(len(rows) for rows in found.values())
    yield f"{count} baris pada {len(found)} perjanjian di bawahnya bersandar pada baris ini:"
    for jabatan, depth in _in_order(cascade.organisasi, start, found):
        yield f"{'   ' * depth}{format_titel(jabatan)} ({jabatan.kode})"
        for own in found[jabatan.kode]:
            how = f"turunan dari {own.induk}" if own.sifat is domain.Sifat.TURUNAN else ""
            yield f"{'   ' * depth}   {own.kode} {own.indikator} ({how or _words(own.sifat)})"


_Resting = Mapping[domain.KodeJabatan, tuple[domain.Baris, ...]]


def _resting(cascade: Cascade, start: domain.KodeJabatan, kode: domain.KodeIndikator) -> _Resting:
    """The rows below a post that rest on one of its own; posts that are alike have the same."""
    known: dict[Alike, tuple[domain.Baris, ...]] = {}
    found: dict[domain.KodeJabatan, tuple[domain.Baris, ...]] = {}
    for post in cascade:
        alike = cascade.alike(post)
        if alike not in known:
            known[alike] = tuple(row for row in cascade.baris(post) if kode in row.rantai)
        above = domain.iter_chain(cascade.organisasi, post) if known[alike] else ()
        if any(jabatan.kode == start for jabatan in above):
            found[post] = known[alike]
    return found


def _in_order(
    organisasi: domain.Organisasi, start: domain.KodeJabatan, found: _Resting
) -> Iterator[tuple[domain.Jabatan, int]]:
    """The posts that were found, each behind its nearest superior among them, with its depth."""
    heirs: dict[domain.KodeJabatan, list[domain.KodeJabatan]] = {}
    for kode in found:
        above = (j.kode for j in domain.iter_chain(organisasi, kode))
        nearest = next((k for k in above if k in found or k == start), start)
        heirs.setdefault(nearest, []).append(kode)
    pending = [(kode, 1) for kode in reversed(heirs.get(start, ()))]
    while pending:
        kode, depth = pending.pop()
        yield organisasi.jabatan[kode], depth
        pending += [(heir, depth + 1) for heir in reversed(heirs.get(kode, ()))]
