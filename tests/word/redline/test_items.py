"""Which row of the old document is which of the new one."""

from pkdocs.domain.salinan import BarisSalinan
from pkdocs.review.compare.banding import PasanganBaris
from tests.tracked import Block, build
from tests.word.redline.comparing import (
    check,
    compare,
    lampiran,
    marked,
    one_changed_one_replaced,
    one_inserted_one_removed,
    rows,
)
from tests.word.template_factory import unzipped


def test_a_changed_target_is_marked_in_its_own_row() -> None:
    made = check(*one_changed_one_replaced())
    assert "52,00" in marked(made, "del")
    assert "65,00" in marked(made, "ins")
    assert "Persentase hal" not in marked(made, "del")


def test_an_inserted_row_shifts_numbers_and_nothing_else() -> None:
    made = check(*one_inserted_one_removed())
    assert marked(made, "ins") == "4|Opini laporan keuangan|Opini badan pemeriksa|WTP|5|6|7"
    gone = marked(made, "del")
    assert gone == "4|5|6|7|Nilai hal ke 259 yang terlaksana|Ukuran 7|57,00"


def test_rows_that_the_comparison_paired_are_one_row() -> None:
    old, new = rows(3), rows(3)
    new[1] = ("2", "Angka yang sama sekali lain bunyinya", *old[1][2:])
    documents = lampiran(old), lampiran(new)
    pair = PasanganBaris(row_of(old[1][1]), row_of(new[1][1]))
    assert "<w:trPr><w:del" in unzipped(compare(*documents).docx)["word/document.xml"].decode()
    paired = unzipped(compare(*documents, (pair,)).docx)["word/document.xml"].decode()
    assert "<w:trPr><w:del" not in paired


def test_rows_that_the_comparison_kept_apart_are_two() -> None:
    old, new = rows(3), rows(3)
    new[1] = ("2", old[1][1].replace("terlaksana", "selesai"), *old[1][2:])
    apart = PasanganBaris(row_of(old[1][1]), None), PasanganBaris(None, row_of(new[1][1]))
    documents = lampiran(old), lampiran(new)
    assert "<w:trPr><w:del" not in unzipped(compare(*documents).docx)["word/document.xml"].decode()
    kept = unzipped(compare(*documents, apart).docx)["word/document.xml"].decode()
    assert "<w:trPr><w:del" in kept


def test_of_two_rows_with_one_indikator_the_likest_stays() -> None:
    old, new = rows(3), rows(3)
    twin = [("", "Indeks kepuasan", f"Survei {kind} setahun", "80") for kind in ("warga", "desa")]
    made = check(lampiran([*old, *twin]), lampiran([*new, twin[1]]))
    assert "Survei warga setahun" in marked(made, "del")
    assert "desa" not in marked(made, "del") + marked(made, "ins")


def test_rows_of_a_table_without_indikator_are_the_same_whatever_their_number() -> None:
    names = ["Program alfa", "Program beta", "Program gama"]
    old: Block = [(str(n), name, "APBD", "ket") for n, name in enumerate(names, start=1)]
    new: Block = [(str(n), name, "APBD", "ket") for n, name in enumerate(names[1:], start=1)]
    made = check(build([old, "E"]), build([new, "E"]))
    assert marked(made, "ins") == "1|2"
    assert marked(made, "del") == "1|Program alfa|APBD|ket|2|3"


def row_of(indikator: str) -> BarisSalinan:
    return BarisSalinan("", "1", "", "", "1", indikator, {})
