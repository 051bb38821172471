"""The shapes as models of pydantic, which finds everything that is wrong with a source at once.

Made of the shapes in `bentuk` when something is wrong, or a JSON Schema is asked for: what is right
is read without them. It gives errors; `reading` finds their places and `words` their words.
"""

import os
from functools import cache, reduce
from operator import getitem, or_
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Meta
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model
from pydantic.config import JsonDict

from pkdocs.sources.forms.bentuk import (
    Bentuk,
    Daftar,
    DaftarBerisi,
    as_shown,
    one_or_many,
    pattern_of,
)

# Nobody else's code takes part in reading the sources, nor is it looked for in all that is
# installed.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"


class Model(BaseModel):
    """What all models have in common: as `Bentuk`, no unknown key and no guessing of types."""

    # The engine of msgspec's patterns: Rust's has other letters, and what one refuses both must.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, regex_engine="python-re")


@cache
def model_of(form: type[Bentuk]) -> type[Model]:
    """Return a shape as a model, with the same fields, forms of texts and defaults."""
    hints = get_type_hints(form, include_extras=True)
    fields: dict[str, Any] = {
        own.name: (_type(hints[own.name]), _default(own)) for own in msgspec.structs.fields(form)
    }
    return create_model(form.__name__, __base__=Model, __doc__=form.__doc__, **fields)


def shape_errors(data: object, form: type[Bentuk]) -> ValidationError:
    """Return everything that is wrong with data that `bentuk.as_form` refused."""
    try:
        model_of(form).model_validate(msgspec.to_builtins(data))
    except ValidationError as error:
        return error
    raise AssertionError(f"{form.__name__}: refused by msgspec alone")


def _default(own: msgspec.structs.FieldInfo) -> object:
    if own.default_factory is not NODEFAULT:
        return Field(default_factory=own.default_factory)
    return ... if own.required else own.default


def _type(hint: Any) -> Any:
    """A type of a shape as pydantic has it."""
    origin, inner = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Bentuk):
        return model_of(hint)
    if origin in (Daftar, DaftarBerisi):
        least = [Field(min_length=1)] if origin is DaftarBerisi else []
        items = list.__class_getitem__(_type(inner[0]))
        return getitem(Annotated, (items, BeforeValidator(one_or_many), _BRACKETS, *least))
    if origin is Annotated:
        return getitem(Annotated, (_type(inner[0]), *map(_field, hint.__metadata__)))
    if origin in (Union, UnionType):
        return reduce(or_, map(_type, inner))
    if inner and origin is not Literal:
        return origin[tuple(map(_type, inner))]
    return hint


def _field(meta: Meta) -> Any:
    pattern = pattern_of(meta)
    shown = {"pattern": as_shown(pattern)} if pattern else {}
    return Field(
        pattern=pattern,
        min_length=meta.min_length,
        max_length=meta.max_length,
        json_schema_extra={**shown, **(meta.extra_json_schema or {})} or None,
    )


def _brackets(schema: JsonDict) -> None:
    """Let an editor take what a `Daftar` may be written as."""
    many: JsonDict = {"type": schema.pop("type"), "items": schema.pop("items")}
    schema["anyOf"] = [many, many["items"], {"type": "null"}]


_BRACKETS = Field(json_schema_extra=_brackets)
