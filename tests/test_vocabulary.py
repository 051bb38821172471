"""One word for one thing: the glossary and the identifiers."""

import ast
import re

from tests.helpers import ROOT


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
    return {word.strip(" `*") for cell in cells for word in cell.split(",")} - {"", "–", "-", "not"}


def test_no_forbidden_synonym_is_used_as_a_name() -> None:
    words, wrong = identifiers(), forbidden()
    assert {"sasaran", "jabatan", "perjanjian"} <= words
    assert {"goal", "quarter", "position", "superior"} <= wrong
    assert words & {word for word in wrong if " " not in word} == set()


def public_classes() -> list[str]:
    found = []
    for path in (ROOT / "pkdocs").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.append(node.name)
    return found


def test_no_two_public_classes_have_one_name() -> None:
    found = public_classes()
    assert len(found) > 100
    assert {name for name in found if found.count(name) > 1} == set()
