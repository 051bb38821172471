"""Which fonts the words of a document are set in."""

import re
from collections.abc import Iterator, Mapping

_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_ASCII = re.compile(rb'<w:rFonts\b[^>]*\bw:ascii="([^"]+)"')
_DEFAULTS = re.compile(rb"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)


def used_fonts(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Return the fonts named in text parts, and that of the document's defaults."""
    return frozenset(name.decode() for name in _names(parts))


def _names(parts: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, data in parts.items():
        if _TEXT_PART.fullmatch(name):
            yield from _ASCII.findall(data)
    for defaults in _DEFAULTS.findall(parts.get("word/styles.xml", b"")):
        yield from _ASCII.findall(defaults)
