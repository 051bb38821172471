"""The bytes of a docx -> a Salinan: from the data inside, from its text, or from its table.

The data inside count as long as the document prints the same; where they differ the text wins.
What changed is not asked here, only whether anything did.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.domain.salinan import BarisSalinan, Kepala, Salinan, Sumber, TakTerbaca
from pkdocs.outputs.carried import read_document
from pkdocs.review.read.identitas import WIDEST, Identitas, read_identitas
from pkdocs.review.read.lampiran import read_lampiran, short, shorten
from pkdocs.review.read.same import pair_by_text, same_words
from pkdocs.word import TemplateError, WordText, read_word_text

_NO_HEADER = (
    "tidak ada tabel lampiran: tidak ditemukan baris kepala dengan kolom Indikator dan Sasaran "
    "atau Target."
)


def read_salinan(docx: bytes, berkas: str) -> Checked[Salinan]:
    """Return the agreement in a docx; `berkas` names the file in it and in Problems.

    Problems: T001 and up where the file is no Word document, R001 without a lampiran, R002 where
    it holds two agreements.
    """
    try:
        carried = read_document(docx)
        data = carried.salinan(berkas) if carried else None
        if carried and carried.sealed and data:
            return Checked(data)
        text = read_word_text(docx)
    except TemplateError as error:
        return Checked(None, (_unopened(berkas, error),))
    printed = from_text(text, berkas)
    if printed.value is None or data is None:
        return printed
    return Checked(settle(data, printed.value))


def settle(data: Salinan, printed: Salinan) -> Salinan:
    """Return the data where the document prints just that, else what it prints.

    What is not printed (code, agregasi, jenjang) comes from the data; a code only to a row whose
    text is still the same.
    """
    same = same_words(data, printed)
    if same and not printed.tak_terbaca:
        return data
    return replace(
        printed,
        kode=data.kode,
        jabatan=printed.jabatan or data.jabatan,
        unit=printed.unit or data.unit,
        tahun=printed.tahun or data.tahun,
        jenjang=data.jenjang,
        baris=tuple(_completed(data.baris, printed.baris)),
        sumber=Sumber.DATA if same else Sumber.TEKS,
    )


def _completed(
    data: Sequence[BarisSalinan], printed: Sequence[BarisSalinan]
) -> Iterator[BarisSalinan]:
    """The printed rows, each with the code and the agregasi of its own among the data."""
    known = {j: data[i] for i, j in pair_by_text(data, printed)}
    for place, row in enumerate(printed):
        own = known.get(place)
        yield replace(row, kode=own.kode, agregasi=own.agregasi) if own else row


def from_text(text: WordText, berkas: str) -> Checked[Salinan]:
    """Return the agreement that a Word document prints, whoever made it.

    Problems: R001 where no table has the header of a lampiran, R002 where the file holds two
    agreements.
    """
    who = read_identitas(text)
    lampiran = read_lampiran(text)
    if lampiran.header is None:
        return Checked(None, (Problem(Span(berkas), "R001", _NO_HEADER),))
    others = who.agreements()
    if len(others) > 1:
        return Checked(None, (_two_agreements(berkas, others),))
    salinan = Salinan(
        kode="",
        jabatan=who.jabatan,
        unit=who.unit,
        tahun=who.tahun[0] if who.tahun else "",
        berkas=berkas,
        sumber=Sumber.TABEL,
        pihak_pertama=who.first(),
        pihak_kedua=who.second(),
        baris=tuple(lampiran.baris),
        program=tuple(lampiran.program),
        tak_terbaca=tuple(
            map(TakTerbaca, (*_unread(who, text), *lampiran.tak_terbaca, *_notes(text)))
        ),
    )
    return Checked(salinan)


def _unread(who: Identitas, text: WordText) -> Iterator[str]:
    if text.tracked:
        yield "dokumen memuat perubahan terlacak; dibaca seolah-olah semuanya diterima."
    if not who.tahun:
        yield "tahun perjanjian tidak terbaca."
    elif len(who.tahun) > 1:
        yield f"tahun yang tertulis lebih dari satu: {', '.join(who.tahun)}."
    if not who.jabatan:
        yield "jabatan Pihak Pertama tidak terbaca."
    if not who.kedua:
        yield "Pihak Kedua tidak terbaca."


def _notes(text: WordText) -> list[str]:
    """The words of footnotes and endnotes, which are not compared."""
    lines = [
        f"catatan kaki atau catatan akhir tidak dibandingkan: “{short(note)}”."
        for note in text.notes
    ]
    shorten(lines)
    return lines


def read_kepala(docx: bytes, berkas: str) -> Checked[Kepala]:
    """Return what pairs an agreement with another year's, without reading its lampiran.

    Problems: T001 and up, R002, as of `read_salinan`.
    """
    try:
        carried = read_document(docx)
        own = carried.head() if carried else None
        if own:
            return Checked(own)
        who = read_identitas(read_word_text(docx, widest=WIDEST))
    except TemplateError as error:
        return Checked(None, (_unopened(berkas, error),))
    others = who.agreements()
    if len(others) > 1:
        return Checked(None, (_two_agreements(berkas, others),))
    return Checked(Kepala("", who.jabatan, who.unit, who.tahun[0] if who.tahun else ""))


def _unopened(berkas: str, error: TemplateError) -> Problem:
    finding = error.findings[0]
    return Problem(Span(berkas), finding.code, f"{finding.message}.")


def _two_agreements(berkas: str, others: Sequence[str]) -> Problem:
    pesan = f"berkas memuat {len(others)} perjanjian ({'; '.join(others)}); pisahkan dahulu."
    return Problem(Span(berkas), "R002", pesan)
