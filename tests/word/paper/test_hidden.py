"""Words that are hidden, or differ between versions of a content, are told."""

import pytest

from tests.word.paper.seeing import MC, paragraph, row, run, table, told, told_of_body, with_styles

VANISH, SHOWN = "<w:vanish/>", '<w:vanish w:val="0"/>'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
BOX = f"<w:txbxContent>{paragraph(run('dalam kotak'))}</w:txbxContent>"


@pytest.mark.parametrize(
    "xml",
    [
        paragraph(run("tampak "), run("{{ x }}", VANISH), run(" rahasia", VANISH)),
        table(row(paragraph(run("{{ x }} rahasia")), "<w:trPr><w:hidden/></w:trPr>")),
    ],
)
def test_hidden_words_and_tags_are_told(xml: str) -> None:
    found = told_of_body(xml)
    assert set(found) == {"T405"}
    assert 'kata tersembunyi "{{ x }} rahasia"' in found["T405"]


def test_a_hidden_text_box_is_told() -> None:
    box = f"<v:textbox>{BOX}</v:textbox>"
    shape = f'<w:pict><v:shape {VML} style="visibility:hidden">{box}</v:shape></w:pict>'
    message = told_of_body(paragraph(f"<w:r>{shape}</w:r>"))["T405"]
    assert 'kata tersembunyi "dalam kotak"' in message


@pytest.mark.parametrize(
    "xml",
    [
        paragraph(run("tampak", SHOWN)),
        paragraph(run("{% if x %}", VANISH), run("a"), run("{% endif %}", VANISH)),
        paragraph(run("{%p if x %}", VANISH)) + paragraph(run("{%p endif %}", VANISH)),
        paragraph("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>", run("tampak")),
        table(row(paragraph(run("a")), '<w:trPr><w:hidden w:val="0"/></w:trPr>')),
    ],
    ids=["switched off", "tags that print nothing", "block tags", "the end alone", "a shown row"],
)
def test_what_is_printed_or_prints_nothing_is_not_hidden(xml: str) -> None:
    assert told_of_body(xml) == {}


def style(kind: str, name: str, looks: str, above: str = "") -> str:
    based = f'<w:basedOn w:val="{above}"/>' if above else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{based}<w:rPr>{looks}</w:rPr></w:style>'


STYLES = (
    style("character", "Diam", VANISH)
    + style("character", "Turunan", "", "Diam")
    + style("character", "Tampak", SHOWN, "Diam")
    + style("paragraph", "Sunyi", VANISH)
    + style("character", "Lingkar", "", "Lingkar")
)


@pytest.mark.parametrize(
    ("character", "block", "own", "is_hidden"),
    [
        ("Diam", "", "", True),
        ("Turunan", "", "", True),
        ("Tampak", "", "", False),
        ("Lingkar", "", "", False),
        ("", "Sunyi", "", True),
        ("Diam", "Sunyi", "", False),
        ("Diam", "", SHOWN, False),
        ("Diam", "Sunyi", VANISH, True),
    ],
)
def test_styles_hide_words_as_word_resolves_them(
    character: str, block: str, own: str, is_hidden: bool
) -> None:
    looks = (f'<w:rStyle w:val="{character}"/>' if character else "") + own
    properties = f'<w:pPr><w:pStyle w:val="{block}"/></w:pPr>' if block else ""
    found = told(with_styles(STYLES, paragraph(properties, run("rahasia", looks))))
    assert set(found) == ({"T405"} if is_hidden else set())


def test_the_usual_style_of_paragraphs_may_hide_everything() -> None:
    usual = style("paragraph", "Biasa", VANISH).replace("<w:style ", '<w:style w:default="1" ')
    assert "T405" in told(with_styles(usual, paragraph(run("rahasia"))))


def alternatives(*versions: str) -> str:
    return paragraph(
        run("a"), f"<w:r><mc:AlternateContent {MC}>{''.join(versions)}</mc:AlternateContent></w:r>"
    )


def choice(text: str, *, requires: str = "wps") -> str:
    known = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    return f'<mc:Choice {known} xmlns:lain="urn:lain" Requires="{requires}">{text}</mc:Choice>'


def fallback(text: str) -> str:
    return f"<mc:Fallback>{text}</mc:Fallback>"


T = "<w:t>{}</w:t>"
NEW, OLD = T.format("{{ x }} baru"), T.format("lama")


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ((choice(NEW), fallback(OLD)), '"{{ x }} baru / lama"'),
        ((choice(NEW), fallback("")), '"{{ x }} baru /"'),
        ((choice(""), fallback(NEW)), '"/ {{ x }} baru"'),
        ((choice(NEW), choice(OLD), fallback(NEW)), '"{{ x }} baru / lama / {{ x }} baru"'),
        ((choice(NEW, requires="lain"),), '"{{ x }} baru /"'),
    ],
    ids=["differ", "the newer alone", "the older alone", "three", "unknown to every program"],
)
def test_versions_that_say_different_words_are_told(versions: tuple[str, ...], said: str) -> None:
    found = told_of_body(alternatives(*versions))
    assert set(found) == {"T406"}
    assert said in found["T406"]


@pytest.mark.parametrize(
    "versions",
    [
        (choice(NEW), fallback(T.format("{{ x }}") + T.format(" baru"))),
        (choice(NEW),),
        (choice("<w:pict/>"), fallback("<w:pict/>")),
        (
            choice(
                NEW + f"<mc:AlternateContent>{choice(OLD)}{fallback(OLD)}</mc:AlternateContent>"
            ),
            fallback(NEW + OLD),
        ),
    ],
    ids=["the same words", "Word and LibreOffice know it", "no words", "nested"],
)
def test_versions_that_say_the_same_are_fine(versions: tuple[str, ...]) -> None:
    assert told_of_body(alternatives(*versions)) == {}
