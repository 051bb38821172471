"""instruksi.yaml of a project: the words of the Instruksi, where the project has that file.

No agreement depends on it: only `instruksi` and `check` read it as a whole. The years in its texts
are looked at with those of all sources (`sources.project`).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pkdocs import domain
from pkdocs.base.problem import Berat, Checked, Problem, suggest
from pkdocs.domain import wording
from pkdocs.sources import forms
from pkdocs.sources.forms.instruksi import InstruksiForm
from pkdocs.sources.project import INSTRUKSI
from pkdocs.sources.yaml_file import Source, read_source

_TAHUN = "{tahun}"
_Path = tuple[str | int, ...]


def load_instruksi(
    folder: Path, organisasi: domain.Organisasi, katalog: domain.Katalog
) -> Checked[domain.Instruksi]:
    """Return the Instruksi of the project in `folder`, `{tahun}` in its texts filled in.

    Problems: S001 and up, B001 and up what is wrong with the file; J005 a slot that is not
    `{tahun}`; J013 its date; K001 a post that the chart does not have; K003 a lampiran twice; K015
    (warning) choices that only the scan can settle.
    """
    source = read_source(folder / INSTRUKSI, INSTRUKSI)
    if source.value is None:
        return Checked(None, source.problems)
    read = forms.read_form(source.value, InstruksiForm)
    found = (*source.problems, *read.problems)
    if read.value is None:
        return Checked(None, found)
    try:
        tanggal = wording.parse_tanggal(read.value.form.tanggal)
    except ValueError:
        return Checked(None, (*found, _no_date(read.value)))
    wrong = (*_unknown(read.value, organisasi), *_twice(read.value), *_slots(source.value))
    found = (*found, *wrong, *_unsettled(read.value))
    return Checked(_instruksi(read.value, katalog.tahun, tanggal), found)


def _no_date(reading: forms.Reading[InstruksiForm]) -> Problem:
    pesan = (
        f'"{reading.form.tanggal}" bukan tanggal; tulis misalnya "6 Februari 2023", '
        '"Februari 2023", atau "2023".'
    )
    return Problem(reading.source.span(("tanggal",)), "J013", pesan)


def _unknown(
    reading: forms.Reading[InstruksiForm], organisasi: domain.Organisasi
) -> Iterator[Problem]:
    """K001: every post that it names is in the chart."""
    named: list[tuple[_Path, str]] = [(("penandatangan",), reading.form.penandatangan)]
    for index, lampiran in enumerate(reading.form.lampiran):
        path = ("lampiran", index, "singkatan")
        named += [((*path, kode), kode) for kode in lampiran.singkatan]
    for place, kode in named:
        if kode not in organisasi.jabatan:
            hint = suggest(kode, organisasi.jabatan)
            pesan = f'jabatan "{kode}" tidak ada di bagan.{hint}'
            yield Problem(reading.source.span(place), "K001", pesan)


def _twice(reading: forms.Reading[InstruksiForm]) -> Iterator[Problem]:
    """K003: no lampiran is there twice, for one would be written over the other."""
    seen: set[str] = set()
    for index, lampiran in enumerate(reading.form.lampiran):
        if lampiran.nomor in seen:
            pesan = f"Lampiran {lampiran.nomor} ditulis dua kali; hapus salah satunya."
            yield Problem(reading.source.span(("lampiran", index, "nomor")), "K003", pesan)
        seen.add(lampiran.nomor)


def _slots(source: Source) -> Iterator[Problem]:
    """J005: what stands in braces is filled in, or it would be printed as it is."""
    for path, text in _texts(source.plain(), ()):
        for slot in re.findall(r"\{[^{}]*\}", text):
            if slot != _TAHUN:
                pesan = f'"{slot}" tidak dikenal; yang diisi program hanya {_TAHUN}.'
                yield Problem(source.span(path), "J005", pesan)


def _texts(plain: object, path: _Path) -> Iterator[tuple[_Path, str]]:
    """Every text of plain data, with the way to it; not those of the choices, which quote."""
    if isinstance(plain, str):
        yield path, plain
    elif isinstance(plain, dict):
        for key, own in plain.items():
            yield from () if key == "pilihan" else _texts(own, (*path, key))
    elif isinstance(plain, list):
        for index, own in enumerate(plain):
            yield from _texts(own, (*path, index))


def _unsettled(reading: forms.Reading[InstruksiForm]) -> Iterator[Problem]:
    """K015: choices that only the scan can settle."""
    count = _open(reading.form)
    if count:
        pesan = f"Instruksi: {count} pilihan transkripsi masih harus diperiksa pada pindaian."
        yield Problem(reading.source.span(("pilihan",)), "K015", pesan, Berat.PERINGATAN)


def _open(form: InstruksiForm) -> int:
    return sum(pilihan.periksa_pindaian == "ya" for pilihan in form.pilihan)


def _instruksi(
    reading: forms.Reading[InstruksiForm], tahun: int, tanggal: domain.Tanggal
) -> domain.Instruksi:
    form = reading.form

    def said(text: str | None) -> str:
        return (text or "").replace(_TAHUN, str(tahun))

    def lines(texts: list[str]) -> tuple[str, ...]:
        return tuple(map(said, texts))

    return domain.Instruksi(
        nama=said(form.nama),
        nomor=form.nomor or "",
        tahun=tahun,
        tentang=said(form.tentang),
        pembuka=said(form.pembuka),
        kepada=lines(form.kepada),
        di_lingkungan=said(form.di_lingkungan),
        untuk=tuple(domain.Diktum(d.ke, said(d.teks), lines(d.butir)) for d in form.untuk),
        penutup=said(form.penutup),
        tempat=form.tempat,
        tanggal=tanggal,
        penandatangan=domain.KodeJabatan(form.penandatangan),
        tembusan=lines(form.tembusan),
        lampiran=tuple(
            domain.LampiranInstruksi(
                nomor=own.nomor,
                judul=lines(own.judul),
                kolom=said(own.kolom),
                singkatan={domain.KodeJabatan(k): text for k, text in own.singkatan.items()},
            )
            for own in form.lampiran
        ),
        span=reading.source.span(),
        pilihan_terbuka=_open(form),
    )
