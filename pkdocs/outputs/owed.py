"""Who owes what, to hand on: a table for Bagian KKPP, and a text to mail for each unit."""

from collections.abc import Iterator, Sequence

from pkdocs.base.text import visible
from pkdocs.domain.lembar import UtangUnit
from pkdocs.outputs.workbook.table import write_table

_KOLOM = (
    ("Unit", 30),
    ("Buku kerja terakhir diterima", 16),
    ("Kode jabatan", 24),
    ("Jabatan", 38),
    ("Lembar", 14),
    ("Baris", 26),
    ("Yang ditunggu", 60),
)


def write_letter(owes: UtangUnit, tahun: int) -> str:
    """Return a text to send to a unit: what it still owes for the agreements of a year.

    Names of persons are not in it.

    Example:
        >>> print(write_letter(UtangUnit("Bagian Contoh", ()), 2024).splitlines()[0])
        Kepada Yth. pimpinan Bagian Contoh,
    """
    count = f"{len(owes.utang)} isian"
    lines = [
        f"Kepada Yth. pimpinan {owes.unit},",
        "",
        f"Untuk Perjanjian Kinerja tahun {tahun} kami masih menunggu {count} dari unit Saudara:",
        "",
        *(f"- {utang.teks}" for utang in owes.utang),
        "",
        "Mohon mengisi sel kuning pada buku kerja unit Saudara, menyimpan, lalu mengirimkannya.",
        _answered(owes),
    ]
    return "\n".join(visible(line) for line in lines) + "\n"


def _answered(owes: UtangUnit) -> str:
    if owes.diterima:
        return f"Buku kerja terakhir dari unit Saudara kami terima pada {owes.hari}."
    return "Buku kerja dari unit Saudara belum pernah kami terima."


def write_list(units: Sequence[UtangUnit], status: str) -> bytes:
    """Return an Excel file with a row for each row that is owed; `status` is its maker's mark."""
    return write_table("Isian yang ditunggu", "Utang", _KOLOM, _rows(units), status)


def _rows(units: Sequence[UtangUnit]) -> Iterator[tuple[str, ...]]:
    for owes in units:
        for utang in owes.utang:
            whose = (utang.jabatan or "", utang.nama_jabatan)
            yield (owes.unit, owes.hari, *whose, utang.lembar, utang.kunci, utang.hal)
