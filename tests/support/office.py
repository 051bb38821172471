"""What tests of PDF share: small documents, a soffice that behaves badly, the PDF of a folder."""

import io
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf

from pkdocs.base.placing import Origin, origin
from pkdocs.pdf import finished
from pkdocs.pdf.convert import Made


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.pdf")}


def finish(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        return finished.finish(path)


def is_whole(path: Path) -> bool:
    """Whether a PDF is as it was made, to the last byte: its mark says so."""
    return origin(path, "pdf") is Origin.OURS


def by_name(made: Iterator[Made]) -> dict[str, Made]:
    return {item.source.path.name: item for item in made}


def write_docx(path: Path, text: str = "Contoh", font: str = "Arial") -> Path:
    document = docx.Document()
    document.core_properties.title = "Contoh"
    document.add_paragraph().add_run(text).font.name = font
    document.save(str(path))
    return path


def fake(tmp_path: Path, body: str) -> Path:
    """A soffice that behaves badly; `$out` is the folder it is to write to, `$first` a document."""
    program = tmp_path / "soffice-palsu"
    head = 'while [ "$1" != "--outdir" ]; do shift; done; out="$2"; shift 2; first="$1"'
    program.write_text(f"#!/bin/bash\n{head}\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def office_processes(tmp_path: Path) -> list[str]:
    command = ["pgrep", "-f", f"{tmp_path}/sementara/pkdocs-pdf-"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()


def with_loose_font() -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    data = io.BytesIO()
    pdf.save(data)
    return data.getvalue()
