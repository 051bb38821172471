"""Text as other people's Word makes it: links, controls, fields, symbols."""

from pathlib import Path

import pytest

from tests.tools import validate
from tests.word.redline.comparing import check, compare
from tests.word.redline.shapes import CONTROLS, ENDS, FIRST, SHAPES, control_of, tabled
from tests.word.template_factory import unzipped


@pytest.mark.slow
@pytest.mark.parametrize("name", list(SHAPES))
def test_foreign_shapes_give_both_texts_back(name: str) -> None:
    old, new = SHAPES[name]
    assert check(old, new).marks > 0
    assert check(new, old).marks > 0


RELEASED = "kontrol isian (dilepas dari teks yang berubah)"


@pytest.mark.slow
@pytest.mark.parametrize("name", list(CONTROLS))
def test_controls_are_taken_off_what_is_marked_and_that_is_said(name: str) -> None:
    old, new = CONTROLS[name]
    made = check(old, new)
    check(new, old)
    assert RELEASED in made.tak_dibandingkan
    assert b"<w:sdt>" in unzipped(new)["word/document.xml"]
    assert b"<w:sdt>" not in unzipped(made.docx)["word/document.xml"]


def test_controls_around_words_that_stayed_stay_as_well() -> None:
    held = control_of(FIRST)
    made = check(tabled(held), tabled(held, FIRST.replace("86,75", "90,00")))
    assert RELEASED not in made.tak_dibandingkan
    assert b"<w:sdt>" in unzipped(made.docx)["word/document.xml"]


@pytest.mark.slow
@pytest.mark.parametrize("name", list(ENDS))
def test_a_document_that_ends_in_a_table_is_not_refused(name: str) -> None:
    old, new = ENDS[name]
    assert check(old, new).marks > 0
    assert check(new, old).marks > 0


@pytest.mark.node
@pytest.mark.slow
def test_foreign_shapes_stay_valid(tmp_path: Path) -> None:
    paths = []
    shapes = SHAPES | CONTROLS | ENDS
    for name, (old, new) in shapes.items():
        if name == "a note":  # the document itself has no part of notes
            continue
        for turn, made in enumerate((compare(old, new), compare(new, old))):
            paths.append(tmp_path / f"{name}{turn}.docx")
            paths[-1].write_bytes(made.docx)
    assert len(paths) == 2 * len(shapes) - 2
    assert validate(paths) == {}
