"""Puts a PNG into the place of a picture of the template, in the template's height."""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree
from msgspec import Struct

from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.opc import Parts, serialize
from pkdocs.word.package.rules import may_say, parse_xml, relations, resolve_target

_MAX_PNG = 5_000_000
_PNG_HEAD = struct.Struct(">8s4x4sII")
_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_BLIP = f"{{{_NAMESPACES['a']}}}blip"
_DRAWINGS = tuple(f"{{{_NAMESPACES['wp']}}}{kind}" for kind in ("inline", "anchor"))
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


class _Picture(Struct, frozen=True):
    """A picture shown in the part `source`, with the name of its media part."""

    name: str
    source: str
    media: str
    drawing: etree._Element


def replace_images(parts: Parts, images: Mapping[str, Path | bytes]) -> None:
    """Replace each picture of `parts` called like a key of `images` by that PNG.

    Raises:
        TemplateError: A picture or file is missing, or not a PNG.
    """
    if not images:
        return
    pictures = list(_pictures(parts))
    findings = [
        finding
        for name in sorted(images)
        for finding in _replace(parts, pictures, name, _read_png(images[name]))
    ]
    if findings:
        raise TemplateError(findings)
    for picture in pictures:
        parts[picture.source] = serialize(picture.drawing.getroottree().getroot())


def _replace(parts: Parts, pictures: list[_Picture], name: str, png: bytes) -> Iterator[Finding]:
    size = _png_size(png)
    chosen = [picture for picture in pictures if picture.name == name]
    if size is None:
        yield Finding("T201", "", f'berkas gambar "{name}" bukan gambar PNG yang dapat dibaca')
    elif not chosen:
        yield Finding("T201", "", f'templat tidak memuat gambar bernama "{name}"')
    else:
        for picture in chosen:
            yield from _media_findings(pictures, picture)
            parts[picture.media] = png
            _fit_width(picture.drawing, size[0] / size[1])


def _read_png(source: Path | bytes) -> bytes:
    """The bytes of a PNG; none of a missing file or one too large for an agreement."""
    if isinstance(source, bytes):
        return source if len(source) <= _MAX_PNG else b""
    path = Path(source)
    return path.read_bytes() if path.is_file() and path.stat().st_size <= _MAX_PNG else b""


def _media_findings(pictures: list[_Picture], chosen: _Picture) -> Iterator[Finding]:
    if not chosen.media.lower().endswith(".png"):
        message = f'gambar "{chosen.name}" di templat harus berupa PNG'
        yield Finding("T201", chosen.source, message)
    for other in pictures:
        if other.media == chosen.media and other.name != chosen.name:
            message = (
                f'gambar "{chosen.name}" juga dipakai sebagai "{other.name}"; hapus salah satu'
            )
            yield Finding("T201", chosen.source, message)


def _pictures(parts: Parts) -> Iterator[_Picture]:
    for source in parts:
        if not source.startswith("word/") or not source.endswith(".xml"):
            continue
        if not may_say(parts[source], b"blip"):
            continue
        targets = {item.get("Id"): item.get("Target", "") for item in relations(parts, source)}
        for drawing in parse_xml(parts[source]).iter(*_DRAWINGS):
            name = str(drawing.xpath("string(wp:docPr/@name)", namespaces=_NAMESPACES))
            for blip in drawing.iter(_BLIP):
                media = resolve_target(source, targets.get(blip.get(_EMBED), ""))
                yield _Picture(name, source, media, drawing)


def _fit_width(drawing: etree._Element, ratio: float) -> None:
    for box in drawing.xpath("wp:extent | .//a:xfrm/a:ext", namespaces=_NAMESPACES):
        box.set("cx", str(round(int(box.get("cy")) * ratio)))


def _png_size(png: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG in pixels, None when it is not one."""
    if len(png) < _PNG_HEAD.size:
        return None
    magic, kind, width, height = _PNG_HEAD.unpack_from(png)
    known = magic == _PNG_MAGIC and kind == b"IHDR"
    return (width, height) if known and width and height else None
