"""What seems new or gone but may stand among unread words."""

from pkdocs.base.values import replace
from pkdocs.domain.salinan import TakTerbaca
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Hasil, Macam
from pkdocs.review.compare.hidden import names_sasaran
from tests.review.compare.made import baris, salinan

HIDDEN = TakTerbaca("tidak terbaca", "tabel 2, baris 7", "Indeks dua | 90", nilai=True)


def test_a_row_that_stands_among_the_unread_words_is_neither_new_nor_gone() -> None:
    both = salinan(baris("Indeks satu"), baris("Indeks dua"))
    one = salinan(baris("Indeks satu"), tak_terbaca=(HIDDEN,))
    for banding in (compare(one, both), compare(both, one)):
        kinds = {change.macam for change in banding.beda}
        assert kinds.isdisjoint((Macam.INDIKATOR_BARU, Macam.INDIKATOR_HILANG))
        assert banding.hasil is Hasil.BELUM_PASTI
        assert any("Indeks dua" in note for note in banding.catatan)


def test_a_row_that_is_nowhere_is_gone() -> None:
    both = salinan(baris("Indeks satu"), baris("Indeks dua"))
    one = salinan(baris("Indeks satu"))
    assert Macam.INDIKATOR_HILANG in {change.macam for change in compare(both, one).beda}


def test_a_program_among_the_unread_words_is_no_change() -> None:
    with_program = replace(
        salinan(baris("Indeks satu")), program=({"program": "Program Contoh", "anggaran": "1"},)
    )
    bare = salinan(baris("Indeks satu"))
    unread = TakTerbaca("tidak terbaca", kata="1. Program Contoh Rp1", nilai=True)
    assert compare(with_program, bare).beda
    assert not compare(with_program, replace(bare, tak_terbaca=(unread,))).beda


def test_an_agreement_without_any_sasaran_has_no_column_for_it() -> None:
    assert names_sasaran(())
    assert not names_sasaran((replace(baris("A"), sasaran=""),))
