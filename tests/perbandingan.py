"""Made-up posts compared, for the views of a comparison: a few that hold everything, or very many."""

from collections.abc import Iterator

from pkdocs.perubahan import (
    Arah,
    Banding,
    BarisSalinan,
    Kecocokan,
    Macam,
    PasanganBaris,
    Perubahan,
    Pihak,
    Salinan,
    Sumber,
)

HOSTILE = '</script><img src=x onerror="document.title=1"><!-- "=HYPERLINK()" \u202eterbalik\u2028👩‍👩‍👧'


def baris(number: int, **fields: object) -> BarisSalinan:
    """A row of made-up words; `fields` replaces some."""
    values: dict[str, object] = {
        "kode": f"{number}.1",
        "no_sasaran": str(number),
        "kelompok": ("strategis", "khusus", "operasional")[min(number // 4, 2)],
        "sasaran": f"Terwujudnya contoh sasaran ke-{number} yang tertib, bersih, dan terbuka",
        "no_indikator": "1",
        "indikator": f"Indeks Contoh Layanan ke-{number} bagi Warga Kota Rekaan",
        "target": target("86,75"),
        "sumber_data": "e-Contoh",
        "satuan": "Nilai",
        "agregasi": "tetap",
        "pengukuran": (
            "Definisi",
            f"Hasil survei contoh ke-{number} terhadap layanan di kelurahan rekaan.",
            "Metode Pengukuran",
            "Rata-rata dari seluruh jawaban yang sah pada triwulan berjalan.",
        ),
    }
    return BarisSalinan(**(values | fields))  # type: ignore[arg-type]


def target(tahunan: str, tw2: str | None = None) -> dict[str, str | None]:
    return {"tw1": "N/A", "tw2": tw2 or tahunan, "tw3": "N/A", "tw4": tahunan, "tahunan": tahunan}


def salinan(kode: str, jabatan: str, tahun: str, rows: tuple[BarisSalinan, ...]) -> Salinan:
    nama = "Wira Contoh" if tahun == "2022" else "Sari Rekaan, S.Contoh"
    return Salinan(
        kode=kode,
        jabatan=jabatan,
        unit=f"Unit {kode.rpartition('-')[2].title()}",
        tahun=tahun,
        berkas=f"{tahun}/{kode}.docx",
        sumber=Sumber.DATA,
        pihak_pertama=Pihak(nama, "198001012005011001", jabatan),
        pihak_kedua=Pihak("Budi Misal", "", "Walikota Kota Rekaan"),
        baris=rows,
    )


def changed_target(row: BarisSalinan, lama: str, baru: str, selisih: str) -> Perubahan:
    arah = Arah.NAIK if lama < baru else Arah.TURUN
    return Perubahan(
        Macam.TARGET, lama, baru, row.indikator, row.kode, "tahunan", arah, selisih
    )


def same(kode: str = "camat-rekaan", jabatan: str = "Camat Rekaan") -> Banding:
    rows = tuple(baris(n) for n in range(1, 4))
    lama, baru = salinan(kode, jabatan, "2022", rows), salinan(kode, jabatan, "2023", rows)
    return Banding(lama, baru, Kecocokan.KODE, pairs(rows, rows))


def pairs(lama: tuple[BarisSalinan, ...], baru: tuple[BarisSalinan, ...]) -> tuple[PasanganBaris, ...]:
    return tuple(PasanganBaris(a, b, Kecocokan.KODE) for a, b in zip(lama, baru, strict=True))


def many(count: int) -> Iterator[Banding]:
    """Posts of a made-up province, one at a time; in every third a target has changed."""
    for number in range(count):
        kode, jabatan = f"lurah-{number}-k{number % 44}", f"Lurah Rekaan {number}"
        rows = tuple(baris(n, kode=f"{n}.{number % 97}") for n in range(1, 17))
        lama = salinan(kode, jabatan, "2022", rows)
        if number % 3:
            yield Banding(lama, salinan(kode, jabatan, "2023", rows), Kecocokan.KODE, pairs(rows, rows))
            continue
        new = baris(1, kode=rows[0].kode, target=target("87"))
        change = changed_target(new, "86,75", "87", "0,25")
        first = PasanganBaris(rows[0], new, Kecocokan.KODE, 1.0, (change,))
        baru = salinan(kode, jabatan, "2023", (new, *rows[1:]))
        yield Banding(
            lama, baru, Kecocokan.KODE, (first, *pairs(rows[1:], rows[1:])), (change,)
        )
