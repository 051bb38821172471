"""Years as texts name them, and how far back each may lie."""

import pytest

from pkdocs.domain.tinjauan import is_stale, named_years, with_years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Predikat SAKIP Tahun 2023", [("2023", 0)]),
        ("Laporan T.A. 2022 dan 2023.", [("2022", 0), ("2023", 0)]),
        ("BAST Tahun 2017-2022 selesai", [("2017-2022", 1)]),
        ("BAST 2017 s.d. 2022", [("2017 s.d. 2022", 1)]),
        ("tahun 2017 sampai dengan tahun 2022", [("2017 sampai dengan tahun 2022", 1)]),
        ("daftar Tahun 2021 periode Januari s.d. Juni", [("2021", 2)]),
        ("LHP Tahun 2005 dan seterusnya", [("2005", None)]),
        ("dihitung sejak tahun 2019", [("2019", None)]),
        ("Permenpan RB Nomor 26 Tahun 2020 tentang", [("2020", None)]),
        ("No. 7 Tahun 2019", [("2019", None)]),
        ("UU 23 Tahun 2014", [("2014", None)]),
        ("Peraturan Gubernur DKI Jakarta 99 Tahun 2021", [("2021", None)]),
        ("Pergub 57/2022; PMK 14/PMK.02/2023", [("2022", None), ("2023", None)]),
        (
            "Nomor e-0005 Tahun 2023 tanggal 5 April 2023",
            [("2023", None), ("2023", None)],
        ),
        ("paling lambat tanggal 31 Maret 2023", [("2023", 0)]),
        ("laporan TW 4/2023", [("2023", 0)]),
        ("Triwulan 4 Tahun 2023", [("2023", 0)]),
        ("31/12/2023, 31-12-2023, 31.12.2023", [("2023", 0)] * 3),
        ("ISO 9001:2015, SNI 03-1733-2004", [("2015", None), ("2004", None)]),
        ("Persentase 3 paket Tahun 2023", [("2023", 0)]),
        ("kode 2022.1.1, nilai 2023,5, NIP 198001012005011001, 1.2023", []),
    ],
)
def test_a_year_is_found_with_how_far_back_it_may_lie(
    text: str, found: list[tuple[str, int | None]]
) -> None:
    assert [(own.tertulis, own.longgar) for own in named_years(text)] == found


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("Tahun 2024", False),
        ("Tahun 2025", False),
        ("Tahun 2023", True),
        ("2017-2023", False),
        ("2017-2022", True),
        ("2023-2026", False),
        ("Tahun 2022 periode Januari", False),
        ("Tahun 2021 periode Januari", True),
        ("UU 23 Tahun 2014", False),
        ("Tahun 2015", True),
        ("2000 dokumen", False),
    ],
)
def test_what_lies_further_back_is_stale_in_2024(text: str, stale: bool) -> None:
    [named] = named_years(text)
    assert is_stale(named, 2024) is stale


def test_years_are_exchanged_all_at_once_and_only_where_they_stand_alone() -> None:
    text = "dari 2021 ke 2022, BAST 2021-2022, 2021\n  s.d. 2022"
    ganti = {"2021": "2022", "2022": "2023", "2021 s.d. 2022": "2021 s.d. 2023"}
    assert with_years(text, ganti) == "dari 2022 ke 2023, BAST 2021-2022, 2021 s.d. 2023"
