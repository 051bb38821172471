"""Family H: rows as other offices have them: rows of groups, of totals, of nothing."""

from collections.abc import Iterator

from judge import paper
from judge.boxes import blank, box, field, groups, heads, of, other, sasaran_of, turn
from judge.layout import Layout, Piece
from judge.layouts.asing import pages
from judge.layouts.lain_kolom import one
from judge.paper import Part, Value, cell, fixed, head, row
from judge.truth import Row, Truth

_SEKSI = ("Seksi Pemerintahan", "Subbagian Umum", "Seksi Ekonomi")
_PERSPEKTIF = {
    "Sasaran Strategis": "PERSPEKTIF PELANGGAN (CUSTOMER PERSPECTIVE)",
    "Sasaran Khusus": "PERSPEKTIF PROSES BISNIS INTERNAL",
    "Sasaran Operasional": "PERSPEKTIF PEMBELAJARAN DAN PERTUMBUHAN",
}


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in their rows."""
    yield one("perspektif", *pages(_perspectives), own=True)
    for name, piece in (
        ("penanggung-jawab", _responsible),
        ("ket-berisi", _remarked),
        ("baris-jumlah", _with_total),
        ("sasaran-baris-penuh", _sasaran_rows),
        ("sasaran-indikator-satu-kolom", _one_column),
        ("kepala-diketik-ulang", _typed_heads),
        ("baris-kosong", _blank_rows),
        ("lanjutan-kurung", _continued),
        ("sel-gabung-satuan", _merged_units),
        ("aspek-individu", _aspects),
    ):
        yield one(name, *pages(piece))


def _more(title: str, texts: tuple[str, ...], name: str) -> Piece:
    """A national form with a last column of other words."""

    def piece(truth: Truth) -> Part:
        rows = [heads("No", "Sasaran", "Indikator Kinerja", "Target", "Satuan", title)]
        for at, own in enumerate(truth.rows):
            text = texts[turn(own, len(texts))]
            values = (other(f"{name}{at}", text),) if text else ()
            rows.append(row(head(f"{at + 1}."), *_plain(at, own), box(text, *values)))
        return paper.table(*rows, columns=6)

    return piece


def _plain(at: int, own: Row) -> tuple[Part, ...]:
    return tuple(field(at, own, name) for name in ("sasaran", "indikator", "tahunan", "satuan"))


_responsible = _more("Penanggung Jawab", _SEKSI, "seksi")
_remarked = _more("Ket.", ("IKU", "", "Renstra"), "ket")


def _with_total(truth: Truth) -> Part:
    """Weights that add up in a last row."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Target", "Satuan", "Bobot")]
    for at, own in enumerate(truth.rows):
        weight = f"{at + 3},25"
        rows.append(row(head(str(at + 1)), *_plain(at, own), box(weight, other(f"b{at}", weight))))
    whole = f"{sum(at + 3.25 for at in range(len(truth.rows))):.2f}".replace(".", ",")
    rows.append(row(head("JUMLAH", span=5), box(whole, other("jumlah", whole))))
    return paper.table(*rows, columns=6)


def _sasaran_rows(truth: Truth) -> Part:
    """Each sasaran is a row over the width, `Sasaran 1 : …`; indikator 1.1, 1.2 stand below."""
    rows = [heads("No", "Indikator Kinerja", "Satuan", "Target")]
    for group in groups(truth):
        own = group[0][1]
        text = f"Sasaran {own.no_sasaran} : {own.sasaran}"
        label = f"Sasaran {own.no_sasaran}"
        rows.append(row(box(text, *sasaran_of(group), fixed=label, span=4)))
        for at, each in group:
            number = head(f"{each.no_sasaran}.{each.no_indikator}")
            rows.append(
                row(number, *(field(at, each, n) for n in ("indikator", "satuan", "tahunan")))
            )
    return paper.table(*rows, columns=4)


def _below(at: int, own: Row) -> tuple[Part, ...]:
    return tuple(field(at, own, name) for name in ("indikator", "satuan", "tahunan"))


def _one_column(truth: Truth) -> Part:
    """Sasaran and indikator share a column: the sasaran's row has no target."""
    rows = [heads("No.", "Sasaran / Indikator Kinerja", "Satuan", "Target")]
    for group in groups(truth):
        own = group[0][1]
        rows.append(
            row(head(f"{own.no_sasaran}."), box(own.sasaran, *sasaran_of(group)), *blank(2))
        )
        for at, each in group:
            number = head(f"{each.no_sasaran}.{each.no_indikator}.")
            rows.append(
                row(number, *(field(at, each, n) for n in ("indikator", "satuan", "tahunan")))
            )
    return paper.table(*rows, columns=4)


_HEADS = ("NO", "SASARAN", "INDIKATOR KINERJA", "TARGET", "SATUAN")


def _typed_heads(truth: Truth) -> Part:
    """The header is typed once more in the middle of the table, where a page began."""
    rows: list[Part] = []
    for at, own in enumerate(truth.rows):
        if at % 5 == 0:
            rows += [heads(*_HEADS, repeated=False), heads("1", "2", "3", "4", "5", repeated=False)]
        rows.append(row(head(str(at + 1)), *_plain(at, own)))
    return paper.table(*rows, columns=5)


def _blank_rows(truth: Truth) -> Part:
    """An empty row behind each sasaran, and numbered rows of the form that nobody filled in."""
    rows = [heads(*_HEADS)]
    for group in groups(truth):
        rows += [row(head(str(at + 1)), *_plain(at, own)) for at, own in group]
        rows.append(row(*blank(5)))
    for spare in range(2):
        rows.append(row(head(f"{len(truth.rows) + spare + 1}"), *blank(4)))
    rows.append(row(head("dst."), *blank(4)))
    return paper.table(*rows, columns=5)


def _continued(truth: Truth) -> Part:
    """A table a page; where a page begins within a sasaran, its cell says `(lanjutan)`."""
    pages_ = [truth.rows[at : at + 2] for at in range(0, len(truth.rows), 2)]
    made, at = Part(), 0
    for number, own_rows in enumerate(pages_):
        rows = [heads(*_HEADS)]
        for n, own in enumerate(own_rows):
            again = number > 0 and n == 0 and truth.rows[at - 1].no_sasaran == own.no_sasaran
            text = f"{own.sasaran} (lanjutan)" if again else own.sasaran
            value = Value(("baris", str(at), "sasaran"), text, (text, own.sasaran))
            rest = (field(at, own, name) for name in ("indikator", "tahunan", "satuan"))
            rows.append(row(head(str(at + 1)), box(text, value), *rest))
            at += 1
        made += (fixed("Lanjutan Perjanjian Kinerja") if number else Part()) + paper.table(
            *rows, columns=5
        )
    return made + Part(fixed="lanjutan")


def _perspectives(truth: Truth) -> Part:
    """A hospital's balanced scorecard: rows that name a perspective above some sasaran."""
    rows = [heads("No", "Sasaran Strategis", "Indikator Kinerja Utama", "Satuan", "Target")]
    above = ""
    for at, own in enumerate(truth.rows):
        if own.kelompok != above:
            above = own.kelompok
            rows.append(_perspective_row(truth, above))
        names = ("sasaran", "indikator", "satuan", "tahunan")
        rows.append(row(head(str(at + 1)), *(field(at, own, name) for name in names)))
    return paper.table(*rows, columns=5)


def _perspective_row(truth: Truth, kelompok: str) -> Part:
    text = _PERSPEKTIF[kelompok]
    inside = [at for at, own in enumerate(truth.rows) if own.kelompok == kelompok]
    return row(box(text, *(of(at, "kelompok", text, place=text) for at in inside), span=5))


def _merged_units(truth: Truth) -> Part:
    """Units and targets that are alike below each other are one cell, across the sasaran."""
    rows = [heads("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target")]
    for at, own in enumerate(truth.rows):
        cells = [head(str(at + 1)), field(at, own, "sasaran"), field(at, own, "indikator")]
        cells += [_run_cell(truth, at, name) for name in ("satuan", "tahunan")]
        rows.append(row(*cells))
    return paper.table(*rows, columns=5)


def _run_cell(truth: Truth, at: int, name: str) -> Part:
    texts = [own.target["tahunan"] if name == "tahunan" else own.satuan for own in truth.rows]
    above = at > 0 and texts[at - 1] == texts[at]
    below = at + 1 < len(texts) and texts[at + 1] == texts[at]
    start = at
    while start and texts[start - 1] == texts[at]:
        start -= 1
    value = of(at, name, texts[at], place=f"{name}{start}")
    if above:
        return cell(Part("<w:p/>", (value,)), merge="continue")
    return box(texts[at], value, merge="restart" if below else "")


def _aspects(truth: Truth) -> Part:
    """The form of a functional official: a column that says what aspect an indikator measures."""
    texts = ("Kuantitas", "Kualitas", "Waktu")
    rows = [
        row(
            head("No", merge="restart"),
            head("Hasil Kerja", merge="restart"),
            head("Indikator Kinerja Individu", span=2),
            head("Target", merge="restart"),
            head("Satuan", merge="restart"),
        ),
        row(
            head("", merge="continue"),
            head("", merge="continue"),
            head("Aspek"),
            head("Indikator"),
            head("", merge="continue"),
            head("", merge="continue"),
        ),
    ]
    for at, own in enumerate(truth.rows):
        text = texts[turn(own, 3)]
        aspect = box(text, other(f"aspek{at}", text))
        rest = (field(at, own, name) for name in ("indikator", "tahunan", "satuan"))
        rows.append(row(head(str(at + 1)), field(at, own, "sasaran"), aspect, *rest))
    return paper.table(*rows, columns=6)
