"""The cascade: from the chart and the catalogue to the Perjanjian of each post. Pure.

It takes the rules at their word and carries the origin of every row; whether the rules are whole
is for `checks`. It remembers nothing: who resolves thousands of posts may share the rows of posts
that are `alike`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from pkdocs import domain
from pkdocs.rules.renewal import Renewal, renew

_Milik = TypeVar("_Milik", bound=domain.Turunan | domain.Program)
_Asal = tuple[domain.Asal, ...]
_MENURUNKAN = "Indikator turunan belum disusun."


@dataclass(frozen=True, slots=True)
class Pemberian:
    """An indicator given to a post: catalogue entry, sasaran, and the rule (None: pemilik).

    Each without what hangs below it in the catalogue (its receivers, its indicators).
    """

    sasaran: domain.Sasaran
    indikator: domain.Indikator
    penerima: domain.Penerima | None


Share = Mapping[domain.KodeIndikator, Pemberian]
"""What one post is given, by the code of the indicator."""
_NOTHING: Share = {}
Alike = tuple[int, bool, str]
"""What two posts must have in common to have the same rows; see `Cascade.alike`."""


class Given(Mapping[domain.KodeJabatan, Share]):
    """What each post is given. Posts that are given the same have the same `kind`.

    `shares` are the different shares, `kinds` says for each post which of them it has.
    """

    def __init__(self, shares: Sequence[Share], kinds: Mapping[domain.KodeJabatan, int]) -> None:
        self.shares = tuple(shares)
        self.kinds = kinds

    def __getitem__(self, kode: domain.KodeJabatan) -> Share:
        return self.shares[self.kinds[kode]]

    def __contains__(self, kode: object) -> bool:
        return kode in self.kinds

    def __iter__(self) -> Iterator[domain.KodeJabatan]:
        return iter(self.kinds)

    def __len__(self) -> int:
        return len(self.kinds)

    def kind(self, kode: domain.KodeJabatan) -> int:
        """Return the number of what the post is given, -1 for nothing."""
        return self.kinds.get(kode, -1)


def collect_pemberian(katalog: domain.Katalog) -> Given:
    """Return what each post is given.

    The pemilik holds every indicator (Instruksi e-0005/2023: the lampiran cascade the mayor's);
    a receiver named twice keeps the first mention.
    """
    all_pemberian: list[Pemberian] = []
    rules: dict[domain.KodeJabatan, list[int]] = defaultdict(list)
    for sasaran, indikator in domain.iter_indikator(katalog):
        above, alone = replace(sasaran, indikator=()), replace(indikator, penerima=())
        rules[katalog.pemilik].append(len(all_pemberian))
        all_pemberian.append(Pemberian(above, alone, None))
        for penerima in indikator.penerima:
            for kode in penerima.jabatan:
                rules[kode].append(len(all_pemberian))
            all_pemberian.append(Pemberian(above, alone, replace(penerima, jabatan=())))
    numbers: dict[tuple[int, ...], int] = {}
    kinds = {kode: numbers.setdefault(tuple(own), len(numbers)) for kode, own in rules.items()}
    return Given([_share(all_pemberian[at] for at in own) for own in numbers], kinds)


def _share(own: Iterable[Pemberian]) -> Share:
    share: dict[domain.KodeIndikator, Pemberian] = {}
    for pemberian in own:
        share.setdefault(pemberian.indikator.kode, pemberian)
    return share


class Cascade(Mapping[domain.KodeJabatan, domain.Perjanjian]):
    """The agreements of all posts that have indicators, each resolved when it is asked for."""

    def __init__(
        self,
        organisasi: domain.Organisasi,
        katalog: domain.Katalog,
        given: Given | None = None,
    ) -> None:
        self.organisasi = organisasi
        self.katalog = katalog
        self.given = collect_pemberian(katalog) if given is None else given
        self.turunan = _by_jabatan(katalog.turunan)
        self.program = _by_jabatan(katalog.program)

    def __getitem__(self, kode: domain.KodeJabatan) -> domain.Perjanjian:
        if kode not in self:
            raise KeyError(kode)
        baris = self.baris(kode)
        ways = zip(baris, self.melalui(kode, baris), strict=True)
        return self.perjanjian(kode, tuple(replace(row, melalui=atasan) for row, atasan in ways))

    def __contains__(self, kode: object) -> bool:
        return kode in self._codes

    @cached_property
    def _codes(self) -> Mapping[domain.KodeJabatan, None]:
        """The posts with an agreement, in the order of the chart; not of a jenjang `skp_saja`."""
        chart = self.organisasi
        holders = (j for j in chart.jabatan.values() if chart.berperjanjian(j))
        return {
            j.kode: None
            for j in holders
            if self.signatory(j) and (j.kode in self.given or self._score_card(j))
        }

    def __iter__(self) -> Iterator[domain.KodeJabatan]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def signatory(self, jabatan: domain.Jabatan) -> domain.Jabatan | None:
        """Return who signs as Pihak Kedua: whom the data name, else the atasan."""
        kode = jabatan.pihak_kedua or jabatan.atasan
        return self.organisasi.jabatan.get(kode) if kode else None

    def bernama(self, kode: domain.KodeJabatan) -> bool:
        """Return whether both parties to the agreement of a post are named."""
        jabatan = self.organisasi.jabatan[kode]
        parties = (jabatan, self.signatory(jabatan))
        return all(domain.Pihak(own, own.pejabat).bernama for own in parties if own)

    def alike(self, kode: domain.KodeJabatan) -> Alike:
        """Return what two posts must have in common to have the same `baris`."""
        card = bool(self._score_card(self.organisasi.jabatan[kode]))
        return (self.given.kind(kode), card, kode if kode in self.turunan else "")

    def baris(self, kode: domain.KodeJabatan) -> tuple[domain.Baris, ...]:
        """Return the rows of a post, numbered; through whom they came is for `melalui` to say.

        Dasar: Instruksi e-0005/2023, KEDUA angka 1, 2 and 4 (ticked or to be derived), angka 3
        (Camat and Lurah: the cascade and the Score Card).
        """
        jabatan = self.organisasi.jabatan[kode]
        given, turunan = self.given.get(kode, _NOTHING), self.turunan.get(kode, ())
        return number_rows(
            (
                *_catalogue_rows(jabatan, given, turunan),
                *_score_card_rows(self._score_card(jabatan)),
            )
        )

    def melalui(
        self, kode: domain.KodeJabatan, baris: Sequence[domain.Baris]
    ) -> list[domain.Jabatan | None]:
        """Return for each row the nearest superior that carries it too."""
        if kode == self.katalog.pemilik:
            return [None] * len(baris)
        line = domain.iter_line(self.organisasi, self.organisasi.jabatan[kode].atasan)
        carried = [(atasan, self.given.get(atasan.kode, _NOTHING)) for atasan in line]
        return [
            next((atasan for atasan, own in carried if row.induk in own), None)
            if row.induk is not None
            else None
            for row in baris
        ]

    def perjanjian(
        self, kode: domain.KodeJabatan, baris: tuple[domain.Baris, ...]
    ) -> domain.Perjanjian:
        """Return the agreement of a post with these rows.

        Raises:
            KeyError: The post has no agreement.
        """
        jabatan = self.organisasi.jabatan[kode]
        atasan = self.signatory(jabatan)
        if atasan is None:
            raise KeyError(kode)
        return domain.Perjanjian(
            tahun=self.katalog.tahun,
            jenis=domain.Jenis.INDUK,
            jabatan=jabatan,
            pihak_pertama=domain.Pihak(jabatan, jabatan.pejabat),
            pihak_kedua=domain.Pihak(atasan, atasan.pejabat),
            baris=baris,
            program=tuple(self.program.get(kode, ())),
            alasan_konsep=(
                *_reasons(jabatan, baris, self.katalog.score_card),
                *self.renewal.reasons(kode, baris),
            ),
        )

    @cached_property
    def renewal(self) -> Renewal:
        """Return what of an earlier year is still to be decided."""
        return renew(self.katalog)

    def owed(self, kode: domain.KodeJabatan) -> list[domain.KodeIndikator]:
        """Return the indicators from which the post has yet to derive its own."""
        wanted = self._diturunkan.get(self.given.kind(kode), ())
        done = {t.induk for t in self.turunan.get(kode, ())}
        return [indikator for indikator in wanted if indikator not in done]

    @cached_property
    def _diturunkan(self) -> Mapping[int, Sequence[domain.KodeIndikator]]:
        """The indicators to be derived from, by the kind of share."""
        return {
            kind: [kode for kode, p in share.items() if _is_diturunkan(p)]
            for kind, share in enumerate(self.given.shares)
        }

    def _score_card(self, jabatan: domain.Jabatan) -> domain.ScoreCard | None:
        """The Score Card where the post falls under one that has indicators."""
        card = self.katalog.score_card
        return card if card and card.sasaran and jabatan.jenis in card.berlaku_untuk else None


def _is_diturunkan(pemberian: Pemberian) -> bool:
    penerima = pemberian.penerima
    return penerima is not None and penerima.sifat is domain.Sifat.DITURUNKAN


def resolve_cascade(organisasi: domain.Organisasi, katalog: domain.Katalog) -> Cascade:
    """Return the Perjanjian of every post that has indicators, in the order of the chart.

    A post whose signatories are not in the chart has none (`checks` reports it).

    Example:
        >>> agreements = resolve_cascade(year.organisasi, year.katalog)
        >>> [row.melalui.kode for row in agreements["kabag-dua"].baris][:1]
        ['asisten-dua']
    """
    return Cascade(organisasi, katalog)


def number_rows(baris: Sequence[domain.Baris]) -> tuple[domain.Baris, ...]:
    """Return the rows in the order of the form, numbered as it prints them.

    Groups in their order, sasaran numbers running on through the groups, indicator numbers
    restarting in each sasaran (Format PK, lampiran). The numbers of the catalogue give the order.
    """
    numbered: list[domain.Baris] = []
    ordered = sorted(baris, key=_order)
    for no_sasaran, (_, rows) in enumerate(groupby(ordered, key=_sasaran_of), start=1):
        for no_indikator, row in enumerate(rows, start=1):
            numbered.append(
                replace(row, no_sasaran=str(no_sasaran), no_indikator=str(no_indikator))
            )
    return tuple(numbered)


def _order(row: domain.Baris) -> tuple[object, ...]:
    return (_sasaran_of(row), _numbers(row.no_indikator), row.kode)


def _sasaran_of(row: domain.Baris) -> tuple[object, ...]:
    """What makes two rows stand under the same sasaran, in order.

    A sasaran of a post's own stands after the one it was derived from.
    """
    group = tuple(domain.Kelompok).index(row.kelompok)
    card = row.sifat is domain.Sifat.SCORE_CARD
    return (group, card, _numbers(row.no_sasaran), row.sasaran)


def _numbers(no: str) -> tuple[int, ...]:
    return tuple(int(part) for part in no.split("."))


def _by_jabatan(items: Sequence[_Milik]) -> Mapping[domain.KodeJabatan, Sequence[_Milik]]:
    grouped: dict[domain.KodeJabatan, list[_Milik]] = defaultdict(list)
    for item in items:
        grouped[item.jabatan].append(item)
    return grouped


def _catalogue_rows(
    jabatan: domain.Jabatan, given: Share, turunan: Sequence[domain.Turunan]
) -> Iterator[domain.Baris]:
    """Langsung rows copy the indicator; diturunkan ones give way to the post's own turunan."""
    for kode, pemberian in given.items():
        asal = _asal(jabatan, pemberian)
        penerima = pemberian.penerima
        if penerima is None or penerima.sifat is domain.Sifat.LANGSUNG:
            yield _langsung(pemberian, asal)
            continue
        own = [t for t in turunan if t.induk == kode]
        if not own:
            yield _diturunkan(pemberian, penerima, asal)
        for t in own:
            yield _turunan(pemberian, penerima, t, asal)


def _asal(jabatan: domain.Jabatan, pemberian: Pemberian) -> _Asal:
    """The catalogue entry, and the rule that gave it."""
    katalog = domain.Asal("katalog", pemberian.indikator.span)
    penerima = pemberian.penerima
    if penerima is None:
        return (katalog, domain.Asal("pemilik", jabatan.span))
    return (katalog, domain.Asal(penerima.lampiran, penerima.span))


def _langsung(pemberian: Pemberian, asal: _Asal) -> domain.Baris:
    row = _row(pemberian.sasaran, pemberian.indikator, domain.Sifat.LANGSUNG, asal)
    penerima = pemberian.penerima
    if penerima is None:
        return row
    return replace(row, lingkup=penerima.lingkup, perlu_konfirmasi=penerima.perlu_konfirmasi)


def _diturunkan(pemberian: Pemberian, penerima: domain.Penerima, asal: _Asal) -> domain.Baris:
    """A row that says what is still to be derived; its target is not the post's, so it has none."""
    return replace(
        _row(pemberian.sasaran, pemberian.indikator, domain.Sifat.DITURUNKAN, asal),
        lingkup=penerima.lingkup,
        perlu_konfirmasi=penerima.perlu_konfirmasi,
        pengukuran=(domain.Uraian("uraian", "", (penerima.teks or _MENURUNKAN,)),),
        target=None,
    )


def _turunan(
    pemberian: Pemberian, penerima: domain.Penerima, turunan: domain.Turunan, asal: _Asal
) -> domain.Baris:
    own = domain.Asal("turunan sendiri", turunan.indikator.span)
    row = _row(pemberian.sasaran, turunan.indikator, domain.Sifat.TURUNAN, (own, *asal))
    induk = pemberian.indikator.no_indikator
    no_sasaran = f"{row.no_sasaran}.{induk}" if turunan.sasaran else row.no_sasaran
    return replace(
        row,
        sasaran=turunan.sasaran or row.sasaran,
        induk=pemberian.indikator.kode,
        perlu_konfirmasi=penerima.perlu_konfirmasi,
        no_sasaran=no_sasaran,
        no_indikator=f"{induk}.{row.no_indikator}",
    )


def _score_card_rows(card: domain.ScoreCard | None) -> Iterator[domain.Baris]:
    if card is None:
        return
    for sasaran in card.sasaran:
        for indikator in sasaran.indikator:
            asal = (domain.Asal("score card", indikator.span), domain.Asal("score card", card.span))
            row = _row(sasaran, indikator, domain.Sifat.SCORE_CARD, asal)
            yield replace(row, induk=None)


def _row(
    sasaran: domain.Sasaran, indikator: domain.Indikator, sifat: domain.Sifat, asal: _Asal
) -> domain.Baris:
    return domain.Baris(
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
        induk=indikator.kode,
    )


def _reasons(
    jabatan: domain.Jabatan, baris: Sequence[domain.Baris], card: domain.ScoreCard | None
) -> Iterator[str]:
    """Why the agreement may not be signed yet: rows to derive, unconfirmed score card or source."""
    owed = [b.kode for b in baris if b.sifat is domain.Sifat.DITURUNKAN]
    if owed:
        yield f"indikator {', '.join(owed)} belum diturunkan"
    if card and not card.dikonfirmasi and jabatan.jenis in card.berlaku_untuk:
        yield "indikator Score Card belum dikonfirmasi Bagian KKPP"
    if jabatan.perlu_konfirmasi:
        yield "nama jabatan perlu dikonfirmasi"
    unsettled = [b.kode for b in baris if b.perlu_konfirmasi]
    if unsettled:
        yield f"pemberian indikator {', '.join(unsettled)} perlu dikonfirmasi"
