"""Documents are what docxtpl itself would have made of the same template and data."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import jinja2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pkdocs.word import Template, TemplateError
from tests.word.template.outcomes import failure
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
    with_parts,
)

FOOTNOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="1"><w:p><w:r><w:t>Catatan {{ catatan }}</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


@dataclass(frozen=True)
class Orang:
    nama: str
    umur: int


def by_docxtpl(data: bytes, context: Mapping[str, object]) -> dict[str, bytes]:
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    made = DocxTemplate(io.BytesIO(data))
    made.render(dict(context), jinja_env=environment)
    buffer = io.BytesIO()
    made.save(buffer)
    return normalised(unzipped(buffer.getvalue()))


def normalised(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {
        name: etree.tostring(etree.fromstring(part), method="c14n")
        if name.endswith((".xml", ".rels"))
        else part
        for name, part in parts.items()
    }


def assert_same(data: bytes, context: Mapping[str, object]) -> None:
    expected = by_docxtpl(data, context)
    made = normalised(unzipped(Template.load(data).render(context)))
    assert made.keys() == expected.keys()
    for name, part in expected.items():
        assert made[name] == part, name


def is_fixed(data: bytes) -> bool:
    """Return whether the body is made without docxtpl's look at its tables."""
    (part,) = Template.load(data)._prepared.parts
    return part.structure.fixed


def full_template() -> bytes:
    made = document(
        "{{ judul }}",
        "{%p for k in kelompok %}",
        "{{ loop.index }}. {{ k.judul }}{% if k.isi %} ({{ k.isi|length }}){% endif %}",
        "{%p for b in k.isi %}",
        "{{ b.no }}\t{{ b.teks }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p if konsep %}",
        "KONSEP {{ judul }}",
        "{%p elif kelompok %}",
        "berisi {{ kelompok[0].judul }}",
        "{%p else %}",
        "kosong",
        "{%p endif %}",
    )
    add_table(
        made,
        ["No", "Teks", "Nilai"],
        ["{%tr for k in kelompok %}"],
        ["{{ k.judul }}"],
        ["{%tr for b in k.isi %}"],
        ["{{ b.no }}", "{{ b.teks }}", "{{ b.nilai }}"],
        ["{%tr endfor %}"],
        ["{%tr endfor %}"],
    )
    header, footer = made.sections[0].header, made.sections[0].footer
    header.paragraphs[0].text = "{%p if konsep %}"
    header.add_paragraph("KONSEP {{ judul }}")
    header.add_paragraph("{%p endif %}")
    header.add_paragraph("tetap\tdi kanan")
    footer.paragraphs[0].text = "halaman {{ judul|upper }}"
    made.core_properties.title = "Judul & <tetap>"
    return docx(made)


FULL = full_template()
ESCAPED = ("{_{", "}_}", "{_%", "%_}")  # docxtpl changes them in values too, which is a mistake
texts = st.text(
    st.one_of(
        st.sampled_from("\n\t\a\f&<>\"'{}%# "),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=12,
).filter(lambda text: not any(mark in text for mark in ESCAPED)) | st.sampled_from(
    ["{{ 7*7 }}", "{% if x %}", "</w:p>", "#", "a&b", "🙂", "عربي", "x" * 300, "\n", "a\n\nb\t\tc"]
)
numbers = st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
values = texts | numbers | st.floats(allow_nan=False, allow_infinity=False)
baris = st.fixed_dictionaries({"no": numbers, "teks": texts, "nilai": values})
kelompok = st.fixed_dictionaries({"judul": texts, "isi": st.lists(baris, max_size=3)})
contexts = st.fixed_dictionaries(
    {"judul": texts, "konsep": st.booleans(), "kelompok": st.lists(kelompok, max_size=3)}
)
LOADED = Template.load(FULL)


@given(contexts)
def test_any_plain_data_gives_what_docxtpl_gives(context: Mapping[str, object]) -> None:
    expected = by_docxtpl(FULL, context)
    assert normalised(unzipped(LOADED.render(context))) == expected


ORANG = Orang("Yani & <Wahyu>", 40)
SMALL = [
    ("an object's attributes", template("{{ o.nama }} {{ o.umur }}"), {"o": ORANG}),
    ("a decimal", template("{{ d }} {{ d + 1 }}"), {"d": Decimal("86.750")}),
    ("a large float", template("{{ f }}"), {"f": 1e16}),
    ("a comment", template("a{# tak tampak #}b", "{#p juga tidak #}", "c"), {}),
    ("escaped delimiters", template("{_{ nama }_} {_% if %_} {{ x }}"), {"x": "1"}),
    ("merged paragraphs", template("a", "{%- if x %}b{% endif -%}", "c"), {"x": True}),
    ("trimmed white space", template("a  {{- x -}}  b"), {"x": "1"}),
    ("a macro", template("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(x) }}"), {"x": "a&b"}),
    ("a set tag", template("{% set y = x ~ '!' %}{{ y }}"), {"x": "a&b"}),
    ("a set block", template("{% set y %}<{{ x }}>{% endset %}{{ y }}"), {"x": "a&b"}),
    ("a filter block", template("{% filter upper %}a{{ x }}{% endfilter %}"), {"x": "b"}),
    (
        "filters",
        template("{{ x|upper }} {{ y|join(', ') }} {{ z|default('-') }}"),
        {"x": "a&b", "y": ["1", "<2>"]},
    ),
    ("an escaping filter", template("{{ x|e|upper }}"), {"x": "abc"}),
    (
        "a namespace",
        template(
            "{% set n = namespace(i=0) %}{% for x in y %}{% set n.i = n.i + x %}"
            "{% endfor %}{{ n.i }}"
        ),
        {"y": [1, 2, 3]},
    ),
    (
        "loop names",
        template(
            "{% for x in y %}{{ loop.index }}/{{ loop.length }}{{ x }}"
            "{{ ', ' if not loop.last }}{% endfor %}"
        ),
        {"y": ["a", "b"]},
    ),
    (
        "a key that is a method of dict",
        template("{% for k, v in x.items() %}{{ k }}{{ v }}{% endfor %}{{ x['items'] }}"),
        {"x": {"items": "1", "b": "2"}},
    ),
    (
        "a recursive loop",
        template("{% for x in y recursive %}{{ x.a }}{{ loop(x.y) }}{% endfor %}"),
        {"y": [{"a": "1", "y": [{"a": "<", "y": []}]}]},
    ),
    ("a run tag", template("a {%r if x %}b{%r endif %} c"), {"x": False}),
    (
        "an empty loop with else",
        template("{% for x in y %}{{ x }}{% else %}-{% endfor %}"),
        {"y": []},
    ),
    ("no tags", template("tetap", "tab\tdan\nbaris"), {}),
    ("a single quote", template("{{ x }}"), {"x": 'it\'s "x" &amp;'}),
    ("white space", template("{{ x }}|{{ y }}"), {"x": "  ", "y": " a "}),
    ("curly quotes in a tag", template("{% if x == ‘a’ %}ya{% endif %}"), {"x": "a"}),
    ("raw", template("{% raw %}{{ x }}{% endraw %}{{ x }}"), {"x": "1"}),
]


@pytest.mark.parametrize(("data", "context"), [s[1:] for s in SMALL], ids=[s[0] for s in SMALL])
def test_a_template_feature_means_the_same(data: bytes, context: Mapping[str, object]) -> None:
    assert_same(data, context)


TABLES = [
    ("column loop", [["{%tc for x in y %}", "{{ x }}", "{%tc endfor %}"], ["a", "b", "c"]]),
    ("column loop over its own cells", [["A", "{%tc for x in y %}", "{{ x }}", "{%tc endfor %}"]]),
    (
        "vertical merge",
        [
            ["{%tr for x in y %}", "", ""],
            ["{% vm %}sama", "{{ x }}", "z"],
            ["{%tr endfor %}", "", ""],
        ],
    ),
    ("horizontal merge", [["{%tc for x in y %}", "{% hm %}sama", "{%tc endfor %}"]]),
    ("column span", [["{% colspan y|length %}a", "b", "c"]]),
    ("cell colour", [["{% cellbg warna %}a", "b", "c"]]),
    (
        "row loop",
        [["{%tr for x in y %}", "", ""], ["{{ x }}", "b", "c"], ["{%tr endfor %}", "", ""]],
    ),
    (
        "only conditional rows",
        [["{%tr if y %}", "", ""], ["a", "b", "c"], ["{%tr endif %}", "", ""], ["x", "y"]],
    ),
]


@pytest.mark.parametrize("rows", [rows for _, rows in TABLES], ids=[name for name, _ in TABLES])
@pytest.mark.parametrize(
    "y",
    [
        pytest.param([], id="0", marks=pytest.mark.slow),
        pytest.param(["1"], id="1", marks=pytest.mark.slow),
        pytest.param(["1", "2", "3", "4", "5"], id="5"),
    ],
)
def test_a_table_tag_means_the_same(rows: list[list[str]], y: list[str]) -> None:
    assert_same(table_template(*rows), {"y": y, "warna": "FF0000"})


@pytest.mark.parametrize("x", ["", "1"])
def test_a_grid_that_only_a_conditional_row_fills_is_fitted(x: str) -> None:
    made = document("{{ x }}")
    add_table(made, ["a", "b", "-"], ["{%tr if x %}"], ["c", "d", "e"], ["{%tr endif %}"])
    first = made.tables[0]._tbl.tr_lst[0]
    first.remove(first.tc_lst[2])
    for tag_row in made.tables[0]._tbl.tr_lst[1::2]:
        tag_row.tc_lst[0].get_or_add_tcPr().grid_span = 2
    assert_same(docx(made), {"x": x})


def test_a_table_without_rows_of_its_own_is_emptied_and_filled() -> None:
    made = document("{{ x }}")
    loop = (["{%tr for x in y %}", "", ""], ["{{ x }}", "{{ loop.index }}", "c"])
    add_table(made, *loop, ["{%tr endfor %}", "", ""])
    add_table(made, ["a", "b"], *(row[:2] for row in loop), ["{%tr endfor %}", ""])
    add_table(made, ["{%tr if x %}", ""], ["a", "b"], ["{%tr endif %}", ""])
    assert is_fixed(docx(made))
    for context in ({"x": "1", "y": []}, {"x": "", "y": ["a", "b\nc"]}, {"x": "\n", "y": []}):
        assert_same(docx(made), context)


def test_a_table_within_a_row_that_repeats_means_the_same() -> None:
    made = document("{{ x }}")
    add_table(made, ["{%tr for x in y %}", ""], ["{{ x }}", "b"], ["{%tr endfor %}", ""])
    inner = made.tables[0].rows[1].cells[1].add_table(rows=3, cols=2)
    texts = ("{%tr for z in x %}", "{{ z }}", "{%tr endfor %}")
    for row, text in zip(inner.rows, texts, strict=True):
        row.cells[0].text = text
    assert is_fixed(docx(made))
    for y in ([], ["ab", "", "c"]):
        assert_same(docx(made), {"x": "1", "y": y})


@pytest.mark.parametrize("spare", ["w:gridBefore", "w:gridAfter"])
@pytest.mark.parametrize("y", [[], ["1", "2"]], ids=["0", "2"])
def test_rows_that_do_not_begin_or_end_with_the_grid_mean_the_same(
    spare: str, y: list[str]
) -> None:
    for head in ([["a", "b", "c"]], []):
        made = document("{{ x }}")
        rows = [["{%tr for x in y %}", "", ""], ["{{ x }}", "b", "-"], ["{%tr endfor %}", "", ""]]
        add_table(made, *head, *rows)
        looped = made.tables[0]._tbl.tr_lst[len(head) + 1]
        looped.remove(looped.tc_lst[2])
        properties = f'<w:trPr {nsdecls("w")}><{spare} w:val="1"/></w:trPr>'
        looped.insert(0, parse_xml(properties))
        assert_same(docx(made), {"x": "1", "y": y})


@pytest.mark.parametrize("text", ["dua", "1.5", ""])
def test_a_span_that_is_no_number_is_an_error(text: str) -> None:
    data = table_template(["{% colspan y %}a", "b"])
    with pytest.raises(TemplateError, match=r"T304 word/document\.xml: .*jumlah sel"):
        Template.load(data).render({"y": text})


def test_a_picture_whose_id_follows_a_placeholder_is_numbered_too() -> None:
    made = document("{{ x }}")
    raw_paragraph(
        made,
        '<w:r><w:drawing><wp:inline><wp:docPr name="{{ x }}" id="7"/></wp:inline></w:drawing></w:r>'
        '<w:r><w:drawing><wp:inline><wp:docPr id="7" name="b"/></wp:inline></w:drawing></w:r>',
    )
    assert_same(docx(made), {"x": "1"})


@pytest.mark.parametrize("n", [0, 1, 3])
def test_pictures_are_numbered_as_docxtpl_does(n: int) -> None:
    made = document("{%p for x in y %}")
    add_picture(made, "satu", png(2, 2))
    made.add_paragraph("{{ x }}")
    made.add_paragraph("{%p endfor %}")
    add_picture(made, "dua", png(2, 2))
    assert_same(docx(made), {"y": [str(i) for i in range(n)]})


@pytest.mark.parametrize("text", ["", "a\nb\n", "\n\n", "a\r\n b\r", "{ a } # & <b>"])
def test_properties_are_kept_as_docxtpl_keeps_them(text: str) -> None:
    made = document("{{ x }}")
    for name in ("author", "comments", "identifier", "language", "subject", "title", "keywords"):
        setattr(made.core_properties, name, text)
    assert_same(docx(made), {"x": "1"})


def test_footnotes_are_filled() -> None:
    def add_footnotes(parts: dict[str, bytes]) -> None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        parts["word/footnotes.xml"] = FOOTNOTES.encode()
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode(),
        )
        rels = "word/_rels/document.xml.rels"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        parts[rels] = parts[rels].replace(
            b"</Relationships>",
            f'<Relationship Id="rId99" Type="{office}/footnotes" Target="footnotes.xml"/>'
            "</Relationships>".encode(),
        )

    data = with_parts(template("{{ x }}"), add_footnotes)
    for catatan in ("a & b", "baris\nbaru\tdan tab"):
        assert_same(data, {"x": "1", "catatan": catatan})


def test_tags_split_over_runs_are_joined() -> None:
    made = document()
    raw_paragraph(
        made,
        "<w:r><w:rPr><w:b/></w:rPr><w:t>{</w:t></w:r><w:r><w:t>{ na</w:t></w:r>"
        '<w:r><w:t xml:space="preserve">ma }</w:t></w:r><w:r><w:t>} ya</w:t></w:r>',
    )
    assert_same(docx(made), {"nama": "a\tb\fc"})


def test_a_value_within_a_text_box_is_filled() -> None:
    made = document("{{ x }}")
    raw_paragraph(
        made,
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        '<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{{ x }}</w:t></w:r>'
        "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>{{ x }}</w:t></w:r>",
    )
    for value in ("a", "a\tb\nc"):
        assert_same(docx(made), {"x": value})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ range(10**9)|length }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ 1 / 0 }}",
        "{{ daftar + 1 }}",
        "{{ teks - 1 }}",
        "{{ daftar|sum }}",
        "{% for a, b in [1] %}{% endfor %}",
        "{{ kosong.x.y }}{% for x in benar %}{% endfor %}",
    ],
)
def test_a_tag_that_fails_is_an_error_with_its_text(tag: str) -> None:
    finding = failure(tag)
    assert finding.code in {"T304", "T301"}
    assert finding.part == "word/document.xml"


def test_a_failing_tag_is_shown_with_the_text_around_it() -> None:
    assert (
        'dekat "Nilai: {{ 1 / nol }}"'
        in failure("awal", "Nilai: {{ 1 / nol }}", context={"nol": 0}).message
    )


def test_a_paragraph_mark_outside_of_text_is_refused() -> None:
    made = document()
    raw_paragraph(made, "<w:r><w:instrText>{{ x }}</w:instrText></w:r>")
    with pytest.raises(TemplateError, match=r"T303 .*di luar teks paragraf"):
        Template.load(docx(made)).render({"x": "a\ab"})


def test_a_paragraph_mark_within_a_hyperlink_cannot_break_the_document() -> None:
    made = document()
    raw_paragraph(made, '<w:hyperlink w:anchor="a"><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink>')
    loaded = Template.load(docx(made))
    with pytest.raises(TemplateError, match="T106"):
        loaded.render({"x": "a\ab"})
    assert loaded.render({"x": "a\tb\nc"})
