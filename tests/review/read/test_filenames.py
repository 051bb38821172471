"""The words of file names."""

import pytest

from pkdocs.review.read.filenames import is_copy, name_words, telling_words


@pytest.mark.parametrize(
    "stem",
    [
        "Salinan dari PK Camat",
        "Copy of PK Camat",
        "PK Camat - Copy",
        "PK Camat - Salinan (2)",
        "PK Camat (1)",
        "PK_Camat_copy",
    ],
)
def test_a_name_that_says_copy_is_a_copy(stem: str) -> None:
    assert is_copy(stem)


@pytest.mark.parametrize("stem", ["PK Camat", "PK Camat (final)", "PK Camat rev1", "Copyan"])
def test_other_names_are_no_copies(stem: str) -> None:
    assert not is_copy(stem)


def test_words_are_folded_and_short_forms_written_out() -> None:
    assert name_words("PK_Kec. Contoh-2022") == {"pk", "kecamatan", "contoh", "2022"}
    assert name_words("KABAG Hukum") == name_words("kepala bagian hukum")
    assert name_words("Wali Kota") == {"walikota"}


def test_what_many_names_have_does_not_tell_whose_a_file_is() -> None:
    assert telling_words("Perjanjian Kinerja Camat Contoh 2022 (final) rev2") == {"camat", "contoh"}
    assert telling_words("PK 2022 ttd") == frozenset()
    assert telling_words("Lurah Contoh Baru") == {"lurah", "contoh", "baru"}
