"""The words that all outputs of a recap have in common."""

from pkdocs.domain import Tanggal
from pkdocs.domain.agenda import Peristiwa
from pkdocs.outputs.recap.words import KEMAJUAN, day_of, name_tenggat, notes, parsed_day
from pkdocs.rules.rekap import Kemajuan, Langkah, baris_rekap, rekap
from tests.support.rekap import HARI, TENGGAT, event, post


def test_every_state_has_words() -> None:
    assert set(KEMAJUAN) == set(Kemajuan)


def test_the_day_of_an_event_is_the_one_that_was_told_else_when_it_was_noted() -> None:
    noted, told = event(Peristiwa.DITERIMA), event(Peristiwa.DITERIMA, tanggal="2023-02-10")
    assert (day_of(None), day_of(noted), day_of(told)) == (
        "",
        "6 Februari 2023",
        "10 Februari 2023",
    )
    assert parsed_day(told) == Tanggal(2023, 2, 10)
    vague = event(Peristiwa.DITERIMA, tanggal="sesudah Lebaran")
    assert (day_of(vague), parsed_day(vague)) == ("sesudah Lebaran", None)


def test_what_is_late_is_said_first_then_why_it_waits() -> None:
    late = baris_rekap(
        post("satu", Kemajuan.KONSEP, alasan=("belum diturunkan",)), tuple(Langkah)[:1]
    )
    assert list(notes(late)) == [
        "terlambat: belum ditandatangani",
        "belum diturunkan",
        "dokumennya belum dibuat",
    ]
    signed = post("dua", Kemajuan.DITANDATANGANI)
    assert list(notes(baris_rekap(signed, ()))) == []
    assert list(notes(baris_rekap(post("tiga", dibuat=True), ()))) == []


def test_only_steps_with_a_day_are_named() -> None:
    found = rekap(2023, (), TENGGAT, HARI)
    assert [own for own, _ in name_tenggat(found)] == [
        Langkah.DITANDATANGANI,
        Langkah.DIINPUT,
        Langkah.DISERAHKAN,
    ]
