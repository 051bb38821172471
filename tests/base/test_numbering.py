"""Which numbers and signs before texts are numbering, and which are words of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.numbering import begins_late, counted, runs_on, without_numbering
from pkdocs.base.text import join_lines

FORMS = ("{}.", "{})", "({})")
LISTS = (
    [str(number) for number in range(1, 15)],
    list("abcdefghijklmn"),
    list("ABCDEFGHIJKLMN"),
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"],
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"],
)
WORDS = st.lists(st.sampled_from(["kota", "jalan baik", "5 km", "x"]), min_size=1, max_size=14)


@given(WORDS, st.sampled_from(LISTS), st.sampled_from(FORMS), st.sampled_from("•▪●–"))
def test_a_list_says_the_same_however_it_is_numbered(
    words: list[str], numbers: list[str], form: str, bullet: str
) -> None:
    plain = tuple(words)
    pairs = zip(numbers, words, strict=False)
    counted = tuple(f"{form.format(number)} {word}" for number, word in pairs)
    bulleted = tuple(f"{bullet} {word}" for word in words)
    assert join_lines(counted) == join_lines(bulleted) == join_lines(plain)


@given(WORDS, st.integers(2, 99), st.integers(2, 99), st.sampled_from(FORMS))
def test_a_number_that_is_not_the_next_is_compared(
    words: list[str], one: int, other: int, form: str
) -> None:
    lines = [(f"{form.format(number)} {words[0]}", *words[1:]) for number in (one, other)]
    assert (join_lines(lines[0]) == join_lines(lines[1])) is (one == other)
    assert join_lines(lines[0]) != join_lines(tuple(words))


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ("1. satu|a. dua|b. tiga|2. empat", "satu|dua|tiga|empat"),
        ("1. satu|1. dua|2. tiga", "satu|dua|tiga"),
        ("1. satu|lagi|2. dua", "satu|lagi|dua"),
        ("h. satu|i. dua", "h. satu|dua"),
        ("1. satu|3. dua|4. tiga", "satu|3. dua|4. tiga"),
        ("1. satu|2) dua", "satu|2) dua"),
        ("Bobot|50. Dihitung", "Bobot|50. Dihitung"),
        ("123. satu|ab. dua|xv. tiga", "123. satu|ab. dua|xv. tiga"),
        ("- satu", "satu"),
        ("Isi:|- satu", "Isi:|satu"),
        ("Isi lain|- satu|- dua", "Isi lain|satu|dua"),
        ("Isi lain|- satu|kota|- dua", "Isi lain|satu|kota|dua"),
        ("Nilai dikurangi|- b", "Nilai dikurangi|- b"),
        ("Nilai = a|- b|- c", "Nilai = a|- b|- c"),
        ("Isi:|* satu|* dua", "Isi:|* satu|* dua"),
        ("* satu|* dua", "satu|dua"),
        ("* satu", "* satu"),
        ("* satu|dua", "* satu|dua"),
        ("-5 derajat", "-5 derajat"),
    ],
)
def test_only_what_begins_a_list_or_is_next_in_it_is_dropped(lines: str, left: str) -> None:
    assert "|".join(without_numbering(lines.split("|"))) == left


@pytest.mark.parametrize(
    ("last", "on", "off"),
    [
        ("", ("1", "1.1", "1.1.1", "a", "A", "i", "I", "3"), ("4", "1.4", "24", "d", "D", "IV")),
        ("1", ("1", "4", "1.1", "2.1", "a"), ("5", "1.4", "2.4", "d")),
        (
            "7.5",
            ("7.5", "7.8", "7.5.1", "8", "10.1", "1"),
            ("7", "7.4", "7.9", "8.4", "11", "7.5.4"),
        ),
        ("4.2.9", ("4.3", "5"), ("4.2", "4", "8")),
        ("h", ("i", "a", "k"), ("l", "4")),
        ("iv", ("v", "vii"), ("viii", "w")),
    ],
)
def test_a_number_runs_on_as_in_an_outline(
    last: str, on: tuple[str, ...], off: tuple[str, ...]
) -> None:
    assert [number for number in (*on, *off) if runs_on(number, last)] == list(on)


@given(st.sampled_from(LISTS), st.permutations(range(14)))
def test_numbers_are_a_list_in_whatever_order_they_stand(
    numbers: list[str], order: list[int]
) -> None:
    assert counted(numbers[place] for place in order) == frozenset(numbers)


@pytest.mark.parametrize(
    ("numbers", "late"),
    [
        (("5", "6"), True),
        (("9", "12", "13"), True),
        (("5", "9"), False),
        (("6", "5"), False),
        (("5", "5"), False),
        (("5",), False),
        (("", "5", "6"), False),
        (("10", "11"), False),
        (("5", "1.5"), False),
        ((), False),
    ],
)
def test_a_list_may_begin_late_where_every_number_goes_on_with_it(
    numbers: tuple[str, ...], *, late: bool
) -> None:
    assert begins_late(numbers) is late


def test_numbers_far_from_all_others_are_in_no_list() -> None:
    assert counted(["50", "1", "2", "60"]) == {"1", "2"}
    assert counted(["50"]) == counted([]) == frozenset()
