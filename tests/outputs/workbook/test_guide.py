"""The first sheet: whom it is for, what the colours mean, and what is owed."""

from openpyxl.worksheet.worksheet import Worksheet

from pkdocs.base.values import replace
from pkdocs.domain.lembar import TARGET, Lembar
from pkdocs.outputs.workbook import Petunjuk
from tests.outputs.workbook.made import PETUNJUK, filled, made, read, turunan, waiting


def guide(*lembar: Lembar, petunjuk: Petunjuk = PETUNJUK) -> Worksheet:
    return read(made(*lembar, petunjuk=petunjuk), values=True)["Petunjuk"]


def lines(found: Worksheet) -> list[tuple[object, ...]]:
    rows = found.iter_rows(values_only=True)
    return [tuple(value for value in row if value is not None) for row in rows]


def links(found: Worksheet) -> list[str]:
    """Where the links of the sheet lead, from top to bottom."""
    return [c.hyperlink.location for row in found.iter_rows() for c in row if c.hyperlink]


def test_it_says_whom_it_is_for_from_whom_and_by_when() -> None:
    assert lines(guide(turunan()))[:5] == [
        ("Buku kerja 2024",),
        ("Untuk", "Kelurahan Melati"),
        ("Tahun", "2024"),
        ("Dari", "Bagian Contoh"),
        ("Dikirim kembali paling lambat", "31 Januari 2024"),
    ]


def test_what_is_not_known_is_left_out_and_a_workbook_of_all_says_so() -> None:
    found = lines(guide(turunan(), petunjuk=Petunjuk("Buku kerja", 2024)))
    assert found[:4] == [("Buku kerja",), ("Untuk", "semua unit"), ("Tahun", "2024"), ()]
    assert ("Yang ditunggu dari semua unit",) in found


def test_five_sentences_say_how_to_fill_it_in() -> None:
    found = lines(guide(turunan()))
    first = found.index(("Cara mengisi",)) + 1
    assert [line[0] for line in found[first : first + 5]] == ["1.", "2.", "3.", "4.", "5."]
    assert "kuning" in str(found[first][1])


def test_each_colour_is_shown_with_its_meaning() -> None:
    found = guide(turunan())
    meanings = {
        str(found.cell(row, 3).value).partition(":")[0]: found.cell(row, 2).fill.fgColor.rgb
        for row in range(1, found.max_row + 1)
    }
    assert meanings["Kuning"] == "FFFFF2A8"
    assert meanings["Putih"] == "FFFFFFFF"
    assert meanings["Abu-abu"] == "FFE7E6E6"


def test_the_sheets_are_listed_with_their_rows_and_what_they_wait_for() -> None:
    sheets = (turunan(filled("1.1"), waiting("1.2", "Satuan", "TW I")), turunan())
    found = guide(sheets[0], replace(sheets[1], nama="Lampiran I"))
    assert ("Turunan", "2 baris", "2 sel ditunggu") in lines(found)
    assert ("Lampiran I", "0 baris") in lines(found)
    assert "'Lampiran I'!A1" in links(found)


def test_what_is_owed_is_one_line_a_row_with_a_link_to_its_first_cell() -> None:
    sheet = turunan(filled("1.1"), waiting("1.2", "Indikator", *TARGET, "Agregasi"))
    found = guide(sheet)
    owed = "Indikator, target, Agregasi"
    line = ("Sekretaris Kelurahan Melati", "Turunan", "1.2", owed, "belum")
    assert lines(found)[-1] == line
    assert "Turunan!C3" in links(found)


def test_the_state_of_a_line_follows_the_cells_that_it_is_about() -> None:
    sheet = turunan(waiting("1.2", "Indikator", *TARGET, "Agregasi"), judul="Turunan")
    found = read(made(sheet))["Petunjuk"]
    assert found.cell(found.max_row, 6).value == (
        '=IF(COUNTBLANK(Turunan!C3:H3)+COUNTBLANK(Turunan!J3)=0,"sudah","belum")'
    )


def test_who_owes_nothing_is_told_so() -> None:
    assert lines(guide(turunan(filled("1.1"))))[-1] == (
        "Tidak ada; perubahan boleh diusulkan pada sel putih.",
    )


def test_a_long_list_is_cut_and_says_how_much_is_left() -> None:
    found = lines(guide(turunan(*(waiting(str(n), "Satuan") for n in range(502)))))
    assert len([line for line in found if line[-1:] == ("belum",)]) == 500
    assert found[-1] == ("dan 2 baris lagi; lihat sel kuning pada lembarnya.",)
    assert ("Turunan", "502 baris", "502 sel ditunggu") in found


def test_it_is_locked_and_printed_on_one_page_across() -> None:
    found = guide(turunan())
    assert found.protection.sheet
    assert (found.page_setup.paperSize, found.page_setup.fitToHeight) == (14, 0)
