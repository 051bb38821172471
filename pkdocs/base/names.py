"""Names of files in a folder: how each is spelled there, and which tell that they are copies.

OneDrive writes `register-PC-01.json`, Google Drive `register (1).json`, Dropbox `register (PC-01's
conflicted copy 2026-11-27).json`, Syncthing `register.sync-conflict-….json`, Explorer
`register - Copy.json`, a hand `Salinan register.json`. What a copy holds is for others to say.
"""

import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path, PurePath, PurePosixPath

from pkdocs.base.files import UNITS, is_hidden
from pkdocs.base.text import one_name

_YAML = (".yaml", ".yml")
_YEAR = re.compile(r"[\W_]*20[0-9]{2}[\W_]*")
"""What may stand beside a name that is kept on purpose: the year that a source was of."""


def names_beside(folder: Path, name: str) -> list[str]:
    """Return the names in a folder that hold the whole of another's, sorted: `register (1).json`.

    The ending is the same, letters may be large or small. Where these are nothing, one that differs
    in them alone is the file itself. Without a folder there are none.

    Raises:
        OSError: The folder cannot be read.
    """
    if not folder.is_dir():
        return []
    wanted = PurePath(one_name(name))
    with os.scandir(folder) as entries:  # of sixty thousand names few have the ending
        alike = [own.name for own in entries if own.name.lower().endswith(wanted.suffix)]
    shown = [own for own in alike if not is_hidden(own) and wanted.stem in one_name(own)]
    ours = _spelled(folder / name, alike).name
    return sorted(own for own in shown if own != ours and not (folder / own).is_dir())


def copies_beside(folder: Path, name: str) -> list[str]:
    """Return the names among `names_beside` in which that name stands as a word: `org (1).yaml`.

    Not `organisasi.yaml`, and not what is kept under its year, `org-2022.yaml`.

    Raises:
        OSError: The folder cannot be read.
    """
    beside = names_beside(folder, name)
    if not beside:
        return []
    stem = re.escape(PurePath(one_name(name)).stem)
    word = re.compile(rf"(?<![^\W_]){stem}(?![^\W_])")

    def is_copy(own: str) -> bool:
        rest = word.sub("", PurePath(one_name(own)).stem, count=1)
        return bool(word.search(one_name(own))) and not _YEAR.fullmatch(rest)

    return list(filter(is_copy, beside))


def unread_copies(folder: Path, names: Collection[str]) -> list[str]:
    """Return the copies beside these sources of a project that are none of them, by their paths.

    Names and paths are relative to `folder`, with `/`. What is no YAML has none here, and beside
    the file of a unit none lies unread.

    Raises:
        OSError: A folder cannot be read.
    """
    whole = (n for n in names if n.lower().endswith(_YAML) and not n.startswith(f"{UNITS}/"))
    beside = (
        (PurePosixPath(name).parent / own).as_posix()
        for name in whole
        for own in copies_beside((folder / name).parent, PurePosixPath(name).name)
    )
    return sorted({*beside} - {*names})


def as_spelled(paths: Iterable[Path]) -> list[Path]:
    """Return files by the names that they have on the disk, which may differ in letters.

    One that is not there stays as it was asked for.

    Raises:
        OSError: A folder cannot be read.
    """
    listed: dict[Path, set[str]] = {}
    found = []
    for path in paths:
        names = listed.get(path.parent)
        if names is None:
            names = listed[path.parent] = {own.name for own in path.parent.iterdir()}
        found.append(_spelled(path, names))
    return found


def _spelled(path: Path, names: Collection[str]) -> Path:
    """The file by its name among these: what is there under none of them is so in other letters.

    No numbers of files are asked: some systems give one for each way that a name is written.
    """
    if path.name in names or not path.exists():
        return path
    alike = (path.with_name(own) for own in names if one_name(own) == one_name(path.name))
    return next(alike, path)
