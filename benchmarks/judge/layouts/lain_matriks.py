"""Family H: matrices that put more beside a target than an agreement has, and drawn-over grids."""

from collections.abc import Iterator

from judge import paper
from judge.boxes import box, field, heads, name_of, of, other, turn
from judge.lampiran import quarters
from judge.layout import Layout
from judge.layouts.asing import NATIONAL, national, pages
from judge.layouts.kota import lampiran
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, head, row
from judge.truth import Row, Truth

_ROMAN = ("I", "II", "III", "IV")
_AIMS = ("Terwujudnya kota contoh yang tangguh", "Meningkatnya daya saing kota contoh")
_GAUGES = ("Indeks ketangguhan contoh", "Indeks daya saing contoh")
_TW = tuple(f"TW {number}" for number in _ROMAN)


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that are matrices, or whose grid is uneven."""
    money = tuple(f"lain-rp{n}=Rencana Anggaran (Rp)|TW {n}" for n in _ROMAN)
    target = quarters(*(f"Target Kinerja|{text}" for text in _TW))
    middle = ("tw1=Q1", "tw2=Q2", "lain-sm=Smt 1", "tw3=Q3", "lain-sd=s.d. Q3", "tw4=Q4")
    for name, texts in (
        ("perubahan", (*NATIONAL, "satuan=Satuan", "lain-lama=Target Semula", *_AFTER)),
        ("sebelum-setelah", (*NATIONAL, "satuan=Satuan", *_BEFORE_AND_AFTER)),
        ("ambang", (*NATIONAL, "satuan=Satuan", *_LIMITS)),
        ("kinerja-dan-uang", (*BOTH, *target, *money)),
        ("anggaran-per-baris", (*BOTH, "lain-rp=Anggaran (Rp)")),
        ("lintasan", (*NATIONAL, "satuan=Satuan", *middle, "tahunan=Target Tahunan")),
        ("skp", (*NATIONAL, "satuan=Satuan", *_WORTH)),
        ("kepala-terpenggal", ("no=No", "sasaran=Sasar-\nan", *_HYPHENED)),
    ):
        yield one(name, *pages(lampiran(national(*texts))))
    for name, piece in (
        ("tujuan-dan-sasaran", _with_aims),
        ("kinerja-atasan", _with_superior),
        ("jadwal-centang", _with_ticks),
        ("garis-tergeser", _shifted),
        ("sel-kosong-depan", _grid_before),
        ("gabung-lama", _old_merge),
        ("kode-iku", _coded),
    ):
        yield one(name, *pages(piece))


_AFTER = ("tahunan=Target Perubahan",)
_BEFORE_AND_AFTER = ("lain-lama=Target|Sebelum Perubahan", "tahunan=Target|Setelah Perubahan")
_LIMITS = ("lain-bawah=Target|Minimal", "tahunan=Target|Target", "lain-atas=Target|Maksimal")
_WORTH = ("tahunan=Target|Kuantitas", "lain-mutu=Target|Mutu", "lain-waktu=Target|Waktu")
_HYPHENED = ("indikator=Indika-\ntor Kinerja", "satuan=Satu-\nan", "tahunan=Tar-\nget")


def _with_aims(truth: Truth) -> Part:
    """Two ladders side by side: tujuan with its indikator and target, then those of the sasaran."""
    rows = [
        heads(
            *("No", "Tujuan", "Indikator Tujuan", "Target"),
            *("Sasaran", "Indikator Sasaran", "Satuan", "Target"),
        )
    ]
    for at, own in enumerate(truth.rows):
        which, much = turn(own, 2), f"{611 + at},2"
        aim = (
            box(_AIMS[which], other(f"tujuan{at}", _AIMS[which])),
            box(_GAUGES[which], other(f"indikator-tujuan{at}", _GAUGES[which])),
            box(much, other(f"target-tujuan{at}", much)),
        )
        rows.append(row(head(str(at + 1)), *aim, *_national(at, own)))
    return paper.table(*rows, columns=8)


def _national(at: int, own: Row) -> tuple[Part, ...]:
    names = ("sasaran", "indikator", "satuan", "tahunan")
    return tuple(field(at, own, name) for name in names)


def _with_superior(truth: Truth) -> Part:
    """What the superior has promised stands before what is promised here."""
    rows = [
        heads(
            *("No", "Kinerja Atasan yang Diintervensi", "Indikator Kinerja Atasan"),
            *("Sasaran Kinerja", "Indikator Kinerja Individu", "Satuan", "Target"),
        )
    ]
    for at, own in enumerate(truth.rows):
        which = turn(own, 2)
        above = (
            box(_AIMS[which], other(f"atasan{at}", _AIMS[which])),
            box(_GAUGES[which], other(f"indikator-atasan{at}", _GAUGES[which])),
        )
        rows.append(row(head(str(at + 1)), *above, *_national(at, own)))
    return paper.table(*rows, columns=7)


def _with_ticks(truth: Truth) -> Part:
    """A tick in the quarters in which work is done: no target, though the heads are quarters."""
    plain = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")
    rows = [
        row(*(head(t, merge="restart") for t in plain), head("Waktu Pelaksanaan", span=4)),
        row(*(head("", merge="continue") for _ in plain), *(head(text) for text in _TW)),
    ]
    for at, own in enumerate(truth.rows):
        ticks = [
            box("√", other(f"jadwal{at}.{n}", "√")) if n >= turn(own, 3) else head("")
            for n in range(4)
        ]
        rows.append(row(head(str(at + 1)), *_national(at, own), *ticks))
    return paper.table(*rows, columns=9)


def _shifted(truth: Truth) -> Part:
    """Borders dragged by hand: the cells of every other row end elsewhere in the grid."""
    names = ("sasaran", "indikator", "satuan", "tahunan")
    header = ("Sasaran", "Indikator Kinerja", "Satuan", "Target")
    made = [row(head("No"), *(head(text, span=2) for text in header))]
    for at, own in enumerate(truth.rows):
        spans = (2, 2, 2, 2) if at % 2 == 0 else (2, 1, 2, 3)
        cells = (field(at, own, name, span=n) for name, n in zip(names, spans, strict=True))
        made.append(row(head(str(at + 1)), *cells))
    return paper.table(*made, columns=9)


def _grid_before(truth: Truth) -> Part:
    """Rows after the first of a sasaran begin at the third column, their first cells deleted."""
    made = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")]
    skip = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    for at, own in enumerate(truth.rows):
        again = at > 0 and truth.rows[at - 1].no_sasaran == own.no_sasaran
        cells = _national(at, own)
        if again:
            part = row(*cells[1:]) + Part(values=(of(at, "sasaran", own.sasaran),))
            made.append(Part(part.xml.replace("<w:tr>", skip, 1), part.values, part.fixed))
        else:
            made.append(row(head(str(at + 1)), *cells))
    return paper.table(*made, columns=5)


def _old_merge(truth: Truth) -> Part:
    """Merged as files of the former format have it: a cell that continues its left neighbour."""
    made = [heads("No", "Sasaran", "Indikator Kinerja", "", "Satuan", "Target")]
    for at, own in enumerate(truth.rows):
        sasaran, indikator, satuan, target = _national(at, own)
        empty = head("")
        cells = (head(str(at + 1)), sasaran, _horizontal(indikator, "restart"))
        made.append(row(*cells, _horizontal(empty, "continue"), satuan, target))
    return paper.table(*made, columns=6)


def _horizontal(part: Part, kind: str) -> Part:
    xml = part.xml.replace("<w:tcPr>", f'<w:tcPr><w:hMerge w:val="{kind}"/>', 1)
    return Part(xml, part.values, part.fixed)


def _coded(truth: Truth) -> Part:
    """A ministry's code before each indikator, and polarity behind the target."""
    made = [
        heads(
            *("Kode", "Sasaran Strategis", "Kode IKU", "Indikator Kinerja Utama (IKU)"),
            *("Target", "Satuan", "Polarisasi"),
        )
    ]
    for at, own in enumerate(truth.rows):
        code, way = f"{own.no_sasaran}a-CP", ("Maximize", "Stabilize")[turn(own, 2)]
        made.append(
            row(
                head(f"SS.{own.no_sasaran}"),
                field(at, own, "sasaran"),
                head(code),
                box(name_of(own), of(at, "indikator", name_of(own))),
                field(at, own, "tahunan"),
                field(at, own, "satuan"),
                box(way, other(f"polarisasi{at}", way)),
            )
        )
    return paper.table(*made, columns=7)
