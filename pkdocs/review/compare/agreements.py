"""Two agreements of one post -> what changed between them, as a Banding. Pure.

It reads no file and prints nothing; which rows are the same says `pairing`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from pkdocs.base.text import lookalikes
from pkdocs.base.values import replace
from pkdocs.domain.salinan import BarisSalinan, Salinan, Sumber
from pkdocs.review.compare.banding import Banding, Beda, Kecocokan, Macam, PasanganBaris
from pkdocs.review.compare.changes import compare_post, compare_rows
from pkdocs.review.compare.hidden import UnreadWords, in_one_only, names_sasaran
from pkdocs.review.compare.pairing import Pair, pair_rows, pair_sasaran, untrusted_codes
from pkdocs.review.compare.sepihak import (
    both_print,
    parties_of_one_side,
    rest_of_one_side,
    row_in_doubt,
    unprinted,
)
from pkdocs.review.read.same import PrintedSasaran, same_kelompok, same_text, sasaran_by_text

_ORDER = {macam: place for place, macam in enumerate(Macam)}


class _Rows(Struct, frozen=True):
    """What the rows of two agreements come to, whoever signs them: pairs, sasaran, remarks."""

    baris: tuple[PasanganBaris, ...]
    sasaran: tuple[Beda, ...]
    catatan: tuple[str, ...]


def compare(
    lama: Salinan | None,
    baru: Salinan | None,
    kecocokan: Kecocokan | None = None,
    *,
    tanpa_pembanding: str = "",
) -> Banding:
    """Return what changed; with one side None the post is new or gone.

    Unless `tanpa_pembanding` says why its other agreement is merely lacking: then nothing changed.
    What was not read on one side (None) is no change; `catatan` lists it.
    """
    if lama is None or baru is None:
        return _single(lama, baru, tanpa_pembanding)
    lama, baru = in_one_only(lama, baru), in_one_only(baru, lama)
    unread = UnreadWords.of(lama, baru)
    shared = _compare_rows(lama.baris, baru.baris, both_print(lama, baru))
    rows = [_perhaps(row, unread) for row in shared.baris]
    changes = [*compare_post(lama, baru), *shared.sasaran]
    changes = [change for change in changes if not unread.hides(change)]
    changes += [change for row in rows for change in row.beda]
    return Banding(
        lama,
        baru,
        kecocokan,
        tuple(rows),
        tuple(sorted(changes, key=lambda change: _ORDER[change.macam])),
        (
            *_notes("lama", lama),
            *_notes("baru", baru),
            *shared.catatan,
            *unprinted(lama, baru),
            *parties_of_one_side(lama, baru),
            *(reason for row in rows for reason in row.sepihak),
            *rest_of_one_side(lama, baru, [(row.lama, row.baru) for row in rows]),
        ),
    )


@lru_cache(maxsize=64)
def _compare_rows(
    lama: tuple[BarisSalinan, ...], baru: tuple[BarisSalinan, ...], names: frozenset[str]
) -> _Rows:
    """What rows come to, `names` being what both sides print.

    Many posts of a year have the rows of others: each time anew, comparing them took a fifth of the
    time of a whole `diff`.
    """
    pairs = _same_rows(lama, baru) or pair_rows(lama, baru)
    partners = pair_sasaran(lama, baru, pairs)
    rows = _in_doubt(_rows(lama, baru, pairs, partners), names)
    named = names_sasaran(lama) and names_sasaran(baru)
    sasaran = _sasaran(lama, baru, partners) if named else ()
    return _Rows(tuple(rows), tuple(sasaran), tuple(_codes(lama, baru, pairs)))


def _in_doubt(rows: list[PasanganBaris], names: frozenset[str]) -> list[PasanganBaris]:
    """The rows, each with what of it was not read on both sides; most have nothing."""
    found = [row_in_doubt(row.lama, row.baru, names) for row in rows]
    return [
        replace(row, sepihak=reasons) if reasons else row
        for row, reasons in zip(rows, found, strict=True)
    ]


def _perhaps(row: PasanganBaris, unread: UnreadWords) -> PasanganBaris:
    """A row of one side; no change where the other side may have it too, unread."""
    why = unread.hides_row(row.lama, row.baru)
    return replace(row, beda=(), sepihak=(*row.sepihak, why)) if why else row


def _same_rows(lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> list[Pair]:
    """The pairs of two agreements whose rows are all the same, which most are; else none."""
    if lama != baru or len({row.kode for row in baru}) < len(baru):
        return []
    return [Pair(i, i, Kecocokan.KODE) for i in range(len(baru))]


def _single(lama: Salinan | None, baru: Salinan | None, why: str) -> Banding:
    if baru is not None:
        change = Beda(Macam.JABATAN_BARU, baru=baru.jabatan)
        rows = tuple(PasanganBaris(None, row) for row in baru.baris)
        notes = tuple(_notes("baru", baru))
    elif lama is not None:
        change = Beda(Macam.JABATAN_HILANG, lama=lama.jabatan)
        rows = tuple(PasanganBaris(row, None) for row in lama.baris)
        notes = tuple(_notes("lama", lama))
    else:
        raise ValueError("nothing to compare")
    return Banding(lama, baru, None, rows, () if why else (change,), notes, why)


def _notes(side: str, salinan: Salinan) -> Iterator[str]:
    if salinan.sumber is Sumber.TEKS:
        yield f"{side}: disunting tangan ({salinan.berkas}); yang dibandingkan teksnya."
    for row in salinan.baris:
        texts = (row.sasaran, row.indikator, *row.target.values(), *(row.pengukuran or ()))
        found = lookalikes("\n".join(filter(None, texts)))
        if found:
            named = ", ".join(found)
            yield f'{side}: {named} dibaca sebagai huruf Latin pada indikator "{row.indikator}".'


def _codes(
    lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan], pairs: Sequence[Pair]
) -> Iterator[str]:
    for before, after in untrusted_codes(lama, baru, pairs):
        yield (
            f'kode {before.kode} dahulu "{before.indikator}", sekarang "{after.indikator}"; '
            "keduanya tidak dianggap satu indikator."
        )


def _sasaran(
    lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan], partners: Mapping[str, str]
) -> Iterator[Beda]:
    old, new = sasaran_by_text(lama), sasaran_by_text(baru)
    came = set(partners.values())
    for text, sasaran in new.items():
        if text not in came:
            yield from (Beda(Macam.SASARAN_BARU, baru=name) for name in sasaran.names)
    for text, sasaran in old.items():
        if text not in partners:
            yield from (Beda(Macam.SASARAN_HILANG, lama=name) for name in sasaran.names)
        else:
            yield from _sasaran_changes(sasaran, new[partners[text]])


def _sasaran_changes(lama: PrintedSasaran, baru: PrintedSasaran) -> Iterator[Beda]:
    if not same_text(lama.teks, baru.teks):
        yield Beda(Macam.SASARAN_BERUBAH, lama.teks, baru.teks)
    if not same_kelompok(lama, baru):
        yield Beda(Macam.SASARAN_PINDAH, lama.kelompok, baru.kelompok, indikator=baru.teks)


def _rows(
    lama: Sequence[BarisSalinan],
    baru: Sequence[BarisSalinan],
    pairs: Sequence[Pair],
    partners: Mapping[str, str],
) -> list[PasanganBaris]:
    """The rows in the order of the new agreement; one that is gone stays behind its neighbour."""
    by_new = {pair.baru: pair for pair in pairs}
    by_old = {pair.lama: pair for pair in pairs}
    behind: dict[int, list[int]] = {}
    place = -1
    for i in range(len(lama)):
        if i in by_old:
            place = by_old[i].baru
        else:
            behind.setdefault(place, []).append(i)
    rows = [_gone(lama[i]) for i in behind.get(-1, ())]
    for j, row in enumerate(baru):
        pair = by_new.get(j)
        rows.append(_both(lama[pair.lama], row, pair, partners) if pair else _come(row))
        rows += [_gone(lama[i]) for i in behind.get(j, ())]
    return rows


def _gone(row: BarisSalinan) -> PasanganBaris:
    change = Beda(
        Macam.INDIKATOR_HILANG, lama=row.indikator, indikator=row.indikator, kode=row.kode
    )
    return PasanganBaris(row, None, beda=(change,))


def _come(row: BarisSalinan) -> PasanganBaris:
    change = Beda(Macam.INDIKATOR_BARU, baru=row.indikator, indikator=row.indikator, kode=row.kode)
    return PasanganBaris(None, row, beda=(change,))


def _both(
    lama: BarisSalinan, baru: BarisSalinan, pair: Pair, partners: Mapping[str, str]
) -> PasanganBaris:
    named = [
        replace(change, indikator=baru.indikator, kode=baru.kode or lama.kode)
        for change in compare_rows(lama, baru, partners)
    ]
    named.sort(key=lambda change: _ORDER[change.macam])
    return PasanganBaris(lama, baru, pair.kecocokan, pair.kemiripan, tuple(named))
