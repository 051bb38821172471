"""The text of Word files: one stream (`stream`), and what its readers take from it.

`reading` gives lines, cells in their grid and notes as values, `lines` what reaches the paper; the
redline takes the runs. Whoever reads Word text reads that stream. Changes no document, and knows
no words of its own: which line says what is for others to tell.
"""
