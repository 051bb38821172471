"""The texts of a row as they are typed into a system."""

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.outputs.entry_sheets.rows import entry_texts, row_hash
from pkdocs.rules.year import Year


def first(year: Year) -> domain.Baris:
    return year.perjanjian[domain.KodeJabatan("walikota")].baris[0]


def test_each_part_of_pengukuran_has_its_own_text_without_marks_of_the_paper(year: Year) -> None:
    parts = (
        domain.Uraian("definisi", "Definisi", ("Banyaknya **(Verifikasi)**",)),
        domain.Uraian("metode", "Formula Pengukuran", ("a / b", domain.Butir("1.", "satu"))),
        domain.Uraian("uraian", "", ("Bebas.",)),
        domain.Uraian("uraian", "Target", ("Sisanya.",)),
    )
    texts = entry_texts(replace(first(year), pengukuran=parts))
    assert texts["Definisi"] == "Banyaknya (Verifikasi)"
    assert texts["Formula"] == "a / b\n1. satu"
    assert texts["Uraian Pengukuran"] == "Bebas.\nTarget\nSisanya."
    assert texts["Dasar Hukum"] == texts["Sumber Data Pengukuran"] == ""


def test_targets_stand_as_printed_and_lingkup_behind_the_indikator(year: Year) -> None:
    own = replace(first(year), lingkup=("PKK", "RPTRA"), agregasi=domain.Agregasi.RATA_RATA)
    texts = entry_texts(own)
    assert texts["Indikator"] == f"{own.indikator} (PKK dan RPTRA)"
    assert texts["Agregasi"] == "rata-rata"
    half = domain.Target(None, None, None, None, None)
    assert entry_texts(replace(own, target=half))["TW I"] == "N/A"


def test_the_hash_is_of_what_is_typed_and_not_of_its_numbers_on_the_paper(year: Year) -> None:
    own = first(year)
    found = row_hash(entry_texts(own))
    assert len(found) == 64
    moved = replace(own, no_sasaran="9", no_indikator="9")
    assert row_hash(entry_texts(moved)) == found
    assert row_hash(entry_texts(replace(own, satuan="Lain"))) != found
    assert row_hash({"Satuan": "a", "TW I": ""}) != row_hash({"Satuan": "", "TW I": "a"})
