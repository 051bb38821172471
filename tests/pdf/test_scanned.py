"""Scans as PDF: whole or not, with words or without, blank pages."""

import io
from itertools import pairwise

import pikepdf
import pytest

from pkdocs.base.problem import Berat
from pkdocs.pdf import scanned
from pkdocs.pdf.scanned import is_locked, is_written, read_scanned
from tests.support.pindaian import KABAG_SATU, join, pdf_of, scan, written
from tests.support.pindaian import signed_electronically as electronic

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


def test_blank_pages_are_told_and_do_not_hinder() -> None:
    found = read_scanned(scan([KABAG_SATU[0], [], KABAG_SATU[1], []]), "pindaian.pdf")
    assert found.value is not None
    (doubt,) = found.problems
    assert doubt.kode == "U005"
    assert doubt.berat is Berat.PERINGATAN
    assert "halaman kosong: 2, 4" in doubt.pesan


def test_paper_with_stains_is_blank_and_a_line_of_writing_is_not() -> None:
    assert codes(_drawn(b"0.93 0.93 0.9 rg 0 0 595 842 re f 0.3 g 100 100 3 3 re f")) == ["U004"]
    assert codes(_drawn(b"0.2 g 100 400 200 4 re f")) == ["U021"]  # and no picture of a paper


def _drawn(content: bytes) -> bytes:
    """One page on which this is drawn."""
    return pdf_of([content])


def test_what_a_program_wrote_is_not_signed_and_its_pages_are_named() -> None:
    (wrong,) = read_scanned(written(KABAG_SATU), "cetak.pdf").problems
    assert (wrong.kode, wrong.berat) == ("U021", Berat.GALAT)
    assert wrong.pesan.startswith("bukan gambar kertas, melainkan keluaran program")
    assert read_scanned(written(KABAG_SATU), "cetak.pdf").value is None
    part = join(scan(KABAG_SATU[:1]), written(KABAG_SATU[1:]), scan([[]]))
    (wrong,) = read_scanned(part, "sebagian.pdf").problems
    assert wrong.pesan.startswith("halaman 2: bukan gambar kertas")
    assert codes(join(written(KABAG_SATU), scan([[]]))) == ["U021"]


def test_signed_electronically_it_needs_no_paper_and_both_parties() -> None:
    assert codes(electronic(KABAG_SATU)) == []
    both = {"ttd_lampiran_pihak_pertama": True, "ttd_pernyataan_pihak_kedua": True}
    assert codes(electronic(KABAG_SATU, **both, ttd_lampiran_pihak_kedua=False)) == []
    half = electronic(KABAG_SATU, ttd_lampiran_pihak_pertama=True, ttd_lampiran_pihak_kedua=False)
    (wrong,) = read_scanned(half, "setengah.pdf").problems
    assert wrong.kode == "U021"
    assert wrong.pesan == "belum ditandatangani secara elektronik oleh Pihak Kedua."
    assert codes(electronic(KABAG_SATU, ttd_lampiran_pihak_kedua=False)) == ["U021"]
    other = {"ttd_lampiran_pihak_pertama": False, "ttd_lampiran_pihak_kedua": False}
    assert codes(electronic(KABAG_SATU, **other, Signature1=True)) == []


@pytest.mark.parametrize(
    ("drawn", "is_picture"),
    [
        (b"595 0 0 842 0 0", True),
        (b"0 595 -842 0 842 0", True),  # turned by a quarter
        (b"400 0 0 400 90 200", True),  # a photograph that was put into Word
        (b"66 0 0 83 265 700", False),  # an emblem
        (b"200 0 0 100 300 80", False),  # a picture of a signature
    ],
)
def test_a_paper_is_a_picture_of_the_page(drawn: bytes, *, is_picture: bool) -> None:
    data = pdf_of([b"BT /F1 10 Tf 50 780 Td (Perjanjian) Tj ET q %b cm /Im Do Q" % drawn] * 2)
    assert is_written(data) is not is_picture
    assert codes(data) == ([] if is_picture else ["U021"])


@pytest.mark.parametrize(
    ("drawn", "is_picture"),
    [
        (b"q 200 0 0 100 300 700 cm /Im Do Q", True),
        (b"q 200 0 0 100 300 700 cm /Im Do Q BT 3 Tr /F1 9 Tf 310 720 Td (Perjanjian) Tj ET", True),
        (b"q 200 0 0 100 300 700 cm /Im Do Q BT /F1 9 Tf 310 720 Td (Perjanjian) Tj ET", False),
        (b"q 200 0 0 100 300 700 cm /Im Do Q 0.2 g 100 400 200 4 re f", False),
        (b"BT 3 Tr /F1 9 Tf 310 720 Td (Perjanjian) Tj ET", False),
    ],
)
def test_a_page_of_pictures_alone_is_a_paper_however_small(
    drawn: bytes, *, is_picture: bool
) -> None:
    assert is_written(pdf_of([drawn])) is not is_picture


def test_strips_of_a_page_and_pictures_in_forms_are_looked_at_as_they_are_placed() -> None:
    strips = b"".join(b"q 595 0 0 60 0 %d cm /Im Do Q " % (60 * n) for n in range(14))
    assert not is_written(pdf_of([strips]))
    with pikepdf.open(io.BytesIO(pdf_of([b""]))) as pdf:
        page = pdf.pages[0]
        for size, written_by_program in ((5.95, False), (1.0, True)):
            line = b" BT /F1 4 Tf 5 130 Td (Perjanjian) Tj ET"
            form = pdf.make_stream(b"q 100 0 0 140 0 0 cm /Im Do Q" + line)
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox, form.Resources = pikepdf.Array([0, 0, 100, 140]), page.Resources
            page.Resources.XObject.Fm = form
            page.Contents = pdf.make_stream(b"q %f 0 0 %f 0 0 cm /Fm Do Q" % (size, size))
            out = io.BytesIO()
            pdf.save(out)
            assert is_written(out.getvalue()) is written_by_program


def test_what_cannot_be_read_was_not_written_by_a_program() -> None:
    assert not is_written(b"x")
    assert not is_written(scan([[]]))


@pytest.mark.parametrize(
    "turn",
    [
        b"1 0 0 1 0 0",
        b"0 1 -1 0 500 0",  # the text runs upwards
        b"-1 0 0 -1 595 842",
        b"0 -1 1 0 0 842",
        b".9998 .0175 -.0175 .9998 0 0",  # laid askew by a degree
    ],
)
def test_words_are_told_as_they_stand_side_by_side(turn: bytes) -> None:
    cells = {(50, 400): "Jumlah arsip", (300, 400): "100", (340, 400): "200", (50, 380): "tertata"}
    words = b"".join(
        b"BT /F1 10 Tf 3 Tr %d %d Td (%b) Tj ET " % (*place, text.encode())
        for place, text in reversed(cells.items())
    )
    page = b"q 595 0 0 842 0 0 cm /Im Do Q q %b cm %b Q" % (turn, words)
    found = read_scanned(pdf_of([page, page]), "pindaian.pdf").value
    assert found is not None
    lines = [[own.teks for own in line] for line in found.baris]
    assert lines == [["Jumlah", "arsip", "100", "200"], ["tertata"]] * 2
    first = found.baris[0]
    assert all(one.kanan < other.kiri for one, other in pairwise(first))


def test_beyond_what_an_agreement_has_words_have_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned, "_MOST_WORDS", 2)
    found = read_scanned(scan([["satu dua tiga"]] * 2), "pindaian.pdf").value
    assert found is not None
    assert [[own.teks for own in line] for line in found.baris] == [["satu", "dua"]] * 2
    monkeypatch.setattr(scanned, "_MOST_LETTERS", 15)
    found = read_scanned(scan([["satu dua tiga"]] * 2), "pindaian.pdf").value
    assert found is not None
    assert (len(found.baris), len(found.halaman)) == (1, 2)


def test_a_locked_file_is_known_by_itself() -> None:
    assert [is_locked(data) for data in (WHOLE, OPEN, SHUT, b"x")] == [False, True, True, False]
