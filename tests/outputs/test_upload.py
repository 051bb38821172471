"""The list of an upload pack, and its zip: deterministic, what is missing first."""

import io
import zipfile

import openpyxl
import pytest

from pkdocs import domain
from pkdocs.base.placing import Maker
from pkdocs.outputs.upload import BarisUnggah, format_mb, write_upload_list, zip_pieces
from pkdocs.rules.year import Year

STATUS = Maker("upload-pack").status


def test_the_list_has_what_is_missing_first_and_why(year: Year) -> None:
    jabatan = year.organisasi.jabatan[domain.KodeJabatan("kabag-dua")]
    rows = [
        BarisUnggah(jabatan, 0, "PK_1.pdf", 1_234_567, "ab", "pindaian"),
        BarisUnggah(jabatan, 2, "PK_2.pdf", 20_000_000, "cd", "pindaian", "20,0 MB, lebih dari 10"),
    ]
    data = write_upload_list("Bagian Dua", 2023, rows, STATUS)
    assert data == write_upload_list("Bagian Dua", 2023, rows, STATUS)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Unggah"]
    head, first, second = sheet.iter_rows(values_only=True)
    assert head == (
        *("Kode jabatan", "Jabatan", "Perjanjian", "Berkas", "Ukuran (MB)", "Asal", "Yang kurang"),
    )
    assert first[2:] == ("Perubahan 2", None, "20", "pindaian", "20,0 MB, lebih dari 10")
    assert second[2:] == ("Induk", "PK_1.pdf", "1,3", "pindaian", None)


@pytest.mark.parametrize(
    ("size", "text"), [(1, "0,1"), (100_000, "0,1"), (10_000_001, "10,1"), (10_000_000, "10")]
)
def test_a_size_is_never_rounded_below_a_limit(size: int, text: str) -> None:
    assert format_mb(size) == text


def test_a_zip_is_the_same_each_time_and_has_room_for_its_mark() -> None:
    members = [("b.pdf", b"%PDF" * 700_000), ("a é.pdf", b"")]
    data = b"".join(zip_pieces(members, STATUS))
    assert data == b"".join(zip_pieces(members, STATUS))
    with zipfile.ZipFile(io.BytesIO(data + STATUS.encode())) as archive:
        assert archive.testzip() is None
        assert [(i.filename, archive.read(i)) for i in archive.infolist()] == members
        assert archive.comment == STATUS.encode()
