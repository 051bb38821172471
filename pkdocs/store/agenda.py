"""The agenda of a project: what happened and when, one line of JSON an event, only ever added to.

It lies in the project, not in the output folder, which people delete. Names and NIP stay out of it.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pkdocs.base import files
from pkdocs.base.problem import Berat, Checked, Problem, Span

NAME = "agenda.jsonl"
BUKU_DITERIMA = "buku kerja diterima"


@dataclass(frozen=True, slots=True)
class Kejadian:
    """An event: when (ISO, local time), what, of which unit, the file's sha256 (hex)."""

    waktu: str
    kejadian: str
    unit: str
    sha256: str


def add_kejadian(folder: Path, all_kejadian: Iterable[Kejadian]) -> None:
    """Add events to the agenda of the project in `folder`, on the disk before this returns.

    A line that was cut short before is ended first, so that it spoils no other.

    Raises:
        OSError: It cannot be written.
    """
    lines = "".join(f"{json.dumps(asdict(k), ensure_ascii=False)}\n" for k in all_kejadian)
    if not lines:
        return
    with (folder / NAME).open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            lines = lines if file.read(1) == b"\n" else f"\n{lines}"
        file.write(lines.encode())
        file.flush()
        os.fsync(file.fileno())


def read_agenda(folder: Path) -> Checked[tuple[Kejadian, ...]]:
    """Return the events of a project in their order; lines that cannot be read are told, F015.

    Raises:
        OSError: It is there and cannot be read.
    """
    path = folder / NAME
    if not path.exists():
        return Checked(())
    problems: list[Problem] = []
    found = tuple(_events(files.read_whole(path).decode("utf-8", "replace"), problems))
    return Checked(found, tuple(problems))


def _events(text: str, problems: list[Problem]) -> Iterator[Kejadian]:
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            yield Kejadian(**json.loads(line))
        except (ValueError, TypeError):
            pesan = "baris ini rusak dan dilewati; baris lain tetap dihitung."
            problems.append(Problem(Span(NAME, number), "F015", pesan, Berat.PERINGATAN))
