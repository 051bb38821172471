"""Data as the source of YAML, in the style of the sources: lines without their line breaks.

Keys two spaces in, list items two spaces under their key, long texts folded, in quotes what
could be read as anything but a text. It knows no file and no place.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping

from pkdocs.sources.edits.kinds import Data

_WIDTH, _LEAST, _SHORT = 96, 40, 12
_PLAIN = re.compile(r"(?:[^\W\d_]|\d+ [^\W\d_])(?:[\w .,;/()%&+*=<>≤≥–—'-]*[\w.,;/()%])?")
_PLAIN_INSIDE = re.compile(r"[^\W\d_](?:[\w./-]*[\w.])?")
"""Texts that need no quotes, whatever reads them; in brackets no comma splits them."""
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "ya", "tidak", "n/a"}
"""Words that programs, or people, read as something else than a text."""


def quoted(text: str) -> str:
    """Return a text in double quotes: what JSON escapes, YAML escapes alike."""
    return json.dumps(text, ensure_ascii=False)


def one_line(text: str, *, inside: bool = False) -> str:
    """Return a text on one line, in quotes where it needs them; `inside` brackets more do."""
    plain = (_PLAIN_INSIDE if inside else _PLAIN).fullmatch(text)
    return text if plain and text.lower() not in _WORDS else quoted(text)


def in_brackets(data: Data) -> str:
    """Return data on one line, lists and mappings in brackets and braces."""
    if data is None:
        return "null"
    if isinstance(data, str):
        return one_line(data, inside=True)
    if isinstance(data, Mapping):
        pairs = (f"{one_line(k, inside=True)}: {in_brackets(v)}" for k, v in data.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(in_brackets, data))}]"


def value_lines(data: Data, column: int, used: int) -> list[str]:
    """Return what stands behind a colon, "" for nothing, and the lines below it at `column`.

    `used` letters stand on the line of the key already.
    """
    if data is None:
        return [""]
    if isinstance(data, str):
        return _text_lines(data, column, used)
    line = in_brackets(data)
    if not data or (_is_short(data) and used + len(line) <= _WIDTH):
        return [line]
    return ["", *entry_lines(data, column)]


def entry_lines(data: Data, column: int) -> Iterator[str]:
    """Give the lines of a list or mapping that has something in it."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from key_lines(key, value, column)
    else:
        for item in data or ():
            yield from item_lines(item, column)


def key_lines(key: str, data: Data, column: int) -> list[str]:
    """Return the lines of a key with its value."""
    name = f"{' ' * column}{one_line(key)}:"
    first, *rest = value_lines(data, column + 2, len(name) + 1)
    return [f"{name} {first}" if first else name, *rest]


def item_lines(data: Data, column: int) -> list[str]:
    """Return the lines of a list item, its dash at `column`."""
    first, *rest = behind_dash(data, column)
    return [f"{' ' * column}- {first}" if first else f"{' ' * column}-", *rest]


def behind_dash(data: Data, column: int) -> list[str]:
    """Return what stands behind a dash at `column`, and the lines below it."""
    if isinstance(data, Mapping) and len(data) > 1:  # a record: each key on its line
        first, *rest = "", *entry_lines(data, column + 2)
    else:
        first, *rest = value_lines(data, column + 2, column + 2)
    return [rest[0].lstrip(), *rest[1:]] if rest and not first else [first, *rest]


def _text_lines(text: str, column: int, used: int) -> list[str]:
    """A text on the line of its key, or in lines below where it is longer or has its own."""
    pad = " " * column
    if "\n" in text and text == text.strip():
        return ["|-", *(pad + line if line else "" for line in text.split("\n"))]
    line = one_line(text)
    if used + len(line) <= _WIDTH or text != text.strip():
        return [line]
    width = max(_WIDTH - column, _LEAST)
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    if " ".join(lines) != text:
        return [line]
    return [">-", *(pad + own for own in lines)]


def _is_short(data: Data) -> bool:
    """Whether these are a few figures, such as targets, that read best on one line."""
    if not isinstance(data, Mapping):
        return False
    return all(isinstance(own, str) and len(own) <= _SHORT for own in data.values())
