"""Marking what became of signed agreements: once, in order, each post by itself."""

from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from pkdocs.app import noting
from pkdocs.app.handing.keeping import freeze
from pkdocs.app.handing.marking import Mark, mark, tell_agenda
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.noting import kejadian
from pkdocs.app.terms import Refused, Which
from pkdocs.domain.agenda import Peristiwa
from pkdocs.rules.riwayat import Riwayat, all_riwayat
from pkdocs.store.agenda import NAME, add_kejadian, read_agenda
from pkdocs.store.standing import Reason, State
from tests.app.handing.test_recapping import NEW_POST
from tests.helpers import edit, out
from tests.store.test_standing import OPINI, standings, toggle
from tests.support.folder import unsettle
from tests.support.typed import copy_kota

DUA = Which(["kabag-dua"])
HANDED = Mark("diserahkan", "10 Februari 2023", "lewat TU")


def noted(project: Path, kode: str = "kabag-dua", nomor: int = 0) -> Riwayat:
    return all_riwayat(read_agenda(project).value or (), 2023)[kode, nomor]


def lines(project: Path) -> int:
    return len(read_agenda(project).value or ())


def test_what_is_not_signed_is_not_handed_over_and_stops_no_other(project: Path) -> None:
    freeze(project, DUA)
    done = mark(project, Which(["kabag-satu", "kabag-dua"]), HANDED)
    assert done.noted == ["kabag-dua"]
    (problem,) = done.problems
    assert (problem.kode, problem.jabatan) == ("F018", ("kabag-satu",))
    assert "belum ditandatangani; bekukan dahulu dengan pkdocs freeze" in problem.pesan
    own = noted(project).diserahkan
    assert own is not None
    assert (own.tanggal, own.catatan, own.unit) == ("10 Februari 2023", "lewat TU", "Bagian Dua")


def test_twice_changes_nothing_and_another_day_corrects_it(project: Path) -> None:
    freeze(project, DUA)
    mark(project, DUA, HANDED)
    before = (project / NAME).read_bytes()
    for again in (HANDED, Mark("diserahkan")):
        done = mark(project, DUA, again)
        assert (done.noted, done.known) == ([], ["kabag-dua"])
    assert (project / NAME).read_bytes() == before
    assert mark(project, DUA, Mark("diserahkan", "13 Februari 2023")).noted == ["kabag-dua"]
    own = noted(project).diserahkan
    assert own is not None
    assert (own.tanggal, own.catatan) == ("13 Februari 2023", "lewat TU")


def test_a_new_note_keeps_the_day(project: Path) -> None:
    freeze(project, DUA)
    mark(project, DUA, HANDED)
    mark(project, DUA, Mark("diserahkan", catatan="lewat loket"))
    own = noted(project).diserahkan
    assert own is not None
    assert (own.tanggal, own.catatan) == ("10 Februari 2023", "lewat loket")
    mark(project, DUA, Mark("diunggah"))
    mark(project, DUA, Mark("diunggah", catatan="ulang"))
    again = noted(project).diunggah
    assert again is not None
    assert again.tanggal == again.waktu[:10]


def test_what_was_not_handed_over_is_not_received_and_what_was_is_not_taken_back(
    project: Path,
) -> None:
    freeze(project, DUA)
    (problem,) = mark(project, DUA, Mark("diterima")).problems
    assert "belum dicatat diserahkan" in problem.pesan
    for word in ("diserahkan", "diterima", "diunggah"):
        assert mark(project, DUA, Mark(word)).noted == ["kabag-dua"]
    (problem,) = mark(project, DUA, Mark("diserahkan", undo=True)).problems
    assert "lepaskan dahulu pkdocs mark diterima --undo" in problem.pesan
    for word in ("diterima", "diserahkan", "diunggah"):
        assert mark(project, DUA, Mark(word, undo=True)).noted == ["kabag-dua"]
        assert mark(project, DUA, Mark(word, undo=True)).known == ["kabag-dua"]
    own = noted(project)
    assert (own.diserahkan, own.diterima, own.diunggah) == (None, None, None)


@pytest.mark.parametrize("word", ["diserahkan", "diterima", "diunggah", "diinput"])
@pytest.mark.parametrize(
    ("hari", "sebab"),
    [
        ("1 Januari 2020", "1 Januari 2020 sebelum tanggal perjanjiannya (6 Februari 2023)"),
        ("Januari 2023", "sebelum tanggal perjanjiannya"),
        ("1 Januari 2100", "1 Januari 2100 sesudah hari ini ("),
    ],
)
def test_nothing_happens_before_the_agreement_or_after_today(
    project: Path, word: str, hari: str, sebab: str
) -> None:
    freeze(project, DUA)
    mark(project, DUA, HANDED)
    before = lines(project)
    what = Mark(word, hari, sistem="e-SAKIP" if word == "diinput" else "")
    (problem,) = mark(project, DUA, what).problems
    assert (problem.kode, lines(project)) == ("F018", before)
    assert f"jabatan kabag-dua: {word} tidak dicatat: " in problem.pesan
    assert sebab in problem.pesan


class Still(datetime):
    """A clock that stands still, long before the agreement."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Still":
        return cls(2022, 2, 7, 8, tzinfo=tz)


def test_a_clock_that_is_behind_notes_nothing_before_the_agreement(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(project, DUA)
    monkeypatch.setattr(noting, "datetime", Still)
    (problem,) = mark(project, DUA, Mark("diserahkan")).problems
    assert problem.kode == "F018"
    assert (
        "hari ini menurut komputer 7 Februari 2022 sebelum tanggal perjanjiannya (6 Februari 2023)"
    ) in problem.pesan
    assert noted(project).diserahkan is None


def test_a_release_takes_back_no_later_signing_though_the_clock_stands_still(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noting, "datetime", Still)
    for _ in range(3):
        assert freeze(project, DUA).stems == ["kabag-dua"]
        assert standings(project)["kabag-dua"].state is State.FROZEN
        assert freeze(project, DUA, undo=True).stems == ["kabag-dua"]
        assert standings(project)["kabag-dua"].state is not State.FROZEN


def test_paper_keeps_its_day_when_the_sources_say_another(project: Path) -> None:
    freeze(project, DUA)
    edit(project, "org.yaml", "tanggal: 6 Februari 2023", "tanggal: 20 Februari 2023")
    make_documents(project)
    both = Which(["kabag-satu", "kabag-dua"])
    done = mark(project, both, Mark("diinput", "10 Februari 2023", sistem="e-SAKIP"))
    assert done.noted == ["kabag-dua"]
    (problem,) = done.problems
    assert problem.jabatan == ("kabag-satu",)
    assert "sebelum tanggal perjanjiannya (20 Februari 2023)" in problem.pesan


def test_nothing_is_received_before_it_was_handed_over(project: Path) -> None:
    freeze(project, DUA)
    mark(project, DUA, HANDED)
    (problem,) = mark(project, DUA, Mark("diterima", "9 Februari 2023")).problems
    assert "9 Februari 2023 sebelum hari diserahkan (10 Februari 2023)" in problem.pesan
    assert mark(project, DUA, Mark("diterima", "10 Februari 2023")).noted == ["kabag-dua"]
    (problem,) = mark(project, DUA, Mark("diserahkan", "11 Februari 2023")).problems
    assert "11 Februari 2023 sesudah hari diterima (10 Februari 2023)" in problem.pesan
    assert mark(project, DUA, Mark("diserahkan", "6 Februari 2023")).noted == ["kabag-dua"]
    assert mark(project, DUA, Mark("diterima", "1 Januari 2020", undo=True)).noted == ["kabag-dua"]


def test_what_became_of_a_perubahan_lies_behind_its_own_day(project: Path) -> None:
    freeze(project, DUA)
    toggle(project, "indicators.yaml", OPINI)
    make_documents(project, making=Making(perubahan="strategi", tanggal="3 Juli 2023"))
    freeze(project, DUA)
    (problem,) = mark(project, DUA, HANDED).problems
    assert "sebelum tanggal perjanjiannya (3 Juli 2023)" in problem.pesan
    done = mark(project, DUA, Mark("diserahkan", "3 Juli 2023"))
    assert done.noted == ["kabag-dua-perubahan-1"]


def test_all_rows_of_a_system_are_entered_at_once(project: Path) -> None:
    what = Mark("diinput", sistem="e-SAKIP")
    assert mark(project, DUA, what).noted == ["kabag-dua"]
    entered = noted(project).diinput["e-SAKIP"]
    assert entered
    assert mark(project, DUA, what).known == ["kabag-dua"]
    undo = Mark("diinput", sistem="e-SAKIP", undo=True)
    assert mark(project, DUA, undo).noted == ["kabag-dua"]
    assert noted(project).diinput["e-SAKIP"] == {}
    unsettle(project)
    (problem,) = mark(project, DUA, what).problems
    assert "masih konsep" in problem.pesan


def test_a_row_whose_target_changed_is_entered_again(project: Path) -> None:
    satu, what = Which(["kabag-satu"]), Mark("diinput", sistem="e-SAKIP")
    assert mark(project, satu, what).noted == ["kabag-satu"]
    before = ", ".join(f'tw{n}: "90%"' for n in (1, 2, 3, 4)) + ', tahunan: "90%"'
    edit(project, "indicators.yaml", before, before.replace("90", "80"))
    assert mark(project, satu, what).noted == ["kabag-satu"]
    assert mark(project, satu, what).known == ["kabag-satu"]


def test_sources_that_say_again_what_was_signed_need_no_document_beside_them(
    project: Path,
) -> None:
    satu, words = Which(["kabag-satu"]), "Layanan selesai tepat waktu dibagi"
    freeze(project, satu)
    edit(project, "indicators.yaml", words, words.replace("selesai", "yang selesai"))
    assert mark(project, satu, Mark("tanpa-perubahan", catatan="salah ketik")).noted
    edit(project, "indicators.yaml", words.replace("selesai", "yang selesai"), words)
    (out(project) / "kabag-satu.docx").unlink()
    assert mark(project, satu, Mark("diinput", sistem="e-SAKIP")).noted == ["kabag-satu"]


def test_entry_without_a_day_asks_no_clock(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noting, "datetime", Still)
    assert mark(project, DUA, Mark("diinput", sistem="e-SAKIP")).noted == ["kabag-dua"]


def test_rows_that_were_signed_otherwise_are_not_entered(project: Path) -> None:
    freeze(project, DUA)
    toggle(project, "indicators.yaml", OPINI)
    (problem,) = mark(project, DUA, Mark("diinput", sistem="e-SAKIP")).problems
    assert (problem.kode, "buat PK Perubahan dahulu" in problem.pesan) == ("F018", True)


def test_rows_whose_sources_are_wrong_are_not_entered(project: Path) -> None:
    edit(project, "org.yaml", "atasan: asisten-dua", "atasan: asisten-tiga")
    both = Which(["kabag-satu", "kabag-dua"])
    done = mark(project, both, Mark("diinput", sistem="e-SAKIP"))
    (problem,) = done.problems
    assert (done.noted, problem.jabatan) == (["kabag-satu"], ("kabag-dua",))
    assert "sumbernya masih galat" in problem.pesan
    edit(project, "org.yaml", "tempat: Contoh", "tempat: Contoh\n  bingkai: [nobody]")
    assert mark(project, both, Mark("diinput", sistem="e-SAKIP", undo=True)).noted == []


def test_signed_paper_is_handed_over_whatever_the_sources_say_now(project: Path) -> None:
    freeze(project, DUA)
    edit(project, "org.yaml", "atasan: asisten-dua", "atasan: asisten-tiga")
    assert mark(project, Which(unit="Bagian Dua"), Mark("diserahkan")).noted == ["kabag-dua"]
    (problem,) = mark(project, DUA, Mark("tanpa-perubahan", catatan="ejaan")).problems
    assert "sumbernya masih galat" in problem.pesan


def test_who_has_no_agreement_is_told_where_named_and_else_passed_over(project: Path) -> None:
    edit(project, "org.yaml", "pola:", NEW_POST + "pola:")
    what = Mark("diinput", sistem="e-SAKIP")
    (problem,) = mark(project, Which(["kasubbag-baru"]), what).problems
    assert problem.jabatan == ("kasubbag-baru",)
    assert "belum memiliki indikator" in problem.pesan
    done = mark(project, Which(unit="Bagian Satu"), what)
    assert (done.noted, done.problems) == (["kabag-satu", "kasubbag-satu"], [])


def test_a_post_without_rows_for_a_system_is_told(project: Path) -> None:
    edit(project, "indicators.yaml", "sistem_input: e-SAKIP", "sistem_input: SIM Kepegawaian")
    what = Mark("diinput", sistem="SIM Kepegawaian")
    done = mark(project, Which(jenjang="Administrator"), what)
    assert done.noted
    assert "tidak ada barisnya untuk SIM Kepegawaian" in done.problems[0].pesan


def test_a_change_that_needs_no_perubahan_is_not_asked_about_until_the_next(project: Path) -> None:
    freeze(project, DUA)
    declined = Mark("tanpa-perubahan", catatan="hanya ejaan")
    (problem,) = mark(project, DUA, declined).problems
    assert "sumbernya tidak berubah sejak ditandatangani" in problem.pesan
    toggle(project, "indicators.yaml", OPINI)
    assert standings(project)["kabag-dua"].reasons == (Reason.SOURCES_CHANGED,)
    assert mark(project, DUA, declined).noted == ["kabag-dua"]
    assert mark(project, DUA, declined).known == ["kabag-dua"]
    assert standings(project)["kabag-dua"].reasons == ()
    assert make_documents(project).report.outdated_frozen == []
    done = make_documents(project, making=Making(perubahan="strategi")).report
    assert done.made == []
    assert "kabag-dua" in done.unchanged_frozen
    edit(project, "indicators.yaml", OPINI[1], "Opini badan pemeriksa")
    assert standings(project)["kabag-dua"].reasons == (Reason.SOURCES_CHANGED,)
    edit(project, "indicators.yaml", "Opini badan pemeriksa", OPINI[1])
    assert mark(project, DUA, Mark("tanpa-perubahan", undo=True)).noted == ["kabag-dua"]
    assert standings(project)["kabag-dua"].reasons == (Reason.SOURCES_CHANGED,)
    assert standings(project)["kabag-dua"].state is State.FROZEN
    (problem,) = mark(project, Which(["kabag-satu"]), declined).problems
    assert "belum ditandatangani" in problem.pesan


@pytest.mark.parametrize(
    ("which", "what", "words"),
    [
        (Which(), Mark("diserahkan"), "sebut JABATAN"),
        (DUA, Mark("dibakar"), "tidak dapat dicatat. Yang dapat: diserahkan"),
        (DUA, Mark("diinput"), "--sistem dipakai untuk diinput"),
        (DUA, Mark("diserahkan", sistem="e-SAKIP"), "--sistem dipakai untuk diinput"),
        (DUA, Mark("diinput", sistem="esakip"), 'yang ada: "e-SAKIP" dan "SIMPEG"'),
        (DUA, Mark("tanpa-perubahan"), "memerlukan alasan"),
        (DUA, Mark("diserahkan", "kemarin"), "bukan tanggal"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    project: Path, which: Which, what: Mark, words: str
) -> None:
    with pytest.raises(Refused, match=words) as refused:
        mark(project, which, what)
    assert refused.value.usage
    assert not (project / NAME).exists()


def test_where_no_row_names_a_system_that_is_said(project: Path) -> None:
    for name in ("indicators.yaml", "score-card.yaml"):
        lines = (project / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = (line for line in lines if "sistem_input" not in line)
        (project / name).write_text("".join(kept), encoding="utf-8")
    with pytest.raises(Refused, match="belum ada sistem_input pada barisnya"):
        mark(project, Which(["kabag-dua"]), Mark("diinput", sistem="e-SAKIP"))


def test_a_broken_register_is_refused(project: Path) -> None:
    (project / "output" / "2023" / "register.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refused, match="tidak ada yang dicatat"):
        mark(project, DUA, HANDED)


def test_an_agreement_that_only_the_register_knows_as_signed_is_noted_with_its_mark(
    project: Path,
) -> None:
    freeze(project, DUA)
    (project / NAME).unlink()
    mark(project, DUA, HANDED)
    events = read_agenda(project).value or ()
    assert [own.peristiwa for own in events] == [Peristiwa.BEKU, Peristiwa.DISERAHKAN]


def test_a_perubahan_is_handed_over_by_itself(project: Path) -> None:
    freeze(project, DUA)
    mark(project, DUA, HANDED)
    toggle(project, "indicators.yaml", OPINI)
    make_documents(project, making=Making(perubahan="strategi"))
    freeze(project, DUA)
    assert mark(project, DUA, HANDED).noted == ["kabag-dua-perubahan-1"]
    assert noted(project, nomor=1).diserahkan is not None


def test_the_agenda_of_a_unit_has_what_says_no_unit_and_the_units_below(tmp_path: Path) -> None:
    kota = copy_kota(tmp_path / "2024")
    for kode, unit in (("lurah-melati", "Kelurahan Melati"), ("walikota", "Kota Contoh")):
        frozen = kejadian(Peristiwa.BEKU, 2024, kode=kode, unit=unit)
        scan = kejadian(Peristiwa.PINDAIAN, 2024, kode=kode)
        add_kejadian(kota, [frozen, scan])
    both = ["dibekukan", "pindaian diterima"]
    for unit in ("kelurahan melati", "Kecamatan Mawar"):
        found = tell_agenda(kota, unit=unit).kejadian
        assert [own.peristiwa for own in found] == both, unit
        assert {own.kode for own in found} == {"lurah-melati"}
    assert tell_agenda(kota, unit="Kelurahan Kenanga").kejadian == ()
    (kota / "org.yaml").write_text("naskah: [", encoding="utf-8")
    found = tell_agenda(kota, unit="kelurahan melati").kejadian
    assert [own.peristiwa for own in found] == both, "without a chart"
    with pytest.raises(Refused):
        tell_agenda(kota, unit="Kecamatan Mawar")


def test_the_agenda_is_told_whole_or_of_some(project: Path) -> None:
    freeze(project, Which(["kabag-dua", "walikota"]))
    mark(project, DUA, HANDED)
    assert len(tell_agenda(project).kejadian) == 3
    assert [own.kode for own in tell_agenda(project, ["Kepala Bagian Dua"]).kejadian] == [
        "kabag-dua",
        "kabag-dua",
    ]
    assert len(tell_agenda(project, unit="bagian dua").kejadian) == 2
    assert tell_agenda(project, unit="Bagian Satu").kejadian == ()
    record = tell_agenda(project, ["kabag-dua"]).records()[-1]
    assert (record["peristiwa"], record["catatan"]) == ("diserahkan", "lewat TU")
    assert "batal" not in record
    (project / "org.yaml").write_text("naskah: [", encoding="utf-8")
    assert len(tell_agenda(project, ["kabag-dua"]).kejadian) == 2
    with pytest.raises(Refused):
        tell_agenda(project, ["tiada"])


def test_an_agenda_that_cannot_be_read_or_written_is_refused(project: Path) -> None:
    freeze(project, DUA)
    (project / NAME).unlink()
    (project / NAME).mkdir()
    for call in (lambda: tell_agenda(project), lambda: mark(project, DUA, HANDED)):
        with pytest.raises(Refused) as refused:
            call()
        assert [p.kode for p in refused.value.problems] == ["F004"]
