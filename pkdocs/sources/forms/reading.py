"""From plain data to a shape, with every error of shape as a Problem at its place."""

from collections.abc import Container, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, get_args, get_type_hints

import msgspec
from msgspec import Struct

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.sources.forms.bentuk import Bentuk, Form, as_form
from pkdocs.sources.forms.words import error_words
from pkdocs.sources.yaml_file import Source

if TYPE_CHECKING:
    from pydantic import ValidationError

MOST_ERRORS = 5_000
"""So many errors of shape are told of a file, each with its place."""
_BEGINNING = 20


class Reading(Struct, Generic[Form], frozen=True):
    """A source file in its shape, with its places, and the posts left out for errors.

    `dropped` are their codes and names; of a wilayah `wilayah <name>`.
    """

    form: Form
    source: Source
    dropped: tuple[str, ...] = ()


def read_form(
    source: Source, form: type[Form], *, droppable: Mapping[str, str] = MappingProxyType({})
) -> Checked[Reading[Form]]:
    """Return the source's data as `form`; problems B001-B007 with the place of each error.

    An entry below a `droppable` key (key -> the field with the post's code; "" where the key of
    the entry is the code) is left out when it is wrong, so that the other posts can be made.
    """
    data = source.plain()
    try:
        return Checked(Reading(as_form(data, form), source))
    except msgspec.ValidationError:
        error = _shape_errors(data, form)
    if error.error_count() > MOST_ERRORS:
        return Checked(None, tuple(_first_problems(source, form, error.error_count())))
    problems, prune = _problems(source, form, error, droppable)
    if not prune:
        return Checked(None, tuple(problems))
    names = {source.text((*entry, "nama")) for entry in prune if entry[0] == "jabatan"} - {""}
    dropped = tuple(sorted(names.union(*(p.jabatan for p in problems))))
    again = read_form(source.without(prune), form)
    kept = again.value
    return Checked(Reading(kept.form, kept.source, dropped) if kept else None, tuple(problems))


def _first_problems(source: Source, form: type[Form], count: int) -> Iterator[Problem]:
    """B009, and what is wrong where a source begins that is wrong from end to end."""
    pesan = f"{count} galat bentuk di berkas ini; yang disebut hanya yang di awal setiap daftar."
    yield Problem(source.span(), "B009", pesan)
    data = source.beginning(_BEGINNING).plain()
    try:
        as_form(data, form)
    except msgspec.ValidationError:
        error = _shape_errors(data, form)
        if error.error_count() <= MOST_ERRORS:
            yield from _problems(source, form, error, {})[0]


def fill_form(form: type[Form], data: Mapping[str, object], span: Span) -> Checked[Form]:
    """Return data that a pola made up (not the file's own) as `form`, errors placed at `span`."""
    try:
        return Checked(as_form(data, form))
    except msgspec.ValidationError:
        error = _shape_errors(data, form)
    words = (error_words(detail, ()) for detail in error.errors(include_url=False))
    return Checked(None, tuple(Problem(span, kode, pesan) for kode, pesan in words))


def _shape_errors(data: object, form: type[Bentuk]) -> "ValidationError":
    from pkdocs.sources.forms.models import shape_errors  # what is right is read without pydantic

    return shape_errors(data, form)


def _problems(
    source: Source,
    form: type[Bentuk],
    error: "ValidationError",
    droppable: Mapping[str, str],
) -> tuple[list[Problem], list[tuple[str | int, ...]]]:
    """The problems, and the entries that can be left out to go on without them."""
    found: dict[tuple[str | int, ...], tuple[str, Problem]] = {}
    prune: list[tuple[str | int, ...]] = []
    for detail in error.errors(include_url=False):
        path = _existing(source, detail["loc"])
        kode, pesan = error_words(detail, _keys_at(form, path), split=source.is_flow(path[:-1]))
        entry = _entry_of(path, droppable)
        jabatan = _post_of(source, entry, droppable)
        if jabatan:
            prune.append(entry)
        place = path if kode != "B001" else (*path, detail["loc"][-1])
        problem = Problem(source.span(place), kode, f"{_where(path)}{pesan}", jabatan=jabatan)
        found.setdefault(place, (kode, problem))
    inner = {path[:length] for path in found for length in range(len(path))}
    problems = [p for path, (kode, p) in found.items() if not _vague(path, kode, inner)]
    complete = len(prune) == len(error.errors(include_url=False))
    return problems, prune if complete else []


def _vague(path: tuple[str | int, ...], kode: str, inner: Container[tuple[str | int, ...]]) -> bool:
    """Whether the error only says that another shape, whose own errors are listed, was not met."""
    return kode == "B003" and path in inner


def _entry_of(path: tuple[str | int, ...], droppable: Mapping[str, str]) -> tuple[str | int, ...]:
    """The entry that may be left out: of a wilayah only the anak, where that one is wrong."""
    if len(path) < 2 or path[0] not in droppable:
        return ()
    return path[:4] if len(path) > 3 and path[2] == "anak" else path[:2]


def _post_of(
    source: Source, entry: tuple[str | int, ...], droppable: Mapping[str, str]
) -> tuple[str, ...]:
    if not entry:
        return ()
    field = droppable[str(entry[0])]
    if entry[0] == "pegawai":
        return tuple(_held_by(source, (*entry, field)))
    kode = source.text((*entry, field)) if field else str(entry[1])
    if entry[0] == "wilayah":
        kode = f"wilayah {kode or source.text(entry)}"
    return (kode,) if kode else ()


def _held_by(source: Source, path: tuple[str | int, ...]) -> Iterator[str]:
    """The codes of the posts that a person holds."""
    place = 0
    while source.has((*path, place)):
        kode = source.text((*path, place, "jabatan"))
        if kode:
            yield kode
        place += 1


def _existing(source: Source, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The part of a pydantic location that exists in the file; it also names shapes tried."""
    path: tuple[str | int, ...] = ()
    for step in loc:
        if source.has((*path, step)):
            path = (*path, step)
    return path


def _where(path: tuple[str | int, ...]) -> str:
    if not path:
        return ""
    words = [f"ke-{step + 1}" if isinstance(step, int) else step for step in path]
    return f"{' '.join(words)}: "


def _keys_at(form: type[Bentuk], path: tuple[str | int, ...]) -> list[str]:
    """The keys that belong where the last step of the path stands."""
    here: list[type[Bentuk]] = [form]
    for step in path[:-1]:
        fields = [get_type_hints(own)[step] for own in here if step in own.__struct_fields__]
        if fields:
            here = [own for field in fields for own in _forms_in(field)]
    return [key for own in here for key in own.__struct_fields__]


def _forms_in(hint: object) -> list[type[Bentuk]]:
    """The shapes that a value of this type may have, or hold in a list or a mapping."""
    if isinstance(hint, type) and issubclass(hint, Bentuk):
        return [hint]
    return [own for inner in get_args(hint) for own in _forms_in(inner)]
