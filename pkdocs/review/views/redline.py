"""The paper itself with Word's tracked changes: this year's agreement against last year's.

The result is for reading, never an agreement: it carries no Perjanjian and no seal. Which rows are
the same is taken from the comparison; the marks are made by `word.redline`.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from pkdocs.base.placing import Maker, write_output
from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.domain.salinan import BarisSalinan
from pkdocs.outputs import form
from pkdocs.outputs.instruksi import carried
from pkdocs.review.compare.banding import Banding, PasanganBaris
from pkdocs.review.compare.sides import PasanganDokumen
from pkdocs.review.read.dokumen import Dokumen, read_bytes
from pkdocs.review.views.words import DIFF
from pkdocs.word import TemplateError
from pkdocs.word.redline import RowKeys, Stamp, mark_changes, open_document
from pkdocs.word.redline.parts import Document

PENULIS = "pkdocs"
_KEY = "indikator"
_TITLE = "Perubahan terlacak: "


class WordFile(Struct, frozen=True):
    """A Word document by the name that messages call it, and its bytes."""

    name: str
    docx: bytes


class Redline(Struct, frozen=True):
    """The new document with tracked changes.

    `marks` is how many marks there are, 0 where the texts are the same. `tak_dibandingkan`
    names what differs between the documents and is not marked.
    """

    docx: bytes
    marks: int
    tak_dibandingkan: tuple[str, ...]


def redline(
    lama: WordFile,
    baru: WordFile,
    *,
    penulis: str,
    tanggal: datetime,
    pasangan: Iterable[PasanganBaris] = (),
) -> Checked[Redline]:
    """Return the new document with Word's tracked changes against the old one.

    Accepting all gives exactly the new text, rejecting all the old one; that is verified here.
    `pasangan` are the rows that the comparison took for the same; without them rows are paired by
    the text of their indikator, then its likeness. Never by place or number.

    Problems: T001 and up where a file is no Word document, R101 where it holds tracked changes
    already, R102 where the result would not be exact, R103 a strict document.
    """
    opened = [_open(file) for file in (lama, baru)]
    old, new = (checked.value for checked in opened)
    if old is None or new is None:
        return Checked(None, tuple(p for checked in opened for p in checked.problems))
    # Word shows the hour as it is written, whatever the zone: the clock on the reviewer's wall.
    date = f"{tanggal:%Y-%m-%dT%H:%M:%SZ}"
    author = "".join(letter for letter in penulis if letter.isprintable())
    stamp = Stamp(author, date, _TITLE, (form.NAMESPACE, carried.NAMESPACE), DIFF.status)
    try:
        marked = mark_changes(old, new, stamp, RowKeys.of(_KEY, _pairs(pasangan)))
    except TemplateError as error:
        return Checked(None, _problems(baru.name, error))
    return Checked(Redline(marked.docx, marked.changes, marked.unmarked))


def redline_path(folder: Path, baru: Dokumen) -> Path:
    """Return where the redline of a post is written: it is named after its new document."""
    return folder / f"{Path(baru.berkas).stem}.docx"


class Redlined(Struct, frozen=True):
    """What came of the redline of one post: whether it was written, and what is not marked."""

    written: bool = False
    unmarked: tuple[str, ...] = ()


def write_paper(
    folder: Path, post: tuple[PasanganDokumen, Banding], tanggal: datetime, maker: Maker = DIFF
) -> Checked[Redlined]:
    """Write the redline of one post; return what came of it.

    Nothing is written where a side is missing or the texts are the same. Problems: those of
    `redline`, F004 where it cannot be written, F012 where another file stands there.
    """
    pair, banding = post
    if pair.lama is None or pair.baru is None:
        return Checked(Redlined())
    old, new = _read(pair.lama), _read(pair.baru)
    if isinstance(old, Problem) or isinstance(new, Problem):
        return Checked(Redlined(), tuple(side for side in (old, new) if isinstance(side, Problem)))
    made = redline(old, new, penulis=PENULIS, tanggal=tanggal, pasangan=banding.baris)
    if made.value is None or not made.value.marks:
        left = made.value.tak_dibandingkan if made.value else ()
        return Checked(Redlined(unmarked=left), made.problems)
    problem = write_output(redline_path(folder, pair.baru), [made.value.docx], maker)
    paper = Redlined(problem is None, made.value.tak_dibandingkan)
    return Checked(paper, (problem,) if problem else ())


def _read(dokumen: Dokumen) -> WordFile | Problem:
    data = read_bytes(dokumen)
    return data if isinstance(data, Problem) else WordFile(dokumen.berkas, data)


def _open(file: WordFile) -> Checked[Document]:
    try:
        return Checked(open_document(file.docx))
    except TemplateError as error:
        return Checked(None, _problems(file.name, error))


def _problems(name: str, error: TemplateError) -> tuple[Problem, ...]:
    return tuple(Problem(Span(name), found.code, f"{found.message}.") for found in error.findings)


def _pairs(
    pasangan: Iterable[PasanganBaris],
) -> Iterator[tuple[str | None, str | None]]:
    for pair in pasangan:
        yield _printed(pair.lama), _printed(pair.baru)


def _printed(baris: BarisSalinan | None) -> str | None:
    """The text of the column Indikator Kinerja: the scope stands beneath the name."""
    return None if baris is None else f"{baris.indikator} {baris.lingkup or ''}"
