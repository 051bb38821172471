"""Rows of the lampiran as sheets: what is agreed, what is known, and what says nothing."""

from pkdocs.base.values import replace
from pkdocs.domain.katalog import Sifat
from pkdocs.domain.organisasi import KodeJabatan
from pkdocs.domain.salinan import PERIODE, BarisSalinan
from pkdocs.review.read.dikenal import Dikenal
from pkdocs.review.read.lembaran import Lembaran, Now
from pkdocs.review.read.tabel import BarisMatriks
from pkdocs.review.read.ticks import Tick

A, B = KodeJabatan("a"), KodeJabatan("b")
KEPALA = {"Lampiran I": {A: "Jabatan A", B: "Jabatan B"}}
SATU = BarisSalinan(
    kode="",
    no_sasaran="1",
    kelompok="khusus",
    sasaran="Sasaran contoh",
    no_indikator="1",
    indikator="Indikator contoh",
    target={"tw1": "-", "tw2": "88.5", "tw3": None, "tw4": "100 persen", "tahunan": "88,5"},
    sumber_data="",
    satuan="Nilai",
    pengukuran=("DEFINISI : Ukuran", "Rumus: a / b"),
)
YES = Tick(Sifat.LANGSUNG)
DOWN = Tick(Sifat.DITURUNKAN, teks="Diturunkan menjadi contoh")


def matriks(
    own: BarisSalinan = SATU, *, lampiran: str = "Lampiran I", **more: object
) -> BarisMatriks:
    made = BarisMatriks(lampiran, own, "tabel 1, baris 2", {}, {}, frozenset(), {})
    return replace(made, **more)  # type: ignore[arg-type] # fields by name


def indikator(*rows: BarisMatriks, now: Now | None = None) -> tuple[dict[str, str], set[str], int]:
    """The cells of the only row, what says nothing there, and how many problems there are."""
    sheets = Lembaran("i.docx", now or {}, KEPALA)
    read = sheets.indikator([Dikenal("1.1", rows)])
    (row,) = read.baris
    assert set(row.sel) | row.ditolak <= set(read.kepala)
    return {k: sel.teks for k, sel in row.sel.items()}, set(row.ditolak), len(sheets.problems)


def lampiran(*rows: BarisMatriks, now: Now | None = None) -> tuple[dict[str, str], set[str]]:
    read = Lembaran("i.docx", now or {}, KEPALA).lampiran("Lampiran I", [Dikenal("1.1", rows)])
    (row,) = read.baris
    return {k: sel.teks for k, sel in row.sel.items()}, set(row.ditolak)


def test_targets_are_written_as_here_and_what_is_not_there_says_nothing() -> None:
    cells, nothing, _ = indikator(matriks())
    assert {k: cells[k] for k in ("TW I", "TW II", "TW IV", "Tahunan")} == {
        "TW I": "N/A",
        "TW II": "88,5",
        "TW IV": "100%",
        "Tahunan": "88,5",
    }
    assert (cells["Definisi"], cells["Metode"]) == ("Ukuran", "[Rumus]\na / b")
    assert not {"TW III", "Sumber Data"} & (cells.keys() | nothing)


def test_a_text_that_only_one_row_lacks_is_that_of_the_other() -> None:
    other = matriks(replace(SATU, sumber_data="e-Contoh", pengukuran=None), lampiran="Lampiran II")
    cells, nothing, count = indikator(matriks(), other)
    assert (cells["Sumber Data"], cells["Definisi"], nothing, count) == (
        "e-Contoh",
        "Ukuran",
        {"Agregasi"},
        0,
    )


def test_what_two_lampiran_say_differently_is_told_and_taken_from_neither() -> None:
    other = replace(SATU, satuan="Indeks", pengukuran=("Definisi: Lain", "Rumus: a / b"))
    cells, nothing, count = indikator(matriks(), matriks(other, lampiran="Lampiran II"))
    assert (nothing, count) == ({"Satuan", "Definisi", "Agregasi"}, 2)
    assert cells["Metode"] == "[Rumus]\na / b"


def test_what_says_the_same_as_the_sources_has_their_letters() -> None:
    now = {"Indikator": {"1.1": {"TW II": "88,50", "Satuan": "Nilai", "Sasaran": "Sasaran “lain”"}}}
    cells, _, _ = indikator(matriks(replace(SATU, sasaran='Sasaran "lain"')), now=now)
    assert (cells["TW II"], cells["Sasaran"]) == ("88,50", "Sasaran “lain”")


def test_uraian_in_columns_of_their_own_are_read_by_jenis() -> None:
    own = matriks(replace(SATU, pengukuran=None), uraian={"metode": ("a / b", " "), "definisi": ()})
    cells, _, _ = indikator(own)
    assert cells["Metode"] == "a / b"


def test_an_agregasi_that_the_numbers_leave_open_is_presumed_and_told() -> None:
    target = dict(zip(PERIODE, ("N/A", "2", "N/A", "2", "2"), strict=True))
    cells, _, count = indikator(matriks(replace(SATU, target=target)))
    assert (cells["Agregasi"], count) == ("tetap", 1)
    target = dict(zip(PERIODE, ("1", "2", "3", "4", "10"), strict=True))
    cells, _, count = indikator(matriks(replace(SATU, target=target)))
    assert (cells["Agregasi"], count) == ("jumlah", 0)


def test_ticks_stand_below_their_posts_and_others_are_empty() -> None:
    row = matriks(centang={A: Tick(Sifat.LANGSUNG, ("Satu", "Dua")), B: None})
    assert lampiran(row) == ({"Kode": "1.1", "Jabatan A": "✓\nSatu; Dua"}, set())


def test_those_to_be_derived_have_the_sentence() -> None:
    cells, nothing = lampiran(matriks(centang={A: DOWN, B: DOWN}))
    assert (cells, nothing) == (
        {
            "Kode": "1.1",
            "Jabatan A": "↓",
            "Jabatan B": "↓",
            "Teks turunan": "Diturunkan menjadi contoh",
        },
        set(),
    )


def test_two_sentences_or_none_leave_that_of_the_sources() -> None:
    other = replace(DOWN, teks="Diturunkan lain")
    assert lampiran(matriks(centang={A: DOWN, B: other}))[1] == {"Teks turunan"}
    assert lampiran(matriks(centang={A: replace(DOWN, teks=""), B: None}))[1] == {"Teks turunan"}


def test_a_cell_that_was_not_read_or_is_said_twice_says_nothing() -> None:
    unread = matriks(centang={A: YES, B: None}, ragu=frozenset((B,)))
    assert lampiran(unread)[1] == {"Jabatan B", "Teks turunan"}
    twice = matriks(centang={A: YES, B: YES}), matriks(centang={A: YES, B: None})
    assert lampiran(*twice)[1] == {"Jabatan B"}


def test_a_cell_that_the_sources_fill_twice_is_written_as_the_paper_has_it() -> None:
    now = {"Lampiran I": {"1.1": {"Jabatan A": "✓\n↓"}}}
    cells, _ = lampiran(matriks(centang={A: YES, B: None}), now=now)
    assert cells["Jabatan A"] == "✓"


def test_a_row_without_any_tick_says_nothing_and_is_told() -> None:
    sheets = Lembaran("i.docx", {}, KEPALA)
    row = matriks(centang={A: None, B: None})
    (read,) = sheets.lampiran("Lampiran I", [Dikenal("1.1", (row,))]).baris
    assert (set(read.sel), read.ditolak) == (
        {"Kode"},
        frozenset(("Jabatan A", "Jabatan B", "Teks turunan")),
    )
    assert [own.kode for own in sheets.problems] == ["X067"]


def test_a_doubt_of_the_sources_stays_where_the_tick_is_the_same() -> None:
    said = {"Jabatan A": "✓ ?\nSatu; Dua", "Jabatan B": "✓ ?"}
    now = {"Lampiran I": {"1.1": said}}
    row = matriks(centang={A: Tick(Sifat.LANGSUNG, ("satu", "DUA")), B: DOWN})
    cells, _ = lampiran(row, now=now)
    assert (cells["Jabatan A"], cells["Jabatan B"]) == ("✓ ?\nSatu; Dua", "↓")
