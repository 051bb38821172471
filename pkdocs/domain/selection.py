"""Which posts a user means: by code, by name, by unit, by jenjang."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import near_words
from pkdocs.base.text import join_words, slug
from pkdocs.domain import wording

_BERKAS = r"(?i)(?:.*[/\\])?([^/\\]*)\.(?:docx?|docm|dotx|pdf|rtf|odt|xlsx?|zip|ya?ml)"
_FEW = 3
_SEATS = 20
"""So many posts of one name are listed."""
_LISTED = 8
"""So few units or jenjang are all named where none is near."""
_WORDS = 20
"""So many words a name may have that was typed without quotes."""


def find_jabatan(organisasi: domain.Organisasi, text: str) -> domain.Jabatan | None:
    """Return the post that a code or a name (`lurah tambora`) means, or None.

    Example:
        >>> find_jabatan(year.organisasi, "Lurah Melati").kode
        'lurah-melati'
    """
    wanted = slug(text)
    by_code = {kode.lower(): jabatan for kode, jabatan in organisasi.jabatan.items()}
    if wanted in by_code:
        return by_code[wanted]
    named = _named(organisasi, wanted)
    return named[0] if len(named) == 1 else None


def _named(organisasi: domain.Organisasi, wanted: str) -> list[domain.Jabatan]:
    """The posts of that name (as slug), with or without its role; or the seats of that title."""
    return [
        j
        for j in organisasi.jabatan.values()
        if wanted == slug(j.nama)
        or (j.titel and wanted == j.titel.lower())
        or (j.peran and wanted == slug(wording.format_titel(j)))
    ]


def unknown_jabatan(organisasi: domain.Organisasi, text: str) -> str:
    """Return the message for a post that was not found: who may be meant, where one is near."""
    berkas = re.fullmatch(_BERKAS, text)
    if berkas:
        own = find_jabatan(organisasi, berkas[1])
        example = f', misalnya "{own.kode}"' if own else ""
        return f'"{text}" ialah nama berkas, bukan jabatan; sebut kode atau nama jabatan{example}.'
    all_jabatan = organisasi.jabatan.values()
    twins = _named(organisasi, slug(text))
    if twins:
        what = "kursi" if all(j.titel for j in twins) else "jabatan"
        listed = ", ".join(map(_as_one, twins[:_SEATS]))
        more = f", dan {len(twins) - _SEATS} lagi" if len(twins) > _SEATS else ""
        return f'nama "{text}" dipakai {len(twins)} {what}; sebut kodenya: {listed}{more}.'
    codes = [(slug(j.kode), str(j.kode)) for j in all_jabatan]
    known = [*codes, *((slug(j.nama), str(j.titel or j.kode)) for j in all_jabatan)]
    return f'jabatan "{text}" tidak ada di bagan.{_hint(text, known)}'


def _as_one(jabatan: domain.Jabatan) -> str:
    """A post among others of its name: code, role, holder."""
    pejabat = jabatan.pejabat
    beside = (jabatan.peran, wording.format_nama(pejabat) if pejabat else "")
    told = ", ".join(filter(None, beside))
    return f'"{jabatan.kode}" ({told})' if told else f'"{jabatan.kode}"'


def name_a_seat(codes: Sequence[str]) -> str:
    """Return what to say of a title that was named where one post must be; its seats by code."""
    more = ", …" if len(codes) > _SEATS else ""
    listed = f"{_either(codes[:_SEATS])}{more}"
    return f"mempunyai {len(codes)} kursi; sebut salah satu kursinya: {listed}."


def is_berkas(text: str) -> bool:
    """Return whether a text names a file, by its ending."""
    return re.fullmatch(_BERKAS, text) is not None


def quoted_name(organisasi: domain.Organisasi, words: Sequence[str]) -> str:
    """Return the name of a post that these words begin with, put together; "" for none."""
    for end in range(2, min(len(words), _WORDS) + 1):
        together = " ".join(words[:end])
        if _named(organisasi, slug(together)):
            return together
    return ""


def unknown_word(what: str, text: str, known: Iterable[str]) -> str:
    """Return the message for a unit or jenjang that no post has: what may be meant.

    By words and spelling as of a post, or by its first letters (`KKPP`); of few all are named.
    """
    words = sorted({*known} - {""})
    pairs = [(slug(word), word) for word in words]
    hint = _hint(text, pairs) or _asked(_of_initials(slug(text), pairs))
    if not hint and len(words) <= _LISTED:
        hint = f" Yang ada: {join_words(words)}."
    return f'{what} "{text}" tidak ada di bagan.{hint}'


def _of_initials(wanted: str, known: Sequence[tuple[str, str]]) -> list[str]:
    """What these are the first letters of: of all its words, or of the last ones."""
    return [own for key, own in known if len(wanted) > 1 and _initials(key).endswith(wanted)]


def _initials(key: str) -> str:
    return "".join(word[:1] for word in key.split("-") if word != "dan")


def _hint(text: str, known: Sequence[tuple[str, str]]) -> str:
    """What may be meant: what holds all the words, else what is spelled alike, else nothing.

    `known` are slugs, each with the word that is shown for it.
    """
    wanted = slug(text)
    near = near_words(wanted, [key for key, _ in known])[:1]
    alike = [word for key, word in known if key in near][:1]
    found = _holding(wanted.split("-"), known) or alike
    found = found or _holding(_respelled(wanted, known), known)
    if len(found) > _FEW:
        return f' Ada {len(found)} yang memuat kata itu, misalnya "{found[0]}".'
    return _asked(found)


def _asked(found: Sequence[str]) -> str:
    return f" Maksudnya {_either(found[:_FEW])}?" if found else ""


def _holding(words: Sequence[str], known: Sequence[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(own for key, own in known if {*words} <= {*key.split("-")}))


def _respelled(wanted: str, known: Sequence[tuple[str, str]]) -> list[str]:
    """The words as they are spelled in what is known, where they are near."""
    vocabulary = {word for key, _ in known for word in key.split("-")}
    return [(*near_words(word, vocabulary), word)[0] for word in wanted.split("-")]


def _either(words: Iterable[str]) -> str:
    return " atau ".join(f'"{word}"' for word in words)


def in_unit(organisasi: domain.Organisasi, jabatan: domain.Jabatan, unit: str) -> bool:
    """Return whether the post belongs to the unit, or to one below it."""
    wanted = slug(unit)
    above = domain.iter_line(organisasi, jabatan.kode)
    return any(slug(j.unit) == wanted for j in above)


def has_jenjang(jabatan: domain.Jabatan, jenjang: str) -> bool:
    """Return whether the post is of the jenjang; letter case and spaces do not matter.

    A text without letters is no jenjang, not the lack of one.
    """
    return bool(slug(jenjang)) and slug(jabatan.jenjang) == slug(jenjang)


class Dropped(Struct, frozen=True):
    """Posts whose own entry is wrong: `kode in dropped` tells, also of those a wilayah would have.

    `posts` are codes and `wilayah` names as they would be part of a code (`duri-utara`).
    """

    posts: frozenset[str] = frozenset()
    wilayah: frozenset[str] = frozenset()

    def __contains__(self, kode: object) -> bool:
        own = slug(str(kode))
        parts = own.split("-")
        ends = ("-".join(parts[start:]) for start in range(len(parts)))
        return own in self.posts or any(end in self.wilayah for end in ends)


def dropped_posts(dropped: Iterable[str]) -> Dropped:
    """Return the posts that were left out, named by code or as `wilayah <name>`."""
    posts, wilayah = set[str](), set[str]()
    for text in dropped:
        kind, _, nama = text.partition(" ")
        (wilayah if kind == "wilayah" else posts).add(slug(nama if kind == "wilayah" else text))
    return Dropped(frozenset(posts), frozenset(wilayah))
