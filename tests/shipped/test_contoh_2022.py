"""The example of a past year: the mayor's agreement of 2022, written out by hand from the paper."""

import filecmp
import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.problem import Berat
from pkdocs.rules.year import Year
from pkdocs.sources.yaml_file import read_source
from tests.helpers import ROOT, TEMPLATES, read_lines, run

FOLDER = ROOT / "contoh" / "2022"
KSD = "e-Monev KSD"
FULL = ("100%", "100%", "100%", "100%", "100%")

# NO sasaran, NO indikator, kode -> the first words of the indicator, sumber data, the five
# targets, keterangan; in the order of the paper, pages 2 to 6.
ROWS = {
    ("1", "1", "2022.1.1"): ("Indeks Reformasi", "e-SAKIP", "N/A N/A N/A 91 91", "Nilai"),
    ("2", "1", "2022.2.1"): ("Indeks kepuasan", "e-SAKIP", "N/A N/A N/A 88,5 88,5", "Nilai"),
    ("3", "1", "2022.3.1"): ("Persentase kualitas", "e-SAKIP", "N/A N/A N/A 91% 91%", "Persen"),
    ("4", "1", "2022.4.1"): ("Persentase penyelesaian", KSD, " ".join(FULL), "Persentase"),
    ("5", "1", "2022.5.1"): ("Persentase penyelesaian", KSD, " ".join(FULL), "Persentase"),
    ("6", "1", "2022.6.1"): (
        "Persentase penyelesaian",
        KSD,
        "100% N/A 100% N/A 100%",
        "Persentase",
    ),
    ("7", "1", "2022.7.1"): (
        "Persentase penyelesaian",
        KSD,
        "100% 100% N/A N/A 100%",
        "Persentase",
    ),
    ("8", "1", "2022.8.1"): ("Persentase penyelesaian", KSD, " ".join(FULL), "Persentase"),
    ("8", "2", "2022.8.2"): (
        "Persentase penyelesaian",
        KSD,
        "N/A 100% 100% 100% 100%",
        "Persentase",
    ),
    ("8", "3", "2022.8.3"): (
        "Persentase penyelesaian",
        KSD,
        "N/A 100% N/A 100% 100%",
        "Persentase",
    ),
    ("9", "1", "3.1"): (
        "Opini laporan Keuangan",
        "e-Kinerja",
        "N/A (3)_WTP N/A N/A (3)_WTP",
        "Predikat",
    ),
    ("10", "1", "4.1"): ("Persentase Pemanfaatan", "e-Kinerja", " ".join(FULL), "Persen"),
    ("11", "1", "2022.11.1"): ("Persentase implementasi", "e-Kinerja", " ".join(FULL), "Persen"),
    ("12", "1", "6.1"): (
        "Predikat SAKIP",
        "e-Kinerja",
        "N/A N/A N/A AA_(91) AA_(91)",
        "Predikat",
    ),
    ("13", "1", "2022.13.1"): ("Nilai PMPRB", "e-Kinerja", "N/A N/A N/A 95 95", "Nilai"),
    ("14", "1", "2022.14.1"): ("Jumlah Surat", "e-Kinerja", " ".join(FULL), "Persentase"),
    ("15", "1", "2022.15.1"): (
        "Jumlah perbal",
        "e-Kinerja",
        "75% 90% 100% 100% 100%",
        "Persentase",
    ),
    ("16", "1", "12.1"): ("Persentase capaian", "e-Kinerja", " ".join(FULL), "Persen"),
    ("17", "1", "13.1"): ("Persentase capaian", "CRM", " ".join(FULL), "Persen"),
    ("18", "1", "14.1"): ("Persentase progress", "e-Kinerja", "25% 25% 25% 25% 100%", "Persen"),
}
# The sub-heads of Pengukuran Kinerja, where there are any.
HEADS = {
    "2022.1.1": ["Dasar Hukum", "Definisi", "Metode Pengukuran", "Sumber Data"],
    "2022.2.1": ["Dasar Hukum", "Definisi", "Metode Pengukuran", "Sumber Data"],
    "2022.3.1": ["Definisi", "Metode Pengukuran"],
    "4.1": ["Formula Pengukuran", "Sumber Data"],
    "2022.11.1": ["Penghitungan"],
    "2022.13.1": ["Defenisi", "Formula Pengukuran", "Sumber Data"],
}


@pytest.fixture(scope="module")
def year() -> Year:
    loaded = load_year(FOLDER).value
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def mayor(year: Year) -> domain.Perjanjian:
    return year.perjanjian[domain.KodeJabatan("walikota")]


def test_the_paper_has_eighteen_sasaran_and_twenty_indicators_in_three_groups(year: Year) -> None:
    groups = [str(s.kelompok) for s in year.katalog.sasaran]
    assert groups == ["strategis"] * 8 + ["khusus"] * 7 + ["operasional"] * 3
    assert len(list(domain.iter_indikator(year.katalog))) == 20


def test_every_row_of_the_agreement_is_that_of_the_paper(mayor: domain.Perjanjian) -> None:
    assert [(b.no_sasaran, b.no_indikator, b.kode) for b in mayor.baris] == list(ROWS)
    for row, (start, sumber_data, target, satuan) in zip(mayor.baris, ROWS.values(), strict=True):
        assert row.target is not None
        printed = [n.teks if n else "N/A" for n in (*row.target.triwulan, row.target.tahunan)]
        assert printed == [word.replace("_", " ") for word in target.split()], row.kode
        assert row.indikator.startswith(start)
        assert (row.sumber_data, row.satuan) == (sumber_data, satuan)


def test_the_sub_heads_of_pengukuran_are_those_of_the_paper(mayor: domain.Perjanjian) -> None:
    heads = {b.kode: [u.judul for u in b.pengukuran if u.judul] for b in mayor.baris}
    assert {kode: own for kode, own in heads.items() if own} == HEADS


def test_the_parties_are_those_of_the_paper(mayor: domain.Perjanjian) -> None:
    first, second = mayor.pihak_pertama.pejabat, mayor.pihak_kedua.pejabat
    assert first is not None
    assert second is not None
    assert (first.nama, first.nip) == ("Yani Wahyu Purwoko", "197302241993111001")
    assert (second.nama, second.gelar_belakang) == ("Anies Rasyid Baswedan", "Ph.D")
    assert mayor.keadaan is domain.Keadaan.SIAP


def test_typing_errors_of_the_paper_are_kept(mayor: domain.Perjanjian) -> None:
    text = repr([b.pengukuran for b in mayor.baris])
    for sic in ("Kementrian", "Birokrasi , yaitu", "(40 %)", "25.00 –", "65.00 –", "dan ouput <="):
        assert sic in text
    for sic in ("Nilai PMRB =", "Defenisi", "diperoleh dan hasil", "Masyarakat di kali", "dibawah"):
        assert sic in text


def test_what_the_paper_does_not_print_is_not_filled_in(year: Year) -> None:
    all_indikator = [i for _, i in domain.iter_indikator(year.katalog)]
    assert {i.sistem_input for i in all_indikator} == {""}
    assert {i.penerima for i in all_indikator} == {()}
    assert list(year.perjanjian) == ["walikota"]
    assert [p for p in year.problems if p.berat is Berat.GALAT] == []
    assert [p.kode for p in year.problems] == ["K017", "K018"]


def test_a_code_of_2023_stands_only_for_an_indicator_of_the_same_name(year: Year) -> None:
    this_year = load_year(ROOT).value
    assert this_year is not None
    now = {i.kode: _without_year(i) for _, i in domain.iter_indikator(this_year.katalog)}
    then = {i.kode: _without_year(i) for _, i in domain.iter_indikator(year.katalog)}
    shared = [kode for kode in then if kode in now]
    assert shared == ["3.1", "4.1", "6.1", "12.1", "13.1", "14.1"]
    assert [then[kode] for kode in shared] == [now[kode] for kode in shared]
    own = {kode: name for kode, name in then.items() if kode not in now}
    assert len(own) == 14
    assert all(kode.startswith("2022.") for kode in own)
    assert set(own.values()) & set(now.values()) == set()


def _without_year(indikator: domain.Indikator) -> str:
    return re.sub(r" Tahun 202[23]$", "", indikator.indikator)


def test_every_choice_of_the_transcription_is_complete_and_settled() -> None:
    source = read_source(FOLDER / "indicators.yaml", "indicators.yaml").value
    assert source is not None
    choices = [
        choice
        for sasaran in source.plain()["sasaran"]
        for entry in (sasaran, *sasaran["indikator"])
        for choice in entry.get("pilihan", [])
    ]
    assert len(choices) > 30
    assert all(all(choice.values()) for choice in choices)
    assert {choice["periksa_pindaian"] for choice in choices} == {"tidak"}


def test_an_agregasi_that_the_numbers_leave_open_has_its_note() -> None:
    source = read_source(FOLDER / "indicators.yaml", "indicators.yaml").value
    assert source is not None
    for sasaran in source.plain()["sasaran"]:
        for entry in sasaran["indikator"]:
            *quarters, tahunan = entry["target"].values()
            measured = [n for n in quarters if n != "N/A"]
            noted = any(choice["kolom"] == "agregasi" for choice in entry.get("pilihan", []))
            clear = len(measured) > 1 and set(measured) == {tahunan}
            assert noted is not clear, entry["kode"]


def test_the_document_is_made_with_the_words_of_the_paper(tmp_path: Path) -> None:
    done = run("generate", "-C", str(FOLDER), "--output", str(tmp_path))
    assert "1 siap, 0 konsep" in done.stdout
    lines = read_lines((tmp_path / "walikota.docx").read_bytes())
    for line in (
        "TAHUN 2022",
        "YANI WAHYU PURWOKO",
        "ANIES RASYID BASWEDAN, Ph.D",
        "PERJANJIAN KINERJA KEPALA PERANGKAT DAERAH TAHUN 2022",
        "Jakarta, 6 Februari 2022",
        "Sasaran Operasional",
        "Adapun penilaian Indeks Reformasi Birokrasi dilakukan oleh Kementrian PAN-RB.",
    ):
        assert line in lines
    assert not [line for line in lines if "KONSEP" in line]


def test_the_example_has_the_templates_of_this_folder() -> None:
    names = ["lambang.png", "perjanjian-kinerja.docx"]  # it makes no Instruksi
    own = FOLDER / "templates"
    assert sorted(path.name for path in own.iterdir()) == names
    # Copy templates/ to contoh/2022/templates/ when this fails.
    assert filecmp.cmpfiles(TEMPLATES, own, names, shallow=False) == (names, [], [])


@pytest.mark.slow
def test_the_examples_travel_with_the_source_but_not_with_the_installed_program(
    tmp_path: Path,
) -> None:
    uv = shutil.which("uv")
    if uv is None:
        if os.environ.get("PKDOCS_REQUIRE_TOOLS") == "1":
            pytest.fail("uv is not installed")
        pytest.skip("uv is not installed (pip install uv)")
    build = [uv, "build", "--out-dir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (sdist,), (wheel,) = tmp_path.glob("*.tar.gz"), tmp_path.glob("*.whl")
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    expected = {p.relative_to(ROOT).as_posix() for p in FOLDER.parent.rglob("*.*")}
    example = {name for name in inside if name.startswith("contoh/")}
    assert example == {name for name in expected if "/output/" not in name}
    assert {"contoh/2022/indicators.yaml", "contoh/kota-contoh/pegawai.yaml"} <= example
    with zipfile.ZipFile(wheel) as archive:
        assert not [n for n in archive.namelist() if "2022" in n or "kota" in n]
