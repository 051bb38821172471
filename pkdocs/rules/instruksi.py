"""Why the Instruksi, or one of its lampiran, may not be signed yet. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.alasan import Sebab, write_alasan
from pkdocs.rules.cascade import Cascade

_NOBODY = domain.KodeJabatan("")


def reasons_of_body(instruksi: domain.Instruksi, resolved: Cascade) -> tuple[str, ...]:
    """Return why the words of the Instruksi itself may not be signed yet."""
    return tuple(_of_body(instruksi, resolved))


def _of_body(instruksi: domain.Instruksi, resolved: Cascade) -> Iterator[str]:
    if instruksi.pilihan_terbuka:
        yield "transkripsi Instruksi belum diperiksa pada pindaian"
    if resolved.renewal.tahun_lain:
        yield write_alasan(Sebab.TINJAUAN_LAIN)
    if any(own.teks.jabatan == domain.BERKAS_INSTRUKSI for own in resolved.renewal.teks):
        yield "tahun di dalam teks Instruksi belum ditinjau"


def reasons_of_lampiran(
    lampiran: domain.LampiranInstruksi, instruksi: domain.Instruksi, resolved: Cascade
) -> tuple[str, ...]:
    """Return why a lampiran of the Instruksi may not be signed yet.

    What of the transcription only the scan can settle, what of last year is undecided, and to whom
    an indikator is given only on a guess. Dasar: as of an agreement (`Perjanjian.alasan_konsep`).
    """
    return tuple(_of_lampiran(lampiran, instruksi, resolved))


def _of_lampiran(
    lampiran: domain.LampiranInstruksi, instruksi: domain.Instruksi, resolved: Cascade
) -> Iterator[str]:
    katalog = resolved.katalog
    unseen = [own.apa for own in katalog.pilihan if touches(own.di, lampiran.nomor)]
    if unseen:
        yield f"transkripsi {_by_kind(unseen)} belum diperiksa pada pindaian"
    yield from _undecided(instruksi, resolved)
    given = [
        (indikator.kode, penerima)
        for _, indikator in domain.iter_indikator(katalog)
        for penerima in indikator.penerima
        if penerima.lampiran == lampiran.nama
    ]
    guessed = [kode for kode, penerima in given if _is_guessed(kode, penerima, resolved)]
    if guessed:
        yield write_alasan(Sebab.PEMBERIAN, list(dict.fromkeys(guessed)))
    named = (own for _, own in given if own.sifat is domain.Sifat.LANGSUNG)
    doubted = [k for own in named for k in own.jabatan if _is_doubted(k, resolved)]
    if doubted:
        yield f"nama jabatan {_listed(doubted)} perlu dikonfirmasi"


def _undecided(instruksi: domain.Instruksi, resolved: Cascade) -> Iterator[str]:
    """What of last year is undecided in the rows of the catalogue, whoever receives them."""
    signer = resolved.organisasi.jabatan.get(instruksi.penandatangan)
    holder = resolved.organisasi.jabatan.get(resolved.katalog.pemilik)
    if signer and holder:
        rows = resolved.common(holder.kode)
        yield from resolved.renewal.reasons(replace(holder, kode=_NOBODY), signer, rows)


def touches(di: str, nomor: str) -> bool:
    """Return whether what stands at `di` is on the lampiran `nomor`; where none is named, on all.

    >>> touches("Lampiran I dan III", "II"), touches("Lampiran I, II, III", "II")
    (False, True)
    """
    named = re.findall(r"\bI{1,3}\b", di)
    return not named or nomor in named


def _is_guessed(kode: str, penerima: domain.Penerima, resolved: Cascade) -> bool:
    return bool(penerima.perlu_konfirmasi) and any(
        kode not in resolved.settled(jabatan) for jabatan in penerima.jabatan
    )


def _is_doubted(kode: domain.KodeJabatan, resolved: Cascade) -> bool:
    """Whether the name of a post of the chart is unsure, and nobody confirmed it."""
    jabatan = resolved.organisasi.jabatan.get(kode)
    if jabatan is None or not jabatan.perlu_konfirmasi:
        return False
    known = (own.hal for own in resolved.konfirmasi(jabatan))
    return domain.Hal.NAMA_JABATAN not in known


def _by_kind(names: Sequence[str]) -> str:
    """`sasaran 4, indikator 2.1, 2.2` of `sasaran 4`, `indikator 2.1` and `indikator 2.2`."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, _, number in (name.partition(" ") for name in names):
        found[kind].append(number)
    return ", ".join(f"{kind} {_listed(own)}" for kind, own in found.items())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names))
