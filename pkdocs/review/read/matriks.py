"""The Lampiran of an Instruksi as a Word file -> what a filled-in workbook would say.

What of it changes the sources is asked by the same merge as of a workbook.
Never guesses: every word is a value, furniture, or listed with its place.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from pkdocs.base.problem import Berat, Checked, Problem, Span, suggester
from pkdocs.base.text import join_words
from pkdocs.base.values import replace
from pkdocs.domain.katalog import Katalog, iter_indikator
from pkdocs.domain.lembar import BukuTerbaca
from pkdocs.domain.organisasi import Jabatan, KodeJabatan, Organisasi
from pkdocs.review.read.columns import KolomAsing
from pkdocs.review.read.dikenal import Dikenal, find_dikenal
from pkdocs.review.read.formats import disguised
from pkdocs.review.read.furniture import is_fixed, is_page_number
from pkdocs.review.read.lembaran import Kepala, Lembaran
from pkdocs.review.read.paper import MARGIN, OUTSIDE, Heap, Paper, PaperLine, lay_out
from pkdocs.review.read.rest import group_unread, settle_silent, unread_words
from pkdocs.review.read.rows import short
from pkdocs.review.read.tabel import BERGAMBAR, KETIK, LEMBAR, TabelTerbaca, read_tabel
from pkdocs.review.read.ticks import known_lingkup
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.katalog import indikator, lampiran
from pkdocs.sources.sheets.katalog.matriks import JABATAN, build_matriks
from pkdocs.word import TemplateError, read_word_text

_TRACKED = "dokumen memuat perubahan terlacak; dibaca seolah-olah semuanya diterima."
_NO_TABLE = (
    "tidak ada tabel lampiran Instruksi: tidak ditemukan baris kepala dengan kolom Indikator dan "
    "Sasaran atau Target."
)


def read_lampiran(docx: bytes, berkas: str, bahan: Bahan) -> Checked[BukuTerbaca]:
    """Return the matrices of a Word file as the sheets of a workbook that tells no `dasar`.

    Problems: T001 and up and R006 where the file is no Word document; X060 without a matrix; X061
    and X062 what was not read of the tables, and outside of them; X063 and X069 columns that are
    no post's; X064 what is presumed; X065 what lampiran say differently; X066 rows without a code;
    X067 indikator that the paper does not have; X068 tables of no lampiran.
    """
    wrong = disguised(docx)
    if wrong:
        return Checked(None, (Problem(Span(berkas), *wrong),))
    try:
        text = read_word_text(docx, signs=True)
    except TemplateError as error:
        finding = error.findings[0]
        return Checked(None, (Problem(Span(berkas), finding.code, f"{finding.message}."),))
    read = read_matriks(lay_out(text), berkas, bahan)
    told = (Problem(Span(berkas), "X062", _TRACKED, Berat.PERINGATAN),) if text.tracked else ()
    buku = read.value and replace(read.value, sha256=hashlib.sha256(docx).hexdigest())
    return Checked(buku, (*told, *read.problems))


def read_matriks(paper: Paper, berkas: str, bahan: Bahan) -> Checked[BukuTerbaca]:
    """Return the matrices on a paper, as `read_lampiran`; the paper tells what of it was read."""
    organisasi, katalog = bahan.organisasi, bahan.katalog
    all_jabatan = tuple(organisasi.jabatan.values())
    kepala = {nama: _kepala(nama, bahan) for nama in LEMBAR.values()}
    untuk = {nama: own.keys() for nama, own in kepala.items()}
    tabel = read_tabel(paper, all_jabatan, untuk, known_lingkup(katalog))
    if not tabel.baris:
        nothing = () if tabel.tanpa_lampiran else (Problem(Span(berkas), "X060", _NO_TABLE),)
        return Checked(None, (*nothing, *_homeless(berkas, tabel)))
    found = find_dikenal(tabel.baris, katalog)
    sheets = Lembaran(berkas, _now(bahan), kepala)
    coded = [own for own in found if own.kode]
    names = sorted({row.lampiran for row in tabel.baris})
    buku = BukuTerbaca(
        berkas,
        "",
        (sheets.indikator(coded), *(sheets.lampiran(nama, coded) for nama in names)),
        naskah=True,
    )
    problems = (
        *_homeless(berkas, tabel),
        *_drawn(berkas, tabel),
        *_columns(berkas, tabel, all_jabatan),
        *_headless(berkas, tabel, kepala, organisasi),
        *_presumed(berkas, tabel, found),
        *_lacking(berkas, found, katalog),
        *sheets.problems,
        *_unread(berkas, paper),
    )
    return Checked(buku, problems)


def _kepala(nama: str, bahan: Bahan) -> Mapping[KodeJabatan, str]:
    """The header words of the columns that are one post's."""
    lajur = build_matriks(nama, bahan).lajur.items()
    return {KodeJabatan(kode): kepala for kepala, (cara, kode) in lajur if cara == JABATAN}


def _now(bahan: Bahan) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """What the sheets say now, by code and header word."""
    return {
        sheet.nama: {
            row.kunci: {kepala: sel.teks for kepala, sel in row.sel.items()}
            for row in sheet.build(bahan).baris
        }
        for sheet in (indikator.SHEET, *lampiran.SHEETS)
    }


def _columns(berkas: str, tabel: TabelTerbaca, chart: Sequence[Jabatan]) -> Iterator[Problem]:
    search = suggester([jabatan.nama for jabatan in chart])
    for own in tabel.asing:
        pesan = f"{_why(own, search)}; {own.centang} centang di sana tidak dibaca."
        yield Problem(Span(f"{berkas}!{own.di}"), "X063", pesan)


def _homeless(berkas: str, tabel: TabelTerbaca) -> Iterator[Problem]:
    for place in tabel.tanpa_lampiran:
        pesan = (
            'tidak ada baris "Lampiran I", "Lampiran II", atau "Lampiran III" di atas tabel ini; '
            "tabelnya tidak dibaca. Tulis baris itu di atasnya."
        )
        yield Problem(Span(f"{berkas}!{place}"), "X068", pesan)


def _drawn(berkas: str, tabel: TabelTerbaca) -> Iterator[Problem]:
    for place in tabel.bergambar:
        yield Problem(Span(f"{berkas}!{place}"), "X061", f"{BERGAMBAR}; tidak dibaca. {KETIK}")


def _why(own: KolomAsing, search: Callable[[str], str]) -> str:
    words = join_words([f'"{jabatan.nama}"' for jabatan in own.mungkin])
    if own.kembar:
        return f'kolom "{own.kepala}" dan kolom lain sama-sama berarti {words}'
    if own.mungkin:
        return f'kolom "{own.kepala}" dapat berarti {words}'
    return f'kolom "{own.kepala}" bukan jabatan di bagan.{search(own.kepala)} Tulis namanya'


def _headless(
    berkas: str, tabel: TabelTerbaca, kepala: Kepala, organisasi: Organisasi
) -> Iterator[Problem]:
    """Posts that are given something, and have no column in the sheet."""
    for nama in kepala:
        given = {
            k for row in tabel.baris if row.lampiran == nama for k, t in row.centang.items() if t
        }
        lost = [organisasi.jabatan[kode].nama for kode in sorted(given - kepala[nama].keys())]
        if lost:
            pesan = f"lembar {nama} tidak punya kolom bagi {join_words(lost)}; tidak diambil."
            yield Problem(Span(f"{berkas}!{nama}"), "X069", pesan)


def _presumed(berkas: str, tabel: TabelTerbaca, found: Sequence[Dikenal]) -> Iterator[Problem]:
    for place, jabatan in tabel.diduga:
        pesan = f'dibaca sebagai "{jabatan.nama}"; periksa.'
        yield Problem(Span(f"{berkas}!{place}"), "X064", pesan, Berat.PERINGATAN)
    for own in found:
        if own.ada and own.kemiripan < 1:
            pesan = (
                f'"{short(own.baris[0].baris.indikator)}" diduga indikator {own.kode}, '
                f'"{short(own.ada[1].indikator)}" (mirip {own.kemiripan:.0%}); periksa.'
            )
            here = Span(f"{berkas}!{own.baris[0].di}")
            yield Problem(here, "X064", pesan, Berat.PERINGATAN)


def _lacking(berkas: str, found: Sequence[Dikenal], katalog: Katalog) -> Iterator[Problem]:
    """Rows without a code, and indikator of the catalogue without a row."""
    for own in found:
        if not own.kode:
            pesan = (
                f'"{short(own.baris[0].baris.indikator)}" tidak ada di katalog, dan nomor sasaran '
                "atau indikatornya tidak terbaca atau kodenya sudah dipakai; tulis sendiri."
            )
            yield Problem(Span(f"{berkas}!{own.baris[0].di}"), "X066", pesan)
    seen = {own.kode for own in found}
    gone = [own.kode for _, own in iter_indikator(katalog) if own.kode not in seen]
    if gone:
        pesan = f"indikator {join_words(gone)} tidak ada di dokumen ini; di katalog tetap."
        yield Problem(Span(berkas), "X067", pesan, Berat.PERINGATAN)


def _unread(berkas: str, paper: Paper) -> Iterator[Problem]:
    """What is left: of the tables an error, of what stands around them a warning."""
    for line in paper.lines():
        if line.text.strip() and not line.whole:
            _settle(line)
    lines = [line for line in paper.lines() if line.text.strip()]
    left = [line for line in lines if next(unread_words(line), None)]
    own = [line for line in left if line.box and line.box.grid.data]
    for place, there in group_unread(lines, own):
        words = " | ".join(" … ".join(unread_words(line)) for line in there)
        yield Problem(Span(f"{berkas}!{place}"), "X061", f'tidak terbaca: "{short(words)}".')
    others = [line for line in left if line not in own]
    for there in _blocks(lines, others):
        words = " ".join(word for line in there for word in unread_words(line))
        count = f" ({len(there)} baris)" if len(there) > 1 else ""
        pesan = f'tidak dibaca: "{short(words)}"{count}.'
        yield Problem(Span(f"{berkas}!{_around(there[0])}"), "X062", pesan, Berat.PERINGATAN)


def _settle(line: PaperLine) -> None:
    fixed = line.free and not line.box and is_fixed(line.text)
    if fixed or (line.place == MARGIN and is_page_number(line.text)):
        line.take(Heap.FURNITURE)
    settle_silent(line)


def _blocks(lines: Sequence[PaperLine], left: Sequence[PaperLine]) -> Iterator[list[PaperLine]]:
    """The unread lines around the tables that follow each other at one place."""
    wanted = set(map(id, left))
    block: list[PaperLine] = []
    for line in lines:
        if block and (id(line) not in wanted or _around(line) != _around(block[0])):
            yield block
            block = []
        if id(line) in wanted:
            block.append(line)
    if block:
        yield block


def _around(line: PaperLine) -> str:
    return f"tabel {line.box.grid.number}" if line.box else line.place or OUTSIDE
