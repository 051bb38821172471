"""Commands that only read: check, show, explain, tree, status."""

import sys
from pathlib import Path

import click

from pkdocs.cli import frame
from pkdocs.cli.usage import Command


@click.command(cls=Command)
@frame.folder_option
@frame.json_option
def check(folder: Path, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Periksa semua sumber dan template; sebut setiap masalah dengan tempatnya."""
    from pkdocs.base.problem import Berat, has_error
    from pkdocs.batch import run

    problems = run.check_project(folder)
    if as_json:
        frame.print_json([p.as_dict() for p in problems])
    else:
        frame.print_lines(map(str, problems))
        errors = sum(p.berat is Berat.GALAT for p in problems)
        click.echo(f"{errors} galat, {len(problems) - errors} peringatan.")
    sys.exit(1 if has_error(problems) else 0)


@click.command(cls=Command)
@click.argument("jabatan", required=False)
@frame.folder_option
@frame.json_option
def show(jabatan: str | None, folder: Path, as_json: bool) -> None:  # noqa: FBT001 - as above
    """Tampilkan Perjanjian satu JABATAN, atau semuanya dengan --json."""
    from pkdocs.outputs import description, record

    year = frame.load_year(folder)
    if jabatan is None:
        if not as_json:
            raise click.UsageError("sebut satu JABATAN, atau tambahkan --json untuk semuanya.")
        frame.print_json([record.to_record(p) for p in year.perjanjian.values()])
        sys.exit(frame.tell_errors(year))
    perjanjian = frame.find_perjanjian(year, jabatan)
    if as_json:
        frame.print_json(record.to_record(perjanjian))
    else:
        frame.print_lines(description.describe(perjanjian))
    sys.exit(frame.tell_errors(year, [perjanjian.jabatan], named=True))


@click.command(cls=Command)
@click.argument("jabatan")
@click.argument("indikator")
@frame.folder_option
def explain(jabatan: str, indikator: str, folder: Path) -> None:
    """Jelaskan mengapa INDIKATOR (misalnya 2.1) ada pada perjanjian JABATAN."""
    from pkdocs.outputs.explain import explain_baris

    year = frame.load_year(folder)
    perjanjian = frame.find_perjanjian(year, jabatan)
    lines = explain_baris(year.organisasi, year.katalog, perjanjian, indikator)
    if lines is None:
        own = ", ".join(b.kode for b in perjanjian.baris)
        kode = perjanjian.jabatan.kode
        frame.fail(f'perjanjian {kode} tidak memuat "{indikator}"; isinya {own}.')
    frame.print_lines(lines)
    sys.exit(frame.tell_errors(year, [perjanjian.jabatan], named=True))


@click.command(cls=Command)
@click.argument("jabatan", required=False)
@click.option(
    "--svg",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    help="Simpan sebagai gambar SVG.",
)
@frame.folder_option
def tree(jabatan: str | None, svg: Path | None, folder: Path) -> None:
    """Tampilkan penurunan indikator sebagai pohon, seluruhnya atau mulai dari JABATAN."""
    from pkdocs.base import files
    from pkdocs.outputs import tree as trees

    year = frame.load_year(folder)
    start = frame.find_jabatan(year, jabatan).kode if jabatan else year.katalog.pemilik
    if start not in year.organisasi.jabatan:
        frame.fail(f'pemilik "{start}" tidak ada di bagan; jalankan pkdocs check.')
    root = trees.build_tree(year.organisasi, year.perjanjian, start)
    if svg is None:
        click.echo(trees.LEGEND)
        frame.print_lines(trees.render_text(root))
        return
    judul = f"Penurunan indikator {year.katalog.tahun}: {root.jabatan.nama}"
    try:
        files.write_file(svg, trees.render_svg(root, judul).encode())
    except OSError as error:
        frame.print_problems([files.unwritten(svg, error)])
        sys.exit(1)
    click.echo(f"Gambar disimpan: {svg}")


@click.command(cls=Command)
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@frame.unit_option
@frame.jenjang_option
@frame.output_option
@frame.folder_option
def status(
    *,
    jabatan: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Tampilkan keadaan setiap dokumen: semua, atau hanya JABATAN (kode atau nama) yang disebut.

    mutakhir, usang (sumbernya berubah), disunting tangan, beku, hilang, belum dibuat, dalam
    arsip, atau yatim (jabatannya tidak ada lagi).
    """
    from pkdocs.batch.plan import read_folder
    from pkdocs.outputs import description
    from pkdocs.store.register import read_register

    year = frame.load_year(folder)
    chosen = frame.choose(year, jabatan, unit, jenjang)
    whole = not (jabatan or unit or jenjang)
    target = frame.find_output(year, folder, output_folder)
    register = read_register(target, year.katalog.tahun)
    if register.value is None:
        frame.print_problems(register.problems)
        sys.exit(1)
    now = read_folder(target, register.value)
    frame.print_lines(description.status_table(year, folder, now, chosen, whole=whole))
    sys.exit(frame.tell_errors(year, chosen, named=bool(jabatan)))
