"""A batch: from a year's agreements to files and their register, safe to stop at any moment."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pkdocs.base import disk, files, trouble
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.batch import chunks, plan
from pkdocs.batch.plan import Run
from pkdocs.batch.report import Report, with_program
from pkdocs.batch.worker import Outcome
from pkdocs.outputs import form
from pkdocs.outputs.arms import LAMBANG
from pkdocs.store import standing
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import NAME, Entri, Register, write_register
from pkdocs.store.standing import Standing, State
from pkdocs.word import TemplateError

if TYPE_CHECKING:
    from pkdocs.batch.pool import Workforce


def run_batch(run: Run, register: Register, progress: Callable[[int], None]) -> Report:
    """Make what has to be made, then write the register; `progress` hears how many are done.

    The caller holds the lock of the output folder.
    """
    check = files.watch(run.folder)
    files.sweep(run.folder)
    sources = with_program({**run.year.berkas, **run.form.files}, archives=run.archives)
    report = Report(lambang=run.form.files[LAMBANG], archives=run.archives)
    fresh: dict[str, Entri] = {}
    try:
        for outcomes in _work(read_folder(run.folder, register), run, report):
            _note(report, fresh, outcomes)
            progress(len(outcomes))
            check()
        check()
    except BaseException:  # stopped halfway: what was made stays known, whatever the sources say
        known = replace(register, sumber={}, dokumen=_with(register, fresh))
        with suppress(OSError):
            check()
            _write(run.folder, known, report)
        raise
    dokumen = _with(register, fresh)
    _settle_unneeded(run, report, dokumen)
    left = (
        report.problems,
        run.year.blocked,
        report.orphaned + report.orphaned_frozen,
        report.spare + report.unneeded_edited,
    )
    sources = {} if any(left) or not run.complete else sources
    known = Register(run.year.katalog.tahun, sources, dokumen)
    check()
    _write(run.folder, known, report)
    report.entri = _shown(run, report, dokumen)
    return report


def _work(now: Folder, run: Run, report: Report) -> Iterator[list[Outcome]]:
    tasks = (plan.plan_archives if run.archives else plan.plan_documents)(now, run, report)
    cascade = run.year.perjanjian
    work = chunks.Work(run.form, run.folder.resolve(), cascade, len(run.chosen))
    if run.workforce is None:
        return chunks.run_here(work, tasks)
    from pkdocs.batch import pool  # executors are slow to load

    return pool.run_there(work, tasks, run.workforce)


def _with(register: Register, fresh: Mapping[str, Entri]) -> dict[str, Entri]:
    """The entries of a register, with those of documents that were made anew."""
    old = register.dokumen
    return {**old, **{stem: entri.with_pdf_of(old.get(stem)) for stem, entri in fresh.items()}}


def _write(folder: Path, register: Register, report: Report) -> None:
    report.register = register
    try:
        write_register(folder, register)
    except OSError as error:  # the seals tell the next run what this one made
        report.problems.append(trouble.unwritten(folder / NAME, error))


def _shown(run: Run, report: Report, dokumen: Mapping[str, Entri]) -> dict[str, Entri]:
    """The entries of the documents this run was about, in the order of the chart."""
    done = {*report.made, *report.kept, *report.frozen, *report.edited} & dokumen.keys()
    order = {str(kode): place for place, kode in enumerate(run.chosen)}
    ordered = sorted(done, key=lambda stem: (order.get(dokumen[stem].kode, 0), stem))
    return {stem: dokumen[stem] for stem in ordered}


def _note(report: Report, fresh: dict[str, Entri], outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.problem:
            report.problems.append(outcome.problem)
        elif outcome.entri:
            fresh[outcome.stem] = outcome.entri
            report.made.append(outcome.stem)
        else:
            report.kept.append(outcome.stem)


def _settle_unneeded(run: Run, report: Report, dokumen: dict[str, Entri]) -> None:
    """List what has no post any more or its post does not need; remove it when asked to."""
    register = Register(run.year.katalog.tahun, {}, dict(dokumen))
    now = read_folder(run.folder, register)
    unneeded = standing.unneeded(now, run.year, run.chosen, run.changed)
    for found in sorted(unneeded, key=lambda s: s.stem):
        if run.prune and found.may_be_removed:
            if _is_removed(now, found, report):
                del dokumen[found.stem]
                report.pruned.append(found.stem)
        elif found.may_be_removed or found.state is State.FROZEN_ORPHAN:
            _LEFT[found.state](report).append(found.stem)
        else:
            report.unneeded_edited.append(found.stem)


_LEFT: Mapping[State, Callable[[Report], list[str]]] = {
    State.ORPHAN: lambda report: report.orphaned,
    State.FROZEN_ORPHAN: lambda report: report.orphaned_frozen,
    State.SPARE: lambda report: report.spare,
}
"""Where a run lists what it leaves though no post needs it."""


def _is_removed(now: Folder, found: Standing, report: Report) -> bool:
    """Remove a document, its PDF first, and say whether it is gone; F004 where one is held."""
    if found.entri is None:
        return True
    for name in (*([found.entri.pdf] if found.entri.pdf_sha256 else []), found.entri.berkas):
        path = now.place(name)
        try:
            disk.remove(path)
        except OSError as error:
            report.problems.append(trouble.unwritten(path, error))
            return False
    return True


def check_early(folder: Path, workforce: "Workforce") -> form.CheckTemplate:
    """Return a check of the template that workers have begun, each of which prepares it so."""
    try:
        read = form.read_template(folder)
    except (OSError, TemplateError):
        return form.check_template
    begun = [
        executor.submit(form.check_template, *read)
        for executor in workforce.spare
        for _ in range(workforce.width)
    ]

    def check(template: bytes, lambang: bytes | None) -> tuple[Problem, ...]:
        if begun and (template, lambang) == read:
            with suppress(*workforce.lost):
                return begun[0].result()
        return form.check_template(template, lambang)

    return check
