"""The glossary is true: what it says is defined somewhere is there, and each word stands once."""

import importlib
from collections import Counter
from contextlib import suppress
from types import ModuleType

import pytest

from tests.helpers import ROOT

NONE = "–"


def tables() -> list[list[list[str]]]:
    """Return the rows of each table of the glossary, without its head."""
    found: list[list[list[str]]] = []
    inside = False
    for line in (ROOT / "docs" / "istilah.md").read_text(encoding="utf-8").splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|---"):
            found.append([])
        elif inside and line.startswith("|") and found:
            found[-1].append(row)
        inside = line.startswith("|")
    return found


ROWS = [row for table in tables() for row in table]
PLACES = [place.strip() for row in ROWS for place in row[2].split(",") if row[2] != NONE]


def resolve(place: str) -> object:
    """Return what stands at a place such as `domain.Jabatan.atasan`; AttributeError if nothing."""
    found: object = importlib.import_module("pkdocs")
    for part in place.split("."):
        found = part_of(found, part)
    return found


def part_of(whole: object, name: str) -> object:
    """Return a module of a room, a field of a class, or whatever else has that name."""
    if isinstance(whole, ModuleType):
        with suppress(ModuleNotFoundError):
            return importlib.import_module(f"{whole.__name__}.{name}")
    if isinstance(whole, type) and name in field_names(whole):
        return name
    return getattr(whole, name)


def field_names(cls: type) -> set[str]:
    return set(getattr(cls, "__struct_fields__", ()))


def test_there_are_two_tables_of_four_columns() -> None:
    domain, machinery = tables()
    assert len(domain) > 80
    assert len(machinery) > 20
    assert {len(row) for row in ROWS} == {4}


@pytest.mark.parametrize("place", PLACES)
def test_what_the_glossary_points_at_is_there(place: str) -> None:
    assert resolve(place) is not None


@pytest.mark.parametrize(
    "place", ["domain.Jabatan.bos", "domain.Kantor", "lantai.Jabatan", "store.register.Entri.x"]
)
def test_what_is_not_there_is_noticed(place: str) -> None:
    with pytest.raises(AttributeError):
        resolve(place)


def test_each_word_has_one_meaning() -> None:
    words = Counter(row[0] for row in ROWS)
    assert [word for word, count in words.items() if count > 1] == []
