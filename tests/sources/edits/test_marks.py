"""Where values stand, and what lines and comments are around them."""

from pkdocs.sources.edits.marks import above, below, find_spots, line_end, line_start

TEXT = """\
# kepala
a: >-  # lipat
  satu
  dua

l:
  # tentang semua
  - - x
    - y

  -
    k : {p: 1, q}
    # di dalam
# sesudah
z: 'c'
"""


def test_every_value_is_found_with_what_it_stands_behind() -> None:
    spots = find_spots(TEXT).spots
    found = {
        place: (TEXT[spot.own : spot.behind], TEXT[spot.start : spot.end])
        for place, spot in spots.items()
    }
    assert found["a",] == ("a:", ">-  # lipat\n  satu\n  dua")
    assert found["l", 0] == ("-", "- x\n    - y")
    assert found["l", 0, 1] == ("-", "y")
    assert found["l", 1] == ("-", "k : {p: 1, q}")
    assert found["l", 1, "k"] == ("k :", "{p: 1, q}")
    assert found["l", 1, "k", "p"] == ("p: ", "1")
    assert found["z",] == ("z:", "'c'")
    columns = {place: (spot.column, spot.level) for place, spot in spots.items()}
    assert (columns["l",], columns["l", 0], columns["l", 1]) == ((0, 2), (2, 4), (2, 4))


def test_lines_end_before_their_break() -> None:
    text = "a\r\nbc\r\nd"
    assert [line_end(text, here) for here in (0, 4, 8)] == [1, 5, 8]
    assert [line_start(text, here) for here in (0, 4, 8)] == [0, 3, 7]


def test_comments_around_a_line_are_told_by_their_column() -> None:
    last = TEXT.index("q}")
    assert TEXT[last : below(TEXT, last, {4})] == "q}\n    # di dalam"
    assert TEXT[last : below(TEXT, last, range(5, 99))] == "q}"
    first = TEXT.index("  - - x")
    assert TEXT[above(TEXT, first, 2) : first] == "  # tentang semua\n"
    assert above(TEXT, first, 0) == first
    assert above(TEXT, TEXT.index("a:"), 0) == 0
