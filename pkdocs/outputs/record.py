"""The Perjanjian as plain data: what `show --json` prints and what each document carries inside.

The way back is `carried`.
"""

from collections.abc import Mapping, Sequence

import msgspec

from pkdocs import domain
from pkdocs.base.text import join_words, without_bold
from pkdocs.domain import wording
from pkdocs.outputs import form_rows

Record = dict[str, object]
_ENCODER = msgspec.json.Encoder()


def to_record(perjanjian: domain.Perjanjian) -> Record:
    """Return the Perjanjian as JSON-ready data; texts as printed, None for N/A and for unknown.

    Example:
        >>> to_record(perjanjian)["keadaan"]
        'siap'
    """
    record = _head(perjanjian) | {
        "baris": [_baris(row) | {"asal": _places(row)} | _chain(row) for row in perjanjian.baris]
    }
    if perjanjian.konfirmasi:
        record["konfirmasi"] = [_konfirmasi(konfirmasi) for konfirmasi in perjanjian.konfirmasi]
    return record


def _konfirmasi(konfirmasi: domain.Konfirmasi) -> Record:
    return {
        "hal": str(konfirmasi.hal),
        "indikator": list(konfirmasi.indikator),
        "oleh": konfirmasi.oleh,
        "tanggal": wording.format_tanggal(konfirmasi.tanggal),
        "surat": konfirmasi.surat,
        "berkas": konfirmasi.span.berkas,
        "baris": konfirmasi.span.baris,
    }


def _head(perjanjian: domain.Perjanjian) -> Record:
    jabatan = perjanjian.jabatan
    return {
        "kode": jabatan.kode,
        "tahun": perjanjian.tahun,
        "jenis": str(perjanjian.jenis),
        "keadaan": str(perjanjian.keadaan),
        "jabatan": {
            "kode": jabatan.kode,
            "nama": wording.format_titel(jabatan),
            "jenjang": jabatan.jenjang,
            "unit": jabatan.unit,
        },
        "pihak_pertama": _pihak(perjanjian.pihak_pertama),
        "pihak_kedua": _pihak(perjanjian.pihak_kedua),
    }


def to_embedded(perjanjian: domain.Perjanjian, rows: str | None = None) -> str:
    """Return all that the document was made from, as JSON text, for comparison with another year's.

    `rows` is what `embed_rows` gives for its rows, where that is known already.

    Lines of the sources are left out: a comment added above must not change the document.
    """
    record = _head(perjanjian) | {"keadaan": _marked(perjanjian)}
    record["alasan_konsep"] = list(perjanjian.alasan_konsep)
    if perjanjian.jenis is domain.Jenis.PERUBAHAN:
        record["nomor"] = perjanjian.nomor
        record["alasan_perubahan"] = perjanjian.alasan_perubahan
    record["melalui"] = [row.melalui.nama if row.melalui else None for row in perjanjian.baris]
    record["program"] = [
        {"program": p.program, "anggaran": str(p.anggaran), "keterangan": p.keterangan}
        for p in perjanjian.program
    ]
    rows = embed_rows(perjanjian.baris) if rows is None else rows
    return f'{to_json(record)[:-1]}, "baris": [{rows}]}}'


def _marked(perjanjian: domain.Perjanjian) -> str:
    """What the document says of itself: that dots stand for a name, its own parties show."""
    konsep = perjanjian.keadaan is domain.Keadaan.KONSEP
    return str(domain.Keadaan.KONSEP if konsep else domain.Keadaan.SIAP)


def embed_rows(baris: Sequence[domain.Baris]) -> str:
    """Return the rows as JSON text; through whom they came stands elsewhere in the record."""
    return to_json([_row(row) for row in baris])[1:-1]


def _row(row: domain.Baris) -> Record:
    record = _baris(row) | {"asal": [asal.aturan for asal in row.asal]}
    if row.sifat is domain.Sifat.TURUNAN:
        record |= _chain(row)
    record["pengukuran"] = [_uraian(uraian) for uraian in row.pengukuran]
    return record


def to_json(data: object) -> str:
    """Return plain data as JSON text in one line: the text of `json.dumps`, in a tenth of its time.

    Example:
        >>> to_json({"nama": "René", "nip": None})
        '{"nama": "René", "nip": null}'
    """
    return msgspec.json.format(_ENCODER.encode(data), indent=0).decode()


def _pihak(pihak: domain.Pihak) -> Record:
    """A party; `nip` is the number that the paper prints, be it the NRK."""
    pejabat = pihak.pejabat
    return {
        "nama": wording.format_nama(pejabat) if pejabat else None,
        "nip": (pejabat.nomor or None) if pejabat else None,
        "jabatan": wording.format_jabatan(pihak),
    }


def _baris(row: domain.Baris) -> Record:
    return {
        "kode": row.kode,
        "no_sasaran": row.no_sasaran,
        "kelompok": str(row.kelompok),
        "sasaran": row.sasaran,
        "no_indikator": row.no_indikator,
        "indikator": row.indikator,
        "sifat": str(row.sifat),
        "lingkup": join_words(row.lingkup) or None,
        "sumber_data": row.sumber_data,
        "sistem_input": row.sistem_input,
        "target": _target(row.target),
        "satuan": row.satuan,
        "agregasi": str(row.agregasi),
    }


def _chain(row: domain.Baris) -> Record:
    """What a row rests on: the codes from its own up, and how; None where that is not said."""
    return {"rantai": list(row.rantai), "penurunan": row.penurunan and str(row.penurunan)}


def _target(target: domain.Target | None) -> Mapping[str, str | None]:
    printed = form_rows.format_target(target)
    return {key: None if text == "N/A" else text for key, text in printed.items()}


def _places(row: domain.Baris) -> list[Record]:
    spans = [asal.span for asal in row.asal] + ([row.melalui.span] if row.melalui else [])
    return [{"berkas": span.berkas, "baris": span.baris} for span in spans]


def _uraian(uraian: domain.Uraian) -> Record:
    isi = [f"{b.tanda} {b.teks}" if isinstance(b, domain.Butir) else b for b in uraian.isi]
    return {"jenis": uraian.jenis, "judul": uraian.judul, "isi": list(map(without_bold, isi))}
