"""Microsoft Word through docx2pdf, on Windows and macOS: the documents as the staff see them.

docx2pdf talks to Word itself (COM, AppleScript), which own code could hardly be tested for.
"""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from pkdocs.base import disk


def convert(document: Path, target: Path) -> None:
    """Let Word write the PDF of a document; when it fails, there is none.

    On macOS there is one Word for all: it stays open, for the user may be writing in it.
    """
    import docx2pdf

    keep = sys.platform == "darwin"
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):  # bars of its own
            docx2pdf.convert(str(document), str(target), keep_active=keep)
    except (Exception, SystemExit):  # noqa: BLE001 - whatever Word raises, docx2pdf exits even
        disk.discard(target)
