"""A document as its marks and the texts between them."""

import io
import zipfile

import pytest

from pkdocs.word import TemplateError
from pkdocs.word.package.container import open_archive
from pkdocs.word.text.marks import Parts, read_parts, split_marks
from tests.word.template_factory import document, docx, with_parts

BODY = "word/document.xml"


def made(text: str) -> bytes:
    return docx(document(text))


def parts_of(data: bytes, without: str = "") -> Parts:
    with open_archive(data) as archive:
        return read_parts(data, archive.infolist(), without)


def test_documents_that_differ_in_a_text_have_the_same_marks() -> None:
    one, other = (parts_of(made(text)) for text in ("satu", "dua"))
    assert one.frame == other.frame
    pairs = [
        pair
        for pieces in zip(map(split_marks, one.worded), map(split_marks, other.worded), strict=True)
        for pair in zip(*pieces, strict=True)
    ]
    assert [pair for pair in pairs if pair[0] != pair[1]] == [(b"satu", b"dua")]


def test_marks_and_texts_in_turns_are_the_part_again() -> None:
    body = b"<w:p><w:t>a > b</w:t></w:p>\n<w:p/>"
    assert split_marks(body) == [b"<w:p><w:t>", b"a > b", b"</w:t></w:p>", b"\n", b"<w:p/>"]
    made_ones = parts_of(made("satu")).worded
    assert [b"".join(split_marks(part)) for part in made_ones] == list(made_ones)
    assert split_marks(b"<a>satu</a>\n") == [b"<a>", b"satu", b"</a>\n"]


def test_a_mark_a_part_or_its_name_that_differs_is_seen_and_one_part_is_left_out() -> None:
    plain = made("satu")

    def add(parts: dict[str, bytes]) -> None:
        parts["word/lain.bin"] = b"lain"

    def bold(parts: dict[str, bytes]) -> None:
        parts[BODY] = parts[BODY].replace(b"<w:r>", b"<w:r><w:rPr><w:b/></w:rPr>")

    before = parts_of(with_parts(plain, lambda _: None))
    added = with_parts(plain, add)
    assert parts_of(with_parts(plain, bold)).worded != before.worded
    assert parts_of(added).frame != before.frame
    assert parts_of(added, "word/lain.bin") == before


def test_parts_without_words_of_their_own_are_taken_as_they_are_packed() -> None:
    buffer = io.BytesIO(made("satu"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/styles2.xml", b"<x>isi</x>")
    parts = parts_of(buffer.getvalue())
    assert b"<x>isi</x>" in parts.frame
    assert not any(b"<x>isi" in part for part in parts.worded)


def test_a_part_that_is_not_what_it_says_is_refused() -> None:
    data = made("satu")
    with open_archive(data) as archive:
        members = archive.infolist()
    for info in members:
        info.CRC ^= 1
    with pytest.raises(TemplateError):
        read_parts(data, members, "")
