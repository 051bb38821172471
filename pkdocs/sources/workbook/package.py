"""An .xlsx file as a package: its sheets by name, shared texts, styles. Judges what it is.

What cells say is read by others, from the streams that it gives.
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec import Struct

from pkdocs.sources.workbook import kinds
from pkdocs.sources.workbook.grid import SheetStream
from pkdocs.sources.workbook.markup import (
    BROKEN,
    Tulisan,
    UnreadableError,
    elements,
    is_on,
    strings,
    whole_number,
)
from pkdocs.sources.workbook.showing import BUILT_IN, GENERAL, UNKNOWN
from pkdocs.word.package.container import MAX_FILE, Limits, open_archive
from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.rules import rels_name, resolve_target

_LIMITS = Limits(parts=2_000, part=400_000_000, total=500_000_000)
"""A sheet of 60,025 rows is some 60 MB of XML; it is never whole in memory."""
_ZIP = b"PK"
_BINARY = ".bin"
_LONG_NAME = 100
"""Excel takes 31 letters; other programs may take more."""
_KODE = {"T002": "X002", "T003": "X003"}
_TERKUNCI = "berkas terkunci kata sandi; hapus kata sandinya di Excel (Berkas > Info), lalu simpan"


class Gaya(Struct, frozen=True):
    """What the style of a cell says of its value: its number format; struck out or not."""

    format: str = GENERAL
    coret: bool = False


class SheetPart(Struct, frozen=True):
    """A sheet: its name as the workbook has it, and its part; "" where it has no cells."""

    nama: str
    part: str


class Paket(Struct, frozen=True):
    """A workbook opened; it holds while its archive is open. `lain` are things it holds besides."""

    archive: zipfile.ZipFile
    names: Mapping[str, str]
    lembar: Sequence[SheetPart]
    tulisan: Sequence[str | Tulisan]
    gaya: Sequence[Gaya]
    lain: Sequence[str]

    def gaya_of(self, index: int) -> Gaya:
        """Return a style by its number; one that is not there is General."""
        return self.gaya[index] if index < len(self.gaya) else _BIASA

    @contextmanager
    def sheet(self, lembar: SheetPart) -> Iterator[SheetStream]:
        """Give the cells of a sheet, to be read once."""
        with self.archive.open(self.names[lembar.part.casefold()]) as stream:
            yield SheetStream(stream)


_BIASA = Gaya()


@contextmanager
def open_paket(raw: bytes) -> Iterator[Paket]:
    """Open the bytes of an .xlsx file; what is read of it inside is read from memory.

    Raises:
        UnreadableError: X001 it is none, X002 locked, X003 too large, X004 broken, X005 of macros.
    """
    _refuse_others(raw)
    try:
        with open_archive(raw, _LIMITS) as archive:
            yield _paket(archive)
    except TemplateError as error:
        raise _unreadable(error.findings[0]) from error


def _refuse_others(raw: bytes) -> None:
    if len(raw) > MAX_FILE:
        raise UnreadableError("X003", f"berkas lebih besar dari {MAX_FILE // 1_000_000} MB")
    if kinds.is_encrypted(raw):
        raise UnreadableError("X002", _TERKUNCI)
    if not raw.startswith(_ZIP):
        raise _no_workbook(kinds.loose_kind(raw))


def _no_workbook(kind: str) -> UnreadableError:
    said = f"ini {kind}" if kind else "jenis berkas tidak dikenal"
    return UnreadableError("X001", f"bukan buku kerja Excel: {said}; {kinds.advice(kind)}")


def _unreadable(finding: Finding) -> UnreadableError:
    kode = _KODE.get(finding.code, "X004")
    if kode == "X002":
        return UnreadableError(kode, _TERKUNCI)
    return UnreadableError(kode, finding.said if kode == "X003" else BROKEN)


def _paket(archive: zipfile.ZipFile) -> Paket:
    names = {name.casefold(): name for name in archive.namelist()}
    parts = _Parts(archive, names)
    main = parts.main()
    if not main:
        raise _no_workbook(kinds.zipped_kind(names))
    if parts.has_macros():
        raise UnreadableError("X005", f"buku kerja bermakro (.xlsm); {kinds.SAVE_AS}")
    related = parts.related(main)
    return Paket(
        archive,
        names,
        tuple(parts.sheets(main, related)),
        parts.strings(related),
        tuple(parts.styles(related)),
        tuple(_besides(names)),
    )


def _besides(names: Mapping[str, str]) -> Iterator[str]:
    """What else a workbook holds that somebody may take for read."""
    if any(name.startswith("xl/externallinks/") for name in names):
        yield "tautan ke buku kerja lain"
    if any(name.startswith("xl/embeddings/") for name in names):
        yield "objek tertanam"
    if any(name.startswith(("xl/media/", "xl/charts/")) for name in names):
        yield "gambar atau grafik"


class _Related(Struct, frozen=True):
    """A part that another one names: by its id, the last word of its kind, the part's name."""

    id: str
    kind: str
    part: str


class _Parts(Struct, frozen=True):
    """The small parts of a workbook; names are compared without case, as Office does."""

    archive: zipfile.ZipFile
    names: Mapping[str, str]

    def elements(self, part: str) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
        """Give the elements of a part; of one that is not there none."""
        name = self.names.get(part.casefold())
        if name:
            with self.archive.open(name) as stream:
                yield from elements(stream)

    def related(self, part: str) -> list[_Related]:
        """Return the parts that a part names; what lies outside the file is none of its parts."""
        return [
            _Related(
                attributes.get("Id", ""),
                attributes.get("Type", "").strip().rpartition("/")[2].casefold(),
                resolve_target(part, attributes.get("Target", "")),
            )
            for path, attributes in self.elements(rels_name(part))
            if path[-1] == "Relationship"
        ]

    def main(self) -> str:
        """Return the name of the workbook's own part, "" if there is none."""
        named = (own.part for own in self.related("") if own.kind == "officedocument")
        return next((part for part in named if self._is_workbook(part)), "")

    def _is_workbook(self, part: str) -> bool:
        if part.casefold().endswith(_BINARY):
            return False
        path, _ = next(iter(self.elements(part)), ((), {}))
        return path == ("workbook",)

    def has_macros(self) -> bool:
        """Return whether the workbook has macros, or may have some by its type."""
        types = (
            attributes.get("ContentType", "")
            for _, attributes in self.elements("[Content_Types].xml")
        )
        told = " ".join((*types, *self.names)).casefold()
        return any(word in told for word in ("macroenabled", "vbaproject", "xl/macrosheets/"))

    def sheets(self, main: str, related: Sequence[_Related]) -> Iterator[SheetPart]:
        """Give the sheets in their order; a chart is a sheet without a part of cells."""
        cells = {own.id: own.part for own in related if own.kind == "worksheet"}
        for path, attributes in self.elements(main):
            if path == ("workbook", "sheets", "sheet"):
                part = cells.get(attributes.get("id", ""), "")
                known = part if part.casefold() in self.names else ""
                name = attributes.get("name", "")
                if len(name) > _LONG_NAME:
                    raise UnreadableError("X004", BROKEN)
                yield SheetPart(name, known)

    def strings(self, related: Sequence[_Related]) -> list[str | Tulisan]:
        """Return the shared texts."""
        name = self.names.get(_first(related, "sharedstrings").casefold())
        if not name:
            return []
        with self.archive.open(name) as stream:
            return strings(stream)

    def styles(self, related: Sequence[_Related]) -> Iterator[Gaya]:
        """Give the styles of cells, in their order."""
        formats = dict[str, str]()
        struck: list[bool] = []
        for path, attributes in self.elements(_first(related, "styles")):
            below = path[1:]
            if below == ("numFmts", "numFmt"):
                formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif below == ("fonts", "font"):
                struck.append(False)
            elif below == ("fonts", "font", "strike"):
                struck[-1] = is_on(attributes)
            elif below == ("cellXfs", "xf"):
                yield _gaya(attributes, formats, struck)


def _first(related: Sequence[_Related], kind: str) -> str:
    return next((own.part for own in related if own.kind == kind), "")


def _gaya(
    attributes: Mapping[str, str], formats: Mapping[str, str], struck: Sequence[bool]
) -> Gaya:
    number, font = attributes.get("numFmtId", "0"), attributes.get("fontId", "0")
    own = formats.get(number) or BUILT_IN.get(whole_number(number, -1), UNKNOWN)
    index = whole_number(font, 0)
    return Gaya(own, index < len(struck) and struck[index])
