"""What comes over from the old document with its words, and what does not."""

from tests.tracked import build
from tests.word.redline.comparing import check
from tests.word.redline.shapes import RUN, SHAPES, raw
from tests.word.template_factory import unzipped, with_parts


def test_the_looks_of_deleted_words_stay() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>tebal</w:t></w:r>"
    made = check(raw(RUN.format("A ") + bold), raw(RUN.format("A ")))
    xml = unzipped(made.docx)["word/document.xml"]
    assert b"<w:r><w:rPr><w:b/></w:rPr><w:delText" in xml


def test_styles_and_numbers_the_new_document_lacks_do_not_come_over() -> None:
    xml = unzipped(check(*SHAPES["styles and numbers"]).docx)["word/document.xml"]
    assert b"TidakAda" not in xml
    assert b"numPr" not in xml


def test_ids_and_looks_of_later_words_do_not_come_over() -> None:
    later = "http://schemas.microsoft.com/office/word/2010/wordml"
    looks = f'<w:rPr><w:b/><x:ligatures xmlns:x="{later}" x:val="all"/></w:rPr>'
    traced = build(["A", [("lama", "x")], "B"])

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode().replace("<w:r>", f"<w:r>{looks}")
        ids = f'<w:p xmlns:y="{later}" y:paraId="1234ABCD" w:rsidR="00AA00AA">'
        parts["word/document.xml"] = text.replace("<w:p>", ids).encode()

    made = check(with_parts(traced, change), build(["B"]))
    xml = unzipped(made.docx)["word/document.xml"]
    assert b"<w:delText" in xml
    assert b"<w:b/>" in xml
    assert not any(trace in xml for trace in (b"paraId", b"00AA00AA", b"ligatures"))
