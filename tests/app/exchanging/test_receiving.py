"""Workbooks read back: nothing changed writes nothing, one cell is one line, and what is left."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.app.exchanging.receiving import Received, read_workbooks
from pkdocs.app.exchanging.rewriting import Seen, put_sources
from pkdocs.app.exchanging.workbooks import Wanted, make_workbooks
from pkdocs.app.terms import Refused
from pkdocs.domain.katalog import iter_indikator
from pkdocs.sources.edits import Remove, edit_source
from pkdocs.sources.project import load_project
from pkdocs.sources.sheets.unit import baris_turunan
from pkdocs.sources.yaml_file import read_source
from pkdocs.store.agenda import read_agenda
from tests.helpers import ROOT, edit, make_project, run
from tests.support.bahan import read_bahan
from tests.support.folder import files
from tests.support.instruksi import LAMPIRAN, Tata, instruksi, ticks_of
from tests.support.lembar import changed_lines, copy_sources
from tests.support.sticky import Sticky
from tests.support.typed import Typed, copy_kota, type_into
from tests.tools import convert

UNIT = "Bagian Layanan Warga"
TARGETS = ("TW I", "TW II", "TW III", "TW IV", "Tahunan")


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_kota(tmp_path / "2024")


def book(folder: Path, typed: Typed, name: str = "isi", unit: str = "") -> Path:
    """A workbook of a project, filled in."""
    made = folder.parent / f"{name}-asal.xlsx"
    make_workbooks(folder, Wanted(made, unit=unit, overwrite=True))
    return type_into(made, folder.parent / f"{name}.xlsx", typed)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


def codes(done: Received) -> list[str]:
    return [problem.kode for problem in done.problems]


@pytest.mark.parametrize("name", ["kota-contoh", "2022", "."])
def test_out_and_in_again_changes_not_one_byte(name: str, tmp_path: Path) -> None:
    source = ROOT if name == "." else ROOT / "contoh" / name
    folder = tmp_path / "proyek"
    for path in (*source.glob("*.yaml"), *source.glob("turunan/*"), *source.glob("templates/*")):
        (folder / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / path.relative_to(source))
    before = bytes_of(folder)
    done = run("read", str(book(folder, {})), "--write", "-C", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Tidak ada yang perlu ditulis." in done.stdout
    after = bytes_of(folder)
    assert after.pop("agenda.jsonl")
    assert after == before


def test_every_sheet_of_a_units_workbook_is_known(kota: Path) -> None:
    done = read_workbooks(kota, [book(kota, {}, unit=UNIT)])
    assert (done.problems, done.usulan.isian, done.usulan.hilang) == ((), (), ())


def test_one_target_is_one_line_of_yaml_and_comments_stay(kota: Path) -> None:
    path = book(kota, {("Turunan", "1.2.loket", TW): "≤ 2" for TW in TARGETS})
    before = (kota / "turunan" / "bagian-layanan-warga.yaml").read_text(encoding="utf-8")
    shown = run("read", str(path), "-C", str(kota))
    assert shown.returncode == 0, shown.stderr
    assert "Turunan 1.2.loket, Tahunan: ≤ 3 → ≤ 2 (isi.xlsx!Turunan!" in shown.stdout
    assert "Belum ada yang ditulis" in shown.stdout
    unit = kota / "turunan" / "bagian-layanan-warga.yaml"
    assert unit.read_text(encoding="utf-8") == before
    run("read", str(path), "--write", "-C", str(kota))
    old = '    target: {tw1: "≤ 3", tw2: "≤ 3", tw3: "≤ 3", tw4: "≤ 3", tahunan: "≤ 3"}'
    assert changed_lines(before, unit.read_text(encoding="utf-8")) == [
        f"-{old}",
        f"+{old.replace('≤ 3', '≤ 2')}",
    ]


def test_a_workbook_that_is_held_is_told_and_the_others_are_read(
    kota: Path, sticky: Sticky
) -> None:
    typed: Typed = {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"}
    paths = [book(kota, {}, "satu"), book(kota, typed, "dua")]
    sticky.hold("satu.xlsx", acts=("read",))
    done = read_workbooks(kota, paths, write=True)
    assert codes(done) == ["F004"]
    assert done.written
    assert not done.complete


def test_reading_twice_changes_nothing_and_is_noted_once(kota: Path) -> None:
    path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})
    assert read_workbooks(kota, [path], write=True).written
    after = bytes_of(kota)
    again = read_workbooks(kota, [path], write=True)
    assert (again.written, again.usulan.isian) == ((), ())
    assert bytes_of(kota) == after
    assert [own.unit for own in read_agenda(kota).value or ()] == [""]


def test_who_begins_after_the_day_of_signing_is_no_change_the_second_time(kota: Path) -> None:
    cells = {"Nama": "Budi Pengganti", "NIP": "19880505 201001 1 009", "Mulai": "1 Maret 2024"}
    path = book(kota, {("Pegawai", "camat-mawar", kepala): teks for kepala, teks in cells.items()})
    assert read_workbooks(kota, [path], write=True).written
    after = bytes_of(kota)
    again = read_workbooks(kota, [path], write=True)
    assert (again.written, again.complete, again.usulan.ditolak) == ((), True, ())
    assert bytes_of(kota) == after


def test_the_senders_file_is_never_touched(kota: Path) -> None:
    path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})
    before = path.read_bytes(), path.stat().st_mtime_ns
    read_workbooks(kota, [path], write=True)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_what_the_sources_changed_since_is_not_undone_and_a_conflict_names_both(
    kota: Path,
) -> None:
    path = book(
        kota,
        {
            ("Pegawai", "kabag-layanan", "Golongan"): "IV/b",
            ("Pegawai", "asisten-pelayanan", "Pangkat"): "Pembina",
        },
    )
    edit(kota, "pegawai.yaml", "    golongan: IV/a", "    golongan: IV/c")
    edit(kota, "pegawai.yaml", "    golongan: IV/b", "    golongan: IV/d")
    done = read_workbooks(kota, [path], write=True)
    (bentrok,) = done.usulan.bentrok
    assert (bentrok.isian.baru, bentrok.lain, bentrok.dulu) == ("IV/b", "IV/c", "IV/a")
    assert not done.complete
    text = (kota / "pegawai.yaml").read_text(encoding="utf-8")
    assert "golongan: IV/c" in text
    assert "golongan: IV/d" in text
    assert "pangkat: Pembina\n    golongan: IV/d" in text


@pytest.mark.slow
def test_two_workbooks_that_say_different_things_of_one_cell_are_both_named(kota: Path) -> None:
    paths = [
        book(kota, {("Pegawai", "kabag-layanan", "Golongan"): golongan}, name)
        for name, golongan in (("satu", "IV/b"), ("dua", "IV/c"))
    ]
    done = run("read", *map(str, paths), "--write", "-C", str(kota))
    assert done.returncode == 1
    assert "satu.xlsx!Pegawai!" in done.stdout
    assert "dua.xlsx!Pegawai!" in done.stdout
    assert "Bentrok, tidak diambil" in done.stdout
    assert "golongan: IV/a" in (kota / "pegawai.yaml").read_text(encoding="utf-8")


def test_a_unit_speaks_of_its_own_posts_alone(kota: Path) -> None:
    before = bytes_of(kota)
    path = book(kota, {("Turunan", "1.1.layanan", "Tahunan"): "99"}, unit=UNIT)
    done = read_workbooks(kota, [path], write=True)
    assert [own.isian.kolom for own in done.usulan.ditolak] == ["Tahunan"]
    assert (done.written, done.complete) == ((), False)
    assert bytes_of(kota)["indicators.yaml"] == before["indicators.yaml"]
    assert [own.unit for own in read_agenda(kota).value or ()] == [UNIT]


def test_a_workbook_that_would_make_the_sources_wrong_is_held_back_and_others_are_taken(
    kota: Path,
) -> None:
    wrong = book(kota, {("Turunan", "1.1.tu", "Tahunan"): "5"}, "salah", UNIT)
    good = book(kota, {("Pegawai", "lurah-melati", "Golongan"): "IV/b"}, "benar")
    done = run("read", str(wrong), str(good), "--write", "-C", str(kota))
    assert done.returncode == 1
    assert "salah.xlsx tidak ditulis" in done.stdout
    assert "salah.xlsx!Turunan!" in done.stdout.partition("Akibatnya bagi sumber")[2]
    assert run("check", "-C", str(kota)).returncode == 0
    assert "golongan: IV/b" in (kota / "pegawai.yaml").read_text(encoding="utf-8")
    unit = (kota / "turunan" / "bagian-layanan-warga.yaml").read_text(encoding="utf-8")
    assert 'tahunan: "5"' not in unit
    assert [own.unit for own in read_agenda(kota).value or ()] == [""]


def test_a_workbook_of_another_year_or_unit_is_not_read(kota: Path) -> None:
    path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"}, unit=UNIT)
    edit(kota, "indicators.yaml", 'tahun: "2024"', 'tahun: "2025"')
    assert codes(read_workbooks(kota, [path], write=True)) == ["X022"]
    edit(kota, "indicators.yaml", 'tahun: "2025"', 'tahun: "2024"')
    org = (kota / "org.yaml").read_text(encoding="utf-8")
    (kota / "org.yaml").write_text(org.replace(UNIT, "Bagian Lain"), encoding="utf-8")
    assert codes(read_workbooks(kota, [path])) == ["X023"]


def test_of_a_workbook_that_lost_what_it_was_made_from_nothing_is_written(kota: Path) -> None:
    typed = {
        ("Pegawai", "kabag-layanan", "Golongan"): "IV/b",
        ("Turunan", "", "Indikator"): "Jumlah contoh",
    }
    path = book(kota, typed, unit=UNIT)
    edit(kota, "turunan/bagian-layanan-warga.yaml", 'tw1: "≤ 3"', 'tw1: "≤ 4"')
    copied = openpyxl.load_workbook(path)
    del copied["_pkdocs"]
    copied.save(path)
    before = bytes_of(kota)
    done = read_workbooks(kota, [path], write=True)
    assert codes(done) == ["X027"]
    assert (done.written, done.complete, bytes_of(kota)) == ((), False, before)
    told = {(own.isian.kolom, own.isian.sekarang, own.isian.baru) for own in done.usulan.ditolak}
    assert {("Golongan", "IV/a", "IV/b"), ("TW I", "≤ 4", "≤ 3")} <= told
    shown = run("read", str(path), "-C", str(kota))
    assert "asal buku kerja tidak diketahui" in shown.stdout
    assert ": TW I 1.2.loket: ≤ 4 → ≤ 3" in shown.stdout
    assert shown.stdout.endswith("Tidak ada yang ditulis.\n")


def test_a_workbook_whose_origin_was_changed_is_told_once(kota: Path) -> None:
    path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})
    changed = openpyxl.load_workbook(path)
    changed["_pkdocs"]["B1"].value = "9"
    changed.save(path)
    done = read_workbooks(kota, [path], write=True)
    assert (codes(done), done.written) == (["X018"], ())


@pytest.mark.slow
def test_a_folder_of_workbooks_is_read_whole_and_one_given_twice_counts_once(kota: Path) -> None:
    folder = kota.parent / "masuk"
    folder.mkdir()
    path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})
    for name in ("a.xlsx", "b.XLSX", "~$a.xlsx"):
        shutil.copyfile(path, folder / name)
    (folder / "catatan.txt").write_text("catatan")
    done = read_workbooks(kota, [folder, folder / "~$a.xlsx"])
    assert [own.berkas for own in done.buku] == ["a.xlsx"]
    assert codes(done) == ["X026", "X001"]
    assert len(done.usulan.isian) == 1
    assert set(codes(read_workbooks(kota, [kota / "turunan"]))) == {"X001"}


def test_an_answer_of_another_kind_in_a_folder_is_told_and_not_passed_over(kota: Path) -> None:
    folder = kota.parent / "masuk"
    folder.mkdir()
    (folder / "mawar.CSV").write_text("Kode;Nama\n", encoding="utf-8")
    shutil.copyfile(book(kota, {}), folder / "a.xlsx")
    done = read_workbooks(kota, [folder])
    assert [(own.span.berkas, own.kode) for own in done.problems] == [("mawar.CSV", "X001")]


def test_a_new_row_that_says_not_whose_it_is_asks_for_the_post(kota: Path) -> None:
    path = book(kota, {("Turunan", "", "Indikator"): "Jumlah contoh"}, unit=UNIT)
    done = run("read", str(path), "-C", str(kota))
    assert ": Indikator: isi juga Kode jabatan;" in done.stdout


@pytest.mark.slow
def test_workbooks_of_one_name_in_two_folders_are_both_read(kota: Path) -> None:
    paths = []
    for name, golongan in (("senin", "IV/b"), ("selasa", "IV/c")):
        path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): golongan})
        (kota.parent / name).mkdir()
        paths.append(path.rename(kota.parent / name / path.name))
    done = read_workbooks(kota, paths)
    (conflict,) = done.usulan.bentrok
    assert {conflict.isian.baru, conflict.lain} == {"IV/b", "IV/c"}
    assert [own.berkas for own in done.buku] == [path.as_posix() for path in paths]


@pytest.mark.slow
def test_names_of_a_project_without_people_begin_a_file_of_people(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    org = (folder / "org.yaml").read_text(encoding="utf-8")
    assert "pejabat: {nama: Kartika Contoh" in org or "pejabat" in org
    start = (folder / "org.yaml").read_text(encoding="utf-8")
    rows = [line for line in start.splitlines() if "pejabat" not in line]
    (folder / "org.yaml").write_text("\n".join(rows) + "\n", encoding="utf-8")
    path = book(
        folder,
        {
            ("Pegawai", "walikota", "Nama"): "Dr. Wira Contoh, S.Sos.",
            ("Pegawai", "walikota", "NIP"): "19700101 199501 1 001",
        },
    )
    done = read_workbooks(folder, [path], write=True)
    assert {own.name for own in done.written} == {"org.yaml", "pegawai.yaml"}
    assert "Wira Contoh" in run("show", "walikota", "-C", str(folder)).stdout


@pytest.mark.slow
def test_a_source_saved_meanwhile_stops_the_writing(
    kota: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})

    def saved(folder: Path, contents: Mapping[str, tuple[Seen, bytes]], words: str) -> list[Path]:
        edit(folder, "pegawai.yaml", "Wira Contoh", "Wira Lain")
        return put_sources(folder, contents, words)

    monkeypatch.setattr("pkdocs.app.exchanging.receiving.put_sources", saved)
    with pytest.raises(Refused) as refused:
        read_workbooks(kota, [path], write=True)
    assert [p.kode for p in refused.value.problems] == ["F014"]
    text = (kota / "pegawai.yaml").read_text(encoding="utf-8")
    assert "Wira Lain" in text
    assert "IV/b" not in text.partition("kabag-layanan")[0].rpartition("110003")[2]
    assert not list(kota.glob(".pkdocs*"))


@pytest.mark.slow
def test_a_row_that_is_not_whole_is_told_and_not_counted_as_taken(kota: Path) -> None:
    typed = {
        ("Turunan", "", "Kode jabatan"): "kasubbag-tata-usaha",
        ("Turunan", "", "Kode induk"): "1.1.layanan",
        ("Turunan", "", "Indikator"): "Jumlah arsip contoh",
        ("Pegawai", "kabag-layanan", "Golongan"): "IV/b",
    }
    done = run("read", str(book(kota, typed)), "-C", str(kota))
    assert done.returncode == 1
    assert "X050" in done.stderr
    assert "Jumlah arsip contoh" not in done.stdout
    assert "1 buku kerja dibaca: 1 sel berubah" in done.stdout


def test_offers_are_taken_wherever_they_are_written_and_no_other_workbook_misses_their_column(
    kota: Path,
) -> None:
    for name in ("indicators.yaml", "turunan/bagian-layanan-warga.yaml"):
        text = (kota / name).read_text(encoding="utf-8")
        head, below, own = text.partition("\nturunan:\n")
        own = own.replace("  - kode:", '  - tawaran: "2023"\n    kode:')
        (kota / name).write_text(head + below + own, encoding="utf-8")
    made = read_bahan(kota, UNIT)
    offers = [row.kunci for row in baris_turunan.build(made).baris]
    assert {"1.1.layanan", "1.1.loket"} < set(offers)
    typed = {("Turunan", kode, "Dipakai"): "Ya" for kode in offers}
    score_card = {("Score Card", "lurah-melati SC.2", TW): "1" for TW in TARGETS[:4]}
    score_card["Score Card", "lurah-melati SC.2", "Tahunan"] = "4"
    both = [
        book(kota, typed, "bagian", UNIT),
        book(kota, score_card, "melati", "Kelurahan Melati"),
    ]
    done = read_workbooks(kota, both, write=True)
    assert (codes(done), done.usulan.ditolak) == ([], ())
    assert {own.name for own in done.written} >= {
        *("indicators.yaml", "bagian-layanan-warga.yaml", "kelurahan-melati.yaml")
    }
    assert "tawaran" not in (kota / "indicators.yaml").read_text(encoding="utf-8")
    again = read_workbooks(kota, both)
    assert (codes(again), again.usulan.ditolak, again.changes) == ([], (), ())


@pytest.mark.parametrize("mulai", ["", "5 Januari 2024"])
def test_nobody_loses_his_nip_where_his_name_was_emptied(kota: Path, mulai: str) -> None:
    sheet, post = "Pegawai", "kabag-layanan"
    typed = {(sheet, post, "Nama"): "", (sheet, post, "NIP"): "", (sheet, post, "Mulai"): mulai}
    before = bytes_of(kota)
    done = read_workbooks(kota, [book(kota, typed)], write=True)
    (problem,) = done.problems
    assert problem.kode == "X030"
    assert "isi Selesai dengan hari terakhirnya" in problem.pesan
    assert (done.isian, done.written, done.complete) == ((), (), False)
    assert {own.isian.kolom for own in done.usulan.ditolak} == {
        "NIP",
        *(["Mulai"] if mulai else []),
    }
    assert {k: v for k, v in bytes_of(kota).items() if k != "agenda.jsonl"} == before


def test_a_target_of_which_one_part_was_emptied_is_not_taken_in_part(kota: Path) -> None:
    sheet, row = "Score Card", "lurah-melati SC.1"
    typed = {(sheet, row, "TW I"): "60%", (sheet, row, "TW II"): ""}
    unit = kota / "turunan" / "kelurahan-melati.yaml"
    before = unit.read_bytes()
    other = {**typed, ("Pegawai", "lurah-melati", "Golongan"): "III/c"}
    two = [book(kota, typed, "satu"), book(kota, other, "dua")]
    done = read_workbooks(kota, two, write=True)
    assert codes(done) == ["X030", "X030"]
    assert [own.isian.kolom for own in done.usulan.ditolak] == ["TW I", "TW I"]
    assert [own.name for own in done.written] == ["pegawai.yaml"]
    assert unit.read_bytes() == before


@pytest.mark.slow
def test_the_data_of_a_reading_name_each_change_with_its_cell(kota: Path) -> None:
    path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})
    done = run("read", str(path), "--json", "-C", str(kota))
    data = json.loads(done.stdout)
    (change,) = data["perubahan"]
    assert (change["dari"], change["ke"], change["unit"]) == ("IV/a", "IV/b", UNIT)
    assert change["di"].startswith("isi.xlsx!Pegawai!")
    assert (data["bentrok"], data["ditolak"], data["ditulis"]) == ([], [], [])


@pytest.mark.slow
@pytest.mark.soffice
def test_what_went_through_libreoffice_says_the_same(kota: Path, tmp_path: Path) -> None:
    path = book(kota, {("Pegawai", "kabag-layanan", "Golongan"): "IV/b"})
    (tmp_path / "calc").mkdir()
    saved = convert(path, "xlsx", tmp_path / "calc")
    done = read_workbooks(kota, [saved])
    assert [own.baru for own in done.usulan.isian] == ["IV/b"]
    assert (done.problems, done.usulan.ditolak, done.usulan.hilang) == ((), (), ())


@pytest.mark.slow
def test_the_instruksi_on_paper_becomes_the_catalogue_in_one_reading(tmp_path: Path) -> None:
    folder = tmp_path / "2023"
    copy_sources(ROOT, folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    bahan = read_bahan(folder)
    paper = tmp_path / "Lampiran.docx"
    paper.write_bytes(instruksi(bahan, Tata()))
    path = folder / "indicators.yaml"
    rest = [Remove(("sasaran", n)) for n in range(1, len(bahan.katalog.sasaran))]
    path.write_bytes(edit_source(path.read_bytes(), rest))
    done = read_workbooks(folder, [paper], write=True)
    assert [own.name for own in done.written] == ["indicators.yaml"]
    assert {own.kode for own in done.problems} == {"X062", "X064"}
    made = read_bahan(folder)
    assert [said(own) for own in iter_indikator(made.katalog)] == [
        said(own) for own in iter_indikator(bahan.katalog)
    ]
    again = read_workbooks(folder, [paper], write=True)
    assert (again.changes, again.usulan.isian, again.usulan.baru) == ((), (), ())


def said(row: tuple[domain.Sasaran, domain.Indikator]) -> tuple[object, ...]:
    """What a lampiran prints of an indikator, and to whom it is given there.

    Of two lingkup joined by "dan" that nobody knows the paper does not say that they are two.
    """
    sasaran, own = row
    given = {
        (nama, kode): (tick.sifat, " dan ".join(tick.lingkup), tick.teks)
        for nama in LAMPIRAN
        for kode, tick in ticks_of(own, nama).items()
    }
    head = (sasaran.no_sasaran, sasaran.kelompok, sasaran.sasaran)
    return (*head, own.kode, own.indikator, own.target, own.satuan, own.agregasi, given)


_WORDS = st.text(
    st.sampled_from("abcXYZ 0123456789,.;:#'\"&*!|>%@`-?[]{}=+éß≤✓↓"), min_size=1, max_size=40
)
_VALUES = st.sampled_from(
    ["N/A", "86,75", "100%", "≤ 24", "12 dokumen", "Level 3", "70-75", "1:200"]
)
_TEXTS = frozenset(("indikator", "sasaran", "sumber_data", "catatan", "satuan", "teks", "nama"))


def _shaken(data: st.DataObject, plain: Any, key: str = "") -> Any:
    """The data of a source with some of its texts and targets replaced."""
    if isinstance(plain, dict):
        return {name: _shaken(data, value, name) for name, value in plain.items()}
    if isinstance(plain, list):
        return [_shaken(data, value, key) for value in plain]
    if isinstance(plain, str) and data.draw(st.integers(0, 9)) == 0:
        if key in ("tw1", "tw2", "tw3", "tw4", "tahunan"):
            return data.draw(_VALUES)
        if key in _TEXTS:
            return f"Teks {data.draw(_WORDS)}".strip()
    return plain


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=8)
def test_of_a_made_up_project_out_and_in_again_changes_nothing(data: st.DataObject) -> None:
    """Texts of any letters, targets of any kind, in YAML of any width: not one byte changes."""
    with tempfile.TemporaryDirectory() as name:
        folder = copy_kota(Path(name) / "2024")
        for path in (*folder.glob("*.yaml"), *folder.glob("turunan/*.yaml")):
            source = read_source(path, path.name).value
            assert source is not None
            width = data.draw(st.sampled_from([40, 80, 200]))
            shaken = _shaken(data, source.plain())
            flow = data.draw(st.sampled_from([None, False]))
            text = yaml.safe_dump(
                shaken, allow_unicode=True, width=width, sort_keys=False, default_flow_style=flow
            )
            path.write_text(text, encoding="utf-8")
        assume(load_project(folder).value is not None)
        before = bytes_of(folder)
        done = read_workbooks(folder, [book(folder, {})], write=True)
        assert (done.usulan.isian, done.usulan.baru, done.usulan.bentrok) == ((), (), ())
        assert (done.usulan.ditolak, done.usulan.hilang, done.written) == ((), (), ())
        after = bytes_of(folder)
        after.pop("agenda.jsonl")
        assert after == before


def test_beside_another_agenda_nothing_is_written(kota: Path) -> None:
    path = book(kota, {("Turunan", "1.2.loket", "TW I"): "≤ 2"})
    (kota / "agenda-PC-01.jsonl").touch()
    before = bytes_of(kota)
    with pytest.raises(Refused) as refused:
        read_workbooks(kota, [path], write=True)
    assert [problem.kode for problem in refused.value.problems] == ["F021"]
    assert bytes_of(kota) == before


def test_what_of_a_folder_is_no_workbook_is_told_by_its_name(kota: Path, tmp_path: Path) -> None:
    folder = tmp_path / "terima"
    (folder / "susulan").mkdir(parents=True)
    (answer,) = make_workbooks(kota, Wanted(folder / "satu.xlsx"))
    shutil.copy(answer, folder / "susulan" / "dua.xlsx")
    for name, data in (
        ("jawaban.pdf", b"%PDF-1.4"),
        ("surat.docx", b"PK"),
        ("catatan.txt", b"hal"),
        ("foto.jpg", b"\xff\xd8\xff"),
        ("desktop.ini", b"x"),
        ("~$satu.xlsx", b"x"),
    ):
        (folder / name).write_bytes(data)
    done = read_workbooks(kota, [folder])
    assert [own.berkas for own in done.buku] == ["satu.xlsx"]
    assert {problem.kode for problem in done.problems} == {"X001"}
    told = {Path(own.span.berkas).name: own.pesan for own in done.problems}
    assert sorted(told) == ["catatan.txt", "foto.jpg", "jawaban.pdf", "surat.docx", "susulan"]
    assert "ini PDF" in told["jawaban.pdf"]
    assert "sebut berkasnya: pkdocs read BERKAS" in told["surat.docx"]
    assert told["susulan"].startswith("folder di dalam folder; isinya tidak dibaca.")
    assert not done.complete
    (tmp_path / "kosong").mkdir()
    (tmp_path / "kosong" / "desktop.ini").write_bytes(b"x")
    with pytest.raises(Refused, match="tidak ada buku kerja"):
        read_workbooks(kota, [tmp_path / "kosong"])


def test_what_two_workbooks_say_apart_is_not_written_where_one_of_them_is_held(kota: Path) -> None:
    card, row = "Score Card", "lurah-melati SC.1"
    one = book(kota, {(card, row, "TW I"): "60%", (card, row, "TW II"): ""}, "satu")
    wrong = ("Turunan", "1.1.layanan", "TW I")
    two = book(kota, {(card, row, "TW III"): "77%", wrong: "abc"}, "dua")
    before = bytes_of(kota)
    done = read_workbooks(kota, [one, two], write=True)
    assert (done.held, done.written) == (("dua.xlsx",), ())
    assert {own.isian.kolom for own in done.usulan.ditolak} == {"TW I", "TW II", "TW III"}
    after = bytes_of(kota)
    assert {name for name in after if after[name] != before.get(name)} <= {"agenda.jsonl"}


def test_names_of_workbooks_may_hold_any_sign(kota: Path) -> None:
    card, row = "Score Card", "lurah-melati SC.1"
    one = book(kota, {(card, row, "TW I"): "60%"}, "Kel. Melati!1")
    two = book(kota, {(card, row, "TW II"): "61%"}, "Kel. Melati!2")
    done = read_workbooks(kota, [one, two])
    assert (done.usulan.isian, len(done.usulan.ditolak)) == ((), 2)
