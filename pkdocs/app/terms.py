"""The terms of all use cases: whose documents, how they refuse, how they tell that they go on.

Little is imported here: a run with nothing to do passes through it.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pkdocs.base import files
from pkdocs.base.problem import Checked, Problem
from pkdocs.base.trouble import unwritten
from pkdocs.batch.width import MOST_ON_WINDOWS
from pkdocs.store.register import NAME, read_register

if TYPE_CHECKING:
    from pkdocs import domain
    from pkdocs.pdf.engine import Engine
    from pkdocs.rules.year import Year
    from pkdocs.store.signed import Books

Tell = Callable[[int], None]
Progress = Callable[[str, int], AbstractContextManager[Tell]]
"""What shows that work goes on: given what is done and how much of it, it hears of each bit."""
MAKING_PDF = "Membuat PDF"
_NOTHING_MADE = "tidak ada yang dibuat atau dicatat."


def silent(label: str, total: int) -> AbstractContextManager[Tell]:
    """Return a Progress that shows nothing."""
    del label, total
    return nullcontext(lambda _count: None)


class Refused(Exception):  # noqa: N818 - no error of ours: the user is told what to do
    """A use case that cannot begin: why, in Indonesian, and the problems behind it.

    `usage`: what was asked for cannot be meant (a post nobody has, an option without its extra).
    """

    def __init__(
        self, words: str, problems: Sequence[Problem] = (), *, usage: bool = False
    ) -> None:
        super().__init__(words)
        self.words = words
        self.problems = tuple(problems)
        self.usage = usage


def misused(words: str) -> Refused:
    """Return the refusal of what cannot be meant."""
    return Refused(words, usage=True)


@contextmanager
def telling(problems: Sequence[Problem]) -> Iterator[None]:
    """Let a refusal tell of these problems, too: who mends one should see the others."""
    try:
        yield
    except Refused as refused:
        told = (*problems, *refused.problems)
        raise Refused(refused.words, told, usage=refused.usage) from refused


class Which(Struct, frozen=True):
    """Whose documents: posts by code or name, those of a unit, of a jenjang; all by default."""

    posts: Sequence[str] = ()
    unit: str | None = None
    jenjang: str | None = None

    @property
    def everyone(self) -> bool:
        """Return whether nobody is left out."""
        return not (self.posts or self.unit or self.jenjang)

    @property
    def named(self) -> bool:
        """Return whether posts were named one by one."""
        return bool(self.posts)


EVERYONE = Which()


def find_jabatan(year: "Year", text: str) -> "domain.Jabatan":
    """Return the post of that code or name.

    Raises:
        Refused: Nobody has it, with a suggestion where one is near; or its own entry is wrong,
            with what is wrong.
    """
    from pkdocs.domain import selection

    found = selection.find_jabatan(year.organisasi, text)
    if found is not None:
        return found
    hidden = year.errors_of_dropped(text)
    if text in year.dropped:
        words = f'jabatan "{text}" belum dapat dipakai; perbaiki dahulu galat di sumbernya.'
        raise Refused(words, hidden)
    words = selection.unknown_jabatan(year.organisasi, text)
    beside = " Mungkin juga yang sumbernya masih galat." if hidden else ""
    raise Refused(f"{words}{beside}", hidden, usage=True)


def find_named(year: "Year", texts: Sequence[str]) -> "list[domain.Jabatan]":
    """Return the posts of these codes or names.

    Raises:
        Refused: As `find_jabatan`; also where a name was typed as words apart.
    """
    from pkdocs.domain import selection

    found = []
    for place, text in enumerate(texts):
        own = selection.find_jabatan(year.organisasi, text)
        name = "" if own else selection.quoted_name(year.organisasi, texts[place:])
        if name:
            raise misused(f'nama yang memuat spasi diberi tanda kutip: "{name}".')
        found.append(own or find_jabatan(year, text))
    return found


def find_perjanjian(year: "Year", text: str) -> "domain.Perjanjian":
    """Return the agreement of the post of that code or name.

    Raises:
        Refused: Nobody has it, it has no indicators, or its jenjang has no agreements.
    """
    jabatan = find_jabatan(year, text)
    _check_berperjanjian(year, [jabatan])
    if jabatan.kode not in year.perjanjian:
        raise Refused(f"{jabatan.nama} ({jabatan.kode}) belum memiliki indikator.")
    return year.perjanjian[jabatan.kode]


def _check_berperjanjian(year: "Year", chosen: "Sequence[domain.Jabatan]") -> None:
    """See to it that posts which were named are of a jenjang that has agreements."""
    for jabatan in chosen:
        if not year.organisasi.berperjanjian(jabatan):
            raise Refused(
                f"{jabatan.nama} ({jabatan.kode}) tidak berperjanjian sendiri: jenjang "
                f"{jabatan.jenjang} hanya ber-SKP (berperjanjian di org.yaml)."
            )


def choose(year: "Year", which: Which) -> "list[domain.Jabatan]":
    """Return the posts that names, unit and jenjang leave, each once, in the order of the chart.

    Without those whose jenjang has no agreements.

    Raises:
        Refused: Nobody has one of the words, or nobody all of them; a named one has no agreement.
    """
    from pkdocs.domain import selection

    organisasi = year.organisasi
    everyone = list(organisasi.jabatan.values())
    named = find_named(year, which.posts)
    _check_berperjanjian(year, named)
    chosen = list({j.kode: j for j in named or everyone}.values())
    unit, jenjang = which.unit, which.jenjang
    if unit is not None:
        chosen = [j for j in chosen if selection.in_unit(organisasi, j, unit)]
        if not any(selection.in_unit(organisasi, j, unit) for j in everyone):
            raise misused(selection.unknown_word("unit", unit, (j.unit for j in everyone)))
    if jenjang is not None:
        chosen = [j for j in chosen if selection.has_jenjang(j, jenjang)]
        if not any(selection.has_jenjang(j, jenjang) for j in everyone):
            known = (j.jenjang for j in everyone)
            raise misused(selection.unknown_word("jenjang", jenjang, known))
    if not chosen:
        raise misused("tidak ada jabatan yang memenuhi semua syarat itu sekaligus.")
    wanted = [j for j in chosen if organisasi.berperjanjian(j)]
    _check_berperjanjian(year, () if wanted else chosen[:1])
    return wanted


def check_ending(path: Path | None, ending: str, option: str) -> None:
    """See to it that a file which a user named ends as what it is to hold (`.html`).

    Raises:
        Refused: It ends otherwise, so that it may well be another file that was meant.

    Example:
        >>> check_ending(project / "beda.html", ".html", "--html")
    """
    if path is not None and path.suffix.lower() != ending:
        raise misused(f'{option} "{path}" harus berakhiran {ending}.')


def check_apart(place: Path, option: str) -> None:
    """See to it that a folder which a user named holds no documents that a register lists.

    Raises:
        Refused: It is an output folder, where only documents and their PDF belong.
    """
    if (place / NAME).exists():
        raise misused(f"{option} tidak boleh di folder keluaran {place}; pilih tempat lain.")


def find_output(year: "Year", folder: Path, chosen: Path | None) -> Path:
    """Return the output folder: the chosen one, else that of the year in the project."""
    return chosen or folder / files.FOLDER / str(year.katalog.tahun)


def check_made(place: Path) -> None:
    """See to it that documents were made in an output folder; nothing is made there.

    Raises:
        Refused: There is no register.
    """
    if not os.path.lexists(place / NAME):
        raise Refused(f"belum ada dokumen di {place}; jalankan pkdocs generate dahulu.")


@contextmanager
def held(
    place: Path, tahun: int, folder: Path | None = None, names: Iterable[str] = ()
) -> Iterator["Books"]:
    """Hold an output folder, made where it is missing, and give its books.

    `folder` is the project that it belongs to, whose agenda knows what was signed; None where a
    folder may be of any. `names` are the longest that files in it will have.

    Raises:
        Refused: F019 they are too long there, F003 it cannot be used, F007 another run works in it,
            F005 its register is broken, F004 its lock or the agenda cannot be read.
    """
    from pkdocs.store.signed import Books, read_books

    problem = files.prepare_folder(place, names)
    if problem:
        raise Refused(_NOTHING_MADE, [problem])
    with _locked(place) as free:
        if not free:
            raise Refused(_NOTHING_MADE, [files.in_use(place)])
        if folder is not None:
            yield known(read_books(folder, place, tahun), _NOTHING_MADE)
            return
        register = read_register(place, tahun)
        if register.value is None:
            raise Refused(_NOTHING_MADE, register.problems)
        yield Books(register.value, {})


@contextmanager
def _locked(place: Path) -> Iterator[bool]:
    with ExitStack() as stack:
        try:
            free = stack.enter_context(files.locked(place))
        except OSError as error:
            raise Refused(_NOTHING_MADE, [unwritten(place / files.LOCK, error)]) from error
        yield free


def known(read: "Checked[Books]", words: str) -> "Books":
    """Return the books that were read.

    Raises:
        Refused: F005 or F004: nobody knows what was made or signed.
    """
    if read.value is None:
        raise Refused(words, read.problems)
    return read.value


def find_engine(wanted: str | None, *, ttd: bool = False) -> "Engine":
    """Return the engine that makes PDF: the `wanted` one, None for the best of this machine.

    `ttd`: what makes signature fields must be installed, too.

    Raises:
        Refused: There is none; with the line that installs one.
    """
    from importlib.util import find_spec

    from pkdocs.pdf import engine

    if ttd and find_spec("pyhanko") is None:
        raise misused('--ttd memerlukan tambahan: pip install "pkdocs[ttd]".')
    found = engine.find_engine(wanted, sys.platform)
    if found is None:
        raise Refused(engine.no_engine(wanted, sys.platform), usage=wanted == engine.WORD)
    return found


def check_workers(workers: int | None, system: str) -> None:
    """See to it that a system (`sys.platform`) bears so many processes.

    Raises:
        Refused: It does not.
    """
    if system == "win32" and workers is not None and workers > MOST_ON_WINDOWS:
        raise misused(f"--workers {workers}: Windows hanya sanggup {MOST_ON_WINDOWS} proses.")
