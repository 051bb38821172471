"""Commands that write: generate, freeze, schema, init."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkdocs.cli import converting, frame
from pkdocs.cli.usage import Command

if TYPE_CHECKING:
    from pkdocs import domain
    from pkdocs.batch.done import Report
    from pkdocs.batch.pdfs import PdfReport
    from pkdocs.batch.plan import Wish
    from pkdocs.batch.pool import Workforce
    from pkdocs.batch.run import Run
    from pkdocs.pdf.engine import Engine
    from pkdocs.rules.year import Year

_SMALL = 300
"""Up to so many documents a second process costs more time than it saves."""


@click.command(cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@click.option("--all", "everything", is_flag=True, help="Buat ulang semua, juga yang mutakhir.")
@click.option("--prune", is_flag=True, help="Hapus dokumen jabatan yang tidak ada lagi.")
@click.option("--overwrite-edited", is_flag=True, help="Timpa juga dokumen yang disunting tangan.")
@click.option(
    "--perubahan", metavar="ALASAN", help="Buat PK Perubahan bagi yang beku, dengan ALASAN."
)
@click.option(
    "--zip", "archives", is_flag=True, help="Satu arsip zip per unit, bukan berkas lepas."
)
@frame.workers_option
@click.option("--pdf", "with_pdf", is_flag=True, help="Buat juga PDF setiap dokumen.")
@converting.engine_option
@converting.ttd_option
@click.option("--scheduler", metavar="ALAMAT", help="Pakai klaster Dask, misalnya tcp://host:8786.")
@frame.output_option
@frame.folder_option
def generate(  # noqa: PLR0913 - one option each
    *,
    jabatan: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    everything: bool,
    prune: bool,
    overwrite_edited: bool,
    perubahan: str | None,
    archives: bool,
    workers: int | None,
    with_pdf: bool,
    pdf_engine: str | None,
    ttd: bool,
    scheduler: str | None,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Buat dokumen Word: semua, atau hanya JABATAN (kode atau nama) yang disebut."""
    reason = _reason(perubahan)
    if reason and archives:
        raise click.UsageError("buat dahulu PK Perubahan dengan --perubahan, lalu arsipnya: --zip.")
    which = (jabatan, unit, jenjang)
    special = (*which, everything, prune, overwrite_edited, reason, with_pdf, ttd)
    if not any(special) and _nothing_to_do(folder, output_folder, archives=archives):
        return
    from pkdocs.batch.plan import Wish

    order = _Order(
        which=which,
        wish=Wish(everything=everything, overwrite_edited=overwrite_edited, perubahan=reason),
        prune=prune,
        archives=archives,
        workers=workers,
        scheduler=scheduler,
        engine=_engine(pdf_engine, archives=archives, ttd=ttd) if with_pdf or ttd else None,
        with_fields=ttd,
    )
    sys.exit(_make(folder, output_folder, order))


@dataclass(frozen=True, slots=True)
class _Order:
    """What the options ask for."""

    which: "tuple[Sequence[str], str | None, str | None]"
    wish: "Wish"
    prune: bool
    archives: bool
    workers: int | None
    scheduler: str | None
    engine: "Engine | None"
    with_fields: bool

    @property
    def whole(self) -> bool:
        return not any(self.which)

    def is_large(self, count: int) -> bool:
        """Whether others are to do the work."""
        many = count > _SMALL if self.workers is None else self.workers > 1
        return many or bool(self.scheduler)


def _make(folder: Path, output_folder: Path | None, order: _Order) -> int:
    """Make what was ordered; the exit code."""
    from pkdocs.batch import run as batches
    from pkdocs.cli import summary
    from pkdocs.outputs import description

    with _workforce(order.workers, order.scheduler, early=order.whole) as workforce:
        check = batches.check_ahead(folder, workforce)
        year = frame.load_year(folder)
        chosen = frame.choose(year, *order.which)
        target = frame.find_output(year, folder, output_folder)
        setup = batches.load_setup(folder, year.organisasi.naskah, target, check)
        errors = description.errors_for(year, chosen, named=bool(order.which[0]))
        frame.print_problems((*setup.problems, *errors))
        if setup.value is None or year.blocked is None:
            frame.fail("tidak ada dokumen yang dibuat.")
        wanted = whose(year, chosen)
        run = batches.Run(
            year=year,
            setup=setup.value,
            chosen=wanted,
            wish=order.wish,
            prune=order.prune,
            archives=order.archives,
            complete=order.whole,
            workforce=workforce if order.is_large(len(wanted)) else None,
        )
        done, pdfs = _run(target, run, order)
    frame.print_problems(done.problems)
    frame.print_lines(summary.summarise(year, chosen, done, target))
    failed = bool(done.problems or errors)
    return 1 if converting.print_pdfs(pdfs) or failed else 0


def _engine(wanted: str | None, *, archives: bool, ttd: bool) -> "Engine":
    if archives:
        raise click.UsageError("--pdf dan --zip tidak dapat dipakai bersama.")
    return converting.find_engine(wanted, ttd=ttd)


def _reason(perubahan: str | None) -> str:
    if perubahan is not None and not perubahan.strip():
        raise click.UsageError('--perubahan memerlukan alasan, misalnya "pejabat berganti".')
    return (perubahan or "").strip()


def whose(year: "Year", chosen: "Sequence[domain.Jabatan]") -> "list[domain.KodeJabatan]":
    """The chosen posts that have an agreement and no error."""
    blocked = year.blocked or ()
    return [j.kode for j in chosen if j.kode in year.perjanjian and j.kode not in blocked]


def _nothing_to_do(folder: Path, output_folder: Path | None, *, archives: bool) -> bool:
    """Whether a look at the register was enough; the year is read off its folder's name."""
    from pkdocs.base import files
    from pkdocs.batch import done
    from pkdocs.cli import summary

    folders = [output_folder] if output_folder else (folder / files.FOLDER).glob("20[0-9][0-9]")
    for target in folders:
        found = done.current_report(folder, target, archives=archives, named=output_folder is None)
        if found is not None:
            frame.print_lines(summary.unchanged(found, target))
            return True
    return False


def _run(target: Path, run: "Run", order: _Order) -> "tuple[Report, PdfReport | None]":
    """Make the documents and their PDF; what was done."""
    from pkdocs.batch import run as batches

    tahun = run.year.katalog.tahun
    with frame.held(target, tahun) as register:
        with frame.progress(len(run.chosen), "Membuat dokumen") as progress:
            done = batches.run_batch(run, register, progress)
        if order.engine is None:
            return done, None
        return done, _make_pdfs(target, run, list(done.entri), order)


def _make_pdfs(target: Path, run: "Run", stems: Sequence[str], order: _Order) -> "PdfReport | None":
    from pkdocs.batch.pdfs import PdfRun
    from pkdocs.store.register import read_register

    fresh = read_register(target, run.year.katalog.tahun).value
    if order.engine is None or fresh is None:
        return None
    width = run.workforce.width if run.workforce else converting.cores()
    edited_too = run.wish.overwrite_edited
    pdfs = PdfRun(order.engine, (), width, edited_too, with_fields=order.with_fields)
    return converting.convert_stems(target, fresh, stems, pdfs)


@contextmanager
def _workforce(workers: int | None, scheduler: str | None, *, early: bool) -> "Iterator[Workforce]":
    """Who can do the work: a cluster, or the processes of this machine."""
    import os

    width = workers or os.cpu_count() or 1
    if scheduler:
        yield _cluster(scheduler)
    else:
        from pkdocs.batch.executors import local_processes

        with local_processes(width, early=early and width > 1) as workforce:
            yield workforce


def _cluster(scheduler: str) -> "Workforce":
    from pkdocs.batch.executors import dask_cluster

    try:
        return dask_cluster(scheduler)
    except ImportError:
        raise click.UsageError(
            'klaster memerlukan tambahan: pip install "pkdocs[cluster]".'
        ) from None
    except (OSError, ValueError) as error:
        frame.fail(f"penjadwal {scheduler} tidak menjawab ({type(error).__name__}).")


@click.command(cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@click.option("--undo", is_flag=True, help="Lepaskan tanda beku.")
@frame.output_option
@frame.folder_option
def freeze(
    *, jabatan: tuple[str, ...], undo: bool, output_folder: Path | None, folder: Path
) -> None:
    """Tandai dokumen yang sudah ditandatangani sebagai beku: tidak pernah dibuat ulang.

    Tanpa JABATAN: semua yang siap.
    """
    from pkdocs.store import freezing

    if undo and not jabatan:
        raise click.UsageError("sebut JABATAN yang tanda bekunya dilepas.")
    year = frame.load_year(folder)
    chosen = frame.choose(year, jabatan, None, None)
    target = frame.find_output(year, folder, output_folder)
    with frame.held(target, year.katalog.tahun) as register:
        codes = [j.kode for j in chosen]
        done = freezing.set_frozen(target, register, codes, frozen=not undo, named=bool(jabatan))
    frame.print_problems(done.problems)
    word = "dilepas" if undo else "dibekukan"
    listed = f": {', '.join(done.stems)}" if done.stems else ""
    click.echo(f"{len(done.stems)} dokumen {word}{listed}.")
    sys.exit(1 if done.problems else 0)


@click.command(cls=Command)
@frame.folder_option
def schema(folder: Path) -> None:
    """Tulis JSON Schema untuk penyunting YAML ke folder schema/."""
    from pkdocs.app import starter

    for path in starter.write_schemas(folder):
        click.echo(f"Ditulis: {path}")


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Buat FOLDER proyek baru berisi sumber dan template."""
    from pkdocs.app import starter

    made = starter.create_project(folder)
    if made is None:
        frame.fail(f"{folder} sudah ada dan tidak kosong; pilih folder lain.")
    click.echo(f"Proyek dibuat di {folder}. Lanjutkan: pkdocs generate -C {folder}")
