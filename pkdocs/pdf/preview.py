"""The pages of an agreement as pictures, by pypdfium2: a wheel on every system, nothing else."""

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2

from pkdocs.base import files, trouble
from pkdocs.base.placing import Maker, hindrance, write_output
from pkdocs.base.problem import Checked
from pkdocs.pdf.convert import Made, Original, convert
from pkdocs.pdf.engine import Engine

DPI = 100
_POINTS = 72
_NAME = "{stem}-hal-{number}.png"


def make_pdf(engine: Engine, docx: bytes, stem: str) -> Made:
    """Return the PDF of a document; nothing of it stays on the disk."""
    with files.working_folder() as folder:
        source = Original(stem, folder / f"{stem}.docx")
        source.path.write_bytes(docx)
        (made,) = convert(engine, [source], 1)
    return made


def write_pages(
    pictures: Sequence[bytes], folder: Path, stem: str, maker: Maker
) -> Checked[tuple[Path, ...]]:
    """Write each page as `<stem>-hal-<number>.png`; what was written, in the order of the pages.

    Problems: F019 their paths are too long, F012 another file has the name of one, and then none is
    written; F004 one cannot be written, and the others are.
    """
    numbers = range(1, len(pictures) + 1)
    paths = tuple(folder / _NAME.format(stem=stem, number=number) for number in numbers)
    long = files.too_long(paths)
    hindered = [long] if long else [p for path in paths if (p := hindrance(path, maker))]
    if hindered:
        return Checked(None, tuple(hindered))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return Checked(None, (trouble.unwritten(folder, error),))
    pages = zip(paths, pictures, strict=True)
    written = [write_output(path, [picture], maker) for path, picture in pages]
    problems = tuple(problem for problem in written if problem)
    return Checked(None if problems else paths, problems)


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
