"""A project folder: which files belong to it, and how they become Organisasi and Katalog."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeVar

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.files import ORG, UNITS, list_yaml
from pkdocs.base.names import unread_copies
from pkdocs.base.problem import Berat, Checked, Problem, Span, suggest
from pkdocs.base.text import one_name, slug
from pkdocs.base.trouble import reason
from pkdocs.base.values import replace
from pkdocs.domain import selection
from pkdocs.sources import catalogue, chart, forms, mentions
from pkdocs.sources.yaml_file import Source, read_source

INDICATORS = "indicators.yaml"
INSTRUKSI = domain.BERKAS_INSTRUKSI

_Form = TypeVar("_Form", bound=forms.Bentuk)
# Where one wrong entry can be left out for the others: key -> the field that holds the post's code.
_DROPPABLE_ORG = {"jabatan": "kode", "wilayah": "nama"}
_DROPPABLE_PEJABAT = {"pejabat": ""}
_DROPPABLE_PEGAWAI = {"pegawai": "memangku"}
_DROPPABLE_KATALOG = {"turunan": "jabatan", "program": "jabatan"}
_DROPPABLE_UNIT = {"turunan": "jabatan", "score_card": ""}


class Project(Struct, frozen=True):
    """The sources of one year, read and put together."""

    organisasi: domain.Organisasi
    katalog: domain.Katalog
    dropped: selection.Dropped
    berkas: Mapping[str, str]
    """The sha256 of all source files, as they were read, by their name in the folder."""


def load_project(folder: Path) -> Checked[Project]:
    """Return the project in `folder`; all problems of reading, of shape and of putting together.

    Sources: org.yaml and indicators.yaml, the files those two name, and those of units
    (`turunan/<unit>.yaml`).
    """
    problems: list[Problem] = []
    if not folder.is_dir():
        pesan = "folder proyek tidak ada; periksa nama folder yang disebut dengan -C."
        return Checked(None, (Problem(Span(folder.as_posix()), "S001", pesan),))
    org = _read(folder, ORG, forms.OrganisasiForm, _DROPPABLE_ORG, problems)
    indicators = _read(folder, INDICATORS, forms.KatalogForm, _DROPPABLE_KATALOG, problems)
    people = _people(folder, org, problems) if org else chart.People()
    card = None
    if indicators and indicators.form.score_card:
        place = indicators.source.span(("score_card",))
        name = _named(folder, indicators.form.score_card, place, problems)
        card = _read(folder, name, forms.ScoreCardForm, {}, problems) if name else None
        if card is None:
            indicators = None
    tinjauan = None
    if indicators and indicators.form.tinjauan:
        place = indicators.source.span(("tinjauan",))
        name = _named(folder, indicators.form.tinjauan, place, problems)
        tinjauan = _read(folder, name, forms.TinjauanForm, {}, problems) if name else None
    if org is None or indicators is None:
        return Checked(None, tuple(problems))
    return _assemble(folder, _Readings(org, people, indicators, card, tinjauan), problems)


def _people(
    folder: Path, org: forms.Reading[forms.OrganisasiForm], problems: list[Problem]
) -> chart.People:
    """The files of people that org.yaml names."""

    def read(
        key: str, name: str | None, form: type[_Form], droppable: Mapping[str, str]
    ) -> forms.Reading[_Form] | None:
        named = _named(folder, name, org.source.span((key,)), problems) if name else None
        return _read(folder, named, form, droppable, problems) if named else None

    pejabat, pegawai = org.form.berkas_pejabat, org.form.berkas_pegawai
    return chart.People(
        read("berkas_pejabat", pejabat, forms.BerkasPejabatForm, _DROPPABLE_PEJABAT),
        read("berkas_pegawai", pegawai, forms.BerkasPegawaiForm, _DROPPABLE_PEGAWAI),
    )


class _Readings(Struct, frozen=True):
    """The files that stand for themselves, in their shape."""

    org: forms.Reading[forms.OrganisasiForm]
    people: chart.People
    indicators: forms.Reading[forms.KatalogForm]
    card: forms.Reading[forms.ScoreCardForm] | None
    tinjauan: forms.Reading[forms.TinjauanForm] | None


def read_named(
    folder: Path, rujukan: domain.Rujukan, form: type[_Form]
) -> Checked[forms.Reading[_Form]]:
    """Return a further source that the sources of a project name, read in its shape."""
    problems: list[Problem] = []
    name = _named(folder, rujukan.teks, rujukan.span, problems)
    reading = _read(folder, name, form, {}, problems) if name else None
    return Checked(reading, tuple(problems))


def _assemble(folder: Path, read: _Readings, problems: list[Problem]) -> Checked[Project]:
    org, people, indicators, card = read.org, read.people, read.indicators, read.card
    built = chart.build_organisasi(org, people)
    problems.extend(built.problems)
    if built.value is None:
        return Checked(None, tuple(problems))
    units = list(_read_units(folder, built.value, problems))
    receivers = catalogue.Receivers(built.value.jabatan.values())
    made = catalogue.build_katalog(indicators, card, receivers, units)
    problems.extend(made.problems)
    if made.value is None:
        return Checked(None, tuple(problems))
    named = [r for r in (org, indicators, people.pejabat, people.pegawai, card) if r]
    dropped = selection.dropped_posts(kode for r in named for kode in r.dropped)
    own = [unit.reading for unit in units]
    instruksi = _instruksi(folder)
    dated = [r.source for r in (indicators, org, card, *own) if r]
    katalog = _with_years(made.value, read, [*dated, *instruksi])
    others = (*own, *((read.tinjauan,) if read.tinjauan else ()))
    sources = (*(r.source for r in named), *instruksi, *(r.source for r in others))
    berkas = {source.berkas: source.sha256 for source in sources}
    problems.extend(_copies(folder, berkas))
    return Checked(Project(built.value, katalog, dropped, berkas), tuple(problems))


def _copies(folder: Path, names: Collection[str]) -> Iterator[Problem]:
    """S014: a copy of a source lies beside it and is not read; whose changes are the right ones?"""
    with suppress(OSError):  # what was read could be read, and no more was asked for
        for name in unread_copies(folder, names):
            yield Problem(Span(name), "S014", _UNREAD_COPY, Berat.PERINGATAN)


_UNREAD_COPY = (
    "berkas ini tidak dibaca; namanya seperti salinan (konflik OneDrive atau Google Drive, atau "
    "buatan tangan). Samakan dahulu isinya bila ada yang diubah di sini, lalu pindahkan."
)


def _instruksi(folder: Path) -> tuple[Source, ...]:
    """The words of the Instruksi, for the years in them; no agreement waits for what is wrong."""
    if not (folder / INSTRUKSI).is_file():
        return ()
    source = read_source(folder / INSTRUKSI, INSTRUKSI).value
    return (source,) if source else ()


def _with_years(
    katalog: domain.Katalog, read: _Readings, sources: Sequence[Source]
) -> domain.Katalog:
    """The catalogue with the years that texts name, and what was decided about them."""
    dated = tuple(
        replace(t, jabatan=INSTRUKSI) if s.berkas == INSTRUKSI else t
        for s in sources
        for _, t in mentions.dated_texts(s, INDICATORS)
    )
    if read.tinjauan is None:
        return replace(katalog, teks=dated)
    taken = [s for s in sources if s.berkas != ORG and read.tinjauan.form.usulan]
    usulan = tuple(t for s in taken for t in mentions.proposals(s, INDICATORS))
    decided = catalogue.build_tinjauan(read.tinjauan)
    return replace(katalog, teks=dated, usulan=usulan, tinjauan=decided)


def _read_units(
    folder: Path, organisasi: domain.Organisasi, problems: list[Problem]
) -> Iterator[catalogue.BerkasUnit]:
    """Return what the units bring, a file each; what is wrong there touches the posts of a unit.

    K030 the chart has no such unit, K031 the file is not called after its unit, S001 the folder
    cannot be read.
    """
    place = folder / UNITS
    try:
        names = list_yaml(place)
    except OSError as error:
        pesan = f"folder tidak dapat dibaca: {reason(error)}."
        problems.append(Problem(Span(UNITS), "S001", pesan))
        return
    by_slug: dict[str, list[domain.Jabatan]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values() if names else ():
        by_slug[slug(jabatan.unit)].append(jabatan)
    for name in names:
        berkas, found = f"{UNITS}/{name}", list[Problem]()
        reading = _read(folder, berkas, forms.BerkasUnitForm, _DROPPABLE_UNIT, found)
        meant = _codes(by_slug.get(PurePosixPath(name).stem.lower(), ()))
        if reading:
            own = by_slug.get(slug(reading.form.unit), [])
            found += _misnamed(reading, own, by_slug)
            meant = tuple(dict.fromkeys((*meant, *_codes(own))))
            if own:
                yield catalogue.BerkasUnit(own[0].unit, _codes(own), reading)
        problems.extend(catalogue.touching(found, meant))


def _codes(all_jabatan: Iterable[domain.Jabatan]) -> tuple[domain.KodeJabatan, ...]:
    return tuple(jabatan.kode for jabatan in all_jabatan)


def name_unit_file(unit: str) -> str:
    """Return how the file of a unit is called, from the folder of the project.

    Example:
        >>> name_unit_file("Bagian Contoh")
        'turunan/bagian-contoh.yaml'
    """
    return f"{UNITS}/{slug(unit)}.yaml"


def _misnamed(
    reading: forms.Reading[forms.BerkasUnitForm],
    own: Sequence[domain.Jabatan],
    by_slug: Mapping[str, Sequence[domain.Jabatan]],
) -> Iterator[Problem]:
    unit, span = reading.form.unit, reading.source.span(("unit",))
    if not own:
        hint = suggest(unit, [posts[0].unit for posts in by_slug.values()])
        yield Problem(span, "K030", f'unit "{unit}" tidak ada di bagan.{hint}')
    wanted = name_unit_file(unit)
    if own and reading.source.berkas != wanted:
        yield Problem(span, "K031", _other_name(own[0].unit, wanted, reading.source.berkas))


def _other_name(unit: str, wanted: str, berkas: str) -> str:
    todo = "ganti nama berkas atau unitnya"
    if one_name(berkas) != wanted and PurePosixPath(wanted).stem in one_name(berkas):
        todo = (
            "berkas ini seperti salinannya (konflik OneDrive atau Google Drive, atau buatan "
            "tangan): samakan dahulu isinya, lalu pindahkan"
        )
    return f'berkas unit "{unit}" harus bernama {wanted}; {todo}.'


def _read(
    folder: Path,
    name: str,
    form: type[_Form],
    droppable: Mapping[str, str],
    problems: list[Problem],
) -> forms.Reading[_Form] | None:
    source = read_source(folder / name, name)
    problems.extend(source.problems)
    if source.value is None:
        return None
    reading = forms.read_form(source.value, form, droppable=droppable)
    problems.extend(reading.problems)
    return reading.value


def _named(folder: Path, name: str, span: Span, problems: list[Problem]) -> str | None:
    """The name of a further source, which must lie inside the project folder."""
    outside = (
        PurePosixPath(name).is_absolute()
        or PureWindowsPath(name).drive
        or PureWindowsPath(name).root
        or ".." in PureWindowsPath(name).parts
    )
    if outside:
        pesan = f'"{name}" berada di luar folder proyek; sebut berkas di dalamnya.'
        problems.append(Problem(span, "S010", pesan))
        return None
    try:
        (folder / name).stat()
    except FileNotFoundError:
        pesan = f'berkas "{name}" tidak ada di folder proyek; perbaiki namanya, atau buatlah.'
        problems.append(Problem(span, "S001", pesan))
        return None
    except OSError:  # reading it will tell what is wrong
        pass
    return name
