"""Several edits at once: what each makes of the text, without getting in the way of another."""

import pytest

from pkdocs.sources.edits import Add, Append, Edit, EditError, Remove, Swap, Write
from tests.sources.edits.layouts import SAMPLE, edited


def test_neighbours_come_and_go_and_change_together() -> None:
    old = '    isi: [x, "y, z", w]  # tiga\n    lagi:\n    - p\n    - q\n'
    assert SAMPLE.count(old) == 1
    done = edited(
        SAMPLE,
        Write(("daftar", 2, "isi", 0), "v"),
        Remove(("daftar", 2, "isi", 1)),
        Append(("daftar", 2, "isi"), "u"),
        Append(("daftar", 2, "lagi"), "r"),
        Remove(("daftar", 2, "lagi", 0)),
        Write(("daftar", 2, "lagi", 1), ["s"]),
        Write(("daftar", 2, "baru"), "t"),
        Append(("daftar",), "b"),
        Append(("daftar",), "c"),
        Swap(("daftar", 1, "kode"), {}),
    )
    new = "    isi: [v, w, u]  # tiga\n    lagi:\n    - - s\n    - r\n    baru: t\n  - b\n  - c\n"
    assert done == SAMPLE.replace(old, new)


def test_what_comes_to_nothing_comes_together() -> None:
    edits: list[Edit] = [Append(("a",), "1"), Write(("b", "x"), "2"), Append(("c",), "3")]
    more: list[Edit] = [
        Append(("a",), "4"),
        Write(("b", "w"), None),
        Append(("c",), "5"),
        Add(("b", "z"), "6"),
    ]
    assert edited("a: []\nb: {}\n", *edits, *more) == (
        'a:\n  - "1"\n  - "4"\nb:\n  x: "2"\n  w:\n  z: "6"\nc:\n  - "3"\n  - "5"\n'
    )


def test_edits_that_need_the_same_letters_are_refused() -> None:
    with pytest.raises(EditError) as found:
        edited("a: {b: 1}\n", Write(("a",), "x"), Write(("a", "b"), "2"))
    assert found.value.place == ("a", "b")
