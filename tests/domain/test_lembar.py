"""Sheets as values: what is owed of them."""

from pkdocs.base.problem import Span
from pkdocs.domain import Jabatan, KodeJabatan
from pkdocs.domain.lembar import (
    TARGET,
    BarisLembar,
    BukuTerbaca,
    Dasar,
    Guna,
    Kolom,
    Lembar,
    SebabDitolak,
    SelLembar,
    Utang,
    UtangUnit,
    owed,
)

LURAH = KodeJabatan("lurah-melati")
JABATAN = Jabatan(
    *(LURAH, "Lurah Melati", "Lurah", "lurah", "Pengawas", "Kelurahan Melati"),
    *(None, None, None, False, "", Span("org.yaml")),
)
DIMINTA = SelLembar(diminta=True)


def lembar(*baris: BarisLembar) -> Lembar:
    kepala = ("Indikator", *TARGET, "Satuan")
    return Lembar("Turunan", (Kolom("Kode", Guna.KUNCI), *map(Kolom, kepala)), baris)


def test_the_key_of_a_sheet_is_the_header_of_its_key_column() -> None:
    assert lembar().kunci == "Kode"


def test_what_is_asked_for_and_empty_is_owed_in_one_line_a_row() -> None:
    sel = {"Satuan": DIMINTA, "Indikator": DIMINTA, "TW I": SelLembar("1", diminta=True)}
    first = BarisLembar("1.1", sel, jabatan=LURAH)
    filled = BarisLembar("1.2", {"Satuan": SelLembar("Persen", diminta=True)}, jabatan=LURAH)
    free = BarisLembar("1.3", {"Satuan": SelLembar()}, jabatan=LURAH)
    blank = BarisLembar("1.4", {"Satuan": SelLembar(" \n", diminta=True)}, jabatan=LURAH)
    assert list(owed(lembar(first, filled, free, blank), {LURAH: JABATAN})) == [
        Utang("Kelurahan Melati", LURAH, "Lurah Melati", "Turunan", "1.1", ("Indikator", "Satuan")),
        Utang("Kelurahan Melati", LURAH, "Lurah Melati", "Turunan", "1.4", ("Satuan",)),
    ]


def test_a_row_of_the_catalogue_is_nobodys_and_an_unknown_post_is_named_by_its_code() -> None:
    sel = {"Satuan": DIMINTA}
    other = KodeJabatan("lurah-lain")
    rows = (BarisLembar("1.1", sel), BarisLembar("1.2", sel, jabatan=other))
    found = [(u.unit, u.jabatan, u.nama_jabatan) for u in owed(lembar(*rows), {LURAH: JABATAN})]
    assert found == [("", None, ""), ("", other, "lurah-lain")]


def test_five_targets_are_one_word_and_fewer_are_told_one_by_one() -> None:
    def hal(*kolom: str) -> str:
        return Utang("", None, "", "Turunan", "1.1", kolom).hal

    assert hal("Indikator", *TARGET, "Satuan") == "Indikator, target, Satuan"
    assert hal(*TARGET) == "target"
    assert hal(*TARGET[:4]) == "TW I, TW II, TW III, TW IV"


def test_one_line_says_whose_it_is_where_and_what() -> None:
    utang = Utang("Kelurahan Melati", LURAH, "Lurah Melati", "Turunan", "1.1", ("Satuan",))
    assert utang.teks == "Lurah Melati, Turunan 1.1: Satuan"
    nobody = Utang("", None, "", "Indikator", "1.1", ("Satuan",))
    assert nobody.teks == "Indikator 1.1: Satuan"


def test_a_workbook_comes_from_sources_that_it_names_or_is_a_paper_of_none() -> None:
    assert BukuTerbaca("isi.xlsx", "", (), Dasar(2023, "", {})).berasal
    assert BukuTerbaca("lampiran.docx", "", (), naskah=True).berasal
    assert not BukuTerbaca("isi.xlsx", "", ()).berasal


def test_what_may_not_be_changed_is_apart_from_what_is_left_for_another_reason() -> None:
    forbidden = [own for own in SebabDitolak if own.terlarang]
    assert forbidden == [SebabDitolak.TERKUNCI, SebabDitolak.BUKAN_JABATANNYA]
    assert [own for own in SebabDitolak if own.tanpa_asal] == [SebabDitolak.TANPA_ASAL]


def test_the_day_of_the_last_workbook_is_told_as_people_write_it() -> None:
    assert UtangUnit("Bagian", (), "2024-01-09").hari == "9 Januari 2024"
    assert UtangUnit("Bagian", ()).hari == ""
    assert UtangUnit("Bagian", (), "kemarin").hari == "kemarin"
