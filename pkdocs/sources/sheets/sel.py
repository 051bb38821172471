"""Cells that show one text of a source file, and what they write when it was changed."""

from collections.abc import Iterable, Iterator, Set

from pkdocs.base.problem import Berat, Checked, Problem, Span
from pkdocs.base.text import join_words
from pkdocs.domain.lembar import Alamat, Isian, Langkah, SelLembar
from pkdocs.sources.edits import Append, Remove, Write
from pkdocs.sources.sheets.bahan import Tulis
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


def problem(di: str, kode: str, pesan: str, berat: Berat = Berat.GALAT) -> Problem:
    """Return a problem at a cell or row of a workbook."""
    return Problem(Span(di), kode, pesan, berat)


def write_scalars(all_isian: Iterable[Isian], wajib: Iterable[str]) -> Checked[list[Tulis]]:
    """Return what changed cells write: the text in its place, or, of an emptied one, no key.

    Problems: X030 a cell of the columns `wajib` was emptied.
    """
    tulis, problems = list[Tulis](), list[Problem]()
    for isian in all_isian:
        if isian.alamat is None:
            continue
        if isian.baru:
            tulis.append(write_text(isian.alamat, isian.baru, isian.di))
        elif isian.kolom in wajib:
            pesan = f'{isian.kolom} wajib diisi; semula "{isian.sekarang}".'
            problems.append(problem(isian.di, "X030", pesan))
        else:
            tulis.append(Tulis(isian.alamat.berkas, Remove(isian.alamat.tempat), (isian.di,)))
    return Checked(tulis, tuple(problems))


def say_lacking(kepala: Iterable[str], ditolak: Set[str], empty: str) -> str:
    """Return what is said of cells that a row needs and has no text of.

    `empty` says it of those that are empty, their header words at {}; in those of `ditolak` stands
    what cannot be read.

    Example:
        >>> say_lacking(("TW I", "TW II", "Satuan"), {"TW II"}, "isi juga {}")
        'isi juga TW I dan Satuan, TW II tidak terbaca'
    """
    missing = dict.fromkeys(kepala)
    parts = (
        (empty, [own for own in missing if own not in ditolak]),
        ("{} tidak terbaca", [own for own in missing if own in ditolak]),
    )
    return ", ".join(words.format(join_words(own)) for words, own in parts if own)


def write_text(alamat: Alamat, teks: str, di: str) -> Tulis:
    """Return the edit that puts a text of one line at its place."""
    return Tulis(alamat.berkas, Write(alamat.tempat, one_line(teks)), (di,))


def one_line(teks: str) -> str:
    """Return a text with single spaces, as a cell of one line means it."""
    return " ".join(teks.split())


def settle(all_tulis: Iterable[Tulis]) -> Checked[tuple[Tulis, ...]]:
    """Return the edits with each place written once, for all cells that say the same of it.

    Problems: X035 two cells say different things of one place: it is written for neither.
    """
    found: dict[object, Tulis] = {}
    apart: dict[object, Problem] = {}
    for nth, tulis in enumerate(all_tulis):
        appends = isinstance(tulis.edit, Append)
        key = nth if appends else (tulis.berkas, tulis.edit.place)
        first = found.setdefault(key, tulis)
        if first.edit != tulis.edit:
            pesan = f"nilai ini diisi lain di {first.di[0]}; samakan keduanya."
            apart[key] = problem(tulis.di[0], "X035", pesan)
        elif first is not tulis:
            found[key] = Tulis(tulis.berkas, tulis.edit, (*first.di, *tulis.di))
    kept = (tulis for key, tulis in found.items() if key not in apart)
    return Checked(tuple(kept), tuple(apart.values()))
