"""Who promises what to whom for which year, as the statement page and the lampiran print it. Pure.

Label and value may stand in cells or in a line (`Nama : …`), both parties below or beside each
other. What is understood is taken from the paper; a value that holds another label is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec import Struct, field

from pkdocs.base.text import fold, fold_title, normalise, sebutan
from pkdocs.domain.salinan import PihakSalinan
from pkdocs.review.read.headings import header_place
from pkdocs.review.read.paper import Grid, Heap, Paper, PaperLine

_LABELS = {
    **dict.fromkeys(("nama", "nama lengkap", "nama pejabat"), "nama"),
    **dict.fromkeys(("nip", "n i p", "ni pppk", "nipppk", "nomor induk pppk"), "nip"),
    "nrk": "nrk",
    **dict.fromkeys(("jabatan", "nama jabatan"), "jabatan"),
    **dict.fromkeys(
        (
            *("unit kerja", "unit", "perangkat daerah", "skpd", "ukpd", "opd", "unit organisasi"),
            *("instansi", "satuan kerja", "organisasi", "nama unit kerja", "unit instansi"),
        ),
        "unit",
    ),
}
_LABEL = re.compile(
    r"\s*(?:(?:\d{1,2}|[a-zA-Z])[.)]\s*)?([A-Za-z][A-Za-z ./]{1,40}?)\s*(:|$)\s*", re.DOTALL
)
_INSIDE = re.compile(r"(?<!\w)(?:nama|n\.?i\.?p|nrk|jabatan|unit kerja)\s*:", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:TAHUN|TH|T\.?A)\b\.?\s+(?:ANGGARAN\s+)?(20\d\d)\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(lampiran )?(tahun|th|ta|t a) (anggaran )?20\d\d")
_PARTY = re.compile(r"\bPIHAK\s+(PERTAMA|KESATU|KEDUA)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(selanjutnya|disebut|sebagai)\b|\(\s*pihak\b", re.IGNORECASE)
_NIP = re.compile(r"\b(?:NIP(?:PPK)?|NI PPPK)\.?\s*:?\s*((?:\d[ .]?){17}\d)")
_NRK = re.compile(r"\s*NRK\b\.?\s*:?\s*(\d{1,10})\s*")
_WHOLE = {"nip": re.compile(r"\d{18}"), "nrk": re.compile(r"\d{1,10}")}
"""A number by its label; no other is believed under a signature."""
_NIP_SIGNS = re.compile(r"\d(?:[\d .-]*\d)?")
_OFFICE = re.compile(
    r"(kota|kabupaten|kecamatan|kelurahan|dinas|suku dinas|badan|bagian|sekretariat|inspektorat"
    r"|biro|kantor|unit|uptd|puskesmas|rumah sakit)\b.+"
)
WIDEST = 6
"""Tables with wider rows are no blocks of names or signatures."""
_LONG = frozenset(("nama", "jabatan", "unit"))
"""Fields whose values may go over two lines."""
_DOTS = re.compile(r"[\s.…_]*|-")


class Bit(NamedTuple):
    """A part of a line."""

    line: PaperLine
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return its characters."""
        return self.line.text[self.start : self.end]

    def take(self, heap: Heap) -> None:
        """Put it into a heap."""
        self.line.take(heap, self.start, self.end)

    def behind(self, length: int) -> "Bit":
        """Return the bit without its first characters."""
        return Bit(self.line, min(self.start + length, self.end), self.end)


class Value(NamedTuple):
    """What stands behind a label, "" for dots, and where; of an NRK where its label stands, too.

    That one is read only where no NIP is said: till then its label is unread as well.
    """

    text: str
    bits: tuple[Bit, ...] = ()
    label: Bit | None = None

    def take(self, signs: re.Pattern[str] | None = None) -> None:
        """Say that it was read: all of it, or only these signs."""
        if self.label:
            self.label.take(Heap.FURNITURE)
        for bit in self.bits:
            places = [(0, len(bit.text))] if signs is None else []
            places += [found.span() for found in signs.finditer(bit.text)] if signs else []
            for start, end in places:
                bit.line.take(Heap.VALUE, bit.start + start, bit.start + end)


Fields = dict[str, Value]


class Identitas(Struct):
    """What was read: each statement's two parties, each lampiran's block, the years named."""

    pertama: list[Fields] = field(default_factory=list)
    kedua: list[Fields] = field(default_factory=list)
    lampiran: list[Fields] = field(default_factory=list)
    tahun: list[str] = field(default_factory=list)
    nip: dict[str, str] = field(default_factory=dict)
    """NIP by the folded name it stands under."""
    nrk: dict[str, str] = field(default_factory=dict)
    """NRK by the folded name it stands under."""
    heading: Value | None = None
    """The unit that a title names, where no label does."""

    @property
    def jabatan(self) -> str:
        """Return the post of Pihak Pertama: in full on the statement page, else in the lampiran."""
        found = _first((*self.pertama, *self.lampiran), "jabatan", filled=True)
        return found.text if found else ""

    @property
    def unit(self) -> str:
        """Return the unit kerja that the lampiran names."""
        found = self._unit()
        return found.text if found else ""

    def _unit(self) -> Value | None:
        return _first((*self.lampiran, *self.pertama), "unit") or self.heading

    def first(self) -> PihakSalinan:
        """Return Pihak Pertama; the lampiran writes the name in its own letters."""
        chosen = self._first_fields()
        own = chosen.get("jabatan")
        block = _first(self.lampiran[:1], "jabatan")
        jabatan = own.text if own else None
        role = sebutan(block.text if block else "")
        if jabatan and role and not sebutan(jabatan):
            jabatan = f"{role} {jabatan}"
        return self._pihak(chosen, jabatan)

    def _first_fields(self) -> Fields:
        """Each field of Pihak Pertama from where it is taken."""
        sides = self.lampiran[:1], self.pertama[:1]
        chosen = {
            "nama": _first((*sides[0], *sides[1]), "nama"),
            "nip": _first((*sides[0], *sides[1]), "nip"),
            "nrk": _first((*sides[0], *sides[1]), "nrk"),
            "jabatan": _first((*sides[1], *sides[0]), "jabatan"),
        }
        return {label: value for label, value in chosen.items() if value}

    def second(self) -> PihakSalinan:
        """Return Pihak Kedua, as the statement page names it."""
        own = (self.kedua or [{}])[0]
        jabatan = own.get("jabatan")
        return self._pihak(own, jabatan.text if jabatan else None)

    def _pihak(self, fields: Mapping[str, Value], jabatan: str | None) -> PihakSalinan:
        nama = fields.get("nama")
        number = self._number(fields, fold(nama.text) if nama else "")
        return PihakSalinan(nama.text if nama else None, number, jabatan)

    def _number(self, fields: Mapping[str, Value], name: str) -> str | None:
        """The number of a party: the NIP, else the NRK, each from its block or under its name."""
        nip = fields.get("nip")
        said = (
            re.sub(r"\D", "", nip.text) if nip else None,
            self.nip.get(name),
            _read_nrk(fields),
            self.nrk.get(name),
        )
        return next((number for number in said if number is not None), None)

    def take(self) -> None:
        """Say on the paper which values were read."""
        for fields in (self._first_fields(), (self.kedua or [{}])[0]):
            for label, value in fields.items():
                if label != "nrk":
                    value.take(_NIP_SIGNS if label == "nip" else None)
        self._take_nrk()
        unit = self._unit()
        if unit:
            unit.take()
        block = _first(self.lampiran[:1], "jabatan")
        if block and fold_title(self.jabatan).startswith(fold_title(block.text)):
            block.take()

    def _take_nrk(self) -> None:
        """Say that the NRK that count were read, wherever a label stands before them."""
        counted = {self.first().nip, self.second().nip} - {None}
        for fields in (*self.pertama, *self.kedua, *self.lampiran):
            if _read_nrk(fields) in counted:
                fields["nrk"].take(_NIP_SIGNS)

    def agreements(self) -> list[str]:
        """Return the posts of all agreements in the file, in reading order, each once."""
        blocks = self.pertama if any("jabatan" in b for b in self.pertama) else self.lampiran
        named = [block["jabatan"].text for block in blocks if "jabatan" in block]
        return list({fold_title(text): text for text in named if text}.values())


def _first(blocks: Sequence[Fields], label: str, *, filled: bool = False) -> Value | None:
    values = (block[label] for block in blocks if label in block)
    return next((value for value in values if value.text or not filled), None)


def _read_nrk(fields: Mapping[str, Value]) -> str | None:
    """The NRK of a block, "" for dots; None where there is none, or more than its digits."""
    nrk = fields.get("nrk")
    return nrk.text if nrk and (not nrk.text or _WHOLE["nrk"].fullmatch(nrk.text)) else None


def read_identitas(paper: Paper) -> Identitas:
    """Return the parties and the year of a document, from its lines and its small tables."""
    reader = _Reader(Identitas())
    for strip in _strips(paper):
        reader.read(strip)
    reader.close_all()
    found = reader.found
    found.tahun = list(dict.fromkeys(found.tahun))
    return found


class _Said(NamedTuple):
    """A label with its value, or a text, and where it stands in its strip.

    `at` counts all cells, `column` those that say something.
    """

    at: int
    column: int
    value: Value
    label: str = ""


class _Reader(Struct):
    """Goes through a document strip by strip: a line, or a row of a small table."""

    found: Identitas
    pending: dict[int, Fields] = field(default_factory=dict)
    """Fields of each column that wait for the text that says whose they are."""
    party: str = ""
    """Whose the fields are that follow, where a heading said so."""
    above: dict[int, str] = field(default_factory=dict)
    titled: bool = False
    open: tuple[int, str] | None = None
    """Column and label of the value that the strip above ended in, which may go on."""

    def read(self, strip: "Sequence[Sequence[Bit]]") -> None:
        """Take in what stands side by side."""
        all_said = list(_said(strip))
        if self._is_rest(strip, all_said):
            self._go_on(all_said[0].value)
            return
        for said in all_said:
            if said.label:
                self._note(said)
            else:
                self._hear(said)
        last = all_said[-1] if all_said else None
        self.open = (last.column, last.label) if last and last.label in _LONG else None

    def _is_rest(self, strip: "Sequence[Sequence[Bit]]", all_said: Sequence[_Said]) -> bool:
        """Whether a strip is the rest of the value above, with nothing under the label."""
        if self.open is None or len(all_said) != 1 or all_said[0].label or len(strip) < 2:
            return False
        text = all_said[0].value.text
        under = all(not bit.text.strip() for bit in strip[0])
        return under and not (_PARTY.search(text) or _numbered(text))

    def _go_on(self, rest: Value) -> None:
        assert self.open is not None  # noqa: S101  # `_is_rest` has looked
        column, label = self.open
        value = self.pending[column][label]
        text = f"{value.text} {normalise(rest.text)}".strip()
        self.pending[column][label] = Value(text, (*value.bits, *rest.bits))

    def _note(self, said: _Said) -> None:
        column = said.column
        if said.label in self.pending.get(column, {}):
            self._close(self.pending.pop(column))
        self.pending.setdefault(column, {})[said.label] = said.value
        if said.label in _WHOLE and self.pending[column].keys() <= _WHOLE.keys():
            self._sign(said.at, said.label, said.value.text)

    def _hear(self, said: _Said) -> None:
        text = said.value.text
        self._title(said)
        party = _PARTY.findall(text)
        if party:
            name = "KEDUA" if party[-1].upper() == "KEDUA" else "PERTAMA"
            if _CALLED.search(text):
                self._call(said.column, name)
            elif _PARTY.fullmatch(text.strip(" ,:")):
                self._head(name)
        number = _numbered(text)
        if number:
            self._sign(said.at, *number)
        elif text.strip():
            self.above[said.at] = text
            if not party and not self.pending:
                self.party = ""  # the heading of a signature: no fields follow it

    def _call(self, column: int, party: str) -> None:
        """`selanjutnya disebut PIHAK PERTAMA`: what waits in that column is his."""
        if column not in self.pending and len(self.pending) == 1:
            column = next(iter(self.pending))
        if column in self.pending:
            # "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA": the last one counts.
            self._give(party, self.pending.pop(column))
            self.party = ""

    def _head(self, party: str) -> None:
        """`PIHAK PERTAMA` alone: what follows is his, or what stands before where none followed."""
        if self.pending and not self.party:
            if not self.found.lampiran and len(self.pending) == 1 and self._is_person():
                self._give(party, self.pending.popitem()[1])
            return
        self.close_all()
        self.party = party

    def _is_person(self) -> bool:
        (fields,) = self.pending.values()
        return fields.keys() >= {"nama", "jabatan"} and "unit" not in fields

    def _give(self, party: str, fields: Fields) -> None:
        (self.found.kedua if party == "KEDUA" else self.found.pertama).append(fields)

    def close_all(self) -> None:
        """Fields that no text follows any more."""
        for column in list(self.pending):
            self._close(self.pending.pop(column))
        self.party = ""

    def _close(self, fields: Fields) -> None:
        """Fields that no PIHAK followed: the block above the lampiran."""
        if self.party:
            self._give(self.party, fields)
            self.party = ""
        elif "jabatan" in fields and not fields.keys().isdisjoint(("unit", *_WHOLE)):
            self.found.lampiran.append(fields)

    def _title(self, said: _Said) -> None:
        """The year of a title, and the unit in the line below it."""
        text = said.value.text
        folded = fold(text)
        named = "perjanjian kinerja" in folded
        if named or _BARE_YEAR.fullmatch(folded):
            self.found.tahun += _YEAR.findall(text)
            self.titled = self.titled or named
        elif folded:
            if self.titled and self.found.heading is None and _OFFICE.fullmatch(folded):
                self.found.heading = Value(normalise(text), said.value.bits)
            self.titled = False

    def _sign(self, at: int, label: str, number: str) -> None:
        """The NIP or NRK under a name, as the signatures print it."""
        name = fold(self.above.get(at, ""))
        number = re.sub(r"\D", "", number) if label == "nip" else number
        if name and _WHOLE[label].fullmatch(number):
            own = self.found.nip if label == "nip" else self.found.nrk
            own.setdefault(name, number)


def _numbered(text: str) -> tuple[str, str] | None:
    """What the line under a signature says: `nip` with its number, or, alone in it, `nrk`."""
    nip, nrk = _NIP.search(text), _NRK.fullmatch(text)
    if nip:
        return "nip", nip[1]
    return ("nrk", nrk[1]) if nrk else None


def _strips(paper: Paper) -> Iterator[list[list[Bit]]]:
    """Every line outside the lampiran, in columns; a row of a small table is one strip."""
    for block in paper.body:
        if isinstance(block, PaperLine):
            yield [[bit] for bit in _columns(block)]
        else:
            yield from _grid_strips(block)


def _columns(line: PaperLine) -> Iterator[Bit]:
    """A line in its columns: parted by tabs, and before a second label."""
    if "\t" not in line.text and line.text.count(":") < 2:
        yield Bit(line, 0, len(line.text))
        return
    edges = {0, len(line.text)}
    edges |= {found.end() for found in re.finditer("\t", line.text)}
    labels = [found.start() for found in _INSIDE.finditer(line.text)]
    edges |= set(labels[1:])
    places = sorted(edges)
    yield from (Bit(line, a, b) for a, b in pairwise(places))


def _grid_strips(grid: Grid) -> Iterator[list[list[Bit]]]:
    end = header_place(grid)
    rows = grid.rows if end is None else grid.rows[:end]
    widest = max((len(row) for row in grid.rows), default=0)
    for row in rows:
        own = [box for box in row if not box.merged]
        for box in own:
            for inner in box.grids:
                yield from _grid_strips(inner)
        if widest <= WIDEST or end is not None:
            yield [
                [bit for line in box.lines if line.box is box for bit in _columns(line)]
                for box in own
            ]


def _said(strip: Sequence[Sequence[Bit]]) -> Iterator[_Said]:
    """What a strip says, from left to right: labels with their values, and texts."""
    if len(strip) == 1 and len(strip[0]) == 1:
        bit = strip[0][0]
        if ":" not in bit.text and not _label_of(bit.text):
            yield _Said(0, 0, Value(bit.text, (bit,)))
            return
    yield from _Strip(strip).say()


class _Strip(Struct):
    """A strip while its labels look for their values."""

    cells: Sequence[Sequence[Bit]]
    waiting: list[tuple[str, Bit, bool]] = field(default_factory=list)
    """Labels whose value did not come yet, and whether a colon did."""
    column: int = -1

    def say(self) -> Iterator[_Said]:
        """Yield what it says."""
        texts = 0
        for at, cell in enumerate(self.cells):
            bits = [bit for bit in cell if bit.text.strip()]
            if not bits:
                continue
            if _is_colon(bits):
                self.waiting = [(label, bit, True) for label, bit, _ in self.waiting]
                continue
            for said in self._cell(at, bits):
                if said.label:
                    yield said
                else:
                    yield _Said(at, texts if said.column < 0 else said.column, said.value)
            texts += 1
        yield from self._give_up(len(self.cells))

    def _cell(self, at: int, bits: Sequence[Bit]) -> Iterator[_Said]:
        labels = [_label(bit) for bit in bits]
        if all(labels) and all(found and not found[2].text.strip() for found in labels):
            yield from self._give_up(at)
            self.waiting = [(found[0], found[1], found[3]) for found in labels if found]
        elif not any(labels) and self.waiting:
            yield from self._answer(at, bits)
        elif len(bits) == 1 and labels[0]:
            yield from self._give_up(at)
            yield self._field(at, labels[0][0], labels[0][1], (labels[0][2],))
        elif len(bits) == 1:
            yield _Said(at, -1, Value(bits[0].text, tuple(bits)))
        else:
            alone = sum(any(b.text.strip() for b in cell) for cell in self.cells) == 1
            for _, line in groupby(bits, key=lambda bit: id(bit.line)):  # each line is a strip
                for said in _Strip([[bit] for bit in line]).say():
                    column = said.column if alone else at
                    yield _Said(at, column, said.value, said.label)

    def _answer(self, at: int, bits: Sequence[Bit]) -> Iterator[_Said]:
        """Values for the labels that wait: one for all its lines, or line for line."""
        if len(self.waiting) == 1:
            label, where, _ = self.waiting.pop()
            yield self._field(at, label, where, tuple(_without_colon(bit) for bit in bits))
        elif len(self.waiting) == len(bits):
            for (label, where, _), bit in zip(self.waiting, bits, strict=True):
                yield self._field(at, label, where, (_without_colon(bit),), column=0)
            self.waiting = []
        else:
            self.waiting = []
            for bit in bits:
                yield _Said(at, -1, Value(bit.text, (bit,)))

    def _field(
        self, at: int, label: str, where: Bit, bits: tuple[Bit, ...], column: int | None = None
    ) -> _Said:
        if label != "nrk":
            where.take(Heap.FURNITURE)
        self.column = self.column + 1 if column is None else column
        text = normalise(" ".join(bit.text for bit in bits))
        if _INSIDE.search(text):
            return _Said(at, self.column, Value(text, bits))
        value = "" if _DOTS.fullmatch(text) else text
        return _Said(at, self.column, Value(value, bits, where if label == "nrk" else None), label)

    def _give_up(self, at: int) -> Iterator[_Said]:
        """Labels to which no value came: dots with a colon, else words like others."""
        for label, where, colon in self.waiting:
            if colon:
                yield self._field(at, label, where, ())
            else:
                yield _Said(at, -1, Value(where.text, (where,)))
        self.waiting = []


def _label(bit: Bit) -> tuple[str, Bit, Bit, bool] | None:
    """The label that a bit begins with, where it stands, what follows, whether a colon parts them.

    `Unit Kerja / Perangkat Daerah` is one label.
    """
    found = _label_of(bit.text)
    if found is None:
        return None
    name, end, colon = found
    return name, Bit(bit.line, bit.start, bit.start + end), bit.behind(end), colon


@lru_cache(maxsize=4096)
def _label_of(text: str) -> tuple[str, int, bool] | None:
    found = _LABEL.match(text)
    names = {_LABELS.get(fold(name)) for name in found[1].split("/")} if found else {None}
    name = names.pop() if len(names) == 1 else None
    return (name, found.end(), found[2] == ":") if found and name else None


def _is_colon(bits: Sequence[Bit]) -> bool:
    return all(bit.text.strip() == ":" for bit in bits)


def _without_colon(bit: Bit) -> Bit:
    text = bit.text
    return bit.behind(len(text) - len(text.lstrip(" :\t")))
