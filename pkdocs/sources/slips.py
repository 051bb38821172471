"""Slips of typing that YAML takes without a word: what was lost or split, and how it is written.

Texts without quotes in, words out. It knows no places; `yaml_file` does.
"""

import re
from collections.abc import Sequence

from pkdocs.base.problem import Berat

Slip = tuple[str, Berat, str]
"""Code, weight and words: a `galat` where nothing else can be meant."""

_COMMENT = r"(\s+)#(.*)"
_CURLY = "“”„‟″"
_CURLY_SINGLE = "‘’‚‛"
_JOINING = re.compile(r"(?:dan|atau|serta|maupun|yang)\s")
_RUN_TOGETHER = r"\s*(?:-\s+)*([a-z_]+):([^\s/].*)"
_LONG = 120
_SENTENCE = 3
"""From so many words on, what stands before a comma may be the beginning of a sentence."""


def cut_off(text: str, rest: str) -> Slip | None:
    """Return S011 where ` #` ended a text; `rest` is what its line holds behind the text.

    Two spaces, `#` and a space are how comments are written, and mean one.
    """
    found = re.fullmatch(_COMMENT, rest)
    if found is None:
        return None
    wide, spaced = len(found[1]) > 1, found[2][:1] in {"", " "}
    if wide and spaced:
        return None
    pesan = (
        f'"{_short(f"#{found[2]}")}" tidak dibaca: sesudah " #" semua dianggap catatan. Bila '
        f"termasuk teks, beri tanda kutip: {_quoted(text + rest)}. Bila catatan, tulis dua spasi "
        'sebelum "#" dan satu spasi sesudahnya.'
    )
    return "S011", Berat.PERINGATAN if wide or spaced else Berat.GALAT, pesan


def splits_sentence(before: str, text: str) -> Berat | None:
    """Return how sure it is that a comma in brackets split a sentence between these two items."""
    if _JOINING.match(text):
        return Berat.GALAT
    goes_on = re.match(r"[a-z]{2}", text) and len(before.split()) >= _SENTENCE
    return Berat.PERINGATAN if goes_on else None


def split_sentence(berat: Berat, items: Sequence[str]) -> Slip:
    """Return S012 for the items of a list in brackets that were one sentence."""
    pesan = (
        f"koma di dalam [ ] memecah kalimat menjadi {len(items)} butir. Bila satu kalimat, beri "
        f"tanda kutip: [{_quoted(', '.join(items))}]. Bila bukan, beri setiap butir tanda kutip."
    )
    return "S012", berat, pesan


def curly_quotes(text: str) -> Slip | None:
    """Return S013 where a text stands in quotes that Word made curly; to YAML they are letters."""
    for quotes in (_CURLY, _CURLY_SINGLE):
        places = [place for place, letter in enumerate(text) if letter in quotes]
        ends = {0, len(text) - 1}
        alone = quotes is _CURLY and len(places) == 1 and places[0] in ends
        if places == [0, len(text) - 1] or alone:
            straight = ' (") di awal dan di akhir' if alone else f": {_quoted(text.strip(quotes))}"
            pesan = (
                f"tanda kutip lengkung ({text[places[0]]}) tidak berlaku di YAML; ketik tanda "
                f"kutip lurus{straight}. Bila tanda itu memang dicetak, apit seluruhnya dengan "
                "tanda kutip lurus."
            )
            return "S013", Berat.GALAT, pesan
    return None


def run_together(line: str) -> tuple[int, str] | None:
    """Return where (from 0) and what to write, where a line has no space after its colon."""
    found = re.fullmatch(_RUN_TOGETHER, line)
    if found is None:
        return None
    return found.start(2), f'sesudah titik dua harus ada spasi: tulis "{found[1]}: {found[2]}".'


def _quoted(text: str) -> str:
    mark = "'" if '"' in text else '"'
    return f"{mark}{_short(text.strip())}{mark}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG // 2]} … {text[-_LONG // 2 :]}"
