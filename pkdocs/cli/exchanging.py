"""Commands that exchange with people who know Excel: workbook, read, owed."""

import sys
from pathlib import Path

import click

from pkdocs.cli import frame
from pkdocs.cli.usage import Command

_path = click.Path(path_type=Path)


@click.command(cls=Command)
@click.option("-o", "target", type=_path, metavar="BERKAS", help="Buku kerja yang dibuat (.xlsx).")
@click.option("--unit", metavar="NAMA", default="", help="Hanya yang diisi unit kerja ini.")
@click.option(
    "--each-unit",
    "each_unit",
    type=_path,
    metavar="FOLDER",
    help="Satu buku kerja bagi setiap unit yang masih berutang isian.",
)
@click.option(
    "--batas", metavar="TANGGAL", default="", help="Kapan harus kembali; dicetak pada Petunjuk."
)
@click.option("--tanpa-nama", is_flag=True, help="Tanpa nama dan NIP pejabat yang sudah lengkap.")
@frame.overwrite_option
@frame.folder_option
def workbook(  # noqa: PLR0913 - one option each
    *,
    target: Path | None,
    unit: str,
    each_unit: Path | None,
    batas: str,
    tanpa_nama: bool,
    overwrite: bool,
    folder: Path,
) -> None:
    """Buat buku kerja Excel untuk diisi: seluruh proyek, satu unit, atau setiap unit."""
    from pkdocs.app.exchanging.workbooks import Wanted, make_workbooks
    from pkdocs.cli import received

    wanted = Wanted(
        target=target,
        unit=unit,
        each_unit=each_unit,
        batas=batas,
        tanpa_nama=tanpa_nama,
        overwrite=overwrite,
    )
    frame.print_lines(received.made(make_workbooks(folder, wanted)))


@click.command(cls=Command)
@click.argument("berkas", nargs=-1, required=True, type=_path, metavar="BERKAS...")
@click.option("--write", is_flag=True, help="Tulis ke sumber; tanpa ini hanya diperlihatkan.")
@click.option(
    "-o",
    "target",
    type=_path,
    metavar="BUKU",
    help="BERKAS ialah daftar Kepegawaian: buat buku kerja untuk memastikan jabatannya.",
)
@frame.overwrite_option
@frame.json_option
@frame.folder_option
def read(  # noqa: PLR0913 - one option each
    *,
    berkas: tuple[Path, ...],
    write: bool,
    target: Path | None,
    overwrite: bool,
    as_json: bool,
    json_file: Path | None,
    folder: Path,
) -> None:
    """Baca kembali buku kerja yang sudah diisi (berkas, atau folder berisi banyak).

    Tanpa --write tidak ada yang diubah. Kode keluar: 0 semua dapat diambil, 1 ada yang tidak.
    """
    from pkdocs.app.exchanging.receiving import read_workbooks
    from pkdocs.cli import received

    give = frame.json_out(as_json=as_json, json_file=json_file, overwrite=overwrite)
    if target:
        if give:
            raise click.UsageError("--json dan -o tidak dapat dipakai bersama.")
        _match(folder, berkas, target, overwrite=overwrite)
        return
    done = read_workbooks(folder, berkas, write=write)
    if give:
        give(frame.as_pieces(received.as_data(done)))
    else:
        frame.print_lines(received.told(done))
    frame.print_problems(done.problems)
    sys.exit(0 if done.complete else 1)


def _match(folder: Path, berkas: tuple[Path, ...], target: Path, *, overwrite: bool) -> None:
    """Match a list of people to posts."""
    from pkdocs.app.exchanging.listing import match_list
    from pkdocs.cli import received

    done = match_list(folder, berkas, target, overwrite=overwrite)
    frame.print_lines(received.listed(done))
    frame.print_problems(done.problems)


@click.command(cls=Command)
@click.option("--unit", metavar="NAMA", default="", help="Hanya unit kerja ini.")
@click.option("--xlsx", type=_path, metavar="BERKAS", help="Simpan sebagai buku Excel.")
@click.option(
    "--surat", type=_path, metavar="FOLDER", help="Satu teks siap kirim bagi setiap unit (.txt)."
)
@frame.overwrite_option
@frame.folder_option
def owed(
    *, unit: str, xlsx: Path | None, surat: Path | None, overwrite: bool, folder: Path
) -> None:
    """Sebut siapa yang masih berutang isian, per unit; yang paling lama tidak menjawab di depan."""
    from pkdocs.app.exchanging.owing import Told, list_owed
    from pkdocs.cli import received

    told = Told(xlsx=xlsx, surat=surat, overwrite=overwrite)
    done = list_owed(folder, unit=unit, told=told)
    frame.print_lines(received.owed(done))
    frame.print_problems(done.problems)
