"""Who marks, when and with which number; rows are marked whole."""

import re

from pkdocs.review.views.redline import WordFile, redline
from tests.tracked import build
from tests.word.redline.comparing import (
    WHEN,
    check,
    many_rows,
    one_inserted_one_removed,
)
from tests.word.redline.shapes import RUN, raw
from tests.word.template_factory import unzipped


def test_a_row_is_marked_as_a_whole_and_what_it_holds_too() -> None:
    xml = unzipped(check(*one_inserted_one_removed()).docx)["word/document.xml"].decode()
    inserted = re.findall(r"<w:tr><w:trPr><w:ins [^>]*/></w:trPr>.*?</w:tr>", xml, re.DOTALL)
    deleted = re.findall(r"<w:tr><w:trPr><w:del [^>]*/></w:trPr>.*?</w:tr>", xml, re.DOTALL)
    assert len(inserted) == len(deleted) == 1
    assert inserted[0].count("<w:pPr><w:rPr><w:ins ") == deleted[0].count("<w:rPr><w:del ") == 4


def test_every_mark_names_its_author_and_date_and_has_its_own_number() -> None:
    xml = unzipped(check(*many_rows()).docx)["word/document.xml"].decode()
    marks = re.findall(r"<w:(?:ins|del) ([^>]*?)/?>", xml)
    assert len(marks) > 100
    assert all('w:author="Peninjau" w:date="2023-02-06T08:00:00Z"' in mark for mark in marks)
    numbers = [re.findall(r'w:id="(\d+)"', mark)[0] for mark in marks]
    assert len(set(numbers)) == len(numbers)


def test_a_mark_has_no_number_that_the_document_uses_already() -> None:
    place = '<w:bookmarkStart w:id="1" w:name="tempat"/><w:bookmarkEnd w:id="1"/>'
    made = check(raw(RUN.format("A")), raw(place + RUN.format("B")))
    xml = unzipped(made.docx)["word/document.xml"].decode()
    assert xml.count('w:id="1"') == 2
    assert 'w:id="2"' in xml


def test_an_author_may_have_any_name() -> None:
    made = redline(
        WordFile("a", build(["A"])),
        WordFile("b", build(["B"])),
        penulis='Wira "A" & <Contoh>\x00\n',
        tanggal=WHEN,
    )
    assert made.value is not None
    xml = unzipped(made.value.docx)["word/document.xml"]
    assert b'w:author="Wira &quot;A&quot; &amp; &lt;Contoh&gt;"' in xml
