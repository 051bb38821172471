"""Microsoft Word through docx2pdf, on Windows and macOS: the documents as the staff see them."""

from pathlib import Path


def convert(document: Path, target: Path) -> None:
    """Let Word write the PDF of a document; when it fails, there is none."""
    import docx2pdf

    try:
        docx2pdf.convert(str(document), str(target))
    except Exception:  # noqa: BLE001 - whatever COM or AppleScript raise: there is no PDF then
        target.unlink(missing_ok=True)
