"""YAML as different people write it: the same data in many layouts, with comments everywhere."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

from pkdocs.sources.edits import Add, Append, Edit, EditError, Place, Remove, Write, edit_source
from pkdocs.sources.edits.kinds import apply_edits
from pkdocs.sources.edits.marks import find_spots
from pkdocs.sources.edits.splices import splice

SAMPLE = """\
# kepala

daftar:
  # tentang semua
  - kode: a  # huruf
    nama: satu
    # di dalam a

  # tentang b
  - kode: b
  # tentang c
  - kode: c
    isi: [x, "y, z", w]  # tiga
    lagi:
    - p
    - q
# tentang status
status: siap  # belum
kosong:
"""
"""A file in the style of the sources, comments of every kind in it."""
KEYS = st.sampled_from(["a", "b", "c", "kunci d", "1.1", "é"])
WORDS = ["a", "b1", "satu dua", "x: y", "#z", "- q", "ya", "", "2023", "'k'", '"d"', "dua\nbaris"]
LONG = "panjang " * 20 + "akhir"
SCALARS = st.none() | st.sampled_from([*WORDS, LONG])
NESTED: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
FILES = st.dictionaries(KEYS, NESTED, min_size=1, max_size=4) | st.lists(NESTED, min_size=1)


def edited(text: str, *edits: Edit) -> str:
    """Return a text with edits made, whatever its data are then."""
    return splice(find_spots(text), edits)


def edited_source(text: str, edits: Sequence[Edit]) -> str | None:
    """Return what `edit_source` makes of a file; None where it may leave that to people.

    It does so where a comment would become a line of a text in lines, old or new, above it.
    """
    try:
        return edit_source(text.encode(), edits).decode()
    except EditError:
        if not any(sign in text + repr(edits) for sign in (">", "|", LONG, "\\n")):
            raise
        return None


@st.composite
def edits_of(draw: st.DrawFn, before: Any) -> list[Edit]:
    """Draw edits that these data can have together."""
    edits: list[Edit] = []
    places = list(_places(before, ()))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from(places))
        new = (*place, draw(st.sampled_from(["baru", "lain"])))
        data = draw(NESTED)
        some: list[Edit] = [
            *(Write(place, data), Append(place, data), Remove(place)),
            *(Write(new, data), Append(new, data), Add(new, "x")),
        ]
        edits += [edit for edit in [draw(st.sampled_from(some))] if _fits(before, [*edits, edit])]
    return edits


def _fits(before: Any, edits: Sequence[Edit]) -> bool:
    """Whether there are such places, and something is left of the file."""
    try:
        return bool(apply_edits(before, edits))
    except EditError:
        return False


def _places(data: Any, place: Place) -> Iterator[Place]:
    yield place
    pairs = data.items() if isinstance(data, dict) else enumerate(data or ())
    for step, value in () if isinstance(data, str) else pairs:
        yield from _places(value, (*place, step))


@dataclass(slots=True)
class Layout:
    """How somebody writes a file, and what each comment in it may be about."""

    rnd: Random
    above: dict[str, Place] = field(default_factory=dict)
    """Comments on their own lines: the key or item that comes next."""
    behind: dict[str, Place] = field(default_factory=dict)
    """Comments at the end of a line: the value, key or item on it."""
    under: dict[str, Place] = field(default_factory=dict)
    """Comments at the end of a list or mapping, in its column or deeper: that list or mapping."""

    limit: int = 99
    """A comment deeper than this would be in the folded text above it."""

    def write(self, data: Any) -> str:
        """Return the text of a file."""
        newline = self.rnd.choice(["\n", "\n", "\r\n"])
        lines = list(self._entries(data, (), self.rnd.choice([0, 0, 2])))
        start, end = (
            self.rnd.choice(own) for own in (["", "---" + newline], ["", newline, newline])
        )
        if end and self._chance(0.1):
            end += "..." + newline
        return start + newline.join(lines) + end

    def comments(self) -> set[str]:
        """Return the comments of what was written."""
        return {*self.above, *self.behind, *self.under}

    def may_go(self, edits: Sequence[Edit]) -> set[str]:
        """Return the comments that are of what goes, or stand inside of what is written anew."""
        gone = {edit.place for edit in edits if isinstance(edit, Remove)}
        anew = {edit.place for edit in edits if isinstance(edit, Write)}
        found = set()
        for kind in (self.above, self.behind, self.under):
            for name, place in kind.items():
                around = {place[:steps] for steps in range(len(place))}
                inside = {*around, place} if kind is self.under else around
                if gone & {*around, place} or anew & inside:
                    found.add(name)
        return found

    def _entries(
        self, data: Any, place: Place, column: int, *, tight: bool = False
    ) -> Iterator[str]:
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        for step, value in pairs:
            own = (*place, step)
            yield from self._between(own, column)
            first, *rest = self._value(value, own, column)
            name = f"{self._text(str(step), plain=True)}:" if isinstance(data, dict) else "-"
            yield f"{' ' * column}{name}{first}"
            yield from rest
        if self._chance(0.15) and not tight:
            deeper = 0 if value and not isinstance(value, str) else 1
            deep = min(self.limit, column + self.rnd.choice([0, 0, deeper]))
            yield f"{' ' * deep}{self._comment(self.under, place)}"

    def _between(self, own: Place, column: int) -> Iterator[str]:
        if self._chance(0.2):
            yield ""
        while self._chance(0.25):
            away = column if self._chance(0.8) else self.rnd.choice([0, column + 1])
            away = min(self.limit, away)
            yield f"{' ' * away}{self._comment(self.above, own)}"
        if self._chance(0.05):
            yield ""

    def _value(self, data: Any, place: Place, column: int) -> Iterator[str]:
        self.limit = 99
        if not data or isinstance(data, str) or self._chance(0.2):
            yield from self._short(data, place, column)
            return
        in_list = isinstance(place[-1], int)
        tight = isinstance(data, list) and not in_list and self._chance(0.4)
        deeper = column + (0 if tight else self.rnd.choice([2, 2, 4]))
        lines = list(self._entries(data, place, deeper, tight=tight))
        if in_list and lines[0].strip()[:1] not in {"", "#"} and self._chance(0.8):
            yield lines[0][column + 1 :]
            yield from lines[1:]
            return
        yield self._behind(place)
        yield from lines

    def _short(self, data: Any, place: Place, column: int) -> Iterator[str]:
        if data is None:
            yield self.rnd.choice(["", "", " ~"]) + self._behind(place)
        elif isinstance(data, str) and data.isalnum() and self._chance(0.2):
            pad, self.limit = " " * (column + 2), column
            header = self.rnd.choice([">-", "|", ">" if column else "|2"])
            yield f" {header}{self._behind(place)}"
            yield pad + data
            yield from [""] * self.rnd.choice([0, 0, 1])
        elif self._chance(0.1):
            yield ""
            yield f"{' ' * (column + 2)}{self._inline(data)}{self._behind(place)}"
        else:
            space = self.rnd.choice([" ", " ", "   "])
            yield f"{space}{self._inline(data)}{self._behind(place)}"

    def _inline(self, data: Any) -> str:
        if data is None:
            return "null"
        if isinstance(data, str):
            return self._text(data)
        space = self.rnd.choice(["", " "])
        if isinstance(data, dict):
            inner = ", ".join(
                f"{self._text(k, plain=True)}: {self._inline(v)}" for k, v in data.items()
            )
            return f"{{{space}{inner}{space}}}"
        return f"[{space}{', '.join(map(self._inline, data))}{space}]"

    def _text(self, text: str, *, plain: bool = False) -> str:
        simple = text.isalnum() and text.lower() != "null"
        if simple and (plain or self._chance(0.5)):
            return text
        doubled = text.replace("'", "''")
        printed = text.isprintable() and self._chance(0.3)
        return f"'{doubled}'" if printed else json.dumps(text, ensure_ascii=False)

    def _behind(self, place: Place) -> str:
        return f"  {self._comment(self.behind, place)}" if self._chance(0.2) else ""

    def _comment(self, kind: dict[str, Place], place: Place) -> str:
        name = f"# c{len(self.above) + len(self.behind) + len(self.under)}."
        kind[name] = place
        return name

    def _chance(self, share: float) -> bool:
        return self.rnd.random() < share
