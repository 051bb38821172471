"""The texts of a row as they are typed into a system: one value a cell, nothing of the paper."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from pkdocs import domain
from pkdocs.base.text import join_words, without_bold
from pkdocs.domain.lembar import TARGET
from pkdocs.outputs import form_rows

NOMOR = ("No Sasaran", "No")
_PENGUKURAN = {
    "Dasar Hukum": "dasar_hukum",
    "Definisi": "definisi",
    "Formula": "metode",
    "Uraian Pengukuran": "uraian",
    "Sumber Data Pengukuran": "sumber_data",
}
"""The header word of each part of Pengukuran Kinerja."""


def entry_texts(baris: domain.Baris) -> Mapping[str, str]:
    """Return the texts of a row by header word, in the order of the form; "" where it has none.

    Example:
        >>> entry_texts(perjanjian.baris[0])["TW IV"]
        '100%'
    """
    lingkup = f" ({join_words(baris.lingkup)})" if baris.lingkup else ""
    targets = form_rows.format_target(baris.target).values()
    return {
        "No Sasaran": baris.no_sasaran,
        "Sasaran": baris.sasaran,
        "No": baris.no_indikator,
        "Indikator": f"{baris.indikator}{lingkup}",
        **{kepala: _uraian(baris, jenis) for kepala, jenis in _PENGUKURAN.items()},
        "Sumber Data": baris.sumber_data,
        "Satuan": baris.satuan,
        **dict(zip(TARGET, targets, strict=True)),
        "Agregasi": baris.agregasi.replace("_", "-"),
    }


def row_hash(teks: Mapping[str, str]) -> str:
    """Return a hash (hex) of the texts of a row: its numbers on the paper are none of them."""
    said = [(kepala, own) for kepala, own in teks.items() if own and kepala not in NOMOR]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _uraian(baris: domain.Baris, jenis: str) -> str:
    """The parts of Pengukuran of one kind, each with its sub-head where there are several."""
    parts = [own for own in baris.pengukuran if own.jenis == jenis]
    return "\n".join(line for part in parts for line in _lines(part, headed=len(parts) > 1))


def _lines(uraian: domain.Uraian, *, headed: bool) -> Iterator[str]:
    if headed and uraian.judul:
        yield uraian.judul
    yield from map(without_bold, _plain(uraian.isi))


def _plain(isi: Sequence[str | domain.Butir]) -> Iterator[str]:
    return (f"{own.tanda} {own.teks}" if isinstance(own, domain.Butir) else own for own in isi)
