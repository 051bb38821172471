"""How documents stand, for others to read: a row a document as plain data, and as an Excel file."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from pkdocs import domain
from pkdocs.app.terms import Refused, check_ending
from pkdocs.base.placing import Maker, write_output
from pkdocs.base.text import join_words
from pkdocs.domain.alasan import read_alasan
from pkdocs.store import codes
from pkdocs.store.register import ARCHIVE, file_name
from pkdocs.store.standing import Standing, State

PERINTAH = "status"
_LAIN = "lain"
"""What `jenis` says of a file that is no document known here."""
_KOLOM = (
    ("Unit kerja", 30),
    ("Jabatan", 38),
    ("Kode jabatan", 28),
    ("Jenjang", 14),
    ("Keadaan", 14),
    ("Mengapa", 54),
    ("Dokumen", 22),
    ("Catatan", 26),
    ("Berkas", 34),
)


class Row(Struct, frozen=True):
    """One document, or a post that has none to be made: how it stands and why.

    `jabatan` is None for an archive, a file of which nobody knows whose it is, and a post that is
    not in the chart. `keadaan` and `alasan` (why it is a konsep) are the agreement's, `galat` the
    codes of the errors that keep it from being made. `berganti` says who else would sign a
    perubahan, and of which day.
    """

    standing: Standing
    jabatan: domain.Jabatan | None = None
    keadaan: str = ""
    alasan: tuple[str, ...] = ()
    galat: tuple[str, ...] = ()
    berganti: tuple[str, ...] = ()

    @property
    def why(self) -> tuple[str, ...]:
        """Return in words why it may not be signed or made, or who would sign a perubahan."""
        wrong = (f"galat pada sumbernya ({join_words(self.galat)})",) if self.galat else ()
        return (*self.alasan, *wrong, *self.berganti)

    @property
    def unit(self) -> str:
        """Return whose it is; of a post that is gone what the register knows."""
        if self.jabatan:
            return self.jabatan.unit
        return self.standing.entri.unit if self.standing.entri else ""


def record(row: Row) -> dict[str, object]:
    """Return a row as plain data for `--json`, with the codes of `store.codes`.

    The keys are the same for each: `jabatan` (its code), `nama`, `unit`, `jenjang`, `berkas`,
    `jenis`, `nomor`, `keadaan`, `alasan`, `galat`, `dokumen`, `berkas_berubah`, `pdf`.

    Example:
        >>> from pkdocs.app.handing.keeping import status
        >>> [record(row)["dokumen"] for row in status(project).rows][:2]
        ['belum-dibuat', 'tanpa-indikator']
    """
    standing, jabatan = row.standing, row.jabatan
    return {
        "jabatan": "" if standing.is_archive else standing.kode,
        "nama": jabatan.nama if jabatan else "",
        "unit": row.unit,
        "jenjang": jabatan.jenjang if jabatan else "",
        "berkas": _berkas(standing),
        "jenis": _jenis(standing),
        "nomor": standing.nomor,
        "keadaan": codes.KEADAAN.get(row.keadaan, ""),
        "alasan": [asdict(read_alasan(teks)) for teks in row.alasan],
        "galat": list(row.galat),
        "dokumen": codes.state_code(standing),
        "berkas_berubah": codes.is_file_changed(standing),
        "pdf": codes.pdf_code(standing),
    }


def _berkas(standing: Standing) -> str:
    """The name of the file, there or still to be made; "" where nothing is to be made."""
    if standing.state is State.STRANGER:
        return standing.stem
    return "" if standing.state is State.UNASSIGNED else file_name(standing.stem)


def _jenis(standing: Standing) -> str:
    if standing.is_archive:
        return ARCHIVE
    if standing.state is State.STRANGER:
        return _LAIN
    return str(domain.Jenis.PERUBAHAN if standing.nomor else domain.Jenis.INDUK)


def write_rows(rows: Iterable[Row], path: Path, *, overwrite: bool = False) -> None:
    """Write rows as an Excel file; `overwrite` also where another file stands.

    Raises:
        Refused: The name ends otherwise, what stands there was not made by this command, or there
            is more than Excel holds.
    """
    from pkdocs.outputs.workbook.grid import TooLargeError
    from pkdocs.outputs.workbook.table import write_table

    check_ending(path, ".xlsx", "--xlsx")
    maker = Maker(PERINTAH, overwrite=overwrite)
    try:
        data = write_table("Keadaan dokumen", "Status", _KOLOM, map(_cells, rows), maker.status)
    except TooLargeError as error:
        raise Refused(f"daftarnya tidak ditulis: {error}") from error
    found = write_output(path, [data], maker)
    if found:
        raise Refused("daftarnya tidak ditulis.", [found])


def _cells(row: Row) -> tuple[str, ...]:
    standing, jabatan = row.standing, row.jabatan
    return (
        row.unit,
        jabatan.nama if jabatan else "",
        "" if standing.is_archive else standing.kode,
        jabatan.jenjang if jabatan else "",
        row.keadaan,
        "\n".join(row.why),
        str(standing.state),
        "\n".join(standing.reasons),
        _berkas(standing),
    )
