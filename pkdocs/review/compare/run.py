"""Compares side with side, one post at a time, and keeps count of what it found."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pkdocs.base.problem import Problem, has_error
from pkdocs.domain.salinan import Salinan
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Banding, Kecocokan, Macam
from pkdocs.review.compare.posts import PasanganDokumen, pair_sides
from pkdocs.review.read.folder import (
    Dokumen,
    Side,
    is_document,
    list_side,
    other_year,
    read_bytes,
)
from pkdocs.review.read.salinan import read_salinan, same_post


@dataclass
class Tally:
    """What a comparison came to: posts, changes by kind, problems; complete once it has run."""

    lama: Side
    baru: Side
    jabatan: int = 0
    berubah: int = 0
    tak_dibandingkan: int = 0
    macam: Counter[Macam] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        """Return whether anything changed or could not be read: exit code 1, like diff."""
        return self.berubah > 0 or has_error(self.problems)


def open_sides(lama: Path, baru: Path, tahun: tuple[str, str] = ("", "")) -> Tally:
    """Return the two sides with their documents listed, ready to be compared.

    `tahun` are the years asked for, "" where a path was named.
    """
    sides = list_side(lama, tahun[0]), list_side(baru, tahun[1])
    return Tally(*sides, problems=[*sides[0].problems, *sides[1].problems])


def compare_all(tally: Tally) -> Iterator[tuple[PasanganDokumen, Banding]]:
    """Return each post compared, with its two documents; only one post at a time is in memory."""
    for pair in _pairs(tally):
        sides = [_read(tally, pair.lama, tally.lama), _read(tally, pair.baru, tally.baru)]
        lama, baru = sides
        if (pair.lama and lama is None) or (pair.baru and baru is None):
            tally.tak_dibandingkan += 1
            continue
        matched = pair.kecocokan
        if matched is Kecocokan.DIDUGA and lama and baru:
            matched = same_post(lama, baru)
        banding = compare(lama, baru, matched)
        tally.jabatan += 1
        tally.berubah += bool(banding.perubahan)
        tally.macam.update(change.macam for change in banding.perubahan)
        yield pair, banding


def _pairs(tally: Tally) -> Iterator[PasanganDokumen]:
    """The documents in pairs; two files named by the user are one pair, whatever they hold."""
    sides = (tally.lama, tally.baru)
    if all(is_document(side.path) for side in sides):
        first, second = ([*side.dokumen, None][0] for side in sides)
        tally.tak_dibandingkan += first is None or second is None
        if first and second:
            yield PasanganDokumen(first, second, Kecocokan.DIDUGA)
        return
    found: list[Problem] = []
    yield from pair_sides(tally.lama, tally.baru, found)
    tally.problems += found
    tally.tak_dibandingkan += len(found)


def _read(tally: Tally, dokumen: Dokumen | None, side: Side) -> Salinan | None:
    if dokumen is None:
        return None
    data = read_bytes(dokumen)
    if isinstance(data, Problem):
        tally.problems.append(data)
        return None
    read = read_salinan(data, dokumen.berkas)
    tally.problems += read.problems
    if read.value and side.tahun and read.value.tahun != side.tahun:
        tally.problems.append(other_year(dokumen.berkas, read.value.tahun, side.tahun))
    return read.value
