"""One answer to how a document stands: whatever happened, every command gives that one.

The property at the end plays random histories (made, edited, deleted, frozen, released, replaced,
sources changed, pruned) and asks each command what it would do.
"""

import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.app import keeping, printing
from pkdocs.app.making import Documents, Making, make_documents
from pkdocs.app.terms import Which
from pkdocs.app.years import open_year
from pkdocs.batch.pdfs import PdfRun, make_pdfs
from pkdocs.batch.plan import Run
from pkdocs.outputs.form import load_form
from pkdocs.pdf.engine import LIBREOFFICE, Engine
from pkdocs.review.read.folder import list_side
from pkdocs.store import standing
from pkdocs.store.folder import FileState, read_folder
from pkdocs.store.register import read_register
from pkdocs.store.standing import Reason, Standing, State
from tests.helpers import edit, make_project, out

POSTS = ("walikota", "kabag-dua", "kasubbag-satu", "lurah-melati")
HERE = Making(workers=1)
OPINI = "Opini laporan keuangan", "Opini atas laporan keuangan"
MELATI = "      - Melati\n", "      - Kenanga\n"


Found = dict[str, Standing]


def make(project: Path, *posts: str, **how: object) -> Documents:
    return make_documents(project, Which(posts), Making(workers=1, **how))  # type: ignore[arg-type]


def standings(project: Path) -> dict[str, Standing]:
    return {s.stem: s for s, _ in keeping.status(project).rows}


def state_of(project: Path, stem: str) -> State:
    return standings(project)[stem].state


def spoil(path: Path) -> None:
    """Let somebody write over a document by hand."""
    path.write_bytes(b"disunting tangan")


def toggle(project: Path, name: str, pair: tuple[str, str]) -> None:
    """Change a source, or change it back."""
    text = (project / name).read_text(encoding="utf-8")
    old, new = pair if pair[0] in text else pair[::-1]
    edit(project, name, old, new)


def test_a_document_is_absent_then_current_then_outdated_then_current_again(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    assert state_of(folder, "walikota") is State.ABSENT
    make(folder)
    assert state_of(folder, "walikota") is State.CURRENT
    toggle(folder, "indicators.yaml", OPINI)
    assert state_of(folder, "walikota") is State.OUTDATED
    make(folder)
    assert state_of(folder, "walikota") is State.CURRENT


def test_one_that_is_gone_is_lost_and_one_that_was_changed_is_edited(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    make(folder)
    (out(folder) / "walikota.docx").unlink()
    spoil(out(folder) / "kabag-dua.docx")
    found = standings(folder)
    assert (found["walikota"].state, found["walikota"].file) == (State.LOST, FileState.LOST)
    assert (found["kabag-dua"].state, found["kabag-dua"].file) == (State.EDITED, FileState.EDITED)


def test_a_frozen_one_says_why_it_is_not_as_it_was(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    make(folder)
    keeping.freeze(folder, ["kabag-dua"])
    assert standings(folder)["kabag-dua"].reasons == ()
    toggle(folder, "indicators.yaml", OPINI)
    spoil(out(folder) / "kabag-dua.docx")
    found = standings(folder)["kabag-dua"]
    assert found.state is State.FROZEN
    assert found.reasons == (Reason.SOURCES_CHANGED, Reason.FILE_CHANGED)


def replaced(project: Path) -> Path:
    """A project in which kabag-dua signed, the sources changed, and a perubahan was made."""
    make(project)
    keeping.freeze(project, ["kabag-dua"])
    toggle(project, "indicators.yaml", OPINI)
    make(project, perubahan="strategi")
    return project


def test_what_counts_is_the_perubahan_once_it_is_begun(tmp_path: Path) -> None:
    folder = replaced(make_project(tmp_path))
    found = standings(folder)
    assert found["kabag-dua"].state is State.FROZEN
    assert found["kabag-dua-perubahan-1"].state is State.CURRENT
    counts = standing.counting([found["kabag-dua"], found["kabag-dua-perubahan-1"]])
    assert counts is not None
    assert counts.stem == "kabag-dua-perubahan-1"
    keeping.freeze(folder, ["kabag-dua"])
    assert state_of(folder, "kabag-dua") is State.SUPERSEDED


def test_an_archive_holds_the_agreement_that_counts_not_the_one_it_replaces(tmp_path: Path) -> None:
    folder = replaced(make_project(tmp_path))
    make(folder, "kabag-dua", archives=True)
    with zipfile.ZipFile(out(folder) / "bagian-dua.zip") as archive:
        names = {name for name in archive.namelist() if name.startswith("kabag-dua")}
    assert names == {"kabag-dua-perubahan-1.docx"}


def test_a_perubahan_nobody_needs_is_spare_and_counts_for_nothing(tmp_path: Path) -> None:
    folder = replaced(make_project(tmp_path))
    toggle(folder, "indicators.yaml", OPINI)
    found = standings(folder)
    assert found["kabag-dua-perubahan-1"].state is State.SPARE
    counts = standing.counting([found["kabag-dua"], found["kabag-dua-perubahan-1"]])
    assert counts is not None
    assert counts.stem == "kabag-dua"
    assert keeping.freeze(folder, ["kabag-dua"]).stems == []


def test_a_run_for_some_posts_prunes_no_perubahan_of_others(tmp_path: Path) -> None:
    folder = replaced(make_project(tmp_path))
    toggle(folder, "indicators.yaml", OPINI)
    assert (out(folder) / "kabag-dua-perubahan-1.docx").is_file()
    done = make(folder, "lurah-melati", prune=True).report
    assert (done.pruned, done.spare) == ([], [])
    assert make(folder, "kabag-dua").report.spare == ["kabag-dua-perubahan-1"]
    assert make(folder, "kabag-dua", prune=True).report.pruned == ["kabag-dua-perubahan-1"]
    assert not (out(folder) / "kabag-dua-perubahan-1.docx").exists()


def test_the_document_of_a_post_that_an_error_hides_is_no_orphan(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    make(folder)
    edit(folder, "org.yaml", "kode: kabag-dua", "kode: kabag-dua\n    pangkat: IV")
    assert state_of(folder, "kabag-dua") is State.UNREAD
    done = make(folder, prune=True)
    assert (out(folder) / "kabag-dua.docx").is_file()
    assert done.report.pruned == []


@pytest.mark.parametrize("bury", ["freeze", "edit", "sign"])
def test_what_was_frozen_edited_or_signed_is_never_pruned(tmp_path: Path, bury: str) -> None:
    folder = make_project(tmp_path)
    make(folder)
    path = out(folder) / "lurah-melati.docx"
    if bury == "freeze":
        keeping.freeze(folder, ["lurah-melati"])
    elif bury == "edit":
        spoil(path)
    else:
        (out(folder) / "lurah-melati.pdf").write_bytes(b"%PDF-1.7 ditandatangani")
    toggle(folder, "org.yaml", MELATI)
    toggle(folder, "pejabat.yaml", ("lurah-melati", "lurah-kenanga"))
    assert state_of(folder, "lurah-melati") is State.ORPHAN
    make(folder, prune=True)
    assert path.is_file()


# The property

STEP = st.one_of(
    st.tuples(st.sampled_from(["edit", "delete", "freeze", "release"]), st.sampled_from(POSTS)),
    st.tuples(st.sampled_from(["make", "replace", "prune", "opini", "melati"]), st.just("")),
)


def play(project: Path, step: str, kode: str) -> None:
    newest = sorted(
        out(project).glob(f"{kode}*.docx"), key=lambda path: (len(path.name), path.name)
    )
    if step in ("edit", "delete") and newest:
        spoil(newest[-1]) if step == "edit" else newest[-1].unlink()
    elif step in ("freeze", "release"):
        known = kode in open_year(project).perjanjian
        keeping.freeze(project, [kode], undo=step == "release") if known else None
    elif step in ("make", "replace", "prune"):
        reason = "strategi" if step == "replace" else None
        make(project, perubahan=reason, prune=step == "prune")
    elif step == "opini":
        toggle(project, "indicators.yaml", OPINI)
    elif step == "melati":
        toggle(project, "org.yaml", MELATI)
        toggle(project, "pejabat.yaml", ("lurah-melati", "lurah-kenanga"))


def contents(project: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in out(project).glob("*.docx")}


@pytest.fixture(scope="module")
def made_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_project(tmp_path_factory.mktemp("dasar") / "proyek")
    make(folder)
    return folder


BACK = [("freeze", "kabag-dua"), ("opini", ""), ("replace", ""), ("opini", "")]
"""A perubahan was begun, and the sources say again what was signed."""
BURIED = [("edit", "lurah-melati"), ("make", ""), ("melati", "")]
"""A document edited by hand has a new one beside it, and then its post is gone."""


@settings(max_examples=12)
@example(steps=BACK)
@example(steps=BURIED)
@given(steps=st.lists(STEP, min_size=1, max_size=7))
def test_every_command_gives_the_one_answer(
    made_project: Path, steps: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = Path(name) / "proyek"
        shutil.copytree(made_project, project)
        for step in steps:
            play(project, *step)
        found = standings(project)
        counts = counting_by_post(project, found)
        for ask in (ask_generate, ask_zip, ask_bundle, ask_freeze, ask_pdf, ask_diff):
            with copied(project) as copy:
                ask(copy, found, counts)


def counting_by_post(project: Path, found: Found) -> Found:
    known = open_year(project).perjanjian
    pairs = ((kode, standing.counting(own)) for kode, own in by_post(found).items())
    return {kode: own for kode, own in pairs if own is not None and kode in known}


def by_post(found: Found) -> dict[str, list[Standing]]:
    posts: dict[str, list[Standing]] = {}
    for own in found.values():
        if not own.is_beside and not own.is_archive:
            posts.setdefault(own.kode, []).append(own)
    return posts


class copied:  # noqa: N801 - reads as a word
    """A copy of a project to ask in, so that no command hears another's answer."""

    def __init__(self, project: Path) -> None:
        self.project = project

    def __enter__(self) -> Path:
        self.place = tempfile.TemporaryDirectory()
        return Path(shutil.copytree(self.project, Path(self.place.name) / "proyek"))

    def __exit__(self, *_: object) -> None:
        self.place.cleanup()


def ask_generate(project: Path, found: Found, _counts: Found) -> None:
    """It makes what is absent, lost or outdated, and touches nothing else."""
    before = contents(project)
    report = make(project).report
    after = contents(project)
    for stem, own in found.items():
        if own.state in (State.ABSENT, State.LOST, State.OUTDATED):
            assert stem in report.made, (stem, own.state)
        elif own.state is State.CURRENT:
            assert stem in report.kept, stem
        if own.state not in (State.ABSENT, State.LOST, State.OUTDATED) and stem in before:
            assert after[stem] == before[stem], (stem, own.state)
        if own.state is State.EDITED and not own.is_beside:
            assert stem in report.edited
            crowded = any(p.kode == "F009" and p.jabatan == (own.kode,) for p in report.problems)
            assert crowded or f"{stem}.baru" in {*report.made, *report.kept}
    assert set(report.orphaned) == stems(found, State.ORPHAN)
    assert set(report.spare) == stems(found, State.SPARE)


def stems(found: Found, state: State) -> set[str]:
    return {stem for stem, own in found.items() if own.state is state}


def ask_zip(project: Path, _found: Found, counts: Found) -> None:
    """An archive holds the document of each post that counts."""
    year = open_year(project)
    lost = {kode for kode, own in counts.items() if is_signed(own) and own.file is FileState.LOST}
    make(project, archives=True)
    packed: set[str] = set()
    for path in out(project).glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            packed |= {name.removesuffix(".docx") for name in archive.namelist()} - {".segel"}
    broken = {year.organisasi.jabatan[domain.KodeJabatan(kode)].unit for kode in lost}
    whole = {k for k in counts if year.organisasi.jabatan[domain.KodeJabatan(k)].unit not in broken}
    assert packed == {counts[kode].stem for kode in whole}


def is_signed(own: Standing) -> bool:
    return own.state is State.FROZEN


def ask_bundle(project: Path, _found: Found, counts: Found) -> None:
    """A bundle is of the documents that count."""
    year = open_year(project)
    form = load_form(project, year.organisasi.naskah).value
    assert form is not None
    make(project)
    register = read_register(out(project), 2023).value
    assert register is not None
    run = Run(year, form, out(project), list(year.perjanjian))
    entries = printing._counting(run, register, only_ready=False)
    assert {entri.stem for entri in entries} == {own.stem for own in counts.values()}


def ask_freeze(project: Path, _found: Found, counts: Found) -> None:
    """What counts is frozen, where it is there, ready and not frozen yet."""
    fit = {
        own.stem
        for own in counts.values()
        if own.entri and own.entri.keadaan == "siap" and own.file is not FileState.LOST
    }
    done = {own.stem for own in counts.values() if is_signed(own)}
    assert set(keeping.freeze(project).stems) == fit - done


def ask_pdf(project: Path, found: Found, _counts: Found) -> None:
    """PDF are made of what the register lists of the posts, as it lies there."""
    register = read_register(out(project), 2023).value
    assert register is not None
    known = open_year(project).perjanjian
    asked = {own.stem: own for own in standing.made(read_folder(out(project), register), known)}
    assert asked.keys() == {s for s, own in found.items() if own.entri and own.kode in known}
    assert all(own.file is found[s].file for s, own in asked.items())
    lost = [s for s, own in found.items() if own.entri and own.file is FileState.LOST]
    report = make_pdfs(
        out(project), register, PdfRun(Engine(LIBREOFFICE), lost), lambda _count: None
    )
    assert [problem.kode for problem in report.problems] == ["P005"] * len(lost)


def ask_diff(project: Path, found: Found, _counts: Found) -> None:
    """A comparison reads a document of each post, the sources not asked: of posts gone, too.

    A perubahan begun is taken for needed, whatever the sources say by now.
    """
    expected = set()
    for own in by_post(found).values():
        numbered = {s.nomor: s for s in own if s.entri}
        frozen = -1
        while (later := numbered.get(frozen + 1)) and later.entri and later.entri.beku:
            frozen += 1
        wanted = numbered.get(frozen + 1) or numbered.get(frozen)
        if wanted is not None and wanted.file is not FileState.LOST:
            expected.add(wanted.stem)
    spoilt = {s for s in expected if (out(project) / f"{s}.docx").read_bytes()[:2] != b"PK"}
    read = {dokumen.stem for dokumen in list_side(out(project)).dokumen}
    assert read - spoilt == expected - spoilt


def test_the_property_has_something_to_say(made_project: Path) -> None:
    assert len(standings(made_project)) == 8


def test_every_state_has_words_of_its_own() -> None:
    assert len({str(state) for state in State}) == len(State) > 10
