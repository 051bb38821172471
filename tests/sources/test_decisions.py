"""The file of decisions as text: what is written is read back, and adding leaves the rest alone."""

from pkdocs.base.problem import Span
from pkdocs.domain.tinjauan import Teks
from pkdocs.sources.decisions import add_decisions, new_decisions
from pkdocs.sources.yaml_file import parse_source

HERE = Span("x.yaml")
LONG = "Kata : \"kutip\" # bukan catatan, - dan 'lain' " * 5 + "Tahun 2023"
ONE = Teks("indikator 1.1, nama", "Nilai Tahun 2023", HERE, indikator="1.1")
TWO = Teks("indikator 1.2, nama", " ".join(LONG.split()), HERE, indikator="1.2")
TARGET = Teks("target 1.1", "tw1 N/A; tahunan 5", HERE, indikator="1.1")


def plain(text: str) -> object:
    found = parse_source(text.encode(), "")
    assert found.problems == ()
    assert found.value is not None
    return found.value.plain()


def test_nothing_is_decided_in_a_new_file() -> None:
    text = new_decisions(2024, [TARGET], [(ONE, "2023"), (TWO, "2023")], {"1.1": "Nilai kota"})
    assert plain(text) == {
        "tahun": "2024",
        "usulan": [{"di": "target 1.1", "isi": "tw1 N/A; tahunan 5", "putusan": None}],
        "teks": [
            {"di": ONE.di, "teks": ONE.teks, "tertulis": "2023", "putusan": None},
            {"di": TWO.di, "teks": TWO.teks, "tertulis": "2023", "putusan": None},
        ],
    }
    assert "  # Nilai kota\n" in text
    assert max(map(len, text.splitlines())) <= 100


def test_more_is_added_at_the_end_of_what_somebody_wrote() -> None:
    for teks in ([], [(ONE, "2023")]):
        before = new_decisions(2024, [], teks, {}).replace("putusan:", "putusan: tetap  # kata Ani")
        data = add_decisions(before.encode(), [(TWO, "2023")])
        assert data is not None
        assert data.startswith(before.rstrip().removesuffix(" []").encode())
        found = plain(data.decode())
        assert isinstance(found, dict)
        assert [own["di"] for own in found["teks"]] == [*(t.di for t, _ in teks), TWO.di]
        windows = b"\xef\xbb\xbf" + before.replace("\n", "\r\n").encode()
        assert add_decisions(windows, [(TWO, "2023")]) == b"\xef\xbb\xbf" + data.replace(
            b"\n", b"\r\n"
        )


def test_a_file_of_another_form_is_left_alone() -> None:
    for text in ("teks:\n  - {di: a}\ntahun: 2024\n", "teks:\n - di: a\n", "teks: ["):
        assert add_decisions(text.encode(), [(ONE, "2023")]) is None
