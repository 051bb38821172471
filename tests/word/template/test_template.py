"""Making documents from a template: what is printed, the archive, its parts."""

import io
import threading
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.word import Template
from tests.word.template_factory import paragraphs, table_template, template, unzipped

printable = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=60
)

hostile = st.sampled_from(
    ["{{ 7*7 }}", "{% if x %}", "{{", "}}", "{_{ x }_}", "</w:p>", "<w:p/>", "&amp;", "]]>", "\\1"]
)


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
