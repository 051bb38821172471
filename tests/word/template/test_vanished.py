"""Every word of a template is in the document that is made of it, or told."""

import re

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.word import Template, inspect_template, read_printed_lines
from pkdocs.word.template.sources import open_template, part_sources
from pkdocs.word.template.vanished import vanished
from tests.word.template_factory import (
    add_picture,
    add_table,
    document,
    docx,
    png,
    raw_paragraph,
    table_template,
    template,
    unzipped,
)


def dropped(data: bytes) -> list[str]:
    """Return the words that are dropped of a template, run by run."""
    opened = open_template(unzipped(data))
    sources = list(part_sources(opened))
    return [
        found.words
        for source in sources
        for found in vanished(source.written, source.text, opened.patch_xml)
    ]


def told(data: bytes) -> list[str]:
    findings = inspect_template(data, strict=False)
    assert {finding.code for finding in findings} <= {"T403"}
    return [finding.message for finding in findings]


END = "{%p endif %}"


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (["PEMERINTAH CONTOH {%p if x %}", END], ["PEMERINTAH CONTOH"]),
        (["{%p if x %} PEMERINTAH CONTOH", END], ["PEMERINTAH CONTOH"]),
        (["sebelum {%p if x %} sesudah", "isi", END], ["sebelum sesudah"]),
        (["{%p if x %} satu", "dua {%p endif %}"], ["satu", "dua"]),
        (["{{ y }} {%p if x %}", END], ["{{ y }}"]),
        (["R&D <a> {%p if x %}", END], ["R&D <a>"]),
        (["{%p if x %}{%p if y %}", "a", f"{END}{END}"], ["{%p if x %}", END]),
        (["catatan {#p ini catatan #}"], ["catatan"]),
        (["{% if x %}a{% endif %}", "Jabatan: {%- if x %}b{% endif %}"], ["Jabatan:"]),
        (["{% if x -%} a", "b{% endif %}"], ["a"]),
        (["{%p if x -%}", "a", END], ["a"]),
    ],
)
def test_words_that_docxtpl_drops_are_told(paragraphs: list[str], words: list[str]) -> None:
    data = template(*paragraphs)
    assert dropped(data) == words
    messages = told(data)
    assert len(messages) == len(words)
    for message, text in zip(messages, words, strict=True):
        assert f'kata "{text}"' in message


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{%p if x %}", "a {{ x }} b", END],
        ["{% if x %}a{% else %} b {% endif %}", "{# catatan #} c"],
        ["{%r if x %}a{%r endif %} b"],
        ["{%p if x == “a” %}", "“a” < b & c", END],
        ["{% if x < 3 %}a{% endif %} b > c", "  spasi   lebar  "],
    ],
)
def test_a_template_that_loses_nothing_is_not_told(paragraphs: list[str]) -> None:
    assert told(template(*paragraphs)) == []


def test_a_row_loses_the_words_of_all_its_cells() -> None:
    data = table_template(["{%tr for x in y %}", "Nomor", "Nama"], ["{{ x }}"], ["{%tr endfor %}"])
    (message,) = told(data)
    assert message == (
        'kata "Nomor Nama" di samping "{%tr for x in y %}" tidak akan tercetak: tag itu '
        "menggantikan seluruh baris tabel; beri tag itu baris tabel sendiri"
    )


def test_a_cell_loses_its_words() -> None:
    cells = ["tetap", "hilang {%tc if x %}", "isi", "{%tc endif %}"]
    assert 'kata "hilang" di samping "{%tc if x %}"' in told(table_template(cells))[0]


def test_a_tag_written_in_pieces_drops_words_as_well() -> None:
    made = document()
    pieces = ("hi", "lang {%", "p if x", " %}")
    raw_paragraph(made, "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in pieces))
    made.add_paragraph(END)
    assert dropped(docx(made)) == ["hilang"]


def test_a_picture_that_is_dropped_is_told() -> None:
    made = document(END)
    add_picture(made, "lambang", png(2, 2))
    paragraph = made.paragraphs[-1]
    paragraph.add_run("{%p if x %}")
    made.element.body.insert(0, paragraph._p)
    (message,) = told(docx(made))
    assert message.startswith('gambar di samping "{%p if x %}" tidak akan tercetak')


def test_the_end_of_a_section_that_is_dropped_is_told() -> None:
    made = document("a")
    section = '<w:pPr><w:sectPr><w:pgSz w:w="9000" w:h="9000"/></w:sectPr></w:pPr>'
    raw_paragraph(made, "<w:r><w:t>{%p if x %}</w:t></w:r>")
    made.paragraphs[-1]._p.insert(0, _element(section))
    made.add_paragraph(END)
    assert told(docx(made))[0].startswith("akhir bagian halaman (section) di samping")


def _element(xml: str) -> object:
    made = Document()
    raw_paragraph(made, xml)
    return made.paragraphs[-1]._p[0]


def test_headers_are_looked_at() -> None:
    made = document("{{ x }}")
    header = made.sections[0].header
    header.paragraphs[0].text = "Kop {%p if x %}"
    header.add_paragraph(END)
    header.add_paragraph("akhir")
    (finding,) = inspect_template(docx(made), strict=False)
    assert (finding.code, finding.part) == ("T403", "word/header1.xml")


words = st.sampled_from(["", " kata", " “kutip”", " <a> &"])
tags = st.sampled_from(["", "{{ x }}", "{% if x %}", "{%- if x %}", "{% if x -%}", "{%p if x %}"])
stretches = st.lists(st.tuples(words, tags, words, st.integers(0, 12)), min_size=1, max_size=4)
rows = st.lists(words, min_size=6, max_size=6) | st.none()


class _Numbered:
    """Puts a number behind each word, by which it is found again."""

    def __init__(self) -> None:
        self.known: set[str] = set()

    def __call__(self, word: str) -> str:
        if not word:
            return ""
        self.known.add(name := f"k{len(self.known)}x")
        return f"{word}{name}"


def build(
    stretches: list[tuple[str, str, str, int]], cells: list[str] | None, number: _Numbered
) -> bytes:
    """Return a template of paragraphs, cut into runs anywhere, and of a table with a loop."""
    made = document()
    for before, tag, after, cut in stretches:
        _add(made, f"{number(before)}{tag}{number(after)}", cut)
        if "if" in tag:
            _add(made, number(" isi"), 0)
            end = "{%p endif %}" if "{%p" in tag else "{% endif %}"
            _add(made, f"{number(after)}{end}{number(before)}", cut)
    if cells is not None:
        texts = list(map(number, cells))
        head, foot = f"{texts[0]}{{%tr if x %}}{texts[1]}", f"{{%tr endif %}}{texts[2]}"
        add_table(made, [head, texts[3]], [texts[4], "a"], [foot, texts[5]])
    return docx(made)


def _add(made: DocumentObject, text: str, cut: int) -> None:
    paragraph = made.add_paragraph()
    while re.fullmatch(r"\w\w", text[cut - 1 : cut + 1] if cut else ""):
        cut -= 1  # a number that is cut would not be found again
    paragraph.add_run(text[:cut])
    paragraph.add_run(text[cut:])


def named(text: str) -> set[str]:
    return set(re.findall(r"k\d+x", text))


@given(stretches, rows)
def test_every_word_is_in_the_document_or_told(
    stretches: list[tuple[str, str, str, int]], cells: list[str] | None
) -> None:
    number = _Numbered()
    data = build(stretches, cells, number)
    lost = "\n".join(dropped(data))
    findings = inspect_template(data, strict=False)
    assert any(finding.code == "T403" for finding in findings) == bool(lost)
    if findings:
        sources = part_sources(open_template(unzipped(data)))
        printed = re.sub(r"<[^>]*>", "", "".join(source.text for source in sources))
    else:
        printed = "\n".join(read_printed_lines(Template.load(data).render({"x": "benar"})))
    assert named(printed) | named(lost) == number.known
    assert named(printed) & named(lost) == set()
