"""Family H: programs and their sums in the shapes of other offices."""

from collections.abc import Iterator

from judge import paper
from judge.boxes import box, field, heads, other
from judge.layout import Layout
from judge.layouts.asing import national, pages
from judge.layouts.kota import lampiran
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, Value, fixed, head, join, line, row
from judge.programs import points, with_sen
from judge.truth import Truth


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in their programs."""
    table = lampiran(national(*BOTH))
    for name, piece in (
        ("program-daftar", _listed),
        ("program-titik-titik", _dotted),
        ("program-kalimat", _in_sentences),
        ("program-kode", _coded),
        ("program-sumber-dana", _by_fund),
    ):
        yield one(name, *pages(table, piece), program=True)
    yield one("program-tabel-sama", *pages(_in_the_same_table), program=True)


def _named(at: int, name: str) -> Value:
    return Value(("program", str(at), "program"), name)


def _priced(at: int, printed: str) -> Value:
    return Value(("program", str(at), "anggaran"), printed)


def _whole(truth: Truth) -> str:
    return points(str(sum(int(rupiah) for _, rupiah in truth.program)))


def _listed(truth: Truth) -> Part:
    """`1. Program … Rp …`, with nothing but spaces between."""
    lines = [
        line(
            f"{at + 1}. {name}   Rp {points(rupiah)},-",
            _named(at, name),
            _priced(at, points(rupiah)),
            fixed=f"{at + 1} Rp",
        )
        for at, (name, rupiah) in enumerate(truth.program)
    ]
    return fixed("Program dan Anggaran:") + join(lines)


def _dotted(truth: Truth) -> Part:
    """Letters before, dots between, a total behind."""
    dots = "." * 24
    lines = [
        line(
            f"{'ab'[at]}. {name} {dots} Rp. {with_sen(rupiah)}",
            _named(at, name),
            _priced(at, with_sen(rupiah)),
            fixed="a b Rp",
        )
        for at, (name, rupiah) in enumerate(truth.program)
    ]
    total = f"Jumlah {dots} Rp. {_whole(truth)},00"
    return fixed("Program\tAnggaran") + join(lines) + fixed(total)


def _in_sentences(truth: Truth) -> Part:
    """`Jumlah anggaran … sebesar Rp…, terdiri atas:` and a sentence a program."""
    start = f"Jumlah anggaran tahun {truth.tahun} sebesar Rp{_whole(truth)},00 terdiri atas:"
    lines = [
        line(
            f"- {name} sebesar Rp {with_sen(rupiah)};",
            _named(at, name),
            _priced(at, with_sen(rupiah)),
            fixed="sebesar Rp",
        )
        for at, (name, rupiah) in enumerate(truth.program)
    ]
    return fixed(start) + join(lines)


def _coded(truth: Truth) -> Part:
    """A column with the program's code, and a total over two columns."""
    rows = [heads("Kode", "Program", "Pagu (Rp)")]
    for at, (name, rupiah) in enumerate(truth.program):
        code = f"7.01.0{at + 1}"
        sum_ = points(rupiah)
        rows.append(
            row(
                box(code, other(f"kode{at}", code)),
                box(name, _named(at, name)),
                box(sum_, _priced(at, sum_)),
            )
        )
    rows.append(row(head("Jumlah Anggaran", span=2), head(_whole(truth))))
    return fixed("") + paper.table(*rows, columns=3)


def _by_fund(truth: Truth) -> Part:
    """A column a fund: the sum of each program is the last."""
    rows = [
        row(
            head("No", merge="restart"),
            head("Program", merge="restart"),
            head("Sumber Dana", span=2),
            head("Jumlah Anggaran (Rp)", merge="restart"),
        ),
        row(
            head("", merge="continue"),
            head("", merge="continue"),
            head("APBD"),
            head("DAK"),
            head("", merge="continue"),
        ),
    ]
    for at, (name, rupiah) in enumerate(truth.program):
        part = int(rupiah) // 4
        funds = (points(str(int(rupiah) - part)), points(str(part)))
        cells = (box(text, other(f"dana{at}.{n}", text)) for n, text in enumerate(funds))
        sum_ = points(rupiah)
        rows.append(
            row(
                head(f"{at + 1}."),
                box(name, _named(at, name)),
                *cells,
                box(sum_, _priced(at, sum_)),
            )
        )
    return fixed("") + paper.table(*rows, columns=5)


def _in_the_same_table(truth: Truth) -> Part:
    """The programs go on in the table of the indikator, below a header of their own."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")]
    for at, own in enumerate(truth.rows):
        names = ("sasaran", "indikator", "satuan", "tahunan")
        rows.append(row(head(str(at + 1)), *(field(at, own, name) for name in names)))
    rows.append(row(head("No"), head("Program", span=2), head("Anggaran (Rp)", span=2)))
    for at, (name, rupiah) in enumerate(truth.program):
        sum_ = points(rupiah)
        rows.append(
            row(
                head(str(at + 1)),
                box(name, _named(at, name), span=2),
                box(sum_, _priced(at, sum_), span=2),
            )
        )
    return paper.table(*rows, columns=5)
