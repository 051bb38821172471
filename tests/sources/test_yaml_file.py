"""Reading YAML: text stays text, places are right, and nothing can crash or blow up the reader."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.sources.yaml_file import parse_source, read_source


def codes(raw: bytes) -> list[str]:
    return [problem.kode for problem in parse_source(raw, "x.yaml").problems]


def test_scalars_stay_what_staff_typed() -> None:
    source = parse_source(b"a: 86,75\nb: no\nc: 010\nd: 12:30\ne: 1e3\nf: 2023-02-06\n", "x").value
    assert source is not None
    assert source.plain() == {
        "a": "86,75",
        "b": "no",
        "c": "010",
        "d": "12:30",
        "e": "1e3",
        "f": "2023-02-06",
    }


def test_an_empty_value_is_nothing_and_an_empty_text_is_text() -> None:
    source = parse_source(b'a:\nb: ""\nc: ~\nd: [null]\n', "x").value
    assert source is not None
    assert source.plain() == {"a": None, "b": "", "c": None, "d": [None]}


def test_a_place_is_the_deepest_part_of_the_path_that_exists() -> None:
    source = parse_source(b"a:\n  - b: 1\n  - b: 2\n", "x").value
    assert source is not None
    assert str(source.span(("a", 1, "b"))) == "x:3:8"
    assert str(source.span(("a", 1, "zzz"))) == "x:3:5"
    assert str(source.span(("a", 7))) == "x:2:3"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_fifty_thousand_levels_are_refused_and_not_a_crash(opening: str) -> None:
    assert codes((opening * 50_000).encode())[0] in {"S004", "S007"}


def test_a_hundred_megabytes_are_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    problems = read_source(path, "org.yaml").problems
    assert [str(p) for p in problems] == [
        "org.yaml:1:1: S002 berkas terlalu besar (100 MB; paling besar 64 MB)."
    ]


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_source(tmp_path, "org.yaml").problems
    assert problem.kode == "S001"


@pytest.mark.parametrize(
    ("raw", "kode"),
    [
        (b"a: &x 1\nb: *x", "S006"),
        (b"a: *x", "S006"),
        (b"<<: {a: 1}\n<<: {a: 2}", "S008"),
        (b"a: !x 1", "S006"),
        (b"a: \xff", "S003"),
        (b"a: \x00", "S009"),
        (b'a: "\\x1b"', "S009"),
        ("a: \u2066x".encode(), "S009"),
        (b"", "S005"),
        (b"? {a: 1}\n: b", "S004"),
    ],
)
def test_what_yaml_allows_and_an_agreement_does_not_is_refused(raw: bytes, kode: str) -> None:
    assert kode in codes(raw)


def test_all_doubles_and_hidden_characters_are_reported_at_once() -> None:
    assert codes(b'a: 1\na: 2\nb: "\\x07"\n') == ["S008", "S009"]


@given(st.binary(max_size=400))
def test_any_bytes_give_a_value_or_a_problem_and_never_an_exception(raw: bytes) -> None:
    checked = parse_source(raw, "x.yaml")
    assert (checked.value is None) == bool(checked.problems)


@given(st.text(max_size=400))
def test_any_text_gives_a_value_or_a_problem_and_never_an_exception(text: str) -> None:
    checked = parse_source(text.encode("utf-8", "surrogatepass"), "x.yaml")
    assert (checked.value is None) == bool(checked.problems)
