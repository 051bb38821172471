"""From the shapes of indicators.yaml and score-card.yaml to the Katalog.

It reads targets; whether they agree with each other is for `checks`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from pkdocs import domain
from pkdocs.base.problem import Berat, Checked, Problem, suggest
from pkdocs.domain import wording
from pkdocs.sources import forms
from pkdocs.sources.yaml_file import Source

_Path = tuple[str | int, ...]
_MEMANG_TEKS = '; bila memang teks, tambahkan "ragam: teks"'
_LAMPIRAN = {
    "lampiran_i": "Lampiran I",
    "lampiran_ii": "Lampiran II",
    "lampiran_iii": "Lampiran III",
    "lainnya": "di luar lampiran",
}


_Group = Mapping[str, Sequence[domain.KodeJabatan]]


class Receivers:
    """Who is meant where an entry names a kind of post, a unit or a title: their codes."""

    def __init__(self, all_jabatan: Iterable[domain.Jabatan]) -> None:
        self._all = all_jabatan

    @cached_property
    def by_jenis(self) -> _Group:
        """The posts of each kind."""
        return self._group(lambda jabatan: jabatan.jenis)

    @cached_property
    def by_unit(self) -> _Group:
        """The posts of each unit."""
        return self._group(lambda jabatan: jabatan.unit)

    @cached_property
    def by_titel(self) -> _Group:
        """The seats of each title that has several."""
        return self._group(lambda jabatan: jabatan.titel)

    def _group(self, key: Callable[[domain.Jabatan], str | None]) -> _Group:
        found: dict[str, list[domain.KodeJabatan]] = defaultdict(list)
        for jabatan in self._all:
            name = key(jabatan)
            if name is not None:
                found[name].append(jabatan.kode)
        return dict(found)


def build_katalog(
    reading: forms.Reading[forms.KatalogForm],
    score_card: forms.Reading[forms.ScoreCardForm] | None,
    receivers: Receivers,
) -> Checked[domain.Katalog]:
    """Return the Katalog; `receivers` tells which posts `semua: <jenis>` and the like stand for.

    Problems: A001 a target that cannot be read, K001 an unknown `semua` or `unit`, K002 a receiver
    that names none or several of `jabatan`, `semua` and `unit`, K015 (warning) choices of the
    transcription that only the scan can settle, K022 a porsi that cannot be read or has no post.
    """
    builder = _Builder(reading.source, receivers)
    form = reading.form
    builder.pemilik = (form.pemilik,)
    sasaran = tuple(builder.sasaran(s, ("sasaran", i)) for i, s in enumerate(form.sasaran))
    turunan = tuple(builder.turunan(t, ("turunan", i)) for i, t in enumerate(form.turunan))
    card, card_problems = _score_card(score_card)
    katalog = domain.Katalog(
        tahun=int(form.tahun),
        pemilik=domain.KodeJabatan(form.pemilik),
        sasaran=sasaran,
        turunan=turunan,
        score_card=card,
        program=tuple(builder.program(p, ("program", i)) for i, p in enumerate(form.program)),
        span=reading.source.span(),
        tahun_lalu=_rujukan(reading.source, "tahun_lalu", form.tahun_lalu),
        mutu=_rujukan(reading.source, "mutu", form.mutu),
    )
    return Checked(katalog, (*builder.problems, *card_problems))


def _rujukan(source: Source, key: str, text: str | None) -> domain.Rujukan | None:
    return domain.Rujukan(text, source.span((key,))) if text else None


def _score_card(
    reading: forms.Reading[forms.ScoreCardForm] | None,
) -> tuple[domain.ScoreCard | None, list[Problem]]:
    if reading is None:
        return None, []
    builder = _Builder(reading.source, Receivers(()))
    form = reading.form
    card = domain.ScoreCard(
        berlaku_untuk=tuple(form.berlaku_untuk),
        dikonfirmasi=form.status == "dikonfirmasi",
        sasaran=tuple(builder.sasaran(s, ("sasaran", i)) for i, s in enumerate(form.sasaran)),
        span=reading.source.span(("status",)),
    )
    return card, builder.problems


class _Builder:
    """Builds the parts of one file and gathers what is wrong with them."""

    def __init__(self, source: Source, receivers: Receivers) -> None:
        self.source = source
        self.receivers = receivers
        self.pemilik: tuple[str, ...] = ()
        self.problems: list[Problem] = []

    def program(self, form: forms.ProgramForm, path: _Path) -> domain.Program:
        """Return a line of the Program/Anggaran block."""
        return domain.Program(
            jabatan=domain.KodeJabatan(form.jabatan),
            program=form.program,
            anggaran=Decimal(form.anggaran.replace(".", "")),
            keterangan=form.keterangan,
            span=self.source.span(path),
        )

    def sasaran(self, form: forms.SasaranForm, path: _Path) -> domain.Sasaran:
        """Return a sasaran with its indicators."""
        self._unsettled(form.pilihan, f"sasaran {form.no_sasaran}", path)
        indikator = enumerate(form.indikator)
        return domain.Sasaran(
            no_sasaran=form.no_sasaran,
            kelompok=domain.Kelompok(form.kelompok),
            sasaran=form.sasaran,
            indikator=tuple(self.indikator(f, (*path, "indikator", i)) for i, f in indikator),
            span=self.source.span(path),
        )

    def turunan(self, form: forms.TurunanForm, path: _Path) -> domain.Turunan:
        """Return an indicator of posts' own; an error in it touches those posts only."""
        jabatan = tuple(self._codes(form, path))
        return domain.Turunan(
            jabatan=jabatan,
            induk=domain.KodeIndikator(form.induk),
            sasaran=form.sasaran or "",
            indikator=self._isi(form, path, jabatan),
            penurunan=domain.Penurunan(form.penurunan) if form.penurunan else None,
            porsi=self._porsi(form, jabatan, path) if form.porsi is not None else {},
        )

    def _porsi(
        self, form: forms.TurunanForm, jabatan: Sequence[domain.KodeJabatan], path: _Path
    ) -> Mapping[domain.KodeJabatan, domain.Nilai]:
        """What each receiver bears of the induk: one amount for each, or one by its code."""
        if not isinstance(form.porsi, dict):
            nilai = self._bagian(form.kode, form.porsi or "", jabatan, (*path, "porsi"))
            return dict.fromkeys(jabatan, nilai) if nilai else {}
        found: dict[domain.KodeJabatan, domain.Nilai] = {}
        for key, text in form.porsi.items():
            place = (*path, "porsi", key)
            named = self._named(key)
            stray = [kode for kode in named if kode not in jabatan]
            if stray:
                pesan = f'turunan {form.kode}: porsi bagi "{key}", yang bukan penerimanya.'
                hint = suggest(key, jabatan)
                self._add("K022", f"{pesan}{hint}", place, jabatan)
                continue
            nilai = self._bagian(form.kode, text, named, place)
            found |= dict.fromkeys(named, nilai) if nilai else {}
        return found

    def _bagian(
        self, kode: str, text: str, jabatan: Sequence[domain.KodeJabatan], path: _Path
    ) -> domain.Nilai | None:
        try:
            nilai = wording.parse_nilai(text)
        except ValueError:
            nilai = None
        if nilai is None or nilai.besar is None:
            pesan = (
                f'turunan {kode}: porsi "{text}" bukan bilangan; tulis misalnya "40" atau "40%".'
            )
            self._add("K022", pesan, path, jabatan)
            return None
        return nilai

    def _add(
        self, kode: str, pesan: str, path: _Path, jabatan: Sequence[domain.KodeJabatan]
    ) -> None:
        self.problems.append(Problem(self.source.span(path), kode, pesan, jabatan=tuple(jabatan)))

    def indikator(self, form: forms.IndikatorForm, path: _Path) -> domain.Indikator:
        """Return an indicator of the catalogue with its receivers."""
        self._unsettled(form.pilihan, f"indikator {form.kode}", path)
        penerima = tuple(self._penerima(form.penerima, (*path, "penerima")))
        ticked = (p for p in penerima if p.sifat is domain.Sifat.LANGSUNG)
        holders = (*self.pemilik, *(kode for p in ticked for kode in p.jabatan))
        own = self._isi(form, path, holders if self.pemilik else ())
        return replace(own, layanan=tuple(form.layanan), penerima=penerima)

    def _isi(
        self,
        form: forms.IndikatorForm | forms.TurunanForm,
        path: _Path,
        jabatan: tuple[str, ...],
    ) -> domain.Indikator:
        """What catalogue and own indicators have in common: all that the form prints."""
        return domain.Indikator(
            kode=domain.KodeIndikator(form.kode),
            no_indikator=form.no_indikator,
            indikator=form.indikator,
            sumber_data=form.sumber_data,
            sistem_input=form.sistem_input or "",
            pengukuran=tuple(_uraian(u) for u in form.pengukuran),
            target=self._target(form.target, form.kode, (*path, "target"), jabatan),
            target_span=self.source.span((*path, "target")),
            satuan=form.satuan,
            agregasi=domain.Agregasi(form.agregasi),
            layanan=(),
            penerima=(),
            span=self.source.span(path),
            alasan_turun=form.alasan_turun or "",
        )

    def _target(
        self, form: forms.TargetForm, kode: str, path: _Path, jabatan: tuple[str, ...]
    ) -> domain.Target | None:
        nilai: list[domain.Nilai | None] = []
        parse = wording.parse_nilai if form.ragam is None else wording.parse_teks
        for key in ("tw1", "tw2", "tw3", "tw4", "tahunan"):
            text: str = getattr(form, key)
            try:
                nilai.append(parse(text))
            except ValueError:
                pesan = f'indikator {kode}: target {key} "{text}" tidak terbaca{_hint(text)}.'
                place = self.source.span((*path, key))
                self.problems.append(Problem(place, "A001", pesan, jabatan=jabatan))
        return domain.Target(*nilai) if len(nilai) == len(domain.Target.__slots__) else None

    def _unsettled(self, pilihan: Sequence[forms.PilihanForm], what: str, path: _Path) -> None:
        count = sum(p.periksa_pindaian == "ya" for p in pilihan)
        if count:
            pesan = f"{what}: {count} pilihan transkripsi masih harus diperiksa pada pindaian."
            place = self.source.span((*path, "pilihan"))
            self.problems.append(Problem(place, "K015", pesan, Berat.PERINGATAN))

    def _penerima(self, form: forms.PenerimaLampiranForm, path: _Path) -> Iterator[domain.Penerima]:
        for key, lampiran in _LAMPIRAN.items():
            part: forms.LampiranForm | None = getattr(form, key)
            if part is None:
                continue
            for sifat in (domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN):
                entries: list[str | forms.PenerimaForm] = getattr(part, sifat)
                for index, entry in enumerate(entries):
                    own = forms.PenerimaForm(jabatan=entry) if isinstance(entry, str) else entry
                    place = (*path, key, str(sifat), index)
                    yield domain.Penerima(
                        jabatan=tuple(self._codes(own, place)),
                        sifat=sifat,
                        lampiran=lampiran,
                        lingkup=tuple(own.lingkup),
                        teks=part.teks or "",
                        perlu_konfirmasi=own.perlu_konfirmasi or "",
                        span=self.source.span(place),
                    )

    def _codes(
        self, form: forms.PenerimaForm | forms.TurunanForm, path: _Path
    ) -> Sequence[domain.KodeJabatan]:
        """The receivers, whichever of the three ways names them."""
        named = [way for way in (form.jabatan, form.semua, form.unit) if way is not None]
        if len(named) != 1:
            pesan = 'penerima harus menyebut salah satu: "jabatan", "semua", atau "unit".'
            self._add("K002", pesan, path, ())
            return ()
        if form.jabatan is not None:
            return self._named(form.jabatan)
        table = self.receivers.by_jenis if form.unit is None else self.receivers.by_unit
        codes = table.get(named[0], ())
        if not codes:
            what = "berjenis" if form.unit is None else "pada unit"
            pesan = f'tidak ada jabatan {what} "{named[0]}" di bagan.{suggest(named[0], table)}'
            self._add("K001", pesan, path, ())
        return codes

    def _named(self, kode: str) -> Sequence[domain.KodeJabatan]:
        """The post of that code; of a title all its seats."""
        own = domain.KodeJabatan(kode)
        return self.receivers.by_titel.get(own, (own,))


def _hint(text: str) -> str:
    if re.fullmatch(r"-?[0-9]+\.[0-9]+%?", text):
        return f'; tanda desimal adalah koma, misalnya "{text.replace(".", ",")}"'
    if wording.says_not_measured(text):
        return '; yang tidak diukur ditulis "N/A"'
    if wording.is_near_number(text):
        return "; mirip angka, periksa huruf dan tandanya" + _MEMANG_TEKS
    return '; tulis misalnya "86,75", "100%", "(3) WTP", atau "N/A"' + _MEMANG_TEKS


def _uraian(form: forms.UraianForm) -> domain.Uraian:
    isi: list[str | domain.Butir] = []
    for block in form.isi:
        if isinstance(block, str):
            isi.append(block)
            continue
        for item in block.daftar:
            tanda, teks = item.split(maxsplit=1)
            isi.append(domain.Butir(tanda, teks))
    return domain.Uraian(form.jenis, form.judul or "", tuple(isi))
