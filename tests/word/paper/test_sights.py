"""What was seen is said with its words and its place, so that somebody finds it in Word."""

import pytest
from lxml import etree

from pkdocs.word.paper.sights import Sight, place_of, shortened, text_in
from pkdocs.word.text import names as w
from tests.word.paper.seeing import MC, W, paragraph, row, run, table


def body(*blocks: str) -> w.Element:
    return etree.fromstring(f"<w:body {W}>{''.join(blocks)}</w:body>")


def last_run(root: w.Element) -> w.Element:
    return list(root.iter(w.R))[-1]


@pytest.mark.parametrize(
    ("blocks", "place"),
    [
        ([paragraph(run("Target "), run("95%"))], 'di dekat "Target"'),
        ([paragraph(run("Judul")), paragraph(), paragraph(run("95%"))], 'sesudah "Judul"'),
        ([paragraph(run("95%"))], ""),
        ([table(row(paragraph(run("a"))), row(paragraph(run("95%"))))], "tabel ke-1 baris ke-2"),
        (
            [table(row(paragraph())), table(row(table(row(paragraph(run("95%")))) + paragraph()))],
            "tabel ke-3 baris ke-1",
        ),
    ],
    ids=["beside words", "after words", "alone", "in a table", "in a table within one"],
)
def test_a_place_is_named_by_words_beside_it_or_by_table_and_row(
    blocks: list[str], place: str
) -> None:
    assert place_of(last_run(body(*blocks)), "95%") == place


def test_long_words_are_cut_and_stand_on_one_line() -> None:
    assert shortened("  a\n b\tc ") == "a b c"
    assert shortened("kata " * 20) == f"{'kata ' * 11}kata …"
    sight = Sight("dihapus", "x" * 100, last_run(body(paragraph(run("x" * 100)))))
    assert str(sight) == f'dihapus "{"x" * 60} …"'


def test_all_text_counts_whatever_it_is_drawn_as_and_of_versions_the_one_word_shows() -> None:
    newer = "<mc:Choice Requires='w'><w:t>baru</w:t></mc:Choice>"
    versions = f"{newer}<mc:Fallback><w:t>lama</w:t></mc:Fallback>"
    vml = '<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="KONSEP"/>'
    math = '<m:t xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">x</m:t>'
    pieces = (
        run("satu"),
        "<w:r><w:tab/><w:delText>dua</w:delText></w:r>",
        f'<w:r><w:sym w:font="Symbol" w:char="F0B3"/>{vml}</w:r>{math}',
        f"<w:r><mc:AlternateContent {MC}>{versions}</mc:AlternateContent></w:r>",
    )
    assert text_in(body(paragraph(*pieces))).strip() == "satu\tdua≥KONSEPxbaru"
