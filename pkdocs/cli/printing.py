"""Commands for paper and screen: bundle, preview."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkdocs.cli import converting, frame, making
from pkdocs.cli.usage import Command

if TYPE_CHECKING:
    from pkdocs import domain
    from pkdocs.batch.pdfs import PdfRun
    from pkdocs.batch.run import Run
    from pkdocs.batch.worker import Setup
    from pkdocs.pdf.bundle import Binding, Copy
    from pkdocs.rules.year import Year

_DPI = 100
_PREVIEWS = "pratinjau"


@click.command(cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@click.option(
    "-o",
    "where",
    metavar="BERKAS.pdf|FOLDER/",
    required=True,
    help="Satu berkas untuk semua, atau folder: satu berkas per unit.",
)
@click.option("--siap", is_flag=True, help="Hanya yang siap ditandatangani, tanpa konsep.")
@click.option("--copies-order", is_flag=True, help="Urut menurut unit, lalu menurut jenjang.")
@converting.engine_option
@frame.output_option
@frame.folder_option
def bundle(  # noqa: PLR0913 - one option each
    *,
    jabatan: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    where: str,
    siap: bool,
    copies_order: bool,
    pdf_engine: str | None,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Gabungkan perjanjian dalam satu PDF untuk dicetak bolak-balik.

    Dokumen dan PDF yang belum ada atau usang dibuat dahulu.
    """
    from pkdocs.batch.pdfs import PdfRun
    from pkdocs.outputs import description
    from pkdocs.pdf import bundle as bundles

    pdfs = PdfRun(converting.find_engine(pdf_engine), (), converting.cores())
    year, chosen = _load(folder, jabatan, unit, jenjang)
    target = frame.find_output(year, folder, output_folder)
    wrong = bundles.unusable(where, target)
    if wrong:
        raise click.UsageError(wrong)
    errors = description.errors_for(year, chosen, named=bool(jabatan))
    frame.print_problems(errors)
    setup = _setup(folder, year, target)
    copies, failed = _current(_run(year, setup, chosen), pdfs, only_ready=siap)
    if not copies:
        frame.fail("tidak ada perjanjian untuk dicetak.")
    ordered = bundles.order_copies(copies, year.organisasi, by_unit=copies_order)
    judul = f"Perjanjian Kinerja {year.katalog.tahun}"
    failed |= _print_bindings(bundles.bindings(where, ordered, judul))
    sys.exit(1 if failed or errors else 0)


def _load(
    folder: Path, jabatan: Sequence[str], unit: str | None, jenjang: str | None
) -> "tuple[Year, list[domain.Jabatan]]":
    year = frame.load_year(folder)
    return year, frame.choose(year, jabatan, unit, jenjang)


def _setup(folder: Path, year: "Year", target: Path) -> "Setup":
    """What all documents have in common, or leave with exit code 1 and what is wrong with it."""
    from pkdocs.batch import run as batches

    setup = batches.load_setup(folder, year.organisasi.naskah, target)
    if setup.value is None or year.blocked is None:
        frame.refuse(*setup.problems)
    return setup.value


def _run(year: "Year", setup: "Setup", chosen: "Sequence[domain.Jabatan]") -> "Run":
    from pkdocs.batch.plan import Wish
    from pkdocs.batch.run import Run

    return Run(year=year, setup=setup, chosen=making.whose(year, chosen), wish=Wish())


def _current(run: "Run", pdfs: "PdfRun", *, only_ready: bool) -> "tuple[list[Copy], bool]":
    """Bring documents and PDF up to date; what there is to print, and whether any failed."""
    from pkdocs.batch import run as batches
    from pkdocs.cli import summary
    from pkdocs.pdf import bundle as bundles
    from pkdocs.store.register import read_register

    target = Path(run.setup.folder)
    with frame.held(target, run.year.katalog.tahun) as register:
        with frame.progress(len(run.chosen), "Membuat dokumen") as progress:
            done = batches.run_batch(run, register, progress)
        fresh = read_register(target, run.year.katalog.tahun).value
        if fresh is None:
            return [], True
        entries = bundles.counting(fresh, run.chosen, only_ready=only_ready)
        stems = [Path(entri.berkas).stem for entri in entries]
        made = converting.convert_stems(target, fresh, stems, pdfs)
        whole = {*made.made, *made.kept}
        ready = [entri for entri in entries if Path(entri.berkas).stem in whole]
        copies = [bundles.copy_of(entri, run.year.organisasi, target) for entri in ready]
    frame.print_problems(done.problems)
    frame.print_lines(summary.cautions(done))
    return copies, converting.print_pdfs(made) or bool(done.problems)


def _print_bindings(bindings: "Sequence[Binding]") -> bool:
    """Write the bundles and say what is in each; whether one could not be written."""
    from pkdocs.base import files
    from pkdocs.pdf import bundle as bundles

    for binding in bindings:
        try:
            told = bundles.write_binding(binding)
        except OSError as error:
            frame.print_problems([files.unwritten(binding.path, error)])
            return True
        click.echo(told)
    return False


@click.command(cls=Command)
@click.argument("jabatan")
@click.option(
    "-o",
    "where",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder gambar (bawaan: pratinjau di folder proyek).",
)
@click.option(
    "--dpi",
    type=click.IntRange(min=30, max=600),
    default=_DPI,
    metavar="N",
    help=f"Titik per inci (bawaan: {_DPI}).",
)
@converting.engine_option
@frame.folder_option
def preview(
    *, jabatan: str, where: Path | None, dpi: int, pdf_engine: str | None, folder: Path
) -> None:
    """Simpan halaman-halaman perjanjian JABATAN sebagai gambar PNG.

    Folder keluaran tidak disentuh.
    """
    from pkdocs.base import files
    from pkdocs.pdf import preview as previews

    engine = converting.find_engine(pdf_engine)
    year = frame.load_year(folder)
    perjanjian = frame.find_perjanjian(year, jabatan)
    if frame.tell_errors(year, [perjanjian.jabatan], named=True):
        frame.fail("pratinjau tidak dibuat.")
    target = where or folder / _PREVIEWS
    setup = _setup(folder, year, target)
    made = previews.make_pdf(engine, setup, perjanjian)
    frame.print_problems((*made.warnings, *([made.problem] if made.problem else [])))
    if made.data is None:
        frame.fail("pratinjau tidak dibuat.")
    try:
        written = previews.write_pages(made.data, target, perjanjian.jabatan.kode, dpi)
    except OSError as error:
        frame.print_problems([files.unwritten(target, error)])
        sys.exit(1)
    click.echo(f"{len(written)} halaman: {written[0]} … {written[-1].name}")
    left = previews.left_over(target, perjanjian.jabatan.kode, len(written))
    if left:
        click.echo(f"Sisa pratinjau lama yang lebih panjang, boleh dihapus: {', '.join(left)}")
