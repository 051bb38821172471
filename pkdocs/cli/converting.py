"""The command that makes PDF, and what `generate --pdf` shares with it."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkdocs.cli import frame
from pkdocs.cli.usage import Command

if TYPE_CHECKING:
    from pkdocs.batch.pdfs import PdfReport, PdfRun
    from pkdocs.pdf.engine import Engine
    from pkdocs.store.register import Register

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
_OFTEN = 20


@click.command(cls=Command)
@click.argument("apa", nargs=-1, metavar="[BERKAS|JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@click.option("--overwrite-edited", is_flag=True, help="Timpa juga PDF yang diubah sejak dibuat.")
@frame.workers_option
@engine_option
@ttd_option
@click.option(
    "--output",
    "output_folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder keluaran (bawaan: output/<tahun>; bagi BERKAS: di sampingnya).",
)
@frame.folder_option
def pdf(  # noqa: PLR0913 - one option each
    *,
    apa: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    overwrite_edited: bool,
    workers: int | None,
    pdf_engine: str | None,
    ttd: bool,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Buat PDF dari dokumen Word: semua yang sudah dibuat, milik JABATAN, atau BERKAS .docx."""
    from pkdocs.batch.pdfs import PdfRun

    files = [Path(text) for text in apa if text.lower().endswith(".docx")]
    named = [text for text in apa if not text.lower().endswith(".docx")]
    missing = next((path for path in files if not path.is_file()), None)
    if missing:
        raise click.UsageError(f"berkas {missing} tidak ada.")
    engine = find_engine(pdf_engine, ttd=ttd)
    run = PdfRun(engine, (), workers or cores(), overwrite_edited, with_fields=ttd)
    failed = _convert_files(files, run, output_folder) if files else False
    if named or unit or jenjang or not files:
        failed |= _convert_posts(folder, output_folder, (named, unit, jenjang), run)
    sys.exit(1 if failed else 0)


def _convert_posts(
    folder: Path,
    output_folder: Path | None,
    which: tuple[Sequence[str], str | None, str | None],
    run: "PdfRun",
) -> bool:
    """Convert the documents of posts; whether any failed."""
    from pkdocs.batch.pdfs import stems_of

    year = frame.load_year(folder)
    chosen = frame.choose(year, *which)
    target = frame.find_output(year, folder, output_folder)
    if not target.is_dir():
        frame.fail(f"belum ada dokumen di {target}; jalankan pkdocs generate dahulu.")
    with frame.held(target, year.katalog.tahun) as register:
        stems = stems_of(register, [jabatan.kode for jabatan in chosen])
        if not stems:
            frame.fail(f"belum ada dokumennya di {target}; jalankan pkdocs generate dahulu.")
        done = convert_stems(target, register, stems, run)
    return print_pdfs(done)


def _convert_files(files: Sequence[Path], run: "PdfRun", into: Path | None) -> bool:
    """Convert files, those of an output folder with its register; whether any failed.

    `into` is the folder for all PDF; None lays each beside its document.
    """
    from pkdocs.store.register import NAME

    failed = False
    if into is not None:
        elsewhere = [path for path in files if path.parent.resolve() != into.resolve()]
        with frame.held(into, 0):
            failed = _convert_loose(elsewhere, run, into) if elsewhere else False
        files = [path for path in files if path not in elsewhere]
    loose: list[Path] = []
    for parent in dict.fromkeys(path.parent for path in files):
        own = [path for path in files if path.parent == parent]
        if not (parent / NAME).is_file():
            loose += own
            continue
        with frame.held(parent, 0) as register:
            known = [path.stem for path in own if path.stem in register.dokumen]
            done = convert_stems(parent, register, known, run) if known else None
        failed |= print_pdfs(done)
        loose += [path for path in own if path.stem not in known]
    if loose:
        failed |= _convert_loose(loose, run, None)
    return failed


def _convert_loose(files: Sequence[Path], run: "PdfRun", into: Path | None) -> bool:
    from pkdocs.batch.pdfs import convert_loose

    with _interruptible(), frame.progress(len(files), "Membuat PDF", _OFTEN) as progress:
        done = convert_loose(files, into, run, progress)
    return print_pdfs(done)


def convert_stems(
    target: Path, register: "Register", stems: Sequence[str], run: "PdfRun"
) -> "PdfReport":
    """Convert documents of an output folder whose lock is held; what became of them."""
    from dataclasses import replace

    from pkdocs.batch.pdfs import make_pdfs

    with _interruptible(), frame.progress(len(stems), "Membuat PDF", _OFTEN) as progress:
        return make_pdfs(target, register, replace(run, stems=stems), progress)


def print_pdfs(done: "PdfReport | None") -> bool:
    """Print what became of the PDF of a run, None where none were asked for; whether any failed."""
    if done is None:
        return False
    frame.print_problems((*done.warnings, *done.problems))
    failed = f", {len(done.problems)} gagal" if done.problems else ""
    click.echo(f"{len(done.made)} PDF dibuat, {len(done.kept)} tidak berubah{failed}.")
    if done.without_fields:
        click.echo(f"{len(done.without_fields)} masih konsep, maka tanpa kolom tanda tangan.")
    return bool(done.problems)


def find_engine(wanted: str | None, *, ttd: bool = False) -> "Engine":
    """Return the engine to use, or raise a usage error with the line that installs one.

    `ttd`: what makes signature fields must be installed, too.
    """
    from importlib.util import find_spec

    from pkdocs.pdf import engine

    if ttd and find_spec("pyhanko") is None:
        raise click.UsageError('--ttd memerlukan tambahan: pip install "pkdocs[ttd]".')
    found = engine.find_engine(wanted, sys.platform)
    if found is None:
        raise click.UsageError(engine.no_engine(wanted, sys.platform))
    return found


def cores() -> int:
    """Return how many processes this machine runs side by side."""
    import os

    return os.cpu_count() or 1


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let an order to end, or a window that is closed, do what Ctrl-C does: nothing runs on."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    numbers = (signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else []))
    before = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
