"""The custom XML part that travels in a document."""

import re

from lxml import etree

from pkdocs.word import Template, read_custom_xml
from tests.word.template_factory import paragraphs, template, unzipped, with_parts

NAMESPACE = "urn:pkdocs:perjanjian"


def test_custom_xml_travels_in_the_document() -> None:
    loaded = Template.load(template("{{ x }}"), custom_xml=NAMESPACE)
    item = f'<p xmlns="{NAMESPACE}">Yani &amp; Wahyu</p>'.encode()
    assert loaded.custom_xml_part is not None
    made = loaded.render({"x": "1"}, {loaded.custom_xml_part: item})
    assert read_custom_xml(made, NAMESPACE) == item
    assert read_custom_xml(made, "urn:lain") is None
    assert paragraphs(made) == ["1"]


def test_custom_xml_is_found_under_the_number_word_gave_it() -> None:
    loaded = Template.load(template("{{ x }}"), custom_xml=NAMESPACE)
    made = loaded.render({"x": "1"})

    def renumber(parts: dict[str, bytes]) -> None:
        parts["customXml/item7.xml"] = parts.pop(str(loaded.custom_xml_part))

    found = read_custom_xml(with_parts(made, renumber), NAMESPACE)
    assert found is not None
    assert etree.fromstring(found).tag == f"{{{NAMESPACE}}}data"


def test_custom_xml_is_wired_as_word_wires_it() -> None:
    loaded = Template.load(template("{{ x }}"), custom_xml=NAMESPACE)
    made = unzipped(loaded.render({"x": "1"}))
    assert loaded.custom_xml_part in made
    number = re.sub(r"\D", "", str(loaded.custom_xml_part))
    properties = made[f"customXml/itemProps{number}.xml"]
    assert NAMESPACE.encode() in properties
    assert re.search(rb'itemID="\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"', properties)
    assert f"itemProps{number}.xml".encode() in made[f"customXml/_rels/item{number}.xml.rels"]
    assert b"relationships/customXml" in made["word/_rels/document.xml.rels"]
    assert b"customXmlProperties+xml" in made["[Content_Types].xml"]


def test_a_document_serves_as_template_with_its_own_custom_xml() -> None:
    first = Template.load(template("{{ x }}"), custom_xml=NAMESPACE)
    made = first.render({"x": "{{ y }}"})
    again = Template.load(made, custom_xml=NAMESPACE)
    assert again.custom_xml_part == first.custom_xml_part
    assert unzipped(again.render({"y": "1"})).keys() == unzipped(made).keys()


def test_without_custom_xml_there_is_no_part_to_fill() -> None:
    assert Template.load(template("{{ x }}")).custom_xml_part is None
