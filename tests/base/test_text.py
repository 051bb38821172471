"""Texts of any kind: lists in a sentence, the form in which texts are compared."""

from pkdocs.base.text import join_words


def test_lists_are_joined_as_in_a_sentence() -> None:
    assert join_words(["PKK", "Jumantik", "RPTRA"]) == "PKK, Jumantik dan RPTRA"
    assert join_words(["PPSU"]) == "PPSU"
