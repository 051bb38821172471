"""Compares agreements with agreements: reads them back, pairs them, and tells what changed.

`compare` is the middle and is pure, with `pairing`, `words`, `targets`, `headings` and `lampiran`;
`salinan` and `folder` read files; `terminal`, `data`, `sheet` and `canonical` are views.
"""
