"""Lines of a page and the room between them."""

from pkdocs.pdf.rooms import PageLine, find_rooms


def column(left: float, *lines: tuple[str, float]) -> list[PageLine]:
    """Lines of one width, 10 points high, by their lower edge."""
    return [PageLine(text, left, bottom, left + 100, bottom + 10) for text, bottom in lines]


LEFT = column(50, ("Asisten Dua,", 300), ("DEWI", 230), ("NIP 1", 218))
RIGHT = column(300, ("Jakarta", 312), ("Kepala Bagian,", 300), ("BIMA", 240))


Told = tuple[list[str], list[str], float, float]


def texts(lines: list[PageLine]) -> list[Told]:
    rooms = find_rooms(sorted(lines, key=lambda line: (-line.top, line.left)))
    return [
        ([line.text for line in r.above], [line.text for line in r.below], r.low, r.high)
        for r in rooms
    ]


def test_each_column_has_its_own_room_with_the_lines_up_to_the_next_gap() -> None:
    assert texts(LEFT + RIGHT) == [
        (["Kepala Bagian,", "Jakarta"], ["BIMA"], 250, 300),
        (["Asisten Dua,"], ["DEWI", "NIP 1"], 240, 300),
    ]


def test_a_gap_below_thirty_points_is_no_room() -> None:
    assert texts(column(50, ("a", 100), ("b", 61))) == []
    assert texts(column(50, ("a", 100), ("b", 60))) == [(["a"], ["b"], 70, 100)]


def test_what_stands_beside_is_no_line_above() -> None:
    assert texts([*column(50, ("a", 200)), *column(160, ("b", 100))]) == []


def test_a_column_goes_on_below_a_room_up_to_the_next() -> None:
    stacked = column(50, ("a", 300), ("b", 250), ("c", 238), ("d", 180))
    assert texts(stacked) == [
        (["a"], ["b", "c"], 260, 300),
        (["c", "b"], ["d"], 190, 238),
    ]
