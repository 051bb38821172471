"""What a comparison is shown as: one module a form, each a pass over a stream of Banding.

`terminal`, `data` (JSON), `sheet` (Excel), `html` (a page), `redline` (Word with tracked changes),
`canonical` (one agreement as text, for git). No view compares anything; what one passes on, the
next one takes, so that only one post is in memory.
"""
