"""From the shapes of indicators.yaml and score-card.yaml to the Katalog.

It reads targets; whether they agree with each other is for `checks`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pkdocs import domain
from pkdocs.base.problem import Berat, Checked, Problem, Span
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


def build_katalog(
    reading: forms.Reading[forms.KatalogForm],
    score_card: forms.Reading[forms.ScoreCardForm] | None,
    by_jenis: Mapping[str, Sequence[domain.KodeJabatan]],
) -> Checked[domain.Katalog]:
    """Return the Katalog; `by_jenis` tells which posts `semua: <jenis>` stands for.

    Problems: A001 a target that cannot be read, K001 an unknown `semua`, K002 a receiver that
    names neither or both of `jabatan` and `semua`, K015 (warning) choices of the transcription
    that only the scan can settle.
    """
    builder = _Builder(reading.source, by_jenis)
    form = reading.form
    builder.pemilik = (form.pemilik,)
    sasaran = tuple(builder.sasaran(s, ("sasaran", i)) for i, s in enumerate(form.sasaran))
    numbered = list(enumerate(form.turunan))
    turunan = tuple(builder.turunan(t, ("turunan", i)) for i, t in numbered if not t.tawaran)
    tawaran = (_tawaran(t, reading.source.span(("turunan", i))) for i, t in numbered if t.tawaran)
    card, card_problems = _score_card(score_card)
    katalog = domain.Katalog(
        tahun=int(form.tahun),
        pemilik=domain.KodeJabatan(form.pemilik),
        sasaran=sasaran,
        turunan=turunan,
        score_card=card,
        program=tuple(builder.program(p, ("program", i)) for i, p in enumerate(form.program)),
        span=reading.source.span(),
        tawaran=tuple(tawaran),
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
    builder = _Builder(reading.source, {})
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

    def __init__(
        self, source: Source, by_jenis: Mapping[str, Sequence[domain.KodeJabatan]]
    ) -> None:
        self.source = source
        self.by_jenis = by_jenis
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
        """Return an indicator of a post's own; an error in it touches that post only."""
        return domain.Turunan(
            jabatan=domain.KodeJabatan(form.jabatan),
            induk=domain.KodeIndikator(form.induk),
            sasaran=form.sasaran or "",
            indikator=self._isi(form, path, (form.jabatan,)),
        )

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

    def _codes(self, form: forms.PenerimaForm, path: _Path) -> Sequence[domain.KodeJabatan]:
        span = self.source.span(path)
        if (form.jabatan is None) == (form.semua is None):
            pesan = 'penerima harus menyebut salah satu: "jabatan" atau "semua".'
            self.problems.append(Problem(span, "K002", pesan))
            return ()
        if form.jabatan is not None:
            return (domain.KodeJabatan(form.jabatan),)
        codes = self.by_jenis.get(form.semua or "", ())
        if not codes:
            pesan = f'tidak ada jabatan berjenis "{form.semua}" di bagan.'
            self.problems.append(Problem(span, "K001", pesan))
        return codes


def _tawaran(form: forms.TurunanForm, span: Span) -> domain.Teks:
    """An own indicator of last year that nobody has taken yet."""
    return domain.Teks(f"turunan {form.kode}", form.indikator, span, indikator=form.kode)


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
