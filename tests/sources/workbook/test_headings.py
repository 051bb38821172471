"""Which row is the header, and which column is which."""

from pkdocs.domain.lembar import Guna, Kolom
from pkdocs.sources.workbook.headings import find_judul, share
from tests.support.workbooks import TURUNAN

KODE, JABATAN, INDIKATOR, TW, TAHUNAN = TURUNAN


def test_the_row_with_the_most_known_words_is_the_header() -> None:
    judul = find_judul(
        [
            (2, {1: "Turunan unit contoh", 2: "Kode"}),
            (4, {1: "KODE", 3: "tw\n I ", 5: "Indikator", 6: "Catatan kami"}),
            (5, {1: "a.1", 3: "Indikator"}),
        ],
        TURUNAN,
    )
    assert judul is not None
    assert judul.baris == 4
    assert judul.dikenal == {1: KODE, 3: TW, 5: INDIKATOR}
    assert judul.lain == {6: "Catatan kami"}
    assert judul.ganda == {}
    assert judul.kunci == KODE
    assert share(judul, TURUNAN) == 3 / 5


def test_of_two_rows_with_as_many_words_the_first_is_the_header() -> None:
    judul = find_judul([(1, {1: "Kode", 2: "TW I"}), (2, {1: "Kode", 2: "TW I"})], TURUNAN)
    assert judul is not None
    assert judul.baris == 1


def test_one_known_word_is_no_header_unless_only_one_is_wanted() -> None:
    assert find_judul([(1, {1: "Kode"})], TURUNAN) is None
    assert find_judul([], TURUNAN) is None
    assert find_judul([(1, {1: "Kode"})], [KODE]) is not None


def test_a_word_twice_is_no_column_but_is_there() -> None:
    judul = find_judul([(1, {1: "Kode", 2: "TW I", 3: "tw i", 4: "Tahunan"})], TURUNAN)
    assert judul is not None
    assert judul.ganda == {"TW I": [2, 3]}
    assert judul.dikenal == {1: KODE, 4: TAHUNAN}
    assert [judul.has(own) for own in (KODE, TW, INDIKATOR)] == [True, True, False]


def test_a_header_without_the_key_once_has_none() -> None:
    for texts in ({1: "TW I", 2: "Tahunan"}, {1: "Kode", 2: "Kode", 3: "TW I"}):
        judul = find_judul([(1, texts)], TURUNAN)
        assert judul is not None
        assert judul.kunci is None


def test_columns_that_differ_in_case_alone_must_be_as_written() -> None:
    wanted = (KODE, Kolom("Lurah A"), Kolom("Lurah a"), Kolom("Sama", Guna.TAMPIL))
    judul = find_judul([(1, {1: "Kode", 2: "Lurah a", 3: "LURAH A", 4: "SAMA"})], wanted)
    assert judul is not None
    assert {at: own.kepala for at, own in judul.dikenal.items()} == {
        1: "Kode",
        2: "Lurah a",
        4: "Sama",
    }
    assert judul.lain == {3: "LURAH A"}
