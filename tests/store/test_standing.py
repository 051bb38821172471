"""One answer to how a document stands: whatever happened, every command gives that one.

The property at the end plays random histories (made, edited, deleted, frozen, released, replaced,
sources changed, pruned) and asks each command what it would do.
"""

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.app.handing import keeping, recapping
from pkdocs.app.making import printing
from pkdocs.app.making.documents import Documents, Making, make_documents
from pkdocs.app.terms import Refused, Which
from pkdocs.app.years import open_year
from pkdocs.base.values import replace
from pkdocs.batch.pdfs import PdfRun, make_pdfs
from pkdocs.batch.plan import Run
from pkdocs.batch.wire import Shared
from pkdocs.outputs.document import hash_perjanjian
from pkdocs.outputs.form import load_form
from pkdocs.pdf.engine import LIBREOFFICE, Engine
from pkdocs.review.read.folder import list_side
from pkdocs.rules.rekap import Kemajuan
from pkdocs.rules.year import Year
from pkdocs.store import standing
from pkdocs.store.folder import FileState, Folder, read_folder
from pkdocs.store.register import ARCHIVE, Entri, Register, hash_bytes
from pkdocs.store.signed import Books, read_books
from pkdocs.store.standing import Reason, Standing, State
from tests.helpers import edit, make_project, out, read_lines, run
from tests.support.listed import entry, folder_of, year_of
from tests.support.seats import give_seats

POSTS = ("walikota", "kabag-dua", "kasubbag-satu", "lurah-melati")
HERE = Making(workers=1)
OPINI = "Opini laporan keuangan", "Opini atas laporan keuangan"
MELATI = "      - Melati\n", "      - Kenanga\n"


Found = dict[str, Standing]


def make(project: Path, *posts: str, **how: object) -> Documents:
    return make_documents(project, Which(posts), Making(workers=1, **how))  # type: ignore[arg-type]


def standings(project: Path) -> dict[str, Standing]:
    return {r.standing.stem: r.standing for r in keeping.status(project).rows}


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
    keeping.freeze(folder, Which(["kabag-dua"]))
    assert standings(folder)["kabag-dua"].reasons == ()
    toggle(folder, "indicators.yaml", OPINI)
    spoil(out(folder) / "kabag-dua.docx")
    found = standings(folder)["kabag-dua"]
    assert found.state is State.FROZEN
    assert found.reasons == (Reason.SOURCES_CHANGED, Reason.FILE_CHANGED)


def replaced(project: Path) -> Path:
    """A project in which kabag-dua signed, the sources changed, and a perubahan was made."""
    make(project)
    keeping.freeze(project, Which(["kabag-dua"]))
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
    keeping.freeze(folder, Which(["kabag-dua"]))
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
    assert keeping.freeze(folder, Which(["kabag-dua"])).stems == []


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
        keeping.freeze(folder, Which(["lurah-melati"]))
    elif bury == "edit":
        spoil(path)
    else:
        (out(folder) / "lurah-melati.pdf").write_bytes(b"%PDF-1.7 ditandatangani")
    toggle(folder, "org.yaml", MELATI)
    toggle(folder, "pejabat.yaml", ("lurah-melati", "lurah-kenanga"))
    gone = State.FROZEN_ORPHAN if bury == "freeze" else State.ORPHAN
    assert state_of(folder, "lurah-melati") is gone
    report = make(folder, prune=True).report
    assert (report.orphaned_frozen == ["lurah-melati"]) is (bury == "freeze")
    assert (report.unneeded_edited == ["lurah-melati"]) is (bury != "freeze")
    assert path.is_file()


# Made-up folders: every answer for one post, without a file


Row = tuple[str, State, tuple[Reason, ...]]


def told(found: Iterable[Standing]) -> list[Row]:
    return [(s.stem, s.state, s.reasons) for s in found]


PLAIN, BEGUN, SECOND, THIRD = (entry(s) for s in ("a", *(f"a-perubahan-{n}" for n in (1, 2, 3))))
SIGNED, SIGNED_1 = replace(PLAIN, beku=True), replace(BEGUN, beku=True)
INTACT, SPARE, FROZEN, SUPERSEDED = State.INTACT, State.SPARE, State.FROZEN, State.SUPERSEDED
CHANGED = (Reason.SOURCES_CHANGED,)
POST = [
    ([], True, [("a", State.ABSENT, ())], "a", False),
    ([PLAIN], True, [("a", INTACT, ())], "a", False),
    ([PLAIN, BEGUN], True, [("a", INTACT, ()), (BEGUN.stem, SPARE, ())], "a", False),
    ([SIGNED], False, [("a", FROZEN, ())], "a", False),
    ([SIGNED], True, [("a", FROZEN, CHANGED)], "a", True),
    ([SIGNED, BEGUN], True, [("a", FROZEN, ()), (BEGUN.stem, INTACT, ())], BEGUN.stem, True),
    ([SIGNED, BEGUN], False, [("a", FROZEN, ()), (BEGUN.stem, SPARE, ())], "a", False),
    ([SIGNED, SECOND], True, [("a", FROZEN, CHANGED), (SECOND.stem, SPARE, ())], "a", True),
    (
        [SIGNED, THIRD, SECOND, BEGUN],
        True,
        [
            ("a", FROZEN, ()),
            (BEGUN.stem, INTACT, ()),
            (SECOND.stem, SPARE, ()),
            (THIRD.stem, SPARE, ()),
        ],
        BEGUN.stem,
        True,
    ),
    (
        [SIGNED, SIGNED_1, SECOND],
        True,
        [("a", SUPERSEDED, ()), (BEGUN.stem, FROZEN, ()), (SECOND.stem, INTACT, ())],
        SECOND.stem,
        True,
    ),
    (
        [SIGNED, SIGNED_1],
        True,
        [("a", SUPERSEDED, ()), (BEGUN.stem, FROZEN, CHANGED)],
        BEGUN.stem,
        True,
    ),
    ([PLAIN, SIGNED_1], True, [("a", INTACT, ()), (BEGUN.stem, SPARE, ())], "a", False),
]


@pytest.mark.parametrize(("entries", "changed", "rows", "counts", "wants"), POST)
def test_the_documents_of_a_post_in_the_order_they_replace_each_other(
    entries: list[Entri], changed: bool, rows: list[Row], counts: str, wants: bool
) -> None:
    now = folder_of(*entries)
    differs = Reason.SOURCES_CHANGED if changed else None
    listed = standing.of_post(now, "a", lambda _entri: differs)
    assert told(listed) == rows
    assert {s.kode for s in listed} == {"a"}
    assert [(s.nomor, s.alasan_perubahan) for s in listed] == [
        (n, "s" * n) for n in (int(s.stem.rpartition("-")[2]) if s.nomor else 0 for s in listed)
    ]
    found = standing.counting(listed)
    assert found is not None
    assert (found.stem, standing.wants_perubahan(listed)) == (counts, wants)
    alone = standing.settled(now, "a")
    begun = any(entri.nomor and not entri.beku for entri in entries)
    assert alone == (found.entri if found.state is State.FROZEN and not begun else None)
    made = list(standing.made(now, ["b", "a"], lambda _entri: differs))
    assert told(made) == [row for row in rows if entries]


def test_what_the_sources_are_not_asked_of_counts_as_it_was_begun() -> None:
    now = folder_of(
        SIGNED,
        BEGUN,
        entry("b", kode="b"),
        entry("unit.zip", kode="unit.zip", berkas="unit.zip", jenis=ARCHIVE),
    )
    assert [s.stem for s in standing.all_counting(now)] == [BEGUN.stem, "b"]
    assert [s.stem for s in standing.made(now, ["b", "a"])] == ["b", "a", BEGUN.stem]
    assert standing.packed_units(now) == {"Unit"}
    assert standing.packed_units(folder_of(SIGNED)) == frozenset()
    assert standing.counting([]) is None


def test_a_frozen_document_that_is_gone_is_told_with_what_else_is_to_be_said() -> None:
    now = Folder(Path("tiada"), {}, Register(2023, {}, {"a": replace(SIGNED, pdf_sha256="x")}))
    (found,) = standing.of_post(now, "a", standing.unasked)
    assert found.reasons == (Reason.SOURCES_CHANGED, Reason.FILE_LOST, Reason.PDF_LOST)


PRINTED = replace(PLAIN, pdf_sha256="h", pdf_docx=PLAIN.sha256, pdf_ukuran=3, pdf_waktu=4)


@pytest.mark.parametrize(
    ("entri", "lies", "expected"),
    [
        (PLAIN, None, ()),
        (PLAIN, b"%PDF", ()),
        (PRINTED, None, (Reason.PDF_CURRENT,)),
        (replace(PRINTED, pdf_docx="lain"), None, (Reason.PDF_OUTDATED,)),
        (replace(PRINTED, pdf_waktu=0), None, (Reason.PDF_LOST,)),
        (PRINTED, b"lain", (Reason.PDF_EDITED,)),
        (replace(PRINTED, pdf_sha256=hash_bytes(b"sama")), b"sama", (Reason.PDF_CURRENT,)),
    ],
)
def test_the_pdf_of_a_document_has_a_reason_of_its_own(
    tmp_path: Path, entri: Entri, lies: bytes | None, expected: tuple[Reason, ...]
) -> None:
    now = folder_of(entri, path=tmp_path)
    if lies is not None:
        (tmp_path / "a.pdf").write_bytes(lies)
        now = replace(now, files={**now.files, "a.pdf": (len(lies), 1)})
    assert standing.document(now, "a").reasons == expected


def test_one_laid_beside_an_edited_document_is_spare_once_that_is_as_it_was(tmp_path: Path) -> None:
    beside = entry("a.baru", lama="a.docx", nomor=2, alasan_perubahan="strategi")
    other = entry("b.baru", kode="b", lama="b.docx")
    now = folder_of(PLAIN, beside, other, path=tmp_path)
    assert told(standing.besides(now, "a")) == [("a.baru", SPARE, ())]
    assert told(standing.made(now, ["a"])) == [("a", INTACT, ()), ("a.baru", SPARE, ())]
    (tmp_path / "a.docx").write_bytes(b"disunting")
    edited = replace(now, files={**now.files, "a.docx": (9, 1)})
    (laid,) = standing.besides(edited, "a")
    assert (laid.state, laid.is_beside, laid.is_archive) == (INTACT, True, False)
    assert (laid.kode, laid.nomor, laid.alasan_perubahan) == ("a", 2, "strategi")
    assert not list(standing.besides(now, "c"))


ARCHIVED = entry("unit.zip", kode="unit.zip", berkas="unit.zip", jenis=ARCHIVE)
LOOSE = entry("b", kode="b")
BESIDE = entry("b.baru", kode="b", lama="b.docx")
ALL = (ARCHIVED, replace(ARCHIVED, berkas="lain.zip", unit="Lain"), PLAIN, LOOSE, BESIDE)


@pytest.mark.parametrize(
    ("year", "archive", "document", "beside"),
    [
        (year_of("a"), State.ORPHAN, State.ORPHAN, SPARE),
        (year_of("a", blocked=["a"]), State.ORPHAN, State.ORPHAN, SPARE),
        (year_of("a", blocked=["hilang"]), State.UNREAD, State.UNREAD, State.UNREAD),
        (year_of("a", blocked=None), State.UNREAD, State.UNREAD, State.UNREAD),
    ],
)
def test_what_no_post_has_is_orphaned_unless_an_error_may_hide_its_post(
    year: Year, archive: State, document: State, beside: State
) -> None:
    now = folder_of(*ALL)
    assert told(standing.apart(now, year)) == [
        ("unit.zip", INTACT, ()),
        ("lain.zip", archive, ()),
        ("b", document, ()),
        ("b.baru", beside, ()),
    ]
    unneeded = list(standing.unneeded(now, year, [], standing.unasked))
    gone = [] if document is State.UNREAD else ["lain.zip", "b", "b.baru"]
    assert [s.stem for s in unneeded] == gone


def test_a_post_without_an_agreement_that_an_error_touches_is_unread() -> None:
    year = year_of("a", blocked=["muka", "atas"])
    now = folder_of(entry("atas", kode="atas"), entry("lain", kode="lain"))
    assert told(standing.apart(now, year)) == [
        ("atas", State.UNREAD, ()),
        ("lain", State.ORPHAN, ()),
    ]


def test_only_the_posts_that_were_chosen_are_asked_for_what_they_do_not_need() -> None:
    other = (entry("b", kode="b"), entry("b-perubahan-1", kode="b"))
    now = folder_of(PLAIN, BEGUN, entry("a.baru", lama="a.docx"), *other)
    year = year_of("a", "b")
    codes = [domain.KodeJabatan("a")]
    unneeded = standing.unneeded(now, year, codes, lambda _entri: None)
    assert [s.stem for s in unneeded] == [BEGUN.stem, "a.baru"]


@pytest.mark.parametrize(
    ("state", "file", "pdf", "frozen", "removed"),
    [
        (SPARE, FileState.INTACT, FileState.ABSENT, False, True),
        (State.ORPHAN, FileState.INTACT, FileState.INTACT, False, True),
        (State.ORPHAN, FileState.LOST, FileState.LOST, False, True),
        (State.UNREAD, FileState.INTACT, FileState.ABSENT, False, False),
        (State.CURRENT, FileState.INTACT, FileState.ABSENT, False, False),
        (SPARE, FileState.INTACT, FileState.ABSENT, True, False),
        (State.ORPHAN, FileState.INTACT, FileState.INTACT, True, False),
        (State.ORPHAN, FileState.EDITED, FileState.ABSENT, False, False),
        (State.ORPHAN, FileState.UNKNOWN, FileState.ABSENT, False, False),
        (SPARE, FileState.INTACT, FileState.EDITED, False, False),
        (State.ORPHAN, FileState.LOST, FileState.EDITED, False, False),
    ],
)
def test_only_what_nobody_needs_froze_edited_or_signed_may_be_removed(
    state: State, file: FileState, pdf: FileState, frozen: bool, removed: bool
) -> None:
    own = Standing("a", "a", state, file, pdf, replace(PLAIN, beku=frozen))
    assert own.may_be_removed is removed


@pytest.mark.parametrize(
    ("file", "holds", "stays", "known"),
    [
        (FileState.INTACT, "", False, "m"),
        (FileState.ABSENT, "", False, ""),
        (FileState.LOST, "", False, ""),
        (FileState.EDITED, "", True, ""),
        (FileState.UNKNOWN, "kini", False, ""),
        (FileState.UNKNOWN, "lain", True, ""),
        (FileState.UNKNOWN, "", True, ""),
    ],
)
def test_what_stays_and_what_an_untouched_file_was_made_from(
    file: FileState, holds: str, stays: bool, known: str
) -> None:
    own = Standing("a", "a", INTACT, file, FileState.ABSENT, PLAIN, holds=holds)
    assert own.must_stay(lambda: "kini") is stays
    assert own.known == known
    assert replace(own, entri=None).known == ""


@pytest.mark.parametrize(
    ("state", "masukan", "packed", "expected"),
    [
        (INTACT, "m", False, State.CURRENT),
        (INTACT, "n", True, State.OUTDATED),
        (State.ABSENT, "m", False, State.ABSENT),
        (State.ABSENT, "m", True, State.PACKED),
        (State.LOST, "m", True, State.LOST),
        (FROZEN, "n", True, FROZEN),
    ],
)
def test_a_document_as_it_was_made_is_compared_with_the_sources(
    state: State, masukan: str, packed: bool, expected: State
) -> None:
    content = SimpleNamespace(masukan=masukan, perjanjian="p")
    own = Standing("a", "a", state, FileState.INTACT, FileState.ABSENT, PLAIN)
    assert own.against(content, packed=packed).state is expected  # type: ignore[arg-type]
    if not packed:
        assert own.against(content).state is expected  # type: ignore[arg-type]


def test_a_sealed_file_that_nobody_lists_is_ours_where_it_holds_that_agreement() -> None:
    content = SimpleNamespace(masukan="m", perjanjian="p")
    own = Standing("a", "a", State.FOREIGN, FileState.UNKNOWN, FileState.ABSENT, holds="p")
    assert own.against(content).state is State.ABSENT  # type: ignore[arg-type]
    other = replace(own, holds="q")
    assert other.against(content, packed=True).state is State.FOREIGN  # type: ignore[arg-type]


def test_the_sources_say_something_else_where_any_word_of_the_agreement_differs() -> None:
    year = year_of("a")
    changed = standing.changed_in(Shared(year.perjanjian))
    first = year.perjanjian[domain.KodeJabatan("a")]
    second = standing.as_perubahan(first, 2, "strategi")
    assert standing.as_perubahan(first, 0, "strategi") == first
    assert (second.jenis, second.nomor) == (domain.Jenis.PERUBAHAN, 2)
    assert second.pihak_pertama == first.pihak_pertama
    signed = replace(SIGNED, perjanjian=hash_perjanjian(first))
    later = replace(
        signed,
        jenis="perubahan",
        nomor=2,
        alasan_perubahan="strategi",
        perjanjian=hash_perjanjian(second),
    )
    assert not changed(signed)
    assert not changed(later)
    assert not changed(replace(SIGNED, kode="tiada"))
    assert changed(SIGNED)
    for other in ({"nomor": 1}, {"alasan_perubahan": "lain"}, {"jenis": "induk"}):
        assert changed(replace(later, **other))


def test_one_that_was_never_made_knows_whose_it_would_be() -> None:
    absent = Standing("a", "a-perubahan-2", State.ABSENT, FileState.ABSENT, FileState.ABSENT)
    assert standing.document(folder_of(PLAIN), "a", 2) == replace(absent, nomor=2)
    assert standing.document(folder_of(PLAIN), "b") == replace(absent, kode="b", stem="b")
    assert (absent.is_beside, absent.is_archive, absent.known) == (False, False, "")
    assert standing.document(folder_of(ARCHIVED), "?", stem="unit.zip").is_archive


@pytest.mark.parametrize("state", [SPARE, State.ORPHAN, State.UNREAD])
def test_what_no_post_needs_counts_for_nothing(state: State) -> None:
    own = Standing("a", "a", state, FileState.INTACT, FileState.ABSENT, PLAIN)
    assert standing.counting([own]) is None
    first = replace(own, state=State.LOST)
    assert standing.counting([first, own]) == first


# The property

STEP = st.one_of(
    st.tuples(st.sampled_from(["edit", "delete", "freeze", "release"]), st.sampled_from(POSTS)),
    st.tuples(
        st.sampled_from(["make", "replace", "prune", "opini", "melati", "clone", "elsewhere"]),
        st.just(""),
    ),
)
SIGNED_STEP = st.one_of(STEP, st.just(("forget", "")))


def play(project: Path, step: str, kode: str) -> None:
    newest = sorted(
        out(project).glob(f"{kode}*.docx"), key=lambda path: (len(path.name), path.name)
    )
    if step in ("edit", "delete") and newest:
        spoil(newest[-1]) if step == "edit" else newest[-1].unlink()
    elif step in ("freeze", "release"):
        freeze(project, kode, undo=step == "release")
    elif step in ("make", "replace", "prune"):
        reason = "strategi" if step == "replace" else None
        make(project, perubahan=reason, prune=step == "prune")
    elif step == "opini":
        toggle(project, "indicators.yaml", OPINI)
    elif step == "melati":
        toggle(project, "org.yaml", MELATI)
        toggle(project, "pejabat.yaml", ("lurah-melati", "lurah-kenanga"))
    elif step in ("forget", "clone"):
        forget(project) if step == "forget" else shutil.rmtree(out(project), ignore_errors=True)
    elif step == "elsewhere":
        make_documents(project, making=HERE, output=project / "lain")


def forget(project: Path) -> None:
    """Let somebody delete the register."""
    (out(project) / "register.json").unlink(missing_ok=True)


def freeze(project: Path, kode: str, *, undo: bool = False) -> list[str]:
    """Freeze or release, where the post has an agreement and anything was made or signed."""
    if kode not in open_year(project).perjanjian:
        return []
    try:
        return keeping.freeze(project, Which([kode]), undo=undo).stems
    except Refused:  # nothing was made yet in this folder
        return []


def contents(project: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in out(project).glob("*.docx")}


def books(project: Path) -> Books:
    found = read_books(project, out(project), 2023).value
    assert found is not None
    return found


@pytest.fixture(scope="module")
def made_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_project(tmp_path_factory.mktemp("dasar") / "proyek")
    make(folder)
    return folder


INTACT_FILE, EDITED_FILE = FileState.INTACT, FileState.EDITED
NOT_OURS = (State.EDITED, State.FOREIGN)
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
        for ask in (ask_generate, ask_zip, ask_bundle, ask_freeze, ask_pdf, ask_diff, ask_recap):
            with copied(project) as copy:
                ask(copy, found, counts)


def ask_recap(project: Path, _found: Found, counts: Found) -> None:
    """A recap counts as signed what counts and is frozen, under the number of that document."""
    units = recapping.recap(project, "2023-03-01").rekap.units
    rows = {str(r.tahu.jabatan.kode): r.tahu for unit in units for r in unit.baris}
    signed = Kemajuan.DITANDATANGANI
    assert {kode: (rows[kode].nomor, rows[kode].kemajuan is signed) for kode in counts} == {
        kode: (own.nomor, own.state is State.FROZEN) for kode, own in counts.items()
    }


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
    orphaned, spare = stems(found, State.ORPHAN), stems(found, State.SPARE)
    removable = {stem for stem, own in found.items() if own.may_be_removed}
    assert set(report.orphaned) == orphaned & removable
    assert set(report.spare) == spare & removable
    assert set(report.unneeded_edited) == (orphaned | spare) - removable
    assert set(report.orphaned_frozen) == stems(found, State.FROZEN_ORPHAN)


def stems(found: Found, state: State) -> set[str]:
    return {stem for stem, own in found.items() if own.state is state}


def ask_zip(project: Path, _found: Found, counts: Found) -> None:
    """An archive holds the document of each post that counts."""
    year = open_year(project)
    lost = {k for k, own in counts.items() if is_signed(own) and not own.may_be_passed_on}
    make(project, archives=True)
    packed: set[str] = set()
    for path in out(project).glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            packed |= {name.removesuffix(".docx") for name in archive.namelist()}
    broken = {year.organisasi.jabatan[domain.KodeJabatan(kode)].unit for kode in lost}
    whole = {k for k in counts if year.organisasi.jabatan[domain.KodeJabatan(k)].unit not in broken}
    assert packed == {counts[kode].stem for kode in whole}


def is_signed(own: Standing) -> bool:
    return own.state is State.FROZEN


def ask_bundle(project: Path, _found: Found, counts: Found) -> None:
    """A bundle is of the documents that count."""
    year = open_year(project)
    form = load_form(project, year.organisasi.naskah, year.katalog).value
    assert form is not None
    make(project)
    run = Run(year, form, out(project), list(year.perjanjian))
    entries = printing._counting(run, books(project).register)
    theirs = {s.stem for s in counts.values() if s.entri is None and s.state in NOT_OURS}
    assert {entri.stem for entri in entries} == {own.stem for own in counts.values()} - theirs


def has_two(project: Path, own: Standing) -> bool:
    """Whether a new document lies beside one that was edited: nobody knows which was signed."""
    return own.state in NOT_OURS and (out(project) / f"{own.stem}.baru.docx").exists()


def ask_freeze(project: Path, _found: Found, counts: Found) -> None:
    """What counts is frozen, where it alone is there, ready and not frozen yet."""
    if not (out(project) / "register.json").exists():
        with pytest.raises(Refused, match="belum ada dokumen"):
            keeping.freeze(project)
        return
    fit = {
        own.stem
        for own in counts.values()
        if own.entri and own.entri.keadaan == "siap" and own.file in (INTACT_FILE, EDITED_FILE)
        if not has_two(project, own)
    }
    done = {own.stem for own in counts.values() if is_signed(own)}
    assert set(keeping.freeze(project).stems) == fit - done


def ask_pdf(project: Path, found: Found, _counts: Found) -> None:
    """PDF are made of what the register lists of the posts, as it lies there."""
    register = books(project).register
    known = open_year(project).perjanjian
    asked = {own.stem: own for own in standing.made(read_folder(out(project), register), known)}
    assert asked.keys() == {s for s, own in found.items() if own.entri and own.kode in known}
    assert all(own.file is found[s].file for s, own in asked.items())
    lost = [s for s, own in found.items() if own.entri and own.file is FileState.LOST]
    codes = ["F017" if (e := found[s].entri) and e.beku else "P005" for s in lost]
    out(project).mkdir(parents=True, exist_ok=True)
    report = make_pdfs(
        out(project), register, PdfRun(Engine(LIBREOFFICE), lost), lambda _count: None
    )
    assert [problem.kode for problem in report.problems] == codes


def ask_diff(project: Path, found: Found, _counts: Found) -> None:
    """A comparison reads a document of each post, the sources not asked: of posts gone, too.

    A perubahan begun is taken for needed, whatever the sources say by now.
    """
    if not out(project).exists():
        return
    forgotten = not (out(project) / "register.json").exists()
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
    assert read - spoilt >= expected - spoilt
    assert forgotten or read - spoilt == expected - spoilt


# What was signed


WAYS = ("as it is", "forget", "clone", "elsewhere")
SIGNED_AND_CHANGED = [("freeze", "kabag-dua"), ("opini", "")]
REPLACED = [*SIGNED_AND_CHANGED, ("replace", ""), ("freeze", "kabag-dua"), ("opini", "")]


def sign(project: Path, steps: list[tuple[str, str]]) -> dict[str, bytes]:
    """Play a history; what is signed in the end, by stem."""
    signed: dict[str, bytes] = {}
    for step, kode in steps:
        if step == "freeze":
            stems_now = freeze(project, kode)
            signed |= {s: (out(project) / f"{s}.docx").read_bytes() for s in stems_now}
        elif step == "release":
            for stem in freeze(project, kode, undo=True):
                signed.pop(stem)
        else:
            play(project, step, kode)
    return signed


@pytest.mark.slow
@settings(max_examples=10)
@example(steps=SIGNED_AND_CHANGED)
@example(steps=REPLACED)
@example(steps=[*REPLACED, ("release", "kabag-dua"), ("elsewhere", "")])
@example(steps=[("elsewhere", ""), ("opini", ""), ("make", ""), ("freeze", "kabag-dua")])
@example(steps=[("freeze", "lurah-melati"), ("clone", ""), ("melati", ""), ("make", "")])
@given(steps=st.lists(SIGNED_STEP, min_size=1, max_size=7))
def test_what_was_signed_is_signed_whatever_becomes_of_the_folder(
    made_project: Path, steps: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = Path(shutil.copytree(made_project, Path(name) / "proyek"))
        signed = sign(project, steps)
        for way in WAYS:
            with copied(project) as copy:
                if way in ("forget", "clone"):
                    play(copy, way, "")
                place = copy / "lain" if way == "elsewhere" else out(copy)
                ask_signed(copy, place, signed)


HOWS = (
    HERE,
    replace(HERE, everything=True),
    replace(HERE, overwrite_edited=True),
    replace(HERE, prune=True),
    replace(HERE, archives=True),
)


def ask_signed(project: Path, place: Path, signed: Mapping[str, bytes]) -> None:
    """No run makes, changes or removes a file in the place of what was signed."""
    before = held_files(place, signed)
    for how in HOWS:
        make_documents(project, making=how, output=place)
        assert held_files(place, signed) == before, how
    known = open_year(project).perjanjian
    for own in (row.standing for row in keeping.status(project, output=place).rows):
        if own.stem in signed and own.kode in known:
            assert own.state in (State.FROZEN, State.SUPERSEDED), own.stem
            same = before.get(own.stem) == signed[own.stem]
            assert same is (own.file is FileState.INTACT)
    for path in place.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            for name in {f"{stem}.docx" for stem in signed} & set(archive.namelist()):
                assert archive.read(name) == signed[name.removesuffix(".docx")]


def held_files(place: Path, stems: Iterable[str]) -> dict[str, bytes]:
    paths = {stem: place / f"{stem}.docx" for stem in stems}
    return {stem: path.read_bytes() for stem, path in paths.items() if path.exists()}


# Bytes that pkdocs did not make

DEED = st.one_of(
    st.tuples(
        st.sampled_from(["edit", "sign", "lay", "freeze", "release", "delete"]),
        st.sampled_from(POSTS),
    ),
    st.tuples(
        st.sampled_from(
            ["make", "all", "zip", "replace", "prune", "opini", "melati", "error", "forget"]
        ),
        st.just(""),
    ),
)
UNDONE = [("edit", "kabag-dua"), ("freeze", "kabag-dua"), ("release", "kabag-dua"), ("all", "")]
GONE = [("melati", ""), ("prune", "")]
ERROR = "kode: kabag-dua\n    nama", "kode: kabag-dua\n    pangkat: IV\n    nama"


@dataclass
class Theirs:
    """A project and what in its output folder is not ours to touch: by hand, or frozen."""

    project: Path
    others: Mapping[str, bytes]
    by_hand: dict[Path, bytes] = field(default_factory=dict)
    frozen: dict[Path, bytes] = field(default_factory=dict)
    count: int = 0

    def act(self, step: str, kode: str) -> None:
        """Do one step, as a person or as a command."""
        path = out(self.project) / f"{kode}.docx"
        if step in ("edit", "sign", "lay"):
            self.count += 1
            target = path.with_suffix(".pdf") if step == "sign" else path
            data = self.others[kode] if step == "lay" else b"tangan %d" % self.count
            self.by_hand[target] = data
            self.frozen.pop(target, None)
            target.write_bytes(data)
        elif step == "delete":
            for gone in (path, path.with_suffix(".pdf")):
                gone.unlink(missing_ok=True)
                self.by_hand.pop(gone, None)
                self.frozen.pop(gone, None)
        elif step in ("freeze", "release"):
            self.mark(step, kode)
        elif step in ("all", "zip"):
            make(self.project, everything=step == "all", archives=step == "zip")
        elif step == "error":
            toggle(self.project, "org.yaml", ERROR)
        else:
            play(self.project, step, kode)

    def mark(self, step: str, kode: str) -> None:
        """Freeze or release, and note what is final by then."""
        if kode not in open_year(self.project).perjanjian:
            return
        for stem in freeze(self.project, kode, undo=step == "release"):
            path = out(self.project) / f"{stem}.docx"
            self.frozen.pop(path, None)
            if step == "freeze" and path.exists():
                self.frozen[path] = path.read_bytes()

    def changed(self) -> list[str]:
        """Return which of these files are not as they were left."""
        held = {**self.frozen, **self.by_hand}
        return [
            path.name
            for path, data in held.items()
            if not path.exists() or path.read_bytes() != data
        ]


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Documents of the same posts, sealed, of another project: another year, other words."""
    folder = make_project(tmp_path_factory.mktemp("lain") / "proyek")
    edit(folder, "indicators.yaml", "2023", "2022")
    toggle(folder, "indicators.yaml", OPINI)
    make(folder)
    found = {path.stem: path.read_bytes() for path in (folder / "output" / "2022").glob("*.docx")}
    assert found.keys() >= set(POSTS)
    return found


@pytest.mark.slow
@settings(max_examples=25)
@example(steps=UNDONE)
@example(steps=[*UNDONE[:3], ("opini", ""), ("make", ""), ("prune", "")])
@example(steps=[("edit", "lurah-melati"), ("freeze", "lurah-melati"), *GONE])
@example(steps=[("freeze", "lurah-melati"), *GONE])
@example(steps=[("edit", "lurah-melati"), *GONE])
@example(steps=[("sign", "lurah-melati"), *GONE])
@example(steps=[("sign", "lurah-melati"), ("freeze", "lurah-melati"), *GONE])
@example(steps=[("lay", "lurah-melati"), ("make", ""), *GONE])
@example(steps=[("lay", "walikota"), ("all", ""), ("zip", "")])
@example(steps=[("edit", "kabag-dua"), ("error", ""), ("prune", ""), ("error", ""), ("prune", "")])
@given(steps=st.lists(DEED, min_size=2, max_size=8))
def test_bytes_that_pkdocs_did_not_make_are_never_replaced_or_removed_unasked(
    made_project: Path, others: Mapping[str, bytes], steps: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        theirs = Theirs(Path(shutil.copytree(made_project, Path(name) / "proyek")), others)
        for step in (*steps, ("make", ""), ("prune", "")):
            theirs.act(*step)
            assert theirs.changed() == [], step


def test_a_sealed_document_of_another_year_stays_and_is_told(
    made_project: Path, others: Mapping[str, bytes], tmp_path: Path
) -> None:
    project = Path(shutil.copytree(made_project, tmp_path / "proyek"))
    (out(project) / "walikota.docx").write_bytes(others["walikota"])
    assert state_of(project, "walikota") is State.FOREIGN
    done = run("generate", "-C", str(project))
    words = "Dokumen pkdocs lain (tahun, jabatan, proyek, atau sumber lain), tidak ditimpa"
    assert f"{words}; yang baru ada di sampingnya (.baru.docx): walikota." in done.stdout
    assert "Disunting tangan" not in done.stdout
    assert standings(project)["walikota.baru"].state is State.CURRENT
    assert make(project, prune=True).report.pruned == []
    assert (out(project) / "walikota.baru.docx").is_file()
    assert "F008" in run("freeze", "walikota", "-C", str(project)).stderr
    run("generate", "--overwrite-edited", "-C", str(project))
    assert state_of(project, "walikota") is State.CURRENT


def test_a_corrected_document_counts_as_corrected_again_when_it_is_released(
    made_project: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(made_project, tmp_path / "proyek"))
    path = out(project) / "kabag-dua.docx"
    ours = path.read_bytes()
    spoil(path)
    keeping.freeze(project, Which(["kabag-dua"]))
    assert standings(project)["kabag-dua"].reasons == (Reason.HAND_EDITED,)
    keeping.freeze(project, Which(["kabag-dua"]), undo=True)
    assert state_of(project, "kabag-dua") is State.EDITED
    path.write_bytes(ours)
    assert state_of(project, "kabag-dua") is State.CURRENT


def test_what_was_signed_elsewhere_and_is_sealed_was_not_edited_by_hand(
    made_project: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(made_project, tmp_path / "proyek"))
    signed = (out(project) / "kabag-dua.docx").read_bytes()
    toggle(project, "indicators.yaml", OPINI)
    make_documents(project, making=HERE, output=project / "lain")
    keeping.freeze(project, Which(["kabag-dua"]))
    (project / "lain" / "kabag-dua.docx").write_bytes(signed)
    (row,) = keeping.status(project, Which(["kabag-dua"]), output=project / "lain").rows
    entri = row.standing.entri
    assert (row.standing.file, bool(entri and entri.buatan)) == (FileState.INTACT, True)
    assert row.standing.reasons == (Reason.SOURCES_CHANGED,)


def test_an_archive_of_another_year_stays_and_one_of_a_run_cut_short_is_ours(
    made_project: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(made_project, tmp_path / "proyek"))
    archive = out(project) / "bagian-dua.zip"
    toggle(project, "indicators.yaml", OPINI)
    make(project, archives=True)
    before = archive.read_bytes()
    (out(project) / "register.json").unlink()
    toggle(project, "indicators.yaml", OPINI)
    assert "bagian-dua.zip" in make(project, archives=True).report.edited
    assert archive.read_bytes() == before
    toggle(project, "indicators.yaml", OPINI)
    assert "bagian-dua.zip" in make(project, archives=True).report.made
    assert archive.read_bytes() == before


def test_an_error_in_the_entry_of_one_post_lets_prune_remove_nothing_of_it(
    made_project: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(made_project, tmp_path / "proyek"))
    toggle(project, "org.yaml", MELATI)
    toggle(project, "pejabat.yaml", ("lurah-melati", "lurah-kenanga"))
    toggle(project, "org.yaml", ERROR)
    before = contents(project)
    report = make(project, prune=True).report
    assert (report.pruned, report.orphaned) == ([], [])
    assert contents(project).keys() >= before.keys()
    toggle(project, "org.yaml", ERROR)
    assert make(project, prune=True).report.pruned == ["lurah-melati"]


def test_release_takes_the_mark_off_the_latest_document_and_no_other(
    made_project: Path, tmp_path: Path
) -> None:
    project = replaced(Path(shutil.copytree(made_project, tmp_path / "proyek")))
    keeping.freeze(project, Which(["kabag-dua", "walikota"]))
    assert keeping.freeze(project, Which(["kabag-dua"]), undo=True).stems == [
        "kabag-dua-perubahan-1"
    ]
    found = standings(project)
    assert found["kabag-dua"].state is State.FROZEN
    assert found["kabag-dua-perubahan-1"].state is State.CURRENT
    assert found["walikota"].state is State.FROZEN


def test_an_edit_of_the_same_length_is_an_edit(made_project: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(made_project, tmp_path / "proyek"))
    path = out(project) / "kabag-dua.docx"
    theirs = b"x" * path.stat().st_size
    path.write_bytes(theirs)
    assert state_of(project, "kabag-dua") is State.EDITED
    make(project)
    assert path.read_bytes() == theirs


def test_the_property_has_something_to_say(made_project: Path) -> None:
    assert len(standings(made_project)) > 8


def test_every_state_has_words_of_its_own() -> None:
    assert len({str(state) for state in State}) == len(State) > 10


def test_a_perubahan_may_have_a_day_of_its_own_and_is_signed_by_who_holds_the_post_then(
    fresh_project: Path,
) -> None:
    people = """pegawai:
  - nama: Lama Contoh
    nip: "198001012005011011"
    memangku: [{jabatan: pengolah-01, selesai: Juni 2023}]
  - nama: Baru Contoh
    nip: "198001012005011012"
    memangku: [{jabatan: pengolah-01, mulai: Juli 2023, selesai: Agustus 2023}]
"""
    folder = str(give_seats(fresh_project, people))
    run("generate", "pengolah-01", "-C", folder)
    run("freeze", "pengolah-01", "--tanpa-nama", "-C", folder)
    told = ("generate", "pengolah-01", "-C", folder)
    done = run(*told, "--perubahan", "pejabat berganti", "--tanggal", "3 Juli 2023")
    assert (done.returncode, done.stdout[:15]) == (0, "1 dokumen dibuat"[:15])
    path = out(fresh_project) / "pengolah-01-perubahan-1.docx"
    lines = read_lines(path.read_bytes())
    assert {"BARU CONTOH", "Contoh, 3 Juli 2023"} <= set(lines)
    made = path.read_bytes()
    assert run(*told).returncode == 0
    assert run("generate", "--prune", "-C", folder).returncode == 0
    assert path.read_bytes() == made
    assert state_of(fresh_project, path.stem) is State.CURRENT
    path.unlink()
    forget(fresh_project)
    run(*told)
    assert path.read_bytes() == made
    run("freeze", "pengolah-01", "--tanpa-nama", "-C", folder)
    assert standings(fresh_project)[path.stem].reasons == ()
    run(*told, "--perubahan", "kosong", "--tanggal", "4 September 2023")
    lines = read_lines((out(fresh_project) / "pengolah-01-perubahan-2.docx").read_bytes())
    assert "Contoh, 4 September 2023" in lines
    assert "BARU CONTOH" not in lines


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--tanggal", "3 Juli 2023"), "pakai bersama --perubahan ALASAN"),
        (("--perubahan", "x", "--tanggal", "besok"), '"besok" bukan tanggal'),
        (("--perubahan", "x", "--tanggal", "3 Juli 2024"), "di luar tahun 2023"),
        (("--perubahan", "x", "--tanggal", "1 Januari 2023"), "sebelum PK induknya"),
    ],
)
def test_a_day_that_a_perubahan_cannot_have_is_refused(
    fresh_project: Path, args: tuple[str, ...], words: str
) -> None:
    done = run("generate", *args, "-C", str(fresh_project))
    assert (done.returncode, words in done.stderr) == (2, True)


def test_a_frozen_agreement_needs_a_perubahan_once_another_holds_the_post_on_its_day(
    fresh_project: Path,
) -> None:
    people = """pegawai:
  - nama: Lama Contoh
    nip: "198001012005011011"
    memangku: [{jabatan: pengolah-01, selesai: Juni 2023}]
  - nama: Baru Contoh
    nip: "198001012005011012"
    memangku: [{jabatan: pengolah-01, mulai: Juli 2023}]
"""
    folder = str(give_seats(fresh_project, people))
    assert run("generate", "pengolah-01", "-C", folder).returncode == 0
    assert run("freeze", "pengolah-01", "--tanpa-nama", "-C", folder).returncode == 0
    assert "perlu perubahan" not in run("status", "pengolah-01", "-C", folder).stdout
    edit(fresh_project, "org.yaml", "  tempat:", "  tanggal_perubahan: 5 Juli 2023\n  tempat:")
    told = run("status", "pengolah-01", "-C", folder).stdout
    assert "beku, pejabat berganti: perlu perubahan  Pihak Pertama pada 5 Juli 2023: Baru" in told
    assert "sumber berubah" not in told
    assert run("mark", "diinput", "pengolah-01", "--sistem", "SIMPEG", "-C", folder).stderr == ""
    toggle(fresh_project, "org.yaml", ("nama: Pengolah", "nama: Penata"))
    assert standings(fresh_project)["pengolah-01"].reasons == (Reason.SOURCES_CHANGED,)
    toggle(fresh_project, "org.yaml", ("nama: Pengolah", "nama: Penata"))
    done = run("generate", "pengolah-01", "--perubahan", "pejabat berganti", "-C", folder)
    assert done.returncode == 0
    first, later = (out(fresh_project) / f"pengolah-01{end}.docx" for end in ("", "-perubahan-1"))
    assert "LAMA CONTOH" in read_lines(first.read_bytes())
    assert "BARU CONTOH" in read_lines(later.read_bytes())
    assert "perlu perubahan" not in run("status", "pengolah-01", "-C", folder).stdout
