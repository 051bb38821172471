"""The chains of own indicators: what each turunan comes from, up to the catalogue. Pure.

A chain is found by codes alone, and a code is one in the project: so posts with the same turunan
have the same rows. Whether the superior of a post carries what it derives from is for `checks`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.values import replace

SENDIRI = "turunan sendiri"
KARTU = "score card"
_ATASAN = "turunan atasan"


class Rantai(Struct, frozen=True):
    """An indicator with what it rests on; `induk` None at the upper end of a chain.

    `sasaran` is the one that its row stands under and `no_indikator` its place there, both in the
    order of the form: behind what it comes from. `asal` are the links from its own entry up.
    """

    indikator: domain.Indikator
    sasaran: domain.Sasaran
    no_indikator: str
    asal: tuple[domain.Asal, ...]
    induk: domain.KodeIndikator | None = None
    penurunan: domain.Penurunan | None = None

    @property
    def akar(self) -> domain.KodeIndikator:
        """Return the indicator of the catalogue or the score card at the upper end."""
        return domain.KodeIndikator(self.asal[-1].kode)


Own = Mapping[domain.KodeIndikator, Rantai]
"""What one post derives, by code."""
_NOTHING: Own = {}


class Derived:
    """What each post derives. Posts that derive the same have the same `kind`.

    `shares` are what the kinds stand for, all or those that are needed; `loose` are the turunan
    that nobody has, since their chain leads to no indicator.
    """

    def __init__(
        self,
        shares: Mapping[int, Own],
        kinds: Mapping[domain.KodeJabatan, int],
        loose: Sequence[domain.Turunan] = (),
    ) -> None:
        self.shares = shares
        self.kinds = kinds
        self.loose = loose

    def of(self, kode: domain.KodeJabatan) -> Own:
        """Return what the post derives."""
        return self.shares.get(self.kind(kode), _NOTHING)

    def kind(self, kode: domain.KodeJabatan) -> int:
        """Return the number of what the post derives, -1 for nothing."""
        return self.kinds.get(kode, -1)


def collect_turunan(katalog: domain.Katalog) -> Derived:
    """Return what each post derives; a turunan whose chain leads to no indicator is none.

    Of two turunan of a post with one code the first counts (K003).
    """
    all_rantai = list(chains(katalog))
    rules: dict[domain.KodeJabatan, list[int]] = defaultdict(list)
    for number, (turunan, rantai) in enumerate(zip(katalog.turunan, all_rantai, strict=True)):
        for kode in turunan.jabatan if rantai else ():
            rules[kode].append(number)
    numbers: dict[tuple[int, ...], int] = {}
    kinds = {kode: numbers.setdefault(tuple(own), len(numbers)) for kode, own in rules.items()}
    shares = {kind: _share(all_rantai[n] for n in own) for own, kind in numbers.items()}
    loose = [t for t, rantai in zip(katalog.turunan, all_rantai, strict=True) if rantai is None]
    return Derived(shares, kinds, loose)


def _share(own: Iterable[Rantai | None]) -> Own:
    share: dict[domain.KodeIndikator, Rantai] = {}
    for rantai in filter(None, own):
        share.setdefault(rantai.indikator.kode, rantai)
    return share


def first_turunan(katalog: domain.Katalog) -> Mapping[domain.KodeIndikator, domain.Turunan]:
    """Return every turunan by its code; of two with one code the first."""
    found: dict[domain.KodeIndikator, domain.Turunan] = {}
    for turunan in katalog.turunan:
        found.setdefault(turunan.indikator.kode, turunan)
    return found


def chains(katalog: domain.Katalog) -> Iterator[Rantai | None]:
    """Return the chain of each turunan, in their order.

    None where it leads nowhere: a gap, a circle, too many links.
    """
    known = upper_ends(katalog)
    first = first_turunan(katalog)
    for turunan in katalog.turunan:
        line = [turunan]
        while line[-1].induk not in known and len(line) < domain.MOST_LEVELS:
            above = first.get(line[-1].induk)
            if above is None:
                break
            line.append(above)
        rantai = known.get(line[-1].induk)
        for own in reversed(line):
            if rantai is None or len(rantai.asal) == domain.MOST_LEVELS:
                rantai = None
                break
            rantai = _derive(own, rantai)
            if first[own.indikator.kode] is own:
                known.setdefault(own.indikator.kode, rantai)
        yield rantai


def upper_ends(katalog: domain.Katalog) -> dict[domain.KodeIndikator, Rantai]:
    """Return where chains may end: each indicator of the catalogue and the score card."""
    found: dict[domain.KodeIndikator, Rantai] = {}
    card = katalog.score_card.sasaran if katalog.score_card else ()
    for aturan, all_sasaran in (("katalog", katalog.sasaran), (KARTU, card)):
        for sasaran in all_sasaran:
            above = replace(sasaran, indikator=())
            for indikator in sasaran.indikator:
                asal = (domain.Asal(aturan, indikator.span, indikator.kode),)
                own = Rantai(indikator, above, indikator.no_indikator, asal)
                found.setdefault(indikator.kode, own)
    return found


def _derive(turunan: domain.Turunan, above: Rantai) -> Rantai:
    """The chain one link longer; a sasaran of one's own stands behind the one it comes from."""
    own, sasaran = turunan.indikator, above.sasaran
    if turunan.sasaran:
        no_sasaran = f"{sasaran.no_sasaran}.{above.no_indikator}"
        sasaran = replace(sasaran, no_sasaran=no_sasaran, sasaran=turunan.sasaran)
    upper, *rest = above.asal
    if above.induk is not None:
        upper = replace(upper, aturan=_ATASAN)
    return Rantai(
        indikator=own,
        sasaran=sasaran,
        no_indikator=f"{above.no_indikator}.{own.no_indikator}",
        asal=(domain.Asal(SENDIRI, own.span, own.kode), upper, *rest),
        induk=turunan.induk,
        penurunan=turunan.penurunan,
    )
