"""Tracked changes: accept all gives the new text, reject all the old one; else nothing is given."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.placing import Origin, origin, write_output
from pkdocs.review.views.redline import WordFile, redline
from pkdocs.review.views.words import DIFF
from tests.tracked import Block, Cell, body_lines, build
from tests.word.redline.comparing import PAIRS, WHEN, check, compare, many_rows
from tests.word.template_factory import unzipped, with_parts, zipped


@pytest.mark.parametrize("name", list(PAIRS))
def test_accept_all_gives_the_new_text_and_reject_all_the_old(name: str) -> None:
    assert check(*PAIRS[name]()).marks > 0


def test_the_same_document_has_no_marks_and_the_same_input_gives_the_same_bytes() -> None:
    old, new = many_rows()
    assert compare(old, old).marks == 0
    assert compare(old, old).tak_dibandingkan == ()
    assert compare(old, new) == compare(old, new)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["A", "B", "C"], ["A", "C"]),
        (["A", "B"], ["A"]),
        (["A"], ["A", "B", "C"]),
        (["satu dua"], ["tiga empat"]),
        ([""], ["A", "", "B"]),
        (["a\tb\nc d"], ["a\tx\nc\td"]),
        (["A", [("x", "y")], "B"], ["A", "B"]),
        (["A", "B"], ["A", [("x", "y")], "Q", "B"]),
        (["A", [("x", "y")], "B"], ["A", [("x", "y", "z")], "B"]),
        (["A", [("x", "y")]], ["Z", [("x", "y")], "Akhir"]),
        ([[("x", "y")], "P", [("u", "v")]], [[("x", "y")], [("u", "v")]]),
        ([[("x", (2, ["a", "b"]))]], [[("x", (2, ["a"]))], "B"]),
        ([[("x", (1, ["a", [("n", "m")], "b"]))]], [[("x", (1, [[("n", "q")], "b", "c"]))]]),
        (["A", [("x",)], "B", [("y",)], "C"], ["C"]),
    ],
)
def test_every_shape_gives_both_texts_back(old: list[Block], new: list[Block]) -> None:
    check(build(old), build(new))
    check(build(new), build(old))


WORDS = ("satu", "dua", "tiga", "86,75", "–", "&", "<b>", "\t", "\n", "é")

text = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


def tables(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    wide = st.tuples(st.integers(1, 3), st.lists(inner, max_size=3))
    cell: st.SearchStrategy[Cell] = st.one_of(text, wide)
    row: st.SearchStrategy[Sequence[Cell]] = st.lists(cell, min_size=1, max_size=4)
    return st.lists(row, min_size=1, max_size=4)


blocks = st.lists(st.one_of(text, tables(st.one_of(text, tables(text)))), max_size=6)


@pytest.mark.slow
@given(blocks, blocks, st.booleans())
def test_any_two_documents_give_both_texts_back(
    old: list[Block], new: list[Block], ended: bool
) -> None:
    check(build(old, ended=ended), build(new, ended=ended))


@given(blocks, st.data())
def test_any_edit_of_a_document_gives_both_texts_back(
    old: list[Block], data: st.DataObject
) -> None:
    new = list(old)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(new)))
        new[place : place + data.draw(st.integers(0, 2))] = data.draw(st.lists(text, max_size=2))
    made = check(build(old), build(new))
    assert (made.marks == 0) == (body_lines(build(old)) == body_lines(build(new)))


def test_a_signature_of_the_file_does_not_come_over() -> None:
    signed = with_parts(
        build(["A"]), lambda parts: parts.update({"_xmlsignatures/sig1.xml": b"<a/>"})
    )
    made = compare(build(["B"]), signed)
    assert "_xmlsignatures/sig1.xml" not in unzipped(made.docx)
    assert "tanda tangan digital (tidak ikut dalam hasil)" in made.tak_dibandingkan


def tracked(data: bytes) -> bytes:
    return compare(data, build(["lain"])).docx


def strict(data: bytes) -> bytes:
    old, new = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "urn:lain"
    return with_parts(
        data,
        lambda parts: parts.update(
            {"word/document.xml": parts["word/document.xml"].replace(old.encode(), new.encode())}
        ),
    )


def hostile(data: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><w:document'
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document", bomb, 1)

    return with_parts(data, change)


BAD: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "no docx": ("T001", lambda _: b"bukan docx"),
    "empty": ("T001", lambda _: b""),
    "cut short": ("T001", lambda data: data[:2000]),
    "locked": ("T002", lambda _: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)),
    "a sheet": ("T011", lambda _: zipped({"xl/workbook.xml": b"<a/>"})),
    "entities": ("T006", hostile),
    "tracked": ("R101", tracked),
    "strict": ("R103", strict),
}


@pytest.mark.parametrize("name", list(BAD))
def test_a_file_that_cannot_be_compared_is_a_problem_of_that_file(name: str) -> None:
    code, spoil = BAD[name]
    good = WordFile("baik.docx", build(["A"]))
    bad = WordFile("buruk.docx", spoil(good.docx))
    for sides in ((good, bad), (bad, good)):
        made = redline(*sides, penulis="Peninjau", tanggal=WHEN)
        assert made.value is None
        assert [(p.span.berkas, p.kode) for p in made.problems] == [("buruk.docx", code)]


def test_a_result_that_would_not_be_exact_is_never_given() -> None:
    """Here a header of the new document is the document itself: one overwrites the other."""
    twisted = with_parts(
        build(["B"], "kepala"),
        lambda parts: parts.update(
            {
                "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
                    b"header1.xml", b"document.xml"
                )
            }
        ),
    )
    sides = WordFile("lama.docx", build(["A"])), WordFile("baru.docx", twisted)
    made = redline(*sides, penulis="Peninjau", tanggal=WHEN)
    assert made.value is None
    assert [p.kode for p in made.problems] == ["R102"]


def test_a_redline_is_written_whole_or_reported(tmp_path: Path) -> None:
    made = compare(build(["A"]), build(["B"]))
    path = tmp_path / "hasil.docx"
    assert write_output(path, [made.docx], DIFF) is None
    assert origin(path, "diff") is Origin.OURS
    assert docx.Document(io.BytesIO(path.read_bytes())).paragraphs
    problem = write_output(tmp_path / "tidak-ada" / "hasil.docx", [made.docx], DIFF)
    assert problem is not None
    assert problem.kode == "F004"
