"""What was read of a layout against what it prints: right, wrong, listed or silent, value by value.

Conservation is asked apart: each word in the file is read, listed, or fixed.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from xml.etree import ElementTree

from msgspec import Struct

from judge import worth
from judge.layout import Layout
from judge.paper import Key, Part, Value, write
from judge.truth import PERIODE, Truth
from pkdocs.base.problem import Problem
from pkdocs.domain.salinan import BarisSalinan, PihakSalinan, Salinan
from pkdocs.review.read.salinan import read_salinan

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALIKE = 0.6
_BERKAS = "judge.docx"
_SIGNS = {"F0B3": "≥", "F0A3": "≤"}
_FIELDS = (*PERIODE, "satuan", "sumber_data", "pengukuran")


class Status(StrEnum):
    """How a printed value fared."""

    RIGHT = "right"
    WRONG = "wrong"
    LISTED = "listed"
    SILENT = "silent"


class Verdict(Struct, frozen=True):
    """A value and how it fared; `found` is what was read in its place."""

    key: Key
    text: str
    status: Status
    found: str = ""


class Reading(Struct, frozen=True):
    """A layout of a truth, read back: verdicts, words that are nowhere, and the Salinan itself."""

    layout: Layout
    truth: Truth
    docx: bytes
    salinan: Salinan | None
    problems: tuple[Problem, ...]
    verdicts: tuple[Verdict, ...]
    lost: tuple[str, ...]

    def count(self, status: Status) -> int:
        """Return how many values fared so; words that are nowhere are silent."""
        found = sum(v.status is status for v in self.verdicts)
        return found + (len(self.lost) if status is Status.SILENT else 0)

    def status_of(self, key: Key) -> Status | None:
        """Return how a value fared, None where the layout does not print it."""
        return next((v.status for v in self.verdicts if v.key == key), None)


def judge_reading(layout: Layout, truth: Truth) -> Reading:
    """Return how the reader fares on a layout of a truth."""
    part = layout.lay_out(truth)
    docx = write(part.xml)
    read = read_salinan(docx, _BERKAS)
    values = _once(part.values)
    if read.value is None:
        refused = tuple(Verdict(v.key, v.text, Status.LISTED) for v in values)
        return Reading(layout, truth, docx, None, read.problems, refused, ())
    verdicts = tuple(_judge(values, read.value, truth))
    lost = tuple(_lost(docx, part, read.value, verdicts))
    return Reading(layout, truth, docx, read.value, read.problems, verdicts, lost)


def _once(values: Sequence[Value]) -> list[Value]:
    """Each value once, however often it is printed."""
    return list({value.key: value for value in reversed(values)}.values())[::-1]


def _judge(values: Sequence[Value], salinan: Salinan, truth: Truth) -> Iterator[Verdict]:
    matched, spare = match_rows(values, salinan.baris)
    bag = Bag(salinan)
    programs = _programs(values, salinan)
    invented = list(_invented({value.key for value in values}, salinan, matched, truth))
    taken = frozenset(worth.fold(verdict.found) for verdict in invented)
    for value in values:
        found = programs.get(value.key) or _found(value.key, salinan, matched)
        satuan = _satuan(value.key, truth)
        if not found:
            status = Status.LISTED if bag.take(value) else Status.SILENT
            if status is Status.SILENT and _is_taken(value, taken):
                continue  # read as a value that is not printed: wrong, and not gone
        else:
            status = Status.RIGHT if accepts(value, found, satuan) else Status.WRONG
        yield Verdict(value.key, value.text, status, found)
    for row in spare:
        yield Verdict(("baris", "lebih", "indikator"), "", Status.WRONG, row.indikator)
    read = {worth.fold(text) for key, text in programs.items() if key[2] == "program"}
    for program in salinan.program:
        if worth.fold(program["program"]) not in read:
            yield Verdict(("program", "lebih", "program"), "", Status.WRONG, program["program"])
    yield from invented


def _is_taken(value: Value, taken: frozenset[str]) -> bool:
    return value.key[0] == "lain" and worth.fold(value.text) in taken


def _programs(values: Sequence[Value], salinan: Salinan) -> dict[Key, str]:
    """What was read as each program and its sum, by the name that the layout prints."""
    by_name = {worth.fold(program["program"]): program for program in salinan.program}
    found: dict[Key, str] = {}
    for value in values:
        if value.key[0] == "program" and value.key[2] == "program":
            program = by_name.get(worth.fold(value.text), {})
            for name in ("program", "anggaran"):
                found["program", value.key[1], name] = program.get(name, "")
    return {key: text for key, text in found.items() if text}


class Bag:
    """The words that a Salinan lists as unread; each is taken once."""

    def __init__(self, salinan: Salinan) -> None:
        texts = [f"{item.kata} {item.pesan}" for item in salinan.tak_terbaca]
        self._words = Counter(word for text in texts for word in _tokens(text))
        self._places: dict[str, bool] = {}

    def take(self, value: Value) -> bool:
        """Return whether the words of a value are listed; of one place they are asked once."""
        place = value.place
        if place and place in self._places:
            return self._places[place]
        known = any(self._take_words(text) for text in dict.fromkeys((value.text, *value.accepts)))
        if place:
            self._places[place] = known
        return known

    def _take_words(self, text: str) -> bool:
        wanted = Counter(_tokens(text))
        known = all(self._words[word] >= count for word, count in wanted.items())
        if known:
            self._words -= wanted
        return known


def _tokens(text: str) -> list[str]:
    """The words of a text; a sign that stands alone, such as a dash, is one too."""
    return worth.words(text) + [piece for piece in text.split() if not worth.words(piece)]


def match_rows(
    values: Sequence[Value], baris: Sequence[BarisSalinan]
) -> tuple[Mapping[str, BarisSalinan], list[BarisSalinan]]:
    """Return the row read for each printed row, by its place, and the rows that are nobody's."""
    wanted = [value for value in values if value.key[0] == "baris" and value.key[2] == "indikator"]
    spare = list(baris)
    found: dict[str, BarisSalinan] = {}
    for least in (1.0, _ALIKE):
        for value in wanted:
            if value.key[1] in found:
                continue
            best = max(spare, key=lambda row: _alike(value, row, least), default=None)
            if best is not None and _alike(value, best, least) >= least:
                found[value.key[1]] = best
                spare = [row for row in spare if row is not best]
    return found, spare


def _alike(value: Value, row: BarisSalinan, least: float) -> float:
    texts = [worth.fold(text) for text in (value.text, *value.accepts)]
    own = worth.fold(f"{row.indikator} {row.lingkup or ''}")
    if own in texts:
        return 1.0
    if least == 1.0 or not own:
        return 0.0
    return SequenceMatcher(None, texts[0], own, autojunk=False).ratio()


def _found(key: Key, salinan: Salinan, matched: Mapping[str, BarisSalinan]) -> str:
    """What was read as this value, "" where nothing was."""
    if key[0] == "baris":
        row = matched.get(key[1])
        return "" if row is None else _field(row, key[2])
    if key[0] in ("pihak_pertama", "pihak_kedua"):
        return _of_party(key, salinan)
    if key[0] == "program":
        return ""  # found by its printed name: `_programs`
    return str(getattr(salinan, key[0], "") or "") if key[0] in ("tahun", "unit") else ""


def _of_party(key: Key, salinan: Salinan) -> str:
    party: PihakSalinan = getattr(salinan, key[0])
    found = getattr(party, key[1]) or ""
    if key == ("pihak_pertama", "jabatan"):
        return found or salinan.jabatan
    return str(found)


def _field(row: BarisSalinan, name: str) -> str:
    if name in PERIODE:
        return row.target.get(name) or ""
    if name == "indikator":
        return f"{row.indikator} {row.lingkup or ''}".strip()
    if name == "pengukuran":
        return " ".join(row.pengukuran or ())
    return str(getattr(row, name) or "")


def _satuan(key: Key, truth: Truth) -> str:
    return truth.rows[int(key[1])].satuan if key[0] == "baris" else ""


def accepts(value: Value, found: str, satuan: str) -> bool:
    """Return whether what was read is worth what is printed."""
    name = value.key[-1]
    return any(_worth(name, text, satuan) == _worth(name, found, satuan) for text in _texts(value))


def _texts(value: Value) -> tuple[str, ...]:
    return value.accepts or (value.text,)


def _worth(name: str, text: str, satuan: str) -> str:
    if name in PERIODE:
        return worth.target(text, satuan)
    if name in ("nip", "tahun"):
        return worth.digits(text)
    return worth.rupiah(text) if name == "anggaran" else worth.fold(text)


def _invented(
    printed: set[Key], salinan: Salinan, matched: Mapping[str, BarisSalinan], truth: Truth
) -> Iterator[Verdict]:
    """What was read though the layout does not print it."""
    for place, row in matched.items():
        for name in _FIELDS:
            key = ("baris", place, name)
            found = _field(row, name)
            unit = name == "satuan" and worth.fold(found) == worth.fold(_satuan(key, truth))
            if found and key not in printed and not unit:
                yield Verdict(key, "", Status.WRONG, found)
    for who in ("pihak_pertama", "pihak_kedua"):
        for name in ("nama", "nip", "jabatan"):
            found = _of_party((who, name), salinan)
            if found and (who, name) not in printed:
                yield Verdict((who, name), "", Status.WRONG, found)
    if ("unit",) not in printed and worth.fold(salinan.unit) not in ("", worth.fold(truth.unit)):
        yield Verdict(("unit",), "", Status.WRONG, salinan.unit)


def _lost(docx: bytes, part: Part, salinan: Salinan, verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The words of the file that are neither read, listed, fixed nor already counted as silent."""
    known = set(_tokens(part.fixed)) | set(_read_words(salinan))
    for verdict in verdicts:
        if verdict.status in (Status.RIGHT, Status.SILENT):
            known |= set(_tokens(verdict.text))
    in_file = dict.fromkeys(worth.words(read_file(docx)))
    yield from (word for word in in_file if word not in known)


def _read_words(salinan: Salinan) -> Iterator[str]:
    texts = [salinan.jabatan, salinan.unit, salinan.tahun]
    for party in (salinan.pihak_pertama, salinan.pihak_kedua):
        texts += [party.nama or "", party.nip or "", party.jabatan or ""]
    for row in salinan.baris:
        texts += [row.no_sasaran, row.no_indikator, row.kelompok, row.sasaran]
        texts += [_field(row, name) for name in ("indikator", *_FIELDS)]
    texts += [text for program in salinan.program for text in program.values()]
    texts += [f"{item.kata} {item.pesan}" for item in salinan.tak_terbaca]
    for text in texts:
        yield from _tokens(text)


def read_file(docx: bytes) -> str:
    """Return the text of a docx by a walk of the judge's own: struck-out words are none."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        text = archive.read("word/document.xml")
    tree = ElementTree.fromstring(text)  # noqa: S314 - written by the judge
    return "".join(_walk(tree))


def _walk(element: ElementTree.Element) -> Iterator[str]:
    if element.tag == f"{_W}moveFrom":
        return
    yield _own_text(element)
    parted = element.tag in (f"{_W}p", f"{_W}tc")
    if parted:
        yield "\n"
    for child in element:
        yield from _walk(child)
    if parted:
        yield "\n"


def _own_text(element: ElementTree.Element) -> str:
    """The letters that an element itself stands for."""
    if element.tag in (f"{_W}t", f"{_M}t"):
        return element.text or ""
    if element.tag == f"{_W}sym":
        return _SIGNS.get(element.get(f"{_W}char", ""), "")
    return {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}noBreakHyphen": "-"}.get(element.tag, "")
