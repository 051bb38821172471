"""What an output folder holds: the register, the files, and how each document stands.

`standing` is the one answer to it. The room makes no documents.
"""
