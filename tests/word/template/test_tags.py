"""Tags as staff wrote them, judged part by part before docxtpl reads them."""

import pytest

from pkdocs.word.template.tags import refuse_tags

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def part(text: str) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f'<w:hdr xmlns:w="{WORD}">{paragraph}</w:hdr>'.encode()


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }} }} {%p if b %}c{%p endif %}",
        "{% raw %}{{ {% endraw %}{# catatan #}",
        "{{ &quot;{{&quot; }}",
        "{</w:t></w:r><w:r><w:t>{ a }}",
        "{# p dengan spasi #} {{ p }} {{ tr.nama }}",
    ],
)
def test_tags_that_can_be_read_are_left_as_they_are(text: str) -> None:
    parts = {"word/header1.xml": part(text)}
    before = dict(parts)
    assert refuse_tags(parts) == []
    assert parts == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ a", 'tag "{{ a" tidak ditutup dengan "}}"'),
        ("{{ " + "a" * 2_000 + " }}", "terlalu panjang (paling banyak 2000 huruf)"),
        ("{{ a\u00a0}}", "memuat spasi khusus U+00A0"),
        ("{{ na\u200bma }}", 'tag "{{ nama }}" memuat karakter tersembunyi U+200B'),
        ("{%tr\u00a0for a in b %}", "spasi khusus U+00A0"),
        ("{% tr for a in b %}", 'tulis rapat: "{%tr …%}"'),
        ("{{ r a }}", 'tulis rapat: "{{r …}}"'),
    ],
)
def test_a_tag_that_puzzles_is_told_and_taken_out(text: str, message: str) -> None:
    parts = {"word/header1.xml": part(text), "word/footer1.xml": part("{{ b }}")}
    (finding,) = refuse_tags(parts)
    assert (finding.code, finding.part) == ("T101", "word/header1.xml")
    assert message in finding.message
    assert b"{" not in parts["word/header1.xml"]
    assert parts["word/footer1.xml"] == part("{{ b }}")


def test_a_tag_in_an_attribute_is_judged_too() -> None:
    picture = f'<w:hdr xmlns:w="{WORD}"><a descr="{{{{ a"/></w:hdr>'.encode()
    assert [finding.code for finding in refuse_tags({"word/header1.xml": picture})] == ["T101"]
