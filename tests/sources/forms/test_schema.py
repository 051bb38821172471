"""The schemas of the sources: those of the code, and those the shipped files keep to."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from pkdocs.base.placing import Maker, marked
from pkdocs.sources.forms import schema
from pkdocs.sources.yaml_file import read_source
from tests.helpers import CASES, ROOT

SOURCES = {
    "org": "org.yaml",
    "indicators": "indicators.yaml",
    "score-card": "score-card.yaml",
    "instruksi": "instruksi.yaml",
}


@pytest.mark.parametrize("name", list(schema.FORMS))
def test_the_shipped_schemas_are_those_of_the_code(name: str) -> None:
    path = ROOT / "schema" / f"{name}.schema.json"
    written = marked([schema.json_schema(name).encode()], path, Maker("schema"))
    assert path.read_bytes() == b"".join(written), "pkdocs schema --overwrite"


@pytest.mark.parametrize("name", list(SOURCES))
def test_the_sources_name_their_schema_and_keep_to_it(name: str) -> None:
    first = (ROOT / SOURCES[name]).read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schema/{name}.schema.json"
    rules = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    for path in (ROOT / SOURCES[name], CASES / "base" / SOURCES[name]):
        source = read_source(path, path.name).value
        assert source is not None
        jsonschema.validate(source.plain(), rules)


EXAMPLE = ROOT / "contoh" / "kota-contoh"


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_complete_example_keeps_to_the_schemas_that_its_files_name(path: Path) -> None:
    source = read_source(path, path.name).value
    assert source is not None
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert named is not None
    rules = (path.parent / named[1]).resolve()
    assert rules.parent == ROOT / "schema"
    jsonschema.validate(source.plain(), json.loads(rules.read_text(encoding="utf-8")))


def test_the_schemas_find_what_the_program_finds() -> None:
    rules = json.loads((ROOT / "schema" / "indicators.schema.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"tahun": "2023"}, rules)
