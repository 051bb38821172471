"""A comparison as an Excel book: the summary, the changes, what was not read."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pkdocs.review.compare.banding import Banding
from pkdocs.review.views.sheet import (
    KOLOM,
    KOLOM_KEPUTUSAN,
    KOLOM_TAK_TERBACA,
    decision_rows,
    rows,
    summary_lines,
    unread_rows,
    write_sheet,
)
from tests.review.views.bandings import (
    alike,
    alone,
    counted,
    doubtful,
    everything,
    few,
    new_post,
    same,
    tally_of,
    unread,
)

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_each_change_is_a_row_and_a_remark_without_change_too() -> None:
    titles = [title for title, _ in KOLOM]
    assert all(len(row) == len(titles) for banding in few() for row in rows(banding))
    assert len(list(rows(everything()))) == len(everything().beda)
    assert list(rows(same())) == []
    (only,) = rows(unread())
    assert only[titles.index("Perubahan")] == "(tidak ada)"
    first = next(row for row in rows(everything()) if row[titles.index("Periode")])
    assert first[titles.index("Periode")] == "Triwulan II"
    assert next(rows(new_post()))[titles.index("Berkas lama")] == ""


def test_a_post_in_doubt_and_one_that_stands_alone_are_rows_that_say_so() -> None:
    titles = [title for title, _ in KOLOM]
    (doubt,), (lone,) = rows(doubtful()), rows(alone())
    assert doubt[titles.index("Perubahan")] == "(belum pasti)"
    assert lone[titles.index("Perubahan")] == "(tanpa pembanding)"
    assert lone[titles.index("Catatan")] == "tidak ada dokumen lama"


def test_what_was_not_read_is_a_row_with_its_side_place_and_words() -> None:
    found = [row[3:8] for row in unread_rows(doubtful())]
    assert found == [
        ("lama", "tabel 2, baris 7", "tidak terbaca", "9O,5", "ya"),
        ("lama", "", "catatan kaki tidak dibandingkan", "lihat lampiran", "tidak"),
    ]
    assert all(len(row) == len(KOLOM_TAK_TERBACA) for row in unread_rows(doubtful()))


def test_the_summary_has_one_row_for_what_many_posts_have() -> None:
    tally = tally_of(*alike(7), everything(), alone())
    assert summary_lines(tally) == [
        "8 jabatan dibandingkan: 8 berubah, 0 sama.",
        "1 jabatan tanpa pembanding: tidak ada dokumen lama.",
        "20 perubahan ada pada satu jabatan saja.",
        "Perubahan yang sama pada beberapa jabatan:",
    ]
    (row,) = decision_rows(tally)
    assert len(row) == len(KOLOM_KEPUTUSAN)
    assert row[:8] == (
        "1.1",
        "Indeks Contoh Layanan ke-1 bagi Warga Kota Rekaan",
        "target triwulan II, IV dan tahunan",
        "86,75",
        "87",
        "naik",
        "0,25",
        7,
    )


def write(path: Path, *bandings: Banding) -> list[Banding]:
    tally = tally_of()
    return list(write_sheet(path, counted(tally, bandings), tally))


def test_the_book_opens_on_the_summary_and_holds_all_three(tmp_path: Path) -> None:
    path = tmp_path / "beda.xlsx"
    write(path, *alike(3), doubtful())
    with zipfile.ZipFile(path) as book:
        whole = ET.fromstring(book.read("xl/workbook.xml"))
        sheets = [ET.fromstring(book.read(f"xl/worksheets/sheet{n}.xml")) for n in (1, 2, 3)]
    names = [sheet.get("name") for sheet in whole.iter(f"{MAIN}sheet")]
    assert names == ["Ringkasan", "Perubahan", "Tidak terbaca"]
    texts = [["".join(c.itertext()) for c in sheet.iter(f"{MAIN}c")] for sheet in sheets]
    assert texts[0][0].startswith("4 jabatan dibandingkan: 3 berubah, 0 sama, 1 belum pasti")
    assert "target triwulan II, IV dan tahunan" in texts[0]
    assert texts[1].count("target berubah") == 9
    assert "9O,5" in texts[2]
    numbers = [c for c in sheets[0].iter(f"{MAIN}c") if c.get("t") is None and len(c)]
    assert ["".join(c.itertext()) for c in numbers] == ["3"], "so that it sorts as a number"


def test_posts_pass_through_and_nothing_half_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "beda.xlsx"
    passing = write_sheet(path, few(), tally_of())
    assert next(passing) == few()[0]
    assert not path.exists()
    passing.close()
    assert list(tmp_path.iterdir()) == []
    assert write(path, *few()) == list(few())
    assert path.exists()
    with pytest.raises(OSError, match="tidak-ada"):
        write(tmp_path / "tidak-ada" / "beda.xlsx", *few())
