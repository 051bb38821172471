"""A changed row of Pegawai: the same person corrected, or another."""

from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.orang import pegawai
from tests.helpers import edit, make_project
from tests.support.bahan import apply, codes, filled, new_row, read_bahan, row_of, texts_of
from tests.support.seats import give_seats

LAIN = {"Nama": "Mega Contoh Lain", "NIP": "199002022015022015"}


def change(bahan: Bahan, kode: str, **cells: str) -> list[str]:
    """The problems of a change, which is written."""
    changed = filled(pegawai.build(bahan), kode, **cells)
    written = pegawai.SHEET.write(bahan, changed, ())
    return [f"{own.span.berkas}: {own.kode} {own.pesan}" for own in written.problems]


def applied(folder: Path, kode: str, **cells: str) -> Bahan:
    bahan = read_bahan(folder)
    changed = filled(pegawai.build(bahan), kode, **cells)
    apply(folder, bahan, pegawai.SHEET.write(bahan, changed, ()).value or ())
    return read_bahan(folder)


def holder(bahan: Bahan, kode: str) -> str:
    pejabat = bahan.organisasi.jabatan[domain.KodeJabatan(kode)].pejabat
    assert pejabat
    return f"{pejabat.sebutan} {wording.format_nama(pejabat)} {pejabat.nip}".strip()


def shown(bahan: Bahan, kode: str) -> dict[str, str]:
    return texts_of(row_of(pegawai.build(bahan), kode))


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"Nama": "Adik Contoh, S.E."}, "Dr. Adik Contoh, S.E. 198203032007031003"),
        ({"NIP": "19820303 200703 1 009"}, "Dr. Adi Contoh 198203032007031009"),
        ({"NIP": "199909092019091009"}, "Dr. Adi Contoh 199909092019091009"),
        (
            {"Nama": "Adit Contoh", "NIP": "198203032007031009"},
            "Dr. Adit Contoh 198203032007031009",
        ),
        ({"Nama": "ADI CONTOH", "NIP": "199909092019091009"}, "Dr. ADI CONTOH 199909092019091009"),
        ({"NIP": ""}, "Dr. Adi Contoh"),
        ({"Gelar_depan": ""}, "Adi Contoh 198203032007031003"),
        ({"Sebutan": "Plt."}, "Plt. Dr. Adi Contoh 198203032007031003"),
    ],
)
def test_a_person_is_corrected_where_he_stands(
    tmp_path: Path, cells: dict[str, str], found: str
) -> None:
    project = make_project(tmp_path)
    assert change(read_bahan(project), "asisten-satu", **cells) == []
    assert holder(applied(project, "asisten-satu", **cells), "asisten-satu") == found


def test_a_name_is_not_emptied(tmp_path: Path) -> None:
    bahan = read_bahan(make_project(tmp_path))
    said = change(bahan, "asisten-satu", Nama="", NIP="")
    assert said == ['isi.xlsx!Pegawai!Nama: X030 Nama wajib diisi; semula "Adi Contoh".']


def test_another_name_with_the_same_number_is_refused(tmp_path: Path) -> None:
    bahan = read_bahan(make_project(tmp_path))
    said = change(bahan, "asisten-satu", Nama=LAIN["Nama"], NRK="1")
    (one,) = said
    assert one.startswith(
        'isi.xlsx!Pegawai!Nama: X033 "Mega Contoh Lain" bukan "Adi Contoh", tetapi NIP-nya sama. '
    )
    assert one.endswith("ubah namanya di org.yaml:38:21.")
    changed = filled(pegawai.build(bahan), "asisten-satu", Nama=LAIN["Nama"])
    assert pegawai.SHEET.write(bahan, changed, ()).value == ()


@pytest.mark.parametrize("nip", [LAIN["NIP"], ""])
def test_another_person_beside_a_post_takes_over_nothing_of_the_one_before(
    tmp_path: Path, nip: str
) -> None:
    project = make_project(tmp_path)
    cells = {"Nama": LAIN["Nama"], "NIP": nip, "Golongan": "III/d"}
    assert change(read_bahan(project), "asisten-satu", **cells) == [
        (
            'isi.xlsx!Pegawai!Nama: X036 Gelar depan "Dr." milik Adi Contoh tidak dibawa; isi bila '
            "pejabat baru pun begitu."
        )
    ]
    after = applied(project, "asisten-satu", **cells)
    assert holder(after, "asisten-satu") == f"Mega Contoh Lain {nip}".strip()
    assert shown(after, "asisten-satu")["Golongan"] == "III/d"


def test_another_person_in_the_file_by_post_is_told_nothing_where_nothing_is_left(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    assert change(read_bahan(project), "lurah-melati", **LAIN) == []
    after = applied(project, "lurah-melati", **LAIN)
    assert holder(after, "lurah-melati") == "Mega Contoh Lain 199002022015022015"
    assert holder(after, "camat-mawar") == "Candra Contoh 198708082012081008"


def test_who_prints_no_number_is_another_by_the_name_alone(tmp_path: Path) -> None:
    after = applied(make_project(tmp_path), "gubernur", Nama="Mega Contoh Lain")
    assert holder(after, "gubernur") == "Mega Contoh Lain"


def test_alike_names_with_quite_another_number_are_two_persons(tmp_path: Path) -> None:
    cells = {"Nama": "Adit Contoh", "NIP": LAIN["NIP"]}
    after = applied(make_project(tmp_path), "asisten-satu", **cells)
    assert holder(after, "asisten-satu") == "Adit Contoh 199002022015022015"


def test_in_the_file_by_person_another_needs_the_day_he_begins(tmp_path: Path) -> None:
    bahan = read_bahan(give_seats(make_project(tmp_path)))
    for mulai in ({}, {"Mulai": "Juli 2023"}, {"Mulai": "kapan"}, {"Mulai": "2023"}):
        changed = filled(pegawai.build(bahan), "analis-peraturan", **LAIN, **mulai)
        written = pegawai.SHEET.write(bahan, changed, ())
        assert codes(written.problems) == ["X034"]
        assert written.value == ()
        assert "Dr. H. Rangga Contoh" in written.problems[0].pesan


def test_from_that_day_on_he_holds_it_and_the_other_stays_in_the_file(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path))
    cells = {**LAIN, "Mulai": "1 Februari 2023", "Pangkat": "Penata"}
    after = applied(project, "analis-bantuan", **cells)
    assert shown(after, "analis-bantuan") == {
        "Kode jabatan": "analis-bantuan",
        "Jabatan": "Analis Contoh Ahli Muda (Bantuan)",
        "Unit": "Bagian Satu",
        **cells,
    }
    people = after.sources["pegawai.yaml"].plain()["pegawai"]
    assert people[0]["memangku"][1] == {
        "jabatan": "analis-bantuan",
        "sebutan": "Plt.",
        "mulai": "Januari 2023",
        "selesai": "31 Januari 2023",
    }
    assert people[0]["golongan"] == "III/d"
    assert people[-1] == {
        "nip": LAIN["NIP"],
        "nama": LAIN["Nama"],
        "pangkat": "Penata",
        "memangku": [{"jabatan": "analis-bantuan", "mulai": "1 Februari 2023"}],
    }
    assert holder(after, "analis-peraturan").startswith("Dr. H. Rangga Contoh")


def test_who_begins_after_the_day_of_signing_is_written_once_however_often_it_is_read(
    tmp_path: Path,
) -> None:
    project = give_seats(make_project(tmp_path))
    cells = {**LAIN, "Mulai": "1 Juli 2023"}
    once = applied(project, "analis-bantuan", **cells)
    assert holder(once, "analis-bantuan").startswith("Plt. Dr. H. Rangga Contoh")
    before = (project / "pegawai.yaml").read_bytes()
    applied(project, "analis-bantuan", **cells)
    assert (project / "pegawai.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("ended", "left"), [("31 Mei 2023", "31 Mei 2023"), ("31 Desember 2023", "30 Juni 2023")]
)
def test_a_time_that_ends_before_is_not_made_longer(tmp_path: Path, ended: str, left: str) -> None:
    project = give_seats(make_project(tmp_path))
    edit(project, "pegawai.yaml", "mulai: Januari 2023", f"mulai: Januari 2023, selesai: {ended}")
    after = applied(project, "analis-bantuan", **LAIN, Mulai="1 Juli 2023")
    place = ("pegawai", 0, "memangku", 1, "selesai")
    assert after.sources["pegawai.yaml"].text(place) == left


def test_two_who_change_places_are_both_written(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path))
    bahan = read_bahan(project)
    lembar = pegawai.build(bahan)
    one, two = (shown(bahan, kode) for kode in ("pengolah-01", "pengolah-02"))
    day = "1 Februari 2023"
    changed = [
        *filled(lembar, "pengolah-01", Nama=two["Nama"], NIP=two["NIP"], Mulai=day),
        *filled(lembar, "pengolah-02", Nama=one["Nama"], NIP=one["NIP"], Mulai=day),
    ]
    written = pegawai.SHEET.write(bahan, changed, ())
    assert not written.problems
    apply(project, bahan, written.value or ())
    after = read_bahan(project)
    assert holder(after, "pengolah-01") == "Bagus Contoh 199101012015011001"
    assert holder(after, "pengolah-02") == "Putri Contoh, A.Md. 199001012021212001"
    assert len(after.sources["pegawai.yaml"].plain()["pegawai"]) == 5


def test_a_row_for_no_post_or_for_one_that_is_held_is_refused(tmp_path: Path) -> None:
    bahan = read_bahan(make_project(tmp_path))
    rows = [
        new_row("Pegawai", "lurah-mawar", LAIN),
        new_row("Pegawai", "", LAIN),
        new_row("Pegawai", "lurah-melati", LAIN),
    ]
    written = pegawai.SHEET.write(bahan, (), rows)
    assert written.value == ()
    assert codes(written.problems) == ["X032", "X032", "X032"]
    assert "sudah berpejabat" in written.problems[2].pesan
    assert "tidak ada di bagan" in written.problems[0].pesan
    assert written.problems[1].pesan.startswith("Kode jabatan belum diisi;")


def test_what_belongs_to_no_holder_is_not_written(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path))
    bahan = read_bahan(project)
    changed = filled(pegawai.build(bahan), "analis-kosong", NRK="1")
    assert pegawai.SHEET.write(bahan, changed, ()).value == ()
