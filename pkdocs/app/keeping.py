"""How the documents of a year stand, and marking those that were signed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pkdocs import domain
from pkdocs.app.stating import Row, record, write_rows
from pkdocs.app.terms import (
    EVERYONE,
    Refused,
    Which,
    check_ending,
    check_made,
    choose,
    find_output,
    held,
    misused,
)
from pkdocs.app.years import errors_for, open_year
from pkdocs.base.problem import Problem
from pkdocs.batch.wire import Shared
from pkdocs.outputs.document import compose
from pkdocs.outputs.form import Form, load_form
from pkdocs.rules import blocking
from pkdocs.rules.year import Year
from pkdocs.store import freezing, standing
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import read_register


@dataclass(frozen=True, slots=True)
class Status:
    """How documents stand, each with the keadaan of its agreement and why, and what is wrong.

    `errors` are those of the sources, `problems` those of the template: then nothing can be said.
    `written` is the Excel file that says the same.
    """

    rows: tuple[Row, ...]
    errors: tuple[Problem, ...]
    problems: tuple[Problem, ...] = ()
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

    Posts without indicators, too; with everyone also archives, and documents whose post is gone.
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
    register = read_register(place, year.katalog.tahun)
    if register.value is None:
        raise Refused("keadaan dokumen tidak diketahui.", register.problems)
    now = read_folder(place, register.value)
    errors = errors_for(year, chosen, named=which.named)
    form = load_form(folder, year.organisasi.naskah, year.katalog)
    if form.value is None:
        return Status((), tuple(errors), form.problems)
    rows = [
        *_of_posts(now, year, form.value, chosen),
        *(_apart(now, year) if which.everyone else ()),
    ]
    if xlsx:
        write_rows(rows, xlsx, overwrite=overwrite)
    return Status(tuple(rows), tuple(errors), written=(xlsx,) if xlsx else ())


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
            own = standing.as_perubahan(perjanjian, found.nomor, found.alasan_perubahan)
            content = compose(own, form, agreements.row_texts(jabatan.kode))
            yield replace(
                row,
                standing=found.against(content, packed=jabatan.unit in packed),
                keadaan=str(own.keadaan),
                alasan=own.alasan_konsep,
            )


def _apart(now: Folder, year: Year) -> Iterator[Row]:
    """The archives, and what belongs to no post, as the register has them."""
    for found in standing.apart(now, year):
        entri = found.entri
        if entri:
            yield Row(found, keadaan=entri.keadaan, alasan=entri.alasan)


Consent = Callable[[Sequence[str]], bool]
"""What answers whether to freeze these documents (by stem), though a name or NIP is lacking."""


def refuse(_stems: Sequence[str]) -> bool:
    """Return False: nothing without names is frozen."""
    return False


def freeze(
    folder: Path,
    posts: Sequence[str] = (),
    *,
    undo: bool = False,
    tanpa_nama: Consent = refuse,
    output: Path | None = None,
) -> freezing.Frozen:
    """Mark documents as signed: those of `posts`, or all that are siap; `undo` takes the mark off.

    What is marked is never made again. `tanpa_nama` is asked, before the folder is held, whether
    documents without a name or NIP are meant, too.

    Raises:
        Refused: As `make_documents`; `undo` names no post, or nothing was made yet.

    Example:
        >>> from pkdocs.app.making import make_documents
        >>> _ = make_documents(project)
        >>> freeze(project, ["walikota"]).stems
        ['walikota']
    """
    if undo and not posts:
        raise misused("sebut JABATAN yang tanda bekunya dilepas.")
    year = open_year(folder)
    codes = [jabatan.kode for jabatan in choose(year, Which(posts))]
    place = find_output(year, folder, output)
    check_made(place)
    changed = standing.changed_in(Shared(year.perjanjian))
    agreed: Sequence[str] = ()
    known = None if undo else read_register(place, year.katalog.tahun).value
    if known:
        unnamed = freezing.unnamed(read_folder(place, known), codes, changed)
        agreed = unnamed if unnamed and tanpa_nama(unnamed) else ()
    with held(place, year.katalog.tahun) as register:
        now = read_folder(place, register)
        if undo:
            return freezing.release(now, codes)
        return freezing.freeze(now, codes, changed, named=bool(posts), agreed=agreed)
