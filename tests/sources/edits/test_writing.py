"""Values written back into YAML: what was asked for changes, and no other byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.sources.edits import Add, Edit, EditError, Swap, Write, edit_source
from pkdocs.sources.yaml_file import parse_source
from tests.helpers import CASES, ROOT

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
        Write(("tiada", "x"), "x"),
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
def test_whatever_is_put_is_read_back(teks: str) -> None:
    done = parse_source(edit_source(TEXT.encode(), [Write(("daftar", 1, "teks"), teks)]), "").value
    assert done is not None
    assert done.text(("daftar", 1, "teks")) == teks


def test_every_text_of_the_shipped_data_can_be_edited_alone() -> None:
    for path in (ROOT / "indicators.yaml", CASES / "base" / "org.yaml"):
        raw = path.read_bytes()
        before = parse_source(raw, "").value
        assert before is not None
        places = [("tahun",)] if before.has(("tahun",)) else [("naskah", "tanggal")]
        done = edit_source(raw, [Write(place, "2099") for place in places])
        changed = [n for n in zip(raw.splitlines(), done.splitlines(), strict=True) if n[0] != n[1]]
        assert len(changed) == 1
