"""Rules of the names of persons: degrees stand apart, capitals are made by the program."""

from collections.abc import Iterator

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.domain.nama import Nama, read_nama

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
    read = read_nama(pejabat.tertulis or pejabat.nama)
    ragu = _doubt(pejabat, read)
    nama = pejabat.nama
    if ragu:
        return (
            f'nama "{pejabat.tertulis or nama}": {ragu}. Terbaca {_apart(pejabat)}; bila keliru, '
            "tulis ketiganya terpisah"
        )
    if len(nama) > _INISIAL and _as_name(nama) != nama:
        case = "besar" if nama.isupper() else "kecil"
        return f'nama "{nama}" seluruhnya huruf {case}; tulis misalnya "{_as_name(nama)}"'
    return ""


def _doubt(pejabat: domain.Pejabat, read: Nama) -> str:
    """What is not sure of a name; of one that was written apart only what was written twice."""
    if read.gelar_depan not in ("", pejabat.gelar_depan):
        return f'"{read.gelar_depan}" di dalam nama, padahal gelar_depan juga diisi'
    if read.gelar_belakang not in ("", pejabat.gelar_belakang):
        return f'"{read.gelar_belakang}" di dalam nama, padahal gelar_belakang juga diisi'
    apart = not pejabat.tertulis and (pejabat.gelar_depan or pejabat.gelar_belakang)
    return "" if apart else read.ragu


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
