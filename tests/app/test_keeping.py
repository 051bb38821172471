"""How documents stand, and marking those that were signed, as use cases."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from pkdocs.app.keeping import freeze, status
from pkdocs.app.terms import Refused, Which
from pkdocs.store.standing import State
from tests.helpers import edit, out, run
from tests.support.folder import without_holder


def test_every_document_has_its_standing_in_the_order_of_the_chart(project: Path) -> None:
    found = status(project)
    assert [s.stem for s, _ in found.rows][:3] == ["walikota", "asisten-satu", "asisten-dua"]
    assert {s.state for s, _ in found.rows} == {State.CURRENT}
    assert (found.errors, found.problems) == ((), ())


def test_a_broken_template_leaves_nothing_to_be_said(project: Path) -> None:
    (project / "templates" / "perjanjian-kinerja.docx").write_bytes(b"x")
    found = status(project)
    assert found.rows == ()
    assert [problem.kode for problem in found.problems] == ["T001"]


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
    assert [s.stem for s, _ in found.rows] == ["kabag-dua"]


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
