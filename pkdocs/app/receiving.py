"""Filled-in workbooks read back: first what they would change, then, if asked, written.

What protects the sources: a value is written where the sheet that shows it says it stands, and each
file is parsed again and must differ by these values alone; a file somebody saved meanwhile stays.
"""

import hashlib
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from pkdocs import domain
from pkdocs.app.checking import check
from pkdocs.app.rewriting import put_sources
from pkdocs.app.terms import Refused, misused
from pkdocs.app.workbooks import Workbooks, open_workbooks
from pkdocs.base import files
from pkdocs.base.problem import Berat, Problem, Span, has_error, suggest
from pkdocs.domain.lembar import BukuTerbaca, Langkah, Usulan
from pkdocs.outputs.form import TEMPLATE
from pkdocs.rules.isian import Formulir, join_usulan, merge_buku
from pkdocs.sources import edits
from pkdocs.sources.sheets.bahan import Tulis
from pkdocs.sources.sheets.semua import SHEETS, begin_source
from pkdocs.sources.workbook import read_workbook
from pkdocs.sources.yaml_file import Source, parse_source
from pkdocs.store.agenda import BUKU_DITERIMA, Kejadian, add_kejadian, read_agenda

_ENDING = ".xlsx"


@dataclass(frozen=True, slots=True)
class Received:
    """What workbooks would change, or changed: `written` are the files, none for a preview.

    `problems` are of the workbooks, at their cells; `follows` what the sources would be wrong in,
    or doubtful, and are not now, at the cell it comes from. `changes` are the files that change.
    """

    organisasi: domain.Organisasi
    buku: tuple[BukuTerbaca, ...]
    usulan: Usulan
    problems: tuple[Problem, ...]
    follows: tuple[Problem, ...]
    changes: tuple[str, ...]
    written: tuple[Path, ...] = ()

    @property
    def complete(self) -> bool:
        """Return whether everything that was filled in could be taken."""
        left = (*self.usulan.bentrok, *self.usulan.ditolak)
        return not left and not has_error((*self.problems, *self.follows))

    def by_unit(self) -> "dict[str, dict[str, list[Change]]]":
        """Return the changes by unit and post (code and name), each "" for the catalogue's."""
        found: dict[str, dict[str, list[Change]]] = defaultdict(lambda: defaultdict(list))
        for kode, change in self._changes():
            jabatan = self.organisasi.jabatan.get(kode) if kode else None
            unit = jabatan.unit if jabatan else ""
            post = f"{jabatan.nama} ({jabatan.kode})" if jabatan else ""
            found[unit][post].append(change)
        return found

    def _changes(self) -> "Iterator[tuple[domain.KodeJabatan | None, Change]]":
        for own in self.usulan.isian:
            change = Change(own.lembar, own.baris, own.kolom, own.sekarang, own.baru, own.di)
            yield own.jabatan, change
        for row in self.usulan.baru:
            cells = {kepala: sel.teks for kepala, sel in row.isian.items()}
            yield row.jabatan, Change(row.lembar, row.kunci, "", "", "", row.di, cells)


@dataclass(frozen=True, slots=True)
class Change:
    """A value that changes, `dari` what it is `ke` what it will be; or a whole new row, `baru`."""

    lembar: str
    baris: str
    kolom: str
    dari: str
    ke: str
    di: str
    baru: Mapping[str, str] = field(default_factory=dict)


def read_workbooks(folder: Path, paths: Sequence[Path], *, write: bool = False) -> Received:
    """Return what the workbooks (files, or folders of them) would change in the project `folder`.

    With `write` it is changed: all that is not in conflict, refused, or told as a problem.

    Raises:
        Refused: The sources cannot be read, there is no workbook, a source changed meanwhile.
        OSError: A workbook cannot be read, a source not written.
    """
    made = open_workbooks(folder)
    seen = {name: files.look(folder / name) for name in made.sources}
    problems: list[Problem] = []
    buku = list(_read(_listed(paths), made, problems))
    usulan = join_usulan([_merged(own, made, problems) for own in buku])
    tulis = list(_tulis(made, usulan, problems))
    contents = _edited(folder, made, tulis, problems)
    follows = tuple(_follows(folder, contents, tulis))
    done = Received(
        made.year.organisasi,
        tuple(buku),
        usulan,
        tuple(problems),
        follows,
        tuple(contents),
    )
    if not write:
        return done
    kept = {name: (seen.get(name), data) for name, data in contents.items()}
    written = put_sources(folder, kept, "isian belum semuanya ditulis.")
    _note(folder, buku)
    return replace(done, written=tuple(written))


def _note(folder: Path, all_buku: Iterable[BukuTerbaca]) -> None:
    """Write down in the agenda which unit's workbook was taken in, and when; once each."""
    known = {own.sha256 for own in read_agenda(folder).value or ()}
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    add_kejadian(
        folder,
        [
            Kejadian(now, BUKU_DITERIMA, buku.dasar.unit if buku.dasar else "", buku.sha256)
            for buku in all_buku
            if buku.sha256 not in known
        ],
    )


def _listed(paths: Sequence[Path]) -> list[Path]:
    """The workbooks that were named, and those of folders, by name; leftovers of Excel are none."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(own for own in path.iterdir() if own.suffix.lower() == _ENDING)
        found += [own for own in inside if own.is_file() and not own.name.startswith("~$")]
    if not found:
        raise misused(f"tidak ada buku kerja ({_ENDING}) di {', '.join(map(str, paths))}.")
    return list(dict.fromkeys(found))


def _read(paths: Iterable[Path], made: Workbooks, problems: list[Problem]) -> Iterator[BukuTerbaca]:
    """The workbooks that can be read: of this year, for a unit of the chart; each once."""
    wanted = {own.nama: tuple(k.kepala for k in own.kolom) for own in made.lembar()}
    known: dict[str, str] = {}
    for path in paths:
        read = read_workbook(files.read_whole(path), path.name, wanted)
        problems.extend(read.problems)
        buku = read.value
        if buku is None:
            continue
        if buku.sha256 in known:
            pesan = f"buku kerja ini sama dengan {known[buku.sha256]}; dibaca sekali saja."
            problems.append(Problem(Span(path.name), "X026", pesan, Berat.PERINGATAN))
            continue
        known[buku.sha256] = path.name
        wrong = _stranger(buku, made)
        problems.extend(wrong)
        if not wrong:
            yield buku


def _stranger(buku: BukuTerbaca, made: Workbooks) -> list[Problem]:
    """X022 a workbook of another year, X023 for a unit that the chart does not have."""
    dasar, here = buku.dasar, Span(buku.berkas)
    if dasar is None:
        return []
    tahun = made.year.katalog.tahun
    if dasar.tahun != tahun:
        pesan = f"buku kerja ini tahun {dasar.tahun}, sumbernya tahun {tahun}; tidak dibaca."
        return [Problem(here, "X022", pesan)]
    if dasar.unit and dasar.unit not in made.units:
        hint = suggest(dasar.unit, made.units)
        pesan = f'unit "{dasar.unit}" tidak ada di bagan; buku kerja ini tidak dibaca.{hint}'
        return [Problem(here, "X023", pesan)]
    return []


def _merged(buku: BukuTerbaca, made: Workbooks, problems: list[Problem]) -> Usulan:
    """What one workbook would change; of a unit's only what that unit may."""
    unit = buku.dasar.unit if buku.dasar else ""
    bahan = made.bahan(unit)
    chart = made.year.organisasi.jabatan
    own = frozenset(k for k, j in chart.items() if j.unit == unit) if unit else None
    formulir = {}
    for sheet in SHEETS:
        if sheet.untuk_unit or not unit:
            lembar = sheet.build(bahan)
            formulir[sheet.nama] = Formulir(lembar, partial(sheet.kunci, bahan, lembar), own)
    merged = merge_buku(buku, formulir)
    problems.extend(merged.problems)
    assert merged.value is not None  # noqa: S101 # what cannot be merged is a problem beside it
    return merged.value


def _tulis(made: Workbooks, usulan: Usulan, problems: list[Problem]) -> Iterator[Tulis]:
    """The edits that what was filled in comes to, sheet by sheet."""
    bahan = made.bahan()
    for sheet in SHEETS:
        isian = [own for own in usulan.isian if own.lembar == sheet.nama]
        baru = [own for own in usulan.baru if own.lembar == sheet.nama]
        if isian or baru:
            written = sheet.write(bahan, isian, baru)
            problems.extend(written.problems)
            yield from written.value or ()


def _edited(
    folder: Path, made: Workbooks, tulis: Iterable[Tulis], problems: list[Problem]
) -> dict[str, bytes]:
    """The bytes of each file that changes; an edit that cannot be made is told and left out."""
    by_file: dict[str, list[Tulis]] = defaultdict(list)
    for own in tulis:
        by_file[own.berkas].append(own)
    contents = {}
    for name, wanted in by_file.items():
        raw = _before(folder, made, name)
        edited = _apply(raw, wanted, problems)
        if edited != raw:
            contents[name] = edited
    return contents


def _before(folder: Path, made: Workbooks, name: str) -> bytes:
    """The bytes of a source as it was read, or those that a new one begins with."""
    source = made.sources.get(name)
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
            guilty = [own for own in wanted if own.edit.place == error.place] or wanted
            wanted = [own for own in wanted if own not in guilty]
            pesan = (
                "isian ini tidak dapat ditulis oleh program ke tempatnya di "
                f"{guilty[0].berkas}; ubahlah sendiri di sana."
            )
            cells = dict.fromkeys(di for own in guilty for di in own.di)
            problems.extend(Problem(Span(di), "X024", pesan) for di in cells)
    return raw


def _follows(
    folder: Path, contents: Mapping[str, bytes], tulis: Sequence[Tulis]
) -> Iterator[Problem]:
    """What would be wrong or doubtful with these files, and is not now; at its cell if known."""
    if not contents:
        return
    before = Counter((p.kode, p.pesan) for p in check(folder))
    with tempfile.TemporaryDirectory() as name:
        after = Path(name) / "proyek"
        _copy(folder, after, contents)
        cells = _cells(contents, tulis)
        for problem in check(after):
            if before[problem.kode, problem.pesan]:
                before[problem.kode, problem.pesan] -= 1
            else:
                yield _at_cell(problem, cells)


def _copy(folder: Path, after: Path, contents: Mapping[str, bytes]) -> None:
    """A project as it would be: its sources with other contents, and what belongs to them."""
    kept = [
        path for path in folder.rglob("*.yaml") if not path.is_relative_to(folder / files.FOLDER)
    ]
    kept += [path for path in (folder / TEMPLATE).parent.iterdir() if path.is_file()]
    for path in kept:
        place = after / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    for name, data in contents.items():
        (after / name).parent.mkdir(parents=True, exist_ok=True)
        (after / name).write_bytes(data)


@dataclass(frozen=True, slots=True)
class _Written:
    """The lines of a file that cells came to."""

    first: int
    last: int
    di: str


def _cells(contents: Mapping[str, bytes], tulis: Sequence[Tulis]) -> dict[str, list[_Written]]:
    """Where in the new files stands what cells came to."""
    found: dict[str, list[_Written]] = defaultdict(list)
    for name, data in contents.items():
        source = parse_source(data, name).value
        own = [one for one in tulis if one.berkas == name]
        for edit, place in _places(source, own) if source else ():
            first, last = source.lines(place)
            found[name].append(_Written(first, last, edit.di[0]))
    return found


def _at_cell(problem: Problem, cells: Mapping[str, Sequence[_Written]]) -> Problem:
    """A problem with the cell that it comes from in its place, where one is known."""
    line = problem.span.baris
    near = [w for w in cells.get(problem.span.berkas, ()) if w.first <= line <= w.last]
    if not near:
        return problem
    cell = min(near, key=lambda own: own.last - own.first)
    return replace(problem, span=Span(cell.di))


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
