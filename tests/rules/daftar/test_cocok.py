"""Who of a list is to hold which post: sure, presumed, or nobody's to say."""

from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Berat
from pkdocs.base.values import replace
from pkdocs.rules.daftar.cocok import Cocok, Kesesuaian, match_posts, untaken
from pkdocs.rules.daftar.orang import read_orang
from tests.support.daftar import list_of
from tests.support.worlds import HERE, chart, jabatan

KEPALA = ["Nama", "NIP", "Kode", "Jabatan", "Unit Kerja"]


def post(kode: str, nama: str, unit: str, **other: object) -> domain.Jabatan:
    own = replace(jabatan(kode, "walikota"), nama=nama, unit=unit, singkat=nama)
    return replace(own, **other)  # type: ignore[arg-type] # fields of the class


def seat(titel: str, nama: str, nip: str = "") -> domain.Jabatan:
    pejabat = domain.Pejabat("Putri Contoh", "", "", nip, "", HERE) if nip else None
    kode = f"{titel}-{nama}"
    own = post(kode, "Petugas Loket", "Bagian Satu", kursi=nama, pejabat=pejabat)
    return replace(own, titel=domain.KodeJabatan(titel))


CHART = chart(
    jabatan("walikota", None),
    post("camat-mawar", "Camat Mawar", "Kecamatan Mawar"),
    post("lurah-melati", "Lurah Melati", "Kelurahan Melati"),
    post("lurah-kenanga", "Lurah Kenanga", "Kelurahan Kenanga"),
    post("kasi-melati", "Kepala Seksi Pemerintahan Kelurahan Melati", "Kelurahan Melati"),
    post("kasi-kenanga", "Kepala Seksi Pemerintahan Kelurahan Kenanga", "Kelurahan Kenanga"),
    post("kasubbag-tu", "Kepala Subbagian Tata Usaha", "Bagian Satu"),
    post("ketua", "Analis Contoh", "Bagian Satu", peran="selaku Ketua Subkelompok"),
    seat("loket", "01", "199001012021212001"),
    seat("loket", "02"),
    seat("loket", "03"),
)


def matched(*rows: tuple[str, str, str, str, str]) -> list[tuple[str, str]]:
    return [
        (cocok.jabatan or ", ".join(cocok.bisa), str(cocok.kesesuaian or ""))
        for cocok in match_posts(CHART, read_orang(list_of(KEPALA, *rows)))
    ]


def one(jabatan: str, unit: str = "", kode: str = "", nip: str = "") -> tuple[str, str]:
    (found,) = matched(("Wira", nip, kode, jabatan, unit))
    return found


SAMA, DIDUGA = "nama jabatan sama", "diduga"


def test_a_code_decides_whatever_the_name_says() -> None:
    assert one("Lurah Melati", "Kelurahan Melati", "camat-mawar") == (
        "camat-mawar",
        "kode jabatan sama",
    )
    assert one("Lurah Melati", kode="7") == ("lurah-melati", SAMA)


def test_a_name_decides_that_one_post_has() -> None:
    assert one("LURAH MELATI") == ("lurah-melati", SAMA)
    assert one("Plt. Lurah Melati", "KELURAHAN MELATI") == ("lurah-melati", SAMA)
    assert one("Analis Contoh selaku Ketua Subkelompok") == ("ketua", SAMA)
    assert one("Lurah", "Kelurahan Melati") == ("lurah-melati", SAMA)
    assert one("Kepala Seksi Pemerintahan", "Kelurahan Kenanga") == ("kasi-kenanga", SAMA)


def test_a_name_in_another_unit_of_the_chart_is_another_post() -> None:
    assert one("Kepala Subbagian Tata Usaha", "Kelurahan Melati") == ("", "")


def test_a_name_in_a_unit_that_the_chart_does_not_have_is_only_presumed() -> None:
    assert one("Kepala Subbagian Tata Usaha", "Sekretariat") == ("kasubbag-tu", DIDUGA)


def test_a_name_that_is_alike_is_only_presumed() -> None:
    assert one("Kasubbag TU", "Bagian Satu") == ("kasubbag-tu", DIDUGA)
    assert one("Ka. Subbagian Tata Usaha") == ("kasubbag-tu", DIDUGA)
    assert one("Lurah Melaty") == ("lurah-melati", DIDUGA)


def test_what_may_be_several_posts_is_none_and_names_them() -> None:
    assert one("Kepala Seksi Pemerintahan") == ("kasi-kenanga, kasi-melati", "")


def test_what_is_like_no_post_is_none() -> None:
    assert one("Juru Parkir") == ("", "")
    assert one("", "Kelurahan Melati") == ("", "")


def test_of_several_seats_it_is_the_one_that_the_person_holds() -> None:
    own = "19900101 202121 2 001"
    assert one("Petugas Loket", "Bagian Satu", nip=own) == ("loket-01", SAMA)


def test_whoever_holds_none_of_the_seats_presumably_gets_the_next_free_one() -> None:
    row = ("", "", "Petugas Loket", "Bagian Satu")
    assert matched(*(("Wira", *row) for _ in range(3))) == [
        ("loket-02", DIDUGA),
        ("loket-03", DIDUGA),
        ("loket-01, loket-02, loket-03", ""),
    ]


def test_a_post_that_two_are_named_for_is_neithers() -> None:
    row = ("", "", "Lurah Melati", "")
    assert matched(("Wira", *row), ("Sari", *row)) == [("lurah-melati", ""), ("lurah-melati", "")]


def test_of_two_who_are_presumed_for_a_post_the_likelier_is() -> None:
    found = matched(("Wira", "", "", "Lurah Melatix", ""), ("Sari", "", "", "Lurah Melatixyz", ""))
    assert found == [("lurah-melati", DIDUGA), ("lurah-melati", "")]
    twice = ("", "", "Lurah Melatix", "")
    assert matched(("Wira", *twice), ("Sari", *twice)) == [("lurah-melati", "")] * 2


def test_who_is_sure_is_before_who_is_presumed() -> None:
    found = matched(("Sari", "", "", "Lurah Melatix", ""), ("Wira", "", "", "Lurah Melati", ""))
    assert found[1] == ("lurah-melati", SAMA)
    assert found[0] == ("", "")


def test_who_is_not_taken_is_told_with_what_may_be_meant() -> None:
    rows = [
        ("Wira", "", "", "Petugas Loket", "Bagian Satu"),
        ("Sari", "", "", "Lurah Melatti", ""),
        ("Dewi", "", "xyz", "", ""),
        ("Adi", "", "", "Camat Mawar", ""),
    ]
    own = read_orang(list_of(KEPALA, *rows))
    near = 'jabatan "Lurah Melatti" tidak ditemukan di bagan. Sari tidak diambil. Maksudnya "'
    near += 'Lurah Melati"?'
    listed = "a, b, c, d, e, …"
    several = tuple(map(domain.KodeJabatan, "abcdef"))
    found = [Cocok(own[0], bisa=several[:2]), Cocok(own[0], bisa=several), *map(Cocok, own[1:3])]
    found.append(Cocok(own[3], domain.KodeJabatan("camat-mawar"), Kesesuaian.NAMA))
    assert [f"{own.span.berkas[-1]} {own.pesan}" for own in untaken(CHART, found)] == [
        '2 jabatan "Petugas Loket" (Bagian Satu) bisa a, b; isi kodenya. Wira tidak diambil.',
        f'2 jabatan "Petugas Loket" (Bagian Satu) bisa {listed}; isi kodenya. Wira tidak diambil.',
        f"3 {near}",
        '4 jabatan "xyz" tidak ditemukan di bagan. Dewi tidak diambil.',
    ]
    assert {(own.kode, own.berat) for own in untaken(CHART, found)} == {("X039", Berat.PERINGATAN)}


_TITLES = st.sampled_from(
    ["Lurah Melati", "Lurah", "Camat Mawar", "Kasi Pemerintahan", "Petugas Loket", "Analis", ""]
)
_UNITS = st.sampled_from(["", "Kelurahan Melati", "Kelurahan Kenanga", "Bagian Satu", "Lain"])
_CODES = st.sampled_from(["", "", "", "lurah-melati", "x"])
_ROWS = st.lists(st.tuples(st.just("Wira"), st.just(""), _CODES, _TITLES, _UNITS), max_size=8)


@given(rows=_ROWS)
def test_everybody_is_told_once_and_no_post_is_given_twice(
    rows: list[tuple[str, str, str, str, str]],
) -> None:
    own = read_orang(list_of(KEPALA, *rows))
    found = match_posts(CHART, own)
    assert [cocok.orang for cocok in found] == list(own)
    given_to = [cocok.jabatan for cocok in found if cocok.jabatan]
    assert len(given_to) == len(set(given_to))
    assert all((cocok.jabatan is None) == (cocok.kesesuaian is None) for cocok in found)
    assert len(list(untaken(CHART, found))) == len(found) - len(given_to)
