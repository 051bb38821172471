"""What of an earlier year still stands in the sources, and whether somebody decided that it may.

Pure. Decisions are those of `Katalog.tinjauan`; they hold for its year, and for the very texts
that they speak of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.domain.alasan import Sebab, write_alasan

_YEAR = r"(?:19|20)[0-9]{2}"
_YEARS = rf"(?i){_YEAR}(?:(?:\s|[./–—-]|s\.?d\.?|sampai|dengan|hingga|tahun)+{_YEAR})?"
_OF_THE_YEAR = ("tahunan ", "anggaran ")


class Undecided(Struct, frozen=True):
    """A text with the years in it that nobody decided, and where a decision is waited for."""

    teks: domain.Teks
    tahun: tuple[str, ...]
    putusan: domain.Putusan | None = None


class Renewal(Struct, frozen=True, dict=True):
    """What is still to be decided before agreements of the year may be signed.

    `teks` name years, `usulan` are targets of last year that nobody confirmed, `tawaran` its own
    indicators that were neither taken nor removed. `lapsed` are decisions that do not fit what
    they speak of any more, `unclear` those that say nothing known.
    """

    teks: tuple[Undecided, ...] = ()
    usulan: tuple[domain.Teks, ...] = ()
    tawaran: tuple[domain.Tawaran, ...] = ()
    lapsed: tuple[domain.Putusan, ...] = ()
    unclear: tuple[domain.Putusan, ...] = ()
    tahun_lain: bool = False
    """The decisions are of another year, so that none of them holds."""

    def reasons(
        self, jabatan: domain.Jabatan, atasan: domain.Jabatan, baris: Sequence[domain.Baris]
    ) -> Iterator[str]:
        """Return why the agreement of a post with its atasan, of these rows, may not be signed yet.

        What stands at the title of a seat is the seat's too.
        """
        if self.tahun_lain:
            yield write_alasan(Sebab.TINJAUAN_LAIN)
        offered = self.offered.get(jabatan.kode)
        if offered:
            yield write_alasan(Sebab.TAWARAN, [own.indikator for own in offered])
        if not self.teks and not self.usulan:
            return
        dated, proposed, own = self._dated, self._proposed, _codes(jabatan)
        ours = {b.kode: (b.kode, *(f"{b.kode} {post}" for post in own)) for b in baris}
        named = [
            b.kode
            for b in baris
            if not dated.isdisjoint((*ours[b.kode], " ".join(b.sasaran.split())))
        ]
        if named:
            yield write_alasan(Sebab.TAHUN_INDIKATOR, named)
        if not dated.isdisjoint(("", *own, *_codes(atasan))):
            yield write_alasan(Sebab.TAHUN_NASKAH)
        promised = [b.kode for b in baris if b.target]
        kept = [kode for kode in promised if not proposed.isdisjoint(ours[kode])]
        if kept:
            yield write_alasan(Sebab.USULAN_TARGET, () if kept == promised else kept)
        if jabatan.kode in proposed:
            yield write_alasan(Sebab.USULAN_ANGGARAN)

    @property
    def banyak(self) -> int:
        """Return how many things are to be decided: years, targets, offers, and what lapsed.

        A decision on a target that lapsed is one with its target.
        """
        years = sum(len(own.tahun) for own in self.teks)
        offers = len({own.span for own in self.tawaran})
        return years + len(self.usulan) + offers + sum(bool(own.tertulis) for own in self.lapsed)

    @cached_property
    def offered(self) -> Mapping[domain.KodeJabatan, Sequence[domain.Tawaran]]:
        """Return what is offered to each post."""
        found: dict[domain.KodeJabatan, list[domain.Tawaran]] = defaultdict(list)
        for own in self.tawaran:
            found[own.jabatan].append(own)
        return dict(found)

    @cached_property
    def _dated(self) -> frozenset[str]:
        return frozenset(map(_owner, (own.teks for own in self.teks)))

    @cached_property
    def _proposed(self) -> frozenset[str]:
        return frozenset(map(_owner, self.usulan))


def _codes(jabatan: domain.Jabatan) -> tuple[str, ...]:
    """The codes by which sources name a post: its own, and that of the title it is a seat of."""
    return (jabatan.kode, jabatan.titel) if jabatan.titel else (jabatan.kode,)


def _owner(teks: domain.Teks) -> str:
    """Whose the text is: a code, two ("indikator jabatan"), or the words of a sasaran."""
    if teks.indikator and teks.jabatan:
        return f"{teks.indikator} {teks.jabatan}"
    return teks.indikator or teks.sasaran or teks.jabatan


def renew(katalog: domain.Katalog, others: Iterable[domain.Teks] = ()) -> Renewal:
    """Return what is undecided in the texts of a katalog and in `others` (of a template)."""
    all_teks, tinjauan = (*katalog.teks, *others), katalog.tinjauan
    if tinjauan is None or tinjauan.tahun != katalog.tahun:
        found = tuple(_undecided(all_teks, (), katalog.tahun))
        return Renewal(found, tawaran=katalog.tawaran, tahun_lain=tinjauan is not None)
    taken = _taken_over(katalog.usulan, tinjauan.usulan)
    open_targets = [(own, teks) for own, teks in taken if not confirms(own, teks)]
    return Renewal(
        teks=tuple(_undecided(all_teks, tinjauan.teks, katalog.tahun)),
        usulan=tuple(teks for _, teks in open_targets),
        tawaran=katalog.tawaran,
        lapsed=(
            *_lapsed(all_teks, tinjauan.teks),
            *(own for own, teks in open_targets if own.putusan and own.teks != teks.teks),
        ),
        unclear=(
            *(own for own in tinjauan.teks if not is_clear(own)),
            *(own for own, teks in open_targets if own.putusan and own.teks == teks.teks),
        ),
    )


def _taken_over(
    targets: Sequence[domain.Teks], all_putusan: Sequence[domain.Putusan]
) -> Iterator[tuple[domain.Putusan, domain.Teks]]:
    """Return each decision with the target that it speaks of, as that stands now.

    Where its place is gone, by a new code or another file: every target of the same words for which
    no decision is listed. One that stands nowhere any more is asked about no more.
    """
    here = {teks.di: teks for teks in targets}
    listed = {own.di for own in all_putusan}
    unlisted: dict[str, list[domain.Teks]] = defaultdict(list)
    for teks in targets:
        if teks.di not in listed:
            unlisted[teks.teks].append(teks)
    for own in all_putusan:
        if own.di in here:
            yield own, here[own.di]
        else:
            for teks in unlisted.get(own.teks, ()):
                yield own, replace(teks, di=f"{teks.di}, semula {own.di}")


def is_clear(putusan: domain.Putusan) -> bool:
    """Return whether that says something of years in a text: nothing yet, `tetap`, other years."""
    words = putusan.putusan
    return words in ("", domain.TETAP) or bool(re.fullmatch(_YEARS, words))


def confirms(putusan: domain.Putusan, teks: domain.Teks) -> bool:
    """Return whether the decision confirms a target as it stands now.

    `tetap` does where nothing changed since; other words must be the new target of the year.
    """
    if putusan.putusan == domain.TETAP:
        return putusan.teks == teks.teks
    return any(f"{what}{putusan.putusan}" in teks.teks.split("; ") for what in _OF_THE_YEAR)


def other_years(all_putusan: Iterable[domain.Putusan]) -> dict[str, str]:
    """Return what decisions about one text put in the place of which years, as they are written."""
    return {
        own.tertulis: own.putusan
        for own in all_putusan
        if own.putusan not in ("", domain.TETAP) and is_clear(own)
    }


_Text = tuple[str, str]
"""A place (`di`) and the text there."""


def by_text(all_putusan: Iterable[domain.Putusan]) -> dict[_Text, list[domain.Putusan]]:
    """Return decisions by the place and the words of the text that they speak of."""
    found: dict[_Text, list[domain.Putusan]] = defaultdict(list)
    for own in all_putusan:
        found[own.di, own.teks].append(own)
    return found


def _lapsed(
    all_teks: Iterable[domain.Teks], all_putusan: Iterable[domain.Putusan]
) -> Iterator[domain.Putusan]:
    """Return the decisions whose text is neither as it was nor as they want it."""
    there = {(teks.di, teks.teks) for teks in all_teks}
    for (di, teks), own in by_text(all_putusan).items():
        if (di, teks) not in there and (di, domain.with_years(teks, other_years(own))) not in there:
            yield from (putusan for putusan in own if putusan.putusan)


def _undecided(
    all_teks: Sequence[domain.Teks], all_putusan: Sequence[domain.Putusan], tahun: int
) -> Iterator[Undecided]:
    """Return the texts with a year that is listed and not decided, stale, or in doubt.

    In doubt is every other year of a place about whose former text something was decided.
    """
    listed = by_text(all_putusan)
    done = {
        (di, domain.with_years(teks, other_years(own))): own for (di, teks), own in listed.items()
    }
    moved = {own.di for own in _lapsed(all_teks, all_putusan)}
    for teks in all_teks:
        here = teks.di, teks.teks
        own = listed.get(here, [])
        waiting = [p for p in own if p.putusan != domain.TETAP]
        settled = {_settled(p) for p in own or done.get(here, [])}
        doubtful = teks.di in moved and not settled
        left = [n for n in domain.named_years(teks.teks) if n.tertulis not in settled]
        wrong = {n.tertulis: None for n in left if _is_wrong(teks, n, tahun, doubtful=doubtful)}
        years = dict.fromkeys(p.tertulis for p in waiting) | wrong
        if years:
            yield Undecided(teks, tuple(years), next(iter(waiting), None))


def _settled(putusan: domain.Putusan) -> str:
    """The years that a decision leaves in a text."""
    return putusan.tertulis if putusan.putusan in ("", domain.TETAP) else putusan.putusan


def _is_wrong(
    teks: domain.Teks, named: domain.TahunTertulis, tahun: int, *, doubtful: bool
) -> bool:
    if doubtful:
        return named.tahun != tahun
    return teks.dicetak and domain.is_stale(named, tahun)
