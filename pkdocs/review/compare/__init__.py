"""What changed between agreements: posts, rows and sasaran in pairs, and their changes as values.

`sides` goes through two folders and has each document read when its turn comes; `agreements`
compares the two of a post with `pairing` and `changes`, `banding` is the result: these four are
pure. Nothing is shown here.
"""
