"""What changed about a post itself: its name and unit, who signs, its programs. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from pkdocs.base.text import fold, fold_title, normalise, sebutan
from pkdocs.domain import wording
from pkdocs.domain.salinan import PihakSalinan, Salinan
from pkdocs.review.compare.banding import Arah, Macam, Perubahan


def compare_post(lama: Salinan, baru: Salinan) -> Iterator[Perubahan]:
    """Yield what changed about the post as a whole: its name, unit, parties and programs."""
    titles = fold_title(lama.jabatan), fold_title(baru.jabatan)
    if all(titles) and titles[0] != titles[1]:
        yield Perubahan(Macam.JABATAN_BERGANTI_NAMA, lama.jabatan, baru.jabatan)
    if lama.unit and baru.unit and fold(lama.unit) != fold(baru.unit):
        yield Perubahan(Macam.UNIT, lama.unit, baru.unit)
    first, second = lama.pihak_pertama, baru.pihak_pertama
    if _other_person(first, second) or _other_role(first, second, whole=False):
        yield Perubahan(
            Macam.PEJABAT, describe_pihak(first, whole=False), describe_pihak(second, whole=False)
        )
    first, second = lama.pihak_kedua, baru.pihak_kedua
    if _other_person(first, second) or _other_role(first, second, whole=True):
        yield Perubahan(
            Macam.PIHAK_KEDUA, describe_pihak(first, whole=True), describe_pihak(second, whole=True)
        )
    yield from _programs(lama.program, baru.program)


def _other_person(lama: PihakSalinan, baru: PihakSalinan) -> bool:
    """Whether the person is another: by NIP where both have one, else by name."""
    if lama.nip and baru.nip:
        return lama.nip != baru.nip
    if lama.nama is None or baru.nama is None:
        return False
    return fold(lama.nama) != fold(baru.nama)


def _other_role(lama: PihakSalinan, baru: PihakSalinan, *, whole: bool) -> bool:
    """Whether Plt. and the like came or went; with `whole`, whether it is another post too."""
    if lama.jabatan is None or baru.jabatan is None:
        return False
    if whole and fold_title(lama.jabatan) != fold_title(baru.jabatan):
        return True
    return sebutan(lama.jabatan) != sebutan(baru.jabatan)


def describe_pihak(pihak: PihakSalinan, *, whole: bool) -> str:
    """Return a party in one line: name, NIP, and the post (`whole`) or only its Plt."""
    nama = pihak.nama or ""
    nip = f" (NIP {pihak.nip})" if pihak.nip else ""
    role = (pihak.jabatan or "") if whole else sebutan(pihak.jabatan or "")
    return f"{role} – {nama}{nip}" if role and nama else f"{role}{nama}{nip}"


def _programs(
    lama: Iterable[Mapping[str, str]], baru: Iterable[Mapping[str, str]]
) -> Iterator[Perubahan]:
    old = {fold(program["program"]): program for program in lama}
    new = {fold(program["program"]): program for program in baru}
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key, {}), new.get(key, {})
        texts = _describe_program(before), _describe_program(after)
        if normalise(texts[0]) != normalise(texts[1]):
            change = Perubahan(Macam.PROGRAM, *texts)
            arah, selisih = _anggaran(before.get("anggaran", ""), after.get("anggaran", ""))
            yield replace(change, arah=arah, selisih=selisih)


def _describe_program(program: Mapping[str, str]) -> str:
    if not program:
        return ""
    note = f" ({program['keterangan']})" if program.get("keterangan") else ""
    return f"{program['program']}: Rp{program.get('anggaran', '')}{note}"


def _anggaran(lama: str, baru: str) -> tuple[Arah | None, str]:
    try:
        moved = wording.parse_angka(baru) - wording.parse_angka(lama)
    except ValueError:
        return None, ""
    if moved == Decimal():
        return None, ""
    return (Arah.NAIK if moved > 0 else Arah.TURUN), f"Rp{wording.format_angka(abs(moved))}"
