"""Who promises what to whom for which year, as other people's Word documents print it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain.salinan import PihakSalinan
from pkdocs.review.read.identitas import Fields, Identitas, Value, read_identitas
from pkdocs.review.read.paper import Heap, lay_out
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


def small_table(*rows: tuple[str, ...]) -> Table:
    """A table of cells with a paragraph a line."""
    cells = ([Cell(tuple(t.split("\n")), n, n + 1) for n, t in enumerate(row)] for row in rows)
    return Table(tuple(map(tuple, cells)))


def identitas(*blocks: str | Table) -> tuple[Identitas, list[str]]:
    """What is read of these blocks, and the texts that were taken as values."""
    paper = lay_out(WordText(blocks, tracked=False))
    found = read_identitas(paper)
    found.take()
    pieces = ((line, piece) for line in paper.lines() for piece in line.pieces())
    return found, [line.text[a:b] for line, (heap, a, b) in pieces if heap is Heap.VALUE]


def plain(blocks: list[Fields]) -> list[dict[str, str]]:
    return [{label: value.text for label, value in block.items()} for block in blocks]


FIRST = "selanjutnya disebut PIHAK PERTAMA"
SECOND = "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA"
WIRA, SARI = {"nama": "Wira", "jabatan": "Camat"}, {"nama": "Sari", "jabatan": "Walikota"}
NAMED, POST = {"nama": "Sari"}, {"jabatan": "Camat"}
BOTH = ["Wira", "Camat", "Sari", "Walikota"]


@pytest.mark.parametrize(
    ("blocks", "pertama", "kedua", "taken"),
    [
        (
            [
                *("1. Nama : Wira", "2. Jabatan : Camat", FIRST),
                *("a) Nama Lengkap : Sari", "Jabatan: Walikota", SECOND),
            ],
            [WIRA],
            [SARI],
            BOTH,
        ),
        (
            [
                *("PIHAK PERTAMA", "Nama : Wira", "Jabatan : Camat"),
                *("PIHAK KEDUA,", "Nama : Sari", "Jabatan : Walikota"),
            ],
            [WIRA],
            [SARI],
            BOTH,
        ),
        (
            [
                small_table(
                    ("Nama : Wira\nJabatan : Camat", "Nama : Sari\nJabatan : Walikota"),
                    ("disebut PIHAK PERTAMA", "sebagai PIHAK KEDUA"),
                )
            ],
            [WIRA],
            [SARI],
            BOTH,
        ),
        (
            [
                small_table(
                    ("Nama : Wira", "", "Nama : Sari"),
                    ("Jabatan : Camat", "", "Jabatan : Walikota"),
                    ("disebut PIHAK PERTAMA", "", "disebut PIHAK KEDUA"),
                )
            ],
            [WIRA],
            [SARI],
            ["Wira", "Sari", "Camat", "Walikota"],
        ),
        (
            [
                small_table(
                    *(("Nama", ":", "Wira"), ("Jabatan", ":", "Camat"), (FIRST, "", "")),
                    ("Sasaran", "Indikator Kinerja", "Target"),
                    ("Nama : Budi", "Jabatan : Lurah", SECOND),
                )
            ],
            [WIRA],
            [],
            BOTH[:2],
        ),
        ([small_table(("Nama\nJabatan", ":\n:", "Wira\nCamat")), FIRST], [WIRA], [], BOTH[:2]),
        ([small_table(("Nama\nJabatan", "Wira\nCamat")), FIRST], [WIRA], [], BOTH[:2]),
        (
            [
                small_table(
                    *(("Nama", "Wira"), ("Jabatan", "Camat\nContoh"), ("", "Bagian"), (FIRST, ""))
                )
            ],
            [{"nama": "Wira", "jabatan": "Camat Contoh Bagian"}],
            [],
            ["Wira", "Camat", "Contoh", "Bagian"],
        ),
        (
            ["Nama : .....", "Jabatan : -", FIRST],
            [{"nama": "", "jabatan": ""}],
            [],
            [".....", "-"],
        ),
        (
            ["Nama : Wira", "Jabatan : Camat", "Nama : Sari", FIRST],
            [{"nama": "Sari"}],
            [],
            ["Sari"],
        ),
        (
            ["Nama : Wira", FIRST, "Jabatan : Camat", SECOND],
            [{"nama": "Wira"}],
            [{"jabatan": "Camat"}],
            BOTH[:2],
        ),
        (["Namanya : Wira", "Jabatan Camat", FIRST], [], [], []),
    ],
)
def test_whose_the_fields_are_says_the_text_behind_before_or_below_them(
    blocks: list[str | Table],
    pertama: list[dict[str, str]],
    kedua: list[dict[str, str]],
    taken: list[str],
) -> None:
    found, values = identitas(*blocks)
    assert (plain(found.pertama), plain(found.kedua), plain(found.lampiran)) == (pertama, kedua, [])
    assert values == taken


def test_the_block_above_a_lampiran_has_a_nip_or_a_unit_and_the_first_one_counts() -> None:
    found, values = identitas(
        *("Nama : Wira", "NIP : 198001012005011001", "Jabatan : Camat"),
        *("Nama : Sari", "Jabatan : Walikota", "Unit Kerja / Perangkat Daerah : Kantor"),
        *("Nama : Budi", "Jabatan : Lurah"),
    )
    nip = "198001012005011001"
    assert plain(found.lampiran) == [{**WIRA, "nip": nip}, {**SARI, "unit": "Kantor"}]
    assert found.first() == PihakSalinan("Wira", nip, "Camat")
    assert found.second() == PihakSalinan(None, None, None)
    assert (found.jabatan, found.unit) == ("Camat", "Kantor")
    assert found.agreements() == ["Camat", "Walikota"]
    assert values == ["Wira", nip, "Camat", "Kantor"]


TITLE = "PERJANJIAN KINERJA TAHUN 2022"


@pytest.mark.parametrize(
    ("lines", "tahun", "heading"),
    [
        ([TITLE, "KECAMATAN CONTOH"], ["2022"], "KECAMATAN CONTOH"),
        (["PERJANJIAN KINERJA", "TAHUN 2022", "DINAS CONTOH"], ["2022"], "DINAS CONTOH"),
        (["PERJANJIAN KINERJA", "", "DINAS CONTOH"], [], "DINAS CONTOH"),
        (["PERJANJIAN KINERJA", "lain", "DINAS CONTOH"], [], None),
        (
            ["PERJANJIAN KINERJA", "DINAS CONTOH", "PERJANJIAN KINERJA", "BADAN LAIN"],
            [],
            "DINAS CONTOH",
        ),
        (["TAHUN 2022", "DINAS CONTOH"], ["2022"], None),
        (
            ["Tahun Anggaran 2023", "T.A. 2024", "Th. 2022", "LAMPIRAN TAHUN 2023"],
            ["2023", "2024", "2022"],
            None,
        ),
        (["Perda Tahun 2020", "TAHUN 2022 lain"], [], None),
    ],
)
def test_a_title_gives_the_year_and_the_office_below_it(
    lines: list[str], tahun: list[str], heading: str | None
) -> None:
    found, _ = identitas(*lines)
    assert found.tahun == tahun
    assert (found.heading.text if found.heading else None) == heading
    assert found.unit == (heading or "")


def test_a_nip_under_a_name_is_that_persons_and_the_first_one_counts() -> None:
    signed = small_table(
        ("Camat,", "Walikota,"),
        ("Wira\nNIP. 19800101 200501 1 001", "Sari\nNIP : 197001012000012001"),
        ("Budi\nNIP 1970010120000120", "Sari\nNIP 197001012000012009"),
    )
    found, _ = identitas("Nama : SARI", "Jabatan : Walikota", SECOND, signed)
    assert found.nip == {"wira": "198001012005011001", "sari": "197001012000012001"}
    assert found.second() == PihakSalinan("SARI", "197001012000012001", "Walikota")


def test_both_parties_in_one_line_are_parted_before_the_second_label() -> None:
    lines = ("Nama : Wira Nama : Sari", "Jabatan : Camat Jabatan : Walikota")
    found, values = identitas(*lines, "disebut PIHAK PERTAMA\tdisebut PIHAK KEDUA")
    assert (plain(found.pertama), plain(found.kedua)) == ([WIRA], [SARI])
    assert list(map(str.strip, values)) == ["Wira", "Sari", "Camat", "Walikota"]


def test_lines_of_a_cell_alone_in_its_row_are_all_read() -> None:
    found, _ = identitas(small_table(("Wira\nNIP 198001012005011001",), ("Camat",)))
    assert found.nip == {"wira": "198001012005011001"}


def test_a_nip_with_its_label_in_a_cell_of_its_own_is_that_of_the_name_above_it() -> None:
    names = ("Wira Contoh", "", "Sari Atasan")
    nips = ("NIP : 198001012005011001", "", "NIP : 197001012000012001")
    found, _ = identitas(small_table(names, nips))
    assert found.nip == {
        "wira contoh": "198001012005011001",
        "sari atasan": "197001012000012001",
    }
    assert (found.pertama, found.kedua, found.lampiran) == ([], [], [])


def test_posts_are_those_of_the_statements_or_else_of_the_blocks_each_once() -> None:
    own = Identitas(
        pertama=[{"jabatan": Value("Camat Contoh")}, {"jabatan": Value("CAMAT CONTOH")}, {}],
        lampiran=[{"jabatan": Value("Lurah")}],
    )
    assert own.agreements() == ["CAMAT CONTOH"]
    blocks = [{"jabatan": Value("Lurah")}, {"jabatan": Value("")}, {"unit": Value("X")}]
    assert Identitas(pertama=[{}], lampiran=blocks).agreements() == ["Lurah"]


NIP, NRK = "198001012005011001", "123456"


@pytest.mark.parametrize("line", [f"NRK : {NRK}", f"NRK. : {NRK}", f"3. NRK\t: {NRK}"])
def test_an_nrk_is_the_number_of_a_party_of_whom_no_nip_is_said(line: str) -> None:
    found, values = identitas("Nama : Wira", line, "Jabatan : Camat", "Unit Kerja : Kantor")
    assert found.first() == PihakSalinan("Wira", NRK, "Camat")
    assert list(map(str.strip, values)) == ["Wira", NRK, "Camat", "Kantor"]


@pytest.mark.parametrize(
    "other", ["  NRK : 123456", "\tNRK : 123456", "\tNIP/NRK : 123456", "\tNRK/NIP : 123456"]
)
def test_another_label_in_the_line_of_a_name_is_no_part_of_it(other: str) -> None:
    found, values = identitas(f"Nama : Wira{other}", "Jabatan : Camat", FIRST)
    assert found.first() == PihakSalinan("Wira", None, "Camat")
    assert list(map(str.strip, values)) == ["Wira", "Camat"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("NRK : ………", ""),
        ("NIP : ………", ""),
        ("NIP/NRK : 198001012005011001/123456", None),
        ("NRK/NIP : 123456/198001012005011001", None),
        ("NRK : 123456/198001012005011001", None),
        ("NRK : III/d", None),
        ("NRK : 12345678901", None),
    ],
)
def test_what_is_no_number_alone_is_none(number: str, said: str | None) -> None:
    found, values = identitas("Nama : Wira", number, "Jabatan : Camat", "Unit Kerja : Kantor")
    assert found.first().nip == said
    assert [value for value in values if any(map(str.isdigit, value))] == []


@pytest.mark.parametrize("number", [f"NIP : {NIP}", "NIP : …………", f"NIP : {NIP}\tPangkat : Penata"])
def test_a_nip_counts_and_the_nrk_beside_it_stays_unread_with_its_label(number: str) -> None:
    for lines in ((number, f"NRK : {NRK}"), (f"NRK : {NRK}", number)):
        paper = lay_out(
            WordText(("Nama : Wira", *lines, "Jabatan : Camat", "Unit Kerja : X"), tracked=False)
        )
        found = read_identitas(paper)
        found.take()
        assert found.first().nip == (NIP if NIP in number else "")
        (line,) = (line for line in paper.lines() if "NRK" in line.text)
        assert [heap for heap, _, _ in line.pieces()] == [Heap.UNREAD]


def test_an_nrk_under_a_name_is_that_persons_and_a_nip_under_it_comes_first() -> None:
    signed = small_table(
        ("Camat,", "Walikota,"),
        ("Wira\nNRK. 123456\nNIP 198001012005011001", "Sari\nNRK 654321"),
        ("Budi\nNRK 12345678901", "Sari\nNRK : 7"),
        ("Tuti\nNRK : 77\nNIP : 197001012000012001", "……\nNRK 5"),
        ("Edi\nNRK 99 lain", "Edi\nNIP/NRK 88"),
    )
    found, _ = identitas("Nama : SARI", "Jabatan : Walikota", SECOND, signed)
    assert found.nip == {"wira": NIP, "tuti": "197001012000012001"}
    assert found.nrk == {"wira": "123456", "sari": "654321", "tuti": "77"}
    assert found.second() == PihakSalinan("SARI", "654321", "Walikota")


@given(st.from_regex(r"[0-9]{1,10}", fullmatch=True))
def test_every_nrk_is_read_as_it_stands_in_a_block_and_under_a_name(nrk: str) -> None:
    lines = ("Nama : Wira", f"NRK : {nrk}", "Jabatan : Camat", "Unit Kerja : X")
    for blocks in (lines, (lines[0], *lines[2:], small_table(("WIRA",), (f"NRK. {nrk}",)))):
        assert identitas(*blocks)[0].first() == PihakSalinan("Wira", nrk, "Camat")


def test_a_nip_under_a_name_counts_before_the_nrk_of_its_block() -> None:
    found, values = identitas(
        *("Nama : Wira", f"NRK : {NRK}", "Jabatan : Camat", "Unit Kerja : X"),
        *("Wira", f"NIP {NIP}"),
    )
    assert found.first().nip == NIP
    assert values == ["Wira", "Camat", "X"]


def test_a_block_with_an_nrk_and_no_unit_stands_above_a_lampiran() -> None:
    found, _ = identitas("Nama : Wira", f"NRK : {NRK}", "Jabatan : Camat", "Nama : Lain")
    assert plain(found.lampiran) == [{**WIRA, "nrk": NRK}]


def test_an_nrk_with_nothing_under_the_label_does_not_go_on_with_the_post_above() -> None:
    signed = small_table(("Jabatan", "Camat"), ("", f"NRK {NRK}"))
    found, _ = identitas("Nama : Wira", signed, FIRST)
    assert found.jabatan == "Camat"
