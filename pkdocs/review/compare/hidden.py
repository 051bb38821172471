"""What seems new or gone, but may stand among the words that were not read of the other side. Pure.

Such a thing is no change: nobody may say that it is not there.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.salinan import BarisSalinan, Salinan, TakTerbaca
from pkdocs.review.compare.banding import Beda, Macam

_NEW = frozenset((Macam.SASARAN_BARU, Macam.INDIKATOR_BARU))
_GONE = frozenset((Macam.SASARAN_HILANG, Macam.INDIKATOR_HILANG))


class UnreadWords(Struct, frozen=True):
    """The folded words of both sides that nothing was read from, and of these the values."""

    lama: str
    baru: str
    nilai_lama: str
    nilai_baru: str

    @classmethod
    def of(cls, lama: Salinan, baru: Salinan) -> "UnreadWords":
        """Return those of two agreements."""
        values = (_words(side, lambda unread: unread.nilai) for side in (lama, baru))
        return cls(_words(lama), _words(baru), *values)

    def hides_row(self, lama: BarisSalinan | None, baru: BarisSalinan | None) -> str:
        """Return why a row that one side alone has may be on the other too, "" where it is not."""
        if baru and not lama:
            side, words, row = "lama", self.lama, baru
        elif lama and not baru:
            side, words, row = "baru", self.baru, lama
        else:
            return ""
        told = f"“{row.indikator}”: pada {side} ada di antara kata yang tidak terbaca."
        return told if _holds(words, row.indikator) else ""

    def hides(self, change: Beda) -> bool:
        """Return whether what a change calls new or gone may be on the other side too.

        Only among words that keep the post from being the same: else nothing would be told.
        """
        if change.macam in _NEW:
            return _holds(self.nilai_lama, change.baru)
        if change.macam in _GONE:
            return _holds(self.nilai_baru, change.lama)
        if change.macam is Macam.PROGRAM and not (change.lama and change.baru):
            name = (change.lama or change.baru).partition(": Rp")[0]
            return _holds(self.nilai_baru if change.lama else self.nilai_lama, name)
        return False


def _words(salinan: Salinan, wanted: Callable[[TakTerbaca], bool] = lambda _: True) -> str:
    return fold(" ".join(unread.kata for unread in salinan.tak_terbaca if wanted(unread)))


def _holds(words: str, text: str) -> bool:
    folded = fold(text)
    return bool(folded and words) and f" {folded} " in f" {words} "


def names_sasaran(rows: Iterable[BarisSalinan]) -> bool:
    """Return whether an agreement says of any row to which sasaran it belongs, or has no rows."""
    rows = tuple(rows)
    return not rows or any(row.sasaran for row in rows)


def in_one_only(own: Salinan, other: Salinan) -> Salinan:
    """Return an agreement whose unread words may be a value where the other one has them not.

    What both papers say alike is the same whatever it says; a name or a sentence that stands on
    one of them is what nobody read.
    """
    known = {fold(unread.kata) for unread in other.tak_terbaca}
    texts = tuple(
        replace(unread, nilai=True) if unread.kata and fold(unread.kata) not in known else unread
        for unread in own.tak_terbaca
    )
    return own if texts == own.tak_terbaca else replace(own, tak_terbaca=texts)
