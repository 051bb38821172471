"""Writing source files anew: each whole or not at all, and only where it is as it was seen."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from pkdocs.app.terms import Refused
from pkdocs.base import disk, files

Seen = tuple[int, int] | None
"""How a file was before: size and time; None where there was none."""


def put_sources(folder: Path, contents: Mapping[str, tuple[Seen, bytes]], words: str) -> list[Path]:
    r"""Write source files of the project in `folder`, with the rights that they had.

    All of them are written beside their places first, so that what cannot be written at all leaves
    every file as it was. `words` tell what remained undone.

    Raises:
        Refused: Somebody saved one of them meanwhile.
        OSError: One cannot be written.

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
            if seen is not None:
                temporary.chmod(place.stat().st_mode)
            problem = files.flush_and_put(
                temporary, place, partial(files.saved_meanwhile, place, seen)
            )
            if problem:
                raise Refused(words, [problem])
    finally:
        for temporary, _ in waiting.values():
            disk.discard(temporary)
    return [folder / name for name in contents]
