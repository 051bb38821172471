"""What is for entry: which rows, in which state, and what is left out, with the reason."""

import shutil
from pathlib import Path

import docx
import pytest

from pkdocs import domain
from pkdocs.app.handing.entries import TARGET_LAIN, TIDAK_DI_SINI, find_entries
from pkdocs.app.handing.keeping import freeze, status
from pkdocs.app.handing.marking import Mark, mark
from pkdocs.app.making.documents import make_documents
from pkdocs.app.terms import Refused, Which
from pkdocs.app.years import open_year
from pkdocs.base.problem import Checked
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.store.agenda import read_agenda
from pkdocs.store.standing import Reason
from tests.helpers import edit
from tests.support.typed import copy_kota

SIM = "Sistem Informasi Manajemen Kepegawaian"
WALIKOTA = [domain.KodeJabatan("walikota")]
LURAH = [domain.KodeJabatan("lurah-kenanga")]
TARGET = 'lurah-kenanga: {tw1: "N/A", tw2: "86"'


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_kota(tmp_path / "2024")


def entered(indikator: str, sha256: str = "", tanggal: str = "") -> Kejadian:
    waktu = "2024-03-01T08:00:00+07:00"
    plain = Kejadian(waktu, "ani", Peristiwa.DIINPUT, 2024, "walikota", sistem="e-SAKIP")
    return plain._replace(indikator=(indikator,), sha256=sha256, tanggal=tanggal)


def test_what_was_entered_is_known_and_what_changed_since_is_not(kota: Path) -> None:
    year = open_year(kota)
    plain = find_entries(kota, year, Checked(()), WALIKOTA).perjanjian[0].baris
    events = [
        entered("1.1", plain[0].sidik, "1 Maret 2024"),
        entered("1.2", "f" * 64, "2 Maret 2024"),
        entered("2.1"),
    ]
    own = find_entries(kota, year, Checked(tuple(events)), WALIKOTA).perjanjian[0].baris
    assert [row.kejadian for row in own if row.sistem == "e-SAKIP"] == [events[0], None, events[2]]
    assert [row.dulu for row in own if row.sistem == "e-SAKIP"] == [None, events[1], None]


def test_what_belongs_to_a_system_and_to_a_unit(kota: Path) -> None:
    year = open_year(kota)
    everything = find_entries(kota, year, Checked(()), year.perjanjian)
    assert everything.systems == ("e-SAKIP", SIM)
    assert sum(len(own.baris) for own in everything.of(SIM).perjanjian) == 15
    units = everything.by_unit()
    assert list(units)[:3] == ["Kota Contoh", "Sekretariat Kota Contoh", "Bagian Layanan Warga"]
    (lurah,) = units["Kelurahan Melati"].perjanjian
    assert lurah.perjanjian.jabatan.kode == "lurah-melati"


def test_a_row_without_a_system_says_where_to_mend_it_and_belongs_to_any(kota: Path) -> None:
    edit(kota, "indicators.yaml", f"        sistem_input: {SIM}\n", "")
    year = open_year(kota)
    found = find_entries(kota, year, Checked(()), WALIKOTA)
    (left,) = found.of("e-SAKIP").lain
    assert left.baris is not None
    assert left.sebab.startswith("sistem inputnya belum diketahui; isi sistem_input di indicators.")
    assert list(found.by_unit()) == ["Kota Contoh"]


def test_an_error_of_a_post_keeps_it_from_entry_and_one_of_all_everybody(kota: Path) -> None:
    edit(kota, "turunan/kecamatan-mawar.yaml", 'tahunan: "1.200"', 'tahunan: "1.300"')
    year = open_year(kota)
    (left,) = find_entries(kota, year, Checked(()), year.perjanjian).lain
    assert (left.perjanjian.jabatan.kode, left.sebab) == (
        "camat-mawar",
        "sumbernya masih galat (pkdocs check)",
    )
    edit(kota, "indicators.yaml", "langsung: [kabag-layanan]", "langsung: [qqqqq]")
    year = open_year(kota)
    assert year.blocked is None
    assert find_entries(kota, year, Checked(()), year.perjanjian).perjanjian == ()


def test_a_broken_register_is_refused(kota: Path) -> None:
    place = kota / "output" / "2024"
    place.mkdir(parents=True)
    (place / "register.json").write_text("rusak", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        find_entries(kota, open_year(kota), Checked(()), WALIKOTA)
    assert [problem.kode for problem in refused.value.problems] == ["F005"]


def test_what_the_agenda_knows_as_signed_is_so_in_any_folder(kota: Path) -> None:
    make_documents(kota)
    freeze(kota, Which(["walikota"]))
    shutil.rmtree(kota / "output")
    year, agenda = open_year(kota), read_agenda(kota)
    assert find_entries(kota, year, agenda, WALIKOTA).perjanjian[0].beku
    edit(kota, "indicators.yaml", 'tw4: "86", tahunan: "86"', 'tw4: "87", tahunan: "87"')
    (left,) = find_entries(kota, open_year(kota), agenda, WALIKOTA).lain
    assert left.sebab.startswith("sumber berubah sejak ditandatangani")


def test_what_was_signed_is_entered_though_another_will_sign_its_perubahan(kota: Path) -> None:
    make_documents(kota)
    freeze(kota, Which(["petugas-loket-03"]))
    (row,) = status(kota, Which(["petugas-loket-03"])).rows
    assert row.standing.reasons == (Reason.HOLDER_CHANGED,)
    assert row.why == ("Pihak Pertama pada 8 Juli 2024: Galih Contoh",)
    codes = [domain.KodeJabatan("petugas-loket-03")]
    (own,) = find_entries(kota, open_year(kota), read_agenda(kota), codes).perjanjian
    pejabat = own.perjanjian.pihak_pertama.pejabat
    assert (own.beku, pejabat.nama if pejabat else "") == (True, "Ayu Contoh")


def test_a_superior_who_changes_is_told_and_so_is_a_post_without_holder(kota: Path) -> None:
    """Until July one heads the counters, then nobody."""
    make_documents(kota)
    held = "memangku: [{jabatan: ketua-loket}]"
    edit(kota, "pegawai.yaml", held, "memangku: [{jabatan: ketua-loket, selesai: 30 Juni 2024}]")
    freeze(kota, Which(["petugas-loket-01", "ketua-loket"]))
    found = {row.standing.stem: row.why for row in status(kota).rows if row.berganti}
    assert found == {
        "ketua-loket": ("Pihak Pertama pada 8 Juli 2024: belum diisi",),
        "petugas-loket-01": ("Pihak Kedua pada 8 Juli 2024: belum diisi",),
    }


def test_a_correction_by_hand_is_known_before_and_after_it_is_signed(kota: Path) -> None:
    make_documents(kota)
    path = kota / "output" / "2024" / "walikota.docx"
    paper = docx.Document(str(path))
    paper.add_paragraph("Ditambah tangan.")
    paper.save(str(path))
    for signed in (False, True):
        year, agenda = open_year(kota), read_agenda(kota)
        (own,) = find_entries(kota, year, agenda, WALIKOTA).perjanjian
        assert (own.beku, own.disunting) == (signed, True)
        freeze(kota, Which(["walikota"]))
    other = [domain.KodeJabatan("camat-mawar")]
    assert not find_entries(kota, open_year(kota), Checked(()), other).perjanjian[0].disunting


def test_what_was_signed_has_its_own_date_or_none_that_is_known(kota: Path) -> None:
    def dates() -> set[domain.Tanggal | None]:
        found = find_entries(kota, open_year(kota), read_agenda(kota), WALIKOTA)
        return {row.sejak for own in found.perjanjian for row in own.baris}

    make_documents(kota)
    assert dates() == {domain.Tanggal(2024, 1, 15)}
    freeze(kota, Which(WALIKOTA))
    assert dates() == {domain.Tanggal(2024, 1, 15)}
    edit(kota, "org.yaml", "  tanggal: 15 Januari 2024", "  tanggal: 29 Januari 2024")
    assert dates() == {None}
    freeze(kota, Which(WALIKOTA), undo=True)
    assert dates() == {domain.Tanggal(2024, 1, 29)}


def test_a_target_that_was_not_signed_is_not_entered_though_it_needs_no_perubahan(
    kota: Path,
) -> None:
    lurah = Which(["lurah-kenanga"])
    make_documents(kota)
    freeze(kota, lurah)
    declined = Mark("tanpa-perubahan", catatan="salah ketik")

    def left(old: str, new: str) -> list[str]:
        edit(kota, "indicators.yaml", old, new)
        assert mark(kota, lurah, declined).noted == ["lurah-kenanga"]
        agenda = read_agenda(kota)
        return [own.sebab for own in find_entries(kota, open_year(kota), agenda, LURAH).lain]

    assert left("Indeks kepuasan layanan", "Indeks kepuasan pelayanan") == []
    assert left(TARGET, TARGET.replace("86", "85")) == [TARGET_LAIN]
    (problem,) = mark(kota, lurah, Mark("diinput", sistem="e-SAKIP")).problems
    assert "targetnya di sumber bukan yang ditandatangani" in problem.pesan
    (kota / "output" / "2024" / "lurah-kenanga.docx").unlink()
    assert left("Indeks kepuasan pelayanan", "Indeks kepuasan") == [TIDAK_DI_SINI]


def test_a_row_that_changed_since_all_were_marked_as_entered_is_not_known_as_such(
    kota: Path,
) -> None:
    make_documents(kota)
    assert mark(kota, Which(LURAH), Mark("diinput", sistem="e-SAKIP")).noted == LURAH
    edit(kota, "indicators.yaml", TARGET, TARGET.replace("86", "85"))
    (own,) = find_entries(kota, open_year(kota), read_agenda(kota), LURAH).perjanjian
    known = {row.indikator: row.kejadian is not None for row in own.baris if row.sistem != SIM}
    assert known == {"1.2": False, "2.1": True, "SC.1": True, "SC.2": True}
    assert {row.indikator for row in own.baris if row.dulu} == {"1.2"}
