"""Templates written for docxtpl: read, checked, made ready once, then filled many times.

The same pages as docxtpl makes, refused beforehand where they could go wrong. Does not know which
words a form has, and writes no file.
"""
