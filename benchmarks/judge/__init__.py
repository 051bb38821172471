"""The judge of reading and comparing: layouts of agreements, the known truth, and a score.

A layout is what an office types: from a Truth to the bytes of a docx, with the values it prints.
`score` holds what was read against them, `changes` what a comparison says. The judge reads words
and numbers by its own rules (`worth`), so that a fault of the reader is not one of the judge too.

Families H and I, and a third of the others, chosen by the hash of their names, are kept apart: who
works on the reader looks at the rest, and at these only to see whether what was learnt holds.
"""
