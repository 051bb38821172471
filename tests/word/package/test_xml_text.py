"""Text on its way into an XML part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pkdocs.word.package.xml_text import encoded, escaped

plain = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")


@given(st.text(plain))
def test_an_escaped_text_is_read_back_from_an_element_and_an_attribute(text: str) -> None:
    part = encoded(f'<a b="{escaped(text)}">{escaped(text)}</a>')
    assert part is not None
    root = etree.fromstring(part)
    assert (root.text or "", root.get("b")) == (text, text)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\a", "\f", "\ud800", "\ufffe"])
def test_a_part_with_a_character_that_xml_forbids_is_none(character: str) -> None:
    assert encoded(f"<a>{character}</a>") is None
