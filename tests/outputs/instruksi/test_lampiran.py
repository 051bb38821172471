"""The words of a lampiran: the rows of the catalogue, and who receives each."""

from collections.abc import Mapping
from typing import Any

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.outputs.instruksi.lampiran import build_words
from pkdocs.rules.cascade import Cascade, resolve_cascade
from tests.support.lampiran import around, of
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of

LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN
Gift = tuple[str, domain.Sifat, tuple[str, ...], str]


def bagian(kode: str, titel: str = "", kursi: str = "") -> domain.Jabatan:
    own = replace(jabatan(kode, "top"), singkat=f"Kabag {kode}", jenis="kepala-bagian")
    return replace(own, titel=domain.KodeJabatan(titel) if titel else None, kursi=kursi)


def resolved(
    *gifts: Gift, catatan: str = "", lampiran: str = "Lampiran II", **more: Any
) -> Cascade:
    """Posts a, b and c, and one indikator that is given to some of them."""
    penerima = tuple(
        domain.Penerima((domain.KodeJabatan(kode),), sifat, lampiran, lingkup, teks, "", HERE)
        for kode, sifat, lingkup, teks in gifts
    )
    own = replace(indikator("1.1", []), penerima=penerima, catatan=catatan, **more)
    posts = (bagian("a"), bagian("b", "b", "Kursi Contoh"), bagian("c"))
    return resolve_cascade(chart(jabatan("top", None), *posts), katalog_of("top", own))


def built(cascade: Cascade, nomor: str = "II", **heads: str) -> Mapping[str, Any]:
    lampiran = of(nomor, heads)
    return build_words(lampiran, around("top", lampiran), cascade)


def rows(words: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    (group,) = words["kelompok"]
    return [row for s in group["sasaran"] for row in (s["pertama"], *s["berikut"])]


def cells(*gifts: Gift) -> list[tuple[str, str, str]]:
    (row,) = rows(built(resolved(*gifts)))
    return [(cell["lebar"], cell["centang"], cell["teks"]) for cell in row["sel"]]


def names(*gifts: Gift) -> list[str]:
    (row,) = rows(built(resolved(*gifts, lampiran="Lampiran III"), "III"))
    found: list[str] = row["penanggung_jawab"]
    return found


def test_a_column_is_headed_as_the_instruksi_has_it_or_by_the_short_name() -> None:
    words = built(resolved(("c", LANGSUNG, (), "")), a="Pem")
    assert words["kolom"] == ["Pem", "Kabag b (Kursi Contoh)", "Kabag c"]
    assert (words["lebar_kolom"], words["kepala_kolom"]) == ("3", "Bagian")


def test_what_stands_around_the_table_is_that_of_the_instruksi() -> None:
    words = built(resolved(("c", LANGSUNG, (), "")))
    assert [words[key] for key in ("lampiran", "instruksi", "nomor", "tanggal")] == [
        "Lampiran II",
        "Instruksi Walikota Contoh",
        "e-1 Tahun 2023",
        "5 April 2023",
    ]
    assert words["judul"] == ["JUDUL CONTOH", "BAGI CONTOH"]
    assert words["penandatangan"]["jabatan"] == "Jabatan top"
    assert (words["konsep"], words["alasan_konsep"]) == ("", "")


def test_reasons_make_it_a_konsep() -> None:
    lampiran = of("II")
    cascade = resolved(("c", LANGSUNG, (), ""))
    words = build_words(lampiran, around("top", lampiran), cascade, ("satu", "dua"))
    assert str(words["konsep"]).startswith("KONSEP")
    assert words["alasan_konsep"] == "satu; dua"


def test_a_tick_has_its_lingkup_below_it() -> None:
    assert cells(("a", LANGSUNG, ("PKK", "PPSU"), ""), ("c", LANGSUNG, (), "")) == [
        ("1", "✓", "(PKK dan PPSU)"),
        ("1", "", ""),
        ("1", "✓", ""),
    ]


def test_posts_side_by_side_that_derive_the_same_have_one_cell() -> None:
    said = "Diturunkan menjadi indikator contoh"
    three = [(kode, DITURUNKAN, (), said) for kode in "abc"]
    assert cells(*three) == [("3", "", said)]
    assert cells(*three[:2]) == [("2", "", said), ("1", "", "")]
    assert cells(three[0], three[2]) == [("1", "", said), ("1", "", ""), ("1", "", said)]
    assert cells(*three[:2], ("c", DITURUNKAN, (), "Diturunkan lain")) == [
        ("2", "", said),
        ("1", "", "Diturunkan lain"),
    ]


def test_who_derives_without_a_sentence_or_of_a_lingkup_has_an_arrow() -> None:
    assert cells(("a", DITURUNKAN, (), ""), ("b", DITURUNKAN, ("PKK",), "Diturunkan")) == [
        ("1", "↓", ""),
        ("1", "↓", "(PKK)"),
        ("1", "", ""),
    ]


def test_who_is_responsible_is_named_and_of_several_each_has_a_number() -> None:
    first, second = ("a", LANGSUNG, (), ""), ("b", LANGSUNG, ("PKK",), "")
    assert names(first) == ["Kabag a"]
    assert names(first, second) == ["1. Kabag a", "2. Kabag b (Kursi Contoh) (PKK)"]


def test_all_that_derive_have_the_sentence_alone() -> None:
    said = "Diturunkan menjadi indikator contoh"
    assert names(*((kode, DITURUNKAN, (), said) for kode in "abc")) == [said]
    assert names(*((kode, DITURUNKAN, (), "") for kode in "abc")) == ["↓"]


def test_some_that_derive_are_named_before_the_sentence() -> None:
    said = "Diturunkan menjadi indikator contoh"
    assert names(("a", DITURUNKAN, (), said), ("c", LANGSUNG, (), "")) == [
        "Kabag c",
        "↓ Kabag a",
        said,
    ]
    two = [("a", DITURUNKAN, (), said), ("b", DITURUNKAN, (), said)]
    assert names(*two, ("c", LANGSUNG, (), "")) == [
        "Kabag c",
        "↓ Kabag a",
        "↓ Kabag b (Kursi Contoh)",
        said,
    ]


def test_the_note_of_an_indikator_stands_beside_it() -> None:
    cascade = resolved(
        ("a", LANGSUNG, (), ""), catatan="Diinput di contoh", lampiran="Lampiran III"
    )
    (row,) = rows(built(cascade, "III"))
    assert row["catatan"] == "Diinput di contoh"


LONG = (domain.Uraian("metode", "Formula", tuple(f"Alinea contoh {n}" for n in range(90))),)


@pytest.mark.parametrize(
    ("nomor", "beside"),
    [
        ("II", {"sel": [{"lebar": "1", "centang": "", "teks": ""}] * 3}),
        ("III", {"penanggung_jawab": [], "catatan": ""}),
    ],
)
def test_a_row_that_goes_on_has_nothing_beside_it(nomor: str, beside: dict[str, object]) -> None:
    gift = ("a", LANGSUNG, (), "")
    cascade = resolved(gift, lampiran=f"Lampiran {nomor}", catatan="Catatan", pengukuran=LONG)
    first, second, *_ = rows(built(cascade, nomor))
    assert {key: second[key] for key in beside} == beside
    assert {key: first[key] for key in beside} != beside


def test_rows_share_a_page_by_what_stands_beside_them_too() -> None:
    """Short texts with so many lingkup in narrow columns fill a page."""
    lingkup = tuple(f"Layanan contoh yang panjang nomor {n}" for n in range(16))
    many = [bagian(f"x{n}") for n in range(12)]
    penerima = domain.Penerima((many[0].kode,), LANGSUNG, "Lampiran II", lingkup, "", "", HERE)
    own = [
        replace(indikator(f"1.{n}", []), no_indikator=str(n), penerima=(penerima,))
        for n in range(1, 4)
    ]
    organisasi = chart(jabatan("top", None), *many)
    words = built(resolve_cascade(organisasi, katalog_of("top", *own)))
    (group,) = words["kelompok"]
    assert [len(s["berikut"]) for s in group["sasaran"]] == [0, 0, 0]


def test_a_row_is_as_high_as_its_sasaran() -> None:
    """What signs it stays with the last row, as long as both fit on a page."""
    cascade = resolved(("a", LANGSUNG, (), ""))
    (sasaran,) = cascade.katalog.sasaran
    long = replace(sasaran, sasaran="Sasaran contoh yang sangat panjang " * 28)
    other = resolve_cascade(cascade.organisasi, replace(cascade.katalog, sasaran=(long,)))
    kept = [rows(built(each))[0]["sehalaman"] for each in (cascade, other)]
    assert kept == ["ya", ""]
