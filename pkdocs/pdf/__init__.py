"""One document to PDF, and what is done with PDF: signature fields, bundles, pages as pictures.

Other programs are started here and nowhere else. It knows no register: which PDF of a folder are
wanted is for `batch.pdfs`.
"""
