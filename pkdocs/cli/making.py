"""Commands that write: generate, freeze, schema, init."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkdocs.cli import frame, lines
from pkdocs.cli.usage import Command

if TYPE_CHECKING:
    from pkdocs.app.terms import Which


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
@click.option("--tanggal", metavar="HARI", default="", help="Tanggal PK Perubahan itu.")
@click.option(
    "--zip", "archives", is_flag=True, help="Satu arsip zip per unit, bukan berkas lepas."
)
@frame.workers_option
@click.option("--pdf", is_flag=True, help="Buat juga PDF setiap dokumen.")
@frame.engine_option
@frame.ttd_option
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
    tanggal: str,
    archives: bool,
    workers: int | None,
    pdf: bool,
    pdf_engine: str | None,
    ttd: bool,
    scheduler: str | None,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Buat dokumen Word: semua, atau hanya JABATAN (kode atau nama) yang disebut."""
    from pkdocs.app.making.documents import Making, make_documents
    from pkdocs.app.terms import Which

    making = Making(
        everything=everything,
        prune=prune,
        overwrite_edited=overwrite_edited,
        perubahan=perubahan,
        tanggal=tanggal.strip(),
        archives=archives,
        pdf=pdf,
        engine=pdf_engine,
        ttd=ttd,
        workers=workers,
        scheduler=scheduler,
    )
    with frame.interruptible(when=making.with_pdf):
        done = make_documents(
            folder,
            Which(jabatan, unit, jenjang),
            making,
            output=output_folder,
            progress=frame.progress,
        )
    frame.print_problems((*done.errors, *done.doubts, *done.report.problems, *done.report.warnings))
    frame.print_lines(lines.summarise(done))
    frame.print_pdfs(done.pdfs)
    sys.exit(1 if done.failed else 0)


@click.command(cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@click.option("--undo", is_flag=True, help="Lepaskan tanda beku.")
@click.option(
    "--tanpa-nama", is_flag=True, help="Bekukan juga yang nama atau NIP/NRK pihaknya belum diisi."
)
@click.option(
    "--scan",
    metavar="BERKAS",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Terima pindaian PDF yang ditandatangani (berkas lain boleh menyusul, atau folder).",
)
@click.option(
    "--nomor",
    metavar="N",
    type=click.IntRange(min=0),
    help="Pindaian itu milik perubahan ke-N; 0 perjanjian pertama.",
)
@frame.output_option
@frame.folder_option
def freeze(  # noqa: PLR0913 - one option each
    *,
    jabatan: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    undo: bool,
    tanpa_nama: bool,
    scan: tuple[Path, ...],
    nomor: int | None,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Tandai dokumen yang sudah ditandatangani sebagai beku: tidak pernah dibuat ulang.

    Tanpa JABATAN: semua yang siap, disebut dahulu. Yang namanya belum diisi ditanyakan. Dengan
    --scan: jabatannya dibaca dari pindaian; yang belum beku dibekukan, dan salinannya disimpan.
    """
    from pkdocs.app.handing import keeping
    from pkdocs.app.terms import Which

    consent = frame.ask_unnamed(given=tanpa_nama)
    which = Which(jabatan, unit, jenjang)
    if scan:
        _scan(folder, scan, which, nomor, undo=undo, consent=consent, output=output_folder)
        return
    if nomor is not None:
        raise click.UsageError("--nomor hanya bersama --scan.")
    done = keeping.freeze(
        folder,
        which,
        undo=undo,
        tanpa_nama=consent,
        told=frame.ask_freeze(named=bool(jabatan)),
        output=output_folder,
    )
    frame.print_problems((*done.warnings, *done.problems))
    frame.print_lines(lines.frozen(done, "dilepas" if undo else "dibekukan"))
    sys.exit(1 if done.problems else 0)


def _scan(  # noqa: PLR0913 - what freeze was asked for
    folder: Path,
    scan: tuple[Path, ...],
    which: "Which",
    nomor: int | None,
    *,
    undo: bool,
    consent: Callable[[Sequence[str]], bool],
    output: Path | None,
) -> None:
    """Receive scans, or take back that they were received."""
    from pkdocs.app.handing import scanning
    from pkdocs.cli import handed

    if which.unit or which.jenjang:
        raise click.UsageError("--scan tidak dibatasi dengan --unit atau --jenjang.")
    more, posts = frame.part_files(which.posts, ".pdf")
    paths = [*scan, *more]
    if undo:
        done = scanning.take_back(folder, paths)
    else:
        done = scanning.receive_scans(
            folder,
            paths,
            posts,
            nomor=nomor,
            tanpa_nama=consent,
            output=output,
            progress=frame.progress,
        )
    frame.print_problems(done.problems)
    frame.print_lines(handed.scanned(done))
    sys.exit(1 if done.failed else 0)


@click.command(cls=Command)
@frame.overwrite_option
@frame.folder_option
def schema(*, overwrite: bool, folder: Path) -> None:
    """Tulis JSON Schema untuk penyunting YAML ke folder schema/."""
    from pkdocs.app.starting import project as starting

    frame.print_lines(lines.written(starting.write_schemas(folder, overwrite=overwrite)))


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--empty", is_flag=True, help="Tanpa isi: hanya kerangka dengan petunjuk pengisian.")
def init(*, folder: Path, empty: bool) -> None:
    """Buat FOLDER proyek baru berisi sumber dan template."""
    from pkdocs.app.starting import project as starting

    made = starting.start_project(folder, empty=empty)
    command = "check" if empty else "generate"
    frame.say(f"Proyek dibuat di {made}. Lanjutkan: pkdocs {command} -C {made}")


@click.command(cls=Command, name="next-year")
@click.argument("tahun", type=click.IntRange(2000, 2099))
@click.argument("new", metavar="FOLDER", type=click.Path(path_type=Path))
@frame.folder_option
def next_year(*, tahun: int, new: Path, folder: Path) -> None:
    """Buat proyek TAHUN berikutnya di FOLDER dari proyek ini, yang tidak diubah."""
    from pkdocs.app.starting import renewing

    done = renewing.start_next_year(folder, tahun, new)
    frame.print_problems(done.problems)
    frame.print_lines(lines.started(done))


@click.command(cls=Command)
@frame.folder_option
def decide(*, folder: Path) -> None:
    """Tulis putusan di tinjauan.yaml ke sumbernya, dan catat tahun yang belum diputuskan."""
    from pkdocs.app.starting import renewing

    done = renewing.decide(folder)
    frame.print_problems(done.problems)
    frame.print_lines(lines.decided(done))
