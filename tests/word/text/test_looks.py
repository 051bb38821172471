"""Which runs are hidden, struck, raised or white, by themselves and by the styles of a document."""

from collections.abc import Callable

import pytest
from lxml import etree

from pkdocs.word import read_printed_lines, read_word_text
from pkdocs.word.text.looks import PLAIN, Styles, read_styles, says_looks, undrawn
from tests import foreign
from tests.foreign import cell, p, row, run, table
from tests.word.template_factory import with_parts
from tests.word.text.shapes import NAMES, box, element, related

VANISH, STRIKE, DOUBLE = "<w:vanish/>", "<w:strike/>", "<w:dstrike/>"
UP, WHITE = '<w:vertAlign w:val="superscript"/>', '<w:color w:val="FFFFFF"/>'
LOOKS: dict[str, Callable[[Styles, etree._Element], frozenset[etree._Element]]] = {
    VANISH: Styles.hidden,
    STRIKE: Styles.struck,
    DOUBLE: Styles.struck,
    UP: Styles.raised,
    WHITE: Styles.white,
}


def style(kind: str, name: str, looks: str, above: str = "", *, usual: bool = False) -> str:
    based = f'<w:basedOn w:val="{above}"/>' if above else ""
    default = ' w:default="1"' if usual else ""
    properties = f"<w:rPr>{looks}</w:rPr>"
    return f'<w:style w:type="{kind}" w:styleId="{name}"{default}>{based}{properties}</w:style>'


def styles(*inner: str) -> Styles:
    return read_styles(etree.fromstring(f"<w:styles {NAMES}>{''.join(inner)}</w:styles>"))


def text(looks: str = "", paragraph: str = "") -> str:
    """A cell with a run of these looks, in a paragraph of a style."""
    named = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    return cell(inner=p(inner=named + run("85", f"<w:rPr>{looks}</w:rPr>")))


def named(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


def count(look: str, own: Styles, *cells: str, properties: str = "") -> int:
    """How many runs of a table have a look."""
    made = table(row(*cells), columns=len(cells)).replace(
        "<w:tblPr/>", f"<w:tblPr>{properties}</w:tblPr>"
    )
    return len(LOOKS[look](own, element(made).getparent()))


@pytest.mark.parametrize("look", LOOKS)
def test_a_run_looks_as_it_says_itself_else_as_its_styles_do(look: str) -> None:
    own = styles(
        style("character", "Sendiri", look),
        style("character", "Turunan", "<w:b/>", "Sendiri"),
        style("paragraph", "Paragraf", look),
        style("table", "Tabel", look),
        style("character", "Lingkar", "", "Lingkar"),
    )
    assert count(look, own, text(look), text(), text("<w:b/>")) == 1
    assert count(look, PLAIN, text(look), text(named("Sendiri"))) == 1
    assert (
        count(look, own, text(named("Sendiri")), text(named("Turunan")), text(named("Lingkar")))
        == 2
    )
    assert count(look, own, text(paragraph="Paragraf"), text(paragraph="Lain")) == 1
    table_style = '<w:tblStyle w:val="Tabel"/>'
    assert count(look, own, text(), text(), properties=table_style) == 2


@pytest.mark.parametrize(
    ("look", "off"),
    [
        (VANISH, '<w:vanish w:val="0"/>'),
        (STRIKE, '<w:strike w:val="false"/>'),
        (DOUBLE, '<w:dstrike w:val="off"/>'),
        (UP, '<w:vertAlign w:val="baseline"/>'),
        (WHITE, '<w:color w:val="auto"/>'),
    ],
)
def test_a_look_may_be_switched_off_again(look: str, off: str) -> None:
    own = styles(
        style("paragraph", "Biasa", look, usual=True),
        style("character", "Padam", off),
        style("paragraph", "Lain", off, "Biasa"),
        style("paragraph", "Anak", "", "Biasa"),
    )
    assert count(look, own, text(), text(off), text(paragraph="Lain"), text(paragraph="Anak")) == 2
    turned = count(look, own, text(named("Padam")))
    assert turned == (1 if look in (VANISH, STRIKE) else 0)


def test_what_all_text_has_by_default_is_seen() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
    for look in LOOKS:
        assert count(look, styles(defaults.format(look)), text(), text()) == 2
    own = styles(defaults.format(VANISH), style("character", "Gaib", VANISH))
    assert count(VANISH, own, text(named("Gaib")), text('<w:vanish w:val="0"/>')) == 1


def test_toggles_of_two_styles_turn_each_other_round() -> None:
    for look, both in ((VANISH, 0), (STRIKE, 0), (DOUBLE, 1), (UP, 1)):
        own = styles(style("character", "Huruf", look), style("paragraph", "Paragraf", look))
        assert count(look, own, text(named("Huruf"), "Paragraf")) == both


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", ["numbering", "lain", ""])
def test_a_style_of_a_kind_that_says_nothing_of_text_gives_it_no_look(look: str, kind: str) -> None:
    own = styles(style(kind, "Daftar", look, usual=True), style("paragraph", "Paragraf", look))
    cells = (text(), text(paragraph="Daftar"), text(named("Daftar")), text(paragraph="Paragraf"))
    assert count(look, own, *cells) == 1


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("usual", [True, False])
@pytest.mark.parametrize("kind", ["character", "paragraph", "table"])
def test_a_style_without_an_id_is_that_of_no_text(look: str, kind: str, usual: bool) -> None:
    nameless = style(kind, "", look, usual=usual)
    for made in (nameless, nameless.replace(' w:styleId=""', "")):
        own = styles(made, style("paragraph", "Anak", "", "lacking"))
        assert count(look, own, text(), text(paragraph="Anak"), text(named(""))) == 0


@pytest.mark.parametrize("order", [1, -1])
def test_a_long_line_of_styles_passes_its_look_on(order: int) -> None:
    made = [style("paragraph", "S0", VANISH)]
    made += [style("paragraph", f"S{i}", "", f"S{i - 1}") for i in range(1, 3000)]
    own = styles(*made[::order])
    assert count(VANISH, own, text(paragraph="S2999")) == 1


@pytest.mark.parametrize("start", range(3))
def test_of_styles_based_on_each_other_each_has_the_nearest_look(start: int) -> None:
    off = '<w:vanish w:val="0"/>'
    made = [
        style("paragraph", "A", VANISH, "B"),
        style("paragraph", "B", "", "C"),
        style("paragraph", "C", off, "A"),
        style("paragraph", "D", "", "B"),
        style("paragraph", "E", "", "A"),
    ]
    own = styles(*made[start:], *made[:start])
    seen = [name for name in "ABCDE" if count(VANISH, own, text(paragraph=name))]
    assert seen == ["A", "E"]


DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'


@pytest.mark.parametrize(
    "made",
    [
        text(WHITE).replace("<w:tcPr>", f"<w:tcPr>{DARK}"),
        text(WHITE).replace("<w:tc>", f"<w:tblPrEx>{DARK}</w:tblPrEx><w:tc>", 1),
        text(WHITE + DARK),
        text(WHITE + '<w:highlight w:val="black"/>'),
        text(WHITE).replace("<w:p>", f"<w:p><w:pPr>{DARK}</w:pPr>"),
        text(WHITE, "Gelap"),
        text(WHITE).replace(
            "<w:tcPr>", '<w:tcPr><w:shd w:val="solid" w:color="auto" w:fill="auto"/>'
        ),
        text(WHITE).replace(
            "<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:fill="" w:themeFill="accent1"/>'
        ),
        text('<w:color w:val="FFFFFF" w:themeColor="accent1"/>'),
        text('<w:color w:val="FFFFF0"/>'),
        cell(inner=p(inner=box(p(inner=run("85", f"<w:rPr>{WHITE}</w:rPr>"))))),
    ],
)
def test_white_on_a_painted_ground_is_seen(made: str) -> None:
    shaded = f'<w:style w:type="paragraph" w:styleId="Gelap"><w:pPr>{DARK}</w:pPr></w:style>'
    assert count(WHITE, styles(shaded), made) == 0


def test_white_in_a_dark_table_or_outside_of_tables_is_seen() -> None:
    head = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>'
    dark = f'<w:style w:type="table" w:styleId="Gelap">{head}</w:style>'
    dark += '<w:style w:type="table" w:styleId="Anak"><w:basedOn w:val="Gelap"/></w:style>'
    own = styles(dark)
    assert count(WHITE, own, text(WHITE)) == 1
    assert count(WHITE, own, text(WHITE), properties='<w:tblStyle w:val="Anak"/>') == 0
    assert count(WHITE, own, text(WHITE), properties=DARK) == 0
    plain = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
    assert count(WHITE, own, text(WHITE), properties=plain) == 1
    of_row = text(WHITE).replace("<w:tc>", f"<w:tblPrEx>{plain}</w:tblPrEx><w:tc>", 1)
    assert count(WHITE, own, of_row) == 1
    free = element(p(inner=run("85", f"<w:rPr>{WHITE}</w:rPr>"))).getparent()
    assert not PLAIN.white(free)


def test_the_bytes_of_styles_tell_whether_they_say_any_of_it() -> None:
    for look in LOOKS:
        assert says_looks(style("character", "Contoh", look).encode())
    assert not says_looks(style("character", "Contoh", "<w:b/>").encode())
    assert not says_looks(b"")


STYLES = "".join(
    style("character", name, look)
    for name, look in (("Gaib", VANISH), ("Coret", STRIKE), ("Naik", UP), ("Putih", WHITE))
)


def styled(document: bytes) -> bytes:
    """A document that has these styles instead of its own."""

    def change(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = f"<w:styles {NAMES}>{STYLES}</w:styles>".encode()

    return with_parts(document, change)


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("Gaib", "8", "8"),
        ("Coret", "85\u0336", "85\u0336"),
        ("Naik", "8⁵", "8⁵"),
        ("Putih", "8", "85"),
    ],
)
def test_a_document_reads_as_its_styles_have_it(name: str, inside: str, outside: str) -> None:
    words = p(inner=run("8") + run("5", f"<w:rPr>{named(name)}</w:rPr>"))
    made = styled(foreign.document(words, table(row(cell(inner=words)), columns=1)))
    found = read_word_text(made)
    line, (own,) = found.blocks[0], found.tables()
    assert (line, own.rows[0][0].text) == (outside, inside)
    assert sorted(read_printed_lines(made)) == sorted([outside, outside])


def test_notes_and_margins_look_as_the_styles_have_it() -> None:
    hidden = p(inner=run("a") + run("b", f"<w:rPr>{named('Gaib')}</w:rPr>"))
    made = related(foreign.document(p("isi")), "header", f"<w:hdr {NAMES}>{hidden}</w:hdr>")
    note = f'<w:footnotes {NAMES}><w:footnote w:id="1">{hidden}</w:footnote></w:footnotes>'
    found = read_word_text(styled(related(made, "footnotes", note)))
    assert (found.margins, found.notes) == (("a",), ("a",))


def drawing(hidden: str, inner: str = "", place: str = "anchor") -> str:
    said = f'<wp:docPr id="1" name="Gambar"{hidden}/>'
    return f"<w:r><w:drawing {NAMES}><wp:{place}>{said}{inner}</wp:{place}></w:drawing></w:r>"


def words_with(shape: str) -> str:
    """What a text box holds: words, and this run."""
    return f"<w:txbxContent>{p(inner=run('80%') + shape)}</w:txbxContent>"


@pytest.mark.parametrize("place", ["anchor", "inline"])
@pytest.mark.parametrize(
    ("outer", "inner", "hidden"),
    [("", "", 0), ("", ' hidden="1"', 1), (' hidden="true"', "", 1), (' hidden="0"', "", 0)],
)
def test_a_drawing_is_hidden_by_what_it_says_itself(
    place: str, outer: str, inner: str, hidden: int
) -> None:
    box_in = words_with(drawing(inner, place=place))
    part = element(p(inner=drawing(outer, box_in))).getparent()
    assert len(undrawn(part)) == hidden
    read = read_word_text(foreign.document(p(inner=drawing(outer, box_in))))
    assert ("80%" in read.blocks) == (outer != ' hidden="true"')


def test_a_shape_is_hidden_by_what_it_says_itself() -> None:
    shape = '<w:r><w:pict><v:shape style="{}">{}</v:shape></w:pict></w:r>'
    gone = shape.format("visibility:hidden", "")
    part = element(p(inner=shape.format("", words_with(gone)))).getparent()
    (found,) = undrawn(part)
    assert found.get("style") == "visibility:hidden"
    assert len(found) == 0
