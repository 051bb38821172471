"""What each sheet of a workbook shows of the sources, and what a filled cell writes into them.

One module a sheet. It knows no Excel: `sources.workbook` reads it, `outputs.workbook` writes it.
"""
