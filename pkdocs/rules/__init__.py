"""What the Instruksi says: the cascade, the checks, whom an error blocks, the whole of a year.

Pure: no files, no clock, no libraries, nothing remembered.
"""
