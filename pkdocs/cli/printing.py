"""Commands for paper and screen: pdf, bundle, preview."""

import sys
from pathlib import Path

import click

from pkdocs.cli import frame, lines
from pkdocs.cli.usage import Command

_DPI = 100


@click.command(cls=Command)
@click.argument("apa", nargs=-1, metavar="[BERKAS|JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@click.option("--overwrite-edited", is_flag=True, help="Timpa juga PDF yang diubah sejak dibuat.")
@frame.workers_option
@frame.engine_option
@frame.ttd_option
@click.option(
    "--output",
    "output_folder",
    metavar="FOLDER",
    callback=frame.as_folder,
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
    from pkdocs.app.making.pdfs import Converting, convert
    from pkdocs.app.terms import Which

    files, posts = frame.part_files(apa, ".docx")
    how = Converting(pdf_engine, overwrite_edited, ttd, workers)
    which = Which(posts, unit, jenjang)
    with frame.interruptible():
        done = convert(folder, files, which, how, output=output_folder, progress=frame.progress)
    sys.exit(1 if frame.print_pdfs(*done) else 0)


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
@click.option("--siap", is_flag=True, help="Hanya yang siap dan sudah bernama.")
@click.option("--copies-order", is_flag=True, help="Urut menurut unit, lalu menurut jenjang.")
@frame.overwrite_option
@frame.engine_option
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
    overwrite: bool,
    pdf_engine: str | None,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Gabungkan perjanjian dalam satu PDF untuk dicetak bolak-balik.

    Dokumen dan PDF yang belum ada atau usang dibuat dahulu.
    """
    from pkdocs.app.making.printing import make_bundle
    from pkdocs.app.terms import Which

    with frame.interruptible():
        done = make_bundle(
            folder,
            Which(jabatan, unit, jenjang),
            where,
            only_ready=siap,
            by_unit=copies_order,
            overwrite=overwrite,
            engine=pdf_engine,
            output=output_folder,
            progress=frame.progress,
        )
    frame.print_problems((*done.errors, *done.report.problems, *done.report.warnings))
    frame.print_lines(lines.cautions(done.report))
    frame.print_pdfs(done.pdfs)
    frame.print_lines(lines.bundled(done))
    frame.print_problems(done.problems)
    sys.exit(1 if done.failed else 0)


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
@frame.overwrite_option
@frame.engine_option
@frame.folder_option
def preview(  # noqa: PLR0913 - one option each
    *,
    jabatan: str,
    where: Path | None,
    dpi: int,
    overwrite: bool,
    pdf_engine: str | None,
    folder: Path,
) -> None:
    """Simpan halaman-halaman perjanjian JABATAN sebagai gambar PNG.

    Folder keluaran tidak disentuh.
    """
    from pkdocs.app.making import printing

    with frame.interruptible():
        made = printing.preview(
            folder, jabatan, where=where, dpi=dpi, overwrite=overwrite, engine=pdf_engine
        )
    frame.print_problems(made.warnings)
    frame.say(f"{len(made.pages)} halaman: {made.pages[0]} … {made.pages[-1].name}")
    if made.left_over:
        left = ", ".join(made.left_over)
        frame.say(f"Sisa pratinjau lama yang lebih panjang, boleh dihapus: {left}")
