"""Rules of what stands behind the agreements: programs, and the date after the budget paper."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.domain import wording
from pkdocs.rules.mutu.milik import Milik

_SETAHUN = 12


def check_programs(everything: Iterable[Milik], katalog: domain.Katalog) -> Iterator[Problem]:
    """M011: of the posts that carry or derive a strategic indicator, one has a program.

    Asked only where the sources give programs at all.
    """
    if not katalog.program:
        return
    with_program = {program.jabatan for program in katalog.program}
    carriers = _carriers(everything, katalog)
    for sasaran, indikator in domain.iter_indikator(katalog):
        strategic = sasaran.kelompok is domain.Kelompok.STRATEGIS
        if strategic and with_program.isdisjoint(carriers[indikator.kode]):
            pesan = (
                f"indikator {indikator.kode}: tidak satu pun jabatan yang memuat atau "
                "menurunkannya mempunyai program; lengkapi program, atau periksa penerimanya."
            )
            yield Problem(indikator.span, "M011", pesan, Berat.PERINGATAN)


def _carriers(
    everything: Iterable[Milik], katalog: domain.Katalog
) -> dict[domain.KodeIndikator, set[domain.KodeJabatan]]:
    """The posts that hold, derive or have to derive each indicator of the catalogue."""
    found: dict[domain.KodeIndikator, set[domain.KodeJabatan]] = defaultdict(set)
    for milik in everything:
        if milik.akar is not None:
            found[milik.akar].update(milik.jabatan)
    for _, indikator in domain.iter_indikator(katalog):
        found[indikator.kode].update(kode for p in indikator.penerima for kode in p.jabatan)
    return found


def check_date(naskah: domain.Naskah, ukuran: domain.UkuranMutu) -> Iterator[Problem]:
    """M012: signed within a month after the budget paper was passed.

    Where the sources name the last day themselves (`batas_tanggal`), J014 says so. What is open of
    the date of signing counts as early as it can be. Dasar: Permenpan RB 53/2014.
    """
    dpa, tanggal = naskah.tanggal_dpa, naskah.tanggal
    if dpa is None or naskah.batas_tanggal is not None:
        return
    if (tanggal.tahun, tanggal.bulan or 0, tanggal.hari or 0) > _last_day(dpa, ukuran):
        pesan = (
            f"tanggal penandatanganan {wording.format_tanggal(tanggal)} lebih dari "
            f"{ukuran.bulan_sesudah_dpa} bulan sesudah DPA ({wording.format_tanggal(dpa)})."
        )
        yield Problem(naskah.span, "M012", pesan, Berat.PERINGATAN)


def _last_day(dpa: domain.Tanggal, ukuran: domain.UkuranMutu) -> tuple[int, int, int]:
    """The day so many months later; what is open of the date counts as late as it can be."""
    months = dpa.tahun * _SETAHUN + (dpa.bulan or _SETAHUN) - 1 + ukuran.bulan_sesudah_dpa
    return months // _SETAHUN, months % _SETAHUN + 1, dpa.hari or 31
