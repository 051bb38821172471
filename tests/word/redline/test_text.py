"""Text as other people's Word makes it: links, controls, fields, symbols."""

from pathlib import Path

import pytest

from tests.tools import validate
from tests.word.redline.comparing import check, compare
from tests.word.redline.shapes import SHAPES


@pytest.mark.parametrize("name", list(SHAPES))
def test_foreign_shapes_give_both_texts_back(name: str) -> None:
    old, new = SHAPES[name]
    assert check(old, new).marks > 0
    assert check(new, old).marks > 0


@pytest.mark.node
@pytest.mark.slow
def test_foreign_shapes_stay_valid(tmp_path: Path) -> None:
    paths = []
    for name, (old, new) in SHAPES.items():
        if name == "a note":  # the document itself has no part of notes
            continue
        for turn, made in enumerate((compare(old, new), compare(new, old))):
            paths.append(tmp_path / f"{name}{turn}.docx")
            paths[-1].write_bytes(made.docx)
    assert len(paths) == 2 * len(SHAPES) - 2
    assert validate(paths) == {}
