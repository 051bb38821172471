"""The Indonesian words of an error of shape, by its pydantic type and the pattern not met.

It gives code and words; the place is for `reading`.
"""

import re
from collections.abc import Sequence
from typing import Any

from pkdocs.base.problem import suggest
from pkdocs.base.text import join_words
from pkdocs.sources.forms.bentuk import (
    GELAR,
    JANGKAR,
    KODE,
    KODE_INDIKATOR,
    KURSI,
    LETTER,
    MEGABITA,
    NAMA_KURSI,
    NIP,
    SATUAN,
    SEBUTAN,
    Bentuk,
    as_shown,
)


def error_words(detail: Any, keys: Sequence[str], *, split: bool = False) -> tuple[str, str]:
    """Return the code and Indonesian words of a pydantic error, by its type.

    `keys` are those of the place; `split` where a comma in a value makes a key of what follows.
    """
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    match kind:
        case "missing":
            words = ("B001", f'"{name}" belum diisi.')
        case "extra_forbidden":
            words = ("B002", _unknown_key(name, keys, split=split and value is None))
        case "literal_error":
            allowed = context["expected"].replace(" or ", " atau ").replace("'", '"')
            words = ("B004", f"{_shown(value)} tidak dikenal; pilih {allowed}.")
        case "string_pattern_mismatch":
            words = ("B005", _pattern_words(as_shown(context["pattern"]), value))
        case "string_too_long":
            longest = context["max_length"]
            words = ("B006", f"teks terlalu panjang (paling banyak {longest} huruf).")
        case "too_short" | "string_too_short":
            words = ("B007", "tidak boleh kosong.")
        case _:
            words = ("B003", f"{_expected(kind)}, bukan {_shown(value)}.{_space_missing(value)}")
    return words


def _unknown_key(name: str, keys: Sequence[str], *, split: bool) -> str:
    spelled = re.sub(r"[\W_]+", "_", name.lower())
    if spelled in keys:
        return f'tulis kunci "{spelled}", bukan "{name}".'
    if name.partition(":")[0] in keys:
        return f'"{name}" terbaca sebagai satu kunci.{_space_missing(name)}'
    if split and re.fullmatch(r"[0-9]+%?", name):
        return (
            f'"{name}" terbaca sebagai kunci; angka berkoma di dalam {{ }} harus '
            'diberi tanda kutip, misalnya "86,75".'
        )
    if split:
        return (
            f'"{name}" terbaca sebagai kunci; teks berkoma di dalam {{ }} harus diberi tanda '
            'kutip, misalnya "S.H., M.H.".'
        )
    elsewhere = any(name in form.__struct_fields__ for form in _all_forms())
    hint = "" if elsewhere else suggest(name, sorted(keys))
    known = f"; yang dikenal: {join_words(keys)}" if keys and not hint else ""
    return f'kunci "{name}" tidak dikenal di sini{known}.{hint}'


def _space_missing(value: object) -> str:
    """What to write where a key and its value were run together: `satuan:Kelurahan`."""
    found = re.fullmatch(r"([a-z_]+):(\S.*)", value, re.DOTALL) if isinstance(value, str) else None
    return f' Sesudah titik dua harus ada spasi: "{found[1]}: {found[2]}".' if found else ""


def _all_forms() -> list[type[Bentuk]]:
    pending: list[type[Bentuk]] = [Bentuk]
    found: list[type[Bentuk]] = []
    while pending:
        form = pending.pop()
        found.append(form)
        pending.extend(form.__subclasses__())
    return found


PATTERN_WORDS = {
    KODE: 'bukan kode yang sah; pakai huruf, angka, dan tanda hubung, misalnya "lurah-angke"',
    LETTER: 'bukan teks; isilah dengan kata-kata, misalnya "Kelurahan Angke"',
    SATUAN: 'bukan satuan; isilah misalnya "Nilai", "Dokumen", atau "%"',
    GELAR: (
        "bukan gelar; isilah tanpa koma di awal atau di akhir (koma sesudah nama dicetak oleh "
        'program), misalnya "Dr." atau "S.H., M.H."'
    ),
    JANGKAR: (
        "bukan jangkar tanda tangan; pakai huruf, angka, dan tanda baca tanpa spasi, paling "
        'sedikit satu tanda baca, misalnya "#" atau "${ttd_pengirim1}"'
    ),
    SEBUTAN: (
        "bukan sebutan; isilah singkatan yang diakhiri titik, "
        'misalnya "Plt.", "Plh.", "Pj.", atau "Pjs."'
    ),
    KURSI: "bukan banyaknya kursi; isilah dengan angka, misalnya 3",
    MEGABITA: "bukan ukuran; isilah dengan angka dalam MB, misalnya 10",
    NAMA_KURSI: 'bukan nama kursi; awali dengan huruf atau angka, misalnya "Peraturan"',
    r"^[0-9]{1,10}$": 'bukan NRK; isilah dengan angka saja, misalnya "123456"',
    NIP: 'bukan NIP; isilah dengan 18 angka saja, misalnya "198001012005011001"',
    KODE_INDIKATOR: (
        'bukan kode indikator; pakai huruf, angka, dan titik, misalnya "2.1" atau "2.1.hukum"'
    ),
    r"^[0-9]{1,3}$": "bukan nomor; isilah dengan angka, misalnya 1",
    r"^20[0-9]{2}$": "bukan tahun; isilah misalnya 2023",
    r"^\S+\s+\S": 'butir daftar harus diawali tandanya, misalnya "a. …" atau "- …"',
    r"^[0-9]{1,3}(\.?[0-9]{3})*$": "bukan jumlah rupiah; isilah misalnya 1.250.000",
}
_EXCEL = (
    "bukan NIP, melainkan angka yang dibulatkan Excel; salin ulang NIP dari data kepegawaian, "
    "dengan format sel Teks"
)


def _pattern_words(pattern: str, value: object) -> str:
    words = PATTERN_WORDS[pattern]
    if pattern != NIP:
        return f"{_shown(value)} {words}."
    of_excel = re.search(r"[0-9]E\+?[0-9]", str(value), re.IGNORECASE)
    return f"isian ini {_EXCEL if of_excel else words}."  # whose it is, is nobody's business


def _expected(kind: str) -> str:
    return {
        "string_type": "harus berupa teks",
        "list_type": 'harus berupa daftar (baris-baris berawalan "- ")',
        "dict_type": "harus berupa pasangan kunci: nilai",
        "model_type": "harus berupa pasangan kunci: nilai",
    }.get(kind, "bentuknya tidak sesuai")


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}…"'
    if value is None:
        return "kosong"
    return "daftar" if isinstance(value, list) else "pasangan kunci: nilai"
