"""The Lampiran of an Instruksi as Word files, from a catalogue: the layout of 2023, and others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pkdocs import domain
from pkdocs.domain.katalog import iter_indikator
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.katalog.kolom_indikator import iter_indikator as plain_indikator
from tests.foreign import cell, document, p, row, table

LAMPIRAN = ("Lampiran I", "Lampiran II", "Lampiran III")
ASISTEN = {
    "asisten-pemerintahan": "Pem",
    "asisten-perekonomian-pembangunan": "Ekbang",
    "asisten-administrasi-kesra": "Kesra",
}
BAGIAN = {
    "kabag-pemerintahan": "Pem",
    "kabag-hukum": "Hukum",
    "kabag-kkpp": "KKPP",
    "kabag-perekonomian": "Ekonomi",
    "kabag-plh": "PLH",
    "kabag-umum": "Umum",
    "kabag-ppk": "PPK",
    "kabag-kesra": "Kesra",
}
TETAP = ("NO", "Sasaran", "NO", "Indikator Kinerja", "Sumber Data", "Pengukuran Kinerja")
"""The columns before the targets."""
JENJANG = "Kasubbag/Ketua Subkelompok/Pejabat Fungsional Penanggung Jawab"
Ticks = Mapping[str, domain.Penerima]


def ticks_of(indikator: domain.Indikator, lampiran: str) -> dict[str, domain.Penerima]:
    """Who is given an indikator by a lampiran."""
    return {
        kode: own for own in indikator.penerima if own.lampiran == lampiran for kode in own.jabatan
    }


def target_texts(indikator: domain.Indikator) -> list[str]:
    target = indikator.target
    assert target
    all_nilai = (*target.triwulan, target.tahunan)
    return ["N/A" if nilai is None else nilai.teks for nilai in all_nilai]


def printed(indikator: domain.Indikator) -> str:
    """Pengukuran as the Instruksi of 2023 prints it: the sub-head before its text."""
    lines = []
    for uraian in indikator.pengukuran:
        texts = [u if isinstance(u, str) else f"{u.tanda} {u.teks}" for u in uraian.isi]
        if uraian.judul:
            texts[0] = f"{uraian.judul.upper()} : {texts[0]}"
        lines += texts
    return "\n".join(lines).replace("**", "")


@dataclass(frozen=True)
class Tata:
    """How a lampiran is laid out; `tanda` gives the tick of the n-th cell."""

    tanda: Callable[[int], str] = lambda nth: ("✓", "√", "✔", "v", "1", "*", "•", "●")[nth % 8]
    halaman: int = 4
    """So many rows stand in a table before the next begins."""
    kepala_lagi: bool = True
    """Whether the next table has the header again."""
    nomor_kolom: bool = False
    rows: list[str] = field(default_factory=list)


def matrix(
    katalog: domain.Katalog, lampiran: str, posts: Mapping[str, str], over: str, tata: Tata
) -> str:
    """A lampiran with one column a post, as Lampiran I and II have it."""
    width = len(TETAP) + 6 + len(posts)
    first = row(
        *(cell(name, merge="restart") for name in TETAP),
        cell("Triwulan", span=4),
        cell("Tahunan", merge="restart"),
        cell("Keterangan", merge="restart"),
        cell(over, span=len(posts)),
    )
    going = cell(merge="continue")
    second = row(*(going for _ in TETAP), "I", "II", "III", "IV", going, going, *posts.values())
    header = [first, second]
    if tata.nomor_kolom:
        header.append(row(*(f"({n})" for n in range(1, width + 1))))
    rows = [
        (own, [*_tetap(katalog, own), *_ticks(own, lampiran, posts, tata, nth)])
        for nth, (_, own) in enumerate(iter_indikator(katalog))
    ]
    return heading(lampiran) + _pages(katalog, header, rows, tata)


def _tetap(katalog: domain.Katalog, own: domain.Indikator) -> list[str]:
    sasaran = next(s for s in katalog.sasaran if own in s.indikator)
    merge = "restart" if own is sasaran.indikator[0] else "continue"
    texts = (sasaran.no_sasaran, sasaran.sasaran)
    several = len(sasaran.indikator) > 1
    first = [cell(t if merge == "restart" else "", merge=merge) if several else t for t in texts]
    return [
        *first,
        own.no_indikator,
        own.indikator,
        own.sumber_data,
        printed(own),
        *target_texts(own),
        own.satuan,
    ]


def _ticks(
    own: domain.Indikator, lampiran: str, posts: Mapping[str, str], tata: Tata, nth: int
) -> list[str]:
    ticks = ticks_of(own, lampiran)
    down = [t.teks for t in ticks.values() if t.sifat is domain.Sifat.DITURUNKAN]
    if down and len(ticks) == len(posts):
        return [cell(down[0], span=len(posts))]
    return [_tick(ticks.get(kode), tata.tanda(nth + at)) for at, kode in enumerate(posts)]


def _tick(own: domain.Penerima | None, sign: str) -> str:
    if own is None:
        return ""
    *first, last = own.lingkup or ("",)
    words = f"{', '.join(first)} dan {last}" if first else last
    return f"{sign}\n({words})" if words else sign


def _pages(
    katalog: domain.Katalog,
    header: Sequence[str],
    rows: Sequence[tuple[domain.Indikator, list[str]]],
    tata: Tata,
) -> str:
    width = max(len(cells) for _, cells in rows)  # a merged cell of ticks counts once
    tables: list[list[str]] = []
    kelompok = None
    for nth, (own, cells) in enumerate(rows):
        group = next(s.kelompok for s in katalog.sasaran if own in s.indikator)
        begins = cells[0].startswith("<w:") and "continue" in cells[0]
        if not tables or (nth % tata.halaman == 0 and not begins):
            tables.append(list(header) if tata.kepala_lagi or not tables else [])
        if group != kelompok:
            kelompok = group
            words = f"Sasaran {group.title()}"
            tables[-1].append(row(cell(words, span=width - 3), cell(words, span=3)))
        tables[-1].append(row(*cells))
    return p("").join(table(*own, columns=width) for own in tables)


def heading(lampiran: str) -> str:
    return p(f"{lampiran} : Instruksi Walikota Nomor 1 Tahun 2023")


def names(bahan: Bahan, tata: Tata) -> str:
    """Lampiran III as it is: one column names who bears the indikator."""
    katalog, organisasi = bahan.katalog, bahan.organisasi
    source = bahan.sources["indicators.yaml"]
    notes = {own["kode"]: own["catatan"] for _, own in plain_indikator(source)}
    lampiran = LAMPIRAN[2]
    heads = ("No", "Sasaran", "", *TETAP[3:], "I", "II", "III", "IV", "Tahunan", "Keterangan")
    header = [row(*heads, JENJANG, "Catatan")]
    rows = []
    for _, own in iter_indikator(katalog):
        ticks = ticks_of(own, lampiran)
        down = [t.teks for t in ticks.values() if t.sifat is domain.Sifat.DITURUNKAN]
        posts = (organisasi.jabatan[domain.KodeJabatan(kode)].nama for kode in ticks)
        said = down[0] if down else "\n".join(posts).replace("Kepala Subbagian", "Kasubbag")
        rows.append((own, [*_tetap(katalog, own), said, notes[own.kode]]))
    return heading(lampiran) + _pages(katalog, header, rows, tata)


def instruksi(bahan: Bahan, tata: Tata) -> bytes:
    """The three lampiran in the layout of 2023."""
    katalog = bahan.katalog
    return document(
        p("INSTRUKSI WALIKOTA"),
        matrix(katalog, LAMPIRAN[0], ASISTEN, "Asisten", tata),
        matrix(katalog, LAMPIRAN[1], BAGIAN, "Kepala Bagian", tata),
        names(bahan, tata),
    )
