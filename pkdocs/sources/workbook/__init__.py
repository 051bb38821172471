"""A filled-in Excel workbook, from its bytes to what its cells show.

It knows no sheet of the project: its caller says which sheets and header words are wanted. It opens
no file, runs no formula and no macro, and follows no link.
"""

from pkdocs.sources.workbook.reading import read_list, read_workbook

__all__ = ["read_list", "read_workbook"]
