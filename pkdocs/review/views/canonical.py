"""An agreement as plain text, one line a field: what `git diff` compares.

The same agreement gives the same text, whether the file was opened and saved in Word or not.
Numbers are left out, so that a row put in does not change those behind it.
"""

from collections.abc import Iterator

from pkdocs.base.text import normalise
from pkdocs.domain.salinan import NAMA_PERIODE, PERIODE, BarisSalinan, PihakSalinan, Salinan, Sumber
from pkdocs.review.read.salinan import read_salinan
from pkdocs.review.read.same import print_program
from pkdocs.word import TemplateError, read_word_text

TITIK = "……"
_UNREAD = "(tidak terbaca)"


def print_document(docx: bytes, berkas: str) -> Iterator[str]:
    """Return the canonical text of an agreement; of any other Word document its plain text.

    Never fails: for git a file that cannot be read must not end the whole comparison.
    """
    read = read_salinan(docx, berkas)
    if read.value is not None:
        yield from print_salinan(read.value)
        return
    problem = read.problems[0]
    yield f"({problem.kode}: {problem.pesan})"
    try:
        text = read_word_text(docx)
    except TemplateError:
        return
    for block in text.blocks:
        if isinstance(block, str):
            yield from filter(None, map(normalise, block.split("\n")))
        else:
            for row in block.rows:
                yield " | ".join(normalise(cell.text) for cell in row if not cell.merged)
    yield from map(normalise, text.notes)


def print_salinan(salinan: Salinan) -> Iterator[str]:
    """Return the lines of an agreement: who, what, how much; what was not read at the end."""
    yield f"Perjanjian Kinerja tahun {salinan.tahun or _UNREAD}"
    yield f"Jabatan: {normalise(salinan.jabatan) or _UNREAD}"
    if salinan.kode:
        yield f"Kode: {salinan.kode}"
    yield f"Unit kerja: {normalise(salinan.unit) or _UNREAD}"
    yield from _pihak("Pihak Pertama", salinan.pihak_pertama)
    yield from _pihak("Pihak Kedua", salinan.pihak_kedua)
    kelompok = sasaran = ""
    for row in salinan.baris:
        if row.kelompok != kelompok:
            kelompok = row.kelompok
            yield from ("", f"# {normalise(kelompok)}")
        if row.sasaran != sasaran:
            sasaran = row.sasaran
            yield from ("", f"Sasaran: {normalise(sasaran) or _UNREAD}")
        yield ""
        yield from _baris(row)
    if salinan.program:
        yield ""
    for program in salinan.program:
        yield f"Program: {normalise(print_program(program))}"
    yield from _remarks(salinan)


def _pihak(label: str, pihak: PihakSalinan) -> Iterator[str]:
    yield f"{label}: {_value(pihak.nama)}"
    yield f"{label}, {pihak.label_nip}: {_value(pihak.nip)}"
    yield f"{label}, jabatan: {_value(pihak.jabatan)}"


def _value(text: str | None) -> str:
    return _UNREAD if text is None else normalise(text) or TITIK


def _baris(row: BarisSalinan) -> Iterator[str]:
    yield f"Indikator: {normalise(row.indikator)}"
    if row.kode:
        yield f"  Kode: {row.kode}"
    if row.lingkup:
        yield f"  Lingkup: {normalise(row.lingkup)}"
    for label, value in (
        ("Sumber data", row.sumber_data),
        ("Satuan", row.satuan),
        ("Agregasi", row.agregasi),
    ):
        if value is not None:
            yield f"  {label}: {normalise(value)}"
    for periode in PERIODE:
        yield f"  Target {NAMA_PERIODE[periode]}: {_value(row.target.get(periode))}"
    for line in row.pengukuran or ():
        yield f"  Pengukuran: {normalise(line)}"


def _remarks(salinan: Salinan) -> Iterator[str]:
    if salinan.sumber is Sumber.TEKS:
        yield from ("", "Catatan: disunting tangan sejak dibuat; yang dicetak isi teksnya.")
    if salinan.tak_terbaca:
        yield ""
    for text in salinan.tak_terbaca:
        yield f"Tidak terbaca: {text}"
