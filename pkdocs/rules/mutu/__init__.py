"""Checks of quality: what an evaluator would ask about. Warnings only, and never a score.

Run by `check` alone: nothing here stops a document or makes it a konsep. Word lists and limits are
data (`domain.UkuranMutu`). Dasar: Permenpan RB 88/2021 (evaluation of SAKIP): results and not
activities, a formula and a source, targets that challenge, names that mean one thing.
"""

from collections.abc import Iterable, Iterator

from pkdocs import domain
from pkdocs.base.problem import Problem
from pkdocs.rules.mutu import diterima, isi, nama, penetapan, target
from pkdocs.rules.mutu.milik import collect_milik


def check_mutu(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    ukuran: domain.UkuranMutu,
    lalu: Iterable[domain.TargetLalu] = (),
) -> Iterator[Problem]:
    """Return what is doubtful about the wording and the targets of a year, a line an indicator.

    `lalu` is what is known of earlier years; without it nothing is said of them. What was accepted
    (`diterima`) is left out, and M015 tells what was accepted without need.
    """
    everything = collect_milik(organisasi, katalog)
    found = (
        *isi.check_wording(everything, ukuran),
        *isi.check_sasaran(katalog, ukuran),
        *nama.check_names(everything),
        *target.check_targets(everything, ukuran, lalu),
        *penetapan.check_programs(everything, katalog),
        *penetapan.check_date(organisasi.naskah, ukuran),
    )
    return diterima.without_accepted(found, everything, ukuran.diterima)
