"""Words of the form that say nothing by themselves."""

from pathlib import Path

import pytest

from pkdocs.app.starting.renewing import start_next_year
from pkdocs.app.years import load_year
from pkdocs.review.read.furniture import fixed_parts, is_fixed, is_office_head, is_page_number
from tests.helpers import ROOT, edit, make_project


@pytest.mark.parametrize(
    "text",
    [
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel",
        "selanjutnya disebut sebagai PIHAK KESATU",
        "PIHAK KEDUA,",
        "Jakarta, 3 Januari 2022",
        "Jakarta, ………………… 2023",
        "Jakarta, Januari 2022",
        "Jakarta, 3 Januari",
        "Jakarta, 2022",
        "ditetapkan di Jakarta, . . . . . 2022",
        "Jakarta," + ". " * 60,
        "Jakarta,   " + " " * 99 + "3 Januari 2022",
        "Ditetapkan di Jakarta",
        "dibuat di " + "A" * 90,
        "pada tanggal 3 Januari 2022",
        "pada tanggal : ……",
        "Jakarta , 3 Januari 2022",
        "jakarta, 3 Januari 2022",
        "Kota Contoh Barat Daya Raya, 3 Januari 2022",
        "Pasar Minggu, 3 Januari 2022",
        "Ditetapkan di Pasar Minggu",
        "Ditetapkan di J A K A R T A",
        "J A K A R T A, 3 Januari 2022",
        "Halaman 2 dari 6",
        "  hal.   2 / 6 ",
        "selanjutnya disebut sebagai pihak",
        "Mengetahui,",
        "NRK ………",
        "NRK. : . . . .",
        "KONSEP karena: pemberian indikator 1.1, 2.3 perlu dikonfirmasi.",
    ],
)
def test_sentences_dates_and_pages_are_furniture(text: str) -> None:
    assert is_fixed(text)


def test_the_reasons_of_every_shipped_konsep_are_furniture() -> None:
    year = load_year(ROOT).value
    assert year is not None
    reasons = {perjanjian.alasan_konsep for perjanjian in year.perjanjian.values()} - {()}
    assert len({reason.split()[0] for own in reasons for reason in own}) == 3
    assert len(reasons) > 5
    assert [own for own in reasons if not is_fixed(f"KONSEP karena: {'; '.join(own)}.")] == []


def test_the_reasons_of_a_konsep_that_goes_on_from_last_year_are_furniture(tmp_path: Path) -> None:
    old, new = make_project(tmp_path / "2023"), tmp_path / "2024"
    promised = '        target: {tw1: "3", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}\n'
    edit(old, "score-card.yaml", promised, "")
    edit(old, "indicators.yaml", "Indeks kepuasan layanan", "Indeks kepuasan layanan 2022")
    edit(old, "org.yaml", "PEMERINTAH PROVINSI CONTOH", "PEMERINTAH PROVINSI CONTOH 2022")
    start_next_year(old, 2024, new)
    found = reasons_of(new)
    edit(new, "tinjauan.yaml", 'tahun: "2024"', 'tahun: "2023"')
    found |= reasons_of(new)
    assert len({reason.translate(str.maketrans("", "", "0123456789.,")) for reason in found}) > 7
    assert [reason for reason in found if not is_fixed(f"KONSEP karena: {reason}.")] == []


def reasons_of(folder: Path) -> set[str]:
    year = load_year(folder).value
    assert year is not None
    return {why for perjanjian in year.perjanjian.values() for why in perjanjian.alasan_konsep}


@pytest.mark.parametrize(
    "text",
    [
        "Pihak kedua akan memberikan 5 sanksi yang diperlukan",
        "Kepala Perangkat Daerah",
        "Contoh, Wira",
        "Pihak pertama berjanji",
        "selanjutnya disebut sebagai",
        "Jakarta,",
        "Berlaku sampai, 30 Juni 2024",
        "Berlaku Sampai, 30 Juni 2024",
        "Mulai, 30 Juni 2024",
        "Tempo, 30 Juni 2024",
        "Minggu, 30 Juni 2024",
        "sampai, 30 Juni 2024",
        "S A M P A I, 30 Juni 2024",
        "kepuasan, 2022",
        "kepuasan, Juni 2022",
        "dibuat di dua rangkap",
        "Jakarta, 30",
        "Jakarta, 1999",
        "J, 3 Januari 2022",
        "dibuat di " + "A" * 91,
        "dibuat di Jakarta 90",
        "pada tanggal 3 Maret 1999",
        "≥ PIHAK KEDUA",
        "PIHAK KEDUA %",
        "Halaman 2 dari 6 target",
        "Jakarta Barat, kota yang bersih dan indah",
        "Alamat : Jalan Contoh 3",
        "90",
        "NRK",
        "NRK.",
        "NRK … 1",
        "Pihak pertama tidak berjanji mewujudkan target",
        "KONSEP karena: target 90.",
        "KONSEP karena: nama jabatan perlu dikonfirmasi; target 90.",
    ],
)
def test_what_may_be_a_value_is_none(text: str) -> None:
    assert not is_fixed(text)


def test_numbers_of_pages_are_asked_of_margins_only() -> None:
    assert is_page_number("- 2 -")
    assert is_page_number("Hal. 2")
    assert is_page_number("  - 2 \t-")
    assert is_page_number("halaman 12  dari 13")
    assert not any(map(is_page_number, ("1234", "2 -  3", "hal", "Target 2")))
    assert not is_page_number("2 dari 3 target")


@pytest.mark.parametrize(
    "text",
    [
        "PEMERINTAH PROVINSI CONTOH",
        "IBUKOTA JAKARTA",
        "DINAS KOMUNIKASI, INFORMATIKA DAN STATISTIK",
        "Suku Dinas Perumahan Rakyat dan Kawasan Permukiman",
        "Kecamatan Mawar, Kota Contoh",
        "Kecamatan Mawar - Halaman 2 dari 6",
        "Kecamatan Mawar | 2",
        "Jl. Contoh No. 3",
        "Jalan Contoh Utara No. 8-9 Jakarta Pusat",
        "Jalan Laks. Contoh 27-29 Jakarta Utara",
        "Jalan Contoh 24A-B",
        "Jl. Contoh Kav 45-46 Jakarta",
        "Jalan Contoh Blok 8-9",
        "Jl. H. R. Contoh Kav. C-22",
        "Jl. Dr. Contoh No. 1 Gedung Blok B1 Lt. 3",
        "Jalan Contoh Dalam VII/2",
        "Jl. Raya Pasar Minggu No. 2 Jakarta Selatan",
        "PUSKESMAS KECAMATAN PASAR MINGGU",
        "PEMERINTAH KABUPATEN BATANG HARI",
        "BAGIAN ORGANISASI DAN AKUNTABILITAS KINERJA",
        "Kecamatan Mawar Tahun 2024",
        "Dinas Contoh 2024",
        "Kecamatan Mawar - Perjanjian Kinerja 2024",
        "Kecamatan Mawar Perjanjian Kinerja Tahun 2024 | 2",
        "Jl. Contoh Raya 3, Telp. 021",
        "Jalan Contoh Nomor 17 Blok C, RT 01/RW 02, Jakarta 11610",
        "Telp. (021) 5811417, 5811418 Faks. +62 21 5811419",
        "Laman www.contoh.example Pos-el surat2@contoh.example Kode Pos 59417",
    ],
)
def test_the_head_of_an_office_is_its_name_or_its_address(text: str) -> None:
    assert is_office_head(text, "2024")


@pytest.mark.parametrize(
    "text",
    [
        "Wira Contoh",
        "Kecamatan Mawar, target TW II 86,75",
        "Kecamatan Mawar, target tetap",
        "Kecamatan Mawar 90",
        "Kota Contoh: batal",
        "KOTA CONTOH BATAL",
        "Kecamatan Mawar Selesai",
        "Kecamatan Mawar Tahun 2023",
        "Kecamatan Mawar - Perjanjian Kinerja 2025",
        "Kecamatan Mawar Minggu",
        "Kecamatan Mawar Kinerja 2024",
        "Kecamatan Mawar Tahun 2024 batal",
        "Kecamatan Mawar target 2024",
        "Kecamatan Mawar 2024 90",
        "Jalan Contoh 27-29, target 90",
        "Jalan Contoh No. 8-9, 86,75",
        "Kota Contoh ≥",
        "kota yang bersih",
        "Kota yang bersih",
        "Jl. Contoh, target 90",
        "Jl. Contoh naik 90",
        "Telp. 021, 86,75",
        "Alamat: 90%",
    ],
)
def test_what_stands_behind_the_name_of_an_office_may_be_a_value(text: str) -> None:
    assert not is_office_head(text, "2024")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "PERJANJIAN KINERJA PEJABAT ADMINISTRATOR TAHUN 2022",
            ["PERJANJIAN KINERJA PEJABAT ADMINISTRATOR", "TAHUN"],
        ),
        ("Wira Contoh, PIHAK KESATU, NIP. 1", ["PIHAK KESATU", "NIP."]),
        ("Isi perjanjian kinerja tahun anggaran ini", ["perjanjian kinerja", "tahun anggaran"]),
        ("tahunan NIPU", []),
    ],
)
def test_words_of_the_form_inside_a_line_are_found_with_their_place(
    text: str, parts: list[str]
) -> None:
    assert [text[a:b] for a, b in fixed_parts(text)] == parts
