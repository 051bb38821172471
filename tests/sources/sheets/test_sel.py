"""Cells over texts of a source."""

from pkdocs.domain.lembar import Alamat, Isian, SelLembar
from pkdocs.sources.edits import Append, Remove, Write
from pkdocs.sources.sheets.bahan import Tulis
from pkdocs.sources.sheets.sel import (
    iter_places,
    say_lacking,
    settle,
    show,
    show_scalar,
    write_scalars,
)
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


def cell(kolom: str, sekarang: str, baru: str, alamat: Alamat | None) -> Isian:
    return Isian("Jabatan", "x", kolom, sekarang, baru, f"isi.xlsx!Jabatan!{kolom}", alamat)


PLACE = Alamat("org.yaml", ("a", 0, "b"))


def test_a_changed_cell_is_written_on_one_line_and_an_emptied_one_takes_its_key_away() -> None:
    changed = [cell("B1", "isi", " isi \n lain ", PLACE), cell("C1", "isi", "", PLACE)]
    assert write_scalars(changed, ()).value == [
        Tulis("org.yaml", Write(PLACE.tempat, "isi lain"), ("isi.xlsx!Jabatan!B1",)),
        Tulis("org.yaml", Remove(PLACE.tempat), ("isi.xlsx!Jabatan!C1",)),
    ]


def test_what_must_be_filled_in_is_not_emptied_and_what_stands_nowhere_not_written() -> None:
    changed = [cell("Nama", "isi", "", PLACE), cell("Unit", "", "isi", None)]
    written = write_scalars(changed, ("Nama",))
    assert written.value == []
    assert [str(own) for own in written.problems] == [
        'isi.xlsx!Jabatan!Nama: X030 Nama wajib diisi; semula "isi".'
    ]


def test_what_two_cells_say_alike_is_written_once_for_both() -> None:
    one, other = (Tulis("p.yaml", Write(("a",), "x"), (di,)) for di in ("A1", "A2"))
    more = Tulis("p.yaml", Append(("l",), "x"), ("A3",))
    settled = settle([one, more, other, more])
    assert settled.value == (Tulis("p.yaml", Write(("a",), "x"), ("A1", "A2")), more, more)
    assert settled.problems == ()


def test_what_two_cells_say_differently_is_written_for_neither() -> None:
    edits = [Write(("a",), "x"), Write(("a",), "y"), Write(("b",), "z")]
    settled = settle(Tulis("p.yaml", edit, (f"A{n}",)) for n, edit in enumerate(edits))
    assert settled.value == (Tulis("p.yaml", edits[2], ("A2",)),)
    assert [str(own) for own in settled.problems] == [
        "A1:1:1: X035 nilai ini diisi lain di A0; samakan keduanya."
    ]


def test_what_cannot_be_read_is_not_said_to_be_empty() -> None:
    assert say_lacking((), {"A"}, "isi juga {}") == ""
    assert say_lacking("AB", set(), "isi juga {}") == "isi juga A dan B"
    assert say_lacking("AB", {"A", "B"}, "isi juga {}") == "A dan B tidak terbaca"
    assert say_lacking("ABA", {"B"}, "{} belum diisi") == "A belum diisi, B tidak terbaca"
