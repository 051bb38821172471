"""What stands where after an edit: lines, commas, comments."""

import pytest

from pkdocs.sources.edits import Add, Append, Edit, EditError, Remove, Write
from pkdocs.sources.edits.marks import mark
from pkdocs.sources.edits.splices import splice

TEXT = """\
# kepala

daftar:
  # tentang semua
  - kode: a  # huruf
    nama: satu
    # di dalam a

  # tentang b
  - kode: b
  # tentang c
  - kode: c
    isi: [x, "y, z", w]  # tiga
    lagi:
    - p
    - q
# tentang status
status: siap  # belum
kosong:
"""
LONG = "sekian-sekian"


@pytest.mark.parametrize(
    ("edits", "old", "new"),
    [
        ([Write(("daftar", 0, "baru"), "1")], "nama: satu\n", '{}    baru: "1"\n'),
        ([Write(("status",), ["a"])], "status: siap  # belum\n", "status:  # belum\n  - a\n"),
        ([Write(("daftar", 2, "lagi"), "r")], "lagi:\n    - p\n    - q\n", "lagi: r\n"),
        ([Write(("daftar", 2, "lagi"), {"r": LONG})], "    - p\n    - q", f"      r: {LONG}"),
        ([Write(("daftar", 2, "lagi"), None)], "lagi:\n    - p\n    - q\n", "lagi:\n"),
        ([Write(("daftar", 1), "b")], "- kode: b", "- b"),
        ([Write(("kosong",), ["a", "b"])], "kosong:\n", "kosong:\n  - a\n  - b\n"),
        ([Append(("daftar", 2, "lagi"), "r")], "    - q\n", "    - q\n    - r\n"),
        ([Append(("daftar", 2, "isi"), "v")], "w]", "w, v]"),
        ([Append(("daftar",), {"k": LONG})], "    - q\n", f"{{}}  - k: {LONG}\n"),
        ([Append(("kosong",), "a"), Append(("kosong",), "b")], "kosong:\n", "{}  - a\n  - b\n"),
        ([Append(("baru",), "a")], "kosong:\n", "{}baru:\n  - a\n"),
        ([Remove(("status",))], "status: siap  # belum\n", ""),
        ([Remove(("daftar", 0))], "  - kode: a  # huruf\n    nama: satu\n    # di dalam a\n", ""),
        ([Remove(("daftar", 0, "kode"))], "- kode: a  # huruf\n    nama", "- nama"),
        ([Remove(("daftar", 1))], "  # tentang b\n  - kode: b\n", ""),
        ([Remove(("daftar", 1, "kode"))], "- kode: b", "- {{}}"),
        ([Remove(("daftar", 2, "lagi", 0)), Remove(("daftar", 2, "lagi", 1))],
         "lagi:\n    - p\n    - q\n", "lagi: []\n"),
        ([Remove(("daftar", 2, "isi", 0))], "[x, ", "["),
        ([Remove(("daftar", 2, "isi", 1))], '"y, z", ', ""),
        ([Remove(("daftar", 2, "isi", 2))], ", w]", "]"),
    ],
)  # fmt: skip
def test_only_these_lines_change(edits: list[Edit], old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    wanted = TEXT.replace(old, new.replace("{}", old, 1) if "{{" not in new else "- {}")
    assert splice(mark(TEXT), edits) == wanted


def test_a_comment_in_brackets_stays_or_the_edit_is_refused() -> None:
    text = "a: [x,  # satu\n    y,\n    # tiga\n    z]"
    assert splice(mark(text), [Append(("a",), "v")]) == text.replace("z]", "z, v]")
    for place in (0, 1, 2):
        with pytest.raises(EditError):
            splice(mark(text), [Remove(("a", place))])


def test_comments_of_what_comes_next_stay_where_a_list_has_the_column_of_its_key() -> None:
    text = "k:\n- a\n# tentang z\nz: 1\n"
    assert splice(mark(text), [Remove(("k",))]) == "# tentang z\nz: 1\n"
    assert splice(mark(text), [Append(("k",), "b")]) == text.replace("- a", "- a\n- b")


def test_of_a_record_behind_its_dash_the_first_keys_can_go() -> None:
    text = "- a: 1\n\n  b: 2\n  # tentang c\n  c: 3\n  d: 4\n"
    gone = [Remove((0, key)) for key in "ab"]
    assert splice(mark(text), gone) == "- # tentang c\n  c: 3\n  d: 4\n"
    assert splice(mark(text), [*gone, Remove((0, "c"))]) == "- # tentang c\n  d: 4\n"
    everything = [Remove((0, key)) for key in "abcd"]
    assert splice(mark(text), everything) == "- {}\n\n  # tentang c\n"


def test_edits_that_need_the_same_letters_are_refused() -> None:
    text = "  a: 1\n  b: 2\n"
    with pytest.raises(EditError) as found:
        splice(mark(text), [Add(("c",), "3"), Remove(("a",))])
    assert found.value.place == ("c",)


@pytest.mark.parametrize(
    "edits", [[Remove((0,))], [Write((), ["b"])], [Remove((0,)), Append((), "b")]]
)
def test_a_file_is_never_left_without_all_it_had(edits: list[Edit]) -> None:
    with pytest.raises(EditError):
        splice(mark("- a\n"), edits)


def test_brackets_keep_their_commas_whatever_goes() -> None:
    inner = "{b: 5, c: 6}"
    text = f"a: [1, 2, 3, 4, {inner}]"
    cases = {(0, 1): f"3, 4, {inner}", (1, 2): f"1, 4, {inner}", (2, 3, 4): "1, 2"}
    for gone, left in cases.items():
        done = splice(mark(text), [Remove(("a", number)) for number in gone])
        assert done == f"a: [{left}]"
    both = splice(mark(text), [Remove(("a", 4, "b")), Remove(("a", 4, "c")), Remove(("a", 3))])
    assert both == "a: [1, 2, 3, {}]"
