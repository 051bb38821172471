"""What has to be made: what is current, what was edited, what belongs to nobody."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import edit, make_project, out, read_lines, run
from tests.support.folder import changed, contents, edit_by_hand, register_of, times


def test_a_file_and_its_neighbour_of_somebody_else_are_told_and_kept(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    out(folder).mkdir(parents=True)
    for name in ("walikota.docx", "walikota.baru.docx"):
        (out(folder) / name).write_bytes(b"surat lain")
    done = run("generate", "-C", str(folder))
    assert done.returncode == 1
    assert "F009 walikota.docx dan walikota.baru.docx" in done.stderr
    assert (out(folder) / "walikota.baru.docx").read_bytes() == b"surat lain"


def test_prune_keeps_what_was_edited_also_when_its_post_is_gone(project: Path) -> None:
    edit_by_hand(out(project) / "lurah-melati.docx")
    edit(project, "org.yaml", "      - Melati", "      - Kenanga")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    run("generate", "--prune", "-C", str(project))
    assert (out(project) / "lurah-melati.docx").exists()


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


def test_a_lost_register_is_rebuilt_from_sealed_documents(project: Path) -> None:
    before = contents(out(project))
    (out(project) / "register.json").unlink()
    done = run("generate", "-C", str(project))
    assert "8 dokumen dibuat" in done.stdout
    assert contents(out(project)) == before
    assert not list(out(project).glob("*.baru.docx"))


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


_LIST = "- daftar:\n                  - a. survei kota"


_PARAGRAPH = "- a. survei kota\n              - daftar:"


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
