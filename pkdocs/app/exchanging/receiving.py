"""Filled-in workbooks read back: first what they would change, then, if asked, written.

What protects the sources: a value is written where the sheet that shows it says it stands, and each
file is parsed again and must differ by these values alone; a file somebody saved meanwhile stays.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.app.exchanging.rewriting import put_sources
from pkdocs.app.exchanging.trying import Trial, row_of, try_usulan
from pkdocs.app.exchanging.workbooks import Workbooks, open_workbooks
from pkdocs.app.handing.entering import Entered, read_entries
from pkdocs.app.noting import kejadian, known_agenda
from pkdocs.app.terms import Refused, misused
from pkdocs.base import files, trouble
from pkdocs.base.problem import Berat, Checked, Problem, Span, has_error, suggest
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.domain.lembar import BarisBaru, BukuTerbaca, Isian, Kolom, Usulan
from pkdocs.outputs.entry_sheets import sheet
from pkdocs.review.read.matriks import read_lampiran
from pkdocs.rules.daftar import kecocokan
from pkdocs.rules.daftar.orang import list_columns
from pkdocs.rules.isian import Formulir, join_usulan, keep_joined, keep_whole, merge_buku
from pkdocs.sources.sheets.orang import pegawai
from pkdocs.sources.workbook import read_list, read_workbook
from pkdocs.store.agenda import NAME, add_kejadian

_ENDING, _DOCX = ".xlsx", ".docx"


class Received(Struct, frozen=True):
    """What workbooks would change, or changed: `written` are the files, none for a preview.

    `problems` are of the workbooks, at their cells; `follows` what the sources would be wrong in,
    or doubtful, and are not now, at the cell it comes from. `changes` are the files that change.
    `held` are the workbooks of which nothing is written, for it would make the sources wrong.
    `entered` is what entry sheets note in the agenda.
    """

    organisasi: domain.Organisasi
    buku: tuple[BukuTerbaca, ...]
    usulan: Usulan
    problems: tuple[Problem, ...]
    follows: tuple[Problem, ...]
    changes: tuple[str, ...]
    held: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
    entered: Entered = field(default_factory=Entered)

    @property
    def complete(self) -> bool:
        """Return whether everything that was filled in could be taken."""
        sides = (self.usulan, self.entered.usulan)
        left = any(own.bentrok or own.ditolak for own in sides)
        return not left and not has_error((*self.problems, *self.follows))

    def by_unit(self) -> "dict[str, dict[str, list[IsianDiterima]]]":
        """Return the changes by unit and post (code and name), each "" for the catalogue's."""
        found: dict[str, dict[str, list[IsianDiterima]]] = defaultdict(lambda: defaultdict(list))
        for kode, change in self._changes():
            jabatan = self.organisasi.jabatan.get(kode) if kode else None
            unit = jabatan.unit if jabatan else ""
            post = f"{jabatan.nama} ({jabatan.kode})" if jabatan else ""
            found[unit][post].append(change)
        return found

    @property
    def isian(self) -> tuple[Isian, ...]:
        """Return the changed cells that are taken: nothing is wrong with them."""
        wrong = self._wrong
        return tuple(own for own in self.usulan.isian if own.di not in wrong)

    @property
    def baru(self) -> tuple[BarisBaru, ...]:
        """Return the new rows that are taken: nothing is wrong in them."""
        rows = {row_of(di) for di in self._wrong}
        return tuple(row for row in self.usulan.baru if row_of(row.di) not in rows)

    @property
    def _wrong(self) -> frozenset[str]:
        errors = (p for p in self.problems if p.berat is Berat.GALAT)
        return frozenset(problem.span.berkas for problem in errors)

    def _changes(self) -> "Iterator[tuple[domain.KodeJabatan | None, IsianDiterima]]":
        for own in self.isian:
            change = IsianDiterima(own.lembar, own.baris, own.kolom, own.sekarang, own.baru, own.di)
            yield own.jabatan, change
        for row in self.baru:
            cells = {kepala: sel.teks for kepala, sel in row.isian.items()}
            yield row.jabatan, IsianDiterima(row.lembar, row.kunci, "", "", "", row.di, cells)


class IsianDiterima(Struct, frozen=True):
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

    A Word file is read for its matrices, as the lampiran of an Instruksi have them.

    With `write` it is changed: all that is not in conflict, refused, or told as a problem. Nothing
    of a workbook is written by which the sources would be in error.

    Raises:
        Refused: The sources cannot be read, there is no workbook, a source changed meanwhile or
            cannot be written.

    Example:
        >>> from pkdocs.app.exchanging.workbooks import Wanted, make_workbooks
        >>> made = make_workbooks(project, Wanted(project / "isi.xlsx"))
        >>> read_workbooks(project, made).changes
        ()
    """
    made = open_workbooks(folder)
    seen = {name: files.look(folder / name) for name in made.sources}
    problems: list[Problem] = []
    buku, merged = _merge(made, _listed(paths, problems), problems)
    entri = [own for own in buku if own.dasar and own.dasar.sistem]
    whole, trial = _whole(made, merged, problems)
    joined = join_usulan(list(whole.values()))
    fitting = {name: keep_joined(own, joined) for name, own in whole.items()}
    kept, would = _harmless(made, fitting, trial)
    done = Received(
        organisasi=made.year.organisasi,
        buku=tuple(buku),
        usulan=joined,
        problems=tuple(problems),
        follows=trial.follows,
        changes=tuple(would.contents),
        held=tuple(name for name in merged if name not in kept),
    )
    if not write:
        return _with_entered(done, folder, read_entries(folder, made.year, entri))
    known = known_agenda(folder).value or ()
    contents = {name: (seen.get(name), data) for name, data in would.contents.items()}
    written = put_sources(folder, contents, "isian belum semuanya ditulis.")
    taken = [own for own in buku if own.berkas in kept and own.berasal]
    wrong = _note(folder, made.year.katalog.tahun, taken, known)
    done = replace(done, written=tuple(written), problems=(*done.problems, *wrong))
    try:
        entered = read_entries(folder, made.year, entri, write=True)
    except Refused as refused:  # the sources are written, and are told
        entered = Entered(problems=tuple(refused.problems))
    return _with_entered(done, folder, entered)


def _with_entered(done: Received, folder: Path, entered: Entered) -> Received:
    """What workbooks came to, with what the entry sheets among them note in the agenda."""
    return replace(
        done,
        entered=entered,
        problems=(*done.problems, *entered.problems),
        changes=(*done.changes, *([NAME] if entered.tercatat else [])),
        written=(*done.written, *([folder / NAME] if entered.written else [])),
    )


def _whole(
    made: Workbooks, merged: Mapping[str, Usulan], problems: list[Problem]
) -> tuple[Mapping[str, Usulan], Trial]:
    """The workbooks without the rows that could be written in part alone, and their trial."""
    while True:
        trial = try_usulan(made, join_usulan(list(merged.values())))
        problems += (problem for problem in trial.problems if problem not in problems)
        wrong = {own.span.berkas for own in trial.problems if own.berat is Berat.GALAT}
        kept = {name: keep_whole(own, wrong) for name, own in merged.items()}
        if kept == merged:
            return kept, trial
        merged = kept


def _harmless(
    made: Workbooks, merged: Mapping[str, Usulan], trial: Trial
) -> tuple[dict[str, Usulan], Trial]:
    """The workbooks, by name, by which together the sources would not be in error, and their trial.

    Who is to blame is told by the cell; else each workbook is tried alone.
    """
    kept = dict(merged)
    while kept and (wrong := [p for p in trial.follows if p.berat is Berat.GALAT]):
        bad = {name for name in kept if any(_is_of(p, name) for p in wrong)}
        if not bad and len(kept) > 1:
            bad = {name for name, own in kept.items() if has_error(try_usulan(made, own).follows)}
        for name in bad or set(kept):
            del kept[name]
        trial = try_usulan(made, join_usulan(list(kept.values())))
    return kept, trial


def _is_of(problem: Problem, name: str) -> bool:
    """Whether a problem is of a workbook or of a cell in it."""
    return f"{problem.span.berkas}!".startswith(f"{name}!")


def _note(
    folder: Path, tahun: int, all_buku: Iterable[BukuTerbaca], before: Iterable[Kejadian]
) -> list[Problem]:
    """Write down in the agenda which unit's workbook was taken in, and when; once each.

    F004 where that cannot be; what the workbooks said is in the sources then.
    """
    known = {own.sha256 for own in before}
    new = [own for own in all_buku if own.sha256 not in known]
    try:
        add_kejadian(folder, [_event(tahun, own) for own in new])
    except OSError as error:
        return [trouble.unwritten(folder / NAME, error)]
    return []


def _event(tahun: int, buku: BukuTerbaca) -> Kejadian:
    unit = buku.dasar.unit if buku.dasar else ""
    return kejadian(Peristiwa.BUKU, tahun, unit=unit, sha256=buku.sha256)


def _listed(paths: Sequence[Path], problems: list[Problem]) -> list[Path]:
    """The workbooks that were named, and those of folders, by name; leftovers of Excel are none.

    X001 for what of a folder is not looked into: folders, and Word files, which are to be named.
    What else is no workbook says so when it is read.
    """
    found, left = [], []
    for path in paths:
        if not path.is_dir():
            found += [] if files.is_owner_file(path.name) else [path]
            continue
        inside = sorted(own for own in path.iterdir() if not files.is_passed(own.name))
        beside = [own for own in inside if own.is_dir() or own.suffix.lower() == _DOCX]
        left += [Problem(Span(own.as_posix()), "X001", _unread(own)) for own in beside]
        found += [own for own in inside if own not in beside]
    if not found and not left:
        raise misused(f"tidak ada buku kerja ({_ENDING}) di {', '.join(map(str, paths))}.")
    problems += left
    return list(dict.fromkeys(found))


def _unread(path: Path) -> str:
    return _FOLDER if path.is_dir() else _WORD


_FOLDER = (
    "folder di dalam folder; isinya tidak dibaca. Pindahkan buku kerjanya ke folder di atasnya, "
    "atau sebut folder ini juga: pkdocs read FOLDER."
)
_WORD = (
    "bukan buku kerja Excel: dokumen Word di sebuah folder tidak dibaca; bila ini lampiran "
    "Instruksi, sebut berkasnya: pkdocs read BERKAS."
)


def _named(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with the name it is told by: its own, or the whole path where two have one name."""
    names = Counter(path.name for path in paths)
    return ((path, path.name if names[path.name] == 1 else path.as_posix()) for path in paths)


def _merge(
    made: Workbooks, paths: Sequence[Path], problems: list[Problem]
) -> tuple[list[BukuTerbaca], dict[str, Usulan]]:
    """The workbooks, and by their names what each would change; of a unit's what that unit may."""
    whole = made.formulir()
    buku, found = [], {}
    for own in _read(paths, made, whole, problems):
        buku.append(own)
        if own.dasar and own.dasar.sistem:
            continue
        unit = own.dasar.unit if own.dasar else ""
        merged = merge_buku(own, made.formulir(unit) if unit else whole)
        problems.extend(merged.problems)
        found[own.berkas] = merged.value or Usulan()
    return buku, found


def _read(
    paths: Sequence[Path],
    made: Workbooks,
    whole: Mapping[str, Formulir],
    problems: list[Problem],
) -> Iterator[BukuTerbaca]:
    """The workbooks that can be read: of this year, for a unit of the chart; each once."""
    people = whole[pegawai.NAMA].lembar
    of_units = (own for unit in made.units[:1] for own in made.lembar(unit))
    wanted = {own.nama: own.kolom for own in (*of_units, *(f.lembar for f in whole.values()))}
    wanted |= {kecocokan.NAMA: kecocokan.columns(people), **sheet.SHEETS}
    known: dict[str, str] = {}
    for path, berkas in _named(paths):
        read = _opened(path, berkas, wanted, made)
        problems.extend(read.problems)
        buku = read.value
        if buku is None:
            continue
        if buku.sha256 in known:
            pesan = f"buku kerja ini sama dengan {known[buku.sha256]}; dibaca sekali saja."
            problems.append(Problem(Span(berkas), "X026", pesan, Berat.PERINGATAN))
            continue
        known[buku.sha256] = berkas
        wrong = [*_stranger(buku, made), *_unnamed(buku)]
        problems.extend(wrong or _baseless(buku, read.problems))
        confirmed = kecocokan.confirmed(buku, people)
        if not wrong and confirmed.value:
            problems.extend(confirmed.problems)
            yield confirmed.value


def _opened(
    path: Path, berkas: str, wanted: Mapping[str, tuple[Kolom, ...]], made: Workbooks
) -> Checked[BukuTerbaca]:
    try:
        raw = files.read_whole(path)
    except OSError as error:
        return Checked(None, (trouble.unwritten(path, error),))
    if path.suffix.lower() == _DOCX:
        return read_lampiran(raw, berkas, made.bahan())
    read = read_workbook(raw, berkas, wanted)
    if (
        any(own.kode == "X006" for own in read.problems)
        and read_list(raw, berkas, list_columns).value
    ):
        return Checked(None, (Problem(Span(berkas), "X006", _DAFTAR),))
    return read


_DAFTAR = (
    "ini tampaknya daftar pegawai, bukan buku kerja pkdocs; tambahkan -o KECOCOKAN.xlsx untuk "
    "mencocokkannya dengan jabatan di bagan."
)


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


def _baseless(buku: BukuTerbaca, told: Iterable[Problem]) -> list[Problem]:
    """X027 a workbook that does not say what it was made from, where the reader did not tell it."""
    if buku.berasal or any(problem.kode == "X018" for problem in told):
        return []
    pesan = (
        "lembar tersembunyi yang mencatat dari sumber mana buku kerja ini dibuat tidak ada, "
        "misalnya karena lembarnya disalin ke buku lain; bedanya diperlihatkan, tidak ditulis. "
        "Buat buku kerja baru (pkdocs workbook), lalu tempelkan isiannya di sana."
    )
    return [Problem(Span(buku.berkas), "X027", pesan)]


def _unnamed(buku: BukuTerbaca) -> Iterator[Problem]:
    """X072 an entry sheet that does not say of which system and year it is."""
    if any(own.nama == sheet.NAMA for own in buku.lembar) and not (
        buku.dasar and buku.dasar.sistem
    ):
        pesan = (
            f'lembar "{sheet.NAMA}" tanpa keterangan sistem dan tahunnya; pakai berkas yang dibuat '
            "pkdocs entry-sheets, jangan salinan lembarnya. Buku kerja ini tidak dibaca."
        )
        yield Problem(Span(buku.berkas), "X072", pesan)
