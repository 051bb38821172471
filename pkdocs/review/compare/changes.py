"""What changed about a post itself, and between two rows that are the same indikator. Pure.

Whether something changed is asked of `review.read.same`; here stands how it is told.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from pkdocs import domain
from pkdocs.base.text import fold, normalise, sebutan
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.salinan import PERIODE, BarisSalinan, PihakSalinan, Salinan
from pkdocs.review.compare.banding import Arah, Beda, Macam
from pkdocs.review.read import same
from pkdocs.review.read.nilai import Terbaca, fold_satuan, same_nilai


def compare_post(lama: Salinan, baru: Salinan) -> Iterator[Beda]:
    """Yield what changed about the post as a whole: its name, unit, parties and programs."""
    if not same.same_jabatan(lama, baru):
        yield Beda(Macam.JABATAN_BERGANTI_NAMA, lama.jabatan, baru.jabatan)
    if not same.same_unit(lama.unit, baru.unit):
        yield Beda(Macam.UNIT, lama.unit, baru.unit)
    yield from _pihak(Macam.PEJABAT, lama.pihak_pertama, baru.pihak_pertama, whole=False)
    yield from _pihak(Macam.PIHAK_KEDUA, lama.pihak_kedua, baru.pihak_kedua, whole=True)
    yield from _programs(lama, baru)
    yield from _naskah(lama.naskah, baru.naskah)


def _naskah(lama: Sequence[str], baru: Sequence[str]) -> Iterator[Beda]:
    """The lines around the rows that went and came, each stretch of them as one change."""
    old, new = (tuple(map(normalise, lines)) for lines in (lama, baru))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, end, to_start, to_end in steps:
        if kind != "equal":
            yield Beda(Macam.NASKAH, "\n".join(lama[start:end]), "\n".join(baru[to_start:to_end]))


def _pihak(macam: Macam, lama: PihakSalinan, baru: PihakSalinan, *, whole: bool) -> Iterator[Beda]:
    if not same.same_pihak(lama, baru, whole=whole):
        yield Beda(macam, _describe(lama, whole=whole), _describe(baru, whole=whole))


def _describe(pihak: PihakSalinan, *, whole: bool) -> str:
    """A party in one line: name, number, and the post (`whole`) or only its Plt."""
    nama = pihak.nama or ""
    nip = f" ({pihak.label_nip} {pihak.nip})" if pihak.nip else ""
    role = (pihak.jabatan or "") if whole else sebutan(pihak.jabatan or "")
    return f"{role} – {nama}{nip}" if role and nama else f"{role}{nama}{nip}"


def _programs(lama: Salinan, baru: Salinan) -> Iterator[Beda]:
    old, new = same.programs_by_name(lama), same.programs_by_name(baru)
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key, {}), new.get(key, {})
        texts = same.print_program(before), same.print_program(after)
        if not (before and after and same.same_program(before, after)):
            change = Beda(Macam.PROGRAM, *texts)
            arah, selisih = _anggaran(before.get("anggaran", ""), after.get("anggaran", ""))
            yield replace(change, arah=arah, selisih=selisih)


def _anggaran(lama: str, baru: str) -> tuple[Arah | None, str]:
    try:
        moved = wording.parse_angka(baru) - wording.parse_angka(lama)
    except ValueError:
        return None, ""
    if moved == Decimal():
        return None, ""
    return (Arah.NAIK if moved > 0 else Arah.TURUN), f"Rp{wording.format_angka(abs(moved))}"


def compare_rows(
    lama: BarisSalinan, baru: BarisSalinan, partners: Mapping[str, str]
) -> Iterator[Beda]:
    """Yield what changed in an indikator; `partners` says which sasaran became which."""
    yield from _moved(lama, baru, partners)
    if lama != baru:  # most are equal
        yield from _texts(lama, baru)
        yield from _targets(lama, baru)


def _moved(lama: BarisSalinan, baru: BarisSalinan, partners: Mapping[str, str]) -> Iterator[Beda]:
    if lama.sasaran is baru.sasaran or not (lama.sasaran and baru.sasaran):
        return
    if partners.get(fold(lama.sasaran)) != fold(baru.sasaran):
        yield Beda(Macam.INDIKATOR_PINDAH, lama.sasaran, baru.sasaran)


def _texts(lama: BarisSalinan, baru: BarisSalinan) -> Iterator[Beda]:
    if not same.same_indikator(lama, baru):
        yield from _text(Macam.INDIKATOR_BERUBAH, lama.indikator, baru.indikator)
        yield from _text(Macam.LINGKUP, lama.lingkup, baru.lingkup)
    if not same.same_satuan(lama.satuan, baru.satuan):
        yield Beda(Macam.SATUAN, lama.satuan or "", baru.satuan or "")
    yield from _text(Macam.AGREGASI, lama.agregasi, baru.agregasi)
    yield from _text(Macam.SUMBER_DATA, lama.sumber_data, baru.sumber_data)
    if not same.same_pengukuran(lama.pengukuran, baru.pengukuran):
        old, new = ("\n".join(row.pengukuran or ()) for row in (lama, baru))
        yield Beda(Macam.PENGUKURAN, old, new)
    yield from _ticks(lama, baru)
    yield from _text(Macam.CATATAN, lama.catatan, baru.catatan)


def _ticks(lama: BarisSalinan, baru: BarisSalinan) -> Iterator[Beda]:
    """To whom an indikator is given now, to whom no more, and to whom otherwise; not of unread."""
    old, new = ({own.jabatan: own for own in row.centang} for row in (lama, baru))
    for kode in dict.fromkeys((*new, *old)):
        both = [own for own in (old.get(kode), new.get(kode)) if own]
        if any(own.cara is None for own in both):
            continue
        before, after = (f"{t[kode].nama}: {t[kode].cara}" if kode in t else "" for t in (old, new))
        if not before:
            yield Beda(Macam.CENTANG_BARU, baru=after)
        elif not after:
            yield Beda(Macam.CENTANG_HILANG, lama=before)
        elif not same.same_text(before, after):
            yield Beda(Macam.CENTANG, before, after)


def _text(macam: Macam, lama: str | None, baru: str | None) -> Iterator[Beda]:
    if not same.same_text(lama, baru):
        yield Beda(macam, lama or "", baru or "")


def _targets(lama: BarisSalinan, baru: BarisSalinan) -> Iterator[Beda]:
    for periode in PERIODE:
        read = same.read_targets(lama, baru, periode)
        if read and not same_nilai(*read):
            arah, selisih = _move(*read)
            old, new = (row.target[periode] or "" for row in (lama, baru))
            yield Beda(Macam.TARGET, old, new, periode=periode, arah=arah, selisih=selisih)


def _move(lama: Terbaca, baru: Terbaca) -> tuple[Arah, str]:
    """The direction of a changed target and by how much, in Indonesian form without sign.

    Only values of one form compare; percentages differ by points. A bound that stays moves as its
    number does; ranges and ratios are told without a direction.
    """
    if not (isinstance(lama, domain.Nilai) and isinstance(baru, domain.Nilai)):
        return Arah.TAK_TERBANDING, ""
    alike = _form(lama) == _form(baru) and lama.hingga is baru.hingga is None
    if not alike or lama.besar is None or baru.besar is None or lama.besar == baru.besar:
        return Arah.TAK_TERBANDING, ""
    arah = Arah.NAIK if baru.besar > lama.besar else Arah.TURUN
    unit = " poin persen" if baru.ragam is domain.Ragam.PERSEN else ""
    return arah, f"{_selisih(abs(baru.besar - lama.besar))}{unit}"


def _form(nilai: domain.Nilai) -> Hashable:
    return nilai.ragam, nilai.batas, fold_satuan(nilai.satuan)


def _selisih(number: Decimal) -> str:
    """The number in Indonesian form, without zeros that say nothing: `0,25`."""
    text = wording.format_angka(number)
    return text.rstrip("0").rstrip(",") if "," in text else text
