"""Batches: what is made, put into archives and removed, and that nothing is ever lost or broken."""

import errno
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest

from pkdocs import __version__
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.terms import Which
from pkdocs.app.years import load_year
from pkdocs.base import disk, trouble
from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.batch import run as batches
from pkdocs.batch.plan import Run
from pkdocs.batch.pool import Workforce
from pkdocs.batch.report import Report
from pkdocs.outputs.form import CheckTemplate, Form, check_template, load_form, read_template
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.year import Year
from pkdocs.store.register import Entri, Register, hash_bytes, read_register
from tests.helpers import ARMS, TEMPLATES, edit, make_project, out, read_lines, run
from tests.support.folder import (
    contents,
    edit_by_hand,
    meanwhile,
    members,
    register_of,
    widen,
)
from tests.support.listed import year_of
from tests.support.worlds import NASKAH


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
    real_fsync, real_sync, real_replace = os.fsync, os.sync, os.replace

    def fsync(descriptor: int) -> None:
        real_fsync(descriptor)
        flushed.add(os.fstat(descriptor).st_ino)

    def sync() -> None:
        real_sync()
        flushed.update(path.stat().st_ino for path in out(fresh_project).iterdir())

    def replace(source: Path, target: Path) -> None:
        assert source.stat().st_ino in flushed, f"{target.name} got its name unflushed"
        flushed.discard(source.stat().st_ino)
        renamed.append(target.name)
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "sync", sync)
    monkeypatch.setattr(disk, "_replace", replace)
    make_documents(fresh_project, Which(posts=["walikota"]), Making(workers=1))
    assert renamed == ["walikota.docx", "register.json"]
    widen(fresh_project, 10)  # many are brought to the disk at once
    make_documents(fresh_project, making=Making(workers=1))
    assert len(renamed) == 20


def test_zip_gives_one_archive_per_unit_with_the_documents_of_a_loose_run(project: Path) -> None:
    done = run("generate", "--zip", "-C", str(project), "--output", str(project / "arsip"))
    assert "6 arsip dibuat" in done.stdout
    loose = contents(out(project))
    packed = {}
    for path in (project / "arsip").glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            packed.update({n: archive.read(n) for n in archive.namelist()})
    assert packed == loose
    with zipfile.ZipFile(project / "arsip" / "bagian-satu.zip") as archive:
        assert archive.namelist() == ["kabag-satu.docx", "kasubbag-satu.docx"]
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
    form = load_form(project, year.organisasi.naskah, year.katalog).value
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


# Small runs, of a made-up year


YEAR = replace(year_of("a", "b", "c"), berkas={"org.yaml": "1"})
FORM = Form((TEMPLATES / "perjanjian-kinerja.docx").read_bytes(), ARMS, NASKAH)
POSTS = tuple(YEAR.perjanjian)


def ran(path: Path, register: Register | None = None, year: Year = YEAR, **how: object) -> Report:
    """A run of everybody, or as it is said; with the register that the last one wrote."""
    path.mkdir(exist_ok=True)
    known = register or read_register(path, 2023).value
    assert known is not None
    job = Run(year, FORM, path, **{"chosen": POSTS, "complete": True, **how})  # type: ignore[arg-type]
    told: list[int] = []
    report = batches.run_batch(job, known, told.append)
    assert sum(told) == len(report.made) + len(report.kept) + len(report.problems)
    return report


def listed(path: Path) -> Register:
    register = read_register(path, 2023).value
    assert register is not None
    return register


def test_a_run_tells_and_lists_what_it_made_in_the_order_of_the_chart(tmp_path: Path) -> None:
    report = ran(tmp_path)
    assert report.made == list(report.entri) == ["muka", "a", "b", "c"]
    assert report.lambang == hash_bytes(ARMS)
    assert report.register == listed(tmp_path)
    assert listed(tmp_path).dokumen == report.entri
    sumber = {"pkdocs": f"{__version__} dokumen", **YEAR.berkas, **FORM.files}
    assert listed(tmp_path).sumber == sumber
    again = ran(tmp_path, chosen=POSTS[::-1], everything=False)
    assert (again.made, again.kept) == ([], ["c", "b", "a", "muka"])
    assert again.entri == report.entri
    assert list(again.entri) == ["c", "b", "a", "muka"]
    archives = ran(tmp_path, archives=True)
    assert (archives.made, archives.archives) == (["unit.zip"], True)
    assert listed(tmp_path).sumber["pkdocs"] == f"{__version__} arsip"
    assert listed(tmp_path).dokumen.keys() == {"unit.zip", *report.entri}


def test_workers_make_what_one_alone_makes(tmp_path: Path) -> None:
    workforce = Workforce(lambda: ThreadPoolExecutor(2), 2)
    alone, together = ran(tmp_path / "satu"), ran(tmp_path / "dua", workforce=workforce)
    assert sorted(together.made) == sorted(alone.made) == ["a", "b", "c", "muka"]
    assert contents(tmp_path / "satu") == contents(tmp_path / "dua")


def test_what_is_frozen_or_edited_is_among_what_the_run_was_about(tmp_path: Path) -> None:
    report = ran(tmp_path)
    dokumen = {**report.entri, "a": replace(report.entri["a"], beku=True)}
    (tmp_path / "b.docx").write_bytes(b"disunting")
    again = ran(tmp_path, Register(2023, {}, dokumen), chosen=POSTS[:3])
    assert list(again.entri) == ["muka", "a", "b", "b.baru"]
    assert (again.kept, again.frozen, again.edited) == (["muka"], ["a"], ["b"])
    assert again.made == ["b.baru"]
    assert listed(tmp_path).dokumen.keys() == {"muka", "a", "b", "b.baru", "c"}


GONE = year_of("a", "b")
ERROR = Problem(Span("org.yaml"), "K001", "galat", jabatan=("c",))


@pytest.mark.parametrize(
    "how",
    [
        {"chosen": POSTS[:2], "complete": False},
        {"year": replace(YEAR, problems=(ERROR,))},
        {"year": GONE, "chosen": tuple(GONE.perjanjian)},
    ],
)
def test_a_run_that_left_anything_open_does_not_say_that_all_is_current(
    tmp_path: Path, how: dict[str, object]
) -> None:
    ran(tmp_path)
    assert listed(tmp_path).sumber
    ran(tmp_path, **how)  # type: ignore[arg-type]
    assert listed(tmp_path).sumber == {}
    assert len(listed(tmp_path).dokumen) == 4


def test_a_run_with_a_document_that_could_not_be_made_lists_the_others(tmp_path: Path) -> None:
    (tmp_path / "b.docx").mkdir()
    report = ran(tmp_path)
    assert [(p.kode, Path(p.span.berkas).name) for p in report.problems] == [("F004", "b.docx")]
    assert report.made == ["muka", "a", "c"]
    assert listed(tmp_path).dokumen.keys() == {"muka", "a", "c"}
    assert listed(tmp_path).sumber == {}


def printed(path: Path, *stems: str) -> Register:
    """The register with a PDF of these documents, as it lies there."""
    dokumen = dict(listed(path).dokumen)
    for stem in stems:
        pdf = path / f"{stem}.pdf"
        pdf.write_bytes(b"%PDF")
        stat = pdf.stat()
        dokumen[stem] = replace(
            dokumen[stem],
            pdf_sha256=hash_bytes(b"%PDF"),
            pdf_docx=dokumen[stem].sha256,
            pdf_mesin="mesin",
            pdf_ukuran=stat.st_size,
            pdf_waktu=stat.st_mtime_ns,
        )
    return Register(2023, {}, dokumen)


def test_a_document_made_anew_keeps_what_is_known_of_its_pdf(tmp_path: Path) -> None:
    ran(tmp_path)
    before = printed(tmp_path, "a")
    ran(tmp_path, before, everything=True)
    own = listed(tmp_path).dokumen["a"]
    assert own == replace(before.dokumen["a"], waktu=own.waktu)
    assert listed(tmp_path).dokumen["b"].pdf_sha256 == ""


def test_prune_takes_the_pdf_of_ours_along_and_nothing_else(tmp_path: Path) -> None:
    ran(tmp_path)
    before = printed(tmp_path, "b", "c")
    (tmp_path / "milik-orang.docx").write_bytes(b"x")
    (tmp_path / "b.pdf").write_bytes(b"%PDF ditandatangani")
    year = year_of("a")
    names = {path.name for path in tmp_path.iterdir()}
    told = ran(tmp_path, before, year=year, chosen=tuple(year.perjanjian))
    assert (told.orphaned, told.unneeded_edited, told.pruned) == (["c"], ["b"], [])
    assert {path.name for path in tmp_path.iterdir()} == names
    done = ran(tmp_path, year=year, chosen=tuple(year.perjanjian), prune=True)
    assert (done.orphaned, done.unneeded_edited, done.pruned) == ([], ["b"], ["c"])
    assert {path.name for path in tmp_path.iterdir()} == names - {"c.docx", "c.pdf"}
    assert listed(tmp_path).dokumen.keys() == {"muka", "a", "b"}
    assert listed(tmp_path).sumber == {}


def test_prune_of_what_is_gone_already_only_takes_it_off_the_list(tmp_path: Path) -> None:
    ran(tmp_path)
    before = printed(tmp_path, "c")
    (tmp_path / "c.docx").unlink()
    (tmp_path / "c.pdf").unlink()
    (tmp_path / "b.docx").unlink()
    year = year_of("a")
    done = ran(tmp_path, before, year=year, chosen=tuple(year.perjanjian), prune=True)
    assert done.pruned == ["b", "c"]
    assert listed(tmp_path).dokumen.keys() == {"muka", "a"}
    assert listed(tmp_path).sumber


def test_what_its_post_does_not_need_is_told_apart_from_what_has_no_post(tmp_path: Path) -> None:
    ran(tmp_path)
    dokumen = dict(listed(tmp_path).dokumen)
    path = tmp_path / "a-perubahan-1.docx"
    path.write_bytes(b"PK")
    stat = path.stat()
    dokumen["a-perubahan-1"] = replace(
        dokumen["a"], berkas=path.name, nomor=1, ukuran=stat.st_size, waktu=stat.st_mtime_ns
    )
    told = ran(tmp_path, Register(2023, {}, dokumen))
    assert (told.orphaned, told.spare, told.pruned) == ([], ["a-perubahan-1"], [])
    assert listed(tmp_path).sumber == {}
    done = ran(tmp_path, prune=True)
    assert (done.orphaned, done.spare, done.pruned) == ([], [], ["a-perubahan-1"])
    assert not path.exists()
    assert listed(tmp_path).sumber


def test_a_register_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.json").mkdir()
    job = Run(YEAR, FORM, tmp_path, POSTS, complete=True)
    report = batches.run_batch(job, Register(2023), lambda _count: None)
    error = IsADirectoryError(errno.EISDIR, "")
    assert report.problems == [trouble.unwritten(tmp_path / "register.json", error)]
    assert report.made == ["muka", "a", "b", "c"]


def test_a_run_that_was_stopped_does_not_say_that_all_is_current(tmp_path: Path) -> None:
    ran(tmp_path)

    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    job = Run(YEAR, FORM, tmp_path, POSTS, everything=True, complete=True)
    with pytest.raises(KeyboardInterrupt):
        batches.run_batch(job, listed(tmp_path), stop)
    assert (listed(tmp_path).sumber, len(listed(tmp_path).dokumen)) == ({}, 4)


def test_a_run_that_is_stopped_in_a_folder_that_is_gone_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "hasil"
    folder.mkdir()

    def stop(_count: int) -> None:
        folder.rename(tmp_path / "lama")
        folder.mkdir()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batches.run_batch(Run(YEAR, FORM, folder, POSTS), Register(2023), stop)
    assert list(folder.iterdir()) == []


def test_prune_of_an_archive_leaves_a_pdf_of_its_name_to_whom_it_belongs(tmp_path: Path) -> None:
    ran(tmp_path, archives=True)
    (tmp_path / "unit.pdf").write_bytes(b"%PDF surat")
    posts = {k: replace(post, unit="Lain") for k, post in YEAR.organisasi.jabatan.items()}
    organisasi = replace(YEAR.organisasi, jabatan=posts)
    year = replace(
        YEAR, organisasi=organisasi, perjanjian=resolve_cascade(organisasi, YEAR.katalog)
    )
    assert ran(tmp_path, year=year, archives=True, prune=True).pruned == ["unit.zip"]
    assert not (tmp_path / "unit.zip").exists()
    assert (tmp_path / "unit.pdf").read_bytes() == b"%PDF surat"


def signed_otherwise(year: Year = YEAR) -> Year:
    """The year in which everybody's post has another name, so that papers say something else."""
    posts = {
        kode: replace(post, nama=f"{post.nama} yang baru")
        for kode, post in year.organisasi.jabatan.items()
    }
    organisasi = replace(year.organisasi, jabatan=posts)
    perjanjian = resolve_cascade(organisasi, year.katalog)
    return replace(year, organisasi=organisasi, perjanjian=perjanjian)


def forgotten(path: Path, stem: str, **others: Entri) -> Register:
    """The register of a run that was cut short before it could list what it made."""
    dokumen = {s: e for s, e in listed(path).dokumen.items() if s != stem}
    return Register(2023, {}, {**dokumen, **others})


def test_what_a_run_cut_short_made_is_ours_while_it_holds_that_very_agreement(
    tmp_path: Path,
) -> None:
    dokumen = ran(tmp_path).entri
    signed = Register(2023, {}, {**dokumen, "a": replace(dokumen["a"], beku=True)})
    later = signed_otherwise()
    stem = "a-perubahan-1"
    assert stem in ran(tmp_path, signed, later, perubahan="strategi").made
    again = ran(tmp_path, forgotten(tmp_path, stem), later, perubahan="strategi")
    assert (again.made, again.edited, again.foreign) == ([stem], [], [])
    other = ran(tmp_path, forgotten(tmp_path, stem), later, perubahan="lain")
    assert (other.made, other.edited, other.foreign) == ([f"{stem}.baru"], [stem], [stem])
    beside = forgotten(tmp_path, f"{stem}.baru")
    assert stem not in beside.dokumen
    third = ran(tmp_path, beside, later, perubahan="lain")
    assert (third.made, third.edited, third.problems) == ([f"{stem}.baru"], [stem], [])


def test_an_archive_of_a_run_cut_short_is_ours_while_it_holds_those_very_agreements(
    tmp_path: Path,
) -> None:
    signed = replace(ran(tmp_path).entri["a"], beku=True)
    later = signed_otherwise()
    stem = "unit.zip"
    with_signed = forgotten(tmp_path, stem, a=signed)
    assert ran(tmp_path, with_signed, later, archives=True).made == [stem]
    again = ran(tmp_path, forgotten(tmp_path, stem), later, archives=True)
    assert (again.made, again.edited) == ([stem], [])
    other = ran(tmp_path, forgotten(tmp_path, stem), archives=True)
    assert (other.made, other.edited) == ([], [stem])


class Begun:
    """An executor that answers at once, with what it was told to."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.asked: list[object] = []

    def submit(self, check: object, *read: object) -> "Future[object]":
        """Note what is asked, and answer."""
        assert check is check_template
        self.asked.append(read)
        future: Future[object] = Future()
        if isinstance(self.answer, Exception):
            future.set_exception(self.answer)
        else:
            future.set_result(self.answer)
        return future


SAID = (Problem(Span("templates"), "T001", "kata pekerja"),)


def early(folder: Path, answer: object, count: int = 1) -> tuple[CheckTemplate, list[Begun]]:
    executors = [Begun(answer) for _ in range(count)]
    workforce = Workforce(nullcontext, 2, (MemoryError,), executors)  # type: ignore[arg-type]
    return batches.check_early(folder, workforce), executors


def test_what_a_worker_said_of_the_template_is_believed_of_that_very_template(
    fresh_project: Path,
) -> None:
    template, lambang = read_template(fresh_project)
    check, executors = early(fresh_project, SAID, 2)
    assert [begun.asked for begun in executors] == [[(template, lambang)] * 2] * 2
    assert check(template, lambang) == SAID
    assert check(template, None) == ()
    assert [p.kode for p in check(b"lain", lambang)] == ["T001"]
    assert check(b"lain", lambang) != SAID


def test_without_a_worker_or_a_template_it_is_checked_here(
    fresh_project: Path, tmp_path: Path
) -> None:
    read = read_template(fresh_project)
    assert early(fresh_project, MemoryError())[0](*read) == ()
    assert early(fresh_project, SAID, 0)[0](*read) == ()
    check, executors = early(tmp_path / "tiada", SAID)
    assert (check, executors[0].asked) == (check_template, [])
    with pytest.raises(ZeroDivisionError):
        early(fresh_project, ZeroDivisionError())[0](*read)
