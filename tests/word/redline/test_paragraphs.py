"""Words are marked inside a paragraph, however its runs are cut."""

from tests.word.redline.comparing import check, marked
from tests.word.redline.shapes import SHAPES


def test_words_are_marked_across_the_runs_word_cuts_them_into() -> None:
    made = check(*SHAPES["split runs"])
    assert marked(made, "del") == "86,75"
    assert marked(made, "ins") == "87,00"
