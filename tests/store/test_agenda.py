"""The agenda of a project: only ever added to, and one broken line spoils no other."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.store.agenda import NAME, add_kejadian, lacking, read_agenda, writing
from tests.helpers import ROOT


def kejadian(kode: str, day: int = 5, **rest: Any) -> Kejadian:
    waktu = f"2023-01-{day:02}T08:00:00+07:00"
    return Kejadian(waktu, "ani", Peristiwa.BEKU, 2023, kode, **rest)


def codes(folder: Path) -> list[str]:
    return [own.kode for own in read_agenda(folder).value or ()]


def told(folder: Path) -> list[tuple[str, int]]:
    return [(p.kode, p.span.baris) for p in read_agenda(folder).problems]


def lines(folder: Path) -> list[bytes]:
    return (folder / NAME).read_bytes().splitlines(keepends=True)


def test_events_come_back_in_their_order_and_older_lines_stay_as_they_are(tmp_path: Path) -> None:
    assert read_agenda(tmp_path).value == ()
    events = [
        kejadian("camat-satu", docx="a" * 64, catatan='kutip " dan\nbaris é'),
        kejadian("dua"),
    ]
    add_kejadian(tmp_path, events)
    before = (tmp_path / NAME).read_bytes()
    third = kejadian("tiga", 6, nomor=2, indikator=("1.1", "2.1"), sistem="e-SAKIP", batal=True)
    add_kejadian(tmp_path, [third])
    assert (tmp_path / NAME).read_bytes().startswith(before)
    found = read_agenda(tmp_path)
    assert (found.value, found.problems) == ((*events, third), ())
    assert before.count(b"\n") == 2


def test_nothing_to_note_makes_no_file(tmp_path: Path) -> None:
    add_kejadian(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_was_cut_short_is_told_with_its_number_and_the_rest_counts(
    tmp_path: Path,
) -> None:
    add_kejadian(tmp_path, [kejadian("satu")])
    with (tmp_path / NAME).open("a", encoding="utf-8") as file:
        file.write('{"waktu": "2023')
    add_kejadian(tmp_path, [kejadian("dua")])
    with (tmp_path / NAME).open("a", encoding="utf-8") as file:
        file.write('["lain"]\n')
    assert codes(tmp_path) == ["satu", "dua"]
    assert told(tmp_path) == [("F015", 2), ("F015", 4)]


def test_lines_that_git_or_an_editor_let_end_as_windows_does_count_and_go_on(
    tmp_path: Path,
) -> None:
    add_kejadian(tmp_path, [kejadian("satu"), kejadian("dua")])
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes().replace(b"\n", b"\r\n"))
    add_kejadian(tmp_path, [kejadian("tiga")])
    assert codes(tmp_path) == ["satu", "dua", "tiga"]
    assert told(tmp_path) == []


def test_a_line_that_somebody_changed_does_not_count_and_those_after_it_do(tmp_path: Path) -> None:
    add_kejadian(tmp_path, [kejadian("satu"), kejadian("dua"), kejadian("tiga")])
    text = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(text.replace(b'"kode": "dua"', b'"kode": "lima"'))
    assert codes(tmp_path) == ["satu", "tiga"]
    assert told(tmp_path) == [("F015", 2)]


def test_a_line_that_is_gone_or_put_in_between_is_told_and_the_rest_counts(tmp_path: Path) -> None:
    add_kejadian(tmp_path, [kejadian("satu"), kejadian("dua"), kejadian("tiga")])
    one, two, three = lines(tmp_path)
    (tmp_path / NAME).write_bytes(one + three)
    assert (codes(tmp_path), told(tmp_path)) == (["satu", "tiga"], [("F016", 2)])
    (tmp_path / NAME).write_bytes(two + three)
    assert (codes(tmp_path), told(tmp_path)) == (["dua", "tiga"], [("F016", 1)])
    (tmp_path / NAME).write_bytes(one + one + two + three)
    assert told(tmp_path) == [("F016", 2)]


def test_an_event_of_a_kind_nobody_knows_is_told(tmp_path: Path) -> None:
    add_kejadian(tmp_path, [kejadian("satu")])
    other = Kejadian("2023-01-05T08:00:00+07:00", "ani", "dikirim ke bulan", 2023)  # type: ignore[arg-type]
    add_kejadian(tmp_path, [other, kejadian("dua")])
    assert (codes(tmp_path), told(tmp_path)) == (["satu", "dua"], [("F015", 2)])


def test_who_looks_before_writing_sees_what_stands_there_and_nobody_comes_between(
    tmp_path: Path,
) -> None:
    add_kejadian(tmp_path, [kejadian("satu")])
    with writing(tmp_path) as agenda:
        assert [own.kode for own in agenda.kejadian] == ["satu"]
        agenda.add([kejadian("dua")])
        agenda.add([kejadian("tiga")])
    assert (codes(tmp_path), told(tmp_path)) == (["satu", "dua", "tiga"], [])


def test_the_last_line_is_found_behind_a_great_deal_of_rubbish(tmp_path: Path) -> None:
    add_kejadian(tmp_path, [kejadian("satu")])
    with (tmp_path / NAME).open("ab") as file:
        file.write(b"x" * 200_000 + b"\n")
    add_kejadian(tmp_path, [kejadian("dua")])
    assert (codes(tmp_path), told(tmp_path)) == (["satu", "dua"], [("F015", 2)])


def test_a_link_is_no_agenda(tmp_path: Path) -> None:
    (tmp_path / "lain.txt").write_text("milik orang", encoding="utf-8")
    (tmp_path / NAME).symlink_to(tmp_path / "lain.txt")
    with pytest.raises(OSError, match="symbolic links"):
        add_kejadian(tmp_path, [kejadian("satu")])
    assert (tmp_path / "lain.txt").read_text(encoding="utf-8") == "milik orang"


_WRITER = """
import sys
from pathlib import Path
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.store.agenda import add_kejadian
print("mulai", flush=True)
for nth in range(int(sys.argv[3])):
    add_kejadian(Path(sys.argv[1]), [
        Kejadian("2023-01-05T08:00:00+07:00", sys.argv[2], Peristiwa.DISERAHKAN, 2023,
                 f"{sys.argv[2]}-{nth}", catatan="x" * 500)
    ])
"""


def _writer(folder: Path, name: str, count: int) -> subprocess.Popen[bytes]:
    args = [sys.executable, "-c", _WRITER, str(folder), name, str(count)]
    return subprocess.Popen(args, cwd=ROOT, stdout=subprocess.PIPE)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [_writer(tmp_path, name, 60) for name in ("ani", "budi")]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    assert told(tmp_path) == []
    expected = {f"{name}-{nth}" for name in ("ani", "budi") for nth in range(60)}
    assert set(codes(tmp_path)) == expected
    assert len(codes(tmp_path)) == len(expected)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_writer_that_is_killed_leaves_all_but_its_last_line_whole(tmp_path: Path) -> None:
    for nth in range(5):
        writer = _writer(tmp_path, f"orang{nth}", 10_000)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"mulai\n"
        time.sleep(0.02 * nth)
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
    add_kejadian(tmp_path, [kejadian("sesudah")])
    assert codes(tmp_path)[-1] == "sesudah"
    assert not [own for own in told(tmp_path) if own[0] == "F016"]


@given(st.data())
def test_whatever_is_done_to_the_bytes_no_event_is_made_up(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        events = [kejadian(f"jabatan-{nth}", 1 + nth) for nth in range(4)]
        add_kejadian(folder, events)
        text = bytearray((folder / NAME).read_bytes())
        for _ in range(data.draw(st.integers(1, 3))):
            at = data.draw(st.integers(0, len(text) - 1))
            text[at] = data.draw(st.integers(0, 255))
        (folder / NAME).write_bytes(bytes(text))
        found = read_agenda(folder)
        assert [own for own in found.value or () if own not in events] == []
        assert len(found.value or ()) == 4 or found.problems


# Another computer's agenda


def at(minute: int, kode: str = "satu", **rest: Any) -> Kejadian:
    return Kejadian(
        f"2023-01-05T08:{minute:02}:00+07:00", "ani", Peristiwa.BEKU, 2023, kode, **rest
    )


def test_what_ours_lack_is_counted_event_by_event_and_its_origin_is_nothing_of_it() -> None:
    ours = [at(1), at(2, asal="lain.jsonl"), at(3)]
    theirs = [at(1), at(1), at(2), at(3, "dua"), at(4), at(4)]
    assert lacking(ours, theirs) == [at(1), at(3, "dua"), at(4), at(4)]
    assert lacking(theirs, theirs) == []
    assert lacking([], theirs) == theirs


def test_events_that_were_joined_stand_where_their_time_puts_them(tmp_path: Path) -> None:
    ours = [at(5, "a"), at(3, "b"), at(9, "c")]  # a clock that was put back: the line counts
    other = [at(4, "d", asal="x.jsonl"), at(6, "e", asal="x.jsonl")]
    add_kejadian(tmp_path, [*ours, *other, at(7, "f", asal="y.jsonl")])
    assert codes(tmp_path) == ["d", "a", "b", "e", "f", "c"]
    with writing(tmp_path) as agenda:
        assert [own.kode for own in agenda.kejadian] == ["d", "a", "b", "e", "f", "c"]


def test_the_time_is_that_of_the_clock_whatever_its_zone_and_none_comes_first(
    tmp_path: Path,
) -> None:
    ours = [at(5, "a")]
    west = at(0, "b", asal="x")._replace(waktu="2023-01-05T07:04:00+06:00")
    none = at(0, "c", asal="y")._replace(waktu="kemarin")
    add_kejadian(tmp_path, [*ours, west, none])
    assert codes(tmp_path) == ["c", "b", "a"]


def test_without_events_of_others_the_order_of_the_lines_is_the_order(tmp_path: Path) -> None:
    add_kejadian(tmp_path, [at(5, "a"), at(3, "b")])
    assert codes(tmp_path) == ["a", "b"]


def test_an_agenda_beside_ours_says_how_many_events_only_it_has_and_what_to_do(
    tmp_path: Path,
) -> None:
    add_kejadian(tmp_path, [at(1), at(2)])
    (tmp_path / NAME).rename(tmp_path / "agenda-PC-01.jsonl")
    add_kejadian(tmp_path, [at(1)])
    (tmp_path / "agenda (1).jsonl").write_bytes((tmp_path / NAME).read_bytes())
    read = read_agenda(tmp_path)
    assert read.value is None
    place = tmp_path.as_posix()
    said = "ini agenda lain di samping agenda.jsonl (salinan dari komputer lain atau buatan tangan)"
    away = "pindahkan berkas ini ke luar folder proyek"
    command = f'pkdocs agenda --join "{place}/agenda-PC-01.jsonl" -C "{place}"'
    same, other = map(str, read.problems)
    assert same == (
        f"{place}/agenda (1).jsonl:1:1: F021 {said}: semua kejadiannya sudah ada di sana; {away}, "
        "lalu ulangi."
    )
    assert other == (
        f"{place}/agenda-PC-01.jsonl:1:1: F021 {said}: 1 kejadiannya belum ada di sana; jalankan "
        f"{command}, lalu {away}."
    )


def test_beside_none_of_ours_all_its_events_are_missing_and_here_no_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_kejadian(tmp_path, [at(1)])
    (tmp_path / NAME).rename(tmp_path / "agenda (1).jsonl")
    monkeypatch.chdir(tmp_path)
    (problem,) = read_agenda(Path()).problems
    assert (problem.kode, problem.span.berkas) == ("F021", "agenda (1).jsonl")
    assert (
        '1 kejadiannya belum ada di sana; jalankan pkdocs agenda --join "agenda (1).jsonl", '
        in (problem.pesan)
    )


def test_one_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "agenda (1).jsonl")
    (problem,) = read_agenda(tmp_path).problems
    assert problem.kode == "F021"
    assert ": tidak terbaca: itu bukan berkas biasa" in problem.pesan
    assert "pindahkan berkas ini ke luar folder proyek, lalu ulangi." in problem.pesan
