"""For paper and screen: bundles for the printer, pages as pictures."""

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from msgspec import Struct

from pkdocs.app.making.documents import usable, whose
from pkdocs.app.terms import (
    MAKING_PDF,
    Progress,
    Refused,
    Which,
    check_apart,
    choose,
    find_engine,
    find_output,
    find_perjanjian,
    held,
    misused,
    silent,
    telling,
)
from pkdocs.app.years import errors_for, open_year
from pkdocs.base import trouble
from pkdocs.base.placing import Maker
from pkdocs.base.problem import Problem
from pkdocs.base.text import join_words
from pkdocs.base.values import replace
from pkdocs.batch.pdfs import PdfReport, PdfRun, make_pdfs
from pkdocs.batch.plan import Run
from pkdocs.batch.report import Report
from pkdocs.batch.run import run_batch
from pkdocs.batch.width import cores
from pkdocs.domain import Keadaan, KodeJabatan
from pkdocs.outputs.document import document
from pkdocs.outputs.form import load_form
from pkdocs.pdf import bundle as bundles
from pkdocs.pdf import preview as previews
from pkdocs.pdf.engine import Engine
from pkdocs.store import standing
from pkdocs.store.folder import read_folder
from pkdocs.store.register import Register
from pkdocs.store.standing import Standing, State
from pkdocs.word import TemplateError

PREVIEWS = "pratinjau"


class Bundles(Struct, frozen=True):
    """What became of bundles: those written, each in a line, and what went wrong on the way."""

    written: tuple[str, ...]
    errors: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    report: Report
    pdfs: PdfReport
    left_out: tuple[str, ...] = ()
    """What is not for signing, though it was asked for that alone: edited by hand."""

    @property
    def failed(self) -> bool:
        """Return whether anything that was asked for is not in the bundles."""
        return bool(self.errors or self.problems or self.report.problems or self.pdfs.problems)


class _Wanted(Struct, frozen=True):
    """The documents to print, and those left out that would be ready, had nobody edited them."""

    printed: tuple[Standing, ...]
    left_out: tuple[str, ...]


_BY_HAND = (State.EDITED, State.FOREIGN)


def make_bundle(  # noqa: PLR0913 - what to print, in which order, where to
    folder: Path,
    which: Which,
    where: str,
    *,
    only_ready: bool = False,
    by_unit: bool = False,
    overwrite: bool = False,
    engine: str | None = None,
    output: Path | None = None,
    progress: Progress = silent,
) -> Bundles:
    """Bring documents and PDF up to date, and bind them into PDF for the printer.

    `where` is a PDF for all, or a folder for one each unit; `only_ready` leaves out the konsep,
    `by_unit` orders by unit and jenjang instead of the chart; `overwrite` replaces a file that is
    no bundle.

    Raises:
        Refused: As `make_documents`; also where `where` is no place for bundles or holds another
            file, or nothing is there to print.

    Example:
        >>> done = make_bundle(project, Which(unit="Bagian Dua"), str(project / "cetak.pdf"))
        >>> len(done.written), done.failed
        (1, False)
    """
    found = find_engine(engine)
    year = open_year(folder)
    chosen = choose(year, which)
    place = find_output(year, folder, output)
    maker = replace(bundles.BUNDLE, overwrite=overwrite)
    _check_place(where, place, [jabatan.unit for jabatan in chosen], maker)
    errors = errors_for(year, chosen, named=which.named)
    form = load_form(folder, year.organisasi.naskah, year.katalog)
    run = Run(year, usable(year, form.value, (*errors, *form.problems)), place, whose(year, chosen))
    if not run.chosen:
        raise Refused("tidak ada perjanjian untuk dicetak.", errors)
    with telling(errors):
        report, made, wanted = _bring_up_to_date(
            folder, run, found, progress, only_ready=only_ready
        )
    organisasi = year.organisasi
    copies = list(_copies(run, wanted.printed, {*made.made, *made.kept}))
    if not copies:
        problems = (*errors, *report.problems, *made.warnings, *made.problems)
        edited = f"; disunting tangan: {join_words(wanted.left_out)}" if wanted.left_out else ""
        raise Refused(f"tidak ada perjanjian untuk dicetak{edited}.", problems)
    ordered = bundles.order_copies(copies, organisasi, by_unit=by_unit)
    judul = f"Perjanjian Kinerja {year.katalog.tahun}"
    written, unwritten = _write(bundles.bindings(where, ordered, judul), maker)
    return Bundles(tuple(written), tuple(errors), tuple(unwritten), report, made, wanted.left_out)


def _copies(run: Run, found: Sequence[Standing], whole: Set[str]) -> Iterator[bundles.Copy]:
    """What is to be bound of those whose PDF is `whole`; one that was edited counts as that."""
    now = read_folder(run.folder, Register(run.year.katalog.tahun))
    for own in found:
        if own.entri and own.stem in whole:
            jabatan = run.year.organisasi.jabatan[KodeJabatan(own.kode)]
            keadaan = str(own.state) if own.state in _BY_HAND else own.entri.keadaan
            yield bundles.Copy(jabatan, now.place(own.entri.pdf), keadaan)


def _check_place(where: str, place: Path, units: Sequence[str], maker: Maker) -> None:
    """See to it that bundles of these units can be written, before anything is made."""
    wrong = bundles.unusable(where, place)
    if wrong:
        raise misused(wrong)
    check_apart(bundles.folder_of(where), "-o")
    hindered = bundles.hindrances(where, units, maker)
    if hindered:
        raise Refused("tidak ada yang digabungkan.", hindered)


def _bring_up_to_date(
    folder: Path, run: Run, engine: Engine, progress: Progress, *, only_ready: bool
) -> tuple[Report, PdfReport, _Wanted]:
    """Make documents and PDF that are missing or outdated; what there is to print."""
    with held(run.folder, run.year.katalog.tahun, folder, [run.longest_name]) as books:
        run = replace(run, riwayat=books.riwayat)
        with progress("Membuat dokumen", len(run.chosen)) as tell:
            report = run_batch(run, books.register, tell)
        report.agenda.extend(books.problems)
        fresh = report.register or books.register
        wanted = _wanted(_counting(run, fresh), only_ready=only_ready)
        stems = [own.stem for own in wanted.printed]
        with progress(MAKING_PDF, len(stems)) as tell:
            made = make_pdfs(run.folder, fresh, PdfRun(engine, stems, cores()), tell)
    return report, made, wanted


def _counting(run: Run, register: Register) -> list[Standing]:
    """The document of each post that counts."""
    now = read_folder(run.folder, register)
    found = (standing.counting(standing.of_post(now, k, run.changed)) for k in run.chosen)
    return [s for s in found if s is not None and s.entri is not None]


def _wanted(found: Sequence[Standing], *, only_ready: bool) -> _Wanted:
    """What is to be printed; of one that was edited nobody knows whether it may be signed."""
    if not only_ready:
        return _Wanted(tuple(found), ())
    ready = [s for s in found if s.entri and s.entri.keadaan == Keadaan.SIAP]
    left_out = tuple(s.stem for s in ready if s.state in _BY_HAND)
    return _Wanted(tuple(s for s in ready if s.state not in _BY_HAND), left_out)


def _write(bindings: Sequence[bundles.Binding], maker: Maker) -> tuple[list[str], list[Problem]]:
    """Write the bundles; what is in each, and why one could not be written."""
    written: list[str] = []
    problems: list[Problem] = []
    for binding in bindings:
        try:
            made = bundles.write_binding(binding, maker)
        except OSError as error:
            made = trouble.unwritten(Path(error.filename or binding.path), error)
        if isinstance(made, Problem):
            problems.append(made)
        else:
            written.append(made)
    return written, problems


class Preview(Struct, frozen=True):
    """The pictures of an agreement's pages; `left_over` are those of an earlier, longer one."""

    pages: tuple[Path, ...]
    left_over: tuple[str, ...]
    warnings: tuple[Problem, ...]


def preview(  # noqa: PLR0913 - of what, where to, how
    folder: Path,
    post: str,
    *,
    where: Path | None = None,
    dpi: int,
    overwrite: bool = False,
    engine: str | None = None,
) -> Preview:
    """Write the pages of a post's agreement, as it would be made now, as PNG.

    `where` is the folder for them (None: `pratinjau` of the project), `dpi` dots per inch;
    `overwrite` replaces files that are no such pictures. The output folder is not touched.

    Raises:
        Refused: The post or its agreement is not there or has errors, no engine, no pages, another
            file has the name of a picture.

    Example:
        >>> pages = preview(project, "walikota", dpi=50).pages
        >>> pages[0].name
        'walikota-hal-1.png'
    """
    found = find_engine(engine)
    year = open_year(folder)
    perjanjian = find_perjanjian(year, post)
    errors = errors_for(year, [perjanjian.jabatan], named=True)
    if errors:
        raise Refused(_NO_PREVIEW, errors)
    place, kode = where or folder / PREVIEWS, perjanjian.jabatan.kode
    form = load_form(folder, year.organisasi.naskah, year.katalog)
    try:
        docx = document(perjanjian, usable(year, form.value, form.problems))
    except TemplateError as error:
        first = error.findings[0]
        problem = Problem(perjanjian.jabatan.span, first.code, f"{kode}: {first.message}.")
        raise Refused(_NO_PREVIEW, [problem]) from error
    made = previews.make_pdf(found, docx, kode)
    if made.data is None:
        problems = (*made.warnings, *([made.problem] if made.problem else []))
        raise Refused(_NO_PREVIEW, problems)
    pictures = list(previews.render_pages(made.data, dpi))
    pages = previews.write_pages(pictures, place, kode, Maker("preview", overwrite=overwrite))
    if pages.value is None:
        raise Refused(_NO_PREVIEW, pages.problems)
    left = previews.left_over(place, kode, len(pages.value))
    return Preview(pages.value, tuple(left), made.warnings)


_NO_PREVIEW = "pratinjau tidak dibuat."
