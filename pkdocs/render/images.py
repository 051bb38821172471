"""Puts a PNG into the place of a picture of the template, in the template's height."""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from pkdocs.render.findings import Finding, TemplateError
from pkdocs.render.opc import Parts, serialize
from pkdocs.render.package_rules import parse_xml, relations, resolve_target

_MAX_PNG = 5_000_000
_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_EMBED = f"{{{_NAMESPACES['r']}}}embed"


def replace_images(parts: Parts, images: Mapping[str, Path]) -> None:
    """Replace each picture of `parts` called like a key of `images` by that PNG.

    Raises:
        TemplateError: A picture or file is missing, or not a PNG.
    """
    findings = [
        finding for name in sorted(images) for finding in _replace(parts, name, Path(images[name]))
    ]
    if findings:
        raise TemplateError(findings)


def _replace(parts: Parts, name: str, path: Path) -> Iterator[Finding]:
    size = _png_size(path)
    if size is None:
        yield Finding("T201", "", f'"{path}" bukan gambar PNG yang dapat dibaca')
        return
    sources = [part for part in parts if part.startswith("word/") and part.endswith(".xml")]
    found = False
    for source in sources:
        root = parse_xml(parts[source])
        pictures = _pictures(root, name)
        if pictures:
            found = True
            yield from _replace_in_part(parts, source, pictures, (path.read_bytes(), *size))
            parts[source] = serialize(root)
    if not found:
        yield Finding("T201", "", f'templat tidak memuat gambar bernama "{name}"')


def _replace_in_part(
    parts: Parts, source: str, pictures: list[etree._Element], png: tuple[bytes, int, int]
) -> Iterator[Finding]:
    data, width, height = png
    targets = {item.get("Id"): item.get("Target", "") for item in relations(parts, source)}
    for picture in pictures:
        for blip in picture.iter(f"{{{_NAMESPACES['a']}}}blip"):
            media = resolve_target(source, targets.get(blip.get(_EMBED), ""))
            if media not in parts or not media.lower().endswith(".png"):
                yield Finding("T201", source, "gambar yang diganti harus berupa PNG di templat")
                continue
            parts[media] = data
        _fit_width(picture, width / height)


def _pictures(root: etree._Element, name: str) -> list[etree._Element]:
    properties = root.iter(f"{{{_NAMESPACES['wp']}}}docPr")
    return [item.getparent() for item in properties if item.get("name") == name]


def _fit_width(picture: etree._Element, ratio: float) -> None:
    boxes = picture.xpath("wp:extent | .//a:xfrm/a:ext", namespaces=_NAMESPACES)
    for box in boxes:
        box.set("cx", str(round(int(box.get("cy")) * ratio)))


def _png_size(path: Path) -> tuple[int, int] | None:
    """Return width and height of a PNG file in pixels, None when it is not one."""
    if not path.is_file() or path.stat().st_size > _MAX_PNG:
        return None
    with path.open("rb") as file:
        head = file.read(24)
    if not head.startswith(_PNG_MAGIC) or head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", head[16:])
    return (width, height) if width and height else None
