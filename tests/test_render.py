"""Making documents from a template: what is printed, the package, pictures, custom XML."""

import io
import re
import threading
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pkdocs.word import Template, TemplateError, core_properties, read_custom_xml
from tests.template_factory import (
    add_picture,
    document,
    png,
    table_template,
    template,
    unzipped,
    with_parts,
)
from tests.template_factory import docx as bytes_of

NAMESPACE = "urn:pkdocs:perjanjian"
printable = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=60
)
hostile = st.sampled_from(
    ["{{ 7*7 }}", "{% if x %}", "{{", "}}", "{_{ x }_}", "</w:p>", "<w:p/>", "&amp;", "]]>", "\\1"]
)


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


@given(st.lists(printable | hostile, max_size=4))
def test_a_value_is_printed_letter_for_letter(values: list[str]) -> None:
    made = LISTED.render({"values": values})
    assert paragraphs(made) == [f"[{value}]" for value in values]


LISTED = Template.load(template("{%p for value in values %}", "[{{ value }}]", "{%p endfor %}"))


def test_a_value_with_escaped_delimiters_is_not_changed() -> None:
    made = Template.load(template("{_{ x }_} {{ x }}")).render({"x": "{_{ a }_}"})
    assert paragraphs(made) == ["{{ x }} {_{ a }_}"]


def test_numbers_are_printed_as_python_writes_them() -> None:
    made = Template.load(template("{{ a }} {{ b }}")).render({"a": 3, "b": 1.5})
    assert paragraphs(made) == ["3 1.5"]


def test_the_same_data_gives_the_same_bytes() -> None:
    data = template("{{ x }}")
    first, second = Template.load(data), Template.load(data)
    assert first.render({"x": "a"}) == first.render({"x": "a"}) == second.render({"x": "a"})


def test_documents_of_one_template_do_not_leak_into_each_other() -> None:
    loaded = Template.load(template("{% set y = x %}{{ y }}"))
    assert paragraphs(loaded.render({"x": "1"})) == ["1"]
    assert paragraphs(loaded.render({"x": "2"})) == ["2"]


def test_several_threads_share_one_template() -> None:
    made: dict[int, bytes] = {}

    def render(number: int) -> None:
        for _ in range(30):
            made[number] = LISTED.render({"values": [str(number), "a\nb"]})

    threads = [threading.Thread(target=render, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {n: paragraphs(data) for n, data in made.items()} == {
        n: [f"[{n}]", "[a\nb]"] for n in range(8)
    }


def test_rendering_does_not_change_the_data() -> None:
    context = {"values": ["a"]}
    LISTED.render(context)
    assert context == {"values": ["a"]}


def test_the_archive_is_sound_sorted_and_without_dates() -> None:
    with zipfile.ZipFile(io.BytesIO(LISTED.render({"values": ["a"]}))) as archive:
        members = archive.infolist()
        assert archive.testzip() is None
    names = [member.filename for member in members]
    assert names == sorted(names)
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.external_attr, member.create_system) for member in members} == {(0, 0)}


def test_every_part_of_the_template_is_kept() -> None:
    data = template("{{ x }}")
    assert unzipped(Template.load(data).render({"x": "1"})).keys() == unzipped(data).keys()


def test_parts_are_added_and_replaced() -> None:
    made = unzipped(LISTED.render({"values": []}, {"é.txt": b"x", "docProps/app.xml": b"<a/>"}))
    assert (made["é.txt"], made["docProps/app.xml"]) == (b"x", b"<a/>")


def test_a_template_is_loaded_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "template.docx"
    path.write_bytes(template("{{ x }}"))
    for source in (path, str(path)):
        assert paragraphs(Template.load(source).render({"x": "1"})) == ["1"]


def test_a_missing_file_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Template.load(tmp_path / "tidak-ada.docx")


def test_placeholders_have_loops_and_aliases_resolved() -> None:
    data = template(
        "{{ tahun }} {{ pihak_pertama.nama }}",
        "{%p for k in kelompok %}",
        "{%p for s in k.sasaran %}",
        "{% set p = s.pertama %}{{ p.no }} {{ s['teks'] }} {{ loop.index }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p for baris in kop %}",
        "{{ baris|upper }}{% if program %}{{ program[0].no }}{% endif %}",
        "{%p endfor %}",
        "{% macro m(a) %}{{ a.b }}{{ luar }}{% endmacro %}{{ m(x) }}",
    )
    assert Template.load(data).placeholders == {
        "tahun",
        "pihak_pertama.nama",
        "kelompok[]",
        "kelompok[].sasaran[]",
        "kelompok[].sasaran[].pertama",
        "kelompok[].sasaran[].pertama.no",
        "kelompok[].sasaran[].teks",
        "kop[]",
        "program",
        "program[].no",
        "luar",
        "x",
    }


def test_a_loop_name_means_the_data_again_after_the_loop() -> None:
    data = template("{% for x in y %}{{ x }}{% endfor %}{{ x.z }}")
    assert Template.load(data).placeholders == {"y[]", "x.z"}


@pytest.fixture
def arms(tmp_path: Path) -> Path:
    path = tmp_path / "lambang.png"
    path.write_bytes(png(40, 80, grey=1))
    return path


def picture_template(name: str = "lambang") -> bytes:
    made = document("{{ x }}")
    add_picture(made, name, png(50, 50))
    return bytes_of(made)


def test_a_picture_is_replaced_in_the_same_height(arms: Path) -> None:
    loaded = Template.load(picture_template(), images={"lambang": arms})
    made = loaded.render({"x": "1"})
    shape = docx.Document(io.BytesIO(made)).inline_shapes[0]
    assert (shape.width, shape.height) == (540000, 1080000)
    assert arms.read_bytes() in unzipped(made).values()
    drawn = re.search(rb'<a:ext cx="(\d+)" cy="(\d+)"', unzipped(made)["word/document.xml"])
    assert drawn is not None
    assert drawn.groups() == (b"540000", b"1080000")


def test_a_picture_that_the_template_lacks_is_reported(arms: Path) -> None:
    with pytest.raises(TemplateError, match=r'T201 templat tidak memuat gambar bernama "logo"'):
        Template.load(picture_template(), images={"logo": arms})


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", png(1, 1)[:20], b"x" * 99]
)
def test_a_file_that_is_no_png_is_reported(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=r"T201 .*bukan gambar PNG"):
        Template.load(picture_template(), images={"lambang": path})


def test_a_missing_png_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="T201"):
        Template.load(picture_template(), images={"lambang": tmp_path / "tidak-ada.png"})


def test_a_picture_shown_twice_is_not_replaced_behind_the_other_name(arms: Path) -> None:
    made = document("{{ x }}")
    add_picture(made, "lambang", png(50, 50))
    add_picture(made, "foto", png(50, 50))
    with pytest.raises(TemplateError, match=r"T201 .*juga dipakai"):
        Template.load(bytes_of(made), images={"lambang": arms})


def test_a_picture_that_is_no_png_is_not_replaced_by_one(arms: Path) -> None:
    def rename(parts: dict[str, bytes]) -> None:
        parts["word/media/image1.jpeg"] = parts.pop("word/media/image1.png")
        rels = "word/_rels/document.xml.rels"
        parts[rels] = parts[rels].replace(b"image1.png", b"image1.jpeg")

    with pytest.raises(TemplateError, match=r'T201 .*"lambang" di templat harus berupa PNG'):
        Template.load(with_parts(picture_template(), rename), images={"lambang": arms})


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


def test_the_title_of_the_document_is_set() -> None:
    loaded = Template.load(template("{{ x }}"))
    core = core_properties(loaded, "Perjanjian <Kinerja> & 'Lampiran'")
    made = docx.Document(io.BytesIO(loaded.render({"x": "1"}, {loaded.core_properties_part: core})))
    assert made.core_properties.title == "Perjanjian <Kinerja> & 'Lampiran'"


@pytest.mark.parametrize("title", ["a\x00b", "a\x0cb", "a\ud800b"])
def test_a_title_with_a_forbidden_character_is_refused(title: str) -> None:
    with pytest.raises(TemplateError, match="T303"):
        core_properties(Template.load(template("{{ x }}")), title)


def test_a_template_without_core_properties_gets_them_without_a_date() -> None:
    def drop(parts: dict[str, bytes]) -> None:
        del parts["docProps/core.xml"]
        rels = parts["_rels/.rels"]
        parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*core\.xml[^>]*/>", b"", rels)

    loaded = Template.load(with_parts(template("{{ x }}"), drop))
    core = unzipped(loaded.render({"x": "1"}))[loaded.core_properties_part]
    assert b"<dc:title" in core
    assert b"modified" not in core


def test_rows_repeat_and_disappear() -> None:
    data = table_template(
        ["No", "Nama"],
        ["{%tr for r in rows %}"],
        ["{{ r.no }}", "{{ r.nama }}"],
        ["{%tr endfor %}"],
    )
    loaded = Template.load(data)
    made = loaded.render({"rows": [{"no": n, "nama": "x"} for n in (1, 2)]})
    table = docx.Document(io.BytesIO(made)).tables[0]
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["No", "Nama"],
        ["1", "x"],
        ["2", "x"],
    ]
    empty = docx.Document(io.BytesIO(loaded.render({"rows": []}))).tables[0]
    assert len(empty.rows) == 1
