"""What is to be typed into the systems of entry: rows of the agreements that count, as files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from pkdocs import domain
from pkdocs.app.terms import EVERYONE, Refused, Which, choose, find_output
from pkdocs.app.years import errors_for, open_year
from pkdocs.base.placing import Maker, clashes, write_outputs
from pkdocs.base.problem import Problem
from pkdocs.base.text import slug
from pkdocs.batch.wire import Shared
from pkdocs.domain.agenda import Kejadian
from pkdocs.domain.entri import BarisEntri, PerjanjianEntri, TidakDimuat
from pkdocs.outputs.entry_sheets.page import Pengantar, write_page
from pkdocs.outputs.entry_sheets.rows import entry_texts, row_hash
from pkdocs.outputs.entry_sheets.sheet import PERINTAH, build_sheets, guide
from pkdocs.outputs.workbook import TooLargeError, write_workbook
from pkdocs.rules.riwayat import BarisDiinput, all_diinput
from pkdocs.rules.year import Year
from pkdocs.store import standing
from pkdocs.store.agenda import read_agenda
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import read_register
from pkdocs.store.standing import Reason, Standing, State, stem_of

PERLU_PERUBAHAN = (
    "sumber berubah sejak ditandatangani; buat PK Perubahan dahulu (pkdocs generate --perubahan)"
)
GALAT = "sumbernya masih galat (pkdocs check)"
TANPA_SISTEM = "sistem input indikator ini belum diketahui; isi sistem_input pada sumbernya"


@dataclass(frozen=True, slots=True)
class Entries:
    """What is for entry of some posts, in the order of the chart and of the forms; and what not."""

    perjanjian: tuple[PerjanjianEntri, ...]
    lain: tuple[TidakDimuat, ...]

    @property
    def systems(self) -> tuple[str, ...]:
        """Return the systems of entry, as the data say them, in the order in which they come."""
        return tuple(dict.fromkeys(row.sistem for own in self.perjanjian for row in own.baris))

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units whose posts have rows for entry."""
        posts = (own.perjanjian.jabatan for own in self.perjanjian)
        return tuple(dict.fromkeys(jabatan.unit for jabatan in posts))

    def of(self, sistem: str, unit: str | None = None) -> "Entries":
        """Return what of it belongs to a system, and to a unit (None: to all)."""
        found = (
            replace(own, baris=tuple(row for row in own.baris if row.sistem == sistem))
            for own in self.perjanjian
            if unit in (None, own.perjanjian.jabatan.unit)
        )
        return Entries(
            tuple(own for own in found if own.baris),
            tuple(
                own
                for own in self.lain
                if unit in (None, own.perjanjian.jabatan.unit)
                and (not own.sistem or sistem in own.sistem)
            ),
        )


def find_entries(
    folder: Path, year: Year, all_kejadian: Sequence[Kejadian], which: Which = EVERYONE
) -> Entries:
    """Return what is to be typed into systems of entry; `all_kejadian` say what already was.

    Raises:
        Refused: A post is not there, the register cannot be read.

    Example:
        >>> from pkdocs.app.years import open_year
        >>> find_entries(project, open_year(project), []).systems
        ('e-SAKIP', 'SIMPEG')
    """
    chosen = choose(year, which)
    place, tahun = find_output(year, folder, None), year.katalog.tahun
    register = read_register(place, tahun)
    if register.value is None:
        raise Refused("lembar entri tidak dibuat.", register.problems)
    sorting = _Sorting(year, read_folder(place, register.value), all_diinput(all_kejadian, tahun))
    codes = [jabatan.kode for jabatan in chosen if jabatan.kode in year.perjanjian]
    sorting.run(codes)
    return Entries(tuple(sorting.perjanjian), tuple(sorting.lain))


class _Sorting:
    """Agreements parted into what is for entry and what is not."""

    def __init__(self, year: Year, now: Folder, entered: Mapping[BarisDiinput, Kejadian]) -> None:
        self.perjanjian: list[PerjanjianEntri] = []
        self.lain: list[TidakDimuat] = []
        self._now, self._entered = now, entered
        self._agreements = Shared(year.perjanjian)
        self._changed = standing.changed_in(self._agreements)
        self._blocked = year.blocked

    def run(self, codes: Sequence[domain.KodeJabatan]) -> None:
        """Take the agreements of these posts."""
        for kode in codes:
            found = standing.counting(standing.of_post(self._now, kode, self._changed))
            if found is not None:
                self._take(kode, found)

    def _take(self, kode: domain.KodeJabatan, found: Standing) -> None:
        plain = self._agreements.plain(kode)
        own = standing.as_perubahan(plain, found.nomor, found.alasan_perubahan)
        known = [row for row in own.baris if row.sistem_input]
        self.lain += [TidakDimuat(own, TANPA_SISTEM, r) for r in own.baris if not r.sistem_input]
        wrong = self._blocked is None or kode in self._blocked
        sebab = GALAT if wrong else _why_not(own, found)
        if sebab:
            systems = frozenset(row.sistem_input for row in known)
            self.lain.append(TidakDimuat(own, sebab, sistem=systems))
        elif known:
            rows = tuple(self._row(own, row) for row in known)
            beku = found.state is State.FROZEN
            self.perjanjian.append(PerjanjianEntri(own, beku, rows))

    def _row(self, own: domain.Perjanjian, row: domain.Baris) -> BarisEntri:
        kode, sistem = own.jabatan.kode, row.sistem_input
        teks = entry_texts(row)
        sidik = row_hash(teks)
        found = self._entered.get((kode, own.nomor, sistem, row.kode))
        same = found is not None and found.sha256 in ("", sidik)
        return BarisEntri(
            kunci=f"{stem_of(kode, own.nomor)} {row.kode}",
            kode=kode,
            nomor=own.nomor,
            indikator=row.kode,
            sistem=sistem,
            teks=teks,
            sidik=sidik,
            kejadian=found if same else None,
            dulu=None if same else found,
        )


def _why_not(perjanjian: domain.Perjanjian, found: Standing) -> str:
    """Why an agreement is not for entry, "" where it is."""
    if Reason.SOURCES_CHANGED in found.reasons:
        return PERLU_PERUBAHAN
    if perjanjian.keadaan is domain.Keadaan.KONSEP:
        return f"masih konsep: {'; '.join(perjanjian.alasan_konsep)}"
    return ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where entry sheets go, and whether one a unit (`each_unit`) or one for all."""

    folder: Path
    each_unit: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class SheetsMade:
    """The files that were written with how many rows, and what is not in them.

    `errors` are of the sources, `problems` of the agenda.
    """

    written: Mapping[Path, Entries]
    lain: tuple[TidakDimuat, ...]
    errors: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def make_entry_sheets(folder: Path, which: Which, sheets: Sheets) -> SheetsMade:
    """Write for each system of entry a workbook and a page, and return what they hold.

    Raises:
        Refused: The sources cannot be read, a post is not there, nothing is for entry, a file
            cannot be written.

    Example:
        >>> made = make_entry_sheets(project, Which(), Sheets(project / "entri"))
        >>> [path.name for path in made.written][:2]
        ['entri-e-sakip.xlsx', 'entri-e-sakip.html']
    """
    year, agenda = open_year(folder), read_agenda(folder)
    chosen = choose(year, which)
    errors = errors_for(year, chosen, named=which.named)
    entries = find_entries(folder, year, agenda.value or (), which)
    if not entries.perjanjian:
        raise Refused(_nothing(entries.lain), errors)
    parts = list(_parts(entries, sheets))
    clash = clashes((own.sistem, path) for path, own in parts)
    if clash:
        raise Refused("lembar entri tidak dibuat.", (*errors, *clash))
    wanted = dict(parts)
    maker = Maker(PERINTAH, overwrite=sheets.overwrite)
    contents = (_content(year, path, own) for path, own in wanted.items())
    found = write_outputs(list(wanted), contents, maker, sheets.folder)
    if found:
        raise Refused("lembar entri tidak semuanya ditulis.", found)
    written = {path: own.entries for path, own in wanted.items()}
    return SheetsMade(written, entries.lain, tuple(errors), agenda.problems)


def _nothing(lain: Sequence[TidakDimuat]) -> str:
    """The words where no row is for entry: why not, of the first."""
    why = (f"{own.perjanjian.jabatan.kode}: {own.sebab}" for own in lain)
    return f"tidak ada baris untuk diinput; {next(why, 'jabatan itu belum memiliki indikator')}."


@dataclass(frozen=True, slots=True)
class _Part:
    """What one file holds: of which system, of which unit ("" several)."""

    sistem: str
    unit: str
    entries: Entries


def _parts(entries: Entries, sheets: Sheets) -> Iterator[tuple[Path, _Part]]:
    """The files to write, each with what it holds."""
    units = entries.units
    for sistem in entries.systems:
        for unit in units if sheets.each_unit else (None,):
            own = entries.of(sistem, unit)
            if not own.perjanjian:
                continue
            stem = f"entri-{slug(sistem)}" + (f"-{slug(unit)}" if unit else "")
            whose = units[0] if len(units) == 1 else ""
            part = _Part(sistem, unit or whose, own)
            yield sheets.folder / f"{stem}.xlsx", part
            yield sheets.folder / f"{stem}.html", part


def _content(year: Year, path: Path, part: _Part) -> bytes:
    """The bytes of a file.

    Raises:
        Refused: A text, or a sheet, is larger than Excel holds.
    """
    tahun, own = year.katalog.tahun, part.entries
    if path.suffix == ".html":
        pengantar = Pengantar(part.sistem, tahun, part.unit)
        return write_page(own.perjanjian, own.lain, pengantar)
    stream = BytesIO()
    sheets = build_sheets(own.perjanjian, own.lain)
    petunjuk = guide(part.sistem, tahun, part.unit)
    try:
        write_workbook(stream, sheets, petunjuk, year.organisasi.jabatan)
    except TooLargeError as error:
        raise Refused(f"lembar entri {part.sistem} tidak dibuat: {error}") from error
    return stream.getvalue()
