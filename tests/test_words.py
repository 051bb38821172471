"""One word for one thing: the glossary, the identifiers, the schemas."""

import ast
import json
import re

import jsonschema
import pytest

from pkdocs.sources import forms
from pkdocs.sources.yaml_file import read_source
from tests.helpers import CASES, ROOT

SOURCES = {
    "org": "org.yaml",
    "indicators": "indicators.yaml",
    "score-card": "score-card.yaml",
}


def identifiers() -> set[str]:
    """Every name the package defines or uses, split into its words."""
    words: set[str] = set()
    for path in (ROOT / "pkdocs").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [
                getattr(node, field, None) for field in ("id", "name", "arg", "attr", "asname")
            ]
            for name in names:
                if isinstance(name, str):
                    words.update(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", name).lower()))
    return words


def forbidden() -> set[str]:
    text = (ROOT / "docs" / "istilah.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    cells = [row[-1] for row in rows[2:] if len(row) == 4]
    return {word.strip(" `*") for cell in cells for word in cell.split(",")} - {"", "–", "-"}


def test_no_forbidden_synonym_is_used_as_a_name() -> None:
    words, wrong = identifiers(), forbidden()
    assert {"sasaran", "jabatan", "perjanjian"} <= words
    assert {"goal", "quarter", "position", "superior"} <= wrong
    assert words & {word for word in wrong if " " not in word} == set()


@pytest.mark.parametrize("name", list(forms.FORMS))
def test_the_shipped_schemas_are_those_of_the_code(name: str) -> None:
    path = ROOT / "schema" / f"{name}.schema.json"
    assert path.read_text(encoding="utf-8") == forms.json_schema(name)


@pytest.mark.parametrize("name", list(SOURCES))
def test_the_sources_name_their_schema_and_keep_to_it(name: str) -> None:
    first = (ROOT / SOURCES[name]).read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schema/{name}.schema.json"
    rules = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    for path in (ROOT / SOURCES[name], CASES / "base" / SOURCES[name]):
        source = read_source(path, path.name).value
        assert source is not None
        jsonschema.validate(source.plain(), rules)


def test_the_schemas_find_what_the_program_finds() -> None:
    rules = json.loads((ROOT / "schema" / "indicators.schema.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"tahun": "2023"}, rules)
