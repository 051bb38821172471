"""The people of a list, whatever its columns are called."""

import pytest

from pkdocs.base.text import fold
from pkdocs.domain.lembar import Guna
from pkdocs.rules.daftar.orang import KEPALA, find_columns, list_columns, read_orang
from tests.support.daftar import list_of


def said(kepala: list[str], *row: str) -> dict[str, str]:
    (orang,) = read_orang(list_of(kepala, row))
    return dict(orang.sel)


def test_columns_are_found_by_what_they_may_be_called_in_any_order_and_case() -> None:
    assert find_columns(
        ["NO", "UNIT KERJA", "Pangkat / Gol. Ruang", "nama lengkap", "Jabatan"]
    ) == {
        "Nama": "nama lengkap",
        "Pangkat/Gol": "Pangkat / Gol. Ruang",
        "Jabatan": "Jabatan",
        "Unit": "UNIT KERJA",
    }


def test_a_list_has_names_and_posts() -> None:
    assert find_columns(["Nama", "NIP"]) == {}
    assert find_columns(["Jabatan", "Unit"]) == {}
    assert find_columns(["Nama", "Kode Jabatan"]) == {"Nama": "Nama", "Kode": "Kode Jabatan"}
    assert read_orang(list_of(["Kode", "Indikator"], ["1.1", "x"])) == ()


def test_of_two_columns_with_one_meaning_the_first_counts() -> None:
    assert find_columns(["NAMA", "Nama", "Jabatan"])["Nama"] == "NAMA"


def test_no_header_word_means_two_columns() -> None:
    words = [fold(word).replace(" ", "") for known in KEPALA.values() for word in known]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("gap", [" ", ".", " / ", "-", ""])
def test_a_header_word_is_known_by_its_letters(gap: str) -> None:
    for kolom, words in KEPALA.items():
        for word in words:
            spelled = gap.join(fold(word).replace(" ", "").upper())
            others = [own for own in ("Nama", "Jabatan") if own != kolom]
            assert find_columns([*others, spelled])[kolom] == spelled


def test_a_column_is_read_or_counts_the_rows_or_is_nobodys() -> None:
    kepala = ["No.", "N I P", "Nama Pegawai", "Jabatan", "NIP Lama", "Nama"]
    assert [(own.kepala, own.guna) for own in list_columns(kepala)] == [
        ("No.", Guna.TAMPIL),
        ("N I P", Guna.ISI),
        ("Nama Pegawai", Guna.LAIN),
        ("Jabatan", Guna.ISI),
        ("NIP Lama", Guna.LAIN),
        ("Nama", Guna.KUNCI),
    ]
    assert list_columns(["No", "NIP"]) == ()


@pytest.mark.parametrize(
    ("teks", "nip", "nrk"),
    [
        ("197001011995011001/110001", "197001011995011001", "110001"),
        ("19700101 199501 1 001\n110001", "197001011995011001", "110001"),
        ("110001 / 19700101 199501 1 001", "197001011995011001", "110001"),
        ("NIP. 197001011995011001", "197001011995011001", ""),
        ("110001", "", "110001"),
        ("belum ada", "belumada", ""),
        ("", "", ""),
    ],
)
def test_both_numbers_in_one_column_are_told_apart(teks: str, nip: str, nrk: str) -> None:
    found = said(["Nama", "NIP / NRK", "Jabatan"], "Wira Contoh", teks, "Lurah")
    assert (found.get("NIP", ""), found.get("NRK", "")) == (nip, nrk)


def test_a_full_name_is_taken_apart_and_spaces_of_a_number_are_left_out() -> None:
    kepala = ["Nama", "NIP", "NRK", "Jabatan", "Unit Kerja", "Kode"]
    lembar = list_of(
        kepala,
        [
            "Dr. H. Wira  Contoh, S.Sos., M.Si.",
            "19700101 199501 1 001",
            "110001",
            "Plt. Camat Mawar",
            "Kecamatan Mawar",
            "camat-mawar",
        ],
    )
    (orang,) = read_orang(lembar)
    assert dict(orang.sel) == {
        "Nama": "Wira Contoh",
        "Gelar depan": "Dr. H.",
        "Gelar belakang": "S.Sos., M.Si.",
        "NIP": "197001011995011001",
        "NRK": "110001",
        "Sebutan": "Plt.",
    }
    assert (orang.kode, orang.jabatan, orang.unit) == (
        "camat-mawar",
        "Plt. Camat Mawar",
        "Kecamatan Mawar",
    )
    assert (orang.di, orang.ragu) == ("daftar.xlsx!Sheet1!2", "")


def test_a_name_that_is_not_sure_stays_whole_and_says_why() -> None:
    (orang,) = read_orang(list_of(["Nama", "Jabatan"], ["Wira Contoh, Blora", "Lurah"]))
    assert orang.sel == {"Nama": "Wira Contoh, Blora"}
    assert "Blora" in orang.ragu


def test_degrees_in_columns_of_their_own_stay_there() -> None:
    kepala = ["Nama", "Gelar Depan", "Gelar Belakang", "Jabatan"]
    assert said(kepala, "WIRA CONTOH", "", "S.H.", "Lurah") == {
        "Nama": "WIRA CONTOH",
        "Gelar belakang": "S.H.",
    }
    assert said(kepala, "WIRA CONTOH", "Dr.", "", "Lurah")["Gelar depan"] == "Dr."


@pytest.mark.parametrize(
    ("teks", "nip"),
    [
        ("'197001011995011001", "197001011995011001"),
        ("NIP. 19700101 199501 1 001", "197001011995011001"),
        ("1970 0101", "19700101"),
        ("-", "-"),
    ],
)
def test_what_was_put_around_a_number_goes_and_another_number_stays(teks: str, nip: str) -> None:
    assert said(["Nama", "NIP", "Jabatan"], "Wira Contoh", teks, "Lurah")["NIP"] == nip


@pytest.mark.parametrize(
    ("teks", "pangkat", "golongan"),
    [
        ("Penata Tk. I (III/d)", "Penata Tk. I", "III/d"),
        ("Penata Tingkat I, III/d", "Penata Tingkat I", "III/d"),
        ("III/d - Penata Tk. I", "Penata Tk. I", "III/d"),
        ("Pembina / IV a", "Pembina", "IV/a"),
        ("iv/B", "", "IV/b"),
        ("Penata Tingkat I", "Penata Tingkat I", ""),
        ("IX", "", "IX"),
        ("", "", ""),
    ],
)
def test_rank_and_grade_in_one_column_are_told_apart(
    teks: str, pangkat: str, golongan: str
) -> None:
    found = said(["Nama", "Pangkat/Gol", "Jabatan"], "Wira Contoh", teks, "Lurah")
    assert (found.get("Pangkat", ""), found.get("Golongan", "")) == (pangkat, golongan)


@pytest.mark.parametrize(
    ("teks", "status"),
    [
        *(("CPNS", ""), ("Calon PNS", ""), ("Non-PNS", "")),
        *(("PNS", "PNS"), ("P3K", "PPPK"), ("PPPK Penuh", "PPPK")),
    ],
)
def test_a_status_is_one_that_the_sources_know(teks: str, status: str) -> None:
    found = said(["Nama", "Status", "Jabatan"], "Wira Contoh", teks, "Lurah")
    assert found.get("Status", "") == status


def test_the_first_day_is_taken_where_it_is_a_date() -> None:
    kepala = ["Nama", "TMT Jabatan", "Sebutan", "Jabatan"]
    assert said(kepala, "Wira Contoh", "2 Januari 2023", "Pj.", "Plt. Lurah") == {
        "Nama": "Wira Contoh",
        "Mulai": "2 Januari 2023",
        "Sebutan": "Pj.",
    }
    assert "Mulai" not in said(kepala, "Wira Contoh", "kapan", "", "Lurah")


@pytest.mark.parametrize(
    ("jabatan", "before"),
    [
        ("plt Camat Mawar", "Plt."),
        ("Pgs. Camat Mawar", "Pgs."),
        ("Ymt. Camat Mawar", "Ymt."),
        ("Ass. Pemerintahan", ""),
        ("Kpl. Bagian Hukum", ""),
        ("Kabag. Hukum", ""),
    ],
)
def test_a_shortened_post_is_no_word_before_it(jabatan: str, before: str) -> None:
    row = said(["Nama", "Jabatan"], "Wira Contoh", jabatan)
    assert row.get("Sebutan", "") == before


def test_what_is_not_taken_is_kept_with_its_cell() -> None:
    kepala = ["Nama", "TMT Jabatan", "Status", "Jabatan"]
    rows = [["Wira", "01-03-2024", "CPNS", "Lurah"], ["Sari", "-", "PNS", "Camat"]]
    wira, sari = read_orang(list_of(kepala, *rows))
    assert {kepala: (sel.teks, sel.di) for kepala, sel in wira.lewat.items()} == {
        "Status": ("CPNS", "daftar.xlsx!Sheet1!C2"),
        "Mulai": ("01-03-2024", "daftar.xlsx!Sheet1!B2"),
    }
    assert sari.lewat == {}


def test_rows_that_name_nobody_are_left_out() -> None:
    lembar = list_of(["Nama", "Jabatan"], ["1", "2"], ["", "Jumlah"], ["Wira", "Lurah"])
    assert [orang.sel["Nama"] for orang in read_orang(lembar)] == ["Wira"]
