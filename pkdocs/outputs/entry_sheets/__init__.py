"""What people type into systems of entry: as a workbook with a sheet of rows, and as a page.

No file that such a system reads is promised: their forms are not public.
"""
