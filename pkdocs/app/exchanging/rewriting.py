"""Writing source files anew: each whole or not at all, and only where it is as it was seen."""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from pkdocs.app.terms import Refused
from pkdocs.base import disk, files, trouble
from pkdocs.base.problem import Problem

Seen = tuple[int, int] | None
"""How a file was before: size and time; None where there was none."""


def put_sources(folder: Path, contents: Mapping[str, tuple[Seen, bytes]], words: str) -> list[Path]:
    r"""Write source files of the project in `folder`, with the rights that they had.

    All of them are written beside their places first, so that what cannot be written at all leaves
    every file as it was. `words` tell what remained undone.

    Raises:
        Refused: Somebody saved one of them meanwhile, or one cannot be written.

    Example:
        >>> org = project / "org.yaml"
        >>> new = {"org.yaml": (files.look(org), org.read_bytes() + b"# lagi\n")}
        >>> [path.name for path in put_sources(project, new, "belum ditulis.")]
        ['org.yaml']
    """
    waiting: dict[Path, tuple[Path, Seen]] = {}
    try:
        for name, (seen, data) in contents.items():
            place = (folder / name).resolve()
            place.parent.mkdir(exist_ok=True)
            waiting[place] = files.write_temporary(place, data), seen
        for place, (temporary, seen) in waiting.items():
            if problem := _put(temporary, place, seen):
                raise Refused(words, [problem])
    except OSError as error:
        named = Path(error.filename or folder)
        raise Refused(words, [trouble.unwritten(named, error)]) from error
    finally:
        for temporary, _ in waiting.values():
            disk.discard(temporary)
    return [folder / name for name in contents]


def _put(temporary: Path, place: Path, seen: Seen) -> Problem | None:
    if seen is not None and os.name != "nt":  # there a file is read-only or not, and no more
        with disk.on_behalf_of(place):
            temporary.chmod(place.stat().st_mode)
    return files.flush_and_put(temporary, place, partial(files.saved_meanwhile, place, seen))
