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
