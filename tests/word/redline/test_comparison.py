"""Cells that were joined, and documents of thousands of paragraphs."""

from pathlib import Path

import pytest

from tests.tracked import REJECTED, body_lines, build, settle
from tests.word.redline.comparing import check, compare
from tests.word.template_factory import unzipped, with_parts


def test_text_in_a_cell_joined_to_the_one_above_is_not_hidden() -> None:
    old, new = (save_merged(restart) for restart in (True, False))
    made = check(old, new)
    assert "gabungan sel ke bawah" in made.tak_dibandingkan
    assert b'<w:vMerge w:val="restart"/>' in unzipped(made.docx)["word/document.xml"]


def save_merged(restart: bool) -> bytes:
    data = build([[("a", "x"), ("b" if restart else "", "y"), ("c", "z")], "E"])
    merge = '<w:vMerge w:val="restart"/>' if restart else "<w:vMerge/>"

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        head, row, rest = text.partition("</w:tr>")
        rest = rest.replace("</w:tcPr>", f"{merge}</w:tcPr>", 1)
        parts["word/document.xml"] = f"{head}{row}{rest}".encode()

    return with_parts(data, change)


@pytest.mark.slow
def test_thousands_of_paragraphs_that_all_differ_are_compared(tmp_path: Path) -> None:
    count = 3000
    old = build([f"lama {n} {n * 7919 % 1000}" for n in range(count)])
    new = build([f"baru {n} {n * 7907 % 1000}" for n in range(count)])
    made = compare(old, new)
    assert body_lines(settle(made.docx, REJECTED)) == body_lines(old)
