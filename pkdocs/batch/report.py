"""What a run did, and whether there is anything to do: the latter looked up, no source read.

A re-run with nothing changed takes the time of starting Python; hence what it needs is little. It
says nothing that `store.standing` would not say: it only knows one case where all is current.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field

from pkdocs import __version__
from pkdocs.base.disk import is_leftover
from pkdocs.base.files import AGENDA, UNITS, list_files, list_yaml
from pkdocs.base.names import names_beside, unread_copies
from pkdocs.base.problem import Problem
from pkdocs.outputs.arms import LAMBANG, PLACEHOLDER, check_arms
from pkdocs.store.register import ARCHIVE, Entri, Register, hash_bytes, hash_file, read_register

_PROGRAM = "pkdocs"


class Report(Struct):
    """What a run did, by stem; `entri` are the documents it was about, as they are now.

    `lambang` is the sha256 (hex) of the arms they print, "" where nobody knows. `register` is what
    it wrote, None where there was nothing to do.
    """

    entri: dict[str, Entri] = field(default_factory=dict)
    lambang: str = ""
    archives: bool = False
    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Those of the edited that are documents of pkdocs, but not the one that belongs there."""
    frozen: list[str] = field(default_factory=list)
    missing_frozen: list[str] = field(default_factory=list)
    """Frozen, and the file that was signed does not lie in this folder."""
    changed_frozen: list[str] = field(default_factory=list)
    """Frozen, and another file than was signed lies there."""
    outdated_frozen: list[str] = field(default_factory=list)
    hand_signed: list[str] = field(default_factory=list)
    """Frozen as somebody edited it by hand; its perubahan says what the sources say."""
    unchanged_frozen: list[str] = field(default_factory=list)
    not_frozen: list[str] = field(default_factory=list)
    orphaned: list[str] = field(default_factory=list)
    orphaned_frozen: list[str] = field(default_factory=list)
    """Signed, and no post has that code any more."""
    spare: list[str] = field(default_factory=list)
    unneeded_edited: list[str] = field(default_factory=list)
    """No post needs them any more, and they or their PDF were edited: nobody's to remove."""
    pruned: list[str] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    agenda: list[Problem] = field(default_factory=list)
    """Lines of the agenda that are broken; all others count."""
    register: Register | None = None

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return what to heed of the agenda, and before the documents of this run are signed."""
        ready = any(entri.is_ready for entri in self.entri.values())
        return (*self.agenda, *check_arms(self.lambang, ready=ready))

    @property
    def has_placeholder(self) -> bool:
        """Return whether its documents print the placeholder for the arms."""
        return self.lambang == PLACEHOLDER


def unchanged_report(folder: Path, place: Path, *, archives: bool, named: bool) -> Report | None:
    """Return the report of a run with nothing to do, found without reading the sources as such.

    `named`: the folder must be called after the year. None unless the last run was complete,
    neither sources nor template nor program nor any document has changed since, and no run left
    anything to sweep.
    """
    register = read_register(place, 0).value
    if register is None or not register.sumber or (named and place.name != str(register.tahun)):
        return None
    names = [name for name in register.sumber if name != _PROGRAM]
    try:
        hashes = _hash_files(folder, names)
        others = _of_units(names) != list_yaml(folder / UNITS)
        copies = names_beside(folder, AGENDA) or unread_copies(folder, names)
    except OSError:
        return None
    if others or copies or with_program(hashes, archives=archives) != register.sumber:
        return None
    files = list_files(place)
    if any(map(is_leftover, files)) or _is_corrected(folder, place, register):
        return None
    own = {s: e for s, e in register.dokumen.items() if (e.jenis == ARCHIVE) == archives}
    signed = [e for e in register.dokumen.values() if e.beku]  # what an archive holds as it is
    for entri in (*own.values(), *signed):
        stat = files.get(entri.berkas)
        if stat != (entri.ukuran, entri.waktu) or entri.lama or (entri.beku and not archives):
            return None
    lambang = register.sumber.get(LAMBANG, "")
    return Report(own, lambang, kept=list(own), archives=archives)


def _is_corrected(folder: Path, place: Path, register: Register) -> bool:
    """Whether the agenda of a project knows better what was signed, or cannot be read whole."""
    if not (folder / AGENDA).exists():
        return False
    from pkdocs.store.signed import read_books

    books = read_books(folder, place, 0)
    return books.value is None or bool(books.problems) or books.value.register != register


def _of_units(names: Iterable[str]) -> list[str]:
    """The files of units among sources: a new one has no hash that could have changed."""
    inside = f"{UNITS}/"
    return sorted(name.removeprefix(inside) for name in names if name.startswith(inside))


def with_program(hashes: Mapping[str, str], *, archives: bool) -> dict[str, str]:
    """Return what a run is made from: program and shape, and each file's hash by its name."""
    shape = "arsip" if archives else "dokumen"
    return {_PROGRAM: f"{__version__} {shape}", **hashes}


def _hash_files(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The hash of each file by its name; a missing one has the hash of nothing."""
    paths = ((name, folder / name) for name in names)
    return {name: hash_file(path) if path.is_file() else hash_bytes(b"") for name, path in paths}
