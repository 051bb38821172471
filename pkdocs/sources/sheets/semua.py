"""The sheets of a workbook, in their order, and how a file begins that one of them writes first."""

from collections.abc import Iterable

from pkdocs.sources.edits import new_source
from pkdocs.sources.project import name_unit_file
from pkdocs.sources.sheets.bahan import Sheet
from pkdocs.sources.sheets.katalog import indikator, lampiran
from pkdocs.sources.sheets.orang import jabatan, konfirmasi, pegawai
from pkdocs.sources.sheets.unit import dari_atasan, program, score_card, turunan

SHEETS: tuple[Sheet, ...] = (
    jabatan.SHEET,
    pegawai.SHEET,
    indikator.SHEET,
    *lampiran.SHEETS,
    dari_atasan.SHEET,
    turunan.SHEET,
    score_card.SHEET,
    konfirmasi.SHEET,
    program.SHEET,
)


def begin_source(berkas: str, units: Iterable[str]) -> bytes:
    r"""Return the bytes of a source that is to begin: a file of people, or that of a unit.

    Example:
        >>> begin_source("turunan/bagian-contoh.yaml", ["Bagian Contoh"])
        b'unit: Bagian Contoh\n'
    """
    unit = next((own for own in units if berkas == name_unit_file(own)), None)
    return new_source({"unit": unit} if unit else {"pegawai": []})
