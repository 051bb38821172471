"""Commands that compare agreements: diff, text."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkdocs.cli import frame
from pkdocs.cli.usage import Command

if TYPE_CHECKING:
    from pkdocs.perubahan import Banding
    from pkdocs.review.run import Tally


@click.command(cls=Command)
@click.argument("lama")
@click.argument("baru")
@frame.json_option
@click.option(
    "--xlsx",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Simpan sebagai lembar Excel, satu baris tiap perubahan.",
)
@frame.folder_option
def diff(lama: str, baru: str, as_json: bool, xlsx: Path | None, folder: Path) -> None:  # noqa: FBT001 - click passes options by name
    """Bandingkan perjanjian LAMA dengan yang BARU: dua tahun, folder, arsip, atau berkas.

    Kode keluar: 0 sama, 1 berbeda atau ada yang tidak terbaca, 2 salah pakai.
    """
    from pkdocs.review import data, run, terminal

    tally = _open(folder, lama, baru)
    # One pass over all posts, each view taking its share on the way: `--redline DIR` belongs here,
    # between the pairs and the rest (read_bytes of both documents, and banding.baris).
    compared = _with_sheet((banding for _, banding in run.compare_all(tally)), xlsx)
    if as_json:
        for piece in data.print_json(tally, compared):
            click.echo(piece, nl=False)
    else:
        # `--html FILE` takes these posts instead of deque: write_page(html, shown, …).
        shown = _print_posts(compared)
        deque(shown, maxlen=0)
        frame.print_lines(terminal.summarise(tally))
    frame.print_problems(tally.problems)
    sys.exit(1 if tally.differs else 0)


def _print_posts(compared: "Iterable[Banding]") -> "Iterator[Banding]":
    """The same posts, printed on their way."""
    from pkdocs.review import terminal

    colour = frame.wants_colour()
    for banding in compared:
        frame.print_lines(terminal.describe(banding, colour=colour))
        yield banding


def _open(folder: Path, lama: str, baru: str) -> "Tally":
    """The two sides, or a usage error that says which of them is not there."""
    from pkdocs.review import folder as folders
    from pkdocs.review import run

    paths = []
    for text in (lama, baru):
        path = folders.find_path(folder, text)
        if path is None:
            raise click.UsageError(folders.missing(folder, text))
        paths.append(path)
    if empty := next((p for p in paths if not folders.has_documents(p)), None):
        raise click.UsageError(f"tidak ada dokumen Perjanjian Kinerja di {empty}.")
    if folders.is_document(paths[0]) != folders.is_document(paths[1]):
        raise click.UsageError("bandingkan berkas dengan berkas, atau folder dengan folder.")
    years = (folders.asked_year(lama, paths[0]), folders.asked_year(baru, paths[1]))
    return run.open_sides(paths[0], paths[1], years)


def _with_sheet(compared: "Iterator[Banding]", path: Path | None) -> "Iterator[Banding]":
    """The same posts, written to a sheet on their way; leaves with exit code 1 if that fails."""
    if path is None:
        yield from compared
        return
    from pkdocs import output
    from pkdocs.review import sheet

    try:
        yield from sheet.write_sheet(path, compared)
    except OSError as error:
        frame.print_problems([output.unwritten(path, error)])
        sys.exit(1)


@click.command(cls=Command)
@click.argument("berkas", type=click.Path(path_type=Path))
def text(berkas: Path) -> None:
    """Cetak isi satu perjanjian (.docx) sebagai teks baku, untuk git diff.

    Juga untuk dokumen Word yang tidak dibuat pkdocs; yang tidak terbaca disebut.
    """
    from pkdocs.review import canonical

    if not berkas.is_file():
        raise click.UsageError(f"berkas {berkas} tidak ada.")
    frame.print_lines(canonical.print_document(berkas.read_bytes(), berkas.name))
