"""Commands that compare agreements: diff, text."""

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkdocs.cli import frame
from pkdocs.cli.usage import Command

if TYPE_CHECKING:
    from pkdocs.review.compare.banding import Banding
    from pkdocs.review.compare.sides import PasanganDokumen, Tally


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
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Simpan sebagai satu halaman untuk peramban.",
)
@click.option(
    "--redline",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Simpan tiap dokumen baru sebagai Word dengan perubahan terlacak.",
)
@frame.folder_option
def diff(  # noqa: PLR0913 - one option each
    *,
    lama: str,
    baru: str,
    as_json: bool,
    xlsx: Path | None,
    html: Path | None,
    redline: Path | None,
    folder: Path,
) -> None:
    """Bandingkan perjanjian LAMA dengan yang BARU: dua tahun, folder, arsip, atau berkas.

    Kode keluar: 0 sama, 1 berbeda atau ada yang tidak terbaca, 2 salah pakai.
    """
    from pkdocs.review.compare import sides
    from pkdocs.review.views import data, terminal

    if as_json and html:
        raise click.UsageError("--json dan --html tidak dapat dipakai bersama.")
    tally = _open(folder, lama, baru)
    # One pass over all posts, each view taking its share on the way.
    unmarked: Counter[str] = Counter()
    compared = _with_redlines(sides.compare_all(tally), redline, tally, unmarked)
    compared = _with_sheet(compared, xlsx)
    if as_json:
        for piece in data.print_json(tally, compared):
            click.echo(piece, nl=False)
    else:
        if html:
            _write_page(html, compared, tally)
        else:
            deque(_print_posts(compared), maxlen=0)
        frame.print_lines(terminal.summarise(tally))
        for words, count in unmarked.most_common():
            click.echo(f"Tidak ditandai pada {count} dokumen: {words}")
    frame.print_problems(tally.problems)
    sys.exit(1 if tally.differs else 0)


def _write_page(path: Path, compared: "Iterable[Banding]", tally: "Tally") -> None:
    """Write the page while comparing; leave with exit code 1 if that fails."""
    from pkdocs.base.likeness import AMBANG_MIRIP
    from pkdocs.review.views import html as page

    lama, baru = (side.tahun or side.path.name for side in (tally.lama, tally.baru))
    preface = page.Preface(lama, baru, AMBANG_MIRIP, tally.problems)
    problem = page.write_page(path, compared, preface)
    if problem:
        frame.print_problems([problem])
        sys.exit(1)
    click.echo(f"Halaman ditulis: {path}")


def _with_redlines(
    pairs: "Iterable[tuple[PasanganDokumen, Banding]]",
    target: Path | None,
    tally: "Tally",
    unmarked: "Counter[str]",
) -> "Iterator[Banding]":
    """The same posts, each new document written with tracked changes on the way."""
    if target is None:
        yield from (banding for _, banding in pairs)
        return
    from datetime import datetime

    from pkdocs.review.views.redline import write_paper

    _prepare(target, tally)
    now = datetime.now().astimezone()
    for pair, banding in pairs:
        made = write_paper(target, pair, banding, now)
        tally.problems += made.problems
        unmarked.update(made.value or ())
        yield banding


def _prepare(target: Path, tally: "Tally") -> None:
    """A folder for redlines, which is none of those that are compared."""
    from pkdocs.base import files

    if target.resolve() in {side.path.resolve() for side in (tally.lama, tally.baru)}:
        raise click.UsageError("--redline memerlukan folder lain daripada yang dibandingkan.")
    problem = files.prepare_folder(target)
    if problem:
        frame.print_problems([problem])
        sys.exit(1)


def _print_posts(compared: "Iterable[Banding]") -> "Iterator[Banding]":
    """The same posts, printed on their way."""
    from pkdocs.review.views import terminal

    colour = frame.wants_colour()
    for banding in compared:
        frame.print_lines(terminal.describe(banding, colour=colour))
        yield banding


def _open(folder: Path, lama: str, baru: str) -> "Tally":
    """The two sides, or a usage error that says which of them is not there."""
    from pkdocs.review.compare import sides
    from pkdocs.review.read import folder as folders

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
    return sides.open_sides(paths[0], paths[1], years)


def _with_sheet(compared: "Iterator[Banding]", path: Path | None) -> "Iterator[Banding]":
    """The same posts, written to a sheet on their way; leaves with exit code 1 if that fails."""
    if path is None:
        yield from compared
        return
    from pkdocs.base import files
    from pkdocs.review.views import sheet

    try:
        yield from sheet.write_sheet(path, compared)
    except OSError as error:
        frame.print_problems([files.unwritten(path, error)])
        sys.exit(1)


@click.command(cls=Command)
@click.argument("berkas", type=click.Path(path_type=Path))
def text(berkas: Path) -> None:
    """Cetak isi satu perjanjian (.docx) sebagai teks baku, untuk git diff.

    Juga untuk dokumen Word yang tidak dibuat pkdocs; yang tidak terbaca disebut.
    """
    from pkdocs.review.views import canonical

    if berkas.is_dir():
        raise click.UsageError(f"{berkas} adalah folder; sebut satu berkas .docx.")
    if not berkas.is_file():
        raise click.UsageError(f"berkas {berkas} tidak ada.")
    frame.print_lines(canonical.print_document(berkas.read_bytes(), berkas.name))
