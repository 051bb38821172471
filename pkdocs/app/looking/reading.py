"""Looking at agreements without making them: one in words, why a row is there, the tree."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.terms import Refused, check_ending, find_jabatan, find_perjanjian
from pkdocs.app.years import errors_for, errors_of, open_year
from pkdocs.base.placing import Maker, write_output
from pkdocs.base.problem import Problem
from pkdocs.outputs import record
from pkdocs.outputs import tree as trees
from pkdocs.outputs.description import describe, describe_people
from pkdocs.outputs.explain import explain_baris, explain_below


class Shown(Struct, frozen=True):
    """Agreements as data (`records`) or one in words (`lines`), and the errors that touch them."""

    lines: tuple[str, ...] = ()
    records: tuple[record.Record, ...] = ()
    errors: tuple[Problem, ...] = ()


def show(folder: Path, post: str) -> Shown:
    """Return the agreement of a post, in words and as data.

    Raises:
        Refused: The post is not there or has no indicators.

    Example:
        >>> show(project, "lurah melati").lines[1]
        'Perjanjian Kinerja 2023: siap'
    """
    year = open_year(folder)
    perjanjian = find_perjanjian(year, post)
    errors = errors_for(year, [perjanjian.jabatan], named=True)
    return Shown(tuple(describe(perjanjian)), (record.to_record(perjanjian),), tuple(errors))


def show_all(folder: Path) -> Shown:
    """Return all agreements of a project as data.

    Example:
        >>> len(show_all(project).records)
        8
    """
    year = open_year(folder)
    records = tuple(record.to_record(p) for p in year.perjanjian.values())
    return Shown(records=records, errors=tuple(errors_of(year)))


def show_people(folder: Path) -> Shown:
    """Return who holds which post of a project, and how each name was read.

    Example:
        >>> show_people(project).lines[1]
        'walikota: Wira Contoh'
    """
    year = open_year(folder)
    return Shown(tuple(describe_people(year.organisasi)), errors=tuple(errors_of(year)))


def explain(folder: Path, post: str, indikator: str, *, below: bool = False) -> Shown:
    """Return why a row stands in the agreement of a post: the chain from the pemilik down.

    With `below`, instead, whose agreements below rest on that row.

    Raises:
        Refused: The post is not there, or its agreement has no such indicator.

    Example:
        >>> explain(project, "kabag-satu", "2.1").lines[0][:3]
        '2.1'
    """
    year = open_year(folder)
    perjanjian = find_perjanjian(year, post)
    words = explain_below if below else explain_baris
    lines = words(year.perjanjian, perjanjian, indikator)
    if lines is None:
        own = ", ".join(b.kode for b in perjanjian.baris)
        kode = perjanjian.jabatan.kode
        raise Refused(f'perjanjian {kode} tidak memuat "{indikator}"; isinya {own}.')
    return Shown(tuple(lines), errors=tuple(errors_for(year, [perjanjian.jabatan], named=True)))


def tree(folder: Path, post: str | None = None) -> Sequence[str]:
    """Return the cascade as lines, from the pemilik or a post down.

    Raises:
        Refused: The post, or the pemilik, is not there.

    Example:
        >>> tree(project, "kabag-dua")[1].partition(":")[0]
        'Kepala Bagian Dua [kabag-dua]'
    """
    root, _ = _grow(folder, post)
    return [trees.LEGEND, *trees.render_text(root)]


def draw_tree(
    folder: Path, path: Path, post: str | None = None, *, overwrite: bool = False
) -> Path:
    """Write the cascade as an SVG picture; `overwrite` replaces a file that is no such picture.

    Raises:
        Refused: As `tree`; also where the picture cannot be written, or another file stands there.

    Example:
        >>> draw_tree(project, project / "pohon.svg").name
        'pohon.svg'
    """
    check_ending(path, ".svg", "--svg")
    root, tahun = _grow(folder, post)
    judul = f"Penurunan indikator {tahun}: {root.jabatan.nama}"
    picture = trees.render_svg(root, judul).encode()
    problem = write_output(path, [picture], Maker("tree", overwrite=overwrite))
    if problem:
        raise Refused("gambar tidak disimpan.", [problem])
    return path


def _grow(folder: Path, post: str | None) -> tuple[trees.Cabang, int]:
    year = open_year(folder)
    start: domain.KodeJabatan = find_jabatan(year, post).kode if post else year.katalog.pemilik
    if start not in year.organisasi.jabatan:
        raise Refused(f'pemilik "{start}" tidak ada di bagan; jalankan pkdocs check.')
    deep = [problem for problem in year.problems if problem.kode == "J024"]
    if deep:
        raise Refused("bagan terlalu dalam untuk digambar.", deep)
    return trees.build_tree(year.organisasi, year.perjanjian, start), year.katalog.tahun
