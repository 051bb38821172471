"""Rules of targets that an evaluator asks about: against earlier years, and over the year. Pure.

Whether a number fits its kind says `rules.checks.targets` (A007), for it is printed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pkdocs import domain
from pkdocs.base.problem import Problem
from pkdocs.base.text import fold
from pkdocs.rules.mutu.kata import holds
from pkdocs.rules.mutu.milik import Milik


def check_targets(
    everything: Iterable[Milik], ukuran: domain.UkuranMutu, lalu: Iterable[domain.TargetLalu]
) -> Iterator[Problem]:
    """Return what is doubtful about the target of each indicator."""
    earlier: dict[domain.KodeIndikator, list[domain.TargetLalu]] = defaultdict(list)
    for own in lalu:
        earlier[own.kode].append(own)
    for milik in everything:
        yield from measured_in_time(milik, ukuran)
        own_years = earlier.get(milik.indikator.kode)
        if own_years:
            yield from not_lowered(milik, ukuran, own_years)
            yield from moves(milik, ukuran, own_years)


def measured_in_time(milik: Milik, ukuran: domain.UkuranMutu) -> Iterator[Problem]:
    """M007: something is measured before the last quarter, unless others judge once a year."""
    indikator = milik.indikator
    if indikator.target is None or holds(
        f"{indikator.satuan} {indikator.indikator}", ukuran.dinilai_pihak_lain
    ):
        return
    *early, last = indikator.target.triwulan
    if last is not None and not any(early):
        pesan = (
            "baru diukur pada triwulan IV, maka meleset baru diketahui di akhir tahun; beri target "
            "antara."
        )
        yield milik.target_problem("M007", pesan)


def not_lowered(
    milik: Milik, ukuran: domain.UkuranMutu, lalu: Sequence[domain.TargetLalu]
) -> Iterator[Problem]:
    """M005: the target is not below last year's, unless `alasan_turun` says why.

    Where a lower number may be the better one (`boleh_turun`) nothing is said. Of posts with
    targets of their own the first is named.
    """
    indikator = milik.indikator
    if indikator.alasan_turun or holds(indikator.indikator, ukuran.boleh_turun):
        return
    latest = max(own.tahun for own in lalu)
    fallen = dict.fromkeys((o.lama, o.baru) for o in lalu if o.tahun == latest and o.turun)
    for lama, baru in islice(fallen, 1):
        rest = f" (dan {len(fallen) - 1} target lain)" if len(fallen) > 1 else ""
        pesan = (
            f"target tahunan {baru} lebih ringan daripada target {latest}, {lama}{rest}; perbaiki, "
            "atau tulis alasannya pada alasan_turun."
        )
        yield milik.target_problem("M005", pesan)


def moves(
    milik: Milik, ukuran: domain.UkuranMutu, lalu: Sequence[domain.TargetLalu]
) -> Iterator[Problem]:
    """M006: a target does not stay for `tahun_tetap` years, unless it cannot rise any more."""
    moved = {own.tahun for own in lalu if not own.tetap}
    latest = max(own.tahun for own in lalu)
    years = range(latest, latest - ukuran.tahun_tetap + 1, -1)
    stayed = {own.tahun for own in lalu} - moved
    now = lalu[0].baru
    if years and stayed.issuperset(years) and fold(now) not in map(fold, ukuran.target_puncak):
        pesan = f"target tahunan {now} tidak berubah sejak {years[-1]}; pastikan masih menantang."
        yield milik.target_problem("M006", pesan)
