"""The sheet in which matches are confirmed, out and in again."""

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.lembar import (
    Alamat,
    BarisLembar,
    BarisTerbaca,
    BukuTerbaca,
    Dasar,
    Guna,
    Kolom,
    Lembar,
    LembarTerbaca,
    SelLembar,
    SelTerbaca,
)
from pkdocs.rules.daftar.cocok import Cocok, Kesesuaian
from pkdocs.rules.daftar.kecocokan import columns, confirmed, propose
from pkdocs.rules.daftar.orang import Orang

FILLED = ("Nama", "Gelar depan", "Gelar belakang", "NIP", "Golongan", "Sebutan", "Mulai")
KOLOM = (
    Kolom("Kode jabatan", Guna.KUNCI),
    Kolom("Jabatan", Guna.TAMPIL),
    *(Kolom(kepala) for kepala in FILLED),
)
DEWI = {"Nama": "Dewi Contoh, S.E.", "NIP": "1980 0404", "Golongan": "III/c", "Sebutan": "Plt."}


def row(kode: str, **cells: str) -> BarisLembar:
    sel = {
        kepala: SelLembar(cells.get(kepala, ""), Alamat("pegawai.yaml", (kode, kepala)))
        for kepala in FILLED
    }
    shown = {"Kode jabatan": SelLembar(kode, terkunci=True), "Jabatan": SelLembar("Kabag")}
    return BarisLembar(kode, {**shown, **sel}, bool(cells), domain.KodeJabatan(kode))


def sheet(*rows: BarisLembar) -> Lembar:
    return Lembar("Pegawai", KOLOM, rows)


def of_list(kode: str, sel: dict[str, str], *, presumed: bool = False, ragu: str = "") -> Cocok:
    orang = Orang(sel, "", "Ka. Bagian", "Bagian Satu", "daftar.xlsx!A!2", ragu)
    by = Kesesuaian.DIDUGA if presumed else Kesesuaian.NAMA
    return Cocok(orang, domain.KodeJabatan(kode), by, 0.87 if presumed else 1.0)


def texts(pegawai: BarisLembar, sel: dict[str, str], ragu: str = "") -> dict[str, str]:
    """What the proposed row says where it is filled in."""
    (made,) = propose(sheet(pegawai), [of_list(pegawai.kunci, sel, ragu=ragu)]).baris
    return {kepala: made.sel[kepala].teks for kepala in FILLED if made.sel[kepala].teks}


def test_only_posts_that_the_list_names_have_a_row_with_what_was_read() -> None:
    lembar = propose(
        sheet(row("a"), row("b", **DEWI), row("c")),
        [
            of_list("b", {"Nama": "Dewi Contoh"}, presumed=True, ragu="tidak pasti"),
            of_list("c", {"Nama": "Adi Contoh"}),
            Cocok(Orang({"Nama": "X"}, "", "", "", "")),
        ],
    )
    assert lembar.nama == "Kecocokan"
    assert lembar.kunci == "Kode diduga"
    assert [own.kunci for own in lembar.baris] == ["b", "c"]
    presumed, sure = lembar.baris
    assert presumed.sel["Kecocokan"].teks == "diduga (87%)"
    assert presumed.sel["Kecocokan"].catatan == "tidak pasti"
    assert presumed.sel["Menurut daftar"].teks == "Ka. Bagian, Bagian Satu"
    assert presumed.sel["Kode diduga"].teks == "b"
    assert (presumed.sel["Setuju"].teks, presumed.sel["Setuju"].diminta) == ("", True)
    assert sure.sel["Kecocokan"].teks == "nama jabatan sama"
    assert (sure.sel["Setuju"].teks, sure.sel["Setuju"].diminta) == ("ya", False)


def test_its_columns_are_no_other_sheets_and_hold_all_that_is_filled_in() -> None:
    kolom = columns(sheet())
    assert [own.kepala for own in kolom] == [
        *("Kode diduga", "Jabatan", "Menurut daftar", "Kecocokan", "Setuju"),
        *FILLED,
    ]
    assert [own.guna for own in kolom[:5]] == [
        *(Guna.KUNCI, Guna.TAMPIL, Guna.TAMPIL, Guna.TAMPIL, Guna.ISI),
    ]


def test_a_post_without_holder_gets_what_the_list_says() -> None:
    said = {"Nama": "Dewi Contoh", "Gelar belakang": "S.E.", "NIP": "19800404"}
    assert texts(row("a"), said) == said


@pytest.mark.parametrize(
    ("said", "differs"),
    [
        ({"Nama": "Dewi Contoh", "Gelar belakang": "S.E.", "NIP": "19800404"}, {}),
        ({"Nama": "DEWI CONTOH", "NIP": "19800404", "Golongan": "III/d"}, {"Golongan": "III/d"}),
        ({"Nama": "DEWI CONTOH"}, {}),
        ({"Nama": "Dewi Contoh", "NIP": "19800405"}, {"NIP": "19800405"}),
        ({"Nama": "Dewi Contoh", "Sebutan": "Pj."}, {"Sebutan": "Pj."}),
        (
            {"Nama": "Dewi Contoh", "Gelar belakang": "S.E., M.M."},
            {"Nama": "Dewi Contoh", "Gelar belakang": "S.E., M.M."},
        ),
        (
            {"Nama": "DEWI CONTOH", "Gelar belakang": "S.E., M.M."},
            {"Nama": "Dewi Contoh", "Gelar belakang": "S.E., M.M."},
        ),
        ({"Nama": "Dewi Contohh"}, {"Nama": "Dewi Contohh"}),
    ],
)
def test_of_the_same_person_only_what_the_list_says_otherwise_changes(
    said: dict[str, str], differs: dict[str, str]
) -> None:
    assert texts(row("a", **DEWI), said) == {**DEWI, **differs}


def test_a_name_that_was_not_sure_comes_as_the_list_writes_it() -> None:
    found = texts(row("a", **DEWI), {"Nama": "Dewi Contoh, Blora"}, ragu="Blora")
    assert found["Nama"] == "Dewi Contoh, Blora"


def test_a_first_day_is_added_and_never_changed() -> None:
    said = {"Nama": "Dewi Contoh", "Mulai": "2023"}
    assert texts(row("a", **DEWI), said)["Mulai"] == "2023"
    assert texts(row("a", **DEWI, Mulai="2022"), said)["Mulai"] == "2022"


def test_of_another_person_nothing_stays_of_the_one_before() -> None:
    said = {"Nama": "Mega Contoh Lain", "NIP": "19900202"}
    assert texts(row("a", **DEWI), said) == said


def test_a_cell_keeps_its_place_and_what_the_sources_say() -> None:
    own = row("a", **DEWI)
    locked = {**own.sel, "Mulai": SelLembar("", terkunci=True)}
    said = {"Nama": "Dewi Contoh", "Golongan": "III/d", "Mulai": "2023"}
    (made,) = propose(sheet(replace(own, sel=locked)), [of_list("a", said)]).baris
    assert made.sel["Golongan"] == SelLembar(
        "III/d",
        Alamat("pegawai.yaml", ("a", "Golongan")),
        catatan="Sekarang tercatat: III/c",
        semula="III/c",
    )
    assert made.sel["Nama"] == own.sel["Nama"]
    assert made.sel["Mulai"] == locked["Mulai"]


def test_what_is_still_owed_stays_owed() -> None:
    own = row("a")
    owed = {**own.sel, **{k: replace(own.sel[k], diminta=True) for k in ("Nama", "NIP")}}
    (made,) = propose(sheet(replace(own, sel=owed)), [of_list("a", {"Nama": "Dewi"})]).baris
    assert not made.ada
    assert [kepala for kepala in FILLED if made.sel[kepala].diminta] == ["NIP"]


def back(*rows: tuple[str, str]) -> LembarTerbaca:
    """The sheet as it comes back: code and who agrees."""
    return LembarTerbaca(
        "Kecocokan",
        {"Kode diduga": "A1", "Setuju": "E1", "Nama": "F1"},
        tuple(
            BarisTerbaca(
                {
                    kepala: SelTerbaca(teks, f"{kepala}{n}")
                    for kepala, teks in (("Kode diduga", kode), ("Setuju", ya), ("Nama", "Dewi"))
                    if teks
                },
                str(n),
            )
            for n, (kode, ya) in enumerate(rows)
        ),
    )


def test_only_rows_that_were_agreed_to_are_rows_of_pegawai() -> None:
    other = LembarTerbaca("Jabatan", {}, ())
    rows = [("a", "ya"), ("b", ""), ("c", "tidak"), ("d", " Ya "), ("", "ya")]
    said = {"Nama": "Lama"}
    made = dict.fromkeys("abcd", said)
    dasar = Dasar(2023, "", {"Kecocokan": made, "Pegawai": {"z": said}, "Jabatan": {"y": said}})
    read = confirmed(BukuTerbaca("isi.xlsx", "", (other, back(*rows)), dasar), sheet())
    buku = read.value
    assert buku is not None
    assert [(own.kode, own.span.berkas) for own in read.problems] == [("X032", "Setuju4")]
    assert buku.lembar[0] is other
    assert buku.lembar[1].nama == "Pegawai"
    assert buku.lembar[1].kepala == {"Kode jabatan": "A1", "Setuju": "E1", "Nama": "F1"}
    assert [own.sel["Kode jabatan"].teks for own in buku.lembar[1].baris] == ["a", "d"]
    assert buku.dasar == replace(
        dasar, isi={"Pegawai": {"z": said, "a": said, "d": said}, "Jabatan": {"y": said}}
    )


def test_a_workbook_that_says_nothing_of_what_it_was_made_from_is_read_too() -> None:
    buku = confirmed(BukuTerbaca("isi.xlsx", "", (back(("a", "ya")),)), sheet()).value
    assert buku is not None
    assert len(buku.lembar[0].baris) == 1
    assert buku.dasar is None


def test_another_workbook_is_as_it_was() -> None:
    buku = BukuTerbaca("isi.xlsx", "", (LembarTerbaca("Pegawai", {}, ()),))
    assert confirmed(buku, sheet()).value is buku


@pytest.mark.parametrize("teks", ["setuju", "ok", "✓", "ya?", "1", "y"])
def test_a_word_that_neither_agrees_nor_refuses_is_told(teks: str) -> None:
    buku = BukuTerbaca("isi.xlsx", "", (back(("a", teks), ("b", "ya")),))
    read = confirmed(buku, sheet())
    assert read.value is not None
    assert [own.sel["Kode jabatan"].teks for own in read.value.lembar[0].baris] == ["b"]
    assert [(own.kode, own.span.berkas) for own in read.problems] == [("X052", "Setuju0")]
    assert f'"{teks}"' in read.problems[0].pesan


def test_a_number_that_is_recorded_is_not_emptied_by_another_person() -> None:
    """Only where the sheet has the column and its cell could be read."""
    plain = back(("a", "ya"))
    nip = SelTerbaca("19900202", "J0")
    with_column = replace(plain, kepala={**plain.kepala, "NIP": "J1"})
    (row_a,) = plain.baris
    filled = replace(with_column, baris=(replace(row_a, sel={**row_a.sel, "NIP": nip}),))
    unread = replace(with_column, baris=(replace(row_a, ditolak=frozenset({"NIP"})),))

    def told(lembar: LembarTerbaca, pegawai: BarisLembar) -> tuple[list[str], int]:
        read = confirmed(BukuTerbaca("isi.xlsx", "", (lembar,)), sheet(pegawai))
        assert read.value is not None
        return [own.kode for own in read.problems], len(read.value.lembar[0].baris)

    held = row("a", **DEWI)
    assert told(with_column, held) == (["X030"], 0)
    assert told(with_column, row("a")) == ([], 1)
    assert told(plain, held) == ([], 1)
    assert told(filled, held) == ([], 1)
    assert told(unread, held) == ([], 1)


def test_the_number_of_another_person_is_owed_where_the_list_does_not_say_it() -> None:
    (made,) = propose(sheet(row("a", **DEWI)), [of_list("a", {"Nama": "Mega Lain"})]).baris
    assert [kepala for kepala in FILLED if made.sel[kepala].diminta] == ["NIP"]
