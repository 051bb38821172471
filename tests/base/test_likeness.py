"""How alike two texts are, and the best pairing."""

import itertools
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from pkdocs.base.likeness import AMBANG_MIRIP, assign, couples, is_slip, likeness, shared_words


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9).map(float), max_size=12
    )
)
def test_the_chosen_pairs_are_the_best_there_are(weights: dict[tuple[int, int], float]) -> None:
    def best(pairs: Sequence[tuple[int, int]]) -> float:
        sizes = (
            sum(weights[pair] for pair in chosen)
            for n in range(len(pairs) + 1)
            for chosen in itertools.combinations(pairs, n)
            if len({i for i, _ in chosen}) == len({j for _, j in chosen}) == n
        )
        return max(sizes)

    chosen = assign(weights)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    assert sum(weights[pair] for pair in chosen) == best(list(weights))


def test_texts_of_one_form_about_other_things_are_not_alike() -> None:
    """Why trigrams: an edit distance calls these two 70 % alike, more than the threshold."""
    assert likeness("Jumlah kelurahan tertib", "Jumlah kecamatan bersih") < AMBANG_MIRIP
    assert likeness("Indeks layanan", "INDEKS, layanan!") == 1.0
    assert likeness("", "") == 1.0
    assert shared_words("satu dua", "dua tiga") == 0.5
    assert shared_words("", "") == 0.0


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_slip_of_the_hand_is_one_step_of_optimal_string_alignment(word: str, meant: str) -> None:
    assert is_slip(word, meant) == (OSA.distance(word, meant) == 1)


def test_beyond_two_hundred_places_the_likest_pair_goes_first() -> None:
    weights = {(place, place): 1.0 for place in range(300)} | {(0, 1): 2.0}
    chosen = assign(weights)
    assert (0, 1) in chosen
    assert len(chosen) == 299


def test_of_too_many_places_those_in_one_order_are_taken() -> None:
    assert list(couples([1, 2], [5, 6])) == [(1, 5), (1, 6), (2, 5), (2, 6)]
    assert list(couples(range(600), range(600)))[:2] == [(0, 0), (1, 1)]
