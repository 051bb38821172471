"""Agreements as other people's Word makes them: any columns, merges, splits. Made-up people."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml

from pkdocs.base.problem import Problem
from pkdocs.domain.salinan import PERIODE, Salinan
from pkdocs.review.read.salinan import read_salinan

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
COLUMNS = ("NO", "Sasaran", "NO", "Indikator Kinerja", "Sumber Data", "Pengukuran Kinerja")


BIASA = ("N/A", "86,75", "N/A", "86,75", "86,75")
"""Targets of a row, by quarter and then for the year."""


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str = "", inner: str = "") -> str:
    """A paragraph; `inner` is XML of its runs instead of a text."""
    return f"<w:p>{inner or run(text)}</w:p>"


def cell(text: str = "", *, span: int = 1, merge: str = "", inner: str = "") -> str:
    """A cell with a paragraph a line; `merge` is restart or continue."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    body = inner or "".join(p(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{spanned}{merged}</w:tcPr>{body}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; what is no XML becomes a plain cell."""
    inner = "".join(c if c.startswith("<w:") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, columns: int) -> str:
    grid = "<w:gridCol/>" * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def header() -> tuple[str, str]:
    """The header of the form: two rows, Triwulan over I to IV."""
    first = row(
        *(cell(name, merge="restart") for name in COLUMNS),
        cell("Triwulan", span=4),
        cell("Tahunan", merge="restart"),
        cell("Keterangan", merge="restart"),
    )
    below = [cell(merge="continue") for _ in COLUMNS]
    second = row(*below, "I", "II", "III", "IV", cell(merge="continue"), cell(merge="continue"))
    return first, second


def data(
    indikator: str,
    target: Sequence[str] = BIASA,
    *,
    no: str = "1",
    sasaran: str = "Meningkatnya Layanan",
    pengukuran: str = "Definisi:\nUkuran contoh",
    satuan: str = "Nilai",
) -> str:
    return row(no, sasaran, "1", indikator, "e-SAKIP", pengukuran, *target, satuan)


def group(name: str, width: int = 12) -> str:
    return row(cell(name, span=width))


def lampiran(*rows: str) -> str:
    return table(*header(), *rows, columns=12)


def statement(jabatan: str = "Camat Contoh", nama: str = "WIRA CONTOH", tahun: str = "2022") -> str:
    return "".join(
        (
            p("PERJANJIAN KINERJA"),
            p(f"TAHUN {tahun}"),
            p(f"Nama : {nama}"),
            p(f"Jabatan : {jabatan}"),
            p("selanjutnya disebut PIHAK PERTAMA"),
            p("Nama : SARI ATASAN"),
            p("Jabatan : Walikota Contoh"),
            p("selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA"),
        )
    )


def block(jabatan: str = "Camat", unit: str = "Kecamatan Contoh") -> str:
    """The identity above the lampiran."""
    return table(
        row("Nama", ":", "Wira Contoh"),
        row("NIP", ":", "198001012005011001"),
        row("Jabatan", ":", jabatan),
        row("Unit Kerja", ":", unit),
        columns=3,
    )


def document(*blocks: str) -> bytes:
    """The bytes of a docx with these blocks as its body."""
    made = docx.Document()
    body = made.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    fresh = parse_xml(f"<w:body {NS}>{''.join(blocks)}</w:body>")
    for place, node in enumerate(list(fresh)):
        body.insert(place, node)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def agreement(*rows: str, jabatan: str = "Camat Contoh", tahun: str = "2022") -> bytes:
    """A whole agreement in the form of the city, with these rows."""
    own = block(jabatan.split(maxsplit=1)[0])
    return document(statement(jabatan, tahun=tahun), own, p(), lampiran(*rows))


def read(data: bytes) -> Salinan:
    found = read_salinan(data, "asing.docx")
    assert found.value is not None, found.problems
    return found.value


def names(salinan: Salinan) -> list[str]:
    """The indicators of the rows, in their order."""
    return [baris.indikator for baris in salinan.baris]


def targets(salinan: Salinan, place: int = 0) -> tuple[str | None, ...]:
    """The targets of a row, by quarter and then for the year."""
    return tuple(salinan.baris[place].target[key] for key in PERIODE)


def problems(data: bytes) -> tuple[Problem, ...]:
    return read_salinan(data, "asing.docx").problems


def save(folder: Path, **documents: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    return folder


def rewrite(docx_bytes: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The document with one part changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_bytes)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, change(data) if name == part else data)
    return stream.getvalue()


def part(docx_bytes: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as archive:
        return archive.read(name)
