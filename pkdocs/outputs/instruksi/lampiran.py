"""From the catalogue to the words of one lampiran of the Instruksi: only text. Pure.

Its rows are those of the pemilik's agreement, printed as there; beside them stands who receives
each. Every key of `templates/lampiran-tick.docx` and `templates/lampiran-penanggung-jawab.docx`
is made here.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pkdocs import domain
from pkdocs.base.text import join_words
from pkdocs.domain import wording
from pkdocs.outputs import form_rows, layout
from pkdocs.outputs.form_words import Words
from pkdocs.outputs.instruksi.words import format_konsep, format_nomor, format_penandatangan
from pkdocs.rules.cascade import Cascade
from pkdocs.rules.lampiran import receivers, tick

CENTANG, DITURUNKAN = "✓", "↓"
_WIDE, _OWN, _SASARAN = 274.0, 125.0, 76.0
"""Points of all ticks together, of names, and of the sasaran, as `layout` reckons them."""
_PADDING = 8.0
"""Points around a cell, and what words leave of a short line."""
_TICK_HEIGHT = 14.0
_BARIS = (
    *("no", "indikator[]", "sumber_data", "satuan", "sehalaman", *form_rows.TARGET),
    *("pengukuran[].jenis", "pengukuran[].tanda"),
    *("pengukuran[].potongan[].teks", "pengukuran[].potongan[].tebal"),
)
_HEAD = (
    *("konsep", "alasan_konsep", "lampiran", "instruksi", "nomor", "tanggal", "judul[]"),
    *("kepala_kolom", "kelompok[].judul"),
    *("kelompok[].sasaran[].no", "kelompok[].sasaran[].sasaran[]"),
    *(f"penandatangan.{key}" for key in ("jabatan", "nama", "baris_nip")),
)
_ROWS = ("kelompok[].sasaran[].pertama", "kelompok[].sasaran[].berikut[]")
_SEL = ("sel[].lebar", "sel[].centang", "sel[].teks")
_NAMES = ("penanggung_jawab[]", "catatan")
FIELDS_TICK = frozenset(
    (
        *(*_HEAD, "lebar_kolom", "kolom[]"),
        *(f"{row}.{key}" for row in _ROWS for key in (*_BARIS, *_SEL)),
    )
)
"""Every field of a lampiran with a column a post, as a template names it."""
FIELDS_NAMES = frozenset((*_HEAD, *(f"{row}.{key}" for row in _ROWS for key in (*_BARIS, *_NAMES))))
"""Every field of a lampiran with a column of names."""


def names_posts(lampiran: domain.LampiranInstruksi) -> bool:
    """Return whether a lampiran names who is responsible, instead of a column for each post.

    Dasar: Instruksi e-0005/2023, Lampiran III.
    """
    return lampiran.nomor == "III"


def build_words(
    lampiran: domain.LampiranInstruksi,
    instruksi: domain.Instruksi,
    resolved: Cascade,
    alasan: Sequence[str] = (),
) -> Words:
    """Return the words of a lampiran, by placeholder; `alasan` are the reasons of a konsep.

    Dasar: Instruksi e-0005/2023 as printed; every leaf is text in Indonesian form.
    """
    all_jabatan = receivers(lampiran.nama, resolved)
    own = resolved.common(resolved.katalog.pemilik)
    baris = [row for row in own if row.sifat is domain.Sifat.LANGSUNG]
    beside = _names if names_posts(lampiran) else _ticks
    cells = dict(beside(lampiran, all_jabatan, resolved))
    signer = resolved.organisasi.jabatan[instruksi.penandatangan]
    return {
        **format_konsep(alasan),
        "lampiran": lampiran.nama,
        "instruksi": instruksi.nama,
        "nomor": format_nomor(instruksi),
        "tanggal": wording.format_tanggal(instruksi.tanggal),
        "judul": list(lampiran.judul),
        "kepala_kolom": lampiran.kolom,
        "lebar_kolom": str(len(all_jabatan)),
        "kolom": [_head(lampiran, jabatan) for jabatan in all_jabatan],
        "kelompok": form_rows.print_rows(baris, form_rows.TableForm(layout.LAMPIRAN, cells)),
        "penandatangan": format_penandatangan(signer, resolved.organisasi.naskah),
    }


def _head(lampiran: domain.LampiranInstruksi, jabatan: domain.Jabatan) -> str:
    """What a post is called in a lampiran: as the Instruksi has it, else by its short name."""
    short = lampiran.singkatan.get(jabatan.titel or jabatan.kode, "") or jabatan.singkat
    return f"{short} ({jabatan.kursi})" if jabatan.kursi else short


def _ticks(
    lampiran: domain.LampiranInstruksi, all_jabatan: Sequence[domain.Jabatan], resolved: Cascade
) -> Iterator[tuple[domain.KodeIndikator, form_rows.Alongside]]:
    """The cells of the columns beside each indicator; where its row goes on they are empty."""
    share = _WIDE / max(1, len(all_jabatan))
    going_on = {"sel": [_cell(None, 1) for _ in all_jabatan]}
    for sasaran, indikator in domain.iter_indikator(resolved.katalog):
        own = [(j.kode, tick(lampiran.nama, resolved, j.kode, indikator.kode)) for j in all_jabatan]
        groups = [list(same) for _, same in groupby(own, key=_what)]
        sel = [_cell(same[0][1], len(same)) for same in groups]
        heights = [
            layout.height_of([cell["teks"]], len(same) * share - _PADDING) + _TICK_HEIGHT
            for cell, same in zip(sel, groups, strict=True)
        ]
        height = max((*heights, _of_sasaran(sasaran)))
        yield indikator.kode, form_rows.Alongside({"sel": sel}, going_on, height)


def _what(cell: tuple[domain.KodeJabatan, domain.Penerima | None]) -> tuple[object, ...]:
    """By what cells side by side are one: those from which the same is to be derived."""
    kode, penerima = cell
    if penerima and penerima.sifat is domain.Sifat.DITURUNKAN:
        return (penerima.teks, penerima.lingkup)
    return (kode,)


def _cell(penerima: domain.Penerima | None, columns: int) -> Mapping[str, str]:
    """The words of a cell over so many columns: a tick with its lingkup, or the sentence."""
    lebar = str(columns)
    if penerima is None:
        return {"lebar": lebar, "centang": "", "teks": ""}
    lingkup = f"({join_words(penerima.lingkup)})" if penerima.lingkup else ""
    if penerima.sifat is domain.Sifat.LANGSUNG:
        return {"lebar": lebar, "centang": CENTANG, "teks": lingkup}
    if lingkup or not penerima.teks:
        return {"lebar": lebar, "centang": DITURUNKAN, "teks": lingkup}
    return {"lebar": lebar, "centang": "", "teks": penerima.teks}


def _names(
    lampiran: domain.LampiranInstruksi, all_jabatan: Sequence[domain.Jabatan], resolved: Cascade
) -> Iterator[tuple[domain.KodeIndikator, form_rows.Alongside]]:
    """The names and the note beside each indicator."""
    going_on: dict[str, object] = {"penanggung_jawab": [], "catatan": ""}
    for sasaran, indikator in domain.iter_indikator(resolved.katalog):
        own = [(j, tick(lampiran.nama, resolved, j.kode, indikator.kode)) for j in all_jabatan]
        given = [(j, penerima) for j, penerima in own if penerima]
        names = list(dict.fromkeys(_lines(lampiran, given, everybody=len(given) == len(own))))
        words: dict[str, object] = {"penanggung_jawab": names, "catatan": indikator.catatan}
        heights = (layout.height_of(texts, _OWN) for texts in (names, [indikator.catatan]))
        height = max((*heights, _of_sasaran(sasaran)))
        yield indikator.kode, form_rows.Alongside(words, going_on, height)


def _lines(
    lampiran: domain.LampiranInstruksi,
    given: Sequence[tuple[domain.Jabatan, domain.Penerima]],
    *,
    everybody: bool,
) -> Iterator[str]:
    """The posts that an indicator is given to, several numbered; those that derive and a sentence.

    Where all of the lampiran are to derive from it, the sentence alone says so.
    """
    derive = [(j, own) for j, own in given if own.sifat is domain.Sifat.DITURUNKAN]
    ticked = [_named(lampiran, *each) for each in given if each not in derive]
    if len(ticked) > 1:
        yield from (f"{number}. {name}" for number, name in enumerate(ticked, start=1))
    else:
        yield from ticked
    if derive and not (everybody and len(derive) == len(given)):
        yield from (f"{DITURUNKAN} {_named(lampiran, jabatan, own)}" for jabatan, own in derive)
    yield from (own.teks or DITURUNKAN for _, own in derive)


def _named(
    lampiran: domain.LampiranInstruksi, jabatan: domain.Jabatan, penerima: domain.Penerima
) -> str:
    lingkup = f" ({join_words(penerima.lingkup)})" if penerima.lingkup else ""
    return f"{_head(lampiran, jabatan)}{lingkup}"


def _of_sasaran(sasaran: domain.Sasaran) -> float:
    """What a row of a sasaran must be high, for its words to fit beside all of them."""
    return layout.height_of([sasaran.sasaran], _SASARAN) / len(sasaran.indikator)
