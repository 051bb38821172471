"""Rules of own indicators: each comes from the row above, rows are taken up, portions add up.

Dasar: Instruksi e-0005/2023, diktum KEDUA (turunan of the targets of the direct superior).
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span, suggest, suggester
from pkdocs.base.text import join_words
from pkdocs.domain import wording
from pkdocs.rules.blocking import unknown_posts
from pkdocs.rules.cascade import Alike, Cascade
from pkdocs.rules.rantai import Rantai, first_turunan, upper_ends

_Kode = domain.KodeJabatan
_Indikator = domain.KodeIndikator
_Kinds = tuple[int, int]
_FEW = 5


def check_turunan(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    resolved: Cascade,
    dropped: Container[str],
) -> Iterator[Problem]:
    """Return the problems of own indicators and of the rows they come from."""
    chart = _Chart(organisasi, resolved)
    yield from receivers_exist(organisasi, katalog, dropped)
    yield from chains_end(katalog, chart)
    yield from induk_is_carried(katalog, chart)
    yield from rows_are_taken_up(chart)
    yield from porsi_add_up(katalog, chart)


class _Chart:
    """Who stands directly above and below whom, among those that have rows."""

    def __init__(self, organisasi: domain.Organisasi, resolved: Cascade) -> None:
        self.organisasi = organisasi
        self.resolved = resolved
        self._above: dict[_Kode | None, domain.Jabatan | None] = {}
        self._given, self._derived = resolved.given.kinds, resolved.derived.kinds
        self._rows: dict[Alike, tuple[domain.Baris, ...]] = {}

    def atasan_of(self, kode: _Kode) -> domain.Jabatan | None:
        """Return the direct superior that has rows: one for all posts with the same atasan."""
        if kode == self.resolved.katalog.pemilik:
            return None
        atasan = self.organisasi.jabatan[kode].atasan
        if atasan not in self._above:
            self._above[atasan] = self.resolved.atasan_of(kode)
        return self._above[atasan]

    def row(self, kode: _Kode, indikator: str) -> domain.Baris | None:
        """Return the row of a post with that code."""
        alike = self.resolved.alike(kode)
        if alike not in self._rows:
            self._rows[alike] = self.resolved.baris(kode)
        return next((row for row in self._rows[alike] if row.kode == indikator), None)

    def below(self) -> Mapping[_Kode, Mapping[_Kinds, list[_Kode]]]:
        """Return for each post those directly below that have rows, of one kind together."""
        found: dict[_Kode, dict[_Kinds, list[_Kode]]] = defaultdict(dict)
        for kode in self.resolved.with_rows:
            atasan = self.atasan_of(kode)
            if atasan:
                found[atasan.kode].setdefault(self.kinds(kode), []).append(kode)
        return found

    def kinds(self, kode: _Kode) -> _Kinds:
        """Return what posts have in common that were given and derive the same."""
        return self._given.get(kode, -1), self._derived.get(kode, -1)


def receivers_exist(
    organisasi: domain.Organisasi, katalog: domain.Katalog, dropped: Container[str]
) -> Iterator[Problem]:
    """K001: an own indicator is of a post of the chart, also while it is offered."""
    told = unknown_posts(organisasi, dropped)
    for turunan in katalog.turunan:
        indikator = turunan.indikator
        for kode in turunan.jabatan:
            yield from told(f"turunan {indikator.kode}", kode, indikator.span)
    for offered in katalog.tawaran:
        yield from told(f"turunan {offered.indikator}", offered.jabatan, offered.span)


def chains_end(katalog: domain.Katalog, chart: _Chart) -> Iterator[Problem]:
    """K019/K020: from every own indicator a chain leads up to the catalogue or the score card.

    What hangs on such a one is touched, and not told again.
    """
    loose = chart.resolved.derived.loose
    if not loose:
        return
    first, heirs = first_turunan(katalog), _Heirs(katalog, chart)
    offered = {own.indikator for own in katalog.tawaran}
    known = dict.fromkeys((*upper_ends(katalog), *first))
    hint = suggester(known)
    for turunan in loose:
        kode, span = turunan.indikator.kode, turunan.indikator.span
        if turunan.induk not in known:
            waiting = "masih ditawarkan dari tahun lalu; putuskan induk itu dahulu."
            gone = f"tidak ada.{hint(turunan.induk)}"
            why = waiting if turunan.induk in offered else gone
            pesan = f'turunan {kode}: induk "{turunan.induk}" {why}'
            yield Problem(span, "K020", pesan, jabatan=heirs.touched(turunan))
            continue
        line = [kode]
        above: domain.Turunan | None = turunan
        while above and len(line) <= domain.MOST_LEVELS:
            line.append(above.induk)
            above = first.get(above.induk)
        if above or len(line) > domain.MOST_LEVELS:
            pesan = f"turunan {kode}: {_endless(line)}; setiap induk ialah baris di atasnya."
            yield Problem(span, "K019", pesan, jabatan=heirs.touched(turunan))


def _endless(line: Sequence[str]) -> str:
    if line[0] not in line[1:]:
        round_about = len(set(line)) < len(line)
        most = f"melebihi {domain.MOST_LEVELS} tingkat"
        return f"induk dari induknya {'berputar' if round_about else most}"
    circle = line[: line.index(line[0], 1) + 1]
    return f"induknya berputar ({' dari '.join(circle)})"


class _Heirs:
    """Who derives, at any depth, from a turunan that is wrong."""

    def __init__(self, katalog: domain.Katalog, chart: _Chart) -> None:
        self._chart = chart
        self._below: dict[str, list[domain.Turunan]] = defaultdict(list)
        for turunan in katalog.turunan:
            self._below[turunan.induk].append(turunan)

    def of(self, kode: str) -> Iterator[domain.Turunan]:
        """Return the turunan that come from one, the nearest first, each once."""
        seen, pending = {kode}, [kode]
        for own in pending:  # grows while it is walked
            for heir in self._below.get(own, ()):
                if heir.indikator.kode not in seen:
                    seen.add(heir.indikator.kode)
                    pending.append(heir.indikator.kode)
                    yield heir

    def touched(self, turunan: domain.Turunan) -> tuple[str, ...]:
        """Return the posts of a turunan and of all that come from it."""
        posts = (kode for heir in self.of(turunan.indikator.kode) for kode in heir.jabatan)
        return tuple(dict.fromkeys((*turunan.jabatan, *posts)))

    def touched_below(self, kode: str, posts: Iterable[str]) -> tuple[str, ...]:
        """Return these posts and those below them with what comes from a turunan of theirs."""
        found: dict[str, None] = dict.fromkeys(posts)
        for heir in self.of(kode):
            found |= dict.fromkeys(k for k in heir.jabatan if self._stands_below(k, found))
        return tuple(found)

    def _stands_below(self, kode: _Kode, posts: Container[str]) -> bool:
        return any(j.kode in posts for j in domain.iter_chain(self._chart.organisasi, kode))


def induk_is_carried(katalog: domain.Katalog, chart: _Chart) -> Iterator[Problem]:
    """K011: an own indicator comes from one `diturunkan` to its post, or from a row right above.

    A superior without any indicator is passed over, as in K005.
    """
    wrong = _not_carried(chart)
    if not wrong:
        return
    heirs = _Heirs(katalog, chart)
    for turunan in katalog.turunan:
        kode = turunan.indikator.kode
        by_reason: dict[str, list[_Kode]] = defaultdict(list)
        for post in turunan.jabatan if kode in wrong else ():
            if post in wrong[kode]:
                by_reason[_why(turunan.induk, post, chart)].append(post)
        for why, posts in by_reason.items():
            pesan = (
                f"turunan {kode}: indikator {turunan.induk} tidak diturunkan kepada "
                f"{_first_of(posts)}{why}"
            )
            place = turunan.indikator.span
            touched = heirs.touched_below(kode, posts)
            yield Problem(place, "K011", pesan, jabatan=touched)


def _not_carried(chart: _Chart) -> Mapping[str, set[_Kode]]:
    """The posts that derive what they may not, by code; found by what posts have in common."""
    resolved = chart.resolved
    wrong: dict[str, set[_Kode]] = defaultdict(set)
    known: dict[object, list[_Indikator]] = {}
    for kode in resolved.derived.kinds:
        if kode in chart.organisasi.jabatan:
            atasan = chart.atasan_of(kode)
            above = resolved.alike(atasan.kode) if atasan else None
            alike = (resolved.derived.kind(kode), resolved.given.kind(kode), above)
            if alike not in known:
                known[alike] = _wrong_of(kode, atasan, resolved)
            for own in known[alike]:
                wrong[own].add(kode)
    return wrong


def _wrong_of(kode: _Kode, atasan: domain.Jabatan | None, resolved: Cascade) -> list[_Indikator]:
    taken, wanted = resolved.own(kode), resolved.to_derive(kode)
    return [
        own
        for own, rantai in resolved.derived.of(kode).items()
        if own not in taken
        or not (rantai.induk in wanted or _stands_above(rantai, atasan, resolved))
    ]


def _stands_above(rantai: Rantai, atasan: domain.Jabatan | None, resolved: Cascade) -> bool:
    """Whether the superior has the row; also where that is wrong itself, and told there."""
    if atasan is None or rantai.induk is None:
        return False
    derives = rantai.induk in resolved.derived.of(atasan.kode)
    return derives or resolved.carries(atasan.kode, rantai.induk)


def _why(induk: _Indikator, kode: _Kode, chart: _Chart) -> str:
    """Why a post may not derive from that indicator, in words, after its name."""
    resolved = chart.resolved
    atasan = chart.atasan_of(kode)
    if atasan is None or resolved.carries(kode, induk):
        return "."
    instead = [own for own, r in resolved.own(atasan.kode).items() if r.akar == induk]
    above = f"atasannya {atasan.kode}"
    if instead:
        return f"; {above} sudah menyusun turunannya: sebut {_either(instead)} sebagai induk."
    if induk in resolved.to_derive(atasan.kode):
        return f", dan {above} belum menyusun turunannya; susun itu dahulu."
    rows = (row.kode for row in resolved.baris(atasan.kode))
    return f", dan perjanjian {above} tidak memuatnya.{suggest(induk, rows)}"


def rows_are_taken_up(chart: _Chart) -> Iterator[Problem]:
    """K021 (warning): rows that nobody right below takes up; rows below that reach none above.

    One line a superior, or for all with the same. What K012 says is not said again: that own
    indicators are still owed. Who has rows of the score card, its kinds of post say.
    """
    whole: set[object] = set()
    told: dict[str, list[_Kode]] = defaultdict(list)
    for kode, below in chart.below().items():
        alike = (chart.kinds(kode), frozenset(below))
        faults = "" if alike in whole else "; ".join(_loose_ends(kode, below, chart.resolved))
        if faults:
            told[faults].append(kode)
        else:
            whole.add(alike)
    for faults, posts in told.items():
        first = chart.organisasi.jabatan[posts[0]]
        who = f"{first.nama} ({_first_of(posts)})"
        pesan = f"{who}: {faults}."
        yield Problem(first.span, "K021", pesan, Berat.PERINGATAN, tuple(posts))


def _loose_ends(
    kode: _Kode, below: Mapping[_Kinds, Sequence[_Kode]], resolved: Cascade
) -> Iterator[str]:
    own = resolved.own(kode)
    idle = _idle(kode, [posts[0] for posts in below.values()], resolved)
    if idle:
        yield f"baris {_some(idle)} tidak diturunkan kepada satu pun bawahan langsungnya"
    replaced = {rantai.akar for rantai in own.values()}.intersection(resolved.to_derive(kode))
    loose = [
        (f"{row} ({_first_of(posts)})", induk)
        for posts in below.values()
        for row, induk in _links(posts[0], resolved)
        if induk in replaced
    ]
    if loose:
        said = _some([words for words, _ in loose])
        missed = {induk for _, induk in loose}
        instead = _either(row for row, rantai in own.items() if rantai.akar in missed)
        yield f"baris bawahannya {said} tidak bersambung ke barisnya; sebut {instead} sebagai induk"


def _idle(kode: _Kode, heads: Sequence[_Kode], resolved: Cascade) -> list[_Indikator]:
    """The rows that nobody below takes up; of the pemilik's, K005 and K007 tell."""
    if kode == resolved.katalog.pemilik:
        return []
    own = resolved.own(kode)
    taken = {row for head in heads for row in resolved.taken_up(head)}
    owed = {indikator for head in heads for indikator in resolved.owed(head)}
    return [
        row
        for row in resolved.standing(kode)
        if row not in taken and (row not in own or own[row].akar not in owed)
    ]


def _links(kode: _Kode, resolved: Cascade) -> Iterator[tuple[_Indikator, _Indikator]]:
    """The settled rows of a post, each with the indicator of the catalogue that it was given by."""
    given, own = resolved.given.get(kode, {}), resolved.own(kode)
    for row in resolved.standing(kode):
        induk = own[row].induk if row in own else row
        if induk is not None and induk in given:
            yield row, induk


class _Bagian(Struct, frozen=True):
    """What a post bears of a row above, by one turunan; None: it does not say."""

    jabatan: _Kode
    turunan: domain.Turunan
    porsi: domain.Nilai | None


def porsi_add_up(katalog: domain.Katalog, chart: _Chart) -> Iterator[Problem]:
    """K022-K024: portions are of a target that adds up, and add up to it.

    Those directly below that take up one row divide its yearly target, once one of them says so.
    Dasar: Permenpan RB 8/2021, direct cascading (share of the target).
    """
    divided = {turunan.induk for turunan in katalog.turunan if turunan.porsi}
    shares: dict[tuple[_Kode, _Indikator], list[_Bagian]] = defaultdict(list)
    for turunan in katalog.turunan:
        for kode in turunan.jabatan if turunan.induk in divided else ():
            atasan = chart.atasan_of(kode) if kode in chart.organisasi.jabatan else None
            if atasan:
                bagian = _Bagian(kode, turunan, turunan.porsi.get(kode))
                shares[atasan.kode, turunan.induk].append(bagian)
    for (kode, induk), sharers in shares.items():
        told = [bagian for bagian in sharers if bagian.porsi]
        if told:
            yield from _porsi_faults(chart.row(kode, induk), kode, induk, sharers)


def _porsi_faults(
    row: domain.Baris | None, kode: _Kode, induk: str, sharers: Sequence[_Bagian]
) -> Iterator[Problem]:
    whole = _whole(row)
    told: dict[tuple[Span, str], list[_Kode]] = defaultdict(list)
    for bagian in sharers:
        if bagian.porsi and (whole is None or whole.ragam is not bagian.porsi.ragam):
            own = bagian.turunan.indikator
            pesan = (
                f'turunan {own.kode}: porsi "{bagian.porsi.teks}" dari {induk} tidak dapat '
                f"dijumlahkan; {_why_not(whole, kode)}."
            )
            told[own.span, pesan].append(bagian.jabatan)
    for (place, pesan), posts in told.items():
        yield Problem(place, "K022", pesan, jabatan=tuple(posts))
    if row and whole and all(b.porsi is None or b.porsi.ragam is whole.ragam for b in sharers):
        yield from _sum_faults(row, whole, kode, sharers)


def _why_not(whole: domain.Nilai | None, kode: _Kode) -> str:
    if whole:
        return f'targetnya pada {kode} "{whole.teks}"; tulis dalam satuan itu'
    return f"yang dibagi hanya target satu angka dengan agregasi jumlah pada perjanjian {kode}"


def _whole(row: domain.Baris | None) -> domain.Nilai | None:
    """The yearly target that may be divided, None where nothing adds up."""
    if row is None or row.agregasi is not domain.Agregasi.JUMLAH or row.target is None:
        return None
    tahunan = row.target.tahunan
    if tahunan is None or tahunan.besar is None or tahunan.ragam is domain.Ragam.PREDIKAT:
        return None
    return tahunan if tahunan.hingga is None else None


def _sum_faults(
    row: domain.Baris, whole: domain.Nilai, kode: _Kode, sharers: Sequence[_Bagian]
) -> Iterator[Problem]:
    """K023 where the sum is wrong whatever is still to come, K024 where somebody is missing."""
    total = sum((b.porsi.besar for b in sharers if b.porsi and b.porsi.besar), Decimal())
    bearing = {b.jabatan for b in sharers if b.porsi}
    missing = list(dict.fromkeys(b.jabatan for b in sharers if b.jabatan not in bearing))
    most = whole.besar or Decimal()
    place, angka = row.asal[0].span, wording.format_angka
    if total > most or (total != most and not missing):
        parts = [f"{b.jabatan} {b.porsi.teks}" for b in sharers if b.porsi]
        relation = "melebihi" if total > most else "kurang dari"
        pesan = (
            f"indikator {row.kode}: jumlah porsi {angka(total)} {relation} target tahunan {kode} "
            f'"{whole.teks}" ({_some(parts)}).'
        )
        yield Problem(place, "K023", pesan, jabatan=tuple(b.jabatan for b in sharers if b.porsi))
    elif missing:
        pesan = (
            f'indikator {row.kode}: dari target tahunan {kode} "{whole.teks}" sudah dibagi '
            f"{angka(total)}; porsi {_some(missing)} belum diisi."
        )
        yield Problem(place, "K024", pesan, Berat.PERINGATAN, tuple(missing))


def _first_of(posts: Sequence[str]) -> str:
    rest = len(posts) - 1
    return f"{posts[0]} dan {rest} jabatan lain" if rest else posts[0]


def _either(words: Iterable[str]) -> str:
    return " atau ".join(words)


def _some(words: Sequence[str]) -> str:
    rest = len(words) - _FEW
    return join_words([*words[:_FEW], f"{rest} lainnya"] if rest > 0 else words)
