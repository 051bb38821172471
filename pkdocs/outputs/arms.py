"""The arms on the paper: where their picture lies, and what to warn of.

A module of its own, since a run with nothing to do asks it without loading the engine for Word.
"""

import hashlib
from collections.abc import Iterator

from pkdocs.base.problem import Berat, Problem, Span

LAMBANG = "templates/lambang.png"
PLACEHOLDER = "518f919394fafbaf1f07799cf96a021874240c99d8da500a20a7a19eaa8e3db5"
"""The sha256 (hex) of the neutral picture that comes with the program."""
_NONE = hashlib.sha256(b"").hexdigest()


def check_arms(sha256: str, *, ready: bool) -> Iterator[Problem]:
    """Return warnings of the picture with this sha256 (hex; that of no bytes: there is none).

    T092: it is not there. T095: it is the placeholder, and a document is `ready` to be signed with
    it; on a konsep it harms nobody.

    Example:
        >>> [problem.kode for problem in check_arms(PLACEHOLDER, ready=True)]
        ['T095']
    """
    here = Span(LAMBANG)
    if sha256 == _NONE:
        pesan = "gambar lambang tidak ada; yang dicetak gambar di dalam template."
        yield Problem(here, "T092", pesan, Berat.PERINGATAN)
    if ready and sha256 == PLACEHOLDER:
        pesan = (
            "lambang masih gambar pengganti, dan tercetak pada perjanjian yang siap; ganti dengan "
            "lambang resmi sebelum ditandatangani."
        )
        yield Problem(here, "T095", pesan, Berat.PERINGATAN)
