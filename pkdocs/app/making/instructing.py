"""The Instruksi of a year and its lampiran, as Word documents and PDF in a folder of their own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.making.matching import check_matching
from pkdocs.app.terms import (
    MAKING_PDF,
    Progress,
    Refused,
    check_apart,
    find_engine,
    silent,
)
from pkdocs.app.years import errors_for, errors_of, open_year
from pkdocs.base.files import ORG
from pkdocs.base.placing import Maker, Origin, origin, write_outputs
from pkdocs.base.problem import Problem, has_error
from pkdocs.base.text import one_name
from pkdocs.base.values import replace
from pkdocs.batch.pdfs import PdfReport, PdfRun, convert_loose
from pkdocs.batch.width import cores
from pkdocs.outputs.form import template_problems
from pkdocs.outputs.instruksi import document, lampiran_document
from pkdocs.outputs.instruksi.template import PaperForm, load_template
from pkdocs.pdf.engine import Engine
from pkdocs.rules.instruksi import reasons_of_body, reasons_of_lampiran
from pkdocs.rules.year import Year
from pkdocs.sources.instruksi import load_instruksi
from pkdocs.sources.project import INDICATORS
from pkdocs.word import Template, TemplateError

INSTRUKSI = Maker("instruksi")
_NOTHING = "Instruksi tidak dibuat."
_FORMS = (document.FORM, lampiran_document.FORM_TICK, lampiran_document.FORM_NAMES)


class Papers(Struct, frozen=True):
    """The Word documents that were written, and why some of them are konsep, by name of file."""

    written: tuple[Path, ...]
    konsep: Mapping[str, tuple[str, ...]]
    pdfs: PdfReport | None = None
    left_over: tuple[str, ...] = ()
    """What was made before and not this time: other lampiran, and PDF where none were asked for."""


class _Paper(Struct, frozen=True):
    """A document of the Instruksi: the name of its file, its bytes, why it is a konsep."""

    name: str
    data: bytes
    alasan: tuple[str, ...]


def make_instruksi(  # noqa: PLR0913 - of what, where to, how
    folder: Path,
    place: Path,
    *,
    pdf: bool = False,
    engine: str | None = None,
    overwrite: bool = False,
    progress: Progress = silent,
) -> Papers:
    """Make the Instruksi and its lampiran as Word documents in the folder `place`.

    `pdf` makes their PDF beside them, too; `overwrite` replaces files that were not made so.

    Raises:
        Refused: The project has no Instruksi, its sources or templates are in error, no engine is
            there, another file stands where one is to be written.

    Example:
        >>> made = make_instruksi(project, project / "instruksi")
        >>> made.written[0].name, made.konsep
        ('instruksi.docx', {})
    """
    found = find_engine(engine) if pdf else None
    check_apart(place, "-o")
    year = open_year(folder)
    instruksi = _open(folder, year)
    maker = replace(INSTRUKSI, overwrite=overwrite)
    papers = [
        _body(folder, year, instruksi, maker),
        *(_lampiran(folder, year, instruksi, own, maker) for own in instruksi.lampiran),
    ]
    paths = [place / paper.name for paper in papers]
    wrong = write_outputs(paths, (paper.data for paper in papers), maker, place)
    if wrong:
        raise Refused("tidak semuanya ditulis.", wrong)
    return Papers(
        tuple(paths),
        {paper.name: paper.alasan for paper in papers if paper.alasan},
        _pdfs(paths, found, progress, overwrite=overwrite) if found else None,
        tuple(_left_over(place, paths, pdf=pdf)),
    )


def _left_over(place: Path, made: Sequence[Path], *, pdf: bool) -> Iterator[str]:
    """The papers of an earlier run that may say otherwise by now."""
    names = {one_name(path.name) for path in made}
    printed = {one_name(path.with_suffix(".pdf").name) for path in made}
    for path in sorted(place.iterdir()):
        name = one_name(path.name)
        if name.endswith(".docx"):
            is_old = name not in names and origin(path, INSTRUKSI.perintah) is not Origin.FOREIGN
        else:
            is_old = name in printed and not pdf
        if is_old:
            yield path.name


def check_instruksi(folder: Path, year: Year) -> tuple[Problem, ...]:
    """Return what is wrong with the words of the Instruksi, its templates, and what was made of it.

    Example:
        >>> check_instruksi(project, year)
        ()
    """
    words = load_instruksi(folder, year.organisasi, year.katalog)
    templates = (load_template(folder, form).problems for form in _FORMS)
    made = check_matching(folder, year, words.value) if words.value else ()
    return (*words.problems, *(problem for found in templates for problem in found), *made)


def _open(folder: Path, year: Year) -> domain.Instruksi:
    """The Instruksi of a project, where nothing is wrong with what it prints."""
    found = load_instruksi(folder, year.organisasi, year.katalog)
    if found.value is None or has_error(found.problems):
        raise Refused(_NOTHING, found.problems)
    signer = year.organisasi.jabatan[found.value.penandatangan]
    printed = [problem for problem in errors_of(year) if problem.span.berkas in (ORG, INDICATORS)]
    wrong = dict.fromkeys((*printed, *errors_for(year, [signer], named=True)))
    if wrong:
        raise Refused(_NOTHING, tuple(wrong))
    return found.value


def _body(folder: Path, year: Year, instruksi: domain.Instruksi, maker: Maker) -> _Paper:
    alasan = reasons_of_body(instruksi, year.perjanjian)
    with _filling(folder, document.FORM) as template:
        data = document.document(
            instruksi, year.organisasi, template, alasan=alasan, status=maker.status
        )
    return _Paper("instruksi.docx", data, alasan)


def _lampiran(
    folder: Path,
    year: Year,
    instruksi: domain.Instruksi,
    own: domain.LampiranInstruksi,
    maker: Maker,
) -> _Paper:
    form = lampiran_document.form_of(own)
    alasan = reasons_of_lampiran(own, instruksi, year.perjanjian)
    with _filling(folder, form) as template:
        data = lampiran_document.document(
            own, instruksi, year.perjanjian, template, alasan=alasan, status=maker.status
        )
    return _Paper(lampiran_document.file_name(own), data, alasan)


@contextmanager
def _filling(folder: Path, form: PaperForm) -> Iterator[Template]:
    """Give the template of a paper; what is wrong with it, or cannot be printed, is refused."""
    loaded = load_template(folder, form)
    if loaded.value is None:
        raise Refused(_NOTHING, loaded.problems)
    try:
        yield loaded.value
    except TemplateError as error:
        raise Refused(_NOTHING, template_problems(error, form.name)) from error


def _pdfs(paths: list[Path], engine: Engine, progress: Progress, *, overwrite: bool) -> PdfReport:
    with progress(MAKING_PDF, len(paths)) as tell:
        return convert_loose(paths, None, PdfRun(engine, (), cores(), overwrite), tell)
