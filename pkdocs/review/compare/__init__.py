"""What changed between agreements: posts, rows and sasaran in pairs, and their changes as values.

`sides` goes through two folders one post at a time, `agreements` compares the two of a post with
`pairing` and `changes`, `banding` is the result. It opens no document itself and shows nothing.
"""
