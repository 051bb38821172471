"""One chunk of work: files on disk, whole or not at all."""

import errno
import os
import zipfile
from pathlib import Path

import pytest

from pkdocs import __version__, domain
from pkdocs.base import files, trouble
from pkdocs.base.values import replace
from pkdocs.batch.wire import Shared
from pkdocs.batch.worker import AnyTask, ArchiveTask, Bench, Outcome, Task, make_chunk
from pkdocs.outputs.document import compose, render
from pkdocs.outputs.form import Form
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.store.register import Entri, file_name, hash_bytes
from pkdocs.store.standing import as_perubahan
from tests.helpers import ARMS, TEMPLATES, out, run
from tests.support import folder as folders
from tests.support.listed import year_of
from tests.support.worlds import HERE, NASKAH
from tests.tools import small_disk


@pytest.mark.skipif(os.name == "nt", reason="needs a small file system to fill")
def test_a_full_disk_is_reported_and_leaves_no_broken_file(project: Path) -> None:
    with small_disk(project / "kecil", "64k") as small:
        done = run("generate", "-C", str(project), "--output", str(small))
        assert done.returncode == 1
        assert "F004 berkas tidak dapat dibaca atau ditulis" in done.stderr
        for path in small.glob("*.docx"):
            assert path.read_bytes() == (out(project) / path.name).read_bytes()
        assert not list(small.glob(".pkdocs-*.tmp"))


def test_a_document_that_cannot_be_replaced_is_named_and_the_others_are_made(
    fresh_project: Path,
) -> None:
    (fresh_project / "output" / "2023" / "kabag-satu.docx").mkdir(parents=True)
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "F004 berkas tidak dapat dibaca atau ditulis" in done.stderr
    assert len(folders.files(fresh_project / "output")) == 7


def test_two_runs_give_the_same_bytes(fresh_project: Path) -> None:
    run("generate", "-C", str(fresh_project))
    first = {p.name: p.read_bytes() for p in (fresh_project / "output" / "2023").glob("*.docx")}
    run("generate", "--all", "-C", str(fresh_project))
    second = {p.name: p.read_bytes() for p in (fresh_project / "output" / "2023").glob("*.docx")}
    assert len(first) == 8
    assert first == second


# Small chunks, made in this process


YEAR = year_of("a", "b")
A, B = (domain.KodeJabatan(kode) for kode in "ab")
FORM = Form((TEMPLATES / "perjanjian-kinerja.docx").read_bytes(), ARMS, NASKAH)


def bench(folder: Path, form: Form = FORM) -> Bench:
    return Bench(form, folder, Shared(YEAR.perjanjian))


def test_what_was_made_is_listed_with_all_that_it_was_made_from(tmp_path: Path) -> None:
    beside = "a-perubahan-1.docx"
    task = Task(A, "a-perubahan-1.baru", "lain", beside, 1, "strategi")
    (done,) = make_chunk(bench(tmp_path), [task])
    perjanjian = as_perubahan(YEAR.perjanjian[A], 1, "strategi")
    content = compose(perjanjian, FORM)
    path = tmp_path / "a-perubahan-1.baru.docx"
    assert path.read_bytes() == render(content, FORM)
    stat = path.stat()
    entri = Entri(
        kode="a",
        berkas="a-perubahan-1.baru.docx",
        unit="Unit",
        keadaan="siap, nama belum diisi",
        alasan=(),
        sha256=hash_bytes(path.read_bytes()),
        masukan=content.masukan,
        perjanjian=content.perjanjian,
        template=FORM.fingerprint,
        program=__version__,
        ukuran=stat.st_size,
        waktu=stat.st_mtime_ns,
        jenis="perubahan",
        nomor=1,
        alasan_perubahan="strategi",
        lama=beside,
    )
    assert done == Outcome("a-perubahan-1.baru", entri)
    assert make_chunk(bench(tmp_path), [replace(task, known=content.masukan)]) == [
        Outcome("a-perubahan-1.baru")
    ]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_an_archive_is_listed_with_all_that_it_was_made_from(tmp_path: Path) -> None:
    (tmp_path / "C.docx").write_bytes(b"bertanda tangan")
    parts = (Task(A, "a"), Task(B, "b-perubahan-1", nomor=1, alasan_perubahan="strategi"))
    task = ArchiveTask("unit.zip", "Unit", parts, (("c.docx", "C.docx"),))
    assert task.posts == (A, B)
    (done,) = make_chunk(bench(tmp_path), [task])
    contents = [
        compose(YEAR.perjanjian[A], FORM),
        compose(as_perubahan(YEAR.perjanjian[B], 1, "strategi"), FORM),
    ]
    path = tmp_path / "unit.zip"
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.docx": render(contents[0], FORM),
            "b-perubahan-1.docx": render(contents[1], FORM),
            "c.docx": b"bertanda tangan",
        }
    hashes = [*(content.masukan for content in contents), hash_bytes(b"bertanda tangan")]
    masukan = hash_bytes("\n".join(hashes).encode())
    stat = path.stat()
    entri = Entri(
        kode="unit.zip",
        berkas="unit.zip",
        unit="Unit",
        keadaan="siap, nama belum diisi",
        alasan=(),
        sha256=hash_bytes(path.read_bytes()),
        masukan=masukan,
        perjanjian="",
        template=FORM.fingerprint,
        program=__version__,
        ukuran=stat.st_size,
        waktu=stat.st_mtime_ns,
        jenis="arsip",
    )
    assert done == Outcome("unit.zip", entri)
    assert make_chunk(bench(tmp_path), [replace(task, known=masukan)]) == [Outcome("unit.zip")]
    assert {p.name for p in tmp_path.iterdir()} == {"unit.zip", "C.docx"}


def test_a_konsep_in_an_archive_makes_it_one_and_each_reason_is_told_once(tmp_path: Path) -> None:
    posts = {
        kode: replace(post, perlu_konfirmasi="belum pasti" if kode == "a" else "")
        for kode, post in YEAR.organisasi.jabatan.items()
    }
    agreements = Shared(resolve_cascade(replace(YEAR.organisasi, jabatan=posts), YEAR.katalog))
    parts = (Task(B, "b"), Task(A, "a"), Task(A, "a-perubahan-1", nomor=1))
    own = Bench(FORM, tmp_path, agreements)
    (done,) = make_chunk(own, [ArchiveTask("unit.zip", "Unit", parts, ())])
    assert done.entri is not None
    assert (done.entri.keadaan, done.entri.alasan) == ("konsep", agreements[A].alasan_konsep)
    assert len(done.entri.alasan) == 1
    (loose,) = make_chunk(own, [Task(A, "a")])
    assert loose.entri is not None
    assert (loose.entri.keadaan, loose.entri.alasan) == ("konsep", agreements[A].alasan_konsep)


def test_what_cannot_be_filled_is_told_with_its_post_and_the_others_are_made(
    tmp_path: Path,
) -> None:
    broken = Form(b"bukan dokumen", None, NASKAH)
    archive = ArchiveTask("unit.zip", "Unit", (Task(B, "b"), Task(A, "a")), ())
    done = make_chunk(bench(tmp_path, broken), [Task(A, "a-perubahan-1", nomor=1), archive])
    problems = [outcome.problem for outcome in done]
    assert [(o.stem, o.entri) for o in done] == [("a-perubahan-1", None), ("unit.zip", None)]
    assert [(p.kode, p.jabatan, p.span) for p in problems if p] == [
        ("T001", ("a",), HERE),
        ("T001", ("b",), HERE),
    ]
    words = [p.pesan.partition(": ") for p in problems if p]
    assert [stem for stem, _, _ in words] == ["a-perubahan-1", "unit.zip"]
    assert all(text.endswith(".") and not text.endswith("..") for _, _, text in words)
    assert list(tmp_path.iterdir()) == []


def test_a_signed_file_that_cannot_be_read_is_the_one_that_is_named(tmp_path: Path) -> None:
    archive = ArchiveTask("unit.zip", "Unit", (Task(A, "a"),), (("tiada.docx", "tiada.docx"),))
    done = make_chunk(bench(tmp_path), [archive, Task(B, "b")])
    assert done[0] == Outcome(
        "unit.zip",
        problem=trouble.unwritten(tmp_path / "tiada.docx", FileNotFoundError(errno.ENOENT, "")),
    )
    assert done[1].entri is not None


def test_where_nothing_can_be_written_each_document_is_told(tmp_path: Path) -> None:
    away = tmp_path / "tiada"
    done = make_chunk(bench(away), [Task(A, "a"), ArchiveTask("unit.zip", "Unit", (), ())])
    error = FileNotFoundError(errno.ENOENT, "")
    assert done == [
        Outcome("a", problem=trouble.unwritten(away / "a.docx", error)),
        Outcome("unit.zip", problem=trouble.unwritten(away / "unit.zip", error)),
    ]


@pytest.mark.parametrize("task", [Task(A, "a"), ArchiveTask("a.zip", "Unit", (Task(A, "a"),), ())])
def test_another_file_than_the_plan_saw_stays_and_is_told(
    tmp_path: Path, task: Task | ArchiveTask
) -> None:
    path = tmp_path / file_name(task.stem)
    path.write_bytes(b"disimpan tangan")
    problem = files.saved_meanwhile(path, None)
    assert make_chunk(bench(tmp_path), [task]) == [Outcome(task.stem, problem=problem)]
    assert path.read_bytes() == b"disimpan tangan"
    assert list(tmp_path.iterdir()) == [path]
    seen = files.look(path)
    path.unlink()
    gone = files.saved_meanwhile(path, seen)
    assert make_chunk(bench(tmp_path), [replace(task, seen=seen)]) == [
        Outcome(task.stem, problem=gone)
    ]
    path.write_bytes(b"disimpan tangan")
    (done,) = make_chunk(bench(tmp_path), [replace(task, seen=files.look(path))])
    assert done.entri is not None
    assert hash_bytes(path.read_bytes()) == done.entri.sha256


def test_a_chunk_made_again_after_its_worker_vanished_takes_its_own_files(tmp_path: Path) -> None:
    chunk: list[AnyTask] = [Task(A, "a"), ArchiveTask("b.zip", "Unit", (Task(A, "a"),), ())]
    first = make_chunk(bench(tmp_path), chunk)
    again = make_chunk(bench(tmp_path), chunk)
    assert all(done.entri is not None for done in first)
    assert [replace_time(done) for done in again] == [replace_time(done) for done in first]


def replace_time(done: Outcome) -> Outcome:
    assert done.entri is not None
    return replace(done, entri=replace(done.entri, waktu=0))


def test_a_folder_in_the_place_of_a_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    (done,) = make_chunk(bench(tmp_path), [Task(A, "a")])
    error = IsADirectoryError(errno.EISDIR, "")
    assert done == Outcome("a", problem=trouble.unwritten(tmp_path / "a.docx", error))
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_one_that_cannot_be_brought_to_the_disk_is_told_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(errno.ENOSPC, "full")
    real, left = os.fsync, [full, full]

    def fsync(descriptor: int) -> None:
        if left:
            raise left.pop()
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    first, second = make_chunk(bench(tmp_path), [Task(A, "a"), Task(A, "b")])
    assert first == Outcome("a", problem=trouble.unwritten(tmp_path / "a.docx", full))
    assert second.entri is not None
    assert [p.name for p in tmp_path.iterdir()] == ["b.docx"]


def test_one_that_somebody_deletes_at_once_is_told_as_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "put", lambda temporary, _path, _look: temporary.unlink())
    error = FileNotFoundError(errno.ENOENT, "")
    problem = trouble.unwritten(tmp_path / "a.docx", error)
    assert make_chunk(bench(tmp_path), [Task(A, "a")]) == [Outcome("a", problem=problem)]
