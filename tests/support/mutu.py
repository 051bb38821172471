"""Indicators and lists for the checks of quality, made as values."""

from collections.abc import Iterable
from typing import Any

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.base.values import replace
from pkdocs.rules.mutu.milik import Milik
from tests.support.worlds import indikator

STRATEGIS, KHUSUS = domain.Kelompok.STRATEGIS, domain.Kelompok.KHUSUS
UKURAN = domain.UkuranMutu(
    satuan=("Nilai", "Orang", "Bulan", "Persen"),
    awal_kegiatan=("Melaksanakan", "Penyusunan"),
    pencacah=("Jumlah",),
    kegiatan=("rapat", "nota dinas"),
    jenjang_hasil=("Tinggi",),
    rumus=("dibagi", "x 100"),
    sumber_kosong=("belum ada",),
    dinilai_pihak_lain=("Predikat", "SAKIP"),
    boleh_turun=("kemiskinan",),
    target_puncak=("100%",),
    tahun_tetap=3,
    bulan_sesudah_dpa=1,
)


def milik(
    kode: str = "1.1",
    kelompok: domain.Kelompok = KHUSUS,
    jabatan: tuple[str, ...] = ("walikota",),
    jenjang: tuple[str, ...] = (),
    **changes: Any,
) -> Milik:
    """An indicator of good quality, but for what is given; `metode` and `definisi` are texts."""
    parts = {"metode": changes.pop("metode", "a dibagi b"), "definisi": changes.pop("definisi", "")}
    isi = tuple(domain.Uraian(jenis, "", (text,)) for jenis, text in parts.items() if text)
    own = replace(indikator(kode, []), **{"pengukuran": isi, **changes})
    posts = tuple(map(domain.KodeJabatan, jabatan))
    return Milik(own, kelompok, posts, frozenset(jenjang), own.kode)


def target(*texts: str) -> domain.Target:
    """The quarters and the year; N/A is none."""
    ragam = domain.Ragam.PREDIKAT
    values = (None if text == "N/A" else domain.Nilai(text, ragam, None) for text in texts)
    return domain.Target(*values)


def lines(problems: Iterable[Problem]) -> list[str]:
    """Code and words of problems, all of which are warnings."""
    found = list(problems)
    assert {problem.berat for problem in found} <= {Berat.PERINGATAN}
    return [f"{problem.kode} {problem.pesan}" for problem in found]
