"""What changed about a post, and between two rows of one indikator."""

from typing import Any

import pytest

from pkdocs.base.values import replace
from pkdocs.domain.salinan import PihakSalinan
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Arah, Beda, Kecocokan, Macam
from tests.review.compare.made import LAMA, baris, centang, changes, row_changes, salinan, target


def test_a_raised_target_tells_direction_and_amount() -> None:
    after = baris(target=target("N/A", "86,75", "N/A", "86,75", "87,00"))
    (change,) = row_changes(baris(), after)
    assert change == Beda(
        Macam.TARGET,
        "86,75",
        "87,00",
        indikator="Indeks Kepuasan Layanan",
        kode="1.1",
        periode="tahunan",
        arah=Arah.NAIK,
        selisih="0,25",
    )


@pytest.mark.parametrize(
    ("lama", "baru", "arah", "selisih"),
    [
        ("87", "86,5", Arah.TURUN, "0,5"),
        ("1.500", "1.250,5", Arah.TURUN, "249,5"),
        ("9.750", "12.000", Arah.NAIK, "2.250"),
        ("80%", "85,5 %", Arah.NAIK, "5,5 poin persen"),
        ("A (82)", "AA (91)", Arah.NAIK, "9"),
        ("(3) WTP", "(3) WDP", Arah.TAK_TERBANDING, ""),
        ("WTP", "WDP", Arah.TAK_TERBANDING, ""),
        ("N/A", "86,75", Arah.TAK_TERBANDING, ""),
        ("100", "100%", Arah.TAK_TERBANDING, ""),
        ("86,75", "delapan puluh", Arah.TAK_TERBANDING, ""),
        ("≤ 30", "≤24", Arah.TURUN, "6"),
        ("≤ 30", "24", Arah.TAK_TERBANDING, ""),
        ("≤ 30", "< 24", Arah.TAK_TERBANDING, ""),
        ("70-75", "80-85", Arah.TAK_TERBANDING, ""),
        ("70", "70-75", Arah.TAK_TERBANDING, ""),
        ("1:200", "1:100", Arah.TAK_TERBANDING, ""),
        ("12 dokumen", "15 Dokumen", Arah.NAIK, "3"),
        ("12 dokumen", "15 laporan", Arah.TAK_TERBANDING, ""),
        ("Juni 2024", "Juli 2024", Arah.TAK_TERBANDING, ""),
    ],
)
def test_a_changed_target_compares_only_values_of_one_form(
    lama: str, baru: str, arah: Arah, selisih: str
) -> None:
    before, after = (baris(target=target(*["N/A"] * 4, text)) for text in (lama, baru))
    (change,) = row_changes(before, after)
    assert (change.arah, change.selisih) == (arah, selisih)


@pytest.mark.parametrize(
    ("field", "value", "macam"),
    [
        ("satuan", "Indeks", Macam.SATUAN),
        ("agregasi", "jumlah", Macam.AGREGASI),
        ("sumber_data", "CRM", Macam.SUMBER_DATA),
        ("lingkup", "satu dan dua", Macam.LINGKUP),
        ("pengukuran", ("Definisi:", "ukuran lain"), Macam.PENGUKURAN),
    ],
)
def test_each_field_has_its_kind_of_change_and_unread_is_none(
    field: str, value: Any, macam: Macam
) -> None:
    after = baris(**{field: value})
    assert [change.macam for change in row_changes(baris(), after)] == [macam]
    unread: dict[str, Any] = {field: None}
    assert row_changes(baris(**unread), after) == ()


def test_parties_compare_as_people_and_posts() -> None:
    kapital = replace(LAMA, nama="WIRA CONTOH", nip=None)
    assert changes(salinan(), salinan(pihak_pertama=kapital)) == []
    other = PihakSalinan("Budi Misal", "199001012015011001", "Plt. Camat Contoh")
    gubernur = PihakSalinan("Sari Atasan", "", "Pj. Walikota Contoh")
    assert changes(salinan(), salinan(pihak_pertama=other, pihak_kedua=gubernur)) == [
        (
            Macam.PEJABAT,
            "Wira Contoh (NIP 198001012005011001)",
            "Plt. – Budi Misal (NIP 199001012015011001)",
        ),
        (Macam.PIHAK_KEDUA, "Walikota Contoh – Sari Atasan", "Pj. Walikota Contoh – Sari Atasan"),
    ]


def test_a_number_is_told_as_what_it_is() -> None:
    lama, baru = (
        salinan(pihak_pertama=replace(LAMA, nip=nip)) for nip in ("123456", "198001012005011001")
    )
    other = salinan(pihak_pertama=replace(LAMA, nip="123457"))
    assert changes(lama, other) == [
        (Macam.PEJABAT, "Wira Contoh (NRK 123456)", "Wira Contoh (NRK 123457)")
    ]
    assert changes(lama, baru) == []


def test_a_renamed_post_unit_and_a_changed_budget_are_told() -> None:
    program = {"program": "Program A", "anggaran": "1.000.000", "keterangan": ""}
    lama = salinan(program=(program,))
    baru = salinan(
        jabatan="Camat Contoh Baru",
        unit="Kecamatan Contoh Baru",
        program=({**program, "anggaran": "1.250.000"},),
    )
    found = compare(lama, baru, Kecocokan.KODE).beda
    assert [change.macam for change in found] == [
        Macam.JABATAN_BERGANTI_NAMA,
        Macam.UNIT,
        Macam.PROGRAM,
    ]
    assert (found[-1].arah, found[-1].selisih) == (Arah.NAIK, "Rp250.000")


@pytest.mark.parametrize(
    ("lama", "baru", "arah", "selisih"),
    [
        ("1.000", "1.500", Arah.NAIK, "Rp500"),
        ("1.500", "1.000", Arah.TURUN, "Rp500"),
        ("1.000", "1.000,00", None, ""),
        ("1.000", "menyusul", None, ""),
    ],
)
def test_a_budget_tells_by_how_much_where_both_are_numbers(
    lama: str, baru: str, arah: Arah | None, selisih: str
) -> None:
    old, new = (salinan(program=({"program": "P", "anggaran": rp},)) for rp in (lama, baru))
    (change,) = compare(old, new).beda
    assert (change.macam, change.arah, change.selisih) == (Macam.PROGRAM, arah, selisih)


def test_a_budget_moved_by_one_rupiah_is_told() -> None:
    old, new = (salinan(program=({"program": "P", "anggaran": rp},)) for rp in ("1", "2"))
    assert [(c.arah, c.selisih) for c in compare(old, new).beda] == [(Arah.NAIK, "Rp1")]
    assert [(c.lama, c.baru) for c in compare(old, new).beda] == [("P: Rp1", "P: Rp2")]


@pytest.mark.parametrize(
    ("lama", "baru", "moved"), [("1,05", "1,15", "0,1"), ("1,5", "3,5", "2"), ("10", "110", "100")]
)
def test_the_amount_of_a_move_has_no_zeros_that_say_nothing(
    lama: str, baru: str, moved: str
) -> None:
    before, after = (baris(target=target(*["N/A"] * 4, text)) for text in (lama, baru))
    assert [change.selisih for change in row_changes(before, after)] == [moved]


def test_who_is_given_an_indikator_is_told_post_by_post() -> None:
    before = baris(centang=centang(satu="dicentang", dua="dicentang (PKK)"))
    after = baris(centang=centang(dua="dicentang (PPSU)", tiga="diturunkan"))
    told = [(change.macam, change.lama, change.baru) for change in row_changes(before, after)]
    assert told == [
        (Macam.CENTANG_BARU, "", "Asisten Tiga: diturunkan"),
        (Macam.CENTANG_HILANG, "Asisten Satu: dicentang", ""),
        (Macam.CENTANG, "Asisten Dua: dicentang (PKK)", "Asisten Dua: dicentang (PPSU)"),
    ]
    assert row_changes(before, baris(centang=before.centang[::-1])) == ()
    unread = baris(centang=centang(satu=None, empat=None))
    (change,) = row_changes(before, unread)
    assert (change.macam, change.lama) == (
        Macam.CENTANG_HILANG,
        "Asisten Dua: dicentang (PKK)",
    )
    seats = [replace(own, nama="Petugas Contoh") for own in before.centang]
    taken = baris(centang=tuple(seats[1:]))
    assert [change.macam for change in row_changes(baris(centang=tuple(seats)), taken)] == [
        Macam.CENTANG_HILANG
    ], "seats of one name are told apart"
    noted = baris(catatan="diinput di e-Contoh")
    (change,) = row_changes(baris(catatan=""), noted)
    assert (change.macam, change.baru) == (Macam.CATATAN, "diinput di e-Contoh")
    assert row_changes(baris(), noted) == ()


def test_words_around_the_rows_are_told_by_the_stretch_that_changed() -> None:
    lama = salinan(naskah=("Nomor 1", "Tanggal 5 April", "Judul", "Wira Contoh"))
    baru = salinan(naskah=("Nomor 2", "Tanggal 6 April", "Judul", "Wira  Contoh", "NIP"))
    assert changes(lama, baru) == [
        (Macam.NASKAH, "Nomor 1\nTanggal 5 April", "Nomor 2\nTanggal 6 April"),
        (Macam.NASKAH, "", "NIP"),
    ]
