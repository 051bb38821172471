"""Family C: the quarters, in the wordings and depths of several offices."""

from collections.abc import Iterator

from judge import paper
from judge.lampiran import Plan, columns, lay_out, quarters
from judge.layout import Layout
from judge.layouts.asing import NATIONAL, pages
from judge.layouts.kota import BEFORE, BEHIND, MEASURED, SHORT, lampiran, whole
from judge.paper import Part, Value, cell, head, paragraph, row, run
from judge.truth import Truth
from pkdocs.base.values import replace

_WORDINGS = {
    "triwulan-ke": ("Triwulan ke-1", "Triwulan ke-2", "Triwulan ke-3", "Triwulan ke-4"),
    "tw-titik": ("TW.1", "TW.2", "TW.3", "TW.4"),
    "tw-romawi": ("TW I", "TW II", "TW III", "TW IV"),
    "tw-strip": ("TW-I", "TW-II", "TW-III", "TW-IV"),
    "trw": ("Trw I", "Trw II", "Trw III", "Trw IV"),
    "kuartal": ("Kuartal I", "Kuartal II", "Kuartal III", "Kuartal IV"),
    "q": ("Q1", "Q2", "Q3", "Q4"),
    "target-tw": ("Target TW I", "Target TW II", "Target TW III", "Target TW IV"),
    "triwulan-bulan": (
        "Triwulan I (Jan-Mar)",
        "Triwulan II (Apr-Jun)",
        "Triwulan III (Jul-Sep)",
        "Triwulan IV (Okt-Des)",
    ),
    "bulan": ("Jan-Mar", "Apr-Jun", "Jul-Sep", "Okt-Des"),
    "bulan-penuh": ("Januari - Maret", "April - Juni", "Juli - September", "Oktober - Desember"),
    "sampai-dengan": ("s.d. TW I", "s.d. TW II", "s.d. TW III", "s.d. TW IV"),
    "pertama": ("Triwulan Pertama", "Triwulan Kedua", "Triwulan Ketiga", "Triwulan Keempat"),
    "di-bawah-grup": ("Triwulan|1", "Triwulan|2", "Triwulan|3", "Triwulan|4"),
    "target-grup": ("Target|TW I", "Target|TW II", "Target|TW III", "Target|TW IV"),
    "target-triwulan": tuple(f"Target Triwulan|{n}" for n in ("I", "II", "III", "IV")),
    "target-per": tuple(f"Target per Triwulan|{n}" for n in ("I", "II", "III", "IV")),
    "tiga-baris": tuple(f"Target|Triwulan|{n}" for n in ("I", "II", "III", "IV")),
    "romawi-arab": ("Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"),
    "kapital": tuple(f"TARGET KINERJA|TRIWULAN {n}" for n in ("I", "II", "III", "IV")),
}


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family."""
    for name, heads in _WORDINGS.items():
        deep = heads[0].startswith("Target|")
        year = "tahunan=Target|Tahunan" if deep else "tahunan=Tahunan"
        plan = Plan(columns(*BEFORE, *quarters(*heads), year, "satuan=Keterangan"))
        yield Layout(f"C-{name}", "C", "kota", whole(lampiran(plan)))
    yield from _numbered()
    yield from _elsewhere()
    yield from _merged()
    yield from _typing_errors()
    yield from _other_periods()


def _numbered() -> Iterator[Layout]:
    bare = quarters("Triwulan|1", "Triwulan|2", "Triwulan|3", "Triwulan|4")
    for mark in ("1", "(1)"):
        plan = Plan(columns(*BEFORE, *bare, *BEHIND), numbers=mark)
        yield Layout(f"C-nomor-di-bawah-{mark}", "C", "kota", whole(lampiran(plan)))


def _elsewhere() -> Iterator[Layout]:
    """The action plan of a national form: the year's target and the quarters beside it."""
    for name, heads in (
        ("rencana", ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")),
        ("tw", ("TW 1", "TW 2", "TW 3", "TW 4")),
        ("grup-target", ("Target|TW1", "Target|TW2", "Target|TW3", "Target|TW4")),
        ("romawi-saja", ("I", "II", "III", "IV")),
    ):
        texts = (*NATIONAL, "satuan=Satuan", "tahunan=Target Tahunan", *quarters(*heads))
        plan = Plan(columns(*texts), groups="none", numbers="1" if name == "tw" else "")
        yield Layout(f"C-asing-{name}", "C", "asing", pages(lampiran(plan)))


def _merged() -> Iterator[Layout]:
    yield Layout("C-sel-gabung-tiga", "C", "kota", whole(lambda truth: _spread(truth, 3)))
    yield Layout("C-sel-gabung-semua", "C", "kota", whole(lambda truth: _spread(truth, 4)))


def _spread(truth: Truth, most: int) -> Part:
    """Equal quarters side by side are one cell, at most so many from the left."""
    made = lay_out(truth, replace(SHORT, groups="none"))
    rows = made.xml.split("<w:tr>")
    values = list(made.values)
    for at, own in enumerate(truth.rows):
        target = [own.target[key] for key in ("tw1", "tw2", "tw3", "tw4")]
        same = 1
        while same < most and target[same] == target[0]:
            same += 1
        if same > 1:
            rows[3 + at] = _merge_cells(rows[3 + at], 4, same)
            keys = [("baris", str(at), f"tw{n + 1}") for n in range(same)]
            values = [replace(v, place=f"gabung{at}") if v.key in keys else v for v in values]
    return Part("<w:tr>".join(rows), tuple(values), made.fixed)


def _merge_cells(text: str, first: int, count: int) -> str:
    """The XML of a row, `count` of its cells as one."""
    cells = text.split("<w:tc>")
    if len(set(cells[1 + first : 1 + first + count])) > 1:
        raise ValueError("cells that differ cannot be one")
    kept = cells[1 + first].replace("<w:tcPr>", f'<w:tcPr><w:gridSpan w:val="{count}"/>', 1)
    return "<w:tc>".join([*cells[: 1 + first], kept, *cells[1 + first + count :]])


def _typing_errors() -> Iterator[Layout]:
    good = quarters("Triwulan|I", "Triwulan|II", "Triwulan|III", "Triwulan|IV")
    wrong = quarters("Triwuan|I", "Triwuan|II", "Triwuan|III", "Triwuan|IV")
    error = ("no_sasaran=NO", "sasaran=Sasaran", "no_indikator=NO", "indikator=Indikator Kinreja")
    measured = ("sumber_data=Sumber Data", "pengukuran=Pengukuran Kineja")
    for name, texts in (
        ("triwulan", (*BEFORE, *MEASURED, *wrong, *BEHIND)),
        ("indikator", (*error, *MEASURED, *good, *BEHIND)),
        ("pengukuran", (*BEFORE, *measured, *good, *BEHIND)),
        ("tahunan", (*BEFORE, *MEASURED, *good, "tahunan=Tahunana", "satuan=Keterangn")),
    ):
        yield Layout(f"C-salah-ketik-{name}", "C", "kota", whole(lampiran(Plan(columns(*texts)))))


def _other_periods() -> Iterator[Layout]:
    """Periods that are no quarters: their figures are to be listed."""
    for name, heads in (
        ("caturwulan", ("Caturwulan|I", "Caturwulan|II", "Caturwulan|III")),
        ("semester", ("Semester|I", "Semester|II")),
        ("semester-datar", ("Semester I", "Semester II")),
        ("bulan-ke", ("B03", "B06", "B09")),
    ):
        other = tuple(f"lain-{name}{n}={text}" for n, text in enumerate(heads))
        plan = Plan(columns(*BEFORE, *other, *BEHIND))
        yield Layout(f"C-{name}", "C", "kota", whole(lampiran(plan)))
    yield Layout("C-baris-per-triwulan", "C", "asing", pages(_quarters_as_rows))


def _quarters_as_rows(truth: Truth) -> Part:
    """Each quarter of an indikator is a row; sasaran and indikator are merged over four."""
    heads = ("No", "Sasaran", "Indikator", "Triwulan", "Target", "Satuan")
    rows = [row(*(head(text) for text in heads), repeated=True)]
    for at, own in enumerate(truth.rows):
        for number, key in zip(("I", "II", "III", "IV"), ("tw1", "tw2", "tw3", "tw4"), strict=True):
            merge = "restart" if number == "I" else "continue"
            rows.append(
                row(
                    head(str(at + 1) if number == "I" else "", merge=merge),
                    _merged_cell(("baris", str(at), "sasaran"), own.sasaran, merge),
                    _merged_cell(
                        ("baris", str(at), "indikator"), _whole(own.indikator, own.lingkup), merge
                    ),
                    head(number),
                    _merged_cell(("baris", str(at), key), own.target[key], ""),
                    _merged_cell(("baris", str(at), "satuan"), own.satuan, merge),
                )
            )
    return paper.table(*rows, columns=len(heads))


def _whole(indikator: str, lingkup: str) -> str:
    return f"{indikator} {lingkup}".strip()


def _merged_cell(key: tuple[str, ...], text: str, merge: str) -> Part:
    if merge == "continue":
        return cell(Part(paragraph("")), merge=merge)
    return cell(Part(paragraph(run(text)), (Value(key, text),)), merge=merge)
