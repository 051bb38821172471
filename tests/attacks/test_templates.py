"""Templates made to take minutes, to crash or to puzzle: each ends in a problem with its place."""

import pytest

from pkdocs.word import Finding, Template, inspect_template
from tests.word.package.packages import PLAIN
from tests.word.template.outcomes import codes, failure
from tests.word.template_factory import template, with_parts

MANY = 20_000
LONG = {
    "attributes": "{{ a" + ".a" * MANY + " }}",
    "sums": "{{ a" + "+a" * MANY + " }}",
    "items": "{{ a" + "['a']" * MANY + " }}",
    "calls": "{{ a" + "()" * MANY + " }}",
    "filters": "{{ a" + "|upper" * MANY + " }}",
    "brackets": "{{ " + "(" * MANY + "1" + ")" * MANY + " }}",
    "nots": "{% if " + "not " * MANY + "a %}b{% endif %}",
    "ands": "{% if a" + " and a" * MANY + " %}b{% endif %}",
    "digits": "{{ " + "9" * MANY + " }}",
    "ifs": "{% if a %}" * MANY + "{% endif %}" * MANY,
    "fors": "{% for a in b %}" * MANY + "{% endfor %}" * MANY,
    "elifs": "{% if a %}" + "{% elif a %}" * MANY + "{% endif %}",
    "unclosed values": "{{ a " * MANY,
    "unclosed blocks": "{% " * MANY,
    "unclosed comments": "{#" * MANY,
    "unknown commands": "{% foo %}" * MANY,
}
SHORT = {
    "attributes": "{{ a" + ".a" * 300 + " }}",
    "sums": "{{ a" + "+a" * 300 + " }}",
    "filters": "{{ a" + "|upper" * 300 + " }}",
    "brackets": "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
    "nots": "{% if " + "not " * 300 + "a %}b{% endif %}",
    "ifs": "{% if a %}" * 100 + "{% endif %}" * 100,
    "elifs": "{% if a %}" + "{% elif a %}" * 3_000 + "{% endif %}",
}
TEXT = {"t": "kata " * 100_000, "l": ["b", "a"] * 20_000, "d": [{"k": "a", "v": 1}] * 20_000}
COSTLY = (
    *("l|sort", "l|unique|list", "d|groupby('k')", "t|title", "l|join('x')", "t|upper", "l|list"),
    *("t|replace('a', 'b')", "t|wordcount", "l|reverse|list", "l|map('upper')|list", "t|list"),
    *("l|select('equalto', 'a')|list", "d|selectattr('k', 'equalto', 'a')|list", "t|trim('q')"),
    *("d|sum('v')", "l|max", "t.split()", "t.title()", "t.count('q')", "t ~ t"),
    *("'a' * 1000000", "range(90000)|list", "t[::-1]", "l[1:]", "l == l[:]", "'zz' in l", "l + l"),
    *("l is eq(l[:])", "t is lower", "dict(d[0], a=t)|dictsort", "t|e"),
)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("kind", list(LONG))
def test_a_chain_of_twenty_thousand_is_told_with_its_place(kind: str, *, strict: bool) -> None:
    findings = inspect_template(template("Awal", LONG[kind], "Akhir"), strict=strict)
    assert codes(findings) <= {"T101", "T305"}
    assert len(findings) == 1
    assert findings[0].part == "word/document.xml"


@pytest.mark.parametrize("kind", list(SHORT))
def test_a_chain_that_is_too_deep_is_told_with_the_words_near_it(kind: str) -> None:
    (finding,) = inspect_template(template("Awal", SHORT[kind], "Akhir"), strict=True)
    assert finding.code == "T101"
    assert f'terlalu banyak cabangnya dekat "{SHORT[kind][:20]}' in finding.message


def test_what_is_as_deep_as_may_be_is_filled() -> None:
    data = template("{% if a %}" * 50 + "b" + "{% endif %}" * 50, "{{ a" + "|upper" * 50 + " }}")
    assert Template.load(data).render({"a": "x"})


@pytest.mark.parametrize("work", COSTLY)
def test_costly_work_in_a_loop_ends_in_a_problem(work: str) -> None:
    looped = f"{{% for i in range(90000) %}}{{% if ({work}) %}}{{% endif %}}{{% endfor %}}"
    finding = failure(looped, context=TEXT)
    assert finding.code == "T305"
    assert "terlalu banyak isi" in finding.message
    assert 'dekat "{% for i in range(90000)' in finding.message


@pytest.mark.parametrize(
    "tag",
    ["batch(3)", "slice(3)", "indent", "center(1000000000)", "wordwrap(5)", "format(1)", "pprint"],
)
def test_filters_that_a_form_does_not_need_are_refused(tag: str) -> None:
    assert failure(f"{{{{ t|{tag} }}}}", context=TEXT).code == "T104"


@pytest.mark.parametrize("tag", ["[[1]]|sum(start=[])", "'a'|truncate(1)", "'%'|int|round(99)"])
def test_a_filter_that_fails_is_a_problem(tag: str) -> None:
    assert failure(f"{{{{ {tag} }}}}", context=TEXT).code in {"T304", "T305"}


def test_a_long_text_printed_over_and_over_ends_in_a_problem() -> None:
    finding = failure("{{ t }}" * 100, context=TEXT)
    assert finding.code == "T305"
    assert "terlalu besar" in finding.message


@pytest.mark.parametrize("name", ["p", "tr", "tc", "r"])
def test_a_mark_written_with_a_space_is_told_with_what_to_write(name: str) -> None:
    (finding,) = inspect_template(template("Awal", f"{{% {name} for a in b %}}"), strict=True)
    assert finding == Finding(
        "T101",
        "word/document.xml",
        f'tag "{{% {name} for a in b %}}" ditulis dengan spasi sebelum "{name}"; tulis rapat: '
        f'"{{%{name} …%}}"',
    )


def test_a_document_saved_as_strict_open_xml_is_told_by_its_name() -> None:
    usual, strict = (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )

    def save(parts: dict[str, bytes]) -> None:
        for name, data in parts.items():
            parts[name] = data.replace(usual, strict)

    (finding,) = inspect_template(with_parts(PLAIN, save), strict=True)
    assert finding.code == "T011"
    assert "Strict Open XML" in finding.message


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("vnd.openxmlformats-officedocument.wordprocessingml.template", "T011", "templat Word"),
        ("vnd.ms-word.document.macroEnabled", "T007", "makro"),
        ("vnd.ms-word.template.macroEnabledTemplate", "T007", "makro"),
    ],
)
def test_another_kind_of_word_file_is_told_once(kind: str, code: str, words: str) -> None:
    def rename(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"]
        document = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        parts["[Content_Types].xml"] = types.replace(document, f"{kind}.main+xml".encode())

    (finding,) = inspect_template(with_parts(PLAIN, rename), strict=True)
    assert finding.code == code
    assert words in finding.message
    assert "Dokumen Word (.docx)" in finding.message
