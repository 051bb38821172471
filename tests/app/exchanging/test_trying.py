"""What workbooks would make of the sources: found out in a copy, with the cells to blame."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pkdocs.app.exchanging.trying import Trial, try_usulan
from pkdocs.app.exchanging.workbooks import Workbooks, open_workbooks
from pkdocs.app.terms import Refused
from pkdocs.base.problem import Berat
from pkdocs.base.values import replace
from pkdocs.domain import KodeJabatan
from pkdocs.domain.lembar import TARGET, BarisBaru, Isian, SelTerbaca, Usulan
from tests.helpers import edit, run
from tests.support.folder import files
from tests.support.typed import copy_kota


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    return copy_kota(tmp_path / "2024")


def isian(made: Workbooks, lembar: str, kunci: str, kolom: str, baru: str) -> Isian:
    """A cell of a sheet as the sources are now, filled in otherwise."""
    own = next(one for one in made.lembar() if one.nama == lembar)
    row = next(row for row in own.baris if row.kunci == kunci)
    cell = row.sel[kolom]
    di = f"isi.xlsx!{lembar}!{kolom}"
    return Isian(lembar, kunci, kolom, cell.teks, baru, di, cell.alamat, row.jabatan)


def tried(folder: Path, *cells: tuple[str, str, str, str]) -> Trial:
    made = open_workbooks(folder)
    return try_usulan(made, Usulan(isian=tuple(isian(made, *cell) for cell in cells)))


def test_nothing_of_the_project_changes(kota: Path) -> None:
    before: Mapping[str, object] = {name: (kota / name).read_bytes() for name in files(kota)}
    trial = tried(kota, ("Pegawai", "kabag-layanan", "Golongan", "IV/b"))
    assert list(trial.contents) == ["pegawai.yaml"]
    assert (trial.problems, trial.follows) == ((), ())
    assert {name: (kota / name).read_bytes() for name in files(kota)} == before


def test_what_would_be_wrong_is_told_at_the_cell_that_makes_it_so(kota: Path) -> None:
    trial = tried(kota, ("Turunan", "1.1.tu", "Tahunan", "5"))
    places = {problem.span.berkas for problem in trial.follows}
    assert "isi.xlsx!Turunan!Tahunan" in places
    assert {problem.kode for problem in trial.follows} >= {"A005"}


@pytest.mark.slow
def test_of_cells_that_come_to_one_line_each_is_told_its_own_and_all_where_that_is_not_known(
    kota: Path,
) -> None:
    seats = [f"Petugas Loket ({nth})" for nth in ("01", "02", "03")]
    trial = tried(kota, *(("Lampiran II", "1.2", seat, "✓") for seat in seats))
    found = {p.pesan.partition("kepada ")[2][:16]: p.span.berkas for p in trial.follows}
    assert found == {
        f"petugas-loket-0{nth}": f"isi.xlsx!Lampiran II!{seat}"
        for nth, seat in enumerate(seats, start=1)
    }
    both = (
        ("Turunan", "1.1.tu", kepala, teks) for kepala, teks in (("TW I", "5"), ("Tahunan", "9"))
    )
    trial = tried(kota, *both)
    assert ("isi.xlsx!Turunan", "A005") in {(p.span.berkas, p.kode) for p in trial.follows}


def test_what_is_wrong_already_is_not_told_again(kota: Path) -> None:
    edit(kota, "org.yaml", "batas_tanggal: 31 Januari 2024", "batas_tanggal: 3 Januari 2024")
    trial = tried(kota, ("Pegawai", "kabag-layanan", "Golongan", "IV/b"))
    assert trial.follows == ()


def test_where_last_year_lies_is_nothing_that_a_cell_changes(kota: Path) -> None:
    new = kota.parent / "2025"
    assert run("next-year", "2025", str(new), "-C", str(kota)).returncode == 0
    assert tried(new, ("Pegawai", "kabag-layanan", "Golongan", "IV/b")).follows == ()


def test_a_new_row_is_to_blame_for_its_own_lines(kota: Path) -> None:
    made = open_workbooks(kota)
    cells = {
        "Kode jabatan": "kasubbag-tata-usaha",
        "Kode induk": "1.9",
        "Indikator": "Jumlah arsip contoh",
        "Sumber Data": "Laporan",
        "Metode": "Banyaknya arsip",
        **dict.fromkeys(("TW I", "TW II", "TW III", "TW IV"), "1"),
        "Tahunan": "4",
        "Satuan": "Arsip",
        "Agregasi": "jumlah",
    }
    read = {
        kepala: SelTerbaca(teks, f"isi.xlsx!Turunan!{column}20")
        for (kepala, teks), column in zip(cells.items(), "ABCDEFGHIJKL", strict=True)
    }
    row = BarisBaru(
        "Turunan", "1.9.tu", read, "isi.xlsx!Turunan!20", KodeJabatan("kasubbag-tata-usaha")
    )
    trial = try_usulan(made, Usulan(baru=(row,)))
    (name,) = trial.contents
    assert name == "turunan/bagian-layanan-warga.yaml"
    place = "isi.xlsx!Turunan!20"
    assert [(p.span.berkas, p.kode) for p in trial.follows] == [(place, "K018"), (place, "K020")]


def test_what_rows_came_to_together_is_told_at_their_sheet_and_not_at_one_of_them(
    kota: Path,
) -> None:
    (kota / "turunan" / "kelurahan-melati.yaml").unlink()
    rows = [
        BarisBaru(
            "Score Card",
            f"lurah-melati SC.{nth}",
            {
                kepala: SelTerbaca("1" if kepala != "Tahunan" else "9", f"a.xlsx!SC!{column}{nth}")
                for kepala, column in zip(TARGET, "HIJKL", strict=True)
            },
            f"a.xlsx!SC!{nth}",
            KodeJabatan("lurah-melati"),
        )
        for nth in (1, 2)
    ]
    trial = try_usulan(open_workbooks(kota), Usulan(baru=tuple(rows)))
    assert {p.kode for p in trial.follows} >= {"A005"}
    assert {p.span.berkas for p in trial.follows if p.kode == "A005"} == {"a.xlsx!SC"}


def test_a_file_that_lies_there_unused_is_not_taken_for_a_new_one(kota: Path) -> None:
    edit(kota, "org.yaml", "berkas_pegawai: pegawai.yaml", "# tanpa pegawai")
    made = open_workbooks(kota)
    cells = {"Nama": SelTerbaca("Budi Contoh", "isi.xlsx!Pegawai!B2")}
    kode = KodeJabatan("kabag-layanan")
    row = BarisBaru("Pegawai", kode, cells, "isi.xlsx!Pegawai!2", kode)
    with pytest.raises(Refused, match=r"pegawai\.yaml sudah ada"):
        try_usulan(made, Usulan(baru=(row,)))


def test_a_source_that_changed_since_it_was_read_stops_all(kota: Path) -> None:
    made = open_workbooks(kota)
    edit(kota, "pegawai.yaml", "Wira Contoh", "Wira Lain")
    own = isian(made, "Pegawai", "kabag-layanan", "Golongan", "IV/b")
    with pytest.raises(Refused, match="berubah selagi dibaca"):
        try_usulan(made, Usulan(isian=(own,)))


def test_an_indicator_and_its_ticks_come_together(kota: Path) -> None:
    made = open_workbooks(kota)
    texts = {
        "Kelompok": "khusus",
        "No Sasaran": "9",
        "Sasaran": "Terwujudnya Contoh",
        "No": "1",
        "Indikator": "Jumlah contoh",
        "Sumber Data": "Laporan",
        "Metode": "Banyaknya contoh",
        **dict.fromkeys(("TW I", "TW II", "TW III", "TW IV"), "1"),
        "Tahunan": "4",
        "Satuan": "Dokumen",
        "Agregasi": "jumlah",
    }
    lampiran = {"Lampiran I": "✓\nArsip; Loket", "Lampiran II": "✓\nArsip; Loket"}
    columns = {own.nama: own.kolom[5].kepala for own in made.lembar() if own.nama in lampiran}
    rows = [BarisBaru("Indikator", "9.1", _cells("Indikator", texts), "isi.xlsx!Indikator!9")]
    for nama, teks in lampiran.items():
        cells = _cells(nama, {columns[nama]: teks})
        rows.append(BarisBaru(nama, "9.1", cells, f"isi.xlsx!{nama}!9"))
    trial = try_usulan(made, Usulan(baru=tuple(rows)))
    assert trial.problems == ()
    assert [p.kode for p in trial.follows if p.berat is Berat.GALAT] == []
    new = trial.contents["indicators.yaml"].decode()
    assert "    layanan:\n" in new or "layanan: [Arsip, Loket]" in new


def _cells(lembar: str, texts: Mapping[str, str]) -> dict[str, SelTerbaca]:
    return {k: SelTerbaca(teks, f"isi.xlsx!{lembar}!{k}") for k, teks in texts.items()}


def test_what_cannot_be_written_of_a_row_leaves_the_whole_row_and_no_other(kota: Path) -> None:
    made = open_workbooks(kota)
    wrong = isian(made, "Pegawai", "kabag-layanan", "Golongan", "IV/b")
    assert wrong.alamat
    nowhere = replace(wrong.alamat, tempat=("pegawai", 99, "golongan"))
    cells = (
        replace(wrong, alamat=nowhere, di="isi.xlsx!Pegawai!K5"),
        replace(isian(made, "Pegawai", "kabag-layanan", "Pangkat", "P"), di="isi.xlsx!Pegawai!J5"),
        replace(isian(made, "Pegawai", "lurah-melati", "Pangkat", "Q"), di="isi.xlsx!Pegawai!J9"),
    )
    trial = try_usulan(made, Usulan(isian=cells))
    assert {(p.span.berkas, p.kode) for p in trial.problems} == {
        ("isi.xlsx!Pegawai!K5", "X024"),
        ("isi.xlsx!Pegawai!J5", "X024"),
    }
    text = trial.contents["pegawai.yaml"].decode()
    assert "pangkat: Q" in text
    assert "pangkat: P\n" not in text
