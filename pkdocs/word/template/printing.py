"""Turns the value of a placeholder into text of an XML part, or says why it must not be printed.

Escapes. Characters that XML forbids are looked for once in the whole part, which is cheaper.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from jinja2 import Undefined
from markupsafe import Markup

from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.package.xml_text import ILLEGAL, escaped

_CLOSER_LOOK = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(range(0x20))
_REMEMBERED = 4096
_LONG = 16_384
_KINDS = {
    "InlineImage": "gambar",
    "RichText": "teks berformat",
    "RichTextParagraph": "paragraf berformat",
    "Subdoc": "subdokumen",
    "Listing": "daftar docxtpl",
}


class Rendered(Markup):
    """Text the template itself made, by a macro or a block: its values are escaped already."""

    __slots__ = ()


class NeedsCareError(Exception):
    """A text holds a character that is not printed as it is."""


class Elements(dict[str, bytes]):
    """The bytes that stand for a text inside an element, remembered within bounds.

    Thousands of documents share the words of their indicators. A text with a character that needs
    a closer look is refused, and a long one, which is to be counted.
    """

    def __missing__(self, text: str) -> bytes:
        if text.isascii():
            data = self._written(text).encode()
            plain = len(data.translate(None, _CONTROLS)) == len(data)
        else:
            plain = is_plain(text)
            data = self._written(text).encode() if plain else b""
        if not plain or len(text) > _LONG:
            raise NeedsCareError
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = data
        return data

    def _written(self, text: str) -> str:
        return escaped(text) if "&" in text or "<" in text or ">" in text else text


class Attributes(Elements):
    """The same inside a quoted attribute, or where it is not known."""

    def _written(self, text: str) -> str:
        return escaped(text)


class Careful:
    """Every text as it is, counted, for a part that is looked at more closely afterwards."""

    def __init__(self, show: Callable[[int], None]) -> None:
        self._show = show

    def __getitem__(self, text: str) -> bytes:
        self._show(len(text))
        return escaped(text).encode()


def as_text(value: object, path: str) -> str:
    """Return `value`, found at `path`, as escaped text of an XML part.

    Raises:
        TemplateError: The value is not plain.
        jinja2.UndefinedError: The value is not there.
    """
    if type(value) is str:
        return escaped(value)
    text = plain(value, path)
    return text if type(text) is Rendered else escaped(text)


def plain(value: object, path: str = "") -> str:
    """Return the text of `value`, unescaped.

    Text, whole and decimal numbers have one, nothing else has: a list, a method, None or True
    on a document is always a mistake.

    Raises:
        TemplateError: The value is not plain.
        jinja2.UndefinedError: The value is not there.
    """
    if type(value) is str or type(value) is Rendered:
        return value
    if _is_number(value) or isinstance(value, Undefined):
        return str(value)
    raise TemplateError([Finding("T302", "", _refusal(value, path))])


def is_plain(text: str) -> bool:
    """Return whether no character needs a closer look.

    All control characters do, for docxtpl reads some of them and XML forbids the others.
    """
    return not _CLOSER_LOOK.search(text)


def illegal_character(value: object, path: str = "") -> str | None:
    """Return a message on the first character in `value` that XML forbids, None without one."""
    if isinstance(value, str):
        match = ILLEGAL.search(value)
        return None if match is None else _illegal_message(value, match.start(), path)
    messages = (illegal_character(item, f"{path}{step}") for step, item in _items(value))
    return next((message for message in messages if message), None)


def _items(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from ((f".{key}", item) for key, item in value.items())
    elif isinstance(value, list | tuple):
        yield from ((f"[{index}]", item) for index, item in enumerate(value))


def _illegal_message(text: str, at: int, path: str) -> str:
    around = ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text[max(0, at - 20) : at + 20])
    where = _named(path.removeprefix("."))
    return f'{where} memuat karakter terlarang U+{ord(text[at]):04X} dekat "{around}"'


def _named(path: str) -> str:
    return f'isi placeholder "{path}"' if path else "hasil sebuah tag"


def _is_number(value: object) -> bool:
    if type(value) is int:
        return True
    return (type(value) is float or type(value) is Decimal) and math.isfinite(value)


def _refusal(value: object, path: str) -> str:
    kind = type(value).__name__
    if value is None:
        return f"{_named(path)} kosong (None); isi dengan teks"
    if kind in _KINDS:
        return f"{_named(path)} adalah {_KINDS[kind]} ({kind}), tidak didukung; isi dengan teks"
    if hasattr(value, "__html__"):
        return f"{_named(path)} adalah teks markup ({kind}); isi dengan teks biasa"
    return f"{_named(path)} bukan teks atau angka ({kind})"
