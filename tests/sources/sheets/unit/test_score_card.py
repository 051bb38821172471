"""The sheet Score Card: what its cells write."""

import shutil
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.sources.project import load_project
from pkdocs.sources.sheets.unit.score_card import SHEET
from pkdocs.sources.yaml_file import read_source
from tests.helpers import ROOT, edit, make_project
from tests.support.bahan import apply, codes, filled, iter_editable, new_row, read_bahan, row_of
from tests.support.terisi import fill, take, take_in, unread
from tests.support.units import MAWAR, with_units

CONTOH = ROOT / "contoh" / "kota-contoh"
TARGET = {"TW I": "1", "TW II": "2", "TW III": "3", "TW IV": "4", "Tahunan": "10"}
PLAIN = {"tw1": "1", "tw2": "2", "tw3": "3", "tw4": "4", "tahunan": "10"}


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTOH, tmp_path / "contoh"))


@pytest.fixture
def missing(tmp_path: Path) -> Path:
    """A project whose Score Card leaves the target to each post, and no unit has one."""
    project = with_units(make_project(tmp_path / "proyek"))
    (project / MAWAR).unlink()
    return project


def plain(folder: Path, berkas: str) -> dict[str, object]:
    source = read_source(folder / berkas, berkas).value
    assert source
    found: dict[str, object] = source.plain()
    return found


@pytest.mark.parametrize("unit", ["", "Kelurahan Melati"])
def test_a_sheet_that_nobody_touched_writes_nothing(contoh: Path, unit: str) -> None:
    lembar = SHEET.build(read_bahan(contoh, unit))
    usulan, tulis, problems = take(contoh, SHEET, fill(lembar, {}, unit=unit))
    assert (usulan.isian, usulan.baru, tulis, problems) == ((), (), (), ())


@pytest.mark.slow
def test_every_cell_can_be_changed_alone(contoh: Path) -> None:
    bahan = read_bahan(contoh)
    cells = list(iter_editable(SHEET.build(bahan)))
    assert len(cells) == 30
    for row, kepala, cell in cells:
        done = SHEET.write(bahan, filled(SHEET.build(bahan), row.kunci, **{kepala: "7"}), ())
        assert cell.alamat
        raw = (contoh / cell.alamat.berkas).read_bytes()
        apply(contoh, bahan, done.value or ())
        new = (contoh / cell.alamat.berkas).read_bytes()
        lines = zip(raw.splitlines(), new.splitlines(), strict=True)
        assert sum(one != two for one, two in lines) == 1
        assert load_project(contoh).value
        assert row_of(SHEET.build(read_bahan(contoh)), row.kunci).sel[kepala].teks == "7"
        (contoh / cell.alamat.berkas).write_bytes(raw)


def test_a_target_that_was_missing_begins_the_file_of_the_unit(missing: Path) -> None:
    unit = "Kecamatan Mawar"
    lembar = SHEET.build(read_bahan(missing, unit))
    buku = fill(lembar, {"camat-mawar SC.1": TARGET}, unit=unit)
    take_in(missing, SHEET, buku)
    assert plain(missing, MAWAR) == {
        "unit": unit,
        "score_card": {"camat-mawar": {"SC.1": PLAIN}},
    }
    reasons = read_bahan(missing, unit).perjanjian
    assert not any("target Score Card" in r for p in reasons.values() for r in p.alasan_konsep)
    raw = (missing / MAWAR).read_bytes()
    usulan, tulis, problems = take(missing, SHEET, buku)
    assert (usulan.isian, usulan.baru, usulan.bentrok, tulis, problems) == ((), (), (), (), ())
    assert (missing / MAWAR).read_bytes() == raw


@pytest.mark.parametrize(
    ("there", "other"),
    [
        ("", {}),
        ("score_card:\n", {}),
        ("score_card: {}\n", {}),
        ("score_card:\n  camat-mawar:\n", {}),
        ("score_card:\n  camat-mawar: {SC.9: {tw1: '1'}}\n", {"SC.9": {"tw1": "1"}}),
    ],
)
def test_a_target_that_was_missing_goes_to_where_others_stand(
    missing: Path, there: str, other: dict[str, object]
) -> None:
    (missing / MAWAR).write_text(f"unit: Kecamatan Mawar\n{there}", encoding="utf-8")
    bahan = read_bahan(missing)
    row = new_row("Score Card", "camat-mawar SC.1", TARGET)
    done = SHEET.write(bahan, (), [row])
    assert done.problems == ()
    apply(missing, bahan, done.value or ())
    assert plain(missing, MAWAR)["score_card"] == {"camat-mawar": {**other, "SC.1": PLAIN}}


def test_targets_of_one_unit_that_need_the_same_key_are_written_together(contoh: Path) -> None:
    berkas = "turunan/kelurahan-melati.yaml"
    (contoh / berkas).write_text("unit: Kelurahan Melati\n", encoding="utf-8")
    bahan = read_bahan(contoh)
    rows = [new_row("Score Card", f"lurah-melati SC.{nth}", TARGET) for nth in (1, 2)]
    done = SHEET.write(bahan, (), rows)
    assert len(done.value or ()) == 1
    apply(contoh, bahan, done.value or ())
    assert plain(contoh, berkas)["score_card"] == {"lurah-melati": {"SC.1": PLAIN, "SC.2": PLAIN}}


def test_a_target_with_a_part_missing_is_told_at_its_row_and_not_taken(missing: Path) -> None:
    lembar = SHEET.build(read_bahan(missing))
    part = {"TW I": "1", "TW III": "N/A", "Tahunan": "4"}
    _, tulis, problems = take(missing, SHEET, fill(lembar, {"camat-mawar SC.1": part}))
    assert tulis == ()
    assert codes(problems) == ["X050"]
    assert problems[0].pesan == (
        "target camat-mawar SC.1: TW II dan TW IV belum diisi; kelimanya diambil bersama."
    )
    nth = [row.kunci for row in lembar.baris].index("camat-mawar SC.1")
    torn = unread(fill(lembar, {"camat-mawar SC.1": {**part, "TW II": "1"}}), nth, "TW IV")
    _, tulis, (problem,) = take(missing, SHEET, torn)
    assert (tulis, "TW IV tidak terbaca; kelimanya" in problem.pesan) == ((), True)


def test_who_changes_the_sets_target_for_a_post_gives_it_one_of_its_own(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    lembar = SHEET.build(read_bahan(project))
    take_in(project, SHEET, fill(lembar, {"camat-mawar SC.1": {"TW I": "2", "TW II": "4"}}))
    assert plain(project, MAWAR)["score_card"] == {
        "camat-mawar": {"SC.1": {"tw1": "2", "tw2": "4", "tw3": "3", "tw4": "3", "tahunan": "12"}}
    }
    camat = read_bahan(project).perjanjian[domain.KodeJabatan("camat-mawar")]
    (row,) = (baris for baris in camat.baris if baris.kode == "SC.1")
    assert wording.format_target(row.target, row.satuan) == (
        "TW I 2, TW II 4, TW III 3, TW IV 3, setahun 12 (Rapat)"
    )


def test_a_target_of_the_set_that_is_a_text_stays_one(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    whole = 'target: {tw1: "3", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}'
    words = whole.replace("}", ", ragam: teks}")
    edit(project, "score-card.yaml", whole, words)
    lembar = SHEET.build(read_bahan(project))
    take_in(project, SHEET, fill(lembar, {"camat-mawar SC.1": {"TW I": "2 kali"}}))
    assert plain(project, MAWAR)["score_card"] == {
        "camat-mawar": {
            "SC.1": {
                "tw1": "2 kali",
                "tw2": "3",
                "tw3": "3",
                "tw4": "3",
                "tahunan": "12",
                "ragam": "teks",
            }
        }
    }


def test_a_cell_that_was_emptied_is_told(contoh: Path, tmp_path: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh))
    _, tulis, problems = take(contoh, SHEET, fill(lembar, {"lurah-melati SC.1": {"TW I": ""}}))
    assert (tulis, codes(problems)) == ((), ["X030"])
    project = make_project(tmp_path / "proyek")
    lembar = SHEET.build(read_bahan(project))
    _, tulis, problems = take(project, SHEET, fill(lembar, {"camat-mawar SC.1": {"TW I": ""}}))
    assert (tulis, codes(problems)) == ((), ["X050"])


def test_a_row_that_the_sheet_does_not_have_is_told(contoh: Path) -> None:
    lembar = SHEET.build(read_bahan(contoh))
    _, tulis, problems = take(contoh, SHEET, fill(lembar, {}, [TARGET]))
    assert tulis == ()
    assert [p.pesan for p in problems] == ['"" bukan baris lembar ini; isilah baris yang tersedia.']
    assert codes(problems) == ["X051"]
    assert codes(SHEET.write(read_bahan(ROOT), (), [new_row("Score Card", "a b", TARGET)]).problems)
