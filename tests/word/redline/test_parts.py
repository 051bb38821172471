"""Headers and footers are compared by what they are for."""

from tests.tracked import REJECTED, build, settle
from tests.word.redline.comparing import compare
from tests.word.template_factory import unzipped


def test_a_header_that_came_is_marked_and_one_that_went_is_stated() -> None:
    plain, headed = build(["A"]), build(["A"], "KONSEP")
    assert b"<w:ins" in unzipped(compare(plain, headed).docx)["word/header1.xml"]
    assert "kepala atau kaki halaman yang tidak ada lagi" in compare(headed, plain).tak_dibandingkan


def test_a_changed_header_is_marked() -> None:
    made = compare(build(["A"], "Tahun 2022"), build(["A"], "Tahun 2023"))
    header = unzipped(made.docx)["word/header1.xml"]
    assert b'<w:delText xml:space="preserve">2022</w:delText>' in header
    assert b">2023</w:t>" in header
    assert b"2023" not in unzipped(settle(made.docx, REJECTED))["word/header1.xml"]
