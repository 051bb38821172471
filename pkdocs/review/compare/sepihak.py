"""What two agreements of a post do not both say, for one of them was not read there. Pure.

Nothing here is a change. A target or a satuan that one side alone gives keeps a post from being
the same; what a layout prints in no row at all does not, and is told once.
"""

import re
from collections.abc import Iterable, Iterator, Set

from pkdocs.base.text import fold, join_words
from pkdocs.domain.salinan import NAMA_PERIODE, PERIODE, BarisSalinan, PihakSalinan, Salinan
from pkdocs.review.read.headings import group_name
from pkdocs.review.read.same import of_two_kinds

_FIELDS = {key: f"target {name}" for key, name in NAMA_PERIODE.items()} | {"satuan": "satuan"}
"""What may not be missing of a row, as it is called."""
_GROUP, _SASARAN = "kelompok", "sasaran"
_PERIODE = re.compile(rf"\b(?:{'|'.join(NAMA_PERIODE.values())})\b")
_REST = {"sumber_data": "sumber data", "pengukuran": "pengukuran"}


def _value(row: BarisSalinan, name: str) -> str | None:
    return row.satuan if name == "satuan" else row.target.get(name)


def both_print(lama: Salinan, baru: Salinan) -> frozenset[str]:
    """Return what both agreements print: targets (`tw1` …), `satuan`, `sasaran`, `kelompok`."""
    return _printed(lama) & _printed(baru)


def _printed(salinan: Salinan) -> frozenset[str]:
    """What an agreement gives in any row, or has a place for that stands empty."""
    found = {
        name
        for name in _FIELDS
        if any(_value(row, name) is not None for row in salinan.baris) or _is_empty(salinan, name)
    }
    if any(row.kelompok for row in salinan.baris):
        found.add(_GROUP)
    empty = any(unread.pesan.startswith("sasaran") for unread in salinan.tak_terbaca)
    if empty or any(row.sasaran for row in salinan.baris):
        found.add(_SASARAN)
    return frozenset(found)


def _is_empty(salinan: Salinan, name: str) -> bool:
    """Whether the reading tells of an empty cell: a column of nothing else is a column.

    Where it does not tell of which target, it may be any.
    """
    told = [str(unread) for unread in salinan.tak_terbaca if "kosong" in unread.pesan]
    if name == "satuan":
        return any("satuan" in text.casefold() for text in told)
    named = [_PERIODE.findall(text) for text in told if "target" in text.casefold()]
    return any(NAMA_PERIODE[name] in names or not names for names in named)


def row_in_doubt(
    lama: BarisSalinan | None, baru: BarisSalinan | None, names: Set[str]
) -> tuple[str, ...]:
    """Return what of two rows of one indikator was not read on both sides, a sentence each.

    Only `names` are looked at, as of `both_print`. None for a row means there is none.
    """
    if lama is None or baru is None:
        return ()
    groups = (*_groups(lama, baru, names), *_sasaran(lama, baru, names))
    return groups if _is_whole(lama, baru) else (*groups, *_doubts(lama, baru, names))


def _groups(lama: BarisSalinan, baru: BarisSalinan, names: Set[str]) -> Iterator[str]:
    """The group of a row, where no sasaran tells of it and it is not that of the other side.

    An agreement without any group has the usual ones: only another one is in doubt there.
    """
    old, new = lama.kelompok, baru.kelompok
    if old == new or fold(old) == fold(new):
        return
    about = f"kelompok “{baru.indikator}”"
    if not (old and new):
        if _GROUP in names or not group_name(old or new):
            yield f"{about}: hanya terbaca pada {'lama' if old else 'baru'} ({old or new})."
    elif not (lama.sasaran and baru.sasaran):
        yield f"{about}: lama {old}, baru {new}."


def _sasaran(lama: BarisSalinan, baru: BarisSalinan, names: Set[str]) -> Iterator[str]:
    """A sasaran that one side alone gives, where the other one has a column for it."""
    old, new = lama.sasaran, baru.sasaran
    if _SASARAN in names and bool(old) != bool(new):
        side = "lama" if old else "baru"
        yield f"sasaran “{baru.indikator}”: hanya terbaca pada {side} ({old or new})."


def _is_whole(lama: BarisSalinan, baru: BarisSalinan) -> bool:
    """Whether both rows give everything, as nearly all do."""
    return not any(
        row.satuan is None or None in map(row.target.get, PERIODE) for row in (lama, baru)
    )


def _doubts(lama: BarisSalinan, baru: BarisSalinan, names: Set[str]) -> Iterator[str]:
    for name, label in _FIELDS.items():
        if name not in names:
            continue
        old, new = _value(lama, name), _value(baru, name)
        about = f"{label} “{baru.indikator}”"
        if old is None and new is None:
            yield f"{about}: tidak terbaca pada keduanya."
        elif old is None or new is None:
            side, text = ("baru", new) if old is None else ("lama", old)
            yield f"{about}: hanya terbaca pada {side} ({text or 'kosong'})."


def rest_of_one_side(
    lama: Salinan, baru: Salinan, pairs: Iterable[tuple[BarisSalinan | None, BarisSalinan | None]]
) -> Iterator[str]:
    """Yield a remark for each row whose sumber data or Pengukuran one side alone gives."""
    for name, label in _REST.items():
        if not all(any(getattr(row, name) for row in side.baris) for side in (lama, baru)):
            continue
        for old, new in pairs:
            if old and new and (getattr(old, name) is None) != (getattr(new, name) is None):
                side = "baru" if getattr(old, name) is None else "lama"
                yield f"{label} “{new.indikator}”: hanya terbaca pada {side}."


def unprinted(lama: Salinan, baru: Salinan) -> Iterator[str]:
    """Yield one remark for each side that prints nowhere what targets the other one gives.

    The other columns that a layout lacks are listed by who read it.
    """
    if not (lama.baris and baru.baris):
        return
    old, new = _printed(lama), _printed(baru)
    for side, lacking in (("lama", new - old), ("baru", old - new)):
        names = [NAMA_PERIODE[key] for key in PERIODE if key in lacking]
        if names:
            yield f"target {join_words(names)} tidak dicetak pada {side}; tidak dibandingkan."
        if _GROUP in lacking:
            yield f"kelompok sasaran tidak dicetak pada {side}; tidak dibandingkan."


def parties_of_one_side(lama: Salinan, baru: Salinan) -> Iterator[str]:
    """Yield one remark for each side that alone says who is who: unit, names, numbers, posts.

    A NIP beside an NRK is not compared: each is read on its own side only.
    """
    for side, own, other in (("lama", lama, baru), ("baru", baru, lama)):
        found = [*_unit(own, other)]
        found += _party("Pihak Pertama", own.pihak_pertama, other.pihak_pertama)
        found += _party("Pihak Kedua", own.pihak_kedua, other.pihak_kedua)
        if found:
            yield f"hanya terbaca pada {side}: {join_words(found)}."


def _unit(own: Salinan, other: Salinan) -> Iterator[str]:
    if own.unit and not other.unit:
        yield f"unit kerja ({own.unit})"


def _party(label: str, own: PihakSalinan, other: PihakSalinan) -> Iterator[str]:
    if own.nama and other.nama is None:
        yield f"nama {label} ({own.nama})"
    if own.nip and (other.nip is None or of_two_kinds(own, other)):
        yield f"{own.label_nip} {label} ({own.nip})"
    if own.jabatan and other.jabatan is None:
        yield f"jabatan {label} ({own.jabatan})"
