"""What came out of an engine: whole or not, with which fonts, and the same bytes each time.

pikepdf reads it (qpdf's own reader, which repairs nothing in silence when asked not to).
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf

_OCCASION = re.compile(
    rb"<(xmp:CreateDate|xmp:ModifyDate|xmp:MetadataDate|xmpMM:DocumentID|xmpMM:InstanceID)>"
    rb"[^<]*</\1>"
)
_ARCHIVAL = re.compile(rb"pdfaid:part[\s=>]")
_PROFILE_DATE = slice(24, 36)
_TWINS = {
    "arial": ("liberationsans", "arimo", "helvetica"),
    "times new roman": ("liberationserif", "tinos"),
    "courier new": ("liberationmono", "cousine"),
    "calibri": ("carlito",),
    "cambria": ("caladea",),
}
"""Fonts as wide, letter by letter, as the one they stand in for: lines break alike."""


class UnfinishedError(Exception):
    """What an engine left is no whole PDF."""


def finish(path: Path, title: str = "") -> bytes:
    """Return the PDF in a file without what differs between two conversions of one docx.

    Dates of making, ids and the date inside the colour profile: on one machine, the same docx then
    gives the same bytes. `title` is for a document that has none of its own: PDF/UA wants one.
    Read from the file, which is quicker, but written to memory: on a full disk qpdf aborts Python.

    Raises:
        UnfinishedError: It does not begin or end like a PDF, cannot be read, or has no page.
        OSError: The file cannot be read.
    """
    data = path.read_bytes()
    if not data.startswith(b"%PDF-") or not data.rstrip().endswith(b"%%EOF"):
        raise UnfinishedError
    try:
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            if not pdf.pages:
                raise UnfinishedError
            _forget_when(pdf)
            if title and not str(pdf.docinfo.get("/Title", "")).strip():
                _name(pdf, title)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, fix_metadata_version=False)
            return out.getvalue()
    except pikepdf.PdfError as error:
        raise UnfinishedError from error


def _forget_when(pdf: pikepdf.Pdf) -> None:
    for key in ("/CreationDate", "/ModDate"):
        if key in pdf.docinfo:
            del pdf.docinfo[key]
    for key in ("/DocChecksum", "/ID"):  # a new /ID is made of the content
        if key in pdf.trailer:
            del pdf.trailer[key]
    if "/Metadata" in pdf.Root:
        metadata = pdf.Root.Metadata
        metadata.write(_OCCASION.sub(b"", metadata.read_bytes()))
    for intent in pdf.Root.get("/OutputIntents", ()):
        profile = intent.get("/DestOutputProfile")
        if profile is not None:
            content = bytearray(profile.read_bytes())
            content[_PROFILE_DATE] = bytes(12)
            profile.write(bytes(content))


def _name(pdf: pikepdf.Pdf, title: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
    pdf.docinfo["/Title"] = title


def is_archival(data: bytes) -> bool:
    """Return whether the PDF says of itself that it is made for the archive (PDF/A)."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "/Metadata" in pdf.Root and bool(_ARCHIVAL.search(pdf.Root.Metadata.read_bytes()))


def strange_fonts(data: bytes, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the fonts in `wanted` that the PDF uses neither itself nor through one as wide."""
    used = {name.lower().replace(" ", "") for name, _ in fonts(data)}
    return tuple(
        name for name in wanted if not any(_stands_for(font, name.lower()) for font in used)
    )


def _stands_for(font: str, wanted: str) -> bool:
    names = (wanted.replace(" ", ""), *_TWINS.get(wanted, ()))
    return any(font.startswith(name) for name in names)


def fonts(data: bytes) -> list[tuple[str, bool]]:
    """Return the name of each font of a PDF without its subset mark, and whether it is embedded."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {_described(font) for page in pdf.pages for font in _fonts_of(page)}
    return sorted(found)


def _fonts_of(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    resources = page.obj.get("/Resources")
    if resources is not None and "/Font" in resources:
        yield from (font for _, font in resources.Font.items())


def _described(font: pikepdf.Object) -> tuple[str, bool]:
    holder = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = holder.get("/FontDescriptor", pikepdf.Dictionary())
    embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    name = str(font.get("/BaseFont", "/")).removeprefix("/")
    return name.partition("+")[2] or name, embedded
