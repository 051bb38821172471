"""Family H: programs and their sums in the shapes of other offices."""

from collections.abc import Iterator

from judge import paper
from judge.boxes import box, field, heads, other
from judge.layout import Layout
from judge.layouts.asing import national, pages
from judge.layouts.kota import lampiran
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, fixed, head, row
from judge.programs import named, points, priced, program_lines, with_sen
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


def _whole(truth: Truth) -> str:
    return points(str(sum(int(rupiah) for _, rupiah in truth.program)))


def _listed(truth: Truth) -> Part:
    """`1. Program … Rp …`, with nothing but spaces between."""
    form = "{number}. {name}   Rp {sum},-"
    lines = program_lines(truth, form, points, fixed="{number} Rp")
    return fixed("Program dan Anggaran:") + lines


def _dotted(truth: Truth) -> Part:
    """Letters before, dots between, a total behind."""
    dots = "." * 24
    form = f"{{letter}}. {{name}} {dots} Rp. {{sum}}"
    lines = program_lines(truth, form, with_sen, fixed="a b Rp")
    total = f"Jumlah {dots} Rp. {_whole(truth)},00"
    return fixed("Program\tAnggaran") + lines + fixed(total)


def _in_sentences(truth: Truth) -> Part:
    """`Jumlah anggaran … sebesar Rp…, terdiri atas:` and a sentence a program."""
    start = f"Jumlah anggaran tahun {truth.tahun} sebesar Rp{_whole(truth)},00 terdiri atas:"
    lines = program_lines(truth, "- {name} sebesar Rp {sum};", with_sen, fixed="sebesar Rp")
    return fixed(start) + lines


def _coded(truth: Truth) -> Part:
    """A column with the program's code, and a total over two columns."""
    rows = [heads("Kode", "Program", "Pagu (Rp)")]
    for at, (name, rupiah) in enumerate(truth.program):
        code = f"7.01.0{at + 1}"
        sum_ = points(rupiah)
        rows.append(
            row(
                box(code, other(f"kode{at}", code)),
                box(name, named(at, name)),
                box(sum_, priced(at, sum_)),
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
                box(name, named(at, name)),
                *cells,
                box(sum_, priced(at, sum_)),
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
                box(name, named(at, name), span=2),
                box(sum_, priced(at, sum_), span=2),
            )
        )
    return paper.table(*rows, columns=5)
