"""Agreements of made-up posts, and what changed between two of them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pkdocs.base.values import replace
from pkdocs.domain.organisasi import KodeJabatan
from pkdocs.domain.salinan import (
    PERIODE,
    BarisSalinan,
    CentangSalinan,
    PihakSalinan,
    Salinan,
    Sumber,
)
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Banding, Beda, Kecocokan, Macam

LAMA = PihakSalinan("Wira Contoh", "198001012005011001", "Camat Contoh")

ATASAN = PihakSalinan("Sari Atasan", "", "Walikota Contoh")


def target(*texts: str | None) -> Mapping[str, str | None]:
    return dict(zip(PERIODE, texts, strict=True))


BIASA = target("N/A", "86,75", "N/A", "86,75", "86,75")


def baris(indikator: str = "Indeks Kepuasan Layanan", **fields: Any) -> BarisSalinan:
    made = BarisSalinan(
        kode="1.1",
        no_sasaran="1",
        kelompok="Sasaran Strategis",
        sasaran="Meningkatnya layanan kota",
        no_indikator="1",
        indikator=indikator,
        target=BIASA,
        lingkup="",
        sumber_data="e-SAKIP",
        satuan="Nilai",
        agregasi="tetap",
        pengukuran=("Definisi:", "ukuran contoh"),
    )
    return replace(made, **fields)


def centang(**cara: str | None) -> tuple[CentangSalinan, ...]:
    """Return how an indikator is given to the Asisten of these names."""
    return tuple(
        CentangSalinan(KodeJabatan(nama), f"Asisten {nama.title()}", own)
        for nama, own in cara.items()
    )


def salinan(*rows: BarisSalinan, **fields: Any) -> Salinan:
    made = Salinan(
        kode="camat-contoh",
        jabatan="Camat Contoh",
        unit="Kecamatan Contoh",
        tahun="2022",
        berkas="camat.docx",
        sumber=Sumber.DATA,
        pihak_pertama=LAMA,
        pihak_kedua=ATASAN,
        baris=rows or (baris(),),
    )
    return replace(made, **fields)


def changes(lama: Salinan, baru: Salinan) -> list[tuple[Macam, str, str]]:
    found = compare(lama, baru, Kecocokan.KODE).beda
    return [(change.macam, change.lama, change.baru) for change in found]


def row_changes(before: BarisSalinan, after: BarisSalinan) -> tuple[Beda, ...]:
    return compare(salinan(before), salinan(after), Kecocokan.KODE).beda


def seen(banding: Banding) -> Counter[tuple[object, ...]]:
    """The changes without the row they are named after, which is the new one."""
    return Counter((c.macam, c.lama, c.baru, c.periode, c.arah, c.selisih) for c in banding.beda)
