"""What workbooks would make of the sources, tried out in a copy: their new bytes, what follows.

A value is written where the sheet that shows it says it stands; each file is parsed again and must
differ by these values alone.
"""

import hashlib
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase

from msgspec import Struct

from pkdocs.app.exchanging.workbooks import Workbooks
from pkdocs.app.looking.checking import check
from pkdocs.app.terms import Refused
from pkdocs.base import files
from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.lembar import Langkah, Usulan
from pkdocs.outputs.form import TEMPLATE
from pkdocs.sources import edits
from pkdocs.sources.sheets.bahan import Tulis
from pkdocs.sources.sheets.semua import SHEETS, begin_source
from pkdocs.sources.yaml_file import Source, parse_source

_TAHUN_LALU = "M013"
_YAML = (".yaml", ".yml")
"""Last year's agreements lie beside the project, not beside its copy; no cell changes that."""


class Trial(Struct, frozen=True):
    """What would come of the sources: the new bytes of the files that change, by name.

    `problems` are at cells that cannot be written; `follows` what the sources would be wrong in, or
    doubtful, and are not now, at the cell it comes from where that is known.
    """

    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    follows: tuple[Problem, ...]


def try_usulan(made: Workbooks, usulan: Usulan) -> Trial:
    """Return what the sources would be with what workbooks change; nothing of the project changes.

    Problems: X024 a place that only its writer can change, and those of the sheets (X030 and up).

    Raises:
        Refused: A source changed since it was read, or a file stands where one would begin.
        OSError: A source cannot be read.

    Example:
        >>> from pkdocs.app.exchanging.workbooks import open_workbooks
        >>> dict(try_usulan(open_workbooks(project), Usulan()).contents)
        {}
    """
    problems: list[Problem] = []
    tulis = list(_tulis(made, usulan, problems))
    contents = _edited(made, tulis, problems)
    return Trial(contents, tuple(problems), tuple(_follows(made, contents, tulis)))


def _tulis(made: Workbooks, usulan: Usulan, problems: list[Problem]) -> Iterator[Tulis]:
    """The edits that what was filled in comes to, sheet by sheet."""
    bahan = made.bahan()
    writer = {sheet.nama: sheet.baris_baru or sheet.nama for sheet in SHEETS}
    for sheet in SHEETS:
        isian = [own for own in usulan.isian if own.lembar == sheet.nama]
        baru = [own for own in usulan.baru if writer[own.lembar] == sheet.nama]
        if isian or baru:
            written = sheet.write(bahan, isian, baru)
            problems.extend(written.problems)
            yield from written.value or ()


def _edited(made: Workbooks, tulis: Iterable[Tulis], problems: list[Problem]) -> dict[str, bytes]:
    """The bytes of each file that changes; an edit that cannot be made is told and left out."""
    by_file: dict[str, list[Tulis]] = defaultdict(list)
    for own in tulis:
        by_file[own.berkas].append(own)
    contents = {}
    for name, wanted in by_file.items():
        raw = _before(made, name)
        edited = _apply(raw, wanted, problems)
        if edited != raw:
            contents[name] = edited
    return contents


def _before(made: Workbooks, name: str) -> bytes:
    """The bytes of a source as it was read, or those that a new one begins with."""
    source, folder = made.sources.get(name), made.folder
    if source is None:
        if (folder / name).exists():
            words = f"{name} sudah ada di folder proyek tetapi tidak dipakai; sebut atau pindahkan."
            raise Refused(words)
        return begin_source(name, made.units)
    raw = files.read_whole(folder / name)
    if hashlib.sha256(raw).hexdigest() != source.sha256:
        raise Refused("sumber berubah selagi dibaca; ulangi.")
    return raw


def _apply(raw: bytes, wanted: list[Tulis], problems: list[Problem]) -> bytes:
    while wanted:
        try:
            return edits.edit_source(raw, [own.edit for own in wanted])
        except edits.EditError as error:
            blamed = [own for own in wanted if own.edit.place == error.place] or wanted
            rows = {row_of(di) for own in blamed for di in own.di}
            guilty = [own for own in wanted if own in blamed or rows & set(map(row_of, own.di))]
            wanted = [own for own in wanted if own not in guilty]
            pesan = (
                "isian ini tidak dapat ditulis oleh program ke tempatnya di "
                f"{guilty[0].berkas}; ubahlah sendiri di sana."
            )
            cells = dict.fromkeys(di for own in guilty for di in own.di)
            problems.extend(Problem(Span(di), "X024", pesan) for di in cells)
    return raw


def row_of(di: str) -> str:
    """Return the row of a cell, or of a row: what is filled in there belongs together.

    Example:
        >>> row_of("isi.xlsx!Turunan!F12")
        'isi.xlsx!Turunan!12'
    """
    sheet, _, cell = di.rpartition("!")
    return f"{sheet}!{cell.lstrip(ascii_uppercase)}"


def _follows(
    made: Workbooks, contents: Mapping[str, bytes], tulis: Sequence[Tulis]
) -> Iterator[Problem]:
    """What would be wrong or doubtful with these files, and is not now; at its cell if known."""
    if not contents:
        return
    before = Counter(map(_alike, made.problems))
    with files.working_folder() as folder:
        after = folder / "proyek"
        _copy(made.folder, after, contents)
        cells = _cells(contents, tulis)
        for problem in check(after):
            if before[_alike(problem)]:
                before[_alike(problem)] -= 1
            elif problem.kode != _TAHUN_LALU:
                yield _at_cell(problem, cells)


def _alike(problem: Problem) -> tuple[str, str]:
    """What two problems have in common that are one, though one counts more posts."""
    return problem.kode, re.sub(r"\d+ jabatan", "", problem.pesan)


def _copy(folder: Path, after: Path, contents: Mapping[str, bytes]) -> None:
    """A project as it would be: its sources with other contents, and what belongs to them."""
    kept = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in _YAML
        and path.is_file()
        and not path.is_relative_to(folder / files.FOLDER)
    ]
    kept += [path for path in (folder / TEMPLATE).parent.iterdir() if path.is_file()]
    for path in kept:
        place = after / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    for name, data in contents.items():
        (after / name).parent.mkdir(parents=True, exist_ok=True)
        (after / name).write_bytes(data)


class _Written(Struct, frozen=True):
    """The lines of a file that cells came to, and the column in which that begins."""

    first: int
    last: int
    kolom: int
    di: str

    @property
    def lines(self) -> int:
        """Return how many lines lie behind the first."""
        return self.last - self.first


def _cells(contents: Mapping[str, bytes], tulis: Sequence[Tulis]) -> dict[str, list[_Written]]:
    """Where in the new files stands what cells came to."""
    found: dict[str, list[_Written]] = {}
    for name, data in contents.items():
        source = parse_source(data, name).value
        own = [one for one in tulis if one.berkas == name]
        found[name] = [
            _Written(*lines, source.span(place).kolom, _whence(one.di))
            for one, place in (_places(source, own) if source else ())
            if source and (lines := source.lines(place))
        ]
    return found


def _whence(all_di: Iterable[str]) -> str:
    """Where the cells stand that came to one value: the cell, the row of them, or their sheet."""
    cells = dict.fromkeys(all_di)
    rows = {re.sub(r"![A-Z]+(\d+)$", r"!\1", di) for di in cells}
    sheets = {row.rpartition("!")[0] for row in rows}
    return next(iter(next((own for own in (cells, rows, sheets) if len(own) == 1), cells)))


def _at_cell(problem: Problem, cells: Mapping[str, Sequence[_Written]]) -> Problem:
    """A problem with the cell that it comes from in its place, where one is known.

    On a line that several cells came to it is what begins at the very place, else all of them.
    """
    line, kolom = problem.span.baris, problem.span.kolom
    near = [w for w in cells.get(problem.span.berkas, ()) if w.first <= line <= w.last]
    if not near:
        return problem
    near = [own for own in near if (own.first, own.kolom) == (line, kolom)] or near
    least = min(own.lines for own in near)
    return replace(problem, span=Span(_whence(own.di for own in near if own.lines == least)))


def _places(source: Source, tulis: Sequence[Tulis]) -> Iterator[tuple[Tulis, Langkah]]:
    """Where the value of each edit stands in the new file: an added item behind those before it."""
    added = Counter(own.edit.place for own in tulis if isinstance(own.edit, edits.Append))
    for own in tulis:
        place: Langkah = own.edit.place
        if isinstance(own.edit, edits.Append):
            place = (*place, source.length(place) - added[place])
            added[own.edit.place] -= 1
        if source.has(place):
            yield own, place
