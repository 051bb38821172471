"""What is read back: the periods of what was promised, and what was not read in one line."""

import pytest
from msgspec.structs import fields

from pkdocs import domain
from pkdocs.domain.salinan import PERIODE, TIDAK_TERBACA, PihakSalinan, TakTerbaca


def test_the_periods_of_a_row_read_back_are_those_of_a_target() -> None:
    assert tuple(field.name for field in fields(domain.Target)) == PERIODE


@pytest.mark.parametrize(
    ("unread", "line"),
    [
        (TakTerbaca(TIDAK_TERBACA, "tabel 2", "90 %"), "tabel 2: “90 %”"),
        (TakTerbaca(TIDAK_TERBACA, "tabel 2"), "tabel 2: tidak terbaca"),
        (TakTerbaca(TIDAK_TERBACA), "tidak terbaca"),
        (TakTerbaca("dua nilai", "tabel 2", "90 %"), "tabel 2: dua nilai: “90 %”"),
        (TakTerbaca("dua nilai", "", "90 %"), "dua nilai: “90 %”"),
        (TakTerbaca("tahun tidak terbaca."), "tahun tidak terbaca."),
        (TakTerbaca("", "tabel 2", "90 %"), "tabel 2: “90 %”"),
    ],
)
def test_what_was_not_read_is_one_line(unread: TakTerbaca, line: str) -> None:
    assert str(unread) == line


@pytest.mark.parametrize(
    ("number", "label"),
    [
        *(("198001012005011001", "NIP"), ("19800101200501100", "NIP"), ("", "NIP"), (None, "NIP")),
        *(("123456", "NRK"), ("1234567890", "NRK"), ("12345678901", "NIP")),
    ],
)
def test_a_number_of_up_to_ten_digits_is_an_nrk(number: str | None, label: str) -> None:
    assert PihakSalinan("Wira Contoh", number).label_nip == label
