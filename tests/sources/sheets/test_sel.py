"""Cells over texts of a source."""

from pkdocs.domain.lembar import Alamat, SelLembar
from pkdocs.sources.sheets.sel import iter_places, show, show_scalar
from pkdocs.sources.yaml_file import Source, parse_source


def source_of(text: str) -> Source:
    source = parse_source(text.encode(), "org.yaml").value
    assert source
    return source


def test_a_cell_says_where_its_text_stands_and_is_owed_only_while_it_is_empty() -> None:
    source = source_of("a:\n  - {b: isi}\n")
    place = ("a", 0, "b")
    full = SelLembar("isi", Alamat("org.yaml", place))
    assert show_scalar(source, place, diminta=True) == full
    absent = ("a", 0, "c")
    assert show_scalar(source, absent) == SelLembar("", Alamat("org.yaml", absent))
    assert show_scalar(source, absent, diminta=True).diminta


def test_what_is_only_shown_is_locked_and_has_no_place() -> None:
    assert show("isi", "dari pola") == SelLembar("isi", terkunci=True, catatan="dari pola")


def test_places_are_those_of_the_items_of_a_list() -> None:
    source = source_of("a: [x, y]\nb: z\n")
    assert list(iter_places(source, ("a",))) == [("a", 0), ("a", 1)]
    assert list(iter_places(source, ("b",))) == []
    assert list(iter_places(source, ("c",))) == []
