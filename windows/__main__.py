"""`python -m windows`: build `dist/pkdocs-<version>-windows.zip`."""

import argparse
import tempfile
from pathlib import Path

from windows import wheels, zipped


def main() -> None:
    """Build the zip and tell its size; a failing step ends with what uv or pip said."""
    parser = argparse.ArgumentParser(prog="python -m windows", description=__doc__)
    parser.add_argument(
        "--python",
        action="append",
        choices=wheels.VERSIONS,
        help="for this version of Python only; may be repeated (else: for all)",
    )
    parser.add_argument("-o", "--output", type=Path, default=wheels.ROOT / "dist", help="folder")
    wanted = parser.parse_args()
    versions = tuple(wanted.python or wheels.VERSIONS)
    with tempfile.TemporaryDirectory(prefix="pkdocs-windows-") as name:
        folder = Path(name)
        found = wheels.collect(versions, folder / "wheels")
        made = zipped.write_zip(found, versions, folder / "proyek", wanted.output)
    size = made.stat().st_size / 1_000_000
    print(f"{made}: {size:.0f} MB, {len(found)} wheels, Python {', '.join(versions)}")


if __name__ == "__main__":
    main()
