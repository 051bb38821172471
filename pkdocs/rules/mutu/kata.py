"""Words of a list in a text: whole words, without case. Pure."""

import re
from functools import lru_cache

Kata = tuple[str, ...]


def begins_with(text: str, words: Kata) -> str:
    """Return the words of the list that a text begins with, as it spells them; "" for none."""
    found = _pattern(words).match(text.lstrip()) if words else None
    return found[0] if found else ""


def holds(text: str, words: Kata) -> str:
    """Return the first words of the list that stand in a text, as it spells them; "" for none."""
    found = _pattern(words).search(text) if words else None
    return found[0] if found else ""


@lru_cache(maxsize=64)
def _pattern(words: Kata) -> re.Pattern[str]:
    """The words, the longest first; a letter or digit at their ends must be the word's end."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
