"""What the list of posts and the overview are made of: what a post is found by, and the totals.

Values only, nothing of HTML.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pkdocs.domain.salinan import Sumber
from pkdocs.review.compare.banding import Arah, Banding, Kecocokan, Macam
from pkdocs.review.views.html.post import remarks_of, sides_of, state_of

_MOVES = {Arah.NAIK: "up", Arah.TURUN: "down", Arah.TAK_TERBANDING: "other"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A post in the list. `review` counts what a reader may want to look at, by its key.

    The keys: targets that went `up`, `down` or neither (`other`), rows only `likely` the same;
    1 where a document was `edited` by hand, something is `unread`, or the post is `remarked` on.
    """

    kode: str
    jabatan: str
    unit: str
    state: str
    kinds: Counter[Macam]
    review: dict[str, int]

    @property
    def changes(self) -> int:
        """Return how many changes there are, of all kinds."""
        return self.kinds.total()


def index_post(banding: Banding) -> Entry:
    """Return a post as the list shows it."""
    ada = banding.ada
    sides = sides_of(banding)
    moved = Counter(c.arah for c in banding.beda if c.macam is Macam.TARGET)
    likely = sum(pair.kecocokan is Kecocokan.DIDUGA for pair in banding.baris)
    return Entry(
        ada.kode,
        ada.jabatan,
        ada.unit,
        state_of(banding),
        Counter(change.macam for change in banding.beda),
        {
            **{key: moved[arah] for arah, key in _MOVES.items()},
            "likely": likely + (banding.kecocokan is Kecocokan.DIDUGA),
            "edited": int(any(side.sumber is Sumber.TEKS for side in sides)),
            "unread": int(any(side.tak_terbaca for side in sides)),
            "remarked": int(bool(remarks_of(banding))),
        },
    )


def findable(banding: Banding) -> Iterator[str]:
    """Yield the texts that a post can be found by, some of them twice."""
    for side in sides_of(banding):
        yield side.jabatan
        for pihak in (side.pihak_pertama, side.pihak_kedua):
            yield from filter(None, (pihak.nama, pihak.nip, pihak.jabatan))
        for row in side.baris:
            yield row.sasaran
            yield row.indikator
    for change in banding.beda:
        if change.macam is not Macam.PENGUKURAN:
            yield from filter(None, (change.lama, change.baru))


@dataclass
class Totals:
    """What a group of posts comes to: how many there are, how many changed, and in what."""

    posts: int = 0
    states: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Macam] = field(default_factory=Counter)
    with_kind: Counter[Macam] = field(default_factory=Counter)
    """In how many posts there is a change of a kind."""
    review: Counter[str] = field(default_factory=Counter)
    with_review: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count a post in."""
        self.posts += 1
        self.states[entry.state] += 1
        self.kinds.update(entry.kinds)
        self.with_kind.update(entry.kinds.keys())
        self.review.update(entry.review)
        self.with_review.update(key for key, count in entry.review.items() if count)

    @property
    def changes(self) -> int:
        """Return how many changes there are, of all kinds."""
        return self.kinds.total()


@dataclass
class Overview:
    """The totals of all posts and of each unit, complete when the last post is counted in."""

    whole: Totals = field(default_factory=Totals)
    units: dict[str, Totals] = field(default_factory=lambda: defaultdict(Totals))

    def add(self, entry: Entry) -> None:
        """Count a post in."""
        self.whole.add(entry)
        self.units[entry.unit].add(entry)

    def busiest(self) -> list[tuple[str, Totals]]:
        """Return the units, that with the most changes first."""
        return sorted(self.units.items(), key=lambda item: -item[1].changes)
