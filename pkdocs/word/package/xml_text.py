"""Text on its way into an XML part: escaped, and free of what no XML document may hold.

Knows nothing of Word, and judges no words.
"""

import re

# What is forbidden, not all else: Python compiles a set that reaches beyond U+FFFF far more slowly.
ILLEGAL = re.compile("[\x00-\x06\x08\x0b\x0d-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML forbids, but for the two control characters that docxtpl reads."""


def escaped(text: str) -> str:
    """Return `text` for use in an element or a quoted attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


def encoded(text: str) -> bytes | None:
    """Return an XML part as bytes, None when it holds a character no XML document may hold."""
    if ILLEGAL.search(text) or "\a" in text or "\f" in text:
        return None
    return text.encode()
