"""Rules of going from one year to the next: years in texts, targets, what was offered.

Dasar: an agreement is of one year, with targets set anew for it (Permenpan RB 53/2014). What is
told here makes a konsep, so that nothing of last year is signed unseen.
"""

from collections.abc import Iterator, Sequence

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.text import join_words
from pkdocs.rules.renewal import Renewal, Undecided, is_clear

_SHOWN = 8


def check_renewal(katalog: domain.Katalog, renewal: Renewal) -> Iterator[Problem]:
    """Return what is still to be decided before agreements of this year are signed."""
    for own in renewal.teks:
        yield _warning(own.teks.span, "N001", _undecided(own, katalog.tahun))
    yield from decisions_hold(katalog, renewal)
    yield from targets_confirmed(renewal, katalog.tinjauan)
    yield from turunan_taken(katalog.tawaran)


def _undecided(own: Undecided, tahun: int) -> str:
    """N001: a year in a text is this one, or somebody decided that it stays."""
    years = join_words([f'"{tertulis}"' for tertulis in own.tahun])
    konsep = "Perjanjian yang memuatnya masih konsep."
    if own.putusan is None:
        return (
            f"{own.teks.di}: teks ini menyebut {years}, padahal tahun perjanjiannya {tahun}. "
            f"Perbaiki teksnya; bila memang benar, catat putusannya dengan pkdocs decide. {konsep}"
        )
    there = own.putusan.span
    if own.putusan.putusan and is_clear(own.putusan):
        return (
            f'{own.teks.di}: putusan "{own.putusan.putusan}" bagi {years} ({there.berkas} baris '
            f"{there.baris}) belum ditulis ke teks ini; jalankan pkdocs decide. {konsep}"
        )
    return (
        f"{own.teks.di}: {years} belum diputuskan; isi putusan di {there.berkas} baris "
        f'{there.baris}: "tetap", atau tahun penggantinya. {konsep}'
    )


def decisions_hold(katalog: domain.Katalog, renewal: Renewal) -> Iterator[Problem]:
    """N003: decisions are of this year, and their text is as it was. N004: they are understood."""
    tinjauan = katalog.tinjauan
    if tinjauan and renewal.tahun_lain:
        pesan = (
            f"putusan di berkas ini bagi tahun {tinjauan.tahun}, bukan {katalog.tahun}, maka tidak "
            "berlaku dan semua perjanjian masih konsep. Buat proyek tahun baru dengan pkdocs "
            'next-year; atau, bila target dan teksnya memang sudah baru, hapus kunci "tinjauan" '
            "dari indicators.yaml."
        )
        yield _warning(tinjauan.span, "N003", pesan)
    for own in renewal.lapsed:
        what = f'"{own.tertulis}"' if own.tertulis else "target"
        pesan = (
            f'{own.di}: putusan "{own.putusan}" bagi {what} tidak cocok lagi dengan yang tertulis '
            "sekarang; putuskan lagi, atau hapus butir ini bila tidak berlaku."
        )
        yield _warning(own.span, "N003", pesan)
    for own in renewal.unclear:
        instead = (
            f'tahun pengganti bagi "{own.tertulis}". Teks lain disunting langsung di sumbernya.'
            if own.tertulis
            else "target tahunan yang baru setelah diubah di sumbernya."
        )
        pesan = f'{own.di}: putusan "{own.putusan}" tidak dimengerti; tulis "tetap", atau {instead}'
        yield _warning(own.span, "N004", pesan)


def targets_confirmed(renewal: Renewal, tinjauan: domain.Tinjauan | None) -> Iterator[Problem]:
    """N005: a target that was taken over from last year is confirmed for this one."""
    if tinjauan and renewal.usulan:
        listed = _some([teks.di for teks in renewal.usulan])
        pesan = (
            f"{len(renewal.usulan)} isian masih usulan dari tahun lalu ({listed}); isi putusan "
            'masing-masing: "tetap", atau target tahunan yang baru setelah diubah di sumbernya. '
            "Perjanjian yang memuatnya masih konsep."
        )
        yield _warning(tinjauan.span, "N005", pesan)


def turunan_taken(tawaran: Sequence[domain.Tawaran]) -> Iterator[Problem]:
    """N006: an own turunan of last year is taken anew or goes; one line for each file."""
    for berkas in dict.fromkeys(offered.span.berkas for offered in tawaran):
        own = {o.span: o.indikator for o in tawaran if o.span.berkas == berkas}
        pesan = (
            f"{len(own)} turunan tahun lalu ditawarkan dan belum diambil "
            f"({_some(list(own.values()))}), maka tidak dicetak. Hapus baris "
            '"tawaran" pada yang dipakai lagi, dan seluruh butirnya pada yang tidak. Perjanjian '
            "penerimanya masih konsep."
        )
        yield _warning(next(iter(own)), "N006", pesan)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown}, …" if len(names) > _SHOWN else shown


def _warning(span: Span, kode: str, pesan: str) -> Problem:
    return Problem(span, kode, pesan, Berat.PERINGATAN)
