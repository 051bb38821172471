"""The documents of one side of a comparison: a folder, an archive or a file.

Holds only which documents there are; each is read when its turn comes, so that a province fits in
memory.
"""

import re
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pkdocs.base import files
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.text import fold, fold_title
from pkdocs.domain.salinan import Kepala, Salinan
from pkdocs.review.read.known import KnownPosts
from pkdocs.review.read.salinan import read_kepala
from pkdocs.sources import project
from pkdocs.store import standing
from pkdocs.store.folder import read_folder
from pkdocs.store.register import ARCHIVE, NAME, Register, read_register
from pkdocs.word.package.container import MAX_FILE, MAX_RATIO

_YEAR = re.compile(r"20[0-9][0-9]")
_OTHER_FORMATS = frozenset((".doc", ".docm", ".rtf", ".odt"))
_RATIO_FREE = 1_000_000


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document of a side: its file (and its name inside an archive), and whose it is.

    `kepala` None: the register knows the code alone; the rest is read where it is needed.
    """

    path: Path
    kode: str
    member: str = ""
    kepala: Kepala | None = None

    @property
    def berkas(self) -> str:
        """Return the name to show."""
        return f"{self.path.as_posix()}/{self.member}" if self.member else self.path.as_posix()

    @property
    def tahun(self) -> str:
        """Return the year of the agreement, "" where it is not known."""
        return self.kepala.tahun if self.kepala else ""

    @property
    def stem(self) -> str:
        """Return the file name without its ending."""
        return Path(self.member or self.path.name).stem


@dataclass
class Side:
    """The documents of one side, at most one a post, and what is wrong with the others."""

    path: Path
    dokumen: list[Dokumen] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Stems of files whose post could not be told."""
    tahun: str = ""
    """The year asked for, else that of most documents."""
    known: KnownPosts | None = None
    """The posts of its chart; None for documents, which do not tell who else there was."""
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
    return (path / project.ORG).is_file()


def asked_year(text: str, path: Path) -> str:
    """Return the year a user asked for by name, "" where it was a path."""
    return text if _YEAR.fullmatch(text) and path != Path(text) else ""


def is_document(path: Path) -> bool:
    """Return whether a path is one file and no archive of many."""
    return path.is_file() and path.suffix.lower() != ".zip"


def has_documents(path: Path) -> bool:
    """Return whether there is any file here that may be compared or has to be named."""
    known = (".docx", ".zip", *_OTHER_FORMATS)
    if path.is_file():
        return path.suffix.lower() in known
    return any(p.suffix.lower() in known or p.name == NAME for p in path.rglob("*"))


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


def list_side(path: Path, tahun: str = "") -> Side:
    """Return the documents under a path: those of its register, then all other .docx in it.

    Of two agreements of one post, that of `tahun` is taken ("": of the commonest year).

    Problems: R003 two documents of one post, R004 a file the register lists is gone, R006 a format
    that is not read, R007 a broken archive, R008 no post can be told; F005, T001 and up.
    """
    side = Side(path, tahun=tahun)
    if is_document(path):
        side.dokumen.append(Dokumen(path, ""))
        return side
    if path.is_file():
        _settle(side, _of_archive(side, path))
        return side
    known = dict(_of_register(side))
    others = [p for p in sorted(path.rglob("*")) if p not in known and p.is_file()]
    found = [dokumen for group in known.values() for dokumen in group]
    for other in others:
        if other.name.startswith((".", "~$")):
            continue
        found += _of_file(side, other)
    _settle(side, found)
    return side


def _of_register(side: Side) -> Iterator[tuple[Path, list[Dokumen]]]:
    if not (side.path / NAME).is_file():
        return
    read = read_register(side.path, 0)
    side.problems += read.problems
    register = read.value or Register(0)
    now = read_folder(side.path, register)
    counts = {s.stem for s in standing.all_counting(now)}
    for entri in register.dokumen.values():
        path = side.path / entri.berkas
        if not path.is_file():
            pesan = "tercatat di register, tetapi berkasnya tidak ada."
            side.problems.append(Problem(Span(path.as_posix()), "R004", pesan))
            side.unread.add(entri.kode)
        elif entri.jenis == ARCHIVE:
            yield path, list(_of_archive(side, path))
        else:
            kepala = Kepala("", "", "", str(register.tahun), entri.nomor)
            own = [Dokumen(path, entri.kode, kepala=kepala)] if entri.stem in counts else []
            yield path, own


def _of_file(side: Side, path: Path) -> Iterator[Dokumen]:
    suffix = path.suffix.lower()
    if suffix == ".zip":
        yield from _of_archive(side, path)
    elif suffix == ".docx":
        yield from _identified(side, Dokumen(path, ""))
    elif suffix in _OTHER_FORMATS:
        pesan = f"format {suffix} tidak dibaca; simpan di Word sebagai Dokumen Word (.docx)."
        side.problems.append(Problem(Span(path.as_posix()), "R006", pesan))
        side.unread.add(path.stem)


def _of_archive(side: Side, path: Path) -> Iterator[Dokumen]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(n for n in archive.namelist() if n.lower().endswith(".docx"))
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        side.problems.append(_broken_archive(path))
        return
    for name in names:
        if not Path(name).name.startswith((".", "~$")):
            yield from _identified(side, Dokumen(path, "", name))


def _broken_archive(path: Path) -> Problem:
    return Problem(Span(path.as_posix()), "R007", "arsip rusak atau tidak dapat dibuka.")


def _identified(side: Side, dokumen: Dokumen) -> Iterator[Dokumen]:
    data = read_bytes(dokumen)
    if isinstance(data, Problem):
        side.problems.append(data)
        side.unread.add(dokumen.stem)
        return
    read = read_kepala(data, dokumen.berkas)
    side.problems += read.problems
    if read.value is None:
        side.unread.add(dokumen.stem)
    elif not (read.value.kode or read.value.jabatan):
        pesan = "jabatan Pihak Pertama tidak terbaca; dokumen ini tidak dibandingkan."
        side.problems.append(Problem(Span(dokumen.berkas), "R008", pesan))
        side.unread.add(dokumen.stem)
    else:
        yield replace(dokumen, kode=read.value.kode, kepala=read.value)


def read_bytes(dokumen: Dokumen) -> bytes | Problem:
    """Return the bytes of a document, or the Problem that kept them: F004, R007, T003."""
    path = dokumen.path
    try:
        if not dokumen.member:
            if path.stat().st_size > MAX_FILE:
                return _too_large(dokumen)
            return path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(dokumen.member)
            bomb = info.file_size > max(_RATIO_FREE, info.compress_size * MAX_RATIO)
            if bomb or info.file_size > MAX_FILE:
                return _too_large(dokumen)
            with archive.open(info) as stream:
                return stream.read(info.file_size + 1)
    except OSError as error:
        return files.unwritten(path, error)
    except (KeyError, RuntimeError, ValueError, EOFError, zlib.error, zipfile.BadZipFile):
        return _broken_archive(Path(dokumen.berkas))


def _too_large(dokumen: Dokumen) -> Problem:
    return Problem(Span(dokumen.berkas), "T003", "berkas terlalu besar untuk dibaca.")


def _settle(side: Side, found: Iterable[Dokumen]) -> None:
    """Keep one document a post: of the side's year, the latest perubahan, not a `.baru` one."""
    groups: dict[tuple[str, ...], list[Dokumen]] = defaultdict(list)
    years: Counter[str] = Counter()
    for dokumen in found:
        groups[_post(dokumen)].append(dokumen)
        years[dokumen.tahun] += bool(dokumen.tahun)
    side.tahun = side.tahun or min(years, key=lambda year: (-years[year], year), default="")
    for group in groups.values():
        order = {d.berkas: _preference(d, side.tahun) for d in group}
        first, *rest = sorted(group, key=lambda d: (order[d.berkas], d.berkas))
        side.dokumen.append(first)
        rivals = [d for d in rest if order[d.berkas] == order[first.berkas]]
        if rivals:
            others = ", ".join(Path(d.berkas).name for d in rivals)
            pesan = f"ada dokumen lain untuk jabatan yang sama ({others}); yang dibandingkan ini."
            side.problems.append(Problem(Span(first.berkas), "R003", pesan))
    if any(len({bool(d.member) for d in group}) > 1 for group in groups.values()):
        side.problems.append(_loose_and_packed(side.path))
    side.dokumen.sort(key=lambda d: (d.stem, d.berkas))


def _loose_and_packed(folder: Path) -> Problem:
    pesan = (
        "folder memuat dokumen lepas dan arsip untuk jabatan yang sama; "
        "yang dibandingkan dokumen lepasnya."
    )
    return Problem(Span(folder.as_posix()), "R009", pesan, Berat.PERINGATAN)


def _post(dokumen: Dokumen) -> tuple[str, ...]:
    if dokumen.kode or dokumen.kepala is None:
        return (dokumen.kode,)
    return ("", fold_title(dokumen.kepala.jabatan), fold(dokumen.kepala.unit))


def _preference(dokumen: Dokumen, tahun: str) -> tuple[bool, int, bool, bool]:
    nomor = dokumen.kepala.nomor if dokumen.kepala else 0
    other = dokumen.tahun != tahun
    return (other, -nomor, dokumen.stem.endswith(".baru"), bool(dokumen.member))


def other_year(berkas: str, tahun: str, usual: str) -> Problem:
    """Return the Problem R005: the agreement is of another year than the rest of its side."""
    pesan = f"perjanjian tahun {tahun or 'tidak terbaca'}, sedangkan yang lain tahun {usual}."
    return Problem(Span(berkas), "R005", pesan, Berat.PERINGATAN)
