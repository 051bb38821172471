"""A project folder: which files belong to it, and how they become Organisasi and Katalog."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeVar

from pkdocs import domain
from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.domain import selection
from pkdocs.sources import catalogue, chart, forms, mentions
from pkdocs.sources.yaml_file import Source, read_source

ORG = "org.yaml"
INDICATORS = "indicators.yaml"

_Form = TypeVar("_Form", bound=forms.Bentuk)
# Where one wrong entry can be left out for the others: key -> the field that holds the post's code.
_DROPPABLE_ORG = {"jabatan": "kode", "wilayah": "nama"}
_DROPPABLE_PEJABAT = {"pejabat": ""}
_DROPPABLE_PEGAWAI = {"pegawai": "memangku"}
_DROPPABLE_KATALOG = {"turunan": "jabatan", "program": "jabatan"}


@dataclass(frozen=True, slots=True)
class Project:
    """The sources of one year, read and put together."""

    organisasi: domain.Organisasi
    katalog: domain.Katalog
    dropped: selection.Dropped
    berkas: Mapping[str, str]
    """The sha256 of all source files, as they were read, by their name in the folder."""


def load_project(folder: Path) -> Checked[Project]:
    """Return the project in `folder`; all problems of reading, of shape and of putting together.

    Sources: org.yaml and indicators.yaml, and the files those two name.
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
    loaded = _assemble(org, people, indicators, card, problems)
    return _with_years(loaded, tinjauan, [r.source for r in (indicators, org, card) if r])


def _with_years(
    loaded: Checked[Project],
    tinjauan: forms.Reading[forms.TinjauanForm] | None,
    sources: Sequence[Source],
) -> Checked[Project]:
    """The project with the years that its texts name, and what was decided about them."""
    project = loaded.value
    if project is None:
        return loaded
    katalog = replace(
        project.katalog,
        teks=tuple(t for s in sources for _, t in mentions.dated_texts(s, INDICATORS)),
    )
    berkas = project.berkas
    if tinjauan:
        taken = [s for s in sources if s.berkas != ORG and tinjauan.form.usulan]
        usulan = tuple(t for s in taken for t in mentions.proposals(s, INDICATORS))
        decided = catalogue.build_tinjauan(tinjauan)
        katalog = replace(katalog, usulan=usulan, tinjauan=decided)
        berkas = {**berkas, tinjauan.source.berkas: tinjauan.source.sha256}
    return replace(loaded, value=replace(project, katalog=katalog, berkas=berkas))


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


def read_named(
    folder: Path, rujukan: domain.Rujukan, form: type[_Form]
) -> Checked[forms.Reading[_Form]]:
    """Return a further source that the sources of a project name, read in its shape."""
    problems: list[Problem] = []
    name = _named(folder, rujukan.teks, rujukan.span, problems)
    reading = _read(folder, name, form, {}, problems) if name else None
    return Checked(reading, tuple(problems))


def _assemble(
    org: forms.Reading[forms.OrganisasiForm],
    people: chart.People,
    indicators: forms.Reading[forms.KatalogForm],
    card: forms.Reading[forms.ScoreCardForm] | None,
    problems: list[Problem],
) -> Checked[Project]:
    built = chart.build_organisasi(org, people)
    problems.extend(built.problems)
    if built.value is None:
        return Checked(None, tuple(problems))
    made = catalogue.build_katalog(indicators, card, _by_jenis(built.value.jabatan.values()))
    problems.extend(made.problems)
    if made.value is None:
        return Checked(None, tuple(problems))
    sources = tuple(r for r in (org, indicators, people.pejabat, people.pegawai, card) if r)
    dropped = selection.dropped_posts(kode for r in sources for kode in r.dropped)
    berkas = {r.source.berkas: r.source.sha256 for r in sources}
    return Checked(Project(built.value, made.value, dropped, berkas), tuple(problems))


def _by_jenis(
    all_jabatan: Iterable[domain.Jabatan],
) -> Mapping[str, Sequence[domain.KodeJabatan]]:
    found: dict[str, list[domain.KodeJabatan]] = defaultdict(list)
    for jabatan in all_jabatan:
        found[jabatan.jenis].append(jabatan.kode)
    return found


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
