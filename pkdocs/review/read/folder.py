"""The documents of one side of a comparison: a folder, an archive or a file.

Holds which documents there are, and of some hundred their agreements; each of the others is read
when its turn comes, so that a province fits in memory.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from pkdocs.base import files
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.salinan import Kepala, Salinan
from pkdocs.review.read import formats
from pkdocs.review.read.dokumen import Dokumen, Unread, broken_archive, read_bytes, read_head
from pkdocs.review.read.filenames import telling_words
from pkdocs.review.read.known import KnownPosts
from pkdocs.review.read.rivals import choose, usual_year
from pkdocs.review.read.salinan import read_ahead, read_kepala
from pkdocs.store import standing
from pkdocs.store.folder import read_folder
from pkdocs.store.register import ARCHIVE, NAME, Register, read_register
from pkdocs.store.signed import read_books

_YEAR = re.compile(r"20[0-9][0-9]")
_DOCX, _ZIP = ".docx", ".zip"
_AHEAD = 500
"""Some ten megabytes: a city's posts are read once, and a province still fits in memory."""


class Side(Struct):
    """The documents of one side, at most one a post, and what is wrong with the others."""

    path: Path
    dokumen: list[Dokumen] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    """Files that were not read, whose post could not be told."""
    tahun: str = ""
    """The year asked for, else that of most documents."""
    known: KnownPosts | None = None
    """The posts of its chart; None for documents, which do not tell who else there was."""
    ahead: int = 0
    """How many more agreements may be read, and kept, while the documents are listed."""
    salinan: Callable[[Dokumen], Salinan] | None = None
    """Gives the agreement of a project's post, as its sources say; None where there are files."""


def find_path(folder: Path, text: str) -> Path | None:
    """Return what a user means by a year (`output/<year>` of the project) or by a path, or None."""
    if _YEAR.fullmatch(text):
        own = folder / files.FOLDER / text
        if own.is_dir():
            return own
    path = Path(text)
    return path if path.exists() else None


def is_project(path: Path) -> bool:
    """Return whether a path is a project folder: as a side it means what its sources say."""
    return (path / files.ORG).is_file()


def asked_year(text: str, path: Path) -> str:
    """Return the year a user asked for by name, "" where it was a path."""
    return text if _YEAR.fullmatch(text) and path != Path(text) else ""


def is_document(path: Path) -> bool:
    """Return whether a path is one file and no archive of many."""
    return path.is_file() and path.suffix.lower() != _ZIP


def has_documents(path: Path) -> bool:
    """Return whether there is any file here that may be compared or has to be named."""
    if path.is_file():
        return _is_known(path.name)
    return any(_is_known(p.name) or p.name == NAME for p in path.rglob("*"))


def _is_known(name: str) -> bool:
    found = formats.of_name(name)
    return name.lower().endswith((_DOCX, _ZIP)) or (found is not None and not found.silent)


def missing(folder: Path, text: str) -> str:
    """Return why there is nothing to compare under that name, and which years there are."""
    years = _years(folder)
    known = f" Tahun yang ada: {', '.join(years)}." if years else " Belum ada tahun yang dibuat."
    if _YEAR.fullmatch(text):
        return f"tahun {text} tidak ada di {(folder / files.FOLDER).as_posix()}.{known}"
    return f'"{text}" tidak ada. Sebut tahun, folder, arsip .zip, atau berkas .docx.{known}'


def _years(folder: Path) -> list[str]:
    found = (folder / files.FOLDER).glob("20[0-9][0-9]")
    return sorted(path.name for path in found if path.is_dir())


def list_side(path: Path, tahun: str = "", *, ahead: int = _AHEAD) -> Side:
    """Return the documents under a path: those of its register, then all other .docx in it.

    Of two agreements of one post, that of `tahun` is taken ("": of the commonest year). `ahead`:
    of how many documents the agreement is kept, where it is read to tell whose they are.

    Problems: R003 two documents of one post, R004 a file the register lists is gone, R006 a format
    that is not read, R007 a broken archive, R008 no post can be told; F005, T001 and up.
    """
    side = Side(path, tahun=tahun, ahead=ahead)
    if is_document(path):
        side.dokumen.append(Dokumen(path, ""))
        return side
    known = dict(_of_register(side)) if path.is_dir() else {}
    loose = sorted(path.rglob("*")) if path.is_dir() else [path]
    every = [
        item
        for file in loose
        if file not in known and not files.is_passed(file.name) and file.is_file()
        for item in _unpacked(side, file)
    ]
    words = [item for item in every if item.ending == _DOCX]
    found = [d for own in known.values() for d in own]
    found += [d for item in words for d in _identified(side, item)]
    _name_unread(side, every, [*(Dokumen(own, "") for own in known), *words])
    side.tahun = side.tahun or usual_year(found)
    side.dokumen, rivalry = choose(path, found, side.tahun)
    side.problems += rivalry
    return side


def _of_register(side: Side) -> Iterator[tuple[Path, list[Dokumen]]]:
    """Each document of the register by its file, those that do not count as none."""
    register = _register(side)
    if register is None:
        return
    now = read_folder(side.path, register)
    counts = {s.stem for s in standing.all_counting(now)}
    for entri in register.dokumen.values():
        path = now.place(entri.berkas)
        archive = entri.jenis == ARCHIVE
        if not path.is_file():
            pesan = _SIGNED if entri.beku else "tercatat di register, tetapi berkasnya tidak ada."
            side.problems.append(Problem(Span(path.as_posix()), "R004", pesan))
            side.unread.append(Unread(path.as_posix(), entri.kode, many=archive))
        elif not archive:
            kepala = Kepala("", "", "", str(register.tahun), entri.nomor)
            own = Dokumen(path, entri.kode, kepala=kepala, registered=True)
            yield path, [own] if entri.stem in counts else []


_SIGNED = (
    "ditandatangani, tetapi berkasnya tidak ada di folder ini; salin dari folder tempat dibekukan."
)


def _register(side: Side) -> Register | None:
    """What the folder holds, as the agenda of its project corrects it; None where nothing says."""
    project = side.path.resolve().parent.parent
    if not is_project(project):
        read = read_register(side.path, 0)
        side.problems += read.problems
        return read.value if (side.path / NAME).is_file() else None
    tahun = int(side.path.name) if _YEAR.fullmatch(side.path.name) else 0
    books = read_books(project, side.path, tahun)
    side.problems += books.problems
    return books.value.register if books.value else None


def _unpacked(side: Side, path: Path) -> Iterator[Dokumen]:
    """A file, or the files in an archive."""
    if path.suffix.lower() != _ZIP:
        yield Dokumen(path, "")
        return
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(info.filename for info in archive.infolist() if not info.is_dir())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        side.problems.append(broken_archive(path))
        side.unread.append(Unread(path.as_posix(), many=True))
        return
    yield from (Dokumen(path, "", name) for name in names if not files.is_passed(Path(name).name))


def _name_unread(side: Side, every: Iterable[Dokumen], documents: Iterable[Dokumen]) -> None:
    """Name the files of formats that are not read; the PDF of a document goes without saying."""
    foreign = [(file, found) for file in every if (found := _format(file))]
    own = list(documents) if foreign else []
    places = {dokumen.place for dokumen in own}
    names = {telling_words(dokumen.stem) for dokumen in own} - {frozenset()}
    for file, found in foreign:
        beside = file.place in places
        if beside and (found == formats.PDF or found.silent):
            continue
        if not beside:
            side.unread.append(Unread(file.berkas, many=found.many, silent=found.silent))
        known = beside or telling_words(file.stem) in names
        berat = Berat.PERINGATAN if known else found.berat
        if not found.silent:
            side.problems.append(Problem(Span(file.berkas), "R006", found.pesan, berat))


def _format(file: Dokumen) -> formats.Format | None:
    """What a file is that is not read, by its name or else by its first bytes."""
    name = file.member or file.path.name
    if file.ending == _DOCX:
        return None
    if file.ending == _ZIP:
        return formats.INNER_ZIP
    if known := formats.of_name(name):
        return known
    head = read_head(file, formats.HEAD)
    if not formats.is_zip(head):
        return formats.of_bytes(head, name)
    return formats.of_members(_members(file), name)


def _members(file: Dokumen) -> list[str]:
    """The names in a file that begins as a zip does; one inside an archive is not opened."""
    try:
        with zipfile.ZipFile(file.path) as archive:
            return [] if file.member else archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return []


def _identified(side: Side, dokumen: Dokumen) -> Iterator[Dokumen]:
    data = read_bytes(dokumen)
    if isinstance(data, Problem):
        side.problems.append(data)
        side.unread.append(Unread(dokumen.berkas))
        return
    ahead = side.ahead > 0
    read, salinan = (
        read_ahead(data, dokumen.berkas) if ahead else (read_kepala(data, dokumen.berkas), None)
    )
    side.ahead -= salinan is not None
    side.problems += read.problems
    if read.value is None:
        held = " ".join(p.pesan for p in read.problems if p.kode == "R002")
        side.unread.append(Unread(dokumen.berkas, held=held))
    elif not (read.value.kode or read.value.jabatan):
        pesan = "jabatan Pihak Pertama tidak terbaca; dokumen ini tidak dibandingkan."
        side.problems.append(Problem(Span(dokumen.berkas), "R008", pesan))
        side.unread.append(Unread(dokumen.berkas))
    else:
        yield replace(dokumen, kode=read.value.kode, kepala=read.value, salinan=salinan)


def other_year(berkas: str, tahun: str, usual: str) -> Problem:
    """Return the Problem R005: the agreement is of another year than the rest of its side."""
    pesan = f"perjanjian tahun {tahun or 'tidak terbaca'}, sedangkan yang lain tahun {usual}."
    return Problem(Span(berkas), "R005", pesan, Berat.PERINGATAN)
