"""What a recap of 60,025 posts costs with an agenda of half a million events.

Processor seconds of the command, as a user starts it: the clock on the wall says little on a busy
machine. The project stays where it was made, so that it can be looked at.

    uv run python benchmarks/bench_recap.py FOLDER [POSTS] [EVENTS]
"""

import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from projects import make_project

from pkdocs.app.years import open_year
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.year import Year
from pkdocs.store.agenda import NAME, add_kejadian

_DONE = (
    *(Peristiwa.BEKU, Peristiwa.PINDAIAN, Peristiwa.DIINPUT, Peristiwa.DIUNGGAH),
    *(Peristiwa.DISERAHKAN, Peristiwa.DITERIMA),
)
_WAKTU = "2023-02-06T08:00:00+07:00"
_SHOWN: Sequence[Sequence[str]] = ((), ("--json",))


def events(year: Year, count: int) -> Iterator[Kejadian]:
    """Give so many events, of all posts in turn: signed, scanned, entered, and so on."""
    codes = list(year.perjanjian)
    for number in range(count):
        turn, at = divmod(number, len(codes))
        own = _DONE[turn % len(_DONE)]
        entered = own is Peristiwa.DIINPUT
        sistem, rows = ("e-SAKIP", ("1.1", "1.2")) if entered else ("", ())
        tahun = year.katalog.tahun
        yield Kejadian(_WAKTU, "ani", own, tahun, codes[at], sistem=sistem, indikator=rows)


def main(folder: Path, posts: int = 60_000, count: int = 500_000) -> None:
    """Make the project where it is missing, and print what each command costs."""
    if not (folder / NAME).exists():
        make_project(folder, posts)
        add_kejadian(folder, events(open_year(folder), count))
    for options in _SHOWN:
        print(
            f"{_cost([*options, '-C', str(folder)]):6.2f} s  recap {' '.join(options)}", flush=True
        )


def _cost(options: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pkdocs", "recap", "--tanggal", "2023-03-01", *options]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
