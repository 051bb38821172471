"""Measures `pkdocs diff` on made-up provinces, beside python-redlines on the same documents.

Run `uv run --with "python-redlines[docxodus]" python benchmarks/bench_compare.py [SIZES]`, by
default 1000 10000 60000 posts. For the first size it compares: pkdocs on its own documents, pkdocs
on the same documents without the data inside (so that their tables are read), and python-redlines
on ten of the pairs. For all sizes it prints the time and the peak memory of a whole run. One
target, one wording and one Pengukuran differ between the years, in every document. Ratios of one
run can be compared, times cannot.
"""

import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
from bench_batch import Measured, measure
from projects import make_project

SIZES = (1_000, 10_000, 60_000)
PEER_PAIRS = 10


def main() -> None:
    """Print the figures of every size."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for place, size in enumerate(sizes):
            lama, baru = make_years(Path(folder), size)
            pairs = len(list(baru.glob("*.docx")))
            own = measure("diff", str(lama), str(baru), "--json")
            tell(f"{pairs} pairs, data inside", pairs, own)
            if place == 0:
                compare_peer(Path(folder), lama, baru, own.seconds / pairs)


def tell(name: str, pairs: int, measured: Measured) -> None:
    """Print what a whole run took, from the start of the process to its end."""
    each = measured.seconds / pairs * 1000
    click.echo(
        f"{name:40}{measured.seconds:8.2f} s {each:8.3f} ms a pair {measured.parent:6.0f} MB"
    )


def make_years(folder: Path, posts: int) -> tuple[Path, Path]:
    """Return two folders of documents: last year's and this year's."""
    project = make_project(folder / "proyek", posts)
    text = (project / "indicators.yaml").read_text(encoding="utf-8")
    sides = []
    for year in ("2022", "2023"):
        changed = text.replace("2023", year, 1)
        if year == "2022":
            changed = _change(changed)
        (project / "indicators.yaml").write_text(changed, encoding="utf-8")
        sides.append(folder / f"{posts}-{year}")
        measure("generate", "-C", str(project), "--output", str(sides[-1]))
    return sides[0], sides[1]


def _change(text: str) -> str:
    for old, new in (
        ("88,5", "88,25"),
        ("Opini laporan Keuangan", "Opini atas Laporan Keuangan"),
        ("Peraturan Menteri PAN&RB No. 14", "Peraturan Menteri PAN dan RB Nomor 14"),
    ):
        if old not in text:
            raise SystemExit(f"{old!r} is not in the catalogue")
        text = text.replace(old, new)
    return text


def compare_peer(folder: Path, lama: Path, baru: Path, own: float) -> None:
    """Print what the same pairs cost without our data in them, and with python-redlines."""
    bare = [_strip(side, folder / f"polos-{side.name}") for side in (lama, baru)]
    names = sorted(path.name for path in baru.glob("*.docx"))
    tables = measure("diff", str(bare[0]), str(bare[1]), "--json")
    tell(f"{len(names)} pairs, tables read", len(names), tables)
    redline = _engine()
    chosen = names[:: max(1, len(names) // PEER_PAIRS)][:PEER_PAIRS]
    start = time.perf_counter()
    for name in chosen:
        redline((lama / name).read_bytes(), (baru / name).read_bytes())
    each = (time.perf_counter() - start) / len(chosen)
    click.echo(f"python-redlines, {len(chosen)} of the pairs {each * 1000:24.0f} ms a pair")
    click.echo(f"  against data inside  {each / own:8.0f} x")
    click.echo(f"  against tables read  {each / (tables.seconds / len(names)):8.0f} x")


def _engine() -> Callable[[bytes, bytes], bytes]:
    from python_redlines import DocxodusEngine

    engine = DocxodusEngine()

    def redline(lama: bytes, baru: bytes) -> bytes:
        made, _, errors = engine.run_redline("Pembanding", lama, baru)
        if not made:
            raise SystemExit(f"python-redlines failed: {errors}")
        return bytes(made)

    return redline


def _strip(side: Path, target: Path) -> Path:
    """A copy of the documents without register and without the data inside: as others make them."""
    target.mkdir()
    for path in sorted(side.glob("*.docx")):
        with (
            zipfile.ZipFile(path) as before,
            zipfile.ZipFile(
                target / path.name, "w", zipfile.ZIP_DEFLATED, compresslevel=1
            ) as after,
        ):
            for name in before.namelist():
                data = before.read(name)
                after.writestr(name, data.replace(b"urn:pkdocs", b"urn:lain"))
    return target


if __name__ == "__main__":
    subprocess.check_call([sys.executable, "-c", "import python_redlines"])
    main()
