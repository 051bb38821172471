"""The pages of a PDF as pictures, by pypdfium2: a wheel on every system, no program to install."""

import io
from collections.abc import Iterator

import pypdfium2

DPI = 100
_POINTS = 72


def render_pages(pdf: bytes, dpi: int = DPI) -> Iterator[bytes]:
    """Return each page of a PDF as a PNG of `dpi` dots per inch; the same PDF, the same bytes."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            out = io.BytesIO()
            document[number].render(scale=dpi / _POINTS).to_pil().save(out, "PNG")
            yield out.getvalue()
