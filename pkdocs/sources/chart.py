"""From the shape of org.yaml to the Organisasi: pola filled in, every post by its code.

It finds doubles and unknown words of the chart's own; whether the chart makes sense is for
`checks`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pkdocs import domain
from pkdocs.base.problem import Checked, Problem, Span, near_words, suggest, suggester
from pkdocs.base.text import slug
from pkdocs.domain import selection, wording
from pkdocs.sources import forms
from pkdocs.sources.yaml_file import Source

_SLOT = re.compile(r"\{([^{}]*)\}")
_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A post as the file or a pola gives it, with its place."""

    form: forms.JabatanForm
    span: Span
    pejabat: Span


def build_organisasi(
    reading: forms.Reading[forms.OrganisasiForm],
    pejabat: forms.Reading[forms.BerkasPejabatForm] | None,
) -> Checked[domain.Organisasi]:
    """Return the Organisasi of org.yaml and, where it points to one, of the file of pejabat.

    Problems: J001 code twice, J005 slot or pola unknown, J007 two holders of one post,
    J010 holder of an unknown post, J013 date, B001-B007 for what a pola made up.
    """
    problems: list[Problem] = []
    entries: dict[str, _Entry] = {}
    for result in (*_own_entries(reading), *_wilayah_entries(reading)):
        problems.extend(result.problems)
        if result.value:
            _add(entries, result.value, problems)
    holders = _holders(entries, pejabat, selection.dropped_posts(reading.dropped), problems)
    naskah = _naskah(reading, problems)
    if naskah is None:
        return Checked(None, tuple(problems))
    jabatan = {
        domain.KodeJabatan(kode): _jabatan(entry, holders.get(kode))
        for kode, entry in entries.items()
    }
    return Checked(domain.Organisasi(naskah, jabatan, reading.source.span()), tuple(problems))


def _own_entries(reading: forms.Reading[forms.OrganisasiForm]) -> Iterator[Checked[_Entry]]:
    for index, form in enumerate(reading.form.jabatan):
        path: _Path = ("jabatan", index)
        place = reading.source.span((*path, "pejabat"))
        yield Checked(_Entry(form, reading.source.span(path), place))


def _wilayah_entries(reading: forms.Reading[forms.OrganisasiForm]) -> Iterator[Checked[_Entry]]:
    """Fill in the pola of each wilayah, then those of the wilayah below it."""
    pola = reading.form.pola
    cut = {nama: _templates(form) for nama, form in pola.items()}
    for index, wilayah in enumerate(reading.form.wilayah):
        path: _Path = ("wilayah", index)
        own = pola.get(wilayah.pola)
        if own is None:
            yield _unknown_pola(wilayah.pola, reading, (*path, "pola"))
            continue
        induk = _slots(wilayah)
        yield from _filled(cut[wilayah.pola], induk, wilayah.pihak_kedua, reading.source, path)
        below = pola.get(own.anak or "")
        if wilayah.anak and below is None:
            yield _unknown_pola(own.anak or "", reading, (*path, "anak"))
            continue
        for nth, anak in enumerate(wilayah.anak if below else ()):
            form = forms.AnakForm.model_construct(nama=anak) if isinstance(anak, str) else anak
            slots = _slots(form) | {"induk": induk["nama"], "kode_induk": induk["kode"]}
            place = (*path, "anak", nth)
            if below and own.anak:
                yield from _filled(cut[own.anak], slots, form.pihak_kedua, reading.source, place)


def _slots(form: forms.AnakForm) -> dict[str, str]:
    return {"nama": form.nama, "kode": form.kode or slug(form.nama)}


@dataclass(frozen=True, slots=True)
class _Template:
    """A post of a pola: its fields as formats of `str.format_map`, and the slots they name."""

    fields: Mapping[str, str]
    slots: frozenset[str]


def _templates(pola: forms.PolaForm) -> list[_Template]:
    """The posts of a pola, made ready once for all wilayah."""
    found = []
    for form in pola.jabatan:
        data = {key: str(value) for key, value in form if value is not None}
        slots = frozenset(slot for text in data.values() for slot in _SLOT.findall(text))
        found.append(_Template({key: _as_format(text) for key, text in data.items()}, slots))
    return found


def _as_format(text: str) -> str:
    """The text with its slots left as they are, and any other brace doubled."""
    pieces = _SLOT.split(text)
    pieces[::2] = [piece.replace("{", "{{").replace("}", "}}") for piece in pieces[::2]]
    pieces[1::2] = [f"{{{slot}}}" for slot in pieces[1::2]]
    return "".join(pieces)


def _filled(
    templates: Sequence[_Template],
    slots: Mapping[str, str],
    pihak_kedua: Mapping[str, str],
    source: Source,
    path: _Path,
) -> Iterator[Checked[_Entry]]:
    used: set[str] = set()
    place = source.span(path)
    for template in templates:
        unknown = template.slots - slots.keys()
        if unknown:
            pesan = f'pola memakai "{{{min(unknown)}}}" yang tidak dikenal.'
            yield Checked(None, (Problem(place, "J005", pesan),))
            continue
        data = {key: text.format_map(slots) for key, text in template.fields.items()}
        used.add(data["kode"])
        if data["kode"] in pihak_kedua:
            data["pihak_kedua"] = pihak_kedua[data["kode"]]
        filled = forms.fill_form(forms.JabatanForm, data, place)
        entry = _Entry(filled.value, place, place) if filled.value else None
        yield Checked(entry, filled.problems)
    for kode in sorted(pihak_kedua.keys() - used):
        pesan = f'pihak_kedua: jabatan "{kode}" tidak ada di wilayah ini.{suggest(kode, used)}'
        touched = (kode, *(near_words(kode, used) or sorted(used)))
        yield Checked(None, (Problem(place, "J017", pesan, jabatan=touched),))


def _unknown_pola(
    nama: str, reading: forms.Reading[forms.OrganisasiForm], path: _Path
) -> Checked[_Entry]:
    pesan = f'pola "{nama}" tidak ada.{suggest(nama, reading.form.pola)}'
    return Checked(None, (Problem(reading.source.span(path), "J005", pesan),))


def _add(entries: dict[str, _Entry], entry: _Entry, problems: list[Problem]) -> None:
    kode = entry.form.kode
    if kode in entries:
        pesan = f'kode jabatan "{kode}" dipakai dua kali; yang pertama di {entries[kode].span}.'
        problems.append(Problem(entry.span, "J001", pesan, jabatan=(kode,)))
    else:
        entries[kode] = entry


def _holders(
    entries: Mapping[str, _Entry],
    pejabat: forms.Reading[forms.BerkasPejabatForm] | None,
    dropped: selection.Dropped,
    problems: list[Problem],
) -> dict[str, domain.Pejabat]:
    holders: dict[str, domain.Pejabat] = {}
    for kode, entry in entries.items():
        if entry.form.pejabat:
            holders[kode] = _pejabat(entry.form.pejabat, entry.pejabat)
    hint = suggester(entries)
    for kode, form in pejabat.form.pejabat.items() if pejabat else ():
        span = pejabat.source.span(("pejabat", kode)) if pejabat else Span("")
        if kode not in entries and kode in dropped:
            continue  # the post is reported for its own error
        if kode not in entries:
            pesan = f'jabatan "{kode}" tidak ada di bagan.{hint(kode)}'
            problems.append(Problem(span, "J010", pesan, jabatan=(kode,)))
        elif kode in holders:
            pesan = f'jabatan "{kode}" sudah berpejabat di {holders[kode].span}; pilih satu.'
            problems.append(Problem(span, "J007", pesan, jabatan=(kode,)))
        else:
            holders[kode] = _pejabat(form, span)
    return holders


def _pejabat(form: forms.PejabatForm, span: Span) -> domain.Pejabat:
    return domain.Pejabat(
        nama=form.nama,
        gelar_depan=form.gelar_depan or "",
        gelar_belakang=form.gelar_belakang or "",
        nip="".join((form.nip or "").split()),
        sebutan=form.sebutan or "",
        span=span,
    )


def _jabatan(entry: _Entry, pejabat: domain.Pejabat | None) -> domain.Jabatan:
    form = entry.form
    return domain.Jabatan(
        kode=domain.KodeJabatan(form.kode),
        nama=form.nama,
        singkat=form.singkat or form.nama,
        jenis=form.jenis,
        jenjang=form.jenjang or "",
        unit=form.unit,
        atasan=domain.KodeJabatan(form.atasan) if form.atasan else None,
        pihak_kedua=domain.KodeJabatan(form.pihak_kedua) if form.pihak_kedua else None,
        pejabat=pejabat,
        tanpa_nip=form.tanpa_nip == "ya",
        perlu_konfirmasi=form.perlu_konfirmasi or "",
        span=entry.span,
    )


def _naskah(
    reading: forms.Reading[forms.OrganisasiForm], problems: list[Problem]
) -> domain.Naskah | None:
    form = reading.form.naskah
    tanggal = _tanggal(reading.source, "tanggal", form.tanggal, problems)
    batas = _tanggal(reading.source, "batas_tanggal", form.batas_tanggal, problems)
    key = "tanggal_perubahan"
    perubahan = _tanggal(reading.source, key, form.tanggal_perubahan, problems)
    dpa = _tanggal(reading.source, "tanggal_dpa", form.tanggal_dpa, problems)
    if tanggal is None:
        return None
    return domain.Naskah(
        kop=tuple(form.kop),
        judul_lampiran=form.judul_lampiran,
        tempat=form.tempat,
        tanggal=tanggal,
        batas_tanggal=batas,
        bingkai=tuple(domain.KodeJabatan(kode) for kode in form.bingkai),
        span=reading.source.span(("naskah",)),
        jangkar_ttd=_jangkar_ttd(reading.source, form.jangkar_ttd),
        tanggal_perubahan=perubahan,
        tanggal_dpa=dpa,
    )


def _jangkar_ttd(source: Source, form: forms.JangkarTtdForm) -> domain.JangkarTtd:
    pernyataan, lampiran = (
        domain.Jangkar(own.pihak_pertama or "", own.pihak_kedua or "")
        for own in (form.pernyataan, form.lampiran)
    )
    return domain.JangkarTtd(pernyataan, lampiran, source.span(("naskah", "jangkar_ttd")))


def _tanggal(
    source: Source, key: str, text: str | None, problems: list[Problem]
) -> domain.Tanggal | None:
    if text is None:
        return None
    try:
        return wording.parse_tanggal(text)
    except ValueError:
        pesan = (
            f'"{text}" bukan tanggal; tulis misalnya "6 Februari 2023", "Februari 2023", atau '
            '"2023".'
        )
        problems.append(Problem(source.span(("naskah", key)), "J013", pesan))
        return None
