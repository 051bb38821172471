"""Events as they are noted: with the time it is, and who works here. It decides nothing."""

import getpass
import os
from datetime import datetime
from typing import Any

from pkdocs.domain.agenda import Kejadian, Peristiwa

PELAKU = "PKDOCS_PELAKU"
"""The variable that says who works, where the name of the login does not."""


def kejadian(peristiwa: Peristiwa, tahun: int, **rest: Any) -> Kejadian:
    """Return an event of now; `rest` are the other fields of a Kejadian.

    Example:
        >>> from pkdocs.domain.agenda import Peristiwa
        >>> kejadian(Peristiwa.DISERAHKAN, 2023, kode="camat-mawar").kode
        'camat-mawar'
    """
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Kejadian(now, _pelaku(), peristiwa, tahun, **rest)


def _pelaku() -> str:
    told = os.environ.get(PELAKU, "").strip()
    if told:
        return told
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody is logged in: a container, a service
        return ""
