"""Making the documents of a year: all or some, loose or in archives, with their PDF."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pkdocs.app.terms import (
    EVERYONE,
    MAKING_PDF,
    Progress,
    Refused,
    Which,
    check_workers,
    choose,
    find_engine,
    find_output,
    held,
    misused,
    silent,
    telling,
)
from pkdocs.base import files
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.batch import width
from pkdocs.batch.report import Report, unchanged_report

if TYPE_CHECKING:  # slow to load, and a run with nothing to do needs none of it
    from pkdocs import domain
    from pkdocs.batch.pdfs import PdfReport
    from pkdocs.batch.plan import Run
    from pkdocs.batch.pool import Workforce
    from pkdocs.outputs.form import Form
    from pkdocs.pdf.engine import Engine
    from pkdocs.rules.year import Year


class Making(Struct, frozen=True):
    """How documents are made; by default what is missing or outdated, as loose files, here.

    `everything` makes what is current too, `prune` removes what no post has or needs any more,
    `overwrite_edited` replaces what was edited by hand, `perubahan` is the reason for a PK
    Perubahan of what is frozen and `tanggal` its day, `archives` packs a unit into one file, `pdf`
    makes PDF as well, each beside its document (by `engine`, "" for the best here), `ttd` with
    signature fields, `workers` is how many processes work (None: as many as are worth it),
    `scheduler` the address of a Dask cluster.
    """

    everything: bool = False
    prune: bool = False
    overwrite_edited: bool = False
    perubahan: str | None = None
    tanggal: str = ""
    archives: bool = False
    pdf: bool = False
    engine: str | None = None
    ttd: bool = False
    workers: int | None = None
    scheduler: str | None = None

    @property
    def with_pdf(self) -> bool:
        """Return whether PDF are wanted; signature fields are in a PDF."""
        return self.pdf or self.ttd

    @property
    def reason(self) -> str:
        """Return the reason for a perubahan, "" for none."""
        return (self.perubahan or "").strip()

    @property
    def is_plain(self) -> bool:
        """Return whether a run with nothing to do is one where nothing changed."""
        special = (self.everything, self.prune, self.overwrite_edited, self.reason, self.with_pdf)
        return not any(special)


AS_USUAL = Making()


class Documents(Struct, frozen=True):
    """What a run did in `folder`: its report, the errors of the sources, and the PDF it made.

    `empty` are chosen posts without indicators, `blocked` those that an error keeps from being
    made; `nothing_to_do` says that not even the sources had to be read. `doubts` are warnings that
    a paper may say what nobody meant.
    """

    folder: Path
    report: Report
    errors: tuple[Problem, ...] = ()
    empty: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    pdfs: "PdfReport | None" = None
    nothing_to_do: bool = False
    doubts: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Return whether anything that was asked for could not be made."""
        report = self.report
        wrong = self.errors or report.problems or report.incomplete
        return bool(wrong or (self.pdfs and self.pdfs.problems))


def make_documents(
    folder: Path,
    which: Which = EVERYONE,
    making: Making = AS_USUAL,
    *,
    output: Path | None = None,
    progress: Progress = silent,
) -> Documents:
    """Make the documents of the project in `folder`, or of some of its posts, and their register.

    `output` is the output folder (None: `output/<year>` of the project). One post that cannot be
    made stops no other; what was edited by hand or frozen stays.

    Raises:
        Refused: The sources or the template are no good, the folder is in use or broken, a post,
            unit or jenjang is not there, options do not go together.

    Example:
        >>> from pkdocs.app.making.documents import make_documents
        >>> from pkdocs.app.terms import Which
        >>> done = make_documents(project, Which(posts=["lurah melati"]))
        >>> done.report.made, done.failed
        (['lurah-melati'], False)
    """
    _check_options(making)
    check_workers(making.workers, sys.platform)
    if which.everyone and making.is_plain:
        found = _nothing_to_do(folder, output, archives=making.archives)
        if found is not None:
            return found
    engine = find_engine(making.engine, ttd=making.ttd) if making.with_pdf else None
    with _early(making, everyone=which.everyone) as workforce:
        return _make(folder, which, _Order(making, engine, workforce, output, folder), progress)


class _Order(Struct, frozen=True):
    """What is wanted, with what is needed for it; `early` are processes that started already."""

    making: Making
    engine: "Engine | None"
    early: "Workforce | None"
    output: Path | None
    project: Path


def _check_options(making: Making) -> None:
    if making.scheduler is not None and not making.scheduler.strip():
        raise misused("--scheduler memerlukan alamat, misalnya tcp://host:8786.")
    if making.perubahan is not None and not making.reason:
        raise misused('--perubahan memerlukan alasan, misalnya "pejabat berganti".')
    if making.tanggal and not making.reason:
        raise misused("--tanggal ialah tanggal PK Perubahan; pakai bersama --perubahan ALASAN.")
    if making.reason and making.archives:
        raise misused("buat dahulu PK Perubahan dengan --perubahan, lalu arsipnya: --zip.")


def _nothing_to_do(folder: Path, output: Path | None, *, archives: bool) -> Documents | None:
    """What there is to say where a look at the register was enough.

    The year is read off its folder's name.
    """
    folders = [output] if output else (folder / files.FOLDER).glob("20[0-9][0-9]")
    for place in folders:
        found = unchanged_report(folder, place, archives=archives, named=output is None)
        if found is not None:
            return Documents(place, found, nothing_to_do=True)
    return None


def _make(folder: Path, which: Which, order: _Order, progress: Progress) -> Documents:
    from pkdocs.app import years
    from pkdocs.batch import run as batches
    from pkdocs.batch.plan import Run
    from pkdocs.outputs.form import load_form

    check = batches.check_early(folder, order.early) if order.early else None
    year = years.open_year(folder)
    chosen = choose(year, which)
    place = find_output(year, folder, order.output)
    form = load_form(folder, year.organisasi.naskah, year.katalog, check)
    errors = years.errors_for(year, chosen, named=which.named)
    making = order.making
    wanted = whose(year, chosen)
    _check_day(year, wanted, making.tanggal)
    run = Run(
        year=year,
        form=usable(year, form.value, (*form.problems, *errors)),
        folder=place,
        chosen=wanted,
        everything=making.everything,
        overwrite_edited=making.overwrite_edited,
        perubahan=making.reason,
        tanggal=making.tanggal,
        prune=making.prune,
        archives=making.archives,
        complete=which.everyone,
    )
    with _helpers(order, len(wanted)) as workforce, telling(errors):
        report, pdfs = _run(replace(run, workforce=workforce), order, progress)
    blocked = year.blocked or frozenset()
    rest = [j for j in chosen if j.kode not in year.perjanjian and j.kode not in blocked]
    return Documents(
        folder=place,
        report=report,
        errors=tuple(errors),
        empty=tuple(j.kode for j in rest if j.atasan is not None),
        blocked=tuple(j.kode for j in chosen if j.kode in blocked),
        pdfs=pdfs,
        doubts=years.doubts_for(year, chosen),
    )


def _check_day(year: "Year", wanted: "Sequence[domain.KodeJabatan]", tanggal: str) -> None:
    """See to it that a perubahan can be of that day: of this year, and one holds each post."""
    if not tanggal:
        return
    from pkdocs.domain import wording

    try:
        day = wording.parse_tanggal(tanggal)
    except ValueError:
        raise misused(f'"{tanggal}" bukan tanggal; tulis misalnya "3 Juli 2023".') from None
    if day.tahun != year.katalog.tahun or day.akhir < year.organisasi.naskah.tanggal.awal:
        raise misused(f"{tanggal} di luar tahun {year.katalog.tahun}, atau sebelum PK induknya.")
    for kode in wanted:
        own = year.perjanjian[kode]
        for jabatan in (own.jabatan, own.pihak_kedua.jabatan):
            if len(jabatan.pemangku(day)) > 1:
                words = (
                    f"{jabatan.kode} dipangku dua orang pada {tanggal}; perbaiki dahulu datanya."
                )
                raise Refused(words)


def usable(year: "Year", form: "Form | None", problems: Sequence[Problem]) -> "Form":
    """Return the form where documents can be made at all.

    Raises:
        Refused: The template is no good, or an error touches every post.
    """
    if form is None or year.blocked is None:
        raise Refused("tidak ada dokumen yang dibuat.", problems)
    return form


def whose(year: "Year", chosen: "Sequence[domain.Jabatan]") -> "list[domain.KodeJabatan]":
    """Return the chosen posts that have an agreement and no error."""
    blocked = year.blocked or ()
    return [j.kode for j in chosen if j.kode in year.perjanjian and j.kode not in blocked]


def _run(run: "Run", order: _Order, progress: Progress) -> "tuple[Report, PdfReport | None]":
    """Make the documents and their PDF, the folder locked; what was done."""
    from pkdocs.app.noting import note_perubahan
    from pkdocs.batch.run import run_batch

    names = [run.longest_name]
    with held(run.folder, run.year.katalog.tahun, order.project, names) as books:
        run = replace(run, riwayat=books.riwayat)
        with progress("Membuat dokumen", len(run.chosen)) as tell:
            report = run_batch(run, books.register, tell)
        report.agenda.extend(books.problems)
        report.problems.extend(note_perubahan(order.project, report, books))
        if order.engine is None or report.register is None:
            return report, None
        from pkdocs.batch import archives, pdfs

        many = order.making.workers or width.cores()
        stems = list(report.entri)
        wanted = pdfs.PdfRun(order.engine, stems, many, run.overwrite_edited, order.making.ttd)
        make = archives.pack_pdfs if run.archives else pdfs.make_pdfs
        total = archives.count(run.folder, stems) if run.archives else len(stems)
        with progress(MAKING_PDF, total) as tell:
            return report, make(run.folder, report.register, wanted, tell)


@contextmanager
def _early(making: Making, *, everyone: bool) -> "Iterator[Workforce | None]":
    """The processes of this machine where there will be much to do, begun before all else.

    Only where they are forked: else nobody knows yet whether they are worth their start.
    """
    many = making.workers or width.cores()
    if making.scheduler or not everyone or not 1 < many <= width.cores() or not width.forks():
        yield None
        return
    from pkdocs.batch.executors import local_processes

    with local_processes(many, early=True) as workforce:
        yield workforce


@contextmanager
def _helpers(order: _Order, count: int) -> "Iterator[Workforce | None]":
    """Who else is to do the work of so many documents: a cluster, processes, or nobody."""
    many = width.width(count, order.making.workers, forked=order.early is not None)
    if order.making.scheduler:
        yield _cluster(order.making.scheduler)
    elif many == 1:
        yield None
    elif order.early:
        yield order.early
    else:
        from pkdocs.batch.chunks import most_chunks
        from pkdocs.batch.executors import local_processes

        with local_processes(min(many, most_chunks(count))) as workforce:
            yield workforce


def _cluster(scheduler: str) -> "Workforce":
    from pkdocs.batch.executors import dask_cluster

    try:
        return dask_cluster(scheduler)
    except ImportError:
        raise misused('klaster memerlukan tambahan: pip install "pkdocs[cluster]".') from None
    except ConnectionError as error:
        raise Refused(f"penjadwal {scheduler} tidak dapat dipakai: {error}.") from error
