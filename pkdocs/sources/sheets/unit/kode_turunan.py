"""Codes for own indicators that are still to be written: the same from one workbook to the next.

A code is made of what it comes from and of the post's own name: `1.1.hukum`. Pure.
"""

import re
from collections import Counter
from collections.abc import Container, Mapping

from pkdocs import domain
from pkdocs.base.text import slug

_KINDS = frozenset(
    (
        *("kepala", "ketua", "sekretaris", "koordinator", "subkoordinator"),
        *("bagian", "subbagian", "subkelompok", "kelompok", "seksi", "bidang", "subbidang"),
        *("kabag", "kasubbag", "kasubag", "kabid", "kasubbid", "kasi", "kasie"),
    )
)
"""Words that a code of a post begins with, and that say only what kind of post it is."""
_FILLERS = frozenset(("dan", "serta", "di", "pada"))
_LONGEST = 30
_LONGEST_INDUK = 9
_LONGEST_NAMA = 17
_LONGEST_AWALAN = 12
_MOST_WORDS = 5


def short_names(organisasi: domain.Organisasi) -> Mapping[domain.KodeJabatan, str]:
    """Return for each post a name of at most 17 letters and digits that no other post has.

    It is the beginning of its code, without the words for its kind: `kasubbag-tata-usaha` gives
    `tatausaha`.
    """
    found: dict[domain.KodeJabatan, str] = {}
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    for kode in organisasi.jabatan:
        name = _joined(_words(kode), _LONGEST_NAMA)
        if name in taken:
            name = _joined(kode.lower().split("-"), _LONGEST_NAMA)
        found[kode] = _free_name(name, taken, numbers)
        taken.add(found[kode])
    return found


def _words(kode: str) -> list[str]:
    """The words of a code from the first one that says which post of its kind it is."""
    words = [word for word in kode.lower().split("-") if word not in _FILLERS]
    kinds = next((nth for nth, word in enumerate(words) if word not in _KINDS), 0)
    bare = words[kinds:]
    return bare if re.search(r"[a-z]", "".join(bare)) else words


def _joined(words: list[str], longest: int) -> str:
    """As many whole words as there is room for; of the first what there is room for."""
    name = words[0][:longest]
    for word in words[1:]:
        if len(name) + len(word) > longest:
            break
        name += word
    return name


def _free_name(name: str, taken: Container[str], numbers: Counter[str]) -> str:
    """The name, or with the next number behind it; `numbers` are those that it had so far."""
    free = name
    while free in taken:
        numbers[name] += 1
        number = str(numbers[name] + 1)
        free = f"{name[: _LONGEST_NAMA - len(number)]}{number}"
    return free


def owed_code(induk: str, name: str, taken: Container[str]) -> str:
    """Return the code of an own indicator that a post owes, `name` as of `short_names`."""
    return _free(f"{_upper(induk)}.{name}", taken)


def typed_code(induk: str, name: str, indikator: str) -> str:
    """Return the code of an own indicator that somebody adds: its first letters tell it apart.

    Example:
        >>> typed_code("1.2", "loket", "Waktu penyelesaian layanan loket")
        '1.2.loket.wpll'
    """
    letters = "".join(word[0] for word in slug(indikator).split("-") if word)[:_MOST_WORDS]
    return f"{_upper(induk)}.{name[:_LONGEST_AWALAN]}.{letters or 'x'}"


def _upper(induk: str) -> str:
    """As many parts of a code as leave room for a name behind it."""
    parts = induk.split(".")
    while len(parts) > 1 and len(".".join(parts)) > _LONGEST_INDUK:
        parts.pop()
    return ".".join(parts)[:_LONGEST_INDUK]


def _free(kode: str, taken: Container[str]) -> str:
    number = 1
    found = kode
    while found in taken:
        number += 1
        found = f"{kode}.{number}"
    return found
