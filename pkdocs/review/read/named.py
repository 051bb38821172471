"""Which post of the chart a few words mean, as heads of columns and lists of names say it. Pure.

By code, name or short name; else by an abbreviation (`Kesra`, `PLH`, `Ekbang`) that only one of
the posts can be short for. What leaves a choice is nobody's.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from pkdocs.base.text import fold
from pkdocs.domain.organisasi import Jabatan

_RANKS = frozenset(
    (
        *("kepala", "ketua", "asisten", "pejabat", "fungsional", "para", "seluruh", "semua"),
        *("bagian", "subbagian", "sub", "bag", "subbag", "kabag", "kasubbag", "kasubag"),
        *("kelompok", "subkelompok", "koordinator", "subkoordinator", "subkel", "dan", "serta"),
    )
)
"""Words that say what kind of post it is, and not which; and what joins words."""
_ALL = frozenset(("para", "seluruh", "semua"))
_SHORT_RANKS = {
    **dict.fromkeys(("kabag", "kasubbag", "kasubag", "kasi"), ("kepala",)),
    **dict.fromkeys(("dan", "serta", *_ALL), ()),
}
"""Words among them that are short for others, or say nothing of the kind."""
_BEFORE_STEM = re.compile(r"^(?:peng|pem|pen|per|pe|ke|meng|mem|men|me)(?=\w{4})")
_LEAST = 3
"""So many letters an abbreviation of a part of a name has at least."""


class JabatanDisebut(Struct, frozen=True):
    """Whom words name: `jabatan` () nobody, or more than one of the `mungkin`.

    `diduga`: by an abbreviation.
    """

    jabatan: tuple[Jabatan, ...] = ()
    diduga: bool = False
    mungkin: tuple[Jabatan, ...] = ()


_Test = Callable[[str, Jabatan], bool]


def find_named(teks: str, all_jabatan: Sequence[Jabatan], *, short: bool = True) -> JabatanDisebut:
    """Return the post that a text names among these; all of a jenis where it says so.

    Without `short` no abbreviation counts.

    Example:
        >>> find_named("Kabag PLH", chart).jabatan[0].nama
        'Kepala Bagian Pembangunan dan Lingkungan Hidup'
    """
    every = _all_of_jenis(teks, all_jabatan)
    if every:
        return JabatanDisebut(every)
    for place, test in enumerate(_TESTS if short else _TESTS[:_SURE]):
        found = tuple(jabatan for jabatan in all_jabatan if test(teks, jabatan))
        if len(found) == 1:
            return JabatanDisebut(found, diduga=place >= _SURE)
        if found:
            return JabatanDisebut(mungkin=found)
    return JabatanDisebut()


def contradicts(teks: str, jabatan: Jabatan) -> bool:
    """Return whether words name another kind of post: `Kepala Bagian` over an Asisten.

    Example:
        >>> contradicts("Para Asisten", chart[0]), chart[0].nama
        (True, 'Kepala Bagian Hukum')
    """
    said, own = _ranks(teks), _ranks(jabatan.nama)
    return bool(said and own) and not said & own


def _ranks(teks: str) -> set[str]:
    words = (word for word in fold(teks).split() if word in _RANKS)
    return {title for word in words for title in _SHORT_RANKS.get(word, (word,))}


def _all_of_jenis(teks: str, all_jabatan: Sequence[Jabatan]) -> tuple[Jabatan, ...]:
    """`Para Lurah`: all posts of the jenis lurah."""
    first, _, rest = fold(teks).partition(" ")
    if first not in _ALL:
        return ()
    return tuple(jabatan for jabatan in all_jabatan if fold(jabatan.jenis) == rest)


def _is_name(teks: str, jabatan: Jabatan) -> bool:
    own = [jabatan.nama, jabatan.singkat]
    own += [f"{name} {jabatan.kursi}" for name in own if jabatan.kursi]
    return bool(fold(teks)) and fold(teks) in map(fold, (jabatan.kode, *own))


def _is_own(teks: str, jabatan: Jabatan) -> bool:
    """Whether a text has the very words of a name that tell the post from others of its kind."""
    words = _own_words(teks)
    return bool(words) and words in list(_names(jabatan))


def _is_word(teks: str, jabatan: Jabatan) -> bool:
    """Whether a text is whole words of a name that follow each other: `Umum`, `Tata Usaha`."""
    words = _own_words(teks)
    return any(words == run for name in _names(jabatan) for run in _runs(name))


def _is_short(teks: str, jabatan: Jabatan) -> bool:
    """Whether a text is put together of beginnings of the words of a name: `PLH`, `Ekbang`.

    Of all of them, or of some that follow each other: `Kesra`; then it has three letters or more.
    """
    letters = "".join(_own_words(teks))
    names = list(_names(jabatan))
    if len(letters) > 1 and any(_spells(letters, name) for name in names):
        return True
    runs = (run for name in names for run in _runs(name))
    return len(letters) >= _LEAST and any(_spells(letters, run) for run in runs)


_TESTS: tuple[_Test, ...] = (_is_name, _is_own, _is_word, _is_short)
_SURE = 2
"""So many of the tests ask for the whole name."""


def _own_words(teks: str) -> tuple[str, ...]:
    return tuple(word for word in fold(teks).split() if word not in _RANKS)


def _names(jabatan: Jabatan) -> Iterator[tuple[str, ...]]:
    for name in (jabatan.nama, jabatan.singkat, jabatan.kode):
        words = _own_words(name)
        if words:
            yield words


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    """Whether letters are a beginning of the first word, then one of the second, to the last."""
    if not words:
        return not letters
    stems = {words[0], _BEFORE_STEM.sub("", words[0])}
    return any(
        _spells(letters[length:], words[1:])
        for stem in stems
        for length in range(1, len(letters) + 1)
        if stem.startswith(letters[:length])
    )
