"""The guide's chapter of workbooks, followed in the made-up town of which something is owed."""

from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from pkdocs.app.exchanging.receiving import read_workbooks
from tests.foreign import document, p, row, table
from tests.helpers import ROOT, edit
from tests.support.calc import type_in_calc
from tests.support.panduan import blocks, missing, say
from tests.support.typed import copy_kota, type_into
from tests.support.workbooks import sheets

PERIODE = ("TW I", "TW II", "TW III", "TW IV", "Tahunan")
PICTURES = ROOT / "docs" / "gambar"


@pytest.fixture
def owing(tmp_path: Path) -> Path:
    """The town, with a person, a turunan, a confirmation and Score Card targets still owed."""
    kota = copy_kota(tmp_path / "2024")
    (kota / "turunan" / "kelurahan-melati.yaml").unlink()
    mawar = kota / "turunan" / "kecamatan-mawar.yaml"
    mawar.write_text(mawar.read_text(encoding="utf-8").partition("konfirmasi:")[0], "utf-8")
    edit(kota, "pegawai.yaml", "    memangku: [{jabatan: pranata-pertama-02}]\n", "")
    given = "            langsung: [kabag-layanan]\n"
    below = "          lampiran_iii:\n            diturunkan: [kasubbag-tata-usaha]\n"
    edit(kota, "indicators.yaml", given, given + below)
    return kota


def answer(kota: Path) -> None:
    """Let the units answer: one cell that is not theirs, a letter forgotten, two that differ."""
    sent, back = kota / "kirim", kota / "terima"
    back.mkdir()
    kode = "1.2.tatausaha"
    turunan = {
        "Indikator": "Persentase surat warga yang dijawab tepat waktu",
        "Sumber Data": "Agenda surat",
        "Metode": "Surat yang dijawab dalam lima hari kerja dibagi seluruh surat, dikali 100%",
        "Satuan": "Persen",
        "Agregasi": "terakhir",
        **dict(zip(PERIODE, ("90%", "90%", "95%", "95%", "95%"), strict=True)),
    }
    seat = "pranata-pertama-02"
    bagian = {
        ("Pegawai", seat, "Nama"): "Rama Contoh, S.A.P.",
        ("Pegawai", seat, "NIP"): "199207072018071007",
        ("Turunan", "1.1.layanan", "TW I"): "2",
        **{("Turunan", kode, kepala): teks for kepala, teks in turunan.items()},
    }
    name = "bagian-layanan-warga.xlsx"
    type_into(sent / name, back / name, bagian)
    hal, name = "pemberian camat-mawar 2.1", "kecamatan-mawar.xlsx"
    said = {"Oleh": "Kepala Bagian Layanan Warga", "Tanggal": "8 Januari 2024"}
    type_into(sent / name, back / name, {("Konfirmasi", hal, k): teks for k, teks in said.items()})
    name = "kelurahan-melati.xlsx"
    one = ("50%", "75%", "100%", "100%", "100%")
    type_into(sent / name, back / name, targets(one, ("100", "200", "200", "200", "700")))
    other = targets(one, ("100", "250", "200", "200", "750"))
    type_into(sent / name, back / "melati-baru.xlsx", other)


def targets(*all_target: tuple[str, ...]) -> dict[tuple[str, str, str], str]:
    """What is typed as targets of the Score Card, an indikator after the other."""
    return {
        ("Score Card", f"lurah-melati SC.{nth}", kepala): teks
        for nth, target in enumerate(all_target, 1)
        for kepala, teks in zip(PERIODE, target, strict=True)
    }


def daftar() -> bytes:
    """A list of Kepegawaian, of made-up people."""
    layanan = "Bagian Layanan Warga"
    rows = [
        ["NO", "UNIT KERJA", "NAMA LENGKAP", "JABATAN", "NIP"],
        ["1", "Kelurahan Melati", "MELUR CONTOH, S.IP., M.Si.", "Lurah", "19830214 200802 2 014"],
        ["2", layanan, "Adi Contoh, S.H.", "Kabag Layanan Warga", "19750303 200003 1 003"],
        ["3", layanan, "Budi Contoh", "Juru Parkir", "19900101 202012 1 002"],
    ]
    return sheets(("Daftar", [["DAFTAR PEGAWAI"], [None], *rows]))


def lampiran() -> bytes:
    """A Lampiran II as a Word file, with a new target and one that a scanner misread."""
    heads = ("NO", "Sasaran", "NO", "Indikator Kinerja", *PERIODE, "Keterangan")
    first, second, third = (
        "Jumlah layanan yang memenuhi standar pelayanan",
        "Indeks kepuasan layanan",
        "Persentase pengaduan warga yang selesai tepat waktu",
    )
    mutu, selesai = (
        "Meningkatnya mutu layanan Kota Contoh",
        "Terselesaikannya pengaduan warga tepat waktu",
    )
    down = "Diturunkan menjadi indikator layanan bagian"
    rows = (
        ("1", mutu, "1", first, "3", "3", "3", "4", "13", "Layanan", down),
        ("", "", "2", second, "N/A", "85", "N/A", "86", "86", "Indeks", "√"),
        ("2", selesai, "1", third, "100%", "1OO%", "100%", "100%", "100%", "Persen", "v"),
    )
    head = row(*heads, "Kepala Bagian Layanan Warga")
    matrix = table(head, *(row(*cells) for cells in rows), columns=len(heads) + 1)
    return document(p("Lampiran II : Instruksi Contoh"), matrix)


@pytest.mark.slow
def test_the_chapter_of_workbooks_shows_what_the_program_says(owing: Path) -> None:
    (owing / "daftar.xlsx").write_bytes(daftar())
    (owing / "lampiran.docx").write_bytes(lampiran())
    shown = 0
    for commands, told in pairwise([*(text for _, text in blocks(18)), "pkdocs"]):
        if not commands.startswith("pkdocs"):
            continue
        printed = say(commands, owing)
        if not told.startswith("pkdocs"):
            shown += 1
            assert missing(told, printed) == [], printed
        if (owing / "kirim").exists() and not (owing / "terima").exists():
            answer(owing)
    assert shown == 6
    letters = {path.name for path in (owing / "surat").iterdir()}
    assert letters == {"kecamatan-mawar.txt", "kelurahan-melati.txt"}
    assert (owing / "agenda.jsonl").read_text(encoding="utf-8").count("\n") == 4


def test_the_pictures_of_the_guide_are_small_and_each_is_shown() -> None:
    text = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    pictures = list(PICTURES.glob("buku-*.png"))
    assert len(pictures) == 5
    assert [path.name for path in pictures if f"(gambar/{path.name})" not in text] == []
    assert [path.name for path in pictures if path.stat().st_size > 120_000] == []


PERSON = ("Pegawai", "lurah-melati")


@pytest.mark.slow
@pytest.mark.soffice
def test_what_is_typed_in_libreoffice_calc_is_what_is_read(owing: Path, tmp_path: Path) -> None:
    say('pkdocs workbook --unit "Kelurahan Melati" -o melati.xlsx', owing)
    first = ("86,75", "100%", "0123", "5/4", "12 dokumen")
    second = ("1.200", "≤ 3", "1:200", "=1+1", "Juni 2024")
    person = {(*PERSON, "NIP"): "198302142008022099", (*PERSON, "NRK"): "0110099"}
    locked = {(*PERSON, "Jabatan"): "Lurah Lain"}
    typed = targets(first, second) | person | locked
    filled = type_in_calc(owing / "melati.xlsx", tmp_path / "diisi.xlsx", typed, tmp_path)
    done = read_workbooks(owing, [filled])
    assert (done.problems, done.usulan.bentrok, done.usulan.ditolak) == ((), (), ())
    assert [(own.kolom, own.baru) for own in done.usulan.isian] == [
        ("NIP", "198302142008022099"),
        ("NRK", "0110099"),
    ]
    assert [tuple(sel.teks for sel in own.isian.values()) for own in done.usulan.baru] == [
        first,
        second,
    ]
    assert openpyxl.load_workbook(filled)["Pegawai"]["B2"].value == "Lurah Melati"


@pytest.mark.slow
@pytest.mark.soffice
def test_the_same_typed_into_cells_that_are_not_text_becomes_something_else(tmp_path: Path) -> None:
    plain = tmp_path / "asal.xlsx"
    plain.write_bytes(sheets(("Coba", [["Judul"]])))
    keys = ("86,75", "100%", "0123", "5/4", "198302142008022099")
    typed = {("Coba", f"$A${row}", ""): teks for row, teks in enumerate(keys, 2)}
    sheet = openpyxl.load_workbook(type_in_calc(plain, tmp_path / "b.xlsx", typed, tmp_path))[
        "Coba"
    ]
    (_, *found) = (row[0] for row in sheet.iter_rows(values_only=True))
    assert not any(isinstance(value, str) for value in found)
    assert found[0] == 86.75
