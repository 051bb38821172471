"""Lists of people as Kepegawaian keeps them, made up."""

from collections.abc import Sequence

from pkdocs.domain.lembar import BarisTerbaca, LembarTerbaca, SelTerbaca


def list_of(kepala: Sequence[str], *rows: Sequence[str]) -> LembarTerbaca:
    """Return a list with these header words; its first row is the second of the sheet."""
    return LembarTerbaca(
        "Sheet1",
        {word: f"daftar.xlsx!Sheet1!{chr(65 + at)}1" for at, word in enumerate(kepala)},
        tuple(
            BarisTerbaca(
                {
                    word: SelTerbaca(teks, f"daftar.xlsx!Sheet1!{chr(65 + at)}{number}")
                    for at, (word, teks) in enumerate(zip(kepala, row, strict=True))
                    if teks
                },
                f"daftar.xlsx!Sheet1!{number}",
            )
            for number, row in enumerate(rows, start=2)
        ),
    )
