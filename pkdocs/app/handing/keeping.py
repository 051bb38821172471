"""How the documents of a year stand, and marking those that were signed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.handing.stating import Row, record, write_rows
from pkdocs.app.noting import adopted, dibekukan, dilepas, held_agenda, note
from pkdocs.app.terms import (
    EVERYONE,
    Which,
    check_ending,
    check_made,
    choose,
    find_output,
    held,
    known,
    misused,
)
from pkdocs.app.years import errors_for, open_year
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.batch.wire import Shared
from pkdocs.domain import wording
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.outputs.document import compose
from pkdocs.outputs.form import Form, load_form
from pkdocs.rules import blocking
from pkdocs.rules.year import Year
from pkdocs.store import freezing, standing
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import Entri
from pkdocs.store.signed import Books, join_books, read_books
from pkdocs.store.standing import Reason, Standing, last_frozen


class Status(Struct, frozen=True):
    """How documents stand, each with the keadaan of its agreement and why, and what is wrong.

    `errors` are those of the sources, `problems` those of the template: then nothing can be said.
    `written` is the Excel file that says the same.
    """

    rows: tuple[Row, ...]
    errors: tuple[Problem, ...]
    problems: tuple[Problem, ...] = ()
    agenda: tuple[Problem, ...] = ()
    """Broken lines of the agenda; all others count."""
    written: tuple[Path, ...] = ()

    @property
    def failed(self) -> bool:
        """Return whether anything is wrong."""
        return bool(self.errors or self.problems)

    def records(self) -> list[dict[str, object]]:
        """Return the rows as plain data."""
        return list(map(record, self.rows))


def status(
    folder: Path,
    which: Which = EVERYONE,
    *,
    output: Path | None = None,
    xlsx: Path | None = None,
    overwrite: bool = False,
) -> Status:
    """Return how every document of the project in `folder` stands, or those of some posts.

    Posts without indicators, too, and what of theirs was made or signed before; with everyone also
    archives, documents whose post is gone, and files of which nobody knows whose they are.
    `xlsx` is an Excel file to write the same to, `overwrite` also over another file.

    Raises:
        Refused: A source cannot be read, the register is broken, a post is not there, the Excel
            file cannot be written.

    Example:
        >>> [(r.standing.stem, str(r.standing.state)) for r in status(project).rows][:1]
        [('walikota', 'belum dibuat')]
    """
    check_ending(xlsx, ".xlsx", "--xlsx")
    year = open_year(folder)
    chosen = choose(year, which)
    place = find_output(year, folder, output)
    books = known(read_books(folder, place, year.katalog.tahun), "keadaan dokumen tidak diketahui.")
    now = read_folder(place, books.register)
    errors = errors_for(year, chosen, named=which.named)
    form = load_form(folder, year.organisasi.naskah, year.katalog)
    if form.value is None:
        return Status((), tuple(errors), form.problems, books.problems)
    rows = [
        *_of_posts(now, year, form.value, chosen),
        *_apart(now, year, None if which.everyone else frozenset(j.kode for j in chosen)),
    ]
    if xlsx:
        write_rows(rows, xlsx, overwrite=overwrite)
    written = (xlsx,) if xlsx else ()
    return Status(tuple(rows), tuple(errors), agenda=books.problems, written=written)


def _of_posts(
    now: Folder, year: Year, form: Form, chosen: Sequence[domain.Jabatan]
) -> Iterator[Row]:
    agreements = Shared(year.perjanjian)
    packed = standing.packed_units(now)
    changed = standing.changed_in(agreements)
    wrong = blocking.errors_by_post(year.problems)
    for jabatan in chosen:
        galat = wrong(jabatan.kode)
        row = Row(standing.unmade(jabatan.kode, unread=bool(galat)), jabatan, galat=galat)
        if jabatan.kode not in year.perjanjian:
            yield from [row] if jabatan.atasan else []
            continue
        perjanjian = agreements[jabatan.kode]
        listed = standing.of_post(now, jabatan.kode, changed)
        for found in (*listed, *standing.besides(now, jabatan.kode)):
            own = found.agreed(perjanjian)
            content = compose(own, form, agreements.row_texts(jabatan.kode))
            yield replace(
                row,
                standing=found.against(content, packed=jabatan.unit in packed),
                keadaan=str(own.keadaan),
                alasan=own.alasan_konsep,
                berganti=tuple(_holders(found, perjanjian, year.organisasi)),
            )


def _holders(
    found: Standing, perjanjian: domain.Perjanjian, organisasi: domain.Organisasi
) -> Iterator[str]:
    """Who holds a post on the day of a perubahan, where that is why one is needed."""
    entri = found.entri
    if entri is None or Reason.HOLDER_CHANGED not in found.reasons:
        return
    day = entri.tanggal_berikut or entri.tanggal
    own, later = found.agreed(perjanjian), standing.as_perubahan(perjanjian, 1, "", day)
    known = later.tanggal or organisasi.naskah.tanggal_perubahan
    when = f" pada {wording.format_tanggal(known)}" if known else ""
    for name, before, after in (
        ("Pihak Pertama", own.pihak_pertama, later.pihak_pertama),
        ("Pihak Kedua", own.pihak_kedua, later.pihak_kedua),
    ):
        if after != before:
            nama = wording.format_nama(after.pejabat) if after.pejabat else "belum diisi"
            yield f"{name}{when}: {nama}"


def _apart(now: Folder, year: Year, codes: frozenset[str] | None) -> Iterator[Row]:
    """The archives, what belongs to no post, as the register has them, and what nobody knows.

    With `codes` only documents of these posts, which have no agreement any more.
    """
    for found in standing.apart(now, year):
        entri = found.entri
        if entri and (codes is None or (found.kode in codes and not found.is_archive)):
            yield Row(found, keadaan=entri.keadaan, alasan=entri.alasan)
    if codes is None:
        yield from map(Row, standing.strangers(now, year.organisasi.jabatan))


Consent = Callable[[Sequence[str]], bool]
"""What answers whether to freeze these documents (by stem), though a name or NIP is lacking."""
Told = Callable[[Mapping[str, Sequence[str]]], bool]
"""What hears, before anything is done, what is about to be frozen (stems by unit): go on?"""


def refuse(_stems: Sequence[str]) -> bool:
    """Return False: nothing without names is frozen."""
    return False


def go_on(_by_unit: Mapping[str, Sequence[str]]) -> bool:
    """Return True: what is ready is frozen."""
    return True


def freeze(  # noqa: PLR0913 - whose, how, who is asked, where
    folder: Path,
    which: Which = EVERYONE,
    *,
    undo: bool = False,
    tanpa_nama: Consent = refuse,
    told: Told = go_on,
    output: Path | None = None,
) -> freezing.Frozen:
    """Mark documents as signed: those of some posts, or all that are siap; `undo` takes it off.

    What is marked is never made again, in whatever folder: the agenda of the project notes it, then
    the register. Before the folder is held, `tanpa_nama` is asked whether documents without a name
    or NIP are meant, too; then `told` hears all that is about to be frozen, and may say no. What
    becomes ready meanwhile waits for the next time.

    Raises:
        Refused: As `make_documents`; `undo` names no post, or nothing was made yet.

    Example:
        >>> from pkdocs.app.making.documents import make_documents
        >>> _ = make_documents(project)
        >>> freeze(project, Which(["walikota"])).stems
        ['walikota']
    """
    if undo and not which.named:
        raise misused("sebut JABATAN yang tanda bekunya dilepas.")
    year = open_year(folder)
    tahun, codes = year.katalog.tahun, [jabatan.kode for jabatan in choose(year, which)]
    place = find_output(year, folder, output)
    books = known(read_books(folder, place, tahun), _NOT_MARKED)
    if not (undo and any(last_frozen(books.register, kode) for kode in codes)):
        check_made(place)
    changed = standing.changed_in(Shared(year.perjanjian))
    fit = [] if undo else freezing.fit(read_folder(place, books.register), codes, changed)
    agreed = _agreed(fit, tanpa_nama, told)
    if agreed is None:
        return freezing.Frozen()
    meant = codes if which.named else [domain.KodeJabatan(s.kode) for s in fit]
    with held(place, tahun, folder) as before, held_agenda(folder) as agenda:
        books = join_books(before.register, agenda.kejadian, agenda.problems)
        now = read_folder(place, books.register)
        done = (
            freezing.release(now, meant)
            if undo
            else freezing.freeze(now, meant, changed, named=which.named, agreed=agreed)
        )
        events = list(_events(books, done, meant if which.named else ()))
        note(folder, agenda, events)
        if not which.named:
            done.problems.extend(freezing.doubtful(now, codes, changed))
        freezing.write(now, done, events)
    done.warnings.extend(books.problems)
    return done


def _agreed(fit: Sequence[Standing], tanpa_nama: Consent, told: Told) -> Sequence[str] | None:
    """What may be frozen without a name or NIP, by stem; None where nothing is to be frozen."""
    unnamed = [s.stem for s in fit if freezing.is_unnamed(s)]
    agreed = unnamed if unnamed and tanpa_nama(unnamed) else ()
    wanted = [s for s in fit if s.stem in agreed or s.stem not in unnamed]
    return agreed if not wanted or told(_by_unit(wanted)) else None


def _by_unit(wanted: Sequence[Standing]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for own in wanted:
        found.setdefault(own.entri.unit if own.entri else "", []).append(own.stem)
    return found


_NOT_MARKED = "tidak ada yang dibekukan atau dilepas."


def _events(books: Books, done: freezing.Frozen, named: Sequence[str]) -> Iterator[Kejadian]:
    """What is noted: older marks that the agenda does not know, then those that changed."""
    older = list(adopted(books, named))
    yield from older
    before, riwayat = books.register, books.riwayat
    for stem in done.stems:
        entri = done.dokumen.get(stem)
        if entri and entri.beku:
            yield from dibekukan(entri, before.tahun, riwayat)
        else:
            yield from _released(before.dokumen[stem], books, older)


def _released(entri: Entri, books: Books, older: Sequence[Kejadian]) -> Iterator[Kejadian]:
    """The events of a release: of every signing that is noted, also of one noted just now."""
    kunci = (entri.kode, entri.nomor)
    own = books.riwayat.get(kunci)
    new = (e for e in older if e.peristiwa is Peristiwa.BEKU and (e.kode, e.nomor) == kunci)
    return dilepas(entri, books.register.tahun, (*(own.tertanda if own else ()), *new))
