"""What the events of a year come to for each agreement."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain import Tanggal
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.riwayat import all_diinput, all_riwayat, by_kode, impossible, told_day

TAHUN = 2023


def event(
    peristiwa: Peristiwa, kode: str = "camat-satu", nomor: int = 0, **rest: object
) -> Kejadian:
    return Kejadian("2023-02-06T08:00:00+07:00", "ani", peristiwa, TAHUN, kode, nomor, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("peristiwa", "field"),
    [
        (Peristiwa.BEKU, "beku"),
        (Peristiwa.PERUBAHAN, "perubahan"),
        (Peristiwa.PINDAIAN, "pindaian"),
        (Peristiwa.DIUNGGAH, "diunggah"),
        (Peristiwa.DISERAHKAN, "diserahkan"),
        (Peristiwa.DITERIMA, "diterima"),
    ],
)
def test_the_last_event_counts_and_one_taken_back_does_not(
    peristiwa: Peristiwa, field: str
) -> None:
    first, second = event(peristiwa, catatan="satu"), event(peristiwa, catatan="dua")
    found = all_riwayat([first, second], TAHUN)["camat-satu", 0]
    assert getattr(found, field) == second
    back = all_riwayat([first, event(peristiwa, batal=True)], TAHUN)["camat-satu", 0]
    assert getattr(back, field) is None
    assert back.lepas is (field == "beku")


def test_what_is_signed_again_is_not_released() -> None:
    events = [event(Peristiwa.BEKU), event(Peristiwa.BEKU, batal=True), event(Peristiwa.BEKU)]
    found = all_riwayat(events, TAHUN)["camat-satu", 0]
    assert (found.beku, found.lepas) == (events[-1], False)


def test_what_became_of_one_document_did_not_become_of_the_next() -> None:
    """Signed, scanned and handed over, released, and signed as another document."""
    kinds = (Peristiwa.PINDAIAN, Peristiwa.DIUNGGAH, Peristiwa.DISERAHKAN, Peristiwa.DITERIMA)
    became = [event(own) for own in kinds]
    back = event(Peristiwa.BEKU, batal=True)

    def left(*docx: str) -> set[object]:
        events = [event(Peristiwa.BEKU, docx="a"), *became, back]
        for sha256 in docx:
            events += [event(Peristiwa.BEKU, docx=sha256), back]
        found = all_riwayat(events, TAHUN)["camat-satu", 0]
        return {found.pindaian, found.diunggah, found.diserahkan, found.diterima}

    assert left("a") == left("a", "a") == left("") == set(became)
    assert left("b") == left("a", "b") == {None}
    assert left("b", "a") == set(became), "it is that document again"


def test_what_was_declined_of_one_document_is_not_declined_of_the_next() -> None:
    declined = event(Peristiwa.TANPA_PERUBAHAN, perjanjian="x")
    first = [at(1, docx="a"), declined, at(2, batal=True, melepas=at(1).waktu)]
    assert all_riwayat(first, TAHUN)["camat-satu", 0].ditolak == {"x"}
    assert all_riwayat([*first, at(3, docx="b")], TAHUN)["camat-satu", 0].ditolak == set()
    again = [*first, at(3, docx="a")]
    assert all_riwayat(again, TAHUN)["camat-satu", 0].ditolak == {"x"}


def test_a_scan_stays_that_of_its_document() -> None:
    scan = event(Peristiwa.PINDAIAN, pdf="s")
    signed_twice = [at(1, docx="a"), scan, at(2, docx="b")]
    found = all_riwayat(signed_twice, TAHUN)["camat-satu", 0]
    assert (found.pindaian, found.pindaian_lama) == (None, frozenset({"s"}))
    released = [*signed_twice, at(3, batal=True, melepas=at(2).waktu)]
    found = all_riwayat(released, TAHUN)["camat-satu", 0]
    assert (found.pindaian, found.pindaian_lama) == (scan, frozenset()), (
        "another signing was a mistake"
    )
    back = [*signed_twice, event(Peristiwa.PINDAIAN, pdf="s", batal=True)]
    assert all_riwayat(back, TAHUN)["camat-satu", 0].pindaian_lama == set()


def test_what_became_of_a_document_signed_again_stays() -> None:
    once = [event(Peristiwa.BEKU, docx="a"), event(Peristiwa.BEKU, docx="b")]
    scan = event(Peristiwa.PINDAIAN)
    found = all_riwayat([*once, scan, event(Peristiwa.BEKU, docx="b")], TAHUN)["camat-satu", 0]
    assert found.pindaian == scan


def at(day: int, asal: str = "", **rest: Any) -> Kejadian:
    waktu = f"2023-02-{day:02}T08:00:00+07:00"
    return event(Peristiwa.BEKU, asal=asal, **rest)._replace(waktu=waktu)


def signed(*events: Kejadian) -> list[Kejadian]:
    found = all_riwayat(events, TAHUN)["camat-satu", 0]
    assert found.beku == (found.tertanda[-1] if found.tertanda else None)
    assert found.lepas is (found.beku is None)
    return list(found.tertanda)


def test_a_release_takes_back_the_signing_that_it_names_whoever_signed_last() -> None:
    ani, budi = at(1, "ani"), at(2)
    back = at(3, "ani", batal=True, melepas=ani.waktu)
    assert signed(ani, budi, back) == [budi]
    assert signed(budi, back, ani) == [budi]
    assert signed(ani, budi, back, at(4, batal=True, melepas=budi.waktu)) == []


def test_a_release_that_names_none_is_of_its_own_computer_or_of_the_only_signing() -> None:
    ani, budi, third = at(1, "ani"), at(2), at(3, "citra")
    assert signed(ani, budi, at(4, "ani", batal=True)) == [budi]
    assert signed(ani, budi, at(4, batal=True)) == [ani]
    assert signed(budi, at(4, "ani", batal=True)) == []
    assert signed(budi, third, at(4, "ani", batal=True)) == [budi, third]
    assert signed(at(4, batal=True)) == []


def test_a_signing_is_known_by_its_time_taken_back_or_not() -> None:
    back = at(4, batal=True, melepas="2023-02-09T08:00:00+07:00")
    found = all_riwayat([at(1), at(2, "ani"), at(3, batal=True), back], TAHUN)["camat-satu", 0]
    days = [day for day in range(1, 10) if found.knows(at(day).waktu)]
    assert days == [1, 2, 9]


def test_rows_are_entered_by_system_and_taken_back_one_by_one() -> None:
    sakip: dict[str, Any] = {"sistem": "e-SAKIP"}
    events = [
        event(Peristiwa.DIINPUT, indikator=("1.1", "1.2"), **sakip),
        event(Peristiwa.DIINPUT, indikator=("1.1",), batal=True, **sakip),
        event(Peristiwa.DIINPUT, indikator=("3.1",), sistem="SIM"),
    ]
    found = all_riwayat(events, TAHUN)["camat-satu", 0]
    assert found.diinput == {"e-SAKIP": {"1.2": ""}, "SIM": {"3.1": ""}}


def test_a_content_that_needs_no_perubahan_is_known_by_its_hash() -> None:
    declined = event(Peristiwa.TANPA_PERUBAHAN, perjanjian="a" * 64)
    assert all_riwayat([declined], TAHUN)["camat-satu", 0].ditolak == {"a" * 64}
    back = event(Peristiwa.TANPA_PERUBAHAN, perjanjian="a" * 64, batal=True)
    assert all_riwayat([declined, back], TAHUN)["camat-satu", 0].ditolak == set()


def test_another_year_and_what_is_of_no_post_do_not_count() -> None:
    other = Kejadian("2022-02-06T08:00:00+07:00", "ani", Peristiwa.BEKU, 2022, "camat-satu")
    book = Kejadian("2023-02-06T08:00:00+07:00", "ani", Peristiwa.BUKU, TAHUN, unit="Unit Contoh")
    assert all_riwayat([other, book], TAHUN) == {}


def test_the_agreements_of_a_post_stand_in_their_order() -> None:
    events = [event(Peristiwa.BEKU, nomor=1), event(Peristiwa.BEKU), event(Peristiwa.BEKU, "lurah")]
    found = by_kode(all_riwayat(events, TAHUN))
    assert {kode: [own.nomor for own in every] for kode, every in found.items()} == {
        "camat-satu": [0, 1],
        "lurah": [0],
    }


def test_of_a_row_that_was_entered_the_last_event_counts_unless_it_was_taken_back() -> None:
    both = event(Peristiwa.DIINPUT, sistem="e-SAKIP", indikator=("1.1", "1.2"))
    again = event(Peristiwa.DIINPUT, sistem="e-SAKIP", indikator=("1.1",), tanggal="3 Juli 2023")
    back = event(Peristiwa.DIINPUT, sistem="e-SAKIP", indikator=("1.2", "9.9"), batal=True)
    other = event(Peristiwa.BEKU)
    found = all_diinput([both, other, again, back], TAHUN)
    assert found == {("camat-satu", 0, "e-SAKIP", "1.1"): again}
    assert all_diinput([both], TAHUN + 1) == {}


def test_the_day_of_an_event_is_the_one_told_else_the_one_on_which_it_was_noted() -> None:
    noted = event(Peristiwa.DISERAHKAN)
    assert told_day(noted) == Tanggal(2023, 2, 6)
    assert told_day(noted._replace(tanggal="Maret 2023")) == Tanggal(2023, 3)
    assert told_day(noted._replace(tanggal="kemarin")) is None
    assert told_day(None) is None


days = st.builds(Tanggal, st.just(2023), st.integers(1, 12), st.integers(1, 28))


@given(days, days, days)
def test_a_day_lies_between_the_days_around_it(day: Tanggal, first: Tanggal, last: Tanggal) -> None:
    said = impossible(day, sesudah={"awal": first, "x": None}, sebelum={"akhir": last, "y": None})
    assert (said == "") is (first.awal <= day.awal <= last.awal)
    assert ("sebelum awal" in said) is (day.awal < first.awal)


def test_an_open_date_is_impossible_only_where_all_that_it_can_mean_is() -> None:
    june = Tanggal(2023, 6)
    mid = Tanggal(2023, 6, 15)
    assert impossible(june, sesudah={"a": mid}, sebelum={"b": mid}) == ""
    assert impossible(mid, sesudah={"a": june}, sebelum={"b": june}) == ""
    assert impossible(june, sesudah={"a": Tanggal(2023, 7, 1)}, sebelum={})
    assert impossible(june, sesudah={}, sebelum={"b": Tanggal(2023, 5, 31)})
