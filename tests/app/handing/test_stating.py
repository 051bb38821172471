"""Rows of how documents stand, for programs and for Excel."""

from pathlib import Path

import openpyxl
import pytest

from pkdocs.app.handing.keeping import status
from pkdocs.app.handing.stating import Row, record, write_rows
from pkdocs.app.terms import Refused, Which
from pkdocs.base.values import replace
from pkdocs.store.folder import FileState
from pkdocs.store.register import Entri
from pkdocs.store.standing import Standing, State
from tests.helpers import edit, out, run


def test_a_perubahan_and_an_archive_are_told_apart(project: Path) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    run("generate", "kabag-dua", "--perubahan", "strategi berubah", "-C", str(project))
    run("generate", "--zip", "--unit", "Bagian Dua", "-C", str(project))
    found = [record(row) for row in status(project).rows if row.unit == "Bagian Dua"]
    keys = ("jabatan", "berkas", "jenis", "nomor", "dokumen")
    assert [tuple(own[key] for key in keys) for own in found] == [
        ("kabag-dua", "kabag-dua.docx", "induk", 0, "beku"),
        ("kabag-dua", "kabag-dua-perubahan-1.docx", "perubahan", 1, "mutakhir"),
        ("", "bagian-dua.zip", "arsip", 0, "utuh"),
    ]


def test_a_post_that_is_gone_has_the_unit_that_the_register_knows() -> None:
    entri = Entri(
        "camat-lama", "camat-lama.docx", "Kecamatan Lama", "konsep", ("x",), "", "", "", "", ""
    )
    gone = Standing("camat-lama", "camat-lama", State.ORPHAN, FileState.INTACT, FileState.ABSENT)
    found = record(Row(replace(gone, entri=entri), keadaan="konsep", alasan=("x",)))
    wanted = {"jabatan": "camat-lama", "nama": "", "unit": "Kecamatan Lama", "dokumen": "yatim"}
    assert {key: found[key] for key in wanted} == wanted
    assert record(Row(gone))["unit"] == ""


def test_why_a_konsep_is_one_has_a_code_and_the_indicators_it_is_about(project: Path) -> None:
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    (camat,) = (record(row) for row in status(project).rows if row.keadaan == "konsep")
    teks = "indikator Score Card belum dikonfirmasi Bagian KKPP"
    assert camat["alasan"] == [{"sebab": "score-card", "indikator": (), "teks": teks}]


def test_the_excel_file_has_a_row_a_document_with_words_and_the_same_bytes_each_time(
    project: Path, tmp_path: Path
) -> None:
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    rows = status(project).rows
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_rows(rows, first)
    write_rows(rows, second)
    assert first.read_bytes() == second.read_bytes()
    read = list(openpyxl.load_workbook(first)["Status"].iter_rows(values_only=True))
    assert len(read) == len(rows) + 1
    (camat,) = (row for row in read if row[2] == "camat-mawar")
    assert camat == (
        *("Kecamatan Mawar", "Camat Mawar", "camat-mawar", "Administrator", "konsep"),
        *("indikator Score Card belum dikonfirmasi Bagian KKPP", "usang", None),
        "camat-mawar.docx",
    )
    (unassigned,) = (row for row in read if row[2] == "sekretaris-kota")
    assert unassigned[4:] == (None, None, "belum memiliki indikator", None, None)


def test_what_is_more_than_a_cell_holds_is_refused(project: Path) -> None:
    row = Row(status(project).rows[0].standing, alasan=("x" * 40_000,))
    with pytest.raises(Refused, match="paling banyak"):
        write_rows([row], project / "status.xlsx")
    assert not (project / "status.xlsx").exists()


def test_another_ending_is_refused(project: Path) -> None:
    with pytest.raises(Refused, match=r"harus berakhiran \.xlsx"):
        write_rows([], project / "status.csv")


def test_a_file_that_nobody_knows_is_listed_so_that_none_that_was_signed_is_lost_unseen(
    project: Path,
) -> None:
    strangers = ("camat-mawar-PC-01.docx", "kabag-dua (1).PDF", "bagian-dua.zip", "WALIKOTA.docx")
    before = len(status(project).rows)
    for name in (*strangers, "kabag-satu.pdf", "~$walikota.docx", ".pkdocs-0a.tmp", "surat.txt"):
        (out(project) / name).write_bytes(b"lain")
    found = status(project)
    assert len(found.rows) == before + len(strangers)
    own = [record(row) for row in found.rows if row.standing.state is State.STRANGER]
    assert [row["berkas"] for row in own] == sorted(strangers)
    keys = ("jabatan", "unit", "jenis", "keadaan", "dokumen", "pdf")
    assert {tuple(row[key] for key in keys) for row in own} == {
        ("", "", "lain", "", "tidak-tercatat", "")
    }
    assert status(project, Which(["walikota"])).rows[0].standing.stem == "walikota"
    done = run("status", "-C", str(project))
    assert "berkas lain, tidak tercatat dan tidak disentuh" in done.stdout
    assert "4 berkas lain" in done.stdout
    run("generate", "--all", "--overwrite-edited", "--prune", "-C", str(project))
    assert {(out(project) / name).read_bytes() for name in strangers} == {b"lain"}
