"""Rules of the names of persons: degrees stand apart, capitals are made by the program."""

from collections.abc import Iterator

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem

_INISIAL = 3
"""A name of so few letters may be one of initials."""


def check_names(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """J022 (warning): a name was taken apart surely, and is in capital and small letters.

    The form prints the name in capitals, and never the degrees: `M.Si` would become `M.SI`.
    """
    for jabatan in organisasi.jabatan.values():
        for pejabat in (jabatan.pejabat, *jabatan.pengganti):
            if pejabat and (wrong := _name_fault(pejabat)):
                pesan = f"jabatan {jabatan.kode}: {wrong}."
                yield Problem(pejabat.span, "J022", pesan, Berat.PERINGATAN, (jabatan.kode,))


def _name_fault(pejabat: domain.Pejabat) -> str:
    nama = pejabat.nama
    if pejabat.ragu:
        return (
            f'nama "{pejabat.tertulis or nama}": {pejabat.ragu}. Terbaca {_apart(pejabat)}; bila '
            "keliru, tulis ketiganya terpisah"
        )
    if len(nama) > _INISIAL and _as_name(nama) != nama:
        case = "besar" if nama.isupper() else "kecil"
        return f'nama "{nama}" seluruhnya huruf {case}; tulis misalnya "{_as_name(nama)}"'
    return ""


def _apart(pejabat: domain.Pejabat) -> str:
    keys = (
        ("gelar_depan", pejabat.gelar_depan),
        ("nama", pejabat.nama),
        ("gelar_belakang", pejabat.gelar_belakang),
    )
    return ", ".join(f'{key}: "{text}"' for key, text in keys if text)


def _as_name(text: str) -> str:
    """The text with a capital to each word, where its letters are all of one kind."""
    alike = text.isupper() or text.islower()
    return " ".join(word.capitalize() for word in text.split()) if alike else text
