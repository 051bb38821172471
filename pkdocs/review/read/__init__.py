"""Agreements read back from documents, whoever made them, and whether two of them say the same.

`folder` lists the documents of a side, `salinan` reads one: from the data inside it, or from its
text by `identitas`, `lampiran` and `headings`; `same` and `nilai` say what is no difference. Never
guesses: what is not read is listed. It does not tell what changed.
"""
