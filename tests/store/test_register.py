"""The register of a folder: what it lists, and that no register can do harm."""

import json
import os
import pickle
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.values import replace
from pkdocs.store import register as store
from pkdocs.store.register import Entri, Register, read_register, write_register
from tests.helpers import out, run
from tests.support.folder import Raw, contents, register_of, rewrite_register, times
from tests.support.listed import entry


def with_field(key: str, value: object) -> Callable[[dict[str, Raw]], object]:
    return lambda dokumen: dokumen["walikota"].update({key: value})


@pytest.mark.parametrize("berkas", ["../../org.yaml", "catatan.docx", "walikota.docx", "/etc/x"])
def test_prune_removes_nothing_that_a_register_smuggles_in(project: Path, berkas: str) -> None:
    (out(project) / "catatan.docx").write_bytes(b"milik orang")
    before = contents(out(project))
    rewrite_register(
        project,
        lambda d: d.update({"hantu": {**d["walikota"], "kode": "hantu", "berkas": berkas}}),
    )
    done = run("generate", "--prune", "-C", str(project))
    assert done.returncode == 1
    assert "F005 register rusak" in done.stderr
    assert (project / "org.yaml").exists()
    assert contents(out(project)) == before


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("berkas", ["x"]),
        ("kode", None),
        ("beku", "tidak"),
        ("ukuran", "1"),
        ("nomor", True),
        ("jenis", "lain"),
        ("lama", "catatan.docx"),
        ("alasan", [1]),
        ("unit", "\ud800"),
        ("asing", 1),
    ],
)
def test_a_register_of_wrong_shape_is_refused(project: Path, key: str, value: object) -> None:
    rewrite_register(project, with_field(key, value))
    done = run("generate", "--all", "-C", str(project))
    assert (done.returncode, "F005" in done.stderr) == (1, True)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"tahun": 1e999, "sumber": {}, "dokumen": {}}'])
def test_a_register_that_breaks_the_reader_is_refused(project: Path, text: str) -> None:
    (out(project) / "register.json").write_text(text, encoding="utf-8")
    assert "F005" in run("status", "-C", str(project)).stderr


def test_the_register_lists_state_file_hashes_template_and_version(project: Path) -> None:
    register = json.loads((out(project) / "register.json").read_text(encoding="utf-8"))
    assert len(register["dokumen"]) == 8
    entry = register["dokumen"]["kabag-dua"]
    assert (entry["keadaan"], entry["alasan"], entry["berkas"]) == ("siap", [], "kabag-dua.docx")
    assert all(len(entry[key]) == 64 for key in ("sha256", "masukan", "perjanjian", "template"))
    assert entry["program"]


def test_a_broken_register_is_a_problem_and_nothing_is_touched(project: Path) -> None:
    before = times(project)
    (out(project) / "register.json").write_text("{", encoding="utf-8")
    done = run("generate", "--all", "-C", str(project))
    assert done.returncode == 1
    assert "F005 register rusak" in done.stderr
    assert times(project) == before


def test_an_archive_listed_the_old_way_is_still_known(project: Path) -> None:
    run("generate", "--zip", "-C", str(project))
    path = out(project) / "register.json"
    path.write_text(
        path.read_text("utf-8").replace('"bagian-dua.zip": {', '"bagian-dua": {'), "utf-8"
    )
    assert "bagian-dua.zip" in register_of(project).dokumen
    assert "F005" not in run("status", "-C", str(project)).stderr


@pytest.mark.parametrize(("key", "value"), [("nomor", 10**12), ("nomor", -1), ("jenis", "arsip")])
def test_a_register_that_makes_no_sense_is_refused(project: Path, key: str, value: object) -> None:
    run("freeze", "walikota", "-C", str(project))
    path = out(project) / "register.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["dokumen"]["walikota"][key] = value
    if key == "jenis":
        data["dokumen"]["walikota"]["berkas"] = "walikota.zip"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert "F005" in run("status", "-C", str(project)).stderr


PLAIN = Entri("a-1", "a-1.docx", "Bagian A", "siap", (), "0" * 64, "1" * 64, "2", "3", "0.1.0")
ARCHIVE = replace(PLAIN, berkas="bagian-a.zip", jenis=store.ARCHIVE)


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
    entri = replace(PLAIN, alasan=("tanpa “NIP”", "b"), ukuran=7, beku=True)
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
    partial(replace, PLAIN),
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
    entri = replace(PLAIN, berkas=f"{stem}.docx")
    write_register(tmp_path, Register(2023, {}, {stem: entri}))
    assert is_broken(tmp_path)


def test_the_document_beside_a_corrected_one_names_that_one(tmp_path: Path) -> None:
    beside = replace(PLAIN, berkas="a-1.baru.docx", lama="a-1.docx")
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


def test_a_broken_register_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / store.NAME).write_text("{", encoding="utf-8")
    (problem,) = read_register(tmp_path, 2023).problems
    assert str(problem) == (
        f"{tmp_path.as_posix()}/register.json:1:1: F005 register rusak atau tidak terbaca; "
        "pulihkan dari cadangan, atau pindahkan berkas itu ke luar folder ini agar dibuat ulang "
        "(yang dibekukan tetap dikenal dari agenda.jsonl)."
    )


def test_a_document_made_anew_keeps_the_pdf_of_the_one_before() -> None:
    pdf = {"pdf_sha256": "a", "pdf_docx": "b", "pdf_mesin": "c", "pdf_ukuran": 4, "pdf_waktu": 5}
    new = replace(PLAIN, sha256="lain", ukuran=9)
    old = replace(PLAIN, beku=True, lama="a-1.docx", **pdf)  # type: ignore[arg-type]  # fields by name
    assert new.with_pdf_of(old) == replace(new, **pdf)  # type: ignore[arg-type]  # fields by name
    assert new.with_pdf_of(None) == new


def test_an_entry_knows_its_files_and_whether_it_waits_for_signatures() -> None:
    beside = replace(PLAIN, berkas="a-1.baru.docx")
    assert (PLAIN.stem, PLAIN.pdf, store.file_name("a-1")) == ("a-1", "a-1.pdf", "a-1.docx")
    assert (beside.stem, beside.pdf) == ("a-1.baru", "a-1.baru.pdf")
    assert (ARCHIVE.stem, store.file_name(ARCHIVE.stem)) == ("bagian-a.zip", "bagian-a.zip")
    ready = {
        state: replace(PLAIN, keadaan=state).is_ready
        for state in ("siap", "siap, nama belum diisi", "konsep")
    }
    assert ready == {"siap": True, "siap, nama belum diisi": True, "konsep": False}
    assert not replace(PLAIN, beku=True).is_ready


def test_another_register_beside_ours_is_told_with_which_is_the_latest_and_what_is_frozen(
    tmp_path: Path,
) -> None:
    entries = {stem: entry(stem, kode=stem) for stem in "abcdefgh"}
    ours = Register(2023, {}, entries)
    theirs = {stem: replace(own, beku=stem != "h") for stem, own in entries.items()}
    write_register(tmp_path, Register(2023, {}, theirs))
    (tmp_path / store.NAME).rename(tmp_path / "register-PC-01.json")
    write_register(tmp_path, ours)
    os.utime(tmp_path / store.NAME, (1, 1))
    (problem,) = read_register(tmp_path, 2023).problems
    assert str(problem) == (
        f"{tmp_path.as_posix()}/register-PC-01.json:1:1: F020 di samping register.json ada "
        "register-PC-01.json (salinan dari komputer lain atau buatan tangan), maka tidak ada yang "
        "ditulis: terakhir disimpan register-PC-01.json; beku hanya di register-PC-01.json: a, b, "
        "c, d, e dan 2 lagi. Pindahkan yang salah ke luar folder ini, namai yang benar "
        "register.json, lalu ulangi."
    )


def told_of(folder: Path) -> str:
    read = read_register(folder, 2023)
    assert read.value is None
    return read.problems[0].pesan


def test_what_two_registers_have_frozen_alike_and_what_cannot_be_read_is_said(
    tmp_path: Path,
) -> None:
    write_register(tmp_path, Register(2023, {}, {"a": entry("a", beku=True)}))
    shutil.copyfile(tmp_path / store.NAME, tmp_path / "register (1).json")
    assert "; yang beku sama. " in told_of(tmp_path)
    (tmp_path / "register - Copy.json").write_text("{", encoding="utf-8")
    said = told_of(tmp_path)
    assert "ada register (1).json dan register - Copy.json (" in said
    assert "register - Copy.json tidak ada atau tidak terbaca" in said
    (tmp_path / store.NAME).unlink()
    assert "register.json tidak ada atau tidak terbaca" in told_of(tmp_path)
