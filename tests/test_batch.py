"""Batches: what is made again, what is left alone, and that nothing is ever lost or broken."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from pkdocs.base.files import locked
from tests.helpers import edit, make_project, out, read_lines, run
from tests.tools import small_disk


def times(project: Path) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in out(project).glob("*.docx")}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.glob("*.docx")}


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name in before | after if before.get(name) != after.get(name)}


def edit_by_hand(path: Path) -> None:
    document = docx.Document(str(path))
    document.add_paragraph("ditambah tangan")
    document.save(str(path))


def test_a_second_run_touches_nothing(project: Path) -> None:
    before = times(project)
    done = run("generate", "-C", str(project))
    assert (done.returncode, times(project)) == (0, before)
    assert "0 dokumen dibuat, 8 tidak berubah" in done.stdout


def test_a_second_run_with_a_broken_source_still_finds_it(project: Path) -> None:
    (project / "indicators.yaml").write_text("rusak: [", encoding="utf-8")
    assert run("generate", "-C", str(project)).returncode == 1


def test_one_indicator_changed_makes_only_its_holders_documents(project: Path) -> None:
    before = times(project)
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    run("generate", "-C", str(project))
    assert changed(before, times(project)) == {
        "walikota.docx",
        "asisten-dua.docx",
        "kabag-dua.docx",
    }


def test_a_comment_or_a_moved_line_changes_no_document(project: Path) -> None:
    before = times(project)
    edit(project, "indicators.yaml", "tahun:", "# catatan\n\ntahun:")
    done = run("generate", "-C", str(project))
    assert times(project) == before
    assert "0 dokumen dibuat, 8 tidak berubah" in done.stdout


def test_a_new_holder_changes_his_own_document_and_those_he_is_superior_of(project: Path) -> None:
    before = times(project)
    edit(project, "org.yaml", "nama: Kartika Contoh", "nama: Kirana Contoh")
    run("generate", "-C", str(project))
    assert changed(before, times(project)) == {"kabag-satu.docx", "kasubbag-satu.docx"}


def test_a_changed_template_or_the_option_all_makes_everything_anew(project: Path) -> None:
    before = times(project)
    run("generate", "--all", "-C", str(project))
    assert len(changed(before, times(project))) == 8
    before = times(project)
    (project / "templates" / "lambang.png").unlink()
    run("generate", "-C", str(project))
    assert len(changed(before, times(project))) == 8


def test_a_missing_document_is_made_again(project: Path) -> None:
    before = times(project)
    (out(project) / "kabag-satu.docx").unlink()
    run("generate", "-C", str(project))
    assert changed(before, times(project)) == {"kabag-satu.docx"}


def test_a_copied_file_with_another_time_but_the_same_content_is_left_alone(project: Path) -> None:
    path = out(project) / "kabag-satu.docx"
    os.utime(path, (1, 1))
    run("generate", "-C", str(project))
    assert path.stat().st_mtime == 1


def test_an_edited_document_is_reported_kept_and_the_new_one_laid_beside_it(
    project: Path,
) -> None:
    path = out(project) / "kabag-satu.docx"
    original = path.read_bytes()
    edit_by_hand(path)
    edited = path.read_bytes()
    done = run("generate", "-C", str(project))
    assert path.read_bytes() == edited
    assert (out(project) / "kabag-satu.baru.docx").read_bytes() == original
    assert "Disunting tangan, tidak ditimpa" in done.stdout
    before = times(project)
    assert "Disunting tangan" in run("generate", "-C", str(project)).stdout
    assert times(project) == before


def test_overwrite_edited_replaces_it_and_prune_removes_the_one_beside(project: Path) -> None:
    path = out(project) / "kabag-satu.docx"
    original = path.read_bytes()
    edit_by_hand(path)
    run("generate", "-C", str(project))
    done = run("generate", "--overwrite-edited", "-C", str(project))
    assert path.read_bytes() == original
    assert "kabag-satu.baru" in done.stdout
    run("generate", "--prune", "-C", str(project))
    assert not (out(project) / "kabag-satu.baru.docx").exists()


def test_a_file_somebody_else_put_there_is_never_overwritten(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    out(folder).mkdir(parents=True)
    foreign = out(folder) / "walikota.docx"
    foreign.write_bytes(b"surat lain")
    done = run("generate", "-C", str(folder))
    assert foreign.read_bytes() == b"surat lain"
    assert "Disunting tangan, tidak ditimpa" in done.stdout


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


def test_a_lost_register_is_rebuilt_from_sealed_documents(project: Path) -> None:
    before = contents(out(project))
    (out(project) / "register.json").unlink()
    done = run("generate", "-C", str(project))
    assert "8 dokumen dibuat" in done.stdout
    assert contents(out(project)) == before
    assert not list(out(project).glob("*.baru.docx"))


def test_status_tells_how_each_document_stands(project: Path) -> None:
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    edit_by_hand(out(project) / "kabag-satu.docx")
    (out(project) / "lurah-melati.docx").unlink()
    done = run("status", "-C", str(project))
    rows = dict(line.split(maxsplit=2)[::2] for line in done.stdout.splitlines()[1:-1])
    assert done.returncode == 0
    assert rows == {
        "walikota": "usang",
        "asisten-satu": "mutakhir",
        "asisten-dua": "usang",
        "kabag-satu": "disunting",
        "kabag-dua": "usang",
        "kasubbag-satu": "mutakhir",
        "camat-mawar": "mutakhir",
        "lurah-melati": "hilang",
    }
    assert done.stdout.splitlines()[-1] == "1 disunting, 1 hilang, 3 mutakhir, 3 usang."


def test_status_of_some_posts_leaves_out_the_others_and_what_belongs_to_none(project: Path) -> None:
    edit(project, "org.yaml", "      - Melati\n", "      - Kenanga\n")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    everything = run("status", "-C", str(project)).stdout
    assert "lurah-melati" in everything
    done = run("status", "camat-mawar", "--unit", "Kecamatan Mawar", "-C", str(project))
    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        0,
        ["camat-mawar  siap     mutakhir", "1 mutakhir."],
    )
    none = run("status", "sekretaris-kota", "-C", str(project))
    assert none.stdout == "Tidak ada dokumen: jabatan itu belum memiliki indikator.\n"
    assert run("status", "--unit", "Bagian Enam", "-C", str(project)).returncode == 2


def test_a_frozen_agreement_is_never_made_again_and_a_change_asks_for_a_perubahan(
    project: Path,
) -> None:
    assert "1 dokumen dibekukan" in run("freeze", "kabag-dua", "-C", str(project)).stdout
    signed = (out(project) / "kabag-dua.docx").read_bytes()
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    done = run("generate", "--all", "-C", str(project))
    assert (out(project) / "kabag-dua.docx").read_bytes() == signed
    assert "perlu PK Perubahan (--perubahan ALASAN): kabag-dua." in done.stdout
    assert "perlu perubahan" in run("status", "-C", str(project)).stdout


def begin_perubahan(project: Path) -> bytes:
    """Let kabag-dua's sources change after he signed, and a perubahan be made; what he signed."""
    run("freeze", "kabag-dua", "-C", str(project))
    signed = (out(project) / "kabag-dua.docx").read_bytes()
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    run("generate", "--perubahan", "perubahan strategi", "-C", str(project))
    return signed


def test_a_perubahan_is_laid_beside_the_first_one_numbered_and_with_its_reason(
    project: Path,
) -> None:
    signed = begin_perubahan(project)
    first = out(project) / "kabag-dua-perubahan-1.docx"
    text = [p.text for p in docx.Document(str(first)).paragraphs]
    assert "PERJANJIAN KINERJA PERUBAHAN" in text
    assert "PERJANJIAN KINERJA PERUBAHAN ADMINISTRATOR TAHUN 2023" in text
    lines = read_lines(first.read_bytes())
    assert "Contoh, ………………… 2023" in lines
    assert "Contoh, 6 Februari 2023" not in lines
    register = json.loads((out(project) / "register.json").read_text(encoding="utf-8"))
    entry = register["dokumen"]["kabag-dua-perubahan-1"]
    assert (entry["nomor"], entry["alasan_perubahan"]) == (1, "perubahan strategi")
    assert (out(project) / "kabag-dua.docx").read_bytes() == signed
    run("freeze", "kabag-dua", "-C", str(project))
    edit(project, "indicators.yaml", "Opini atas laporan keuangan", "Opini badan pemeriksa")
    run("generate", "--perubahan", "pejabat berganti", "-C", str(project))
    assert (out(project) / "kabag-dua-perubahan-2.docx").exists()


def test_a_perubahan_has_a_date_of_its_own_and_the_first_agreement_keeps_its_own(
    project: Path,
) -> None:
    signed = begin_perubahan(project)
    dated = "  tanggal_perubahan: 3 Juli 2023\n  batas_tanggal"
    edit(project, "org.yaml", "  batas_tanggal", dated)
    done = run("generate", "-C", str(project))
    assert done.stdout.startswith("1 dokumen dibuat")
    lines = read_lines((out(project) / "kabag-dua-perubahan-1.docx").read_bytes())
    assert "Contoh, 3 Juli 2023" in lines
    assert (out(project) / "kabag-dua.docx").read_bytes() == signed


def test_a_perubahan_is_not_made_where_nothing_changed(project: Path) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    run("generate", "--perubahan", "strategi", "-C", str(project))
    assert not (out(project) / "kabag-dua-perubahan-1.docx").exists()


def test_a_konsep_cannot_be_frozen_and_freezing_can_be_undone(project: Path) -> None:
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    run("generate", "-C", str(project))
    done = run("freeze", "camat-mawar", "-C", str(project))
    assert done.returncode == 1
    assert "F008 jabatan camat-mawar tidak dapat dibekukan" in done.stderr
    assert "7 dokumen dibekukan" in run("freeze", "-C", str(project)).stdout
    assert "1 dokumen dilepas" in run("freeze", "--undo", "walikota", "-C", str(project)).stdout
    before = times(project)
    run("generate", "--all", "-C", str(project))
    assert changed(before, times(project)) == {"walikota.docx", "camat-mawar.docx"}


def test_two_runs_on_one_folder_exclude_each_other_also_after_a_crash(project: Path) -> None:
    with locked(out(project)) as free:
        assert free
        done = run("generate", "--all", "-C", str(project))
    assert done.returncode == 1
    assert "F007 pkdocs lain sedang bekerja di folder ini" in done.stderr
    holder = subprocess.Popen([sys.executable, "-c", _HOLD, str(out(project))], stdout=-1)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    assert run("generate", "--all", "-C", str(project)).returncode == 1
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert run("generate", "--all", "-C", str(project)).returncode == 0


_HOLD = """
import sys, time
from collections.abc import Iterator
from pathlib import Path
from pkdocs.base.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


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


def test_a_pool_of_processes_gives_the_same_bytes_as_one_process(project: Path) -> None:
    one = contents(out(project))
    two = project / "dua"
    done = run("generate", "--workers", "2", "-C", str(project), "--output", str(two))
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(two) == one


@pytest.mark.skipif(os.name == "nt", reason="needs a small file system to fill")
def test_a_full_disk_is_reported_and_leaves_no_broken_file(project: Path) -> None:
    with small_disk(project / "kecil", "64k") as small:
        done = run("generate", "-C", str(project), "--output", str(small))
        assert done.returncode == 1
        assert "F004 berkas tidak dapat dibaca atau ditulis" in done.stderr
        for path in small.glob("*.docx"):
            assert path.read_bytes() == (out(project) / path.name).read_bytes()
        assert not list(small.glob(".pkdocs-*.tmp"))


@pytest.fixture
def case_insensitive(tmp_path: Path) -> Iterator[Path]:
    """A file system that takes `A` and `a` for the same name, as those of Windows and macOS do."""
    needed = ("mkfs.exfat", "mount.exfat-fuse", "losetup")
    if os.geteuid() or not all(map(shutil.which, needed)):
        pytest.skip("needs root, exfatprogs and exfat-fuse (apt-get install exfatprogs exfat-fuse)")
    image, folder = tmp_path / "cakram", tmp_path / "terpasang"
    image.touch()
    os.truncate(image, 32 << 20)
    folder.mkdir()
    subprocess.run(["mkfs.exfat", str(image)], check=True, capture_output=True)
    loop = subprocess.run(
        ["losetup", "-f", "--show", str(image)], capture_output=True, text=True, check=False
    )
    device = loop.stdout.strip()
    if loop.returncode:
        pytest.skip("this machine gives no loop device")
    try:
        if subprocess.run(
            ["mount.exfat-fuse", device, str(folder)], capture_output=True, check=False
        ).returncode:
            pytest.skip("this machine mounts no FUSE file system")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)
    finally:
        subprocess.run(["losetup", "-d", device], check=True)


def test_where_case_does_not_matter_a_document_is_still_the_same_one(
    project: Path, case_insensitive: Path
) -> None:
    there = case_insensitive / "hasil"
    command = ("generate", "-C", str(project), "--output", str(there))
    assert run(*command).returncode == 0
    assert contents(there) == contents(out(project))
    assert "0 dokumen dibuat, 8 tidak berubah" in run(*command).stdout
    (there / "kabag-satu.docx").rename(there / "KABAG-SATU.docx")
    assert run(*command).returncode == 0
    assert contents(there) == contents(out(project))
    edit_by_hand(there / "kabag-dua.docx")
    done = run(*command)
    assert "kabag-dua" in done.stdout
    assert (there / "kabag-dua.baru.docx").is_file()
