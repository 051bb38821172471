"""The scans of signed papers in a project: each a copy under its own hash, never written over.

They lie beside the agenda, not in the output folder, which people delete. Whose each is, the agenda
says.
"""

import os
from functools import partial
from pathlib import Path

from pkdocs.base import files, trouble
from pkdocs.base.problem import Problem, Span
from pkdocs.store.register import hash_bytes

FOLDER = "pindaian"
MOST_BYTES = 200_000_000
"""A scan in colour, of many pages; what is larger is none."""


def path_of(folder: Path, sha256: str) -> Path:
    """Return where the project in `folder` keeps the scan of that hash (hex)."""
    return folder / FOLDER / f"{sha256}.pdf"


def put_scan(folder: Path, data: bytes) -> Problem | None:
    """Keep a copy of a scan, whole and on the disk before this returns.

    One that lies there already stays. Problem U014: what lies there has not the hash that is its
    name. F004: it cannot be written.
    """
    path = path_of(folder, hash_bytes(data))
    look = partial(_hindrance, path)
    try:
        if os.path.lexists(path):
            return look()
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = files.write_temporary(path, data)
        return files.flush_and_put(temporary, path, look)
    except OSError as error:
        return trouble.unwritten(path, error)


def read_scan(folder: Path, sha256: str) -> bytes | Problem:
    """Return the scan of that hash; U014 where its copy says something else now, F004 unread."""
    path = path_of(folder, sha256)
    try:
        data = files.read_whole(path, MOST_BYTES)
    except OSError as error:
        return trouble.unwritten(path, error)
    return data if hash_bytes(data) == sha256 else _changed(path)


def _hindrance(path: Path) -> Problem | None:
    """What keeps a copy from being put there: another file. The same one may be put again."""
    if not os.path.lexists(path):
        return None
    found = read_scan(path.parent.parent, path.stem)
    return found if isinstance(found, Problem) else None


def _changed(path: Path) -> Problem:
    pesan = (
        "salinan pindaian ini rusak atau diubah sejak diterima; pindahkan, lalu terima pindaiannya "
        "sekali lagi (pkdocs freeze --scan)."
    )
    return Problem(Span(path.as_posix()), "U014", pesan)
