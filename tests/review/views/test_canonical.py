"""An agreement as plain text, one line a field."""

from pkdocs.base.values import replace
from pkdocs.domain.salinan import Sumber
from pkdocs.review.views.canonical import print_document, print_salinan
from tests.review.views.bandings import unread


def test_what_was_not_read_and_what_was_edited_is_said_at_the_end() -> None:
    old, new = unread().lama, unread().baru
    assert old is not None
    assert new is not None
    lines = list(print_salinan(old))
    assert "Pihak Kedua: (tidak terbaca)" in lines
    assert "  Target triwulan IV: (tidak terbaca)" in lines
    assert lines[-1] == "Tidak terbaca: Target TW IV indikator 1.1: “8b,75”."
    assert new.sumber is Sumber.TEKS
    assert list(print_salinan(new))[-1].startswith("Catatan: disunting tangan")


def test_a_number_stands_under_its_own_name() -> None:
    new = unread().baru
    assert new is not None
    by_nrk = replace(new, pihak_pertama=replace(new.pihak_pertama, nip="123456"))
    assert "Pihak Pertama, NRK: 123456" in list(print_salinan(by_nrk))
    assert "Pihak Kedua, NIP: ……" in " ".join(print_salinan(by_nrk))


def test_programs_stand_in_one_line_each() -> None:
    new = unread().baru
    assert new is not None
    program = {"program": "Program Contoh", "anggaran": "1.000", "keterangan": "APBD"}
    lines = list(print_salinan(replace(new, program=(program,))))
    assert "Program: Program Contoh: Rp1.000 (APBD)" in lines


def test_what_is_no_word_document_is_named_and_nothing_fails() -> None:
    (line,) = print_document(b"rusak", "rusak.docx")
    assert line.startswith("(T001: ")
