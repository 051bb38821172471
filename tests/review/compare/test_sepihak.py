"""What was read on one side only is told, and keeps what matters from being the same."""

from pathlib import Path
from typing import Any

import pytest

from pkdocs.base.values import replace
from pkdocs.domain.salinan import PihakSalinan, TakTerbaca
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Banding, Hasil
from pkdocs.review.compare.sides import compare_all, open_sides
from tests.foreign import BIASA, agreement, data, save
from tests.review.compare.made import baris, salinan, target

WHOLE = target("N/A", "86,75", "N/A", "86,75", "86,75")
HALF = target("N/A", None, "N/A", "86,75", "86,75")
YEARLY = target(None, None, None, None, "86,75")


def rows(first: dict[str, Any], second: dict[str, Any]) -> Banding:
    """A post whose second row is as given on each side; the first one is whole."""
    lama, baru = (salinan(baris(), baris(kode="1.2", **fields)) for fields in (first, second))
    return compare(lama, baru)


@pytest.mark.parametrize(
    ("lama", "baru", "told"),
    [
        ({"target": HALF}, {}, "target triwulan II “Indeks…”: hanya terbaca pada baru (86,75)."),
        ({}, {"target": HALF}, "target triwulan II “Indeks…”: hanya terbaca pada lama (86,75)."),
        ({"satuan": None}, {}, "satuan “Indeks…”: hanya terbaca pada baru (Nilai)."),
        (
            {"target": HALF},
            {"target": HALF},
            "target triwulan II “Indeks…”: tidak terbaca pada keduanya.",
        ),
    ],
)
def test_a_target_or_satuan_of_one_side_is_told_and_leaves_the_post_in_doubt(
    lama: dict[str, Any], baru: dict[str, Any], told: str
) -> None:
    banding = rows(lama, baru)
    assert banding.hasil is Hasil.BELUM_PASTI
    assert banding.catatan == (told.replace("Indeks…", "Indeks Kepuasan Layanan"),)


@pytest.mark.parametrize(("field", "name"), [("sumber_data", "sumber data"), ("pengukuran",) * 2])
def test_other_texts_of_one_side_are_told_and_leave_the_post_the_same(
    field: str, name: str
) -> None:
    banding = rows({field: None}, {})
    assert banding.hasil is Hasil.SAMA
    assert banding.catatan == (f"{name} “Indeks Kepuasan Layanan”: hanya terbaca pada baru.",)


def test_what_a_layout_prints_nowhere_is_told_once_and_leaves_the_post_the_same() -> None:
    bare = [
        baris(kode=kode, target=YEARLY, satuan=None, pengukuran=None) for kode in ("1.1", "1.2")
    ]
    banding = compare(salinan(*bare), salinan(baris(), baris(kode="1.2")))
    assert banding.hasil is Hasil.SAMA
    told = "target triwulan I, triwulan II, triwulan III dan triwulan IV tidak dicetak pada lama;"
    assert banding.catatan == (f"{told} tidak dibandingkan.",)


def test_a_column_of_empty_cells_is_a_column() -> None:
    empty = TakTerbaca("target triwulan II kosong: “Indeks Kepuasan Layanan”.")
    lama = salinan(baris(target=HALF), tak_terbaca=(empty,))
    assert compare(lama, salinan()).hasil is Hasil.BELUM_PASTI
    other = replace(empty, pesan="target triwulan III kosong.")
    assert compare(replace(lama, tak_terbaca=(other,)), salinan()).hasil is Hasil.SAMA
    unnamed = TakTerbaca("sel target kosong", "tabel 2, baris 7")
    assert compare(replace(lama, tak_terbaca=(unnamed,)), salinan()).hasil is Hasil.BELUM_PASTI
    bare = salinan(baris(satuan=None))
    assert compare(bare, salinan()).hasil is Hasil.SAMA
    told = replace(bare, tak_terbaca=(TakTerbaca("satuan kosong"),))
    assert compare(told, salinan()).hasil is Hasil.BELUM_PASTI


def test_an_empty_cell_of_a_real_document_leaves_its_post_in_doubt(tmp_path: Path) -> None:
    empty = (BIASA[0], "", *BIASA[2:])
    save(tmp_path, a=agreement(data("A", empty)), b=agreement(data("A")))
    ((_, banding),) = compare_all(open_sides(tmp_path / "a.docx", tmp_path / "b.docx"))
    assert (banding.beda, banding.hasil) == ((), Hasil.BELUM_PASTI)
    assert "target triwulan II “A”: hanya terbaca pada baru (86,75)." in banding.catatan


def test_who_is_who_on_one_side_only_is_told_in_one_line_a_side() -> None:
    unread = PihakSalinan(None, None, "Camat Contoh")
    banding = compare(salinan(pihak_pertama=unread, unit=""), salinan())
    assert banding.hasil is Hasil.SAMA
    (told,) = banding.catatan
    assert told == (
        "hanya terbaca pada baru: unit kerja (Kecamatan Contoh), nama Pihak Pertama (Wira Contoh) "
        "dan NIP Pihak Pertama (198001012005011001)."
    )


def test_a_nip_beside_an_nrk_is_never_the_same_without_a_word() -> None:
    nip, nrk = "198001012005011001", "123456"
    lama = salinan(pihak_kedua=PihakSalinan("Sari Atasan", "123457", "Walikota Contoh"))
    baru = salinan(
        pihak_pertama=PihakSalinan("WIRA CONTOH", nrk, "Camat Contoh"),
        pihak_kedua=PihakSalinan("Sari Atasan", nip, "Walikota Contoh"),
    )
    banding = compare(lama, baru)
    assert (banding.beda, banding.hasil) == ((), Hasil.SAMA)
    assert banding.catatan == (
        f"hanya terbaca pada lama: NIP Pihak Pertama ({nip}) dan NRK Pihak Kedua (123457).",
        f"hanya terbaca pada baru: NRK Pihak Pertama ({nrk}) dan NIP Pihak Kedua ({nip}).",
    )


def test_a_post_of_one_side_only_is_told() -> None:
    unread = PihakSalinan("Sari Atasan", "", None)
    (told,) = compare(salinan(pihak_kedua=unread), salinan()).catatan
    assert told == "hanya terbaca pada baru: jabatan Pihak Kedua (Walikota Contoh)."


def test_nothing_is_told_of_two_whole_agreements() -> None:
    banding = compare(salinan(), salinan())
    assert (banding.catatan, banding.hasil) == ((), Hasil.SAMA)


def test_a_group_of_one_side_is_told_and_only_a_usual_one_leaves_the_post_the_same() -> None:
    def both(lama: str, baru: str) -> Banding:
        last = baris("Jumlah", kelompok="Sasaran Khusus" if lama else "", sasaran="Lain")
        first, second = (baris(kelompok=kelompok) for kelompok in (lama, baru))
        return compare(salinan(first, last), salinan(second, last))

    usual = both("", "Sasaran Strategis")
    assert usual.hasil is Hasil.SAMA
    assert usual.catatan == ("kelompok sasaran tidak dicetak pada lama; tidak dibandingkan.",)
    assert both("", "Target dihapus").hasil is Hasil.BELUM_PASTI
    assert both("Sasaran Strategis", "").hasil is Hasil.BELUM_PASTI


def test_a_sasaran_that_is_empty_on_one_side_leaves_the_post_in_doubt() -> None:
    empty = TakTerbaca("sasaran indikator “A” kosong.")
    lama, baru = salinan(), salinan(baris(sasaran=""), tak_terbaca=(empty,))
    assert compare(lama, baru).hasil is Hasil.BELUM_PASTI
    assert compare(lama, replace(baru, tak_terbaca=())).hasil is Hasil.SAMA  # no such column


def test_two_groups_without_a_sasaran_to_compare_are_told() -> None:
    banding = rows(
        {"sasaran": "", "kelompok": "Sasaran Khusus"}, {"kelompok": "Sasaran Operasional"}
    )
    assert any("lama Sasaran Khusus, baru Sasaran Operasional" in text for text in banding.catatan)
