"""The names under which signed PDF are uploaded: a pattern that is data, filled in for each post.

What is not known of a post falls out of its name together with what sets it apart.
"""

import re

from pkdocs.base.problem import suggest
from pkdocs.base.text import join_words, slug
from pkdocs.domain import wording
from pkdocs.domain.perjanjian import Perjanjian

ISIAN = ("tahun", "nip", "kode", "jabatan", "nomor")
"""What a pattern may name in braces; `nomor` is that of a perubahan."""
_WHOSE = ("nip", "kode", "jabatan")
_SLOT = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = r'[<>:"/\\|?*\x00-\x1f]'
_EMPTY = "\0"
_APART = " _.-"
_FALLS_OUT = rf"[{_APART}]*[(\[]?{_EMPTY}[)\]]?"


def pattern_fault(pola: str) -> str:
    """Return what is wrong with a pattern of names, in Indonesian; "" where nothing is.

    Example:
        >>> pattern_fault("PK_{tahun}_{kode}.pdf")
        ''
        >>> pattern_fault("PK_{kdoe}.pdf")
        '"{kdoe}" tidak dikenal. Maksudnya "kode"?'
    """
    names = _SLOT.findall(pola)
    unknown = next((name for name in names if name not in ISIAN), None)
    rest = _SLOT.sub("", pola)
    if unknown is not None:
        known = suggest(unknown, ISIAN) or f" Yang dikenal: {_braced(ISIAN)}."
        return f'"{{{unknown}}}" tidak dikenal.{known}'
    if not pola.lower().endswith(".pdf"):
        return "nama berkas harus berakhiran .pdf."
    if re.search(_FORBIDDEN, rest) or set("{}") & set(rest) or pola[0] in _APART:
        return "nama berkas memuat tanda yang tidak boleh ada di sana, atau diawali tanda pemisah."
    if not set(_WHOSE) & set(names):
        return f"nama berkas setiap jabatan akan sama; muat salah satu dari {_braced(_WHOSE)}."
    found = re.search(r"20[0-9]{2}", rest)
    return f'tulis "{{tahun}}", bukan {found[0]}.' if found else ""


def _braced(names: tuple[str, ...]) -> str:
    return join_words([f"{{{name}}}" for name in names])


def file_name(pola: str, perjanjian: Perjanjian) -> str:
    """Return the name of an agreement's PDF by a pattern in which nothing is wrong.

    Example:
        >>> file_name("PK_{tahun}_{nip}_{kode}.pdf", perjanjian)
        'PK_2023_198506062010061006_kabag-dua.pdf'
    """
    jabatan, pejabat = perjanjian.jabatan, perjanjian.pihak_pertama.pejabat
    filled = {
        "tahun": str(perjanjian.tahun),
        "nip": pejabat.nip if pejabat else "",
        "kode": jabatan.kode,
        "jabatan": slug(wording.format_titel(jabatan)),
        "nomor": str(perjanjian.nomor) if perjanjian.nomor else "",
    }
    stem = _SLOT.sub(lambda found: filled[found[1]] or _EMPTY, pola[: -len(".pdf")])
    name = re.sub(_FALLS_OUT, "", stem).lstrip(_APART)
    return f"{name or jabatan.kode}.pdf"
