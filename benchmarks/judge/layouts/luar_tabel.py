"""Family I: tables of other offices: years as rows, scales, programs between, heads over heads."""

from collections.abc import Iterator, Sequence

from judge import paper
from judge.boxes import blank, box, field, groups, heads, name_of, of, other, sasaran_of
from judge.lampiran import other_figure, quarters
from judge.layout import Layout, Piece
from judge.layouts.asing import NATIONAL, national, pages
from judge.layouts.juru_kolom import fields
from judge.layouts.kota import lampiran
from judge.paper import Part, Value, cell, head, line, paragraph, row, run
from judge.programs import points
from judge.truth import Truth

_FIVE = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")
_NAMES = ("sasaran", "indikator", "satuan", "tahunan")


def elsewhere(name: str, *pieces: Piece, program: bool = False, own: bool = False) -> Layout:
    """Return a layout of the family, of an office elsewhere."""
    return Layout(f"I-{name}", "I", "asing", pieces, program, own)


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in their tables."""
    for name, texts in (
        ("skala-lima", ("tahunan=Target", *(f"lain-{n}=Skala Nilai|{n}" for n in range(1, 6)))),
        ("prognosis", ("lain-prog=Prognosis", "tahunan=Target", "lain-stretch=Target Tantangan")),
    ):
        yield elsewhere(name, *pages(lampiran(national(*NATIONAL, "satuan=Satuan", *texts))))
    umbrella = national(
        "no=No",
        "sasaran=Sasaran",
        "indikator=Indikator Kinerja|Uraian",
        "satuan=Indikator Kinerja|Satuan",
        "tahunan=Indikator Kinerja|Target",
        *quarters(*(f"Indikator Kinerja|Target Antara|TW {n}" for n in ("I", "II", "III", "IV"))),
    )
    yield elsewhere("kepala-payung", *pages(lampiran(umbrella)))
    yield elsewhere("tahun-sebagai-baris", *pages(_years_as_rows))
    yield elsewhere("sasaran-alinea", *pages(_sasaran_lines))
    yield elsewhere("nomor-otomatis", *pages(_automatic_numbers))
    yield elsewhere("huruf-kolom", *pages(_lettered_columns))
    yield elsewhere("rumus-kolom", *pages(_reckoned_columns))
    yield elsewhere("dua-target-satu-indikator", *pages(_second_target))
    yield elsewhere("satuan-baris-judul", *pages(_unit_rows))
    yield elsewhere("program-di-antara", *pages(_program_rows), program=True)
    yield elsewhere("program-sebagai-kolom", *pages(_program_columns), program=True)


def _years_as_rows(truth: Truth) -> Part:
    """Three rows an indikator, a year each; only that of the agreement is its target."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Tahun", "Target")]
    for at, own in enumerate(truth.rows):
        for step in (-1, 0, 1):
            first, year = step < 0, str(int(truth.tahun) + step)
            before = (head(str(at + 1)), *fields(at, own, "sasaran", "indikator", "satuan"))
            kept = before if first else blank(4)
            figure = other_figure(f"lain-{year}", at)
            last = box(figure, other(f"{year}.{at}", figure)) if step else field(at, own, "tahunan")
            merged = [_merged(part, "restart" if first else "continue") for part in kept]
            rows.append(row(*merged, head(year), last))
    return paper.table(*rows, columns=6)


def _merged(part: Part, merge: str) -> Part:
    xml = part.xml.replace("<w:tcPr>", f'<w:tcPr><w:vMerge w:val="{merge}"/>', 1)
    return Part(xml, part.values, part.fixed)


def _sasaran_lines(truth: Truth) -> Part:
    """Each sasaran is a line above a small table of its indikator."""
    made = Part()
    for group in groups(truth):
        own = group[0][1]
        label = f"Sasaran {own.no_sasaran} :"
        made += line(f"{label} {own.sasaran}", *sasaran_of(group), fixed=label)
        rows = [heads("No", "Indikator Kinerja", "Satuan", "Target")]
        for at, each in group:
            rows.append(row(head(each.no_indikator), *fields(at, each, *_NAMES[1:])))
        made += paper.table(*rows, columns=4)
    return made


def _automatic_numbers(truth: Truth) -> Part:
    """Word itself numbers the rows and the indikator: no digit of it is in the file."""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    rows = [heads(*_FIVE)]
    for at, own in enumerate(truth.rows):
        text = name_of(own)
        indikator = Part(paragraph(run(text), listed), (of(at, "indikator", text),))
        number = cell(Part(paragraph("", listed)))
        rest = fields(at, own, "satuan", "tahunan")
        rows.append(row(number, field(at, own, "sasaran"), cell(indikator), *rest))
    return paper.table(*rows, columns=5)


def _plain_rows(truth: Truth) -> list[Part]:
    return [row(head(str(at + 1)), *fields(at, own, *_NAMES)) for at, own in enumerate(truth.rows)]


def _lettered_columns(truth: Truth) -> Part:
    """A row of letters below the heads."""
    letters = heads("a", "b", "c", "d", "e")
    return paper.table(heads(*_FIVE), letters, *_plain_rows(truth), columns=5)


def _reckoned_columns(truth: Truth) -> Part:
    """A row of column numbers, one of which says how its column is reckoned."""
    texts = ("No", "Sasaran", "Indikator Kinerja", "Bobot", "Target", "Nilai Tertimbang")
    rows = [heads(*texts), heads("1", "2", "3", "4", "5", "6 = 4 x 5")]
    for at, own in enumerate(truth.rows):
        weight, product = other_figure("lain-bobot", at), other_figure("lain-kali", at)
        before = (head(str(at + 1)), *fields(at, own, "sasaran", "indikator"))
        boxes = (
            box(weight, other(f"bobot{at}", weight)),
            field(at, own, "tahunan"),
            box(product, other(f"kali{at}", product)),
        )
        rows.append(row(*before, *boxes))
    return paper.table(*rows, columns=6)


def _second_target(truth: Truth) -> Part:
    """A second target with a unit of its own, in a row below; all else is merged over both."""
    rows = [heads(*_FIVE)]
    for at, own in enumerate(truth.rows):
        figure = str(611 + 7 * at)
        first = [head(str(at + 1)), *fields(at, own, "sasaran", "indikator")]
        rows.append(
            row(
                *(_merged(part, "restart") for part in first),
                *fields(at, own, "satuan", "tahunan"),
            )
        )
        unit = box("Berkas", other(f"satuan{at}", "Berkas"))
        second = (unit, box(figure, other(f"kedua{at}", figure)))
        rows.append(row(*(_merged(part, "continue") for part in blank(3)), *second))
    return paper.table(*rows, columns=5)


def _unit_rows(truth: Truth) -> Part:
    """No column for units: a row over the width says that of the rows below."""
    rows, above = [heads("No", "Sasaran", "Indikator Kinerja", "Target")], ""
    for at, own in enumerate(truth.rows):
        if own.satuan != above:
            above = own.satuan
            rows.append(row(box(f"Satuan : {above}", *_units(truth, at), fixed="Satuan", span=4)))
        rows.append(row(head(str(at + 1)), *fields(at, own, "sasaran", "indikator", "tahunan")))
    return paper.table(*rows, columns=4)


def _units(truth: Truth, start: int) -> Iterator[Value]:
    """The units of the rows from one on that are alike, printed once."""
    for at in range(start, len(truth.rows)):
        if truth.rows[at].satuan != truth.rows[start].satuan:
            return
        yield of(at, "satuan", truth.rows[start].satuan, place=f"satuan{start}")


def _program_values(at: int, name: str, printed: str) -> tuple[Value, Value]:
    return (
        Value(("program", str(at), "program"), name),
        Value(("program", str(at), "anggaran"), printed),
    )


def _program_rows(truth: Truth) -> Part:
    """Below the rows of the first sasaran, and below the last, a row with a program and its sum."""
    all_groups = list(groups(truth))
    rows, left = [heads(*_FIVE)], list(enumerate(truth.program))
    for number, group in enumerate(all_groups):
        for at, own in group:
            rows.append(row(head(str(at + 1)), *fields(at, own, *_NAMES)))
        due = left if number == len(all_groups) - 1 else left[:1] if not number else []
        for at, (name, rupiah) in due:
            named, priced = _program_values(at, name, points(rupiah))
            program = box(f"Program: {name}", named, fixed="Program", span=3)
            money = box(f"Rp {points(rupiah)}", priced, fixed="Rp", span=2)
            rows.append(row(program, money))
        left = left[len(due) :]
    return paper.table(*rows, columns=5)


def _program_columns(truth: Truth) -> Part:
    """The program that serves an indikator, and its sum, in columns behind the target."""
    rows = [heads(*_FIVE, "Program", "Anggaran (Rp)")]
    for at, own in enumerate(truth.rows):
        place, merge = (0, "restart") if not at else (1, "restart" if at == 1 else "continue")
        name, rupiah = truth.program[place]
        pair: Sequence[Part] = [cell(Part("<w:p/>"), merge="continue") for _ in range(2)]
        if merge == "restart":
            named, priced = _program_values(place, name, points(rupiah))
            pair = (box(name, named, merge=merge), box(points(rupiah), priced, merge=merge))
        rows.append(row(head(str(at + 1)), *fields(at, own, *_NAMES), *pair))
    return paper.table(*rows, columns=7)
