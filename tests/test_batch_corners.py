"""Batches in corners that were found by trying: stale documents, names that meet, two Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from pkdocs.app.years import load_year
from pkdocs.batch import run as batches
from pkdocs.batch.plan import Run
from pkdocs.outputs.form import load_form
from pkdocs.store.register import Register, read_register
from tests.helpers import edit, make_project, out, read_lines, run


def register_of(project: Path) -> Register:
    register = read_register(out(project), 2023).value
    assert register is not None
    return register


def members(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if name.endswith(".docx")]


_LIST = "- daftar:\n                  - a. survei kota"
_PARAGRAPH = "- a. survei kota\n              - daftar:"

# Current or not


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("org.yaml", "singkat: Walikota", "singkat: Wali Kota"),
        ("org.yaml", "    tanpa_nip: ya\n", ""),
        ("indicators.yaml", _LIST, _PARAGRAPH),
    ],
)
def test_whatever_is_printed_otherwise_makes_the_document_anew(
    project: Path, tmp_path: Path, name: str, old: str, new: str
) -> None:
    edit(project, name, old, new)
    assert "usang" in run("status", "-C", str(project)).stdout
    assert run("generate", "-C", str(project)).returncode == 0
    fresh = tmp_path / "baru"
    run("generate", "-C", str(project), "--output", str(fresh))
    made = {path.name: path.read_bytes() for path in out(project).glob("*.docx")}
    assert made == {path.name: path.read_bytes() for path in fresh.glob("*.docx")}


def test_a_source_saved_after_it_was_read_is_read_again_by_the_next_run(project: Path) -> None:
    year = load_year(project).value
    assert year is not None
    form = load_form(project, year.organisasi.naskah).value
    assert form is not None
    edit(project, "org.yaml", "Wira Contoh", "Wirya Contoh")
    batch = Run(year, form, out(project), list(year.perjanjian), complete=True)
    batches.run_batch(batch, register_of(project), lambda _count: None)
    assert run("generate", "-C", str(project)).stdout.startswith("2 dokumen dibuat")
    assert "Wirya Contoh" in read_lines((out(project) / "walikota.docx").read_bytes())


def test_documents_without_a_post_are_told_of_every_time(project: Path) -> None:
    edit(project, "org.yaml", "      - Melati\n", "      - Kenanga\n")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    told = [run("generate", "-C", str(project)).stdout for _ in range(2)]
    assert all("Jabatannya tidak ada lagi" in text and "lurah-melati" in text for text in told)


def test_an_unreadable_document_counts_as_edited_and_stops_nobody(project: Path) -> None:
    path = out(project) / "kabag-satu.docx"
    path.unlink()
    path.symlink_to(path)  # cannot be read, whoever asks
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    done = run("generate", "-C", str(project))
    assert done.returncode == 0
    assert "kabag-satu.baru" in register_of(project).dokumen
    assert "Opini atas laporan keuangan" in read_lines(
        (out(project) / "kabag-dua.docx").read_bytes()
    )


# Archives


def test_an_archive_never_takes_the_place_of_a_frozen_document(project: Path) -> None:
    edit(project, "org.yaml", "unit: Kota Contoh", "unit: Walikota")
    run("generate", "-C", str(project))
    run("freeze", "walikota", "-C", str(project))
    signed = (out(project) / "walikota.docx").read_bytes()
    assert run("generate", "--zip", "-C", str(project)).returncode == 0
    assert register_of(project).dokumen["walikota"].beku
    edit(project, "org.yaml", "Wira Contoh", "Wirya Contoh")
    run("generate", "-C", str(project))
    assert (out(project) / "walikota.docx").read_bytes() == signed
    assert members(out(project) / "walikota.zip") == ["walikota.docx"]


def test_an_archive_is_not_frozen(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    edit(folder, "org.yaml", "unit: Kota Contoh", "unit: Walikota")
    run("generate", "--zip", "-C", str(folder))
    assert "F008" in run("freeze", "walikota", "-C", str(folder)).stderr
    assert run("status", "-C", str(folder)).returncode == 0


def test_an_archive_is_of_the_whole_unit_whoever_was_asked_for(project: Path) -> None:
    done = run("generate", "kasubbag-satu", "--zip", "-C", str(project))
    assert done.stdout.startswith("1 arsip dibuat")
    assert members(out(project) / "bagian-satu.zip") == ["kabag-satu.docx", "kasubbag-satu.docx"]


def test_an_archive_that_would_lack_a_post_with_errors_is_left_as_it_was(project: Path) -> None:
    run("generate", "--zip", "-C", str(project))
    before = (out(project) / "bagian-satu.zip").read_bytes()
    edit(project, "org.yaml", '"198607072011072007"', '"19860707"')
    edit(project, "org.yaml", "Kartika Contoh", "Kartini Contoh")
    done = run("generate", "--zip", "-C", str(project))
    assert done.returncode == 1
    assert "Arsip tidak dibuat karena isinya tidak lengkap: bagian-satu.zip." in done.stdout
    assert (out(project) / "bagian-satu.zip").read_bytes() == before


def test_no_archive_is_made_while_nobody_knows_where_a_post_belongs(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    edit(folder, "org.yaml", "jenis: subbagian-setko", 'jenis: "?"')
    done = run("generate", "--zip", "-C", str(folder))
    assert done.returncode == 1
    assert "Arsip tidak dibuat karena isinya tidak lengkap" in done.stdout
    assert not list(out(folder).glob("*.zip"))


def test_a_signed_copy_put_in_place_goes_into_the_archive(project: Path) -> None:
    run("freeze", "walikota", "-C", str(project))
    run("generate", "--zip", "-C", str(project))
    (out(project) / "walikota.docx").write_bytes(b"bertanda tangan")
    assert run("generate", "--zip", "-C", str(project)).stdout.startswith("1 arsip dibuat")
    with zipfile.ZipFile(out(project) / "kota-contoh.zip") as archive:
        assert archive.read("walikota.docx") == b"bertanda tangan"


def test_an_archive_listed_the_old_way_is_still_known(project: Path) -> None:
    run("generate", "--zip", "-C", str(project))
    path = out(project) / "register.json"
    path.write_text(
        path.read_text("utf-8").replace('"bagian-dua.zip": {', '"bagian-dua": {'), "utf-8"
    )
    assert "bagian-dua.zip" in register_of(project).dokumen
    assert "F005" not in run("status", "-C", str(project)).stderr


def test_zip_with_perubahan_is_refused_and_an_empty_output_too(project: Path) -> None:
    done = run("generate", "--zip", "--perubahan", "strategi", "-C", str(project))
    assert done.returncode == 2
    assert run("generate", "--output", "", "-C", str(project)).returncode == 2


# Freezing


def changed_and_begun(project: Path) -> None:
    """A frozen mayor, whose name changed then, and the perubahan that was made for it."""
    run("freeze", "walikota", "-C", str(project))
    edit(project, "org.yaml", "Wira Contoh", "Wirya Contoh")
    run("generate", "--perubahan", "pejabat berganti", "-C", str(project))
    assert (out(project) / "walikota-perubahan-1.docx").is_file()


def test_a_released_agreement_can_be_frozen_again_with_a_perubahan_beside_it(
    project: Path,
) -> None:
    changed_and_begun(project)
    run("freeze", "walikota", "--undo", "-C", str(project))
    done = run("freeze", "walikota", "-C", str(project))
    assert "1 dokumen dibekukan: walikota." in done.stdout
    signed = (out(project) / "walikota.docx").read_bytes()
    run("generate", "walikota", "-C", str(project))
    assert (out(project) / "walikota.docx").read_bytes() == signed


def test_a_perubahan_of_what_is_not_frozen_any_more_is_told_of_and_pruned(project: Path) -> None:
    changed_and_begun(project)
    run("freeze", "walikota", "--undo", "-C", str(project))
    done = run("generate", "-C", str(project))
    assert "Tidak diperlukan lagi (hapus dengan --prune): walikota-perubahan-1." in done.stdout
    run("generate", "--prune", "-C", str(project))
    assert not (out(project) / "walikota-perubahan-1.docx").exists()


def test_a_perubahan_is_not_needed_when_the_sources_say_again_what_was_signed(
    project: Path,
) -> None:
    changed_and_begun(project)
    edit(project, "org.yaml", "Wirya Contoh", "Wira Contoh")
    done = run("generate", "-C", str(project))
    assert "Tidak diperlukan lagi (hapus dengan --prune): walikota-perubahan-1." in done.stdout
    lines = run("status", "walikota", "-C", str(project)).stdout.splitlines()
    assert lines[2].split(maxsplit=2)[2] == "tidak diperlukan lagi"
    run("generate", "--prune", "-C", str(project))
    assert not (out(project) / "walikota-perubahan-1.docx").exists()


def test_it_is_said_why_no_perubahan_was_made(project: Path) -> None:
    run("freeze", "walikota", "-C", str(project))
    done = run("generate", "walikota", "--perubahan", "strategi", "-C", str(project))
    assert "Sumbernya tidak berubah sejak dibekukan, maka tanpa PK Perubahan: walikota." in (
        done.stdout
    )


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


def test_two_indicators_of_one_number_are_a_problem_and_no_crash(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    edit(folder, "indicators.yaml", 'no_indikator: "2"', 'no_indikator: "1"')
    assert "K003" in run("check", "-C", str(folder)).stdout
    for command in (("show", "--json"), ("status",)):
        assert run(*command, "-C", str(folder)).returncode == 1


# Ctrl-C


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
@pytest.mark.parametrize("whole_group", [False, True])
def test_two_interrupts_end_a_batch_at_once_and_nobody_writes_on(
    tmp_path: Path, whole_group: bool
) -> None:
    folder = make_project(tmp_path / "proyek")
    names = "".join(f"      - Melati {n}\n" for n in range(3000))
    edit(folder, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
    process = subprocess.Popen(
        [sys.executable, "-m", "pkdocs", "generate", "--workers", "2", "-C", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    send = os.killpg if whole_group else os.kill
    deadline = time.monotonic() + 30
    while not any(out(folder).glob("*.docx")) and time.monotonic() < deadline:
        time.sleep(0.01)
    for _ in range(2):
        if process.poll() is None:
            send(process.pid, signal.SIGINT)
            time.sleep(0.02)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in told
    made = {path.name for path in out(folder).iterdir()}
    time.sleep(0.5)
    assert {path.name for path in out(folder).iterdir()} == made
    assert run("generate", "-C", str(folder)).returncode == 0
    assert not list(out(folder).glob(".pkdocs-*.tmp"))
