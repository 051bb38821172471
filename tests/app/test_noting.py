"""Events as they are noted: when, and by whom."""

import getpass
from datetime import datetime

import pytest

from pkdocs.app.noting import PELAKU, adopted, dibekukan, dilepas, kejadian
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Peristiwa
from pkdocs.store.register import Entri, Register
from pkdocs.store.signed import join_books
from tests.support.listed import entry


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


def register(own: Entri) -> Register:
    return Register(2023, {}, {own.stem: own})


def test_a_lost_signing_is_noted_once_with_the_time_that_the_register_has() -> None:
    signed = entry("a-perubahan-1", beku=True, dibekukan="2023-02-06T08:00:00+07:00")
    begun, noted = adopted(join_books(register(signed), []))
    assert (begun.peristiwa, begun.waktu == signed.dibekukan) == (Peristiwa.PERUBAHAN, False)
    assert (noted.peristiwa, noted.waktu) == (Peristiwa.BEKU, signed.dibekukan)
    books = join_books(register(signed), [begun, noted])
    assert (list(adopted(books)), books.problems) == ([], ())


def test_what_may_have_been_released_is_noted_as_signed_only_where_it_is_meant() -> None:
    other = entry("a", beku=True, sha256="lain")
    events = [*dibekukan(entry("a"), 2023, {})]
    events += [own._replace(melepas="") for own in dilepas(entry("a"), 2023, events)]
    books = join_books(register(other), events)
    assert [problem.kode for problem in books.problems] == ["F022"]
    assert list(adopted(books)) == []
    (noted,) = adopted(books, ["a"])
    assert (noted.docx, noted.catatan != "") == ("lain", True)
    same = replace(other, sha256=entry("a").sha256)
    assert join_books(register(same), events).problems == ()
