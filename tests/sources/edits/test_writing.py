"""Values written back into YAML: what was asked for changes, and no other byte."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from pkdocs.sources.edits import (
    Add,
    Append,
    Data,
    Edit,
    EditError,
    Place,
    Remove,
    Swap,
    Write,
    edit_source,
    new_source,
)
from pkdocs.sources.edits.kinds import apply_edits
from pkdocs.sources.edits.marks import find_spots
from pkdocs.sources.edits.splices import splice
from pkdocs.sources.yaml_file import LOADER, parse_source
from tests.helpers import ROOT
from tests.sources.edits.layouts import FILES, Layout, edited_source, edits_of

TEXT = """\
# kepala
tahun: "2023"  # tahun perjanjian
kosong:
daftar:
  # butir pertama
  - kode: a.1
    teks: >-
      BAST Tahun 2017
      s.d. 2022 selesai
    # penutup butir

  - {kode: 'b', teks: lain}
konfirmasi:
- oleh: Kabag Contoh
- oleh: Lurah Contoh
# sesudah
status: dikonfirmasi
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Write(("tahun",), "2024"), 'tahun: "2023"', 'tahun: "2024"'),
        (Write(("status",), "belum_dikonfirmasi"), "status: di", "status: belum_di"),
        (Write(("status",), None), "status: dikonfirmasi", "status: "),
        (Write(("kosong",), "isi: ini"), "kosong:", 'kosong: "isi: ini"'),
        (Write(("daftar", 1, "kode"), 'x "y" \\'), "kode: 'b'", r'kode: "x \"y\" \\"'),
        (
            Write(("daftar", 0, "teks"), "lain"),
            ">-\n      BAST Tahun 2017\n      s.d. 2022 selesai\n",
            '"lain"\n',
        ),
        (
            Swap(("daftar", 0, "teks"), {"2017 s.d. 2022": "2017-2023"}),
            "2017\n      s.d. 2022",
            "2017-2023",
        ),
        (Add(("daftar", 0, "tawaran"), "2023"), "  - kode", '  - tawaran: "2023"\n    kode'),
        (Add(("daftar", 1, "tawaran"), "2023"), "{kode", '{tawaran: "2023", kode'),
        (Add(("lama",), "../2023"), "tahun:", 'lama: "../2023"\ntahun:'),
        (Write(("konfirmasi",), []), "- oleh: Kabag Contoh\n- oleh: Lurah Contoh", " []"),
    ],
)
def test_an_edit_changes_its_own_place_and_nothing_else(edit: Edit, old: str, new: str) -> None:
    assert TEXT.count(old) == 1 or old == "tahun:"
    assert edit_source(TEXT.encode(), [edit]).decode() == TEXT.replace(old, new, 1)


def test_several_edits_at_once_and_one_text_with_two() -> None:
    raw = b"a: dari 2021 ke 2022\nb: x\n"
    edits: list[Edit] = [
        Add(("c",), "1"),
        Add(("d",), "2"),
        Write(("b",), None),
        Swap(("a",), {"2021": "2022"}),
    ]
    assert edit_source(raw, edits) == b'c: "1"\nd: "2"\na: dari 2022 ke 2022\nb: \n'


def test_line_ends_and_the_mark_of_windows_stay() -> None:
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    done = edit_source(raw, [Add(("daftar", 0, "tawaran"), "2023")])
    assert done.startswith(b"\xef\xbb\xbf# kepala\r\n")
    assert b'  - tawaran: "2023"\r\n    kode' in done
    assert done.count(b"\n") == done.count(b"\r\n")


@pytest.mark.parametrize(
    "edit",
    [
        Write(("tiada", "x", "y"), "x"),
        Add(("tahun",), "2024"),
        Add(("tahun", "x"), "2024"),
        Write(("daftar", 0, "teks"), "hilang \u0007"),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_place(edit: Write | Add) -> None:
    with pytest.raises(EditError) as found:
        edit_source(TEXT.encode(), [edit])
    assert found.value.place == edit.place


def test_a_year_written_with_an_escape_is_left_to_its_writer() -> None:
    raw = b'a: "2017\\u20132022"'
    swap = Swap(("a",), {"2017\u20132022": "2017-2023"})
    with pytest.raises(EditError) as found:
        edit_source(raw + b"\nb: 1", [Write(("b",), "2"), swap])
    assert found.value.place == ("a",)


@given(
    st.text(
        st.characters(max_codepoint=0x17F, exclude_categories=("C", "Z")), min_size=1, max_size=20
    )
)
def test_whatever_is_written_is_read_back(teks: str) -> None:
    done = parse_source(edit_source(TEXT.encode(), [Write(("daftar", 1, "teks"), teks)]), "").value
    assert done is not None
    assert done.text(("daftar", 1, "teks")) == teks


def test_places_that_others_shift_are_those_of_the_file_as_it_was() -> None:
    edits: list[Edit] = [
        Remove(("daftar", 0)),
        Append(("daftar",), {"kode": "c", "teks": "isi: ini"}),
        Write(("daftar", 1, "teks"), "lain lagi"),
        Append(("daftar",), "d"),
        Write(("daftar", 1, "baru"), ["x"]),
        Write(("kosong",), {"satu": "1"}),
        Remove(("status",)),
        Remove(("konfirmasi", 0)),
        Remove(("konfirmasi", 1)),
        Append(("lagi",), "y"),
    ]
    assert edit_source(TEXT.encode(), edits).decode() == (
        "# kepala\n"
        'tahun: "2023"  # tahun perjanjian\n'
        'kosong: {satu: "1"}\n'
        "daftar:\n"
        "  # butir pertama\n"
        "\n"
        "  - {kode: 'b', teks: \"lain lagi\", baru: [x]}\n"
        "  - kode: c\n"
        '    teks: "isi: ini"\n'
        "  - d\n"
        "konfirmasi: []\n"
        "lagi:\n"
        '  - "y"\n'
    )


@pytest.mark.parametrize(
    ("raw", "edit", "new"),
    [
        (b"a: 1\nb: 2", Write(("c",), "x"), b"a: 1\nb: 2\nc: x"),
        (b"a: 1\nb:\n- x", Append(("b",), "z"), b"a: 1\nb:\n- x\n- z"),
        (b"a: 1\nb: 2", Remove(("b",)), b"a: 1"),
        (b"a: 1\nb: 2", Remove(("a",)), b"b: 2"),
        (b"---\na: 1\n...\n", Write(("b",), None), b"---\na: 1\nb:\n...\n"),
        (b"a:\t1\t# satu\n", Write(("a",), "2"), b"a:\t2\t# satu\n"),
        (b"a: {b: , c: 1}", Write(("a", "b"), "2"), b'a: {b: "2", c: 1}'),
        (b"a: []\n", Append(("a",), "b"), b"a:\n  - b\n"),
        (b"a: {}", Write(("a", "b"), "c"), b"a: {b: c}"),
        (b"a: {}", Add(("a", "b"), "c"), b"a: {b: c}"),
        (b"a:\n  {b: 1}\n", Add(("a", "c"), "2"), b'a:\n  {c: "2", b: 1}\n'),
        (b"# x\n\n  a: 1\n", Add(("b",), "2"), b'# x\n\n  b: "2"\n  a: 1\n'),
        (b"a: x\nb: 1\n", Write(("a",), "null"), b'a: "null"\nb: 1\n'),
        (b"a: x\nb: 1\n", Write(("a",), ""), b'a: ""\nb: 1\n'),
        (b"a: >-  # lipat\n  x\nb: 1\n", Write(("a",), "y"), b'a: "y"  # lipat\nb: 1\n'),
        (b"a:\n  x  # satu\n", Write(("a",), ["y"]), b'a:  # satu\n  - "y"\n'),
        (b"- a\n", Append((), "b"), b"- a\n- b\n"),
    ],
)
def test_files_of_all_forms_keep_theirs(raw: bytes, edit: Edit, new: bytes) -> None:
    assert edit_source(raw, [edit]) == new
    marked = b"\xef\xbb\xbf"
    windows = edit_source(marked + raw.replace(b"\n", b"\r\n"), [edit])
    assert windows == marked + new.replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    "raw",
    [b"a: &x 1\nb: *x", b"a: 1\rb: 2\r", b"a: 1\n---\nb: 2", b"a: \xff", b"", b"a: [", b"? [a]"],
)
def test_a_file_of_a_form_that_is_not_read_is_left_alone(raw: bytes) -> None:
    with pytest.raises(EditError) as found:
        edit_source(raw, [Write(("a",), "2")])
    assert found.value.place == ("a",)


def test_a_comment_is_never_made_part_of_a_text() -> None:
    raw = b"a:\n  - |\n    x\n  - y\n     # tentang y\n"
    with pytest.raises(EditError):
        edit_source(raw, [Remove(("a", 1))])
    long = "panjang sekali " * 10 + "akhir"
    done = edit_source(b"a: x\n  # dalam\nb: y\n", [Write(("a",), long)])
    assert done.decode() == f"a: {long}\n  # dalam\nb: y\n"


def test_keys_of_a_mapping_that_is_not_there_come_with_it() -> None:
    edits = [Write(("a", 0, "b", key), ["1"]) for key in ("c", "d")]
    written = edit_source(b"a:\n  - kode: x  # ini\n", edits)
    assert (
        written
        == b'a:\n  - kode: x  # ini\n    b:\n      c:\n        - "1"\n      d:\n        - "1"\n'
    )


def test_no_edits_change_nothing() -> None:
    assert edit_source(b"a: [", []) == b"a: ["


def test_what_stands_there_already_is_left_as_it_is_written() -> None:
    plain = parse_source(TEXT.encode(), "").value
    assert plain is not None
    same = [Write((key,), value) for key, value in plain.plain().items()]
    assert len(same) > 4
    assert edit_source(TEXT.encode(), same) == TEXT.encode()


@given(st.integers(0, 2**32), FILES, st.data())
def test_in_whatever_layout_edits_change_the_data_asked_for_and_lose_no_comment(
    seed: int, before: Any, data: st.DataObject
) -> None:
    file = Layout(Random(seed))
    text = file.write(before)
    source = parse_source(text.encode(), "").value
    assert source is not None
    assert source.plain() == before
    edits = data.draw(edits_of(before))
    assume(edits)
    done = edited_source(text, edits)
    if done is None:
        reject()
    after = parse_source(done.encode(), "").value
    assert after is not None
    assert after.plain() == apply_edits(before, edits)
    assert {c for c in file.comments() if done.count(c) != 1} <= file.may_go(edits)
    assert done.count("\r\n") == ("\r" in text) * done.count("\n")


SHIPPED = [path for own in ("*.yaml", "contoh/**/*.yaml") for path in sorted(ROOT.glob(own))]
LONG = "Persentase layanan yang memenuhi standar " * 5 + "akhir"


def texts_of(text: str, node: Any, place: Place = ()) -> Iterator[tuple[Place, int, int]]:
    """Give every text of a file with its first and its last letter."""
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        block = node.style in {"|", ">"}
        yield place, start, start + len(text[start:end].rstrip()) if block else end
        return
    pairs = node.value if isinstance(node, yaml.MappingNode) else enumerate(node.value)
    for step, value in pairs:
        key = step.value if isinstance(step, yaml.ScalarNode) else step
        yield from texts_of(text, value, (*place, key))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_of_the_shipped_files_can_be_changed_alone(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode()
    spotted = find_spots(text)
    found = list(texts_of(text, yaml.compose(text, Loader=LOADER)))
    assert found
    for place, start, end in found:
        line = text.rindex("\n", 0, start) + 1
        rest = text[end : text.index("\n", end)]
        before, after = text[:start], text[end + len(rest) :]
        short = splice(spotted, [Write(place, "lain")])
        assert short.startswith(before.rstrip(" "))
        assert short.endswith(rest + after)
        assert "\n" not in short[line : len(short) - len(after)]
        long = splice(spotted, [Write(place, LONG)])
        assert long.startswith(before.rstrip(" "))
        assert rest in long[start : len(long) - len(after)]
        assert long.endswith(after)
    every = [Write(place, f"lain {number}") for number, (place, _, _) in enumerate(found)]
    done = parse_source(edit_source(raw, every), "").value
    assert done is not None
    assert all(done.text(edit.place) == edit.data for edit in every)


@pytest.mark.parametrize("path", [path for path in SHIPPED if path.parent.name == "turunan"])
def test_a_turunan_that_comes_and_goes_leaves_no_trace(path: Path) -> None:
    raw = path.read_bytes()
    source = parse_source(raw, "").value
    assert source is not None
    turunan: Data = {
        "kode": "9.9",
        "jabatan": "kabag-contoh",
        "indikator": LONG,
        "pengukuran": [{"jenis": "metode", "isi": ["Satu", "dua\nbaris"]}],
        "target": {"tw1": "N/A", "tahunan": "12"},
    }
    there = len(source.plain().get("turunan", ()))
    more = edit_source(raw, [Append(("turunan",), turunan), Append(("turunan",), "lain")])
    assert more.startswith(raw)
    back = [Remove(("turunan", there)), Remove(("turunan", there + 1))]
    assert edit_source(more, back if there else [Remove(("turunan",))]) == raw


def test_a_new_file_is_a_comment_and_the_data() -> None:
    kepala = "yaml-language-server: $schema=../schema/turunan.schema.json\n\nDiisi oleh unit."
    done = new_source({"unit": "Kelurahan Contoh", "turunan": [{"kode": "1.1.x"}]}, kepala)
    assert done.decode() == (
        "# yaml-language-server: $schema=../schema/turunan.schema.json\n"
        "#\n"
        "# Diisi oleh unit.\n"
        "unit: Kelurahan Contoh\n"
        "turunan:\n"
        '  - {kode: "1.1.x"}\n'
    )


@pytest.mark.parametrize("data", [{}, {"a": "hilang \u0007"}, {"a": {"k" * 2000: "x" * 20}}])
def test_a_new_file_that_could_not_be_read_is_refused(data: dict[str, Data]) -> None:
    with pytest.raises(EditError):
        new_source(data)
