"""Upload packs: for each unit a folder or a zip of its signed PDF, and a list of what is missing.

The PDF are the very bytes that were signed, so they carry no mark: one is ours where its bytes lie
in the project, and a folder where the list in it is ours. Nothing else is replaced or removed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from pkdocs.app.handing.uploading import Signed, lies_here, read_pdf, upload_rows
from pkdocs.app.terms import Refused, Which, check_apart, choose, find_output, known
from pkdocs.app.years import open_year
from pkdocs.base import disk, files, trouble
from pkdocs.base.placing import Maker, Origin, clashes, hindrance, marked, origin, write_output
from pkdocs.base.problem import Berat, Problem, Span, has_error
from pkdocs.base.text import one_name, slug
from pkdocs.outputs.upload import LIST, BarisUnggah, write_upload_list, zip_pieces
from pkdocs.store.folder import read_folder
from pkdocs.store.signed import read_books

PERINTAH = "upload-pack"


class UnitPack(Struct, frozen=True):
    """The pack of a unit: its folder or zip, and a row for each agreement."""

    unit: str
    path: Path
    rows: tuple[BarisUnggah, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return the files that there will be, the zip or those of the folder."""
        if self.path.suffix == ".zip":
            return (self.path,)
        return (self.path / LIST, *(self.path / row.berkas for row in self.ready))

    @property
    def ready(self) -> tuple[BarisUnggah, ...]:
        """Return what is in it."""
        return tuple(row for row in self.rows if not row.sebab)


class Packed(Struct, frozen=True):
    """The packs that were made, and what was wrong with their places."""

    packs: tuple[UnitPack, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Return whether a file of a pack was not written."""
        return has_error(self.problems)


class Packing(Struct, frozen=True):
    """How packs are made: as a zip each, over files that are not ours."""

    archives: bool = False
    overwrite: bool = False

    @property
    def maker(self) -> Maker:
        """Return who writes."""
        return Maker(PERINTAH, overwrite=self.overwrite)


AS_FOLDERS = Packing()


def pack_uploads(
    folder: Path,
    where: Path,
    *,
    unit: str | None = None,
    how: Packing = AS_FOLDERS,
    output: Path | None = None,
) -> Packed:
    """Write the upload packs of the units of the project in `folder` into the folder `where`.

    `unit`: of this one and those below it alone. What is missing is no problem: the lists say it.

    Raises:
        Refused: The sources or the register cannot be read, nobody is of that unit, `where` is an
            output folder, two units would have one pack, no names can be made.
        OSError: A folder cannot be made.

    Example:
        >>> (pack,) = pack_uploads(project, project / "unggah", unit="Bagian Dua").packs
        >>> [row.sebab for row in pack.rows]
        ['dokumennya belum dibuat']
    """
    check_apart(where, "-o")
    year = open_year(folder)
    unnamed = [own for own in year.problems if own.kode == "J038"]
    if unnamed:
        raise Refused(_NOTHING_MADE, unnamed)
    chosen = choose(year, Which(unit=unit))
    place, tahun = find_output(year, folder, output), year.katalog.tahun
    books = known(read_books(folder, place, tahun), _NOTHING_MADE)
    unggah = year.organisasi.penyerahan.unggah
    signed = Signed(folder, year, read_folder(place, books.register), books.riwayat, unggah)
    packs = _packs(upload_rows(signed, chosen), where, how)
    twice = clashes((pack.unit, pack.path) for pack in packs)
    if twice:
        raise Refused(_NOTHING_MADE, twice)
    if long := files.too_long(path for pack in packs for path in pack.paths):
        raise Refused(_NOTHING_MADE, [long])
    where.mkdir(parents=True, exist_ok=True)
    found = [*books.problems]
    for pack in packs:
        write = _write_zip if how.archives else _write_folder
        found += write(signed, pack, how)
    found += _swept(signed, where, packs, everything=unit is None)
    return Packed(tuple(packs), tuple(found))


def _packs(rows: Sequence[BarisUnggah], where: Path, how: Packing) -> list[UnitPack]:
    units: dict[str, list[BarisUnggah]] = {}
    for row in rows:
        units.setdefault(row.jabatan.unit, []).append(row)
    ending = ".zip" if how.archives else ""
    return [
        UnitPack(unit, where / f"{slug(unit)}{ending}", tuple(own)) for unit, own in units.items()
    ]


def _list_of(signed: Signed, pack: UnitPack, how: Packing) -> bytes:
    tahun = signed.year.katalog.tahun
    return write_upload_list(pack.unit, tahun, pack.rows, how.maker.status)


def _write_zip(signed: Signed, pack: UnitPack, how: Packing) -> Iterator[Problem]:
    """Write a pack as one zip, whole or not at all; the problem why there is none."""

    def members() -> Iterator[tuple[str, bytes]]:
        for row in sorted(pack.ready, key=lambda row: row.berkas):
            data = read_pdf(signed, row)
            if data is None:
                raise _Gone(row)
            yield (row.berkas, data)
        yield (LIST, b"".join(marked([_list_of(signed, pack, how)], Path(LIST), how.maker)))

    try:
        problem = write_output(pack.path, zip_pieces(members(), how.maker.status), how.maker)
    except _Gone as gone:
        problem = _gone(pack.path, gone.row)
    if problem:
        yield problem


class _Gone(Exception):  # noqa: N818 - it ends the writing of a zip
    """A PDF is not any more what it was when it was looked at."""

    def __init__(self, row: BarisUnggah) -> None:
        super().__init__()
        self.row = row


def _write_folder(signed: Signed, pack: UnitPack, how: Packing) -> Iterator[Problem]:
    """Write a pack as a folder, its list last, and take out what is not wanted any more."""
    if pack.path.exists() and not pack.path.is_dir():
        yield trouble.unwritten(pack.path, NotADirectoryError(20, ""))
        return
    try:
        pack.path.mkdir(exist_ok=True)
    except OSError as error:
        yield trouble.unwritten(pack.path, error)
        return
    yield from _cleared(signed, pack.path, {LIST, *(row.berkas for row in pack.ready)})
    for row in pack.ready:
        problem = _put(signed, pack.path / row.berkas, row, how)
        if problem:
            yield problem
    problem = write_output(pack.path / LIST, [_list_of(signed, pack, how)], how.maker)
    if problem:
        yield problem


def _put(signed: Signed, path: Path, row: BarisUnggah, how: Packing) -> Problem | None:
    data = read_pdf(signed, row)
    if data is None:
        return _gone(path, row)
    look = partial(_hindrance, signed, path, how)
    try:
        if _holds(path, data):
            return None
        found = look()
        return found or files.flush_and_put(files.write_temporary(path, data), path, look)
    except OSError as error:
        return trouble.unwritten(path, error)


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file holds these bytes already."""
    same = path.is_file() and path.stat().st_size == len(data)
    return same and files.read_whole(path, len(data)) == data


def _hindrance(signed: Signed, path: Path, how: Packing) -> Problem | None:
    """F012 or F004 where a file stands that is not of an earlier pack."""
    if path.is_file() and lies_here(signed, path):
        return None
    return hindrance(path, how.maker)


def _cleared(signed: Signed, folder: Path, wanted: Iterable[str]) -> Iterator[Problem]:
    """Take out what an earlier run put into a folder of ours; U020 for what is of others."""
    ours = origin(folder / LIST, PERINTAH) is not Origin.FOREIGN
    kept = {*map(one_name, wanted)}
    for path in _without_leftovers(folder):
        if one_name(path.name) in kept or files.is_hidden(path.name):
            continue
        if ours and _is_of_pack(signed, path):
            yield from _removed(disk.remove, path)
        else:
            yield Problem(Span(path.as_posix()), "U020", _STRAY, Berat.PERINGATAN)


def _is_of_pack(signed: Signed, path: Path) -> bool:
    if path.name == LIST:
        return origin(path, PERINTAH) is Origin.OURS
    try:
        return path.suffix.lower() == ".pdf" and path.is_file() and lies_here(signed, path)
    except OSError:
        return False


def _swept(
    signed: Signed, where: Path, packs: Sequence[UnitPack], *, everything: bool
) -> Iterator[Problem]:
    """Take away packs of units that are not there any more, or of the other kind."""
    wanted = {one_name(pack.path.name) for pack in packs}
    meant = {name for pack in packs for name in (slug(pack.unit), f"{slug(pack.unit)}.zip")}
    for path in _without_leftovers(where):
        if one_name(path.name) in wanted or not (everything or one_name(path.name) in meant):
            continue
        if path.is_dir() and origin(path / LIST, PERINTAH) is not Origin.FOREIGN:
            yield from _cleared(signed, path, ())
            if not any(path.iterdir()):
                yield from _removed(disk.remove_folder, path)
        elif path.suffix.lower() == ".zip" and origin(path, PERINTAH) is Origin.OURS:
            yield from _removed(disk.remove, path)


def _removed(remove: Callable[[Path], None], path: Path) -> Iterator[Problem]:
    """Remove what is of an earlier pack; F004 where it is held."""
    try:
        remove(path)
    except OSError as error:
        yield trouble.unwritten(path, error)


def _without_leftovers(folder: Path) -> list[Path]:
    """What lies in a folder; what a run cut short was writing there goes."""
    found = sorted(folder.iterdir())
    for path in found:
        if disk.is_leftover(path.name):
            disk.discard(path)
    return [path for path in found if not disk.is_leftover(path.name)]


def _gone(path: Path, row: BarisUnggah) -> Problem:
    pesan = f"PDF {row.jabatan.kode} berubah selama pkdocs bekerja; ulangi."
    return Problem(Span(path.as_posix()), "F014", pesan)


_NOTHING_MADE = "tidak ada paket yang dibuat."
_STRAY = "bukan buatan pkdocs upload-pack, maka dibiarkan; pindahkan bila tidak perlu diunggah."
