"""The recap of a project: from its sources, its output folder and its agenda."""

import json
import re
from pathlib import Path

import pytest

from pkdocs.app.handing.recapping import recap
from pkdocs.app.terms import Refused
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.rekap import Kemajuan, Langkah
from pkdocs.store.agenda import add_kejadian
from tests.helpers import ROOT, edit, out, run
from tests.store.test_standing import OPINI, toggle
from tests.support.panduan import blocks, missing, say
from tests.support.typed import copy_kota

HARI = "1 Maret 2023"
TENGGAT = "penyerahan:\n  tenggat: {ditandatangani: 28 Februari 2023}\njabatan:"


def event(peristiwa: Peristiwa, kode: str, **rest: object) -> Kejadian:
    return Kejadian("2023-02-06T08:00:00+07:00", "ani", peristiwa, 2023, kode, **rest)  # type: ignore[arg-type]


def of(project: Path, kode: str, **rest: object):  # type: ignore[no-untyped-def]
    found = recap(project, HARI, **rest).rekap  # type: ignore[arg-type]
    return next(r for u in found.units for r in u.baris if r.tahu.jabatan.kode == kode)


def test_everybody_below_the_top_must_have_one(project: Path) -> None:
    found = recap(project, HARI)
    assert found.rekap.hitungan.wajib == 9
    codes = {row.tahu.jabatan.kode for unit in found.rekap.units for row in unit.baris}
    assert "gubernur" not in codes
    assert (found.errors, found.problems) == ((), ())


def test_a_post_without_indicators_is_counted_apart(project: Path) -> None:
    assert of(project, "walikota").tahu.kemajuan is Kemajuan.SIAP
    edit(project, "org.yaml", "pola:", NEW_POST + "pola:")
    row = of(project, "kasubbag-baru")
    assert (row.tahu.kemajuan, row.tahu.sistem) == (Kemajuan.TANPA_INDIKATOR, {})


NEW_POST = """  - kode: kasubbag-baru
    nama: Kepala Subbagian Baru
    jenis: subbagian-lain
    jenjang: Pengawas
    unit: Bagian Satu
    atasan: kabag-satu
"""


def test_what_was_made_signed_and_handed_over(project: Path) -> None:
    assert of(project, "lurah-melati").tahu.dibuat
    (out(project) / "lurah-melati.docx").unlink()
    assert not of(project, "lurah-melati").tahu.dibuat
    assert run("freeze", "kabag-dua", "-C", str(project)).returncode == 0
    handed = event(Peristiwa.DISERAHKAN, "kabag-dua", tanggal="10 Februari 2023")
    add_kejadian(project, [handed])
    row = of(project, "kabag-dua")
    assert row.tahu.kemajuan is Kemajuan.DITANDATANGANI
    assert row.sudah(Langkah.DISERAHKAN)


def test_a_perubahan_that_was_begun_counts_as_long_as_the_sources_ask_for_it(
    project: Path,
) -> None:
    def stands() -> tuple[int, Kemajuan]:
        own = of(project, "kabag-dua").tahu
        return own.nomor, own.kemajuan

    names = ("nama: Kepala Bagian Dua", "nama: Kepala Bagian Dua Contoh")
    assert run("freeze", "kabag-dua", "-C", str(project)).returncode == 0
    edit(project, "org.yaml", *names)
    assert stands() == (0, Kemajuan.DITANDATANGANI)
    assert run("generate", "--perubahan", "nama berubah", "-C", str(project)).returncode == 0
    assert stands() == (1, Kemajuan.SIAP)
    edit(project, "org.yaml", *reversed(names))
    assert stands() == (0, Kemajuan.DITANDATANGANI)
    edit(project, "org.yaml", *names)
    assert run("freeze", "kabag-dua", "-C", str(project)).returncode == 0
    assert stands() == (1, Kemajuan.DITANDATANGANI)


def test_what_was_signed_and_says_something_else_now_is_told(project: Path) -> None:
    assert run("freeze", "kabag-dua", "-C", str(project)).returncode == 0
    assert not of(project, "kabag-dua").tahu.berubah
    toggle(project, "indicators.yaml", OPINI)
    row = of(project, "kabag-dua").tahu
    assert (row.kemajuan, row.berubah) == (Kemajuan.DITANDATANGANI, True)
    done = run("recap", "--unit", "Bagian Dua", "-C", str(project))
    assert "1 jabatan perlu PK Perubahan" in done.stdout
    assert "sumbernya berubah sejak ditandatangani" in done.stdout
    data = json.loads(run("recap", "--json", "-C", str(project)).stdout)
    assert data["jumlah"]["sumber_berubah"] == 1
    edit(project, "org.yaml", "atasan: asisten-dua", "atasan: asisten-tiga")
    assert not of(project, "kabag-dua").tahu.berubah  # nobody knows what it would say


def test_an_error_in_the_sources_is_told_and_stops_no_other(project: Path) -> None:
    edit(project, "org.yaml", "atasan: asisten-dua", "atasan: asisten-tiga")
    found = recap(project, HARI)
    rows = {str(r.tahu.jabatan.kode): r for u in found.rekap.units for r in u.baris}
    assert rows["kabag-dua"].tahu.kemajuan is Kemajuan.GALAT
    assert rows["kabag-satu"].tahu.kemajuan is Kemajuan.SIAP
    done = run("recap", "-C", str(project))
    assert (done.returncode, "J002" in done.stderr) == (1, True)
    edit(project, "org.yaml", "tempat: Contoh", "tempat: Contoh\n  bingkai: [nobody]")
    everyone = recap(project, HARI).rekap.hitungan
    assert everyone.kemajuan[Kemajuan.GALAT] == everyone.wajib


def test_only_the_posts_of_a_unit_and_below_it(project: Path) -> None:
    found = recap(project, HARI, unit="kecamatan mawar")
    assert [own.unit for own in found.rekap.units] == ["Kecamatan Mawar", "Kelurahan Melati"]
    done = run("recap", "--unit", "Kelurahan Melati", "--tanggal", HARI, "-C", str(project))
    assert "  lurah-melati  Induk  siap" in done.stdout
    with pytest.raises(Refused, match="tidak ada di bagan"):
        recap(project, HARI, unit="Kelurahan Lain")


def test_documents_in_an_archive_were_made(fresh_project: Path) -> None:
    assert not of(fresh_project, "lurah-melati").tahu.dibuat
    assert run("generate", "--zip", "-C", str(fresh_project)).returncode == 0
    assert of(fresh_project, "lurah-melati").tahu.dibuat


def test_who_is_late_depends_on_the_day_that_is_told(project: Path) -> None:
    edit(project, "org.yaml", "jabatan:", TENGGAT)
    on_time = run("recap", "--tanggal", "28 Februari 2023", "-C", str(project))
    assert "Terlambat" not in on_time.stdout
    late = run("recap", "--tanggal", "2023-03-01", "-C", str(project))
    assert "Terlambat: 9 jabatan di 6 unit (9 belum ditandatangani)." in late.stdout
    wrong = run("recap", "--tanggal", "Maret 2023", "-C", str(project))
    assert (wrong.returncode, '"Maret 2023" bukan hari' in wrong.stderr) == (2, True)


def test_a_broken_line_of_the_agenda_is_told_and_the_rest_counts(project: Path) -> None:
    add_kejadian(project, [event(Peristiwa.DITERIMA, "kabag-dua")])
    with (project / "agenda.jsonl").open("a", encoding="utf-8") as file:
        file.write("rusak\n")
    done = run("recap", "--json", "-C", str(project))
    assert "agenda.jsonl:2:1: F015" in done.stderr
    assert json.loads(done.stdout)["jumlah"]["diterima"] == 1


def test_a_broken_register_is_refused(project: Path) -> None:
    (out(project) / "register.json").write_text("rusak", encoding="utf-8")
    with pytest.raises(Refused, match="keadaan dokumen tidak diketahui"):
        recap(project, HARI)


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    """The small complete project with last days, its documents made."""
    folder = copy_kota(tmp_path / "2024")
    days = "{ditandatangani: 28 Februari 2024, diserahkan: 29 Maret 2024}"
    edit(folder, "org.yaml", "jabatan:", f"penyerahan:\n  tenggat: {days}\njabatan:")
    assert run("generate", "-C", str(folder)).returncode == 0
    return folder


def test_the_guide_shows_what_is_printed(kota: Path) -> None:
    text = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    (chapter,) = re.findall(r"^## (\d+) Rekap untuk Walikota$", text, re.M)
    (_, commands), (_, told), *_ = blocks(int(chapter))
    assert run("freeze", "--unit", "Kecamatan Mawar", "-C", str(kota)).returncode == 0
    assert missing(told, say(commands, kota)) == []


def counts(folder: Path, hari: str = "4 Maret 2024") -> list[int]:
    """Signed, waiting to be signed, handed over, received, late."""
    own = recap(folder, hari).rekap.hitungan
    done = own.kemajuan
    waiting = done[Kemajuan.SIAP]
    signed = done[Kemajuan.DITANDATANGANI]
    return [signed, waiting, own.diserahkan, own.diterima, own.jabatan_terlambat]


def test_each_step_of_the_year_is_seen(kota: Path) -> None:
    def step(*args: str) -> list[int]:
        done = run(*args, "-C", str(kota))
        assert done.returncode == 0, done.stderr
        return counts(kota)

    def note(peristiwa: Peristiwa, kode: str, *, batal: bool = False) -> list[int]:
        waktu = "2024-03-04T08:00:00+07:00"
        add_kejadian(kota, [Kejadian(waktu, "ani", peristiwa, 2024, kode, batal=batal)])
        return counts(kota)

    assert counts(kota) == [0, 15, 0, 0, 15]
    assert step("freeze", "--unit", "Kecamatan Mawar") == [3, 12, 0, 0, 12]
    assert note(Peristiwa.DISERAHKAN, "lurah-melati") == [3, 12, 1, 0, 12]
    assert note(Peristiwa.DITERIMA, "camat-mawar") == [3, 12, 2, 1, 12]
    assert note(Peristiwa.DISERAHKAN, "lurah-melati", batal=True) == [3, 12, 1, 1, 12]
    assert step("freeze") == [15, 0, 1, 1, 0]
    assert counts(kota, "1 April 2024")[-1] == 14
    edit(kota, "org.yaml", "nama: Lurah Melati", "nama: Lurah Melati Baru")  # two have a new holder
    assert step("generate", "--perubahan", "nama berubah") == [12, 3, 1, 1, 0]
    assert step("freeze", "lurah-melati") == [13, 2, 1, 1, 0]
    assert step("freeze") == [15, 0, 1, 1, 0]
    (kota / "output" / "2024" / "register.json").unlink()
    assert counts(kota) == [15, 0, 1, 1, 0]
