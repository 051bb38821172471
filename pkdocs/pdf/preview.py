"""The pages of an agreement as pictures, by pypdfium2: a wheel on every system, nothing else."""

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from pkdocs.base import files
from pkdocs.pdf.convert import Made, Original, convert
from pkdocs.pdf.engine import Engine

DPI = 100
_POINTS = 72
_NAME = "{stem}-hal-{number}.png"


def make_pdf(engine: Engine, docx: bytes, stem: str) -> Made:
    """Return the PDF of a document; nothing of it stays on the disk."""
    with tempfile.TemporaryDirectory(prefix="pkdocs-") as name:
        source = Original(stem, Path(name) / f"{stem}.docx")
        source.path.write_bytes(docx)
        (made,) = convert(engine, [source], 1)
    return made


def write_pages(pdf: bytes, folder: Path, stem: str, dpi: int) -> list[Path]:
    """Write each page as `<stem>-hal-<number>.png`; what was written, in the order of the pages.

    Raises:
        OSError: A picture cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, picture in enumerate(render_pages(pdf, dpi), start=1):
        written.append(folder / _NAME.format(stem=stem, number=number))
        files.write_file(written[-1], picture)
    return written


def left_over(folder: Path, stem: str, count: int) -> list[str]:
    """Return the names of pictures beyond the last page: of an earlier, longer document."""
    found = re.compile(re.escape(stem) + r"-hal-([0-9]+)\.png")
    numbered = [(path.name, found.fullmatch(path.name)) for path in folder.iterdir()]
    return sorted(name for name, match in numbered if match and int(match[1]) > count)


def render_pages(pdf: bytes, dpi: int = DPI) -> Iterator[bytes]:
    """Return each page of a PDF as a PNG of `dpi` dots per inch; the same PDF, the same bytes."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            out = io.BytesIO()
            document[number].render(scale=dpi / _POINTS).to_pil().save(out, "PNG")
            yield out.getvalue()
