"""What edits make of the data, whatever the file looks like."""

import pytest

from pkdocs.sources.edits import Add, Append, Edit, EditError, Remove, Swap, Write
from pkdocs.sources.edits.kinds import apply_edits, read_back, says_so, with_mappings

BEFORE = {"a": "dari 2022", "l": ["x", {"k": "1"}], "kosong": None}


def test_places_are_those_of_before_whatever_goes_or_comes() -> None:
    edits: list[Edit] = [
        Remove(("l", 0)),
        Append(("l",), "y"),
        Write(("l", 1, "k"), " 2 "),
        Append(("l",), ["z"]),
        Append(("kosong",), "satu"),
        Append(("baru",), None),
        Swap(("a",), {"2022": "2023"}),
        Add(("b",), "3"),
    ]
    assert apply_edits(BEFORE, edits) == {
        "a": "dari 2023",
        "l": [{"k": "2"}, "y", ["z"]],
        "kosong": ["satu"],
        "baru": [None],
        "b": "3",
    }
    assert BEFORE["l"] == ["x", {"k": "1"}]


def test_a_file_that_is_a_list_can_be_added_to() -> None:
    assert apply_edits(["a"], [Append((), "b"), Remove((0,))]) == ["b"]


@pytest.mark.parametrize(
    "edits",
    [
        [Write((), "x")],
        [Write(("l", 2), "x")],
        [Write(("kosong", "k"), "x")],
        [Append(("a",), "x")],
        [Remove(("tiada",))],
        [Remove(())],
        [Swap(("l",), {})],
        [Add(("a",), "x")],
        [Write(("a",), "x"), Write(("a",), "y")],
        [Write(("l",), []), Append(("l",), "y")],
        [Remove(("l", 1)), Append(("l", 1, "k"), "y")],
        [Write(("l", 1, "k"), "y"), Remove(("l",))],
        [Append(("l",), "y"), Write(("l", 2), "z")],
        [Append(("l",), {"k": "y"}), Write(("l", 2, "k"), "z")],
        [Append(("baru",), "y"), Append(("baru", "z"), "z")],
    ],
)
def test_an_edit_without_a_place_of_its_own_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditError) as found:
        apply_edits(BEFORE, edits)
    assert found.value.place in {edit.place for edit in edits}


def test_data_are_as_they_are_read() -> None:
    assert read_back({"a": ("x ", None, "")}) == {"a": ["x", None, ""]}


def test_data_say_already_what_stands_there() -> None:
    assert says_so(BEFORE, Write(("l", 1), {"k": " 1"}))
    assert says_so(BEFORE, Write(("kosong",), None))
    assert not says_so(BEFORE, Write(("baru",), None))
    assert not says_so(BEFORE, Append(("l",), "x"))


def test_keys_of_a_mapping_that_is_not_there_are_written_with_it() -> None:
    before = {"a": [{"kode": "x"}]}
    edits: list[Edit] = [
        Write(("a", 0, "b", "c"), "1"),
        Remove(("a", 0, "kode")),
        Write(("a", 0, "b", "d"), "2"),
    ]
    assert with_mappings(before, edits) == [
        Write(("a", 0, "b"), {"c": "1", "d": "2"}),
        Remove(("a", 0, "kode")),
    ]
    with pytest.raises(EditError):
        with_mappings(before, [Write(("a", 0, "b", "c"), "1"), Write(("a", 0, "b", "c"), "2")])


def test_other_edits_are_left_as_they_are() -> None:
    before = {"a": {"b": "1"}}
    edits: list[Edit] = [Write(("a", "b"), "2"), Write(("a", "c"), "3"), Write(("d",), "4")]
    assert with_mappings(before, edits) == edits
    assert with_mappings(before, [Write(("a", "b", "c"), "2")]) == [Write(("a", "b", "c"), "2")]
    assert with_mappings(before, [Write(("x", "y", "z"), "2")]) == [Write(("x", "y", "z"), "2")]
