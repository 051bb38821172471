"""What ticks write: the least that makes the sources say what the matrix says."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.problem import Checked
from pkdocs.base.values import replace
from pkdocs.domain.lembar import Isian
from pkdocs.sources.edits import Remove, edit_source
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets.bahan import Bahan, Sheet
from pkdocs.sources.sheets.katalog.lampiran import SHEETS
from pkdocs.sources.yaml_file import parse_source
from tests.helpers import ROOT, edit
from tests.support.bahan import read_bahan
from tests.support.lembar import (
    baris_baru,
    changed_lines,
    copy_sources,
    fill,
    isian,
    texts,
    write_back,
)

KOTA = ROOT / "contoh" / "kota-contoh"
LAMPIRAN_I, LAMPIRAN_II, LAMPIRAN_III, LAIN = SHEETS


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_sources(KOTA, tmp_path)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return copy_sources(ROOT, tmp_path)


def diff(folder: Path, before: Path = KOTA) -> list[str]:
    texts = [(own / INDICATORS).read_text(encoding="utf-8") for own in (before, folder)]
    return [f"{line[0]} {line[1:].strip()}" for line in changed_lines(*texts)]


def test_a_tick_that_goes_takes_its_code_along(kota: Path) -> None:
    assert not fill(kota, LAMPIRAN_III, {("2.1", "Kepala Subbagian Tata Usaha"): ""}).problems
    assert diff(kota) == [
        "- langsung: [kasubbag-tata-usaha, ketua-loket]",
        "+ langsung: [ketua-loket]",
    ]


def test_a_new_tick_is_one_more_code(kota: Path) -> None:
    fill(kota, LAMPIRAN_II, {("1.1", "Kepala Subbagian Tata Usaha"): "↓"})
    assert diff(kota) == [
        "- diturunkan: [kabag-layanan]",
        "+ diturunkan: [kabag-layanan, kasubbag-tata-usaha]",
    ]


def test_a_lampiran_that_was_not_there_begins(kota: Path) -> None:
    cells = {
        ("1.1", "Kepala Subbagian Tata Usaha"): "v",
        ("1.1", "Pranata Layanan Ahli Muda"): "↓\nLoket",
        ("1.1", "Teks turunan"): "Diturunkan  menjadi\nkegiatan",
    }
    fill(kota, LAMPIRAN_III, cells)
    assert diff(kota) == [
        "+ lampiran_iii:",
        "+ langsung:",
        "+ - kasubbag-tata-usaha",
        "+ diturunkan:",
        "+ - jabatan: ketua-loket",
        "+ lingkup:",
        "+ - Loket",
        "+ teks: Diturunkan menjadi kegiatan",
    ]


def test_a_lampiran_with_nothing_left_goes(kota: Path) -> None:
    fill(
        kota,
        LAMPIRAN_II,
        {("1.1", "Kepala Bagian Layanan Warga"): "-", ("1.1", "Teks turunan"): ""},
    )
    assert diff(kota) == [
        "- lampiran_ii:",
        "- diturunkan: [kabag-layanan]",
        "- teks: Diturunkan menjadi indikator layanan bagian",
    ]


def test_what_the_derived_ones_are_told_stays_until_it_is_emptied(kota: Path) -> None:
    fill(kota, LAMPIRAN_II, {("1.1", "Kepala Bagian Layanan Warga"): ""})
    assert diff(kota) == ["- diturunkan: [kabag-layanan]"]
    fill(kota, LAMPIRAN_II, {("1.1", "Teks turunan"): ""})
    assert "lampiran_ii" not in plain(kota, "1.1")["penerima"]


def test_a_tick_that_is_to_be_derived_now_changes_its_list(kota: Path) -> None:
    fill(kota, LAMPIRAN_II, {("1.2", "Kepala Bagian Layanan Warga"): "↓"})
    assert plain(kota, "1.2")["penerima"]["lampiran_ii"] == {"diturunkan": ["kabag-layanan"]}


def test_a_group_that_no_longer_fits_becomes_singles(kota: Path) -> None:
    fill(kota, LAIN, {("2.1", "Lurah Kenanga"): ""})
    assert diff(kota) == ["- - semua: lurah", "+ - lurah-melati"]


def test_a_group_that_changes_as_a_whole_stays_one(shipped: Path) -> None:
    bahan = read_bahan(shipped)
    columns = [k.kepala for k in LAMPIRAN_II.build(bahan).kolom if k.pilihan]
    fill(shipped, LAMPIRAN_II, {("1.1", kepala): "✓" for kepala in columns})
    lampiran = plain(shipped, "1.1")["penerima"]["lampiran_ii"]
    assert lampiran["langsung"] == [{"semua": "kepala-bagian"}]
    assert "diturunkan" not in lampiran


def test_the_doubt_of_a_group_goes_with_all_of_its_question_marks(shipped: Path) -> None:
    bahan = read_bahan(shipped)
    camat = [k.kepala for k in LAIN.build(bahan).kolom if k.kepala.startswith("Camat")]
    fill(shipped, LAIN, {("2.1", kepala): "✓" for kepala in camat})
    langsung = plain(shipped, "2.1")["penerima"]["lainnya"]["langsung"]
    assert langsung[0] == {"semua": "camat"}
    assert langsung[1].keys() == {"semua", "perlu_konfirmasi"}


def test_the_doubt_of_one_goes_and_the_others_keep_theirs(kota: Path) -> None:
    doubt = 'langsung: [{semua: lurah, perlu_konfirmasi: "Menunggu surat."}]'
    edit(kota, INDICATORS, "langsung: [camat-mawar, {semua: lurah}]", doubt)
    fill(kota, LAIN, {("1.2", "Lurah Melati"): "✓"})
    assert plain(kota, "1.2")["penerima"]["lainnya"]["langsung"] == [
        {"jabatan": "lurah-kenanga", "perlu_konfirmasi": "Menunggu surat."},
        "lurah-melati",
    ]


def test_a_doubt_survives_what_changes_beside_it(kota: Path) -> None:
    fill(kota, LAIN, {("2.1", "Camat Mawar"): "✓ ?\nLoket"})
    entry = plain(kota, "2.1")["penerima"]["lainnya"]["langsung"][0]
    assert entry == {
        "jabatan": "camat-mawar",
        "perlu_konfirmasi": "Apakah pengaduan di kecamatan dihitung pada Camat?",
        "lingkup": ["Loket"],
    }
    assert "# Ragu sampai dipastikan" in (kota / INDICATORS).read_text(encoding="utf-8")
    fill(kota, LAIN, {("2.1", "Camat Mawar"): "✓ ? Tunggu surat.\nLoket"})
    assert diff(kota)[:2] == [
        "- perlu_konfirmasi: Apakah pengaduan di kecamatan dihitung pada Camat?",
        "+ perlu_konfirmasi: Tunggu surat.",
    ]


@pytest.mark.parametrize(
    ("lingkup", "lines"),
    [
        ("Ketertiban Umum", ["+ lingkup: [Ketertiban Umum]"]),
        (
            "Ketertiban Umum; Kepuasan Terhadap Pengelolaan Kelurahan; RPTRA",
            ["+ lingkup: [Ketertiban Umum, Kepuasan Terhadap Pengelolaan Kelurahan, RPTRA]"],
        ),
        ("RPTRA; Ketertiban Umum", ["+ lingkup:", "+ - RPTRA", "+ - Ketertiban Umum"]),
        ("RPTRA", ["+ lingkup:", "+ - RPTRA"]),
        ("", []),
    ],
)
def test_lingkup_of_one_is_written_in_its_entry(
    shipped: Path, lingkup: str, lines: list[str]
) -> None:
    fill(shipped, LAMPIRAN_I, {("2.1", "Asisten Pemerintahan"): f"✓\n{lingkup}"})
    gone = "- lingkup: [Ketertiban Umum, Kepuasan Terhadap Pengelolaan Kelurahan]"
    assert diff(shipped, ROOT) == [gone, *lines]


def test_lingkup_of_one_text_becomes_a_list_with_more(kota: Path) -> None:
    entry = "langsung: [{jabatan: asisten-pelayanan, lingkup: Loket}]"
    edit(kota, INDICATORS, "langsung: [asisten-pelayanan]", entry)
    fill(kota, LAMPIRAN_I, {("1.1", "Asisten Pelayanan"): "✓\nLoket; Surat"})
    (found,) = plain(kota, "1.1")["penerima"]["lampiran_i"]["langsung"]
    assert found == {"jabatan": "asisten-pelayanan", "lingkup": ["Loket", "Surat"]}


def test_a_bare_code_becomes_an_entry_that_says_more(kota: Path) -> None:
    fill(kota, LAMPIRAN_I, {("1.1", "Asisten Pelayanan"): "✓ ? Belum jelas."})
    entry = {"jabatan": "asisten-pelayanan", "perlu_konfirmasi": "Belum jelas."}
    assert plain(kota, "1.1")["penerima"]["lampiran_i"] == {"langsung": [entry]}


def test_another_way_to_write_the_same_tick_writes_nothing(kota: Path) -> None:
    written = fill(kota, LAIN, {("2.1", "Camat Mawar"): "V ?", ("2.1", "Lurah Melati"): "1"})
    assert written == Checked(())


@pytest.mark.parametrize(
    ("teks", "kode", "words"),
    [
        ("cek", "X044", '"cek" bukan tanda penerima'),
        ("x", "X044", '"x" bukan tanda penerima'),
        ("✓ x", "X044", '"✓ x" bukan tanda penerima'),
        ("✓ ?", "X045", "apa yang belum pasti"),
    ],
)
def test_a_cell_that_says_nothing_that_is_known_is_told_and_left_out(
    kota: Path, teks: str, kode: str, words: str
) -> None:
    cells = {("1.2", "Lurah Melati"): teks, ("1.2", "Camat Mawar"): ""}
    written = fill(kota, LAIN, cells)
    (problem,) = written.problems
    assert problem.kode == kode
    assert problem.span.berkas == "buku.xlsx!Penerima lain!1.2/Lurah Melati"
    assert words in problem.pesan
    assert [own.edit for own in written.value or ()] == [
        Remove(("sasaran", 0, "indikator", 1, "penerima", "lainnya", "langsung", 0))
    ]


def test_each_edit_names_the_cells_that_it_comes_from(kota: Path) -> None:
    cells = {("1.2", "Lurah Melati"): "↓", ("1.2", "Camat Mawar"): ""}
    written = fill(kota, LAIN, cells)
    di = {type(own.edit).__name__: own.di for own in written.value or ()}
    assert di == {
        "Write": ("buku.xlsx!Penerima lain!1.2/Lurah Melati",),
        "Remove": ("buku.xlsx!Penerima lain!1.2/Camat Mawar",),
        "Append": ("buku.xlsx!Penerima lain!1.2/Lurah Melati",),
    }


def test_a_row_of_an_indicator_that_is_not_there_yet_is_told(kota: Path) -> None:
    row = baris_baru("Lampiran I", "9.9", {"Asisten Pelayanan": "✓"})
    (problem,) = LAMPIRAN_I.write(read_bahan(kota), (), [row]).problems
    assert problem.kode == "X046"
    assert problem.pesan.endswith("tulis barisnya di lembar Indikator juga.")
    known = baris_baru("Lampiran III", "1.2", {"Pranata Layanan Ahli Muda": "✓"})
    write_back(kota, LAMPIRAN_III.write(read_bahan(kota), (), [known]))
    assert plain(kota, "1.2")["penerima"]["lampiran_iii"] == {"langsung": ["ketua-loket"]}


def plain(folder: Path, kode: str) -> Any:
    data = (folder / INDICATORS).read_bytes()
    source = parse_source(data, INDICATORS).value
    assert source is not None
    found = (own for s in source.plain()["sasaran"] for own in s["indikator"])
    return next(own for own in found if own["kode"] == kode)


SOURCES = {project: read_bahan(project) for project in (ROOT, KOTA)}
RAW = {project: (project / INDICATORS).read_bytes() for project in SOURCES}
CELLS = st.sampled_from(["", "✓", "↓", "✓\nPKK", "↓\nPKK; RPTRA", "✓ ? Kabur."])


@given(
    st.sampled_from([*((ROOT, own) for own in SHEETS), *((KOTA, own) for own in SHEETS)]),
    st.randoms(use_true_random=False),
    st.lists(CELLS, min_size=1, max_size=60),
)
def test_any_matrix_that_is_filled_in_is_what_the_sources_say_then(
    what: tuple[Path, Sheet], order: random.Random, wanted: list[str]
) -> None:
    project, sheet = what
    bahan = SOURCES[project]
    lembar = sheet.build(bahan)
    columns = [kolom.kepala for kolom in lembar.kolom if kolom.pilihan]
    kode = order.choice([row.kunci for row in lembar.baris])
    chosen = order.sample(columns, min(len(columns), len(wanted)))
    cells = dict(zip(chosen, wanted, strict=False))
    changed = [isian(lembar, kode, kolom, baru) for kolom, baru in cells.items()]
    after = texts(sheet.build(written(project, bahan, sheet, changed)))
    before = texts(lembar)
    shown = {kolom: baru.replace(" Kabur.", "") for kolom, baru in cells.items()}
    wanted_texts = {**before, kode: {**before[kode], **shown}}
    empty = dict.fromkeys(before[kode], "")  # who is named no more may have no column either
    assert {kunci: {**empty, **row} for kunci, row in after.items()} == wanted_texts


def written(project: Path, bahan: Bahan, sheet: Sheet, changed: list[Isian]) -> Bahan:
    """What the sheets are made from after cells were written."""
    done = sheet.write(bahan, changed, ())
    assert done.problems == ()
    raw = edit_source(RAW[project], [own.edit for own in done.value or ()])
    source = parse_source(raw, INDICATORS).value
    assert source is not None
    return replace(bahan, sources={**bahan.sources, INDICATORS: source})


def test_an_indicator_without_receivers_gets_them_from_several_sheets_at_once(
    shipped: Path,
) -> None:
    (shipped / INDICATORS).write_bytes((ROOT / "contoh" / "2022" / INDICATORS).read_bytes())
    bahan = read_bahan(shipped)
    first = isian(LAMPIRAN_I.build(bahan), "3.1", "Asisten Pemerintahan", "✓")
    second = isian(LAMPIRAN_II.build(bahan), "3.1", "Kepala Bagian Hukum", "↓")
    done = [LAMPIRAN_I.write(bahan, [first], ()), LAMPIRAN_II.write(bahan, [second], ())]
    edits = [own.edit for written in done for own in written.value or ()]
    path = shipped / INDICATORS
    path.write_bytes(edit_source(path.read_bytes(), edits))
    assert plain(shipped, "3.1")["penerima"] == {
        "lampiran_i": {"langsung": ["asisten-pemerintahan"]},
        "lampiran_ii": {"diturunkan": ["kabag-hukum"]},
    }
