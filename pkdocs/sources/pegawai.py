"""From the shape of pegawai.yaml to who holds which post on a day. No clock.

Whether those posts stand in the chart, and whether one is held twice, is for `chart`.
"""

from collections.abc import Iterator

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.nama import Nama, plain_nip, read_nama
from pkdocs.domain.organisasi import is_held
from pkdocs.sources import forms
from pkdocs.sources.yaml_file import Source

_Path = tuple[str | int, ...]


class Pemangku(Struct, frozen=True):
    """A person in a post, named by its code, and where the source says so."""

    kode: str
    pejabat: domain.Pejabat
    span: Span
    berkala: bool = False
    """Whether it is of pegawai.yaml, which says from when to when."""
    mulai: domain.Tanggal | None = None
    selesai: domain.Tanggal | None = None

    def on(self, tanggal: domain.Tanggal) -> bool:
        """Return whether the person is in the post on a day."""
        return is_held(self.mulai, self.selesai, tanggal)


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
    reading: forms.Reading[forms.BerkasPegawaiForm], problems: list[Problem]
) -> Iterator[Pemangku]:
    """Return who holds which post from when to when.

    Problems: J013 no date, J032 one NIP twice, J033 `selesai` before `mulai`.
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
            if pejabat:
                mulai, selesai = _dates(own, reading.source, place, problems)
                holder = replace(pejabat, sebutan=own.sebutan or "")
                span = reading.source.span(place)
                yield Pemangku(own.jabatan, holder, span, True, mulai, selesai)  # noqa: FBT003


def _dates(
    form: forms.MemangkuForm, source: Source, path: _Path, problems: list[Problem]
) -> tuple[domain.Tanggal | None, domain.Tanggal | None]:
    """From when to when the post is held."""
    dates = {
        key: _date(text, source.span((*path, key)), form.jabatan, problems)
        for key, text in (("mulai", form.mulai), ("selesai", form.selesai))
        if text is not None
    }
    mulai, selesai = dates.get("mulai"), dates.get("selesai")
    if mulai and selesai and selesai.akhir < mulai.awal:
        pesan = f"jabatan {form.jabatan}: selesai {form.selesai} mendahului mulai {form.mulai}."
        problems.append(Problem(source.span(path), "J033", pesan, jabatan=(form.jabatan,)))
    return mulai, selesai


def _date(text: str, span: Span, kode: str, problems: list[Problem]) -> domain.Tanggal | None:
    try:
        return wording.parse_tanggal(text)
    except ValueError:
        pesan = f'jabatan {kode}: "{text}" bukan tanggal; tulis misalnya "6 Februari 2023".'
        problems.append(Problem(span, "J013", pesan, jabatan=(kode,)))
        return None
