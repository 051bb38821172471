"""Reading says that two agreements are the same exactly where comparing finds no change."""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.values import replace
from pkdocs.domain.salinan import PERIODE, BarisSalinan, PihakSalinan, Salinan, Sumber
from pkdocs.review.compare.agreements import compare
from pkdocs.review.read.salinan import settle
from pkdocs.review.read.same import (
    of_two_kinds,
    pair_by_text,
    pair_same,
    post_names,
    print_program,
    programs_by_name,
    same_jabatan,
    same_pihak,
    same_program,
    same_row,
    same_text,
    same_words,
    sasaran_by_text,
)

Edit: TypeAlias = Callable[[BarisSalinan], BarisSalinan]

NAMES = ("Indeks layanan", "Indeks layanan kota", "Opini laporan", "Nilai SAKIP")
VALUES = st.sampled_from(["N/A", "86,75", "87", "90%", "A (82)"])
ROWS = st.lists(
    st.builds(
        BarisSalinan,
        kode=st.sampled_from(["1.1", "2.1", "3.1", "4.1"]),
        no_sasaran=st.just("1"),
        kelompok=st.sampled_from(["Sasaran Strategis", "Sasaran Khusus"]),
        sasaran=st.sampled_from(["Meningkatnya layanan", "Tertib"]),
        no_indikator=st.just("1"),
        indikator=st.sampled_from(NAMES),
        target=st.tuples(*[VALUES] * 5).map(lambda texts: dict(zip(PERIODE, texts, strict=True))),
        lingkup=st.sampled_from(["", "kota"]),
        sumber_data=st.just("e-SAKIP"),
        satuan=st.sampled_from(["Nilai", "Persen"]),
        agregasi=st.just("tetap"),
        pengukuran=st.sampled_from([(), ("a. satu", "b. dua")]),
    ),
    max_size=5,
)


def as_printed(row: BarisSalinan) -> BarisSalinan:
    return replace(row, kode="", agregasi=None)


def with_target(row: BarisSalinan, periode: str, text: str | None) -> BarisSalinan:
    return replace(row, target={**row.target, periode: text})


UNCHANGED: list[Edit] = [
    lambda row: (
        replace(row, indikator=f"{row.indikator} ({row.lingkup})", lingkup="")
        if row.lingkup
        else row
    ),
    lambda row: replace(row, indikator=f" {row.indikator}\u00a0"),
    lambda row: replace(row, no_sasaran="9", no_indikator="8"),
    lambda row: replace(row, satuan="%" if row.satuan == "Persen" else row.satuan),
    lambda row: replace(row, satuan=None),
    lambda row: replace(row, sumber_data=None, pengukuran=None),
    lambda row: replace(row, pengukuran=row.pengukuran and ("- satu", "- dua")),
    lambda row: replace(row, kelompok=""),
    lambda row: with_target(row, "tw1", None),
    lambda row: with_target(row, "tw2", "86.75" if row.target["tw2"] == "86,75" else None),
]
CHANGED: list[Edit] = [
    lambda row: replace(row, indikator=f"{row.indikator} lain"),
    lambda row: replace(row, lingkup="kelurahan"),
    lambda row: replace(row, sasaran="Bersih"),
    lambda row: replace(row, sasaran=row.sasaran.upper()),
    lambda row: replace(row, kelompok="Sasaran Operasional"),
    lambda row: replace(row, sumber_data="e-Lain"),
    lambda row: replace(row, satuan="Indeks"),
    lambda row: replace(row, pengukuran=("tiga",)),
    lambda row: with_target(row, "tahunan", "delapan"),
]


def salinan(rows: list[BarisSalinan], **fields: str) -> Salinan:
    made = Salinan(
        kode="camat-contoh",
        jabatan="Camat Contoh",
        unit="Kecamatan Contoh",
        tahun="2022",
        berkas="camat.docx",
        sumber=Sumber.DATA,
        pihak_pertama=PihakSalinan("Wira Contoh", "198001012005011001", "Camat Contoh"),
        pihak_kedua=PihakSalinan("Sari Atasan", "", "Walikota Contoh"),
        baris=tuple(rows),
        program=({"program": "Program Contoh", "anggaran": "1.000", "keterangan": ""},),
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # texts only


POSTS: list[Callable[[Salinan], Salinan]] = [
    lambda post: post,
    lambda post: replace(post, jabatan="Plt. Camat Contoh", unit=""),
    lambda post: replace(post, jabatan="Lurah Contoh"),
    lambda post: replace(post, unit="Kelurahan Contoh"),
    lambda post: replace(post, pihak_pertama=PihakSalinan("WIRA CONTOH", None, None)),
    lambda post: replace(post, pihak_kedua=PihakSalinan("Sari Atasan", "", "Plh. Walikota Contoh")),
    lambda post: replace(post, program=()),
]


@given(
    ROWS,
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from([*UNCHANGED, *CHANGED])), max_size=4),
    st.sampled_from(POSTS),
    st.randoms(use_true_random=False),
)
def test_reading_and_comparing_agree_on_whether_anything_changed(
    rows: list[BarisSalinan],
    edits: list[tuple[int, Edit]],
    of_post: Callable[[Salinan], Salinan],
    random: Random,
) -> None:
    printed = [as_printed(row) for row in rows]
    for place, edit in edits:
        if place < len(printed):
            printed[place] = edit(printed[place])
    random.shuffle(printed)
    data, paper = salinan(rows), of_post(salinan(printed))
    assert same_words(data, paper) == (not compare(data, paper).beda)


@given(ROWS, st.lists(st.sampled_from(UNCHANGED), max_size=3))
def test_another_way_of_writing_is_no_difference(
    rows: list[BarisSalinan], edits: list[Edit]
) -> None:
    printed = [as_printed(row) for row in rows]
    for edit in edits:
        printed = [edit(row) for row in printed]
    assert same_words(salinan(rows), salinan(printed))


def row(**fields: object) -> BarisSalinan:
    values: dict[str, object] = {
        "kode": "1.1",
        "no_sasaran": "1",
        "kelompok": "Sasaran Strategis",
        "sasaran": "Tertib",
        "no_indikator": "1",
        "indikator": "Indeks layanan",
        "target": dict.fromkeys(PERIODE, "1"),
        "lingkup": "",
    }
    return BarisSalinan(**(values | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("edit", [e for e in CHANGED if e is not CHANGED[3]])
def test_each_field_that_differs_makes_rows_differ(edit: Edit) -> None:
    whole = row(sumber_data="e-SAKIP", satuan="Nilai", pengukuran=("satu",))
    assert same_row(whole, whole)
    changed = edit(whole)
    assert not same_words(salinan([whole]), salinan([changed]))


def test_what_is_unread_leaves_the_row_for_which_there_is_no_other() -> None:
    first, second = row(), row(kode="1.2", target=dict.fromkeys(PERIODE, "2"))
    unread = row(kode="", target=dict.fromkeys(PERIODE))
    assert pair_same((first, second), (unread, as_printed(first))) == [(0, 1), (1, 0)]


WHOLE = row(sumber_data="e-SAKIP", satuan="Nilai", pengukuran=("satu",))


def of_row(edit: Edit) -> Callable[[Salinan], Salinan]:
    """The edit of an agreement's first row."""
    return lambda post: replace(post, baris=(edit(post.baris[0]),))


LACKING: list[Callable[[Salinan], Salinan]] = [
    *(of_row(partial(with_target, periode=periode, text=None)) for periode in PERIODE),
    of_row(lambda row: replace(row, satuan=None)),
    of_row(lambda row: replace(row, sumber_data=None)),
    of_row(lambda row: replace(row, pengukuran=None)),
    of_row(lambda row: replace(row, kelompok="")),
    lambda post: replace(post, tahun="2021"),
    lambda post: replace(post, tahun=""),
    lambda post: replace(post, unit=""),
    lambda post: replace(post, pihak_pertama=replace(post.pihak_pertama, nama="Wira Lain")),
    lambda post: replace(post, pihak_pertama=replace(post.pihak_pertama, nama=None)),
    lambda post: replace(post, pihak_pertama=replace(post.pihak_pertama, nip=None)),
    lambda post: replace(post, pihak_kedua=replace(post.pihak_kedua, jabatan=None)),
    lambda post: replace(post, program=({"program": "Program Contoh"},)),
]


@pytest.mark.parametrize("edit", LACKING)
def test_data_are_not_believed_in_what_the_paper_does_not_print(
    edit: Callable[[Salinan], Salinan],
) -> None:
    data = salinan([WHOLE])
    assert settle(data, replace(data, sumber=Sumber.TABEL)) is data
    paper = edit(replace(data, sumber=Sumber.TABEL))
    read = settle(data, paper)
    assert read is not data
    assert (read.tahun or "2022", read.program) == (paper.tahun or "2022", paper.program)
    assert [own.target for own in read.baris] == [own.target for own in paper.baris]
    assert (read.pihak_pertama, read.pihak_kedua) == (paper.pihak_pertama, paper.pihak_kedua)


def test_a_nip_written_over_an_nrk_or_the_other_way_round_is_an_edit() -> None:
    nip, nrk = (PihakSalinan("Wira", number, "Camat") for number in ("1" * 18, "123456"))
    whole = replace(salinan([row()]), pihak_pertama=nip, pihak_kedua=nrk)
    first, second = replace(whole, pihak_pertama=nrk), replace(whole, pihak_kedua=nip)
    for paper in (first, second):
        read = settle(whole, replace(paper, sumber=Sumber.TABEL))
        assert (read.pihak_pertama, read.pihak_kedua) == (paper.pihak_pertama, paper.pihak_kedua)
        assert read.sumber is Sumber.TEKS


def test_a_code_goes_to_the_row_whose_text_is_the_same_and_that_has_most_in_common() -> None:
    data = salinan([row(), row(kode="1.2", sasaran="Bersih"), row(kode="1.3", indikator="Opini")])
    printed = [row(kode="", sasaran="Bersih", satuan="Lain"), row(kode="", indikator="Opini kota")]
    read = settle(data, salinan(printed))
    assert read.sumber is Sumber.TEKS
    assert [own.kode for own in read.baris] == ["1.2", ""]


def test_a_row_printed_in_one_line_with_its_lingkup_keeps_its_code() -> None:
    data = [row(lingkup="kota", target=dict.fromkeys(PERIODE, "2"))]
    assert pair_by_text(data, [row(kode="", indikator="Indeks layanan (kota)")]) == [(0, 0)]


def test_thousands_of_rows_of_one_text_are_paired_in_a_moment() -> None:
    rows = [row(kode="", sumber_data="a")] * 3_000
    other = [row(kode="", sumber_data="b")] * 3_000
    assert len(pair_by_text(rows, other)) == 3_000
    assert len(compare(salinan(rows), salinan(other)).baris) == 3_000


def test_a_long_lingkup_in_the_line_of_the_indikator_is_one_row_for_both() -> None:
    long = "seluruh kelurahan, kecamatan, dan suku dinas dalam wilayah kota contoh"
    data = salinan([row(agregasi="tetap", lingkup=long)])
    paper = salinan([row(kode="", indikator=f"Indeks layanan ({long})")])
    assert same_words(data, paper)
    assert compare(data, paper).beda == ()


def test_a_party_is_the_same_by_nip_else_by_name_and_unread_is_the_same() -> None:
    wira = PihakSalinan("Wira Contoh", "1", "Camat Contoh")
    for other, same in [
        (PihakSalinan("Wira C.", "1", None), True),
        (PihakSalinan("Budi Lain", "1", None), False),
        (PihakSalinan("", "1", None), True),
        (PihakSalinan("Drs. Wira Contoh, S.H.", "1", None), True),
        (PihakSalinan("Wira Lain, S.H.", "1", None), False),
        (PihakSalinan("Wira Contoh", "2", None), False),
        (PihakSalinan("WIRA CONTOH", None, None), True),
        (PihakSalinan("Sari", "", None), False),
        (PihakSalinan(None, None, "Plt. Camat Contoh"), False),
        (PihakSalinan(None, None, "Lurah Contoh"), False),
        (PihakSalinan(), True),
    ]:
        assert same_pihak(wira, other, whole=True) is same
    assert same_pihak(wira, PihakSalinan(None, None, "Lurah Contoh"), whole=False)


def test_a_nip_and_an_nrk_are_two_numbers_and_the_name_says_who_it_is() -> None:
    nip = PihakSalinan("Wira Contoh", "198001012005011001")
    for other, same, apart in [
        (PihakSalinan("WIRA CONTOH", "123456"), True, True),
        (PihakSalinan("Wira Lain", "123456"), False, True),
        (PihakSalinan("Wira C.", "198001012005011001"), True, False),
        (PihakSalinan("Wira Contoh", "198001012005011009"), False, False),
        (PihakSalinan("Wira Contoh", ""), True, False),
        (PihakSalinan("Wira Contoh", None), True, False),
    ]:
        for pair in ((nip, other), (other, nip)):
            assert same_pihak(*pair, whole=True) is same
            assert of_two_kinds(*pair) is apart
    assert not same_pihak(
        PihakSalinan("Wira Contoh", "123456"), PihakSalinan("Wira Contoh", "123457"), whole=True
    )


def test_a_row_without_sasaran_names_none() -> None:
    assert sasaran_by_text([row(sasaran="")]) == {}
    (found,) = sasaran_by_text([row(), row(kelompok="Sasaran Khusus"), row()]).values()
    assert found.names == ["Tertib (Sasaran Khusus)", "Tertib (Sasaran Strategis)"]
    assert print_program({}) == ""


def test_a_post_and_its_short_name_beside_its_unit_are_one_and_an_unread_one_is_any() -> None:
    whole = made_post("Lurah Contoh", "Kelurahan Contoh")
    short = made_post("Lurah", "Kelurahan Contoh")
    other = made_post("Camat Contoh", "Kecamatan Contoh")
    assert same_jabatan(whole, short)
    assert not same_jabatan(whole, other)
    assert same_jabatan(whole, made_post("", ""))
    assert post_names("", "Kelurahan Contoh") == frozenset()


def made_post(jabatan: str, unit: str) -> Salinan:
    nobody = PihakSalinan()
    return Salinan("", jabatan, unit, "2022", "x.docx", Sumber.TABEL, nobody, nobody, ())


@pytest.mark.parametrize(
    ("lama", "baru", "same"),
    [
        ("e-SAKIP kota", "e-Sakip kota", False),
        ("E-SAKIP KOTA", "e-Sakip kota", True),  # in capitals altogether
        ("e-Sakip kota", "E-SAKIP KOTA", True),
        ("E-SAKIP KOTA", "e-Sakip desa", False),
        ("E-SAKIP KOTA", "E-SAKIP DESA", False),
        (None, "e-Sakip", True),
        ("e-Sakip", None, True),
        ("", "e-Sakip", False),
    ],
)
def test_capitals_say_nothing_only_where_a_text_is_in_capitals_altogether(
    lama: str | None, baru: str | None, same: bool
) -> None:
    assert same_text(lama, baru) is same


def test_a_post_is_known_by_its_name_and_with_the_place_of_its_unit() -> None:
    for jabatan, unit, found in (
        ("Lurah", "Kelurahan Contoh", {"lurah kelurahan contoh", "lurah contoh"}),
        (
            "Kepala Seksi",
            "Kelurahan Contoh",
            {"kepala seksi", "kepala seksi kelurahan contoh", "kepala seksi contoh"},
        ),
        ("Lurah Contoh", "Kelurahan Contoh", {"lurah contoh"}),
        ("Lurah", "", {"lurah"}),
        ("Lurah", "Inspektorat", {"lurah inspektorat", "lurah"}),
    ):
        assert post_names(jabatan, unit) == found


def test_programs_are_known_by_name_those_of_one_name_by_their_count() -> None:
    programs = tuple({"program": name, "anggaran": rp} for name, rp in (("A", "2"), ("A", "1")))
    found = programs_by_name(replace(salinan([]), program=programs))
    assert {key: own["anggaran"] for key, own in found.items()} == {"a": "1", "a 1": "2"}
    assert print_program(programs[0]) == "A: Rp2"
    assert print_program({**programs[0], "keterangan": "APBD"}) == "A: Rp2 (APBD)"


@pytest.mark.parametrize(
    ("lama", "baru", "same"),
    [
        ("1.01.02. Program Contoh", "1.01.02 Program Contoh", True),
        ("1.01.02. Program Contoh", "1.01.03 Program Contoh", False),
        ("1.01.02. Program Contoh", "Program Contoh", False),
        ("Program 1.01. Contoh", "Program 1.01 Contoh", False),
    ],
)
def test_a_point_behind_the_code_of_a_program_is_no_difference(
    lama: str, baru: str, *, same: bool
) -> None:
    old, new = ({"program": name, "anggaran": "1.000"} for name in (lama, baru))
    assert same_program(old, new) is same
    first, second = (replace(salinan([]), program=(own,)) for own in (old, new))
    assert (not compare(first, second).beda) is same


def test_of_rows_that_may_be_the_same_that_with_more_in_common_is() -> None:
    known, unread = row(kode="", satuan="Nilai", sumber_data="e-A"), row(kode="", satuan=None)
    assert pair_same([known], [unread, replace(known, no_indikator="2")]) == [(0, 1)]
    half = replace(known, sumber_data=None, pengukuran=("satu",))
    assert pair_same([half], [unread, replace(unread, satuan="Nilai")]) == [(0, 1)]
