"""The cascade: from the chart and the catalogue to the Perjanjian of each post. Pure.

It takes the rules at their word and carries the origin of every row; whether the rules are whole
is for `checks`. It remembers nothing: who resolves thousands of posts may share the rows of posts
that are `alike`.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.alasan import Sebab, write_alasan
from pkdocs.rules.rantai import KARTU, Derived, Own, Rantai, collect_turunan
from pkdocs.rules.renewal import Renewal, renew

_Milik = TypeVar("_Milik", bound=domain.Program | domain.TargetSendiri)
_Asal = tuple[domain.Asal, ...]
_MENURUNKAN = "Indikator turunan belum disusun."


class Pemberian(Struct, frozen=True):
    """An indicator given to a post: catalogue entry, sasaran, and the rule (None: pemilik).

    Each without what hangs below it in the catalogue (its receivers, its indicators).
    """

    sasaran: domain.Sasaran
    indikator: domain.Indikator
    penerima: domain.Penerima | None


Share = Mapping[domain.KodeIndikator, Pemberian]
"""What one post is given, by the code of the indicator."""
_NOTHING: Share = {}
_NONE: frozenset[domain.KodeIndikator] = frozenset()
Kind = tuple[int, bool, int]
"""What two posts must have in common to have the same rows, but for what is one's own."""
Alike = tuple[Kind, str, frozenset[domain.KodeIndikator]]
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
        derived: Derived | None = None,
    ) -> None:
        self.organisasi = organisasi
        self.katalog = katalog
        self.given = collect_pemberian(katalog) if given is None else given
        self.derived = collect_turunan(katalog) if derived is None else derived
        self.program = _by_jabatan(katalog.program)
        self.target_sendiri = _by_jabatan(katalog.target_sendiri)
        self._confirmed = _by_whom(katalog.konfirmasi)

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
        rowed = (chart.jabatan[kode] for kode in self.with_rows)
        return {j.kode: None for j in rowed if chart.berperjanjian(j) and self.signatory(j)}

    @cached_property
    def with_rows(self) -> Mapping[domain.KodeJabatan, None]:
        """The posts that have rows, also where they have no agreement of their own."""
        everybody = self.organisasi.jabatan.values()
        return {
            j.kode: None
            for j in everybody
            if j.kode in self.given or self._score_card(j) or j.kode in self.derived.kinds
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

    def kind(self, kode: domain.KodeJabatan) -> Kind:
        """Return what two posts must have in common to have the same `common` rows."""
        card = bool(self._score_card(self.organisasi.jabatan[kode]))
        return (self.given.kind(kode), card, self.derived.kind(kode))

    def alike(self, kode: domain.KodeJabatan) -> Alike:
        """Return what two posts must have in common to have the same `baris`."""
        own = kode if kode in self.target_sendiri else ""
        return (self.kind(kode), own, self.settled(kode))

    def settled(self, kode: domain.KodeJabatan) -> frozenset[domain.KodeIndikator]:
        """Return the indicators of which it was confirmed that they are given to a post."""
        if not self._confirmed:
            return _NONE
        return frozenset(i for k in self._confirmed.get(kode, ()) for i in k.indikator)

    def konfirmasi(self, jabatan: domain.Jabatan) -> tuple[domain.Konfirmasi, ...]:
        """Return who settled what was unsettled about the agreement of a post."""
        if not self._confirmed:
            return ()
        named = self._confirmed.get(jabatan.kode, ())
        card = self._score_card(jabatan)
        return (*named, *(self._confirmed.get(f"unit {jabatan.unit}", ()) if card else ()))

    def baris(self, kode: domain.KodeJabatan) -> tuple[domain.Baris, ...]:
        """Return the rows of a post, numbered; through whom they came is for `melalui` to say."""
        return self.adapted(kode, self.common(kode))

    def adapted(
        self, kode: domain.KodeJabatan, common: tuple[domain.Baris, ...]
    ) -> tuple[domain.Baris, ...]:
        """Return the rows with the post's own targets, and without doubts that were settled."""
        targets, settled = self.target_sendiri.get(kode, ()), self.settled(kode)
        if not targets and not settled:
            return common
        return tuple(_confirmed(_promised(common, targets), settled))

    def common(self, kode: domain.KodeJabatan) -> tuple[domain.Baris, ...]:
        """Return the rows of a post and of all of its kind, numbered.

        Dasar: Instruksi e-0005/2023, KEDUA angka 1, 2 and 4 (ticked or to be derived; cascaded
        from the targets of the superior), angka 3 (Camat and Lurah: the cascade and the Score
        Card).
        """
        jabatan = self.organisasi.jabatan[kode]
        given, own = self.given.get(kode, _NOTHING), self.own(kode)
        return number_rows(
            (
                *_catalogue_rows(jabatan, given, own),
                *(_turunan(rantai, given.get(rantai.akar)) for rantai in own.values()),
                *_score_card_rows(self._score_card(jabatan)),
            )
        )

    def own(self, kode: domain.KodeJabatan) -> Own:
        """Return what a post derives, by code: not from what it carries as it stands."""
        own = self.derived.of(kode)
        if not own:
            return own
        given = self.given.get(kode, _NOTHING)
        return {k: r for k, r in own.items() if not _is_ticked(given.get(r.induk or r.akar))}

    def carries(self, kode: domain.KodeJabatan, indikator: domain.KodeIndikator) -> bool:
        """Return whether a row of that code, with its target, stands in the agreement of a post."""
        if _is_ticked(self.given.get(kode, _NOTHING).get(indikator)):
            return True
        card = self.score_card_codes(self.organisasi.jabatan[kode])
        return indikator in self.own(kode) or indikator in card

    def standing(self, kode: domain.KodeJabatan) -> Sequence[domain.KodeIndikator]:
        """Return the codes of the rows of a post that have a target, without the score card's."""
        ticked = [k for k, p in self.given.get(kode, _NOTHING).items() if _is_ticked(p)]
        return (*ticked, *self.own(kode))

    def taken_up(self, kode: domain.KodeJabatan) -> Sequence[domain.KodeIndikator]:
        """Return the codes of the rows above that the rows of a post stand on."""
        given = self.given.get(kode, _NOTHING)
        return (*given, *(rantai.induk for rantai in self.own(kode).values() if rantai.induk))

    def atasan_of(self, kode: domain.KodeJabatan) -> domain.Jabatan | None:
        """Return the nearest superior with rows; who has none is passed over. None at the pemilik.

        Also None where the line does not lead to one.
        """
        if kode == self.katalog.pemilik:
            return None
        line = domain.iter_line(self.organisasi, self.organisasi.jabatan[kode].atasan)
        return next((jabatan for jabatan in line if jabatan.kode in self.with_rows), None)

    def score_card_codes(self, jabatan: domain.Jabatan) -> frozenset[domain.KodeIndikator]:
        """Return the codes of the rows that a post has from the Score Card."""
        return self._card_codes if self._score_card(jabatan) else frozenset()

    @cached_property
    def _card_codes(self) -> frozenset[domain.KodeIndikator]:
        card = self.katalog.score_card
        return frozenset(i.kode for s in (card.sasaran if card else ()) for i in s.indikator)

    def melalui(
        self, kode: domain.KodeJabatan, baris: Sequence[domain.Baris]
    ) -> list[domain.Jabatan | None]:
        """Return for each row the nearest superior that carries it, or what it comes from, too."""
        if kode == self.katalog.pemilik:
            return [None] * len(baris)
        line = domain.iter_line(self.organisasi, self.organisasi.jabatan[kode].atasan)
        carried = [(atasan, own) for atasan in line for own in self._carried(atasan)]
        return [
            next((atasan for atasan, own in carried if row.induk in own), None)
            if row.induk is not None
            else None
            for row in baris
        ]

    def _carried(self, jabatan: domain.Jabatan) -> tuple[Container[object], ...]:
        """What a post was given and derives, also where it is still to be derived."""
        given = self.given.get(jabatan.kode, _NOTHING)
        if not self.derived.kinds:
            return (given,)
        return (given, self.derived.of(jabatan.kode), self.score_card_codes(jabatan))

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
                *self._reasons(jabatan, baris),
                *self.renewal.reasons(jabatan, atasan, baris),
            ),
            konfirmasi=self.konfirmasi(jabatan),
        )

    def _reasons(self, jabatan: domain.Jabatan, baris: Sequence[domain.Baris]) -> Iterator[str]:
        """Why the agreement may not be signed yet: what is owed, unsettled, or not promised."""
        owed = [b.kode for b in baris if b.sifat is domain.Sifat.DITURUNKAN]
        if owed:
            yield write_alasan(Sebab.BELUM_DITURUNKAN, owed)
        card, known = self.katalog.score_card, {k.hal for k in self.konfirmasi(jabatan)}
        doubted = card and not card.dikonfirmasi and domain.Hal.SCORE_CARD not in known
        if card and doubted and jabatan.jenis in card.berlaku_untuk:
            yield write_alasan(Sebab.SCORE_CARD)
        unpromised = [
            b.kode for b in baris if b.sifat is domain.Sifat.SCORE_CARD and b.target is None
        ]
        if unpromised:
            yield write_alasan(Sebab.TARGET_SCORE_CARD, unpromised)
        if jabatan.perlu_konfirmasi and domain.Hal.NAMA_JABATAN not in known:
            yield write_alasan(Sebab.NAMA_JABATAN)
        unsettled = [b.kode for b in baris if b.perlu_konfirmasi]
        if unsettled:
            yield write_alasan(Sebab.PEMBERIAN, unsettled)

    @cached_property
    def renewal(self) -> Renewal:
        """Return what of an earlier year is still to be decided."""
        return renew(self.katalog)

    def to_derive(self, kode: domain.KodeJabatan) -> Sequence[domain.KodeIndikator]:
        """Return the indicators from which the post is to derive its own."""
        return self._diturunkan.get(self.given.kind(kode), ())

    def owed(self, kode: domain.KodeJabatan) -> list[domain.KodeIndikator]:
        """Return the indicators from which the post has yet to derive its own."""
        wanted = self.to_derive(kode)
        done = {rantai.akar for rantai in self.own(kode).values()} if wanted else ()
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
    return not _is_ticked(pemberian)


def _is_ticked(pemberian: Pemberian | None) -> bool:
    """Whether the indicator stands in the agreement as the catalogue has it."""
    if pemberian is None:
        return False
    return pemberian.penerima is None or pemberian.penerima.sifat is domain.Sifat.LANGSUNG


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
    card = row.asal[-1].aturan == KARTU
    return (group, card, _numbers(row.no_sasaran), row.sasaran)


def _numbers(no: str) -> tuple[int, ...]:
    return tuple(int(part) for part in no.split("."))


def _by_jabatan(items: Sequence[_Milik]) -> Mapping[domain.KodeJabatan, Sequence[_Milik]]:
    grouped: dict[domain.KodeJabatan, list[_Milik]] = defaultdict(list)
    for item in items:
        grouped[item.jabatan].append(item)
    return grouped


def _by_whom(
    all_konfirmasi: Sequence[domain.Konfirmasi],
) -> Mapping[str, Sequence[domain.Konfirmasi]]:
    """The confirmations by the code of each post they name; those for a unit by `unit <name>`."""
    grouped: dict[str, list[domain.Konfirmasi]] = defaultdict(list)
    for konfirmasi in all_konfirmasi:
        for key in konfirmasi.jabatan or (f"unit {konfirmasi.unit}",):
            grouped[key].append(konfirmasi)
    return grouped


def _promised(
    rows: Iterable[domain.Baris], targets: Sequence[domain.TargetSendiri]
) -> Iterator[domain.Baris]:
    """The rows with the post's own targets; of what is still to be derived there is none."""
    own = {target.indikator: target for target in targets}
    for row in rows:
        target = own.get(row.kode)
        if target is None or row.sifat is domain.Sifat.DITURUNKAN:
            yield row
            continue
        yield replace(
            row,
            target=target.target,
            satuan=target.satuan or row.satuan,
            asal=(*row.asal, domain.Asal(domain.TARGET_SENDIRI, target.span)),
        )


def _confirmed(
    rows: Iterable[domain.Baris], settled: frozenset[domain.KodeIndikator]
) -> Iterator[domain.Baris]:
    """The rows without the doubts that were settled; an own indicator has that of its chain."""
    for row in rows:
        certain = row.perlu_konfirmasi and not settled.isdisjoint(row.rantai)
        yield replace(row, perlu_konfirmasi="") if certain else row


def _catalogue_rows(jabatan: domain.Jabatan, given: Share, own: Own) -> Iterator[domain.Baris]:
    """Langsung rows copy the indicator; diturunkan ones give way to what the post derives."""
    done = {rantai.akar for rantai in own.values()}
    for kode, pemberian in given.items():
        asal = _asal(jabatan, pemberian)
        penerima = pemberian.penerima
        if penerima is None or penerima.sifat is domain.Sifat.LANGSUNG:
            yield _langsung(pemberian, asal)
        elif kode not in done:
            yield _diturunkan(pemberian, penerima, asal)


def _asal(jabatan: domain.Jabatan, pemberian: Pemberian) -> _Asal:
    """The catalogue entry, and the rule that gave it."""
    indikator, penerima = pemberian.indikator, pemberian.penerima
    katalog = domain.Asal("katalog", indikator.span, indikator.kode)
    if penerima is None:
        return (katalog, domain.Asal("pemilik", jabatan.span))
    return (katalog, _rule(penerima))


def _rule(penerima: domain.Penerima) -> domain.Asal:
    return domain.Asal(penerima.lampiran, penerima.span)


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


def _turunan(rantai: Rantai, pemberian: Pemberian | None) -> domain.Baris:
    """A row of one's own; `pemberian` is how the upper end of its chain was given, if it was."""
    penerima = None if pemberian is None or _is_ticked(pemberian) else pemberian.penerima
    rules = (_rule(penerima),) if penerima else ()
    row = _row(rantai.sasaran, rantai.indikator, domain.Sifat.TURUNAN, (*rantai.asal, *rules))
    return replace(
        row,
        induk=rantai.induk,
        perlu_konfirmasi=penerima.perlu_konfirmasi if penerima else "",
        no_indikator=rantai.no_indikator,
        penurunan=rantai.penurunan,
    )


def _score_card_rows(card: domain.ScoreCard | None) -> Iterator[domain.Baris]:
    if card is None:
        return
    for sasaran in card.sasaran:
        for indikator in sasaran.indikator:
            own = domain.Asal(KARTU, indikator.span, indikator.kode)
            asal = (own, domain.Asal(KARTU, card.span))
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
