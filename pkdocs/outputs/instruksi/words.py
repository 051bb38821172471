"""From the Instruksi to the words of its document: only text, and rows of text. Pure.

Every key of `templates/instruksi.docx` is made here; "" means "not there".
"""

from collections.abc import Mapping, Sequence

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.outputs.form_words import KONSEP, Words

TITIK_NOMOR = "…" * 5
_PENANDATANGAN = ("jabatan", "nama", "baris_nip")
FIELDS = frozenset(
    (
        *("konsep", "alasan_konsep", "kop", "judul", "nomor", "tentang", "pejabat", "pembuka"),
        *("kepada[].tanda", "kepada[].teks", "di_lingkungan"),
        *("untuk[].ke", "untuk[].teks", "untuk[].butir[].tanda", "untuk[].butir[].teks"),
        *("penutup", "tempat", "tanggal"),
        *(f"penandatangan.{key}" for key in _PENANDATANGAN),
        *("tembusan[].tanda", "tembusan[].teks"),
    )
)
"""Every field of the form, as a template names it; `[]` stands for the rows of a list."""


def build_words(
    instruksi: domain.Instruksi, organisasi: domain.Organisasi, alasan: Sequence[str] = ()
) -> Words:
    """Return the words of the document of the Instruksi, by placeholder.

    `alasan` are the reasons why it may not be signed yet, none where it may.
    Dasar: Instruksi Walikota e-0005/2023 as printed; Pergub DKI 99/2021.
    """
    jabatan = organisasi.jabatan[instruksi.penandatangan]
    return {
        **format_konsep(alasan),
        "kop": jabatan.nama.upper(),
        "judul": instruksi.nama.upper(),
        "nomor": f"{format_nomor(instruksi).replace(' Tahun ', ' TAHUN ')}",
        "tentang": instruksi.tentang.upper(),
        "pejabat": jabatan.nama.upper(),
        "pembuka": instruksi.pembuka,
        "kepada": _numbered(instruksi.kepada),
        "di_lingkungan": instruksi.di_lingkungan,
        "untuk": [
            {"ke": own.ke, "teks": own.teks, "butir": _numbered(own.butir)}
            for own in instruksi.untuk
        ],
        "penutup": instruksi.penutup,
        "tempat": instruksi.tempat,
        "tanggal": wording.format_tanggal(instruksi.tanggal),
        "penandatangan": format_penandatangan(jabatan, organisasi.naskah),
        "tembusan": _numbered(instruksi.tembusan),
    }


def format_konsep(alasan: Sequence[str]) -> Mapping[str, str]:
    """Return the words that mark a paper which may not be signed yet, and why; "" on others."""
    return {"konsep": KONSEP if alasan else "", "alasan_konsep": "; ".join(alasan)}


def format_nomor(instruksi: domain.Instruksi) -> str:
    """Return `e-0005 Tahun 2023`, with dots where the number is not given yet."""
    return f"{instruksi.nomor or TITIK_NOMOR} Tahun {instruksi.tahun}"


def format_penandatangan(jabatan: domain.Jabatan, naskah: domain.Naskah) -> Mapping[str, str]:
    """Return who signs: post, name (dots where unknown) and the line of the NIP."""
    pejabat = jabatan.pejabat
    nomor = pejabat.nomor if pejabat else ""
    nip = nomor or ("" if jabatan.tanpa_nip else wording.TITIK_NIP)
    label = wording.format_label_nip(pejabat, naskah)
    return {
        "jabatan": wording.format_jabatan(domain.Pihak(jabatan, pejabat)),
        "nama": wording.format_nama(pejabat) if pejabat else wording.TITIK_NAMA,
        "baris_nip": f"{label} {nip}" if nip else "",
    }


def _numbered(texts: Sequence[str]) -> list[Mapping[str, str]]:
    return [{"tanda": f"{number}.", "teks": text} for number, text in enumerate(texts, start=1)]
