"""What all shapes of the sources have in common: the forms of a text, and no unknown key.

The patterns are told in words by `words`. It knows no file.
"""

import os
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

# Nobody else's code takes part in reading the sources. It also saves pydantic the search for such
# plugins among all that is installed, which takes as long as building every shape below.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"

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


def _as_list(value: object) -> object:
    """A single text where a list is meant is a list of one; an empty key is an empty list."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def _one_or_many(schema: JsonDict) -> None:
    """Let an editor take what `_as_list` takes."""
    many: JsonDict = {"type": schema.pop("type"), "items": schema.pop("items")}
    schema["anyOf"] = [many, many["items"], {"type": "null"}]


_ONE_OR_MANY = Field(json_schema_extra=_one_or_many)
# An editor takes 2023 or 86 without quotes for a number; the program reads the text that was typed.
_BARE_NUMBER = Field(json_schema_extra={"type": ["string", "number"]})
Kode = Annotated[str, Field(pattern=KODE, max_length=100)]
Teks = Annotated[str, Field(pattern=LETTER, max_length=20_000)]
Kalimat = Annotated[str, Field(pattern=LETTER, max_length=1_000)]
Pendek = Annotated[str, Field(pattern=LETTER, max_length=400)]
Satuan = Annotated[str, Field(pattern=SATUAN, max_length=400)]
Gelar = Annotated[str, Field(pattern=GELAR, max_length=400)]
Nip = Annotated[str, Field(pattern=NIP), _BARE_NUMBER]
Nomor = Annotated[str, Field(pattern=r"^[0-9]{1,3}$"), _BARE_NUMBER]
Tahun = Annotated[str, Field(pattern=r"^20[0-9]{2}$"), _BARE_NUMBER]
KodeIndikator = Annotated[str, Field(pattern=KODE_INDIKATOR, max_length=30), _BARE_NUMBER]
Sebutan = Annotated[str, Field(pattern=SEBUTAN)]
JumlahKursi = Annotated[str, Field(pattern=KURSI), _BARE_NUMBER]
Megabita = Annotated[str, Field(pattern=MEGABITA), _BARE_NUMBER]
NamaKursi = Annotated[str, Field(pattern=NAMA_KURSI, max_length=60), _BARE_NUMBER]
Nrk = Annotated[str, Field(pattern=r"^[0-9]{1,10}$"), _BARE_NUMBER]
Status = Literal["PNS", "PPPK"]
LabelNip = Literal["NIP", "NIP.", "NI PPPK", "NI PPPK.", "NIPPPK", "NIPPPK.", "NRK", "NRK."]
NilaiTeks = Annotated[str, Field(min_length=1, max_length=120), _BARE_NUMBER]
Rupiah = Annotated[str, Field(pattern=r"^[0-9]{1,3}(\.?[0-9]{3})*$", max_length=25), _BARE_NUMBER]
JangkarTeks = Annotated[str, Field(pattern=JANGKAR, max_length=40)]
DaftarTeks = Annotated[list[Pendek], BeforeValidator(_as_list), _ONE_OR_MANY]
DaftarKode = Annotated[list[Kode], BeforeValidator(_as_list), _ONE_OR_MANY]
DaftarKodeIndikator = Annotated[list[KodeIndikator], BeforeValidator(_as_list), _ONE_OR_MANY]
Kata = Annotated[str, Field(min_length=1, max_length=100), _BARE_NUMBER]
DaftarKata = Annotated[list[Kata], BeforeValidator(_as_list), _ONE_OR_MANY]


class Bentuk(BaseModel):
    """What all shapes have in common: no unknown key, no guessing of types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


Form = TypeVar("Form", bound=Bentuk)


# Not `list` and `dict`: pydantic asks what such a function takes, which for these means to parse
# their help. An empty form is made without validating it: that takes building its schema alone.
def no_items() -> list[Any]:
    """Return an empty list, the value of a list that is not written."""
    return []


def no_pairs() -> dict[str, Any]:
    """Return an empty mapping, the value of one that is not written."""
    return {}
