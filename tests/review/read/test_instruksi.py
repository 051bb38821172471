"""The Instruksi and its lampiran read for a comparison: rows, who is given what, words around."""

from itertools import product
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.making.instructing import make_instruksi
from pkdocs.domain.salinan import BarisSalinan, Salinan
from pkdocs.review.read.instruksi import Bagan, is_instruksi, read_instruksi
from pkdocs.review.read.papers import collect_bagan
from pkdocs.rules.cascade import Cascade, resolve_cascade
from pkdocs.rules.lampiran import LAMPIRAN, receivers, tick
from pkdocs.word import plain_document
from tests.foreign import cell, document, p, row, table
from tests.helpers import ROOT
from tests.support.bahan import read_bahan
from tests.support.instruksi import ASISTEN, Tata, instruksi
from tests.support.typed import copy_kota
from tests.word.text.shapes import SIGNS

HEADS = ("No", "Sasaran", "No", "Indikator", "TW I", "TW II", "TW III", "TW IV", "Tahunan")
ROW = ("1", "Sasaran", "1", "Persentase layanan", *["100%"] * 5)


@pytest.fixture(scope="module")
def resolved() -> Cascade:
    bahan = read_bahan(ROOT)
    return resolve_cascade(bahan.organisasi, bahan.katalog)


@pytest.fixture(scope="module")
def bagan(resolved: Cascade) -> Bagan:
    return collect_bagan(resolved)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    place = tmp_path_factory.mktemp("jadi")
    return {path.stem: path.read_bytes() for path in make_instruksi(ROOT, place).written}


def given(row: BarisSalinan) -> dict[str, str | None]:
    return {own.nama: own.cara for own in row.centang}


def one(*blocks: str, bagan: Bagan) -> Salinan:
    (found,) = read_instruksi(document(*blocks), "i.docx", bagan)
    return found


def test_what_was_made_here_says_what_the_catalogue_says(
    made: dict[str, bytes], bagan: Bagan, resolved: Cascade
) -> None:
    for number, nama in enumerate(LAMPIRAN, start=1):
        (found,) = read_instruksi(made[f"lampiran-{number}"], "l.docx", bagan)
        assert (found.jabatan, found.tahun, found.tak_terbaca) == (nama, "2023", ())
        assert [row.indikator for row in found.baris] == [
            own.indikator for _, own in domain.iter_indikator(resolved.katalog)
        ]
        pairs = zip(found.baris, domain.iter_indikator(resolved.katalog), strict=True)
        for printed, (_, own) in pairs:
            names = {
                jabatan.nama
                for jabatan in receivers(nama, resolved)
                if tick(nama, resolved, jabatan.kode, own.kode)
            }
            assert {one.nama for one in printed.centang} == names


def test_the_words_around_a_table_and_its_heads_are_kept(
    made: dict[str, bytes], bagan: Bagan
) -> None:
    (found,) = read_instruksi(made["lampiran-2"], "l.docx", bagan)
    for line in (
        "Nomor e-0005 Tahun 2023",
        "CASCADING INDIKATOR DAN TARGET KINERJA TAHUN 2023",
        "Kepala Bagian",
        "Keterangan",
        "Uus Kuswanto",
        "KONSEP – BELUM UNTUK DITANDATANGANI",
    ):
        assert line in found.naskah
    assert "2" not in found.naskah, "the number of a page"


def test_the_instruksi_itself_is_words_alone(made: dict[str, bytes], bagan: Bagan) -> None:
    (found,) = read_instruksi(made["instruksi"], "i.docx", bagan)
    assert (found.kode, found.tahun, found.baris) == ("instruksi", "2023", ())
    assert "KESATU" in found.naskah
    assert found.tak_terbaca == ()


def test_one_file_may_hold_all_lampiran_in_another_layout(bagan: Bagan) -> None:
    found = read_instruksi(instruksi(read_bahan(ROOT), Tata()), "i.docx", bagan)
    assert [own.kode for own in found] == ["lampiran-i", "lampiran-ii", "lampiran-iii"]
    assert [bool(own.naskah) for own in found] == [True, False, False]


def test_a_tick_says_in_words_what_it_is(tmp_path: Path) -> None:
    folder = copy_kota(tmp_path / "2024")
    bahan = read_bahan(folder)
    bagan = collect_bagan(resolve_cascade(bahan.organisasi, bahan.katalog))
    rows = (
        row(*ROW, "✓ (Loket)"),
        row("2", "Sasaran lain", "1", "Nilai lain", *["1"] * 5, "Diturunkan menjadi program"),
        row("3", "Sasaran ketiga", "1", "Nilai ketiga", *["1"] * 5, ""),
    )
    heading = p("Lampiran I : Instruksi Contoh")
    found = one(
        heading, table(row(*HEADS, "Pelayanan"), *rows, columns=len(HEADS) + 1), bagan=bagan
    )
    assert [given(own) for own in found.baris] == [
        {"Asisten Pelayanan": "dicentang (Loket)"},
        {"Asisten Pelayanan": "diturunkan: Diturunkan menjadi program"},
        {},
    ]


def test_seats_of_one_name_are_ticked_apart_and_a_doubt_is_about_its_own_seat_alone(
    tmp_path: Path,
) -> None:
    folder = copy_kota(tmp_path / "2024")
    bahan = read_bahan(folder)
    bagan = collect_bagan(resolve_cascade(bahan.organisasi, bahan.katalog))
    heads = (*HEADS, *(f"Petugas Loket {seat}" for seat in ("01", "02", "03")))
    readings = {}
    for signs in product(("✓", "", "boleh"), repeat=3):
        paper = table(row(*heads), row(*ROW, *signs), columns=len(heads))
        found = one(p("Lampiran II : Instruksi Contoh"), paper, bagan=bagan)
        readings[signs] = given(found.baris[0])
    said = {"✓": "dicentang", "boleh": None}
    for signs, reading in readings.items():
        assert reading == {
            f"Petugas Loket (petugas-loket-0{seat})": said[sign]
            for seat, sign in enumerate(signs, start=1)
            if sign
        }


@pytest.mark.parametrize(
    ("heads", "cells", "words"),
    [
        (("Pem",), ("boleh",), "boleh"),
        (("Pem", "Antariksa"), ("✓", "✓"), "bukan jabatan di bagan"),
    ],
)
def test_what_is_not_read_keeps_two_papers_from_being_the_same(
    bagan: Bagan, heads: tuple[str, ...], cells: tuple[str, ...], words: str
) -> None:
    own = table(row(*HEADS, *heads), row(*ROW, *cells), columns=len(HEADS) + len(heads))
    found = one(p("Lampiran I : Instruksi Contoh"), own, bagan=bagan)
    assert any(words in str(text) and text.nilai for text in found.tak_terbaca)


def test_a_table_without_the_name_of_its_lampiran_is_not_read(bagan: Bagan) -> None:
    found = one(
        p("INSTRUKSI CONTOH"),
        p("KESATU"),
        table(row(*HEADS, "Pem"), row(*ROW, "✓"), columns=len(HEADS) + 1),
        bagan=bagan,
    )
    assert found.baris == ()
    assert any("Lampiran I" in text.pesan and text.nilai for text in found.tak_terbaca)


def test_parts_of_pengukuran_in_columns_of_their_own_are_compared_as_one(bagan: Bagan) -> None:
    heads = (*HEADS, "Definisi", "Metode", "Pem")
    own = table(row(*heads), row(*ROW, "Arti.", "Cara.", "✓"), columns=len(heads))
    found = one(p("Lampiran I : Instruksi Contoh"), own, bagan=bagan)
    assert found.baris[0].pengukuran == ("Arti.", "Cara.")


def test_it_is_known_by_its_dikta_or_by_how_its_lampiran_begins(made: dict[str, bytes]) -> None:
    assert all(map(is_instruksi, made.values()))
    assert is_instruksi(instruksi(read_bahan(ROOT), Tata()))
    assert not is_instruksi(document(p("PERJANJIAN KINERJA"), p("Lampiran I")))
    assert not is_instruksi(plain_document())
    assert not is_instruksi(b"bukan Word")


def test_a_signature_in_the_last_row_is_no_doubt_about_the_ticks_above(bagan: Bagan) -> None:
    signed = row(cell("", span=len(HEADS)), cell("Walikota Contoh,\nWira Contoh", span=3))
    rows = (row(*HEADS, *ASISTEN.values()), row(*ROW, "✓", "", ""), signed)
    own = table(*rows, columns=len(HEADS) + 3)
    found = one(p("Lampiran I : Instruksi Contoh"), own, bagan=bagan)
    assert given(found.baris[0]) == {"Asisten Pemerintahan": "dicentang"}
    assert any("Wira Contoh" in text.kata and text.nilai for text in found.tak_terbaca)


def test_a_tick_that_was_not_read_is_neither_given_nor_not(bagan: Bagan) -> None:
    rows = (row(*HEADS, *ASISTEN.values()), row(*ROW, "boleh", "", ""))
    own = table(*rows, columns=len(HEADS) + 3)
    found = one(p("Lampiran I : Instruksi Contoh"), own, bagan=bagan)
    assert given(found.baris[0]) == {"Asisten Pemerintahan": None}


def test_a_tick_that_is_no_letter_keeps_two_papers_from_being_the_same(bagan: Bagan) -> None:
    drawn = cell(inner=SIGNS["bullet"])
    rows = (row(*HEADS, *ASISTEN.values()), row(*ROW, drawn, "", ""))
    own = table(*rows, columns=len(HEADS) + 3)
    found = one(p("Lampiran I : Instruksi Contoh"), own, bagan=bagan)
    assert given(found.baris[0]) == {"Asisten Pemerintahan": None}
    (text,) = found.tak_terbaca
    assert (text.tempat, text.nilai) == ("tabel 1, baris 2, kolom “Pem”", True)
