"""Family I: the city's form whose columns and rows a clerk has moved, renamed or taken away."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from judge import paper
from judge.boxes import box, field, heads, of, other, sasaran_of, turn
from judge.boxes import groups as by_sasaran
from judge.lampiran import Plan, columns, lay_out
from judge.layout import Layout, Piece
from judge.layouts.kota import BEFORE, BEHIND, KOTA, MEASURED, ROMAN, lampiran, whole
from judge.paper import Part, head, row
from judge.truth import PERIODE, Row, Truth
from pkdocs.base.values import replace

Cells: TypeAlias = Callable[[int, Row], Sequence[Part]]
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
SHORT_HEADS = ("NO", "Sasaran", "NO", "Indikator Kinerja", *QUARTERS, "Tahunan", "Keterangan")
_REMARKS = ("Kumulatif", "Sesuai Renstra", "Dinilai Inspektorat")


def clerk(name: str, *pieces: Piece, own: bool = False) -> Layout:
    """Return a layout of the family, of the city's own form."""
    return Layout(f"I-{name}", "I", "kota", pieces, own=own)


def typed(name: str, plan: Plan, *, own: bool = False) -> Layout:
    """Return the city's pages around the table of a plan."""
    return clerk(name, *whole(lampiran(plan)), own=own)


def by_hand(texts: Sequence[str], cells: Cells) -> Piece:
    """Return a piece: a table with one row of heads and these cells of each row."""

    def piece(truth: Truth) -> Part:
        rows = [row(*cells(at, own)) for at, own in enumerate(truth.rows)]
        return paper.table(heads(*texts), *rows, columns=len(texts))

    return piece


def numbered(at: int, own: Row) -> tuple[Part, ...]:
    """Return the cells NO, Sasaran, NO, Indikator of a row, the sasaran typed in each."""
    return (
        head(own.no_sasaran),
        field(at, own, "sasaran"),
        head(own.no_indikator),
        field(at, own, "indikator"),
    )


def fields(at: int, own: Row, *names: str) -> tuple[Part, ...]:
    """Return the cells of these fields of a row."""
    return tuple(field(at, own, name) for name in names)


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in columns and rows."""
    yield from _quarters()
    yield clerk("kepala-dua-kali", *whole(_head_twice))
    yield clerk("kolom-kelompok", *whole(_group_column))
    yield clerk("pengukuran-di-bawah", *whole(_measured_below))
    yield clerk("keterangan-dua", *whole(by_hand((*SHORT_HEADS, "Keterangan"), _remarked)))
    yield clerk("satu-nomor-sasaran", *whole(_one_number))
    renamed = columns(
        "no_sasaran=No. Urut",
        "sasaran=Sasaran Kinerja",
        "no_indikator=No. Ind.",
        "indikator=Indikator",
        "sumber_data=Sumber",
        "pengukuran=Cara Pengukuran",
        "tw1=Target Tw.|ke-I",
        "tw2=Target Tw.|ke-II",
        "tw3=Target Tw.|ke-III",
        "tw4=Target Tw.|ke-IV",
        "tahunan=Target 1 Tahun",
        "satuan=Ket.",
    )
    yield typed("kolom-ganti-nama", Plan(renamed))


def _quarters() -> Iterator[Layout]:
    """Quarters in another order, one missing, one number typed twice."""
    for name, texts in (
        ("triwulan-terbalik", ("4=IV", "3=III", "2=II", "1=I")),
        ("triwulan-tertukar", ("1=I", "3=III", "2=II", "4=IV")),
        ("triwulan-tiga", ("1=I", "2=II", "4=IV")),
        ("triwulan-nomor-kembar", ("1=I", "2=II", "3=III", "4=III")),
    ):
        placed = (
            f"tw{key}=Triwulan|{numeral}" for key, _, numeral in (t.partition("=") for t in texts)
        )
        yield typed(name, Plan(columns(*BEFORE, *MEASURED, *placed, *BEHIND)))
    early = columns(*BEFORE, *MEASURED, "satuan=Keterangan", "tahunan=Tahunan", *ROMAN)
    yield typed("tahunan-sebelum-triwulan", Plan(early))


def _head_twice(truth: Truth) -> Part:
    """Both rows of the header typed once more right below, no longer marked as header."""
    made = lay_out(truth, KOTA)
    before, mark, behind = made.xml.partition("</w:tblGrid>")
    first, second, *rest = behind.split("</w:tr>")
    again = [text.replace("<w:trPr><w:tblHeader/></w:trPr>", "") for text in (first, second)]
    return replace(made, xml=before + mark + "</w:tr>".join((first, second, *again, *rest)))


def _group_column(truth: Truth) -> Part:
    """The group is a column merged over its rows; both columns NO were dropped."""
    texts = ("Jenis Sasaran", "Sasaran", "Indikator Kinerja", *QUARTERS, "Tahunan", "Keterangan")
    rows, above = [heads(*texts)], ""
    for at, own in enumerate(truth.rows):
        first = own.kelompok != above
        above = own.kelompok
        value = of(at, "kelompok", own.kelompok, place=own.kelompok)
        text = own.kelompok if first else ""
        group = box(text, value, merge="restart" if first else "continue")
        rows.append(row(group, *fields(at, own, "sasaran", "indikator", *PERIODE, "satuan")))
    return paper.table(*rows, columns=len(texts))


def _measured_below(truth: Truth) -> Part:
    """Pengukuran is no column: it stands in a row over the width, below its indikator."""
    texts = (*SHORT_HEADS[:4], "Sumber Data", *SHORT_HEADS[4:])
    rows = [heads(*texts)]
    for at, own in enumerate(truth.rows):
        rows.append(row(*numbered(at, own), *fields(at, own, "sumber_data", *PERIODE, "satuan")))
        text = "\n".join(own.pengukuran)
        value = of(at, "pengukuran", text)
        label = "Pengukuran Kinerja :"
        rows.append(row(box(f"{label}\n{text}", value, fixed=label, span=len(texts))))
    return paper.table(*rows, columns=len(texts))


def _remarked(at: int, own: Row) -> Sequence[Part]:
    """Two columns of one name: the units, and what somebody remarked."""
    text = _REMARKS[turn(own, 3)]
    remark = box(text, other(f"ket{own.no_sasaran}.{own.no_indikator}", text))
    return (*numbered(at, own), *fields(at, own, *PERIODE, "satuan"), remark)


def _one_number(truth: Truth) -> Part:
    """`1.` and `1.1` in one column; the sasaran in a row of its own over the other columns."""
    texts = ("NO", "Sasaran / Indikator Kinerja", *QUARTERS, "Tahunan", "Keterangan")
    rows = [heads(*texts)]
    for group in by_sasaran(truth):
        own = group[0][1]
        sasaran = box(own.sasaran, *sasaran_of(group), span=len(texts) - 1)
        rows.append(row(head(f"{own.no_sasaran}."), sasaran))
        for at, each in group:
            number = head(f"{each.no_sasaran}.{each.no_indikator}")
            rows.append(row(number, *fields(at, each, "indikator", *PERIODE, "satuan")))
    return paper.table(*rows, columns=len(texts))
