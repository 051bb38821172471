"""Which posts a user means: by code, by name, by unit, by jenjang."""

from collections.abc import Iterable
from dataclasses import dataclass

from pkdocs import domain
from pkdocs.base.problem import suggest
from pkdocs.base.text import slug


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
    named = [j for j in organisasi.jabatan.values() if slug(j.nama) == wanted]
    return named[0] if len(named) == 1 else None


def unknown_jabatan(organisasi: domain.Organisasi, text: str) -> str:
    """Return the message for a post that was not found, with a suggestion where one is near."""
    names = [slug(j.nama) for j in organisasi.jabatan.values()]
    hint = suggest(slug(text), (*organisasi.jabatan, *names))
    return f'jabatan "{text}" tidak ada di bagan.{hint}'


def unknown_word(what: str, text: str, known: Iterable[str]) -> str:
    """Return the message for a unit or jenjang that no post has."""
    return f'{what} "{text}" tidak ada di bagan.{suggest(text, sorted(set(known)))}'


def in_unit(organisasi: domain.Organisasi, jabatan: domain.Jabatan, unit: str) -> bool:
    """Return whether the post belongs to the unit, or to one below it."""
    wanted = slug(unit)
    above = domain.iter_line(organisasi, jabatan.kode)
    return any(slug(j.unit) == wanted for j in above)


def has_jenjang(jabatan: domain.Jabatan, jenjang: str) -> bool:
    """Return whether the post is of the jenjang; letter case and spaces do not matter."""
    return slug(jabatan.jenjang) == slug(jenjang)


@dataclass(frozen=True, slots=True)
class Unread:
    """Posts whose own entry is wrong: `kode in unread` tells, also of those a wilayah would have.

    `posts` are codes and `wilayah` names as they would be part of a code (`duri-utara`).
    """

    posts: frozenset[str] = frozenset()
    wilayah: frozenset[str] = frozenset()

    def __contains__(self, kode: object) -> bool:
        own = slug(str(kode))
        parts = own.split("-") if self.wilayah else []
        ends = ("-".join(parts[start:]) for start in range(len(parts)))
        return own in self.posts or any(end in self.wilayah for end in ends)


def unread(dropped: Iterable[str]) -> Unread:
    """Return the posts that were left out, named by code or as `wilayah <name>`."""
    posts, wilayah = set[str](), set[str]()
    for text in dropped:
        kind, _, nama = text.partition(" ")
        (wilayah if kind == "wilayah" else posts).add(slug(nama if kind == "wilayah" else text))
    return Unread(frozenset(posts), frozenset(wilayah))
