"""Which fonts the words of a document are set in: of each run, its own or those of its styles.

Dasar: ECMA-376 part 1, 17.7.2 (style hierarchy), 17.3.2.26 (rFonts). Only Latin letters count.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from pkdocs.word.package.rules import WORD, is_plain, parse_xml

_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_CHOICE = re.compile(rb"<w:(?:rFonts|pStyle|rStyle|tblStyle)\b[^>]*>")
_THEME_PART = re.compile(r"word/theme/theme\d*\.xml")


def used_fonts(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Return the fonts that text parts have words in."""
    styles = _Styles(parts)
    texts = [parse_xml(data) for name, data in parts.items() if _TEXT_PART.fullmatch(name)]
    runs = (run for text in texts for run in text.iter(f"{WORD}r"))
    return frozenset(font for run in runs if _has_words(run) and (font := styles.font_of(run)))


def font_choices(parts: Mapping[str, bytes]) -> frozenset[bytes]:
    """Return what the fonts depend on: documents with the same choices have the same fonts.

    Found without parsing, for thousands of documents of one template.
    """
    texts = [data for name, data in parts.items() if _TEXT_PART.fullmatch(name)]
    shared = [data for name, data in parts.items() if is_shared(name)]
    unusual = [data for data in texts if not is_plain(data)]
    marks = (mark for data in texts for mark in _CHOICE.findall(data))
    return frozenset((*shared, *unusual, *marks))


def is_text(name: str) -> bool:
    """Return whether a part holds words, or says how they are set."""
    return bool(_TEXT_PART.fullmatch(name)) or is_shared(name)


def is_shared(name: str) -> bool:
    """Return whether a part is about the fonts of all text parts."""
    return name == "word/styles.xml" or bool(_THEME_PART.fullmatch(name))


def _has_words(run: etree._Element) -> bool:
    return any((text.text or "").strip() for text in run.iterchildren(f"{WORD}t"))


class _Styles:
    """The fonts that the styles of a document name, resolved through its theme."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._theme = dict(_theme_fonts(parts))
        self._fonts: dict[str, str | None] = {}
        self._above: dict[str, str] = {}
        self._default: str | None = None
        self._paragraph = ""
        if "word/styles.xml" in parts:
            self._read(parse_xml(parts["word/styles.xml"]))

    def _read(self, root: etree._Element) -> None:
        self._default = self._named(root.find(f"{WORD}docDefaults/{WORD}rPrDefault"))
        for style in root.iter(f"{WORD}style"):
            name = style.get(f"{WORD}styleId", "")
            self._fonts[name] = self._named(style)
            self._above[name] = _value(style, "basedOn")
            is_default = style.get(f"{WORD}default") in ("1", "true", "on")
            if is_default and style.get(f"{WORD}type") == "paragraph":
                self._paragraph = name

    def font_of(self, run: etree._Element) -> str | None:
        """Return the font of a run: its own, else that of its style, paragraph or table."""
        own = self._named(run)
        if own:
            return own
        fonts = (self._of_style(style) for style in self._styles_of(run))
        return next((font for font in fonts if font), self._default)

    def _styles_of(self, run: etree._Element) -> Iterator[str]:
        yield _value(run, f"rPr/{WORD}rStyle")
        paragraph = next(run.iterancestors(f"{WORD}p"), None)
        named = "" if paragraph is None else _value(paragraph, f"pPr/{WORD}pStyle")
        if named:
            yield named
        table = next(run.iterancestors(f"{WORD}tbl"), None)
        if table is not None:
            yield _value(table, f"tblPr/{WORD}tblStyle")
        yield self._paragraph

    def _of_style(self, name: str) -> str | None:
        for _ in self._fonts:  # at most once through all: styles may be based on each other
            if self._fonts.get(name):
                return self._fonts[name]
            name = self._above.get(name, "")
        return None

    def _named(self, element: etree._Element | None) -> str | None:
        fonts = None if element is None else element.find(f"{WORD}rPr/{WORD}rFonts")
        if fonts is None:
            return None
        theme = fonts.get(f"{WORD}asciiTheme", "")[:5]
        return self._theme.get(theme) or fonts.get(f"{WORD}ascii")


def _value(element: etree._Element, path: str) -> str:
    found = element.find(f"{WORD}{path}")
    return "" if found is None else str(found.get(f"{WORD}val", ""))


def _theme_fonts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The fonts a theme gives to `major…` (headings) and `minor…` (text)."""
    for name, data in parts.items():
        if _THEME_PART.fullmatch(name):
            root = parse_xml(data)
            for kind in ("major", "minor"):
                for latin in root.iterfind(f".//{{*}}{kind}Font/{{*}}latin"):
                    yield kind, latin.get("typeface", "")
