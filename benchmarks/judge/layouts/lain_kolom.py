"""Family H: columns and headers as other offices have them."""

from collections.abc import Iterator

from judge import paper
from judge.lampiran import lay_out, quarters
from judge.layout import Layout, Piece
from judge.layouts.asing import NATIONAL, national, pages
from judge.layouts.kota import lampiran
from judge.paper import Part, Value, fixed
from judge.truth import Truth

BOTH = (*NATIONAL, "satuan=Satuan", "tahunan=Target")
_BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")


def one(name: str, *pieces: Piece, program: bool = False, own: bool = False) -> Layout:
    """Return a layout of the family, of an office elsewhere."""
    return Layout(f"H-{name}", "H", "asing", pieces, program, own)


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in their columns."""
    yield from _planned()
    yield from _by_year()


def _planned() -> Iterator[Layout]:
    short = ("no=No.", "sasaran=Sasaran", "indikator=Indikator Kinerja")
    for name, texts in (
        ("bobot", (*NATIONAL, "lain-bobot=Bobot (%)", "tahunan=Target", "satuan=Satuan")),
        (
            "sd-triwulan",
            (
                *BOTH,
                *quarters(*(f"Target s/d Triwulan|{n}" for n in ("I", "II", "III", "IV"))),
            ),
        ),
        (
            "formula",
            (
                *NATIONAL,
                "pengukuran=Formula / Rumus Perhitungan",
                "sumber_data=Sumber Data",
                "tahunan=Target",
                "satuan=Satuan",
                "kosong=Ket.",
            ),
        ),
        (
            "kolom-terbalik",
            (
                "indikator=Indikator Kinerja",
                "satuan=Satuan",
                "tahunan=Target",
                "sasaran=Sasaran Strategis",
            ),
        ),
        (
            "dwibahasa",
            (
                "no=No",
                "sasaran=Sasaran Strategis / Strategic Objectives",
                "indikator=Indikator Kinerja / Performance Indicators",
                "satuan=Satuan / Unit",
                "tahunan=Target",
            ),
        ),
        (
            "bumd-inggris",
            (
                "no=No",
                "sasaran=Strategic Objective",
                "indikator=Key Performance Indicator (KPI)",
                "satuan=Unit",
                "lain-bobot=Weight",
                "tahunan=Target",
            ),
        ),
        ("bulan", (*BOTH, *(f"lain-{bulan}=Rencana Bulan|{bulan}" for bulan in _BULAN))),
        (
            "esakip",
            (
                *short,
                "satuan=Satuan",
                "tahunan=Target Tahun Ini",
                *quarters(*(f"TW{n}|Target" for n in range(1, 5))),
            ),
        ),
        ("kepala-renggang", (*NATIONAL, "satuan=S A T U A N", "tahunan=T A R G E T")),
    ):
        plan = lampiran(national(*texts, numbers="1" if name == "sd-triwulan" else ""))
        around = (_esakip_top, *pages(plan), _esakip_foot) if name == "esakip" else pages(plan)
        yield one(name, *around)


def _esakip_top(truth: Truth) -> Part:
    """The lines that a web application prints above."""
    year = paper.line(
        f"Tahun Anggaran : {truth.tahun}", Value(("tahun",), truth.tahun), fixed="Tahun Anggaran"
    )
    return fixed("e-SAKIP | Cetak Perjanjian Kinerja") + year


def _esakip_foot(_truth: Truth) -> Part:
    return fixed("Dicetak dari aplikasi e-SAKIP") + fixed("Halaman 1 dari 1")


def _by_year() -> Iterator[Layout]:
    """Heads that name years: only that of the agreement is its target."""
    for name, texts in (
        ("baseline", ("lain-awal=Baseline {lalu}", "tahunan=Target {tahun}")),
        (
            "renstra-tiga-tahun",
            ("lain-lalu=Target|{lalu}", "tahunan=Target|{tahun}", "lain-depan=Target|{depan}"),
        ),
        ("tahun-di-atas", ("satuan=Tahun {tahun}|Satuan", "tahunan=Tahun {tahun}|Target")),
        (
            "kondisi-awal-akhir",
            (
                "lain-awal=Kondisi Awal",
                "tahunan=Target {tahun}",
                "lain-akhir=Kondisi Akhir Renstra",
            ),
        ),
    ):
        yield one(name, *pages(_of_years(texts)))


def _of_years(texts: tuple[str, ...]) -> Piece:
    def piece(truth: Truth) -> Part:
        year = int(truth.tahun)
        given = {"lalu": str(year - 1), "tahun": truth.tahun, "depan": str(year + 1)}
        written = [text.format_map(given) for text in texts]
        unit = () if any(text.startswith("satuan") for text in texts) else ("satuan=Satuan",)
        return lay_out(truth, national(*NATIONAL, *unit, *written))

    return piece
