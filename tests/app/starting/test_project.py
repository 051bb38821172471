"""A new project in a new folder."""

import shutil
from pathlib import Path

import pytest

from pkdocs.app.starting.project import write_project
from pkdocs.base import disk
from pkdocs.base import files as disk_files
from pkdocs.review.read.folder import is_project
from tests.helpers import CASES, ROOT, edit, make_project, run
from tests.support.folder import files
from tests.support.units import BAGIAN, MAWAR, with_units


def test_a_folder_in_the_way_of_a_new_project_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    done = run("init", str(tmp_path / "berkas" / "baru"))
    assert done.returncode == 1
    assert "F004" in done.stderr


@pytest.mark.parametrize("length", [200, 210, 218])
def test_a_project_that_windows_has_no_room_for_while_it_is_made_is_told_before(
    tmp_path: Path, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files lie in a folder inside first, so their paths are longer than they end up."""
    monkeypatch.setattr(disk_files, "has_long_paths", lambda: False)
    deep = tmp_path / ("x" * (length - len(str(tmp_path)) - 1))
    done = run("init", str(deep))
    assert done.returncode == 1
    assert f"{deep.as_posix()}:1:1: F019 " in done.stderr
    assert not deep.exists()


class PowerCutError(BaseException):
    """What no line of the program waits for."""


def test_a_project_that_is_cut_short_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, left = disk.replace, 0

    def until(temporary: Path, path: Path) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCutError
        replace(temporary, path)

    monkeypatch.setattr(disk, "replace", until)
    for steps in range(100):
        left, folder = steps, tmp_path / str(steps)
        try:
            write_project(folder, {"org.yaml": b"a", "turunan/unit.yaml": b"b", "z.yaml": b"c"})
        except PowerCutError:
            assert not is_project(folder)
        else:
            assert (folder / "turunan" / "unit.yaml").read_bytes() == b"b"
            return
    pytest.fail("it is never written")


def test_init_makes_a_project_that_generates_and_refuses_a_folder_in_use(tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    assert run("init", str(folder)).returncode == 0
    assert files(folder) == {
        "org.yaml",
        "indicators.yaml",
        "score-card.yaml",
        "instruksi.yaml",
        "pkdocs.cmd",
        "templates/instruksi.docx",
        "templates/lampiran-penanggung-jawab.docx",
        "templates/lampiran-tick.docx",
        "templates/nota-dinas.docx",
        "templates/tanda-terima.docx",
        "templates/perjanjian-kinerja.docx",
        "templates/lambang.png",
        "schema/org.schema.json",
        "schema/pegawai.schema.json",
        "schema/pejabat.schema.json",
        "schema/indicators.schema.json",
        "schema/score-card.schema.json",
        "schema/turunan.schema.json",
        "schema/tinjauan.schema.json",
        "schema/mutu.schema.json",
        "schema/instruksi.schema.json",
    }
    assert run("generate", "lurah-tambora", cwd=folder).returncode == 0
    again = run("init", str(folder))
    assert again.returncode == 1
    assert "sudah ada dan tidak kosong" in again.stderr


def test_every_project_has_what_is_double_clicked_on_windows(tmp_path: Path) -> None:
    shipped = (ROOT / "pkdocs" / "app" / "starting" / "pkdocs.cmd").read_bytes()
    last = make_project(tmp_path / "2023")
    (last / "pkdocs.cmd").write_text("diubah orang", encoding="utf-8")
    for args in (["baru"], ["kosong", "--empty"]):
        assert run("init", *args, cwd=tmp_path).returncode == 0
    assert run("next-year", "2024", "../2024", cwd=last).returncode == 0
    made = [(tmp_path / name / "pkdocs.cmd").read_bytes() for name in ("baru", "kosong", "2024")]
    assert made == [shipped] * 3
    assert (last / "pkdocs.cmd").read_text(encoding="utf-8") == "diubah orang"


def test_an_empty_start_says_where_what_is_to_be_filled_in(tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    done = run("init", str(folder), "--empty")
    assert (done.returncode, "pkdocs check -C" in done.stdout) == (0, True)
    assert {name for name in files(folder) if name.endswith(".yaml")} == {
        "org.yaml",
        "indicators.yaml",
    }
    told = [line.split(" ")[:3] for line in run("check", "-C", str(folder)).stdout.splitlines()]
    places = [(place.split(":")[0], code, key.rstrip(":")) for place, code, key in told[:-1]]
    assert places == [
        ("indicators.yaml", "B005", "tahun"),
        ("indicators.yaml", "B005", "dasar"),
        ("indicators.yaml", "B005", "pemilik"),
        ("indicators.yaml", "B007", "sasaran"),
        ("org.yaml", "B007", "naskah"),
        ("org.yaml", "B005", "naskah"),
        ("org.yaml", "B007", "jabatan"),
    ]
    assert run("generate", "-C", str(folder)).returncode == 1
    assert not (folder / "output").exists()


def test_an_empty_start_that_is_filled_in_is_a_project(tmp_path: Path) -> None:
    """The notes are no less than what is needed: the entries they show, uncommented and filled."""
    folder = tmp_path / "baru"
    assert run("init", str(folder), "--empty").returncode == 0
    base = (CASES / "base" / "org.yaml").read_text(encoding="utf-8")
    _, _, jabatan = base.partition("\njabatan:\n")
    for old, new in {
        "kop: []": "kop: [KOP CONTOH]",
        "judul_lampiran: {}": "judul_lampiran: {Tinggi: T, Administrator: A, Pengawas: P}",
        'tempat: ""': "tempat: Contoh",
        'tanggal: ""': 'tanggal: "2023"',
        "jabatan: []": f"jabatan:\n{jabatan.split('berkas_pejabat')[0]}",
    }.items():
        edit(folder, "org.yaml", old, new)
    for name in ("indicators.yaml", "score-card.yaml"):
        shutil.copyfile(CASES / "base" / name, folder / name)
    assert "0 galat" in run("check", "-C", str(folder)).stdout
    assert run("generate", "walikota", "-C", str(folder)).returncode == 0


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone whose chart keeps its names in a file of their own, in a folder."""
    folder = make_project(tmp_path / "klon")
    edit(folder, "org.yaml", "berkas_pejabat: pejabat.yaml", "berkas_pejabat: data/pejabat.yaml")
    (folder / "data").mkdir()
    (folder / "pejabat.yaml").rename(folder / "data" / "pejabat.yaml")
    monkeypatch.setattr("pkdocs.app.starting.project._shipped", lambda: folder)
    return folder


def test_every_source_that_the_project_names_is_copied(shipped: Path, tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "baru")).returncode == 0
    assert "data/pejabat.yaml" in files(tmp_path / "baru")
    assert "S001" not in run("check", "-C", str(tmp_path / "baru")).stdout


def test_what_is_missing_is_told_and_nothing_is_made(shipped: Path, tmp_path: Path) -> None:
    (shipped / "data" / "pejabat.yaml").unlink()
    done = run("init", str(tmp_path / "baru"))
    assert done.returncode == 1
    assert 'S001 berkas "data/pejabat.yaml" tidak ada' in done.stderr
    assert "tidak lengkap" in done.stderr
    assert not (tmp_path / "baru").exists()


def test_schemas_replace_only_what_they_wrote_and_make_no_project(tmp_path: Path) -> None:
    done = run("schema", "-C", str(tmp_path / "tiada"))
    assert (done.returncode, "tidak ada" in done.stderr) == (2, True)
    assert not (tmp_path / "tiada").exists()
    for _ in range(2):
        assert run("schema", "-C", str(tmp_path)).returncode == 0
    own = tmp_path / "schema" / "org.schema.json"
    own.write_text('{"milik": "sendiri"}', encoding="utf-8")
    done = run("schema", "-C", str(tmp_path))
    assert (done.returncode, done.stderr.count("F012")) == (1, 1)
    assert "sendiri" in own.read_text(encoding="utf-8")
    assert run("schema", "--overwrite", "-C", str(tmp_path)).returncode == 0
    assert "sendiri" not in own.read_text(encoding="utf-8")


def test_what_units_bring_is_copied_too(shipped: Path, tmp_path: Path) -> None:
    with_units(shipped)
    assert run("init", str(tmp_path / "baru")).returncode == 0
    assert {MAWAR, BAGIAN} <= files(tmp_path / "baru")
