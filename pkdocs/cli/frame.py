"""What the commands share: options, printing, progress."""

import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from pkdocs.base.problem import Problem
from pkdocs.base.text import HIDDEN, visible
from pkdocs.cli.translation import speak_indonesian

if TYPE_CHECKING:
    from pkdocs.batch.pdfs import PdfReport

_OFTEN = 20
"""After so many PDF something is told, which take long."""
_NAMED = 5
_Command = TypeVar("_Command", bound=Callable[..., object])

speak_indonesian()  # before the first option asks gettext, which then loads what it needs


def _join_folders(
    context: click.Context, parameter: click.Parameter, folders: tuple[Path, ...]
) -> Path:
    """The folder that all -C together name: each is seen from the one before it, as git does.

    Those before the command come first.
    """
    del parameter
    return Path(context.obj or ".", *folders)


def _keep_folder(
    context: click.Context, parameter: click.Parameter, folders: tuple[Path, ...]
) -> None:
    context.obj = _join_folders(context, parameter, folders) if folders else None


_folder = partial(
    click.option, "-C", metavar="FOLDER", multiple=True, type=click.Path(path_type=Path)
)
folder_option = _folder(
    "folder", callback=_join_folders, help="Folder proyek (bawaan: folder ini)."
)
outer_folder_option = _folder(
    callback=_keep_folder,
    expose_value=False,
    help="Folder proyek; boleh di sini, boleh sesudah PERINTAH.",
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
engine_option = click.option(
    "--pdf-engine",
    type=click.Choice(["word", "libreoffice"]),
    help="Program pembuat PDF (bawaan: yang ada di komputer ini).",
)
ttd_option = click.option(
    "--ttd",
    is_flag=True,
    help="Beri PDF yang siap kolom tanda tangan elektronik (perlu pkdocs[ttd]).",
)
overwrite_option = click.option(
    "--overwrite", is_flag=True, help="Timpa juga berkas yang bukan buatan perintah ini."
)


def json_option(command: _Command) -> _Command:
    """Add `--json`, and `--json-file` for the same in a file; `json_out` says where it goes."""
    printed = click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
    kept = click.option(
        "--json-file",
        metavar="BERKAS",
        type=click.Path(path_type=Path),
        help="Simpan JSON itu di BERKAS (.json, UTF-8), bukan ke layar.",
    )
    return printed(kept(command))


def as_folder(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    """Return the folder; an empty name is refused: it would mean the folder one is in."""
    del parameter
    if value == "":
        raise click.UsageError("sebut nama folder sesudah --output.", context)
    return None if value is None else Path(value)


output_option = click.option(
    "--output",
    "output_folder",
    metavar="FOLDER",
    callback=as_folder,
    help="Folder keluaran (bawaan: output/<tahun> di folder proyek).",
)


_PAINT = re.compile("(\033\\[(?:0|1|31|32)m)")
"""How a comparison marks its lines on a terminal: bold, red, green, and back."""


def say(line: str, *, err: bool = False) -> None:
    """Print a line: the one door to the terminal, which nothing hidden in a text goes through.

    Nobody is kept from his work by an error stream that takes nothing.
    """
    with suppress(OSError) if err else nullcontext():
        click.echo(visible(line), err=err)


def say_painted(line: str) -> None:
    """Print a line whose view coloured it, and showed what was hidden in the texts before."""
    painted = _PAINT.split(line) if wants_colour() else [line]
    shown = (part if place % 2 else visible(part) for place, part in enumerate(painted))
    click.echo("".join(shown))


def print_problems(problems: Iterable[Problem]) -> None:
    """Print each problem on a line of the error stream, once what many documents have."""
    for problem in dict.fromkeys(problems):
        say(str(problem), err=True)


def json_out(
    *, as_json: bool, json_file: Path | None, overwrite: bool
) -> Callable[[Iterable[str]], None] | None:
    """Return what takes JSON, piece by piece: the terminal, a file; None where none is wanted.

    The place of a file is looked at now.
    """
    if json_file is None:
        return _print_pieces if as_json else None
    from pkdocs.app import json_file as files
    from pkdocs.base.placing import Maker

    perintah = str(click.get_current_context().command.name)
    keep = files.json_file(json_file, Maker(perintah, overwrite))

    def give(pieces: Iterable[str]) -> None:
        keep(map(_shown, pieces))
        say(f"JSON disimpan: {json_file}")

    return give


def as_pieces(data: object) -> tuple[str]:
    """Return data as readable JSON, in one piece."""
    return (f"{json.dumps(data, ensure_ascii=False, indent=2)}\n",)


def _print_pieces(pieces: Iterable[str]) -> None:
    for piece in pieces:
        click.echo(_shown(piece), nl=False)


def _shown(text: str) -> str:
    """A piece of JSON in which what is hidden in its texts is written by its number."""
    if all(map(str.isprintable, text.split("\n"))):  # most are: to ask that is quicker
        return text
    return HIDDEN.sub(lambda found: json.dumps(found[1])[1:-1], text)


def print_pdfs(*reports: "PdfReport | None") -> bool:
    """Print what became of PDF, nothing of None; whether any failed."""
    done = [report for report in reports if report is not None]
    for report in done:
        print_problems((*report.warnings, *report.problems))
        failed = f", {len(report.problems)} gagal" if report.problems else ""
        say(f"{len(report.made)} PDF dibuat, {len(report.kept)} tidak berubah{failed}.")
        if report.without_fields:
            count = len(report.without_fields)
            say(f"{count} masih konsep, maka tanpa kolom tanda tangan.")
    return any(report.problems for report in done)


def ask_unnamed(*, given: bool) -> Callable[[Sequence[str]], bool]:
    """Return what says whether to freeze documents without names.

    The option where it was `given`, else whoever sits at the terminal, else nobody: no.
    """

    def answer(stems: Sequence[str]) -> bool:
        if given or not _at_terminal():
            return given
        listed = ", ".join(stems[:_NAMED]) + (", …" if len(stems) > _NAMED else "")
        question = (
            f"{len(stems)} dokumen siap, tetapi nama atau NIP/NRK pihaknya belum diisi: {listed}"
        )
        say(f"{question}.", err=True)
        return _agrees("Bekukan juga?")

    return answer


def ask_freeze(*, named: bool) -> Callable[[Mapping[str, Sequence[str]]], bool]:
    """Return what tells, unit by unit, what is about to be frozen, and whether to go on.

    Where posts were `named` there is nothing to tell; only whoever sits at the terminal is asked.
    """

    def answer(by_unit: Mapping[str, Sequence[str]]) -> bool:
        if named:
            return True
        from pkdocs.cli import lines

        for line in lines.to_freeze(by_unit):
            say(line, err=True)
        return not _at_terminal() or _agrees("Bekukan?")

    return answer


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _agrees(question: str) -> bool:
    say(f"{question} Ketik ya atau tidak [tidak]:", err=True)
    return sys.stdin.readline().strip().casefold() in ("ya", "y")


def part_files(texts: Iterable[str], ending: str) -> tuple[list[Path], list[str]]:
    """Return which of these are files of that ending (`.docx`), and which are posts."""
    texts = list(texts)
    files = [Path(text) for text in texts if text.lower().endswith(ending)]
    return files, [text for text in texts if not text.lower().endswith(ending)]


def print_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        say(line)


def wants_colour() -> bool:
    """Return whether lines may be coloured: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal; elsewhere plain lines, one a tenth or every so many documents."""
    if sys.stderr.isatty():
        with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
            yield _unhindered(bar.update)
        return
    from pkdocs.app.terms import MAKING_PDF

    done = 0
    step = max(_OFTEN if label == MAKING_PDF else 1000, total // 10)

    def tell(count: int) -> None:
        nonlocal done
        before, done = done, done + count
        if before // step != done // step:
            say(f"{done} dari {total} dokumen", err=True)

    yield tell


def _unhindered(tell: Callable[[int], None]) -> Callable[[int], None]:
    def told(count: int) -> None:
        with suppress(OSError):  # the terminal is gone; the work goes on
            tell(count)

    return told


if sys.platform == "win32":
    _ORDERS = (signal.SIGINT, signal.SIGTERM, signal.SIGBREAK)
else:
    _ORDERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def interruptible(*, when: bool = True) -> Iterator[None]:
    """Let an order to end, or a window that is closed, do what Ctrl-C does: nothing runs on.

    A second one does not cut short the way to what ends programs; from there on, Ctrl-C ends all.
    """
    if not when:
        yield
        return
    interrupted = False
    heard = [n for n in _ORDERS if signal.getsignal(n) is not signal.SIG_IGN]  # not with nohup

    def interrupt(*_: object) -> None:
        nonlocal interrupted
        interrupted = True
        for number in heard:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items() if not interrupted else ():
            signal.signal(number, handler)
