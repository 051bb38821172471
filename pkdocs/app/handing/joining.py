"""Joining the agenda that another computer wrote to the project's own: nothing noted is lost."""

from collections.abc import Iterable, Mapping
from itertools import chain, count
from pathlib import Path

from msgspec import Struct

from pkdocs.app.noting import unnoted
from pkdocs.app.terms import Refused, misused
from pkdocs.base import files, trouble
from pkdocs.base.problem import Problem
from pkdocs.domain.agenda import Kejadian
from pkdocs.store import agenda as agendas


class Joined(Struct, frozen=True):
    """The events that were added, how many were known already, and the broken lines of the file."""

    kejadian: tuple[Kejadian, ...]
    known: int
    problems: tuple[Problem, ...]


def join_agenda(folder: Path, path: Path) -> Joined:
    """Add the events of another agenda that the one of the project in `folder` does not have.

    Each keeps its own time and actor, and says from which file it came. Joining once more adds
    nothing. The file stays; until it is moved away, it is still an agenda beside ours (F021).

    Raises:
        Refused: There is no such project or file, it is the project's own or no agenda at all, one
            of the two cannot be read, or the project's not be written.

    Example:
        >>> from pkdocs.app.noting import kejadian
        >>> from pkdocs.domain.agenda import Peristiwa
        >>> from pkdocs.store.agenda import add_kejadian
        >>> other = project / "lain"
        >>> other.mkdir()
        >>> add_kejadian(other, [kejadian(Peristiwa.BEKU, 2023, kode="camat-mawar")])
        >>> len(join_agenda(project, other / "agenda.jsonl").kejadian)
        1
    """
    own = folder / agendas.NAME
    if not (folder / files.ORG).is_file():
        raise misused(f"{folder} bukan folder proyek (tidak ada {files.ORG}); sebut dengan -C.")
    if not path.is_file():
        raise misused(f"berkas {path} tidak ada.")
    if own.exists() and path.samefile(own):
        raise misused(f"{path} agenda proyek ini sendiri; sebut agenda dari komputer lain.")
    try:
        theirs = agendas.read_lines(path)
    except OSError as error:
        raise Refused("tidak ada yang digabungkan.", [trouble.unwritten(path, error)]) from error
    if theirs.problems and not theirs.value:
        raise misused(f"{path} bukan agenda, atau rusak: tidak satu pun barisnya terbaca.")
    try:
        with agendas.writing(folder) as ours:
            new = agendas.lacking(ours.kejadian, theirs.value or ())
            names = _origins(new, path.name, {event.asal for event in ours.kejadian})
            ours.add(event._replace(asal=names[event.asal]) for event in new)
    except OSError as error:
        raise unnoted(folder, error) from error
    return Joined(tuple(new), len(theirs.value or ()) - len(new), theirs.problems)


def _origins(new: Iterable[Kejadian], name: str, taken: Iterable[str]) -> Mapping[str, str]:
    """What to say of where events came from, by what they say of it themselves.

    None is said of what was joined before: two computers may both have an `agenda (1).jsonl`, and
    of one origin the order is that of the lines, not that of the times.
    """
    used, found = {*taken}, {}
    for asal in dict.fromkeys(event.asal for event in new):
        named = asal or name
        again = (f"{named}, ke-{number}" for number in count(2))
        found[asal] = next(own for own in chain([named], again) if own not in used)
        used.add(found[asal])
    return found
