"""The cascade as a tree: lines for the terminal, and a picture (SVG)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from xml.sax import saxutils

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.text import visible
from pkdocs.domain.wording import format_titel

_ROW, _STEP, _LEFT, _TOP = 26, 28, 16, 72
_LETTER = 7
"""How wide a letter is at most, nearly."""
_COLOURS = {
    domain.Keadaan.SIAP: "#1b7f4b",
    domain.Keadaan.TANPA_NAMA: "#1f6fb2",
    domain.Keadaan.KONSEP: "#b3541e",
}


class Cabang(Struct, frozen=True):
    """A post of the tree with its agreement (if any) and the posts below it."""

    jabatan: domain.Jabatan
    perjanjian: domain.Perjanjian | None
    anak: "tuple[Cabang, ...]"
    kosong: int
    """How many posts directly below have neither an agreement nor one further down."""
    berperjanjian: bool = True
    """Whether a post of that jenjang has an agreement of its own."""


def build_tree(
    organisasi: domain.Organisasi,
    all_perjanjian: Mapping[domain.KodeJabatan, domain.Perjanjian],
    akar: domain.KodeJabatan,
) -> Cabang:
    """Return the tree below `akar`; branches without any agreement are only counted.

    Example:
        >>> root = build_tree(year.organisasi, year.perjanjian, year.katalog.pemilik)
        >>> root.jabatan.kode
        'walikota'
    """
    below: dict[domain.KodeJabatan, list[domain.Jabatan]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values():
        if jabatan.atasan:
            below[jabatan.atasan].append(jabatan)

    def branch(jabatan: domain.Jabatan, above: frozenset[domain.KodeJabatan]) -> Cabang:
        lower = below[jabatan.kode] if len(above) < domain.MOST_LEVELS else ()
        own = [j for j in lower if j.kode not in above]
        anak = [branch(j, above | {j.kode}) for j in own]
        full = tuple(c for c in anak if c.perjanjian or c.anak)
        perjanjian = all_perjanjian.get(jabatan.kode)
        empty = [c for c in anak if not (c.perjanjian or c.anak)]
        kosong = sum(c.berperjanjian for c in empty)
        return Cabang(jabatan, perjanjian, full, kosong, organisasi.berperjanjian(jabatan))

    return branch(organisasi.jabatan[akar], frozenset({akar}))


def render_text(cabang: Cabang) -> Iterator[str]:
    """Return the lines of the tree."""
    yield _label(cabang)
    yield from _text_below(cabang, "")


def _text_below(cabang: Cabang, indent: str) -> Iterator[str]:
    note = [f"({cabang.kosong} jabatan lain tanpa indikator)"] if cabang.kosong else []
    total = len(cabang.anak) + len(note)
    for place, anak in enumerate(cabang.anak, start=1):
        last = place == total
        yield f"{indent}{'└─ ' if last else '├─ '}{_label(anak)}"
        yield from _text_below(anak, indent + ("   " if last else "│  "))
    for words in note:
        yield f"{indent}└─ {words}"


def _label(cabang: Cabang) -> str:
    nama = f"{format_titel(cabang.jabatan)} [{cabang.jabatan.kode}]"
    without = (
        "belum ada indikator" if cabang.berperjanjian else "tanpa perjanjian sendiri (SKP saja)"
    )
    return f"{nama}: {_codes(cabang) if cabang.perjanjian else without}"


def _codes(cabang: Cabang) -> str:
    rows = cabang.perjanjian.baris if cabang.perjanjian else ()
    marks = {domain.Sifat.DITURUNKAN: "↓", domain.Sifat.TURUNAN: "+", domain.Sifat.SCORE_CARD: "*"}
    return " ".join(f"{row.kode}{marks.get(row.sifat, '')}{_chain(row)}" for row in rows)


def _chain(row: domain.Baris) -> str:
    """What a turunan comes from, link by link."""
    above = row.rantai[1:] if row.sifat is domain.Sifat.TURUNAN else ()
    return "".join(f"←{kode}" for kode in above)


_SIGNS = ("↓ diturunkan, belum disusun", "+ turunan sendiri (←induknya)", "* Score Card")
LEGEND = "   ".join(_SIGNS)
_NOTHING = "#888888"
_MEANT = (
    (_COLOURS[domain.Keadaan.SIAP], "hijau: siap"),
    (_COLOURS[domain.Keadaan.TANPA_NAMA], "biru: siap, nama belum diisi"),
    (_COLOURS[domain.Keadaan.KONSEP], "jingga: konsep"),
    (_NOTHING, "kelabu: belum ada indikator"),
)


def render_svg(cabang: Cabang, judul: str) -> str:
    """Return the tree as a self-contained SVG picture, text selectable, readable in print."""
    rows = list(_rows(cabang, 0))
    height = _TOP + _ROW * len(rows) + _LEFT
    longest = max(len(_label(node)) * _LETTER + _STEP * depth for node, depth in rows)
    legend = [*_svg_legend()]
    width = max(longest + 3 * _LEFT, *(right for _, right in legend))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        f' width="{width}" height="{height}" font-family="Arial, Liberation Sans, sans-serif"',
        ' font-size="12" role="img" lang="id">',
        f"<title>{_escape(judul)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="22" font-size="15" font-weight="bold">{_escape(judul)}</text>',
        *(part for part, _ in legend),
    )
    lines = (
        part
        for place, above in enumerate(_places_above(rows))
        for part in _svg_row(rows, place, above)
    )
    return "\n".join((*head, *lines, "</svg>", ""))


def _svg_legend() -> Iterator[tuple[str, int]]:
    """What signs and colours mean, each by itself, with where it ends; two lines."""
    right = _LEFT
    for words in _SIGNS:
        yield _svg_words(words, right, 42), (right := right + len(words) * _LETTER + _LEFT)
    right = _LEFT
    for colour, words in _MEANT:
        mark = f'<circle cx="{right + 5}" cy="56" r="5" fill="{colour}"/>'
        text = _svg_words(words, right + 16, 60)
        yield f"{mark}\n{text}", (right := right + 16 + len(words) * _LETTER + _LEFT)


def _svg_words(words: str, x: int, y: int) -> str:
    return f'<text x="{x}" y="{y}" fill="#555555">{_escape(words)}</text>'


def _escape(text: str) -> str:
    return saxutils.escape(visible(text))


def _rows(cabang: Cabang, depth: int) -> Iterator[tuple[Cabang, int]]:
    """The nodes in reading order, each with its depth."""
    yield cabang, depth
    for anak in cabang.anak:
        yield from _rows(anak, depth + 1)


def _places_above(rows: Sequence[tuple[Cabang, int]]) -> Iterator[int]:
    """For each row the place of the one it hangs below."""
    last = [0]
    for place, (_, depth) in enumerate(rows):
        last[depth:] = [place]
        yield last[max(0, depth - 1)]


def _svg_row(rows: Sequence[tuple[Cabang, int]], place: int, above: int) -> Iterator[str]:
    """The mark and the label of a node, and the line from the node above it."""
    node, depth = rows[place]
    x, y = _LEFT + _STEP * depth + 5, _TOP + _ROW * place + 9
    if depth:
        top = _TOP + _ROW * above + 14
        yield f'<path d="M{x - _STEP} {top}V{y}H{x - 5}" fill="none" stroke="#b8b8b8"/>'
    colour = _COLOURS[node.perjanjian.keadaan] if node.perjanjian else _NOTHING
    yield f'<circle cx="{x}" cy="{y}" r="5" fill="{colour}"/>'
    yield f'<text x="{x + 11}" y="{y + 4}">{_escape(_label(node))}</text>'
