"""Entry sheets read back: ticks become events of the agenda, and what cannot be is told."""

import io
import multiprocessing
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pkdocs.app.exchanging.receiving import Received, read_workbooks
from pkdocs.app.handing.keeping import freeze
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.terms import Which
from pkdocs.base.text import visible_lines
from pkdocs.domain.agenda import Peristiwa
from pkdocs.domain.lembar import BarisLembar, Guna, Kolom, Lembar, SelLembar
from pkdocs.outputs.workbook import Petunjuk, write_workbook
from pkdocs.rules.entri import find_altered
from pkdocs.sources.workbook import read_workbook
from pkdocs.store.agenda import read_agenda
from tests.helpers import edit
from tests.support.entry import OLEH, SUDAH, TANGGAL, fill, rows_of, sheet_of
from tests.support.typed import copy_kota

TARGET = 'target: {tw1: "3", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}'
OTHER = 'target: {tw1: "3", tw2: "3", tw3: "3", tw4: "4", tahunan: "13"}'
ONE, TWO = "walikota 1.1", "walikota 1.2"


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_kota(tmp_path / "2024")


@pytest.fixture
def sheet(kota: Path, tmp_path: Path) -> Path:
    return sheet_of(kota, tmp_path / "entri")


def events(kota: Path) -> list[tuple[str, int, str, tuple[str, ...], str, str, bool]]:
    return [
        (own.kode, own.nomor, own.sistem, own.indikator, own.tanggal, own.pelaku, own.batal)
        for own in read_agenda(kota).value or ()
        if own.peristiwa is Peristiwa.DIINPUT
    ]


def codes(done: Received) -> list[str]:
    return [problem.kode for problem in done.problems]


def test_ticks_are_shown_first_then_noted_and_twice_changes_nothing(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    typed = {
        (ONE, SUDAH): "v",
        (ONE, TANGGAL): "3 Juli 2024",
        (ONE, OLEH): "Budi",
        (TWO, SUDAH): "✓",
    }
    path = fill(sheet, tmp_path / "isi.xlsx", typed)
    shown = read_workbooks(kota, [path])
    assert [own.baris.kunci for own in shown.entered.tercatat] == [ONE, TWO]
    assert (shown.complete, shown.written, shown.changes) == (True, (), ("agenda.jsonl",))
    assert events(kota) == []
    done = read_workbooks(kota, [path], write=True)
    assert done.written == (kota / "agenda.jsonl",)
    first, second = events(kota)
    assert first == ("walikota", 0, "e-SAKIP", ("1.1",), "3 Juli 2024", "Budi", False)
    assert second[:4] == ("walikota", 0, "e-SAKIP", ("1.2",))
    assert second[5]
    again = read_workbooks(kota, [path], write=True)
    assert (again.entered.tercatat, again.written, again.changes) == ((), (), ())
    assert len(events(kota)) == 2


def test_an_emptied_tick_takes_back_and_a_new_day_is_noted(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    typed = {(ONE, SUDAH): "✓", (ONE, OLEH): "Budi", (TWO, SUDAH): "✓", (TWO, OLEH): "Budi"}
    read_workbooks(kota, [fill(sheet, tmp_path / "isi.xlsx", typed)], write=True)
    made = sheet_of(kota, tmp_path / "lagi")
    assert [row[SUDAH] for row in rows_of(made)[:3]] == ["✓", "✓", ""]
    path = fill(made, tmp_path / "isi-2.xlsx", {(ONE, SUDAH): "", (TWO, TANGGAL): "4 Juli 2024"})
    done = read_workbooks(kota, [path], write=True)
    assert (done.complete, codes(done)) == (True, [])
    back, again = events(kota)[2:]
    assert (back[3:5], back[6], back[5] != "Budi") == ((("1.1",), ""), True, True)
    assert again == ("walikota", 0, "e-SAKIP", ("1.2",), "4 Juli 2024", "Budi", False)
    assert [row[SUDAH] for row in rows_of(sheet_of(kota, tmp_path / "akhir"))[:3]] == ["", "✓", ""]


def test_a_row_that_changed_since_the_sheet_was_made_is_told_and_the_others_are_noted(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    path = fill(sheet, tmp_path / "isi.xlsx", {(ONE, SUDAH): "✓", (TWO, SUDAH): "✓"})
    edit(kota, "indicators.yaml", TARGET, OTHER)
    done = read_workbooks(kota, [path], write=True)
    assert codes(done) == ["X071"]
    assert str(done.problems[0]).startswith("isi.xlsx!Entri!X2: X071 walikota 1.1: isi baris")
    assert not done.complete
    assert [own[3] for own in events(kota)] == [("1.2",)]


def test_a_sheet_of_an_agreement_that_was_replaced_is_told_at_its_cells(
    kota: Path, tmp_path: Path
) -> None:
    make_documents(kota)
    freeze(kota, Which(["walikota"]))
    path = fill(sheet_of(kota, tmp_path / "e"), tmp_path / "isi.xlsx", {(TWO, SUDAH): "✓"})
    edit(kota, "indicators.yaml", TARGET, OTHER)
    done = read_workbooks(kota, [path], write=True)
    assert codes(done) == ["X071"]
    assert "sumber berubah sejak ditandatangani" in str(done.problems[0])
    make_documents(kota, Which(["walikota"]), Making(perubahan="Target naik"))
    done = read_workbooks(kota, [path], write=True)
    assert codes(done) == ["X071"]
    assert "isi.xlsx!Entri!X3: X071" in str(done.problems[0])
    assert "sudah diganti Perubahan 1" in str(done.problems[0])
    assert events(kota) == []


def test_a_row_of_another_system_by_now_or_of_no_agreement_is_told(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    path = fill(
        sheet, tmp_path / "isi.xlsx", {("walikota 2.1", SUDAH): "✓", (ONE, "Kode"): "x 9.9"}
    )
    path = fill(path, path, {("x 9.9", SUDAH): "✓"})
    crm = "sumber_data: CRM\n        sistem_input: e-SAKIP"
    edit(kota, "indicators.yaml", crm, crm.replace("e-SAKIP", "Lain"))
    done = read_workbooks(kota, [path], write=True)
    assert codes(done) == ["X071", "X071"]
    assert "sekarang diinput ke Lain" in str(done.problems[0])
    assert "x 9.9: baris ini tidak ada pada perjanjian" in str(done.problems[1])
    assert [gone.kunci for gone in done.entered.usulan.hilang] == [ONE]


def test_a_row_copied_from_another_sheet_is_told(kota: Path, tmp_path: Path) -> None:
    only = sheet_of(kota, tmp_path / "satu", Which(["walikota"]))
    path = fill(only, tmp_path / "isi.xlsx", {(ONE, "Kode"): "camat-mawar 1.2"})
    path = fill(path, path, {("camat-mawar 1.2", SUDAH): "✓"})
    done = read_workbooks(kota, [path])
    assert codes(done) == ["X071"]
    assert "bukan dari lembar entri ini" in str(done.problems[0])


def test_a_mark_beside_the_cells_of_another_row_is_told_and_not_noted(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    """Only some columns were sorted: the keys and ticks stay, what is read beside them moves."""
    book = openpyxl.load_workbook(sheet)
    own = book["Entri"]
    head = [cell.value for cell in own[1]]
    shown = head.index("Kode")
    for column in range(1, shown + 1):
        first, second = own.cell(2, column), own.cell(5, column)
        first.value, second.value = second.value, first.value
    own.cell(4, head.index("TW I") + 1).value = "99"
    for row in range(2, 7):
        own.cell(row, head.index(SUDAH) + 1).value = "✓"
    book.save(tmp_path / "isi.xlsx")
    done = read_workbooks(kota, [tmp_path / "isi.xlsx"], write=True)
    assert [str(own)[:23] for own in done.problems] == [
        f"isi.xlsx!Entri!X{n}: X071" for n in (2, 4, 5)
    ]
    assert 'TW I "99" bukan isi baris ini' in str(done.problems[1])
    assert len(events(kota)) == 2


@settings(max_examples=20)
@given(st.lists(st.text(max_size=40), min_size=2, max_size=3, unique=True))
def test_what_a_row_shows_comes_back_as_it_was_written(all_teks: list[str]) -> None:
    kolom = (Kolom("Kode", Guna.KUNCI), Kolom("Isi", Guna.BANDING), Kolom("Sudah"))
    rows = tuple(
        BarisLembar(f"k{n}", {"Isi": SelLembar(teks), "Sudah": SelLembar()})
        for n, teks in enumerate(all_teks)
    )
    stream = io.BytesIO()
    write_workbook(stream, [Lembar("Entri", kolom, rows)], Petunjuk("x", 2024, sistem="s"), {})
    buku = read_workbook(stream.getvalue(), "isi.xlsx", {"Entri": kolom}).value
    assert buku is not None
    assert buku.dasar is not None
    made = buku.dasar.isi["Entri"]
    assert find_altered(buku.lembar[0], "Kode", made) == {}
    other = dict(zip(made, (*list(made.values())[1:], made["k0"]), strict=True))
    folded = {" ".join(visible_lines(teks).split()) for teks in all_teks}
    if len(folded) == len(all_teks):
        assert find_altered(buku.lembar[0], "Kode", other).keys() == made.keys()


def test_cells_that_cannot_be_noted_are_told(kota: Path, sheet: Path, tmp_path: Path) -> None:
    typed = {(ONE, SUDAH): "nanti", (TWO, TANGGAL): "3 Juli 2024"}
    done = read_workbooks(kota, [fill(sheet, tmp_path / "isi.xlsx", typed)], write=True)
    assert codes(done) == ["X070", "X070"]
    assert events(kota) == []


def test_a_sheet_of_another_year_or_without_its_hidden_sheet_is_not_read(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    path = fill(sheet, tmp_path / "isi.xlsx", {(ONE, SUDAH): "✓"})
    book = openpyxl.load_workbook(path)
    del book["_pkdocs"]
    book.save(tmp_path / "tanpa.xlsx")
    done = read_workbooks(kota, [tmp_path / "tanpa.xlsx"], write=True)
    assert codes(done) == ["X072"]
    book = openpyxl.load_workbook(path)
    book["_pkdocs"]["B2"].value = "2023"
    book.save(tmp_path / "lama.xlsx")
    done = read_workbooks(kota, [tmp_path / "lama.xlsx"], write=True)
    assert codes(done) == ["X022"]
    assert (done.complete, events(kota)) == (False, [])


def test_two_sheets_that_say_one_row_differently_are_a_conflict(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    where = tmp_path / "terima"
    where.mkdir()
    fill(sheet, where / "a.xlsx", {(ONE, SUDAH): "✓", (ONE, TANGGAL): "3 Juli 2024"})
    fill(sheet, where / "b.xlsx", {(ONE, SUDAH): "✓", (ONE, TANGGAL): "4 Juli 2024"})
    done = read_workbooks(kota, [where], write=True)
    assert len(done.entered.usulan.bentrok) > 0
    assert (done.complete, events(kota)) == (False, [])


def test_entry_sheets_and_workbooks_are_read_together(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    from pkdocs.app.exchanging.workbooks import Wanted, make_workbooks
    from tests.support.typed import type_into

    (book,) = make_workbooks(kota, Wanted(tmp_path / "buku.xlsx"))
    typed = type_into(book, tmp_path / "b.xlsx", {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})
    path = fill(sheet, tmp_path / "isi.xlsx", {(ONE, SUDAH): "✓"})
    done = read_workbooks(kota, [typed, path], write=True)
    assert [own.name for own in done.written] == ["pegawai.yaml", "agenda.jsonl"]
    kinds = [own.peristiwa for own in read_agenda(kota).value or ()]
    assert kinds == [Peristiwa.BUKU, Peristiwa.DIINPUT]


def test_a_broken_line_of_the_agenda_is_told_and_the_rest_counts(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    path = fill(sheet, tmp_path / "isi.xlsx", {(ONE, SUDAH): "✓"})
    (kota / "agenda.jsonl").write_text("rusak\n", encoding="utf-8")
    done = read_workbooks(kota, [path], write=True)
    assert (done.complete, codes(done)) == (True, ["F015"])
    assert len(events(kota)) == 1


def _read(folder: str, path: str) -> None:
    read_workbooks(Path(folder), [Path(path)], write=True)


@pytest.mark.slow
def test_two_people_who_read_one_sheet_at_once_note_it_once(
    kota: Path, sheet: Path, tmp_path: Path
) -> None:
    path = fill(sheet, tmp_path / "isi.xlsx", {(ONE, SUDAH): "✓", (TWO, SUDAH): "✓"})
    start = multiprocessing.get_context("spawn")
    both = [start.Process(target=_read, args=(str(kota), str(path))) for _ in range(2)]
    for own in both:
        own.start()
    for own in both:
        own.join()
    assert [own.exitcode for own in both] == [0, 0]
    assert len(events(kota)) == 2
