"""What a careless or hostile hand may do to the folder, and what must not follow from it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import edit, make_project, out, run
from tests.test_batch import contents, edit_by_hand

Raw = dict[str, object]


def rewrite(project: Path, change: Callable[[dict[str, Raw]], object]) -> None:
    path = out(project) / "register.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data["dokumen"])
    path.write_text(json.dumps(data), encoding="utf-8")


def with_field(key: str, value: object) -> Callable[[dict[str, Raw]], object]:
    return lambda dokumen: dokumen["walikota"].update({key: value})


@pytest.mark.parametrize("berkas", ["../../org.yaml", "catatan.docx", "walikota.docx", "/etc/x"])
def test_prune_removes_nothing_that_a_register_smuggles_in(project: Path, berkas: str) -> None:
    (out(project) / "catatan.docx").write_bytes(b"milik orang")
    before = contents(out(project))
    rewrite(
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
    rewrite(project, with_field(key, value))
    done = run("generate", "--all", "-C", str(project))
    assert (done.returncode, "F005" in done.stderr) == (1, True)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"tahun": 1e999, "sumber": {}, "dokumen": {}}'])
def test_a_register_that_breaks_the_reader_is_refused(project: Path, text: str) -> None:
    (out(project) / "register.json").write_text(text, encoding="utf-8")
    assert "F005" in run("status", "-C", str(project)).stderr


def test_the_mayor_without_a_superior_is_not_lost_in_silence(project: Path) -> None:
    edit(project, "org.yaml", "    atasan: gubernur\n", "")
    done = run("generate", "--prune", "-C", str(project))
    assert done.returncode == 1
    assert "J019 jabatan walikota memiliki indikator" in done.stderr
    assert (out(project) / "walikota.docx").exists()


def test_an_error_of_the_holder_stops_those_he_signs_for_too(project: Path) -> None:
    edit(project, "pejabat.yaml", '"198708082012081008"', '"18708082012081098"')
    done = run("generate", "lurah-melati", "-C", str(project))
    assert done.returncode == 1
    assert "J008 jabatan camat-mawar: NIP tidak sah" in done.stderr
    assert "Tidak dibuat karena ada galat: lurah-melati." in done.stdout


def test_a_holder_nobody_can_place_is_told_in_a_run_for_one_post_too(project: Path) -> None:
    edit(project, "pejabat.yaml", "camat-mawar", "camat-mawr")
    done = run("generate", "camat-mawar", "-C", str(project))
    assert (done.returncode, "J010" in done.stderr) == (1, True)


def test_a_file_and_its_neighbour_of_somebody_else_are_told_and_kept(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    out(folder).mkdir(parents=True)
    for name in ("walikota.docx", "walikota.baru.docx"):
        (out(folder) / name).write_bytes(b"surat lain")
    done = run("generate", "-C", str(folder))
    assert done.returncode == 1
    assert "F009 walikota.docx dan walikota.baru.docx" in done.stderr
    assert (out(folder) / "walikota.baru.docx").read_bytes() == b"surat lain"


def test_another_years_folder_is_not_taken_for_this_years(project: Path) -> None:
    out(project).rename(project / "output" / "2022")
    done = run("generate", "-C", str(project))
    assert "8 dokumen dibuat" in done.stdout
    assert len(contents(out(project))) == 8


@pytest.mark.parametrize("command", [("show", "walikota"), ("show", "--json"), ("status",)])
def test_reading_commands_tell_errors_and_do_not_end_well(
    project: Path, command: tuple[str, ...]
) -> None:
    edit(project, "indicators.yaml", 'tw2: "88,5"', 'tw2: "88.5"')
    done = run(*command, "-C", str(project))
    assert (done.returncode, "A001" in done.stderr) == (1, True)


def test_a_tree_without_its_root_is_told(project: Path) -> None:
    edit(project, "indicators.yaml", "pemilik: walikota", "pemilik: walikot")
    done = run("tree", "-C", str(project))
    assert done.returncode == 1
    assert 'pemilik "walikot" tidak ada di bagan' in done.stderr


def test_an_own_indicator_of_an_unsettled_parent_stays_a_konsep(project: Path) -> None:
    edit(
        project,
        "indicators.yaml",
        "              - semua: kepala-bagian\n",
        "              - semua: kepala-bagian\n                perlu_konfirmasi: Belum pasti.\n",
    )
    done = run("generate", "kabag-satu", "-C", str(project))
    assert "0 siap, 1 konsep" in done.stdout


def test_a_folder_in_the_way_of_a_new_project_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    done = run("init", str(tmp_path / "berkas" / "baru"))
    assert done.returncode == 1
    assert "F004" in done.stderr


def test_prune_keeps_what_was_edited_also_when_its_post_is_gone(project: Path) -> None:
    edit_by_hand(out(project) / "lurah-melati.docx")
    edit(project, "org.yaml", "      - Melati", "      - Kenanga")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    run("generate", "--prune", "-C", str(project))
    assert (out(project) / "lurah-melati.docx").exists()


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_perubahan_needs_a_reason(project: Path, reason: str) -> None:
    done = run("generate", "--perubahan", reason, "-C", str(project))
    assert done.returncode == 2
    assert "--perubahan memerlukan alasan" in done.stderr
