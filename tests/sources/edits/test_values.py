"""Values written anew: comments around them stay, and the lines of all others."""

import pytest

from pkdocs.sources.edits import Data, EditError, Place, Write
from tests.sources.edits.layouts import SAMPLE, edited

LONG = "panjang sekali " * 8 + "akhir"
SHORT = "sekian-sekian"


@pytest.mark.parametrize(
    ("place", "data", "old", "new"),
    [
        (("status",), "belum", "siap  #", "belum  #"),
        (("status",), ["a"], "status: siap  # belum\n", "status:  # belum\n  - a\n"),
        (("status",), LONG, "siap  # belum\n", f">-  # belum\n  {LONG[:89]}\n  {LONG[90:]}\n"),
        (("kosong",), ["a", "b"], "kosong:\n", "kosong:\n  - a\n  - b\n"),
        (("daftar", 1), "b", "- kode: b", "- b"),
        (("daftar", 1), {"p": "1", "q": []}, "- kode: b", '- p: "1"\n    q: []'),
        (("daftar", 2, "isi"), [], '[x, "y, z", w]', "[]"),
        (("daftar", 2, "isi", 1), None, '"y, z"', "null"),
        (("daftar", 2, "lagi"), "r", "lagi:\n    - p\n    - q\n", "lagi: r\n"),
        (("daftar", 2, "lagi"), None, "lagi:\n    - p\n    - q\n", "lagi:\n"),
        (("daftar", 2, "lagi"), {"r": SHORT}, "    - p\n    - q", f"      r: {SHORT}"),
        (("daftar", 2, "lagi"), {"r": "1"}, "lagi:\n    - p\n    - q\n", 'lagi: {r: "1"}\n'),
        (("daftar", 2, "lagi"), [], "    - p\n    - q\n", "     []\n"),
    ],
)
def test_only_the_letters_of_a_value_change(place: Place, data: Data, old: str, new: str) -> None:
    assert SAMPLE.count(old) == 1
    assert edited(SAMPLE, Write(place, data)) == SAMPLE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "data", "new"),
    [
        ("-   a  # x", {"k": "1", "l": "2"}, '- k: "1"  # x\n  l: "2"'),
        ("-   a  # x", "b", "-   b  # x"),
        ("-\n  a  # x", "b", "-\n  b  # x"),
        ("-\n  [a]  # x", ["b"], "-  # x\n  - b"),
        ("-", "b", "- b"),
        ("-  # x\n  - a", LONG, f"- {LONG}  # x"),
    ],
)
def test_items_are_written_behind_their_dash_or_below_it(text: str, data: Data, new: str) -> None:
    assert edited(text, Write((0,), data)) == new


def test_a_whole_file_is_not_a_value_of_it() -> None:
    with pytest.raises(EditError):
        edited("- a\n", Write((), ["b"]))
