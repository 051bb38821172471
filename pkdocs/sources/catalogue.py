"""From the shapes of indicators.yaml and score-card.yaml to the Katalog.

It reads targets; whether they agree with each other is for `checks`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Berat, Checked, Problem, Span, suggest
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.nilai import is_near_number, parse_nilai, parse_teks, says_not_measured
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
_NAMED: Mapping[str, tuple[str, ...]] = {
    domain.Hal.NAMA_JABATAN: ("jabatan",),
    domain.Hal.PEMBERIAN: ("jabatan", "indikator"),
    domain.Hal.SCORE_CARD: (),
}
"""What a confirmation names, by what it is about."""


class BerkasUnit(Struct, frozen=True):
    """The file of a unit: the name of the unit in the chart, and its posts."""

    unit: str
    jabatan: tuple[domain.KodeJabatan, ...]
    reading: forms.Reading[forms.BerkasUnitForm]


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
    units: Sequence[BerkasUnit] = (),
) -> Checked[domain.Katalog]:
    """Return the Katalog; `receivers` tells which posts `semua: <jenis>` and the like stand for.

    Problems: A001 a target that cannot be read, K001 an unknown `semua` or `unit`, K002 a receiver
    that names none or several of `jabatan`, `semua` and `unit`, K015 (warning) choices of the
    transcription that only the scan can settle, K022 a porsi that cannot be read or has no post,
    K033 a confirmation that is not whole. One in the file of a unit touches the posts of that unit.
    """
    builder = _Builder(reading.source, receivers)
    form = reading.form
    builder.pemilik = (form.pemilik,)
    sasaran = tuple(builder.sasaran(s, ("sasaran", i)) for i, s in enumerate(form.sasaran))
    turunan, tawaran = builder.taken_and_offered(form.turunan)
    card = None
    own, problems, konfirmasi = builder.own, builder.problems, list[domain.Konfirmasi]()
    if score_card:
        card, of_card = _score_card(score_card)
        own += of_card.own
        problems += of_card.problems
    for unit in units:
        part = _Builder(unit.reading.source, receivers, unit.unit)
        brought = unit.reading.form
        taken, offered = part.taken_and_offered(brought.turunan)
        turunan += taken
        tawaran += offered
        part.promises(brought.score_card)
        konfirmasi += part.konfirmasi(brought.konfirmasi)
        own += part.own
        problems += touching(part.problems, unit.jabatan)
    katalog = domain.Katalog(
        tahun=int(form.tahun),
        pemilik=domain.KodeJabatan(form.pemilik),
        sasaran=sasaran,
        turunan=tuple(turunan),
        score_card=card,
        program=tuple(builder.program(p, ("program", i)) for i, p in enumerate(form.program)),
        span=reading.source.span(),
        target_sendiri=tuple(own),
        konfirmasi=tuple(konfirmasi),
        tawaran=tuple(tawaran),
        tahun_lalu=_rujukan(reading.source, "tahun_lalu", form.tahun_lalu),
        mutu=_rujukan(reading.source, "mutu", form.mutu),
        pilihan=tuple(builder.pilihan),
    )
    return Checked(katalog, tuple(problems))


def touching(
    problems: Sequence[Problem], jabatan: tuple[domain.KodeJabatan, ...]
) -> Iterator[Problem]:
    """Return the problems of a file; those that would touch everyone touch these posts."""
    return (p if p.jabatan else replace(p, jabatan=jabatan) for p in problems)


def _rujukan(source: Source, key: str, text: str | None) -> domain.Rujukan | None:
    return domain.Rujukan(text, source.span((key,))) if text else None


def _score_card(
    reading: forms.Reading[forms.ScoreCardForm],
) -> tuple[domain.ScoreCard, "_Builder"]:
    builder = _Builder(reading.source, Receivers(()))
    form = reading.form
    card = domain.ScoreCard(
        berlaku_untuk=tuple(form.berlaku_untuk),
        dikonfirmasi=form.status == "dikonfirmasi",
        sasaran=tuple(builder.sasaran(s, ("sasaran", i)) for i, s in enumerate(form.sasaran)),
        span=reading.source.span(("status",)),
    )
    return card, builder


class _Builder:
    """Builds the parts of one file and gathers what is wrong with them."""

    def __init__(self, source: Source, receivers: Receivers, unit: str = "") -> None:
        self.source = source
        self.receivers = receivers
        self.unit = unit
        self.pemilik: tuple[str, ...] = ()
        self.own: list[domain.TargetSendiri] = []
        self.pilihan: list[domain.PilihanTerbuka] = []
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

    def taken_and_offered(
        self, everything: Sequence[forms.TurunanForm]
    ) -> tuple[list[domain.Turunan], list[domain.Tawaran]]:
        """Return the own indicators of a file, and last year's that nobody has taken yet."""
        numbered = list(enumerate(everything))
        taken = [self.turunan(t, ("turunan", i)) for i, t in numbered if not t.tawaran]
        offered = [o for i, t in numbered if t.tawaran for o in self._tawaran(t, ("turunan", i))]
        return taken, offered

    def _tawaran(self, form: forms.TurunanForm, path: _Path) -> Iterator[domain.Tawaran]:
        """Give an own indicator of last year that nobody has taken yet, for each of its posts."""
        kode, span = domain.KodeIndikator(form.kode), self.source.span(path)
        return (domain.Tawaran(own, kode, span) for own in self._codes(form, path))

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
            unit=self.unit,
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
            nilai = parse_nilai(text)
        except ValueError:
            nilai = None
        if nilai is None or nilai.besar is None or nilai.hingga is not None:
            example = 'tulis misalnya "40" atau "40%"'
            pesan = f'turunan {kode}: porsi "{text}" bukan satu bilangan; {example}.'
            self._add("K022", pesan, path, jabatan)
            return None
        return nilai

    def _add(
        self, kode: str, pesan: str, path: _Path, jabatan: Sequence[domain.KodeJabatan]
    ) -> None:
        self.problems.append(Problem(self.source.span(path), kode, pesan, jabatan=tuple(jabatan)))

    def promises(self, form: Mapping[str, Mapping[str, forms.TargetSendiriForm]]) -> None:
        """Gather the own targets of posts of a unit on the Score Card."""
        for jabatan, targets in form.items():
            for kode, target in targets.items():
                self._own_target(jabatan, kode, target, ("score_card", jabatan, kode))

    def _own_target(
        self, jabatan: str, kode: str, form: forms.TargetSendiriForm, path: _Path
    ) -> None:
        """Gather the own target of a post, or of each seat of a title."""
        named = self._named(jabatan)
        target = self._target(form, kode, path, tuple(named))
        self.own += [
            domain.TargetSendiri(
                jabatan=own,
                indikator=domain.KodeIndikator(kode),
                target=target,
                satuan=form.satuan or "",
                alasan_satuan=form.alasan_satuan or "",
                span=self.source.span(path),
                unit=self.unit,
            )
            for own in named
        ]

    def konfirmasi(self, all_form: Sequence[forms.KonfirmasiForm]) -> Iterator[domain.Konfirmasi]:
        """Return the confirmations of a unit that are whole."""
        for index, form in enumerate(all_form):
            path: _Path = ("konfirmasi", index)
            tanggal = self._day(form, path)
            if tanggal and self._is_whole(form, path):
                yield domain.Konfirmasi(
                    hal=domain.Hal(form.hal),
                    jabatan=tuple(own for kode in form.jabatan for own in self._named(kode)),
                    indikator=tuple(map(domain.KodeIndikator, form.indikator)),
                    oleh=form.oleh,
                    tanggal=tanggal,
                    surat=form.surat,
                    unit=self.unit,
                    span=self.source.span(path),
                )

    def _day(self, form: forms.KonfirmasiForm, path: _Path) -> domain.Tanggal | None:
        try:
            tanggal = wording.parse_tanggal(form.tanggal)
        except ValueError:
            tanggal = None
        if tanggal and tanggal.hari:
            return tanggal
        pesan = (
            f'konfirmasi: "{form.tanggal}" bukan tanggal lengkap; tulis misalnya "9 Januari 2023".'
        )
        place = self.source.span((*path, "tanggal"))
        self.problems.append(Problem(place, "K033", pesan))
        return None

    def _is_whole(self, form: forms.KonfirmasiForm, path: _Path) -> bool:
        """K033: what a confirmation of its kind names is named, and nothing else."""
        named = tuple(key for key in ("jabatan", "indikator") if getattr(form, key))
        if named == _NAMED[form.hal]:
            return True
        wanted = " dan ".join(_NAMED[form.hal])
        rule = f"harus menyebut {wanted} saja" if wanted else "tidak menyebut jabatan dan indikator"
        pesan = f'konfirmasi "{form.hal}" {rule}; perbaiki isian jabatan dan indikator.'
        self.problems.append(Problem(self.source.span(path), "K033", pesan))
        return False

    def indikator(self, form: forms.IndikatorForm, path: _Path) -> domain.Indikator:
        """Return an indicator of the catalogue with its receivers."""
        self._unsettled(form.pilihan, f"indikator {form.kode}", path)
        penerima = tuple(self._penerima(form.penerima, (*path, "penerima")))
        ticked = (p for p in penerima if p.sifat is domain.Sifat.LANGSUNG)
        holders = (*self.pemilik, *(kode for p in ticked for kode in p.jabatan))
        own = self._isi(form, path, holders if self.pemilik else ())
        return replace(
            own,
            layanan=tuple(form.layanan),
            penerima=penerima,
            naik=domain.Naik(form.naik),
            catatan=form.catatan or "",
        )

    def _isi(
        self,
        form: forms.IndikatorForm | forms.IndikatorKartuForm | forms.TurunanForm,
        path: _Path,
        jabatan: tuple[str, ...],
    ) -> domain.Indikator:
        """What catalogue and own indicators have in common: all that the form prints."""
        for kode, own in form.target_per.items():
            self._own_target(kode, form.kode, own, (*path, "target_per", kode))
        target = form.target  # of the Score Card it may be left to each post
        place = (*path, "target")
        return domain.Indikator(
            kode=domain.KodeIndikator(form.kode),
            no_indikator=form.no_indikator,
            indikator=form.indikator,
            sumber_data=form.sumber_data,
            sistem_input=form.sistem_input or "",
            pengukuran=tuple(_uraian(u) for u in form.pengukuran),
            target=None if target is None else self._target(target, form.kode, place, jabatan),
            target_span=self.source.span(place),
            satuan=form.satuan,
            agregasi=domain.Agregasi(form.agregasi),
            layanan=(),
            penerima=(),
            span=self.source.span(path),
            tanpa_target=target is None,
            alasan_turun=form.alasan_turun or "",
        )

    def _target(
        self, form: forms.TargetForm, kode: str, path: _Path, jabatan: tuple[str, ...]
    ) -> domain.Target | None:
        nilai: list[domain.Nilai | None] = []
        parse = parse_nilai if form.ragam is None else parse_teks
        for key in ("tw1", "tw2", "tw3", "tw4", "tahunan"):
            text: str = getattr(form, key)
            try:
                nilai.append(parse(text))
            except ValueError:
                pesan = f'indikator {kode}: target {key} "{text}" tidak terbaca{_hint(text)}.'
                place = self.source.span((*path, key))
                self.problems.append(Problem(place, "A001", pesan, jabatan=jabatan))
        return domain.Target(*nilai) if len(nilai) == len(domain.Target.__struct_fields__) else None

    def _unsettled(self, pilihan: Sequence[forms.PilihanForm], what: str, path: _Path) -> None:
        unsettled = [p for p in pilihan if p.periksa_pindaian == "ya"]
        self.pilihan += [domain.PilihanTerbuka(what, p.di) for p in unsettled]
        if unsettled:
            pesan = (
                f"{what}: {len(unsettled)} pilihan transkripsi masih harus diperiksa pada pindaian."
            )
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


def build_tinjauan(reading: forms.Reading[forms.TinjauanForm]) -> domain.Tinjauan:
    """Return the decisions of tinjauan.yaml, each placed where its putusan stands."""
    form, span = reading.form, reading.source.span
    return domain.Tinjauan(
        tahun=int(form.tahun),
        teks=tuple(
            _putusan(own.di, own.teks, own.tertulis, own.putusan, span(("teks", i, "putusan")))
            for i, own in enumerate(form.teks)
        ),
        usulan=tuple(
            _putusan(own.di, own.isi, "", own.putusan, span(("usulan", i, "putusan")))
            for i, own in enumerate(form.usulan)
        ),
        span=span(("tahun",)),
    )


def _putusan(di: str, teks: str, tertulis: str, putusan: str | None, span: Span) -> domain.Putusan:
    """A decision with single spaces; who writes the same years again wants them to stay."""
    years, decided = _one_line(tertulis), _one_line(putusan or "")
    stays = decided.casefold() == domain.TETAP or (decided and decided == years)
    return domain.Putusan(
        di=_one_line(di),
        teks=_one_line(teks),
        tertulis=years,
        putusan=domain.TETAP if stays else decided,
        span=span,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _hint(text: str) -> str:
    if re.fullmatch(r"-?[0-9]+\.[0-9]+%?", text):
        return f'; tanda desimal adalah koma, misalnya "{text.replace(".", ",")}"'
    if says_not_measured(text):
        return '; yang tidak diukur ditulis "N/A"'
    if is_near_number(text):
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
