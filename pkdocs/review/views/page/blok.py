"""A block of compared posts as the page's data: texts and rows once, posts as numbers into them.

Two parts: the `indeks` is all that the list, the filters and the overview need and is read when the
page opens; the `rincian` is read when one of its posts is opened. Knows nothing of HTML.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from pkdocs.base.text import normalise
from pkdocs.base.word_diff import Tanda, mark_words
from pkdocs.domain.salinan import PERIODE, BarisSalinan, PihakSalinan, Salinan, Sumber
from pkdocs.review.compare.banding import Arah, Banding, Kecocokan, Macam, PasanganBaris, Perubahan

Data = dict[str, list[object]]
K = TypeVar("K", bound=Hashable)

_BIDANG = {
    "sasaran": (Macam.SASARAN_BERUBAH, Macam.INDIKATOR_PINDAH),
    "indikator": (Macam.INDIKATOR_BERUBAH,),
    "lingkup": (Macam.LINGKUP,),
    "satuan": (Macam.SATUAN,),
    "agregasi": (Macam.AGREGASI,),
    "sumber_data": (Macam.SUMBER_DATA,),
    "pengukuran": (Macam.PENGUKURAN,),
}
"""The texts of a row, and the changes that are about them."""
_SHOWN_ELSEWHERE = (Macam.JABATAN_BARU, Macam.JABATAN_HILANG, Macam.PEJABAT, Macam.PIHAK_KEDUA)
_MAY_BE_UNPRINTED = ("satuan", "agregasi", "sumber_data", "pengukuran")


@dataclass(slots=True)
class _Tabel:
    """What the posts of a block share: each text, row and marking once, numbered as it comes."""

    teks: dict[str, int] = field(default_factory=dict)
    baris: dict[tuple[object, ...], int] = field(default_factory=dict)
    tanda: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def text(self, text: str | None) -> int | None:
        """Return the number of the text, None for None."""
        return None if text is None else _number(self.teks, text)

    def mark(self, lama: str | None, baru: str | None) -> None:
        """Keep which words of the two texts stayed, went and came, where there are two."""
        if not lama or not baru or lama == baru:
            return
        key = (_number(self.teks, lama), _number(self.teks, baru))
        if key not in self.tanda:
            runs = ((_TANDA[tanda], _length(run)) for tanda, run in mark_words(lama, baru))
            self.tanda[key] = [number for pair in runs for number in pair]


def to_blok(bandings: Sequence[Banding]) -> tuple[Data, Data]:
    """Return the indeks and the rincian of the posts, both ready for JSON."""
    indeks, rincian = _Tabel(), _Tabel()
    heads: list[object] = [_head(indeks, banding) for banding in bandings]
    posts: list[object] = [_post(rincian, banding) for banding in bandings]
    return (
        {"teks": list(indeks.teks), "jabatan": heads},
        {
            "teks": list(rincian.teks),
            "baris": list(rincian.baris),
            "tanda": [[*key, runs] for key, runs in rincian.tanda.items()],
            "jabatan": posts,
        },
    )


def _number(table: dict[K, int], value: K) -> int:
    return table.setdefault(value, len(table))


def _order(kinds: type[StrEnum]) -> dict[str, int]:
    return {kind: number for number, kind in enumerate(kinds)}


_TANDA, _MACAM, _ARAH, _SUMBER, _KECOCOKAN = (
    _order(kinds) for kinds in (Tanda, Macam, Arah, Sumber, Kecocokan)
)


def _length(text: str) -> int:
    """The length as the browser counts: characters beyond the first plane are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _head(tabel: _Tabel, banding: Banding) -> list[object]:
    """What the list shows of a post, and what it can be found by."""
    ada = banding.ada
    macam = Counter(p.macam for p in banding.perubahan)
    arah = Counter(p.arah for p in banding.perubahan if p.macam is Macam.TARGET)
    return [
        ada.kode,
        ada.jabatan,
        tabel.text(ada.unit),
        _keadaan(banding),
        [number for kind, count in macam.items() for number in (_MACAM[kind], count)],
        [arah[kind] for kind in Arah],
        sum(pair.kecocokan is Kecocokan.DIDUGA for pair in banding.baris)
        + (banding.kecocokan is Kecocokan.DIDUGA),
        [
            int(any(s.sumber is Sumber.TEKS for s in _sides(banding))),
            int(any(s.tak_terbaca for s in _sides(banding))),
            int(bool(_remarks(banding))),
        ],
        list(dict.fromkeys(tabel.text(text) for text in _findable(banding))),
    ]


def _keadaan(banding: Banding) -> int:
    """0 changed, 1 new, 2 gone, 3 the same."""
    if banding.lama is None:
        return 1
    if banding.baru is None:
        return 2
    return 0 if banding.perubahan else 3


def _sides(banding: Banding) -> tuple[Salinan, ...]:
    return tuple(side for side in (banding.lama, banding.baru) if side is not None)


def _remarks(banding: Banding) -> list[str]:
    """The remarks of the comparison, and what could not be read where they do not say it yet."""
    unread = (text for side in _sides(banding) for text in side.tak_terbaca)
    return list(dict.fromkeys((*banding.catatan, *unread)))


def _findable(banding: Banding) -> Iterable[str]:
    for side in _sides(banding):
        yield side.jabatan
        for pihak in (side.pihak_pertama, side.pihak_kedua):
            yield from (text for text in (pihak.nama, pihak.nip, pihak.jabatan) if text)
        for row in side.baris:
            yield row.sasaran
            yield row.indikator
    for perubahan in banding.perubahan:
        if perubahan.macam is not Macam.PENGUKURAN:
            yield from (text for text in (perubahan.lama, perubahan.baru) if text)


def _post(tabel: _Tabel, banding: Banding) -> list[object]:
    """All that is shown of a post when it is opened."""
    in_rows = {change for pair in banding.baris for change in pair.perubahan}
    changes = [p for p in banding.perubahan if p not in in_rows]
    return [
        [_salinan(tabel, banding.lama), _salinan(tabel, banding.baru)],
        None if banding.kecocokan is None else _KECOCOKAN[banding.kecocokan],
        [tabel.text(text) for text in _remarks(banding)],
        [
            _parties(tabel, _pihak_pertama(banding.lama), _pihak_pertama(banding.baru)),
            _parties(tabel, _pihak_kedua(banding.lama), _pihak_kedua(banding.baru)),
        ],
        [_perubahan(tabel, p) for p in changes if p.macam not in _SHOWN_ELSEWHERE],
        [_pair(tabel, pair) for pair in banding.baris or _one_sided(banding)],
    ]


def _one_sided(banding: Banding) -> tuple[PasanganBaris, ...]:
    """The rows of a post that is new or gone, where the comparison did not set them out."""
    if banding.lama is None:
        return tuple(PasanganBaris(None, row) for row in banding.ada.baris)
    if banding.baru is None:
        return tuple(PasanganBaris(row, None) for row in banding.ada.baris)
    return ()


def _salinan(tabel: _Tabel, salinan: Salinan | None) -> list[object] | None:
    if salinan is None:
        return None
    texts = (salinan.jabatan, salinan.unit, salinan.jenjang, salinan.tahun, salinan.berkas)
    return [*(tabel.text(text) for text in texts), _SUMBER[salinan.sumber]]


def _pihak_pertama(salinan: Salinan | None) -> PihakSalinan | None:
    return salinan.pihak_pertama if salinan else None


def _pihak_kedua(salinan: Salinan | None) -> PihakSalinan | None:
    return salinan.pihak_kedua if salinan else None


def _parties(tabel: _Tabel, lama: PihakSalinan | None, baru: PihakSalinan | None) -> list[object]:
    """One party on both sides; words are marked only where nothing is unread: that is no change."""
    texts = [_lines(pihak) for pihak in (lama, baru)]
    if all(pihak and None not in (pihak.nama, pihak.nip, pihak.jabatan) for pihak in (lama, baru)):
        tabel.mark(*texts)
    return [tabel.text(text) for text in texts]


def _lines(pihak: PihakSalinan | None) -> str | None:
    if pihak is None:
        return None
    nip = None if pihak.nip is None else f"NIP {pihak.nip or '……'}"
    lines = (("nama", pihak.nama), ("NIP", nip), ("jabatan", pihak.jabatan))
    return "\n".join(f"({name} tidak terbaca)" if t is None else t or "……" for name, t in lines)


def _perubahan(tabel: _Tabel, perubahan: Perubahan) -> list[object]:
    tabel.mark(perubahan.lama, perubahan.baru)
    return [
        _MACAM[perubahan.macam],
        tabel.text(perubahan.lama),
        tabel.text(perubahan.baru),
        tabel.text(perubahan.indikator),
        perubahan.periode and PERIODE.index(perubahan.periode),
        None if perubahan.arah is None else _ARAH[perubahan.arah],
        perubahan.selisih,
    ]


def _pair(tabel: _Tabel, pair: PasanganBaris) -> list[object]:
    differing = _differing(pair)
    for name in differing:
        tabel.mark(_text(pair.lama, name), _text(pair.baru, name))
    whole = "pengukuran" in differing or pair.lama is None or pair.baru is None
    return [
        _baris(tabel, pair.lama, whole=whole),
        _baris(tabel, pair.baru, whole=whole),
        None if pair.kecocokan is None else _KECOCOKAN[pair.kecocokan],
        int(pair.kemiripan * 100),
        [list(_BIDANG).index(name) for name in differing],
        [_perubahan(tabel, p) for p in pair.perubahan],
    ]


def _differing(pair: PasanganBaris) -> list[str]:
    """The texts of a row to be shown side by side: those that changed.

    A difference that is none to a reader (quotes, spaces) is not shown as one, nor what one side
    does not print; a difference that the comparison does not name is still shown.
    """
    changed = {p.macam for p in pair.perubahan}
    return [
        name
        for name, kinds in _BIDANG.items()
        if not changed.isdisjoint(kinds)
        or _differ(name, _text(pair.lama, name), _text(pair.baru, name))
    ]


def _text(row: BarisSalinan | None, name: str) -> str | None:
    if row is None:
        return None
    found = getattr(row, name)
    return "\n".join(found) if isinstance(found, tuple) else found


def _differ(name: str, lama: str | None, baru: str | None) -> bool:
    if name in _MAY_BE_UNPRINTED and None in (lama, baru):
        return False
    return normalise(lama or "") != normalise(baru or "")


def _baris(tabel: _Tabel, row: BarisSalinan | None, *, whole: bool) -> int | None:
    """The number of a row; its pengukuran only where it is needed (`whole`): it is the longest."""
    if row is None:
        return None
    texts = tuple(
        tabel.text(_text(row, name)) if whole or name != "pengukuran" else None for name in _BIDANG
    )
    heads = (row.kode, row.kelompok, row.no_sasaran, row.no_indikator)
    return _number(tabel.baris, (*heads, texts, tuple(row.target.get(p) for p in PERIODE)))
