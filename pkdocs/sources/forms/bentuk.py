"""What all shapes of the sources have in common: the forms of a text, and no unknown key.

A source that is right is read by these shapes alone, which are msgspec's; of one that is wrong
`models` finds all that is. The patterns are told in words by `words`. It knows no file.
"""

from typing import Annotated, Any, Generic, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

KODE = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
LETTER = r"[^\W\d_]"
SATUAN = rf"{LETTER}|^%$"
GELAR = rf"^{LETTER}(.*[^,;\s])?$"
NIP = r"^[0-9\s]*$"
KODE_INDIKATOR = r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$"
SEBUTAN = r"^[A-Z][bcdfghjklmnpqrstvwxyz]{1,5}\.$"
KURSI = r"^[1-9][0-9]{0,2}$"
MEGABITA = r"^[1-9][0-9]{0,3}$"
NAMA_KURSI = r"^[A-Za-z0-9].*$"
JANGKAR = r"^[!-~]*[!-/:-@\[-`{-~][!-~]*$"

_END = r"\Z"

T = TypeVar("T")


class Daftar(list[T], Generic[T]):
    """A list in which a single text stands for a list of one, and an empty key for an empty list.

    A source may leave the brackets out; here it is always a list.
    """


class DaftarBerisi(Daftar[T]):
    """A `Daftar` that is not empty."""


def _text(
    *,
    pattern: str = "",
    min_length: int | None = None,
    max_length: int | None = None,
    bare: bool = False,
) -> Meta:
    """The form of a text; `bare`: an editor takes 2023 or 86 without quotes for a number.

    The program reads the text that was typed. To Python `$` is also before a last line end.
    """
    return Meta(
        pattern=pattern.removesuffix("$") + _END if pattern.endswith("$") else pattern or None,
        min_length=min_length,
        max_length=max_length,
        extra_json_schema={"type": ["string", "number"]} if bare else None,
    )


def _within_union(form: Meta) -> Meta:
    """The form of a text that stands beside a list or a mapping, its pattern known to us alone.

    msgspec 0.22 frees such a type wrongly where it knows the pattern: the process then dies.
    """
    shown = form.extra_json_schema
    return Meta(extra={"pattern": form.pattern}, extra_json_schema=shown)


def pattern_of(form: Meta) -> str | None:
    """Return the pattern of the form of a text."""
    return form.pattern or (form.extra or {}).get("pattern")


def as_shown(pattern: str) -> str:
    """Return a pattern as `words` knows it, and as other programs than Python do."""
    return pattern.removesuffix(_END) + "$" if pattern.endswith(_END) else pattern


Kode = Annotated[str, _text(pattern=KODE, max_length=100)]
Teks = Annotated[str, _text(pattern=LETTER, max_length=20_000)]
Kalimat = Annotated[str, _text(pattern=LETTER, max_length=1_000)]
Pendek = Annotated[str, _text(pattern=LETTER, max_length=400)]
Satuan = Annotated[str, _text(pattern=SATUAN, max_length=400)]
Gelar = Annotated[str, _text(pattern=GELAR, max_length=400)]
Nip = Annotated[str, _text(pattern=NIP, bare=True)]
Nomor = Annotated[str, _text(pattern=r"^[0-9]{1,3}$", bare=True)]
Tahun = Annotated[str, _text(pattern=r"^20[0-9]{2}$", bare=True)]
KodeIndikator = Annotated[str, _text(pattern=KODE_INDIKATOR, max_length=30, bare=True)]
Butir = Annotated[str, _text(pattern=r"^\S+\s+\S", max_length=20_000)]
Sebutan = Annotated[str, _text(pattern=SEBUTAN)]
JumlahKursi = Annotated[str, _within_union(_text(pattern=KURSI, bare=True))]
Megabita = Annotated[str, _text(pattern=MEGABITA, bare=True)]
NamaKursi = Annotated[str, _text(pattern=NAMA_KURSI, max_length=60, bare=True)]
Nrk = Annotated[str, _text(pattern=r"^[0-9]{1,10}$", bare=True)]
Status = Literal["PNS", "PPPK"]
LabelNip = Literal["NIP", "NIP.", "NI PPPK", "NI PPPK.", "NIPPPK", "NIPPPK.", "NRK", "NRK."]
NilaiTeks = Annotated[str, _text(min_length=1, max_length=120, bare=True)]
Rupiah = Annotated[str, _text(pattern=r"^[0-9]{1,3}(\.?[0-9]{3})*$", max_length=25, bare=True)]
JangkarTeks = Annotated[str, _text(pattern=JANGKAR, max_length=40)]
DaftarTeks = Daftar[Pendek]
DaftarKode = Daftar[Kode]
DaftarKodeIndikator = Daftar[KodeIndikator]
Kata = Annotated[str, _text(min_length=1, max_length=100, bare=True)]
DaftarKata = Daftar[Kata]


class Bentuk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all shapes have in common: no unknown key, no guessing of types."""


Form = TypeVar("Form", bound=Bentuk)


def as_form(data: object, form: type[Form]) -> Form:
    """Return plain data of a source as a shape.

    Raises:
        msgspec.ValidationError: It has another shape; it tells the first difference alone.
    """
    return msgspec.convert(data, form, dec_hook=_as_daftar)


def one_or_many(value: object) -> object:
    """Return the list that a `Daftar` is written as: a text alone, or nothing."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def _as_daftar(kind: Any, value: object) -> object:
    daftar, (item,) = get_origin(kind), get_args(kind)
    items = msgspec.convert(one_or_many(value), list.__class_getitem__(item))
    if daftar is DaftarBerisi and not items:
        raise msgspec.ValidationError
    return daftar(items)
