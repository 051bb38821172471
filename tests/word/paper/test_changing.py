"""Words that a program writes anew by itself are told; page numbers and fixed words are not."""

from collections.abc import Callable

import pytest

from tests.word.paper.seeing import W, paragraph, run, told, told_of_body, with_part

MARK = '<w:r><w:fldChar w:fldCharType="{}"{}/></w:r>'


def field(instruction: str, attributes: str = "") -> str:
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    end = MARK.format("end", "")
    return f"{MARK.format('begin', attributes)}{code}{MARK.format('separate', '')}{run('isi')}{end}"


def simple(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{run("isi")}</w:fldSimple>'


@pytest.mark.parametrize("make", [field, simple])
@pytest.mark.parametrize(
    "name",
    [
        "DATE",
        " time ",
        "SAVEDATE",
        "PRINTDATE",
        "FILENAME",
        "USERNAME",
        "TITLE",
        "DOCPROPERTY",
        "ASK",
    ],
)
def test_a_field_that_changes_by_itself_is_told(make: Callable[[str], str], name: str) -> None:
    found = told_of_body(paragraph(run("Jakarta, "), make(f"{name} \\* MERGEFORMAT")))
    assert set(found) == {"T407"}
    assert f"kolom {name.strip().upper()} (" in found["T407"]
    assert 'di dekat "Jakarta, isi"' in found["T407"]


@pytest.mark.parametrize(
    "xml",
    [
        field("PAGE"),
        field(" NUMPAGES "),
        field("SEQ Tabel"),
        field("TOC \\o"),
        field("DATE", ' w:fldLock="1"'),
        '<w:bookmarkStart w:id="1" w:name="Satu"/>' + field("REF satu \\h"),
        field("SET dua &quot;x&quot;") + field('PAGEREF "Dua"'.replace('"', "&quot;")),
    ],
    ids=["page", "pages", "number", "contents", "locked", "bookmark", "set"],
)
def test_what_stays_as_it_is_or_counts_pages_is_not_told(xml: str) -> None:
    assert told_of_body(paragraph(run("a"), xml)) == {}


@pytest.mark.parametrize("name", ["REF", "PAGEREF", "NOTEREF"])
def test_a_field_that_refers_to_nothing_is_told(name: str) -> None:
    message = told_of_body(paragraph(run("lihat "), field(f"{name} Hilang \\h")))["T407"]
    assert f'kolom {name} ke penanda yang tidak ada "Hilang"' in message


def test_a_field_within_another_is_told() -> None:
    inner = field("DATE")
    outer = MARK.format("begin", "") + inner + MARK.format("end", "")
    assert "kolom DATE" in told_of_body(paragraph(outer))["T407"]


def test_a_field_in_a_footer_that_refers_to_the_body_finds_it() -> None:
    footer = f"<w:ftr {W}>{paragraph(field('REF Satu'))}</w:ftr>"
    mark = paragraph('<w:bookmarkStart w:id="1" w:name="Satu"/>')
    assert told(with_part("footer9.xml", footer, "footer", mark)) == {}
    assert set(told(with_part("footer9.xml", footer, "footer"))) == {"T407"}


@pytest.mark.parametrize("prefix", ["w", "w15"])
def test_a_control_that_is_bound_to_data_is_told(prefix: str) -> None:
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    bound = f'<w:sdtPr><{prefix}:dataBinding {space} w:xpath="/a"/></w:sdtPr>'
    control = f"<w:sdt>{bound}<w:sdtContent>{run('{{ x }}')}</w:sdtContent></w:sdt>"
    message = told_of_body(paragraph(run("Judul "), control))["T407"]
    assert 'kontrol isian yang terikat pada data berkas "{{ x }}" (di dekat "Judul")' in message
    free = control.replace(bound, "<w:sdtPr/>")
    assert told_of_body(paragraph(run("Judul "), free)) == {}
