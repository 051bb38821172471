"""Why an agreement is a konsep: words and codes, both ways."""

import re

import pytest

from pkdocs.domain.alasan import POLA, Alasan, Sebab, read_alasan, write_alasan

KODE = ("1.1", "SC.2", "2.1.hukum")
ABOUT = [
    *((sebab, KODE[:1]) for sebab in ("belum-diturunkan", "target-score-card", "pemberian")),
    *((sebab, KODE) for sebab in ("tahun-indikator", "usulan-target", "tawaran")),
    *((sebab, ()) for sebab in ("score-card", "nama-jabatan", "tahun-naskah", "usulan-target")),
    *((sebab, ()) for sebab in ("usulan-anggaran", "tinjauan-lain")),
]
"""Every code that a reason may have, with indicators or without."""


@pytest.mark.parametrize(("sebab", "indikator"), ABOUT)
def test_a_reason_is_read_off_its_words_as_it_was_written(
    sebab: str, indikator: tuple[str, ...]
) -> None:
    teks = write_alasan(Sebab(sebab), indikator)
    assert read_alasan(teks) == Alasan(Sebab(sebab), indikator, teks)
    assert re.fullmatch(POLA, teks)


def test_every_kind_is_among_them_and_its_code_is_one_word_for_a_shell() -> None:
    assert {*Sebab} == {*(Sebab(sebab) for sebab, _ in ABOUT), Sebab.LAIN}
    assert [own for own in Sebab if not re.fullmatch("[a-z]+(-[a-z]+)*", own)] == []


@pytest.mark.parametrize("teks", ["", "belum lengkap", "nama jabatan perlu dikonfirmasi; x"])
def test_other_words_are_of_another_kind_and_are_kept(teks: str) -> None:
    assert read_alasan(teks) == Alasan(Sebab.LAIN, (), teks)


def test_a_reason_that_is_about_no_indikator_takes_none() -> None:
    assert write_alasan(Sebab.USULAN_TARGET) == "target masih usulan dari tahun lalu"
    assert write_alasan(Sebab.USULAN_TARGET, KODE[:2]) == (
        "target indikator 1.1, SC.2 masih usulan dari tahun lalu"
    )
