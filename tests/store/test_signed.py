"""The register as the agenda corrects it: what was signed is frozen in whatever folder."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.app.handing.keeping import freeze
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.terms import Which
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.riwayat import all_riwayat
from pkdocs.store.agenda import NAME, add_kejadian, read_agenda
from pkdocs.store.register import Entri, Register, hash_file
from pkdocs.store.signed import join_books, read_books, unknown, with_signed
from pkdocs.store.standing import Reason, State
from tests.helpers import edit, out, run
from tests.store.test_standing import OPINI, forget, standings, toggle
from tests.support.folder import contents
from tests.support.listed import entry

TAHUN = 2023


def event(peristiwa: Peristiwa = Peristiwa.BEKU, nomor: int = 0, **rest: Any) -> Kejadian:
    told = {"waktu": "2023-02-06T08:00:00+07:00", "kode": "a", "unit": "Unit", **rest}
    return Kejadian(pelaku="ani", peristiwa=peristiwa, tahun=TAHUN, nomor=nomor, **told)


SIGN = event(docx="tertanda", perjanjian="p")
BACK = event(batal=True, melepas=SIGN.waktu)
OLD_BACK = event(batal=True)
"""A release as it was noted once: it does not name what it takes back."""
NOTED: dict[str, Any] = {"beku": True, "sha256": "tertanda", "dibekukan": SIGN.waktu}


def corrected(entries: list[Entri], *events: Kejadian, whole: bool = True) -> dict[str, Entri]:
    register = Register(TAHUN, {}, {e.stem: e for e in entries})
    return dict(with_signed(register, all_riwayat(events, TAHUN), whole=whole).dokumen)


def test_where_the_agenda_says_nothing_else_the_register_is_the_very_same() -> None:
    for entries, events in (
        ([entry("a")], []),
        ([], []),
        ([entry("a")], [SIGN, BACK]),
        ([entry("a", **NOTED)], [SIGN]),
        ([entry("a", beku=True)], [event(kode="../keluar")]),
    ):
        register = Register(TAHUN, {}, {e.stem: e for e in entries})
        assert with_signed(register, all_riwayat(events, TAHUN)) is register


def test_what_was_signed_is_frozen_where_the_register_lacks_it() -> None:
    (own,) = corrected([], SIGN).values()
    assert (own.stem, own.berkas, own.unit, own.keadaan) == ("a", "a.docx", "Unit", "siap")
    assert (own.beku, own.sha256, own.perjanjian, own.masukan) == (True, "tertanda", "p", "")


def test_what_was_signed_elsewhere_is_frozen_whatever_lies_here() -> None:
    konsep = entry("a", keadaan="konsep", alasan=("belum pasti",))
    (own,) = corrected([konsep], SIGN).values()
    signed = replace(
        konsep,
        **NOTED,
        buatan=konsep.sha256,
        perjanjian="p",
        keadaan="siap",
        alasan=(),
        ukuran=0,
        waktu=0,
    )
    assert own == signed
    assert corrected([signed], SIGN, BACK) == {
        "a": replace(signed, beku=False, dibekukan="", sha256=konsep.sha256, buatan="")
    }


def test_a_signed_perubahan_has_its_reason_and_what_it_replaces_is_signed_too() -> None:
    begun = event(Peristiwa.PERUBAHAN, 2, catatan="strategi")
    found = corrected([entry("a")], begun, event(nomor=2, docx="dua", perjanjian="q"))
    assert {s: (e.beku, e.sha256) for s, e in found.items()} == {
        "a": (True, "-"),
        "a-perubahan-1": (True, "-"),
        "a-perubahan-2": (True, "dua"),
    }
    last = found["a-perubahan-2"]
    assert (last.jenis, last.nomor, last.alasan_perubahan) == ("perubahan", 2, "strategi")


def test_what_was_declined_goes_with_the_frozen_entry() -> None:
    no = event(Peristiwa.TANPA_PERUBAHAN, perjanjian="lain", catatan="atasan berganti nama")
    assert corrected([], SIGN, no)["a"].ditolak == ("lain",)
    assert corrected([], SIGN, no, no._replace(batal=True))["a"].ditolak == ()


def test_what_was_released_is_not_frozen_unless_lines_of_the_agenda_are_lost() -> None:
    frozen = entry("a", **NOTED, buatan="dibuat")
    mark: dict[str, Any] = {"beku": False, "dibekukan": "", "buatan": ""}
    released = {"a": replace(frozen, **mark, sha256="dibuat", ukuran=0, waktu=0)}
    for back in (BACK, OLD_BACK):
        assert corrected([frozen], SIGN, back) == released
    assert corrected([frozen], SIGN, BACK, whole=False) == {"a": frozen}
    assert corrected([replace(frozen, masukan="")], SIGN, BACK) == {}
    assert corrected([], SIGN, BACK) == {}


def test_what_the_register_has_as_signed_stays_until_the_release_of_that_very_signing() -> None:
    """The agenda came from a backup: signed, released, and the second signing is lost."""
    again = entry("a", **NOTED | {"dibekukan": "2023-02-07T08:00:00+07:00"})
    for events in ([], [SIGN], [SIGN, BACK], [SIGN, OLD_BACK], [event(Peristiwa.DISERAHKAN)]):
        riwayat = all_riwayat(events, TAHUN)
        assert corrected([again], *events) == {"a": again}
        assert list(unknown(Register(TAHUN, {}, {"a": again}), riwayat)) == [again]
    back = BACK._replace(melepas=again.dibekukan)
    assert not corrected([again], SIGN, BACK, back)["a"].beku
    assert not corrected([again], back)["a"].beku


def test_where_neither_register_nor_release_says_which_signing_its_file_does() -> None:
    older = entry("a", beku=True, sha256="tertanda")
    assert not corrected([older], SIGN, OLD_BACK)["a"].beku
    assert not corrected([older], SIGN._replace(docx=""), OLD_BACK)["a"].beku
    assert not corrected([older], SIGN, BACK)["a"].beku
    other = replace(older, sha256="lain")
    assert corrected([other], SIGN, OLD_BACK) == {"a": other}
    assert corrected([older], OLD_BACK) == {"a": older}
    again = SIGN._replace(waktu="2023-02-07T08:00:00+07:00")
    assert corrected([older], SIGN, OLD_BACK, again)["a"].beku


def test_what_was_signed_unseen_under_a_perubahan_is_what_the_agenda_comes_to_know() -> None:
    unseen = entry("a", **NOTED | {"sha256": "-"})
    other = SIGN._replace(waktu="2023-02-07T08:00:00+07:00")
    assert corrected([unseen], other)["a"].sha256 == "tertanda"


TIMES = st.sampled_from([f"2023-02-0{day}T08:00:00+07:00" for day in range(1, 5)])
NOTES = st.lists(st.tuples(TIMES, st.booleans(), st.sampled_from(["", "agenda (1).jsonl"])))


@given(notes=NOTES, known=st.none() | TIMES)
def test_signed_is_what_either_book_says_and_no_release_names(
    notes: list[tuple[str, bool, str]], known: str | None
) -> None:
    """Whatever was lost, restored, joined, or noted in another order: `batal` names its signing."""
    events = [
        event(waktu=time, asal=asal, batal=batal, melepas=time * batal)
        for time, batal, asal in notes
    ]
    entries = [entry("a", **NOTED | {"dibekukan": known}, buatan="dibuat")] if known else []
    said = {time for time, batal, _ in notes if not batal} | ({known} if known else set())
    signed = said - {time for time, batal, _ in notes if batal}
    found = corrected(entries, *events)
    assert any(own.beku for own in found.values()) is bool(signed)


def test_frozen_entries_that_the_agenda_does_not_know_are_told() -> None:
    frozen = entry("a", beku=True)
    entries = [frozen, entry("b", kode="b"), replace(frozen, kode="c", berkas="c.docx", sha256="-")]
    register = Register(TAHUN, {}, {e.stem: e for e in entries})
    assert list(unknown(register, {})) == [frozen]
    assert list(unknown(register, all_riwayat([SIGN], TAHUN))) == []
    assert list(unknown(register, all_riwayat([SIGN, BACK], TAHUN))) == []
    assert list(unknown(register, all_riwayat([SIGN, OLD_BACK], TAHUN))) == [frozen]
    other = event(Peristiwa.DISERAHKAN)
    assert list(unknown(register, all_riwayat([other], TAHUN))) == [frozen]


def test_an_agenda_that_cannot_be_read_is_told_and_nobody_knows_what_was_signed(
    project: Path,
) -> None:
    (project / NAME).mkdir()
    read = read_books(project, out(project), TAHUN)
    assert read.value is None
    assert [p.kode for p in read.problems] == ["F004"]
    done = run("generate", "-C", str(project))
    assert (done.returncode, "F004" in done.stderr) == (1, True)
    assert run("status", "-C", str(project)).returncode == 1
    assert run("freeze", "-C", str(project)).returncode == 1


def test_a_broken_line_is_told_by_every_command_and_stops_none(project: Path) -> None:
    freeze(project, Which(["walikota", "kabag-dua"]))
    lines = (project / NAME).read_bytes().splitlines(keepends=True)
    (project / NAME).write_bytes(b"x" + b"".join(lines))
    for command in ("generate", "status"):
        done = run(command, "-C", str(project))
        assert done.returncode == 0
        assert "agenda.jsonl:1:1: F015 peringatan" in done.stderr
    forget(project)
    assert standings(project)["kabag-dua"].state is State.FROZEN
    assert standings(project)["walikota"].state is not State.FROZEN


def signed_and_changed(project: Path) -> str:
    """A project in which kabag-dua signed, and its sources changed; the hash of what was signed."""
    freeze(project, Which(["kabag-dua"]))
    toggle(project, "indicators.yaml", OPINI)
    return hash_file(out(project) / "kabag-dua.docx")


def test_without_its_register_a_folder_still_holds_what_was_signed(project: Path) -> None:
    signed = signed_and_changed(project)
    forget(project)
    done = run("generate", "--all", "--overwrite-edited", "-C", str(project))
    assert hash_file(out(project) / "kabag-dua.docx") == signed
    assert "perlu PK Perubahan (--perubahan ALASAN): kabag-dua." in done.stdout
    run("generate", "--perubahan", "strategi", "-C", str(project))
    found = standings(project)
    assert (found["kabag-dua"].state, found["kabag-dua"].reasons) == (State.FROZEN, ())
    assert found["kabag-dua-perubahan-1"].state is State.CURRENT


@pytest.mark.parametrize("other", [True, False])
def test_in_another_folder_or_a_fresh_clone_no_second_original_is_made(
    project: Path, other: bool
) -> None:
    signed_and_changed(project)
    place = project / "lain" if other else out(project)
    if not other:
        shutil.rmtree(out(project))
    done = run("generate", "-C", str(project), "--output", str(place))
    assert "yang ditandatangani tidak ada di folder ini" in done.stdout
    assert "perlu PK Perubahan (--perubahan ALASAN): kabag-dua." in done.stdout
    assert not (place / "kabag-dua.docx").exists()
    assert (place / "kabag-satu.docx").exists()
    run("generate", "--perubahan", "strategi", "-C", str(project), "--output", str(place))
    assert (place / "kabag-dua-perubahan-1.docx").exists()
    assert [own.catatan for own in read_agenda(project).value or ()] == ["", "strategi"]


def test_a_perubahan_begun_elsewhere_is_made_here_for_the_same_reason(project: Path) -> None:
    signed_and_changed(project)
    run("generate", "--perubahan", "strategi", "-C", str(project))
    made = (out(project) / "kabag-dua-perubahan-1.docx").read_bytes()
    shutil.rmtree(out(project))
    run("generate", "-C", str(project))
    assert (out(project) / "kabag-dua-perubahan-1.docx").read_bytes() == made


def test_another_file_in_the_place_of_a_signed_one_is_left_alone_and_told(project: Path) -> None:
    signed_and_changed(project)
    make_documents(project, making=Making(workers=1), output=project / "lain")
    theirs = project / "lain" / "kabag-dua.docx"
    shutil.copy(out(project) / "kabag-satu.docx", theirs)
    before = theirs.read_bytes()
    done = run("generate", "--all", "-C", str(project), "--output", str(project / "lain"))
    assert "berkas di sini bukan yang ditandatangani; tidak ditimpa: kabag-dua." in done.stdout
    assert theirs.read_bytes() == before
    done = run("freeze", "kabag-dua", "-C", str(project), "--output", str(project / "lain"))
    assert "F008" in done.stderr
    assert "kabag-dua.docx di sini bukan berkas yang ditandatangani" in done.stderr
    shutil.copy(out(project) / "kabag-dua.docx", theirs)
    done = run("status", "kabag-dua", "-C", str(project), "--output", str(project / "lain"))
    assert "bukan yang ditandatangani" not in done.stdout


def test_an_archive_that_would_lack_what_was_signed_is_not_made_and_others_are(
    project: Path,
) -> None:
    signed_and_changed(project)
    place = project / "lain"
    done = run("generate", "--zip", "-C", str(project), "--output", str(place))
    assert (done.returncode, "F017 arsip Bagian Dua tidak dibuat" in done.stderr) == (1, True)
    assert {path.name for path in place.glob("*.zip")} >= {"bagian-satu.zip"}
    assert not (place / "bagian-dua.zip").exists()


def test_older_marks_are_noted_at_the_next_freeze_and_outlive_the_register(project: Path) -> None:
    freeze(project, Which(["kabag-dua"]))
    (project / NAME).unlink()
    assert freeze(project, Which(["walikota"])).stems == ["walikota"]
    events = read_agenda(project).value or ()
    assert [(own.kode, own.catatan) for own in events] == [
        ("kabag-dua", "sudah beku di register sebelum dicatat di sini"),
        ("walikota", ""),
    ]
    forget(project)
    assert standings(project)["kabag-dua"].state is State.FROZEN


def test_what_was_signed_is_released_in_a_fresh_clone_too(project: Path) -> None:
    freeze(project, Which(["kabag-dua"]))
    shutil.rmtree(out(project))
    assert freeze(project, Which(["kabag-dua"]), undo=True).stems == ["kabag-dua"]
    assert standings(project)["kabag-dua"].state is State.ABSENT


def test_a_mark_that_was_noted_and_not_written_into_the_register_counts(project: Path) -> None:
    before = (out(project) / "register.json").read_bytes()
    freeze(project, Which(["kabag-dua"]))
    after = (out(project) / "register.json").read_bytes()
    (out(project) / "register.json").write_bytes(before)
    assert freeze(project, Which(["kabag-dua"])).stems == []
    assert standings(project)["kabag-dua"].state is State.FROZEN
    freeze(project, Which(["kabag-dua"]), undo=True)
    (out(project) / "register.json").write_bytes(after)
    assert standings(project)["kabag-dua"].state is State.CURRENT


def from_backup(project: Path) -> None:
    """Signed by a slip and released; then signed on paper, and the agenda of before restored."""
    which = Which(["kabag-dua"])
    freeze(project, which)
    freeze(project, which, undo=True)
    before = (project / NAME).read_bytes()
    freeze(project, which)
    (project / NAME).write_bytes(before)


def test_an_agenda_from_a_backup_releases_nothing_and_is_told_until_it_knows_again(
    project: Path,
) -> None:
    from_backup(project)
    signed = hash_file(out(project) / "kabag-dua.docx")
    toggle(project, "indicators.yaml", OPINI)
    done = run("generate", "--all", "--overwrite-edited", "-C", str(project))
    assert hash_file(out(project) / "kabag-dua.docx") == signed
    assert "agenda.jsonl:1:1: F022 peringatan" in done.stderr
    assert "pembekuan yang ada di register: kabag-dua. " in done.stderr
    assert "F022" in run("status", "-C", str(project)).stderr
    for command in ("freeze", "status"):
        done = run(command, "kabag-dua", "-C", str(project))
    assert "F022" not in done.stderr
    forget(project)
    assert standings(project)["kabag-dua"].state is State.FROZEN
    assert freeze(project, Which(["kabag-dua"]), undo=True).stems == ["kabag-dua"]
    assert standings(project)["kabag-dua"].state is not State.FROZEN


def test_what_is_released_before_the_agenda_knows_of_it_is_released_in_either_book(
    project: Path,
) -> None:
    from_backup(project)
    before = (out(project) / "register.json").read_bytes()
    assert freeze(project, Which(["kabag-dua"]), undo=True).stems == ["kabag-dua"]
    assert standings(project)["kabag-dua"].state is State.CURRENT
    (out(project) / "register.json").write_bytes(before)
    assert standings(project)["kabag-dua"].state is State.CURRENT


def test_many_lost_signings_are_one_problem() -> None:
    codes = "abcdefg"
    noted = NOTED | {"dibekukan": "2023-02-06T08:00:00.000001+07:00"}
    entries = (entry("a", kode=kode, berkas=f"{kode}.docx", **noted) for kode in codes)
    (told,) = join_books(Register(TAHUN, {}, {e.stem: e for e in entries}), []).problems
    assert ": a, b, c, d, e dan 2 lagi. " in told.pesan


def test_a_run_with_nothing_to_do_knows_what_was_signed_elsewhere(project: Path) -> None:
    assert make_documents(project).nothing_to_do
    add_kejadian(project, [event(kode="kabag-dua", docx="lain", perjanjian="lain")])
    for _ in range(2):
        done = make_documents(project)
        assert (done.nothing_to_do, done.report.frozen) == (False, ["kabag-dua"])
        assert done.report.changed_frozen == ["kabag-dua"]
    assert "kabag-dua.docx" in contents(out(project))


def test_a_comparison_knows_what_was_signed(project: Path) -> None:
    signed_and_changed(project)
    run("generate", "--perubahan", "strategi", "-C", str(project))
    freeze(project, Which(["kabag-dua"]))
    forget(project)
    (out(project) / "kabag-dua-perubahan-1.docx").unlink()
    done = run("diff", "2023", "2023", "-C", str(project))
    assert "R004 ditandatangani, tetapi berkasnya tidak ada di folder ini" in done.stderr
    assert standings(project)["kabag-dua-perubahan-1"].reasons == (Reason.FILE_LOST,)
    edit(project, "indicators.yaml", *reversed(OPINI))


EVERYDAY = (("generate",), ("mark", "diserahkan", "walikota"))
"""The others wait for the one check."""
ASKING = (
    ("generate",),
    ("generate", "--zip"),
    ("generate", "walikota", "--all", "--overwrite-edited", "--prune"),
    ("freeze", "kabag-dua"),
    ("freeze", "walikota", "--undo"),
    ("mark", "diserahkan", "walikota"),
    ("status",),
    ("recap",),
    ("upload-pack", "-o", "unggah"),
    ("entry-sheets", "-o", "entri"),
)
AGENDA_ALONE = (
    ("freeze", "--scan", "org.yaml", "--undo"),
    ("agenda",),
    ("agenda", "walikota", "--json"),
    ("owed",),
)


def every_file(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != ".pkdocs.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    ("command", "other", "kode"),
    [
        pytest.param(
            own, other, kode, marks=[] if own in EVERYDAY else pytest.mark.slow, id=f"{own} {kode}"
        )
        for own in (*ASKING, *AGENDA_ALONE)
        for other, kode in (
            ("output/2023/register-PC-01.json", "F020"),
            ("agenda (1).jsonl", "F021"),
        )
        if own in ASKING or kode == "F021"
    ],
)
def test_beside_another_register_or_agenda_no_command_says_or_writes_anything(
    project: Path, command: tuple[str, ...], other: str, kode: str
) -> None:
    freeze(project, Which(["walikota"]))
    ours = project / (NAME if kode == "F021" else "output/2023/register.json")
    shutil.copyfile(ours, project / other)
    before = every_file(project)
    done = run(*command, cwd=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{Path(other).name}:1:1: {kode} " in done.stderr
    assert every_file(project) == before
