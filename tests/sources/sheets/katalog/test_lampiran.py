"""The sheets Lampiran I to III and Penerima lain: the matrix as the Instruksi prints it."""

from pathlib import Path

import pytest

from pkdocs.domain.lembar import Alamat, Guna, Lembar
from pkdocs.sources.sheets.katalog.lampiran import SHEETS
from tests.helpers import ROOT, edit
from tests.support.bahan import read_bahan
from tests.support.lembar import add_posts, copy_sources

KOTA = ROOT / "contoh" / "kota-contoh"


def built(folder: Path, nama: str) -> Lembar:
    (sheet,) = (own for own in SHEETS if own.nama == nama)
    return sheet.build(read_bahan(folder))


def ticks(lembar: Lembar, kunci: str) -> list[str]:
    (row,) = (row for row in lembar.baris if row.kunci == kunci)
    shown = [kolom.kepala for kolom in lembar.kolom if kolom.pilihan]
    return [row.sel[kepala].teks for kepala in shown]


@pytest.mark.parametrize(
    ("nama", "kunci", "wanted"),
    [
        ("Lampiran I", "5.1", ["", "✓", "✓"]),
        ("Lampiran I", "7.1", ["", "", "✓ ?"]),
        (
            "Lampiran I",
            "2.1",
            [
                "✓\nKetertiban Umum; Kepuasan Terhadap Pengelolaan Kelurahan",
                "✓\nPPSU",
                "✓\nPKK; Jumantik; Posyandu; RPTRA",
            ],
        ),
        ("Lampiran II", "1.1", ["↓"] * 8),
        ("Lampiran II", "4.1", [*["✓"] * 7, "✓ ?"]),
        ("Lampiran II", "5.1", ["", "", "", "✓", "", "✓", "", ""]),
        ("Lampiran III", "2.2", ["↓"] * 24),
        ("Penerima lain", "2.1", ["✓ ?"] * 64),
        ("Penerima lain", "3.1", [""] * 64),
    ],
)
def test_the_ticks_are_those_of_the_instruksi(nama: str, kunci: str, wanted: list[str]) -> None:
    assert ticks(built(ROOT, nama), kunci) == wanted


def test_a_row_tells_which_indicator_it_is_and_what_the_derived_ones_are_told() -> None:
    lembar = built(ROOT, "Lampiran II")
    row = lembar.baris[0]
    assert [row.sel[k].teks for k in ("Kode", "No Sasaran", "Target")] == [
        "1.1",
        "1",
        "86,75 Nilai",
    ]
    assert row.sel["Catatan"].teks.endswith("melalui Sistem Informasi e-SAKIP")
    assert row.sel["Teks turunan"].teks.startswith("Diturunkan menjadi Indikator Kinerja Program")
    place = ("sasaran", 0, "indikator", 0, "penerima", "lampiran_ii", "teks")
    assert row.sel["Teks turunan"].alamat == Alamat("indicators.yaml", place)
    locked = [k.kepala for k in lembar.kolom if k.guna is not Guna.ISI]
    assert all(row.sel[kepala].terkunci for kepala in locked)
    assert all(not row.sel[k.kepala].terkunci for k in lembar.kolom if k.guna is Guna.ISI)


def test_what_is_not_sure_stands_on_its_cell() -> None:
    cell = built(ROOT, "Lampiran I").baris[8].sel["Asisten Administrasi dan Kesejahteraan Rakyat"]
    assert cell.catatan.startswith("Kolom centang Asisten pada Lampiran I tidak terbaca")


def test_a_post_that_is_given_twice_is_shown_and_locked(tmp_path: Path) -> None:
    folder = copy_sources(KOTA, tmp_path)
    edit(
        folder, "indicators.yaml", "[camat-mawar, {semua: lurah}]", "[lurah-melati, {semua: lurah}]"
    )
    cell = built(folder, "Penerima lain").baris[1].sel["Lurah Melati"]
    assert (cell.teks, cell.terkunci) == ("✓\n✓", True)
    assert "hapus salah satunya" in cell.catatan


def test_lingkup_that_a_cell_cannot_say_is_shown_and_locked(tmp_path: Path) -> None:
    folder = copy_sources(KOTA, tmp_path)
    entry = 'langsung: [{jabatan: asisten-pelayanan, lingkup: ["Loket; Surat"]}]'
    edit(folder, "indicators.yaml", "langsung: [asisten-pelayanan]", entry)
    cell = built(folder, "Lampiran I").baris[0].sel["Asisten Pelayanan"]
    assert (cell.teks, cell.terkunci) == ("✓\nLoket; Surat", True)
    assert "indicators.yaml" in cell.catatan


def test_kinds_without_a_column_are_told_at_the_key(tmp_path: Path) -> None:
    folder = copy_sources(KOTA, tmp_path)
    assert built(folder, "Penerima lain").kolom[0].keterangan == ""
    for jenis, count in (("lurah", 80), ("petugas", 85), ("penyuluh", 90)):
        add_posts(folder, jenis, count)
    edit(
        folder,
        "indicators.yaml",
        "[camat-mawar, {semua: lurah}]",
        "[lurah-melati, petugas-rekaan-1]",
    )
    edit(folder, "indicators.yaml", "[camat-mawar, {semua: lurah}]", "[penyuluh-rekaan-1]")
    lembar = built(folder, "Penerima lain")
    assert "penyuluh" in lembar.kolom[0].keterangan
    assert "Jabatan penyuluh 1" in [kolom.kepala for kolom in lembar.kolom]
    assert len(lembar.kolom) < 250
