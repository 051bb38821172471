"""How a file on disk stands to its entry."""

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pkdocs.app.handing import keeping
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.terms import Refused, Which
from pkdocs.base.values import replace
from pkdocs.store.folder import FileState, Folder, read_folder
from pkdocs.store.register import Entri, Register, hash_bytes, read_register
from tests.helpers import out
from tests.store.test_standing import OPINI, toggle


def folder_of(project: Path) -> Folder:
    register = read_register(out(project), 2023).value
    assert register is not None
    return read_folder(out(project), register)


def test_a_document_is_intact_edited_lost_or_absent(project: Path) -> None:
    (out(project) / "kabag-dua.docx").write_bytes(b"lain")
    (out(project) / "kabag-satu.docx").unlink()
    now = folder_of(project)
    assert now.document("walikota") is FileState.INTACT
    assert now.document("kabag-dua") is FileState.EDITED
    assert now.document("kabag-satu") is FileState.LOST
    assert now.document("camat-kenanga") is FileState.ABSENT


def test_another_time_alone_is_no_edit_and_a_sealed_file_nobody_knows_is_unknown(
    project: Path,
) -> None:
    os.utime(out(project) / "walikota.docx", (1, 1))
    (out(project) / "salinan.docx").write_bytes((out(project) / "walikota.docx").read_bytes())
    now = folder_of(project)
    assert now.document("walikota") is FileState.INTACT
    assert now.document("salinan") is FileState.UNKNOWN


def test_a_file_that_cannot_be_read_counts_as_edited(project: Path) -> None:
    path = out(project) / "walikota.docx"
    path.unlink()
    path.mkdir()
    now = folder_of(project)
    entri = now.register.dokumen["walikota"]
    assert now.sha256(entri) == ""
    assert now.document("kabag-dua") is FileState.INTACT


def test_a_pdf_nobody_made_here_counts_as_edited(project: Path) -> None:
    assert folder_of(project).pdf("walikota") is FileState.ABSENT
    (out(project) / "walikota.pdf").write_bytes(b"%PDF-1.7")
    assert folder_of(project).pdf("walikota") is FileState.EDITED


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    register = read_register(tmp_path, 2023).value
    assert register is not None
    assert read_folder(tmp_path / "tiada", register).files == {}


ENTRI = Entri("a", "a.docx", "Unit", "siap", (), hash_bytes(b"isi"), "m", "p", "t", "v")
LISTED = replace(ENTRI, ukuran=3, waktu=9)


def small_folder(path: Path, lies: bytes | None, stat: tuple[int, int] | None) -> Folder:
    """A folder of one listed document; what lies there, and what was seen of it."""
    if lies is not None:
        (path / "a.docx").write_bytes(lies)
    return Folder(path, {"a.docx": stat} if stat else {}, Register(2023, {}, {"a": LISTED}))


@pytest.mark.parametrize(
    ("lies", "stat", "expected"),
    [
        (None, (3, 9), FileState.INTACT),
        (b"isi", (3, 8), FileState.INTACT),
        (b"lai", (3, 8), FileState.EDITED),
        (b"lain", (4, 9), FileState.EDITED),
        (None, (3, 8), FileState.EDITED),
        (None, None, FileState.LOST),
        (b"isi", None, FileState.LOST),
        (b"lai", None, FileState.EDITED),
    ],
)
def test_size_and_time_are_enough_while_they_agree_else_the_content_decides(
    tmp_path: Path, lies: bytes | None, stat: tuple[int, int] | None, expected: FileState
) -> None:
    now = small_folder(tmp_path, lies, stat)
    assert now.document("a") is expected
    hashed = ENTRI.sha256 if stat == (3, 9) else hash_bytes(lies) if lies else ""
    assert now.sha256(LISTED) == hashed


@pytest.mark.parametrize(
    ("changes", "lies", "stat", "expected"),
    [
        ({}, None, None, FileState.ABSENT),
        ({}, b"isi", (3, 9), FileState.EDITED),
        ({"pdf_sha256": ENTRI.sha256}, None, None, FileState.LOST),
        ({"pdf_sha256": "x"}, None, (3, 9), FileState.INTACT),
        ({"pdf_sha256": ENTRI.sha256}, b"isi", (3, 8), FileState.INTACT),
        ({"pdf_sha256": ENTRI.sha256}, b"lai", (3, 8), FileState.EDITED),
        ({"pdf_sha256": ENTRI.sha256}, b"lain", (4, 9), FileState.EDITED),
    ],
)
def test_a_pdf_is_known_by_its_own_hash(
    tmp_path: Path,
    changes: dict[str, str],
    lies: bytes | None,
    stat: tuple[int, int] | None,
    expected: FileState,
) -> None:
    if lies is not None:
        (tmp_path / "a.pdf").write_bytes(lies)
    entri = replace(LISTED, pdf_ukuran=3, pdf_waktu=9, **changes)  # type: ignore[arg-type]  # fields by name
    files = {"a.pdf": stat} if stat else {}
    now = Folder(tmp_path, files, Register(2023, {}, {"a": entri}))
    assert now.pdf("a") is expected
    alone = Folder(tmp_path, files, Register(2023))
    assert alone.pdf("a") is (FileState.EDITED if stat else FileState.ABSENT)


def test_perubahan_stand_in_their_order_and_what_lies_beside_apart() -> None:
    numbered = [
        replace(ENTRI, kode=kode, berkas=f"{kode}-perubahan-{nomor}.docx", nomor=nomor)
        for kode, nomor in (("a", 10), ("a", 2), ("b", 1), ("a", 1))
    ]
    beside = [
        replace(ENTRI, berkas="a.baru.docx", lama="a.docx"),
        replace(ENTRI, berkas="a-perubahan-1.baru.docx", lama="a-perubahan-1.docx", nomor=1),
    ]
    dokumen = {entri.stem: entri for entri in (ENTRI, *numbered, *beside)}
    now = Folder(Path("tiada"), {}, Register(2023, {}, dokumen))
    stems = {kode: [entri.stem for entri in own] for kode, own in now.perubahan.items()}
    assert stems == {
        "a": ["a-perubahan-1", "a-perubahan-2", "a-perubahan-10"],
        "b": ["b-perubahan-1"],
    }
    assert now.besides == {"a": beside}


# Letters: `Camat-Mawar.docx` is `camat-mawar.docx` on Windows, and another file on Linux


def named(path: Path, *names: str) -> Folder:
    for name in names:
        (path / name).write_bytes(name.encode())
    entri = replace(LISTED, sha256=hash_bytes(b"A.docx"), pdf_sha256=hash_bytes(b"a.PDF"))
    return read_folder(path, Register(2023, {}, {"a": entri}))


def test_a_document_and_its_pdf_are_what_lies_there_under_other_letters(tmp_path: Path) -> None:
    now = named(tmp_path, "A.docx", "a.PDF")
    assert (now.document("a"), now.pdf("a")) == (FileState.INTACT, FileState.INTACT)
    assert (now.place("a.docx"), now.place("a.pdf")) == (tmp_path / "A.docx", tmp_path / "a.PDF")
    assert now.sha256(LISTED) == hash_bytes(b"A.docx")
    assert now.seen("a.docx") == now.files["A.docx"]


def test_edited_under_other_letters_it_is_edited(tmp_path: Path) -> None:
    assert named(tmp_path, "A.DOCX").document("a") is FileState.EDITED


def test_of_two_the_one_with_our_letters_is_ours(tmp_path: Path) -> None:
    now = named(tmp_path, "A.docx", "a.docx")
    assert (now.name("a.docx"), now.document("a")) == ("a.docx", FileState.EDITED)


def test_of_two_in_other_letters_none_is_taken_for_ours(tmp_path: Path) -> None:
    now = named(tmp_path, "A.docx", "a.DOCX")
    assert (now.name("a.docx"), now.document("a")) == ("a.docx", FileState.LOST)


def in_other_letters(name: str, turn: int) -> str:
    return (name.upper(), name.title(), name.lower())[turn % 3]


@dataclass
class Desk:
    """A project on whose output folder people and commands take turns, also in other letters."""

    project: Path
    place: Path
    wrote: dict[Path, bytes] = field(default_factory=dict)
    twins: bool = False
    turn: int = 0

    def lying(self, kode: str, ending: str) -> list[Path]:
        name = f"{kode}{ending}"
        return sorted(p for p in self.place.iterdir() if p.name.casefold() == name)

    def act(self, step: str, kode: str) -> None:
        """Do one step, as a person or as a command."""
        self.turn += 1
        if step in ("edit", "sign", "letters", "twin", "delete"):
            for ending in (".pdf",) if step == "sign" else (".docx", ".pdf"):
                self.touch(step, kode, ending)
        elif step == "freeze":
            self.freeze(kode)
        elif step == "opini":
            toggle(self.project, "indicators.yaml", OPINI)
        else:
            how = Making(
                workers=1,
                everything=step == "all",
                prune=step == "prune",
                archives=step == "zip",
                perubahan="strategi" if step == "replace" else None,
            )
            make_documents(self.project, making=how, output=self.place)

    def touch(self, step: str, kode: str, ending: str) -> None:
        there = self.lying(kode, ending)
        if step == "letters" and len(there) == 1:
            target = self.place / in_other_letters(there[0].name, self.turn)
            there[0].rename(target)
            if there[0] in self.wrote:
                self.wrote[target] = self.wrote.pop(there[0])
        elif step == "delete":
            for path in there:
                path.unlink()
                self.wrote.pop(path, None)
        elif step == "sign" or (step in ("edit", "twin") and ending == ".docx"):
            path = there[-1] if there else self.place / f"{kode}{ending}"
            if step == "twin":
                path = self.place / in_other_letters(path.name, self.turn)
                self.twins = True
            self.wrote[path] = b"tangan %d" % self.turn
            path.write_bytes(self.wrote[path])

    def freeze(self, kode: str) -> None:
        """Freeze, so that the very bytes must stay."""
        before = {path: path.read_bytes() for path in self.lying(kode, ".docx")}
        try:
            done = keeping.freeze(self.project, Which([kode]), output=self.place)
        except Refused:  # nothing was made yet
            return
        if kode in done.stems and len(before) == 1:
            self.wrote.update(before)

    def check(self) -> None:
        assert {path: path.read_bytes() for path in self.wrote if path.exists()} == self.wrote
        names = [path.name.casefold() for path in self.place.glob("*.[dD]*")]
        assert self.twins or len(names) == len(set(names))


DEED = st.one_of(
    st.tuples(
        st.sampled_from(["edit", "sign", "letters", "letters", "twin", "delete", "freeze"]),
        st.sampled_from(["kabag-dua", "walikota"]),
    ),
    st.tuples(st.sampled_from(["make", "all", "zip", "prune", "replace", "opini"]), st.just("")),
)
RENAMED = [("edit", "kabag-dua"), ("letters", "kabag-dua")]


def play(project: Path, place: Path, steps: list[tuple[str, str]]) -> None:
    make_documents(project, making=Making(workers=1), output=place)
    desk = Desk(project, place)
    for step in (*steps, ("make", ""), ("all", ""), ("prune", "")):
        desk.act(*step)
        desk.check()


@pytest.fixture(scope="module")
def made_project(_made: Path) -> Path:
    """The base project with all its documents: to be copied, never changed."""
    return _made


def test_a_renamed_document_is_made_anew_under_its_letters_and_kept_where_it_was_edited(
    project: Path,
) -> None:
    for kode in ("kabag-dua", "walikota"):
        (out(project) / f"{kode}.docx").rename(out(project) / f"{kode.title()}.DOCX")
    assert make_documents(project, making=Making(workers=1)).report.made == []
    edited = out(project) / "Walikota.DOCX"
    edited.write_bytes(b"tangan")
    toggle(project, "indicators.yaml", OPINI)
    report = make_documents(project, making=Making(workers=1)).report
    assert {"kabag-dua", "walikota.baru"} <= set(report.made)
    assert edited.read_bytes() == b"tangan"
    names = {path.name for path in out(project).glob("[KkWw]*.[dD]*")}
    assert {"Kabag-Dua.DOCX", "Walikota.DOCX", "walikota.baru.docx"} <= names
    assert not {"kabag-dua.docx", "walikota.docx"} & names


@pytest.mark.slow
@settings(max_examples=15)
@example(steps=RENAMED)
@example(steps=[("letters", "kabag-dua"), ("opini", ""), ("make", "")])
@example(steps=[("letters", "kabag-dua"), ("freeze", "kabag-dua"), ("opini", ""), ("replace", "")])
@example(steps=[("twin", "kabag-dua"), ("opini", ""), ("zip", "")])
@given(steps=st.lists(DEED, min_size=1, max_size=7))
def test_whatever_letters_a_name_is_given_nothing_that_a_person_wrote_is_lost(
    made_project: Path, steps: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = Path(shutil.copytree(made_project, Path(name) / "proyek"))
        play(project, out(project), steps)


@pytest.mark.slow
@pytest.mark.parametrize(
    "steps",
    [
        RENAMED,
        [*RENAMED, ("opini", ""), ("sign", "kabag-dua"), ("letters", "kabag-dua"), ("zip", "")],
        [("letters", "kabag-dua"), ("opini", ""), ("make", ""), ("edit", "kabag-dua")],
        [("letters", "kabag-dua"), ("freeze", "kabag-dua"), ("opini", ""), ("replace", "")],
        [("sign", "walikota"), ("letters", "walikota"), ("delete", "kabag-dua"), ("prune", "")],
    ],
)
def test_where_letters_are_nothing_it_is_so_too(
    fresh_project: Path, case_insensitive: Path, steps: list[tuple[str, str]]
) -> None:
    play(fresh_project, case_insensitive / "hasil", steps)
