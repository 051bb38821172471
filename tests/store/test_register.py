"""The register of a folder: what it lists, and that no register can do harm."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import out, run
from tests.support.folder import Raw, contents, register_of, rewrite_register, times


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
