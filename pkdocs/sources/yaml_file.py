"""From a YAML file to plain data with a place for every value; the only importer of yaml.

Scalars stay the text that was typed (`86,75`, `no`, `010`, `12:30`). It does not know what the
data mean: `schema` does.
"""

import errno
import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from pkdocs.base.files import read_whole, reason
from pkdocs.base.problem import Checked, Problem, Span

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 30
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Characters that Word cannot hold or that hide what a reader sees: controls, surrogates,
# bidirectional overrides, byte-order marks and non-characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@dataclass(slots=True)
class Node:
    """A value of the file and where it stands; lists and mappings hold nodes."""

    isi: "str | list[Node] | dict[str, Node] | None"
    baris: int
    kolom: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read: its name for messages, its tree of nodes, its sha256 in hex."""

    berkas: str
    akar: Node
    sha256: str = ""

    def plain(self) -> Any:
        """Return the data without places: dict, list, str and None only."""
        return _plain(self.akar)

    def has(self, path: Sequence[str | int]) -> bool:
        """Return whether the file has an element at `path`."""
        node: Node | None = self.akar
        for step in path:
            node = _child(node, step) if node is not None else None
        return node is not None

    def text(self, path: Sequence[str | int]) -> str:
        """Return the text at `path`, or "" where there is none."""
        node: Node | None = self.akar
        for step in path:
            node = _child(node, step) if node is not None else None
        return node.isi if node is not None and isinstance(node.isi, str) else ""

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


def read_source(path: Path, berkas: str) -> Checked[Source]:
    """Return the file at `path` as a Source; `berkas` names it in messages.

    Problems: S001 missing or unreadable, S002 too large, S003 not UTF-8, S004 broken YAML,
    S005 empty, S006 anchor, alias or tag, S007 nested too deeply, S008 duplicate key,
    S009 forbidden character.
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
    try:
        built = _Builder(berkas).build(text)
    except yaml.YAMLError as error:
        return Checked(None, (_syntax_problem(error, berkas, text),))
    if built.value is None:
        return built
    return Checked(replace(built.value, sha256=hashlib.sha256(raw).hexdigest()))


class _RefusedError(Exception):
    """Carries the Problem that makes the whole file unusable."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Builder:
    """Builds the tree from parser events, without recursion, so that depth cannot crash it."""

    def __init__(self, berkas: str) -> None:
        self.berkas = berkas
        self.problems: list[Problem] = []
        self.open: list[Node] = []
        self.keys: list[str | None] = []
        self.root: Node | None = None
        self.documents = 0

    def build(self, text: str) -> Checked[Source]:
        """Return the Source of a text, or the problems that make it unusable."""
        try:
            for event in yaml.parse(text, Loader=_Loader):
                self._take(event)
        except _RefusedError as refused:
            return Checked(None, (*self.problems, refused.problem))
        if self.root is None or self.root.isi is None:
            pesan = "berkas kosong."
            return Checked(None, (Problem(Span(self.berkas), "S005", pesan),))
        if self.problems:
            return Checked(None, tuple(self.problems))
        return Checked(Source(self.berkas, self.root))

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._take_node(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(event, "S004", 'hanya satu dokumen per berkas; hapus baris "---".')
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
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
        node = Node(isi, mark.line + 1, mark.column + 1)
        self._place(node, mark)
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            pesan = f"susunan terlalu dalam (lebih dari {MAX_DEPTH} tingkat)."
            self._refuse(event, "S007", pesan)

    def _take_scalar(self, event: Any, mark: Any) -> None:
        text: str = event.value
        self._check_characters(text, mark)
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

    def _check_characters(self, text: str, mark: Any) -> None:
        if text.isprintable():
            return
        found = _FORBIDDEN.search(text)
        if found:
            char = f"U+{ord(found.group()):04X}"
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
    ("did not find expected ',' or", "kurung [ ] atau { } tidak ditutup, atau komanya kurang."),
    ("control characters are not allowed", "teks memuat karakter kendali; hapus lalu ketik ulang."),
    ("special characters are not allowed", "teks memuat karakter kendali; hapus lalu ketik ulang."),
)


def _syntax_problem(error: yaml.YAMLError, berkas: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    words = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error)
    line, column = (mark.line + 1, mark.column + 1) if mark else (_reader_line(error, text), 1)
    known = next((pesan for part, pesan in _SYNTAX if part in words), None)
    indent = text.splitlines()[line - 1 : line] if mark else []
    if indent and "\t" in indent[0][: len(indent[0]) - len(indent[0].lstrip())]:
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
        return Node(kept, node.baris, node.kolom)
    if isinstance(node.isi, list):
        items = enumerate(node.isi)
        return Node(
            [_pruned(c, (*here, i), paths) for i, c in items if (*here, i) not in paths],
            node.baris,
            node.kolom,
        )
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
        return "berkas tidak ada di folder proyek (sebut foldernya dengan -C)"
    if isinstance(error, IsADirectoryError):
        return "ini folder, bukan berkas"
    if isinstance(error, NotADirectoryError):
        return "di tempat folder proyek ada berkas"
    if isinstance(error, PermissionError):
        return "tidak ada izin membaca"
    return reason(error)
