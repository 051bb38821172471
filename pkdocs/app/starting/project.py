"""Starting: a new project, full or empty, from what comes with the package; schemas for editors."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pkdocs.app.terms import Refused, misused
from pkdocs.base import disk, files
from pkdocs.base.files import ORG
from pkdocs.base.placing import Maker, write_outputs
from pkdocs.base.problem import Span
from pkdocs.base.values import replace
from pkdocs.outputs.form import TEMPLATE
from pkdocs.sources.forms import schema
from pkdocs.sources.project import INDICATORS, load_project

_EMPTY = Path(__file__).parent / "kosong"
_DOUBLE_CLICKED = Path(__file__).parent / "pkdocs.cmd"
"""Lies in every project, for it may be made on one machine and used on Windows."""


def start_project(folder: Path, *, empty: bool = False) -> Path:
    """Create a project in a new or empty folder, and return it; all of it, or nothing.

    `empty`: sources without any content, with notes on what to fill in, and the template.

    Raises:
        Refused: Something is there, or what is to be copied lacks something.
        OSError: It cannot be written.

    Example:
        >>> sorted(path.name for path in start_project(project / "baru").glob("*.yaml"))
        ['indicators.yaml', 'instruksi.yaml', 'org.yaml', 'score-card.yaml']
    """
    shipped = _shipped()
    contents = _read(_EMPTY, (ORG, INDICATORS)) if empty else _read(shipped, _sources(shipped))
    contents |= _read(shipped, _templates(shipped))
    write_project(folder, contents)
    return folder


def write_project(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files of a new project, by their names in it, and what each has; all, or nothing.

    Each has the schemas, and `pkdocs.cmd` of this version, to be double-clicked on Windows. Cut
    short, it is no project: `org.yaml` comes last.

    Raises:
        Refused: Something is in the folder.
        OSError: It cannot be written.

    Example:
        >>> write_project(project / "baru", {"org.yaml": b"jabatan: []"})
        >>> sorted(path.name for path in (project / "baru").iterdir())
        ['org.yaml', 'pkdocs.cmd', 'schema']
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} sudah ada dan tidak kosong; pilih folder lain.")
    first = disk.beside(folder / ORG)  # in a folder inside, of a name no longer than this
    if long := files.too_long(first / name for name in contents):
        raise Refused("proyek tidak dibuat.", [replace(long, span=Span(folder.as_posix()))])
    folder.mkdir(parents=True, exist_ok=True)
    with disk.temporary_folder(prefix=".pkdocs-", inside=folder) as new:
        own = {_DOUBLE_CLICKED.name: _DOUBLE_CLICKED.read_bytes()}
        for berkas, data in {**contents, **own}.items():
            (new / berkas).parent.mkdir(parents=True, exist_ok=True)
            files.write_file(new / berkas, data)
        write_schemas(new)
        _move(sorted(new.iterdir(), key=lambda item: item.name == ORG), folder)


def _move(items: Sequence[Path], folder: Path) -> None:
    """Give everything its place in a folder, in this order, or nothing."""
    moved: list[Path] = []
    try:
        for item in items:
            disk.replace(item, folder / item.name)
            moved.append(folder / item.name)
    except OSError:
        for place in moved:
            disk.remove_tree(place) if place.is_dir() else disk.discard(place)
        raise


def write_schemas(folder: Path, *, overwrite: bool = False) -> list[Path]:
    """Write the JSON Schema of every kind of source file into `schema/`; return the files.

    `overwrite` replaces what is no schema as it was written here.

    Raises:
        Refused: The folder is not there, a schema cannot be written, or another file stands there.

    Example:
        >>> len(write_schemas(project))
        9
    """
    if not folder.is_dir():
        raise misused(f"folder {folder} tidak ada.")
    place, maker = folder / "schema", Maker("schema", overwrite=overwrite)
    texts = {place / f"{name}.schema.json": schema.json_schema(name) for name in schema.FORMS}
    problems = write_outputs(list(texts), map(str.encode, texts.values()), maker, place)
    if problems:
        raise Refused("skema tidak ditulis.", problems)
    return list(texts)


def _sources(folder: Path) -> Iterable[str]:
    """The names of all source files of a project, those that it names itself too."""
    loaded = load_project(folder)
    missing = [problem for problem in loaded.problems if problem.kode == "S001"]
    if loaded.value is None or missing:
        words = f"proyek tidak dibuat: yang akan disalin dari {folder} tidak lengkap."
        raise Refused(words, missing or loaded.problems)
    return loaded.value.berkas


def _templates(folder: Path) -> list[str]:
    """The names of all templates of a project, without what Word leaves beside an open one."""
    place = Path(TEMPLATE).parent
    found = (path.name for path in (folder / place).iterdir() if path.is_file())
    return [f"{place}/{n}" for n in sorted(found) if not files.is_passed(n)]


def _read(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names}


def _shipped() -> Path:
    """Where the shipped project lies: inside the installed package, or at the top of the source."""
    package = Path(__file__).parent.parent.parent
    inside = package / "contoh"
    return inside if inside.is_dir() else package.parent
