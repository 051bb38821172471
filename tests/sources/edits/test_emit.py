"""Data as YAML in the style of the sources; whatever it is, it is read back the same."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.text import HIDDEN
from pkdocs.sources.edits import Data
from pkdocs.sources.edits.emit import entry_lines, in_brackets, one_line
from pkdocs.sources.yaml_file import LOADER

TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(" #:-?&*!%@'\"\\,[]{}|>~\n\t\u00a0ay1.", max_size=30),
    st.sampled_from(["yes", "ya", "1e3", "0x1", "2023-01-01", "~", "", "null", "- a", "x" * 300]),
    st.lists(st.text("abc\u00a0é.,", min_size=1, max_size=12), max_size=40).map(" ".join),
).filter(lambda text: not HIDDEN.search(text))
NESTED = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "text",
    ["Budi Contoh, S.H.", "kabag-layanan", "IV/c", "15 Januari 2024", "SC.1", "R&D (2 orang)"],
)
def test_a_plain_text_needs_no_quotes(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "1.1", "1.1.loket", "2023", "86,75", "25%", "ya", "Tidak", "N/A", "~", "null",
     "2024-01-02", "a: b", "a #b", " a", "a ", "-", "- a", "{tahun}", "“a”", "12:30", "a:", "*a",
     "a\u00a0b"],
)  # fmt: skip
def test_what_could_be_read_otherwise_stands_in_quotes(text: str) -> None:
    assert one_line(text) == f'"{text}"'


def test_in_brackets_texts_with_spaces_and_commas_stand_in_quotes() -> None:
    data: Data = {"a": ["dan lain", "a,b", "kabag-layanan", None], "1": {}}
    assert in_brackets(data) == '{a: ["dan lain", "a,b", kabag-layanan, null], "1": {}}'


def test_the_style_is_that_of_the_sources() -> None:
    data: Data = {
        "kode": "1.1",
        "indikator": "Persentase layanan kota yang memenuhi standar pelayanan minimal menurut "
        "hasil pemeriksaan tahun ini",
        "pengukuran": [{"jenis": "metode", "isi": ["Satu", "dua\n\n  tiga"]}],
        "target": {"tw1": "N/A", "tahunan": "86,75"},
        "kosong": None,
        "daftar": [],
    }
    assert "\n".join(entry_lines(data, 2)) == (
        '  kode: "1.1"\n'
        "  indikator: >-\n"
        "    Persentase layanan kota yang memenuhi standar pelayanan minimal menurut hasil "
        "pemeriksaan\n"
        "    tahun ini\n"
        "  pengukuran:\n"
        "    - jenis: metode\n"
        "      isi:\n"
        "        - Satu\n"
        "        - |-\n"
        "          dua\n"
        "\n"
        "            tiga\n"
        '  target: {tw1: "N/A", tahunan: "86,75"}\n'
        "  kosong:\n"
        "  daftar: []"
    )


def test_lines_are_short_where_texts_can_be_folded() -> None:
    text = "Persentase layanan " * 40 + "akhir"
    lines = list(entry_lines([{"indikator": text, "lain": text * 2}], 0))
    assert max(map(len, lines)) <= 96
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "satu  dua " * 20 + "akhir",
        " " + "satu dua " * 20 + "akhir",
        "satu\tdua " * 20 + "akhir",
        "a\n b",
    ],
)
def test_what_folding_would_change_is_not_folded(text: str) -> None:
    lines = list(entry_lines([text], 0))
    assert yaml.load("\n".join(lines), LOADER) == [text]  # noqa: S506 - texts only
    assert len(lines) == text.count("\n") + 1 + ("\n" in text)


@given(st.dictionaries(TEXTS, NESTED, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_written_is_read_back_letter_for_letter(data: Data, newline: str) -> None:
    written = newline.join(entry_lines(data, 0)) + newline
    for source in (written, in_brackets(data)):
        assert yaml.load(source, LOADER) == data  # noqa: S506 - texts only
