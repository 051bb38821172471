"""How far agreements have come: one row a post, counts, and what is late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain import Tanggal, Tenggat
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.rekap import (
    Kemajuan,
    Langkah,
    baris_rekap,
    hitung,
    langkah_lewat,
    rekap,
)
from tests.support.rekap import HARI, SAKIP, SIM, SISTEM, TENGGAT, event, post, riwayat

EVERY = tuple(Langkah)
ENTERED = event(Peristiwa.DIINPUT, sistem=SAKIP, indikator=("1.1", "9.9"))
SIGNED = Kemajuan.DITANDATANGANI


def test_rows_entered_count_where_the_agreement_has_them() -> None:
    row = baris_rekap(post("kabag-satu", sistem=SISTEM, riwayat=riwayat(ENTERED)), ())
    assert row.diinput == {SAKIP: (1, 2), SIM: (0, 1)}
    assert row.jumlah_diinput == (1, 3)
    bare = baris_rekap(post("kabag-dua", sistem={"": frozenset(("4.1",)), **SISTEM}), ())
    assert bare.diinput == {SAKIP: (0, 2), SIM: (0, 1)}


@pytest.mark.parametrize(
    ("langkah", "events", "kemajuan"),
    [
        (Langkah.DITANDATANGANI, (), SIGNED),
        (Langkah.DIUNGGAH, (event(Peristiwa.DIUNGGAH),), SIGNED),
        (Langkah.DISERAHKAN, (event(Peristiwa.DISERAHKAN),), SIGNED),
        (Langkah.DISERAHKAN, (event(Peristiwa.DITERIMA),), SIGNED),
        (
            Langkah.DIINPUT,
            (
                event(Peristiwa.DIINPUT, sistem=SAKIP, indikator=("1.1", "1.2")),
                event(Peristiwa.DIINPUT, sistem=SIM, indikator=("3.1",)),
            ),
            SIGNED,
        ),
    ],
)
def test_a_step_that_is_done_is_not_late(
    langkah: Langkah, events: tuple[Kejadian, ...], kemajuan: Kemajuan
) -> None:
    owes = baris_rekap(post("kabag-satu", sistem=SISTEM), EVERY)
    assert owes.terlambat == EVERY
    own = riwayat(*events)
    row = baris_rekap(post("kabag-satu", kemajuan, sistem=SISTEM, riwayat=own), EVERY)
    assert langkah not in row.terlambat
    assert row.sudah(langkah)


def test_who_has_no_rows_to_enter_is_not_late_with_it() -> None:
    assert Langkah.DIINPUT not in baris_rekap(post("kabag-satu"), EVERY).terlambat


def test_a_perubahan_is_not_held_to_the_days_of_the_first_agreement() -> None:
    assert baris_rekap(post("kabag-satu", nomor=1, sistem=SISTEM), EVERY).terlambat == ()


def test_a_step_is_over_the_day_after_its_last() -> None:
    assert langkah_lewat(TENGGAT, HARI) == (Langkah.DITANDATANGANI, Langkah.DISERAHKAN)
    assert langkah_lewat(TENGGAT, Tanggal(2023, 2, 28)) == ()
    assert langkah_lewat(Tenggat(), HARI) == ()


def test_every_post_counts_once_by_how_far_it_is() -> None:
    scanned = riwayat(event(Peristiwa.PINDAIAN), event(Peristiwa.DITERIMA), ENTERED)
    rows = [
        baris_rekap(own, EVERY)
        for own in (
            post("satu", SIGNED, sistem=SISTEM, riwayat=scanned),
            post("dua", Kemajuan.SIAP, dibuat=True, sistem={"": frozenset(("4.1",)), **SISTEM}),
            post("tiga", Kemajuan.KONSEP, alasan=("belum",)),
            post("empat", Kemajuan.TANPA_INDIKATOR),
        )
    ]
    found = hitung(rows)
    assert found.wajib == found.kemajuan.total() == 4
    assert found.kemajuan[SIGNED] == found.kemajuan[Kemajuan.KONSEP] == 1
    assert (found.belum_dibuat, found.tanpa_sistem) == (1, 1)
    assert (found.pindaian, found.diunggah, found.diserahkan, found.diterima) == (1, 0, 1, 1)
    assert found.diinput == {SAKIP: (1, 4), SIM: (0, 2)}
    assert found.jumlah_diinput == (1, 6)
    assert found.jabatan_terlambat == 4
    assert found.terlambat[Langkah.DIUNGGAH] == 4
    assert found.terlambat[Langkah.DISERAHKAN] == 3


def test_late_units_come_first_and_late_posts_where_that_is_asked() -> None:
    done = riwayat(event(Peristiwa.DISERAHKAN))
    known = [
        post("satu", SIGNED, "Unit A", riwayat=done),
        post("dua", SIGNED, "Unit B", riwayat=done),
        post("tiga", SIGNED, "Unit C"),
        post("empat", Kemajuan.SIAP, "Unit C"),
        post("lima", SIGNED, "Unit B", riwayat=done),
    ]
    found = rekap(2023, known, TENGGAT, HARI)
    assert [own.unit for own in found.units] == ["Unit C", "Unit A", "Unit B"]
    codes = [[row.tahu.jabatan.kode for row in own.terlambat_dahulu] for own in found.units]
    assert codes == [["empat", "tiga"], ["satu"], ["dua", "lima"]]
    assert [row.tahu.jabatan.kode for row in found.units[0].baris] == ["tiga", "empat"]
    assert found.hitungan.wajib == 5
    assert (found.tahun, found.hari, found.tenggat) == (2023, HARI, TENGGAT)


def test_nobody_is_late_where_no_day_is_known() -> None:
    found = rekap(2023, [post("satu"), post("dua")], Tenggat(), Tanggal(2099, 1, 1))
    assert found.hitungan.jabatan_terlambat == 0


@given(st.lists(st.tuples(st.sampled_from(Kemajuan), st.sampled_from("ABC"), st.booleans())))
def test_nothing_is_lost_between_posts_units_and_the_sum(
    drawn: list[tuple[Kemajuan, str, bool]],
) -> None:
    known = [
        post(f"p{n}", kemajuan, unit, dibuat=made, sistem=SISTEM)
        for n, (kemajuan, unit, made) in enumerate(drawn)
    ]
    found = rekap(2023, known, TENGGAT, HARI)
    listed = [row.tahu.jabatan.kode for own in found.units for row in own.baris]
    assert sorted(listed) == sorted(own.jabatan.kode for own in known)
    assert sum(own.hitungan.wajib for own in found.units) == len(known)
    assert found.hitungan.kemajuan.total() == len(known)
    assert found.hitungan == hitung(row for own in found.units for row in own.baris)
    late = [own.hitungan.jabatan_terlambat for own in found.units]
    assert late == sorted(late, reverse=True)
    assert sum(late) == found.hitungan.jabatan_terlambat
