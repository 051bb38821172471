"""Batches: what is made, put into archives and removed, and that nothing is ever lost or broken."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pkdocs.app.making import Making, make_documents
from pkdocs.app.terms import Which
from pkdocs.app.years import load_year
from pkdocs.batch import run as batches
from pkdocs.batch.plan import Run
from pkdocs.outputs.form import load_form
from tests.helpers import edit, make_project, out, read_lines, run
from tests.support.folder import (
    contents,
    edit_by_hand,
    meanwhile,
    members,
    register_of,
    widen,
)


def test_documents_of_posts_that_are_gone_are_listed_and_only_prune_removes_them(
    project: Path,
) -> None:
    edit(project, "org.yaml", "      - Melati", "      - Kenanga")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    (out(project) / "milik-orang.docx").write_bytes(b"x")
    done = run("generate", "-C", str(project))
    assert "Jabatannya tidak ada lagi (hapus dengan --prune): lurah-melati." in done.stdout
    assert (out(project) / "lurah-melati.docx").exists()
    done = run("generate", "--prune", "-C", str(project))
    assert "Dihapus: lurah-melati." in done.stdout
    assert not (out(project) / "lurah-melati.docx").exists()
    assert (out(project) / "milik-orang.docx").exists()


def test_prune_keeps_an_edited_document(project: Path) -> None:
    edit(project, "org.yaml", "      - Melati", "      - Kenanga")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    edit_by_hand(out(project) / "lurah-melati.docx")
    run("generate", "--prune", "-C", str(project))
    assert (out(project) / "lurah-melati.docx").exists()


@pytest.mark.parametrize("options", [(), ("--all",)])
def test_leftover_temporary_files_are_swept(project: Path, options: tuple[str, ...]) -> None:
    rest = out(project) / ".pkdocs-abc.tmp"
    rest.write_bytes(b"setengah")
    run("generate", *options, "-C", str(project))
    assert not rest.exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_killed_at_any_moment_a_batch_loses_and_breaks_nothing(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    names = "".join(f"      - Melati {n}\n" for n in range(600))
    edit(folder, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
    assert run("generate", "--workers", "1", "-C", str(folder)).returncode == 0
    undisturbed = contents(out(folder))
    old = {p: p.read_bytes() for p in out(folder).glob("lurah-*.docx")}
    assert len(old) == 601
    command = [sys.executable, "-m", "pkdocs", "generate", "--all", "-C", str(folder)]
    workers = ["--workers", "2"]
    for moment in range(50):
        extra = workers if moment % 2 else ["--workers", "1"]
        process = subprocess.Popen(
            [*command, *extra],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(0.02 * (moment + 1))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert contents(out(folder)) == undisturbed
    assert run("generate", "-C", str(folder)).returncode == 0
    assert contents(out(folder)) == undisturbed
    assert not list(out(folder).glob(".pkdocs-*.tmp"))


@pytest.mark.slow
def test_killed_in_the_middle_of_a_change_the_rest_is_made_by_the_next_run(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    names = "".join(f"      - Melati {n}\n" for n in range(600))
    edit(folder, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
    run("generate", "-C", str(folder))
    edit(folder, "indicators.yaml", "Indeks kepuasan layanan", "Indeks kepuasan atas layanan")
    process = subprocess.Popen(
        [sys.executable, "-m", "pkdocs", "generate", "-C", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    before = contents(out(folder))
    deadline = time.monotonic() + 30
    while contents(out(folder)) == before and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.wait()
    done = run("generate", "-C", str(folder))
    assert done.returncode == 0
    assert "Disunting" not in done.stdout
    fresh = tmp_path / "baru"
    run("generate", "-C", str(folder), "--output", str(fresh))
    assert contents(out(folder)) == contents(fresh)


LATE = "lurah-melati-59"


def late_file(folder: Path, name: str, how: str) -> tuple[Path, Callable[[], object], bytes | None]:
    """A file of which the last chunk is, and what somebody does with it during a run."""
    path = out(folder) / name
    if how == "delete":
        return path, path.unlink, None
    data = b"x" * path.stat().st_size if how == "same length" else b"disimpan tangan"
    return path, lambda: path.write_bytes(data), data


@pytest.mark.parametrize("how", ["save", "same length", "delete"])
@pytest.mark.parametrize("archives", [False, True])
def test_what_somebody_saves_while_documents_are_made_is_his(
    tmp_path: Path, how: str, archives: bool
) -> None:
    folder = make_project(tmp_path / "proyek")
    widen(folder)
    making = Making(workers=1, archives=archives)
    make_documents(folder, making=making)
    edit(folder, "indicators.yaml", "Indeks kepuasan layanan", "Indeks kepuasan atas layanan")
    name = "kelurahan-melati-59.zip" if archives else f"{LATE}.docx"
    path, act, expected = late_file(folder, name, how)
    done = make_documents(folder, making=making, progress=meanwhile(act))
    assert (path.read_bytes() if path.exists() else None) == expected
    assert [(p.kode, Path(p.span.berkas).name) for p in done.report.problems] == [("F014", name)]
    assert len(done.report.made) > 50
    assert not list(out(folder).glob(".pkdocs-*.tmp"))
    again = make_documents(folder, making=making).report
    assert (path.read_bytes() if path.exists() else None) == expected or how == "delete"
    if how == "delete":
        assert again.made == [name if archives else LATE]
    else:
        assert again.edited == [name if archives else LATE]


def test_what_somebody_lays_in_an_empty_place_while_documents_are_made_is_his(
    tmp_path: Path,
) -> None:
    folder = make_project(tmp_path / "proyek")
    widen(folder)
    path = out(folder) / f"{LATE}.docx"
    lay = meanwhile(lambda: path.write_bytes(b"surat lain"))
    done = make_documents(folder, making=Making(workers=1), progress=lay)
    assert path.read_bytes() == b"surat lain"
    assert done.report.edited == [LATE]
    assert (out(folder) / f"{LATE}.baru.docx").is_file()


def test_what_a_stopped_run_made_is_known_although_the_sources_change_then(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    widen(folder)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_documents(folder, making=Making(workers=1), progress=meanwhile(stop))
    assert 0 < len(register_of(folder).dokumen) < 60
    edit(folder, "indicators.yaml", "Indeks kepuasan layanan", "Indeks kepuasan atas layanan")
    done = make_documents(folder, making=Making(workers=1)).report
    assert (done.edited, done.problems) == ([], [])
    assert len(contents(out(folder))) == len({*done.made, *done.kept}) == 68


def test_files_reach_the_disk_before_they_get_their_name(
    fresh_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut may leave an empty file in the place of a whole one."""
    flushed: set[int] = set()
    renamed: list[str] = []
    real_fsync, real_sync, real_replace = os.fsync, os.sync, Path.replace

    def fsync(descriptor: int) -> None:
        real_fsync(descriptor)
        flushed.add(os.fstat(descriptor).st_ino)

    def sync() -> None:
        real_sync()
        flushed.update(path.stat().st_ino for path in out(fresh_project).iterdir())

    def replace(source: Path, target: Path) -> Path:
        assert source.stat().st_ino in flushed, f"{target.name} got its name unflushed"
        flushed.discard(source.stat().st_ino)
        renamed.append(target.name)
        return real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "sync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    make_documents(fresh_project, Which(posts=["walikota"]), Making(workers=1))
    assert renamed == ["walikota.docx", "register.json"]
    make_documents(fresh_project, making=Making(workers=1))
    assert len(renamed) == 10


def test_zip_gives_one_archive_per_unit_with_the_documents_of_a_loose_run(project: Path) -> None:
    done = run("generate", "--zip", "-C", str(project), "--output", str(project / "arsip"))
    assert "6 arsip dibuat" in done.stdout
    loose = contents(out(project))
    packed = {}
    for path in (project / "arsip").glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            packed.update({n: archive.read(n) for n in archive.namelist() if n != ".segel"})
    assert packed == loose
    with zipfile.ZipFile(project / "arsip" / "bagian-satu.zip") as archive:
        names = [n for n in archive.namelist() if n != ".segel"]
    assert names == ["kabag-satu.docx", "kasubbag-satu.docx"]
    before = {p.name: p.stat().st_mtime_ns for p in (project / "arsip").glob("*.zip")}
    again = run("generate", "--zip", "-C", str(project), "--output", str(project / "arsip"))
    assert "0 arsip dibuat, 6 tidak berubah" in again.stdout
    after = {p.name: p.stat().st_mtime_ns for p in (project / "arsip").glob("*.zip")}
    assert after == before


def test_a_frozen_document_goes_into_the_archive_as_it_was_signed(project: Path) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    signed = (out(project) / "kabag-dua.docx").read_bytes()
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    run("generate", "--zip", "-C", str(project))
    with zipfile.ZipFile(out(project) / "bagian-dua.zip") as archive:
        assert archive.read("kabag-dua.docx") == signed


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


def test_zip_with_perubahan_is_refused_and_an_empty_output_too(project: Path) -> None:
    done = run("generate", "--zip", "--perubahan", "strategi", "-C", str(project))
    assert done.returncode == 2
    assert run("generate", "--output", "", "-C", str(project)).returncode == 2
