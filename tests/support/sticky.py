"""Files that stick, as on Windows while an antivirus, OneDrive or Word holds them.

What the door to the disk asks of the system (`disk._replace`, `_unlink`, `_open` of a file to write
in) is refused with Windows' error 32, for every file or for those of some names: some times, after
which it is done, or always.
"""

import errno
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pkdocs.base import disk

ALWAYS = 10**9
HELD = 32
_VAIN = 0.005
"""Seconds that are waited where waiting is in vain."""
_WRITING = os.O_WRONLY | os.O_RDWR


class Sticky:
    """What is held just now: by whom is no matter, only how often it is refused."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._times = 0
        self._names: tuple[str, ...] = ()
        self._acts: tuple[str, ...] = ()
        self._refused: Counter[tuple[str, str]] = Counter()
        self._patch = patch
        patch.setattr(disk, "_FIRST", 0.0005)
        for act in ("replace", "unlink", "open"):
            patch.setattr(disk, f"_{act}", self._sticking(act, getattr(disk, f"_{act}")))

    def hold(
        self,
        *names: str,
        times: int = ALWAYS,
        acts: tuple[str, ...] = ("replace", "unlink", "open"),
    ) -> None:
        """Let these files stick from now on, all where none is named, for so many tries each.

        A name may have its folder before it. `acts` may be "read", too.
        """
        self._times, self._names, self._acts = times, names, acts
        self._refused.clear()
        self._patch.setattr(disk, "_left", {})
        self._patch.setattr(disk, "PATIENCE", _VAIN if times == ALWAYS else disk.PATIENCE)

    @property
    def refused(self) -> int:
        """Return how often something was refused since."""
        return self._refused.total()

    def _sticking(self, act: str, real: Callable[..., int | None]) -> Callable[..., int | None]:
        def do(*given: Any) -> int | None:
            path = given[1] if act == "replace" else given[0]
            kind = act if act != "open" or given[1] & _WRITING else "read"
            if kind in self._acts and self._sticks(act, str(path)):
                error = PermissionError(errno.EACCES, "held", str(given[0]))
                error.winerror = HELD  # type: ignore[attr-defined,unused-ignore]
                raise error
            return real(*given)

        return do

    def _sticks(self, act: str, path: str) -> bool:
        own = Path(path).as_posix()
        if self._names and not any(f"/{own}".endswith(f"/{name}") for name in self._names):
            return False
        self._refused[act, path] += 1
        return self._refused[act, path] <= self._times
