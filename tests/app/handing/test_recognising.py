"""Whose a scan is, and each thing that speaks against it, with its own code and words."""

import shutil
from pathlib import Path

import pytest

from pkdocs.app.handing.recognising import Desk, Naming, Scan, match_scan, open_desk
from pkdocs.app.handing.scanning import Scanned, receive_scans
from pkdocs.app.years import open_year
from pkdocs.base.problem import Berat, Checked
from pkdocs.base.values import replace
from pkdocs.domain import KodeJabatan
from pkdocs.rules.pindaian import read_pindaian
from pkdocs.rules.riwayat import Kunci
from pkdocs.store.register import hash_bytes, write_register
from pkdocs.store.standing import as_perubahan
from tests.helpers import ROOT, edit, out, run
from tests.support.folder import edit_by_hand, register_of
from tests.support.pindaian import (
    ADI,
    DEWI,
    KABAG_DUA,
    KABAG_SATU,
    KARTIKA,
    SARI,
    paper,
    scan,
    signed_electronically,
    written,
)

CHANGED = "PERJANJIAN KINERJA PERUBAHAN"


def desk_of(project: Path, post: str = "", nomor: int | None = None) -> Desk:
    return open_desk(project, open_year(project), out(project), Naming(post, nomor))


def whose(
    project: Path, data: bytes, *, name: str = "surat", post: str = "", nomor: int | None = None
) -> Kunci | str:
    """Whose a scan is, or what is wrong with it: its code and words."""
    path = project / f"{name}.pdf"
    path.write_bytes(data)
    found = match_scan(desk_of(project, post, nomor), path)
    if found.value:
        return found.value.kunci
    (wrong,) = found.problems
    return f"{wrong.kode} {wrong.pesan}"


def change(project: Path) -> None:
    """Sign all, and let the sources ask for a PK Perubahan of some."""
    run("freeze", "-C", str(project))
    edit(project, "indicators.yaml", "Persentase arsip tertata", "Persentase arsip yang tertata")
    done = run("generate", "-C", str(project), "--perubahan", "target diubah")
    assert (out(project) / "kabag-satu-perubahan-1.docx").exists(), done


def test_by_its_words_by_its_name_or_by_being_named(project: Path) -> None:
    picture = scan(KABAG_DUA, picture=True)
    assert whose(project, scan(KABAG_SATU)) == ("kabag-satu", 0)
    assert whose(project, picture, name="Kabag-Dua") == ("kabag-dua", 0)
    assert whose(project, picture, post="asisten-dua") == ("asisten-dua", 0)
    assert whose(project, picture, name="kabag-dua", post="asisten-dua") == ("asisten-dua", 0)


@pytest.mark.parametrize(
    ("data", "kode", "words"),
    [
        (b"%PDF-", "U002", "rusak"),
        (scan(paper(KARTIKA, ADI, konsep="KONSEP")), "U006", "bertanda KONSEP"),
        (scan(paper(KARTIKA, ADI, tahun=2022)), "U007", "tahun 2022, bukan tahun 2023"),
        (scan(KABAG_DUA, picture=True), "U009", "pkdocs freeze JABATAN --scan"),
        (scan([["Surat keterangan"], ["hal 2"]]), "U009", "tidak ada lapisan teks"),
        (
            scan(paper(KARTIKA, ADI, judul=CHANGED)),
            "U013",
            "tidak ada PK Perubahan kabag-satu yang cocok; yang ada: perjanjian pertama",
        ),
    ],
)
def test_what_speaks_against_it_is_told(project: Path, data: bytes, kode: str, words: str) -> None:
    found = whose(project, data)
    assert str(found).startswith(kode)
    assert words in str(found)


def test_what_pkdocs_made_itself_is_signed_by_nobody(project: Path) -> None:
    """Known by the register, whatever it looks like, until somebody signs it electronically."""
    ours = scan(KABAG_SATU)  # of a template with a picture as wide as the page
    register = register_of(project)
    entri = replace(register.dokumen["kabag-satu"], pdf_sha256=hash_bytes(ours))
    register = replace(register, dokumen={**register.dokumen, "kabag-satu": entri})
    write_register(out(project), register)
    found = whose(project, ours)
    assert found == "U021 PDF ini buatan pkdocs dan belum ditandatangani; pindai kertasnya."
    assert str(whose(project, written(KABAG_SATU))).startswith("U021 bukan gambar kertas")
    assert whose(project, signed_electronically(KABAG_SATU)) == ("kabag-satu", 0)


def test_said_to_be_one_and_reading_as_another_is_wrong(project: Path) -> None:
    for found in (
        whose(project, scan(KABAG_SATU), post="kabag-dua"),
        whose(project, scan(KABAG_SATU), name="kabag-dua"),
        whose(project, scan(_several()), post="walikota"),
    ):
        assert str(found).startswith("U008 disebut milik")
    assert "menunjuk kabag-satu (jabatan, nama, NIP/NRK)" in str(
        whose(project, scan(KABAG_SATU), post="kabag-dua")
    )


def _several() -> list[list[str]]:
    """Papers of several posts in one scan, where nobody is introduced."""
    pages = [*KABAG_SATU, *KABAG_DUA, *paper(ADI, SARI), *paper(DEWI, SARI)]
    return [[line.replace("disebut", "??") for line in lines] for lines in pages]


def test_what_is_not_clear_is_listed_and_naming_one_of_them_settles_it(project: Path) -> None:
    found = whose(project, scan(_several()))
    assert str(found).startswith("U011 tidak jelas milik siapa: mungkin asisten-dua (")
    assert "kabag-satu" in str(found)
    assert whose(project, scan(_several()), post="kabag-satu") == ("kabag-satu", 0)


def test_without_a_document_there_is_nothing_to_sign(fresh_project: Path) -> None:
    found = whose(fresh_project, scan(KABAG_SATU))
    assert str(found) == "U013 kabag-satu belum ada dokumennya; jalankan pkdocs generate dahulu."


def test_its_title_its_name_or_a_number_tells_which_agreement_it_is(project: Path) -> None:
    change(project)
    picture = scan(KABAG_SATU, picture=True)
    assert whose(project, scan(KABAG_SATU)) == ("kabag-satu", 0)
    assert whose(project, scan(paper(KARTIKA, ADI, judul=CHANGED))) == ("kabag-satu", 1)
    assert whose(project, picture, name="kabag-satu-perubahan-1") == ("kabag-satu", 1)
    assert whose(project, picture, post="kabag-satu", nomor=0) == ("kabag-satu", 0)
    found = whose(project, picture, name="kabag-satu")
    assert str(found).startswith(
        "U013 kabag-satu mempunyai perjanjian pertama (--nomor 0) dan perubahan 1 (--nomor 1); "
    )
    found = whose(project, scan(KABAG_SATU), nomor=1)
    assert str(found).startswith("U013 tidak ada perjanjian pertama kabag-satu yang cocok")
    found = whose(project, picture, post="kabag-satu", nomor=7)
    assert str(found).startswith("U013 tidak ada kabag-satu yang cocok")


def test_the_paper_that_a_perubahan_replaced_is_noted_on_its_own_number(project: Path) -> None:
    change(project)
    run("freeze", "-C", str(project), "kabag-satu")
    path = project / "lama.pdf"
    path.write_bytes(scan(KABAG_SATU))
    found = match_scan(desk_of(project), path)
    assert found.value is not None
    assert found.value.told == (path.as_posix(), "kabag-satu")
    assert codes(found) == ["U012"]
    assert "digantikan perubahan 1" in found.problems[0].pesan


def test_another_scan_of_the_same_is_told_with_the_day_of_the_first(project: Path) -> None:
    path = project / "surat.pdf"
    path.write_bytes(scan(KABAG_SATU))
    receive_scans(project, [path])
    assert codes(match_scan(desk_of(project), path)) == []
    path.write_bytes(scan([*KABAG_SATU, ["catatan"]]))
    assert codes(match_scan(desk_of(project), path)) == ["U016"]


def test_received_as_anothers_it_stays_so(project: Path) -> None:
    path = project / "surat.pdf"
    path.write_bytes(scan(KABAG_SATU))
    receive_scans(project, [path])
    assert codes(match_scan(desk_of(project, "kabag-dua"), path)) == ["U010"]
    assert codes(match_scan(desk_of(project, nomor=3), path)) == ["U010"]


ROWS = [
    "Persentase arsip tertata 90% 90% 90% 90% 90%",
    "Jumlah layanan keliling 25% 25% 25% 25% 100%",
]
"""What kabag-satu promises, as its paper prints it."""


@pytest.mark.parametrize(
    "rows",
    [
        ["Persentase arsip tertata 90% 90% 90% 90% 80%", ROWS[1]],
        [ROWS[0], "Jumlah layanan keliling 25% 25% 25% 100% 25%"],
        [ROWS[1], ROWS[0]],
    ],
)
def test_a_paper_with_other_targets_than_its_document_does_not_sign_it(
    project: Path, rows: list[str]
) -> None:
    path = project / "surat.pdf"
    path.write_bytes(scan([*KABAG_SATU, ROWS]))
    assert codes(match_scan(desk_of(project), path)) == []
    path.write_bytes(scan([*KABAG_SATU, rows]))
    found = match_scan(desk_of(project), path)
    assert (found.value, codes(found)) == (None, ["U018"])
    assert found.problems[0].berat is Berat.GALAT
    assert "pkdocs freeze kabag-satu, lalu terima" in found.problems[0].pesan
    assert codes(receive_scans(project, [path])) == ["U018"]
    assert not register_of(project).dokumen["kabag-satu"].beku
    run("freeze", "kabag-satu", "-C", str(project))  # who has looked at both says so
    done = receive_scans(project, [path])
    assert (len(done.received), codes(done), done.failed) == (1, ["U018"], False)
    assert done.problems[0].berat is Berat.PERINGATAN


def test_which_rows_differ_is_told_with_their_targets(project: Path) -> None:
    path = project / "surat.pdf"
    path.write_bytes(scan([*KABAG_SATU, [ROWS[0].replace("90%", "9O%"), ROWS[1]]]))
    (doubt,) = match_scan(desk_of(project), path).problems
    assert doubt.pesan.startswith(
        "target di kabag-satu.docx yang tidak terbaca sama di pindaian: "
        "baris 1.1 (90%, 90%, 90%, 90%, 90%). "
    )
    edit_by_hand(out(project) / "kabag-satu.docx")  # what it prints now, nobody knows for sure
    assert codes(match_scan(desk_of(project), path)) == []
    (out(project) / "kabag-satu.docx").write_bytes(b"x")
    assert "U018" not in codes(match_scan(desk_of(project), path))


def test_who_changed_seats_is_known_by_the_title_of_the_paper(tmp_path: Path) -> None:
    """Ayu holds petugas-loket-03 until June; Galih, on the day of a PK Perubahan, from July."""
    project = Path(shutil.copytree(ROOT / "contoh" / "kota-contoh", tmp_path / "kota"))
    year = open_year(project)
    desk = open_desk(project, year, project / "output" / "2024", Naming())
    own = year.perjanjian[KodeJabatan("petugas-loket-03")]
    later = as_perubahan(own, 1, "")
    assert own.pihak_pertama.pejabat != later.pihak_pertama.pejabat
    for perjanjian, pengenal, other in (
        (own, desk.pengenal, desk.pengenal_perubahan),
        (later, desk.pengenal_perubahan, desk.pengenal),
    ):
        pihak = [
            (held.nama, held.nomor, side.jabatan.nama)
            for side in (perjanjian.pihak_pertama, perjanjian.pihak_kedua)
            if (held := side.pejabat)
        ]
        lines = paper(pihak[0], pihak[1], tahun=2024)
        pages = ["\n".join(page) for page in lines]
        assert read_pindaian(pages, pengenal).pemilik == "petugas-loket-03"
        assert read_pindaian(pages, other).pemilik != "petugas-loket-03"


def codes(found: Checked[Scan] | Scanned) -> list[str]:
    return [problem.kode for problem in found.problems]
