"""Words that more than one view says of a comparison, so that they say it alike. Pure."""

from collections.abc import Iterator

from pkdocs.base.placing import Maker
from pkdocs.base.text import join_words
from pkdocs.domain.salinan import NAMA_PERIODE, TakTerbaca
from pkdocs.review.compare.banding import Arah, Banding, Beda, Hasil, Macam
from pkdocs.review.compare.keputusan import Keputusan
from pkdocs.review.compare.sides import Tally

DIFF = Maker("diff")
"""What every file of a comparison says it was made by."""
KOSONG = "(kosong)"
DECISIONS = "Perubahan yang sama pada beberapa jabatan"
_QUARTER = "triwulan "
_MAYBE = "mungkin nilai"


def describe_move(change: Beda) -> str:
    """Return `86,75 → 87,00, naik 0,25`."""
    lama, baru = (" ".join(text.split()) or KOSONG for text in (change.lama, change.baru))
    if change.arah in (None, Arah.TAK_TERBANDING):
        return f"{lama} → {baru}"
    return f"{lama} → {baru}, {change.arah} {change.selisih}"


def name_kind(keputusan: Keputusan) -> str:
    """Return the kind of a change, of targets with their periods: `target triwulan II dan IV`."""
    if keputusan.beda.macam is not Macam.TARGET:
        return str(keputusan.beda.macam)
    names = [NAMA_PERIODE[key] for key in keputusan.periode or (keputusan.beda.periode,)]
    later = [name.removeprefix(_QUARTER) for name in names[1:]]
    return f"target {join_words([names[0], *later])}"


def name_posts(keputusan: Keputusan) -> str:
    """Return how many posts have a change, and who: of many the first two."""
    return f"{keputusan.jabatan} jabatan ({name_examples(keputusan)})"


def name_examples(keputusan: Keputusan) -> str:
    """Return who has a change: of many posts the first two."""
    names = keputusan.contoh
    many = keputusan.jabatan > len(names)
    return f"{', '.join(names[:2])}, …" if many else join_words(names)


def unread_of(banding: Banding) -> list[tuple[str, TakTerbaca]]:
    """Return what was not read of a post with the side it is of; what may be a value first."""
    sides = (("lama", banding.lama), ("baru", banding.baru))
    found = [(name, text) for name, side in sides if side for text in side.tak_terbaca]
    return sorted(found, key=lambda one: not one[1].nilai)


def describe_unread(banding: Banding) -> Iterator[str]:
    """Return what was not read of a post, a line each: side, whether it may be a value, words."""
    for name, unread in unread_of(banding):
        maybe = f", {_MAYBE}" if unread.nilai else ""
        yield f"{name}{maybe}: {unread}"


def count_posts(tally: Tally) -> Iterator[str]:
    """Return what became of the posts, in a few sentences: how many changed, how many did not."""
    doubt = tally.hasil[Hasil.BELUM_PASTI]
    unsure = f", {doubt} {Hasil.BELUM_PASTI} (ada nilai yang tidak terbaca)" if doubt else ""
    counts = f"{tally.berubah} berubah, {tally.hasil[Hasil.SAMA]} sama{unsure}"
    yield f"{tally.jabatan} jabatan dibandingkan: {counts}"
    for why, count in tally.tanpa_pembanding.most_common():
        yield f"{count} jabatan {Hasil.TANPA_PEMBANDING}: {why}"
