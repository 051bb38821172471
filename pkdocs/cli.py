"""The commands: options in, one call, exit code out. No logic of its own.

Exit codes: 0 fine (warnings or not), 1 errors in the sources, 2 wrong usage, 3 our bug,
130 Ctrl-C.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from pkdocs import __version__
from pkdocs.usage import Group, report_usage

if TYPE_CHECKING:
    from pkdocs import model
    from pkdocs.problem import Problem
    from pkdocs.year import Year

_folder = click.option(
    "-C",
    "folder",
    metavar="FOLDER",
    default=".",
    type=click.Path(path_type=Path),
    help="Folder proyek (bawaan: folder ini).",
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")


@click.group(cls=Group, subcommand_metavar="PERINTAH …")
@click.version_option(__version__, "--version", message="pkdocs %(version)s", help="Cetak versi.")
def cli() -> None:
    """Menyusun Perjanjian Kinerja dari org.yaml dan indicators.yaml."""


@cli.command()
@_folder
@_as_json
def check(folder: Path, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Periksa semua sumber dan template; sebut setiap masalah dengan tempatnya."""
    from pkdocs import generate
    from pkdocs.problem import Berat, has_error

    problems = generate.check_project(folder)
    if as_json:
        click.echo(json.dumps([p.as_dict() for p in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        errors = sum(p.berat is Berat.GALAT for p in problems)
        click.echo(f"{errors} galat, {len(problems) - errors} peringatan.")
    sys.exit(1 if has_error(problems) else 0)


@cli.command(name="generate")
@click.argument("jabatan", nargs=-1, metavar="[JABATAN]...")
@click.option("--unit", help="Hanya unit kerja ini dan yang di bawahnya.")
@click.option("--jenjang", help="Hanya jenjang ini, misalnya Pengawas.")
@click.option(
    "--output",
    "output_folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder keluaran (bawaan: output/<tahun> di folder proyek).",
)
@_folder
def generate_command(
    jabatan: tuple[str, ...],
    unit: str | None,
    jenjang: str | None,
    output_folder: Path | None,
    folder: Path,
) -> None:
    """Buat dokumen Word: semua, atau hanya JABATAN (kode atau nama) yang disebut."""
    from pkdocs import generate, output, project, report

    year = _load_year(folder)
    chosen = _choose(year, jabatan, unit, jenjang)
    ready = generate.load_form(folder, year.organisasi)
    _print_problems(ready.problems)
    blocked = year.blocked
    errors = report.errors_for(year, chosen, named=bool(jabatan))
    _print_problems(errors)
    if ready.value is None or blocked is None:
        _fail("tidak ada dokumen yang dibuat.")
    target = output_folder or folder / project.OUTPUT / str(year.katalog.tahun)
    unusable = output.prepare_folder(target)
    if unusable:
        _print_problems([unusable])
        _fail("tidak ada dokumen yang dibuat.")
    wanted = [
        year.perjanjian[j.kode]
        for j in chosen
        if j.kode in year.perjanjian and j.kode not in blocked
    ]
    made = list(generate.write_documents(ready.value, wanted, target))
    failed = [m.problem for m in made if m.problem]
    _print_problems(failed)
    for line in report.summarise(year, chosen, made, target):
        click.echo(line)
    sys.exit(1 if failed or errors else 0)


@cli.command()
@click.argument("jabatan", required=False)
@_folder
@_as_json
def show(jabatan: str | None, folder: Path, as_json: bool) -> None:  # noqa: FBT001 - as above
    """Tampilkan Perjanjian satu JABATAN, atau semuanya dengan --json."""
    from pkdocs import record, report

    year = _load_year(folder)
    if jabatan is None:
        if not as_json:
            raise click.UsageError("sebut satu JABATAN, atau tambahkan --json untuk semuanya.")
        _print_json([record.to_record(p) for p in year.perjanjian.values()])
        return
    perjanjian = _perjanjian(year, jabatan)
    if as_json:
        _print_json(record.to_record(perjanjian))
    else:
        for line in report.describe(perjanjian):
            click.echo(line)


@cli.command()
@click.argument("jabatan")
@click.argument("indikator")
@_folder
def explain(jabatan: str, indikator: str, folder: Path) -> None:
    """Jelaskan mengapa INDIKATOR (misalnya 2.1) ada pada perjanjian JABATAN."""
    from pkdocs.explain import explain_baris

    year = _load_year(folder)
    perjanjian = _perjanjian(year, jabatan)
    lines = explain_baris(year.organisasi, year.katalog, perjanjian, indikator)
    if lines is None:
        own = ", ".join(b.kode for b in perjanjian.baris)
        _fail(f'perjanjian {perjanjian.jabatan.kode} tidak memuat "{indikator}"; isinya {own}.')
    for line in lines:
        click.echo(line)


@cli.command()
@click.argument("jabatan", required=False)
@click.option(
    "--svg",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BERKAS",
    help="Simpan sebagai gambar SVG.",
)
@_folder
def tree(jabatan: str | None, svg: Path | None, folder: Path) -> None:
    """Tampilkan penurunan indikator sebagai pohon, seluruhnya atau mulai dari JABATAN."""
    from pkdocs import output
    from pkdocs import tree as trees

    year = _load_year(folder)
    start = _jabatan(year, jabatan).kode if jabatan else year.katalog.pemilik
    root = trees.build_tree(year.organisasi, year.perjanjian, start)
    if svg is None:
        click.echo(trees.LEGEND)
        for line in trees.render_text(root):
            click.echo(line)
        return
    judul = f"Penurunan indikator {year.katalog.tahun}: {root.jabatan.nama}"
    try:
        output.write_file(svg, trees.render_svg(root, judul).encode())
    except OSError as error:
        _print_problems([output.unwritten(svg, error)])
        sys.exit(1)
    click.echo(f"Gambar disimpan: {svg}")


@cli.command()
@_folder
def schema(folder: Path) -> None:
    """Tulis JSON Schema untuk penyunting YAML ke folder schema/."""
    from pkdocs import starter

    for path in starter.write_schemas(folder):
        click.echo(f"Ditulis: {path}")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Buat FOLDER proyek baru berisi sumber dan template."""
    from pkdocs import starter

    made = starter.create_project(folder)
    if made is None:
        _fail(f"{folder} sudah ada dan tidak kosong; pilih folder lain.")
    click.echo(f"Proyek dibuat di {folder}. Lanjutkan: pkdocs generate -C {folder}")


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; the one place that turns exceptions into exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli.main(args=args, prog_name="pkdocs", standalone_mode=False)
    except NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(2)
    except click.ClickException as error:
        report_usage(error)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dihentikan.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(1)
    except Exception:  # noqa: BLE001 - the one boundary: our bug becomes exit code 3
        sys.exit(_report_bug())


def _report_bug() -> int:
    import traceback

    log = Path(tempfile.gettempdir()) / "pkdocs-galat.log"
    log.write_text(traceback.format_exc(), encoding="utf-8")
    click.echo(f"pkdocs mengalami galat yang bukan kesalahan Anda. Catatannya: {log}", err=True)
    return 3


def _load_year(folder: Path) -> "Year":
    from pkdocs.year import load_year

    loaded = load_year(folder)
    if loaded.value is None:
        _print_problems(loaded.problems)
        _fail("sumber belum dapat dibaca; tidak ada yang dibuat.")
    return loaded.value


def _jabatan(year: "Year", text: str) -> "model.Jabatan":
    from pkdocs import selection

    found = selection.find_jabatan(year.organisasi, text)
    if found is None:
        raise click.UsageError(selection.unknown_jabatan(year.organisasi, text))
    return found


def _perjanjian(year: "Year", text: str) -> "model.Perjanjian":
    jabatan = _jabatan(year, text)
    if jabatan.kode not in year.perjanjian:
        _fail(f"{jabatan.nama} ({jabatan.kode}) belum memiliki indikator.")
    return year.perjanjian[jabatan.kode]


def _choose(
    year: "Year", texts: Sequence[str], unit: str | None, jenjang: str | None
) -> list["model.Jabatan"]:
    from pkdocs import selection

    everyone = list(year.organisasi.jabatan.values())
    chosen = [_jabatan(year, text) for text in texts] or everyone
    chosen = list({j.kode: j for j in chosen}.values())
    if unit is not None:
        chosen = [j for j in chosen if selection.in_unit(year.organisasi, j, unit)]
        if not chosen:
            raise click.UsageError(selection.unknown_word("unit", unit, (j.unit for j in everyone)))
    if jenjang is not None:
        chosen = [j for j in chosen if selection.has_jenjang(j, jenjang)]
        if not chosen:
            known = (j.jenjang for j in everyone)
            raise click.UsageError(selection.unknown_word("jenjang", jenjang, known))
    return chosen


def _print_problems(problems: "Sequence[Problem]") -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _print_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _fail(words: str) -> NoReturn:
    click.echo(f"Gagal: {words}", err=True)
    sys.exit(1)
