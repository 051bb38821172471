"""PDF of documents that were made already, or of any Word document."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from pkdocs.app.terms import (
    MAKING_PDF,
    Progress,
    Refused,
    Which,
    check_made,
    check_workers,
    choose,
    find_engine,
    find_output,
    held,
    misused,
    silent,
)
from pkdocs.app.years import open_year
from pkdocs.base.files import is_owner_file
from pkdocs.base.names import as_spelled
from pkdocs.base.placing import clashes
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.batch.pdfs import PdfReport, PdfRun, convert_loose, make_pdfs
from pkdocs.batch.width import cores
from pkdocs.domain import selection
from pkdocs.store import standing
from pkdocs.store.folder import read_folder
from pkdocs.store.register import ARCHIVE, NAME, Register, read_register


class Converting(Struct, frozen=True):
    """How PDF are made: by which engine (None: the best here), over changed ones too, with fields.

    `ttd` gives a PDF empty signature fields; `workers` is how many instances work.
    """

    engine: str | None = None
    overwrite_edited: bool = False
    ttd: bool = False
    workers: int | None = None


AS_USUAL = Converting()


def convert(  # noqa: PLR0913 - what, how, where to
    folder: Path,
    files: Sequence[Path],
    which: Which,
    how: Converting = AS_USUAL,
    *,
    output: Path | None = None,
    progress: Progress = silent,
) -> tuple[PdfReport, ...]:
    """Make the PDF of `files`, and of the documents of posts where these are asked for, too.

    Without `files` those of all posts. `output` is the output folder, and the place for the PDF of
    files (None: beside each).

    Raises:
        Refused: A file is missing, two of them would become one PDF, no engine is there, nothing
            was made yet, a post is not there, their folder is in use or broken; nothing was
            converted then.

    Example:
        >>> from pkdocs.app.making.documents import make_documents
        >>> _ = make_documents(project)
        >>> (report,) = convert(project, [], Which(posts=["walikota"]))
        >>> report.made
        ['walikota']
    """
    other = next((text for text in which.posts if selection.is_berkas(text)), None)
    if other:
        words = "bukan .docx; buka di Word, lalu simpan sebagai Dokumen Word (.docx)."
        raise misused(f'"{other}" {words}')
    files = _chosen(files)
    if found := _clashes(files, output):
        raise Refused("tidak ada PDF yang dibuat.", found)
    check_workers(how.workers, sys.platform)
    engine = find_engine(how.engine, ttd=how.ttd)
    run = PdfRun(engine, (), how.workers or cores(), how.overwrite_edited, how.ttd)
    done = []
    if not files or not which.everyone:
        done.append(_convert_posts(folder, which, run, output, progress))
    return (*done, *_convert_files(files, run, output, progress))


def _chosen(files: Sequence[Path]) -> list[Path]:
    """The documents among files, each once: `*.docx` also means what Word lays beside open ones."""
    missing = next((path for path in files if not path.is_file()), None)
    if missing:
        raise misused(f"berkas {missing} tidak ada.")
    chosen = {_path_of(path): path for path in as_spelled(files) if not is_owner_file(path.name)}
    if files and not chosen:
        raise misused(f"{files[0]} bukan dokumen, melainkan tanda dari Word bahwa ada yang dibuka.")
    return list(chosen.values())


def _path_of(file: Path) -> Path:
    """A file by its one path, links of the file itself not followed."""
    return file.parent.resolve() / file.name


def _clashes(files: Sequence[Path], into: Path | None) -> list[Problem]:
    """What would become one PDF: two files, or a file and a document that a register lists."""
    documents = [_path_of(path) for path in files]
    folders = {into.resolve()} if into else {path.parent for path in documents}
    for folder in sorted(folders):
        register = read_register(folder, 0).value
        listed = list(_stems(folder, register)) if register else []
        documents += [path for path in listed if path not in documents]
    named = [(path.as_posix(), (into or path.parent) / f"{path.stem}.pdf") for path in documents]
    return clashes(named) if files else []


def _stems(folder: Path, register: Register) -> dict[Path, str]:
    """The stems of the documents that a register lists, by where each lies."""
    now = read_folder(folder, register)
    loose = (entri for entri in register.dokumen.values() if entri.jenis != ARCHIVE)
    return {now.place(entri.berkas): entri.stem for entri in loose}


def _convert_posts(
    folder: Path, which: Which, run: PdfRun, output: Path | None, progress: Progress
) -> PdfReport:
    year = open_year(folder)
    chosen = choose(year, which)
    place = find_output(year, folder, output)
    check_made(place)
    with held(place, year.katalog.tahun, folder) as books:
        register = books.register
        listed = standing.made(read_folder(place, register), [j.kode for j in chosen])
        stems = [s.stem for s in listed]
        if not stems:
            raise Refused(f"belum ada dokumennya di {place}; jalankan pkdocs generate dahulu.")
        with progress(MAKING_PDF, len(stems)) as tell:
            return make_pdfs(place, register, replace(run, stems=stems), tell)


def _convert_files(
    files: Sequence[Path], run: PdfRun, into: Path | None, progress: Progress
) -> list[PdfReport]:
    """Convert files, those of an output folder with its register; one in use stops no other.

    `into` is the folder for all PDF; None lays each beside its document.
    """
    done: list[PdfReport] = []
    if into is not None:
        elsewhere = [path for path in files if path.parent.resolve() != into.resolve()]
        names = [f"{path.stem}.pdf" for path in elsewhere]
        with _going_on(done), held(into, 0, names=names):
            done += [_convert_loose(elsewhere, run, into, progress)] if elsewhere else []
        files = [path for path in files if path not in elsewhere]
    loose: list[Path] = []
    for parent in dict.fromkeys(path.parent for path in files):
        own = [path for path in files if path.parent == parent]
        if not (parent / NAME).is_file():
            loose += own
            continue
        with _going_on(done), held(parent, 0) as books:
            register = books.register
            stems = _stems(parent, register)
            known = [stems[path] for path in own if path in stems]
            if known:
                with progress(MAKING_PDF, len(known)) as tell:
                    done.append(make_pdfs(parent, register, replace(run, stems=known), tell))
            loose += [path for path in own if path not in stems]
    return [*done, _convert_loose(loose, run, None, progress)] if loose else done


@contextmanager
def _going_on(done: list[PdfReport]) -> Iterator[None]:
    """Report what is wrong with a folder, so that what was done elsewhere is told, too."""
    try:
        yield
    except Refused as refused:
        done.append(PdfReport(problems=list(refused.problems)))


def _convert_loose(
    files: Sequence[Path], run: PdfRun, into: Path | None, progress: Progress
) -> PdfReport:
    with progress(MAKING_PDF, len(files)) as tell:
        return convert_loose(files, into, run, tell)
