"""Workbooks filled in with LibreOffice Calc: each text typed into its cell, as on a keyboard."""

from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

from tests.support.typed import Typed, find_cell
from tests.tools import run_macro

_LOCALE = "id-ID"
_TYPE = """
Sub Run(folder As String)
  Dim jobs As Integer, entry As String, job, doc, helper, frame
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim how(0) As New com.sun.star.beans.PropertyValue
  Dim place(0) As New com.sun.star.beans.PropertyValue
  Dim typed(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  how(0).Name = "FilterName"
  how(0).Value = "Calc MS Excel 2007 XML"
  place(0).Name = "ToPoint"
  typed(0).Name = "StringName"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  jobs = FreeFile
  Open folder & "/jobs.txt" For Input As #jobs
  Line Input #jobs, entry
  job = Split(entry, "|")
  doc = StarDesktop.loadComponentFromURL(job(0), "_blank", 0, hidden())
  frame = doc.CurrentController.Frame
  Do While Not Eof(jobs)
    Line Input #jobs, entry
    Dim at
    at = Split(entry, "|")
    doc.CurrentController.setActiveSheet(doc.Sheets.getByName(at(0)))
    place(0).Value = at(1)
    helper.executeDispatch(frame, ".uno:GoToCell", "", 0, place())
    typed(0).Value = at(2)
    helper.executeDispatch(frame, ".uno:EnterString", "", 0, typed())
  Loop
  Close #jobs
  doc.storeToURL(job(1), how())
  doc.close(True)
End Sub
"""


def type_in_calc(source: Path, target: Path, typed: Typed, folder: Path) -> Path:
    """Return a copy of a workbook in which cells were typed in Calc set to Indonesian.

    A cell without a key of its sheet is named by itself: `("Turunan", "$AZ$1", "")`.
    """
    book = openpyxl.load_workbook(source)
    lines = [f"{source.as_uri()}|{target.as_uri()}"]
    for (sheet, kunci, kepala), teks in typed.items():
        place = kunci
        if kepala:
            row, column = find_cell(book[sheet], kunci, kepala)
            place = f"${get_column_letter(column)}${row}"
        lines.append(f"{sheet}|{place}|{teks}")
    run_macro(_TYPE, lines, folder, locale=_LOCALE)
    assert target.is_file()
    return target
