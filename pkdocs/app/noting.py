"""Events as they are noted: with the time it is, and who works here. It decides nothing."""

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pkdocs.app.terms import Refused
from pkdocs.base import trouble
from pkdocs.base.problem import Checked, Problem
from pkdocs.batch.report import Report
from pkdocs.domain import Tanggal
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.riwayat import Kunci, Riwayat
from pkdocs.store.agenda import (
    NAME,
    Writing,
    add_kejadian,
    conflicts,
    read_agenda,
    writing,
)
from pkdocs.store.register import Entri
from pkdocs.store.signed import Books, unknown

PELAKU = "PKDOCS_PELAKU"
"""The variable that says who works, where the name of the login does not."""


def kejadian(peristiwa: Peristiwa, tahun: int, **rest: Any) -> Kejadian:
    """Return an event of now; `rest` are the other fields of a Kejadian.

    Example:
        >>> from pkdocs.domain.agenda import Peristiwa
        >>> kejadian(Peristiwa.DISERAHKAN, 2023, kode="camat-mawar").kode
        'camat-mawar'
    """
    now = datetime.now().astimezone().isoformat(timespec="microseconds")
    return Kejadian(now, _pelaku(), peristiwa, tahun, **rest)


def today() -> Tanggal:
    """Return the day that it is here.

    Example:
        >>> today().hari is not None
        True
    """
    now = datetime.now().astimezone()
    return Tanggal(now.year, now.month, now.day)


def _pelaku() -> str:
    told = os.environ.get(PELAKU, "").strip()
    if told:
        return told
    import getpass  # only who notes something asks

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody is logged in: a container, a service
        return ""


@contextmanager
def held_agenda(folder: Path) -> Iterator[Writing]:
    """Hold the agenda of the project in `folder`, for who must look before adding to it.

    Raises:
        Refused: F004 it cannot be read, or not be written in the end; F021 another lies beside it.

    Example:
        >>> with held_agenda(project) as agenda:
        ...     len(agenda.kejadian)
        0
    """
    with ExitStack() as stack:
        try:
            if found := conflicts(folder):
                raise Refused(_UNNOTED, found)
            agenda = stack.enter_context(writing(folder))
        except OSError as error:
            raise unnoted(folder, error) from error
        yield agenda


def unnoted(folder: Path, error: OSError) -> Refused:
    """Return the refusal where an event cannot be noted: what it is about is not done, then.

    Example:
        >>> unnoted(project, OSError(28, "full")).words
        'agenda tidak dapat ditulis; tidak ada yang dicatat.'
    """
    return Refused(_UNNOTED, [trouble.unwritten(folder / NAME, error)])


_UNNOTED = "agenda tidak dapat ditulis; tidak ada yang dicatat."


def known_agenda(folder: Path) -> Checked[tuple[Kejadian, ...]]:
    """Return the events of the agenda of the project in `folder`, and its broken lines.

    Raises:
        Refused: F004 it cannot be read, F021 another lies beside it: nobody knows what happened.

    Example:
        >>> known_agenda(project).value
        ()
    """
    try:
        agenda = read_agenda(folder)
    except OSError as error:
        raise Refused(_UNKNOWN, [trouble.unwritten(folder / NAME, error)]) from error
    if agenda.value is None:
        raise Refused(_UNKNOWN, agenda.problems)
    return agenda


_UNKNOWN = "agenda tidak dapat dipakai."


def note(folder: Path, agenda: Writing, all_kejadian: Sequence[Kejadian]) -> None:
    """Add events to the agenda that is held.

    Raises:
        Refused: F004 it cannot be written.

    Example:
        >>> with held_agenda(project) as agenda:
        ...     note(project, agenda, [kejadian(Peristiwa.DISERAHKAN, 2023, kode="camat-mawar")])
    """
    try:
        agenda.add(all_kejadian)
    except OSError as error:
        raise unnoted(folder, error) from error


def adopted(books: Books, meant: Container[str] = ()) -> Iterator[Kejadian]:
    """Return the events of what was signed before the agenda knew of it.

    They have the time of the signing where the register says it, so that this very signing is known
    from then on. What the agenda knows as released, and a register of no time as signed, may be
    that released signing: it is noted only where its post is `meant`.

    Example:
        >>> from pkdocs.store.register import Register
        >>> from pkdocs.store.signed import Books, unknown
        >>> list(adopted(Books(Register(2023), {})))
        []
    """
    for entri in unknown(books.register, books.riwayat):
        own = books.riwayat.get((entri.kode, entri.nomor))
        doubtful = own is not None and own.lepas and not entri.dibekukan
        if doubtful and entri.kode not in meant:
            continue
        for event in dibekukan(entri, books.register.tahun, books.riwayat, catatan=_ADOPTED):
            signed = event.peristiwa is Peristiwa.BEKU and entri.dibekukan
            yield event._replace(waktu=entri.dibekukan) if signed else event


_ADOPTED = "sudah beku di register sebelum dicatat di sini"


def note_perubahan(folder: Path, report: Report, books: Books) -> list[Problem]:
    """Note the perubahan that a run began, with their reasons; F004 where that cannot be.

    Example:
        >>> from pkdocs.batch.report import Report
        >>> from pkdocs.store.register import Register
        >>> from pkdocs.store.signed import Books, unknown
        >>> note_perubahan(project, Report(), Books(Register(2023), {}))
        []
    """
    begun = [e for e in report.entri.values() if e.nomor and not (e.beku or e.lama)]
    tahun = books.register.tahun
    events = [
        dimulai(entri, tahun)
        for entri in begun
        if not _is_noted(books.riwayat.get((entri.kode, entri.nomor)), entri)
    ]
    try:
        add_kejadian(folder, events)
    except OSError as error:
        return [trouble.unwritten(folder / NAME, error)]
    return []


def _is_noted(known: Riwayat | None, entri: Entri) -> bool:
    begun = known.perubahan if known else None
    told = (entri.alasan_perubahan, entri.tanggal)
    return begun is not None and (begun.catatan, begun.tanggal) == told


def dimulai(entri: Entri, tahun: int) -> Kejadian:
    """Return the event that a perubahan was begun, for its reason.

    Example:
        >>> from pkdocs.base.values import replace
        >>> from pkdocs.store.register import Entri
        >>> plain = Entri("a", "a-perubahan-1.docx", "", "", (), "", "", "", "", "")
        >>> dimulai(replace(plain, nomor=1, alasan_perubahan="pejabat berganti"), 2023).catatan
        'pejabat berganti'
    """
    own = {"kode": entri.kode, "nomor": entri.nomor, "unit": entri.unit}
    told = {"catatan": entri.alasan_perubahan, "tanggal": entri.tanggal}
    return kejadian(Peristiwa.PERUBAHAN, tahun, **own, **told)


def dibekukan(
    entri: Entri, tahun: int, riwayat: Mapping[Kunci, Riwayat], *, catatan: str = ""
) -> Iterator[Kejadian]:
    """Return the events of a document that is signed: of a perubahan its reason first, if new.

    No two signings of an agreement have one time: by that a release names the one it takes back.

    Example:
        >>> from pkdocs.store.register import Entri
        >>> plain = Entri("a", "a.docx", "Unit", "siap", (), "hash", "", "", "", "")
        >>> [str(own.peristiwa) for own in dibekukan(plain, 2023, {})]
        ['dibekukan']
    """
    before = riwayat.get((entri.kode, entri.nomor))
    if entri.nomor and not _is_noted(before, entri):
        yield dimulai(entri, tahun)
    own = {"kode": entri.kode, "nomor": entri.nomor, "unit": entri.unit}
    pdf = entri.pdf_sha256 if entri.pdf_docx == entri.sha256 else ""
    hashes = {"docx": entri.sha256, "pdf": pdf, "perjanjian": entri.perjanjian}
    event = kejadian(Peristiwa.BEKU, tahun, **own, **hashes, catatan=catatan)
    while before and before.knows(event.waktu):  # a clock that stood still, or was set back
        later = datetime.fromisoformat(event.waktu) + timedelta(microseconds=1)
        event = event._replace(waktu=later.isoformat(timespec="microseconds"))
    yield event


def dilepas(entri: Entri, tahun: int, all_kejadian: Iterable[Kejadian]) -> Iterator[Kejadian]:
    """Return the events that the mark of a document was taken off again: one for each signing.

    `all_kejadian` are the signings of it that are noted; the register may know of one more. One
    that somebody else notes meanwhile is not among them, and stands.

    Example:
        >>> from pkdocs.store.register import Entri
        >>> plain = Entri("a", "a.docx", "Unit", "siap", (), "hash", "", "", "", "")
        >>> signed = list(dibekukan(plain, 2023, {}))
        >>> [own.melepas == signed[0].waktu for own in dilepas(plain, 2023, signed)]
        [True]
    """
    own = {"kode": entri.kode, "nomor": entri.nomor, "unit": entri.unit}
    known = {entri.dibekukan, *(signed.waktu for signed in all_kejadian)}
    for waktu in sorted(known - {""}) or [""]:
        yield kejadian(Peristiwa.BEKU, tahun, **own, batal=True, melepas=waktu)
