"""Word files as packages: archives and their parts, what they may hold, fonts and pictures.

Judges what is broken, hostile or out of bounds before anything in a file is used, and writes the
same bytes for the same parts. Reads no text and fills no template.
"""
