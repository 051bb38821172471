"""What the list of posts and the overview are made of: what a post is found by, and the totals.

Values only, nothing of HTML.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct, field

from pkdocs.domain.salinan import Sumber
from pkdocs.review.compare.banding import Arah, Banding, Kecocokan, Macam
from pkdocs.review.views.words import unread_of

SHOWN_UNREAD = 50
SHOWN_WORDS = 3
_MOVES = {Arah.NAIK: "up", Arah.TURUN: "down", Arah.TAK_TERBANDING: "other"}


class Entry(Struct, frozen=True):
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
    unread: tuple[str, ...] = ()
    """Words that were not read, with their side and place; what may be a value first."""
    doubtful: bool = False
    """Whether any of them may be a value."""

    @property
    def changes(self) -> int:
        """Return how many changes there are, of all kinds."""
        return self.kinds.total()


def index_post(banding: Banding) -> Entry:
    """Return a post as the list shows it."""
    ada = banding.ada
    sides, unread = banding.sides, unread_of(banding)
    moved = Counter(c.arah for c in banding.beda if c.macam is Macam.TARGET)
    likely = sum(pair.kecocokan is Kecocokan.DIDUGA for pair in banding.baris)
    return Entry(
        ada.kode,
        ada.jabatan,
        ada.unit,
        str(banding.hasil),
        Counter(change.macam for change in banding.beda),
        {
            **{key: moved[arah] for arah, key in _MOVES.items()},
            "likely": likely + (banding.kecocokan is Kecocokan.DIDUGA),
            "edited": int(any(side.sumber is Sumber.TEKS for side in sides)),
            "unread": int(any(side.tak_terbaca for side in sides)),
            "remarked": int(bool(banding.catatan)),
        },
        tuple(f"{name}: {text}" for name, text in unread if text.kata or text.nilai),
        any(text.nilai for _, text in unread),
    )


def findable(banding: Banding) -> Iterator[str]:
    """Yield the texts that a post can be found by, some of them twice."""
    for side in banding.sides:
        yield side.jabatan
        for pihak in (side.pihak_pertama, side.pihak_kedua):
            yield from filter(None, (pihak.nama, pihak.nip, pihak.jabatan))
        for row in side.baris:
            yield row.sasaran
            yield row.indikator
    for change in banding.beda:
        if change.macam is not Macam.PENGUKURAN:
            yield from filter(None, (change.lama, change.baru))


class Totals(Struct):
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


class UnreadPost(Struct, frozen=True):
    """A post that holds unread words: its place on the page from 0, its name, the first words."""

    place: int
    jabatan: str
    words: tuple[str, ...]
    more: int
    """How many words there are beyond the first."""


class UnreadPosts(Struct):
    """The first posts with unread words, those where the words may be a value apart."""

    doubtful: list[UnreadPost] = field(default_factory=list)
    others: list[UnreadPost] = field(default_factory=list)
    posts: int = 0

    def add(self, place: int, entry: Entry) -> None:
        """Count a post in, and keep it while there are few."""
        self.posts += 1
        kept = self.doubtful if entry.doubtful else self.others
        if len(kept) < SHOWN_UNREAD:
            more = max(0, len(entry.unread) - SHOWN_WORDS)
            name = entry.jabatan or entry.kode
            kept.append(UnreadPost(place, name, entry.unread[:SHOWN_WORDS], more))

    @property
    def shown(self) -> list[UnreadPost]:
        """Return the posts to name, those where the words may be a value first."""
        return [*self.doubtful, *self.others][:SHOWN_UNREAD]

    @property
    def rest(self) -> int:
        """Return how many posts are not named."""
        return self.posts - len(self.shown)


class Overview(Struct):
    """The totals of all posts and of each unit, complete when the last post is counted in."""

    whole: Totals = field(default_factory=Totals)
    units: dict[str, Totals] = field(default_factory=lambda: defaultdict(Totals))
    unread: UnreadPosts = field(default_factory=UnreadPosts)

    def add(self, entry: Entry) -> None:
        """Count a post in."""
        if entry.unread:
            self.unread.add(self.whole.posts, entry)
        self.whole.add(entry)
        self.units[entry.unit].add(entry)

    def busiest(self) -> list[tuple[str, Totals]]:
        """Return the units, that with the most changes first."""
        return sorted(self.units.items(), key=lambda item: -item[1].changes)
