"""One compared post as the page shows it above its rows: who, what became of it, its changes. Pure.

Values only; its rows are in `row`.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from pkdocs.base.text import capital
from pkdocs.domain.salinan import PihakSalinan, Salinan
from pkdocs.review.compare.banding import Banding, Beda, Kecocokan, Macam
from pkdocs.review.views.html.row import Line
from pkdocs.review.views.words import describe_unread

_SHOWN_ELSEWHERE = (Macam.JABATAN_BARU, Macam.JABATAN_HILANG, Macam.PEJABAT, Macam.PIHAK_KEDUA)
_DOTS = "……"


class PostView(Struct, frozen=True):
    """A post as it is shown above its rows."""

    banding: Banding
    state: str
    sides: tuple[Salinan | None, Salinan | None]
    kinds: tuple[tuple[Macam, int], ...]
    remarks: tuple[str, ...]
    unread: tuple[str, ...]
    likely: str
    lines: tuple[Line, ...]


def remarks_of(banding: Banding) -> tuple[str, ...]:
    """Return why nothing stands beside the post, and the remarks of the comparison."""
    why = banding.tanpa_pembanding
    return tuple(dict.fromkeys((*([f"{capital(why)}."] if why else []), *banding.catatan)))


def show_post(banding: Banding) -> PostView:
    """Return what is shown of a post above its rows."""
    count = Counter(change.macam for change in banding.beda)
    return PostView(
        banding,
        str(banding.hasil),
        (banding.lama, banding.baru),
        tuple((macam, count[macam]) for macam in Macam if count[macam]),
        remarks_of(banding),
        tuple(describe_unread(banding)),
        "diduga sama" if banding.kecocokan is Kecocokan.DIDUGA else "",
        tuple(_lines_of_post(banding)),
    )


def _lines_of_post(banding: Banding) -> Iterator[Line]:
    lama, baru = banding.lama, banding.baru
    first = lama.pihak_pertama if lama else None, baru.pihak_pertama if baru else None
    second = lama.pihak_kedua if lama else None, baru.pihak_kedua if baru else None
    yield _party("Pihak pertama", *first)
    yield _party("Pihak kedua", *second)
    in_rows = {change for pair in banding.baris for change in pair.beda}
    for change in banding.beda:
        if change not in in_rows and change.macam not in _SHOWN_ELSEWHERE:
            yield _change(change)


def _party(name: str, lama: PihakSalinan | None, baru: PihakSalinan | None) -> Line:
    old, new = _print_party(lama), _print_party(baru)
    whole = all(p and None not in (p.nama, p.nip, p.jabatan) for p in (lama, baru))
    return Line(name, old, new, differs=old != new, marked=whole)


def _print_party(pihak: PihakSalinan | None) -> str | None:
    if pihak is None:
        return None
    nip = None if pihak.nip is None else f"{pihak.label_nip} {pihak.nip}"
    number = () if pihak.nip == "" else (("NIP", nip),)  # not every post is printed with one
    lines = (("nama", pihak.nama), *number, ("jabatan", pihak.jabatan))
    return "\n".join(f"({name} tidak terbaca)" if t is None else t or _DOTS for name, t in lines)


def _change(change: Beda) -> Line:
    """A change of the post as a whole; what it is about stands above its two sides."""
    name, about = capital(change.macam), change.indikator
    if not (change.lama or change.baru):
        return Line(name, about, about, differs=False)
    return Line(name, change.lama, change.baru, change.lama != change.baru, about=about)
