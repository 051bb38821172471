"""What changed cells and new rows of the sheet Indikator write."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from pkdocs.base.problem import Checked
from pkdocs.base.values import replace
from pkdocs.domain.lembar import BarisBaru, Guna, Isian
from pkdocs.sources.edits import Append, edit_source
from pkdocs.sources.project import INDICATORS, load_project
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.katalog.indikator import SHEET
from pkdocs.sources.yaml_file import parse_source
from tests.helpers import ROOT
from tests.support.bahan import read_bahan
from tests.support.lembar import (
    baris_baru,
    changed_lines,
    copy_sources,
    fill,
    isian,
    plain_of,
    texts,
    write_back,
)

KOTA = ROOT / "contoh" / "kota-contoh"
NEW = {
    "No Sasaran": "3",
    "No": "2",
    "Indikator": "Persentase arsip  yang tertata",
    "Sumber Data": "e-Kinerja",
    "Metode": "Arsip tertata dibagi seluruh arsip, dengan tahap:\n1. didata\n2. ditata",
    "TW I": "N/A",
    "TW II": "50%",
    "TW III": "N/A",
    "TW IV": "100%",
    "Tahunan": "100%",
    "Satuan": "Persen",
    "Agregasi": "Kumulatif",
}
DATA = {
    "kode": "3.2",
    "no_indikator": "2",
    "indikator": "Persentase arsip yang tertata",
    "sumber_data": "e-Kinerja",
    "pengukuran": [
        {
            "jenis": "metode",
            "judul": "Metode Pengukuran",
            "isi": [
                "Arsip tertata dibagi seluruh arsip, dengan tahap:",
                {"daftar": ["1. didata", "2. ditata"]},
            ],
        }
    ],
    "target": {"tw1": "N/A", "tw2": "50%", "tw3": "N/A", "tw4": "100%", "tahunan": "100%"},
    "satuan": "Persen",
    "agregasi": "kumulatif",
    "penerima": {},
}


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_sources(KOTA, tmp_path)


def diff(folder: Path) -> list[str]:
    found = [(own / INDICATORS).read_text(encoding="utf-8") for own in (KOTA, folder)]
    return [f"{line[0]} {line[1:].strip()}" for line in changed_lines(*found)]


def codes(written: Checked[Any]) -> list[tuple[str, str]]:
    return [(own.kode, own.span.berkas.rpartition("/")[2]) for own in written.problems]


def add(folder: Path, *rows: BarisBaru) -> Checked[Any]:
    return write_back(folder, SHEET.write(read_bahan(folder), (), rows))


def new(kunci: str = "3.2", **cells: str) -> BarisBaru:
    return baris_baru(
        "Indikator", kunci, {**NEW, **{k.replace("_", " "): v for k, v in cells.items()}}
    )


def test_a_changed_target_is_a_one_line_diff(kota: Path) -> None:
    assert not fill(kota, SHEET, {("1.1", "TW I"): "4"}).problems
    assert diff(kota) == [
        '- target: {tw1: "3", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}',
        '+ target: {tw1: "4", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}',
    ]


def test_what_two_rows_say_of_their_sasaran_is_written_once(kota: Path) -> None:
    cells = {("1.1", "Sasaran"): "Layanan baik", ("1.2", "Sasaran"): "Layanan  baik"}
    written = fill(kota, SHEET, cells)
    (tulis,) = written.value or ()
    assert len(tulis.di) == 2
    assert diff(kota) == [
        "- sasaran: Meningkatnya mutu layanan Kota Contoh",
        "+ sasaran: Layanan baik",
    ]


def test_two_rows_that_part_about_their_sasaran_change_nothing(kota: Path) -> None:
    cells = {("1.1", "Sasaran"): "Layanan baik", ("1.2", "Sasaran"): "Layanan buruk"}
    written = fill(kota, SHEET, cells)
    assert codes(written) == [("X035", "Sasaran")]
    assert diff(kota) == []


def test_an_optional_text_comes_and_goes(kota: Path) -> None:
    fill(kota, SHEET, {("2.1", "Catatan"): "Catatan baru", ("1.2", "Naik"): ""})
    assert diff(kota) == ["- naik: rata_rata", "+ catatan: Catatan baru"]


def test_a_choice_is_known_however_it_is_typed(kota: Path) -> None:
    fill(kota, SHEET, {("1.1", "Agregasi"): "Rata-rata", ("2.1", "Agregasi"): "Tetap"})
    assert diff(kota) == ["- agregasi: jumlah", "+ agregasi: rata_rata"]


@pytest.mark.parametrize(
    ("kolom", "teks", "kode"),
    [
        ("Indikator", "", "X030"),
        ("TW II", " ", "X030"),
        ("Agregasi", "jumlahkan", "X041"),
        ("Kelompok", "umum", "X041"),
        ("No Sasaran", "2", "X042"),
        ("Metode", "[Rumus]", "X053"),
    ],
)
def test_what_cannot_be_written_is_told_at_its_cell(
    kota: Path, kolom: str, teks: str, kode: str
) -> None:
    written = fill(kota, SHEET, {("1.1", kolom): teks})
    assert codes(written) == [(kode, kolom)]
    assert diff(kota) == []


def test_an_indicator_keeps_some_pengukuran(kota: Path) -> None:
    cells = {("2.1", kolom): "" for kolom in ("Metode", "Sumber Data Pengukuran")}
    assert codes(fill(kota, SHEET, cells)) == [("X030", "Metode")]
    assert diff(kota) == []


def test_a_line_of_pengukuran_is_changed_alone(kota: Path) -> None:
    fill(kota, SHEET, {("1.1", "Metode"): "[Formula Pengukuran]\nBanyaknya layanan"})
    assert diff(kota) == [
        "- isi: [Banyaknya layanan yang memenuhi standar pada akhir triwulan]",
        '+ isi: ["Banyaknya layanan"]',
    ]


def test_a_new_indicator_stands_behind_those_of_its_sasaran(kota: Path) -> None:
    assert not add(kota, new()).problems
    found = plain_of(kota)["sasaran"][2]["indikator"]
    assert [own["kode"] for own in found] == ["3.1", "3.2"]
    assert found[1] == DATA
    assert all(line.startswith("+") for line in diff(kota))
    assert load_project(kota).problems == ()


def test_new_rows_of_a_new_sasaran_make_it_once(kota: Path) -> None:
    sasaran = {"No Sasaran": "4", "Kelompok": "Khusus", "Sasaran": "Tertatanya arsip"}
    first = baris_baru("Indikator", "4.1", {**NEW, **sasaran, "Sistem Input": "e-SAKIP"})
    second = baris_baru("Indikator", "4.2", {**NEW, "No Sasaran": "4", "Naik": "tidak"})
    assert not add(kota, first, second).problems
    fourth = plain_of(kota)["sasaran"][3]
    assert list(fourth) == ["no_sasaran", "kelompok", "sasaran", "indikator"]
    assert fourth["kelompok"] == "khusus"
    assert [own["kode"] for own in fourth["indikator"]] == ["4.1", "4.2"]
    assert fourth["indikator"][0]["sistem_input"] == "e-SAKIP"
    assert fourth["indikator"][1]["naik"] == "tidak"


def test_a_new_indicator_is_given_to_whom_its_rows_on_the_lampiran_say(kota: Path) -> None:
    rows = [
        new(),
        baris_baru("Lampiran I", "3.2", {"Asisten Pelayanan": "v"}),
        baris_baru(
            "Lampiran II", "3.2", {"Kepala Bagian Layanan Warga": "↓", "Teks turunan": "Ke"}
        ),
    ]
    assert not add(kota, *rows).problems
    assert plain_of(kota)["sasaran"][2]["indikator"][1]["penerima"] == {
        "lampiran_i": {"langsung": ["asisten-pelayanan"]},
        "lampiran_ii": {"diturunkan": ["kabag-layanan"], "teks": "Ke"},
    }


def test_the_lingkup_of_a_new_indicator_are_its_layanan(kota: Path) -> None:
    rows = [
        new(),
        baris_baru("Lampiran I", "3.2", {"Asisten Pelayanan": "✓\nArsip; Loket"}),
        baris_baru("Lampiran II", "3.2", {"Kepala Bagian Layanan Warga": "✓\nLoket"}),
    ]
    assert not add(kota, *rows).problems
    assert plain_of(kota)["sasaran"][2]["indikator"][1]["layanan"] == ["Arsip", "Loket"]
    assert load_project(kota).problems == ()


def test_ticks_of_a_new_indicator_that_cannot_be_read_are_told(kota: Path) -> None:
    wrong = baris_baru("Lampiran I", "3.2", {"Asisten Pelayanan": "cek"})
    stray = baris_baru("Lampiran I", "9.9", {"Asisten Pelayanan": "✓"})
    written = add(kota, new(), wrong, stray)
    assert codes(written) == [("X046", "buku.xlsx!Lampiran I!9.9"), ("X044", "Asisten Pelayanan")]
    assert plain_of(kota)["sasaran"][2]["indikator"][1]["penerima"] == {}


def test_a_new_row_that_lacks_something_is_told_whole(kota: Path) -> None:
    bare = baris_baru("Indikator", "", {"No Sasaran": "4", "Indikator": "Sesuatu"})
    (problem,) = add(kota, bare).problems
    assert problem.kode == "X040"
    assert problem.pesan == (
        "indikator baru: Kode, Kelompok, Sasaran, No, Sumber Data, TW I, TW II, TW III, TW IV, "
        "Tahunan, Satuan, Agregasi dan satu kolom pengukuran belum diisi; baris ini tidak diambil."
    )
    (named,) = add(kota, new(Satuan="")).problems
    assert named.pesan == "indikator 3.2: Satuan belum diisi; baris ini tidak diambil."
    torn = replace(bare, kunci="3.2", ditolak=frozenset(("Tahunan", "Definisi")))
    (unread,) = add(kota, torn).problems
    said = "Satuan dan Agregasi belum diisi, Tahunan dan Definisi tidak terbaca; baris ini"
    assert said in unread.pesan
    assert diff(kota) == []


@pytest.mark.parametrize(
    ("cells", "kode"),
    [
        ({"Agregasi": "jumlahkan"}, "X041"),
        ({"Sasaran": "Sasaran lain"}, "X042"),
        ({"Kelompok": "strategis"}, "X042"),
        ({"Definisi": "[Arti]"}, "X053"),
    ],
)
def test_a_new_row_with_a_wrong_cell_is_not_taken(
    kota: Path, cells: Mapping[str, str], kode: str
) -> None:
    ((found, kolom),) = codes(add(kota, new(**cells)))
    assert (found, kolom) == (kode, *cells)
    assert diff(kota) == []


def test_a_new_row_may_say_again_what_its_sasaran_is(kota: Path) -> None:
    words = "terlaksananya tata kelola pegawai yang tertib"
    assert not add(kota, new(Kelompok="operasional", Sasaran=words)).problems


def test_each_edit_names_its_cells(kota: Path) -> None:
    (tulis,) = SHEET.write(read_bahan(kota), (), [new()]).value or ()
    assert isinstance(tulis.edit, Append)
    assert len(tulis.di) == len(NEW)
    bahan = read_bahan(kota)
    cell = isian(SHEET.build(bahan), "1.1", "TW I", "4")
    assert [own.di for own in SHEET.write(bahan, [cell], ()).value or ()] == [(cell.di,)]


OTHER = {
    "Kelompok": "khusus",
    "Agregasi": "terakhir",
    "Naik": "jumlah",
    "No": "77",
    "No Sasaran": "77",
}


PROJECTS = {"2023": ROOT, "2022": ROOT / "contoh" / "2022", "kota": KOTA}


@pytest.mark.parametrize(
    ("name", "kunci"),
    [
        pytest.param("2023", "2.1", marks=pytest.mark.slow),
        pytest.param("2022", "2022.3.1", marks=pytest.mark.slow),
        ("kota", "1.2"),
        ("kota", "2.1"),
    ],
)
def test_every_cell_of_an_indicator_can_be_changed_alone(name: str, kunci: str) -> None:
    assert change_each(PROJECTS[name], [kunci]) > 19


@pytest.mark.slow
@pytest.mark.parametrize("name", PROJECTS)
def test_the_cells_of_every_fifth_indicator_can_be_changed_alone(name: str) -> None:
    lembar = SHEET.build(read_bahan(PROJECTS[name]))
    assert change_each(PROJECTS[name], [row.kunci for row in lembar.baris[::5]]) > 15


def change_each(project: Path, keys: list[str]) -> int:
    """Change each cell of these rows alone, and hold that nothing else changed; how many."""
    bahan, raw = read_bahan(project), (project / INDICATORS).read_bytes()
    lembar = SHEET.build(bahan)
    before, count = texts(lembar), 0
    read = [kolom.kepala for kolom in lembar.kolom if kolom.guna is Guna.ISI]
    rows = [row for row in lembar.baris if row.kunci in keys]
    for row, kolom in product(rows, read):
        old = row.sel[kolom]
        baru = OTHER.get(kolom) or f"{old.teks} lain".strip()
        if old.teks != baru:
            after = edited(raw, bahan, isian(lembar, row.kunci, kolom, baru))
            rebuilt = texts(SHEET.build(with_catalogue(bahan, after)))
            own = {
                r.kunci for r in lembar.baris if old.alamat and r.sel[kolom].alamat == old.alamat
            }
            changed = {key: {**before[key], kolom: baru} for key in {*own, row.kunci}}
            assert rebuilt == {**before, **changed}
            if kolom.startswith("TW") or kolom in ("Tahunan", "Satuan", "Agregasi"):
                assert len(changed_lines(raw.decode(), after.decode())) == 2
            count += 1
    return count


def edited(raw: bytes, bahan: Bahan, cell: Isian) -> bytes:
    return edit_source(raw, [own.edit for own in SHEET.write(bahan, [cell], ()).value or ()])


def with_catalogue(bahan: Bahan, raw: bytes) -> Bahan:
    source = parse_source(raw, INDICATORS).value
    assert source is not None
    return replace(bahan, sources={**bahan.sources, INDICATORS: source})
