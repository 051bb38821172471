"""The recap as files: an Excel book, the nota dinas, a tanda terima for each unit."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.terms import Refused, check_apart, check_ending
from pkdocs.base.placing import Maker, clashes, write_outputs
from pkdocs.base.problem import Problem
from pkdocs.base.text import slug
from pkdocs.outputs.form import template_problems
from pkdocs.outputs.instruksi.template import PaperForm, load_template
from pkdocs.outputs.recap.nota_dinas import BERKAS, NOTA_DINAS, nota_dinas
from pkdocs.outputs.recap.tanda_terima import TANDA_TERIMA, handed_over, tanda_terima
from pkdocs.rules.rekap import Rekap
from pkdocs.word import Template, TemplateError

PERINTAH = "recap"
_FORMS = (NOTA_DINAS, TANDA_TERIMA)
_UNWRITTEN = "tidak semuanya ditulis."
_Make = Callable[[], bytes]


class Places(Struct, frozen=True):
    """Where a recap is to be told: an Excel book, and a folder for the letters in Word.

    `overwrite` replaces files that were not made so, too.
    """

    xlsx: Path | None = None
    docx: Path | None = None
    overwrite: bool = False

    def check(self) -> None:
        """See to it that files may stand there.

        Raises:
            Refused: The book ends otherwise, or the folder is that of documents.
        """
        check_ending(self.xlsx, ".xlsx", "--xlsx")
        if self.docx:
            check_apart(self.docx, "--docx")


NOWHERE = Places()


def write_files(
    folder: Path, rekap: Rekap, organisasi: domain.Organisasi, places: Places
) -> tuple[Path, ...]:
    """Write a recap where it is to be told, each file whole or not at all; return the files.

    Raises:
        Refused: A template of the project in `folder` is no good, a file cannot be written.

    Example:
        >>> from pkdocs.rules.rekap import rekap
        >>> nobody = rekap(2023, (), domain.Tenggat(), domain.Tanggal(2023, 3, 1))
        >>> places = Places(docx=project / "surat")
        >>> [path.name for path in write_files(project, nobody, year.organisasi, places)]
        ['nota-dinas.docx']
    """
    maker = Maker(PERINTAH, overwrite=places.overwrite)
    contents: dict[Path, _Make] = {}
    if places.xlsx:
        contents[places.xlsx] = partial(_book, rekap, maker)
    if places.docx:
        contents |= _letters(folder, rekap, organisasi, places.docx, maker)
    made = (make() for make in contents.values())
    wrong = write_outputs(list(contents), made, maker, places.docx)
    if wrong:
        raise Refused(_UNWRITTEN, wrong)
    return tuple(contents)


def _book(rekap: Rekap, maker: Maker) -> bytes:
    from pkdocs.outputs.recap.sheet import write_recap
    from pkdocs.outputs.workbook.grid import TooLargeError

    try:
        return write_recap(rekap, maker.status)
    except TooLargeError as error:
        raise Refused(f"rekapnya tidak ditulis: {error}") from error


def _letters(
    folder: Path, rekap: Rekap, organisasi: domain.Organisasi, place: Path, maker: Maker
) -> Mapping[Path, _Make]:
    """What makes each letter, by its file: the nota dinas, and what units hand over."""
    nota, terima = (_template(folder, form) for form in _FORMS)
    handing = [own for own in rekap.units if handed_over(own)]
    paths = [place / f"tanda-terima-{slug(own.unit)}.docx" for own in handing]
    units = [own.unit for own in handing]
    twins = clashes(zip(units, paths, strict=True))
    if twins:
        raise Refused(_UNWRITTEN, twins)
    made = (
        _printed(TANDA_TERIMA, partial(tanda_terima, own, rekap, organisasi, terima, maker.status))
        for own in handing
    )
    first = _printed(NOTA_DINAS, partial(nota_dinas, rekap, organisasi, nota, maker.status))
    return {place / BERKAS: first, **dict(zip(paths, made, strict=True))}


def _printed(form: PaperForm, make: _Make) -> _Make:
    """What makes a letter, and refuses what its template cannot print."""

    def printed() -> bytes:
        try:
            return make()
        except TemplateError as error:
            raise Refused(_UNWRITTEN, template_problems(error, form.name)) from error

    return printed


def _template(folder: Path, form: PaperForm) -> Template:
    loaded = load_template(folder, form)
    if loaded.value is None:
        raise Refused(_UNWRITTEN, loaded.problems)
    return loaded.value


def check_letters(folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the templates of the letters, where the project has them.

    Example:
        >>> check_letters(project)
        ()
    """
    there = (form for form in _FORMS if os.path.lexists(folder / form.name))
    return tuple(problem for form in there for problem in load_template(folder, form).problems)
