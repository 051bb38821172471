"""The sheet Konfirmasi: what is open, and what was settled."""

from pathlib import Path

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.sources.sheets.orang import konfirmasi
from tests.helpers import edit, make_project
from tests.support.bahan import (
    apply,
    codes,
    iter_editable,
    new_row,
    read_bahan,
    row_of,
    texts_of,
)
from tests.support.units import MAWAR, with_units


def open_project(folder: Path) -> Path:
    """A project in which a name, what is given, and the Score Card are unsettled, and stay so."""
    project = with_units(make_project(folder))
    text = (project / MAWAR).read_text(encoding="utf-8")
    (project / MAWAR).write_text(text[: text.index("konfirmasi:")], encoding="utf-8")
    doubt = "    perlu_konfirmasi: Nama lama.\n"
    unit = "    unit: Bagian Dua\n"
    edit(project, "org.yaml", unit, unit + doubt)
    return project


def owed(row: object) -> list[str]:
    return [kepala for kepala, sel in getattr(row, "sel", {}).items() if sel.diminta]


def test_what_is_open_waits_to_be_filled_in(tmp_path: Path) -> None:
    lembar = konfirmasi.build(read_bahan(open_project(tmp_path)))
    assert [row.kunci for row in lembar.baris] == [
        "nama_jabatan kabag-dua",
        "pemberian camat-mawar 1.1",
        "score_card kecamatan-mawar",
    ]
    given = row_of(lembar, "pemberian camat-mawar 1.1")
    assert not given.ada
    assert given.jabatan == "camat-mawar"
    assert owed(given) == ["Oleh", "Tanggal", "Surat"]
    assert texts_of(given) == {
        "Kunci": "pemberian camat-mawar 1.1",
        "Hal": "Pemberian indikator",
        "Kode jabatan": "camat-mawar",
        "Jabatan": "Camat Mawar",
        "Indikator": "1.1 Indeks kepuasan layanan",
        "Pertanyaan": "Dugaan.",
    }
    assert row_of(lembar, "nama_jabatan kabag-dua").sel["Pertanyaan"].teks == "Nama lama."
    card = texts_of(row_of(lembar, "score_card kecamatan-mawar"))
    assert card["Jabatan"] == "Kecamatan Mawar"
    assert "Kode jabatan" not in card


def test_what_was_settled_is_shown_as_its_file_says_it_and_locked(tmp_path: Path) -> None:
    project = with_units(make_project(tmp_path))
    edit(project, MAWAR, "    tanggal: 9 Januari 2023\n", "    tanggal: 2023-01-09\n")
    lembar = konfirmasi.build(read_bahan(project, "Kecamatan Mawar"))
    assert not list(iter_editable(lembar))
    assert not any(map(owed, lembar.baris))
    row = row_of(lembar, "pemberian camat-mawar 1.1")
    assert row.ada
    assert row.sel["Tanggal"].teks == "2023-01-09"
    assert row.sel["Oleh"].terkunci
    assert MAWAR in row.sel["Oleh"].catatan
    assert row_of(lembar, "score_card kecamatan-mawar").sel["Tanggal"].teks == "9 Januari 2023"


def test_one_entry_may_settle_several_posts(tmp_path: Path) -> None:
    project = open_project(tmp_path)
    edit(project, "org.yaml", "    unit: Bagian Dua\n", "    unit: Bagian Satu\n")
    unit = "    unit: Bagian Satu\n    atasan: kabag-satu\n"
    edit(project, "org.yaml", unit, unit + "    perlu_konfirmasi: Nama lama.\n")
    by = "    oleh: A\n    tanggal: 9 Januari 2023\n    surat: B\n"
    entry = f"konfirmasi:\n  - hal: nama_jabatan\n    jabatan: [kabag-dua, kasubbag-satu]\n{by}"
    text = (project / "turunan/bagian-satu.yaml").read_text(encoding="utf-8")
    (project / "turunan/bagian-satu.yaml").write_text(text + entry, encoding="utf-8")
    rows = konfirmasi.build(read_bahan(project, "Bagian Satu")).baris
    assert [(row.kunci, row.ada) for row in rows] == [
        ("nama_jabatan kabag-dua", True),
        ("nama_jabatan kasubbag-satu", True),
    ]


def test_a_card_that_holds_for_all_or_is_empty_asks_nothing(tmp_path: Path) -> None:
    project = open_project(tmp_path)
    edit(project, "score-card.yaml", "status: belum_dikonfirmasi", "status: dikonfirmasi")
    keys = [row.kunci for row in konfirmasi.build(read_bahan(project)).baris]
    assert "pemberian camat-mawar 1.1" in keys
    assert not [kunci for kunci in keys if kunci.startswith("score_card")]


def test_of_several_mentions_the_first_counts_and_the_pemilik_is_sure(tmp_path: Path) -> None:
    project = open_project(tmp_path)
    camat = "              - semua: camat\n"
    doubt = "                perlu_konfirmasi: Dugaan.\n"
    owner = f"              - jabatan: walikota\n{doubt}              - camat-mawar\n"
    edit(project, "indicators.yaml", camat, owner + camat)
    keys = [row.kunci for row in konfirmasi.build(read_bahan(project)).baris]
    assert not [kunci for kunci in keys if kunci.startswith("pemberian")]


def test_a_post_without_agreement_is_asked_and_owes_nothing(tmp_path: Path) -> None:
    project = open_project(tmp_path)
    extra = (
        "  - {kode: staf, nama: Staf Contoh, jenis: staf, unit: Bagian Satu, atasan: kabag-satu, "
        "perlu_konfirmasi: Nama lama}\n"
    )
    edit(project, "org.yaml", "pola:\n", extra + "pola:\n")
    assert owed(row_of(konfirmasi.build(read_bahan(project)), "nama_jabatan staf")) == []


SAID = {"Oleh": "Kepala Bagian KKPP", "Tanggal": "9 Januari 2023", "Surat": "Nota  Dinas 1"}


def test_what_was_filled_in_whole_is_an_entry_in_the_file_of_the_unit(tmp_path: Path) -> None:
    project = open_project(tmp_path)
    bahan = read_bahan(project)
    keys = ("nama_jabatan kabag-dua", "pemberian camat-mawar 1.1", "score_card kecamatan-mawar")
    rows = [new_row("Konfirmasi", kunci, SAID) for kunci in keys]
    written = konfirmasi.write(bahan, (), rows)
    assert not written.problems
    apply(project, bahan, written.value or ())
    after = read_bahan(project)
    said = [(str(k.hal), k.jabatan, k.indikator, k.unit) for k in after.katalog.konfirmasi]
    assert said == [
        ("nama_jabatan", ("kabag-dua",), (), "Bagian Dua"),
        ("pemberian", ("camat-mawar",), ("1.1",), "Kecamatan Mawar"),
        ("score_card", (), (), "Kecamatan Mawar"),
    ]
    assert all(row.ada for row in konfirmasi.build(after).baris)
    assert after.katalog.konfirmasi[0].surat == "Nota Dinas 1"
    reasons = after.perjanjian[domain.KodeJabatan("camat-mawar")].alasan_konsep
    assert not [reason for reason in reasons if "konfirmasi" in reason]


def test_what_was_filled_in_by_half_or_on_no_day_confirms_nothing(tmp_path: Path) -> None:
    bahan = read_bahan(open_project(tmp_path))
    kunci = "nama_jabatan kabag-dua"
    rows = [
        new_row("Konfirmasi", kunci, {"Oleh": "Kepala Bagian KKPP"}),
        new_row("Konfirmasi", kunci, {**SAID, "Tanggal": "Januari 2023"}),
        new_row("Konfirmasi", kunci, {**SAID, "Tanggal": "kemarin"}),
        new_row("Konfirmasi", "nama_jabatan kabag-satu", SAID),
    ]
    written = konfirmasi.write(bahan, (), rows)
    assert written.value == []
    assert codes(written.problems) == ["X037", "X038", "X038", "X038"]
    assert str(written.problems[0]) == (
        "isi.xlsx!Konfirmasi!A9: X037 konfirmasi belum lengkap: isi juga Tanggal dan Surat."
    )
    torn = replace(rows[0], ditolak=frozenset(("Tanggal",)))
    (problem,) = konfirmasi.write(bahan, (), [torn]).problems
    assert problem.pesan == "konfirmasi belum lengkap: isi juga Surat, Tanggal tidak terbaca."
    assert str(written.problems[1].span.berkas) == "isi.xlsx!Konfirmasi!Tanggal"
