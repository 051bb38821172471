"""Slips of typing: what is told, and what is left alone; whole projects stand in cases/bad."""

import pytest

from pkdocs.base.problem import Berat
from pkdocs.sources import slips
from pkdocs.sources.yaml_file import parse_source

GALAT, PERINGATAN = Berat.GALAT, Berat.PERINGATAN


def told(text: str) -> list[tuple[str, Berat]]:
    return [(p.kode, p.berat) for p in parse_source(text.encode(), "x.yaml").problems]


@pytest.mark.parametrize(
    ("line", "berat"),
    [
        ("a: kota #1", GALAT),
        ("a: kota # 1", PERINGATAN),
        ("a: kota  #1", PERINGATAN),
        ("a: [satu, kota #1\n  ]", GALAT),
        ("kota #1: a\nb: 1", GALAT),
    ],
)
def test_a_text_that_a_number_sign_cuts_off_is_told(line: str, berat: Berat) -> None:
    assert told(line)[0] == ("S011", berat)


@pytest.mark.parametrize(
    "line",
    [
        "a: kota  # catatan",
        "a: kota   #",
        'a: "kota #1"',
        "a: kota#1",
        "a: # catatan\n  - b",
        "a: >-\n  kota #1 membaik",
        "# catatan\na: 1",
        "a: {b: 1} # catatan",
    ],
)
def test_a_comment_and_a_number_sign_that_cuts_nothing_are_left_alone(line: str) -> None:
    assert told(line) == []


def test_it_is_told_what_to_write_and_where() -> None:
    (problem,) = parse_source(b'a: 1\nb: kata "satu" #1\n', "x.yaml").problems
    assert str(problem) == (
        'x.yaml:2:16: S011 "#1" tidak dibaca: sesudah " #" semua dianggap catatan. Bila termasuk '
        'teks, beri tanda kutip: \'kata "satu" #1\'. Bila catatan, tulis dua spasi sebelum "#" '
        "dan satu spasi sesudahnya."
    )


@pytest.mark.parametrize(
    ("line", "berat"),
    [
        ("a: [satu, dua, dan tiga]", GALAT),
        ("a: [Rapat, atau surat]", GALAT),
        ("a: [Jumlah arsip yang tertata, surat, dan buku]", GALAT),
        ("a: [Jumlah arsip yang tertata, surat, buku]", PERINGATAN),
    ],
)
def test_a_sentence_that_its_commas_split_is_told_once(line: str, berat: Berat) -> None:
    assert told(line) == [("S012", berat)]


@pytest.mark.parametrize(
    "line",
    [
        "a: [camat, lurah]",
        "a: [Ketertiban Umum, Kepuasan Terhadap Pengelolaan Kelurahan]",
        "a: [Laporan bulanan kota, e-SAKIP]",
        'a: [satu, "dan dua"]',
        "a:\n  - satu\n  - dan dua",
        "a: [dan satu, dua]",
    ],
)
def test_a_list_of_what_belongs_apart_is_left_alone(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize("text", ["“Kota”", "‘Kota’", "“1", "5”", "„Kota“"])
def test_curly_quotes_in_place_of_straight_ones_are_told(text: str) -> None:
    assert told(f"a: {text}") == [("S013", GALAT)]
    assert told(f"{text}: a") == [("S013", GALAT)]


@pytest.mark.parametrize(
    "text",
    ["“Kota” baru", "Jum’at", "’Aisyiyah", "“Satu” dan “Dua”", "kota “baru” itu", '"“Kota”"'],
)
def test_curly_quotes_that_are_printed_are_left_alone(text: str) -> None:
    assert told(f"a: {text}") == []


def test_a_long_text_is_told_by_its_ends() -> None:
    (problem,) = parse_source(f"a: {'kata ' * 100}#1".encode(), "x.yaml").problems
    assert len(problem.pesan) < 400
    assert '"kata kata' in problem.pesan


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("satuan:Nilai", (7, 'sesudah titik dua harus ada spasi: tulis "satuan: Nilai".')),
        ("  - kode:a b", (9, 'sesudah titik dua harus ada spasi: tulis "kode: a b".')),
        ("satuan: Nilai", None),
        ("  https://contoh.id", None),
        ("pukul 12:30", None),
        ("satuan:", None),
    ],
)
def test_a_key_without_a_space_behind_its_colon(line: str, found: object) -> None:
    assert slips.run_together(line) == found
