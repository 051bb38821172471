"""The agenda of a project: what happened and when, one line of JSON an event, only ever added to.

It lies in the project, not in the output folder, which people delete. Each line carries a hash of
itself and of the line before it, so that a line that was changed, lost or put in between is told.
Names and NIP stay out of it. What the events come to is for `rules.riwayat`.
"""

import gc
import hashlib
import heapq
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from pkdocs.base import files, trouble
from pkdocs.base.names import names_beside
from pkdocs.base.problem import Berat, Checked, Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Kejadian

NAME = files.AGENDA
_MOST_BYTES = 1024 * 1024 * 1024
_TAIL = 64 * 1024
"""The last line is looked for in so many bytes first."""
_HASH = 32
_MARK = b', "sidik": "'
_END = len(_MARK) + _HASH + len(b'"}')
_PREVIOUS = b'{"lalu": "'
_START = len(_PREVIOUS) + _HASH
_JOINED = b', "asal": "'
_USUAL = Kejadian._field_defaults
_FIELDS: list[Any] = [
    (name, kind, *([_USUAL[name]] if name in _USUAL else []))
    for name, kind in Kejadian.__annotations__.items()
]
_DECODER = msgspec.json.Decoder(msgspec.defstruct("_Shape", _FIELDS, gc=False))
_KEJADIAN = partial(tuple.__new__, Kejadian)
"""What `Kejadian._make` does, without counting the fields once more."""


class Writing(Struct, frozen=True):
    """The agenda while nobody else writes in it: what stood in it, and where more is added."""

    kejadian: tuple[Kejadian, ...]
    problems: tuple[Problem, ...]
    file: BinaryIO

    def add(self, all_kejadian: Iterable[Kejadian]) -> None:
        """Add events, on the disk before this returns."""
        _append(self.file, all_kejadian)


@contextmanager
def writing(folder: Path) -> Iterator[Writing]:
    """Hold the agenda of the project in `folder`, so that who adds to it knows what stands in it.

    Whether another agenda lies beside it (`conflicts`) is for the caller to ask.

    Raises:
        OSError: It cannot be read or written, or somebody else holds it all the time.
    """
    with files.growing(folder / NAME) as file:
        file.seek(0)
        problems: list[Problem] = []
        found = tuple(_read(file.read(), problems))
        yield Writing(found, tuple(problems), file)


def add_kejadian(folder: Path, all_kejadian: Iterable[Kejadian]) -> None:
    """Add events to the agenda of the project in `folder`, on the disk before this returns.

    A line that was cut short before is ended first, so that it spoils no other. Without events no
    file is made.

    Raises:
        OSError: It cannot be written, or somebody else holds it all the time.
    """
    wanted = tuple(all_kejadian)
    if wanted:
        with files.growing(folder / NAME) as file:
            _append(file, wanted)


def read_agenda(folder: Path) -> Checked[tuple[Kejadian, ...]]:
    """Return the events of a project in their order, and what is wrong with its lines.

    F015 a line that cannot be read or was changed: it does not count, all others do. F016 lines
    that are missing before one, or were put in between. Without a value: F021 another agenda lies
    beside it, so that nobody knows all that happened.

    Raises:
        OSError: It is there and cannot be read.
    """
    found = conflicts(folder)
    return Checked(None, found) if found else read_lines(folder / NAME)


def read_lines(path: Path) -> Checked[tuple[Kejadian, ...]]:
    """Return the events of one file as `read_agenda` does; none where it is not there.

    Raises:
        OSError: It is there and cannot be read.
    """
    if not path.exists():
        return Checked(())
    problems: list[Problem] = []
    with _without_collecting():
        found = tuple(_read(files.read_whole(path, _MOST_BYTES), problems))
    told = (replace(own, span=replace(own.span, berkas=path.name)) for own in problems)
    return Checked(found, tuple(sorted(told, key=lambda own: own.span.baris)))


def lacking(ours: Iterable[Kejadian], theirs: Iterable[Kejadian]) -> list[Kejadian]:
    """Return those of their events that ours do not have, in their order.

    The same event twice in a second is two; where it was joined from is nothing of an event.
    """
    known = Counter(own._replace(asal="") for own in ours)
    left = Counter[Kejadian]()
    found = []
    for own in theirs:
        event = own._replace(asal="")
        left[event] += 1
        if left[event] > known[event]:
            found.append(own)
    return found


def conflicts(folder: Path) -> tuple[Problem, ...]:
    """Return a Problem F021 for each other agenda in the folder of a project.

    Raises:
        OSError: The folder or its own agenda cannot be read.
    """
    others = names_beside(folder, NAME)
    ours = read_lines(folder / NAME).value if others else ()
    return tuple(_conflict(folder / name, ours or ()) for name in others)


def _conflict(path: Path, ours: Iterable[Kejadian]) -> Problem:
    pesan = f"ini agenda lain di samping {NAME} (salinan dari komputer lain atau buatan tangan)"
    away = "pindahkan berkas ini ke luar folder proyek"
    try:
        theirs = read_lines(path)
    except OSError as error:
        todo = f"tidak terbaca: {trouble.reason(error)}; {away}, lalu ulangi"
    else:
        broken = "barisnya ada yang rusak atau hilang; yang terbaca " if theirs.problems else ""
        todo = f"{broken or 'semua kejadiannya '}sudah ada di sana; {away}, lalu ulangi"
        if missing := len(lacking(ours, theirs.value or ())):
            where = "" if path.parent == Path() else f' -C "{path.parent.as_posix()}"'
            command = f'pkdocs agenda --join "{path.as_posix()}"{where}'
            todo = f"{missing} kejadiannya belum ada di sana; jalankan {command}, lalu {away}"
    return Problem(Span(path.as_posix()), "F021", f"{pesan}: {todo}.")


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no cycles meanwhile: events have none, and half a million take a fifth less time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _append(file: BinaryIO, all_kejadian: Iterable[Kejadian]) -> None:
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    previous = _last(tail) or (_last(_whole(file)) if size > _TAIL else "")
    lines: list[bytes] = [] if tail.endswith(b"\n") or not size else [b"\n"]
    for own in all_kejadian:
        line, previous = _line(own, previous)
        lines.append(line)
    files.append(file, b"".join(lines))


def _whole(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _last(data: bytes) -> str:
    """The hash of the last line that is whole, "" where there is none."""
    lines = list(_whole_lines(_as_written(data), []).values())
    return lines[-1][-_HASH - 2 : -2].decode() if lines else ""


def _line(own: Kejadian, previous: str) -> tuple[bytes, str]:
    """The line of an event, and its hash."""
    told = {key: value for key, value in own._asdict().items() if value != _USUAL.get(key, ...)}
    rest = json.dumps({"lalu": previous.ljust(_HASH, "0"), **told}, ensure_ascii=False)
    body = rest.removesuffix("}").encode()
    sidik = _hash(body)
    return b'%b%b%b"}\n' % (body, _MARK, sidik.encode()), sidik


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:_HASH]


def _read(data: bytes, problems: list[Problem]) -> Iterator[Kejadian]:
    found = _read_plain(data, problems)
    return _by_time(found) if _JOINED in data else found


def _by_time(all_kejadian: Iterable[Kejadian]) -> Iterator[Kejadian]:
    """Events with those of other computers between them; those of one stay in their order.

    So it does not matter which of two agendas was joined to the other.
    """
    groups: dict[str, list[Kejadian]] = defaultdict(list)
    for own in all_kejadian:
        groups[own.asal].append(own)
    return heapq.merge(*groups.values(), key=_time)


def _time(own: Kejadian) -> float:
    try:
        return datetime.fromisoformat(own.waktu).timestamp()
    except ValueError:
        return 0


def _read_plain(data: bytes, problems: list[Problem]) -> Iterator[Kejadian]:
    data = _as_written(data)
    if _is_whole(data):
        with suppress(ValueError):  # msgspec's errors are ValueErrors
            return map(_KEJADIAN, map(astuple, _DECODER.decode_lines(data)))
    lines = _whole_lines(data, problems)
    return map(_KEJADIAN, map(astuple, _decode(lines.items(), problems)))


def _as_written(data: bytes) -> bytes:
    """The lines as they were written, where git or an editor let them end as Windows does."""
    return data.replace(b"\r\n", b"\n")


def _is_whole(data: bytes) -> bool:
    """Whether every line is as it was written, and follows the one before: nearly always so.

    Half a million lines take a second: hence no function of ours is called for each.
    """
    lines, sha256 = data.removesuffix(b"\n").split(b"\n"), hashlib.sha256
    sidik = [line[-_HASH - 2 : -2] for line in lines]
    lalu = [line[len(_PREVIOUS) : _START] for line in lines]
    own = [sha256(line[:-_END]).hexdigest()[:_HASH].encode() for line in lines]
    return sidik == own and lalu == [b"0" * _HASH, *sidik[:-1]]


def _whole_lines(data: bytes, problems: list[Problem]) -> dict[int, bytes]:
    """The lines that say what they were written with, by their numbers."""
    found: dict[int, bytes] = {}
    previous = other = b"0" * _HASH
    for number, line in enumerate(data.split(b"\n"), start=1):
        sidik = line[-_HASH - 2 : -2]
        if sidik and _hash(line[:-_END]).encode() == sidik:
            lalu = line[len(_PREVIOUS) : _START]
            if lalu not in (previous, other):
                problems.append(_problem(number, "F016", _GAP))
            previous = other = sidik
            found[number] = line
        elif line:
            problems.append(_problem(number, "F015", _BROKEN))
            other = sidik
    return found


def _decode(lines: Iterable[tuple[int, bytes]], problems: list[Problem]) -> Iterator[Any]:
    """The events of lines some of which may be of a kind that nobody knows here."""
    for number, line in lines:
        try:
            yield _DECODER.decode(line)
        except ValueError:
            problems.append(_problem(number, "F015", _BROKEN))


_BROKEN = "baris ini rusak atau diubah, dan dilewati; baris lain tetap dihitung."
_GAP = "sebelum baris ini ada baris yang hilang atau disisipkan; baris ini tetap dihitung."


def _problem(number: int, kode: str, pesan: str) -> Problem:
    return Problem(Span(NAME, number), kode, pesan, Berat.PERINGATAN)
