"""The word lists and limits of the checks of quality: those of the program, and a project's own.

Read by `check` alone. It knows no rule; `rules.mutu` does.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.values import replace
from pkdocs.sources import forms
from pkdocs.sources.project import read_named

_BAWAAN = domain.Rujukan("mutu.yaml", Span("mutu.yaml"))
_NUMBERS = ("tahun_tetap", "bulan_sesudah_dpa")


def load_mutu(
    folder: Path, own: domain.Rujukan | None
) -> tuple[domain.UkuranMutu, tuple[Problem, ...]]:
    """Return the lists of the program, those of the project's file added; numbers there replace.

    Problems, all warnings, for no agreement depends on them: S001 and up, B001 and up what is wrong
    with that file, M014 that only the program's own lists count because of it.
    """
    shipped = read_named(Path(__file__).parent, _BAWAAN, forms.MutuForm)
    if shipped.value is None:
        raise ValueError(shipped.problems)
    if own is None:
        return _ukuran(shipped.value.form, forms.MutuForm()), ()
    read = read_named(folder, own, forms.MutuForm)
    found = [replace(problem, berat=Berat.PERINGATAN) for problem in read.problems]
    if read.value is None:
        pesan = f"{own.teks} tidak dapat dipakai; mutu diperiksa menurut daftar bawaan saja."
        found.append(Problem(own.span, "M014", pesan, Berat.PERINGATAN))
        return _ukuran(shipped.value.form, forms.MutuForm()), tuple(found)
    ukuran = _ukuran(shipped.value.form, read.value.form)
    return replace(ukuran, diterima=tuple(_diterima(read.value))), tuple(found)


def _diterima(reading: forms.Reading[forms.MutuForm]) -> Iterator[domain.Diterima]:
    for place, own in enumerate(reading.form.diterima):
        span = reading.source.span(("diterima", place))
        yield domain.Diterima(domain.KodeIndikator(own.indikator), own.kode, span)


def _ukuran(shipped: forms.MutuForm, own: forms.MutuForm) -> domain.UkuranMutu:
    first, second = asdict(shipped), asdict(own)
    merged: dict[str, Any] = {
        key: int(second[key] or value) if key in _NUMBERS else (*value, *second[key])
        for key, value in first.items()
        if key != "diterima"
    }
    return domain.UkuranMutu(**merged)
