"""The words of file names, as people name agreements: `PK Camat Contoh 2022 (final).doc`. Pure.

Loose on purpose: it is asked only whose a file may be that was not read, never whose it is.
"""

import re

from pkdocs.base.text import write_out

_COPY = re.compile(r"^(?:salinan|copy)\b|\b(?:salinan|copy)(?: ?\(?\d+\)?)?$|\(\d+\)$", re.I)
_FURNITURE = frozenset(
    (
        *("pk", "perkin", "perjanjian", "kinerja", "perubahan", "lampiran", "dokumen", "tahun"),
        *("final", "fix", "rev", "revisi", "konsep", "ttd", "signed", "scan", "pindai"),
        *("salinan", "copy", "of", "dari"),
    )
)


def is_copy(stem: str) -> bool:
    """Return whether a name says that it is a copy: `Salinan dari …`, `… - Copy`, `… (1)`."""
    return _COPY.search(stem.replace("_", " ").strip()) is not None


def name_words(text: str) -> frozenset[str]:
    """Return the words of a name or post, folded, the short forms of offices written out."""
    return frozenset(write_out(text).split())


def telling_words(text: str) -> frozenset[str]:
    """Return the words of a name that may tell whose it is: not `PK`, `final` or numbers."""
    return frozenset(
        word for word in name_words(text) - _FURNITURE if not re.fullmatch(r"\d+|rev\d*|v\d*", word)
    )
