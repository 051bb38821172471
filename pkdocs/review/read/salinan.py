"""The bytes of a docx -> a Salinan: from the data inside, from its text, or from its table.

The paper counts: the data inside are believed where the document prints just them; where they
differ the text wins. No seal is asked, for whoever writes a document can write one as well.
What changed is not asked here, only whether anything did.
"""

from collections.abc import Iterator, Sequence

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.salinan import BarisSalinan, Kepala, Salinan, Sumber, TakTerbaca
from pkdocs.outputs.carried import read_document
from pkdocs.review.read.forms import Forms
from pkdocs.review.read.identitas import WIDEST, Identitas, read_identitas
from pkdocs.review.read.lampiran import read_lampiran
from pkdocs.review.read.paper import Paper, lay_out
from pkdocs.review.read.rest import read_rest
from pkdocs.review.read.rows import short
from pkdocs.review.read.same import of_two_kinds, pair_by_text, prints_all, same_words
from pkdocs.word import TemplateError, WordText, read_word_text

_NO_HEADER = (
    "tidak ada tabel lampiran: tidak ditemukan baris kepala dengan kolom Indikator dan Sasaran "
    "atau Target."
)


_FORMS = Forms()


def read_salinan(docx: bytes, berkas: str) -> Checked[Salinan]:
    """Return the agreement in a docx; `berkas` names the file in it and in Problems.

    Problems: T001 and up where the file is no Word document, R001 without a lampiran, R002 where
    it holds two agreements.
    """
    try:
        carried = read_document(docx)
        data = carried.salinan(berkas) if carried else None
        if carried and data and _FORMS.says(docx, carried, data):
            return Checked(data)
        text = read_word_text(docx)
    except TemplateError as error:
        return Checked(None, (_unopened(berkas, error),))
    printed = from_text(text, berkas)
    if printed.value is None or data is None:
        return printed
    found = settle(data, printed.value)
    if carried and found is data:
        _FORMS.learn(docx, carried, data)
    return Checked(found)


def settle(data: Salinan, printed: Salinan) -> Salinan:
    """Return the data where the document prints just that, else what it prints.

    What is not printed (code, agregasi, jenjang) comes from the data; a code only to a row whose
    text is still the same.
    """
    same = same_words(data, printed) and not _other_number(data, printed)
    if same and not printed.tak_terbaca and prints_all(data, printed):
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


def _other_number(data: Salinan, printed: Salinan) -> bool:
    """Whether a NIP stands where the data have an NRK, or the other way round."""
    first = of_two_kinds(data.pihak_pertama, printed.pihak_pertama)
    return first or of_two_kinds(data.pihak_kedua, printed.pihak_kedua)


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
    return read_paper(lay_out(text), berkas, tracked=text.tracked)


def read_paper(paper: Paper, berkas: str, *, tracked: bool = False) -> Checked[Salinan]:
    """Return the agreement on a paper, as `from_text`; the paper tells what of it was read."""
    who = read_identitas(paper)
    lampiran = read_lampiran(paper, who.tahun[0] if len(who.tahun) == 1 else "")
    if lampiran.header is None:
        return Checked(None, (Problem(Span(berkas), "R001", _no_header(paper)),))
    others = who.agreements()
    if len(others) > 1:
        return Checked(None, (_two_agreements(berkas, others),))
    who.take()
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
    )
    lacking = (*_unread(who, tracked=tracked), *lampiran.tak_terbaca)
    return Checked(replace(salinan, tak_terbaca=(*lacking, *read_rest(paper, salinan))))


def _no_header(paper: Paper) -> str:
    """Why there is no lampiran, with the first rows of the tables that may have been meant."""
    seen = []
    for grid in paper.grids():
        words = [" ".join(box.text.split()) for row in grid.rows[:1] for box in row]
        if len(words) > 2 and any(words):
            seen.append(f"“{short(' | '.join(words))}”")
    there = f" Kepala yang ada: {'; '.join(seen[:3])}." if seen else ""
    return f"{_NO_HEADER}{there}"


def _unread(who: Identitas, *, tracked: bool) -> Iterator[TakTerbaca]:
    if tracked:
        yield TakTerbaca("dokumen memuat perubahan terlacak; dibaca seolah-olah semuanya diterima.")
    if not who.tahun:
        yield TakTerbaca("tahun perjanjian tidak terbaca.")
    elif len(who.tahun) > 1:
        several = ", ".join(who.tahun)
        yield TakTerbaca(f"tahun yang tertulis lebih dari satu: {several}.", nilai=True)
    if not who.jabatan:
        yield TakTerbaca("jabatan Pihak Pertama tidak terbaca.", nilai=True)
    if not who.kedua:
        yield TakTerbaca("Pihak Kedua tidak terbaca.", nilai=True)


def read_kepala(docx: bytes, berkas: str) -> Checked[Kepala]:
    """Return what pairs an agreement with another year's, without reading its lampiran.

    Problems: T001 and up, R002, as of `read_salinan`.
    """
    try:
        carried = read_document(docx)
        own = carried.head() if carried else None
        if own:
            return Checked(own)
        who = read_identitas(lay_out(read_word_text(docx, widest=WIDEST)))
    except TemplateError as error:
        return Checked(None, (_unopened(berkas, error),))
    others = who.agreements()
    if len(others) > 1:
        return Checked(None, (_two_agreements(berkas, others),))
    return Checked(Kepala("", who.jabatan, who.unit, who.tahun[0] if who.tahun else ""))


def read_ahead(docx: bytes, berkas: str) -> tuple[Checked[Kepala], Checked[Salinan] | None]:
    """Return what `read_kepala` does, and of a document that carries no data what is read anyway.

    Its agreement is as `read_salinan` gives it: who will need both reads it once.
    """
    try:
        if read_document(docx) is None:
            read = from_text(read_word_text(docx), berkas)
            own = read.value
            if own and own.jabatan:
                return Checked(Kepala("", own.jabatan, own.unit, own.tahun)), read
    except TemplateError as error:
        return Checked(None, (_unopened(berkas, error),)), None
    return read_kepala(docx, berkas), None


def _unopened(berkas: str, error: TemplateError) -> Problem:
    finding = error.findings[0]
    return Problem(Span(berkas), finding.code, f"{finding.message}.")


def _two_agreements(berkas: str, others: Sequence[str]) -> Problem:
    pesan = f"berkas memuat {len(others)} perjanjian ({'; '.join(others)}); pisahkan dahulu."
    return Problem(Span(berkas), "R002", pesan)
