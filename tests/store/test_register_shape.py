"""The register of an output folder: its file, what it refuses, what it keeps as it was."""

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.store import register as store
from pkdocs.store.register import Entri, Register, read_register, write_register

PLAIN = Entri("a-1", "a-1.docx", "Bagian A", "siap", (), "0" * 64, "1" * 64, "2", "3", "0.1.0")
ARCHIVE = PLAIN.replace(berkas="bagian-a.zip", jenis=store.ARCHIVE)
Raw = dict[str, object]


def read_back(folder: Path, *entries: Entri) -> dict[str, Entri]:
    """Return the entries after they were written and read again."""
    dokumen = {entri.stem: entri for entri in entries}
    write_register(folder, Register(2023, {"org.yaml": "ab"}, dokumen))
    register = read_register(folder, 2023).value
    assert register is not None
    assert (register.tahun, register.sumber) == (2023, {"org.yaml": "ab"})
    return dict(register.dokumen)


def refused(folder: Path, change: Callable[[Raw], object], stem: str = "a-1") -> bool:
    """Return whether a register is refused (F005) once an entry of it was changed."""
    write_register(folder, Register(2023, {}, {PLAIN.stem: PLAIN, ARCHIVE.stem: ARCHIVE}))
    path = folder / store.NAME
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data["dokumen"][stem])
    path.write_text(json.dumps(data), encoding="utf-8")
    return is_broken(folder)


def is_broken(folder: Path) -> bool:
    read = read_register(folder, 2023)
    codes = [problem.kode for problem in read.problems]
    assert codes == ([] if read.value else ["F005"])
    return read.value is None


def test_a_folder_without_a_register_has_an_empty_one(tmp_path: Path) -> None:
    assert read_register(tmp_path, 2023).value == Register(2023)


def test_the_file_has_a_line_for_each_document_without_what_is_as_usual(tmp_path: Path) -> None:
    entri = PLAIN.replace(alasan=("tanpa “NIP”", "b"), ukuran=7, beku=True)
    write_register(tmp_path, Register(2023, {"z": "1", "a": "2"}, {"b": PLAIN, "a-1": entri}))
    whole = '"kode": "a-1", "berkas": "a-1.docx", "unit": "Bagian A", "keadaan": "siap", '
    hashes = f'"sha256": "{"0" * 64}", "masukan": "{"1" * 64}", "perjanjian": "2", '
    rest = f'{hashes}"template": "3", "program": "0.1.0"'
    assert (tmp_path / store.NAME).read_text(encoding="utf-8").splitlines() == [
        '{"versi": 1, "tahun": 2023, "sumber": {"a": "2", "z": "1"},',
        '"dokumen": {',
        f'"a-1": {{{whole}"alasan": ["tanpa “NIP”", "b"], {rest}, "ukuran": 7, "beku": true}},',
        f'"b": {{{whole}"alasan": [], {rest}}}',
        "}}",
    ]


texts = st.text(st.characters(codec="utf-8"), max_size=8)
counts = st.integers(min_value=0, max_value=2**63 - 1)


entries = st.builds(
    PLAIN.replace,
    unit=texts,
    alasan=st.lists(texts, max_size=3).map(tuple),
    waktu=counts,
    nomor=st.integers(0, 1000),
    beku=st.booleans(),
    alasan_perubahan=texts,
)


@given(entries)
def test_whatever_an_entry_says_it_says_after_reading_it_again(
    tmp_path_factory: pytest.TempPathFactory, entri: Entri
) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert read_back(folder, entri, ARCHIVE) == {"a-1": entri, "bagian-a.zip": ARCHIVE}
    lines = (folder / store.NAME).read_text(encoding="utf-8").split("\n")
    own = json.loads(lines[2].rstrip(",").split(": ", 1)[1])
    assert lines[2] == f'"a-1": {json.dumps(own, ensure_ascii=False)},'


def test_an_entry_that_came_from_a_worker_is_written_as_any_other(tmp_path: Path) -> None:
    travelled = pickle.loads(pickle.dumps(PLAIN))  # noqa: S301 - made here
    assert travelled == PLAIN
    write_register(tmp_path, Register(2023, {}, {"a-1": travelled}))
    assert "jenis" not in (tmp_path / store.NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize("key", Entri.__struct_fields__)
@pytest.mark.parametrize("value", [None, 1.5, {}, [["x"]], [1]])
def test_a_value_of_another_kind_is_refused(tmp_path: Path, key: str, value: object) -> None:
    assert refused(tmp_path, lambda raw: raw.update({key: value}))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kode", 1),
        ("unit", True),
        ("unit", "\ud800"),
        ("unit", "\udc00 sesudahnya"),
        ("alasan", "satu"),
        ("alasan", ["\udfff"]),
        ("ukuran", "1"),
        ("ukuran", True),
        ("waktu", 1e3),
        ("beku", 1),
        ("beku", "true"),
        ("asing", ""),
    ],
)
def test_nothing_is_taken_for_what_it_resembles(tmp_path: Path, key: str, value: object) -> None:
    assert refused(tmp_path, lambda raw: raw.update({key: value}))


@pytest.mark.parametrize("key", Entri.__struct_fields__[:10])
def test_a_value_that_has_no_usual_one_must_be_there(tmp_path: Path, key: str) -> None:
    assert refused(tmp_path, lambda raw: raw.pop(key))


@pytest.mark.parametrize(
    ("changes", "stem"),
    [
        ({"berkas": "b.docx"}, "a-1"),
        ({"berkas": "../a-1.docx"}, "a-1"),
        ({"berkas": "a-1.zip"}, "a-1"),
        ({"jenis": "arsip"}, "a-1"),
        ({"jenis": "lain"}, "a-1"),
        ({"jenis": "induk"}, "bagian-a.zip"),
        ({"berkas": "bagian-b.zip"}, "bagian-a.zip"),
        ({"beku": True}, "bagian-a.zip"),
        ({"nomor": -1}, "a-1"),
        ({"nomor": 1001}, "a-1"),
        ({"lama": "b.docx"}, "a-1"),
        ({"lama": "a-1.baru.docx"}, "a-1"),
    ],
)
def test_an_entry_that_names_another_file_or_makes_no_sense_is_refused(
    tmp_path: Path, changes: Raw, stem: str
) -> None:
    assert not refused(tmp_path, lambda _raw: None, stem)
    assert refused(tmp_path, lambda raw: raw.update(changes), stem)


@pytest.mark.parametrize("stem", ["../a", "a/b", "", "a.b", "a.baru.baru", "a b", "A\n", "ä"])
def test_a_stem_that_is_no_name_of_ours_is_refused(tmp_path: Path, stem: str) -> None:
    entri = PLAIN.replace(berkas=f"{stem}.docx")
    write_register(tmp_path, Register(2023, {}, {stem: entri}))
    assert is_broken(tmp_path)


def test_the_document_beside_a_corrected_one_names_that_one(tmp_path: Path) -> None:
    beside = PLAIN.replace(berkas="a-1.baru.docx", lama="a-1.docx")
    assert read_back(tmp_path, beside) == {"a-1.baru": beside}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"tahun": 2023}',
        '{"tahun": "2023", "sumber": {}, "dokumen": {}}',
        '{"tahun": 1e999, "sumber": {}, "dokumen": {}}',
        '{"tahun": 2023, "sumber": {"org.yaml": 1}, "dokumen": {}}',
        '{"tahun": 2023, "sumber": [], "dokumen": {}}',
        '{"tahun": 2023, "sumber": {}, "dokumen": []}',
        '{"tahun": 2023, "sumber": {}, "dokumen": {"a-1": []}}',
        '{"tahun": 2023, "sumber": {}, "dokumen": {}, "lain": ' + "[" * 200_000,
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / store.NAME).write_text(text, encoding="utf-8")
    assert is_broken(tmp_path)


def test_a_file_that_is_no_text_or_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / store.NAME).write_bytes(b'{"tahun": 2023, "sumber": {"\xff": ""}, "dokumen": {}}')
    assert is_broken(tmp_path)
    (tmp_path / store.NAME).unlink()
    (tmp_path / store.NAME).mkdir()
    assert is_broken(tmp_path)


def test_a_later_version_may_say_more_about_the_whole(tmp_path: Path) -> None:
    text = '{"versi": 2, "tahun": 2023, "catatan": [1], "sumber": {}, "dokumen": {}}'
    (tmp_path / store.NAME).write_text(text, encoding="utf-8")
    assert read_register(tmp_path, 2023).value == Register(2023)
