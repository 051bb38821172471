"""Comparing agreements with agreements: two years, projects, folders, archives or files.

What few comparisons need is imported where it is needed: the sources of a project, Excel and
tracked changes, together half of all that there is to import.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pkdocs.app.terms import Refused, check_apart, check_ending, misused
from pkdocs.base import disk, files, trouble
from pkdocs.base.likeness import AMBANG_MIRIP
from pkdocs.base.placing import Maker, clashes, hindrance
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.review.compare import sides
from pkdocs.review.compare.banding import Banding
from pkdocs.review.compare.sides import Tally
from pkdocs.review.read import folder as folders
from pkdocs.review.read.folder import Side
from pkdocs.review.read.known import KnownPosts, known_posts
from pkdocs.review.read.papers import are_papers, collect_bagan, papers_side
from pkdocs.review.views import canonical, data, terminal
from pkdocs.review.views.words import DIFF
from pkdocs.word import TemplateError, read_file

if TYPE_CHECKING:
    from pkdocs.review.read.instruksi import Bagan
    from pkdocs.rules.year import Year

Write = Callable[[str], None]
_NOT_COMPARED = "perbandingan tidak dilakukan."


class Views(Struct, frozen=True):
    """In which forms a comparison is wanted.

    `lines` are given once all posts are compared, for what many posts have in common comes first;
    `json` asks for its pieces on the way. `xlsx`, `html` are files to write, `redline` a folder for
    Word documents with tracked changes; `overwrite` replaces files there that no comparison made.
    `colour` is for lines.
    """

    lines: Write | None = None
    json: Callable[[Iterable[str]], None] | None = None
    colour: bool = False
    xlsx: Path | None = None
    html: Path | None = None
    redline: Path | None = None
    overwrite: bool = False

    @property
    def maker(self) -> Maker:
        """Return what the files say they were made by, and whether they replace others."""
        return replace(DIFF, overwrite=self.overwrite)


class Compared(Struct):
    """What a comparison came to: counts and problems; redlines, and what they do not mark."""

    tally: Tally
    unmarked: Counter[str] = field(default_factory=Counter)
    redlines: int = 0

    @property
    def differs(self) -> bool:
        """Return whether anything changed or was not compared."""
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

    Every view is made in the same pass, so that a province needs the memory of one post. A year
    means the documents of `output/<year>`, a project folder the agreements that its sources give.

    Raises:
        Refused: One side is not there or holds no documents, the sides are not of one kind, the
            sources of a project are in error as a whole, a file cannot be written or would replace
            another one.

    Example:
        >>> from pkdocs.app.making.documents import make_documents
        >>> _ = make_documents(project)
        >>> made = str(project / "output" / "2023")
        >>> compare(project, made, made, Views()).differs
        False
    """
    check_ending(views.html, ".html", "--html")
    check_ending(views.xlsx, ".xlsx", "--xlsx")
    comparison = Compared(_open(folder, lama, baru))
    in_order = _arrange(comparison.tally, folder)
    _prepare(views, comparison.tally)
    compared = _with_redlines(comparison, views)
    compared = _with_sheet(compared, views, comparison.tally)
    if views.json:
        views.json(data.print_json(comparison.tally, compared))
    elif views.html:
        _write_page(comparison, compared, (views.html, views.maker), in_order=in_order)
    else:
        _tell(comparison, compared, views)
    return comparison


def _open(folder: Path, lama: str, baru: str) -> Tally:
    """The two sides, ready to be compared."""
    paths: list[Path] = []
    for text in (lama, baru):
        path = folders.find_path(folder, text)
        if path is None:
            raise misused(folders.missing(folder, text))
        paths.append(path)
    documents = [path for path in paths if not folders.is_project(path)]
    if any(papers := [are_papers(path) for path in documents]):
        if len(papers) < 2 or not all(papers):
            raise misused("bandingkan Instruksi dengan Instruksi, perjanjian dengan perjanjian.")
        bagan = _bagan(folder)
        return sides.join_sides(*(papers_side(path, bagan) for path in paths))
    if empty := next((p for p in documents if not folders.has_documents(p)), None):
        raise misused(f"tidak ada dokumen Perjanjian Kinerja di {empty}.")
    if folders.is_document(paths[0]) != folders.is_document(paths[1]):
        raise misused("bandingkan berkas dengan berkas, atau folder dengan folder.")
    first, second = map(_side, paths, (lama, baru))
    return sides.join_sides(first, second)


def _bagan(folder: Path) -> "Bagan":
    """The posts by which the columns of a lampiran are told: those of the project in `folder`."""
    from pkdocs.rules.cascade import resolve_cascade
    from pkdocs.sources.project import load_project

    project = load_project(folder).value
    if project is None:
        words = (
            "kolom lampiran dikenali dari bagan; jalankan di folder proyek, atau sebut dengan -C."
        )
        raise Refused(words)
    return collect_bagan(resolve_cascade(project.organisasi, project.katalog))


def _side(path: Path, text: str) -> Side:
    """What stands under a path that the user called `text`: documents, or a project's sources."""
    if not folders.is_project(path):
        return folders.list_side(path, folders.asked_year(text, path))
    from pkdocs.review.read.project import project_side

    return project_side(path, open_compared(path))


def open_compared(path: Path) -> "Year":
    """Return the year of a project that is to be a side.

    Raises:
        Refused: Its sources are in error as a whole.

    Example:
        >>> open_compared(project).katalog.tahun
        2023
    """
    from pkdocs.app.years import load_year
    from pkdocs.review.read.project import placed

    loaded = load_year(path)
    if loaded.value is None or loaded.value.blocked is None:
        words = f"sumber di {path} masih mengandung galat; tidak ada yang dibandingkan."
        raise Refused(words, tuple(placed(loaded.problems, path)))
    return loaded.value


def _arrange(tally: Tally, folder: Path) -> bool:
    """Put the posts in the order of the chart of the new side; return whether there is one.

    A project has its own; documents have that of the project whose output they are, else of the
    one in `folder`. Both sides follow it: what the new side lacks comes last, in the same order.
    """
    new = tally.baru
    known = new.known
    if known is None and any(dokumen.kode for dokumen in new.dokumen):
        places = (new.path.parent.parent, folder)
        place = next((place for place in places if folders.is_project(place)), None)
        known = _chart(place) if place else None
    if known is None:
        return False
    sides.arrange(tally.lama, known.places)
    return sides.arrange(new, known.places)


def _chart(folder: Path) -> KnownPosts | None:
    """The posts of the chart of a project, None where its sources cannot be read."""
    from pkdocs.sources.project import load_project

    project = load_project(folder).value
    return known_posts(project.organisasi, whole=False) if project else None


def _with_redlines(comparison: Compared, views: Views) -> Iterator[Banding]:
    """The posts, each new document written with tracked changes on the way where wanted."""
    tally = comparison.tally
    compared = sides.compare_all(tally)
    if views.redline is None:
        yield from (banding for _, banding in compared)
        return
    from pkdocs.review.views.redline import write_paper

    now = datetime.now().astimezone()
    for post in compared:
        made = write_paper(views.redline, post, now, views.maker)
        tally.problems += made.problems
        comparison.redlines += made.value.written if made.value else 0
        comparison.unmarked.update(made.value.unmarked if made.value else ())
        yield post[1]


def _prepare(views: Views, tally: Tally) -> None:
    """See to it that what is wanted can be written, before anything is compared."""
    named = [path for path in (views.html, views.xlsx) if path is not None]
    place = views.redline
    if place is not None:
        from pkdocs.review.views.redline import redline_path

        _check_redlines(place, tally)
        papers = [(dokumen.berkas, redline_path(place, dokumen)) for dokumen in tally.baru.dokumen]
        if found := clashes(papers):
            raise Refused(_NOT_COMPARED, found)
        named += [path for _, path in papers]
    hindered = [problem for path in named if (problem := hindrance(path, views.maker))]
    if not hindered and place is not None:
        names = [dokumen.berkas for dokumen in tally.baru.dokumen]
        hindered = [problem for problem in [files.prepare_folder(place, names)] if problem]
    if hindered:
        raise Refused(_NOT_COMPARED, hindered)


def _check_redlines(place: Path, tally: Tally) -> None:
    """A folder for redlines is none of those that are compared; a project has no paper."""
    if any(side.salinan for side in (tally.lama, tally.baru)):
        raise misused(
            "--redline memerlukan dokumen pada kedua sisi; sebut tahun atau folder dokumennya, "
            "bukan folder proyek."
        )
    if place.resolve() in {side.path.resolve() for side in (tally.lama, tally.baru)}:
        raise misused("--redline memerlukan folder lain daripada yang dibandingkan.")
    check_apart(place, "--redline")


def _with_sheet(compared: Iterator[Banding], views: Views, tally: Tally) -> Iterator[Banding]:
    """The same posts, written to a sheet on their way."""
    path = views.xlsx
    if path is None:
        yield from compared
        return
    from pkdocs.review.views import sheet

    try:
        problem = yield from sheet.write_sheet(path, compared, tally, views.maker)
    except OSError as error:
        problem = trouble.unwritten(path, error)
    if problem:
        raise Refused("lembar tidak disimpan.", [problem])


def _write_page(
    comparison: Compared, compared: Iterable[Banding], to: tuple[Path, Maker], *, in_order: bool
) -> None:
    from pkdocs.review.views import html

    tally = comparison.tally
    lama, baru = _side_names(tally.lama, tally.baru)
    preface = html.Preface(
        lama, baru, AMBANG_MIRIP, tally.problems, tally.decisions, in_order=in_order
    )
    path, maker = to
    problem = html.write_page(path, compared, preface, maker)
    if problem:
        raise Refused("halaman tidak disimpan.", [problem])


def _side_names(lama: Side, baru: Side) -> tuple[str, str]:
    """The sides as the page names them: by year or file, with folders where these are alike."""
    names = lama.tahun or lama.path.name, baru.tahun or baru.path.name
    if names[0] != names[1]:
        return names
    one, other = lama.path.absolute().parts, baru.path.absolute().parts
    for count in range(1, max(len(one), len(other)) + 1):
        if one[-count:] != other[-count:]:
            return _shorten(one[-count:]), _shorten(other[-count:])
    return names


def _shorten(parts: Sequence[str]) -> str:
    """The first and the last name of a path: `2023/…/walikota.docx`."""
    return "/".join((parts[0], *(["…"] if parts[2:] else []), *parts[1:][-1:]))


def _tell(comparison: Compared, compared: Iterable[Banding], views: Views) -> None:
    """Give the lines: what many posts have in common, then each post; the posts wait in a file."""
    write = views.lines
    if write is None:
        deque(compared, maxlen=0)
        return
    with (
        disk.temporary_file() as file,
        TextIOWrapper(file, "utf-8", errors="surrogatepass", newline="\n") as spool,
    ):
        for banding in compared:
            spool.writelines(
                f"{line}\n" for line in terminal.describe(banding, colour=views.colour)
            )
        for line in terminal.open_with(comparison.tally, colour=views.colour):
            write(line)
        spool.seek(0)
        for line in spool:
            write(line.removesuffix("\n"))


def read_text(path: Path) -> Iterator[str]:
    """Return the canonical text of one agreement, or of any Word document, line by line.

    Raises:
        Refused: The path is a folder, or nothing is there.

    Example:
        >>> from pkdocs.app.making.documents import make_documents
        >>> _ = make_documents(project)
        >>> next(read_text(project / "output" / "2023" / "walikota.docx"))
        'Perjanjian Kinerja tahun 2023'
    """
    if path.is_dir():
        raise misused(f"{path} adalah folder; sebut satu berkas .docx.")
    if not path.is_file():
        raise misused(f"berkas {path} tidak ada.")
    try:
        return canonical.print_document(read_file(path), path.name)
    except TemplateError as error:
        return (f"({finding.code}: {finding.message}.)" for finding in error.findings)
