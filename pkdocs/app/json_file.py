"""JSON for other programs in a file that a user named: UTF-8, whole or not at all.

A shell that redirects may write another encoding: PowerShell 5 makes UTF-16 of it, from what it
took for another code page.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from pkdocs.app.terms import Refused, check_apart, check_ending
from pkdocs.base.placing import Maker, hindrance, write_output
from pkdocs.base.problem import Problem

_UNWRITTEN = "JSON tidak disimpan."


def json_file(path: Path, maker: Maker) -> Callable[[Iterable[str]], None]:
    """Return what writes JSON, given piece by piece, to a file; its mark is a `$comment` there.

    Raises:
        Refused: Now or when it is called: the file does not end as JSON does, it would lie among
            documents, another stands there, it cannot be written.

    Example:
        >>> write = json_file(project / "daftar.json", Maker("status"))
        >>> write(["[]"])
        >>> (project / "daftar.json").read_text("utf-8")
        '[]'
    """
    check_ending(path, ".json", "--json-file")
    check_apart(path.parent, "--json-file")
    _see_to(hindrance(path, maker))
    return partial(_write, path, maker)


def _write(path: Path, maker: Maker, pieces: Iterable[str]) -> None:
    _see_to(write_output(path, (piece.encode(errors="replace") for piece in pieces), maker))


def _see_to(problem: Problem | None) -> None:
    if problem is not None:
        raise Refused(_UNWRITTEN, [problem])
