"""Events as they are noted: when, and by whom."""

import getpass
from datetime import datetime

import pytest

from pkdocs.app.noting import PELAKU, kejadian
from pkdocs.domain.agenda import Peristiwa


def test_an_event_has_the_time_with_its_zone_and_who_is_logged_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(PELAKU, raising=False)
    monkeypatch.setenv("LOGNAME", "ani")
    before = datetime.now().astimezone()
    own = kejadian(Peristiwa.DISERAHKAN, 2023, kode="camat-satu", catatan="loket")
    waktu = datetime.fromisoformat(own.waktu)
    assert before <= waktu <= datetime.now().astimezone()
    assert (own.pelaku, own.kode, own.catatan) == ("ani", "camat-satu", "loket")


def test_who_works_can_be_said_and_nobody_is_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PELAKU, " budi ")
    assert kejadian(Peristiwa.DISERAHKAN, 2023).pelaku == "budi"
    monkeypatch.delenv(PELAKU)

    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert kejadian(Peristiwa.DISERAHKAN, 2023).pelaku == ""
