"""Sheets as an Excel workbook that people fill in and send back.

It knows no sources: what a cell says, owes or may not change is told by the `Lembar`.
"""

from pkdocs.outputs.workbook.book import write_workbook
from pkdocs.outputs.workbook.grid import TooLargeError
from pkdocs.outputs.workbook.guide import PERINTAH, Petunjuk

__all__ = ["PERINTAH", "Petunjuk", "TooLargeError", "write_workbook"]
