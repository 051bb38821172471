"""What the commands share: options, loading a year, choosing posts, printing problems."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from pkdocs import domain
    from pkdocs.base.problem import Problem
    from pkdocs.rules.year import Year
    from pkdocs.store.register import Register

folder_option = click.option(
    "-C",
    "folder",
    metavar="FOLDER",
    default=".",
    type=click.Path(path_type=Path),
    help="Folder proyek (bawaan: folder ini).",
)
unit_option = click.option(
    "--unit", metavar="NAMA", help="Hanya unit kerja ini dan yang di bawahnya."
)
jenjang_option = click.option(
    "--jenjang", metavar="NAMA", help="Hanya jenjang ini, misalnya Pengawas."
)
workers_option = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    help="Banyaknya proses (bawaan: sebanyak inti prosesor).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")


def _as_folder(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> Path | None:
    """The folder; an empty name would mean the one that one is in."""
    del parameter
    if value == "":
        raise click.UsageError("sebut nama folder sesudah --output.", context)
    return None if value is None else Path(value)


output_option = click.option(
    "--output",
    "output_folder",
    metavar="FOLDER",
    callback=_as_folder,
    help="Folder keluaran (bawaan: output/<tahun> di folder proyek).",
)


def load_year(folder: Path) -> "Year":
    """Return the year of a project, or leave with exit code 1 and every problem."""
    from pkdocs.rules import year

    loaded = year.load_year(folder)
    if loaded.value is None:
        print_problems(loaded.problems)
        fail("sumber masih mengandung galat; tidak ada yang dibuat.")
    return loaded.value


def find_output(year: "Year", folder: Path, chosen: Path | None) -> Path:
    """Return the output folder: the chosen one, else that of the year in the project."""
    from pkdocs.base import files

    return chosen or folder / files.FOLDER / str(year.katalog.tahun)


def find_jabatan(year: "Year", text: str) -> "domain.Jabatan":
    """Return the post that a user means, or raise a usage error with a suggestion."""
    from pkdocs.domain import selection

    found = selection.find_jabatan(year.organisasi, text)
    if found is None:
        raise click.UsageError(selection.unknown_jabatan(year.organisasi, text))
    return found


def find_perjanjian(year: "Year", text: str) -> "domain.Perjanjian":
    """Return the agreement of the post that a user means, or leave with exit code 1."""
    jabatan = find_jabatan(year, text)
    if jabatan.kode not in year.perjanjian:
        fail(f"{jabatan.nama} ({jabatan.kode}) belum memiliki indikator.")
    return year.perjanjian[jabatan.kode]


def choose(
    year: "Year", texts: Sequence[str], unit: str | None, jenjang: str | None
) -> list["domain.Jabatan"]:
    """Return the posts that names, unit and jenjang leave; a word nobody has is a usage error."""
    from pkdocs.domain import selection

    everyone = list(year.organisasi.jabatan.values())
    chosen = [find_jabatan(year, text) for text in texts] or everyone
    chosen = list({j.kode: j for j in chosen}.values())
    if unit is not None:
        chosen = [j for j in chosen if selection.in_unit(year.organisasi, j, unit)]
        if not any(selection.in_unit(year.organisasi, j, unit) for j in everyone):
            raise click.UsageError(selection.unknown_word("unit", unit, (j.unit for j in everyone)))
    if jenjang is not None:
        chosen = [j for j in chosen if selection.has_jenjang(j, jenjang)]
        if not any(selection.has_jenjang(j, jenjang) for j in everyone):
            known = (j.jenjang for j in everyone)
            raise click.UsageError(selection.unknown_word("jenjang", jenjang, known))
    if not chosen:
        raise click.UsageError("tidak ada jabatan yang memenuhi semua syarat itu sekaligus.")
    return chosen


def print_problems(problems: "Iterable[Problem]") -> None:
    """Print each problem on a line of the error stream."""
    for problem in problems:
        click.echo(str(problem), err=True)


def tell_errors(
    year: "Year", chosen: "Sequence[domain.Jabatan]" = (), *, named: bool = False
) -> int:
    """Print the errors that touch the chosen posts (none: any), and return the exit code.

    `named`: the posts were named one by one.
    """
    from pkdocs.outputs import description

    posts = chosen or list(year.organisasi.jabatan.values())
    errors = description.errors_for(year, posts, named=named)
    print_problems(errors)
    return 1 if errors else 0


def print_json(data: object) -> None:
    """Print data as readable JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        click.echo(line)


@contextmanager
def held(target: Path, tahun: int) -> Iterator["Register"]:
    """Hold the lock of an output folder and give its register, or leave with exit code 1."""
    from pkdocs.base import files
    from pkdocs.store.register import read_register

    unusable = files.prepare_folder(target)
    if unusable:
        refuse(unusable)
    with files.locked(target) as free:
        if not free:
            refuse(files.in_use(target))
        register = read_register(target, tahun)
        if register.value is None:
            refuse(*register.problems)
        yield register.value


def refuse(*problems: "Problem") -> NoReturn:
    """Leave with exit code 1, every problem told."""
    print_problems(problems)
    fail("tidak ada dokumen yang dibuat.")


def wants_colour() -> bool:
    """Return whether lines may be coloured: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def fail(words: str) -> NoReturn:
    """Leave with exit code 1 and one line that says why."""
    click.echo(f"Gagal: {words}", err=True)
    sys.exit(1)


@contextmanager
def progress(total: int, label: str, often: int = 1000) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal; elsewhere plain lines, one a tenth or every `often` documents."""
    if sys.stderr.isatty():
        with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
            yield bar.update
        return
    done = 0
    step = max(often, total // 10)

    def tell(count: int) -> None:
        nonlocal done
        before, done = done, done + count
        if before // step != done // step:
            click.echo(f"{done} dari {total} dokumen", err=True)

    yield tell
