"""Whether there is anything to do, looked up before any source is read."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pkdocs import __version__
from pkdocs.base.values import replace
from pkdocs.batch.report import Report, unchanged_report
from pkdocs.outputs.arms import LAMBANG, PLACEHOLDER
from pkdocs.store.register import Entri, Register, hash_bytes, write_register
from tests.helpers import edit, out, run
from tests.support.folder import contents, times
from tests.support.units import MAWAR, with_units

ARMS = hash_bytes(b"lambang")
SUMBER = {
    "pkdocs": f"{__version__} dokumen",
    "org.yaml": hash_bytes(b"sumber"),
    LAMBANG: ARMS,
}


def test_another_years_folder_is_not_taken_for_this_years(project: Path) -> None:
    out(project).rename(project / "output" / "2022")
    done = run("generate", "-C", str(project))
    assert "8 dokumen dibuat" in done.stdout
    assert len(contents(out(project))) == 8


def test_a_second_run_touches_nothing(project: Path) -> None:
    before = times(project)
    done = run("generate", "-C", str(project))
    assert (done.returncode, times(project)) == (0, before)
    assert "0 dokumen dibuat, 8 tidak berubah" in done.stdout


def test_a_second_run_with_a_broken_source_still_finds_it(project: Path) -> None:
    (project / "indicators.yaml").write_text("rusak: [", encoding="utf-8")
    assert run("generate", "-C", str(project)).returncode == 1


def test_documents_without_a_post_are_told_of_every_time(project: Path) -> None:
    edit(project, "org.yaml", "      - Melati\n", "      - Kenanga\n")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    told = [run("generate", "-C", str(project)).stdout for _ in range(2)]
    assert all("Jabatannya tidak ada lagi" in text and "lurah-melati" in text for text in told)


def settled(folder: Path, **changes: object) -> Entri:
    """A project of which everything was made, with one document; its entry as it was written."""
    (folder / "2023").mkdir(exist_ok=True)
    document = folder / "2023" / "a.docx"
    document.write_bytes(b"isi")
    (folder / "org.yaml").write_bytes(b"sumber")
    (folder / LAMBANG).parent.mkdir(exist_ok=True)
    (folder / LAMBANG).write_bytes(b"lambang")
    stat = document.stat()
    plain = Entri("a", "a.docx", "Unit", "siap", (), "x", "m", "p", "t", "v")
    there = replace(plain, ukuran=stat.st_size, waktu=stat.st_mtime_ns)
    entri = replace(there, **changes)  # type: ignore[arg-type]  # fields by name
    write(folder, entri)
    return entri


def write(folder: Path, *entries: Entri, sumber: Mapping[str, str] = SUMBER) -> None:
    dokumen = {entri.stem: entri for entri in entries}
    write_register(folder / "2023", Register(2023, sumber, dokumen))


def looked_up(folder: Path, *, archives: bool = False, named: bool = True) -> Report | None:
    return unchanged_report(folder, folder / "2023", archives=archives, named=named)


def test_where_nothing_changed_the_last_run_is_told_again(tmp_path: Path) -> None:
    entri = settled(tmp_path)
    report = looked_up(tmp_path)
    assert report == Report({"a": entri}, ARMS, kept=["a"])
    assert report.warnings == ()


def touch(path: Path) -> None:
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "org.yaml").write_bytes(b"sumbeR"),
        lambda folder: (folder / "org.yaml").unlink(),
        lambda folder: (folder / "2023" / "a.docx").unlink(),
        lambda folder: touch(folder / "2023" / "a.docx"),
        lambda folder: (folder / "2023" / "a.docx").write_bytes(b"lebih panjang"),
        lambda folder: (folder / "2023" / ".pkdocs-x.tmp").touch(),
        lambda folder: (folder / "2023" / "register.json").write_bytes(b"{"),
        lambda folder: (folder / "2023" / "register.json").unlink(),
        lambda folder: settled(folder, beku=True),
        lambda folder: settled(folder, lama="a.docx"),
        lambda folder: write(folder, sumber={}),
        lambda folder: write(folder, sumber=SUMBER | {"pkdocs": "0 dokumen"}),
        lambda folder: write(folder, sumber=SUMBER | {"pkdocs": f"{__version__} arsip"}),
        lambda folder: write(folder, sumber=SUMBER | {"baru.yaml": hash_bytes(b"ada")}),
    ],
)
def test_whatever_changed_is_looked_at_by_a_whole_run(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    settled(tmp_path)
    assert looked_up(tmp_path) is not None
    change(tmp_path)
    assert looked_up(tmp_path) is None


def test_a_folder_that_was_named_need_not_be_called_after_its_year(tmp_path: Path) -> None:
    settled(tmp_path)
    (tmp_path / "2023").rename(tmp_path / "hasil")
    place = tmp_path / "hasil"
    assert unchanged_report(tmp_path, place, archives=False, named=True) is None
    assert unchanged_report(tmp_path, place, archives=False, named=False) is not None


def test_a_source_that_was_not_there_is_still_not_there(tmp_path: Path) -> None:
    entri = settled(tmp_path)
    write(tmp_path, entri, sumber=SUMBER | {"score-card.yaml": hash_bytes(b"")})
    assert looked_up(tmp_path) is not None
    (tmp_path / "score-card.yaml").write_bytes(b"ada")
    assert looked_up(tmp_path) is None


def test_a_source_that_cannot_be_read_is_for_a_whole_run_to_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(tmp_path)

    def refuse(_path: Path) -> bytes:
        raise OSError

    monkeypatch.setattr("pkdocs.batch.report.hash_file", refuse)
    assert looked_up(tmp_path) is None


def test_archives_and_documents_are_looked_up_apart_and_what_was_signed_with_both(
    tmp_path: Path,
) -> None:
    entri = settled(tmp_path)
    (tmp_path / "2023" / "unit.zip").write_bytes(b"arsip")
    stat = (tmp_path / "2023" / "unit.zip").stat()
    archive = replace(
        entri,
        kode="unit.zip",
        berkas="unit.zip",
        jenis="arsip",
        ukuran=stat.st_size,
        waktu=stat.st_mtime_ns,
    )
    write(tmp_path, entri, archive)
    assert looked_up(tmp_path, archives=True) is None
    report = looked_up(tmp_path)
    assert report is not None
    assert (report.kept, report.archives) == (["a"], False)
    packed = SUMBER | {"pkdocs": f"{__version__} arsip"}
    write(tmp_path, replace(entri, beku=True, waktu=entri.waktu), archive, sumber=packed)
    assert looked_up(tmp_path) is None
    report = looked_up(tmp_path, archives=True)
    assert report == Report({"unit.zip": archive}, ARMS, kept=["unit.zip"], archives=True)
    write(tmp_path, replace(entri, waktu=1), archive, sumber=packed)
    assert looked_up(tmp_path, archives=True) is not None
    write(tmp_path, replace(entri, beku=True, waktu=1), archive, sumber=packed)
    assert looked_up(tmp_path, archives=True) is None


@pytest.mark.parametrize(
    ("keadaan", "beku", "told"),
    [("siap", False, True), ("siap", True, False), ("konsep", False, False)],
)
def test_the_placeholder_for_the_arms_is_told_before_somebody_signs(
    tmp_path: Path, keadaan: str, beku: bool, told: bool
) -> None:
    entri = settled(tmp_path, keadaan=keadaan, beku=beku)
    shown = Report({"a": entri}, PLACEHOLDER)
    assert shown.has_placeholder
    assert bool(shown.warnings) is told
    assert not Report({"a": entri}, ARMS).has_placeholder


def test_a_file_that_a_unit_adds_or_changes_is_something_to_do(fresh_project: Path) -> None:
    added = (with_units(fresh_project) / MAWAR).read_text(encoding="utf-8")
    (fresh_project / MAWAR).unlink()

    def made() -> str:
        done = run("generate", "-C", str(fresh_project))
        return done.stdout.partition(",")[0]

    assert made() == "8 dokumen dibuat"
    assert made() == "0 dokumen dibuat"
    (fresh_project / MAWAR).write_text(added, encoding="utf-8")
    assert made() == "1 dokumen dibuat"
    edit(fresh_project, MAWAR, 'tahunan: "16"', 'tahunan: "12"')
    edit(
        fresh_project,
        MAWAR,
        'tw1: "4", tw2: "4", tw3: "4", tw4: "4"',
        'tw1: "3", tw2: "3", tw3: "3", tw4: "3"',
    )
    assert made() == "1 dokumen dibuat"
    assert made() == "0 dokumen dibuat"
    (fresh_project / MAWAR).unlink()
    assert made() == "1 dokumen dibuat"
