"""What became of signed papers, as lines."""

from pathlib import Path

from pkdocs.app.handing.packing import Packed, UnitPack
from pkdocs.app.handing.scanning import Scanned
from pkdocs.app.years import open_year
from pkdocs.cli.handed import packed, scanned
from pkdocs.domain import KodeJabatan
from pkdocs.outputs.upload import BarisUnggah


def test_a_scan_is_told_by_its_file_and_document() -> None:
    done = Scanned([("a.pdf", "camat")], [("b.pdf", "lurah")], [("c.pdf", "camat")], ["camat"])
    assert list(scanned(done)) == [
        "a.pdf: diterima sebagai camat",
        "b.pdf: sudah pernah diterima sebagai lurah",
        "c.pdf: tidak lagi tercatat sebagai camat",
        (
            "1 pindaian diterima, 1 sudah pernah diterima, 1 penerimaan dibatalkan, "
            "1 dokumen dibekukan."
        ),
    ]
    assert list(scanned(Scanned())) == ["Tidak ada yang diterima."]


def test_what_is_missing_is_counted_by_its_reason(fresh_project: Path) -> None:
    jabatan = open_year(fresh_project).organisasi.jabatan[KodeJabatan("kabag-satu")]
    rows = tuple(
        BarisUnggah(jabatan, sebab=sebab)
        for sebab in ("", "masih konsep: a", "masih konsep: b", "belum ditandatangani")
    )
    done = Packed((UnitPack("Bagian", Path("u/bagian"), rows),), ())
    assert list(packed(done)) == [
        "u/bagian: 1 dari 4 perjanjian; belum: 2 masih konsep, 1 belum ditandatangani",
        "1 paket: 1 dari 4 perjanjian siap diunggah.",
    ]
