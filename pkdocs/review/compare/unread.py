"""Whose agreement a file may hold that was not read: by the register, else by its name. Pure.

A post that may be in such a file is neither new nor gone. The name need not be the post's, only fit
it; where it fits several, the one whose name is longest has it.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from pkdocs.review.read.dokumen import Unread
from pkdocs.review.read.filenames import name_words, telling_words


class Post(Struct, frozen=True):
    """What a post may be called in the name of a file: any of its names, or some of its words."""

    kode: str
    stem: frozenset[str]
    """Of the document there is: last year's may have the same name."""
    names: frozenset[frozenset[str]]
    words: frozenset[str]

    @classmethod
    def of(cls, kode: str, stem: str, names: Iterable[str]) -> "Post":
        """Return the post of a code ("" for none), a file's stem, and names of it or its unit."""
        known = {name_words(name) for name in (*names, kode)} - {frozenset()}
        words = frozenset().union(*known)
        return cls(kode, telling_words(stem), frozenset(known), words)


def owners(unread: Unread, posts: Mapping[str, Post]) -> frozenset[str]:
    """Return the keys of the posts whose agreement a file may hold; none where nothing tells."""
    if unread.many:
        return frozenset(posts)
    coded = {key for key, post in posts.items() if unread.kode and post.kode == unread.kode}
    if coded:
        return frozenset(coded)
    held = name_words(unread.held)
    inside = {key for key, post in posts.items() if any(name <= held for name in post.names)}
    return frozenset(inside) or _by_name(unread.stem, posts)


def _by_name(stem: str, posts: Mapping[str, Post]) -> frozenset[str]:
    words, telling = name_words(stem), telling_words(stem)
    same = {key for key, post in posts.items() if telling and post.stem == telling}
    fits = {key: _longest(post, words) for key, post in posts.items()}
    most = max(fits.values(), default=0)
    named = {key for key, length in fits.items() if length == most > 0}
    if same or named:
        return frozenset(same | named)
    return frozenset(key for key, post in posts.items() if telling and telling <= post.words)


def _longest(post: Post, words: frozenset[str]) -> int:
    """How many words the longest name of the post has that stands in a file's name."""
    return max((len(name) for name in post.names if name <= words), default=0)
