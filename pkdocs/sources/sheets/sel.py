"""Cells that show one text of a source file, and what they write when it was changed."""

from collections.abc import Iterator

from pkdocs.domain.lembar import Alamat, Langkah, SelLembar
from pkdocs.sources.yaml_file import Source


def show(teks: str, catatan: str = "") -> SelLembar:
    """Return a locked cell."""
    return SelLembar(teks, terkunci=True, catatan=catatan)


def show_scalar(source: Source, tempat: Langkah, *, diminta: bool = False) -> SelLembar:
    """Return the cell of the text at a place; "" where the key is not there, to be added.

    `diminta`: it is owed, where it is empty.
    """
    teks = source.text(tempat)
    return SelLembar(teks, Alamat(source.berkas, tempat), diminta=diminta and not teks)


def iter_places(source: Source, tempat: Langkah) -> Iterator[Langkah]:
    """Return the place of each item of a list, none where there is no list."""
    nth = 0
    while source.has((*tempat, nth)):
        yield (*tempat, nth)
        nth += 1
