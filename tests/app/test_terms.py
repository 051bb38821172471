"""Whose documents, how a use case refuses, and who holds a folder."""

from pathlib import Path

import pytest

from pkdocs.app import terms
from pkdocs.app.terms import Refused, Which, choose, find_perjanjian, held
from pkdocs.app.years import open_year
from pkdocs.base.files import LOCK, locked
from tests.helpers import edit, out
from tests.support.seats import give_seats
from tests.support.sticky import Sticky

SKP_SAJA = "berperjanjian: {Pelaksana: skp_saja, Fungsional: ya}"
SEATS = ("peraturan", "bantuan", "kosong")
PELAKSANA = Which(jenjang="Pelaksana")


def chosen(project: Path, which: Which) -> list[str]:
    return [jabatan.kode for jabatan in choose(open_year(project), which)]


def test_names_unit_and_jenjang_leave_who_has_them_all(fresh_project: Path) -> None:
    assert len(chosen(fresh_project, terms.EVERYONE)) == 10
    assert chosen(fresh_project, Which(["kabag-dua", "Kepala Bagian Dua"])) == ["kabag-dua"]
    unit = Which(unit="bagian satu")
    assert chosen(fresh_project, unit) == ["kabag-satu", "kasubbag-satu"]
    both = Which(unit="bagian satu", jenjang="pengawas")
    assert chosen(fresh_project, both) == ["kasubbag-satu"]


def test_who_has_no_agreement_by_jenjang_is_left_out_and_told_where_named(
    fresh_project: Path,
) -> None:
    edit(give_seats(fresh_project), "org.yaml", "jabatan:\n", f"{SKP_SAJA}\njabatan:\n")
    unit = Which(unit="Bagian Satu")
    left = ["kabag-satu", "kasubbag-satu", *(f"analis-{n}" for n in SEATS)]
    assert chosen(fresh_project, unit) == left
    assert chosen(fresh_project, Which(jenjang="fungsional")) == left[2:]
    words = r"Pengolah Data Contoh \(pengolah-01\) tidak berperjanjian sendiri: jenjang Pelaksana"
    for which in (Which(["pengolah-01"]), Which(["walikota", "pengolah-01"]), PELAKSANA):
        with pytest.raises(Refused, match=words):
            chosen(fresh_project, which)
    with pytest.raises(Refused, match=words):
        find_perjanjian(open_year(fresh_project), "pengolah-01")


def test_a_title_takes_its_seats_by_unit_and_is_refused_as_one_post(fresh_project: Path) -> None:
    give_seats(fresh_project)
    assert len(chosen(fresh_project, PELAKSANA)) == 5
    for named in (["pengolah"], ["Pengolah Data Contoh"], ["walikota", "pengolah data contoh"]):
        with pytest.raises(Refused, match='dipakai 5 kursi; sebut kodenya: "pengolah-01"'):
            chosen(fresh_project, Which(named))
    with pytest.raises(Refused, match="diberi tanda kutip"):
        chosen(fresh_project, Which(["pengolah", "data", "contoh"]))


@pytest.mark.parametrize(
    ("which", "words"),
    [
        (Which(["kabag-tiga"]), 'jabatan "kabag-tiga" tidak ada di bagan'),
        (Which(unit="Bagian Tiga"), 'unit "Bagian Tiga" tidak ada di bagan'),
        (Which(jenjang="Pengawal"), 'Maksudnya "Pengawas"'),
        (Which(unit=""), 'unit "" tidak ada di bagan'),
        (Which(jenjang=" "), 'jenjang " " tidak ada di bagan'),
        (Which(["walikota"], unit="Bagian Satu"), "memenuhi semua syarat"),
    ],
)
def test_words_that_nobody_has_are_refused(fresh_project: Path, which: Which, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        chosen(fresh_project, which)
    assert refused.value.usage


@pytest.mark.parametrize(
    ("posts", "words"),
    [
        (
            ["walikota", "lurah", "melati"],
            'nama yang memuat spasi diberi tanda kutip: "lurah melati".',
        ),
        (
            ["kepala", "bagian", "satu"],
            'nama yang memuat spasi diberi tanda kutip: "kepala bagian satu".',
        ),
        (["melati", "lurah"], 'jabatan "melati" tidak ada di bagan. Maksudnya "lurah-melati"?'),
        (
            ["surat.doc"],
            '"surat.doc" ialah nama berkas, bukan jabatan; sebut kode atau nama jabatan.',
        ),
        (
            ["walikota.docx"],
            (
                '"walikota.docx" ialah nama berkas, bukan jabatan; sebut kode atau nama jabatan, '
                'misalnya "walikota".'
            ),
        ),
    ],
)
def test_what_was_typed_for_a_post_is_told_with_what_to_type(
    fresh_project: Path, posts: list[str], words: str
) -> None:
    with pytest.raises(Refused) as refused:
        chosen(fresh_project, Which(posts))
    assert (refused.value.words, refused.value.usage) == (words, True)


@pytest.mark.parametrize("text", ["kabag-dua", "Kepala Bagian Dua"])
def test_a_post_whose_own_entry_is_wrong_is_told_with_what_is_wrong(
    fresh_project: Path, text: str
) -> None:
    edit(fresh_project, "org.yaml", "nama: Bima Contoh", "nama: 12")
    with pytest.raises(Refused) as refused:
        chosen(fresh_project, Which([text]))
    assert refused.value.words == (
        f'jabatan "{text}" belum dapat dipakai; perbaiki dahulu galat di sumbernya.'
    )
    assert [str(problem.span) for problem in refused.value.problems] == ["org.yaml:59:21"]
    assert not refused.value.usage
    with pytest.raises(Refused, match="Mungkin juga yang sumbernya masih galat") as refused:
        chosen(fresh_project, Which(["kabag-tiga"]))
    assert [problem.kode for problem in refused.value.problems] == ["B005"]


def test_a_wrong_entry_of_a_post_that_is_there_is_not_told_of_another(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", "indikator: Jumlah layanan dua", "indikator: 12")
    with pytest.raises(Refused) as refused:
        chosen(fresh_project, Which(["bupati"]))
    assert refused.value.words == 'jabatan "bupati" tidak ada di bagan.'
    assert refused.value.problems == ()


def test_a_post_without_indicators_has_no_agreement(fresh_project: Path) -> None:
    with pytest.raises(Refused, match="belum memiliki indikator") as refused:
        find_perjanjian(open_year(fresh_project), "sekretaris-kota")
    assert not refused.value.usage


def test_a_folder_that_is_in_use_or_no_folder_is_refused(project: Path) -> None:
    with locked(out(project)) as free:
        assert free
        with pytest.raises(Refused) as refused, held(out(project), 2023):
            pass
    assert [problem.kode for problem in refused.value.problems] == ["F007"]
    with pytest.raises(Refused) as refused, held(project / "org.yaml", 2023):
        pass
    assert [problem.kode for problem in refused.value.problems] == ["F003"]


def test_an_engine_without_its_extra_or_at_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(Refused, match="Microsoft Word hanya") as refused:
        terms.find_engine("word")
    assert refused.value.usage


def test_windows_bears_61_processes_and_other_systems_as_many_as_are_asked_for() -> None:
    terms.check_workers(None, "win32")
    terms.check_workers(61, "win32")
    terms.check_workers(62, "linux")
    with pytest.raises(Refused, match="--workers 62: Windows hanya sanggup 61 proses") as refused:
        terms.check_workers(62, "win32")
    assert refused.value.usage


def test_a_folder_whose_lock_is_held_by_another_program_is_refused(
    tmp_path: Path, sticky: Sticky
) -> None:
    sticky.hold(LOCK)
    with pytest.raises(Refused) as refused, held(tmp_path / "output", 2023):
        pass
    (problem,) = refused.value.problems
    assert (problem.kode, "sedang dipakai program lain" in problem.pesan) == ("F004", True)
    assert problem.span.berkas.endswith(f"/{LOCK}")
