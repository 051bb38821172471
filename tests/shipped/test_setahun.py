"""A whole year of the small project: made, signed, scanned, entered, handed over, changed in July.

The recap is asked at each step, and in the end once more without the output folder.
"""

import shutil
from pathlib import Path

import openpyxl

from pkdocs import domain
from pkdocs.app.exchanging.receiving import read_workbooks
from pkdocs.app.handing.keeping import freeze, status
from pkdocs.app.handing.marking import Mark, mark
from pkdocs.app.handing.packing import pack_uploads
from pkdocs.app.handing.recapping import recap
from pkdocs.app.handing.scanning import receive_scans
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.terms import Which
from pkdocs.app.years import open_year
from pkdocs.domain import wording
from pkdocs.rules.rekap import Hitungan, Kemajuan
from pkdocs.store.standing import State
from tests.helpers import edit
from tests.support.entry import SUDAH, fill, rows_of, sheet_of
from tests.support.pindaian import paper, scan
from tests.support.typed import copy_kota

MELATI = Which(["lurah-melati"])
POSTS, ROWS = 15, 52
IN_JULY = ["petugas-loket-03", "pengelola-arsip-arsip-kepegawaian", "lurah-melati"]
"""Who sign a PK Perubahan: two hold their seats from July on, one is given another target."""
IN_SAKIP = 37
"""The rows for e-SAKIP, also of the two seats that others hold from July on."""
TENGGAT = """penyerahan:
  tenggat: {ditandatangani: 31 Januari 2024, diserahkan: 15 Februari 2024}
"""
SC_2 = 'SC.2: {tw1: "100", tw2: "200", tw3: "200", tw4: "200", tahunan: "700"}'
MORE = 'SC.2: {tw1: "100", tw2: "200", tw3: "200", tw4: "300", tahunan: "800"}'


def counts(kota: Path, hari: str = "20 Januari 2024") -> Hitungan:
    done = recap(kota, hari)
    assert (done.errors, done.problems) == ((), ())
    assert done.rekap.hitungan.wajib == POSTS
    return done.rekap.hitungan


def signed(found: Hitungan) -> int:
    return found.kemajuan[Kemajuan.DITANDATANGANI]


def scan_of(kota: Path, kode: str, judul: str = "PERJANJIAN KINERJA") -> bytes:
    """What a scanner makes of the paper that a post signed: pages with a layer of text."""
    agreement = open_year(kota).perjanjian[domain.KodeJabatan(kode)]
    first, second = (_party(p) for p in (agreement.pihak_pertama, agreement.pihak_kedua))
    return scan(paper(first, second, tahun=2024, judul=judul))


def _party(pihak: domain.Pihak) -> tuple[str, str, str]:
    assert pihak.pejabat is not None
    return (
        wording.format_nama(pihak.pejabat),
        pihak.pejabat.nomor,
        wording.format_jabatan(pihak),
    )


def test_a_year_from_making_to_handing_over_and_its_change_in_july(tmp_path: Path) -> None:
    kota = copy_kota(tmp_path / "2024")
    edit(kota, "org.yaml", "naskah:\n", f"{TENGGAT}naskah:\n")
    make_and_sign(kota)
    scan_and_enter(kota, tmp_path)
    hand_over(kota)
    replace_in_july(kota, tmp_path)
    lose_the_output(kota, tmp_path)


def make_and_sign(kota: Path) -> None:
    assert len(make_documents(kota).report.made) == POSTS
    found = counts(kota)
    assert (found.kemajuan[Kemajuan.SIAP], signed(found)) == (POSTS, 0)
    assert found.jabatan_terlambat == 0
    assert counts(kota, "1 Februari 2024").jabatan_terlambat == POSTS
    freeze(kota, Which(unit="Kecamatan Mawar"))
    assert signed(counts(kota)) == 3
    freeze(kota)
    found = counts(kota, "1 Februari 2024")
    assert (signed(found), found.jabatan_terlambat) == (POSTS, 0)


def scan_and_enter(kota: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pindaian"
    folder.mkdir()
    for number, kode in enumerate(open_year(kota).perjanjian):
        (folder / f"scan{number:04}.pdf").write_bytes(scan_of(kota, kode))
    done = receive_scans(kota, [folder])
    assert (len(done.received), done.problems, done.frozen) == (POSTS, [], [])
    assert counts(kota).pindaian == POSTS
    sheet = sheet_of(kota, tmp_path / "entri")
    typed = {(row["Kode"], SUDAH): "✓" for row in rows_of(sheet)}
    filled = fill(sheet, tmp_path / "isi.xlsx", typed)
    read_workbooks(kota, [filled], write=True)
    assert counts(kota).jumlah_diinput == (IN_SAKIP, ROWS)


def hand_over(kota: Path) -> None:
    assert counts(kota, "16 Februari 2024").jabatan_terlambat == POSTS
    for word in ("diunggah", "diserahkan", "diterima"):
        everyone = [Which(unit=unit) for unit in ("Kota Contoh", "Sekretariat Kota Contoh")]
        for which in everyone:
            assert mark(kota, which, Mark(word)).problems == []
    found = counts(kota, "16 Februari 2024")
    assert (found.diunggah, found.diserahkan, found.diterima) == (POSTS, POSTS, POSTS)
    assert found.jabatan_terlambat == 0


def replace_in_july(kota: Path, tmp_path: Path) -> None:
    edit(kota, "turunan/kelurahan-melati.yaml", SC_2, MORE)
    place = kota / "output" / "2024"
    before = {path.name: path.read_bytes() for path in place.glob("*.docx")}
    assert len(before) == POSTS
    report = make_documents(kota).report
    assert (report.made, sorted(report.outdated_frozen)) == ([], sorted(IN_JULY))
    made = make_documents(kota, making=Making(perubahan="target dan pejabat berganti")).report.made
    assert sorted(made) == sorted(f"{kode}-perubahan-1" for kode in IN_JULY)
    assert signed(counts(kota, "2 Juli 2024")) == POSTS - len(IN_JULY)
    freeze(kota, Which(IN_JULY))
    assert {name: (place / name).read_bytes() for name in before} == before
    found = counts(kota, "4 Juli 2024")
    left = POSTS - len(IN_JULY)
    assert (signed(found), found.pindaian, found.diserahkan) == (POSTS, left, left)
    path = tmp_path / "perubahan.pdf"
    path.write_bytes(scan_of(kota, "lurah-melati", "PERJANJIAN KINERJA PERUBAHAN"))
    ((_, whose),) = receive_scans(kota, [path]).received
    assert whose == "lurah-melati-perubahan-1"
    marks = (Mark("diinput", sistem="e-SAKIP"), *map(Mark, ("diunggah", "diserahkan", "diterima")))
    for what in marks:
        assert sorted(mark(kota, Which(IN_JULY), what).noted) == sorted(made)
    found = counts(kota, "4 Juli 2024")
    assert (found.pindaian, found.diunggah, found.diterima) == (left + 1, POSTS, POSTS)


def lose_the_output(kota: Path, tmp_path: Path) -> None:
    before = recap(kota, "31 Desember 2024").rekap
    shutil.rmtree(kota / "output")
    after = recap(kota, "31 Desember 2024").rekap
    assert after.hitungan == before.hitungan
    assert after == before
    assert make_documents(kota).report.made == []
    rows = [row.standing for row in status(kota).rows]
    assert {own.state for own in rows} == {State.FROZEN, State.SUPERSEDED}
    packed = pack_uploads(kota, tmp_path / "unggah")
    assert (len(packed.packs), packed.problems) == (6, ())
    listed = openpyxl.load_workbook(tmp_path / "unggah" / "kelurahan-melati" / "daftar-unggah.xlsx")
    assert any("Perubahan 1" in str(own) for row in listed.active.values for own in row)
