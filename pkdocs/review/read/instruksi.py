"""The Instruksi and its lampiran as Word files -> what a comparison takes for agreements. Pure.

Each lampiran is one Salinan, with who is given an indikator in its rows; what stands around the
tables is its `naskah`. Nothing is lost: words of a table that say nothing here are unread.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct

from pkdocs.base.text import fold, join_words
from pkdocs.base.values import replace
from pkdocs.domain.katalog import Sifat
from pkdocs.domain.organisasi import Jabatan, KodeJabatan
from pkdocs.domain.salinan import (
    TIDAK_TERBACA,
    BarisSalinan,
    CentangSalinan,
    PihakSalinan,
    Salinan,
    Sumber,
    TakTerbaca,
)
from pkdocs.review.read.furniture import is_page_number
from pkdocs.review.read.paper import MARGIN, Heap, Paper, PaperLine, lay_out
from pkdocs.review.read.rest import group_unread, settle_silent, unread_words
from pkdocs.review.read.tabel import BERGAMBAR, BarisMatriks, TabelTerbaca, read_tabel
from pkdocs.review.read.ticks import Tick
from pkdocs.word import TemplateError, read_printed_lines, read_word_text

INSTRUKSI = "Instruksi"
_BEGINNING = 40
"""Lines within which a lampiran says of what it is one."""
_OF_LAMPIRAN = re.compile(r"\blampiran (?:i{1,3}|[123]) instruksi\b")
_TAHUN = re.compile(r"\bnomor (?:\w+ ){0,4}tahun (20\d\d)\b")


class Bagan(Struct, frozen=True):
    """What the heads of tick columns are read by.

    All posts, the posts that each lampiran is for by its name, and the folded words of all lingkup.
    """

    jabatan: Sequence[Jabatan]
    untuk: Mapping[str, Set[KodeJabatan]]
    lingkup: Set[str]


def is_instruksi(docx: bytes) -> bool:
    """Return whether a file is an Instruksi of dikta, or begins as a lampiran of one does."""
    try:
        lines = [fold(line) for line in read_printed_lines(docx)]
    except TemplateError:
        return False
    if any(line.startswith("instruksi ") for line in lines) and "kesatu" in lines:
        return True
    return _OF_LAMPIRAN.search(" ".join(filter(None, lines[:_BEGINNING]))) is not None


def read_instruksi(docx: bytes, berkas: str, bagan: Bagan) -> tuple[Salinan, ...]:
    """Return the lampiran in a file, each as a Salinan, or the Instruksi itself as one.

    Raises:
        TemplateError: The file is no Word document; `is_instruksi` says of none that it is one.
    """
    paper = lay_out(read_word_text(docx, signs=True))
    tabel = read_tabel(paper, bagan.jabatan, bagan.untuk, bagan.lingkup)
    names = _names(bagan.jabatan)
    unread = tuple(_unread(paper, tabel))
    first, *others = [
        _salinan(nama, berkas, [row for row in tabel.baris if row.lampiran == nama], names)
        for nama in dict.fromkeys(row.lampiran for row in tabel.baris)
    ] or [_salinan(INSTRUKSI, berkas, (), names)]
    naskah = tuple(_around(paper))
    tahun = _TAHUN.search(fold(" ".join(naskah)))
    whole = (replace(first, naskah=naskah), *others)
    year = tahun[1] if tahun else ""
    return tuple(replace(own, tahun=year, tak_terbaca=unread) for own in whole)


def _names(all_jabatan: Sequence[Jabatan]) -> Mapping[KodeJabatan, str]:
    """What each post is called: by its name, those that share one (seats) by their code too."""
    count = Counter(fold(jabatan.nama) for jabatan in all_jabatan)
    return {
        own.kode: f"{own.nama} ({own.kode})" if count[fold(own.nama)] > 1 else own.nama
        for own in all_jabatan
    }


def _salinan(
    nama: str, berkas: str, rows: Sequence[BarisMatriks], names: Mapping[KodeJabatan, str]
) -> Salinan:
    return Salinan(
        kode=fold(nama).replace(" ", "-"),
        jabatan=nama,
        unit="",
        tahun="",
        berkas=berkas,
        sumber=Sumber.TABEL,
        pihak_pertama=PihakSalinan(),
        pihak_kedua=PihakSalinan(),
        baris=tuple(_baris(row, names) for row in rows),
    )


def _baris(row: BarisMatriks, names: Mapping[KodeJabatan, str]) -> BarisSalinan:
    own = tuple(line for lines in row.uraian.values() for line in lines)
    given: dict[KodeJabatan, str | None] = {
        kode: _said(tick) for kode, tick in row.centang.items() if tick
    }
    given |= dict.fromkeys(row.ragu)
    told = [CentangSalinan(kode, names[kode], cara) for kode, cara in given.items()]
    return replace(
        row.baris,
        pengukuran=own or row.baris.pengukuran,
        centang=tuple(sorted(told, key=lambda own: (own.nama, own.jabatan))),
        catatan=row.catatan or "",
    )


def _said(tick: Tick) -> str:
    """What a cell says, in words: signs are told apart by nobody's eye alone."""
    lingkup = f" ({join_words(tick.lingkup)})" if tick.lingkup else ""
    if tick.sifat is Sifat.LANGSUNG:
        return f"dicentang{lingkup}"
    return f"diturunkan{lingkup}{f': {tick.teks}' if tick.teks else ''}"


def _unread(paper: Paper, tabel: TabelTerbaca) -> Iterator[TakTerbaca]:
    """What of the tables was not read."""
    lines = [line for line in paper.lines() if line.text.strip()]
    data = [line for line in lines if _is_data(line)]
    for line in data:
        settle_silent(line)
    left = [line for line in data if next(unread_words(line), None)]
    for place, own in group_unread(lines, left):
        words = " | ".join(" … ".join(unread_words(line)) for line in own)
        yield TakTerbaca(TIDAK_TERBACA, place, words, nilai=True)
    for kolom in tabel.asing:
        pesan = f"{kolom.centang} centang tidak dibaca: kolomnya bukan jabatan di bagan"
        yield TakTerbaca(pesan, kolom.di, kolom.kepala, nilai=True)
    for place in tabel.bergambar:
        yield TakTerbaca(BERGAMBAR, place, nilai=True)
    for place in tabel.tanpa_lampiran:
        pesan = 'di atas tabel ini tidak ada baris "Lampiran I", "Lampiran II", atau "Lampiran III"'
        yield TakTerbaca(pesan, place, nilai=True)


def _is_data(line: PaperLine) -> bool:
    return line.box is not None and line.box.grid.data


def _around(paper: Paper) -> Iterator[str]:
    """The words that are no row: titles, heads of tables, signature; each once where repeated."""
    seen: set[str] = set()
    for line in paper.lines():
        text = " ".join(line.text.split())
        if not text or (line.place == MARGIN and is_page_number(text)):
            continue
        if not _is_data(line):
            yield text
        elif text not in seen and all(heap is Heap.FURNITURE for heap, _, _ in line.pieces()):
            seen.add(text)
            yield text
