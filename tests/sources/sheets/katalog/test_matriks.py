"""The columns of a lampiran: all who are named, who could be, and never too many of the others."""

from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.sources.sheets.katalog.matriks import LEMBAR, build_matriks
from tests.helpers import ROOT, edit
from tests.support.bahan import read_bahan
from tests.support.lembar import add_posts, copy_sources

KOTA = ROOT / "contoh" / "kota-contoh"


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_sources(KOTA, tmp_path)


def headers(folder: Path, nama: str) -> list[str]:
    return list(build_matriks(nama, read_bahan(folder)).lajur)


def without_receivers(folder: Path) -> None:
    path = folder / "indicators.yaml"
    kept, skip = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        skip = line.startswith("        penerima:") or (skip and line.startswith("         "))
        kept += [] if skip else [line]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("nama", "first", "count"),
    [
        ("Lampiran I", "Asisten Pemerintahan", 3),
        ("Lampiran II", "Kepala Bagian Pemerintahan", 8),
        ("Lampiran III", "Ketua Subkelompok Bina Pemerintahan", 24),
        ("Penerima lain", "Camat Cengkareng", 64),
    ],
)
def test_the_columns_are_those_of_the_instruksi(nama: str, first: str, count: int) -> None:
    found = headers(ROOT, nama)
    assert (found[0], len(found)) == (first, count)


def test_who_is_of_a_named_jenis_has_a_column_though_nobody_names_it(kota: Path) -> None:
    edit(
        kota,
        "indicators.yaml",
        "langsung: [camat-mawar, {semua: lurah}]",
        "langsung: [lurah-melati]",
    )
    edit(kota, "indicators.yaml", "langsung: [camat-mawar, {semua: lurah}]", "langsung: []")
    edit(kota, "indicators.yaml", "              - semua: lurah\n", "")
    assert headers(kota, "Penerima lain") == ["Camat Mawar", "Lurah Melati", "Lurah Kenanga"]


def test_a_unit_stands_in_the_columns_of_its_posts_and_seats(kota: Path) -> None:
    matriks = build_matriks("Lampiran II", read_bahan(kota))
    (butir,) = matriks.butir["3.1"]
    assert butir.dituju == ("unit", "Bagian Layanan Warga")
    assert butir.lajur == tuple(matriks.lajur.values())
    assert "Petugas Loket (02)" in matriks.lajur
    assert "Pengelola Arsip (Arsip Surat)" in matriks.lajur


def test_where_nobody_is_named_the_lampiran_is_for_those_below_the_one_before(kota: Path) -> None:
    without_receivers(kota)
    assert [headers(kota, nama) for nama in LEMBAR] == [
        ["Asisten Pelayanan", "Camat Mawar"],
        ["Kepala Bagian Layanan Warga", "Lurah Melati", "Lurah Kenanga"],
        ["Kepala Subbagian Tata Usaha", "Pranata Layanan Ahli Muda"],
        [
            "Asisten Pelayanan",
            "Kepala Bagian Layanan Warga",
            "Camat Mawar",
            "Lurah Melati",
            "Lurah Kenanga",
        ],
    ]


def test_posts_of_the_jenjang_of_the_pemilik_are_passed_over() -> None:
    bahan = read_bahan(ROOT)
    source = bahan.sources["indicators.yaml"]
    places = [("sasaran", i, "indikator", j, "penerima") for i in range(14) for j in range(2)]
    bare = replace(bahan, sources={**bahan.sources, "indicators.yaml": source.without(places)})
    found = list(build_matriks("Lampiran I", bare).lajur)
    assert found[:3] == [
        "Asisten Pemerintahan",
        "Asisten Perekonomian dan Pembangunan",
        "Asisten Administrasi dan Kesejahteraan Rakyat",
    ]
    assert {nama.partition(" ")[0] for nama in found} == {"Asisten", "Camat"}


def test_two_columns_of_one_name_are_told_apart_by_their_kode(kota: Path) -> None:
    edit(kota, "org.yaml", "nama: Lurah Melati", "nama: Lurah  kenanga")
    found = headers(kota, "Penerima lain")
    assert found[1:] == ["Lurah kenanga (lurah-melati)", "Lurah Kenanga (lurah-kenanga)"]


def test_a_column_is_not_called_like_another_of_the_sheet(kota: Path) -> None:
    edit(kota, "org.yaml", "nama: Lurah Melati", "nama: Target")
    assert "Target (lurah-melati)" in headers(kota, "Penerima lain")


def test_whom_the_chart_does_not_have_has_a_column_by_its_kode(kota: Path) -> None:
    edit(kota, "indicators.yaml", "[asisten-pelayanan]", "[asisten-lain]")
    found = build_matriks("Lampiran I", read_bahan(kota))
    assert found.lajur == {
        "Asisten Pelayanan": ("jabatan", "asisten-pelayanan"),
        "asisten-lain": ("jabatan", "asisten-lain"),
    }


def test_a_jenis_of_many_posts_has_one_column(kota: Path) -> None:
    add_posts(kota, "lurah", 99)
    matriks = build_matriks("Penerima lain", read_bahan(kota))
    assert matriks.lajur == {
        "Camat Mawar": ("jabatan", "camat-mawar"),
        "Semua lurah": ("semua", "lurah"),
    }
    assert [own.lajur for own in matriks.butir["1.2"]] == [
        (("jabatan", "camat-mawar"),),
        (("semua", "lurah"),),
    ]


def test_one_of_many_that_is_named_has_its_own_column_beside(kota: Path) -> None:
    add_posts(kota, "lurah", 99)
    edit(kota, "indicators.yaml", "camat-mawar, {semua: lurah}", "camat-mawar, lurah-melati")
    assert headers(kota, "Penerima lain") == ["Camat Mawar", "Lurah Melati", "Semua lurah"]


def test_a_unit_or_title_of_many_has_its_own_column(kota: Path) -> None:
    edit(kota, "org.yaml", "kursi: 3", "kursi: 120")
    edit(
        kota,
        "indicators.yaml",
        "[kasubbag-tata-usaha, ketua-loket]",
        "[ketua-loket, petugas-loket]",
    )
    assert "Unit Bagian Layanan Warga" in headers(kota, "Lampiran II")
    assert "Semua petugas-loket" in headers(kota, "Lampiran III")


def test_too_many_columns_leave_out_whole_kinds_that_nobody_names(kota: Path) -> None:
    bahan = read_bahan(kota)
    full = build_matriks("Penerima lain", bahan)
    assert (len(full.lajur), full.terlewat) == (3, ())
    add_posts(kota, "lurah", 90)
    edit(kota, "indicators.yaml", "camat-mawar, {semua: lurah}", "camat-mawar, lurah-melati")
    edit(kota, "indicators.yaml", "camat-mawar, {semua: lurah}", "camat-mawar, lurah-melati")
    edit(kota, "indicators.yaml", "              - semua: lurah\n", "")
    small = build_matriks("Penerima lain", read_bahan(kota), most=50)
    assert list(small.lajur) == ["Camat Mawar", "Lurah Melati"]
    assert small.terlewat == ("lurah",)


def test_an_entry_says_its_lingkup_and_its_doubt() -> None:
    matriks = build_matriks("Lampiran I", read_bahan(ROOT))
    first = matriks.butir["2.1"][0].centang
    assert first.lingkup == ("Ketertiban Umum", "Kepuasan Terhadap Pengelolaan Kelurahan")
    (doubted,) = matriks.butir["7.1"]
    assert doubted.centang.perlu_konfirmasi.startswith("Kolom centang Asisten")
    assert doubted.centang.sifat is domain.Sifat.LANGSUNG
    assert doubted.tempat == (*matriks.tempat["7.1"], "penerima", "lampiran_i", "langsung", 0)
