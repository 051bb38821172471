"""What the agreements of earlier years say of this year's targets, for the checks of quality.

They are compared as `diff` compares them. Whatever of them cannot be read is a warning; the checks
of this year go on.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from pkdocs import domain
from pkdocs.app.looking.comparing import open_compared
from pkdocs.app.terms import Refused
from pkdocs.base import trouble
from pkdocs.base.problem import Berat, Problem
from pkdocs.domain import wording
from pkdocs.review.compare import sides
from pkdocs.review.compare.banding import Arah, Banding, Kecocokan, Macam, PasanganBaris
from pkdocs.review.compare.sides import PasanganDokumen, Tally
from pkdocs.review.read import folder as folders
from pkdocs.review.read.folder import Side
from pkdocs.review.read.nilai import is_not_measured, read_nilai
from pkdocs.review.read.project import project_side
from pkdocs.rules.year import Year

_TAHUNAN = "tahunan"


def earlier_targets(
    folder: Path, year: Year, years: int
) -> tuple[tuple[domain.TargetLalu, ...], tuple[Problem, ...]]:
    """Return how this year's targets stand to those of earlier years, and what could not be read.

    `years` counts this one: last year's project may name the one before it, and so on. Problems:
    M013, where the sources of this year name last year's agreements.

    Example:
        >>> earlier_targets(project, year, 3)
        ((), ())
    """
    rujukan = year.katalog.tahun_lalu
    if rujukan is None or year.blocked is None:  # then nothing can be compared, which is told
        return (), ()
    found: list[domain.TargetLalu] = []
    unread: list[str] = []
    try:
        for side, before in _earlier(folder, year, max(1, years - 1)):
            tally = sides.join_sides(side, project_side(folder, year))
            found += _targets(tally, _once(year, before))
            unread += _unread(tally)
    except Refused as refused:
        why = f" {refused.problems[0]}" if refused.problems else ""
        unread.append(f"{refused.words}{why}")
    except OSError as error:
        unread.append(f'"{rujukan.teks}" tidak dapat dibaca: {trouble.reason(error)}.')
    pesan = (f"tahun_lalu: {words} Yang lain tetap diperiksa." for words in unread)
    return tuple(found), tuple(Problem(rujukan.span, "M013", p, Berat.PERINGATAN) for p in pesan)


def _earlier(folder: Path, year: Year, most: int) -> Iterator[tuple[Side, Year | None]]:
    """The sides of earlier years, the latest first, each with its year where it is a project.

    Raises:
        Refused: One is not there, holds no agreements, is in error, or is not of an earlier year.
    """
    place, later = folder, year
    for _ in range(most):
        rujukan = later.katalog.tahun_lalu
        if rujukan is None:
            return
        path = place / rujukan.teks
        _check_place(path, folder)
        before = open_compared(path) if folders.is_project(path) else None
        side = project_side(path, before) if before else folders.list_side(path)
        if not side.tahun.isdecimal() or int(side.tahun) >= later.katalog.tahun:
            what = side.tahun or "yang tidak terbaca"
            raise Refused(f"{path} memuat tahun {what}, bukan tahun sebelum {later.katalog.tahun}.")
        yield side, before
        if before is None:
            return
        place, later = path, before


def _check_place(path: Path, folder: Path) -> None:
    """Whether there are agreements; a folder around the project would be read from end to end."""
    if not path.exists() or folders.is_document(path):
        what = "hanya satu berkas" if path.exists() else "tidak ada"
        raise Refused(f"{path} {what}; sebut folder proyek, atau folder dokumen, tahun lalu.")
    if folder.resolve().is_relative_to(path.resolve()):
        raise Refused(f"{path} memuat proyek ini sendiri; sebut folder tahun lalu saja.")
    if not (folders.is_project(path) or folders.has_documents(path)):
        raise Refused(f"tidak ada dokumen Perjanjian Kinerja di {path}.")


def _once(year: Year, before: Year | None) -> Callable[[PasanganDokumen], bool]:
    """Whether the rows of two documents were not compared yet: thousands of posts have the same."""
    seen: set[object] = set()

    def wanted(pair: PasanganDokumen) -> bool:
        if pair.lama is None or pair.baru is None:
            return False
        lama, baru = (domain.KodeJabatan(own.kode) for own in (pair.lama, pair.baru))
        old = before.perjanjian.alike(lama) if before else pair.lama.berkas
        key = (old, year.perjanjian.alike(baru))
        fresh = key not in seen
        seen.add(key)
        return fresh

    return wanted


def _targets(
    tally: Tally, wanted: Callable[[PasanganDokumen], bool]
) -> Iterator[domain.TargetLalu]:
    tahun = int(tally.lama.tahun)
    for _, banding in sides.compare_all(tally, wanted):
        yield from _of_post(banding, tahun)


def _of_post(banding: Banding, tahun: int) -> Iterator[domain.TargetLalu]:
    """The rows that are surely the same on both sides, measured by one unit."""
    for pair in banding.baris:
        if pair.lama is None or pair.baru is None or pair.kecocokan is Kecocokan.DIDUGA:
            continue
        lama, baru = pair.lama.target.get(_TAHUNAN), pair.baru.target.get(_TAHUNAN)
        unit = any(beda.macam is Macam.SATUAN for beda in pair.beda)
        if lama and baru and not (unit or _is_open(lama) or _is_open(baru)):
            moved = _moved(pair)
            kode = domain.KodeIndikator(pair.baru.kode)
            turun = moved is (Arah.NAIK if _is_ceiling(baru) else Arah.TURUN)
            yield domain.TargetLalu(kode, tahun, lama, baru, turun=turun, tetap=moved is None)


def _is_open(target: str) -> bool:
    """Whether nothing is measured, or nothing was promised yet."""
    return target == wording.TITIK_TARGET or is_not_measured(target)


def _is_ceiling(target: str) -> bool:
    """Whether a result is to stay below it; a text says nothing of that."""
    nilai = read_nilai(target, "")
    return isinstance(nilai, domain.Nilai) and nilai.batas is not None and nilai.batas.lebih_kecil


def _moved(pair: PasanganBaris) -> Arah | None:
    """Where the yearly target went, None where it stayed."""
    changes = (b for b in pair.beda if b.macam is Macam.TARGET and b.periode == _TAHUNAN)
    return next((beda.arah for beda in changes), None)


def _unread(tally: Tally) -> Iterator[str]:
    """What of the earlier year was not read, in a sentence; what is wrong this year is told."""
    place = tally.lama.path.as_posix()
    theirs = [
        problem
        for problem in tally.problems
        if problem.berat is Berat.GALAT and problem.span.berkas.startswith(place)
    ]
    if theirs:
        yield f"{len(theirs)} galat pada {place}, yang pertama {theirs[0]}"
