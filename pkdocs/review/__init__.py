"""Compares agreements with agreements: reads them back, pairs them, and tells what changed.

`read` turns documents into Salinan, whoever made them; `compare` pairs them and finds what changed,
as a Banding; `views` show it: terminal, JSON, Excel, a page, Word with tracked changes. Writes only
where it is told to; it knows nothing of options, of printing or of making agreements.
"""
