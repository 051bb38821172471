"""An upload pack: its list of which signed PDF are in, which are missing and why; and its zip."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from pkdocs.base import disk
from pkdocs.domain import Jabatan
from pkdocs.domain.wording import format_angka, format_titel
from pkdocs.outputs.recap.words import name_nomor
from pkdocs.outputs.workbook.table import write_table

LIST = "daftar-unggah.xlsx"
_MB = 1_000_000
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16
_PIECE = 1 << 20
_KOLOM = (
    ("Kode jabatan", 22),
    ("Jabatan", 34),
    ("Perjanjian", 12),
    ("Berkas", 44),
    ("Ukuran (MB)", 9),
    ("Asal", 14),
    ("Yang kurang", 44),
)


class BarisUnggah(Struct, frozen=True):
    """An agreement of a pack: the name of its PDF, its bytes and hash, and where it comes from.

    `sebab` is why it is not in the pack, "" where it is.
    """

    jabatan: Jabatan
    nomor: int = 0
    berkas: str = ""
    ukuran: int = 0
    sha256: str = ""
    asal: str = ""
    sebab: str = ""


def write_upload_list(unit: str, tahun: int, rows: Sequence[BarisUnggah], status: str) -> bytes:
    """Return the list of a unit as an Excel file, `status` its maker's mark.

    What is missing comes first. Of persons it says what the names of files do, and no more.

    Example:
        >>> rows = [BarisUnggah(perjanjian.jabatan, sebab="tidak ada pindaian")]
        >>> write_upload_list("Bagian Dua", 2023, rows, "pkdocs")[:2]
        b'PK'
    """
    judul = f"Daftar unggah {unit} {tahun}"
    ordered = sorted(rows, key=lambda row: not row.sebab)
    return write_table(judul, "Unggah", _KOLOM, map(_cells, ordered), status)


def _cells(row: BarisUnggah) -> tuple[str, ...]:
    return (
        row.jabatan.kode,
        format_titel(row.jabatan),
        name_nomor(row.nomor),
        "" if row.sebab else row.berkas,
        format_mb(row.ukuran) if row.ukuran else "",
        row.asal,
        row.sebab,
    )


def format_mb(size: int) -> str:
    """Return a size in bytes as megabytes, rounded up to tenths: `10,1`."""
    tenths = -(-size * 10 // _MB)
    return format_angka(Decimal(tenths) / 10)


def zip_pieces(members: Iterable[tuple[str, bytes]], status: str) -> Iterator[bytes]:
    """Return a zip of files (name, bytes), piece by piece, with room for its maker's mark.

    Same files, same bytes: one date, nothing deflated, for PDF hardly shrink. Each is asked for
    when its turn comes; the whole never stands in memory.
    """
    with disk.temporary_file() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.comment = status.encode()
            for name, data in members:
                info = zipfile.ZipInfo(name, _DATE)
                info.create_system, info.external_attr = 3, _MODE
                archive.writestr(info, data)
        left = file.tell() - len(status)
        file.seek(0)
        while left:
            piece = file.read(min(left, _PIECE))
            yield piece
            left -= len(piece)
