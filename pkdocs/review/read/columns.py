"""Whose the columns are that stand beside those of an agreement in a lampiran's header. Pure.

A column a post, one that names posts, notes, or one for each part of Pengukuran. A head that names
nobody, or leaves a choice, makes a column that is nobody's.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from msgspec import Struct, field

from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.organisasi import Jabatan, KodeJabatan
from pkdocs.domain.salinan import PERIODE
from pkdocs.review.read.headings import Header, is_numbers
from pkdocs.review.read.named import JabatanDisebut, contradicts, find_named
from pkdocs.review.read.paper import Box, says_something
from pkdocs.review.read.pengukuran import jenis_of

_NAMES = ("penanggung jawab", "pelaksana", "pengampu", "penerima", "pemilik indikator")
"""Words of the head of a column that names posts."""
_NOTE = "catatan"
_TRIWULAN = PERIODE[:4]

Heads = Sequence[tuple[int, int, Sequence[str]]]
"""Every lowest column of a header, each with the words above it from the top."""
_Key = tuple[str, str]


class KolomMatriks(Struct, frozen=True):
    """A column that no agreement has: of posts, of names of them, of notes, of one jenis.

    `asing`: by what it is known among the columns that are nobody's.
    """

    start: int
    end: int
    jabatan: tuple[Jabatan, ...] = ()
    nama: bool = False
    catatan: bool = False
    jenis: str = ""
    asing: _Key | None = None

    @property
    def centang(self) -> bool:
        """Return whether it is a column of ticks."""
        return not (self.nama or self.catatan or self.jenis)

    def lies_below(self, box: Box) -> bool:
        """Return whether a cell covers it for the most part, or lies within."""
        shared = min(box.end, self.end) - max(box.start, self.start)
        return 2 * shared > self.end - self.start or shared == box.end - box.start > 0


class KolomAsing(Struct, frozen=True):
    """A column whose head names no post, or leaves a choice; `kembar`: another names it too.

    `centang` is how many ticks stand in it.
    """

    di: str
    kepala: str
    mungkin: tuple[Jabatan, ...] = ()
    kembar: bool = False
    centang: int = 0


class Columns(Struct):
    """Finds the columns of each header; `asing` are those that are nobody's, `diduga` presumed.

    `untuk` are the posts that each lampiran is for, none where that is not known.
    """

    all_jabatan: Sequence[Jabatan]
    untuk: Mapping[str, Set[KodeJabatan]]
    asing: dict[_Key, KolomAsing] = field(default_factory=dict)
    diduga: dict[_Key, tuple[str, Jabatan]] = field(default_factory=dict)
    _named: dict[tuple[str, ...], JabatanDisebut] = field(default_factory=dict)
    _meant: dict[str, list[Jabatan]] = field(default_factory=dict)

    def find(self, lampiran: str, header: Header, heads: Heads, number: int) -> list[KolomMatriks]:
        """Return the columns of table `number` beside those of an agreement."""
        taken = set(header.columns.values())
        free = [head for head in heads if head[2] and head[:2] not in taken]
        single = sum(_names_posts(texts) for _, _, texts in free) == 1
        plain = [_plain(*head, single=single) for head in free]
        named = [
            JabatanDisebut() if own else self.named(lampiran, head[2])
            for own, head in zip(plain, free, strict=True)
        ]
        named = _by_elimination(named)
        count = Counter(jabatan.kode for own in named for jabatan in own.jabatan)
        found = []
        for own, post, (start, end, texts) in zip(plain, named, free, strict=True):
            di = f"tabel {number}, kolom “{' '.join(texts)}”"
            twice = tuple(jabatan for jabatan in post.jabatan if count[jabatan.kode] > 1)
            key = (lampiran, " ".join(texts))
            found.append(own or self._posts(KolomMatriks(start, end), key, di, post, twice))
        return found

    def _posts(
        self,
        own: KolomMatriks,
        key: _Key,
        di: str,
        post: JabatanDisebut,
        twice: tuple[Jabatan, ...],
    ) -> KolomMatriks:
        """The column of a post, or one that is nobody's."""
        if post.jabatan and not twice:
            if post.diduga:
                self.diduga[key] = (di, post.jabatan[0])
            return replace(own, jabatan=post.jabatan)
        asing = KolomAsing(di, key[1], twice or post.mungkin, bool(twice))
        self.asing.setdefault(key, asing)
        return replace(own, asing=key)

    def count(self, own: KolomMatriks) -> None:
        """Count a tick in a column, where that is nobody's."""
        if own.asing:
            known = self.asing[own.asing]
            self.asing[own.asing] = replace(known, centang=known.centang + 1)

    def named(self, lampiran: str, texts: Sequence[str]) -> JabatanDisebut:
        """Return the post that a head names: by its lowest words, else with those above them."""
        key = (lampiran, *texts)
        if key not in self._named:
            found = [self._find(lampiran, words) for words in (texts[-1], " ".join(texts))]
            own = next((own for own in found if own.jabatan), found[-1])
            over = " ".join(texts[:-1])
            wrong = any(contradicts(over, jabatan) for jabatan in own.jabatan)
            self._named[key] = JabatanDisebut() if wrong else own
        return self._named[key]

    def _find(self, lampiran: str, words: str) -> JabatanDisebut:
        own = self.meant(lampiran)
        found = find_named(words, own or self.all_jabatan)
        if own and not found.jabatan and not found.mungkin:
            return find_named(words, self.all_jabatan, short=False)
        return found

    def meant(self, lampiran: str) -> list[Jabatan]:
        """Return the posts that a lampiran is for; none where that is not known."""
        if lampiran not in self._meant:
            codes = self.untuk.get(lampiran, frozenset())
            self._meant[lampiran] = [own for own in self.all_jabatan if own.kode in codes]
        return self._meant[lampiran]


def _by_elimination(named: Sequence[JabatanDisebut]) -> list[JabatanDisebut]:
    """What heads name, of several posts the only one that no other head names."""
    taken = {jabatan.kode for own in named for jabatan in own.jabatan}
    found = []
    for own in named:
        left = tuple(jabatan for jabatan in own.mungkin if jabatan.kode not in taken)
        one = len(left) == 1 < len(own.mungkin)
        found.append(JabatanDisebut(left, diduga=True) if one else own)
    return found


def read_heads(header: Header, rows: Sequence[Sequence[Box]]) -> Heads:
    """Return the columns of a header, which is these rows, with the words above each."""
    named = [row for row in rows if not is_numbers(row)]
    return [(start, end, _over(named, start, end)) for start, end, _ in header.heads]


def _over(rows: Sequence[Sequence[Box]], start: int, end: int) -> list[str]:
    return [
        " ".join(box.text.split())
        for row in rows
        for box in row
        if box.start <= start and end <= box.end and not box.merged and says_something(box.text)
    ]


def settle_header(header: Header, heads: Heads, rows: Sequence[Sequence[Box]]) -> Header:
    """Return the header of an agreement as that of a lampiran; `rows` are those below it."""
    header = _with_own_pengukuran(_with_all_triwulan(_with_near_numbers(header)), heads)
    return _with_numbers(header, heads, rows)


def _with_near_numbers(header: Header) -> Header:
    """The header without numbers that stand apart from what they number: they may be another's."""
    columns = dict(header.columns)
    for name in ("sasaran", "indikator"):
        number = columns.get(f"no_{name}")
        if number and number[1] != columns[name][0]:
            del columns[f"no_{name}"]
    return replace(header, columns=columns)


def _with_all_triwulan(header: Header) -> Header:
    """The header without its triwulan where some of the four were not found: which is not sure."""
    if len(set(_TRIWULAN) & header.columns.keys()) in (0, len(_TRIWULAN)):
        return header
    columns = {name: at for name, at in header.columns.items() if name not in _TRIWULAN}
    return replace(header, columns=columns)


def _with_own_pengukuran(header: Header, heads: Heads) -> Header:
    """The header without Pengukuran where that is only the metode, beside columns of the others.

    Where none is named, sub-heads may stand in the cell of the indikator: a column behind the last.
    """
    place = header.columns.get("pengukuran")
    jenis = {(start, end): jenis_of(texts[-1]) for start, end, texts in heads if texts}
    others = {"dasar_hukum", "definisi"} & {own for at, own in jenis.items() if at != place}
    columns = {name: at for name, at in header.columns.items() if name != "pengukuran"}
    if place and others and jenis[place]:
        return replace(header, columns=columns)
    if place is None and not any(jenis.values()):
        behind = (header.width, header.width + 1)
        return replace(header, columns={**columns, "pengukuran": behind})
    return header


def _with_numbers(header: Header, heads: Heads, rows: Sequence[Sequence[Box]]) -> Header:
    """The header with the column of numbers before the indikator, where nobody headed it."""
    after = header.columns["indikator"][0]
    before = [(start, end) for start, end, texts in heads if end == after and not texts]
    if "no_indikator" in header.columns or not before:
        return header
    inside = [box for row in rows for box in row if (box.start, box.end) == before[0]]
    numbers = [box.text.strip() for box in inside if not box.blank and not box.merged]
    if not all(re.fullmatch(r"\d{1,2}\.?", number) for number in numbers):
        return header
    return replace(header, columns={**header.columns, "no_indikator": before[0]})


def _names_posts(texts: Sequence[str]) -> bool:
    words = fold(" ".join(texts))
    return any(name in words for name in _NAMES)


def _plain(start: int, end: int, texts: Sequence[str], *, single: bool) -> KolomMatriks | None:
    """A column that is none of a post."""
    if single and _names_posts(texts):
        return KolomMatriks(start, end, nama=True)
    if fold(texts[-1]) == _NOTE:
        return KolomMatriks(start, end, catatan=True)
    jenis = jenis_of(texts[-1])
    return KolomMatriks(start, end, jenis=jenis) if jenis else None
