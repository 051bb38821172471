"""The agenda of a project: only ever added to, and one broken line spoils no other."""

from pathlib import Path

from pkdocs.store.agenda import BUKU_DITERIMA, NAME, Kejadian, add_kejadian, read_agenda


def kejadian(unit: str, day: int = 5) -> Kejadian:
    return Kejadian(f"2023-01-{day:02}T08:00:00+07:00", BUKU_DITERIMA, unit, "a" * 64)


def test_events_come_back_in_their_order_and_older_lines_stay_as_they_are(tmp_path: Path) -> None:
    assert read_agenda(tmp_path).value == ()
    add_kejadian(tmp_path, [kejadian("Bagian Contoh"), kejadian("Kelurahan Contoh")])
    before = (tmp_path / NAME).read_bytes()
    add_kejadian(tmp_path, [kejadian("Bagian Contoh", 6)])
    assert (tmp_path / NAME).read_bytes().startswith(before)
    found = read_agenda(tmp_path)
    assert found.problems == ()
    assert [(own.unit, own.waktu[8:10]) for own in found.value or ()] == [
        ("Bagian Contoh", "05"),
        ("Kelurahan Contoh", "05"),
        ("Bagian Contoh", "06"),
    ]


def test_nothing_to_note_makes_no_file(tmp_path: Path) -> None:
    add_kejadian(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_was_cut_short_is_told_with_its_number_and_the_rest_counts(
    tmp_path: Path,
) -> None:
    add_kejadian(tmp_path, [kejadian("Bagian Contoh")])
    with (tmp_path / NAME).open("a", encoding="utf-8") as file:
        file.write('{"waktu": "2023')
    add_kejadian(tmp_path, [kejadian("Kelurahan Contoh")])
    with (tmp_path / NAME).open("a", encoding="utf-8") as file:
        file.write('["lain"]\n')
    found = read_agenda(tmp_path)
    assert [own.unit for own in found.value or ()] == ["Bagian Contoh", "Kelurahan Contoh"]
    assert [(p.kode, p.span.baris) for p in found.problems] == [("F015", 2), ("F015", 4)]
