"""Who promises what to whom for which year, as other people's Word documents print it."""

from pkdocs.domain.salinan import PihakSalinan
from pkdocs.review.read.identitas import Identitas, Value, read_identitas
from pkdocs.review.read.paper import lay_out
from pkdocs.word.text.values import Cell, Table, WordText
from tests.foreign import (
    block,
    data,
    document,
    lampiran,
    p,
    read,
    row,
    statement,
    table,
)


def test_the_signature_gives_the_nip_of_the_second_party() -> None:
    sign = table(
        row("Walikota Contoh,", "Camat Contoh,"),
        row("Sari Atasan\nNIP 197001012000012001", "Wira Contoh\nNIP 198001012005011001"),
        columns=2,
    )
    salinan = read(document(statement(), block(), lampiran(data("A")), sign))
    assert salinan.pihak_kedua.nip == "197001012000012001"


def test_two_years_in_one_agreement_are_said() -> None:
    salinan = read(document(statement(tahun="2022"), p("LAMPIRAN TAHUN 2023"), lampiran(data("A"))))
    assert "tahun yang tertulis lebih dari satu: 2022, 2023." in map(str, salinan.tak_terbaca)


def test_labels_in_one_cell_have_their_values_beside_them() -> None:
    made = table(
        row("Nama\nNIP\nJabatan\nUnit Kerja", ":\n:\n:\n:", "Wira\n198001012005011001\nCamat\nX"),
        columns=3,
    )
    salinan = read(document(p("PERJANJIAN KINERJA TAHUN 2022"), made, lampiran(data("A"))))
    assert salinan.pihak_pertama == PihakSalinan("Wira", "198001012005011001", "Camat")
    assert salinan.unit == "X"


def test_dots_are_an_unknown_name_and_no_name() -> None:
    salinan = read(document(statement(nama="………………"), lampiran(data("A"))))
    assert salinan.pihak_pertama.nama == ""


def test_the_year_of_a_law_is_not_the_year_of_the_agreement() -> None:
    law = p("Peraturan Gubernur Nomor 121 Tahun 2020 tentang Contoh")
    assert read(document(law, statement(), lampiran(data("A")))).tahun == "2022"


def test_the_post_is_taken_from_the_first_block_that_names_one() -> None:
    assert Identitas(
        pertama=[{"nama": Value("Wira Contoh")}], lampiran=[{"jabatan": Value("Lurah")}]
    ).jabatan == ("Lurah")


def test_plt_in_the_lampiran_stands_before_the_post_of_the_statement() -> None:
    who = Identitas(
        pertama=[{"jabatan": Value("Camat Contoh")}], lampiran=[{"jabatan": Value("Plt. Camat")}]
    )
    assert who.first().jabatan == "Plt. Camat Contoh"


def test_labels_in_one_cell_with_another_number_of_values_are_no_fields() -> None:
    labels, values = Cell(("Nama\nNIP\nJabatan",), 0, 1), Cell(("Wira Contoh\nCamat",), 1, 2)
    found = read_identitas(lay_out(WordText((Table(((labels, values),)),), tracked=False)))
    assert (found.pertama, found.lampiran) == ([], [])


def test_words_beside_a_nip_are_unread() -> None:
    own = block().replace("198001012005011001", "198001012005011001 / Pembina")
    found = read(document(statement(), own, lampiran(data("A"))))
    assert found.pihak_pertama.nip == "198001012005011001"
    assert [(item.kata, item.nilai) for item in found.tak_terbaca] == [("/ Pembina", True)]


def test_pihak_alone_below_a_person_says_whose_the_fields_are() -> None:
    lines = ("Nama : Wira Contoh", "Jabatan : Camat Contoh", "PIHAK PERTAMA")
    other = ("Nama : Sari Atasan", "Jabatan : Walikota Contoh", "PIHAK KEDUA")
    salinan = read(document(p("TAHUN 2022"), *map(p, (*lines, *other)), lampiran(data("A"))))
    assert (salinan.pihak_pertama.nama, salinan.pihak_kedua.nama) == ("Wira Contoh", "Sari Atasan")


def test_pihak_alone_below_the_block_of_a_lampiran_does_not_take_it() -> None:
    lines = (
        "Nama : Wira Contoh",
        "Jabatan : Camat",
        "Unit Kerja : Kecamatan Contoh",
        "PIHAK KEDUA,",
    )
    salinan = read(document(p("TAHUN 2022"), *map(p, lines), lampiran(data("A"))))
    assert (salinan.unit, salinan.pihak_kedua.nama) == ("Kecamatan Contoh", None)


def test_pihak_alone_above_a_person_says_it_too() -> None:
    lines = ("PIHAK PERTAMA", "Nama : Wira Contoh", "Jabatan : Camat Contoh")
    other = ("PIHAK KEDUA", "Nama : Sari Atasan", "Jabatan : Walikota Contoh")
    salinan = read(document(p("TAHUN 2022"), *map(p, (*lines, *other)), lampiran(data("A"))))
    assert (salinan.pihak_pertama.nama, salinan.pihak_kedua.nama) == ("Wira Contoh", "Sari Atasan")


def test_the_office_below_a_title_is_the_unit_where_no_label_names_one() -> None:
    title = p("PERJANJIAN KINERJA TAHUN 2022") + p("KOTA CONTOH BARAT")
    salinan = read(document(statement(), title, lampiran(data("A"))))
    assert salinan.unit == "KOTA CONTOH BARAT"


def test_a_value_that_holds_a_label_was_not_read() -> None:
    made = table(row("Jabatan", ":", "Camat Nama : Sari"), columns=3)
    salinan = read(document(p("TAHUN 2022"), made, lampiran(data("A"))))
    assert salinan.jabatan == ""
    assert any("Camat Nama : Sari" in text.kata for text in salinan.tak_terbaca)


def test_a_label_with_nothing_behind_it_is_dots_with_a_colon_and_a_word_without() -> None:
    found = read_identitas(
        lay_out(WordText(("Nama :", Table(((Cell(("Jabatan",), 0, 1),),))), tracked=False))
    )
    assert (found.jabatan, found.pertama, found.lampiran) == ("", [], [])


def test_a_value_goes_on_below_with_nothing_under_its_label() -> None:
    lines = ("Nama\t: Wira Contoh", "Jabatan\t: Camat Contoh", "\tBagian Barat", "PIHAK PERTAMA")
    salinan = read(document(p("TAHUN 2022"), *map(p, lines), lampiran(data("A"))))
    assert salinan.jabatan == "Camat Contoh Bagian Barat"


def test_who_is_called_pihak_in_another_column_is_the_only_one_that_waits() -> None:
    called = table(row("Contoh", "selanjutnya disebut PIHAK PERTAMA"), columns=2)
    who = p("Nama : Wira Contoh") + p("Jabatan : Camat Contoh")
    salinan = read(document(p("TAHUN 2022"), who, called, lampiran(data("A"))))
    assert salinan.pihak_pertama.nama == "Wira Contoh"
