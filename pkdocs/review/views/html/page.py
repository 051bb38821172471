"""The page itself: skeleton, style, program and data, as a stream of bytes.

Nothing in the page may reach the network, and nothing but its own program may run: the policy in
its head says so, by hash. Text of the documents never stands in the markup of the file: what is
made of it is deflated, so that 10,000 posts stay a file that can be mailed, and base64 cannot end
a script element. A block of posts keeps each fragment of HTML once.
"""

import base64
import json
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct, field

from pkdocs.base.placing import Maker, write_output
from pkdocs.base.problem import Problem
from pkdocs.base.text import capital, visible
from pkdocs.domain.salinan import NAMA_PERIODE, Sumber
from pkdocs.outputs import html
from pkdocs.review.compare.banding import Arah, Banding, Hasil, Macam
from pkdocs.review.compare.keputusan import Decisions, by_indikator
from pkdocs.review.views.html.index import Entry, Overview, findable, index_post
from pkdocs.review.views.html.post import show_post
from pkdocs.review.views.html.row import pairs_of, row_key, show_row
from pkdocs.review.views.html.text import mark_side
from pkdocs.review.views.words import DECISIONS, DIFF, name_examples, name_kind

_PACKAGE = "pkdocs.review.views.html"
_PER_BLOCK = 64
"""Posts that share their fragments: few enough to open one at once, many enough to share."""
_SHOWN_UNITS = 500
_SHOWN_DECISIONS = 100
_PROGRAM = ("data.js", "list.js", "control.js")
_DATA = "\x00data\x00"
_STYLES = {
    "berubah": "changed",
    "jabatan baru": "new",
    "indikator baru": "new",
    "jabatan hilang": "gone",
    "indikator hilang": "gone",
    "sama": "same",
    "belum pasti": "doubtful",
    "tanpa pembanding": "alone",
}
_MOVES = {
    Arah.NAIK: ("up", "▲"),
    Arah.TURUN: ("down", "▼"),
    Arah.TAK_TERBANDING: ("other", "◆"),
}
_REVIEW = {
    "up": "target naik",
    "down": "target turun",
    "other": "target tidak terbanding",
    "likely": "pasangan diduga sama",
    "edited": "disunting tangan",
    "unread": "ada yang tidak terbaca",
    "remarked": "ada catatan",
}


class Preface(Struct, frozen=True):
    """What the page says of the comparison as a whole.

    `ambang` is the likeness (0 to 1) from which two rows are shown as "diduga sama". `catatan` are
    remarks that belong to no post (a file that could not be read), `decisions` what many posts have
    in common; both are read after the last post, so they may still grow while the posts are
    compared. `in_order`: the posts come in the order of the chart.
    """

    tahun_lama: str
    tahun_baru: str
    ambang: float | None = None
    catatan: Sequence[object] = ()
    decisions: Decisions = field(default_factory=Decisions)
    in_order: bool = True

    @property
    def years(self) -> tuple[str, str]:
        """Return both years, the old one first."""
        return visible(self.tahun_lama), visible(self.tahun_baru)


def write_page(
    path: Path, bandings: Iterable[Banding], preface: Preface, maker: Maker = DIFF
) -> Problem | None:
    """Write the page whole or not at all; return the Problem F004 or F012 when that cannot be.

    Holds one block of posts at a time, however many there are.
    """
    return write_output(path, page_chunks(bandings, preface), maker)


def page_chunks(bandings: Iterable[Banding], preface: Preface) -> Iterator[bytes]:
    """Return the bytes of the page piece by piece, in UTF-8; the same posts give the same bytes."""
    maker = _Maker(preface)
    head, _, tail = maker.skeleton().partition(_DATA)
    yield head.encode()
    bandings = iter(bandings)
    while chosen := tuple(islice(bandings, _PER_BLOCK)):
        yield _element("index", maker.index(chosen))
        yield _element("details", maker.details(chosen))
    yield _element("preface", maker.preface())
    yield tail.encode()


def _element(kind: str, data: object) -> bytes:
    packed = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 6)
    return b'<script type="text/plain" data-%s>%s</script>\n' % (
        kind.encode(),
        base64.b64encode(packed),
    )


class _Maker:
    """Makes the parts of one page from the templates, and counts what it has seen."""

    def __init__(self, preface: Preface) -> None:
        self._preface = preface
        self._overview = Overview()
        filters: dict[str, Callable[..., object]] = {
            "angka": _angka,
            "capital": capital,
            "whole": _attribute,
        }
        environment = html.environment(_PACKAGE, _names(preface.years), filters)
        self._templates = {
            name: environment.get_template(f"{name}.html")
            for name in ("page", "item", "post", "row", "overview", "units", "kinds")
        }

    def _render(self, name: str, **values: object) -> str:
        return self._templates[name].render(values)

    def skeleton(self) -> str:
        """Return the page with a mark where its data go."""
        style = html.static(_PACKAGE, "page.css")
        program = Markup().join(html.static(_PACKAGE, name) for name in _PROGRAM)
        ambang = self._preface.ambang
        return self._render(
            "page",
            policy=html.policy(style, program),
            style=style,
            program=program,
            data=Markup(_DATA),  # noqa: S704 - our own mark
            percent=None if ambang is None else round(ambang * 100),
            in_order=self._preface.in_order,
        )

    def index(self, bandings: Sequence[Banding]) -> object:
        """Return what the list, the filters and the search need of a block of posts."""
        texts: dict[str, int] = {}
        posts = []
        for banding in bandings:
            entry = index_post(banding)
            self._overview.add(entry)
            found = dict.fromkeys(texts.setdefault(t, len(texts)) for t in findable(banding))
            posts.append(self._entry(entry) | {"found": list(found)})
        return {"texts": list(texts), "posts": posts}

    def _entry(self, entry: Entry) -> dict[str, object]:
        return {
            "kode": entry.kode,
            "jabatan": entry.jabatan,
            "unit": entry.unit,
            "state": entry.state,
            "kinds": dict(entry.kinds),
            "changes": entry.changes,
            **entry.review,
            "item": self._render("item", entry=entry),
        }

    def details(self, bandings: Sequence[Banding]) -> object:
        """Return a block of posts as they are opened: each a list of fragments of HTML in order."""
        fragments: dict[str, int] = {}
        known: dict[bool, dict[Hashable, int]] = {False: {}, True: {}}

        def keep(fragment: str) -> int:
            return fragments.setdefault(fragment, len(fragments))

        posts = []
        for banding in bandings:
            numbers = [keep(self._render("post", post=show_post(banding)))]
            alone = banding.hasil is Hasil.TANPA_PEMBANDING
            for kelompok, pair in pairs_of(banding):
                own, key = known[alone], row_key(kelompok, pair)
                if key not in own:
                    row = show_row(kelompok, pair, self._preface.years, alone=alone)
                    own[key] = keep(self._render("row", row=row))
                numbers.append(own[key])
            posts.append([*numbers, keep("</table></article>")])
        return {"fragments": list(fragments), "posts": posts}

    def preface(self) -> object:
        """Return what the page shows of all posts together, complete after the last one."""
        overview = self._overview
        decisions = self._preface.decisions
        shared = by_indikator(decisions.shared)
        return {
            "years": self._preface.years,
            "overview": self._render(
                "overview",
                whole=overview.whole,
                units=overview.busiest(),
                shown=_SHOWN_UNITS,
                decisions=shared[:_SHOWN_DECISIONS],
                hidden=shared[_SHOWN_DECISIONS:],
                single=decisions.single,
                unread=overview.unread,
                remarks=[str(line) for line in self._preface.catatan],
            ),
            "units": self._render("units", units=sorted(overview.units, key=str.casefold)),
            "kinds": self._render("kinds", whole=overview.whole),
        }


def _names(years: tuple[str, str]) -> Mapping[str, object]:
    """What the templates may use beside what each is given."""
    periods = [capital(name.replace("triwulan", "TW")) for name in NAMA_PERIODE.values()]
    return {
        "years": years,
        "periods": periods,
        "styles": _STYLES,
        "moves": _MOVES,
        "review": _REVIEW,
        "all_macam": tuple(Macam),
        "from_data": Sumber.DATA,
        "mark_side": mark_side,
        "decisions_title": DECISIONS,
        "name_kind": name_kind,
        "name_examples": name_examples,
    }


def _angka(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _attribute(text: str) -> Markup:
    """A text for an attribute: escaped, without signs for its hidden characters."""
    return Markup.escape(text)
