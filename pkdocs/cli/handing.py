"""Commands for what follows once agreements are signed: recap, packs, entry sheets, the agenda."""

import sys
from datetime import datetime
from pathlib import Path

import click

from pkdocs.cli import frame, lines
from pkdocs.cli.usage import Command

_path = click.Path(path_type=Path)


@click.command(cls=Command)
@click.option(
    "--unit", metavar="NAMA", help="Unit kerja ini dan yang di bawahnya, jabatan demi jabatan."
)
@click.option(
    "--tanggal",
    metavar="HARI",
    default=lambda: datetime.now().astimezone().date().isoformat(),
    help="Keadaan menurut tenggat pada hari ini (bawaan: hari ini).",
)
@click.option("--xlsx", type=_path, metavar="BERKAS", help="Simpan sebagai buku Excel.")
@click.option(
    "--docx",
    type=_path,
    metavar="FOLDER",
    help="Nota dinas dan tanda terima setiap unit, sebagai dokumen Word di FOLDER.",
)
@frame.overwrite_option
@frame.json_option
@frame.output_option
@frame.folder_option
def recap(  # noqa: PLR0913 - one option each
    *,
    unit: str | None,
    tanggal: str,
    xlsx: Path | None,
    docx: Path | None,
    overwrite: bool,
    as_json: bool,
    json_file: Path | None,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Rekap bagi Walikota: sampai di mana Perjanjian setiap unit; yang terlambat di depan."""
    from pkdocs.app.handing import recapping
    from pkdocs.app.handing.informing import Places

    places = Places(xlsx, docx, overwrite=overwrite)
    give = frame.json_out(as_json=as_json, json_file=json_file, overwrite=overwrite)
    done = recapping.recap(folder, tanggal, unit=unit, places=places, output=output_folder)
    if give:
        give(done.json)
    else:
        frame.print_lines(done.lines)
        frame.print_lines(lines.written(done.written))
    frame.print_problems((*done.errors, *done.problems))
    sys.exit(1 if done.errors else 0)


@click.command(cls=Command, name="upload-pack")
@click.option(
    "-o",
    "where",
    type=_path,
    metavar="FOLDER",
    required=True,
    help="Tempat paket: satu folder (atau zip) bagi setiap unit.",
)
@frame.unit_option
@click.option("--zip", "archives", is_flag=True, help="Satu zip bagi setiap unit, bukan folder.")
@frame.overwrite_option
@frame.output_option
@frame.folder_option
def upload_pack(  # noqa: PLR0913 - one option each
    *,
    where: Path,
    unit: str | None,
    archives: bool,
    overwrite: bool,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Kumpulkan PDF yang sudah ditandatangani, siap diunggah, dengan daftar yang masih kurang."""
    from pkdocs.app.handing.packing import Packing, pack_uploads
    from pkdocs.cli import handed

    how = Packing(archives=archives, overwrite=overwrite)
    done = pack_uploads(folder, where, unit=unit, how=how, output=output_folder)
    frame.print_problems(done.problems)
    frame.print_lines(handed.packed(done))
    sys.exit(1 if done.failed else 0)


@click.command("entry-sheets", cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@click.option(
    "-o", "target", type=_path, required=True, metavar="FOLDER", help="Folder lembar entrinya."
)
@frame.unit_option
@frame.jenjang_option
@click.option("--each-unit", "each_unit", is_flag=True, help="Satu berkas bagi setiap unit.")
@frame.overwrite_option
@frame.folder_option
def entry_sheets(  # noqa: PLR0913 - one option each
    *,
    jabatan: tuple[str, ...],
    target: Path,
    unit: str | None,
    jenjang: str | None,
    each_unit: bool,
    overwrite: bool,
    folder: Path,
) -> None:
    """Buat lembar entri bagi e-SAKIP dan sistem lain: Excel untuk disalin, dan halaman HTML.

    Satu pasang berkas bagi setiap sistem. Kolom "Sudah diinput" dibaca kembali oleh pkdocs read.
    Kode keluar: 0 dibuat, 1 sumber salah satu perjanjian itu galat.
    """
    from pkdocs.app.handing.entry import Sheets, make_entry_sheets
    from pkdocs.app.terms import Which
    from pkdocs.cli import entered

    sheets = Sheets(target, each_unit=each_unit, overwrite=overwrite)
    done = make_entry_sheets(folder, Which(jabatan, unit, jenjang), sheets)
    frame.print_problems((*done.errors, *done.problems))
    frame.print_lines(entered.made(done))
    sys.exit(1 if done.errors else 0)


@click.command(cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@click.option("--unit", metavar="NAMA", help="Hanya unit kerja ini.")
@click.option(
    "--join",
    "other",
    type=_path,
    metavar="BERKAS",
    help="Tambahkan kejadian dari agenda komputer lain (salinan konflik) yang belum ada di sini.",
)
@frame.json_option
@frame.overwrite_option
@frame.folder_option
def agenda(  # noqa: PLR0913 - one option each
    *,
    jabatan: tuple[str, ...],
    unit: str | None,
    other: Path | None,
    as_json: bool,
    json_file: Path | None,
    overwrite: bool,
    folder: Path,
) -> None:
    """Tampilkan apa yang sudah terjadi dengan perjanjian, dan periksa setiap baris agenda."""
    from pkdocs.app.handing import joining, marking

    if other is not None:
        joined = joining.join_agenda(folder, other)
        frame.print_lines(lines.joined(joined, other))
        frame.print_problems(joined.problems)
        sys.exit(1 if joined.problems else 0)
    give = frame.json_out(as_json=as_json, json_file=json_file, overwrite=overwrite)
    told = marking.tell_agenda(folder, jabatan, unit)
    if give:
        give(frame.as_pieces(told.records()))
    else:
        frame.print_lines(lines.agenda(told))
    frame.print_problems(told.problems)
    sys.exit(1 if told.problems else 0)


@click.command(cls=Command)
@click.argument("peristiwa", metavar="PERISTIWA")
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@click.option("--tanggal", metavar="HARI", default="", help='Harinya, misalnya "6 Februari 2023".')
@click.option("--catatan", metavar="TEKS", default="", help="Catatan atau alasan.")
@click.option("--sistem", metavar="NAMA", default="", help="Sistem tempat semua barisnya diinput.")
@click.option("--undo", is_flag=True, help="Batalkan catatan itu.")
@frame.output_option
@frame.folder_option
def mark(  # noqa: PLR0913 - one option each
    *,
    peristiwa: str,
    jabatan: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    tanggal: str,
    catatan: str,
    sistem: str,
    undo: bool,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Catat PERISTIWA: diserahkan, diterima, diunggah, diinput, atau tanpa-perubahan."""
    from pkdocs.app.handing.marking import Mark
    from pkdocs.app.handing.marking import mark as note
    from pkdocs.app.terms import Which

    what = Mark(peristiwa, tanggal.strip(), catatan.strip(), sistem.strip(), undo)
    done = note(folder, Which(jabatan, unit, jenjang), what, output=output_folder)
    frame.print_problems((*done.warnings, *done.problems))
    frame.print_lines(lines.marked(done, what))
    sys.exit(1 if done.problems else 0)
