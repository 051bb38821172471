"""Rules of a post's own targets: whose they may be, and whether they make up those above.

That a target agrees with itself (quarters, year, satuan) is for `targets`.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span, suggest
from pkdocs.base.text import join_words, slug
from pkdocs.domain import wording
from pkdocs.rules import cascade
from pkdocs.rules.blocking import unknown_posts
from pkdocs.rules.checks.agregasi import mean, worth

_MOST_NAMED = 10
_Ends = tuple[Decimal, ...]
"""What a value is compared by, as `worth` has it: nothing, one number, or both ends of a range."""
_DESIMAL = 6
_PERIODE = (*wording.TRIWULAN, "tahunan")


def check_own_targets(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    resolved: cascade.Cascade,
    dropped: Container[str],
) -> Iterator[Problem]:
    """Return the problems of own targets."""
    yield from units_have_reasons(katalog)
    yield from promised_once(katalog)
    yield from promised_by_carriers(organisasi, resolved, dropped)
    yield from make_up_those_above(organisasi, katalog, resolved)
    yield from score_card_is_promised(organisasi, katalog, resolved)


def units_have_reasons(katalog: domain.Katalog) -> Iterator[Problem]:
    """A020: a post measures in a satuan of its own only for a reason, which is written down."""
    lacking = {True: "alasan_satuan", False: "satuan"}
    yield from _told_once(
        "A020",
        (
            (o, f': satuan sendiri harus beralasan; "{lacking[bool(o.satuan)]}" belum diisi.')
            for o in katalog.target_sendiri
            if bool(o.satuan) is not bool(o.alasan_satuan)
        ),
    )


def promised_once(katalog: domain.Katalog) -> Iterator[Problem]:
    """A022: a post has one target of its own for an indicator."""
    seen: dict[tuple[str, str], domain.TargetSendiri] = {}
    firsts = (seen.setdefault((o.jabatan, o.indikator), o) for o in katalog.target_sendiri)
    twice = (
        (own, f" ditulis dua kali; yang pertama di {first.span}. Hapus salah satunya.")
        for own, first in zip(katalog.target_sendiri, firsts, strict=True)
        if first is not own
    )
    yield from _told_once("A022", twice)


def promised_by_carriers(
    organisasi: domain.Organisasi, resolved: cascade.Cascade, dropped: Container[str]
) -> Iterator[Problem]:
    """A021: an own target is of an indicator that the post carries, and has derived.

    K001 where the chart has no such post.
    """
    everything = [own for targets in resolved.target_sendiri.values() for own in targets]
    known = [own for own in everything if own.jabatan in organisasi.jabatan]
    reasons = ((own, _not_carried(own, resolved)) for own in known)
    yield from _told_once("A021", ((own, f": {why}") for own, why in reasons if why))
    told = unknown_posts(organisasi, dropped)
    for own in everything:
        yield from told(_name(own), own.jabatan, own.span)


def _not_carried(own: domain.TargetSendiri, resolved: cascade.Cascade) -> str:
    if resolved.carries(own.jabatan, own.indikator):
        return ""
    if own.indikator in resolved.owed(own.jabatan):
        return "indikator itu masih harus diturunkan; tulis targetnya pada turunannya."
    known = (row.kode for row in resolved.common(own.jabatan))
    return f"perjanjiannya tidak memuat indikator itu.{suggest(own.indikator, known)}"


def score_card_is_promised(
    organisasi: domain.Organisasi, katalog: domain.Katalog, resolved: cascade.Cascade
) -> Iterator[Problem]:
    """K036 (warning): what of the Score Card the posts of a unit have not promised yet.

    Dasar: Instruksi e-0005/2023, KEDUA angka 3 (Camat and Lurah use the Score Card).
    """
    wanted = [i.kode for _, i in domain.iter_score_card(katalog) if i.tanpa_target]
    if not wanted or katalog.score_card is None:
        return
    lacking: dict[str, list[tuple[domain.Jabatan, list[domain.KodeIndikator]]]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values():
        if jabatan.jenis in katalog.score_card.berlaku_untuk:
            own = {target.indikator for target in resolved.target_sendiri.get(jabatan.kode, ())}
            missing = [kode for kode in wanted if kode not in own]
            if missing:
                lacking[jabatan.unit].append((jabatan, missing))
    for unit, found in lacking.items():
        codes = dict.fromkeys(kode for _, missing in found for kode in missing)
        whom = tuple(jabatan.kode for jabatan, _ in found)
        pesan = (
            f"{unit}: target Score Card {join_words(tuple(codes))} bagi {join_words(whom)} belum "
            f"ditetapkan; tulis di turunan/{slug(unit)}.yaml."
        )
        yield Problem(found[0][0].span, "K036", pesan, Berat.PERINGATAN, whom)


def make_up_those_above(
    organisasi: domain.Organisasi, katalog: domain.Katalog, resolved: cascade.Cascade
) -> Iterator[Problem]:
    """K035 (warning): own targets make up the superior's, where the indicator's definition says so.

    Compared are the receivers directly below a superior, of one kind, where any of them or the
    superior has a target of its own. Dasar: the definition of the indicator, as of 2.1.
    """
    for _, indikator in (*domain.iter_indikator(katalog), *domain.iter_score_card(katalog)):
        own = {t.jabatan: t for t in katalog.target_sendiri if t.indikator == indikator.kode}
        if own and indikator.naik is not domain.Naik.TIDAK:
            level = _Level(indikator, own)
            carriers = _carriers(resolved, indikator.kode)
            for atasan, below in _groups(organisasi, katalog.pemilik, carriers):
                if not own.keys().isdisjoint((atasan, *below)):
                    yield from level.faults(atasan, below)


def _carriers(
    resolved: cascade.Cascade, kode: domain.KodeIndikator
) -> dict[domain.KodeJabatan, None]:
    """The posts that carry an indicator as it is, in the order of the chart."""
    return {own: None for own in resolved.with_rows if resolved.carries(own, kode)}


def _groups(
    organisasi: domain.Organisasi,
    pemilik: domain.KodeJabatan,
    carriers: Mapping[domain.KodeJabatan, None],
) -> Iterator[tuple[domain.KodeJabatan, Sequence[domain.KodeJabatan]]]:
    """The posts of one kind directly below one that carries the indicator too."""
    groups: dict[tuple[domain.KodeJabatan, str], list[domain.KodeJabatan]] = defaultdict(list)
    for kode in carriers:
        line = domain.iter_chain(organisasi, kode) if kode != pemilik else ()
        atasan = next((jabatan.kode for jabatan in line if jabatan.kode in carriers), None)
        if atasan:
            groups[atasan, organisasi.jabatan[kode].jenis].append(kode)
    return ((atasan, below) for (atasan, _), below in groups.items())


class _Level(Struct, frozen=True):
    """An indicator and the own targets of those who have one."""

    indikator: domain.Indikator
    own: Mapping[domain.KodeJabatan, domain.TargetSendiri]

    def faults(
        self, atasan: domain.KodeJabatan, below: Sequence[domain.KodeJabatan]
    ) -> Iterator[Problem]:
        """Where the targets of those below do not make up their superior's."""
        targets = [self._target(kode) for kode in (atasan, *below)]
        same_unit = len({self._satuan(kode) for kode in (atasan, *below)}) == 1
        if not same_unit or any(target is None for target in targets):
            return
        above, *others = (_values(target) for target in targets if target)
        wrong = [
            f"{when} {why}"
            for when, wanted, *parts in zip(_PERIODE, above, *others, strict=True)
            if (why := self._unlike(parts, wanted))
        ]
        if wrong:
            what = "jumlah" if self.indikator.naik is domain.Naik.JUMLAH else "rata-rata"
            pesan = (
                f"indikator {self.indikator.kode}: {what} target {self._named(below)} tidak sama "
                f"dengan target {atasan}: {'; '.join(wrong)}."
            )
            first = next(kode for kode in (*below, atasan) if kode in self.own)
            place = self.own[first].span
            yield Problem(place, "K035", pesan, Berat.PERINGATAN, (atasan, *below))

    def _target(self, kode: domain.KodeJabatan) -> domain.Target | None:
        return self.own[kode].target if kode in self.own else self.indikator.target

    def _satuan(self, kode: domain.KodeJabatan) -> str:
        own = self.own[kode].satuan if kode in self.own else ""
        return own or self.indikator.satuan

    def _unlike(self, parts: Sequence[_Ends], wanted: _Ends) -> str:
        """What the measured values come to, where that is not what is wanted; N/A takes no part.

        Of a range both ends count; a number has the same at either.
        """
        most = max((len(own) for own in (wanted, *parts)), default=0) if wanted else 0
        faults = (
            self._unlike_end([_end(own, at) for own in parts if own], _end(wanted, at))
            for at in range(most)
        )
        return next(filter(None, faults), "")

    def _unlike_end(self, values: Sequence[Decimal], wanted: Decimal) -> str:
        total = sum(values, Decimal())
        if self.indikator.naik is domain.Naik.JUMLAH:
            same, found = total == wanted, total
        else:
            same = not values or mean(values, wanted) == wanted
            found = round(total / (len(values) or 1), 4)
        said = [wording.format_angka(number.normalize()) for number in (found, wanted)]
        return "" if same or not values else ", bukan ".join(said)

    def _named(self, below: Sequence[domain.KodeJabatan]) -> str:
        """The posts with what they promise for the year."""
        shown = []
        for kode in below[:_MOST_NAMED]:
            target = self._target(kode)
            year = target.tahunan if target else None
            shown.append(f"{kode} {year.teks if year else 'N/A'}")
        rest = len(below) - _MOST_NAMED
        return join_words([*shown, *([f"{rest} lainnya"] if rest > 0 else [])])


def _values(target: domain.Target) -> list[_Ends]:
    return [_ends(nilai) if nilai else () for nilai in (*target.triwulan, target.tahunan)]


def _ends(nilai: domain.Nilai) -> _Ends:
    """What a value is compared by; a quotient to as many decimals as a target may have."""
    ends = worth(nilai)
    return tuple(round(e, _DESIMAL) for e in ends) if nilai.ragam is domain.Ragam.RASIO else ends


def _end(ends: _Ends, at: int) -> Decimal:
    return ends[min(at, len(ends) - 1)]


def _told_once(kode: str, faults: Iterable[tuple[domain.TargetSendiri, str]]) -> Iterator[Problem]:
    """One problem for an entry, also where it is of all seats of a title."""
    found: dict[tuple[Span, str], list[domain.TargetSendiri]] = defaultdict(list)
    for own, why in faults:
        found[own.span, why].append(own)
    for (span, why), (first, *others) in found.items():
        pesan = f"{_name(first, len(others))}{why}"
        yield Problem(span, kode, pesan, jabatan=tuple(o.jabatan for o in (first, *others)))


def _name(own: domain.TargetSendiri, others: int = 0) -> str:
    rest = f" dan {others} kursi lain" if others else ""
    return f"target {own.jabatan}{rest} untuk indikator {own.indikator}"
