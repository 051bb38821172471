"""Changes that are the same in many agreements, counted as what they are: one decision. Pure.

A target that came down to 69 posts and moved is one thing to review, not 69. Posts pass one at a
time; held are a digest and a name for each change, its words only where a second post has it.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from msgspec import Struct, field

from pkdocs.base.text import fold, normalise
from pkdocs.base.values import replace
from pkdocs.domain.salinan import PERIODE
from pkdocs.review.compare.banding import Banding, Beda, Macam

NAMED = 4
"""How many posts are named, the first ones."""
_OF_POSTS = frozenset((Macam.JABATAN_BARU, Macam.JABATAN_HILANG))
_ORDER = {macam: place for place, macam in enumerate(Macam)}
_YEAR = {periode: place for place, periode in enumerate(PERIODE)}


class Keputusan(Struct, frozen=True):
    """One change, as it stands in `jabatan` posts; `contoh` are the names of the first ones.

    `periode` are those of a target that moved alike, where several are told as one.
    """

    beda: Beda
    jabatan: int
    contoh: tuple[str, ...]
    periode: tuple[str, ...] = ()


class Pokok(Struct, frozen=True):
    """What was decided about one indikator (or sasaran, or party): most posts first.

    `judul` names the indikator with its code; "" for what is about no indikator.
    """

    judul: str
    keputusan: tuple[Keputusan, ...]

    @property
    def jabatan(self) -> int:
        """Return in how many posts its widest decision stands."""
        return max(keputusan.jabatan for keputusan in self.keputusan)


class Decisions(Struct):
    """The decisions among the posts that were counted in."""

    _seen: dict[bytes, str] = field(default_factory=dict)
    _shared: dict[bytes, Keputusan] = field(default_factory=dict)

    def add(self, banding: Banding) -> None:
        """Count the changes of a post in; one that stands in several of its rows counts once."""
        ada = banding.ada
        name = ada.jabatan or ada.kode or ada.berkas
        changes = (change for change in banding.beda if change.macam not in _OF_POSTS)
        for key, change in {_key(change): change for change in changes}.items():
            if key not in self._seen:
                self._seen[key] = name
                continue
            before = self._shared.get(key) or Keputusan(change, 1, (self._seen[key],))
            named = (*before.contoh, name)[:NAMED]
            self._shared[key] = replace(before, jabatan=before.jabatan + 1, contoh=named)

    @property
    def shared(self) -> list[Keputusan]:
        """Return the decisions of more than one post, those of most posts first."""
        return sorted(self._shared.values(), key=lambda found: -found.jabatan)

    @property
    def single(self) -> int:
        """Return how many changes stand in one post alone."""
        return len(self._seen) - len(self._shared)


def _key(change: Beda) -> bytes:
    """What two changes have in common that are one decision: a code is only of one indikator."""
    about = (change.macam, change.kode or fold(change.indikator), change.periode)
    words = "\x1f".join((*about, normalise(change.lama), normalise(change.baru)))
    return blake2b(words.encode(), digest_size=16).digest()


def by_indikator(decisions: Sequence[Keputusan]) -> list[Pokok]:
    """Return decisions by what they are about, that with most posts first.

    Within one in the order of the kinds, of targets in that of the year; targets that moved alike
    in as many posts are one.
    """
    groups: dict[str, list[Keputusan]] = {}
    for keputusan in decisions:
        beda = keputusan.beda
        groups.setdefault(beda.kode or fold(beda.indikator), []).append(keputusan)
    found = [Pokok(_title(own[0].beda), tuple(_joined(own))) for own in groups.values()]
    return sorted(found, key=lambda pokok: -pokok.jabatan)


def _joined(decisions: Sequence[Keputusan]) -> Iterator[Keputusan]:
    """Decisions about one indikator in their order, targets that moved alike together."""
    groups: dict[object, list[Keputusan]] = {}
    for found in sorted(decisions, key=_place):
        alike = replace(found, beda=replace(found.beda, periode=""))
        groups.setdefault(alike, []).append(found)
    for own in groups.values():
        yield replace(own[0], periode=tuple(found.beda.periode for found in own))


def _place(keputusan: Keputusan) -> tuple[int, int]:
    return _ORDER[keputusan.beda.macam], _YEAR.get(keputusan.beda.periode, 0)


def _title(change: Beda) -> str:
    return f"{change.kode} {change.indikator}".strip()
