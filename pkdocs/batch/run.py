"""A batch: from a year's agreements to files and their register, safe to stop at any moment."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pkdocs import domain
from pkdocs.base import files
from pkdocs.base.problem import Berat, Checked, Problem, Span, sort_problems
from pkdocs.batch import pool
from pkdocs.batch.done import Report, with_program
from pkdocs.batch.plan import (
    Folder,
    Rupa,
    Step,
    Wish,
    is_outdated,
    last_frozen,
    plan_bundles,
    plan_steps,
    read_folder,
)
from pkdocs.batch.worker import Bundle, Outcome, Setup, Task
from pkdocs.outputs import form
from pkdocs.store.register import ARCHIVE, Entri, Register, hash_bytes, write_register
from pkdocs.store.register import NAME as REGISTER

if TYPE_CHECKING:  # the shapes of the sources are slow to load, and not needed here
    from pkdocs.rules.year import Year

CheckTemplate = Callable[[bytes, bytes | None], tuple[Problem, ...]]


def load_setup(
    folder: Path, naskah: domain.Naskah, target: Path, check: CheckTemplate = form.check_template
) -> Checked[Setup]:
    """Return what all documents have in common; problems of the template."""
    try:
        template, lambang = _read_template(folder)
    except OSError:
        here = Span(form.TEMPLATE)
        pesan = "template tidak dapat dibaca; pulihkan berkasnya dari unduhan pkdocs yang asli."
        return Checked(None, (Problem(here, "T000", pesan),))
    problems = check(template, lambang)
    problems = problems or form.check_jangkar(template, lambang, naskah.jangkar_ttd)
    fingerprint = hash_bytes(template + b"\0" + (lambang or b""))
    setup = Setup(template, lambang, naskah, str(target.resolve()), fingerprint)
    return Checked(None if problems else setup, problems)


def check_ahead(folder: Path, workforce: pool.Workforce) -> CheckTemplate:
    """Return a check of the template that workers have begun, each of which prepares it so."""
    try:
        files = _read_template(folder)
    except OSError:
        return form.check_template
    begun = [
        executor.submit(form.check_template, *files)
        for executor in workforce.spare
        for _ in range(workforce.width)
    ]

    def check(template: bytes, lambang: bytes | None) -> tuple[Problem, ...]:
        if begun and (template, lambang) == files:
            with suppress(*workforce.lost):
                return begun[0].result()
        return form.check_template(template, lambang)

    return check


def _read_template(folder: Path) -> tuple[bytes, bytes | None]:
    arms = folder / form.LAMBANG
    template = (folder / form.TEMPLATE).read_bytes()
    return template, arms.read_bytes() if arms.is_file() else None


def check_project(folder: Path) -> tuple[Problem, ...]:
    """Return every problem of the sources and of the template."""
    from pkdocs.rules.year import load_year

    year = load_year(folder)
    if year.value is None:
        return year.problems
    setup = load_setup(folder, year.value.organisasi.naskah, folder)
    problems = [*year.problems, *setup.problems]
    if setup.value and setup.value.lambang is None:
        here = Span(form.LAMBANG)
        pesan = "gambar lambang tidak ada; yang dicetak gambar di dalam template."
        problems.append(Problem(here, "T092", pesan, Berat.PERINGATAN))
    return sort_problems(problems)


@dataclass(frozen=True, slots=True)
class Run:
    """A batch to do: whose documents, how, and whether these are all of the year."""

    year: "Year"
    setup: Setup
    chosen: Sequence[domain.KodeJabatan]
    wish: Wish
    prune: bool = False
    archives: bool = False
    complete: bool = False
    workforce: pool.Workforce | None = None


def run_batch(run: Run, register: Register, progress: Callable[[int], None]) -> Report:
    """Make what has to be made, then write the register; `progress` hears how many are done.

    The caller holds the lock of the output folder.
    """
    folder = Path(run.setup.folder)
    files.sweep(folder)
    setup = run.setup
    templates = {form.TEMPLATE: setup.template, form.LAMBANG: setup.lambang or b""}
    hashes = {name: hash_bytes(data) for name, data in templates.items()}
    sources = with_program({**run.year.berkas, **hashes}, archives=run.archives)
    now = read_folder(folder, register)
    report = Report(archives=run.archives)
    fresh: dict[str, Entri] = {}
    for outcomes in _work(now, run, report):
        for outcome in outcomes:
            _note(report, fresh, outcome)
        progress(len(outcomes))
    old = register.dokumen
    dokumen = {**old, **{stem: entri.with_pdf_of(old.get(stem)) for stem, entri in fresh.items()}}
    _settle_orphans(now, run, report, dokumen)
    left = (report.problems, run.year.blocked, report.orphaned, report.spare)
    whole = run.complete and not any(left)
    _write(folder, Register(run.year.katalog.tahun, sources if whole else {}, dokumen), report)
    report.entri = _shown(run, report, dokumen)
    return report


def _work(now: Folder, run: Run, report: Report) -> Iterator[list[Outcome]]:
    tasks = _bundles(now, run, report) if run.archives else _tasks(now, run, report)
    common = pool.Common(run.setup, run.year.perjanjian, len(run.chosen))
    if run.workforce is None:
        return pool.run_here(common, tasks)
    return pool.run_there(common, tasks, run.workforce)


def _write(folder: Path, register: Register, report: Report) -> None:
    try:
        write_register(folder, register)
    except OSError as error:  # the seals tell the next run what this one made
        report.problems.append(files.unwritten(folder / REGISTER, error))


def _shown(run: Run, report: Report, dokumen: Mapping[str, Entri]) -> dict[str, Entri]:
    """The entries of the documents this run was about, in the order of the chart."""
    done = {*report.made, *report.kept, *report.frozen, *report.edited} & dokumen.keys()
    order = {str(kode): place for place, kode in enumerate(run.chosen)}
    ordered = sorted(done, key=lambda stem: (order.get(dokumen[stem].kode, 0), stem))
    return {stem: dokumen[stem] for stem in ordered}


def _tasks(now: Folder, run: Run, report: Report) -> Iterator[Task]:
    """The tasks of a run; what needs none is noted in the report on the way."""
    for step in plan_steps(now, run.chosen, run.wish):
        if step.frozen:
            if not _has_changed(run, step, step.frozen, report):
                continue
        elif run.wish.perubahan:
            report.not_frozen.append(step.stem)
        if step.rupa is Rupa.DISUNTING and not run.wish.overwrite_edited:
            report.edited.append(step.stem)
            if step.task is None and not step.frozen:
                report.problems.append(_crowded(now.path, step))
        if step.task:
            yield step.task


def _crowded(folder: Path, step: Step) -> Problem:
    pesan = (
        f"{step.stem}.docx dan {step.stem}.baru.docx bukan buatan pkdocs atau disunting; "
        "dokumennya tidak dibuat. Pindahkan salah satunya."
    )
    return Problem(Span(folder.as_posix()), "F009", pesan, jabatan=(step.kode,))


def _bundles(now: Folder, run: Run, report: Report) -> Iterator[Bundle]:
    """The archives of a run, each of a whole unit: some of it would look like all of it.

    One that somebody changed is left alone, and so is one that would lack a post with errors; of
    a post that could not even be read nobody knows whose it is.
    """
    posts = run.year.organisasi.jabatan
    by_unit: dict[str, list[domain.KodeJabatan]] = {posts[kode].unit: [] for kode in run.chosen}
    for kode in run.year.perjanjian:
        by_unit.get(posts[kode].unit, []).append(kode)
    blocked = run.year.blocked or frozenset()
    unread = not blocked <= posts.keys()
    for rupa, bundle in plan_bundles(now, by_unit, run.wish):
        if unread or not blocked.isdisjoint(by_unit[bundle.unit]):
            report.incomplete.append(bundle.stem)
        elif rupa is Rupa.DISUNTING and not run.wish.overwrite_edited:
            report.edited.append(bundle.stem)
        else:
            yield bundle


def _has_changed(run: Run, step: Step, frozen: Entri, report: Report) -> bool:
    """Whether the sources say something else than a frozen agreement; noted either way.

    Where they do not, a perubahan begun earlier is not needed any more.
    """
    outdated = is_outdated(frozen, run.year.perjanjian[step.kode], run.setup.naskah)
    report.frozen.append(frozen.stem)
    if outdated and step.task is None:
        report.outdated_frozen.append(frozen.stem)
    if not outdated and step.task:
        report.spare.append(step.stem)
    if not outdated and run.wish.perubahan:
        report.unchanged_frozen.append(frozen.stem)
    return outdated


def _note(report: Report, fresh: dict[str, Entri], outcome: Outcome) -> None:
    if outcome.problem:
        report.problems.append(outcome.problem)
    elif outcome.entri:
        fresh[outcome.stem] = outcome.entri
        report.made.append(outcome.stem)
    else:
        report.kept.append(outcome.stem)


def _settle_orphans(now: Folder, run: Run, report: Report, dokumen: dict[str, Entri]) -> None:
    """List the documents that no post has or needs any more; remove them when asked to.

    Only intact documents that the register lists are removed; frozen ones never.
    """
    gone = _gone(run, dokumen)
    spare = _spare(now, dokumen) | (dokumen.keys() & set(report.spare))
    report.spare = []
    for stem in sorted(gone | spare):
        entri = dokumen[stem]
        edited = Rupa.DISUNTING in (now.rupa(stem), now.rupa_pdf(stem))
        if not run.prune or entri.beku or edited:
            orphaned = stem in gone and not entri.lama
            (report.orphaned if orphaned else report.spare).append(stem)
            continue
        for name in (entri.berkas, *([entri.pdf] if entri.pdf_sha256 else [])):
            (now.path / name).unlink(missing_ok=True)
        del dokumen[stem]
        report.pruned.append(stem)


def _gone(run: Run, dokumen: Mapping[str, Entri]) -> set[str]:
    """Documents of posts without an agreement, and archives of units without any."""
    year = run.year
    blocked = year.blocked or frozenset()
    units = {year.organisasi.jabatan[kode].unit for kode in year.perjanjian}
    return {
        stem
        for stem, entri in dokumen.items()
        if (entri.unit not in units if entri.jenis == ARCHIVE else not _is_wanted(run, entri))
        and entri.kode not in blocked
    }


def _is_wanted(run: Run, entri: Entri) -> bool:
    return domain.KodeJabatan(entri.kode) in run.year.perjanjian


def _spare(now: Folder, dokumen: Mapping[str, Entri]) -> set[str]:
    """New ones laid beside a file no longer edited, and a perubahan of what is not frozen now."""
    return {
        stem
        for stem, entri in dokumen.items()
        if (entri.lama and now.rupa(Path(entri.lama).stem) is not Rupa.DISUNTING)
        or (entri.nomor and not entri.lama and not _is_next(now.register, entri))
    }


def _is_next(register: Register, perubahan: Entri) -> bool:
    """Whether a perubahan is frozen in its turn, or follows the last frozen document."""
    last = last_frozen(register, perubahan.kode)
    return last is not None and perubahan.nomor <= last.nomor + 1
