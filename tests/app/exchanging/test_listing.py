"""A list of Kepegawaian: matched, confirmed in a workbook, read back."""

from pathlib import Path

import pytest

from pkdocs.app.exchanging.listing import Listed, match_list
from pkdocs.app.exchanging.receiving import read_workbooks
from pkdocs.app.terms import Refused
from pkdocs.rules.daftar.cocok import Kesesuaian
from tests.helpers import edit, run
from tests.support.typed import Typed, copy_kota, type_into
from tests.support.workbooks import sheets

HEADER = ["NO", "UNIT KERJA", "NAMA LENGKAP", "JABATAN", "NIP", "PANGKAT/GOL"]
MELUR = ["1", "Kelurahan Melati", "MELUR CONTOH, S.IP., M.Si.", "Lurah"]
MELUR += ["19830214 200802 2 014", "Pembina (IV/a)"]
MEGA = ["2", "Kelurahan Kenanga", "Dr. Mega Baru, S.E.", "Lurah Kenanga"]
MEGA += ["19900202 201502 2 015", "Penata (III/c)"]
ADI = ["3", "Bagian Layanan Warga", "Adi Contoh", "Kabag Layanan Warga", "197503032000031003"]
ADI += ["Pembina Tk. I (IV/b)"]
BUDI = ["4", "Bagian Lain", "Budi Contoh", "Juru Parkir", "199001012020121002", "II/c"]


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_kota(tmp_path / "2024")


def list_in(kota: Path, *rows: list[str]) -> Path:
    path = kota.parent / "daftar.xlsx"
    path.write_bytes(sheets(("Daftar", [["DAFTAR PEGAWAI"], [None], HEADER, *rows])))
    return path


def matched(kota: Path, *rows: list[str]) -> Listed:
    return match_list(kota, [list_in(kota, *rows)], kota.parent / "isi.xlsx", overwrite=True)


def confirmed(kota: Path, typed: Typed) -> Path:
    return type_into(kota.parent / "isi.xlsx", kota.parent / "diisi.xlsx", typed)


def people(kota: Path) -> str:
    return (kota / "pegawai.yaml").read_text(encoding="utf-8")


def test_a_list_becomes_a_workbook_and_nothing_else(kota: Path) -> None:
    before = people(kota)
    done = matched(kota, MELUR, MEGA, ADI, BUDI)
    assert done.found == {Kesesuaian.NAMA: 2, Kesesuaian.DIDUGA: 1}
    assert done.elsewhere == 0
    assert [f"{own.span} {own.kode}" for own in done.problems] == ["daftar.xlsx!Daftar!7 X039"]
    assert people(kota) == before


@pytest.mark.slow
def test_what_is_sure_is_read_back_and_what_is_presumed_waits_for_a_yes(kota: Path) -> None:
    matched(kota, MELUR, ADI)
    before = people(kota)
    done = read_workbooks(kota, [confirmed(kota, {})])
    assert [(own.baris, own.kolom, own.baru) for own in done.usulan.isian] == [
        ("lurah-melati", "Nama", "Melur Contoh"),
        ("lurah-melati", "Gelar belakang", "S.IP., M.Si."),
        ("lurah-melati", "Pangkat", "Pembina"),
        ("lurah-melati", "Golongan", "IV/a"),
    ]
    assert (done.usulan.hilang, done.usulan.bentrok, done.usulan.ditolak) == ((), (), ())
    assert people(kota) == before
    book = confirmed(kota, {("Kecocokan", "kabag-layanan", "Setuju"): "ya"})
    read_workbooks(kota, [book], write=True)
    after = people(kota)
    assert "golongan: IV/b" in after.partition("110003")[2].partition("memangku")[0]
    assert "gelar_belakang: S.IP., M.Si." in after
    written = people(kota)
    read_workbooks(kota, [book], write=True)
    assert people(kota) == written


def test_who_follows_another_needs_the_day_and_then_both_stand_in_the_file(kota: Path) -> None:
    matched(kota, MEGA)
    done = read_workbooks(kota, [confirmed(kota, {})])
    assert [problem.kode for problem in done.problems] == ["X034"]
    book = confirmed(kota, {("Kecocokan", "lurah-kenanga", "Mulai"): "10 Januari 2024"})
    done = read_workbooks(kota, [book], write=True)
    assert done.problems == ()
    after = people(kota)
    assert 'sebutan: Plt., mulai: 2 Januari 2024, selesai: "9 Januari 2024"}' in after
    mega = after.partition('"199002022015022015"')[2]
    assert "Mega Baru" in mega
    assert "jabatan: lurah-kenanga\n        mulai: 10 Januari 2024" in mega
    shown = run("show", "lurah-kenanga", "-C", str(kota))
    assert "Mega Baru" in shown.stdout


def test_what_the_sources_changed_since_is_not_undone(kota: Path) -> None:
    matched(kota, MELUR)
    edit(kota, "pegawai.yaml", 'nrk: "110014"', 'nrk: "990014"')
    done = read_workbooks(kota, [confirmed(kota, {})], write=True)
    assert done.usulan.isian == ()
    assert {own.isian.baris for own in done.usulan.ditolak} == {"lurah-melati"}
    assert "990014" in people(kota)


def test_what_a_list_says_and_nobody_takes_is_told(kota: Path) -> None:
    head = ["N I P", "Nama", "Jabatan", "Unit Kerja", "TMT Jabatan", "Agama"]
    melur = ["198302142008022014", "Melur Contoh", "Lurah", "Kelurahan Melati", "01-03-2024", "x"]
    path = kota.parent / "daftar.xlsx"
    path.write_bytes(sheets(("Daftar", [head, melur])))
    done = match_list(kota, [path], kota.parent / "isi.xlsx")
    assert [f"{own.span} {own.kode}" for own in done.problems] == [
        "daftar.xlsx!Daftar!F1 X011",
        "daftar.xlsx!Daftar!E2 X028",
    ]
    read = read_workbooks(kota, [kota.parent / "isi.xlsx"])
    assert read.usulan.isian == ()


def test_another_person_without_a_number_is_told_and_not_taken(kota: Path) -> None:
    mega = [*MEGA[:4], "", MEGA[5]]
    matched(kota, mega)
    before = people(kota)
    book = confirmed(kota, {("Kecocokan", "lurah-kenanga", "Mulai"): "10 Januari 2024"})
    done = read_workbooks(kota, [book], write=True)
    assert [f"{own.span} {own.kode}" for own in done.problems] == ["diisi.xlsx!Kecocokan!2 X030"]
    assert (done.usulan.isian, done.usulan.hilang, people(kota)) == ((), (), before)


def test_a_post_without_agreement_is_counted_and_left_out(kota: Path) -> None:
    edit(kota, "org.yaml", "  Pelaksana: ya", "  Pelaksana: skp_saja")
    rows = [["1", "Bagian Layanan Warga", "Nila Contoh", "Pengelola Arsip", "199311112018112011"]]
    done = matched(kota, [*rows[0], ""])
    assert (dict(done.found), done.elsewhere) == ({}, 1)


def test_the_command_says_what_was_found_and_what_to_do(kota: Path) -> None:
    path, target = list_in(kota, MELUR, ADI, BUDI), kota.parent / "isi.xlsx"
    done = run("read", str(path), "-o", str(target), "-C", str(kota))
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        f"Buku kerja dibuat: {target}",
        "Cocok dengan jabatan: 1 nama jabatan sama, 1 diduga.",
        f"Isi kolom Setuju, simpan, lalu: pkdocs read {target}",
    ]
    assert 'jabatan "Juru Parkir" (Bagian Lain) tidak ditemukan di bagan' in done.stderr
    edit(kota, "org.yaml", "  Pelaksana: ya", "  Pelaksana: skp_saja")
    nila = ["1", "Bagian Layanan Warga", "Nila Contoh", "Pengelola Arsip", "199311112018112011", ""]
    list_in(kota, nila)
    done = run("read", str(path), "-o", str(target), "--overwrite", "-C", str(kota))
    assert "Cocok dengan jabatan: tidak seorang pun." in done.stdout
    assert "1 orang pada jabatan yang tidak berperjanjian; tidak dimuat." in done.stdout


def test_a_list_that_is_read_as_a_workbook_is_told_from_one(kota: Path) -> None:
    done = read_workbooks(kota, [list_in(kota, MELUR)])
    (problem,) = done.problems
    assert str(problem).startswith("daftar.xlsx:1:1: X006 ini tampaknya daftar pegawai, bukan")
    assert "tambahkan -o KECOCOKAN.xlsx untuk mencocokkannya" in problem.pesan
    (kota.parent / "lain.xlsx").write_bytes(sheets(("Lain", [["Nama", "NIP"], ["Wira", "1"]])))
    (other,) = read_workbooks(kota, [kota.parent / "lain.xlsx"]).problems
    assert "tidak ada lembar yang dikenal" in other.pesan


def test_what_cannot_be_matched_or_written_is_refused(kota: Path) -> None:
    path, target = list_in(kota, MELUR), kota.parent / "isi.xlsx"
    with pytest.raises(Refused, match="satu daftar"):
        match_list(kota, [path, path], target)
    with pytest.raises(Refused, match="xlsx"):
        match_list(kota, [path], kota.parent / "isi.csv")
    match_list(kota, [path], target)
    target.write_bytes(b"punya orang")
    with pytest.raises(Refused, match="tidak ditulis"):
        match_list(kota, [path], target)
    path.write_bytes(sheets(("Daftar", [["Nama", "NIP"], ["Wira", "1"]])))
    with pytest.raises(Refused, match="tidak dapat dibaca") as refused:
        match_list(kota, [path], target)
    assert [own.kode for own in refused.value.problems] == ["X006"]
