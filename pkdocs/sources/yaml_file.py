"""From a YAML file to plain data with a place for every value.

Only this module and `edits`, which writes values back, import yaml.

Scalars stay the text that was typed (`86,75`, `no`, `010`, `12:30`). It does not know what the
data mean: `schema` does.
"""

import errno
import hashlib
import re
from collections.abc import Collection, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from pkdocs.base.files import read_whole
from pkdocs.base.problem import Berat, Checked, Problem, Span, has_error
from pkdocs.base.text import hidden
from pkdocs.base.trouble import reason
from pkdocs.base.values import replace
from pkdocs.sources import slips

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 30
_YEAR = re.compile(r"[12][09][0-9][0-9](?![0-9])")
"""Perhaps a year: what stands before it is looked at afterwards, which is quicker."""
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Node(Struct):
    """A value of the file and where it stands; lists and mappings hold nodes."""

    isi: "str | list[Node] | dict[str, Node] | None"
    baris: int
    kolom: int
    flow: bool = False
    """Written with brackets or braces: `[a, b]`, `{a: 1}`."""


class Source(Struct, frozen=True):
    """A file that could be read: its name for messages, its tree of nodes, its sha256 in hex."""

    berkas: str
    akar: Node
    sha256: str = ""
    bertahun: tuple[int, ...] = ()
    """The lines on which a year stands, whatever for, in their order."""

    def plain(self) -> Any:
        """Return the data without places: dict, list, str and None only."""
        return _plain(self.akar)

    def has(self, path: Sequence[str | int]) -> bool:
        """Return whether the file has an element at `path`."""
        return self._at(path) is not None

    def text(self, path: Sequence[str | int]) -> str:
        """Return the text at `path`, or "" where there is none."""
        node = self._at(path)
        return node.isi if node is not None and isinstance(node.isi, str) else ""

    def is_flow(self, path: Sequence[str | int]) -> bool:
        """Return whether a list or mapping stands at `path` in brackets or braces."""
        node = self._at(path)
        return node is not None and node.flow

    def without(self, paths: Collection[tuple[str | int, ...]]) -> "Source":
        """Return the source without the elements at `paths`; the others keep their places."""
        return replace(self, akar=_pruned(self.akar, (), frozenset(paths)))

    def beginning(self, items: int) -> "Source":
        """Return the source with no more than so many items of each list and mapping."""
        return replace(self, akar=_begun(self.akar, items))

    def span(self, path: Sequence[str | int] = ()) -> Span:
        """Return the place of the deepest element of `path` that exists in the file."""
        node = self.akar
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node = child
        return Span(self.berkas, node.baris, node.kolom)

    def length(self, path: Sequence[str | int]) -> int:
        """Return how many items the list at `path` has, 0 where there is none."""
        node = self._at(path)
        return len(node.isi) if node is not None and isinstance(node.isi, list) else 0

    def lines(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return the first line of what stands at `path`, and the line its last value begins on."""
        first = node = self._at(path) or self.akar
        while isinstance(node.isi, list | dict) and node.isi:
            node = node.isi[-1] if isinstance(node.isi, list) else list(node.isi.values())[-1]
        return first.baris, node.baris

    def _at(self, path: Sequence[str | int]) -> Node | None:
        node: Node | None = self.akar
        for step in path:
            node = _child(node, step) if node is not None else None
        return node


def read_source(path: Path, berkas: str) -> Checked[Source]:
    """Return the file at `path` as a Source; `berkas` names it in messages.

    Problems: S001 missing or unreadable, S002 too large, S003 not UTF-8, S004 broken YAML,
    S005 empty, S006 anchor, alias or tag, S007 nested too deeply, S008 duplicate key,
    S009 forbidden character, S011 text cut off by ` #`, S012 sentence split by its commas,
    S013 curly quotes.
    """
    here = Span(berkas)
    try:
        raw = read_whole(path, MAX_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            size = path.stat().st_size // 1_000_000
            pesan = f"berkas terlalu besar ({size} MB; paling besar 64 MB)."
            return Checked(None, (Problem(here, "S002", pesan),))
        pesan = f"berkas tidak dapat dibaca: {_reason(error)}."
        return Checked(None, (Problem(here, "S001", pesan),))
    return parse_source(raw, berkas)


def parse_source(raw: bytes, berkas: str) -> Checked[Source]:
    """Return the bytes of a YAML file as a Source; problems as in `read_source`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        pesan = "berkas bukan UTF-8; simpan ulang dengan pengodean UTF-8."
        return Checked(None, (Problem(Span(berkas, line), "S003", pesan),))
    builder = _Builder(berkas, text)
    try:
        built = builder.build()
    except yaml.YAMLError as error:
        syntax = _syntax_problem(error, berkas, text)
        return Checked(None, (*builder.problems, syntax))
    if built.value is None:
        return built
    digest = hashlib.sha256(raw).hexdigest()
    return replace(built, value=replace(built.value, sha256=digest, bertahun=_year_lines(text)))


def _year_lines(text: str) -> tuple[int, ...]:
    found, line, seen = [], 1, 0
    for year in _YEAR.finditer(text):
        start = year.start()
        if not text[start - 1 : start].isdigit():
            line, seen = line + text.count("\n", seen, start), start
            found.append(line)
    return tuple(found)


class _RefusedError(Exception):
    """Carries the Problem that makes the whole file unusable."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Builder:
    """Builds the tree from parser events, without recursion, so that depth cannot crash it."""

    def __init__(self, berkas: str, text: str) -> None:
        self.berkas = berkas
        self.text = text
        self.lines = text.splitlines() if " #" in text or "\t#" in text else []
        self.is_clean = "\\" not in text and not hidden(text.replace("\r\n", "\n"))
        self.problems: list[Problem] = []
        self.open: list[Node] = []
        self.keys: list[str | None] = []
        self.split: list[tuple[Any, Berat] | None] = []
        self.root: Node | None = None
        self.documents = 0

    def build(self) -> Checked[Source]:
        """Return the Source of the text with its warnings, or what makes it unusable."""
        try:
            for event in yaml.parse(self.text, Loader=LOADER):
                self._take(event)
        except _RefusedError as refused:
            return Checked(None, (*self.problems, refused.problem))
        if self.root is None or self.root.isi is None:
            pesan = "berkas kosong."
            return Checked(None, (Problem(Span(self.berkas), "S005", pesan),))
        wrong = has_error(self.problems)
        return Checked(None if wrong else Source(self.berkas, self.root), tuple(self.problems))

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._take_node(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(event, "S004", 'hanya satu dokumen per berkas; hapus baris "---".')
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self.open.pop(), self.split.pop())
            self.keys.pop()

    def _take_node(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._refuse(event, "S006", "jangkar (&) dan alias (*) YAML tidak dipakai di sini.")
        if event.tag is not None and event.tag != "!":
            self._refuse(event, "S006", f'tanda jenis YAML "{event.tag}" tidak dipakai di sini.')
        mark = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event, mark)
            return
        isi: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        node = Node(isi, mark.line + 1, mark.column + 1, flow=event.flow_style)
        self._place(node, mark)
        self.open.append(node)
        self.keys.append(None)
        self.split.append(None)
        if len(self.open) > MAX_DEPTH:
            pesan = f"susunan terlalu dalam (lebih dari {MAX_DEPTH} tingkat)."
            self._refuse(event, "S007", pesan)

    def _take_scalar(self, event: Any, mark: Any) -> None:
        text: str = event.value
        if not self.is_clean:
            self._check_characters(text, mark)
        if text and not event.style:
            self._check_slips(text, event)
        if self.open and isinstance(self.open[-1].isi, dict) and self.keys[-1] is None:
            if text in self.open[-1].isi:
                self._report(mark, "S008", f'kunci "{text}" ditulis dua kali.')
            self.keys[-1] = text
            return
        empty = not event.style and text in {"", "~", "null"}
        self._place(Node(None if empty else text.strip(), mark.line + 1, mark.column + 1), mark)

    def _place(self, node: Node, mark: Any) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1].isi
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict):
            key = self.keys[-1]
            if key is None:
                raise _RefusedError(self._problem(mark, "S004", "kunci harus berupa teks."))
            parent.setdefault(key, node)
            self.keys[-1] = None

    def _check_slips(self, text: str, event: Any) -> None:
        """Look at a text without quotes for what its writer meant otherwise."""
        parent = self.open[-1] if self.open else None
        if not text.isascii() and (curly := slips.curly_quotes(text)):
            self._slipped(event.start_mark, curly)
        if self.lines:
            self._check_cut(text, event.end_mark, in_flow=parent is not None and parent.flow)
        if parent and parent.flow and parent.isi and isinstance(parent.isi, list):
            self._check_split(parent.isi[-1].isi, text, event.start_mark)

    def _check_cut(self, text: str, end: Any, *, in_flow: bool) -> None:
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if line[end.column : end.column + 1] in {" ", "\t"}:  # else nothing can be cut: be quick
            rest = line[end.column :]
            cut = slips.cut_off(text, rest.rstrip("]},") if in_flow else rest)
            if cut:
                self._slipped(end, cut, rest.index("#"))

    def _check_split(self, before: object, text: str, mark: Any) -> None:
        berat = slips.splits_sentence(before, text) if isinstance(before, str) else None
        known = self.split[-1]
        if berat and (known is None or known[1] is Berat.PERINGATAN):
            self.split[-1] = (mark, berat)

    def _close(self, node: Node, split: tuple[Any, Berat] | None) -> None:
        if split and isinstance(node.isi, list):
            items = [item.isi for item in node.isi if isinstance(item.isi, str)]
            self._slipped(split[0], slips.split_sentence(split[1], items))

    def _slipped(self, mark: Any, slip: slips.Slip, behind: int = 0) -> None:
        kode, berat, pesan = slip
        place = Span(self.berkas, mark.line + 1, mark.column + 1 + behind)
        self.problems.append(Problem(place, kode, pesan, berat))

    def _check_characters(self, text: str, mark: Any) -> None:
        found = hidden(text)
        if found:
            char = f"U+{ord(found):04X}"
            pesan = (
                f"teks memuat karakter tersembunyi atau terlarang {char}; hapus lalu ketik ulang."
            )
            self._report(mark, "S009", pesan)

    def _problem(self, mark: Any, kode: str, pesan: str) -> Problem:
        return Problem(Span(self.berkas, mark.line + 1, mark.column + 1), kode, pesan)

    def _report(self, mark: Any, kode: str, pesan: str) -> None:
        self.problems.append(self._problem(mark, kode, pesan))

    def _refuse(self, event: Any, kode: str, pesan: str) -> None:
        raise _RefusedError(self._problem(event.start_mark, kode, pesan))


_SYNTAX = (
    ("invalid Unicode character", "kode karakter \\u… pada teks ini tidak sah."),
    (
        "mapping values are not allowed",
        "titik dua tidak pada tempatnya; beri tanda kutip pada teksnya.",
    ),
    ("could not find expected ':'", "titik dua (:) sesudah kunci tidak ditemukan."),
    (
        "did not find expected key",
        "lekukan baris ini tidak sejajar, atau tanda kutip di atasnya belum ditutup.",
    ),
    ("did not find expected '-'", "lekukan (indentasi) butir daftar ini tidak sejajar."),
    ("unexpected end of stream", "tanda kutip atau kurung tidak ditutup."),
    ("did not find expected node content", "kurung [ ] atau { } tidak ditutup."),
    (
        "cannot start any token",
        'teks tanpa tanda kutip tidak boleh diawali tanda ini; beri tanda kutip, misalnya "%".',
    ),
    ("did not find expected ',' or", "kurung [ ] atau { } tidak ditutup, atau komanya kurang."),
    ("control characters are not allowed", "teks memuat karakter kendali; hapus lalu ketik ulang."),
    ("special characters are not allowed", "teks memuat karakter kendali; hapus lalu ketik ulang."),
)


def _syntax_problem(error: yaml.YAMLError, berkas: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    words = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error)
    line, column = (mark.line + 1, mark.column + 1) if mark else (_reader_line(error, text), 1)
    known = next((pesan for part, pesan in _SYNTAX if part in words), None)
    near = text.splitlines()[max(line - 2, 0) : line] if mark else []
    for number, own in enumerate(near, start=max(line - 1, 1)):
        together = slips.run_together(own)
        if together:
            line, column, known = number, together[0] + 1, together[1]
    if near and "\t" in near[-1][: len(near[-1]) - len(near[-1].lstrip())]:
        known = "baris diawali Tab; YAML hanya menerima spasi."
    if known is None:
        known = (
            "susunan YAML rusak; periksa tanda kutip, titik dua, dan lekukan di sekitar baris ini."
        )
    hidden = "characters are not allowed" in words or "invalid Unicode character" in words
    kode = "S009" if hidden else "S004"
    return Problem(Span(berkas, line, column), kode, known)


def _reader_line(error: yaml.YAMLError, text: str) -> int:
    offset = getattr(error, "position", None)
    return text[:offset].count("\n") + 1 if isinstance(offset, int) else 1


def _plain(node: Node) -> Any:
    if isinstance(node.isi, dict):
        return {key: _plain(child) for key, child in node.isi.items()}
    if isinstance(node.isi, list):
        return [_plain(child) for child in node.isi]
    return node.isi


def _pruned(
    node: Node, here: tuple[str | int, ...], paths: frozenset[tuple[str | int, ...]]
) -> Node:
    if isinstance(node.isi, dict):
        kept = {
            k: _pruned(c, (*here, k), paths) for k, c in node.isi.items() if (*here, k) not in paths
        }
        return replace(node, isi=kept)
    if isinstance(node.isi, list):
        items = enumerate(node.isi)
        left = [_pruned(c, (*here, i), paths) for i, c in items if (*here, i) not in paths]
        return replace(node, isi=left)
    return node


def _begun(node: Node, items: int) -> Node:
    if isinstance(node.isi, dict):
        pairs = islice(node.isi.items(), items)
        return Node({key: _begun(child, items) for key, child in pairs}, node.baris, node.kolom)
    if isinstance(node.isi, list):
        return Node([_begun(c, items) for c in node.isi[:items]], node.baris, node.kolom)
    return node


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node.isi, dict) and isinstance(step, str):
        return node.isi.get(step)
    if isinstance(node.isi, list) and isinstance(step, int) and step < len(node.isi):
        return node.isi[step]
    return None


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "berkas tidak ada; periksa apakah ini folder proyek (folder lain disebut dengan -C)"
    if isinstance(error, IsADirectoryError):
        return "ini folder, bukan berkas"
    words = reason(error)
    return "tidak ada izin membaca" if words == "tidak ada izin" else words
