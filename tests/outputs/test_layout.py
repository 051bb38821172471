"""Which rows share a page: the template is as the reckoning has it, and no part is too long."""

import io
import zipfile
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from lxml import etree

from pkdocs.outputs import layout
from tests.helpers import ROOT


def alinea(teks: str, jenis: str = "paragraf") -> layout.Alinea:
    return {"jenis": jenis, "tanda": "", "potongan": [{"teks": teks, "tebal": ""}]}


def text(part: list[layout.Alinea]) -> str:
    return "|".join("".join(p["teks"] for p in a["potongan"]) for a in part)


def lines(count: int) -> list[layout.Alinea]:
    return [alinea(f"Alinea contoh {number}") for number in range(count)]


def part_of_template(name: str, berkas: str = "perjanjian-kinerja") -> etree._Element:
    template = (ROOT / "templates" / f"{berkas}.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize(
    ("berkas", "room", "letter"),
    [
        ("perjanjian-kinerja", layout.PERJANJIAN, 8),
        ("lampiran-tick", layout.LAMPIRAN, 7),
        ("lampiran-penanggung-jawab", layout.LAMPIRAN, 7),
    ],
)
def test_the_rooms_are_those_of_the_template(
    berkas: str, room: layout.PageRoom, letter: int
) -> None:
    document = part_of_template("word/document.xml", berkas)
    (table,) = (
        t
        for t in document.iter(qn("w:tbl"))
        if t.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))
        == "Sasaran dan indikator kinerja"
    )
    beside = sum(
        int(table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/{qn(side)}").get(qn("w:w")))
        for side in ("w:left", "w:right")
    )
    widths = [int(c.get(qn("w:w"))) for c in table.find(qn("w:tblGrid"))]
    points = [(width - beside) / 20 * 8 / letter for width in widths]
    assert points[5] == pytest.approx(room.pengukuran, abs=0.2)
    assert points[3] - 15 < room.indikator < points[3]
    assert min(points[6:11]) - 10 < room.target < min(points[6:11])
    page = list(document.iter(qn("w:sectPr")))[-1]
    margins = page.find(qn("w:pgMar"))
    height = int(page.find(qn("w:pgSz")).get(qn("w:h")))
    body = (height - sum(int(margins.get(qn(side))) for side in ("w:top", "w:bottom"))) / 20
    header_rows, group_row = 25, 12.5
    least = body - header_rows - group_row - 10
    assert least < room.room * letter / 8 < least + 10


@pytest.mark.parametrize(
    ("berkas", "letter"),
    [("perjanjian-kinerja", "16"), ("lampiran-tick", "14"), ("lampiran-penanggung-jawab", "14")],
)
def test_the_letters_are_those_of_the_template(berkas: str, letter: str) -> None:
    styles = part_of_template("word/styles.xml", berkas)
    sizes = {
        style.get(qn("w:styleId")): style.find(f"{qn('w:rPr')}/{qn('w:sz')}")
        for style in styles.iter(qn("w:style"))
    }
    assert sizes["PKTabel"].get(qn("w:val")) == letter
    assert all(sizes[name] is None for name in ("PKUraian", "PKButir", "PKSubjudul"))


@pytest.mark.parametrize(
    ("teks", "count"),
    [
        ("Persentase kualitas pelaksanaan anggaran", 1),
        ("Persentase kualitas pelaksanaan anggaran " * 5, 3),
        ("Persentase kualitas pelaksanaan anggaran " * 18, 8),
    ],
)
def test_a_paragraph_takes_as_many_lines_as_on_paper(teks: str, count: int) -> None:
    """Counted on the page that LibreOffice makes."""
    ((_, height),) = layout.cut([alinea(teks)], layout.PERJANJIAN.room, 0)
    assert height == pytest.approx(3.3 + count * 9.2 + 1.5)


def test_pengukuran_that_fits_is_whole() -> None:
    ((part, height),) = layout.cut(lines(20), layout.PERJANJIAN.room, 0)
    assert part == lines(20)
    assert 20 * 9 < height < 20 * 12


def test_longer_pengukuran_is_parted_between_paragraphs_and_nothing_is_lost() -> None:
    parts = list(layout.cut(lines(130), layout.PERJANJIAN.room, layout.PERJANJIAN.closing))
    assert [a for part, _ in parts for a in part] == lines(130)
    assert len(parts) == 4
    assert all(height <= layout.PERJANJIAN.room for _, height in parts)
    assert parts[-1][1] + layout.PERJANJIAN.closing <= layout.PERJANJIAN.room


def test_two_parts_never_fit_on_one_page() -> None:
    for count in range(45, 140):
        heights = [height for _, height in layout.cut(lines(count), layout.PERJANJIAN.room, 0)]
        assert all(a + b > layout.PERJANJIAN.room for a, b in pairwise(heights)), count


def test_no_part_ends_with_a_subhead() -> None:
    for before in range(1, 60):
        pengukuran = [
            *lines(before),
            alinea("Formula:", "judul"),
            alinea("Sumber Data:", "judul"),
            *lines(60 - before),
        ]
        parts = list(layout.cut(pengukuran, layout.PERJANJIAN.room, 0))
        assert len(parts) > 1
        assert all(part[-1]["jenis"] != "judul" for part, _ in parts[:-1]), before


def test_a_part_rather_begins_with_a_subhead() -> None:
    pengukuran = [*lines(24), alinea("Formula:", "judul"), *lines(28)]
    _, (second, _) = layout.cut(pengukuran, layout.PERJANJIAN.room, 0)
    assert second[0]["jenis"] == "judul"


def test_a_paragraph_longer_than_a_page_is_cut_between_words() -> None:
    teks = "Kata contoh yang panjang sekali " * 400
    parts = [part for part, _ in layout.cut([alinea(teks)], layout.PERJANJIAN.room, 0)]
    assert len(parts) == 3
    assert all(text(part).endswith(" ") for part in parts)
    assert "".join(map(text, parts)).replace("|", "") == teks


def test_rows_share_a_page_as_long_as_there_is_room() -> None:
    new = [False] * 4
    assert layout.share([100.0] * 4, new, 477, 0) == [4]
    assert layout.share([200.0] * 4, new, 477, 0) == [2, 2]
    assert layout.share([200.0] * 4, new, 300, 0) == [1, 2, 1]
    assert layout.share([100.0] * 4, [False, True, False, False], 477, 0) == [1, 3]


def test_the_last_row_leaves_its_page_to_be_with_the_closing_block() -> None:
    assert layout.share([150.0] * 3, [False] * 3, 477, 124) == [2, 1]
    assert layout.share([100.0] * 3, [False] * 3, 477, 124) == [3]
