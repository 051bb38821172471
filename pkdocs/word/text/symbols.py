"""The character that a symbol stands for which Word keeps by its font and its place in it (w:sym).

Signs that officials put before a target or in a box to tick are told by what they mean; any other
stays the character of the private area that Word itself gives it, so that none is lost.
"""

from collections.abc import Mapping

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_PRIVATE = range(0xF000, 0xF100)
_SYMBOL = {
    0xA2: "′",
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xD5: "∏",
    0xD6: "√",
    0xE5: "∑",
}
_WINGDINGS = {
    0x6F: "☐",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_FONTS: Mapping[str, Mapping[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str:
    """Return the character at `code`, a hexadecimal number, of a font; "" where it is no number.

    A number that is no character of a text gives U+FFFD: something is shown there.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    place = number - _PRIVATE.start if number in _PRIVATE else number
    known = _FONTS.get(font.casefold(), {}).get(place)
    return known or _character(number)


def _character(number: int) -> str:
    is_text = 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0xFFFF < number <= 0x10FFFF
    return chr(number) if is_text else UNREADABLE
