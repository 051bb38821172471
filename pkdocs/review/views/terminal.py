"""What changed, in words for a terminal of 80 columns; colours only where asked for.

First what many posts have in common, then each post, then how many there are.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from pkdocs.base.text import join_lines, visible
from pkdocs.base.word_diff import Tanda, mark_words
from pkdocs.domain.salinan import NAMA_PERIODE
from pkdocs.review.compare.banding import (
    Banding,
    Beda,
    Hasil,
    Kecocokan,
    Macam,
    PasanganBaris,
)
from pkdocs.review.compare.keputusan import Keputusan, by_indikator
from pkdocs.review.compare.sides import Tally
from pkdocs.review.read.folder import Side
from pkdocs.review.views.words import (
    DECISIONS,
    count_posts,
    describe_move,
    describe_unread,
    name_kind,
    name_posts,
)

LEBAR = 80
_AROUND = 4
_CODES = {Tanda.HAPUS: "31", Tanda.SISIP: "32"}
_SIGNS = {Tanda.HAPUS: ("[-", "-]"), Tanda.SISIP: ("{+", "+}")}
_PLAIN = frozenset(
    (
        Macam.JABATAN_BERGANTI_NAMA,
        Macam.UNIT,
        Macam.PEJABAT,
        Macam.PIHAK_KEDUA,
        Macam.SASARAN_PINDAH,
        Macam.SATUAN,
        Macam.AGREGASI,
        Macam.SUMBER_DATA,
        Macam.PROGRAM,
    )
)
_OF_ROWS = frozenset(
    (
        Macam.INDIKATOR_PINDAH,
        Macam.INDIKATOR_BERUBAH,
        Macam.LINGKUP,
        Macam.TARGET,
        Macam.SATUAN,
        Macam.AGREGASI,
        Macam.SUMBER_DATA,
        Macam.PENGUKURAN,
        Macam.CENTANG_BARU,
        Macam.CENTANG_HILANG,
        Macam.CENTANG,
        Macam.CATATAN,
    )
)


def describe(banding: Banding, *, colour: bool) -> Iterator[str]:
    """Return the lines about one post; none where nothing changed and nothing is to be told."""
    if banding.hasil is Hasil.SAMA and not (
        banding.catatan or any(side.tak_terbaca for side in banding.sides)
    ):
        return
    if banding.lama is None or banding.baru is None:
        yield from _single(banding, colour=colour)
        return
    yield ""
    doubt = f" – {Hasil.BELUM_PASTI}" if banding.hasil is Hasil.BELUM_PASTI else ""
    yield from _bold(f"{_title(banding)}{doubt}", colour=colour)
    rows = {id(change): row for row in banding.baris for change in row.beda}
    for change in banding.beda:
        if change.macam not in _OF_ROWS:
            yield from _change(change, 2, colour=colour, row=rows.get(id(change)))
    for row in banding.baris:
        if row.lama and row.baru and row.beda:
            yield from _row(row, colour=colour)
    yield from _remarks(banding)


def _remarks(banding: Banding) -> Iterator[str]:
    for note in banding.catatan:
        yield from _wrap(f"Catatan: {note}", 2)
    for text in describe_unread(banding):
        yield from _wrap(f"Tidak terbaca: {text}", 2)


def _single(banding: Banding, *, colour: bool) -> Iterator[str]:
    """A post that only one side has: one line."""
    head = f"{banding.hasil}: "
    if banding.tanpa_pembanding:
        yield from _wrap(f"{head}{_short_title(banding)}: {banding.tanpa_pembanding}", 0)
    else:
        tanda = Tanda.SISIP if banding.baru else Tanda.HAPUS
        yield from _marked(head, [(tanda, _title(banding))], 0, colour=colour, signs=False)
    yield from _remarks(banding)


def _title(banding: Banding) -> str:
    post = banding.ada
    kode = f" ({post.kode})" if post.kode else ""
    unit = f", {post.unit}" if post.unit and post.unit not in post.jabatan else ""
    return f"{post.jabatan or post.berkas}{kode}{unit}"


def _short_title(banding: Banding) -> str:
    """The post by its code, without its unit: there may be many such lines."""
    post = banding.ada
    return f"{post.jabatan} ({post.kode})" if post.jabatan and post.kode else _title(banding)


def _row(row: PasanganBaris, *, colour: bool) -> Iterator[str]:
    printed = row.baru or row.lama
    name = printed.indikator if printed else ""
    alike = ""
    if row.kecocokan is Kecocokan.DIDUGA:
        alike = f" [diduga sama, kemiripan {round(row.kemiripan * 100)}%]"
    kode = f" ({printed.kode})" if printed and printed.kode else ""
    yield from _wrap(f"{name}{kode}{alike}", 2)
    for change in row.beda:
        yield from _change(change, 4, colour=colour)


def _change(
    change: Beda, indent: int, *, colour: bool, row: PasanganBaris | None = None
) -> Iterator[str]:
    head = f"{change.macam}"
    if change.macam is Macam.TARGET:
        yield from _wrap(f"target {NAMA_PERIODE[change.periode]}: {describe_move(change)}", indent)
    elif change.macam in _PLAIN:
        about = f" ({change.indikator})" if change.macam is Macam.SASARAN_PINDAH else ""
        yield from _wrap(f"{head}: {describe_move(change)}{about}", indent)
    elif not (change.lama and change.baru):
        only = change.baru or change.lama
        sign = Tanda.SISIP if change.baru else Tanda.HAPUS
        runs = [(sign, f"{' '.join(only.split())}{_alone(row)}")]
        yield from _marked(f"{head}: ", runs, indent, colour=colour, signs=False)
    else:
        lama, baru = (join_lines(tuple(t.split("\n"))) for t in (change.lama, change.baru))
        runs = _shorten(mark_words(lama, baru))
        yield from _marked(f"{head}: ", runs, indent, colour=colour)


def _alone(row: PasanganBaris | None) -> str:
    """The target of the year of a row that is new or gone; in a lampiran to whom it is given."""
    only = (row.baru or row.lama) if row and not (row.baru and row.lama) else None
    if only is None:
        return ""
    text = only.target.get("tahunan")
    given = (f"{own.nama} {own.cara}" for own in only.centang if own.cara)
    said = "; ".join((*([f"tahunan {text}"] if text else []), *given))
    return f" ({said})" if said else ""


def _shorten(runs: Iterable[tuple[Tanda, str]]) -> list[tuple[Tanda, str]]:
    """The runs with long stretches that stayed cut to a few words around what changed."""
    kept = list(runs)
    short: list[tuple[Tanda, str]] = []
    for place, (tanda, text) in enumerate(kept):
        words = text.split(" ")
        if tanda is Tanda.SAMA and len(words) > 2 * _AROUND + 2:
            head = words[:_AROUND] if place else []
            tail = words[-_AROUND:] if place < len(kept) - 1 else []
            short.append((tanda, " ".join((*head, "…", *tail))))
        else:
            short.append((tanda, text))
    return short


def _marked(
    head: str,
    runs: Sequence[tuple[Tanda, str]],
    indent: int,
    *,
    colour: bool,
    signs: bool = True,
) -> Iterator[str]:
    """A change as wrapped text; each word keeps its mark, so that a line can be coloured alone."""
    words: list[tuple[str, Tanda]] = [(word, Tanda.SAMA) for word in head.split()]
    for tanda, text in runs:
        first, last = _SIGNS.get(tanda, ("", "")) if signs and not colour else ("", "")
        pieces = visible(f"{first}{' '.join(text.split())}{last}").split()
        words += [(piece, tanda) for piece in pieces]
    space = " " * indent
    line, length = space, len(space)
    for word, tanda in words:
        if length + len(word) + 1 > LEBAR and line.strip():
            yield line.rstrip()
            line, length = f"{space}  ", indent + 2
        gap = "" if line.endswith(" ") or not line else " "
        painted = f"\033[{_CODES[tanda]}m{word}\033[0m" if colour and tanda in _CODES else word
        line += gap + painted
        length += len(gap) + len(word)
    yield line.rstrip()


def _wrap(text: str, indent: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(
        visible(" ".join(text.split())),
        LEBAR,
        initial_indent=space,
        subsequent_indent=f"{space}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bold(text: str, *, colour: bool) -> Iterator[str]:
    for line in _wrap(text, 0):
        yield f"\033[1m{line}\033[0m" if colour else line


def open_with(tally: Tally, *, colour: bool) -> Iterator[str]:
    """Return the lines before the posts: which projects were read, and the decisions.

    A decision is a change that more than one post has; those of one post alone are counted.
    """
    for name, side in (("Lama", tally.lama), ("Baru", tally.baru)):
        yield from _source(name, side)
    shared = by_indikator(tally.decisions.shared)
    if not shared:
        return
    yield ""
    yield from _bold(DECISIONS, colour=colour)
    for pokok in shared:
        if pokok.judul:
            yield from _wrap(pokok.judul, 2)
        for keputusan in pokok.keputusan:
            yield from _decision(keputusan, 4 if pokok.judul else 2, colour=colour)
    if tally.decisions.single:
        yield f"  dan {tally.decisions.single} perubahan pada satu jabatan saja"


def _source(name: str, side: Side) -> Iterator[str]:
    if side.salinan:
        yield from _wrap(f"{name}: {side.path}, perjanjian tahun {side.tahun} menurut sumbernya", 0)


def _decision(keputusan: Keputusan, indent: int, *, colour: bool) -> Iterator[str]:
    """A change as a post tells it, and how many posts have it, and which."""
    change, posts = keputusan.beda, f"pada {name_posts(keputusan)}"
    if change.macam is Macam.TARGET or change.macam in _PLAIN:
        yield from _wrap(f"{name_kind(keputusan)}: {describe_move(change)}, {posts}", indent)
    else:
        yield from _change(change, indent, colour=colour)
        yield from _wrap(posts, indent + 2)


def summarise(tally: Tally) -> Iterator[str]:
    """Return the lines at the end: how many posts, what kinds of change."""
    yield ""
    for words in count_posts(tally):
        yield from _wrap(f"{words}.", 0)
    if tally.tak_dibandingkan:
        yield f"{tally.tak_dibandingkan} jabatan tidak dapat dibandingkan (lihat di bawah)."
    for macam in Macam:
        if tally.macam[macam]:
            yield f"  {tally.macam[macam]:>7}  {macam}"
