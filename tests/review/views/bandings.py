"""Made-up posts compared, for the views of a comparison: a few of every kind, or very many."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pkdocs.base.values import replace
from pkdocs.domain.salinan import BarisSalinan, PihakSalinan, Salinan, Sumber, TakTerbaca
from pkdocs.review.compare.banding import Arah, Banding, Beda, Kecocokan, Macam, PasanganBaris
from pkdocs.review.compare.sides import Tally
from pkdocs.review.read.folder import Side

HOSTILE = (
    '</script><img src=x onerror="document.title=1"><!-- "=HYPERLINK()" \u202eterbalik\u2028👩‍👩‍👧'
)


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
    nama = "Wira Contoh" if tahun == "2022" or "kabag" not in kode else "Sari Rekaan, S.Contoh"
    return Salinan(
        kode=kode,
        jabatan=jabatan,
        unit=f"Unit {kode.rpartition('-')[2].title()}",
        tahun=tahun,
        berkas=f"{tahun}/{kode}.docx",
        sumber=Sumber.DATA,
        pihak_pertama=PihakSalinan(nama, "198001012005011001", jabatan),
        pihak_kedua=PihakSalinan("Budi Misal", "", "Walikota Kota Rekaan"),
        baris=rows,
    )


def same(kode: str = "camat-rekaan", jabatan: str = "Camat Rekaan") -> Banding:
    rows = tuple(baris(n) for n in range(1, 4))
    lama, baru = salinan(kode, jabatan, "2022", rows), salinan(kode, jabatan, "2023", rows)
    return Banding(lama, baru, Kecocokan.KODE, pairs(rows, rows))


def pairs(
    lama: tuple[BarisSalinan, ...], baru: tuple[BarisSalinan, ...]
) -> tuple[PasanganBaris, ...]:
    return tuple(PasanganBaris(a, b, Kecocokan.KODE) for a, b in zip(lama, baru, strict=True))


def few() -> tuple[Banding, ...]:
    """One post of each state, and in the first one change of nearly every kind."""
    return (everything(), same(), new_post(), gone_post(), unread(), hostile())


def everything() -> Banding:
    """A post whose agreement changed in many ways, one pair of rows only likely the same."""
    old = (
        baris(1, agregasi=None),
        baris(2, target=target("100%")),
        baris(3, target=target("(3) WTP")),
        baris(4, lingkup="Kebersihan"),
        baris(5),
        baris(6),
        baris(7),
    )
    new = (
        baris(1, target=target("87,00")),
        baris(2, target=target("95%", "100%"), satuan="Persen", agregasi="terakhir"),
        baris(3, target=target("A (82)"), sumber_data="e-Rekaan"),
        baris(4, lingkup="Kebersihan dan Ketertiban", pengukuran=_REWORDED),
        baris(5, sasaran="Terwujudnya contoh sasaran ke-5 yang tertib, aman, dan terbuka"),
        baris(6, indikator="Persentase Contoh Layanan ke-6 yang Selesai bagi Warga Kota Rekaan"),
        baris(8, no_sasaran="7"),
    )
    changes = (
        tuple(moved(old[0], p, ("86,75", "87,00"), (Arah.NAIK, "0,25")) for p in _MEASURED),
        (
            *(moved(old[1], p, ("100%", "95%"), (Arah.TURUN, "5")) for p in ("tw4", "tahunan")),
            about(old[1], Macam.SATUAN, "Nilai", "Persen"),
            about(old[1], Macam.AGREGASI, "tetap", "terakhir"),
        ),
        (
            *(
                moved(old[2], p, ("(3) WTP", "A (82)"), (Arah.TAK_TERBANDING, ""))
                for p in _MEASURED
            ),
            about(old[2], Macam.SUMBER_DATA, "e-Contoh", "e-Rekaan"),
        ),
        (
            about(old[3], Macam.LINGKUP, "Kebersihan", "Kebersihan dan Ketertiban"),
            about(
                old[3], Macam.PENGUKURAN, "\n".join(old[3].pengukuran or ()), "\n".join(_REWORDED)
            ),
        ),
        (),
        (about(old[5], Macam.INDIKATOR_BERUBAH, old[5].indikator, new[5].indikator),),
    )
    rows = tuple(
        PasanganBaris(a, b, Kecocokan.KODE, 1.0, c)
        for a, b, c in zip(old[:6], new[:6], changes, strict=True)
    )
    likely = PasanganBaris(rows[5].lama, rows[5].baru, Kecocokan.DIDUGA, 0.826, rows[5].beda)
    gone = PasanganBaris(old[6], None, None, 1.0, (about(old[6], Macam.INDIKATOR_HILANG),))
    come = PasanganBaris(None, new[6], None, 1.0, (about(new[6], Macam.INDIKATOR_BARU),))
    whole = (
        Beda(Macam.JABATAN_BERGANTI_NAMA, "Kepala Bagian Contoh", "Kepala Bagian Contoh Rekaan"),
        Beda(Macam.PEJABAT, "Wira Contoh", "Sari Rekaan, S.Contoh"),
        Beda(Macam.SASARAN_BERUBAH, old[4].sasaran, new[4].sasaran),
        Beda(Macam.PROGRAM, "Rp1.000.000", "Rp1.250.000", "Program Contoh"),
    )
    lama = salinan("kabag-contoh", "Kepala Bagian Contoh", "2022", old)
    baru = salinan("kabag-contoh", "Kepala Bagian Contoh Rekaan", "2023", new)
    pairs_ = (*rows[:5], likely, gone, come)
    inside = tuple(change for pair in pairs_ for change in pair.beda)
    return Banding(lama, baru, Kecocokan.KODE, pairs_, (*whole, *inside))


_MEASURED = ("tw2", "tw4", "tahunan")
_REWORDED = (
    "Definisi",
    "Hasil survei contoh ke-4 terhadap layanan di kecamatan dan kelurahan rekaan.",
    "Metode Pengukuran",
    "Rata-rata tertimbang dari seluruh jawaban yang sah pada triwulan berjalan.",
)


def about(row: BarisSalinan, macam: Macam, lama: str = "", baru: str = "") -> Beda:
    return Beda(macam, lama, baru, row.indikator, row.kode)


def moved(row: BarisSalinan, periode: str, texts: tuple[str, str], how: tuple[Arah, str]) -> Beda:
    return Beda(Macam.TARGET, *texts, row.indikator, row.kode, periode, *how)


def new_post() -> Banding:
    baru = salinan("lurah-baru-rekaan", "Lurah Baru Rekaan", "2023", (baris(1), baris(2)))
    return Banding(None, baru, None, (), (Beda(Macam.JABATAN_BARU, "", baru.jabatan),))


def gone_post() -> Banding:
    lama = salinan("lurah-lama-rekaan", "Lurah Lama Rekaan", "2022", (baris(1),))
    return Banding(lama, None, None, (), (Beda(Macam.JABATAN_HILANG, lama.jabatan, ""),))


def unread() -> Banding:
    """A table of Word with a target that could not be read, beside a document edited by hand."""
    row = baris(1, kelompok="Sasaran Strategis")
    half = baris(1, target=target("86,75") | {"tw4": None}, agregasi=None)
    old = replace(
        salinan("", "Kepala Subbagian Rekaan", "2022", (half,)),
        sumber=Sumber.TABEL,
        pihak_kedua=PihakSalinan(None, None, None),
        tak_terbaca=(TakTerbaca("Target TW IV indikator 1.1: “8b,75”."),),
    )
    new = replace(salinan("", "Kepala Subbagian Rekaan", "2023", (row,)), sumber=Sumber.TEKS)
    catatan = ("Dokumen 2023 disunting tangan: teksnya yang dipakai.",)
    pair = PasanganBaris(half, row, Kecocokan.TEKS)
    return Banding(old, new, Kecocokan.TEKS, (pair,), (), catatan)


def doubtful() -> Banding:
    """A post in which nothing changed, with words beside a target that nobody can read."""
    banding = same("camat-samar", "Camat Samar")
    assert banding.lama is not None
    words = (
        TakTerbaca("catatan kaki tidak dibandingkan", kata="lihat lampiran"),
        TakTerbaca("tidak terbaca", "tabel 2, baris 7", "9O,5", nilai=True),
    )
    return replace(banding, lama=replace(banding.lama, tak_terbaca=words))


def alone() -> Banding:
    """A post of which last year's paper is not there."""
    baru = salinan("lurah-sendiri-rekaan", "Lurah Sendiri Rekaan", "2023", (baris(1),))
    rows = (PasanganBaris(None, baris(1)),)
    return Banding(None, baru, None, rows, (), (), "tidak ada dokumen lama")


def counted(tally: Tally, bandings: Iterable[Banding]) -> Iterator[Banding]:
    """The posts on their way, counted as a comparison counts them."""
    for banding in bandings:
        tally.add(banding)
        yield banding


def hostile() -> Banding:
    """Text that would run, end an element, turn around or overflow, were it not shown as text."""
    long = "Pertanggungjawaban" * 12
    sasaran = '<img src=x onerror="document.title=1"> <b>tebal</b> &amp;'
    old = baris(1, sasaran=sasaran, indikator=f"{HOSTILE} lama {long}")
    new = baris(1, sasaran=sasaran, indikator=f"{HOSTILE} baru {long}")
    change = about(old, Macam.INDIKATOR_BERUBAH, old.indikator, new.indikator)
    pair = PasanganBaris(old, new, Kecocokan.KODE, 1.0, (change,))
    return Banding(
        salinan("=1+1-<b>", HOSTILE, "2022", (old,)),
        salinan("=1+1-<b>", HOSTILE, "2023", (new,)),
        Kecocokan.KODE,
        (pair,),
        (change,),
    )


def many(count: int) -> Iterator[Banding]:
    """Posts of a made-up province, one at a time; in every third a target has changed."""
    for number in range(count):
        kode, jabatan = f"lurah-{number}-k{number % 44}", f"Lurah Rekaan {number}"
        rows = tuple(baris(n, kode=f"{n}.{number % 97}") for n in range(1, 17))
        lama = salinan(kode, jabatan, "2022", rows)
        if number % 3:
            yield Banding(
                lama, salinan(kode, jabatan, "2023", rows), Kecocokan.KODE, pairs(rows, rows)
            )
            continue
        new = baris(1, kode=rows[0].kode, target=target("87"))
        changes = tuple(moved(new, p, ("86,75", "87"), (Arah.NAIK, "0,25")) for p in _MEASURED)
        first = PasanganBaris(rows[0], new, Kecocokan.KODE, 1.0, changes)
        baru = salinan(kode, jabatan, "2023", (new, *rows[1:]))
        yield Banding(lama, baru, Kecocokan.KODE, (first, *pairs(rows[1:], rows[1:])), changes)


def alike(count: int) -> Iterator[Banding]:
    """Posts with one and the same change, of one indikator."""
    for banding in many(3 * count):
        if banding.beda:
            yield replace(banding, beda=tuple(replace(c, kode="1.1") for c in banding.beda))


def tally_of(*bandings: Banding) -> Tally:
    """What a comparison of these posts came to."""
    tally = Tally(Side(Path("lama")), Side(Path("baru")))
    for _ in counted(tally, bandings):
        pass
    return tally
