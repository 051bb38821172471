"""The sheet Turunan: what the sources have, and what posts still owe."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.lembar import Alamat, Guna, Lembar
from pkdocs.sources.sheets.unit import baris_turunan
from pkdocs.sources.sheets.unit.sumber_turunan import read_turunan
from tests.helpers import ROOT, edit, make_project
from tests.support.bahan import read_bahan, row_of, texts_of

CONTOH = ROOT / "contoh" / "kota-contoh"
UNIT = "Bagian Layanan Warga"
BERKAS = "turunan/bagian-layanan-warga.yaml"


def owed(lembar: Lembar) -> Iterator[str]:
    """The keys of rows that wait to be filled in."""
    return (row.kunci for row in lembar.baris if not row.ada)


def test_an_own_indicator_is_shown_with_the_place_of_each_cell() -> None:
    row = row_of(baris_turunan.build(read_bahan(CONTOH, UNIT)), "1.1.loket")
    assert texts_of(row) == {
        "Kode": "1.1.loket",
        "Kode jabatan": "ketua-loket",
        "Jabatan": "Pranata Layanan Ahli Muda selaku Ketua Subkelompok Loket",
        "Kode induk": "1.1.layanan",
        "Bunyi induk": "Jumlah layanan bagian yang memenuhi standar pelayanan",
        "Target induk": "TW I 3, TW II 3, TW III 3, TW IV 3, setahun 12 (Layanan)",
        "No": "1",
        "Indikator": "Jumlah layanan loket yang memenuhi standar pelayanan",
        "Sumber Data": "e-SAKIP",
        "Sistem Input": "e-SAKIP",
        "Metode": (
            "[Formula Pengukuran]\n"
            "Banyaknya layanan loket yang memenuhi standar pada akhir triwulan"
        ),
        "Sumber Data Pengukuran": "Berita acara pemeriksaan standar pelayanan",
        "TW I": "2",
        "TW II": "2",
        "TW III": "2",
        "TW IV": "2",
        "Tahunan": "8",
        "Satuan": "Layanan",
        "Agregasi": "jumlah",
        "Penurunan": "langsung",
        "Porsi": "8",
        "Dipakai": "ya",
    }
    assert row.jabatan == "ketua-loket"
    assert row.ada
    assert row.sel["TW I"].alamat == Alamat(BERKAS, ("turunan", 0, "target", "tw1"))
    assert row.sel["Sasaran"].alamat == Alamat(BERKAS, ("turunan", 0, "sasaran"))


def test_the_columns_are_those_that_users_know() -> None:
    lembar = baris_turunan.build(read_bahan(CONTOH, UNIT))
    shown = {kolom.kepala for kolom in lembar.kolom if kolom.guna is Guna.TAMPIL}
    assert shown == {
        *("Jabatan", "Bunyi induk", "Target induk", "Tahun lalu", "Pemeriksaan", "Catatan KKPP")
    }
    headers = [kolom.kepala for kolom in lembar.ringkas.kolom]
    assert headers[:4] == ["Kode", "Kode jabatan", "Jabatan", "Kode induk"]
    assert "Dipakai" not in headers
    assert lembar.kosong == 10
    assert {kepala for row in lembar.baris for kepala in row.sel} <= {*headers, "Dipakai"}


def test_a_unit_sees_what_the_catalogue_derives_for_it_and_may_not_change_it() -> None:
    lembar = baris_turunan.build(read_bahan(CONTOH, UNIT))
    assert all(sel.terkunci for sel in row_of(lembar, "1.1.layanan").sel.values())
    assert not row_of(lembar, "1.1.loket").sel["TW I"].terkunci
    whole = baris_turunan.build(read_bahan(CONTOH))
    assert not row_of(whole, "1.1.layanan").sel["TW I"].terkunci


def test_another_unit_is_not_shown() -> None:
    lembar = baris_turunan.build(read_bahan(CONTOH, "Kecamatan Mawar"))
    assert lembar.baris == ()


def test_what_is_no_single_text_is_told_in_words_and_locked() -> None:
    row = row_of(baris_turunan.build(read_bahan(CONTOH, UNIT)), "1.1.tu.arsip")
    assert row.sel["Porsi"].teks == (
        "pengelola-arsip-arsip-surat: 3\npengelola-arsip-arsip-kepegawaian: 1"
    )
    assert row.sel["Porsi"].terkunci
    assert row.sel["Catatan KKPP"].teks == (
        "Target sendiri pengelola-arsip-arsip-kepegawaian: "
        "TW I N/A, TW II N/A, TW III 1, TW IV N/A, Tahunan 1"
    )
    assert row.jabatan == "pengelola-arsip-arsip-surat"
    assert row.sel["Kode jabatan"].teks == "pengelola-arsip"


@pytest.mark.parametrize(
    ("key", "value", "posts"), [("semua", "kepala-bagian", 2), ("unit", "Bagian Satu", 2)]
)
def test_receivers_that_are_no_single_post_are_named_as_the_source_does(
    tmp_path: Path, key: str, value: str, posts: int
) -> None:
    project = make_project(tmp_path)
    edit(project, "indicators.yaml", "    jabatan: kabag-satu\n", f"    {key}: {value}\n")
    bahan = read_bahan(project)
    cell = row_of(baris_turunan.build(bahan), "1.1.a").sel["Kode jabatan"]
    assert (cell.teks, cell.terkunci) == (f"{key}: {value}", True)
    assert len(next(iter(read_turunan(bahan))).jabatan) == posts


def test_a_target_that_falls_says_why(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    words = "    satuan: Persen\n    agregasi: rata_rata\n"
    edit(project, "indicators.yaml", words, f"{words}    alasan_turun: Karena contoh\n")
    row = row_of(baris_turunan.build(read_bahan(project)), "1.1.a")
    assert row.sel["Catatan KKPP"].teks == "Alasan target turun: Karena contoh"


def test_pengukuran_that_a_cell_cannot_say_whole_is_locked(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    words = "        isi: [Layanan selesai tepat waktu dibagi seluruh layanan]\n"
    edit(project, "indicators.yaml", words, '        isi: ["[Dasar]"]\n')
    row = row_of(baris_turunan.build(read_bahan(project)), "1.1.a")
    assert row.sel["Uraian Pengukuran"].terkunci
    assert not row.sel["Metode"].terkunci


def test_the_nearest_superior_with_a_target_of_its_own_is_asked_for_it(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(
        project,
        "indicators.yaml",
        '    target: {tw1: "90%"',
        "    target_per:\n      kabag-satu: "
        '{tw1: "80%", tw2: "80%", tw3: "80%", tw4: "80%", tahunan: "80%"}\n'
        '    target: {tw1: "90%"',
    )
    row = row_of(baris_turunan.build(read_bahan(project)), "1.1.a.1")
    assert row.sel["Target induk"].teks.endswith("setahun 80% (Persen)")


def test_what_a_post_owes_is_listed_with_its_code_and_the_cells_that_are_asked_for() -> None:
    lembar = baris_turunan.build(read_bahan(ROOT, "Bagian Hukum"))
    assert list(owed(lembar))[:5] == [
        "1.1.hukum",
        "1.2.hukum",
        "2.1.hukum",
        "2.2.hukum",
        "1.1.pelayananhukum",
    ]
    assert len(lembar.baris) == 16
    row = row_of(lembar, "1.1.hukum")
    assert {kepala for kepala, sel in row.sel.items() if sel.diminta} == {
        *("Indikator", "Sumber Data", "Metode", "TW I", "TW II", "TW III", "TW IV"),
        *("Tahunan", "Satuan", "Agregasi"),
    }
    assert texts_of(row) == {
        "Kode": "1.1.hukum",
        "Kode jabatan": "kabag-hukum",
        "Jabatan": "Kepala Bagian Hukum",
        "Kode induk": "1.1",
        "Bunyi induk": "Indeks Kepuasan Layanan Kota Administrasi",
        "Target induk": ("TW I N/A, TW II 86,75, TW III N/A, TW IV 86,75, setahun 86,75 (Nilai)"),
        "Catatan KKPP": (
            "Diturunkan menjadi Indikator Kinerja Program/Kegiatan Sesuai Perjanjian Kinerja "
            "dalam eSAKIP dan Renstra"
        ),
    }
    assert row.jabatan == "kabag-hukum"
    assert row.sel["Kode jabatan"].terkunci
    assert not row.sel["Kode induk"].terkunci


def test_the_shipped_project_owes_as_many_as_its_agreements_say() -> None:
    bahan = read_bahan(ROOT)
    rows = [b for p in bahan.perjanjian.values() for b in p.baris if b.sifat == "diturunkan"]
    keys = list(owed(baris_turunan.build(bahan)))
    assert len(keys) == len(set(keys)) == len(rows) == 128
    assert all(re.fullmatch(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*", key) for key in keys)
    assert max(map(len, keys)) <= 30


def test_the_code_is_the_same_in_the_workbook_of_a_unit_and_of_all() -> None:
    everything = set(owed(baris_turunan.build(read_bahan(ROOT))))
    assert set(owed(baris_turunan.build(read_bahan(ROOT, "Bagian Hukum")))) < everything


def test_what_comes_from_a_superior_that_derived_it_names_the_superiors_own(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    text = (project / "indicators.yaml").read_text("utf-8")
    start = text.index('  - kode: "1.1.a.1"')
    given = "            teks: Diturunkan menjadi indikator program\n"
    deeper = f"{given}          lampiran_iii:\n            diturunkan: [kasubbag-satu]\n"
    (project / "indicators.yaml").write_text(text[:start].replace(given, deeper), encoding="utf-8")
    row = row_of(baris_turunan.build(read_bahan(project)), "1.1.kasubbagsatu")
    assert row.sel["Kode jabatan"].teks == "kasubbag-satu"
    assert row.sel["Kode induk"].teks == "1.1.a"


def test_a_doubt_and_a_lingkup_stand_beside_what_is_owed(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(
        project,
        "indicators.yaml",
        "              - semua: kepala-bagian\n",
        "              - {semua: kepala-bagian, lingkup: [PPSU], perlu_konfirmasi: Benarkah?}\n",
    )
    edit(project, "indicators.yaml", '    induk: "1.1"\n', '    induk: "2.1"\n')
    rows = [row for row in baris_turunan.build(read_bahan(project)).baris if not row.ada]
    assert rows[0].sel["Catatan KKPP"].teks == (
        "Diturunkan menjadi indikator program\nLingkup: PPSU\nPerlu dikonfirmasi: Benarkah?"
    )


def test_what_may_be_chosen_are_the_units_posts_and_the_rows_that_they_may_derive_from() -> None:
    lembar = baris_turunan.build(read_bahan(CONTOH, UNIT))
    choices = {kolom.kepala: kolom.pilihan for kolom in lembar.kolom}
    assert "ketua-loket" in choices["Kode jabatan"]
    assert "camat-mawar" not in choices["Kode jabatan"]
    at = choices["Kode jabatan"].index("pengelola-arsip")
    assert choices["Kode jabatan"][at + 1] == "pengelola-arsip-arsip-surat"
    assert {"1.1", "1.1.layanan", "1.1.loket", "1.2"} <= set(choices["Kode induk"])
    assert "SC.1" not in choices["Kode induk"]
    assert choices["Satuan"] == (*("Hari Kerja", "Indeks", "Layanan", "Meter", "Persen"),)
    assert choices["Agregasi"] == ("tetap", "jumlah", "kumulatif", "terakhir", "rata_rata")
    assert choices["Penurunan"] == ("langsung", "tidak_langsung")


def offer(project: Path) -> None:
    """The own indicator of kabag-satu becomes one of last year that is offered."""
    edit(
        project,
        "indicators.yaml",
        '  - kode: "1.1.a"\n',
        '  - kode: "1.1.a"\n    tawaran: "2022"\n',
    )


def test_an_offer_of_last_year_asks_whether_it_is_taken(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    offer(project)
    lembar = baris_turunan.build(read_bahan(project))
    row = row_of(lembar, "1.1.a")
    assert row.sel["Dipakai"].diminta
    assert row.sel["Dipakai"].teks == ""
    assert row.sel["Dipakai"].alamat == Alamat("indicators.yaml", ("turunan", 0, "tawaran"))
    assert "2022" in row.sel["Dipakai"].catatan
    assert row.sel["TW I"].teks == "90%"
    assert row_of(lembar, "1.1.b").sel["Dipakai"].teks == "ya"
    assert row_of(lembar, "1.1.b").sel["Dipakai"].terkunci
    assert next(k.pilihan for k in lembar.kolom if k.kepala == "Dipakai") == ("ya", "tidak")
    assert list(owed(lembar)) == []


def test_an_offer_of_another_unit_is_not_asked_about(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    offer(project)
    lembar = baris_turunan.build(read_bahan(project, "Bagian Dua"))
    assert "Dipakai" not in {kolom.kepala for kolom in lembar.ringkas.kolom}
    whole = baris_turunan.build(read_bahan(project)).ringkas
    assert "Dipakai" in {kolom.kepala for kolom in whole.kolom}


def test_an_offer_is_asked_of_the_unit_that_can_answer_it(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    offer(project)
    alone = row_of(baris_turunan.build(read_bahan(project, "Bagian Satu")), "1.1.a").sel
    assert (alone["Dipakai"].diminta, alone["Dipakai"].terkunci) == (True, False)
    assert alone["TW I"].terkunci, "the rest is of the catalogue"
    edit(project, "indicators.yaml", "    jabatan: kabag-satu\n", "    semua: kepala-bagian\n")
    for unit in ("Bagian Satu", "Bagian Dua"):
        cell = row_of(baris_turunan.build(read_bahan(project, unit)), "1.1.a").sel["Dipakai"]
        assert (cell.diminta, cell.terkunci) == (False, True), "others have it, too"
    cell = row_of(baris_turunan.build(read_bahan(project)), "1.1.a").sel["Dipakai"]
    assert (cell.diminta, cell.terkunci) == (False, False), "of all, nobody owes it"


def test_last_years_own_indicator_stands_beside_what_is_owed() -> None:
    bahan = read_bahan(CONTOH, UNIT)
    before = bahan.perjanjian[domain.KodeJabatan("ketua-loket")].baris
    bahan = replace(bahan, tahun_lalu={domain.KodeJabatan("ketua-loket"): before})
    row = row_of(baris_turunan.build(bahan), "1.1.loket")
    assert row.sel["Tahun lalu"].teks == (
        "Jumlah layanan loket yang memenuhi standar pelayanan: "
        "TW I 2, TW II 2, TW III 2, TW IV 2, setahun 8 (Layanan)"
    )
    assert row_of(baris_turunan.build(bahan), "1.1.tu").sel["Tahun lalu"].teks == ""


def test_chains_that_go_round_are_shown_as_they_are(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(project, "indicators.yaml", '    induk: "1.1"\n', '    induk: "1.1.a.1"\n')
    row = row_of(baris_turunan.build(read_bahan(project)), "1.1.a")
    assert row.sel["Kode induk"].teks == "1.1.a.1"


def test_a_code_that_stands_twice_has_one_row(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(project, "indicators.yaml", '  - kode: "1.1.b"\n', '  - kode: "1.1.a"\n')
    keys = [row.kunci for row in baris_turunan.build(read_bahan(project)).baris]
    assert keys.count("1.1.a") == 1


def test_an_induk_that_is_not_there_and_a_post_that_is_not_there_are_shown(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    edit(project, "indicators.yaml", '    induk: "1.1"\n', '    induk: "9.9"\n')
    edit(project, "indicators.yaml", "    jabatan: kabag-satu\n", "    jabatan: kabag-tujuh\n")
    row = row_of(baris_turunan.build(read_bahan(project)), "1.1.a")
    assert (row.sel["Bunyi induk"].teks, row.sel["Jabatan"].teks) == ("", "")
    assert row.jabatan is None


def test_an_entry_that_is_not_whole_is_left_to_check(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    edit(project, "indicators.yaml", "    indikator: Persentase layanan satu", "    lain: Contoh")
    keys = [row.kunci for row in baris_turunan.build(read_bahan(project)).baris]
    assert "1.1.a" not in keys
    assert "1.1.satu" in keys
