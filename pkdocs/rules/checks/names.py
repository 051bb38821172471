"""Rules of the names of persons: degrees stand apart, capitals are made by the program."""

import re
from collections.abc import Iterator

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem

_INISIAL = 3
"""A name of so few letters may be one of initials."""
_DEPAN = re.compile(r"(?:(?:Prof|Dr|Dra|Drs|Drg|Drh|Ir|Apt|Ns|Hj)\b\.? *)+", re.IGNORECASE)
_GELAR = (
    r"(?:(?:[A-Z][A-Za-z]{0,4}\.){1,4}[A-Z][A-Za-z]{0,4}\.?"
    r"|SH|SE|ST|SIP|SAP|STP|SSTP|SPd|SKM|SKom|SSos|MH|MM|MT|MSi|MAP|MPd|MKes|AP)"
)
_BELAKANG = re.compile(rf"(?: +{_GELAR})+$")


def check_names(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """J022 (warning): a name is without degrees, in capital and small letters.

    The form prints the name in capitals, and never the degrees: `M.Si` would become `M.SI`.
    """
    for jabatan in organisasi.jabatan.values():
        pejabat = jabatan.pejabat
        if pejabat and (wrong := _name_fault(pejabat.nama)):
            pesan = f"jabatan {jabatan.kode}: {wrong}."
            yield Problem(pejabat.span, "J022", pesan, Berat.PERINGATAN, (jabatan.kode,))


def _name_fault(nama: str) -> str:
    depan, own, belakang = _parts(nama)
    if own and (depan or belakang):
        keys = (("gelar_depan", depan), ("nama", _as_name(own)), ("gelar_belakang", belakang))
        apart = ", ".join(f'{key}: "{text}"' for key, text in keys if text)
        return f'nama "{nama}" tampaknya memuat gelar; tulis terpisah, {apart}'
    if len(nama) > _INISIAL and _as_name(nama) != nama:
        case = "besar" if nama.isupper() else "kecil"
        return f'nama "{nama}" seluruhnya huruf {case}; tulis misalnya "{_as_name(nama)}"'
    return ""


def _as_name(text: str) -> str:
    """The text with a capital to each word, where its letters are all of one kind."""
    alike = text.isupper() or text.islower()
    return " ".join(word.capitalize() for word in text.split()) if alike else text


def _parts(nama: str) -> tuple[str, str, str]:
    """The degrees before, the name, the degrees behind; a name has no comma of its own."""
    own, _, belakang = (part.strip() for part in nama.partition(","))
    found = _DEPAN.match(own)
    depan = found.group().strip() if found and found.group() != own else ""
    own = own[len(depan) :].strip()
    behind = None if belakang else _BELAKANG.search(own)
    if behind:
        own, belakang = own[: behind.start()], behind.group().strip()
    return depan, own, belakang
