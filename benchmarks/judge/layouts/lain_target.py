"""Family H: targets and units as other offices write them."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from judge import paper
from judge.boxes import box, field, heads, of, turn
from judge.lampiran import lay_out
from judge.layout import Layout, Piece
from judge.layouts.asing import national, pages
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, head, row
from judge.truth import PERIODE, Row, Truth
from pkdocs.base.values import replace

_SATU = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in their targets."""
    yield one("target-rentang", *pages(_written(BOTH, _range)), own=True)
    yield one("target-batas", *pages(_written(BOTH, _bound)), own=True)
    yield one("target-predikat", *pages(_written(BOTH, _grade)), own=True)
    yield one("target-terbilang", *pages(_written(BOTH, _spelled)), own=True)
    yield one("target-uang", *pages(_written(BOTH, _money)), own=True)
    yield one("target-dok", *pages(_counted), own=True)
    yield one("target-kepala-persen", *pages(_percent_head), own=True)
    yield one("target-dan-satuan", *pages(_joined_head))
    yield one("target-baris-triwulan", *pages(_quarter_lines))
    yield one("target-satuan-dua-baris", *pages(_unit_below))


Write: TypeAlias = Callable[[Row, str], str]


def _number(text: str) -> str:
    """The number at the start of a target, "" where there is none."""
    plain = text.removesuffix("%")
    return plain if plain.replace(",", "", 1).isdigit() else ""


def _written(texts: Sequence[str], write: Write) -> Piece:
    """A national form whose targets are written otherwise, by their place."""

    def piece(truth: Truth) -> Part:
        rows = [
            replace(own, target={key: write(own, own.target[key]) for key in PERIODE})
            for own in truth.rows
        ]
        return lay_out(replace(truth, rows=tuple(rows)), national(*texts))

    return piece


def _range(_own: Row, text: str) -> str:
    number = _number(text).partition(",")[0]
    return f"{number}-{int(number) + 5}" if number else text


def _bound(own: Row, text: str) -> str:
    if not _number(text):
        return text
    return f"{('≥ ', '> ', 'Min. ', '<', '≤ ')[turn(own, 5)]}{text}"


def _grade(own: Row, text: str) -> str:
    number = _number(text)
    if not number:
        return text.removeprefix("(3) ")
    return f"{('B', 'A', 'BB', 'Sangat Baik')[turn(own, 4)]} ({number})"


def _spelled(_own: Row, text: str) -> str:
    number = _number(text)
    if not number:
        return text
    words = " ".join(_SATU[int(digit)] if digit.isdigit() else "koma" for digit in number)
    return f"{text} ({words})"


def _money(own: Row, text: str) -> str:
    number = _number(text).replace(",", "")
    if not number:
        return text
    return (f"Rp {number},2 M", f"Rp. {number}.500.000,-", f"Rp{number} juta")[turn(own, 3)]


def _counted(truth: Truth) -> Part:
    """A count with its unit, and no column for units: `12 Dok`, `1 Laporan`."""
    units = (("Dok", "Dokumen"), ("Laporan",), ("keg.", "kegiatan"))
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Target")]
    for at, own in enumerate(truth.rows):
        text = own.target["tahunan"]
        number = _number(text).replace(",", "")
        unit = units[turn(own, 3)]
        printed = f"{number} {unit[0]}" if number else text
        values = [of(at, "tahunan", printed, printed, number or text)]
        values += [of(at, "satuan", unit[0], *unit)] if number else []
        cells = (field(at, own, name) for name in ("sasaran", "indikator"))
        rows.append(row(head(str(at + 1)), *cells, box(printed, *values)))
    return paper.table(*rows, columns=4)


def _percent_head(truth: Truth) -> Part:
    """The unit stands in the header alone: `Target (%)`."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Target (%)")]
    for at, own in enumerate(truth.rows):
        text = own.target["tahunan"]
        printed = text.removesuffix("%")
        values = (
            of(at, "tahunan", printed, printed, f"{printed}%", text),
            of(at, "satuan", "%", "%", "Persen", place="kepala"),
        )
        cells = (field(at, own, name) for name in ("sasaran", "indikator"))
        rows.append(row(head(str(at + 1)), *cells, box(printed, *values)))
    return paper.table(*rows, columns=4)


def _joined_head(truth: Truth) -> Part:
    """One column for both: `88,5 Nilai`."""
    rows = [heads("No", "Sasaran Strategis", "Indikator Kinerja", "Target dan Satuan")]
    for at, own in enumerate(truth.rows):
        text = own.target["tahunan"]
        printed = f"{text} {own.satuan}"
        cells = (field(at, own, name) for name in ("sasaran", "indikator"))
        value = of(at, "tahunan", printed, printed, text)
        rows.append(row(head(str(at + 1)), *cells, box(printed, value)))
    return paper.table(*rows, columns=4)


def _unit_below(truth: Truth) -> Part:
    """One column for both, the unit in brackets on a line of its own below the number."""
    rows = [heads("No", "Sasaran Strategis", "Indikator Kinerja", "Target")]
    for at, own in enumerate(truth.rows):
        text = own.target["tahunan"]
        printed = f"{text}\n({own.satuan})"
        cells = (field(at, own, name) for name in ("sasaran", "indikator"))
        both = (f"{text} ({own.satuan})", text, f"{text} {own.satuan}")
        value = of(at, "tahunan", printed.replace("\n", " "), *both)
        rows.append(row(head(str(at + 1)), *cells, box(printed, value)))
    return paper.table(*rows, columns=4)


def _quarter_lines(truth: Truth) -> Part:
    """The quarters as lines of one cell: `TW I : 86,75`; the year in the column before."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Rincian Triwulan")]
    for at, own in enumerate(truth.rows):
        keys = list(zip(("I", "II", "III", "IV"), PERIODE, strict=False))
        text = "\n".join(f"TW {number} : {own.target[key]}" for number, key in keys)
        values = [of(at, key, own.target[key]) for _, key in keys]
        names = ("sasaran", "indikator", "satuan", "tahunan")
        cells = (field(at, own, name) for name in names)
        rows.append(row(head(str(at + 1)), *cells, box(text, *values, fixed="TW I II III IV")))
    return paper.table(*rows, columns=6)
