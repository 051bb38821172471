"""Scans as PDF: whole or not, with words or without, blank pages."""

import io

import pikepdf
import pytest

from pkdocs.base.problem import Berat
from pkdocs.pdf import scanned
from pkdocs.pdf.scanned import is_locked, read_scanned
from tests.support.pindaian import KABAG_SATU, scan

WHOLE = scan(KABAG_SATU)
OPEN = scan(KABAG_SATU, lock=pikepdf.Encryption(owner="pemilik", user=""))
SHUT = scan(KABAG_SATU, lock=pikepdf.Encryption(owner="a", user="b"))


def codes(data: bytes) -> list[str]:
    return [problem.kode for problem in read_scanned(data, "pindaian.pdf").problems]


def test_the_words_laid_under_a_picture_are_read_page_by_page() -> None:
    found = read_scanned(WHOLE, "pindaian.pdf")
    assert found.problems == ()
    assert found.value is not None
    assert len(found.value.halaman) == 2
    assert "Jabatan : Kepala Bagian Satu" in found.value.halaman[0].splitlines()
    assert found.value.kosong == ()


def test_a_picture_has_no_words_and_is_not_blank() -> None:
    found = read_scanned(scan(KABAG_SATU, picture=True), "pindaian.pdf")
    assert found.value is not None
    assert [text.strip() for text in found.value.halaman] == ["", ""]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("data", "kode"),
    [
        (b"", "U001"),
        (b"PK\x03\x04 dokumen Word", "U001"),
        (WHOLE[: len(WHOLE) // 2], "U002"),
        (WHOLE[:-40], "U002"),
        (WHOLE.replace(b"/Pages", b"/Pxges"), "U002"),
        (WHOLE.replace(b"startxref\n", b"startxref\n9"), "U002"),
        (OPEN, "U003"),
        (SHUT, "U003"),
        (scan([[], []]), "U004"),
        (scan([]), "U004"),
    ],
)
def test_what_is_no_whole_scan_is_told(data: bytes, kode: str) -> None:
    found = read_scanned(data, "berkas.pdf")
    assert [problem.kode for problem in found.problems] == [kode]
    assert found.value is None
    assert found.problems[0].span.berkas == "berkas.pdf"


def test_more_pages_than_an_agreement_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned, "_MOST_PAGES", 1)
    assert codes(WHOLE) == ["U002"]


def test_blank_pages_and_a_page_alone_are_told_and_do_not_hinder() -> None:
    found = read_scanned(scan([KABAG_SATU[0], [], KABAG_SATU[1], []]), "pindaian.pdf")
    assert found.value is not None
    (doubt,) = found.problems
    assert doubt.kode == "U005"
    assert doubt.berat is Berat.PERINGATAN
    assert "halaman kosong: 2, 4" in doubt.pesan
    (alone,) = read_scanned(scan(KABAG_SATU[:1]), "pindaian.pdf").problems
    assert "hanya satu halaman" in alone.pesan


def test_paper_with_stains_is_blank_and_a_line_of_writing_is_not() -> None:
    assert codes(_drawn(b"0.93 0.93 0.9 rg 0 0 595 842 re f 0.3 g 100 100 3 3 re f")) == ["U004"]
    assert codes(_drawn(b"0.2 g 100 400 200 4 re f")) == ["U005"]


def _drawn(content: bytes) -> bytes:
    """One page on which this is drawn."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pdf.make_stream(content)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_a_locked_file_is_known_by_itself() -> None:
    assert [is_locked(data) for data in (WHOLE, OPEN, SHUT, b"x")] == [False, True, True, False]
