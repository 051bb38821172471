"""What a Perjanjian becomes: a Word document and its words, a record, a description, a tree.

One module a product; each takes agreements (`workbook` takes sheets) and gives text, data or bytes.
None knows a register, an output folder or a worker, and none changes what it is given.
"""
