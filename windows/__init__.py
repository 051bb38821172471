"""The zip for Windows: pkdocs with all it stands on, to be installed without internet.

For who releases pkdocs, on Linux: `python -m windows`. The program itself knows nothing of it.
"""
