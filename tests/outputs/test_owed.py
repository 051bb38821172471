"""Who owes what, as a letter and as a table."""

import io

import openpyxl

from pkdocs.base.placing import Maker
from pkdocs.domain import KodeJabatan
from pkdocs.domain.lembar import Utang, UtangUnit
from pkdocs.outputs.owed import write_letter, write_list

UTANG = Utang(
    "Bagian Contoh",
    KodeJabatan("kabag"),
    "Kepala Bagian Contoh",
    "Pegawai",
    "kabag",
    ("Nama", "NIP"),
)
OWES = UtangUnit("Bagian Contoh", (UTANG,))


def test_a_letter_says_what_is_awaited_and_whether_anything_came() -> None:
    text = write_letter(OWES, 2024)
    assert "Perjanjian Kinerja tahun 2024 kami masih menunggu 1 isian" in text
    assert "- Kepala Bagian Contoh, Pegawai kabag: Nama, NIP\n" in text
    assert "belum pernah kami terima" in text
    answered = write_letter(UtangUnit("Bagian Contoh", (UTANG,), "2024-01-09"), 2024)
    assert "kami terima pada 9 Januari 2024" in answered


def test_a_table_has_a_row_a_row_and_the_same_bytes_each_time() -> None:
    status = Maker("owed").status
    data = write_list([OWES], status)
    assert data == write_list([OWES], status)
    rows = list(openpyxl.load_workbook(io.BytesIO(data))["Utang"].iter_rows(values_only=True))
    assert rows[1] == (
        *("Bagian Contoh", None, "kabag", "Kepala Bagian Contoh", "Pegawai", "kabag"),
        "Nama, NIP",
    )
    injected = Utang("=1+1", None, "", "Pegawai", "=cmd", ("Nama",))
    book = openpyxl.load_workbook(io.BytesIO(write_list([UtangUnit("=1+1", (injected,))], status)))
    assert book["Utang"]["A2"].data_type == "s"


def test_what_is_owed_of_no_post_is_named_by_its_row() -> None:
    bare = Utang("", None, "", "Indikator", "1.1", ("TW I", "TW II", "TW III", "TW IV", "Tahunan"))
    assert bare.teks == "Indikator 1.1: target"


def test_a_row_of_the_table_is_as_high_as_its_words_need() -> None:
    long = "Kepala Subbagian Publikasi Hukum dan Hak Asasi Manusia " * 3
    other = Utang("Bagian Contoh", KodeJabatan("kasubbag"), long, "Pegawai", "kasubbag", ("Nama",))
    data = write_list([UtangUnit("Bagian Contoh", (UTANG, other))], Maker("owed").status)
    heights = openpyxl.load_workbook(io.BytesIO(data))["Utang"].row_dimensions
    assert heights[2].height < heights[3].height
