"""Two computers note events, a sync program keeps both agendas, and they are joined."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.app.handing.joining import join_agenda
from pkdocs.app.handing.keeping import freeze
from pkdocs.app.terms import Refused, Which
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.riwayat import all_riwayat
from pkdocs.store.agenda import NAME, add_kejadian, read_agenda
from tests.helpers import edit, out, run

OTHER = "agenda-PC-01.jsonl"


def event(
    minute: int, pelaku: str, what: Peristiwa, kode: str = "satu", *, batal: bool = False
) -> Kejadian:
    waktu = f"2023-01-05T08:{minute:02}:00+07:00"
    return Kejadian(waktu, pelaku, what, 2023, kode, batal=batal)


def read(folder: Path) -> tuple[Kejadian, ...]:
    found = read_agenda(folder).value
    assert found is not None
    return found


@contextmanager
def two_computers(
    common: Sequence[Kejadian], ani: Sequence[Kejadian], budi: Sequence[Kejadian]
) -> Iterator[tuple[Path, Path]]:
    """The folders of two who went on from one agenda, each for himself."""
    with tempfile.TemporaryDirectory() as name:
        folders = Path(name, "ani"), Path(name, "budi")
        for folder, own in zip(folders, (ani, budi), strict=True):
            folder.mkdir()
            (folder / "org.yaml").touch()
            add_kejadian(folder, common)
            add_kejadian(folder, own)
        yield folders


SIGNED = event(0, "ani", Peristiwa.BEKU)


def test_what_only_the_other_knows_is_added_with_its_time_actor_and_origin() -> None:
    ani = [event(1, "ani", Peristiwa.BEKU, "dua")]
    budi = [event(2, "budi", Peristiwa.DISERAHKAN), event(3, "budi", Peristiwa.DITERIMA)]
    with two_computers([SIGNED], ani, budi) as (here, there):
        before = (here / NAME).read_bytes()
        path = shutil.copyfile(there / NAME, here / OTHER)
        done = join_agenda(here, path)
        assert (list(done.kejadian), done.known, done.problems) == (budi, 1, ())
        assert (here / NAME).read_bytes().startswith(before)
        path.unlink()
        assert read(here) == (SIGNED, *ani, *(own._replace(asal=OTHER) for own in budi))
        assert read_agenda(here).problems == ()


def test_joining_once_more_adds_nothing_and_changes_no_byte() -> None:
    with two_computers([SIGNED], [], [event(2, "budi", Peristiwa.DISERAHKAN)]) as (here, there):
        join_agenda(here, there / NAME)
        before = (here / NAME).read_bytes()
        done = join_agenda(here, there / NAME)
        assert (done.kejadian, done.known) == ((), 2)
        assert (here / NAME).read_bytes() == before


def test_what_was_taken_back_later_is_taken_back_whichever_is_joined_to_which() -> None:
    undone = event(5, "ani", Peristiwa.BEKU, batal=True)
    again = [event(4, "budi", Peristiwa.BEKU, batal=True), event(6, "budi", Peristiwa.BEKU)]
    for ani, budi in (([undone], again), (again, [undone])):
        with two_computers([SIGNED], ani, budi) as (here, there):
            join_agenda(here, there / NAME)
            found = all_riwayat(read(here), 2023)["satu", 0]
            assert found.beku is not None
            assert found.beku.waktu == again[1].waktu


def test_what_both_signed_is_not_released_by_the_one_who_takes_his_own_back(
    project: Path,
) -> None:
    other, which = project.parent / "ani", Which(["kabag-dua"])
    shutil.copytree(project, other)
    for folder in (other, project):
        freeze(folder, which)
    freeze(other, which, undo=True)
    join_agenda(project, other / NAME)
    join_agenda(other, project / NAME)
    paper = (out(project) / "kabag-dua.docx").read_bytes()
    for folder in (other, project):
        edit(folder, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
        assert run("generate", "--all", "-C", str(folder)).returncode == 0
        assert (out(folder) / "kabag-dua.docx").read_bytes() == paper
    freeze(project, which, undo=True)
    assert all_riwayat(read(project), 2023)["kabag-dua", 0].beku is None


def test_two_of_one_second_are_two() -> None:
    lines = [SIGNED, SIGNED._replace(batal=True), SIGNED]
    with two_computers([], [SIGNED], lines) as (here, there):
        assert list(join_agenda(here, there / NAME).kejadian) == lines[1:]


def test_one_that_came_from_a_third_says_still_from_where() -> None:
    third = event(7, "citra", Peristiwa.DIUNGGAH)._replace(asal="agenda (1).jsonl")
    with two_computers([SIGNED], [], [third]) as (here, there):
        join_agenda(here, there / NAME)
        assert read(here)[1].asal == "agenda (1).jsonl"


def test_two_others_of_one_name_are_two_though_the_later_signed_is_joined_first() -> None:
    """Released, then signed again elsewhere: it stays signed, whoever is joined first."""
    released = event(1, "budi", Peristiwa.BEKU, batal=True)
    again = event(2, "citra", Peristiwa.BEKU)
    with (
        two_computers([SIGNED], [], [released]) as (here, budi),
        two_computers([SIGNED], [], [again]) as (_, citra),
    ):
        for there in (citra, budi):
            join_agenda(here, there / NAME)
        found = read(here)
    assert [own.asal for own in found] == ["", f"{NAME}, ke-2", NAME]
    assert all_riwayat(found, 2023)["satu", 0].beku == found[-1]


def test_who_was_joined_elsewhere_under_one_name_is_not_taken_for_one_joined_here() -> None:
    asal = "agenda (1).jsonl"
    again = event(2, "citra", Peristiwa.BEKU)._replace(asal=asal)
    released = event(1, "budi", Peristiwa.BEKU, batal=True)._replace(asal=asal)
    with two_computers([SIGNED], [again], [released]) as (here, there):
        join_agenda(here, there / NAME)
        assert all_riwayat(read(here), 2023)["satu", 0].beku == again


def test_what_is_no_agenda_is_refused_and_nothing_is_noted(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text("jabatan: []\n", "utf-8")
    with pytest.raises(Refused, match="bukan agenda, atau rusak"):
        join_agenda(tmp_path, tmp_path / "org.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["org.yaml"]


def test_of_a_broken_agenda_beside_ours_it_is_not_said_that_all_of_it_is_known() -> None:
    with two_computers([SIGNED], [], []) as (here, there):
        path = shutil.copyfile(there / NAME, here / OTHER)
        assert "semua kejadiannya sudah ada" in read_agenda(here).problems[0].pesan
        path.write_bytes(path.read_bytes() + b"rusak\n")
        told = read_agenda(here).problems[0].pesan
    assert "semua" not in told
    assert "ada yang rusak atau hilang; yang terbaca sudah ada di sana; pindahkan" in told


def test_without_an_agenda_of_its_own_the_other_becomes_it(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").touch()
    with two_computers([SIGNED], [], []) as (_, there):
        join_agenda(tmp_path, there / NAME)
    assert read(tmp_path) == (SIGNED._replace(asal=NAME),)


def test_where_no_project_is_none_is_begun(tmp_path: Path) -> None:
    with (
        two_computers([SIGNED], [], []) as (_, there),
        pytest.raises(Refused, match="bukan folder proyek"),
    ):
        join_agenda(tmp_path, there / NAME)
    assert list(tmp_path.iterdir()) == []


def test_broken_lines_of_the_other_are_told_at_their_file_and_the_rest_comes() -> None:
    with two_computers([SIGNED], [], [event(2, "budi", Peristiwa.DISERAHKAN)]) as (here, there):
        path = here / OTHER
        path.write_bytes((there / NAME).read_bytes() + b"rusak\n")
        done = join_agenda(here, path)
        assert len(done.kejadian) == 1
        assert [(p.kode, p.span.berkas, p.span.baris) for p in done.problems] == [
            ("F015", OTHER, 3)
        ]


def test_the_own_agenda_and_what_is_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").touch()
    add_kejadian(tmp_path, [SIGNED])
    with pytest.raises(Refused, match="agenda proyek ini sendiri"):
        join_agenda(tmp_path, tmp_path / NAME)
    with pytest.raises(Refused, match="tidak ada"):
        join_agenda(tmp_path, tmp_path / OTHER)


def test_an_agenda_that_cannot_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").touch()
    (tmp_path / NAME).mkdir()
    with (
        two_computers([SIGNED], [], []) as (_, there),
        pytest.raises(Refused, match="tidak dapat ditulis"),
    ):
        join_agenda(tmp_path, there / NAME)


KINDS = st.sampled_from([Peristiwa.BEKU, Peristiwa.DISERAHKAN, Peristiwa.DITERIMA])
DEEDS = st.lists(st.tuples(st.integers(0, 2), KINDS, st.sampled_from("ab"), st.booleans()))


@given(deeds=DEEDS)
def test_joined_either_way_each_event_is_there_once_and_comes_to_the_same(
    deeds: list[tuple[int, Peristiwa, str, bool]],
) -> None:
    """Who: 0 both had it before they parted, 1 ani, 2 budi alone; a minute for each."""
    sides: dict[int, list[Kejadian]] = {0: [], 1: [], 2: []}
    ordered = sorted(deeds, key=lambda deed: deed[0] > 0)
    for minute, (who, what, kode, batal) in enumerate(ordered[:60]):
        pelaku = ("ani", "ani", "budi")[who]
        sides[who].append(event(minute, pelaku, what, kode, batal=batal))
    with two_computers(sides[0], sides[1], sides[2]) as (ani, budi):
        old = shutil.copyfile(ani / NAME, ani.parent / OTHER) if (ani / NAME).exists() else None
        if (budi / NAME).exists():
            join_agenda(ani, budi / NAME)
        if old is not None:
            join_agenda(budi, old)
        found = [[own._replace(asal="") for own in read(folder)] for folder in (ani, budi)]
    everything = Counter(own for side in sides.values() for own in side)
    assert Counter(found[0]) == Counter(found[1]) == everything
    assert len(everything) == sum(everything.values())
    assert found[0] == found[1]
    assert all_riwayat(found[0], 2023) == all_riwayat(found[1], 2023)


def test_a_signed_agreement_that_only_the_other_agenda_knows_is_safe(project: Path) -> None:
    """Both sign on their computers; a sync program keeps both agendas and one register."""
    signed = project.parent / "budi"
    shutil.copytree(project, signed)
    assert run("freeze", "kabag-dua", "-C", str(signed)).returncode == 0
    assert run("freeze", "walikota", "-C", str(project)).returncode == 0
    shutil.copyfile(signed / NAME, project / OTHER)
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    done = run("generate", "--overwrite-edited", "--all", "-C", str(project))
    assert done.returncode == 1
    assert "F021" in done.stderr
    command = f'pkdocs agenda --join "{project / OTHER}" -C "{project}"'
    assert f"1 kejadiannya belum ada di sana; jalankan {command}, lalu pindahkan" in done.stderr
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    done = run("agenda", "--join", str(project / OTHER), "-C", str(project))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"1 kejadian ditambahkan dari {project / OTHER}; 0 sudah tercatat." in done.stdout
    told = run("status", "-C", str(project))
    assert "semua kejadiannya sudah ada di sana; pindahkan berkas ini" in told.stderr
    (project / OTHER).rename(project.parent / OTHER)
    assert run("status", "-C", str(project)).stdout.count("beku") == 3  # of each, and their number
    assert "dari agenda-PC-01.jsonl" in run("agenda", "-C", str(project)).stdout
    paper = out(project) / "kabag-dua.docx"
    kept = paper.read_bytes()
    assert run("generate", "--overwrite-edited", "--all", "-C", str(project)).returncode == 0
    assert paper.read_bytes() == kept


@pytest.mark.slow
@pytest.mark.parametrize("chosen", ["ani", "budi"])
@pytest.mark.parametrize("command", [(), ("--all", "--prune"), ("--zip",), ("--all", "--zip")])
def test_whichever_register_is_kept_no_paper_is_lost(
    project: Path, chosen: str, command: tuple[str, ...]
) -> None:
    """Ani corrects, signs and makes PDF; Budi makes anew what changed; both reach one folder."""
    ani, budi = project, Path(shutil.copytree(project, project.parent / "budi"))
    for own in (ani, budi):
        edit(own, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    written = {
        "kabag-dua.docx": b"disunting, lalu ditandatangani",
        "lurah-melati.docx": b"disunting",
        "lurah-melati.pdf": b"%PDF-1.7 bertanda tangan",
    }
    for name, data in written.items():
        (out(ani) / name).write_bytes(data)
    assert run("freeze", "kabag-dua", "-C", str(ani)).returncode == 0
    assert run("generate", "-C", str(budi)).returncode == 0
    assert run("freeze", "walikota", "-C", str(budi)).returncode == 0
    signed = {"walikota.docx": (out(budi) / "walikota.docx").read_bytes()}
    for path in out(budi).glob("*.docx"):
        if path.name not in written:
            shutil.copyfile(path, out(ani) / path.name)
    if chosen == "budi":
        shutil.copyfile(out(budi) / "register.json", out(ani) / "register.json")
    assert run("agenda", "--join", str(budi / NAME), "-C", str(ani)).returncode == 0
    run("generate", *command, "-C", str(ani))
    run("generate", "--perubahan", "target berubah", "-C", str(ani))
    kept = {**written, **signed}
    assert {name: (out(ani) / name).read_bytes() for name in kept} == kept
    assert run("status", "-C", str(ani)).stdout.count("  beku") == 2
