"""The cascade: from the chart and the catalogue to the Perjanjian of each post. Pure.

It takes the rules at their word and carries the origin of every row; whether the rules are whole
is for `checks`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from pkdocs import model

_Milik = TypeVar("_Milik", bound=model.Turunan | model.Program)
_Asal = tuple[model.Asal, ...]
_MENURUNKAN = "Indikator turunan belum disusun."


@dataclass(frozen=True, slots=True)
class Pemberian:
    """An indicator given to a post: catalogue entry, sasaran, and the rule (None: pemilik)."""

    sasaran: model.Sasaran
    indikator: model.Indikator
    penerima: model.Penerima | None


def iter_indikator(katalog: model.Katalog) -> Iterator[tuple[model.Sasaran, model.Indikator]]:
    """Return every indicator of the catalogue with its sasaran, in the order of the source."""
    for sasaran in katalog.sasaran:
        for indikator in sasaran.indikator:
            yield sasaran, indikator


def collect_pemberian(
    katalog: model.Katalog,
) -> Mapping[model.KodeJabatan, Mapping[model.KodeIndikator, Pemberian]]:
    """Return what each post is given, by code of post and indicator.

    The pemilik holds every indicator (Instruksi e-0005/2023: the lampiran cascade the mayor's);
    a receiver named twice keeps the first mention.
    """
    given: dict[model.KodeJabatan, dict[model.KodeIndikator, Pemberian]] = defaultdict(dict)
    for sasaran, indikator in iter_indikator(katalog):
        given[katalog.pemilik][indikator.kode] = Pemberian(sasaran, indikator, None)
        for penerima in indikator.penerima:
            own = given[penerima.jabatan]
            own.setdefault(indikator.kode, Pemberian(sasaran, indikator, penerima))
    return dict(given)


def iter_chain(organisasi: model.Organisasi, kode: model.KodeJabatan) -> Iterator[model.Jabatan]:
    """Return the superiors of a post from the nearest up; stops at a gap or a circle."""
    seen = {kode}
    jabatan = organisasi.jabatan.get(kode)
    while jabatan and jabatan.atasan and jabatan.atasan not in seen:
        seen.add(jabatan.atasan)
        jabatan = organisasi.jabatan.get(jabatan.atasan)
        if jabatan:
            yield jabatan


def resolve_cascade(
    organisasi: model.Organisasi, katalog: model.Katalog
) -> Mapping[model.KodeJabatan, model.Perjanjian]:
    """Return the Perjanjian of every post that has indicators, in the order of the chart.

    A post whose signatories are not in the chart has none (`checks` reports it).
    """
    given = collect_pemberian(katalog)
    turunan = _by_jabatan(katalog.turunan)
    program = _by_jabatan(katalog.program)
    found: dict[model.KodeJabatan, model.Perjanjian] = {}
    for kode, jabatan in organisasi.jabatan.items():
        baris = number_rows(
            (
                *_catalogue_rows(organisasi, jabatan, given, turunan.get(kode, ())),
                *_score_card_rows(katalog.score_card, jabatan),
            )
        )
        atasan = organisasi.jabatan.get(
            jabatan.pihak_kedua or jabatan.atasan or model.KodeJabatan("")
        )
        if baris and atasan is not None:
            found[kode] = model.Perjanjian(
                tahun=katalog.tahun,
                jenis=model.Jenis.INDUK,
                jabatan=jabatan,
                pihak_pertama=model.Pihak(jabatan, jabatan.pejabat),
                pihak_kedua=model.Pihak(atasan, atasan.pejabat),
                baris=baris,
                program=tuple(program.get(kode, ())),
                alasan_konsep=tuple(_reasons(jabatan, baris, katalog.score_card)),
            )
    return found


def number_rows(baris: Sequence[model.Baris]) -> tuple[model.Baris, ...]:
    """Return the rows in the order of the form, numbered as it prints them.

    Groups in their order, sasaran numbers running on through the groups, indicator numbers
    restarting in each sasaran (Format PK, lampiran). The numbers of the catalogue give the order.
    """
    numbered: list[model.Baris] = []
    ordered = sorted(baris, key=_order)
    for no_sasaran, (_, rows) in enumerate(groupby(ordered, key=_sasaran_of), start=1):
        for no_indikator, row in enumerate(rows, start=1):
            numbered.append(
                replace(row, no_sasaran=str(no_sasaran), no_indikator=str(no_indikator))
            )
    return tuple(numbered)


def _order(row: model.Baris) -> tuple[int, bool, int, str, int, str]:
    return (*_sasaran_of(row), int(row.no_indikator), row.kode)


def _sasaran_of(row: model.Baris) -> tuple[int, bool, int, str]:
    """What makes two rows stand under the same sasaran."""
    group = tuple(model.Kelompok).index(row.kelompok)
    card = row.sifat is model.Sifat.SCORE_CARD
    return (group, card, int(row.no_sasaran), row.sasaran)


def _by_jabatan(items: Sequence[_Milik]) -> Mapping[model.KodeJabatan, Sequence[_Milik]]:
    grouped: dict[model.KodeJabatan, list[_Milik]] = defaultdict(list)
    for item in items:
        grouped[item.jabatan].append(item)
    return grouped


def _catalogue_rows(
    organisasi: model.Organisasi,
    jabatan: model.Jabatan,
    given: Mapping[model.KodeJabatan, Mapping[model.KodeIndikator, Pemberian]],
    turunan: Sequence[model.Turunan],
) -> Iterator[model.Baris]:
    """Langsung rows copy the indicator; diturunkan ones give way to the post's own turunan."""
    for kode, pemberian in given.get(jabatan.kode, {}).items():
        asal = tuple(_asal(organisasi, jabatan, pemberian, given))
        penerima = pemberian.penerima
        if penerima is None or penerima.sifat is model.Sifat.LANGSUNG:
            yield _langsung(pemberian, asal)
            continue
        own = [t for t in turunan if t.induk == kode]
        if not own:
            yield _diturunkan(pemberian, penerima, asal)
        for t in own:
            yield _turunan(pemberian, t, asal)


def _asal(
    organisasi: model.Organisasi,
    jabatan: model.Jabatan,
    pemberian: Pemberian,
    given: Mapping[model.KodeJabatan, Mapping[model.KodeIndikator, Pemberian]],
) -> Iterator[model.Asal]:
    """The catalogue entry, the rule that gave it, and the nearest superior it came through."""
    yield model.Asal("katalog", pemberian.indikator.span)
    if pemberian.penerima is None:
        yield model.Asal("pemilik", jabatan.span)
        return
    yield model.Asal(pemberian.penerima.lampiran, pemberian.penerima.span)
    for atasan in iter_chain(organisasi, jabatan.kode):
        if pemberian.indikator.kode in given.get(atasan.kode, {}):
            yield model.Asal(f"melalui {atasan.nama}", atasan.span)
            return


def _langsung(pemberian: Pemberian, asal: _Asal) -> model.Baris:
    row = _row(pemberian.sasaran, pemberian.indikator, model.Sifat.LANGSUNG, asal)
    penerima = pemberian.penerima
    if penerima is None:
        return row
    return replace(row, lingkup=penerima.lingkup, perlu_konfirmasi=penerima.perlu_konfirmasi)


def _diturunkan(pemberian: Pemberian, penerima: model.Penerima, asal: _Asal) -> model.Baris:
    """A row that says what is still to be derived; its target is not the post's, so it has none."""
    return replace(
        _row(pemberian.sasaran, pemberian.indikator, model.Sifat.DITURUNKAN, asal),
        lingkup=penerima.lingkup,
        perlu_konfirmasi=penerima.perlu_konfirmasi,
        pengukuran=(model.Uraian("uraian", "", (penerima.teks or _MENURUNKAN,)),),
        target=None,
    )


def _turunan(pemberian: Pemberian, turunan: model.Turunan, asal: _Asal) -> model.Baris:
    own = model.Asal("turunan sendiri", turunan.indikator.span)
    row = _row(pemberian.sasaran, turunan.indikator, model.Sifat.TURUNAN, (own, *asal))
    return replace(row, sasaran=turunan.sasaran or row.sasaran)


def _score_card_rows(card: model.ScoreCard | None, jabatan: model.Jabatan) -> Iterator[model.Baris]:
    if card is None or jabatan.jenis not in card.berlaku_untuk:
        return
    for sasaran in card.sasaran:
        for indikator in sasaran.indikator:
            asal = (model.Asal("score card", indikator.span), model.Asal("score card", card.span))
            yield _row(sasaran, indikator, model.Sifat.SCORE_CARD, asal)


def _row(
    sasaran: model.Sasaran, indikator: model.Indikator, sifat: model.Sifat, asal: _Asal
) -> model.Baris:
    return model.Baris(
        kode=indikator.kode,
        no_sasaran=sasaran.no_sasaran,
        kelompok=sasaran.kelompok,
        sasaran=sasaran.sasaran,
        no_indikator=indikator.no_indikator,
        indikator=indikator.indikator,
        sifat=sifat,
        lingkup=(),
        sumber_data=indikator.sumber_data,
        sistem_input=indikator.sistem_input,
        pengukuran=indikator.pengukuran,
        target=indikator.target,
        satuan=indikator.satuan,
        agregasi=indikator.agregasi,
        asal=asal,
    )


def _reasons(
    jabatan: model.Jabatan, baris: Sequence[model.Baris], card: model.ScoreCard | None
) -> Iterator[str]:
    """Why the agreement may not be signed yet: rows to derive, unconfirmed score card or source."""
    owed = [b.kode for b in baris if b.sifat is model.Sifat.DITURUNKAN]
    if owed:
        yield f"indikator {', '.join(owed)} belum diturunkan"
    if card and not card.dikonfirmasi and jabatan.jenis in card.berlaku_untuk:
        yield "indikator Score Card belum dikonfirmasi Bagian KKPP"
    if jabatan.perlu_konfirmasi:
        yield "nama jabatan perlu dikonfirmasi"
    unsettled = [b.kode for b in baris if b.perlu_konfirmasi]
    if unsettled:
        yield f"pemberian indikator {', '.join(unsettled)} perlu dikonfirmasi"
