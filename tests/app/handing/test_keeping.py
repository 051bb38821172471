"""How documents stand, and marking those that were signed, as use cases."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from pkdocs.app.handing.keeping import Status, freeze, status
from pkdocs.app.noting import kejadian
from pkdocs.app.terms import Refused, Which
from pkdocs.domain.agenda import Peristiwa
from pkdocs.store.agenda import add_kejadian
from pkdocs.store.standing import State
from tests.helpers import edit, out, run
from tests.support.folder import without_holder


def states(found: Status) -> dict[str, State]:
    return {row.standing.stem: row.standing.state for row in found.rows}


def test_every_document_has_its_standing_in_the_order_of_the_chart(project: Path) -> None:
    found = status(project)
    assert list(states(found))[:4] == ["walikota", "sekretaris-kota", "asisten-satu", "asisten-dua"]
    assert (found.errors, found.problems, found.failed) == ((), (), False)


def test_a_post_without_indicators_is_listed_and_the_top_of_the_chart_is_not(
    project: Path,
) -> None:
    found = states(status(project))
    assert found.pop("sekretaris-kota") is State.UNASSIGNED
    assert set(found.values()) == {State.CURRENT}
    assert "gubernur" not in found
    assert states(status(project, Which(["sekretaris-kota"]))) == {
        "sekretaris-kota": State.UNASSIGNED
    }


def test_who_asks_for_a_post_hears_what_it_signed_before_it_lost_its_indicators(
    project: Path,
) -> None:
    signed = kejadian(Peristiwa.BEKU, 2023, kode="sekretaris-kota", docx="f" * 64)
    add_kejadian(project, [signed])
    found = status(project, Which(["sekretaris-kota", "walikota"])).rows
    assert [(row.standing.stem, row.standing.state) for row in found] == [
        ("sekretaris-kota", State.UNASSIGNED),
        ("walikota", State.CURRENT),
        ("sekretaris-kota", State.FROZEN_ORPHAN),
    ]
    assert len(status(project, Which(["walikota"])).rows) == 1


def test_every_konsep_says_why(project: Path) -> None:
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    why = {row.standing.stem: row.why for row in status(project).rows if row.keadaan == "konsep"}
    assert why == {"camat-mawar": ("indikator Score Card belum dikonfirmasi Bagian KKPP",)}


def test_what_an_error_keeps_from_being_made_says_which(project: Path) -> None:
    edit(project, "org.yaml", '"198506062010061006"', '"198599062010061006"')
    found = {row.standing.stem: row for row in status(project).rows}
    assert found["kabag-dua"].why == ("galat pada sumbernya (J008)",)
    assert found["kabag-dua"].keadaan == "siap"
    assert found["lurah-melati"].why == ()
    assert found["sekretaris-kota"].standing.state is State.UNASSIGNED


def test_whether_a_post_has_indicators_is_not_known_while_an_error_may_hide_them(
    project: Path,
) -> None:
    edit(project, "indicators.yaml", "pemilik: walikota", "pemilik: walikot")
    found = {row.standing.stem: row for row in status(project).rows}
    assert found["sekretaris-kota"].standing.state is State.UNREAD
    assert found["sekretaris-kota"].why == ("galat pada sumbernya (K001)",)


def test_archives_and_what_belongs_to_no_post_say_what_the_register_knows(project: Path) -> None:
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    run("generate", "--zip", "--unit", "Kecamatan Mawar", "-C", str(project))
    archives = [r for r in status(project).rows if r.standing.is_archive]
    archive = next(r for r in archives if r.unit == "Kecamatan Mawar")
    assert archive.why == ("indikator Score Card belum dikonfirmasi Bagian KKPP",)
    some = status(project, Which(["camat-mawar"]))
    assert [row.standing.is_archive for row in some.rows] == [False]


def test_a_broken_template_leaves_nothing_to_be_said(project: Path, tmp_path: Path) -> None:
    (project / "templates" / "perjanjian-kinerja.docx").write_bytes(b"x")
    found = status(project, xlsx=tmp_path / "status.xlsx")
    assert (found.rows, found.written, found.failed) == ((), (), True)
    assert [problem.kode for problem in found.problems] == ["T001"]
    assert not (tmp_path / "status.xlsx").exists()


def test_a_broken_register_is_refused(project: Path) -> None:
    (out(project) / "register.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        status(project)
    assert [problem.kode for problem in refused.value.problems] == ["F005"]


def test_what_is_ready_is_frozen_and_released_by_name_only(project: Path) -> None:
    assert len(freeze(project).stems) == 8
    assert freeze(project).stems == []
    with pytest.raises(Refused, match="sebut JABATAN") as refused:
        freeze(project, undo=True)
    assert refused.value.usage
    assert freeze(project, Which(["walikota"]), undo=True).stems == ["walikota"]


def test_whoever_calls_is_asked_once_for_all_that_has_no_name(project: Path) -> None:
    without_holder(project)
    run("generate", "-C", str(project))
    asked: list[Sequence[str]] = []

    def consent(stems: Sequence[str]) -> bool:
        asked.append(stems)
        return len(asked) > 1

    assert len(freeze(project, tanpa_nama=consent).stems) == 7
    assert freeze(project, Which(["kabag-dua"]), tanpa_nama=consent).stems == ["kabag-dua"]
    assert asked == [["kabag-dua"], ["kabag-dua"]]
    freeze(project, tanpa_nama=consent)
    assert len(asked) == 2


def test_what_is_about_to_be_frozen_is_told_first_and_no_is_no(project: Path) -> None:
    heard: list[dict[str, Sequence[str]]] = []

    def told(by_unit: Mapping[str, Sequence[str]]) -> bool:
        heard.append(dict(by_unit))
        return len(heard) > 1

    before = (out(project) / "register.json").read_bytes()
    which = Which(unit="Bagian Dua")
    assert freeze(project, which, told=told).stems == []
    assert (out(project) / "register.json").read_bytes() == before
    assert not (project / "agenda.jsonl").exists()
    assert freeze(project, which, told=told).stems == ["kabag-dua"]
    assert heard == [{"Bagian Dua": ["kabag-dua"]}] * 2
    assert freeze(project, Which(jenjang="Pengawas"), told=told).stems == [
        "kasubbag-satu",
        "lurah-melati",
    ]
    assert freeze(project, which, told=told).stems == []
    assert len(heard) == 3


def test_freezing_works_while_the_template_is_broken(project: Path) -> None:
    (project / "templates" / "perjanjian-kinerja.docx").write_bytes(b"x")
    assert freeze(project, Which(["walikota"])).stems == ["walikota"]


def test_errors_of_the_sources_are_told_with_the_standings(project: Path) -> None:
    edit(project, "org.yaml", '"198506062010061006"', '"198599062010061006"')
    found = status(project, Which(["kabag-dua"]))
    assert [problem.kode for problem in found.errors] == ["J008"]
    assert list(states(found)) == ["kabag-dua"]


def test_looking_and_freezing_make_no_folder(fresh_project: Path) -> None:
    place = fresh_project / "tiada"
    status(fresh_project, output=place)
    for undo in (False, True):
        with pytest.raises(Refused, match="belum ada dokumen di"):
            freeze(fresh_project, Which(["walikota"]), undo=undo, output=place)
    assert not place.exists()
    (fresh_project / "kosong").mkdir()
    with pytest.raises(Refused, match="belum ada dokumen di"):
        freeze(fresh_project, output=fresh_project / "kosong")
    assert list((fresh_project / "kosong").iterdir()) == []
