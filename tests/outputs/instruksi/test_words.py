"""The words of the Instruksi: every field of the form, in the way the paper has them."""

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.outputs.instruksi.words import FIELDS, build_words, format_nomor
from tests.outputs.instruksi.made import INSTRUKSI, ORGANISASI, WALIKOTA


def names(value: object, above: str = "") -> set[str]:
    if isinstance(value, str):
        return {above}
    if isinstance(value, list):
        return set().union(*(names(own, f"{above}[]") for own in value))
    assert isinstance(value, dict)
    return set().union(*(names(own, f"{above}.{key}".strip(".")) for key, own in value.items()))


def test_every_field_is_made_and_nothing_else() -> None:
    assert names(build_words(INSTRUKSI, ORGANISASI, ["belum"])) == FIELDS


def test_the_paper_numbers_its_points_and_writes_its_heads_in_capitals() -> None:
    words = build_words(INSTRUKSI, ORGANISASI)
    assert (words["judul"], words["nomor"]) == ("INSTRUKSI WALIKOTA CONTOH", "e-9 TAHUN 2024")
    assert (words["tentang"], words["pejabat"]) == ("PERJANJIAN KINERJA", "WALIKOTA CONTOH")
    assert words["kepada"] == [
        {"tanda": "1.", "teks": "Para Asisten"},
        {"tanda": "2.", "teks": "Para Camat"},
    ]
    assert words["tanggal"] == "3 Januari 2024"
    assert words["penandatangan"] == {
        "jabatan": "Plt. Walikota Contoh",
        "nama": "Dr. Wira Contoh",
        "baris_nip": "NIP 198001012005011001",
    }
    assert (words["konsep"], words["alasan_konsep"]) == ("", "")


def test_what_is_not_known_is_dots() -> None:
    unnumbered = replace(INSTRUKSI, nomor="", tanggal=domain.Tanggal(2024))
    jabatan = replace(ORGANISASI.jabatan[WALIKOTA], pejabat=None)
    words = build_words(unnumbered, replace(ORGANISASI, jabatan={WALIKOTA: jabatan}))
    assert words["nomor"] == "………… TAHUN 2024".replace("…………", "…" * 5)
    assert words["tanggal"] == f"{'…' * 7} 2024"
    assert words["penandatangan"] == {
        "jabatan": "Walikota Contoh",
        "nama": wording.TITIK_NAMA,
        "baris_nip": f"NIP {wording.TITIK_NIP}",
    }
    without = replace(jabatan, tanpa_nip=True)
    words = build_words(unnumbered, replace(ORGANISASI, jabatan={WALIKOTA: without}))
    assert words["penandatangan"] == {
        "jabatan": "Walikota Contoh",
        "nama": wording.TITIK_NAMA,
        "baris_nip": "",
    }


def test_the_number_goes_with_the_year() -> None:
    assert format_nomor(INSTRUKSI) == "e-9 Tahun 2024"


def test_a_konsep_says_so_and_why() -> None:
    words = build_words(INSTRUKSI, ORGANISASI, ["satu", "dua"])
    assert words["konsep"] == "KONSEP – BELUM UNTUK DITANDATANGANI"
    assert words["alasan_konsep"] == "satu; dua"
