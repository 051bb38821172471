"""The cascade: from the chart and the catalogue to the Perjanjian of each post. Pure.

It takes the rules at their word and carries the origin of every row; whether the rules are whole
is for `checks`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from pkdocs import domain

_Made = TypeVar("_Made")
_Milik = TypeVar("_Milik", bound=domain.Turunan | domain.Program)
_Asal = tuple[domain.Asal, ...]
_REMEMBERED = 256
_MENURUNKAN = "Indikator turunan belum disusun."


@dataclass(frozen=True, slots=True)
class Pemberian:
    """An indicator given to a post: catalogue entry, sasaran, and the rule (None: pemilik).

    Each without what hangs below it in the catalogue (its receivers, its indicators): a few words
    that can be sent to another process, whatever the size of the city.
    """

    sasaran: domain.Sasaran
    indikator: domain.Indikator
    penerima: domain.Penerima | None


_NOTHING: Mapping[domain.KodeIndikator, Pemberian] = {}

Given = Mapping[domain.KodeJabatan, Mapping[domain.KodeIndikator, Pemberian]]


def collect_pemberian(katalog: domain.Katalog) -> Given:
    """Return what each post is given, by code of post and indicator.

    The pemilik holds every indicator (Instruksi e-0005/2023: the lampiran cascade the mayor's);
    a receiver named twice keeps the first mention. Posts that are given the same share one
    mapping: a province has tens of thousands of them.
    """
    rules: dict[domain.KodeJabatan, list[Pemberian]] = defaultdict(list)
    for sasaran, indikator in domain.iter_indikator(katalog):
        above, alone = replace(sasaran, indikator=()), replace(indikator, penerima=())
        rules[katalog.pemilik].append(Pemberian(above, alone, None))
        for penerima in indikator.penerima:
            pemberian = Pemberian(above, alone, replace(penerima, jabatan=()))
            for kode in penerima.jabatan:
                rules[kode].append(pemberian)
    shared: dict[tuple[int, ...], Mapping[domain.KodeIndikator, Pemberian]] = {}
    given: dict[domain.KodeJabatan, Mapping[domain.KodeIndikator, Pemberian]] = {}
    for kode, own in rules.items():
        key = tuple(map(id, own))
        if key not in shared:
            shared[key] = {p.indikator.kode: p for p in _first_of_each(own)}
        given[kode] = shared[key]
    return given


def _first_of_each(own: Sequence[Pemberian]) -> Iterator[Pemberian]:
    seen: set[domain.KodeIndikator] = set()
    for pemberian in own:
        if pemberian.indikator.kode not in seen:
            seen.add(pemberian.indikator.kode)
            yield pemberian


class Cascade(Mapping[domain.KodeJabatan, domain.Perjanjian]):
    """The agreements of all posts that have indicators, each made when it is asked for."""

    def __init__(
        self,
        organisasi: domain.Organisasi,
        katalog: domain.Katalog,
        given: Given | None = None,
        memory: "Memory | None" = None,
    ) -> None:
        self.given = collect_pemberian(katalog) if given is None else given
        self._organisasi = organisasi
        self._katalog = katalog
        self._turunan = _by_jabatan(katalog.turunan)
        self._program = _by_jabatan(katalog.program)
        self._memory = memory or Memory()
        self._diturunkan: dict[object, list[domain.KodeIndikator]] = {}

    def __getitem__(self, kode: domain.KodeJabatan) -> domain.Perjanjian:
        jabatan = self._organisasi.jabatan[kode]
        atasan = self._signatory(jabatan)
        if atasan is None or kode not in self:
            raise KeyError(kode)
        baris = self._resolve(jabatan)
        return domain.Perjanjian(
            tahun=self._katalog.tahun,
            jenis=domain.Jenis.INDUK,
            jabatan=jabatan,
            pihak_pertama=domain.Pihak(jabatan, jabatan.pejabat),
            pihak_kedua=domain.Pihak(atasan, atasan.pejabat),
            baris=baris,
            melalui=self._melalui(jabatan, baris),
            program=tuple(self._program.get(kode, ())),
            alasan_konsep=tuple(_reasons(jabatan, baris, self._katalog.score_card)),
        )

    def __contains__(self, kode: object) -> bool:
        return kode in self._codes

    @cached_property
    def _codes(self) -> Mapping[domain.KodeJabatan, None]:
        """The posts with an agreement, in the order of the chart."""
        holders = (j for j in self._organisasi.jabatan.values() if self._signatory(j))
        return {j.kode: None for j in holders if self.given.get(j.kode) or self._score_card(j)}

    def __iter__(self) -> Iterator[domain.KodeJabatan]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def ground(self) -> "Ground":
        """Return what the agreements of all posts stand on, without any post."""
        katalog = replace(self._katalog, sasaran=(), turunan=(), program=())
        return Ground(replace(self._organisasi, jabatan={}), katalog, tuple(self._kinds.values()))

    def excerpt(self, codes: Iterable[domain.KodeJabatan]) -> "Excerpt":
        """Return what the agreements of these posts need beyond the ground."""
        chart = {kode: self._organisasi.jabatan[kode] for kode in codes}
        for jabatan in tuple(chart.values()):
            for above in domain.iter_line(self._organisasi, jabatan.atasan):
                if above.kode in chart:
                    break
                chart[above.kode] = above
        chart |= {a.kode: a for a in map(self._signatory, tuple(chart.values())) if a}
        return Excerpt(
            jabatan=tuple(chart.values()),
            given=tuple(self._places.get(id(self.given.get(kode)), -1) for kode in chart),
            turunan=tuple(t for kode in chart for t in self._turunan.get(kode, ())),
            program=tuple(p for kode in chart for p in self._program.get(kode, ())),
        )

    @cached_property
    def _kinds(self) -> Mapping[int, Mapping[domain.KodeIndikator, Pemberian]]:
        """The different mappings that posts are given, in order, by their identity."""
        return {id(own): own for own in self.given.values()}

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {kind: place for place, kind in enumerate(self._kinds)}

    def owed(self, kode: domain.KodeJabatan) -> list[domain.KodeIndikator]:
        """Return the indicators from which the post has yet to derive its own."""
        given = self.given.get(kode, _NOTHING)
        wanted = _recall(
            self._diturunkan,
            id(given),
            lambda: [
                indikator
                for indikator, pemberian in given.items()
                if pemberian.penerima and pemberian.penerima.sifat is domain.Sifat.DITURUNKAN
            ],
        )
        done = {t.induk for t in self._turunan.get(kode, ())}
        return [indikator for indikator in wanted if indikator not in done]

    def _signatory(self, jabatan: domain.Jabatan) -> domain.Jabatan | None:
        kode = jabatan.pihak_kedua or jabatan.atasan
        return self._organisasi.jabatan.get(kode) if kode else None

    def _score_card(self, jabatan: domain.Jabatan) -> tuple[domain.Sasaran, ...]:
        card = self._katalog.score_card
        return card.sasaran if card and jabatan.jenis in card.berlaku_untuk else ()

    def _resolve(self, jabatan: domain.Jabatan) -> tuple[domain.Baris, ...]:
        """The rows of a post; posts alike in what they are given share them."""
        given = self.given.get(jabatan.kode, _NOTHING)
        turunan = self._turunan.get(jabatan.kode, ())
        return _recall(
            self._memory.rows,
            self._alike(jabatan),
            lambda: number_rows(
                (
                    *_catalogue_rows(jabatan, given, turunan),
                    *_score_card_rows(self._katalog.score_card, jabatan),
                )
            ),
        )

    def _melalui(
        self, jabatan: domain.Jabatan, baris: tuple[domain.Baris, ...]
    ) -> tuple[domain.Jabatan | None, ...]:
        """The nearest superior that carries each row; posts alike below one atasan share it."""
        key = (jabatan.atasan, self._alike(jabatan))
        return _recall(self._memory.ways, key, lambda: tuple(self._ways_of(jabatan, baris)))

    def _alike(self, jabatan: domain.Jabatan) -> object:
        """What two posts must have in common to have the same rows."""
        given = self.given.get(jabatan.kode, _NOTHING)
        own = jabatan.kode if jabatan.kode in self._turunan else ""
        return (id(given), jabatan.jenis, own)

    def _ways_of(
        self, jabatan: domain.Jabatan, baris: tuple[domain.Baris, ...]
    ) -> Iterator[domain.Jabatan | None]:
        line = domain.iter_line(self._organisasi, jabatan.atasan)
        carried = [(atasan, self.given.get(atasan.kode, {})) for atasan in line]
        pemilik = jabatan.kode == self._katalog.pemilik
        for row in baris:
            if pemilik or row.induk is None:
                yield None
            else:
                yield next((a for a, own in carried if row.induk in own), None)


@dataclass(frozen=True, slots=True)
class Memory:
    """Rows that were made before, for posts that are alike."""

    rows: dict[object, tuple[domain.Baris, ...]] = field(default_factory=dict)
    ways: dict[object, tuple[domain.Jabatan | None, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What the agreements of some posts need beyond the ground: little to send.

    `jabatan` are the posts and those above them; `given` says for each which mapping of the
    ground it is given, -1 for none.
    """

    jabatan: tuple[domain.Jabatan, ...]
    given: tuple[int, ...]
    turunan: tuple[domain.Turunan, ...]
    program: tuple[domain.Program, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the agreements of all posts stand on, sent to a process once for all excerpts.

    `given` are the different mappings that posts are given; rows made for one excerpt serve the
    next.
    """

    organisasi: domain.Organisasi
    katalog: domain.Katalog
    given: tuple[Mapping[domain.KodeIndikator, Pemberian], ...]
    memory: Memory = field(default_factory=Memory)

    def cascade(self, excerpt: Excerpt) -> Cascade:
        """Return the cascade of an excerpt: the same agreements as in the whole year."""
        pairs = zip(excerpt.jabatan, excerpt.given, strict=True)
        return Cascade(
            replace(self.organisasi, jabatan={j.kode: j for j in excerpt.jabatan}),
            replace(self.katalog, turunan=excerpt.turunan, program=excerpt.program),
            {jabatan.kode: self.given[place] for jabatan, place in pairs if place >= 0},
            self.memory,
        )


def _recall(known: dict[object, _Made], key: object, make: Callable[[], _Made]) -> _Made:
    if key not in known:
        if len(known) > _REMEMBERED:
            known.clear()
        known[key] = make()
    return known[key]


def resolve_cascade(organisasi: domain.Organisasi, katalog: domain.Katalog) -> Cascade:
    """Return the Perjanjian of every post that has indicators, in the order of the chart.

    A post whose signatories are not in the chart has none (`checks` reports it).
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
    jabatan: domain.Jabatan,
    given: Mapping[domain.KodeIndikator, Pemberian],
    turunan: Sequence[domain.Turunan],
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
            yield _turunan(pemberian, t, asal)


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


def _turunan(pemberian: Pemberian, turunan: domain.Turunan, asal: _Asal) -> domain.Baris:
    own = domain.Asal("turunan sendiri", turunan.indikator.span)
    row = _row(pemberian.sasaran, turunan.indikator, domain.Sifat.TURUNAN, (own, *asal))
    induk = pemberian.indikator.no_indikator
    no_sasaran = f"{row.no_sasaran}.{induk}" if turunan.sasaran else row.no_sasaran
    return replace(
        row,
        sasaran=turunan.sasaran or row.sasaran,
        induk=pemberian.indikator.kode,
        perlu_konfirmasi=pemberian.penerima.perlu_konfirmasi if pemberian.penerima else "",
        no_sasaran=no_sasaran,
        no_indikator=f"{induk}.{row.no_indikator}",
    )


def _score_card_rows(
    card: domain.ScoreCard | None, jabatan: domain.Jabatan
) -> Iterator[domain.Baris]:
    if card is None or jabatan.jenis not in card.berlaku_untuk:
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
