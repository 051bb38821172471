"""Receiving scans: signed by them, copied, noted once; and a run that is cut short."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pikepdf
import pytest

from pkdocs.app.handing import keeping
from pkdocs.app.handing.keeping import freeze
from pkdocs.app.handing.scanning import Scanned, receive_scans, take_back
from pkdocs.app.terms import Refused, Which
from pkdocs.base.problem import Problem
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.store import scans
from pkdocs.store.agenda import NAME, read_agenda
from pkdocs.store.register import hash_bytes
from pkdocs.store.signed import read_books
from tests.helpers import ROOT, edit, out, run
from tests.support.folder import register_of, unsettle, without_holder
from tests.support.pindaian import (
    ADI,
    DEWI,
    KABAG_DUA,
    KABAG_SATU,
    KARTIKA,
    SARI,
    paper,
    scan,
    scan_of,
)
from tests.support.sticky import Sticky
from tests.tools import find_soffice

SATU, DUA = scan(KABAG_SATU), scan(KABAG_DUA)
PICTURE = scan(KABAG_DUA, picture=True)


def received(project: Path, *, peristiwa: Peristiwa = Peristiwa.PINDAIAN) -> list[Kejadian]:
    found = read_agenda(project)
    assert found.problems == ()
    return [own for own in found.value or () if own.peristiwa is peristiwa]


def codes(done: Scanned) -> list[str]:
    return [problem.kode for problem in done.problems]


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_scan_freezes_what_it_is_of_and_is_copied_and_noted(
    project: Path, tmp_path: Path
) -> None:
    done = receive_scans(project, [put(tmp_path, "surat.pdf", SATU)])
    assert done.received == [((tmp_path / "surat.pdf").as_posix(), "kabag-satu")]
    assert (done.frozen, done.problems, done.failed) == (["kabag-satu"], [], False)
    assert register_of(project).dokumen["kabag-satu"].beku
    assert scans.read_scan(project, hash_bytes(SATU)) == SATU
    (event,) = received(project)
    assert (event.kode, event.nomor, event.pdf) == ("kabag-satu", 0, hash_bytes(SATU))
    assert event.catatan == ""
    assert "198405052009052005" not in (project / NAME).read_text(encoding="utf-8")


def test_the_same_scan_twice_changes_nothing(project: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "surat.pdf", SATU)
    receive_scans(project, [path])
    before = (project / NAME).read_bytes()
    done = receive_scans(project, [path, put(tmp_path, "salinan.pdf", SATU)])
    assert [stem for _, stem in done.known] == ["kabag-satu"]
    assert (done.received, done.frozen, done.problems) == ([], [], [])
    assert (project / NAME).read_bytes() == before
    assert len(list((project / scans.FOLDER).iterdir())) == 1


def test_a_copy_that_is_gone_is_put_back_by_the_same_scan(project: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "surat.pdf", SATU)
    receive_scans(project, [path])
    scans.path_of(project, hash_bytes(SATU)).unlink()
    assert len(receive_scans(project, [path]).known) == 1
    assert scans.read_scan(project, hash_bytes(SATU)) == SATU


def test_a_folder_is_its_pdf_and_one_that_is_wrong_hinders_no_other(
    project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kiriman"
    folder.mkdir()
    for name, data in (("b.PDF", SATU), ("a.pdf", DUA), ("c.pdf", b"x"), ("._a.pdf", b"")):
        put(folder, name, data)
    done = receive_scans(project, [folder, folder / "a.pdf"])
    assert [stem for _, stem in done.received] == ["kabag-dua", "kabag-satu"]
    assert codes(done) == ["U001"]
    assert done.failed


def test_what_is_no_pdf_in_a_folder_is_named_and_not_what_programs_lay_there(
    project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kiriman"
    (folder / "susulan").mkdir(parents=True)
    for name in ("foto.jpg", "ttd.docx", "Thumbs.db", "desktop.ini", "~$ttd.docx", ".DS_Store"):
        put(folder, name, b"x")
    put(folder, "a.pdf", DUA)
    put(folder / "susulan", "b.pdf", SATU)
    done = receive_scans(project, [folder])
    assert [stem for _, stem in done.received] == ["kabag-dua"]
    assert codes(done) == ["U001"] * 3
    told = {Path(own.span.berkas).name: own.pesan for own in done.problems}
    assert sorted(told) == ["foto.jpg", "susulan", "ttd.docx"]
    assert told["foto.jpg"] == "bukan PDF; pindai atau simpan sebagai PDF."
    assert told["susulan"].startswith("folder di dalam folder; isinya tidak diterima.")
    done = take_back(project, [folder])
    assert [stem for _, stem in done.released] == ["kabag-dua"]
    assert codes(done) == ["U001"] * 3


def test_what_is_not_there_or_named_amiss_is_refused(project: Path, tmp_path: Path) -> None:
    first, second = put(tmp_path, "a.pdf", SATU), put(tmp_path, "b.pdf", DUA)
    (tmp_path / "kosong").mkdir()
    for paths, posts, words in (
        ([tmp_path / "tidak-ada.pdf"], [], "tidak ada"),
        ([tmp_path / "kosong"], [], "tidak ada PDF"),
        ([first, second], ["kabag-satu"], "satu berkas"),
        ([first], ["kabag-satu", "kabag-dua"], "satu berkas"),
        ([first], ["kabag-tiga"], "tidak ada di bagan"),
    ):
        with pytest.raises(Refused, match=words):
            receive_scans(project, paths, posts)
    assert not (project / NAME).exists()


def test_what_cannot_be_frozen_is_not_received(project: Path, tmp_path: Path) -> None:
    unsettle(project)
    run("generate", "-C", str(project))
    done = receive_scans(project, [put(tmp_path, "a.pdf", SATU), put(tmp_path, "b.pdf", DUA)])
    assert [stem for _, stem in done.received] == ["kabag-satu"]
    assert codes(done) == ["F008"]
    assert "masih konsep" in done.problems[0].pesan
    assert [path.stem for path in (project / scans.FOLDER).iterdir()] == [hash_bytes(SATU)]


def test_without_names_is_asked_as_for_freeze(project: Path, tmp_path: Path) -> None:
    without_holder(project)
    run("generate", "-C", str(project))
    path = put(tmp_path, "b.pdf", PICTURE)
    assert codes(receive_scans(project, [path], ["kabag-dua"])) == ["F008"]
    done = receive_scans(project, [path], ["kabag-dua"], tanpa_nama=lambda _: True)
    assert [stem for _, stem in done.received] == ["kabag-dua"]


def test_one_file_for_two_posts_is_told(project: Path, tmp_path: Path) -> None:
    by_name = [put(tmp_path, f"{kode}.pdf", PICTURE) for kode in ("kabag-dua", "kabag-satu")]
    done = receive_scans(project, by_name)
    assert codes(done) == ["U010", "U010"]
    assert "kabag-dua dan kabag-satu" in done.problems[0].pesan
    assert not (project / NAME).exists()
    receive_scans(project, by_name[:1])
    assert codes(receive_scans(project, by_name[1:], ["kabag-satu"])) == ["U010"]
    assert [own.kode for own in received(project)] == ["kabag-dua"]


def test_two_scans_of_one_agreement_are_both_left(project: Path, tmp_path: Path) -> None:
    other = scan([*KABAG_SATU, ["catatan"]])
    paths = [put(tmp_path, "a.pdf", SATU), put(tmp_path, "b.pdf", other)]
    assert codes(receive_scans(project, paths)) == ["U015", "U015"]
    receive_scans(project, paths[:1])
    done = receive_scans(project, paths[1:])
    assert codes(done) == ["U016"]
    assert not done.failed
    assert [own.pdf for own in received(project)] == [hash_bytes(SATU), hash_bytes(other)]


def test_one_that_is_held_is_not_taken_back_and_the_others_are(
    project: Path, tmp_path: Path, sticky: Sticky
) -> None:
    paths = [put(tmp_path, "kabag-satu.pdf", SATU), put(tmp_path, "kabag-dua.pdf", DUA)]
    receive_scans(project, paths)
    sticky.hold("kabag-satu.pdf", acts=("read",))
    done = take_back(project, paths)
    assert done.released == [(paths[1].as_posix(), "kabag-dua")]
    assert codes(done) == ["F004"]


def test_a_scan_is_taken_back_and_may_be_received_again(project: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "kabag-satu.pdf", PICTURE)
    receive_scans(project, [path])
    done = take_back(project, [path, put(tmp_path, "lain.pdf", DUA)])
    assert done.released == [(path.as_posix(), "kabag-satu")]
    assert codes(done) == ["U017"]
    assert [own.batal for own in received(project)] == [False, True]
    assert scans.read_scan(project, hash_bytes(PICTURE)) == PICTURE
    assert register_of(project).dokumen["kabag-satu"].beku
    again = receive_scans(project, [path], ["kabag-dua"])
    assert [stem for _, stem in again.received] == ["kabag-dua"]


def test_the_scan_of_a_released_document_is_not_taken_for_the_next(
    project: Path, tmp_path: Path
) -> None:
    path = put(tmp_path, "surat.pdf", SATU)
    receive_scans(project, [path])
    freeze(project, Which(["kabag-satu"]), undo=True)
    assert codes(receive_scans(project, [path])) == [], "it is still that document"
    freeze(project, Which(["kabag-satu"]), undo=True)
    before = ", ".join(f'tw{n}: "90%"' for n in (1, 2, 3, 4)) + ', tahunan: "90%"'
    edit(project, "indicators.yaml", before, before.replace("90", "80"))
    run("generate", cwd=project)
    early = receive_scans(project, [path])
    assert (codes(early), early.frozen) == (["U010"], [])
    freeze(project, Which(["kabag-satu"]))
    late = receive_scans(project, [path])
    assert (codes(late), late.known) == (["U010"], [])
    assert "pindai yang sekarang" in late.problems[0].pesan
    assert take_back(project, [path]).released == [(path.as_posix(), "kabag-satu")]


def test_a_file_that_changes_meanwhile_is_not_received(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "surat.pdf", SATU)

    def slow(*_args: object, **_more: object) -> object:
        path.write_bytes(DUA)
        return freeze(project, Which(["kabag-satu"]))

    monkeypatch.setattr(keeping, "freeze", slow)
    done = receive_scans(project, [path])
    assert codes(done) == ["F014"]
    assert received(project) == []
    path.unlink()
    assert codes(receive_scans(project, [put(tmp_path, "b.pdf", SATU)])) == []


def test_what_somebody_else_received_meanwhile_is_not_noted_twice(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = put(tmp_path, "kabag-satu.pdf", PICTURE), put(tmp_path, "b.pdf", DUA)
    keep = scans.put_scan

    def meanwhile(folder: Path, data: bytes) -> Problem | None:
        monkeypatch.setattr(scans, "put_scan", keep)
        receive_scans(project, [first], ["kabag-dua"])
        receive_scans(project, [put(tmp_path, "c.pdf", scan(paper(ADI, SARI)))])
        return keep(folder, data)

    monkeypatch.setattr(scans, "put_scan", meanwhile)
    done = receive_scans(project, [first])
    assert codes(done) == ["U010"]
    assert [own.kode for own in received(project)] == ["kabag-dua", "asisten-satu"]
    assert second.exists()


_RECEIVE = """
import sys
from pathlib import Path
from pkdocs.app.handing.scanning import receive_scans
from pkdocs.store import agenda, scans
print("mulai", flush=True)
receive_scans(Path(sys.argv[1]), [Path(sys.argv[2])])
"""


def _begin(project: Path, folder: Path) -> subprocess.Popen[bytes]:
    args = [sys.executable, "-c", _RECEIVE, str(project), str(folder)]
    started = subprocess.Popen(args, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert started.stdout is not None
    assert started.stdout.readline() == b"mulai\n"
    return started


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    "moments", [2, pytest.param(100, marks=pytest.mark.slow)], ids=["a few", "100"]
)
def test_killed_at_any_moment_the_next_run_ends_it(
    project: Path, tmp_path: Path, moments: int
) -> None:
    posts = (KABAG_SATU, KABAG_DUA, paper(ADI, SARI), paper(DEWI, SARI))
    folder = tmp_path / "kiriman"
    folder.mkdir()
    for nth, own in enumerate(map(scan, posts)):
        put(folder, f"{nth}.pdf", own)
    other = shutil.copytree(project, tmp_path / "lain")
    whole = _begin(other, folder)
    since = time.monotonic()
    whole.communicate()
    lasted = time.monotonic() - since
    for nth in range(moments):
        started = _begin(project, folder)
        time.sleep(lasted * (nth + 1) / (moments + 1))
        os.kill(started.pid, signal.SIGKILL)
        started.communicate()
        for event in received(project):  # what is noted is there, whole, and signed
            assert hash_bytes(scans.path_of(project, event.pdf).read_bytes()) == event.pdf
            books = read_books(project, out(project), 2023).value
            assert books is not None
            assert books.register.dokumen[event.kode].beku  # the register may have to be written
        for path in (project / scans.FOLDER).glob("[!.]*"):
            assert hash_bytes(path.read_bytes()) == path.stem
    receive_scans(project, [folder])
    assert sorted(own.kode for own in received(project)) == [
        "asisten-dua",
        "asisten-satu",
        "kabag-dua",
        "kabag-satu",
    ]


@pytest.mark.slow
def test_two_people_receive_the_same_folder_at_once(project: Path, tmp_path: Path) -> None:
    freeze(project)
    folder = tmp_path / "kiriman"
    folder.mkdir()
    put(folder, "a.pdf", SATU)
    put(folder, "b.pdf", DUA)
    both = [_begin(project, folder) for _ in range(2)]
    for own in both:
        own.communicate()
    assert [own.returncode for own in both] == [0, 0]
    assert sorted(own.kode for own in received(project)) == ["kabag-dua", "kabag-satu"]


def test_what_the_agenda_knows_as_signed_needs_no_document_here(
    project: Path, tmp_path: Path
) -> None:
    """A fresh clone: sources and agenda, no output folder."""
    freeze(project)
    shutil.rmtree(project / "output")
    done = receive_scans(project, [put(tmp_path, "a.pdf", SATU)])
    assert [stem for _, stem in done.received] == ["kabag-satu"]
    assert (done.frozen, done.problems) == ([], [])


def test_who_waits_hears_of_each_scan(project: Path, tmp_path: Path) -> None:
    heard = []

    def progress(label: str, total: int) -> nullcontext[Callable[[int], None]]:
        heard.append((label, total))
        return nullcontext(lambda count: heard.append(("", count)))

    paths = [put(tmp_path, "a.pdf", SATU), put(tmp_path, "b.pdf", b"x")]
    receive_scans(project, paths, progress=progress)
    assert heard == [("Membaca pindaian", 2), ("", 1), ("", 1)]


def test_a_broken_register_is_refused(project: Path, tmp_path: Path) -> None:
    (project / "output" / "2023" / "register.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        receive_scans(project, [put(tmp_path, "a.pdf", SATU)])
    assert [problem.kode for problem in refused.value.problems] == ["F005"]


def test_a_file_that_cannot_be_read_is_told(project: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.pdf")
    assert codes(receive_scans(project, [tmp_path / "pipa.pdf"])) == ["F004"]


def test_before_the_perubahan_is_made_its_scan_has_no_place(project: Path, tmp_path: Path) -> None:
    receive_scans(project, [put(tmp_path, "a.pdf", SATU)])
    changed = scan(paper(KARTIKA, ADI, judul="PERJANJIAN KINERJA PERUBAHAN"))
    assert codes(receive_scans(project, [put(tmp_path, "b.pdf", changed)])) == ["U013"]


@pytest.mark.soffice
@pytest.mark.slow
def test_the_pdf_of_a_whole_town_are_each_known_by_their_words(tmp_path: Path) -> None:
    """As a scanner would read them without a fault, seats of one name among them."""
    find_soffice()
    project = Path(shutil.copytree(ROOT / "contoh" / "kota-contoh", tmp_path / "kota"))
    assert run("generate", "--pdf", "-C", str(project)).returncode == 0
    folder, unsigned = tmp_path / "kiriman", tmp_path / "belum"
    folder.mkdir()
    shutil.copytree(project / "output" / "2024", unsigned)
    expected = {}
    for nth, path in enumerate(sorted(unsigned.glob("*.pdf"))):
        expected[put(folder, f"{nth}.pdf", scan_of(path.read_bytes())).as_posix()] = path.stem
        with pikepdf.open(path, allow_overwriting_input=True) as again:
            again.save(path)  # as another program would: no hash is known any more
    for place in (unsigned, project / "output" / "2024"):
        assert set(codes(receive_scans(project, sorted(place.glob("*.pdf"))))) == {"U021"}
    done = receive_scans(project, [folder])
    assert dict(done.received) == expected
    assert len(expected) == 15
    assert done.problems == []
