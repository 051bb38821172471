"""From one year to the next: a new project from the old one, and what it waits to be decided."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.exchanging.rewriting import Seen, put_sources
from pkdocs.app.looking import checking
from pkdocs.app.starting.project import write_project
from pkdocs.app.terms import Refused, misused
from pkdocs.base import files
from pkdocs.base.files import ORG
from pkdocs.base.problem import Problem, Span
from pkdocs.outputs.form import TEMPLATE, dated_lines
from pkdocs.rules import renewal
from pkdocs.sources import edits, mentions
from pkdocs.sources.decisions import TINJAUAN, add_decisions, new_decisions
from pkdocs.sources.project import INDICATORS, Project, load_project
from pkdocs.sources.yaml_file import Source, parse_source

_IGNORED = ".gitignore"
"""Comes along: it keeps names and NIP out of git."""


class NextYear(Struct, frozen=True):
    """A project made for the next year, and how much is to be decided, in the file `tinjauan`.

    `problems`: copies beside last year's sources, which were not read (S014).
    """

    folder: Path
    tinjauan: Path
    usulan: int
    teks: int
    tawaran: int
    problems: tuple[Problem, ...]


class Decided(Struct, frozen=True):
    """What became of decisions: texts changed, years newly listed, files written, what is left.

    `left` is how many things are to be decided, `problems` are told of them.
    """

    changed: int
    listed: int
    written: tuple[Path, ...]
    left: int
    problems: tuple[Problem, ...]


def start_next_year(folder: Path, tahun: int, new: Path) -> NextYear:
    """Make the project of the year `tahun` in the folder `new` from last year's; all, or nothing.

    Last year's folder is only read, and becomes the year to compare with.

    Raises:
        Refused: It cannot be read, is not of the year before, or something is in the new folder.
        OSError: A file cannot be read or written.

    Example:
        >>> start_next_year(project, 2024, project.parent / "2024").usulan
        5
    """
    project, copies = _with_copies(folder)
    before = project.katalog.tahun
    if tahun != before + 1:
        raise misused(f"proyek ini tahun {before}, maka tahun berikutnya {before + 1}.")
    if new.resolve().is_relative_to(folder.resolve()):
        words = f"{new} berada di dalam folder tahun {before}, yang tidak boleh berubah"
        raise misused(f"{words}; sebut folder di sampingnya, misalnya ../{tahun}.")
    contents = {
        name: _edited(folder, name, _for_next_year(_source(folder, name), tahun, _way(new, folder)))
        for name in _kept(folder, project)
    }
    sources = {name: _parsed(data, name) for name, data in contents.items()}
    usulan = [t for s in sources.values() for t in mentions.proposals(s, INDICATORS)]
    texts = [t for s in sources.values() for _, t in mentions.dated_texts(s, INDICATORS)]
    teks = list(_to_decide((*texts, *dated_lines(folder)), tahun))
    names = {str(own.kode): own.indikator for _, own in domain.iter_indikator(project.katalog)}
    decisions = new_decisions(tahun, usulan, teks, names)
    write_project(new, {**contents, **_beside(folder), TINJAUAN: decisions.encode()})
    offered = sum(len(_turunan(source)) for source in sources.values())
    return NextYear(new, new / TINJAUAN, len(usulan), len(teks), offered, copies)


def _way(new: Path, old: Path) -> str:
    """How the old folder is named from the new one."""
    try:
        return Path(os.path.relpath(old.resolve(), new.resolve())).as_posix()
    except ValueError:  # on another drive of Windows
        return old.resolve().as_posix()


def _project(folder: Path) -> Project:
    return _with_copies(folder)[0]


def _with_copies(folder: Path) -> tuple[Project, tuple[Problem, ...]]:
    """The project, and the copies beside its sources that do not go on."""
    loaded = load_project(folder)
    if loaded.value is None:
        raise Refused(
            "sumber masih mengandung galat; perintah ini tidak dijalankan.", loaded.problems
        )
    return loaded.value, tuple(own for own in loaded.problems if own.kode == "S014")


def _kept(folder: Path, project: Project) -> list[str]:
    """The sources that go on; what was decided for last year stays there.

    Also what the sources name and no agreement rests on.
    """
    tinjauan = project.katalog.tinjauan
    named = (
        text
        for name in (ORG, INDICATORS)
        for text in _source(folder, name).plain().values()
        if isinstance(text, str)
        and text.lower().endswith((".yaml", ".yml"))
        and (folder / text).is_file()
    )
    names = dict.fromkeys((*project.berkas, *named))
    return [name for name in names if not tinjauan or name != tinjauan.span.berkas]


def _source(folder: Path, name: str) -> Source:
    return _parsed(files.read_whole(folder / name), name)


def _parsed(data: bytes, name: str) -> Source:
    """A source that was read before, read again; else somebody is at work in the folder."""
    parsed = parse_source(data, name)
    if parsed.value is None:
        raise Refused("sumber berubah selagi dibaca; ulangi.", parsed.problems)
    return parsed.value


def _edited(folder: Path, name: str, wanted: Iterable[edits.Edit]) -> bytes:
    """The bytes of a source with edits made."""
    try:
        return edits.edit_source(files.read_whole(folder / name), list(wanted))
    except edits.EditError as error:
        place = _source(folder, name).span(error.place)
        raise Refused("tidak ada yang ditulis.", [_unwritable(place)]) from None


def _unwritable(place: Span) -> Problem:
    """N004, where a text is written in a way that only its writer can change."""
    pesan = "bagian ini tidak dapat diubah oleh program; ubahlah sendiri, lalu ulangi."
    return Problem(place, "N004", pesan)


def _for_next_year(source: Source, tahun: int, old: str) -> Iterator[edits.Edit]:
    """What becomes of a source: its year, what was confirmed or dated, own turunan as offers."""
    if source.berkas == INDICATORS:
        yield edits.Write(("tahun",), str(tahun))
        for key, value in (("tahun_lalu", old), ("tinjauan", TINJAUAN)):
            yield (edits.Write if source.has((key,)) else edits.Add)((key,), value)
    if source.berkas == ORG:
        yield edits.Write(("naskah", "tanggal"), str(tahun))
        yield from (edits.Write(place, None) for place in _dates(source))
    if source.berkas == domain.BERKAS_INSTRUKSI:
        yield from _unissued(source, tahun)
    yield from _unconfirmed(source)
    for index in _turunan(source):
        place = ("turunan", index, "tawaran")
        if not source.has(place):
            yield edits.Add(place, str(tahun - 1))


def _unconfirmed(source: Source) -> Iterator[edits.Edit]:
    if source.text(("status",)) == "dikonfirmasi":
        yield edits.Write(("status",), "belum_dikonfirmasi")
    if source.has(("konfirmasi", 0)):
        yield edits.Write(("konfirmasi",), [])


def _unissued(source: Source, tahun: int) -> Iterator[edits.Edit]:
    """An Instruksi has neither number nor date before it is issued."""
    yield edits.Write(("tanggal",), str(tahun))
    if source.text(("nomor",)):
        yield edits.Write(("nomor",), None)


def _dates(source: Source) -> Iterator[tuple[str, ...]]:
    """The places of the days that a chart gives, but for that of signing."""
    plain = source.plain()
    for key in plain["naskah"]:
        if key.startswith(("tanggal_", "batas_")) and source.text(("naskah", key)):
            yield ("naskah", key)
    tenggat = (plain.get("penyerahan") or {}).get("tenggat") or {}
    for key in tenggat:
        if source.text(("penyerahan", "tenggat", key)):
            yield ("penyerahan", "tenggat", key)


def _turunan(source: Source) -> range:
    """The places of the own turunan in a source."""
    plain = source.plain()
    listed = plain.get("turunan") if isinstance(plain, dict) else None
    return range(len(listed or ()))


def _to_decide(found: Iterable[domain.Teks], tahun: int) -> Iterator[tuple[domain.Teks, str]]:
    """Give each year that a text names, this year's apart, once for each text; stale ones first."""
    named = {
        (teks.di, teks.teks, own.tertulis): (not domain.is_stale(own, tahun), teks, own.tertulis)
        for teks in found
        for own in domain.named_years(teks.teks)
        if own.tahun != tahun
    }
    for _, teks, tertulis in sorted(named.values(), key=lambda item: item[0]):
        yield teks, tertulis


def _beside(folder: Path) -> dict[str, bytes]:
    """What a project has besides its sources: all of its templates, what git leaves out."""
    place = folder / Path(TEMPLATE).parent
    found = [path for path in sorted(place.rglob("*")) if not files.is_passed(path.name)]
    named = {p.relative_to(folder).as_posix(): p for p in (*found, folder / _IGNORED)}
    return {name: files.read_whole(path) for name, path in named.items() if path.is_file()}


def decide(folder: Path) -> Decided:
    """Write the decisions of a project into its texts, and list years that wait for one.

    A decision to keep something changes no text. Files are written whole, each with all its edits.

    Raises:
        Refused: The sources cannot be read, or the decisions are of another year.
        OSError: A file cannot be read or written.

    Example:
        >>> decide(project).changed
        0
    """
    project = _project(folder)
    decided = project.katalog.tinjauan
    if decided and decided.tahun != project.katalog.tahun:
        words = (
            f"{decided.span.berkas} berisi putusan tahun {decided.tahun}; ganti namanya dan hapus "
            f'kunci "tinjauan" dari {INDICATORS}, lalu ulangi.'
        )
        raise Refused(words)
    edited = dict(_decided(folder, project))
    written = _put(folder, {name: (seen, data) for name, (seen, data, _) in edited.items()})
    listed = _list_more(folder)
    return Decided(
        changed=sum(count for _, _, count in edited.values()),
        listed=listed,
        written=tuple(written),
        left=renewal.renew(_project(folder).katalog, dated_lines(folder)).banyak,
        problems=tuple(p for p in checking.check(folder) if p.kode.startswith("N")),
    )


def _decided(folder: Path, project: Project) -> Iterator[tuple[str, tuple[Seen, bytes, int]]]:
    """Give each source that decisions change: as it was seen, its new bytes, how many texts."""
    tinjauan = project.katalog.tinjauan
    by_text = renewal.by_text(tinjauan.teks if tinjauan else ())
    for name in _kept(folder, project):
        seen, source = files.look(folder / name), _source(folder, name)
        found = (
            (place, renewal.other_years(by_text.get((teks.di, teks.teks), ())))
            for place, teks in mentions.dated_texts(source, INDICATORS)
        )
        swaps = [edits.Swap(place, ganti) for place, ganti in found if ganti]
        if swaps:
            yield name, (seen, _edited(folder, name, swaps), len(swaps))


def _list_more(folder: Path) -> int:
    """Write the years that nobody listed yet into the file of decisions; how many they are."""
    project = _project(folder)
    found = renewal.renew(project.katalog, dated_lines(folder)).teks
    entries = [(own.teks, y) for own in found if own.putusan is None for y in own.tahun]
    if not entries:
        return 0
    decided = project.katalog.tinjauan
    if decided is None:
        _start_decisions(folder, new_decisions(project.katalog.tahun, (), entries, {}))
        return len(entries)
    path = folder / decided.span.berkas
    seen = files.look(path)
    data = add_decisions(files.read_whole(path), entries)
    if data is None:
        raise Refused(
            f'{path.name}: tahun yang belum tercatat tidak dapat ditambahkan; "teks" harus berupa '
            "daftar di akhir berkas itu."
        )
    _put(folder, {decided.span.berkas: (seen, data)})
    return len(entries)


def _start_decisions(folder: Path, text: str) -> None:
    """Begin a file of decisions in a project without one, and name it in the catalogue."""
    path, catalogue = folder / TINJAUAN, folder / INDICATORS
    if os.path.lexists(path):
        raise Refused(f'{TINJAUAN} sudah ada; sebut di {INDICATORS} dengan kunci "tinjauan".')
    seen = files.look(catalogue)
    named = _edited(folder, INDICATORS, [edits.Add(("tinjauan",), TINJAUAN)])
    _put(folder, {TINJAUAN: (None, text.encode()), INDICATORS: (seen, named)})


def _put(folder: Path, contents: Mapping[str, tuple[Seen, bytes]]) -> list[Path]:
    return put_sources(folder, contents, "putusan belum semuanya ditulis.")
