"""From the shape of pegawai.yaml to who holds which post on a day. No clock.

Whether those posts stand in the chart, and whether one is held twice, is for `chart`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pkdocs import domain
from pkdocs.base.problem import Problem, Span
from pkdocs.domain import wording
from pkdocs.domain.nama import Nama, plain_nip, read_nama
from pkdocs.sources import forms
from pkdocs.sources.yaml_file import Source

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Pemangku:
    """A person in a post, named by its code, and where the source says so."""

    kode: str
    pejabat: domain.Pejabat
    span: Span
    berkala: bool = False
    """Whether it is of pegawai.yaml, which says from when to when."""


def read_pejabat(form: forms.OrangForm, span: Span, sebutan: str | None) -> domain.Pejabat:
    """Return a person as the holder of a post; the name is taken apart, letters as written.

    Degrees with keys of their own count; what the name holds beside them is left out of it.
    """
    nama = read_nama(form.nama)
    depan = form.gelar_depan or nama.gelar_depan
    belakang = form.gelar_belakang or nama.gelar_belakang
    return domain.Pejabat(
        nama=nama.nama,
        gelar_depan=depan,
        gelar_belakang=belakang,
        nip=read_nip(form),
        sebutan=sebutan or "",
        span=span,
        nrk=form.nrk or "",
        pangkat=form.pangkat or "",
        golongan=form.golongan or "",
        status=form.status or "",
        tertulis=form.nama if nama.nama != form.nama else "",
        ragu=_doubt(form, nama),
    )


def _doubt(form: forms.OrangForm, nama: Nama) -> str:
    """What is not sure of a name; of one that was written apart only what was written twice."""
    if form.gelar_depan and nama.gelar_depan not in ("", form.gelar_depan):
        return f'"{nama.gelar_depan}" di dalam nama, padahal gelar_depan juga diisi'
    if form.gelar_belakang and nama.gelar_belakang not in ("", form.gelar_belakang):
        return f'"{nama.gelar_belakang}" di dalam nama, padahal gelar_belakang juga diisi'
    apart = nama.nama == form.nama and (form.gelar_depan or form.gelar_belakang)
    return "" if apart else nama.ragu


def read_nip(form: forms.OrangForm) -> str:
    """Return the number of a person without the spaces that it was typed with, "" for none."""
    return plain_nip(form.nip or "")


def read_pemangku(
    reading: forms.Reading[forms.BerkasPegawaiForm],
    tanggal: domain.Tanggal,
    problems: list[Problem],
) -> Iterator[Pemangku]:
    """Return who holds which post on the day of signing: the latest that an open date can mean.

    An open `mulai` counts from its first day, an open `selesai` to its last. Problems: J013 no
    date, J032 one NIP twice, J033 `selesai` before `mulai`.
    """
    known: dict[str, Span] = {}
    for index, form in enumerate(reading.form.pegawai):
        path: _Path = ("pegawai", index)
        span = reading.source.span(path)
        held = tuple(own.jabatan for own in form.memangku)
        nip = read_nip(form)
        if nip and nip in known:
            pesan = (
                f"NIP pegawai ini sudah dipakai di {known[nip]}; satukan keduanya, dengan "
                "semua jabatannya di bawah memangku."
            )
            problems.append(Problem(span, "J032", pesan, jabatan=held))
        known.setdefault(nip, span)
        pejabat = read_pejabat(form, span, None) if held else None
        for nth, own in enumerate(form.memangku if pejabat else ()):
            place = (*path, "memangku", nth)
            if pejabat and _on(own, reading.source, place, tanggal, problems):
                holder = replace(pejabat, sebutan=own.sebutan or "")
                yield Pemangku(own.jabatan, holder, reading.source.span(place), berkala=True)


def _on(
    form: forms.MemangkuForm,
    source: Source,
    path: _Path,
    tanggal: domain.Tanggal,
    problems: list[Problem],
) -> bool:
    """Whether the post is held on that day."""
    dates = {
        key: _date(text, source.span((*path, key)), form.jabatan, problems)
        for key, text in (("mulai", form.mulai), ("selesai", form.selesai))
        if text is not None
    }
    mulai, selesai = dates.get("mulai"), dates.get("selesai")
    if mulai and selesai and selesai.akhir < mulai.awal:
        pesan = f"jabatan {form.jabatan}: selesai {form.selesai} mendahului mulai {form.mulai}."
        problems.append(Problem(source.span(path), "J033", pesan, jabatan=(form.jabatan,)))
    return is_held(mulai, selesai, tanggal)


def is_held(
    mulai: domain.Tanggal | None, selesai: domain.Tanggal | None, tanggal: domain.Tanggal
) -> bool:
    """Return whether a post is held on a day; an open date counts as in `read_pemangku`."""
    begun = mulai is None or mulai.awal <= tanggal.akhir
    return begun and (selesai is None or tanggal.akhir <= selesai.akhir)


def _date(text: str, span: Span, kode: str, problems: list[Problem]) -> domain.Tanggal | None:
    try:
        return wording.parse_tanggal(text)
    except ValueError:
        pesan = f'jabatan {kode}: "{text}" bukan tanggal; tulis misalnya "6 Februari 2023".'
        problems.append(Problem(span, "J013", pesan, jabatan=(kode,)))
        return None
