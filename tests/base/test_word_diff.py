"""The words that stayed, went and came."""

from pkdocs.base.word_diff import Tanda, mark_words


def test_long_texts_are_marked_exactly() -> None:
    old = " ".join(f"kata{n % 7}" for n in range(3000))
    new = " ".join(f"kata{n % 5}" for n in range(3000))
    found = mark_words(old, new)
    assert "".join(t for tanda, t in found if tanda is not Tanda.SISIP) == old
    assert "".join(t for tanda, t in found if tanda is not Tanda.HAPUS) == new


def test_white_space_alone_holds_no_words_together() -> None:
    assert mark_words("satu dua", "tiga empat") == (
        (Tanda.HAPUS, "satu dua"),
        (Tanda.SISIP, "tiga empat"),
    )
