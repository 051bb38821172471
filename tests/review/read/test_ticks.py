"""What the cell of a post says: ticks in all their forms, and nothing that is none."""

import pytest

from pkdocs.domain.katalog import Sifat
from pkdocs.review.read.ticks import CHECKS, CROSSES, Tick, is_nothing, read_tick


@pytest.mark.parametrize("sign", sorted(CHECKS | CROSSES))
def test_every_sign_ticks_alone_and_with_lingkup(sign: str) -> None:
    assert read_tick(f" {sign}\n") == Tick(Sifat.LANGSUNG)
    assert read_tick(f"{sign} (PKK, Jumantik dan RPTRA)") == Tick(
        Sifat.LANGSUNG, ("PKK", "Jumantik", "RPTRA")
    )
    assert read_tick(f"{sign}\nPPSU") == Tick(Sifat.LANGSUNG, ("PPSU",))


@pytest.mark.parametrize(
    "noise",
    ["~", "→ PPSU", "I", "vv", "v a", "12", "1 (8)", "✓ (PKK, RPTRA/", "✓ ✓", "(PPSU)", "rem", "?"],
)
def test_anything_else_is_not_read(noise: str) -> None:
    assert read_tick(noise) is None
    assert not is_nothing(noise)


def test_a_cross_is_no_tick_where_only_checks_are() -> None:
    assert read_tick("x", CHECKS) is None
    assert read_tick("✓", CHECKS)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "☐"])
def test_an_empty_cell_says_that_it_is_not_given(text: str) -> None:
    assert is_nothing(text)
    assert read_tick(text) is None


@pytest.mark.parametrize(
    ("text", "teks"),
    [
        ("Diturunkan menjadi\nIndikator Contoh", "Diturunkan menjadi Indikator Contoh"),
        ("DITURUNKAN", ""),
        ("↓", ""),
    ],
)
def test_a_sentence_or_an_arrow_down_says_that_it_is_to_be_derived(text: str, teks: str) -> None:
    assert read_tick(text) == Tick(Sifat.DITURUNKAN, teks=teks)


@pytest.mark.parametrize(
    ("text", "lingkup"),
    [
        ("Sarana dan Prasarana", ("Sarana dan Prasarana",)),
        ("Ronda dan Arisan", ("Ronda", "Arisan")),
        ("PKK; RPTRA", ("PKK", "RPTRA")),
        ("PKK, Ronda dan Arisan", ("PKK", "Ronda", "Arisan")),
        ("PKK, dan RPTRA", ("PKK", "RPTRA")),
        ("PKK, Sarana dan Prasarana Umum", ("PKK", "Sarana dan Prasarana Umum")),
        ("PKK\nRPTRA", ("PKK", "RPTRA")),
    ],
)
def test_lingkup_are_parted_by_signs_and_known_words(text: str, lingkup: tuple[str, ...]) -> None:
    known = frozenset(("ronda", "arisan", "sarana dan prasarana umum"))
    found = read_tick(f"✓ ({text})", known=known)
    assert found
    assert found.lingkup == lingkup
