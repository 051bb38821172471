"""Names of persons as people write them: what is a degree, what is a name, what nobody can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain.nama import is_alike, is_one_name, is_same, plain_nip, read_nama


def apart(teks: str) -> tuple[str, str, str]:
    nama = read_nama(teks)
    assert nama.ragu == "", nama.ragu
    return nama.gelar_depan, nama.nama, nama.gelar_belakang


@pytest.mark.parametrize(
    ("teks", "read"),
    [
        ("Dr. H. Wira Contoh, S.Sos., M.Si.", ("Dr. H.", "Wira Contoh", "S.Sos., M.Si.")),
        ("Dr.Wira Contoh,S.Sos,M.Si", ("Dr.", "Wira Contoh", "S.Sos, M.Si")),
        ("Wira  Contoh,  S. Sos., M. Si.", ("", "Wira Contoh", "S. Sos., M. Si.")),
        ("Wira Contoh, SH, MM", ("", "Wira Contoh", "SH, MM")),
        ("Wira Contoh, S.H.,", ("", "Wira Contoh", "S.H.")),
        ("Wira Contoh, S.E., M.Ak., CFrA", ("", "Wira Contoh", "S.E., M.Ak., CFrA")),
        ("Wira, Ak., CA", ("", "Wira", "Ak., CA")),
        ("Sari Contoh, A.Md.", ("", "Sari Contoh", "A.Md.")),
        ("dr. Sari Contoh, Sp.A(K)", ("dr.", "Sari Contoh", "Sp.A(K)")),
        ("drg Sari Contoh", ("drg", "Sari Contoh", "")),
        ("apt. Sari Contoh, S.Farm.", ("apt.", "Sari Contoh", "S.Farm.")),
        ("Ns. Wira Contoh, S.Kep., Ners", ("Ns.", "Wira Contoh", "S.Kep., Ners")),
        ("Prof. Dr. Ir. Wira Contoh, Ph.D.", ("Prof. Dr. Ir.", "Wira Contoh", "Ph.D.")),
        ("Dr. (H.C.) Wira Contoh", ("Dr. (H.C.)", "Wira Contoh", "")),
        ("Drs. H.M. Wira Contoh", ("Drs.", "H.M. Wira Contoh", "")),
        ("Dra Wati Contoh", ("Dra", "Wati Contoh", "")),
        ("Hj. Sari Contoh", ("Hj.", "Sari Contoh", "")),
        ("Rr. Sari Contoh", ("Rr.", "Sari Contoh", "")),
        ("R. Wira Contoh", ("R.", "Wira Contoh", "")),
        ("Sari Contoh S.Sos. M.Si", ("", "Sari Contoh", "S.Sos. M.Si")),
        ("Wira Contoh S.h", ("", "Wira Contoh", "S.h")),
        ("Sari Contoh S.Sos, MM", ("", "Sari Contoh", "S.Sos, MM")),
    ],
)
def test_degrees_are_taken_off_letter_for_letter(teks: str, read: tuple[str, str, str]) -> None:
    assert apart(teks) == read


@pytest.mark.parametrize(
    "nama",
    [
        *("Wira Contoh", "Heru Budi Hartono", "R.A. Contoh", "Wira A.B. Contoh", "Muh. Contoh"),
        *("Drajat Contoh", "Irma Contoh", "H Wira", "M. Wira Contoh", "Wira P. Contoh", "Dr.", "A"),
        *("WC", "Se Contoh", "Ma Contoh", "SE Contoh", "Wira", "Nur'aini Contoh", "MA"),
    ],
)
def test_a_name_like_any_other_stays_whole(nama: str) -> None:
    assert apart(nama) == ("", nama, "")


@pytest.mark.parametrize(
    ("teks", "read", "ragu"),
    [
        ("Wira Contoh SE", ("", "Wira Contoh SE", ""), '"SE" mungkin gelar'),
        ("Wira Contoh SH, MH", ("", "Wira Contoh SH", "MH"), '"SH" mungkin gelar'),
        ("Wira S.H.", ("", "Wira S.H.", ""), '"S.H." mungkin gelar, mungkin bagian nama'),
        ("Sari M.Yusuf", ("", "Sari M.Yusuf", ""), '"M.Yusuf" mungkin gelar'),
        ("Bd. Sari Contoh", ("", "Bd. Sari Contoh", ""), '"Bd." mungkin gelar'),
        ("Sari S.Sos. Contoh", ("", "Sari S.Sos. Contoh", ""), '"S.Sos." mungkin gelar'),
        ("Contoh, Wira", ("", "Contoh", "Wira"), '"Wira" sesudah koma tidak dikenal'),
        ("Wira, S.H.; M.H.", ("", "Wira", "S.H.; M.H."), '"S.H.; M.H." sesudah koma'),
        ("Dr., M.Si", ("", "Dr., M.Si", ""), "tidak ada nama di antara gelarnya"),
        (", M.Si", ("", ", M.Si", ""), "tidak ada nama di antara gelarnya"),
    ],
)
def test_what_nobody_can_be_sure_of_is_told(
    teks: str, read: tuple[str, str, str], ragu: str
) -> None:
    nama = read_nama(teks)
    assert (nama.gelar_depan, nama.nama, nama.gelar_belakang) == read
    assert ragu in nama.ragu


@given(st.text(alphabet="DrIHhjsSMaiAb.,; ()", max_size=40))
def test_no_letter_is_lost_or_made_up(teks: str) -> None:
    nama = read_nama(teks)
    told = f"{nama.gelar_depan}{nama.nama}{nama.gelar_belakang}"
    kept = [letter for letter in told if letter not in " ,"]
    assert kept == [letter for letter in teks if letter not in " ,"]


@given(st.text(alphabet="DrIHhjsSMaiAb., ", max_size=40))
def test_a_name_taken_apart_holds_nothing_to_take_off_any_more(teks: str) -> None:
    nama = read_nama(teks).nama
    again = read_nama(nama)
    assert again.ragu or again.nama == nama


@pytest.mark.parametrize(
    ("lama", "baru", "same"),
    [
        (("Dewi Contoh", "1983"), ("DEWI CONTOH, S.E.", "1990"), True),
        (("Adi Contoh", "198203032007031003"), ("Adit Contoh", "198203032007031009"), True),
        (("Adi Contoh", "198203032007031003"), ("Adit Contoh", "199002022015022015"), False),
        (("Adi Contoh", "1982"), ("Adit Contoh", "198299"), True),
        (("Adi Contoh", "1982"), ("Adit Contoh", "198299999"), False),
        (("Adi Contoh", ""), ("Adit Contoh", "1990"), True),
        (("Adi Contoh", "1982"), ("Adit Contoh", ""), True),
        (("Adi Contoh", "19 82"), ("Adit Contoh", "1982"), True),
        (("Adi Contoh", "1982"), ("Mega Contoh Lain", "1982"), False),
    ],
)
def test_the_number_and_names_that_are_alike_tell_whether_it_is_one_person(
    lama: tuple[str, str], baru: tuple[str, str], *, same: bool
) -> None:
    assert is_same(lama, baru) is same
    assert is_same(baru, lama) is same


def test_names_are_alike_whatever_degrees_they_have() -> None:
    assert is_alike("Dr. H. Wira Contoh, S.Sos., M.Si.", "wira contoh")
    assert not is_alike("Wira Contoh, S.Sos., M.Si.", "Lestari, S.Sos., M.Si.")
    assert plain_nip(" 19820303 200703 1 003 ") == "198203032007031003"


BEFORE = st.sampled_from(["", "Drs. ", "Drs. H. ", "Dr. Ir. ", "Hj. ", "H. "])
BEHIND = st.sampled_from(["", ", S.H.", ", S.Sos., M.Si.", ", S. Sos.", ", SE, MM", " SE", " S.H."])
NAMES = st.sampled_from(["Wira Contoh", "Sari Misal", "Dewi Umpama Ibarat"])


@given(st.tuples(BEFORE, NAMES, BEHIND), st.tuples(BEFORE, NAMES, BEHIND))
def test_degrees_make_no_two_names_one_and_no_one_name_two(
    lama: tuple[str, str, str], baru: tuple[str, str, str]
) -> None:
    assert is_one_name("".join(lama), "".join(baru)) is (lama[1] == baru[1])
    assert is_one_name("".join(lama).upper(), "".join(baru)) is (lama[1] == baru[1])


@pytest.mark.parametrize(
    ("lama", "baru", "one"),
    [
        ("Wira Contoh", "Wira C.", True),
        ("Wira D.", "Wira C.", False),
        ("Wira Contoh", "Wira Misal", False),
        ("Wira Contoh", "Sari Contoh", False),
        ("Wira Contoh", "Wira Conto", True),
        ("Budi Contoh", "Rudi Contoh", False),
        ("Contoh, Wira", "Contoh, Sari", False),
        ("Wira Contoh", "Wira Contoh Misal", True),
        ("Moh. Wira Contoh", "Muhammad Wira Contoh", True),
        ("M. Wira", "M. Sari", False),
        ("Nur Aini Contoh", "Nuraini Contoh", True),
        ("Nur’aini", "Nuraini", True),
        ("S.H.", "M.Si", False),
        ("Wira Contoh S.Ip.K", "Wira Contoh, S.H.", True),
    ],
)
def test_beside_one_number_a_name_may_be_written_otherwise_but_not_be_another(
    lama: str, baru: str, *, one: bool
) -> None:
    assert is_one_name(lama, baru) is one
    assert is_one_name(baru, lama) is one
