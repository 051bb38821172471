"""What the cells beside the columns of an agreement say of a row."""

import pytest

from pkdocs.domain.katalog import Sifat
from pkdocs.domain.organisasi import KodeJabatan
from pkdocs.review.read.beside import Beside, Sisi
from pkdocs.review.read.columns import Columns, KolomMatriks
from pkdocs.review.read.paper import Box, Grid, Heap, PaperLine
from pkdocs.review.read.ticks import CHECKS, Tick
from tests.support.chart import CHART, NAMES, UNTUK

SATU, DUA, TIGA = map(KodeJabatan, NAMES)
TICKS = [KolomMatriks(n, n + 1, jabatan=(post,)) for n, post in enumerate(CHART)]
NAMA, CATATAN = KolomMatriks(3, 4, nama=True), KolomMatriks(4, 5, catatan=True)
DEFINISI = KolomMatriks(5, 6, jenis="definisi")


def box(text: str, *, merged: bool = False) -> Box:
    lines = [PaperLine(line) for line in text.split("\n")]
    return Box(0, 1, 2, Grid(1), lines, [], merged, text, not text.strip())


def read(*cells: tuple[Box, list[KolomMatriks]], lampiran: str = "Lampiran I") -> Sisi:
    sisi = Sisi("tabel 1, baris 2", frozenset((SATU, DUA, TIGA)))
    Beside(lampiran, Columns(CHART, UNTUK), CHECKS, frozenset()).read(sisi, cells)
    return sisi


def heaps(own: Box) -> set[Heap]:
    return {heap for line in own.lines for heap, _, _ in line.pieces()}


def test_a_tick_is_given_to_all_posts_that_its_cell_covers() -> None:
    cell = box("✓ (PKK)")
    sisi = read((cell, TICKS[:2]))
    assert sisi.centang == dict.fromkeys((SATU, DUA), Tick(Sifat.LANGSUNG, ("PKK",)))
    assert sisi.tempat[SATU] == "tabel 1, baris 2"
    assert heaps(cell) == {Heap.VALUE}


def test_a_dash_is_furniture_and_noise_is_unread_and_doubted() -> None:
    dash, noise = box("-"), box("~")
    sisi = read((dash, TICKS[:1]), (noise, TICKS[1:2]))
    assert (sisi.centang, sisi.ragu) == ({}, {DUA})
    assert (heaps(dash), heaps(noise)) == ({Heap.FURNITURE}, {Heap.UNREAD})


def test_two_different_ticks_of_one_post_are_not_clear() -> None:
    again = box("↓")
    sisi = read((box("✓"), TICKS[:1]), (again, TICKS[:1]))
    assert (sisi.ragu, heaps(again)) == ({SATU}, {Heap.UNREAD})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kabag Hukum Contoh", {SATU}),
        ("Kepala Bagian\nHukum Contoh", {SATU}),
        ("Kabag Hukum Contoh\nKabag Umum Contoh", {SATU, DUA}),
        ("1. Kabag Hukum Contoh\n2. Kabag Umum Contoh", {SATU, DUA}),
        ("Kabag Hukum Contoh / Kabag Sarana Contoh;", {SATU, TIGA}),
        ("Diturunkan menjadi contoh", {SATU, DUA, TIGA}),
    ],
)
def test_names_say_who_bears_it(text: str, codes: set[KodeJabatan]) -> None:
    cell = box(text)
    sisi = read((cell, [NAMA]))
    assert (set(sisi.centang), sisi.ragu, heaps(cell)) == (codes, set(), {Heap.VALUE})


@pytest.mark.parametrize("text", ["Kabag Taman", "Kabag Hukum Contoh\nKabag Taman", "Contoh"])
def test_a_name_that_nobody_has_leaves_all_posts_open(text: str) -> None:
    cell = box(text)
    sisi = read((cell, [NAMA]))
    assert (sisi.centang, sisi.ragu, heaps(cell)) == ({}, {SATU, DUA, TIGA}, {Heap.UNREAD})


def test_a_sentence_for_posts_that_are_not_known_is_unread() -> None:
    sisi = read((box("Diturunkan menjadi contoh"), [NAMA]), lampiran="Lampiran II")
    assert (sisi.centang, sisi.ragu) == ({}, {SATU, DUA, TIGA})


def test_notes_and_parts_of_pengukuran_go_on_in_the_next_cell() -> None:
    sisi = read(
        (box("satu\ndua"), [CATATAN]),
        (box("a"), [DEFINISI]),
        (box("tiga"), [CATATAN]),
        (box("b\nc"), [DEFINISI]),
        (box("a", merged=True), [DEFINISI]),
    )
    assert (sisi.catatan, sisi.uraian) == ("satu dua tiga", {"definisi": ("a", "b", "c")})


def test_a_cell_over_columns_of_two_kinds_is_unread() -> None:
    cell = box("✓")
    sisi = read((cell, [TICKS[0], CATATAN]), (box("Kabag Hukum Contoh"), [NAMA, CATATAN]))
    assert (sisi.centang, sisi.ragu) == ({}, {SATU, DUA, TIGA})
    assert heaps(cell) == {Heap.UNREAD}
