"""Starting: a new project from the data that comes with the package; schemas for editors."""

import shutil
from pathlib import Path

from pkdocs.app.terms import Refused
from pkdocs.base.files import write_file
from pkdocs.sources import forms

_FILES = (
    "org.yaml",
    "indicators.yaml",
    "score-card.yaml",
    "templates/perjanjian-kinerja.docx",
    "templates/lambang.png",
)


def start_project(folder: Path) -> Path:
    """Create a project in a new or empty folder, and return it.

    Raises:
        Refused: Something is there.
        OSError: It cannot be written.

    Example:
        >>> sorted(path.name for path in start_project(project / "baru").glob("*.yaml"))
        ['indicators.yaml', 'org.yaml', 'score-card.yaml']
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} sudah ada dan tidak kosong; pilih folder lain.")
    source = _shipped()
    for name in _FILES:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, place)
    write_schemas(folder)
    return folder


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schema of every kind of source file into `schema/`; return the files.

    Example:
        >>> len(write_schemas(project))
        4
    """
    place = folder / "schema"
    place.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in forms.FORMS:
        path = place / f"{name}.schema.json"
        write_file(path, forms.json_schema(name).encode())
        paths.append(path)
    return paths


def _shipped() -> Path:
    """Where the shipped project lies: inside the installed package, or at the top of the source."""
    package = Path(__file__).parent.parent
    inside = package / "contoh"
    return inside if inside.is_dir() else package.parent
