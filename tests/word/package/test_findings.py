"""The codes of what is wrong with a template."""

from pkdocs.word import (
    CODES,
    Finding,
)


def test_every_code_has_a_meaning() -> None:
    assert all(code[0] == "T" and code[1:].isdigit() and text for code, text in CODES.items())
    assert str(Finding("T001", "a.xml", "rusak")) == "T001 a.xml: rusak"
    assert str(Finding("T001", "", "rusak")) == "T001 rusak"
