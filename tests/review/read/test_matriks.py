"""The Lampiran of an Instruksi as a Word file, read into what a workbook would say."""

from collections.abc import Iterator

import pytest

from pkdocs import domain
from pkdocs.base.problem import Checked, Problem
from pkdocs.domain.katalog import iter_indikator
from pkdocs.domain.lembar import BukuTerbaca, LembarTerbaca, Usulan
from pkdocs.review.read.matriks import read_lampiran
from pkdocs.rules.isian import Formulir, merge_buku
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.katalog import indikator, lampiran
from tests.foreign import cell, document, group, p, row, table
from tests.helpers import ROOT
from tests.support.bahan import read_bahan
from tests.support.instruksi import (
    LAMPIRAN,
    Tata,
    instruksi,
    target_texts,
    ticks_of,
)
from tests.word.text.shapes import SIGNS

FIRST = ("No", "Sasaran", "No", "Indikator", "TW I", "TW II", "TW III", "TW IV", "Tahunan")
SASARAN = "Meningkatknya Pemanfaatan E-Purchasing dalam Pengadaan Barang dan Jasa"
FOUR = ("4", SASARAN, "1", "Persentase Pemanfaatan E-Order", *["100%"] * 5)
"""The row of an indikator of the catalogue."""


@pytest.fixture(scope="module")
def bahan() -> Bahan:
    return read_bahan(ROOT)


def read(bahan: Bahan, *blocks: str) -> Checked[BukuTerbaca]:
    return read_lampiran(document(*blocks), "i.docx", bahan)


def asistens(*rows: str, heads: tuple[str, ...] = ("Pem", "Ekbang", "Kesra")) -> str:
    """A Lampiran I with one header row."""
    heading = p("Lampiran I : Instruksi Contoh")
    return heading + table(row(*FIRST, *heads), *rows, columns=len(FIRST) + len(heads))


def sheet(read: Checked[BukuTerbaca], nama: str) -> LembarTerbaca:
    assert read.value
    return next(own for own in read.value.lembar if own.nama == nama)


def cells(read: Checked[BukuTerbaca], nama: str, kode: str) -> dict[str, str]:
    row = next(r for r in sheet(read, nama).baris if r.sel["Kode"].teks == kode)
    return {kepala: sel.teks for kepala, sel in row.sel.items()}


def told(read: Checked[BukuTerbaca]) -> list[str]:
    """The problems in one line each, without those that any part of the Instruksi has."""
    return [f"{own.kode} {own.span.berkas}: {own.pesan}" for own in asked(read.problems)]


def asked(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    for own in problems:
        abbreviated = own.kode == "X064" and "dibaca sebagai" in own.pesan
        if own.kode != "X067" and not abbreviated:
            yield own


@pytest.mark.parametrize(
    "tata",
    [
        Tata(),
        Tata(lambda _: "✓", halaman=100),
        Tata(lambda _: "x", halaman=2, nomor_kolom=True),
        Tata(lambda _: "\uf0fc", halaman=3, kepala_lagi=False),
    ],
    ids=["mixed", "one table", "crosses", "header once"],
)
def test_every_tick_target_and_text_of_the_instruksi_of_2023_comes_back(
    bahan: Bahan, tata: Tata
) -> None:
    found = read_lampiran(instruksi(bahan, tata), "i.docx", bahan)
    assert told(found) == ['X062 i.docx!di luar tabel: tidak dibaca: "INSTRUKSI WALIKOTA".']
    rows = list(iter_indikator(bahan.katalog))
    assert len(rows) == 16
    for sasaran, own in rows:
        read_row = cells(found, "Indikator", own.kode)
        targets = [read_row[k] for k in ("TW I", "TW II", "TW III", "TW IV", "Tahunan")]
        assert targets == target_texts(own)
        texts = [read_row[k] for k in ("Kelompok", "No Sasaran", "Sasaran", "No", "Indikator")]
        assert texts == [
            sasaran.kelompok,
            sasaran.no_sasaran,
            sasaran.sasaran,
            own.no_indikator,
            own.indikator,
        ]
        assert (read_row["Satuan"], read_row["Sumber Data"]) == (own.satuan, own.sumber_data)
        for nama in LAMPIRAN:
            assert given(found, nama, own, bahan) == {
                kode: (t.sifat, t.lingkup) for kode, t in ticks_of(own, nama).items()
            }


def given(
    read: Checked[BukuTerbaca], nama: str, own: domain.Indikator, bahan: Bahan
) -> dict[domain.KodeJabatan, tuple[domain.Sifat, tuple[str, ...]]]:
    """Who is given an indikator by a sheet."""
    by_head = {j.singkat or j.nama: kode for kode, j in bahan.organisasi.jabatan.items()}
    found = {}
    for head, teks in cells(read, nama, own.kode).items():
        if head in by_head:
            sign, _, below = teks.partition("\n")
            sifat = {"✓": domain.Sifat.LANGSUNG, "↓": domain.Sifat.DITURUNKAN}[sign[0]]
            found[by_head[head]] = sifat, tuple(filter(None, below.split("; ")))
    return found


def test_a_file_that_is_no_word_document_or_has_no_matrix_is_refused(bahan: Bahan) -> None:
    assert [own.kode for own in read_lampiran(b"%PDF-1.4", "i.docx", bahan).problems] == ["R006"]
    assert [own.kode for own in read_lampiran(b"PK\x03\x04", "i.docx", bahan).problems] == ["T001"]
    assert [own.kode for own in read(bahan, p("Lampiran I"), group("a", 2)).problems] == ["X060"]


def test_what_is_no_tick_is_listed_at_its_place_and_says_nothing(bahan: Bahan) -> None:
    found = read(bahan, asistens(row(*FOUR, "✓", "~", "→ PPSU")))
    assert told(found) == [
        'X061 i.docx!tabel 1, baris 2, kolom “Ekbang”: tidak terbaca: "~".',
        'X061 i.docx!tabel 1, baris 2, kolom “Kesra”: tidak terbaca: "→ PPSU".',
    ]
    (only,) = sheet(found, "Lampiran I").baris
    assert only.sel["Asisten Pemerintahan"].teks == "✓"
    assert only.ditolak >= {
        "Asisten Perekonomian dan Pembangunan",
        "Asisten Administrasi dan Kesejahteraan Rakyat",
    }


def test_an_empty_cell_or_a_dash_says_that_it_is_not_given(bahan: Bahan) -> None:
    found = read(bahan, asistens(row(*FOUR, "", "-", "✓")))
    (only,) = sheet(found, "Lampiran I").baris
    assert (set(only.sel), only.ditolak) == (
        {"Kode", "Asisten Administrasi dan Kesejahteraan Rakyat"},
        frozenset(),
    )


@pytest.mark.parametrize("noise", ["II", "1OO%", "…"])
def test_a_target_that_is_none_is_listed_and_not_taken(bahan: Bahan, noise: str) -> None:
    found = read(bahan, asistens(row(*FOUR[:4], noise, *FOUR[5:], "✓", "", "")))
    own = sheet(found, "Indikator")
    assert "TW I" not in own.kepala
    assert own.baris[0].sel["TW II"].teks == "100%"
    if noise != "…":
        want = f'X061 i.docx!tabel 1, baris 2, kolom “TW I”: tidak terbaca: "{noise}".'
        assert told(found) == [want]


def test_a_column_that_is_nobodys_is_told_and_its_ticks_are_listed(bahan: Bahan) -> None:
    heads = ("Pemerintahan", "Pelayanan Contoh", "Kesra")
    found = read(bahan, asistens(row(*FOUR, "✓", "✓", ""), heads=heads))
    assert [own.kode for own in asked(found.problems)] == ["X063", "X061"]
    assert "Asisten Perekonomian dan Pembangunan" not in sheet(found, "Lampiran I").kepala


def test_two_columns_of_one_post_are_neither(bahan: Bahan) -> None:
    heads = ("Kesra", "Asisten Administrasi dan Kesejahteraan Rakyat", "Pemerintahan")
    found = read(bahan, asistens(row(*FOUR, "✓", "", "✓"), heads=heads))
    assert [own.kode for own in asked(found.problems)] == ["X063", "X061"]
    assert set(sheet(found, "Lampiran I").kepala) == {
        "Kode",
        "Asisten Pemerintahan",
        "Teks turunan",
    }


def test_lampiran_that_say_different_things_are_believed_in_neither(bahan: Bahan) -> None:
    other = (*FOUR[:4], "90%", *FOUR[5:])
    second = p("Lampiran II") + table(row(*FIRST, "Hukum"), row(*other, "✓"), columns=10)
    found = read(bahan, asistens(row(*FOUR, "✓", "", "")), second)
    (one,) = told(found)
    assert one == (
        'X065 i.docx!tabel 1, baris 2: TW I indikator 4.1: "100%" di Lampiran I, tetapi "90%" di '
        "Lampiran II (tabel 2, baris 2); tidak diambil dari keduanya."
    )
    (only,) = sheet(found, "Indikator").baris
    assert "TW I" in only.ditolak


def test_a_new_indikator_gets_the_code_of_its_numbers_and_one_without_numbers_none(
    bahan: Bahan,
) -> None:
    new = ("15", "Terwujudnya Contoh", "1", "Jumlah contoh yang dibuat", *["1"] * 5)
    lost = ("", "Tercapainya Misal", "", "Banyaknya misal lain", *["2"] * 5)
    again = ("4", "Terwujudnya Contoh", "1", "Frekuensi umpama", *["3"] * 5)
    rows = [row(*own, "✓", "", "") for own in (new, lost, again)]
    found = read(bahan, asistens(*rows))
    assert [own.kode for own in asked(found.problems)] == ["X066", "X064", "X064"]
    codes = [own.sel["Kode"].teks for own in sheet(found, "Indikator").baris]
    assert codes == ["15.1", "2023.4.1"]


def test_an_indikator_that_is_only_alike_is_presumed(bahan: Bahan) -> None:
    alike = (*FOUR[:3], "Persentase Pemanfaatan E-Order dan Katalog", *FOUR[4:])
    found = read(bahan, asistens(row(*alike, "✓", "", "")))
    (only,) = asked(found.problems)
    assert (only.kode, only.pesan.partition(", ")[0]) == (
        "X064",
        '"Persentase Pemanfaatan E-Order dan Katalog" diduga indikator 4.1',
    )
    assert "X067" in [own.kode for own in found.problems]


def test_a_table_under_no_lampiran_is_not_read(bahan: Bahan) -> None:
    own = table(row(*FIRST, "Pem"), row(*FOUR, "✓"), columns=10)
    alone = read(bahan, p("Lampiran IV"), own)
    assert (alone.value, [own.kode for own in alone.problems]) == (None, ["X068"])
    found = read(bahan, own, asistens(row(*FOUR, "✓", "", "")))
    assert [own.kode for own in asked(found.problems)] == ["X068", "X062"]
    assert found.value


def test_a_row_that_stands_there_twice_gives_only_the_ticks_that_both_have(bahan: Bahan) -> None:
    found = read(bahan, asistens(row(*FOUR, "✓", "✓", ""), row(*FOUR, "✓", "", "")))
    assert told(found) == [
        (
            "X065 i.docx!tabel 1, baris 2: indikator 4.1 ada lebih dari sekali (tabel 1, baris 2 "
            "dan tabel 1, baris 3), dan centang Asisten Perekonomian dan Pembangunan di sana "
            "berbeda; tidak diambil."
        )
    ]
    (only,) = sheet(found, "Lampiran I").baris
    assert only.sel["Asisten Pemerintahan"].teks == "✓"


def test_a_post_without_a_column_in_the_sheet_is_told(bahan: Bahan) -> None:
    heads = ("Pemerintahan", "Camat Tambora", "Kesra")
    (one,) = told(read(bahan, asistens(row(*FOUR, "", "✓", ""), heads=heads)))
    assert one == (
        "X069 i.docx!Lampiran I: lembar Lampiran I tidak punya kolom bagi Camat Tambora; tidak "
        "diambil."
    )


def usulan_of(read: Checked[BukuTerbaca], bahan: Bahan) -> Usulan:
    """What a paper would change, by the merge that workbooks have."""
    assert read.value
    sheets = (indikator.SHEET, *lampiran.SHEETS)
    found = merge_buku(read.value, {own.nama: Formulir(own.build(bahan)) for own in sheets})
    assert found.value
    assert found.problems == ()
    return found.value


@pytest.mark.parametrize("tata", [Tata(), Tata(lambda _: "x", halaman=2, kepala_lagi=False)])
def test_the_instruksi_that_the_catalogue_is_from_changes_nothing(bahan: Bahan, tata: Tata) -> None:
    found = read_lampiran(instruksi(bahan, tata), "i.docx", bahan)
    usulan = usulan_of(found, bahan)
    assert (usulan.isian, usulan.baru, usulan.bentrok, usulan.ditolak) == ((), (), (), ())
    # 16 indikator: 18 columns, the ticks of 3, 8 and 24 posts, and three sentences.
    assert usulan.sama == 16 * (18 + 3 + 8 + 24 + 3)


def test_one_target_and_one_tick_that_are_others_are_all_that_changes(bahan: Bahan) -> None:
    found = read(bahan, asistens(row(*FOUR[:4], "90%", *FOUR[5:], "", "✓", "√")))
    usulan = usulan_of(found, bahan)
    assert [(own.lembar, own.baris, own.kolom, own.sekarang, own.baru) for own in usulan.isian] == [
        ("Indikator", "4.1", "TW I", "100%", "90%"),
        ("Lampiran I", "4.1", "Asisten Pemerintahan", "✓", ""),
    ]


def test_lines_around_the_tables_are_told_as_they_follow_each_other(bahan: Bahan) -> None:
    other = table(row("Catatan rapat", "satu"), columns=2)
    own = asistens(row(*FOUR, "✓", "", ""))
    found = read(bahan, p("INSTRUKSI"), p("Kata dua"), other, own, p("Mengetahui"), p("Penutup"))
    assert told(found) == [
        'X062 i.docx!di luar tabel: tidak dibaca: "INSTRUKSI Kata dua" (2 baris).',
        'X062 i.docx!tabel 1: tidak dibaca: "Catatan rapat satu" (2 baris).',
        'X062 i.docx!di luar tabel: tidak dibaca: "Penutup".',
    ]


def test_a_head_that_may_mean_several_posts_is_told_with_them(bahan: Bahan) -> None:
    found = read(bahan, asistens(row(*FOUR, "✓"), heads=("Pem",)))
    assert told(found)[0] == (
        'X063 i.docx!tabel 1, kolom “Pem”: kolom "Pem" dapat berarti "Asisten Pemerintahan" dan '
        '"Asisten Perekonomian dan Pembangunan"; 1 centang di sana tidak dibaca.'
    )


@pytest.mark.parametrize("name", SIGNS)
def test_a_tick_that_is_no_letter_is_told_and_takes_nothing_from_anybody(
    bahan: Bahan, name: str
) -> None:
    found = read(bahan, asistens(row(*FOUR, "✓", cell(inner=SIGNS[name]), "")))
    lines = told(found)
    assert all(line.startswith("X061 i.docx!tabel 1, baris 2, kolom “Ekbang”") for line in lines)
    assert "sel ini memuat tanda yang bukan huruf" in lines[0]
    (own,) = sheet(found, "Lampiran I").baris
    assert any("Perekonomian" in kepala for kepala in own.ditolak)
