"""The nota dinas to the Walikota with the recap: its words, and the docx from its template."""

from collections.abc import Iterator, Mapping
from itertools import islice

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.outputs.form_words import Words
from pkdocs.outputs.instruksi.template import PaperForm, fill
from pkdocs.outputs.instruksi.words import format_penandatangan
from pkdocs.outputs.recap.words import name_tenggat
from pkdocs.rules.rekap import BarisRekap, Hitungan, Kemajuan, Rekap
from pkdocs.word import Template

BERKAS = "nota-dinas.docx"
TITIK = "…" * 10
MOST_LATE = 500
"""So many late posts are listed; how many more there are is said below them."""
_JUMLAH = (
    *("wajib", "kosong", "galat", "konsep", "belum_siap", "tanpa_nama", "siap"),
    *("siap_ditandatangani", "ditandatangani", "pindaian", "diinput"),
    *("diunggah", "diserahkan", "diterima", "terlambat"),
)
_TANDA_TANGAN = ("jabatan", "nama", "baris_nip")
_FIELDS = frozenset(
    (
        *("kop[]", "unit_penyusun", "kepada", "dari", "nomor", "tanggal", "tahun", "hari"),
        *("tenggat[].langkah", "tenggat[].hari", "unit[].no", "unit[].unit"),
        *(f"unit[].{key}" for key in _JUMLAH),
        *(f"jumlah.{key}" for key in _JUMLAH),
        *(f"terlambat[].{key}" for key in ("no", "unit", "jabatan", "nama", "langkah")),
        "terlambat_lain",
        *(f"penyusun.{key}" for key in _TANDA_TANGAN),
    )
)
NOTA_DINAS = PaperForm("templates/nota-dinas.docx", _FIELDS, optional=_FIELDS)


def nota_dinas(
    rekap: Rekap, organisasi: domain.Organisasi, template: Template, status: str = ""
) -> bytes:
    """Return the .docx of the nota dinas; the same recap, the same bytes.

    `status` is the mark of who makes it.

    Raises:
        TemplateError: A word cannot be printed.
    """
    title = f"Nota Dinas: Rekap Perjanjian Kinerja Tahun {rekap.tahun}"
    return fill(template, build_words(rekap, organisasi), title, status)


def build_words(rekap: Rekap, organisasi: domain.Organisasi) -> Words:
    """Return the words of the nota dinas, by placeholder.

    Number and date are dots: they are given when it is registered. Dasar: Pergub DKI 99/2021;
    Instruksi e-0005/2023, KELIMA (handed to the Walikota through Bagian KKPP).
    """
    penyusun = post_of(organisasi, organisasi.penyerahan.penyusun)
    kepada = post_of(organisasi, organisasi.penyerahan.kepada)
    late = [row for unit in rekap.units for row in unit.terlambat_dahulu if row.terlambat]
    more = len(late) - MOST_LATE
    return {
        "kop": list(organisasi.naskah.kop),
        "unit_penyusun": penyusun.unit if penyusun else "",
        "kepada": kepada.nama if kepada else TITIK,
        "dari": wording.format_titel(penyusun) if penyusun else TITIK,
        "nomor": TITIK,
        "tanggal": TITIK,
        "tahun": str(rekap.tahun),
        "hari": wording.format_tanggal(rekap.hari),
        "tenggat": [
            {"langkah": str(own), "hari": wording.format_tanggal(day)}
            for own, day in name_tenggat(rekap)
        ],
        "unit": [
            {"no": str(number), "unit": own.unit, **_counts(own.hitungan)}
            for number, own in enumerate(rekap.units, start=1)
        ],
        "jumlah": _counts(rekap.hitungan),
        "terlambat": list(_late(islice(late, MOST_LATE))),
        "terlambat_lain": f"dan {more} jabatan lain" if more > 0 else "",
        "penyusun": sign(penyusun, organisasi.naskah),
    }


def post_of(
    organisasi: domain.Organisasi, kode: domain.KodeJabatan | None
) -> domain.Jabatan | None:
    """Return the post that the data name; None where they name none, or one that is not there."""
    return organisasi.jabatan.get(kode) if kode else None


def sign(jabatan: domain.Jabatan | None, naskah: domain.Naskah) -> Mapping[str, str]:
    """Return who signs, dots for what is not known."""
    if jabatan is None:
        return {"jabatan": TITIK, "nama": wording.TITIK_NAMA, "baris_nip": ""}
    return format_penandatangan(jabatan, naskah)


def _counts(own: Hitungan) -> Mapping[str, str]:
    done, of = own.jumlah_diinput
    signed, unnamed = own.kemajuan[Kemajuan.DITANDATANGANI], own.kemajuan[Kemajuan.TANPA_NAMA]
    ready = own.kemajuan[Kemajuan.SIAP]
    return {
        "wajib": str(own.wajib),
        "kosong": str(own.kemajuan[Kemajuan.TANPA_INDIKATOR]),
        "galat": str(own.kemajuan[Kemajuan.GALAT]),
        "konsep": str(own.kemajuan[Kemajuan.KONSEP]),
        "belum_siap": str(own.wajib - signed - unnamed - ready),
        "tanpa_nama": str(unnamed),
        "siap": str(ready),
        "siap_ditandatangani": str(ready + unnamed),
        "ditandatangani": str(signed),
        "pindaian": str(own.pindaian),
        "diinput": f"{done}/{of}",
        "diunggah": str(own.diunggah),
        "diserahkan": str(own.diserahkan),
        "diterima": str(own.diterima),
        "terlambat": str(own.jabatan_terlambat),
    }


def _late(rows: Iterator[BarisRekap]) -> Iterator[Mapping[str, str]]:
    for number, row in enumerate(rows, start=1):
        pejabat = row.tahu.pejabat
        yield {
            "no": str(number),
            "unit": row.tahu.jabatan.unit,
            "jabatan": wording.format_titel(row.tahu.jabatan),
            "nama": wording.format_nama(pejabat) if pejabat else "",
            "langkah": ", ".join(row.terlambat),
        }
