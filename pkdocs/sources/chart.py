"""From the shape of org.yaml to the Organisasi: pola filled in, every post by its code.

It finds doubles and unknown words of the chart's own; whether the chart makes sense is for
`checks`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from pkdocs import domain
from pkdocs.base.problem import Berat, Checked, Problem, Span, near_words, suggest, suggester
from pkdocs.base.text import slug
from pkdocs.base.values import replace
from pkdocs.domain import selection, wording
from pkdocs.domain.unggah import pattern_fault
from pkdocs.sources import forms, pegawai
from pkdocs.sources.yaml_file import Source

_SLOT = re.compile(r"\{([^{}]*)\}")
_Path = tuple[str | int, ...]


class _Entry(Struct, frozen=True):
    """A post as the file or a pola gives it, with its place; a seat with its title and name."""

    form: forms.JabatanForm
    span: Span
    pejabat: Span
    titel: str | None = None
    kursi: str = ""


class People(Struct, frozen=True):
    """Who holds the posts, where org.yaml names a file of them: by post, and by person."""

    pejabat: forms.Reading[forms.BerkasPejabatForm] | None = None
    pegawai: forms.Reading[forms.BerkasPegawaiForm] | None = None


def build_organisasi(
    reading: forms.Reading[forms.OrganisasiForm],
    people: People,
) -> Checked[domain.Organisasi]:
    """Return the Organisasi of org.yaml and of the files of people that it points to.

    Problems: J001 code twice, J005 slot or pola unknown, J007 two holders of one post, J030 two on
    the day of signing, J010 holder of an unknown post, J031 a title that has seats named as one
    post, J034 a holder of a title that has seats, J013 date, J032 and J033 of `pegawai`,
    J037 (warning) a last day that is no day, B001-B007 for what a pola made up.
    """
    problems: list[Problem] = []
    entries: dict[str, _Entry] = {}
    titles: dict[str, tuple[str, ...]] = {}
    for result in (*_own_entries(reading), *_wilayah_entries(reading)):
        problems.extend(result.problems)
        if result.value:
            _add_all(entries, titles, result.value, problems)
    naskah = _naskah(reading, problems)
    if naskah is None:
        return Checked(None, tuple(problems))
    dropped = selection.dropped_posts(reading.dropped)
    found = _Holders(entries, titles, dropped, naskah.tanggal)
    everybody = tuple(_pemangku(entries, people, problems))
    found.add_all(everybody)
    later = _later(found, everybody, naskah.tanggal_perubahan)
    masa = _masa(everybody)
    problems.extend(found.problems)
    jabatan = {
        domain.KodeJabatan(kode): _jabatan(
            entry, found.pejabat(kode), later.pejabat(kode), masa.get(kode, ())
        )
        for kode, entry in entries.items()
    }
    skp_saja = frozenset(j for j, own in reading.form.berperjanjian.items() if own == "skp_saja")
    jabatan = _by_nrk(jabatan, naskah)
    penyerahan = _penyerahan(reading, problems)
    chart = domain.Organisasi(naskah, jabatan, reading.source.span(), skp_saja, penyerahan)
    problems.extend(_unknown_jenjang(reading, chart))
    return Checked(chart, tuple(problems))


def _masa(everybody: Iterable[pegawai.Pemangku]) -> Mapping[str, tuple[domain.Masa, ...]]:
    """Who holds which post when, of the posts that do not have one holder for ever."""
    found: dict[str, list[domain.Masa]] = defaultdict(list)
    for own in everybody:
        found[own.kode].append(domain.Masa(own.pejabat, own.mulai, own.selesai))
    return {
        kode: tuple(masa)
        for kode, masa in found.items()
        if any(own.mulai or own.selesai for own in masa)
    }


def _later(
    found: "_Holders", everybody: Sequence[pegawai.Pemangku], tanggal: domain.Tanggal | None
) -> "_Holders":
    """Who holds the posts on the day of a PK Perubahan; what is wrong on that day alone is told."""
    if tanggal is None or not any(own.berkala for own in everybody):
        return found
    later = _Holders(found.entries, found.titles, found.dropped, tanggal)
    later.add_all(everybody)
    told = {(problem.span, problem.kode) for problem in found.problems}
    found.problems += [p for p in later.problems if (p.span, p.kode) not in told]
    return later


def _unknown_jenjang(
    reading: forms.Reading[forms.OrganisasiForm], chart: domain.Organisasi
) -> Iterator[Problem]:
    """J035 (warning): a jenjang of `berperjanjian` that no post has."""
    known = {jabatan.jenjang for jabatan in chart.jabatan.values()} - {""}
    for jenjang in reading.form.berperjanjian.keys() - known:
        hint = suggest(jenjang, sorted(known))
        pesan = f'berperjanjian: tidak ada jabatan berjenjang "{jenjang}".{hint}'
        span = reading.source.span(("berperjanjian", jenjang))
        yield Problem(span, "J035", pesan, Berat.PERINGATAN)


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
            form = forms.AnakForm(nama=anak) if isinstance(anak, str) else anak
            slots = _slots(form) | {"induk": induk["nama"], "kode_induk": induk["kode"]}
            place = (*path, "anak", nth)
            if below and own.anak:
                yield from _filled(cut[own.anak], slots, form.pihak_kedua, reading.source, place)


def _slots(form: forms.AnakForm) -> dict[str, str]:
    return {"nama": form.nama, "kode": form.kode or slug(form.nama)}


class _Template(Struct, frozen=True):
    """A post of a pola: its fields as formats of `str.format_map`, and the slots they name."""

    fields: Mapping[str, str]
    slots: frozenset[str]
    kursi: object = None


def _templates(pola: forms.PolaForm) -> list[_Template]:
    """The posts of a pola, made ready once for all wilayah."""
    found = []
    for form in pola.jabatan:
        data = {
            key: str(value)
            for key, value in asdict(form).items()
            if value is not None and key != "kursi"
        }
        slots = frozenset(slot for text in data.values() for slot in _SLOT.findall(text))
        formats = {key: _as_format(text) for key, text in data.items()}
        found.append(_Template(formats, slots, form.kursi))
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
        filled = forms.fill_form(forms.JabatanForm, data | {"kursi": template.kursi}, place)
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


def _add_all(
    entries: dict[str, _Entry],
    titles: dict[str, tuple[str, ...]],
    entry: _Entry,
    problems: list[Problem],
) -> None:
    """Add a post, or each seat of a title; codes of titles differ from those of posts, too."""
    kode = entry.form.kode
    if kode in titles:
        pesan = f'kode jabatan "{kode}" dipakai dua kali; yang lain mempunyai kursi.'
        problems.append(Problem(entry.span, "J001", pesan, jabatan=(kode, *titles[kode])))
        return
    if entry.form.kursi is None:
        _add(entries, entry, problems)
        return
    seats = list(_seats(entry))
    codes = tuple(seat.form.kode for seat in seats)
    if kode in entries:
        pesan = f'kode jabatan "{kode}" dipakai dua kali; yang pertama di {entries[kode].span}.'
        problems.append(Problem(entry.span, "J001", pesan, jabatan=(kode, *codes)))
    if entry.form.pejabat:
        pesan = (
            f'jabatan "{kode}" mempunyai kursi; sebut pejabatnya pada kursinya, atau di '
            "berkas_pegawai."
        )
        problems.append(Problem(entry.pejabat, "J034", pesan, jabatan=codes))
    titles[kode] = codes
    for seat in seats:
        _add(entries, seat, problems)


def _seats(entry: _Entry) -> Iterator[_Entry]:
    """The seats of a title: numbered from 01, or named."""
    form = entry.form
    if isinstance(form.kursi, str):
        names: list[str | forms.KursiForm] = [f"{n:02}" for n in range(1, int(form.kursi) + 1)]
    else:
        names = list(form.kursi or ())
    for own in names:
        seat = forms.KursiForm(nama=own) if isinstance(own, str) else own
        filled = replace(
            form,
            kode=f"{form.kode}-{slug(seat.nama)}",
            pejabat=seat.pejabat,
            peran=seat.peran or form.peran,
        )
        yield _Entry(filled, entry.span, entry.span, titel=form.kode, kursi=seat.nama)


def _add(entries: dict[str, _Entry], entry: _Entry, problems: list[Problem]) -> None:
    kode = entry.form.kode
    if kode in entries:
        pesan = f'kode jabatan "{kode}" dipakai dua kali; yang pertama di {entries[kode].span}.'
        problems.append(Problem(entry.span, "J001", pesan, jabatan=(kode,)))
    else:
        entries[kode] = entry


def _pemangku(
    entries: Mapping[str, _Entry],
    people: People,
    problems: list[Problem],
) -> Iterator[pegawai.Pemangku]:
    """Everybody who holds a post: of the chart, of the file by post, of the file by person."""
    for kode, entry in entries.items():
        form = entry.form.pejabat
        if form:
            pejabat = pegawai.read_pejabat(form, entry.pejabat, form.sebutan)
            yield pegawai.Pemangku(kode, pejabat, entry.pejabat)
    for kode, form in people.pejabat.form.pejabat.items() if people.pejabat else ():
        span = people.pejabat.source.span(("pejabat", kode)) if people.pejabat else Span("")
        yield pegawai.Pemangku(kode, pegawai.read_pejabat(form, span, form.sebutan), span)
    if people.pegawai:
        yield from pegawai.read_pemangku(people.pegawai, problems)


class _Holders:
    """Who holds which post on a day; what cannot be is told."""

    def __init__(
        self,
        entries: Mapping[str, _Entry],
        titles: Mapping[str, tuple[str, ...]],
        dropped: selection.Dropped,
        tanggal: domain.Tanggal,
    ) -> None:
        self.entries, self.titles, self.dropped = entries, titles, dropped
        self.tanggal = tanggal
        self.problems: list[Problem] = []
        self.hint = suggester(entries)
        self.found: dict[str, pegawai.Pemangku] = {}

    def pejabat(self, kode: str) -> domain.Pejabat | None:
        """Return who holds a post."""
        own = self.found.get(kode)
        return own.pejabat if own else None

    def add_all(self, everybody: Iterable[pegawai.Pemangku]) -> None:
        """Take in everybody who holds a post on that day."""
        for pemangku in everybody:
            if pemangku.on(self.tanggal):
                self._add(pemangku)

    def _add(self, pemangku: pegawai.Pemangku) -> None:
        """Take in a holder: of a post of the chart, that nobody else holds."""
        kode, span = pemangku.kode, pemangku.span
        first = self.found.setdefault(kode, pemangku)
        if kode in self.titles:
            seats = self.titles[kode]
            pesan = f'jabatan "{kode}" {selection.name_a_seat(seats)}'
            self.problems.append(Problem(span, "J031", pesan, jabatan=seats))
        elif kode not in self.entries and kode not in self.dropped:
            pesan = f'jabatan "{kode}" tidak ada di bagan.{self.hint(kode)}'
            self.problems.append(Problem(span, "J010", pesan, jabatan=(kode,)))
        elif kode in self.entries and first is not pemangku:
            self.problems.append(self._twice(pemangku, first))

    def _twice(self, pemangku: pegawai.Pemangku, first: pegawai.Pemangku) -> Problem:
        kode, span = pemangku.kode, pemangku.span
        if not (pemangku.berkala and first.berkala):
            pesan = f'jabatan "{kode}" sudah berpejabat di {first.span}; pilih satu.'
            return Problem(span, "J007", pesan, jabatan=(kode,))
        pesan = (
            f'jabatan "{kode}" dipangku dua orang pada {wording.format_tanggal(self.tanggal)}; '
            f"yang lain di {first.span}. Isi selesai pada salah satunya, atau perbaiki kursinya."
        )
        return Problem(span, "J030", pesan, jabatan=(kode,))


def _jabatan(
    entry: _Entry,
    pejabat: domain.Pejabat | None,
    later: domain.Pejabat | None,
    masa: tuple[domain.Masa, ...],
) -> domain.Jabatan:
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
        titel=domain.KodeJabatan(entry.titel) if entry.titel else None,
        kursi=entry.kursi,
        peran=form.peran or "",
        pengganti=() if later == pejabat else (later,),
        masa=masa,
    )


def _by_nrk(
    all_jabatan: dict[domain.KodeJabatan, domain.Jabatan], naskah: domain.Naskah
) -> dict[domain.KodeJabatan, domain.Jabatan]:
    """The posts, whose holders are printed with their NRK where their label says so."""

    def numbered(pejabat: domain.Pejabat | None) -> domain.Pejabat | None:
        if pejabat is None or not wording.is_by_nrk(pejabat, naskah):
            return pejabat
        return replace(pejabat, bernrk=True)

    if not naskah.bernrk:
        return all_jabatan
    return {
        kode: replace(
            jabatan,
            pejabat=numbered(jabatan.pejabat),
            pengganti=tuple(map(numbered, jabatan.pengganti)),
            masa=tuple(replace(m, pejabat=numbered(m.pejabat) or m.pejabat) for m in jabatan.masa),
        )
        for kode, jabatan in all_jabatan.items()
    }


def _naskah(
    reading: forms.Reading[forms.OrganisasiForm], problems: list[Problem]
) -> domain.Naskah | None:
    form = reading.form.naskah
    tanggal, batas, perubahan, dpa = (
        _tanggal(reading.source, ("naskah", key), text, problems)
        for key, text in (
            ("tanggal", form.tanggal),
            ("batas_tanggal", form.batas_tanggal),
            ("tanggal_perubahan", form.tanggal_perubahan),
            ("tanggal_dpa", form.tanggal_dpa),
        )
    )
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
        label_nip={str(status): label for status, label in form.label_nip.items()},
    )


def _jangkar_ttd(source: Source, form: forms.JangkarTtdForm) -> domain.JangkarTtd:
    pernyataan, lampiran = (
        domain.Jangkar(own.pihak_pertama or "", own.pihak_kedua or "")
        for own in (form.pernyataan, form.lampiran)
    )
    return domain.JangkarTtd(pernyataan, lampiran, source.span(("naskah", "jangkar_ttd")))


def _penyerahan(
    reading: forms.Reading[forms.OrganisasiForm], problems: list[Problem]
) -> domain.Penyerahan:
    form = reading.form.penyerahan
    days = {
        key: _hari(reading.source, ("penyerahan", "tenggat", key), text, problems)
        for key, text in asdict(form.tenggat).items()
    }
    return domain.Penyerahan(
        tenggat=domain.Tenggat(**days),
        penyusun=domain.KodeJabatan(form.penyusun) if form.penyusun else None,
        kepada=domain.KodeJabatan(form.kepada) if form.kepada else None,
        unggah=_unggah(reading.source, form.unggah, problems),
        span=reading.source.span(("penyerahan",)),
    )


def _unggah(source: Source, form: forms.UnggahForm, problems: list[Problem]) -> domain.Unggah:
    """The pattern of names and the limit; J038 (warning): a pattern that cannot be used."""
    usual = domain.Unggah()
    fault = pattern_fault(form.nama_berkas) if form.nama_berkas else ""
    if fault:
        place = source.span(("penyerahan", "unggah", "nama_berkas"))
        pesan = f'"{form.nama_berkas}": {fault}'
        problems.append(Problem(place, "J038", pesan, Berat.PERINGATAN))
    return domain.Unggah(
        nama_berkas=usual.nama_berkas if fault or not form.nama_berkas else form.nama_berkas,
        maks_mb=int(form.maks_mb) if form.maks_mb else usual.maks_mb,
    )


def _hari(
    source: Source, place: _Path, text: str | None, problems: list[Problem]
) -> domain.Tanggal | None:
    if text is None:
        return None
    try:
        return wording.parse_hari(text)
    except ValueError:
        pesan = (
            f'tenggat "{text}" bukan hari, maka tidak ada yang disebut terlambat karenanya; tulis '
            'misalnya "28 Februari 2023".'
        )
        problems.append(Problem(source.span(place), "J037", pesan, Berat.PERINGATAN))
        return None


def _tanggal(
    source: Source, place: _Path, text: str | None, problems: list[Problem]
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
        problems.append(Problem(source.span(place), "J013", pesan))
        return None
