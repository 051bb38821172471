"""Comparing agreements with agreements: two years, folders, archives or files."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pkdocs.app.terms import Refused, misused
from pkdocs.base import files
from pkdocs.base.likeness import AMBANG_MIRIP
from pkdocs.base.problem import Problem
from pkdocs.review.compare import sides
from pkdocs.review.compare.banding import Banding
from pkdocs.review.compare.sides import PasanganDokumen, Tally
from pkdocs.review.read import folder as folders
from pkdocs.review.views import canonical, data, sheet, terminal
from pkdocs.review.views.redline import write_paper

Write = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Views:
    """In which forms a comparison is wanted.

    `lines` and `json` are given piece by piece as posts are compared; `xlsx`, `html` are files to
    write, `redline` a folder for Word documents with tracked changes. `colour` is for lines.
    """

    lines: Write | None = None
    json: Write | None = None
    colour: bool = False
    xlsx: Path | None = None
    html: Path | None = None
    redline: Path | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison came to: counts and problems, and what redlines do not mark, counted."""

    tally: Tally
    unmarked: Counter[str] = field(default_factory=Counter)

    @property
    def differs(self) -> bool:
        """Return whether anything changed or could not be read."""
        return self.tally.differs

    def summary(self) -> Iterator[str]:
        """Return the lines of the counts: posts, changes by kind."""
        return terminal.summarise(self.tally)

    @property
    def problems(self) -> list[Problem]:
        """Return what could not be read or written."""
        return self.tally.problems


def compare(folder: Path, lama: str, baru: str, views: Views) -> Compared:
    """Compare `lama` with `baru` (years of the project in `folder`, or paths), one post at a time.

    Every view is made in the same pass, so that a province needs the memory of one post.

    Raises:
        Refused: One side is not there or holds no documents, the sides are not of one kind, a file
            cannot be written.

    Example:
        >>> from pkdocs.app.making import make_documents
        >>> _ = make_documents(project)
        >>> made = str(project / "output" / "2023")
        >>> compare(project, made, made, Views()).differs
        False
    """
    comparison = Compared(_open(folder, lama, baru))
    compared = _with_redlines(comparison, views.redline)
    compared = _with_sheet(compared, views.xlsx)
    if views.json:
        for piece in data.print_json(comparison.tally, compared):
            views.json(piece)
    elif views.html:
        _write_page(comparison, compared, views.html)
    else:
        deque(_with_lines(compared, views), maxlen=0)
    return comparison


def _open(folder: Path, lama: str, baru: str) -> Tally:
    """The two sides, ready to be compared."""
    paths = []
    for text in (lama, baru):
        path = folders.find_path(folder, text)
        if path is None:
            raise misused(folders.missing(folder, text))
        paths.append(path)
    if empty := next((p for p in paths if not folders.has_documents(p)), None):
        raise misused(f"tidak ada dokumen Perjanjian Kinerja di {empty}.")
    if folders.is_document(paths[0]) != folders.is_document(paths[1]):
        raise misused("bandingkan berkas dengan berkas, atau folder dengan folder.")
    years = (folders.asked_year(lama, paths[0]), folders.asked_year(baru, paths[1]))
    return sides.open_sides(paths[0], paths[1], years)


def _with_redlines(comparison: Compared, place: Path | None) -> Iterator[Banding]:
    """The posts, each new document written with tracked changes on the way where wanted."""
    tally = comparison.tally
    if place is not None:
        _prepare(place, tally)
    now = datetime.now().astimezone()
    for pair, banding in sides.compare_all(tally):
        if place is not None:
            _redline(comparison, place, (pair, banding), now)
        yield banding


def _redline(
    comparison: Compared, place: Path, post: tuple[PasanganDokumen, Banding], now: datetime
) -> None:
    made = write_paper(place, *post, now)
    comparison.tally.problems += made.problems
    comparison.unmarked.update(made.value or ())


def _prepare(place: Path, tally: Tally) -> None:
    """A folder for redlines, which is none of those that are compared."""
    if place.resolve() in {side.path.resolve() for side in (tally.lama, tally.baru)}:
        raise misused("--redline memerlukan folder lain daripada yang dibandingkan.")
    problem = files.prepare_folder(place)
    if problem:
        raise Refused("perbandingan tidak dilakukan.", [problem])


def _with_sheet(compared: Iterator[Banding], path: Path | None) -> Iterator[Banding]:
    """The same posts, written to a sheet on their way."""
    if path is None:
        yield from compared
        return
    try:
        yield from sheet.write_sheet(path, compared)
    except OSError as error:
        raise Refused("lembar tidak disimpan.", [files.unwritten(path, error)]) from error


def _write_page(comparison: Compared, compared: Iterable[Banding], path: Path) -> None:
    from pkdocs.review.views import html

    tally = comparison.tally
    lama, baru = (side.tahun or side.path.name for side in (tally.lama, tally.baru))
    preface = html.Preface(lama, baru, AMBANG_MIRIP, tally.problems)
    problem = html.write_page(path, compared, preface)
    if problem:
        raise Refused("halaman tidak disimpan.", [problem])


def _with_lines(compared: Iterable[Banding], views: Views) -> Iterator[Banding]:
    """The same posts, told in lines on their way."""
    for banding in compared:
        if views.lines:
            for line in terminal.describe(banding, colour=views.colour):
                views.lines(line)
        yield banding


def read_text(path: Path) -> Iterator[str]:
    """Return the canonical text of one agreement, or of any Word document, line by line.

    Raises:
        Refused: The path is a folder, or nothing is there.

    Example:
        >>> from pkdocs.app.making import make_documents
        >>> _ = make_documents(project)
        >>> next(read_text(project / "output" / "2023" / "walikota.docx"))
        'Perjanjian Kinerja tahun 2023'
    """
    if path.is_dir():
        raise misused(f"{path} adalah folder; sebut satu berkas .docx.")
    if not path.is_file():
        raise misused(f"berkas {path} tidak ada.")
    return canonical.print_document(path.read_bytes(), path.name)
