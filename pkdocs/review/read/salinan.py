"""The bytes of a docx -> a Salinan: from the data inside, from its text, or from its table.

The data inside count as long as the document prints the same; where they differ the text wins.
What changed is not asked here, only whether anything did.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.domain import wording
from pkdocs.domain.salinan import BarisSalinan, PihakSalinan, Salinan, Sumber
from pkdocs.outputs import document, form_words
from pkdocs.review.read.identitas import WIDEST, Identitas, read_identitas
from pkdocs.review.read.lampiran import read_lampiran, short, shorten
from pkdocs.review.read.same import pair_by_text, same_words
from pkdocs.word import TemplateError, WordText, read_word_text

_NO_HEADER = (
    "tidak ada tabel lampiran: tidak ditemukan baris kepala dengan kolom Indikator dan Sasaran "
    "atau Target."
)
_KELOMPOK = {
    "strategis": "Sasaran Strategis",
    "khusus": "Sasaran Khusus",
    "operasional": "Sasaran Operasional",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """What posts are paired by: code ("" where unknown), name, unit and year of an agreement."""

    kode: str
    jabatan: str
    unit: str
    tahun: str
    nomor: int = 0
    """Of a PK Perubahan; the latest one of a post counts."""


def read_salinan(docx: bytes, berkas: str) -> Checked[Salinan]:
    """Return the agreement in a docx; `berkas` names the file in it and in Problems.

    Problems: T001 and up where the file is no Word document, R001 without a lampiran, R002 where
    it holds two agreements.
    """
    try:
        embedded = document.read_embedded(docx)
        if embedded and embedded.sealed:
            return Checked(from_data(embedded.text, berkas))
        text = read_word_text(docx)
    except TemplateError as error:
        return Checked(None, (_unopened(berkas, error),))
    printed = from_text(text, berkas)
    data = _own(embedded.text, berkas) if embedded else None
    if printed.value is None or data is None:
        return printed
    return Checked(settle(data, printed.value))


def _own(text: str, berkas: str) -> Salinan | None:
    """The data a document carries; None where somebody has spoilt them."""
    try:
        return from_data(text, berkas)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None


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


def from_data(text: str, berkas: str) -> Salinan:
    """Return the agreement that a document carries inside, as JSON text.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: The text is not of our making.
    """
    raw = json.loads(text)
    return Salinan(
        kode=str(raw["kode"]),
        jabatan=str(raw["jabatan"]["nama"]),
        unit=str(raw["jabatan"]["unit"]),
        tahun=str(raw["tahun"]),
        berkas=berkas,
        sumber=Sumber.DATA,
        pihak_pertama=_pihak(raw["pihak_pertama"]),
        pihak_kedua=_pihak(raw["pihak_kedua"]),
        baris=tuple(map(_baris, raw["baris"])),
        jenjang=str(raw["jabatan"]["jenjang"]),
        program=tuple(map(_program, raw["program"])),
    )


def _pihak(raw: Mapping[str, str | None]) -> PihakSalinan:
    return PihakSalinan(raw["nama"] or "", raw["nip"] or "", raw["jabatan"])


def _program(raw: Mapping[str, str]) -> Mapping[str, str]:
    anggaran = raw["anggaran"]
    rupiah = wording.format_angka(wording.parse_angka(anggaran)) if anggaran else ""
    return {**raw, "anggaran": rupiah}


def _baris(raw: dict[str, Any]) -> BarisSalinan:
    """A row as the document prints it."""
    printed = form_words.print_baris(raw["sifat"], raw)
    return BarisSalinan(
        kode=raw["kode"],
        no_sasaran=raw["no_sasaran"],
        kelompok=_KELOMPOK.get(raw["kelompok"], raw["kelompok"]),
        sasaran=raw["sasaran"],
        no_indikator=raw["no_indikator"],
        indikator=printed["indikator"],
        target={key: value or "N/A" for key, value in raw["target"].items()},
        lingkup=raw["lingkup"] or "",
        sumber_data=printed["sumber_data"],
        satuan=printed["satuan"],
        agregasi=raw["agregasi"],
        pengukuran=tuple(_pengukuran(raw["pengukuran"])),
    )


def _pengukuran(uraian: Sequence[dict[str, Any]]) -> Iterator[str]:
    for part in uraian:
        if part["judul"]:
            yield f"{part['judul']}:"
        for block in part["isi"]:
            yield from (line.strip() for line in block.split("\n") if line.strip())


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
        tak_terbaca=(*_unread(who, text), *lampiran.tak_terbaca, *_notes(text)),
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


def read_identity(docx: bytes, berkas: str) -> Checked[Identity]:
    """Return what pairs an agreement with another year's, without reading its lampiran.

    Problems: T001 and up, R002, as of `read_salinan`.
    """
    try:
        embedded = document.read_embedded(docx)
        own = _identity(embedded.text) if embedded else None
        if own:
            return Checked(own)
        who = read_identitas(read_word_text(docx, widest=WIDEST))
    except TemplateError as error:
        return Checked(None, (_unopened(berkas, error),))
    others = who.agreements()
    if len(others) > 1:
        return Checked(None, (_two_agreements(berkas, others),))
    return Checked(Identity("", who.jabatan, who.unit, who.tahun[0] if who.tahun else ""))


def _unopened(berkas: str, error: TemplateError) -> Problem:
    finding = error.findings[0]
    return Problem(Span(berkas), finding.code, f"{finding.message}.")


def _two_agreements(berkas: str, others: Sequence[str]) -> Problem:
    pesan = f"berkas memuat {len(others)} perjanjian ({'; '.join(others)}); pisahkan dahulu."
    return Problem(Span(berkas), "R002", pesan)


def _identity(text: str) -> Identity | None:
    try:
        raw = json.loads(text)
        jabatan = raw["jabatan"]
        return Identity(
            kode=str(raw["kode"]),
            jabatan=str(jabatan["nama"]),
            unit=str(jabatan["unit"]),
            tahun=str(raw["tahun"]),
            nomor=int(raw.get("nomor", 0)),
        )
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
