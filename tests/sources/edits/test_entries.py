"""Keys and items that come and go: their lines, their commas, their comments."""

import pytest

from pkdocs.sources.edits import Add, Append, Edit, EditError, Remove, Write
from tests.sources.edits.layouts import SAMPLE, edited

SHORT = "sekian-sekian"


@pytest.mark.parametrize(
    ("edit", "behind", "new"),
    [
        (Write(("daftar", 0, "baru"), "1"), "nama: satu\n", '    baru: "1"\n'),
        (Write(("daftar", 2, "baru"), {"x": "1"}), "- q\n", '    baru: {x: "1"}\n'),
        (Write(("baru",), ["a"]), "kosong:\n", "baru:\n  - a\n"),
        (Append(("daftar", 2, "lagi"), "r"), "    - q\n", "    - r\n"),
        (Append(("daftar", 2, "isi"), "v"), "w", ", v"),
        (Append(("daftar",), {"k": SHORT, "l": []}), "- q\n", f"  - k: {SHORT}\n    l: []\n"),
        (Append(("kosong",), "a"), "kosong:\n", "  - a\n"),
        (Append(("baru",), "a"), "kosong:\n", "baru:\n  - a\n"),
        (Add(("daftar", 1, "baru"), "x"), "  # tentang b\n  - ", 'baru: "x"\n    '),
        (Add(("baru",), "x"), "# kepala\n\n", 'baru: "x"\n'),
    ],
)
def test_what_comes_is_all_that_comes(edit: Edit, behind: str, new: str) -> None:
    assert SAMPLE.count(behind) == 1
    assert edited(SAMPLE, edit) == SAMPLE.replace(behind, behind + new)


@pytest.mark.parametrize(
    ("edits", "old", "new"),
    [
        ([Remove(("status",))], "status: siap  # belum\n", ""),
        ([Remove(("daftar", 0))], "  - kode: a  # huruf\n    nama: satu\n    # di dalam a\n", ""),
        ([Remove(("daftar", 0, "kode"))], "kode: a  # huruf\n    ", ""),
        ([Remove(("daftar", 1))], "  # tentang b\n  - kode: b\n", ""),
        ([Remove(("daftar", 1, "kode"))], "- kode: b", "- {}"),
        ([Remove(("daftar", 2, "lagi", own)) for own in (0, 1)], ":\n    - p\n    - q\n", ": []\n"),
        ([Remove(("daftar", 2, "isi", 0))], "[x, ", "["),
        ([Remove(("daftar", 2, "isi", 1))], '"y, z", ', ""),
        ([Remove(("daftar", 2, "isi", 2))], ", w]", "]"),
    ],
)
def test_what_goes_is_all_that_goes(edits: list[Edit], old: str, new: str) -> None:
    assert SAMPLE.count(old) == 1
    assert edited(SAMPLE, *edits) == SAMPLE.replace(old, new)


def test_a_comment_in_brackets_stays_or_the_edit_is_refused() -> None:
    text = "a: [x,  # satu\n    y,\n    # tiga\n    z]"
    assert edited(text, Append(("a",), "v")) == text.replace("z]", "z, v]")
    for place in (0, 1, 2):
        with pytest.raises(EditError):
            edited(text, Remove(("a", place)))


def test_comments_of_what_comes_next_stay_where_a_list_has_the_column_of_its_key() -> None:
    text = "k:\n- a\n# tentang z\nz: 1\n"
    assert edited(text, Remove(("k",))) == "# tentang z\nz: 1\n"
    assert edited(text, Append(("k",), "b")) == text.replace("- a", "- a\n- b")


def test_a_comment_in_no_column_of_what_goes_stays() -> None:
    text = "a:\n  - x\n  -\n   # di antara\n  - y  # y\n     # lebih dalam\n"
    assert edited(text, Remove(("a", 1))) == text.replace("  -\n", "")
    assert edited(text, Remove(("a", 2))) == text.replace("  - y  # y\n", "")


def test_of_a_record_behind_its_dash_the_first_keys_can_go() -> None:
    text = "- a: 1\n\n  b: 2\n  # tentang c\n  c: 3\n  d: 4\n"
    gone = [Remove((0, key)) for key in "ab"]
    assert edited(text, *gone) == "- # tentang c\n  c: 3\n  d: 4\n"
    assert edited(text, *gone, Remove((0, "c"))) == "- # tentang c\n  d: 4\n"
    everything = [Remove((0, key)) for key in "abcd"]
    assert edited(text, *everything) == "- {}\n\n  # tentang c\n"


def test_the_first_line_of_a_file_can_go_and_another_come() -> None:
    text = "  a: 1\n  b: 2\n"
    assert edited(text, Add(("c",), "3"), Remove(("a",))) == '  c: "3"\n  b: 2\n'
    assert edited("a: 1\n", Remove(("a",)), Write(("b",), "x")) == "\nb: x\n"


def test_brackets_keep_their_commas_whatever_goes() -> None:
    inner = "{b: 5, c: 6}"
    text = f"a: [1, 2, 3, 4, {inner}]"
    cases = {(0, 1): f"3, 4, {inner}", (1, 2): f"1, 4, {inner}", (2, 3, 4): "1, 2"}
    for gone, left in cases.items():
        done = edited(text, *(Remove(("a", number)) for number in gone))
        assert done == f"a: [{left}]"
    both = edited(text, Remove(("a", 4, "b")), Remove(("a", 4, "c")), Remove(("a", 3)))
    assert both == "a: [1, 2, 3, {}]"


def test_a_file_is_never_left_without_all_it_had() -> None:
    with pytest.raises(EditError) as found:
        edited("- a\n", Remove((0,)))
    assert found.value.place == (0,)
