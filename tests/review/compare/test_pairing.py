"""Which rows of two years are the same indikator."""

from collections import Counter
from dataclasses import replace

import pytest

from pkdocs.base import likeness
from pkdocs.base.likeness import AMBANG_MIRIP
from pkdocs.base.text import fold
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Kecocokan, Macam
from tests.review.compare.made import baris, changes, salinan, target


def test_a_row_put_in_shifts_nothing() -> None:
    first, second = baris(kode=""), baris("Opini laporan keuangan", kode="", no_indikator="2")
    fresh = baris("Persentase aduan selesai", kode="", no_indikator="1")
    moved = (replace(first, no_indikator="2"), replace(second, no_indikator="3"))
    assert changes(salinan(first, second), salinan(fresh, *moved)) == [
        (Macam.INDIKATOR_BARU, "", "Persentase aduan selesai")
    ]


def test_rows_pair_by_code_then_text_then_likeness_with_the_likeness_stated() -> None:
    lama = salinan(
        baris("Indeks reformasi birokrasi", kode="2.1"),
        baris("Opini laporan keuangan", kode=""),
        baris("Persentase aduan masyarakat yang selesai", kode=""),
    )
    baru = salinan(
        baris("Indeks reformasi birokrasi kota", kode="2.1"),
        baris("Opini Laporan Keuangan", kode="9.9"),
        baris("Persentase pengaduan masyarakat yang selesai", kode="8.8"),
    )
    pairs = compare(lama, baru).baris
    assert [pair.kecocokan for pair in pairs] == [
        Kecocokan.KODE,
        Kecocokan.TEKS,
        Kecocokan.DIDUGA,
    ]
    assert [pair.kemiripan for pair in pairs[:2]] == [1.0, 1.0]
    assert AMBANG_MIRIP <= pairs[2].kemiripan < 1


def test_a_code_that_went_over_to_another_indikator_is_not_trusted_and_said() -> None:
    lama = salinan(baris("Indeks reformasi birokrasi"))
    baru = salinan(baris("Persentase pemanfaatan e-order"))
    banding = compare(lama, baru)
    assert [change.macam for change in banding.beda] == [
        Macam.INDIKATOR_BARU,
        Macam.INDIKATOR_HILANG,
    ]
    (note,) = banding.catatan
    assert note == (
        'kode 1.1 dahulu "Indeks reformasi birokrasi", sekarang "Persentase pemanfaatan e-order"; '
        "keduanya tidak dianggap satu indikator."
    )


def test_a_text_under_another_code_is_found_again() -> None:
    lama = salinan(baris("Opini laporan keuangan", kode="2.1"), baris("Nilai arsip", kode="2.2"))
    baru = salinan(
        baris("Pemanfaatan e-order", kode="2.1"), baris("Opini laporan keuangan", kode="2.2")
    )
    assert changes(lama, baru) == [
        (Macam.INDIKATOR_BARU, "", "Pemanfaatan e-order"),
        (Macam.INDIKATOR_HILANG, "Nilai arsip", ""),
    ]


def test_two_indicators_of_one_name_pair_by_all_else() -> None:
    kota = baris(kode="", pengukuran=("unsur kota administrasi",))
    kecamatan = baris(kode="", pengukuran=("unsur kecamatan",))
    raised = replace(kecamatan, target=target("N/A", "90", "N/A", "90", "90"))
    found = compare(salinan(kota, kecamatan), salinan(raised, kota)).beda
    assert [(c.macam, c.periode) for c in found] == [
        (Macam.TARGET, "tw2"),
        (Macam.TARGET, "tw4"),
        (Macam.TARGET, "tahunan"),
    ]


def test_an_indikator_that_went_to_another_sasaran_moved() -> None:
    stays = baris("Indikator tetap", kode="s", sasaran="Sasaran satu")
    moves = baris("Indikator pindah", kode="m", sasaran="Sasaran satu")
    other = baris("Indikator lain", kode="o", sasaran="Perihal dua")
    baru = salinan(stays, other, replace(moves, sasaran="Perihal dua"))
    assert changes(salinan(stays, moves, other), baru) == [
        (Macam.INDIKATOR_PINDAH, "Sasaran satu", "Perihal dua")
    ]


def test_thousands_of_rows_are_paired_without_comparing_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 0
    plain = likeness.likeness

    def counted(lama: str, baru: str) -> float:
        nonlocal count
        count += 1
        return plain(lama, baru)

    monkeypatch.setattr(likeness, "likeness", counted)
    lama = salinan(*(baris(f"Persentase layanan nomor{n} lama", kode="") for n in range(2000)))
    baru = salinan(*(baris(f"Persentase layanan nomor{n} barui", kode="") for n in range(2000)))
    pairs = compare(lama, baru).baris
    assert Counter(pair.kecocokan for pair in pairs) == {Kecocokan.DIDUGA: 2000}
    assert all(
        fold(p.lama.indikator).split()[2] == fold(p.baru.indikator).split()[2]
        for p in pairs
        if p.lama and p.baru
    )
    assert count < 20_000
