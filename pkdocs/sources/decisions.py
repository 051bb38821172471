"""The file of decisions for a new year (tinjauan.yaml) as text: written new, or added to.

It decides nothing and writes no file; `rules.renewal` says what the decisions come to.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from pkdocs import domain
from pkdocs.sources.yaml_file import parse_source

TINJAUAN = "tinjauan.yaml"
_WIDTH, _SHORT = 92, 80
_HEAD = """\
# yaml-language-server: $schema=schema/tinjauan.schema.json
# Yang harus diputuskan sebelum perjanjian tahun {tahun} ditandatangani. Isilah setiap "putusan",
# lalu jalankan: pkdocs decide. Yang belum diputuskan disebut oleh: pkdocs check.
tahun: "{tahun}"

# Target yang terbawa dari tahun lalu. putusan: tetap (dipakai lagi), atau target tahunan yang baru
# sesudah target itu diubah di indicators.yaml.
usulan:{usulan}
# Tahun di dalam teks. putusan: tetap (memang tahun itu), atau tahun penggantinya, misalnya {tahun}
# atau 2017-{lalu}. Bila kalimatnya harus lain, sunting teksnya; butirnya lalu tidak berlaku lagi.
teks:{teks}"""


def new_decisions(
    tahun: int,
    usulan: Iterable[domain.Teks],
    teks: Iterable[tuple[domain.Teks, str]],
    names: Mapping[str, str],
) -> str:
    """Return the text of a file in which nothing is decided yet.

    `teks` are texts with the year as each writes it; `names` tells what an indicator is called.
    """
    proposed = "".join(line for own in usulan for line in _usulan(own, names))
    named = "".join(_entry(own, tertulis) for own, tertulis in teks)
    return _HEAD.format(tahun=tahun, lalu=tahun - 1, usulan=_listed(proposed), teks=_listed(named))


def add_decisions(raw: bytes, teks: Iterable[tuple[domain.Teks, str]]) -> bytes | None:
    """Return the bytes of a file with more years to decide at its end, all else as it was.

    None where its form leaves no room for them there.
    """
    newline = b"\r\n" if b"\r\n" in raw else b"\n"
    added = "".join(_entry(own, tertulis) for own, tertulis in teks).encode()
    lines = newline + added.replace(b"\n", newline)
    whole = raw.rstrip().removesuffix(b" []") + lines
    old, new, more = (parse_source(own, "").value for own in (raw, whole, b"teks:" + lines))
    if old is None or new is None or more is None:
        return None
    wanted = old.plain()
    wanted["teks"] = [*(wanted.get("teks") or []), *more.plain()["teks"]]
    return whole if new.plain() == wanted else None


def _listed(items: str) -> str:
    return f"\n{items}" if items else " []\n"


def _usulan(own: domain.Teks, names: Mapping[str, str]) -> Iterator[str]:
    if own.indikator in names:
        yield f"  # {textwrap.shorten(names[own.indikator], _WIDTH, placeholder=' …')}\n"
    yield f"  - di: {_folded(own.di)}    isi: {_folded(own.teks)}    putusan:\n"


def _entry(own: domain.Teks, tertulis: str) -> str:
    return (
        f"  - di: {_folded(own.di)}    teks: {_folded(own.teks)}"
        f'    tertulis: "{tertulis}"\n    putusan:\n'
    )


def _folded(text: str) -> str:
    """A text with single spaces as YAML: in quotes where it is short, else over lines that fit."""
    if len(text) <= _SHORT and not set('"\\') & set(text):
        return f'"{text}"\n'
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return ">-\n" + "".join(f"      {line}\n" for line in lines)
