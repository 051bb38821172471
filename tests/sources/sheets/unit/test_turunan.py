"""The sheet Turunan: what filled cells and new rows write."""

import shutil
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pkdocs.app.years import load_year
from pkdocs.rules.isian import normal
from pkdocs.sources.project import load_project
from pkdocs.sources.sheets.bahan import Sheet
from pkdocs.sources.sheets.unit import dari_atasan, program, score_card, turunan
from pkdocs.sources.sheets.unit.sumber_turunan import read_turunan
from pkdocs.sources.sheets.unit.turunan import SHEET
from pkdocs.sources.sheets.uraian import KOLOM as PENGUKURAN
from pkdocs.sources.yaml_file import read_source
from tests.helpers import CASES, ROOT, edit, make_project
from tests.support.bahan import apply, codes, filled, iter_editable, read_bahan, row_of
from tests.support.terisi import Texts, fill, take, take_in, unread

CONTOH = ROOT / "contoh" / "kota-contoh"
UNIT = "Bagian Layanan Warga"
BERKAS = "turunan/bagian-layanan-warga.yaml"
HUKUM = "turunan/bagian-hukum.yaml"
ISI = {
    "Indikator": "Persentase contoh yang selesai",
    "Sumber Data": "e-Contoh",
    "Metode": "Selesai dibagi seluruhnya",
    "TW I": "25%",
    "TW II": "N/A",
    "TW III": "25%",
    "TW IV": "50%",
    "Tahunan": "100%",
    "Satuan": "Persen",
    "Agregasi": "jumlah",
}
"""What a unit fills in of one row."""


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTOH, tmp_path / "contoh"))


@pytest.fixture
def jakbar(tmp_path: Path) -> Path:
    names = ("org.yaml", "indicators.yaml", "score-card.yaml")
    (tmp_path / "jakbar").mkdir()
    for name in names:
        shutil.copyfile(ROOT / name, tmp_path / "jakbar" / name)
    return tmp_path / "jakbar"


def lines_of(folder: Path) -> dict[str, list[str]]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8").splitlines()
        for path in sorted(folder.rglob("*.yaml"))
    }


@pytest.mark.parametrize("unit", ["", UNIT, "Kecamatan Mawar"])
def test_a_sheet_that_nobody_touched_writes_nothing(contoh: Path, unit: str) -> None:
    lembar = SHEET.build(read_bahan(contoh, unit))
    usulan, tulis, problems = take(contoh, SHEET, fill(lembar, {}, unit=unit))
    assert (usulan.isian, usulan.baru, tulis, problems) == ((), (), (), ())


def test_an_untouched_sheet_of_all_that_is_owed_writes_nothing(jakbar: Path) -> None:
    lembar = SHEET.build(read_bahan(jakbar))
    usulan, tulis, problems = take(jakbar, SHEET, fill(lembar, {}))
    assert (usulan.isian, usulan.baru, tulis, problems) == ((), (), (), ())


NEW = {
    "Satuan": "Contoh",
    "Kode jabatan": "kabag-layanan",
    "Kode induk": "1.2",
    "Penurunan": "tidak_langsung",
    "Agregasi": "terakhir",
    "No": "7",
}


def change_each_alone(folder: Path, keys: Container[str]) -> int:
    """Change each cell of these rows alone; the project then says that, and nothing else new."""
    bahan = read_bahan(folder)
    before = {name: source.plain() for name, source in bahan.sources.items()}
    lembar = SHEET.build(bahan)
    cells = [c for c in iter_editable(lembar) if c[0].kunci in keys]
    for row, kepala, cell in cells:
        new = NEW.get(kepala, "5" if kepala.startswith(("TW", "Tahunan", "Porsi")) else "Contoh a")
        done = SHEET.write(bahan, filled(lembar, row.kunci, **{kepala: new}), ())
        assert done.problems == ()
        (berkas,) = {tulis.berkas for tulis in done.value or ()}
        raw = (folder / berkas).read_bytes()
        apply(folder, bahan, done.value or ())
        assert cell.alamat
        assert load_project(folder).value
        source = read_source(folder / berkas, berkas).value
        assert source
        changed = dict(differences(before[berkas], source.plain(), ()))
        if kepala in PENGUKURAN:
            assert {way[:3] for way in changed} == {cell.alamat.tempat[:3]}
        else:
            assert changed == ({} if new == cell.teks else {cell.alamat.tempat: new})
        (folder / berkas).write_bytes(raw)
    return len(cells)


def differences(old: Any, new: Any, way: tuple[str | int, ...]) -> Iterator[tuple[Any, Any]]:
    """Where two data differ, with what the new ones say there."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from differences(old.get(key), new.get(key), (*way, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for nth, (one, two) in enumerate(zip(old, new, strict=True)):
            yield from differences(one, two, (*way, nth))
    elif old != new:
        yield way, new


def test_a_cell_that_is_changed_alone_changes_that_alone(contoh: Path) -> None:
    assert change_each_alone(contoh, ("1.1.layanan", "1.2.loket.terima")) > 35


@pytest.mark.slow
def test_every_cell_can_be_changed_alone(contoh: Path) -> None:
    everything = [row.kunci for row in SHEET.build(read_bahan(contoh)).baris]
    assert change_each_alone(contoh, everything) > 180


def test_one_target_changed_is_one_line_changed(contoh: Path) -> None:
    before = lines_of(contoh)
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    take_in(contoh, SHEET, fill(lembar, {"1.1.loket": {"TW IV": "3"}}, unit=UNIT))
    after = lines_of(contoh)
    changed = [
        (berkas, old, new)
        for berkas, lines in before.items()
        for old, new in zip(lines, after[berkas], strict=True)
        if old != new
    ]
    target = '    target: {tw1: "2", tw2: "2", tw3: "2", tw4: "2", tahunan: "8"}'
    assert changed == [(BERKAS, target, target.replace('tw4: "2"', 'tw4: "3"'))]


def test_an_optional_cell_that_is_emptied_takes_its_key_away(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    empty = dict.fromkeys(("Sasaran", "Sistem Input", "Penurunan"), "")
    take_in(contoh, SHEET, fill(lembar, {"1.2.loket.terima": empty}, unit=UNIT))
    source = read_source(contoh / BERKAS, BERKAS).value
    assert source
    entry = next(e for e in source.plain()["turunan"] if e["kode"] == "1.2.loket.terima")
    assert {"sasaran", "sistem_input", "penurunan"}.isdisjoint(entry)


@pytest.mark.parametrize("kepala", ["Indikator", "TW I", "No", "Kode jabatan", "Kode induk"])
def test_what_is_required_is_not_emptied(contoh: Path, kepala: str) -> None:
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    buku = fill(lembar, {"1.1.loket": {kepala: ""}}, unit=UNIT)
    _, tulis, problems = take(contoh, SHEET, buku)
    assert tulis == ()
    assert codes(problems) == ["X030"]


def test_pengukuran_is_not_emptied_of_all_its_columns(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    empty = {"Metode": "", "Sumber Data Pengukuran": ""}
    _, tulis, problems = take(contoh, SHEET, fill(lembar, {"1.1.loket": empty}, unit=UNIT))
    assert tulis == ()
    assert [p.pesan for p in problems] == [
        "turunan 1.1.loket: isilah sedikitnya satu kolom pengukuran."
    ]
    assert codes(problems) == ["X030"]
    one = {"Metode": "", "Definisi": "Contoh definisi"}
    take_in(contoh, SHEET, fill(lembar, {"1.1.loket": one}, unit=UNIT))
    row = row_of(SHEET.build(read_bahan(contoh, UNIT)), "1.1.loket")
    assert (row.sel["Metode"].teks, row.sel["Definisi"].teks) == ("", "Contoh definisi")


def test_a_sub_head_needs_something_below_it(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    bare = {"Metode": "[Formula Pengukuran]"}
    _, tulis, problems = take(contoh, SHEET, fill(lembar, {"1.1.loket": bare}, unit=UNIT))
    assert (tulis, codes(problems)) == ((), ["X053"])
    row = {**ISI, "Metode": "[Formula]", "Kode jabatan": "ketua-loket", "Kode induk": "2.1"}
    _, tulis, problems = take(contoh, SHEET, fill(lembar, {}, [row], unit=UNIT))
    assert (tulis, codes(problems)) == ((), ["X053"])


def test_a_post_that_is_not_there_is_told_with_the_one_that_was_meant(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh))
    buku = fill(lembar, {"1.1.loket": {"Kode jabatan": "ketua-lokit"}})
    _, tulis, problems = take(contoh, SHEET, buku)
    assert tulis == ()
    (problem,) = problems
    assert problem.kode == "X051"
    assert problem.pesan == ('jabatan "ketua-lokit" tidak ada di bagan. Maksudnya "ketua-loket"?')
    bahan = read_bahan(contoh, "Kecamatan Mawar")
    moved = take(contoh, SHEET, fill(lembar, {"1.1.loket": {"Kode jabatan": "camat-mawar"}}))[0]
    done = turunan.write(bahan, [i for i in moved.isian if i.baru != "camat-mawar"], ())
    assert done.value == ()


def test_a_unit_moves_an_indicator_between_its_own_posts_alone(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    moved = fill(lembar, {"1.1.loket": {"Kode jabatan": "camat-mawar"}}, unit=UNIT)
    usulan, _, _ = take(contoh, SHEET, moved)
    done = turunan.write(read_bahan(contoh, UNIT), usulan.isian, ())
    assert [p.pesan for p in done.problems] == [f'jabatan "camat-mawar" tidak ada pada {UNIT}.']


@pytest.mark.parametrize(("typed", "written"), [("Rata-rata", "rata_rata"), ("TETAP", "tetap")])
def test_a_word_to_choose_is_taken_as_people_write_it(
    contoh: Path, typed: str, written: str
) -> None:
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    take_in(contoh, SHEET, fill(lembar, {"1.1.loket": {"Agregasi": typed}}, unit=UNIT))
    assert row_of(SHEET.build(read_bahan(contoh)), "1.1.loket").sel["Agregasi"].teks == written


def fill_all(lembar_unit: str, folder: Path, **more: str) -> dict[str, Texts]:
    lembar = SHEET.build(read_bahan(folder, lembar_unit))
    return {row.kunci: {**ISI, **more} for row in lembar.baris if not row.ada}


def test_a_unit_that_fills_in_what_it_owes_has_no_concept_for_it(jakbar: Path) -> None:
    unit = "Bagian Hukum"
    before = read_bahan(jakbar, unit)
    owing = [k for k, p in before.perjanjian.items() if _owes(p.alasan_konsep)]
    assert len(owing) == 4
    lembar = SHEET.build(before)
    buku = fill(lembar, fill_all(unit, jakbar), unit=unit)
    assert len(take_in(jakbar, SHEET, buku).baru) == 16
    after = read_bahan(jakbar, unit)
    assert [k for k, p in after.perjanjian.items() if _owes(p.alasan_konsep)] == []
    text = (jakbar / HUKUM).read_text("utf-8")
    assert text.startswith(
        """unit: Bagian Hukum
turunan:
  - kode: "1.1.hukum"
    jabatan: kabag-hukum
    induk: "1.1"
    no_indikator: "1"
    indikator: Persentase contoh yang selesai
"""
    )
    row = row_of(SHEET.build(after), "1.1.hukum")
    assert {kepala: row.sel[kepala].teks for kepala in ISI} == ISI
    assert row.ada


def _owes(reasons: tuple[str, ...]) -> bool:
    return any("belum diturunkan" in reason for reason in reasons)


def test_what_a_unit_fills_in_for_a_head_and_those_below_hangs_together(jakbar: Path) -> None:
    unit = "Bagian Hukum"
    lembar = SHEET.build(read_bahan(jakbar, unit))
    below = row_of(lembar, "1.1.pelayananhukum").sel
    assert below["Kode induk"].teks == "1.1.hukum"
    assert below["Kode induk"].catatan == (
        "Baris 1.1.hukum di lembar ini, milik atasannya; bila belum diisi, dipakai 1.1."
    )
    assert below["Bunyi induk"].teks == "Indeks Kepuasan Layanan Kota Administrasi"
    assert row_of(lembar, "4.1.pelayananhukum").sel["Kode induk"].teks == "4.1"
    take_in(jakbar, SHEET, fill(lembar, fill_all(unit, jakbar), unit=unit))
    year = load_year(jakbar).value
    assert year
    told = [p for p in year.problems if "kabag-hukum" in p.jabatan]
    assert {p.kode for p in told}.isdisjoint(("K011", "K012", "K020"))
    assert not [p.pesan for p in told if "tidak bersambung" in p.pesan]


def test_a_row_below_one_that_is_still_empty_comes_from_what_that_was_given(
    jakbar: Path,
) -> None:
    unit = "Bagian Hukum"
    lembar = SHEET.build(read_bahan(jakbar, unit))
    buku = fill(lembar, {"1.1.pelayananhukum": ISI}, unit=unit)
    _, tulis, problems = take(jakbar, SHEET, buku)
    assert [p.pesan for p in problems] == [
        "turunan 1.1.pelayananhukum: 1.1.hukum belum disusun; dipakai 1.1."
    ]
    assert [(p.kode, p.berat) for p in problems] == [("X054", "peringatan")]
    apply(jakbar, read_bahan(jakbar), tulis)
    after = SHEET.build(read_bahan(jakbar, unit))
    assert row_of(after, "1.1.pelayananhukum").sel["Kode induk"].teks == "1.1"
    assert row_of(after, "1.1.bantuanhukum").sel["Kode induk"].teks == "1.1.hukum"
    usulan, tulis, problems = take(jakbar, SHEET, buku)
    assert (usulan.isian, usulan.baru, usulan.bentrok, tulis, problems) == ((), (), (), (), ())


def test_a_row_comes_from_what_the_superior_made_since_the_workbook_was_sent(
    jakbar: Path,
) -> None:
    unit = "Bagian Hukum"
    sent = SHEET.build(read_bahan(jakbar, unit))
    head = {**ISI, "Kode": "1.1.khusus", "Kode jabatan": "kabag-hukum", "Kode induk": "1.1"}
    take_in(jakbar, SHEET, fill(sent, {}, [head], unit=unit))
    below = {"1.1.pelayananhukum": {**ISI, "Indikator": "Contoh di bawahnya"}}
    usulan = take_in(jakbar, SHEET, fill(sent, below, unit=unit))
    assert [row.kunci for row in usulan.baru] == ["1.1.pelayananhukum"]
    row = row_of(SHEET.build(read_bahan(jakbar, unit)), "1.1.pelayananhukum")
    assert row.sel["Kode induk"].teks == "1.1.khusus"


def test_a_workbook_that_is_read_twice_changes_nothing_the_second_time(jakbar: Path) -> None:
    unit = "Bagian Hukum"
    lembar = SHEET.build(read_bahan(jakbar, unit))
    typed = {**ISI, "Kode jabatan": "kabag-hukum", "Kode induk": "3.1", "Indikator": "Contoh b"}
    buku = fill(lembar, fill_all(unit, jakbar), [typed], unit=unit)
    take_in(jakbar, SHEET, buku)
    raw = (jakbar / HUKUM).read_bytes()
    usulan, tulis, problems = take(jakbar, SHEET, buku)
    assert (usulan.isian, usulan.baru, usulan.bentrok, usulan.ditolak) == ((), (), (), ())
    assert (tulis, problems) == ((), ())
    assert (jakbar / HUKUM).read_bytes() == raw
    assert b'kode: "3.1.hukum.cb"' in raw


def test_a_row_that_is_not_whole_says_what_is_missing_and_is_not_taken(jakbar: Path) -> None:
    unit = "Bagian Hukum"
    lembar = SHEET.build(read_bahan(jakbar, unit))
    part = {"1.1.hukum": {**ISI, "Metode": "", "TW II": "", "Satuan": ""}, "1.2.hukum": ISI}
    usulan, tulis, problems = take(jakbar, SHEET, fill(lembar, part, unit=unit))
    assert [row.kunci for row in usulan.baru] == ["1.1.hukum", "1.2.hukum"]
    assert len(tulis) == 1
    assert codes(problems) == ["X050"]
    assert (problems[0].span.berkas, problems[0].pesan) == (
        "isi.xlsx!Turunan!A2",
        "turunan 1.1.hukum: TW II, Satuan dan Metode belum diisi; baris ini tidak diambil.",
    )


def test_a_cell_that_cannot_be_read_is_not_said_to_be_empty(jakbar: Path) -> None:
    unit = "Bagian Hukum"
    lembar = SHEET.build(read_bahan(jakbar, unit))
    part = {"1.1.hukum": {**ISI, "Metode": "", "Satuan": ""}}
    torn = unread(fill(lembar, part, unit=unit), 0, "TW II", "Definisi")
    _, tulis, (problem,) = take(jakbar, SHEET, torn)
    assert tulis == ()
    assert problem.pesan == (
        "turunan 1.1.hukum: Satuan belum diisi, TW II dan Definisi tidak terbaca; "
        "baris ini tidak diambil."
    )


def test_a_row_without_post_or_induk_has_no_code_and_says_what_is_missing(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh))
    _, tulis, problems = take(contoh, SHEET, fill(lembar, {}, [ISI]))
    assert tulis == ()
    assert [p.pesan for p in problems] == [
        "turunan baru: Kode jabatan dan Kode induk belum diisi; baris ini tidak diambil."
    ]


def test_a_row_that_was_typed_in_gets_a_code_a_number_and_the_file_of_its_unit(
    contoh: Path,
) -> None:
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    post = {"Kode jabatan": "ketua-loket", "Kode induk": "1.1.layanan"}
    more = {"Sasaran": "Contoh sasaran", "Sistem Input": "e-Contoh", "Penurunan": "langsung"}
    rows = [
        {**ISI, **post, **more, "Porsi": "2"},
        {**ISI, **post, "Indikator": "Contoh kedua"},
        {**ISI, **post, "Indikator": "Lain sekali", "No": "9", "Kode": "1.1.lain"},
        {**ISI, **post, "Indikator": "Sesudahnya"},
    ]
    take_in(contoh, SHEET, fill(lembar, {}, rows, unit=UNIT))
    source = read_source(contoh / BERKAS, BERKAS).value
    assert source
    new = source.plain()["turunan"][-4:]
    assert [(e["kode"], e["no_indikator"]) for e in new] == [
        ("1.1.loket.pcys", "2"),
        ("1.1.loket.ck", "3"),
        ("1.1.lain", "9"),
        ("1.1.loket.s", "10"),
    ]
    assert list(new[0]) == [
        *("kode", "jabatan", "induk", "penurunan", "porsi", "no_indikator", "sasaran"),
        *("indikator", "sumber_data", "sistem_input", "pengukuran", "target", "satuan"),
        "agregasi",
    ]
    assert new[0]["pengukuran"] == [
        {"jenis": "metode", "judul": "Metode Pengukuran", "isi": ["Selesai dibagi seluruhnya"]}
    ]
    assert new[0]["target"] == {
        "tw1": "25%",
        "tw2": "N/A",
        "tw3": "25%",
        "tw4": "50%",
        "tahunan": "100%",
    }
    assert load_project(contoh).value


def test_a_title_with_seats_may_have_an_own_indicator(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh, UNIT))
    row = {**ISI, "Kode jabatan": "pengelola-arsip", "Kode induk": "2.1"}
    usulan = take_in(contoh, SHEET, fill(lembar, {}, [row], unit=UNIT))
    assert usulan.baru[0].kunci == "2.1.pengelolaars.pcys"
    entri = [e for e in read_turunan(read_bahan(contoh)) if e.kode == usulan.baru[0].kunci]
    assert entri[0].source.berkas == BERKAS
    assert len(entri[0].jabatan) == 2


def test_a_line_break_in_a_cell_of_one_line_is_a_space(jakbar: Path) -> None:
    unit = "Bagian Hukum"
    lembar = SHEET.build(read_bahan(jakbar, unit))
    cells = {**ISI, "Indikator": "Persentase\n contoh"}
    take_in(jakbar, SHEET, fill(lembar, {"1.1.hukum": cells}, unit=unit))
    row = row_of(SHEET.build(read_bahan(jakbar, unit)), "1.1.hukum")
    assert row.sel["Indikator"].teks == "Persentase contoh"


@pytest.fixture
def offered(tmp_path: Path) -> Path:
    """A project in which an own indicator of last year is offered to kabag-satu."""
    project = make_project(tmp_path / "proyek")
    kode = '  - kode: "1.1.a"\n'
    edit(project, "indicators.yaml", kode, f'{kode}    tawaran: "2022"\n')
    return project


def test_an_offer_that_is_taken_counts_with_what_was_changed_of_it(offered: Path) -> None:
    lembar = SHEET.build(read_bahan(offered))
    buku = fill(lembar, {"1.1.a": {"Dipakai": "Ya", "TW I": "91%"}})
    take_in(offered, SHEET, buku)
    after = SHEET.build(read_bahan(offered))
    assert row_of(after, "1.1.a").sel["TW I"].teks == "91%"
    assert read_bahan(offered).katalog.tawaran == ()
    usulan, tulis, problems = take(offered, SHEET, buku)
    assert (usulan.isian, usulan.bentrok, tulis, problems) == ((), (), (), ())


def test_an_offer_that_is_not_wanted_goes_and_what_is_owed_comes_back(offered: Path) -> None:
    lembar = SHEET.build(read_bahan(offered))
    take_in(offered, SHEET, fill(lembar, {"1.1.a": {"Dipakai": "tidak", "TW I": "91%"}}))
    rows = SHEET.build(read_bahan(offered)).baris
    assert "1.1.a" not in [row.kunci for row in rows]
    assert [row.kunci for row in rows if not row.ada] == ["1.1.satu"]


def test_an_offer_is_answered_with_yes_or_no(offered: Path) -> None:
    lembar = SHEET.build(read_bahan(offered))
    buku = fill(lembar, {"1.1.a": {"Dipakai": "mungkin", "TW I": "91%"}})
    _, tulis, problems = take(offered, SHEET, buku)
    assert len(tulis) == 1
    assert [p.pesan for p in problems] == [
        '"mungkin" tidak dikenal di kolom Dipakai; pilih ya atau tidak.'
    ]
    assert codes(problems) == ["X052"]


WORDS = st.text("abcXYZ 0159,.:;#'\"-[](){}%&*!|>?@`~≤–é", max_size=30).map(lambda t: f"a{t}")


@pytest.mark.slow
@settings(max_examples=4)  # each reads the whole of the shipped sources, four times
@given(
    words=st.tuples(WORDS, WORDS),
    metode=st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
    target=st.sampled_from(("N/A", "86,75", "≤ 3")),
)
def test_whatever_is_typed_is_shown_again_and_read_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, words: tuple[str, str], metode: str, target: str
) -> None:
    folder = tmp_path_factory.mktemp("ketik")
    for name in ("org.yaml", "indicators.yaml", "score-card.yaml"):
        shutil.copyfile(ROOT / name, folder / name)
    unit = "Bagian Hukum"
    lembar = SHEET.build(read_bahan(folder, unit))
    typed = {"Indikator": words[0], "Satuan": words[1], "Metode": metode, "TW IV": target}
    buku = fill(lembar, {"1.1.hukum": {**ISI, **typed}}, unit=unit)
    take_in(folder, SHEET, buku)
    row = row_of(SHEET.build(read_bahan(folder, unit)), "1.1.hukum")
    assert {kepala: row.sel[kepala].teks for kepala in typed} == {
        kepala: normal(teks) for kepala, teks in typed.items()
    }
    usulan, tulis, problems = take(folder, SHEET, buku)
    assert (usulan.isian, usulan.baru, usulan.bentrok, tulis, problems) == ((), (), (), (), ())


@pytest.mark.slow
@pytest.mark.parametrize("sheet", [SHEET, score_card.SHEET, program.SHEET, dari_atasan.SHEET])
def test_of_sources_that_are_wrong_a_sheet_is_made_and_untouched_writes_nothing(
    tmp_path: Path, sheet: Sheet
) -> None:
    seen = 0
    for case in sorted((CASES / "bad").iterdir())[::6]:
        project = make_project(tmp_path / case.name, case)
        loaded = load_project(project).value
        units = {jabatan.unit for jabatan in loaded.organisasi.jabatan.values()} if loaded else ()
        for unit in ("", *sorted(units)[:3]) if loaded else ():
            lembar = sheet.build(read_bahan(project, unit))
            assert len({row.kunci for row in lembar.baris}) == len(lembar.baris), case.name
            usulan, tulis, problems = take(project, sheet, fill(lembar, {}, unit=unit))
            assert (usulan.isian, usulan.baru, tulis, problems) == ((), (), (), ()), case.name
            seen += 1
    assert seen > 60
