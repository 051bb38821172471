"""What has to be made: what is current, what was edited, what belongs to nobody."""

import os
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.batch.plan import Run, plan_archives, plan_documents
from pkdocs.batch.report import Report
from pkdocs.batch.worker import ArchiveTask, Task
from pkdocs.outputs.document import hash_perjanjian
from pkdocs.outputs.form import Form
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.year import Year
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import ARCHIVE, Entri
from tests.helpers import edit, make_project, out, read_lines, run
from tests.support.folder import changed, contents, edit_by_hand, register_of, times
from tests.support.listed import entry, folder_of, year_of
from tests.support.worlds import NASKAH


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


@pytest.mark.slow
def test_where_case_does_not_matter_a_document_is_still_the_same_one(
    project: Path, case_insensitive: Path
) -> None:
    there = case_insensitive / "hasil"
    command = ("generate", "-C", str(project), "--output", str(there))
    assert run(*command).returncode == 0
    assert contents(there) == contents(out(project))
    assert "0 dokumen dibuat, 8 tidak berubah" in run(*command).stdout
    (there / "kabag-satu.docx").rename(there / "KABAG-SATU.docx")
    assert "0 dokumen dibuat, 8 tidak berubah" in run(*command).stdout
    assert (there / "KABAG-SATU.docx").read_bytes() == contents(out(project))["kabag-satu.docx"]
    (there / "kabag-dua.docx").rename(there / "Kabag-Dua.DOCX")
    edit_by_hand(there / "Kabag-Dua.DOCX")
    edited = (there / "kabag-dua.docx").read_bytes()
    done = run(*command)
    assert "kabag-dua" in done.stdout
    assert (there / "kabag-dua.baru.docx").is_file()
    assert (there / "kabag-dua.docx").read_bytes() == edited


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


# Made-up folders: which tasks there are, and what is told


FORM = Form(b"", None, NASKAH)
A, B, MUKA = (domain.KodeJabatan(kode) for kode in ("a", "b", "muka"))
PLAIN, BEGUN, ARCHIVED = (
    entry("a"),
    entry("a-perubahan-1"),
    entry("unit.zip", kode="unit.zip", berkas="unit.zip", jenis=ARCHIVE),
)
YEAR = year_of("a", "b")
SIGNED = replace(PLAIN, beku=True)
"""Signed, and the sources say something else now."""
AS_SIGNED = replace(SIGNED, perjanjian=hash_perjanjian(YEAR.perjanjian[A]))


def planned(now: Folder, *chosen: domain.KodeJabatan, **how: object) -> tuple[list[Task], Report]:
    report = Report()
    run = Run(YEAR, FORM, now.path, chosen or [A], **how)  # type: ignore[arg-type]
    return list(plan_documents(now, run, report)), report


@pytest.mark.parametrize(
    ("entries", "how", "task"),
    [
        ([], {}, Task(A, "a")),
        ([PLAIN], {}, Task(A, "a", "m", seen=(7, 9))),
        ([PLAIN], {"everything": True}, Task(A, "a", seen=(7, 9))),
        ([PLAIN], {"overwrite_edited": True}, Task(A, "a", "m", seen=(7, 9))),
        ([PLAIN, BEGUN], {}, Task(A, "a", "m", seen=(7, 9))),
        ([SIGNED], {"perubahan": "strategi"}, Task(A, BEGUN.stem, "", "", 1, "strategi")),
        ([SIGNED, BEGUN], {}, Task(A, BEGUN.stem, "m", "", 1, "s", seen=(7, 9))),
        ([SIGNED, BEGUN], {"everything": True}, Task(A, BEGUN.stem, "", "", 1, "s", seen=(7, 9))),
        (
            [SIGNED, BEGUN],
            {"perubahan": "baru"},
            Task(A, BEGUN.stem, "m", "", 1, "baru", seen=(7, 9)),
        ),
    ],
)
def test_a_post_has_one_task_for_the_document_that_counts(
    entries: list[Entri], how: dict[str, object], task: Task
) -> None:
    tasks, report = planned(folder_of(*entries), **how)
    assert tasks == [task]
    frozen = ["a"] if SIGNED in entries else []
    assert report == Report(frozen=frozen)


@pytest.mark.parametrize(
    ("entri", "how", "told"),
    [
        (SIGNED, {}, Report(frozen=["a"], outdated_frozen=["a"])),
        (AS_SIGNED, {}, Report(frozen=["a"])),
        (AS_SIGNED, {"perubahan": "x"}, Report(frozen=["a"], unchanged_frozen=["a"])),
        (PLAIN, {"perubahan": "x"}, Report(not_frozen=["a"])),
    ],
)
def test_of_a_post_that_has_none_it_is_told_why_and_the_next_one_has_its_own(
    entri: Entri, how: dict[str, object], told: Report
) -> None:
    tasks, report = planned(folder_of(entri), A, B, **how)
    own = [Task(A, "a", "m", seen=(7, 9))] if entri is PLAIN else []
    assert tasks == [*own, Task(B, "b")]
    assert report == replace(told, not_frozen=[*told.not_frozen, *(["b"] if how else [])])


def test_a_perubahan_follows_the_one_that_was_signed_last_and_none_what_was_not_signed() -> None:
    twice = folder_of(SIGNED, replace(BEGUN, beku=True))
    tasks, report = planned(twice, perubahan="lagi")
    assert tasks == [Task(A, "a-perubahan-2", "", "", 2, "lagi")]
    assert report == Report(frozen=[BEGUN.stem])
    _, report = planned(folder_of(PLAIN, BEGUN), perubahan="lagi")
    assert report == Report(not_frozen=["a"])


def edited(path: Path, *names: str, listed: tuple[Entri, ...] = (PLAIN,)) -> Folder:
    """A folder in which somebody saved these files."""
    for name in names:
        (path / name).write_bytes(b"disunting")
    return read_folder(path, folder_of(*listed).register)


def test_beside_an_edited_document_a_new_one_is_laid(tmp_path: Path) -> None:
    now = edited(tmp_path, "a.docx")
    tasks, report = planned(now)
    assert tasks == [Task(A, "a.baru", beside="a.docx")]
    assert report == Report(edited=["a"])
    tasks, report = planned(now, overwrite_edited=True)
    assert tasks == [Task(A, "a", seen=now.files["a.docx"])]
    assert report == Report()


def test_where_both_were_edited_none_is_made_and_the_next_post_has_its_own(tmp_path: Path) -> None:
    tasks, report = planned(edited(tmp_path, "a.docx", "a.baru.docx"), A, B)
    assert tasks == [Task(B, "b")]
    pesan = (
        "a.docx dan a.baru.docx bukan buatan pkdocs atau disunting; dokumennya tidak dibuat. "
        "Pindahkan salah satunya."
    )
    crowded = Problem(Span(tmp_path.as_posix()), "F009", pesan, jabatan=("a",))
    assert report == Report(edited=["a"], problems=[crowded])


def test_a_perubahan_that_was_edited_keeps_its_number_in_the_one_beside_it(tmp_path: Path) -> None:
    now = edited(tmp_path, f"{BEGUN.stem}.docx", listed=(SIGNED, BEGUN))
    tasks, report = planned(now)
    assert tasks == [Task(A, f"{BEGUN.stem}.baru", "", f"{BEGUN.stem}.docx", 1, "s")]
    assert report == Report(edited=[BEGUN.stem], frozen=["a"], missing_frozen=["a"])


def test_a_sealed_document_of_another_post_is_told_apart_from_an_edited_one(project: Path) -> None:
    other = (out(project) / "walikota.docx").read_bytes()
    (out(project) / "kabag-dua.docx").write_bytes(other)
    report = make_documents(project, making=Making(workers=1)).report
    assert (report.edited, report.foreign) == (["kabag-dua"], ["kabag-dua"])
    assert (out(project) / "kabag-dua.docx").read_bytes() == other


def packed(
    now: Folder, *, year: Year = YEAR, chosen: tuple[domain.KodeJabatan, ...] = (A,), **how: object
) -> tuple[list[ArchiveTask], Report]:
    report = Report()
    run = Run(year, FORM, now.path, chosen, **how)  # type: ignore[arg-type]
    return list(plan_archives(now, run, report)), report


WHOLE = ArchiveTask("unit.zip", "Unit", (Task(MUKA, "muka"), Task(A, "a"), Task(B, "b")), ())


@pytest.mark.parametrize(
    ("entries", "how", "expected"),
    [
        ([], {}, {}),
        ([ARCHIVED], {}, {"known": "m", "seen": (7, 9)}),
        ([ARCHIVED], {"everything": True}, {"seen": (7, 9)}),
        (
            [AS_SIGNED],
            {},
            {"parts": (WHOLE.parts[0], WHOLE.parts[2]), "signed": (("a.docx", "a.docx"),)},
        ),
        (
            [SIGNED, BEGUN],
            {},
            {
                "parts": (
                    WHOLE.parts[0],
                    Task(A, BEGUN.stem, "m", "", 1, "s", seen=(7, 9)),
                    WHOLE.parts[2],
                )
            },
        ),
    ],
)
def test_an_archive_holds_of_each_post_of_its_unit_what_counts(
    entries: list[Entri], how: dict[str, object], expected: dict[str, object]
) -> None:
    tasks, report = packed(folder_of(*entries), **how)  # type: ignore[arg-type]
    assert tasks == [replace(WHOLE, **expected)]  # type: ignore[arg-type]
    assert report == Report()


def test_an_archive_that_somebody_changed_is_left_alone(tmp_path: Path) -> None:
    now = edited(tmp_path, "unit.zip", listed=(ARCHIVED,))
    assert packed(now) == ([], Report(edited=["unit.zip"]))
    tasks, report = packed(now, overwrite_edited=True)
    assert tasks == [replace(WHOLE, seen=now.files["unit.zip"])]
    assert report == Report()


def in_units(**units: str) -> Year:
    """The year with its posts in these units."""
    posts = {
        kode: replace(post, unit=units.get(kode, post.unit))
        for kode, post in YEAR.organisasi.jabatan.items()
    }
    organisasi = replace(YEAR.organisasi, jabatan=posts)
    return replace(
        YEAR, organisasi=organisasi, perjanjian=resolve_cascade(organisasi, YEAR.katalog)
    )


@pytest.mark.parametrize(
    ("touched", "made", "incomplete"),
    [
        ([], ["satu.zip", "dua.zip"], []),
        (["a"], ["dua.zip"], ["satu.zip"]),
        (["b"], ["satu.zip"], ["dua.zip"]),
        (["muka"], ["satu.zip", "dua.zip"], []),
        (["hilang"], [], ["satu.zip", "dua.zip"]),
    ],
)
def test_an_archive_that_would_lack_a_post_is_not_made_and_others_are(
    touched: list[str], made: list[str], incomplete: list[str]
) -> None:
    problems = [Problem(Span("org.yaml"), "K001", "galat", jabatan=tuple(touched))]
    year = replace(in_units(a="Satu", b="Dua"), problems=tuple(problems if touched else ()))
    tasks, report = packed(folder_of(), year=year, chosen=(A, B))
    assert [task.stem for task in tasks] == made
    assert [task.posts for task in tasks] == [((A,) if "satu" in s else (B,)) for s in made]
    assert report == Report(incomplete=incomplete)
    run = Run(replace(year, problems=()), FORM, Path("tiada"), (B,))
    assert [task.stem for task in plan_archives(folder_of(), run, Report())] == ["dua.zip"]
