"""A document as its marks and the texts between them."""

import zipfile
from pathlib import Path

import pytest

from pkdocs.word import TemplateError, read_marks
from tests.word.template_factory import document, docx, with_parts

BODY = "word/document.xml"


def made(text: str) -> bytes:
    return docx(document(text))


def test_documents_that_differ_in_a_text_have_the_same_marks() -> None:
    (marks, texts), (others, other_texts) = (read_marks(made(t), "") for t in ("satu", "dua"))
    assert marks == others
    assert [pair for pair in zip(texts, other_texts, strict=True) if pair[0] != pair[1]] == [
        (b"satu", b"dua")
    ]


def test_a_mark_a_part_or_its_name_that_differs_is_seen_and_one_part_is_left_out() -> None:
    plain = made("satu")
    before = read_marks(plain, "")[0]

    def add(parts: dict[str, bytes]) -> None:
        parts["word/lain.bin"] = b"lain"

    def bold(parts: dict[str, bytes]) -> None:
        parts[BODY] = parts[BODY].replace(b"<w:r>", b"<w:r><w:rPr><w:b/></w:rPr>")

    added = with_parts(plain, add)
    assert read_marks(with_parts(plain, bold), "")[0] != before
    assert read_marks(added, "")[0] != read_marks(with_parts(plain, lambda _: None), "")[0]
    assert read_marks(added, "word/lain.bin") == read_marks(with_parts(plain, lambda _: None), "")


def test_parts_without_words_of_their_own_are_taken_as_they_are_packed(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made("satu"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/styles2.xml", b"<x>isi</x>")
    marks, texts = read_marks(path.read_bytes(), "")
    assert b"<x>isi</x>" in marks
    assert b"isi" not in texts


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(TemplateError):
        read_marks(b"bukan", "")
