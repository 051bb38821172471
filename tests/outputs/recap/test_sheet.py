"""A recap as an Excel book: a row a post, a row a unit with shares."""

import io
from typing import Any

import openpyxl

from pkdocs.base.placing import Maker
from pkdocs.domain import Tenggat
from pkdocs.domain.agenda import Peristiwa
from pkdocs.outputs.recap.sheet import write_recap
from pkdocs.rules.rekap import Diketahui, Kemajuan, rekap
from tests.support.rekap import HARI, SAKIP, SIM, SISTEM, TENGGAT, event, person, post, riwayat

SIGNED = riwayat(
    event(Peristiwa.BEKU, tanggal="6 Februari 2023"),
    event(Peristiwa.DISERAHKAN, tanggal="10 Februari 2023"),
    event(Peristiwa.DIINPUT, sistem=SAKIP, indikator=("1.1",)),
)
KNOWN = (
    post("satu", Kemajuan.DITANDATANGANI, "Bagian A", sistem=SISTEM, riwayat=SIGNED),
    post("dua", Kemajuan.KONSEP, "Bagian B", alasan=("belum diturunkan",), dibuat=True, nomor=2),
    person(post("tiga", Kemajuan.SIAP, "Bagian B", sistem={SAKIP: frozenset("1")}, dibuat=True)),
)
STATUS = Maker("recap").status


def book(*known: Diketahui, tenggat: Tenggat = TENGGAT) -> Any:
    data = write_recap(rekap(2023, known, tenggat, HARI), STATUS)
    return openpyxl.load_workbook(io.BytesIO(data))


def table(sheet: Any) -> list[tuple[object, ...]]:
    """The rows of a sheet from the head of its table."""
    rows = list(sheet.iter_rows(values_only=True))
    return [tuple(None if own == "" else own for own in row) for row in rows[4:]]


def test_a_post_is_a_row_with_every_step_and_what_is_late() -> None:
    head, late, waiting, signed = table(book(*KNOWN)["Rekap"])
    assert head == (
        *("No", "Unit", "Jabatan", "Nama", "NIP", "Jenjang", "PK", "Pihak Kedua", "Keadaan"),
        *("Dibekukan", "Pindaian", f"Diinput {SAKIP}", f"Diinput {SIM}", "Diunggah"),
        *("Diserahkan", "Diterima KKPP", "Catatan"),
    )
    assert late == (
        *(1, "Bagian B", "Jabatan tiga", "Dr. Rara Contoh, M.Si.", "198001012005011001"),
        *("Administrator", "Induk", "Walikota Kota Contoh", "siap", None, None, "0/1", None),
        *(None, None, None, "terlambat: belum ditandatangani dan belum diserahkan"),
    )
    assert (waiting[6], waiting[8], waiting[-1]) == ("Perubahan 2", "konsep", "belum diturunkan")
    assert signed[9:] == (
        *("6 Februari 2023", None, "1/2", "0/1", None, "10 Februari 2023", None, None),
    )


def test_what_is_late_stands_out() -> None:
    sheet = book(*KNOWN)["Rekap"]
    last = sheet.max_column
    assert [sheet.cell(row, last).font.bold for row in (6, 7, 8)] == [True, False, False]


def test_each_unit_has_its_counts_and_shares_and_so_have_all() -> None:
    _, late, signed, total = table(book(*KNOWN)["Ringkasan"])
    assert late == (*("Bagian B", 2, 0, 0, 1, 0, 1, 0, 0, 0, 0, "0/1", 0, 0, 0, 0, 0, 0, 0, 1),)
    assert signed == (
        *("Bagian A", 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, "1/3", 1 / 3, 0, 0, 1, 1, 0, 0, 0),
    )
    assert total[:2] == ("Jumlah", 3)
    assert total[8] == 1 / 3
    sheet = book(*KNOWN)["Ringkasan"]
    assert sheet.cell(6, 9).number_format == "0%"


def test_the_lines_above_say_the_day_and_the_last_days() -> None:
    sheet = book(*KNOWN)["Rekap"]
    days = "ditandatangani 28 Februari 2023, diinput 31 Maret 2023, diserahkan 28 Februari 2023"
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "Rekap Perjanjian Kinerja Tahun 2023",
        "Keadaan 1 Maret 2023",
        f"Tenggat: {days}",
    ]
    assert book(tenggat=Tenggat())["Rekap"].cell(3, 1).value == "Tenggat: belum ditentukan"


def test_it_prints_on_f4_across_with_the_head_on_each_page() -> None:
    for sheet in book(*KNOWN):
        page = sheet.page_setup
        assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 14, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.print_area.endswith(f"${sheet.max_row}")


def test_the_same_bytes_each_time_and_no_text_is_a_formula() -> None:
    known = (post("satu", Kemajuan.KONSEP, "=1+1", alasan=("=cmd",)),)
    made = rekap(2023, known, TENGGAT, HARI)
    assert write_recap(made, STATUS) == write_recap(made, STATUS)
    sheet = book(*known)["Rekap"]
    assert sheet.cell(6, 2).value == "=1+1"
    assert sheet.cell(6, 2).data_type == "s"


def test_a_row_is_as_high_as_its_words_need() -> None:
    long = tuple(f"alasan yang panjang sekali nomor {n}" for n in range(6))
    heights = book(post("satu", Kemajuan.KONSEP, alasan=long), post("dua"))["Rekap"].row_dimensions
    assert heights[6].height > heights[7].height


def test_nothing_of_nothing_is_no_share() -> None:
    (_, total) = table(book()["Ringkasan"])
    assert total[8] is None
