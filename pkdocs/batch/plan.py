"""What a run has to do: the tasks, from how each document stands. It reads; it writes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.base.problem import Problem, Span
from pkdocs.base.text import join_words, slug
from pkdocs.base.values import replace
from pkdocs.batch.report import Report
from pkdocs.batch.wire import Shared
from pkdocs.batch.worker import ArchiveTask, Task
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.outputs.carried import hash_agreements, hash_members
from pkdocs.outputs.document import hash_perjanjian
from pkdocs.outputs.form import Form
from pkdocs.rules.riwayat import Kunci, Riwayat
from pkdocs.rules.year import Year
from pkdocs.store import standing
from pkdocs.store.folder import FileState, Folder
from pkdocs.store.standing import Changed, Reason, Standing, State

if TYPE_CHECKING:
    from pkdocs.batch.pool import Workforce

_LONGEST_END = "-perubahan-99.docx"


class Run(Struct, frozen=True, dict=True):
    """A batch to do: whose documents, how, and whether these are all of the year.

    `everything` makes also what is current, `overwrite_edited` also what was edited by hand;
    `perubahan` is the reason for a PK Perubahan of what is frozen, "" when none is to be made, and
    `tanggal` its day.
    """

    year: Year
    form: Form
    folder: Path
    chosen: Sequence[domain.KodeJabatan]
    everything: bool = False
    overwrite_edited: bool = False
    perubahan: str = ""
    tanggal: str = ""
    prune: bool = False
    archives: bool = False
    complete: bool = False
    workforce: "Workforce | None" = None
    riwayat: Mapping[Kunci, Riwayat] = field(default_factory=dict)
    """What became of the agreements of the year, as the agenda of the project knows it."""

    @property
    def longest_name(self) -> str:
        """Return the longest name that a file of it may get, in this year."""
        if self.archives:
            units = {self.year.organisasi.jabatan[kode].unit for kode in self.chosen}
            return max((f"{slug(unit)}.zip" for unit in units), key=len, default="")
        return max(self.chosen, key=len, default="") + _LONGEST_END

    @cached_property
    def agreements(self) -> Shared:
        """Return the agreements of the year; what posts have in common is resolved once."""
        return Shared(self.year.perjanjian)

    @cached_property
    def changed(self) -> Changed:
        """Return what tells whether the sources say something else than a frozen agreement."""
        return standing.changed_in(self.agreements, self.tanggal)


def plan_documents(now: Folder, run: Run, report: Report) -> Iterator[Task]:
    """Return the documents to make; what needs none is noted in the report on the way."""
    for kode in run.chosen:
        listed = standing.of_post(now, kode, run.changed)
        if any(s.state is State.FROZEN for s in listed):
            yield from _perubahan(now, run, report, listed)
            continue
        if run.perubahan:
            report.not_frozen.append(listed[0].stem)
        yield from _make(now, run, report, listed[0])


def _perubahan(now: Folder, run: Run, report: Report, listed: Sequence[Standing]) -> Iterator[Task]:
    """The perubahan that was asked for, now or in an earlier run, where the sources changed."""
    (frozen,) = (s for s in listed if s.state is State.FROZEN)
    report.frozen.append(frozen.stem)
    if Reason.FILE_LOST in frozen.reasons:
        report.missing_frozen.append(frozen.stem)
    if Reason.FILE_CHANGED in frozen.reasons:
        report.changed_frozen.append(frozen.stem)
    begun = standing.document(now, frozen.kode, frozen.nomor + 1)
    if not standing.wants_perubahan(listed):
        if run.perubahan:
            report.unchanged_frozen.append(frozen.stem)
        return
    known = _begun_elsewhere(run, begun)
    reason = run.perubahan or begun.alasan_perubahan or known.catatan
    if reason:
        if Reason.HAND_EDITED in frozen.reasons:
            report.hand_signed.append(frozen.stem)
        day = run.tanggal or begun.tanggal or known.tanggal
        yield from _make(now, run, report, begun, (reason, day))
    else:
        report.outdated_frozen.append(frozen.stem)


def _begun_elsewhere(run: Run, begun: Standing) -> Kejadian:
    """How the agenda knows a perubahan as begun; without a reason where it does not."""
    known = run.riwayat.get((begun.kode, begun.nomor))
    own = known.perubahan if known else None
    return own or Kejadian("", "", Peristiwa.PERUBAHAN, run.year.katalog.tahun)


_Why = tuple[str, str]
"""The reason of a perubahan and its own day, as typed; both "" for a first agreement."""
_FIRST: _Why = ("", "")


def _make(
    now: Folder, run: Run, report: Report, wanted: Standing, why: _Why = _FIRST
) -> Iterator[Task]:
    """The task for a document; beside an edited one a new one is laid."""

    def held() -> str:
        return _hash_wanted(run, kode, wanted.nomor, why)

    kode = domain.KodeJabatan(wanted.kode)
    if run.overwrite_edited or not wanted.must_stay(held):
        yield _task(now, run, wanted, why)
        return
    report.edited.append(wanted.stem)
    if wanted.file is FileState.UNKNOWN:
        report.foreign.append(wanted.stem)
    laid = standing.document(now, wanted.kode, wanted.nomor, standing.beside(wanted.stem))
    if laid.must_stay(held):
        report.problems.append(_crowded(now.path, wanted))
    else:
        yield replace(_task(now, run, laid, why), beside=f"{wanted.stem}.docx")


def _hash_wanted(run: Run, kode: domain.KodeJabatan, nomor: int, why: _Why) -> str:
    """The hash of the agreement that the document of a post would hold now."""
    perjanjian = standing.as_perubahan(run.agreements[kode], nomor, *why)
    return hash_perjanjian(perjanjian, run.agreements.row_texts(kode))


def _known(run: Run, wanted: Standing) -> str:
    """The inputs of what may stay if they are still the same; "" makes it anew."""
    return "" if run.everything else wanted.known


def _task(now: Folder, run: Run, wanted: Standing, why: _Why) -> Task:
    """The task for a document in the place of `wanted`, and what lies there now."""
    return Task(
        domain.KodeJabatan(wanted.kode),
        wanted.stem,
        _known(run, wanted),
        nomor=wanted.nomor,
        alasan_perubahan=why[0],
        tanggal=why[1],
        seen=now.seen(f"{wanted.stem}.docx"),
        spelled=_spelled(now, f"{wanted.stem}.docx"),
    )


def _spelled(now: Folder, name: str) -> str:
    """How a file is spelled on the disk, "" where it is as it is called: nearly always."""
    found = now.name(name)
    return "" if found == name else found


def _crowded(folder: Path, wanted: Standing) -> Problem:
    stem = wanted.stem
    pesan = (
        f"{stem}.docx dan {stem}.baru.docx bukan buatan pkdocs atau disunting; "
        "dokumennya tidak dibuat. Pindahkan salah satunya."
    )
    return Problem(Span(folder.as_posix()), "F009", pesan, jabatan=(wanted.kode,))


def plan_archives(now: Folder, run: Run, report: Report) -> Iterator[ArchiveTask]:
    """Return the archives to make, each of a whole unit: some of it would look like all of it.

    One that somebody changed is left alone, and so is one that would lack a post with errors; of
    a post that could not even be read nobody knows whose it is. So is one of a unit whose signed
    documents do not all lie here as they were signed: Problem F017 names them.
    """
    posts = run.year.organisasi.jabatan
    blocked = run.year.blocked or frozenset()
    unread = not blocked <= posts.keys()
    for unit, codes in _by_unit(run).items():
        stem = f"{slug(unit)}.zip"
        if unread or not blocked.isdisjoint(codes):
            report.incomplete.append(stem)
            continue
        wanted = _counting(now, run, codes)
        signed = [s for s in wanted if s.state is State.FROZEN]
        report.changed_frozen.extend(s.stem for s in signed if Reason.FILE_CHANGED in s.reasons)
        if absent := [s for s in signed if not s.may_be_passed_on]:
            report.incomplete.append(stem)
            report.problems.append(_unsigned(now.path, unit, absent))
            continue
        found = standing.document(now, stem)
        task = _archive(now, run, unit, wanted, _known(run, found))
        if not run.overwrite_edited and found.must_stay(partial(_hash_parts, now, run, task)):
            report.edited.append(stem)
        else:
            yield task


def _hash_parts(now: Folder, run: Run, task: ArchiveTask) -> str:
    """The hash of the agreements that an archive would hold now."""
    own = {
        f"{part.stem}.docx": _hash_wanted(
            run, part.kode, part.nomor, (part.alasan_perubahan, part.tanggal)
        )
        for part in task.parts
    }
    return hash_members(own | {n: hash_agreements(now.path / there) for n, there in task.signed})


def _by_unit(run: Run) -> Mapping[str, Sequence[domain.KodeJabatan]]:
    """The units of the chosen posts with all their posts, in the order of the chart."""
    posts = run.year.organisasi.jabatan
    by_unit: dict[str, list[domain.KodeJabatan]] = {posts[kode].unit: [] for kode in run.chosen}
    for kode in run.year.perjanjian:
        by_unit.get(posts[kode].unit, []).append(kode)
    return by_unit


def _counting(now: Folder, run: Run, codes: Sequence[domain.KodeJabatan]) -> list[Standing]:
    found = (standing.counting(standing.of_post(now, kode, run.changed)) for kode in codes)
    return [s for s in found if s is not None]


def _unsigned(folder: Path, unit: str, absent: Sequence[Standing]) -> Problem:
    """F017: what was signed is not here, or another file is in its place."""
    names = join_words([f"{s.stem}.docx" for s in absent])
    pesan = (
        f"arsip {unit} tidak dibuat: yang ditandatangani tidak ada di folder ini: {names}. Salin "
        "berkas itu dari folder tempat dibekukan; kapan dan oleh siapa: pkdocs agenda."
    )
    return Problem(Span(folder.as_posix()), "F017", pesan, jabatan=tuple(s.kode for s in absent))


def _archive(
    now: Folder, run: Run, unit: str, wanted: Sequence[Standing], known: str
) -> ArchiveTask:
    """The archive of a unit: what was signed as it is, all else from the sources."""
    signed = [s for s in wanted if s.state is State.FROZEN]
    parts = (s for s in wanted if s.state is not State.FROZEN)
    return ArchiveTask(
        stem=f"{slug(unit)}.zip",
        unit=unit,
        parts=tuple(_task(now, run, s, (s.alasan_perubahan, s.tanggal)) for s in parts),
        signed=tuple((s.entri.berkas, now.name(s.entri.berkas)) for s in signed if s.entri),
        known=known,
        seen=now.seen(f"{slug(unit)}.zip"),
        spelled=_spelled(now, f"{slug(unit)}.zip"),
    )
