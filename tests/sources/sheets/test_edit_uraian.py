"""What changed cells of Pengukuran write: no more than what changed."""

from typing import Any

import pytest

from pkdocs.sources.edits import Append, Edit, Remove, Write
from pkdocs.sources.edits.kinds import apply_edits
from pkdocs.sources.sheets.edit_uraian import edit_pengukuran, new_pengukuran

METODE: Any = {
    "jenis": "metode",
    "judul": "Rumus",
    "isi": ["a / b", {"daftar": ["a. satu", "b. dua"]}],
}
SUMBER: Any = {"jenis": "sumber_data", "judul": "Sumber Data", "isi": ["Laporan"]}
LAMA: list[dict[str, Any]] = [METODE, SUMBER]


def edits(lama: list[dict[str, Any]] = LAMA, **texts: str) -> list[Edit]:
    return edit_pengukuran(("p",), lama, texts)


def test_a_changed_line_is_written_alone() -> None:
    assert edits(metode="[Rumus]\na / c\na. satu\nb. tiga") == [
        Write(("p", 0, "isi", 0), "a / c"),
        Write(("p", 0, "isi", 1, "daftar", 1), "b. tiga"),
    ]


def test_more_or_fewer_lines_are_written_with_those_around() -> None:
    assert edits(metode="[Rumus]\na / b") == [Write(("p", 0, "isi"), ["a / b"])]


def test_a_sub_head_changes_goes_and_comes() -> None:
    lines = "a / b\na. satu\nb. dua"
    assert edits(metode=f"[Cara]\n{lines}") == [Write(("p", 0, "judul"), "Cara")]
    assert edits(metode=f"[tanpa judul]\n{lines}") == [Remove(("p", 0, "judul"))]
    bare = {key: value for key, value in METODE.items() if key != "judul"}
    assert edits([bare], metode=lines) == [Write(("p", 0, "judul"), "Metode Pengukuran")]


def test_an_emptied_cell_takes_its_uraian_away() -> None:
    assert edits(metode="") == [Remove(("p", 0))]
    with pytest.raises(ValueError, match="metode"):
        edits(metode="", sumber_data="")


def test_a_new_uraian_stands_where_the_form_has_its_jenis() -> None:
    uraian = {"jenis": "uraian", "isi": ["Catatan"]}
    assert edits(uraian="Catatan") == [Append(("p",), uraian)]
    definisi: Any = {"jenis": "definisi", "judul": "Definisi", "isi": ["Arti"]}
    (whole,) = edits(definisi="Arti")
    assert whole == Write(("p",), [definisi, METODE, SUMBER])
    assert edits([SUMBER], sumber_data="", metode="a") == [
        Write(("p",), [{"jenis": "metode", "judul": "Metode Pengukuran", "isi": ["a"]}])
    ]


def test_of_several_of_a_jenis_the_sub_head_tells_which_one_went() -> None:
    both = [
        {"jenis": "uraian", "isi": ["satu"]},
        {"jenis": "uraian", "judul": "Target", "isi": ["dua"]},
    ]
    assert edits(both, uraian="[Target]\ndua") == [Remove(("p", 0))]
    assert edits(both, uraian="satu\n[Target]\ntiga") == [Write(("p", 1, "isi", 0), "tiga")]
    more = edits(both, uraian="satu\n[Target]\ndua\n[Waktu]\ntiga")
    assert more == [Append(("p",), {"jenis": "uraian", "judul": "Waktu", "isi": ["tiga"]})]


def test_several_cells_of_an_indicator_are_written_together() -> None:
    found = edits(definisi="Arti", metode="[Rumus]\na / c")
    after = apply_edits({"p": LAMA}, found)["p"]
    assert [own["jenis"] for own in after] == ["definisi", "metode", "sumber_data"]
    assert after[1] == {"jenis": "metode", "judul": "Rumus", "isi": ["a / c"]}


def test_what_was_not_changed_writes_nothing() -> None:
    assert edits(metode="[Rumus]\n a / b \n\na. satu\nb. dua", sumber_data="Laporan") == []


def test_new_pengukuran_has_the_order_of_the_form() -> None:
    found = new_pengukuran({"uraian": "Catatan", "metode": "[Rumus]\na / b", "definisi": ""})
    assert found == [
        {"jenis": "metode", "judul": "Rumus", "isi": ["a / b"]},
        {"jenis": "uraian", "isi": ["Catatan"]},
    ]
