"""Whether two agreements say the same, field by field, as people read them. Pure.

What Word does to letters, the way a number is written and the line a lingkup stands in are no
difference, nor is what one side does not print (None). It says whether, never what changed:
`compare` tells that, by the very same questions.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from pkdocs.base.likeness import assign, couples
from pkdocs.base.text import fold, fold_title, join_lines, normalise, sebutan
from pkdocs.domain.salinan import PERIODE, BarisSalinan, PihakSalinan, Salinan
from pkdocs.review.read.nilai import Terbaca, fold_satuan, is_percent, read_nilai, same_nilai

_BRACKETS = str.maketrans("", "", "()[]")
_CODE = re.compile(r"^([0-9]{1,2}(?:\.[0-9]{1,2})+)\.(?=\s)")
Places: TypeAlias = list[tuple[int, int]]
Keys: TypeAlias = Sequence[Callable[[BarisSalinan], Hashable]]


def same_words(lama: Salinan, baru: Salinan) -> bool:
    """Return whether two agreements of one post say the same, whatever the order of their rows."""
    return (
        same_post(lama, baru)
        and _same_sasaran(sasaran_by_text(lama.baris), sasaran_by_text(baru.baris))
        and len(pair_same(lama.baris, baru.baris)) == len(lama.baris) == len(baru.baris)
    )


def prints_all(data: Salinan, printed: Salinan) -> bool:
    """Return whether nothing of `data` is lacking in what a paper of the `same_words` prints.

    Persons by all of their name: for two years a NIP and a name written otherwise are enough.
    """
    parties = (
        (data.pihak_pertama, printed.pihak_pertama),
        (data.pihak_kedua, printed.pihak_kedua),
    )
    own, paper = programs_by_name(data), programs_by_name(printed)
    return (
        printed.tahun == data.tahun
        and bool(printed.unit) == bool(data.unit)
        and all(own[key].keys() <= paper[key].keys() for key in own)
        and all(_prints_party(*pair) for pair in parties)
        and all(map(_prints_row, data.baris, _in_order_of(data.baris, printed.baris)))
    )


def _in_order_of(
    baris: Sequence[BarisSalinan], printed: Sequence[BarisSalinan]
) -> Iterator[BarisSalinan]:
    return (printed[j] for _, j in pair_same(baris, printed))


def _prints_party(data: PihakSalinan, printed: PihakSalinan) -> bool:
    named = fold(data.nama or "") == fold(printed.nama or "")
    return named and (data.nip or "") == (printed.nip or "") and printed.jabatan is not None


def _prints_row(data: BarisSalinan, printed: BarisSalinan) -> bool:
    texts = (printed.sumber_data, printed.satuan, printed.pengukuran)
    return (
        None not in texts
        and fold(data.kelompok) == fold(printed.kelompok)
        and fold(data.sasaran) == fold(printed.sasaran)
        and None not in (printed.target.get(periode) for periode in PERIODE)
    )


def same_post(lama: Salinan, baru: Salinan) -> bool:
    """Return whether name, unit, parties and programs of the post are the same."""
    old, new = programs_by_name(lama), programs_by_name(baru)
    return (
        same_jabatan(lama, baru)
        and same_unit(lama.unit, baru.unit)
        and same_pihak(lama.pihak_pertama, baru.pihak_pertama, whole=False)
        and same_pihak(lama.pihak_kedua, baru.pihak_kedua, whole=True)
        and old.keys() == new.keys()
        and all(same_program(old[key], new[key]) for key in old)
    )


def same_jabatan(lama: Salinan, baru: Salinan) -> bool:
    """Return whether two names of a post are one, Plt. and the like apart; unread is the same.

    A lampiran says `Lurah` and `Kelurahan Contoh` where the statement says `Lurah Contoh`.
    """
    if not (lama.jabatan and baru.jabatan):
        return True
    old, new = (post_names(side.jabatan, side.unit) for side in (lama, baru))
    return fold_title(lama.jabatan) == fold_title(baru.jabatan) or not old.isdisjoint(new)


def post_names(jabatan: str, unit: str) -> frozenset[str]:
    """Return the folded names a post may be known by; a single word beside a unit is none."""
    title, where = fold_title(jabatan), fold(unit)
    if not title:
        return frozenset()
    place = where.partition(" ")[2]
    names = {title} if " " in title or not where else set()
    if where and not (place and place in title):
        names |= {f"{title} {where}", f"{title} {place}".strip()}
    return frozenset(names)


def same_unit(lama: str, baru: str) -> bool:
    """Return whether two units are one; unread is the same."""
    return not (lama and baru) or fold(lama) == fold(baru)


def same_pihak(lama: PihakSalinan, baru: PihakSalinan, *, whole: bool) -> bool:
    """Return whether a party is the same person in the same role.

    The role is whether it is a Plt. and the like; with `whole` the post too.
    """
    return _same_person(lama, baru) and _same_role(lama.jabatan, baru.jabatan, whole=whole)


def of_two_kinds(lama: PihakSalinan, baru: PihakSalinan) -> bool:
    """Return whether one party has a NIP and the other an NRK: nobody can compare these."""
    return bool(lama.nip and baru.nip) and lama.label_nip != baru.label_nip


def _same_person(lama: PihakSalinan, baru: PihakSalinan) -> bool:
    """By number and name where both have a number of a kind, else by name to the letter."""
    if lama.nip and baru.nip and not of_two_kinds(lama, baru):
        return lama.nip == baru.nip and _same_name(lama.nama or "", baru.nama or "")
    if lama.nama is None or baru.nama is None:
        return True
    return fold(lama.nama) == fold(baru.nama)


def _same_name(lama: str, baru: str) -> bool:
    """Whether two names with one number are of one person; unread is the same."""
    if not (fold(lama) and fold(baru)) or fold(lama) == fold(baru):
        return True
    from pkdocs.domain.nama import is_one_name  # few names differ: most runs do without its forms

    return is_one_name(lama, baru)


def _same_role(lama: str | None, baru: str | None, *, whole: bool) -> bool:
    if lama is None or baru is None:
        return True
    if whole and fold_title(lama) != fold_title(baru):
        return False
    return sebutan(lama) == sebutan(baru)


def programs_by_name(salinan: Salinan) -> dict[str, Mapping[str, str]]:
    """Return the programs of an agreement by their folded name; one of a name again by its count.

    Those of one name are counted by what they say, for their order is no change.
    """
    found: dict[str, list[Mapping[str, str]]] = {}
    for program in salinan.program:
        found.setdefault(fold(program["program"]), []).append(program)
    return {
        f"{name} {count}" if count else name: program
        for name, own in found.items()
        for count, program in enumerate(sorted(own, key=print_program))
    }


def same_program(lama: Mapping[str, str], baru: Mapping[str, str]) -> bool:
    """Return whether two programs say the same; a remark with no column on one side is unread.

    A point behind the code of a program says nothing: `1.01.02. Program`.
    """
    shared = [key for key in lama if key in baru]
    texts = ([_CODE.sub(r"\1", program[key]) for key in shared] for program in (lama, baru))
    return all(map(same_text, *texts))


def print_program(program: Mapping[str, str]) -> str:
    """Return a program in one line, "" for none: `Program Contoh: Rp1.000 (APBD)`."""
    if not program:
        return ""
    note = f" ({program['keterangan']})" if program.get("keterangan") else ""
    return f"{program['program']}: Rp{program.get('anggaran', '')}{note}"


class PrintedSasaran(Struct, frozen=True):
    """A sasaran as an agreement prints it: its text, and the groups it stands in."""

    teks: str
    all_kelompok: tuple[str, ...]

    @property
    def kelompok(self) -> str:
        """Return its groups in one line."""
        return " dan ".join(self.all_kelompok)

    @property
    def names(self) -> list[str]:
        """Return its text, once for each of its groups: there it is a sasaran of its own."""
        if len(self.all_kelompok) < 2:
            return [self.teks]
        return [f"{self.teks} ({kelompok})" for kelompok in self.all_kelompok]


def sasaran_by_text(baris: Sequence[BarisSalinan]) -> dict[str, PrintedSasaran]:
    """Return the sasaran of an agreement by their folded text, in its order."""
    rows: dict[str, list[BarisSalinan]] = {}
    for row in baris:
        if row.sasaran:
            rows.setdefault(fold(row.sasaran), []).append(row)
    return {
        key: PrintedSasaran(
            min(row.sasaran for row in own),
            tuple(sorted({row.kelompok for row in own if row.kelompok})),
        )
        for key, own in rows.items()
    }


def same_kelompok(lama: PrintedSasaran, baru: PrintedSasaran) -> bool:
    """Return whether two sasaran stand in the same groups; unread is the same."""
    return not (lama.kelompok and baru.kelompok) or fold(lama.kelompok) == fold(baru.kelompok)


def _same_sasaran(lama: Mapping[str, PrintedSasaran], baru: Mapping[str, PrintedSasaran]) -> bool:
    return lama.keys() == baru.keys() and all(
        same_text(old.teks, baru[key].teks) and same_kelompok(old, baru[key])
        for key, old in lama.items()
    )


def same_row(lama: BarisSalinan, baru: BarisSalinan) -> bool:
    """Return whether two rows say the same; their code and their numbers take no part."""
    return all(_fields(lama, baru))


def _fields(lama: BarisSalinan, baru: BarisSalinan) -> Iterator[bool]:
    """Whether each field of two rows is the same."""
    yield same_indikator(lama, baru)
    yield not (lama.sasaran and baru.sasaran) or fold(lama.sasaran) == fold(baru.sasaran)
    yield same_satuan(lama.satuan, baru.satuan)
    yield same_text(lama.agregasi, baru.agregasi)
    yield same_text(lama.sumber_data, baru.sumber_data)
    yield same_pengukuran(lama.pengukuran, baru.pengukuran)
    for periode in PERIODE:
        read = read_targets(lama, baru, periode)
        yield read is None or same_nilai(*read)


def same_text(lama: str | None, baru: str | None) -> bool:
    """Return whether two texts are the same as people read them."""
    if lama is None or baru is None or lama == baru:
        return True
    return _one_case(normalise(lama), normalise(baru))


def _one_case(lama: str, baru: str) -> bool:
    """Whether two texts are equal; one typed in capitals altogether says the same."""
    if lama.isupper() != baru.isupper():
        return lama.casefold() == baru.casefold()
    return lama == baru


def same_indikator(lama: BarisSalinan, baru: BarisSalinan) -> bool:
    """Return whether indikator and lingkup are the same, in one line or in two."""
    return _one_case(whole_text(lama), whole_text(baru))


def whole_text(row: BarisSalinan) -> str:
    """Return indikator and lingkup as one text: some print the lingkup as a line of its own."""
    whole = normalise(f"{row.indikator} {row.lingkup or ''}")
    return whole.translate(_BRACKETS)


def same_satuan(lama: str | None, baru: str | None) -> bool:
    """Return whether two units are the same; `%` is percent, and `M` is not `m`."""
    if lama is None or baru is None or (is_percent(lama) and is_percent(baru)):
        return True
    return same_text(lama, baru) and fold_satuan(lama) == fold_satuan(baru)


def same_pengukuran(lama: tuple[str, ...] | None, baru: tuple[str, ...] | None) -> bool:
    """Return whether two Pengukuran are the same, markers of lists and line breaks apart."""
    if lama is None or baru is None or lama == baru:
        return True
    return _one_case(join_lines(lama), join_lines(baru))


def read_targets(
    lama: BarisSalinan, baru: BarisSalinan, periode: str
) -> tuple[Terbaca, Terbaca] | None:
    """Return what a target is worth on both sides; None where one is unread or both read alike.

    A unit that one side does not print is that of the other.
    """
    before, after = lama.target.get(periode), baru.target.get(periode)
    if before is None or after is None or (before == after and lama.satuan == baru.satuan):
        return None
    return (
        read_nilai(before, normalise(lama.satuan or baru.satuan or "")),
        read_nilai(after, normalise(baru.satuan or lama.satuan or "")),
    )


def pair_same(lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> Places:
    """Return as many pairs of places as there can be whose rows say the same.

    Where what is unread leaves a choice, the rows that have more in common are taken.
    """
    found = _equal(lama, baru)
    olds, news = {i for i, _ in found}, {j for _, j in found}
    weights = {
        (i, j): 1 + _known(lama[i], baru[j]) / 100
        for i, j in by_key(lama, baru, whole_text)
        if i not in olds and j not in news and same_row(lama[i], baru[j])
    }
    return sorted((*found, *assign(weights)))


def pair_by_text(
    lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan], keys: Keys = ()
) -> Places:
    """Return the places of the rows whose text is still the same, with the most in common.

    `keys` say what the text of a row is; without any, its indikator with the lingkup or alone.
    """
    weights = {
        (i, j): 1.0 + sum(_fields(lama[i], baru[j])) + _known(lama[i], baru[j]) / 100
        for key in keys or (lambda row: fold(row.indikator), whole_text)
        for i, j in by_key(lama, baru, key)
    }
    return assign(weights)


def by_key(
    lama: Sequence[BarisSalinan],
    baru: Sequence[BarisSalinan],
    key: Callable[[BarisSalinan], Hashable],
) -> Iterator[tuple[int, int]]:
    """Return the places of rows with the same key, each of one side with each of the other."""
    old, new = _places(map(key, lama)), _places(map(key, baru))
    for name, places in old.items():
        yield from couples(places, new.get(name, ()))


def _places(keys: Iterable[Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        found[key].append(place)
    return found


def _equal(lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> Places:
    """The places of rows that are equal to the letter, in their order: most are."""
    old, new = _places(map(_letters, lama)), _places(map(_letters, baru))
    return [pair for key in old for pair in zip(old[key], new.get(key, ()), strict=False)]


def _letters(row: BarisSalinan) -> Hashable:
    return (
        *(row.indikator, row.lingkup, row.sasaran, row.satuan, row.agregasi, row.sumber_data),
        row.pengukuran,
        tuple(row.target.get(periode) for periode in PERIODE),
    )


def _known(lama: BarisSalinan, baru: BarisSalinan) -> int:
    """How many fields of two rows are equal to the letter: unread is equal to nothing."""
    old, new = (
        (row.sasaran, row.lingkup, row.satuan, row.agregasi, row.sumber_data, row.pengukuran)
        for row in (lama, baru)
    )
    targets = sum(lama.target.get(p) == baru.target.get(p) is not None for p in PERIODE)
    return targets + sum(a == b is not None for a, b in zip(old, new, strict=True))
