"""Commands that compare agreements: diff, text."""

import sys
from pathlib import Path

import click

from pkdocs.cli import frame, lines
from pkdocs.cli.usage import Command


@click.command(cls=Command)
@click.argument("lama")
@click.argument("baru")
@frame.json_option
@click.option(
    "--xlsx",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Simpan sebagai buku Excel: ringkasan, satu baris tiap perubahan, yang tidak terbaca.",
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
@frame.overwrite_option
@frame.folder_option
def diff(  # noqa: PLR0913 - one option each
    *,
    lama: str,
    baru: str,
    as_json: bool,
    json_file: Path | None,
    xlsx: Path | None,
    html: Path | None,
    redline: Path | None,
    overwrite: bool,
    folder: Path,
) -> None:
    """Bandingkan perjanjian LAMA dengan yang BARU: tahun, folder, proyek, arsip, atau berkas.

    Tahun berarti dokumen di output/TAHUN, folder proyek berarti perjanjian menurut sumbernya.
    Dua Instruksi dengan lampirannya (folder atau berkas Word) dibandingkan dengan cara yang sama.
    Kode keluar: 0 sama, 1 berbeda atau ada yang tidak dapat dibandingkan, 2 salah pakai.
    """
    from pkdocs.app.looking.comparing import Views, compare

    give = frame.json_out(as_json=as_json, json_file=json_file, overwrite=overwrite)
    if give and html:
        raise click.UsageError("--json dan --html tidak dapat dipakai bersama.")
    views = Views(
        lines=None if give or html else frame.say_painted,
        json=give,
        colour=frame.wants_colour(),
        xlsx=xlsx,
        html=html,
        redline=redline,
        overwrite=overwrite,
    )
    done = compare(folder, lama, baru, views)
    if not give:
        frame.print_lines(lines.compared(done, views))
    frame.print_problems(done.problems)
    sys.exit(1 if done.differs else 0)


@click.command(cls=Command)
@click.argument("berkas", type=click.Path(path_type=Path))
def text(berkas: Path) -> None:
    """Cetak isi satu perjanjian (.docx) sebagai teks baku, untuk git diff.

    Juga untuk dokumen Word yang tidak dibuat pkdocs; yang tidak terbaca disebut.
    """
    from pkdocs.app.looking import comparing

    frame.print_lines(comparing.read_text(berkas))
