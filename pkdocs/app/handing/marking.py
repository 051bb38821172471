"""Marking what became of signed agreements, and reading the agenda in which it is noted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.app.handing.entries import GALAT, SigningDays, why_not
from pkdocs.app.noting import adopted, held_agenda, kejadian, known_agenda, note, today
from pkdocs.app.terms import Refused, Which, choose, find_output, misused
from pkdocs.app.years import open_year
from pkdocs.base.problem import Problem
from pkdocs.base.text import join_words
from pkdocs.batch.wire import Shared
from pkdocs.domain import wording
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.outputs.entry_sheets.rows import entry_texts, row_hash
from pkdocs.rules.riwayat import (
    HARI_INI,
    TANGGAL_PERJANJIAN,
    Riwayat,
    impossible,
    told_day,
)
from pkdocs.rules.year import Year
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import read_register
from pkdocs.store.signed import Books, join_books
from pkdocs.store.standing import (
    changed_in,
    counting,
    hash_now,
    last_frozen,
    of_post,
    stem_of,
    with_next_day,
)

PERISTIWA = {
    "diserahkan": Peristiwa.DISERAHKAN,
    "diterima": Peristiwa.DITERIMA,
    "diunggah": Peristiwa.DIUNGGAH,
    "diinput": Peristiwa.DIINPUT,
    "tanpa-perubahan": Peristiwa.TANPA_PERUBAHAN,
}
"""What can be marked, by the word for it."""
_NOTHING = "tidak ada yang dicatat."


class Mark(Struct, frozen=True):
    """What is to be noted: a word of `PERISTIWA`, the day it was for, why; or that it was not.

    `sistem` is where all rows of an agreement were entered, for `diinput` alone.
    """

    peristiwa: str
    tanggal: str = ""
    catatan: str = ""
    sistem: str = ""
    undo: bool = False


class Noted(Struct):
    """What was noted, by stem of the agreement; what was noted already; why others were not."""

    noted: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: tuple[Problem, ...] = ()


_OF_PAPER = (Peristiwa.DISERAHKAN, Peristiwa.DITERIMA, Peristiwa.DIUNGGAH)


class _Desk(Struct, frozen=True):
    """What is looked at for a mark: the sources, the books, the mark."""

    year: Year
    books: Books
    now: Folder
    what: Mark
    blocked: frozenset[str] | None
    """The posts that an error of the sources touches, None for all."""
    days: SigningDays

    def knows(self, kode: domain.KodeJabatan) -> bool:
        """Return whether a post has an agreement: of its sources, or one that was signed."""
        return kode in self.year.perjanjian or last_frozen(self.books.register, kode) is not None

    def lack(self, kode: domain.KodeJabatan) -> str:
        """Return why nobody knows what the sources agree for a post; "" where it is known."""
        if self.blocked is None or kode in self.blocked:
            return GALAT
        return "" if kode in self.year.perjanjian else "belum memiliki indikator"

    def riwayat(self, kode: str, nomor: int) -> Riwayat:
        """Return what became of an agreement so far."""
        return self.books.riwayat.get((kode, nomor)) or Riwayat(kode, nomor)

    def clash(self, event: Kejadian) -> str:
        """Return why an event cannot have happened on its day, "" where it can.

        Without a day, what happens to paper happened today. Nothing is asked of what takes another
        event back.
        """
        hari, (kode, nomor) = told_day(event), (event.kode, event.nomor)
        undated = not event.tanggal and event.peristiwa not in _OF_PAPER
        if event.batal or hari is None or undated:
            return ""
        entri = self.books.register.dokumen.get(stem_of(kode, nomor))
        own, peristiwa = self.riwayat(kode, nomor), event.peristiwa
        handed = told_day(own.diserahkan) if peristiwa is Peristiwa.DITERIMA else None
        received = told_day(own.diterima) if peristiwa is Peristiwa.DISERAHKAN else None
        why = impossible(
            hari,
            sesudah={TANGGAL_PERJANJIAN: self.days.of(nomor, entri), "hari diserahkan": handed},
            sebelum={HARI_INI: today(), "hari diterima": received},
        )
        return f"hari ini menurut komputer {why}" if why and not event.tanggal else why

    def kejadian(self, jabatan: domain.Jabatan, nomor: int, **rest: object) -> Kejadian:
        """Return the event to note of an agreement."""
        own = {"kode": jabatan.kode, "nomor": nomor, "unit": jabatan.unit}
        told = {"tanggal": self.what.tanggal, "catatan": self.what.catatan, "batal": self.what.undo}
        peristiwa = PERISTIWA[self.what.peristiwa]
        return kejadian(peristiwa, self.year.katalog.tahun, **own, **told, **rest)


def mark(folder: Path, which: Which, what: Mark, *, output: Path | None = None) -> Noted:
    """Note what became of the agreements of some posts; marking twice changes nothing.

    What cannot be is told (F018) and stops no other post: an agreement that is not signed is not
    handed over, one that was not handed over is not received, a konsep is not entered; nor on a day
    before that of the agreement, before it was handed over, or after today.

    Raises:
        Refused: Nobody was named, a word is unknown, a date is none, a system or reason is missing
            or not asked for; the sources, the register or the agenda cannot be read.

    Example:
        >>> done = mark(project, Which(["walikota"]), Mark("diserahkan"))
        >>> [problem.kode for problem in done.problems]
        ['F018']
    """
    _check(which, what)
    year = open_year(folder)
    chosen = choose(year, which)
    _check_sistem(year, chosen, what)
    place = find_output(year, folder, output)
    read = read_register(place, year.katalog.tahun)
    if read.value is None:
        raise Refused(_NOTHING, read.problems)
    with held_agenda(folder) as agenda:
        books = join_books(read.value, agenda.kejadian, agenda.problems)
        now = read_folder(place, books.register)
        days = SigningDays(folder, year, Shared(year.perjanjian))
        desk = _Desk(year, books, now, what, year.blocked, days)
        done = Noted(warnings=books.problems)
        known = [j for j in chosen if which.named or desk.knows(j.kode)]
        events = list(_marks(desk, known, done))
        note(folder, agenda, [*adopted(books), *events] if events else [])
    return done


def _check(which: Which, what: Mark) -> None:
    if which.everyone:
        raise misused("sebut JABATAN, --unit, atau --jenjang yang dicatat.")
    if what.peristiwa not in PERISTIWA:
        known = ", ".join(PERISTIWA)
        raise misused(f'"{what.peristiwa}" tidak dapat dicatat. Yang dapat: {known}.')
    if (what.peristiwa == "diinput") != bool(what.sistem):
        raise misused('--sistem dipakai untuk diinput, misalnya --sistem "e-SAKIP".')
    if what.peristiwa == "tanpa-perubahan" and not (what.catatan or what.undo):
        raise misused("tanpa-perubahan memerlukan alasan: --catatan ALASAN.")
    if what.tanggal:
        try:
            wording.parse_tanggal(what.tanggal)
        except ValueError:
            words = f'"{what.tanggal}" bukan tanggal; tulis misalnya --tanggal "6 Februari 2023".'
            raise misused(words) from None


def _check_sistem(year: Year, chosen: Sequence[domain.Jabatan], what: Mark) -> None:
    agreements = Shared(year.perjanjian)
    own = [j.kode for j in chosen if j.kode in year.perjanjian]
    systems = {row.sistem_input for kode in own for row in agreements[kode].baris} - {""}
    known = sorted(systems, key=str.casefold)
    if what.sistem and own and what.sistem not in known:
        listed = join_words([f'"{sistem}"' for sistem in known])
        there = f"yang ada: {listed}" if known else "belum ada sistem_input pada barisnya"
        raise misused(f'tidak ada baris yang diinput ke "{what.sistem}"; {there}.')


def _marks(desk: _Desk, chosen: Sequence[domain.Jabatan], done: Noted) -> Iterator[Kejadian]:
    """The events of those posts of which it can be and is not noted yet."""
    find = _FINDERS.get(desk.what.peristiwa, _handed)
    shared = Shared(desk.year.perjanjian)
    for jabatan in chosen:
        found = find(desk, jabatan, shared)
        if not isinstance(found, str) and found[1] is not None:
            found = desk.clash(found[1]) or found
        if isinstance(found, str):
            pesan = f"jabatan {jabatan.kode}: {desk.what.peristiwa} tidak dicatat: {found}."
            done.problems.append(Problem(jabatan.span, "F018", pesan, jabatan=(jabatan.kode,)))
            continue
        nomor, event = found
        (done.known if event is None else done.noted).append(stem_of(jabatan.kode, nomor))
        if event is not None:
            yield from _each_row(event, shared)


def _each_row(event: Kejadian, shared: Shared) -> Iterator[Kejadian]:
    """The event itself; of rows that were entered one each, with the hash of what the row says."""
    if event.peristiwa is not Peristiwa.DIINPUT:
        yield event
        return
    for row in shared[domain.KodeJabatan(event.kode)].baris:
        if row.kode in event.indikator:
            yield event._replace(indikator=(row.kode,), sha256=row_hash(entry_texts(row)))


_Found = str | tuple[int, Kejadian | None]
"""Why something cannot be noted; else of which agreement, and the event, None where it is known."""


def _handed(desk: _Desk, jabatan: domain.Jabatan, _shared: Shared) -> _Found:
    """What happens to signed paper: handed over, received, uploaded."""
    last = last_frozen(desk.books.register, jabatan.kode)
    if last is None:
        return _UNSIGNED
    own = desk.riwayat(jabatan.kode, last.nomor)
    what = desk.what
    if what.peristiwa == "diterima" and not what.undo and own.diserahkan is None:
        return "belum dicatat diserahkan; catat dahulu pkdocs mark diserahkan"
    if what.peristiwa == "diserahkan" and what.undo and own.diterima is not None:
        return "sudah dicatat diterima; lepaskan dahulu pkdocs mark diterima --undo"
    before: Kejadian | None = getattr(own, what.peristiwa)
    same = before is None if what.undo else before is not None and not _differs(before, what)
    return last.nomor, None if same else _kept(desk.kejadian(jabatan, last.nomor), before, what)


_UNSIGNED = "belum ditandatangani; bekukan dahulu dengan pkdocs freeze"


def _kept(event: Kejadian, before: Kejadian | None, what: Mark) -> Kejadian:
    """The event with what was noted of it before and is not told anew: its day, its note."""
    if before is None or what.undo:
        return event
    tanggal = what.tanggal or before.tanggal or before.waktu[:10]
    return event._replace(tanggal=tanggal, catatan=what.catatan or before.catatan)


def _differs(before: Kejadian, what: Mark) -> bool:
    """Whether something else is told now than stands there; what is left out is not told."""
    pairs = ((what.tanggal, before.tanggal), (what.catatan, before.catatan))
    return any(told and told != noted for told, noted in pairs)


def _entered(desk: _Desk, jabatan: domain.Jabatan, shared: Shared) -> _Found:
    """All rows of an agreement that go into one system."""
    if lack := desk.lack(jabatan.kode):
        return lack
    perjanjian = shared[jabatan.kode]
    own = [row for row in perjanjian.baris if row.sistem_input == desk.what.sistem]
    rows = {str(row.kode): row_hash(entry_texts(row)) for row in own}
    if not rows:
        return f"tidak ada barisnya untuk {desk.what.sistem}"
    counts = counting(of_post(desk.now, jabatan.kode, changed_in(shared)))
    sebab = why_not(perjanjian, counts, desk.now) if counts else ""
    if sebab:
        return sebab
    nomor = counts.nomor if counts else 0
    noted = desk.riwayat(jabatan.kode, nomor).diinput.get(desk.what.sistem, {})
    entered = {kode for kode, said in rows.items() if noted.get(kode) in ("", said)}
    new = rows.keys() & noted.keys() if desk.what.undo else rows.keys() - entered
    if not new:
        return nomor, None
    codes = tuple(sorted(new))
    return nomor, desk.kejadian(jabatan, nomor, sistem=desk.what.sistem, indikator=codes)


def _declined(desk: _Desk, jabatan: domain.Jabatan, shared: Shared) -> _Found:
    """A change of the sources that needs no PK Perubahan: what they come to now is noted."""
    last = last_frozen(desk.books.register, jabatan.kode)
    if last is None:
        return _UNSIGNED
    if lack := desk.lack(jabatan.kode):
        return lack
    wanted = hash_now(shared, with_next_day(desk.now, last))
    known = wanted in last.ditolak
    if not known and wanted == last.perjanjian:
        return "sumbernya tidak berubah sejak ditandatangani"
    if known is not desk.what.undo:
        return last.nomor, None
    return last.nomor, desk.kejadian(jabatan, last.nomor, perjanjian=wanted)


_Find = Callable[[_Desk, domain.Jabatan, Shared], _Found]
_FINDERS: Mapping[str, _Find] = {"diinput": _entered, "tanpa-perubahan": _declined}


class AgendaRead(Struct, frozen=True):
    """The events of the agenda that were asked for, in their order, and its broken lines."""

    kejadian: tuple[Kejadian, ...]
    problems: tuple[Problem, ...]

    def records(self) -> list[dict[str, object]]:
        """Return the events as plain data, what is as usual left out."""
        usual = Kejadian._field_defaults
        return [
            {key: value for key, value in own._asdict().items() if value != usual.get(key, ...)}
            for own in self.kejadian
        ]


def tell_agenda(folder: Path, posts: Sequence[str] = (), unit: str | None = None) -> AgendaRead:
    """Return the events of the agenda of a project: all, or those of some posts or of a unit.

    A unit is meant with those below it. Every line is checked, whichever are asked for.
    A code that an event has needs no chart.

    Raises:
        Refused: The agenda cannot be read; nobody has such a post or unit.

    Example:
        >>> tell_agenda(project).kejadian
        ()
    """
    read = known_agenda(folder)
    events = read.value or ()
    if posts:
        known = {own.kode for own in events}
        wanted = {text if text in known else _kode(folder, text) for text in posts}
        events = tuple(own for own in events if own.kode in wanted)
    if unit is not None:
        events = _of_unit(folder, unit, events)
    return AgendaRead(events, read.problems)


def _of_unit(folder: Path, unit: str, events: Sequence[Kejadian]) -> tuple[Kejadian, ...]:
    """The events of a unit and of those below it; not every event says of which unit it is.

    A unit that only the agenda still knows has the events that name it, and those of their posts.
    """
    units = {own.unit for own in events if own.unit.casefold() == unit.casefold()}
    posts: list[domain.Jabatan] = []
    try:
        posts = choose(open_year(folder), Which(unit=unit))
    except Refused:
        if not units:
            raise
    units.update(jabatan.unit for jabatan in posts)
    codes = {own.kode for own in events if own.kode and own.unit in units}
    codes.update(jabatan.kode for jabatan in posts)
    return tuple(own for own in events if own.unit in units or own.kode in codes)


def _kode(folder: Path, text: str) -> str:
    (jabatan,) = choose(open_year(folder), Which([text]))
    return jabatan.kode
