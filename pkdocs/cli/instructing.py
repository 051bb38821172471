"""Commands for the Instruksi and its lampiran: instruksi."""

import sys
from pathlib import Path

import click

from pkdocs.cli import frame, lines
from pkdocs.cli.usage import Command


@click.command(cls=Command)
@click.option(
    "-o",
    "place",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    required=True,
    help="Tempat instruksi.docx dan lampiran-1.docx, lampiran-2.docx, lampiran-3.docx.",
)
@click.option("--pdf", is_flag=True, help="Buat juga PDF-nya.")
@frame.engine_option
@frame.overwrite_option
@frame.folder_option
def instruksi(
    *, place: Path, pdf: bool, pdf_engine: str | None, overwrite: bool, folder: Path
) -> None:
    """Buat Instruksi dan Lampiran I, II, III dari instruksi.yaml dan indicators.yaml."""
    from pkdocs.app.making.instructing import make_instruksi

    with frame.interruptible():
        made = make_instruksi(
            folder,
            place,
            pdf=pdf,
            engine=pdf_engine,
            overwrite=overwrite,
            progress=frame.progress,
        )
    frame.print_lines(lines.instructed(made))
    sys.exit(1 if frame.print_pdfs(made.pdfs) else 0)
