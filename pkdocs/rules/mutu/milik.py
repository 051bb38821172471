"""Every indicator with what the checks of quality ask of it: its group, and whose it is. Pure."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.rules.rantai import chains


class Milik(Struct, frozen=True):
    """An indicator, the group of its sasaran, and the posts in whose agreements it stands.

    `jenjang` are the grades of those posts; none: it is the catalogue's own. `akar` is the code
    of the indicator that it comes from, its own in the catalogue; None in the Score Card.
    """

    indikator: domain.Indikator
    kelompok: domain.Kelompok
    jabatan: tuple[domain.KodeJabatan, ...]
    jenjang: frozenset[str] = frozenset()
    akar: domain.KodeIndikator | None = None

    def problem(self, kode: str, pesan: str) -> Problem:
        """Return a warning about the words of the indicator."""
        words = f"indikator {self.indikator.kode}: {pesan}"
        return Problem(self.indikator.span, kode, words, Berat.PERINGATAN)

    def target_problem(self, kode: str, pesan: str) -> Problem:
        """Return a warning about the target of the indicator."""
        words = f"indikator {self.indikator.kode}: {pesan}"
        return Problem(self.indikator.target_span, kode, words, Berat.PERINGATAN)


def collect_milik(organisasi: domain.Organisasi, katalog: domain.Katalog) -> tuple[Milik, ...]:
    """Return every indicator of a year: the catalogue's, those of single posts, the Score Card."""
    return (
        *_of_catalogue(katalog),
        *_of_posts(organisasi, katalog),
        *_of_card(organisasi, katalog.score_card),
    )


def _of_catalogue(katalog: domain.Katalog) -> Iterator[Milik]:
    for sasaran, indikator in domain.iter_indikator(katalog):
        ticked = (p for p in indikator.penerima if p.sifat is domain.Sifat.LANGSUNG)
        holders = (katalog.pemilik, *(kode for p in ticked for kode in p.jabatan))
        yield Milik(indikator, sasaran.kelompok, holders, akar=indikator.kode)


def _of_posts(organisasi: domain.Organisasi, katalog: domain.Katalog) -> Iterator[Milik]:
    """The own indicators of posts; one whose chain leads nowhere has an error."""
    for turunan, rantai in zip(katalog.turunan, chains(katalog), strict=True):
        if rantai:
            jenjang, group = _jenjang(organisasi, turunan.jabatan), rantai.sasaran.kelompok
            yield Milik(turunan.indikator, group, turunan.jabatan, jenjang, rantai.akar)


def _of_card(organisasi: domain.Organisasi, card: domain.ScoreCard | None) -> Iterator[Milik]:
    if card is None:
        return
    kinds = card.berlaku_untuk
    holders = tuple(j.kode for j in organisasi.jabatan.values() if j.jenis in kinds)
    jenjang = _jenjang(organisasi, holders)
    for sasaran in card.sasaran:
        for indikator in sasaran.indikator:
            yield Milik(indikator, sasaran.kelompok, holders, jenjang)


def _jenjang(
    organisasi: domain.Organisasi, holders: Iterable[domain.KodeJabatan]
) -> frozenset[str]:
    chart = organisasi.jabatan
    return frozenset(chart[kode].jenjang for kode in holders if kode in chart)
