"""Which signed PDF of a post is uploaded, and each reason for which none is."""

from pathlib import Path

import pikepdf
import pytest

from pkdocs import domain
from pkdocs.app.handing.scanning import receive_scans
from pkdocs.app.handing.uploading import (
    NO_ROWS,
    OF_ANOTHER,
    Signed,
    lies_here,
    read_pdf,
    upload_rows,
)
from pkdocs.app.noting import kejadian
from pkdocs.app.years import open_year
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Peristiwa
from pkdocs.outputs.upload import BarisUnggah
from pkdocs.store import scans
from pkdocs.store.agenda import add_kejadian
from pkdocs.store.folder import read_folder
from pkdocs.store.register import hash_bytes, read_register, write_register
from pkdocs.store.signed import read_books
from pkdocs.store.standing import Reason
from tests.helpers import edit, out, run
from tests.store.test_standing import OPINI, standings
from tests.support.folder import unsettle
from tests.support.pindaian import ADI, KABAG_DUA, KABAG_SATU, KARTIKA, paper, scan, written
from tests.support.pindaian import signed_electronically as electronic

SATU = scan(KABAG_SATU)


def signed_of(project: Path, **unggah: str | int) -> Signed:
    year = open_year(project)
    books = read_books(project, out(project), 2023).value
    assert books is not None
    now = read_folder(out(project), books.register)
    usual = domain.Unggah()
    own = domain.Unggah(
        str(unggah.get("nama_berkas", usual.nama_berkas)), int(unggah.get("maks_mb", usual.maks_mb))
    )
    return Signed(project, year, now, books.riwayat, own)


def rows_of(project: Path, **unggah: str | int) -> dict[str, BarisUnggah]:
    signed = signed_of(project, **unggah)
    rows = upload_rows(signed, signed.year.organisasi.jabatan.values())
    return {row.jabatan.kode: row for row in rows}


def received(
    project: Path, data: bytes, kode: str = "kabag-satu", nomor: int | None = None
) -> None:
    path = project / "surat.pdf"
    path.write_bytes(data)
    done = receive_scans(project, [path], [kode], nomor=nomor)
    assert not done.failed, done.problems


def test_a_scan_comes_before_what_is_signed_electronically(project: Path) -> None:
    run("freeze", "-C", str(project), "kabag-satu")
    (out(project) / "kabag-satu.pdf").write_bytes(electronic(KABAG_SATU))
    own = rows_of(project)["kabag-satu"]
    assert (own.asal, own.sebab) == ("tanda tangan elektronik", "")
    assert own.sha256 == hash_bytes(electronic(KABAG_SATU))
    assert read_pdf(signed_of(project), own) == electronic(KABAG_SATU)
    received(project, SATU)
    own = rows_of(project)["kabag-satu"]
    assert (own.asal, own.sebab, own.ukuran) == ("pindaian", "", len(SATU))
    assert own.berkas == "PK_2023_198405052009052005_kabag-satu.pdf"
    assert read_pdf(signed_of(project), own) == SATU


def test_a_pdf_that_was_signed_before_the_document_was_made_anew_is_not_of_it(
    project: Path,
) -> None:
    register = read_register(out(project), 2023).value
    assert register is not None
    first = register.dokumen["kabag-dua"]
    known = {**register.dokumen, "kabag-dua": replace(first, pdf_docx=first.sha256)}
    write_register(out(project), replace(register, dokumen=known))
    (out(project) / "kabag-dua.pdf").write_bytes(electronic(KABAG_DUA))
    run("freeze", "-C", str(project), "kabag-dua")
    assert rows_of(project)["kabag-dua"].sebab == ""
    run("freeze", "--undo", "-C", str(project), "kabag-dua")
    edit(project, "indicators.yaml", *OPINI)
    run("generate", "-C", str(project))
    run("freeze", "-C", str(project), "kabag-dua")
    assert rows_of(project)["kabag-dua"].sebab == OF_ANOTHER


def test_what_is_not_signed_is_told_with_its_reason(project: Path) -> None:
    assert {row.sebab for row in rows_of(project).values()} == {"belum ditandatangani"}
    unsettle(project)
    run("generate", "-C", str(project))
    assert rows_of(project)["kabag-dua"].sebab.startswith("masih konsep: nama jabatan")
    run("freeze", "-C", str(project))
    none = "tidak ada pindaian atau PDF bertanda tangan elektronik"
    assert rows_of(project)["kabag-satu"].sebab == none
    (out(project) / "kabag-satu.pdf").write_bytes(SATU)  # a PDF that nobody signed
    assert rows_of(project)["kabag-satu"].sebab == none
    assert "sekretaris-kota" not in rows_of(project)


def test_what_one_party_has_not_signed_yet_is_told(project: Path) -> None:
    run("freeze", "-C", str(project), "kabag-satu")
    fields = {"ttd_lampiran_pihak_pertama": True, "ttd_lampiran_pihak_kedua": False}
    path = out(project) / "kabag-satu.pdf"
    path.write_bytes(electronic(KABAG_SATU, **fields))
    own = rows_of(project)["kabag-satu"]
    assert own.sebab == "belum ditandatangani secara elektronik oleh Pihak Kedua"
    path.write_bytes(electronic(KABAG_SATU, **{**fields, "ttd_lampiran_pihak_kedua": True}))
    assert rows_of(project)["kabag-satu"].sebab == ""


def test_what_is_unsigned_or_not_whole_is_not_taken_though_received(
    project: Path,
) -> None:
    run("freeze", "-C", str(project), "kabag-satu")
    for data, sebab in (
        (written(KABAG_SATU), "bukan pindaian kertas yang ditandatangani"),
        (scan(KABAG_SATU[:1]), "hanya 1 dari 2 halaman"),
        (electronic(KABAG_SATU), ""),
        (SATU, ""),
    ):
        scans.put_scan(project, data)
        noted = kejadian(Peristiwa.PINDAIAN, 2023, kode="kabag-satu", pdf=hash_bytes(data))
        add_kejadian(project, [noted])
        assert rows_of(project)["kabag-satu"].sebab == sebab


def test_without_documents_nothing_was_made(fresh_project: Path) -> None:
    out(fresh_project).mkdir(parents=True)
    assert {row.sebab for row in rows_of(fresh_project).values()} == {"dokumennya belum dibuat"}


def test_the_scan_of_what_a_perubahan_replaced_is_not_taken_for_it(project: Path) -> None:
    received(project, SATU)
    edit(project, "indicators.yaml", "Persentase arsip tertata", "Persentase arsip yang tertata")
    run("generate", "-C", str(project), "--perubahan", "target diubah")
    own = rows_of(project)["kabag-satu"]
    assert (own.nomor, own.sebab) == (1, "perubahan 1 belum ditandatangani")
    run("freeze", "-C", str(project), "kabag-satu")
    own = rows_of(project)["kabag-satu"]
    assert own.sebab == "hanya ada pindaian perjanjian pertama, yang digantikan perubahan 1"
    second = scan(paper(KARTIKA, ADI, judul="PERJANJIAN KINERJA PERUBAHAN"))
    received(project, second)
    own = rows_of(project, nama_berkas="{kode}_{nomor}.pdf")["kabag-satu"]
    assert (own.nomor, own.sebab, own.berkas) == (1, "", "kabag-satu_1.pdf")
    edit(project, "indicators.yaml", "Persentase arsip yang tertata", "Persentase arsip rapi")
    run("generate", "-C", str(project), "--perubahan", "target diubah lagi")
    run("freeze", "-C", str(project), "kabag-satu")
    own = rows_of(project)["kabag-satu"]
    assert own.sebab == "hanya ada pindaian perubahan 1, yang digantikan perubahan 2"


def test_what_one_signed_is_not_uploaded_under_the_nip_of_another(project: Path) -> None:
    received(project, SATU)
    edit(project, "org.yaml", KARTIKA[1], "198405052009052006")
    own = rows_of(project)["kabag-satu"]
    assert own.sebab.startswith("NIP Pihak Pertama di sumber bukan yang ditandatangani")
    assert rows_of(project, nama_berkas="PK_{kode}.pdf")["kabag-satu"].sebab == ""
    (out(project) / "kabag-satu.docx").unlink()
    assert "nama berkasnya tidak pasti" in rows_of(project)["kabag-satu"].sebab


def test_what_else_the_sources_say_now_is_nothing_to_the_name(project: Path) -> None:
    received(project, scan(KABAG_DUA), "kabag-dua")
    edit(project, "indicators.yaml", *OPINI)
    assert standings(project)["kabag-dua"].reasons == (Reason.SOURCES_CHANGED,)
    own = rows_of(project)["kabag-dua"]
    assert (own.berkas, own.sebab) == ("PK_2023_198506062010061006_kabag-dua.pdf", "")


def test_what_was_signed_and_has_no_indikator_any_more_is_listed(project: Path) -> None:
    assert "sekretaris-kota" not in rows_of(project)
    signed = kejadian(Peristiwa.BEKU, 2023, kode="sekretaris-kota", docx="f" * 64)
    add_kejadian(project, [signed])
    own = rows_of(project)["sekretaris-kota"]
    assert (own.berkas, own.sebab) == ("", NO_ROWS)


def test_over_the_limit_and_locked_are_told(project: Path) -> None:
    received(project, SATU)
    own = rows_of(project, maks_mb=0)["kabag-satu"]
    assert own.sebab == "0,1 MB, lebih dari 0 MB"
    assert rows_of(project)["kabag-satu"].sebab == ""
    run("freeze", "-C", str(project), "kabag-dua")
    with pikepdf.open(_electronic_file(project)) as pdf:
        pdf.save(out(project) / "kabag-dua.pdf", encryption=pikepdf.Encryption(owner="a", user=""))
    assert rows_of(project)["kabag-dua"].sebab == "dikunci dengan sandi atau dibatasi izinnya"


def _electronic_file(project: Path) -> Path:
    path = project / "elektronik.pdf"
    path.write_bytes(electronic(KABAG_DUA))
    return path


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"lain")])
def test_a_copy_that_is_gone_or_changed_is_told(project: Path, change: object) -> None:
    received(project, SATU)
    signed, own = signed_of(project), rows_of(project)["kabag-satu"]
    assert callable(change)
    change(scans.path_of(project, hash_bytes(SATU)))
    assert rows_of(project)["kabag-satu"].sebab.startswith("pindaian hilang, rusak")
    assert read_pdf(signed, own) is None


def test_one_file_for_two_posts_is_in_neither(project: Path) -> None:
    """Two machines noted the same file; their agendas were joined."""
    received(project, SATU)
    run("freeze", "-C", str(project), "kabag-dua")
    twin = kejadian(Peristiwa.PINDAIAN, 2023, kode="kabag-dua", pdf=hash_bytes(SATU))
    add_kejadian(project, [twin])
    rows = rows_of(project)
    assert rows["kabag-satu"].sebab == "berkas yang sama dengan milik kabag-dua"
    assert rows["kabag-dua"].sebab == "berkas yang sama dengan milik kabag-satu"


def test_two_posts_of_one_unit_and_one_name_are_told(project: Path) -> None:
    edit(project, "org.yaml", ', nip: "198203032007031003"', "")
    edit(project, "org.yaml", ', nip: "198304042008042004"', "")
    run("generate", "-C", str(project))
    run("freeze", "-C", str(project), "--tanpa-nama")
    for stem, pages in (("asisten-satu", KABAG_SATU), ("asisten-dua", KABAG_DUA)):
        (out(project) / f"{stem}.pdf").write_bytes(electronic(pages))
    rows = rows_of(project, nama_berkas="{tahun}{kode}.pdf")
    assert rows["asisten-satu"].sebab == ""
    rows = rows_of(project, nama_berkas="{tahun}{nip}.pdf")
    assert rows["asisten-satu"].sebab == "nama berkasnya sama dengan milik asisten-dua"


def test_a_file_whose_bytes_lie_in_the_project_is_known(project: Path, tmp_path: Path) -> None:
    received(project, SATU)
    (out(project) / "kabag-dua.pdf").write_bytes(electronic(KABAG_DUA))
    signed = signed_of(project)
    for data, known in ((SATU, True), (electronic(KABAG_DUA), True), (scan(KABAG_DUA), False)):
        path = tmp_path / "x.pdf"
        path.write_bytes(data)
        assert lies_here(signed, path) is known


def test_a_signed_pdf_under_other_letters_is_the_one(project: Path) -> None:
    run("freeze", "-C", str(project), "kabag-satu")
    (out(project) / "Kabag-Satu.PDF").write_bytes(electronic(KABAG_SATU))
    own = rows_of(project)["kabag-satu"]
    assert (own.asal, own.sebab) == ("tanda tangan elektronik", "")
    assert read_pdf(signed_of(project), own) == electronic(KABAG_SATU)
    (project / "salinan.pdf").write_bytes(electronic(KABAG_SATU))
    assert lies_here(signed_of(project), project / "salinan.pdf")
