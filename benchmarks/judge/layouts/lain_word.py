"""Family H: plain forms, held by Word in elements that are rarely met."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from judge import paper, statement
from judge.boxes import box, field, heads, of
from judge.lampiran import Plan, lay_out
from judge.layout import Layout, Piece
from judge.layouts.asing import national, pages
from judge.layouts.kota import lampiran
from judge.layouts.lain_bentuk import boxed
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, cell, fixed, head, join, line, paragraph, row, run
from judge.truth import PERIODE, Truth
from pkdocs.base.values import replace

Turn: TypeAlias = Callable[[str], str]
_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_BY = 'w:author="x" w:date="2022-01-01T00:00:00Z"'


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in Word's own elements."""
    plan = national(*BOTH)
    yield _drawn("smarttag", replace(plan, pen=_tagged))
    yield _drawn("bidang-sederhana", replace(plan, pen=_simple_field))
    yield _drawn("hubung-tetap", replace(plan, pen=_hyphened))
    yield one("rentang-hubung", *pages(_ranges), own=True)
    yield one("persamaan", *pages(_equation), own=True)
    yield one("pindah-terlacak", *pages(_moved))
    yield one("baris-dihapus-terlacak", *pages(_deleted_row))
    yield one("target-dicoret", *pages(_struck))
    for name, change in (("baris-kontrol", _controlled_rows), ("sel-kontrol", _controlled_cells)):
        yield one(name, *pages(_changed(plan, change)))
    yield one("tabel-kontrol", *pages(lambda truth: _in_control(lay_out(truth, plan))))
    yield one("tabel-bersarang", *pages(_nested_quarters))
    pieces = (statement.title, statement.unit_title, lampiran(plan))
    yield one("ttd-kotak-teks", statement.as_tables, _boxed_signatures, *pieces)


def _drawn(name: str, plan: Plan) -> Layout:
    return one(name, *pages(lampiran(plan)))


def _tagged(text: str) -> str:
    """A text in a smart tag, as older versions mark places and dates."""
    return f'<w:smartTag w:uri="urn:contoh" w:element="place">{run(text)}</w:smartTag>'


def _simple_field(text: str) -> str:
    """A text that a simple field fills in."""
    return f'<w:fldSimple w:instr=" DOCPROPERTY isi ">{run(text)}</w:fldSimple>'


def _hyphened(text: str) -> str:
    """Hyphens that do not break a line: an element, no letter."""
    return run(text).replace("-", _HYPHEN)


_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def _ranges(truth: Truth) -> Part:
    """Targets such as 80-85, with a hyphen that does not break the line."""
    plan = replace(national(*BOTH), hand=_range)
    made = lay_out(truth, plan)
    for own in truth.rows:
        text = _range(own.target["tahunan"], "")
        made = replace(made, xml=made.xml.replace(run(text), _hyphened(text)))
    return made


def _range(target: str, _satuan: str) -> str:
    number = target.removesuffix("%").partition(",")[0]
    return f"{number}-{int(number) + 5}" if number.isdigit() else target


def _equation(truth: Truth) -> Part:
    """A sign that was put in as an equation before the number."""
    made = lay_out(truth, replace(national(*BOTH), hand=_at_least))
    sign = f"<m:oMath {_MATH}><m:r><m:t>≥</m:t></m:r></m:oMath>"
    for text in {_at_least(own.target["tahunan"], "") for own in truth.rows}:
        if text.startswith("≥"):
            made = replace(made, xml=made.xml.replace(run(text), sign + run(text[1:])))
    return made


def _at_least(target: str, _satuan: str) -> str:
    return f"≥ {target}" if target[0].isdigit() else target


def _in_targets(truth: Truth, turn: Turn) -> Part:
    """A national form whose targets of the year are drawn otherwise."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")]
    for at, own in enumerate(truth.rows):
        text = own.target["tahunan"]
        names = ("sasaran", "indikator", "satuan")
        drawn = Part(paragraph(turn(text)), (of(at, "tahunan", text),))
        rows.append(row(head(str(at + 1)), *(field(at, own, n) for n in names), cell(drawn)))
    return paper.table(*rows, columns=5)


def _moved(truth: Truth) -> Part:
    """A tracked move left another figure behind, which is not printed any more."""
    away = f'<w:moveFrom w:id="5" {_BY}>{run("311")}</w:moveFrom>'
    return _in_targets(truth, lambda text: away + f'<w:ins w:id="6" {_BY}>{run(text)}</w:ins>')


def _struck(truth: Truth) -> Part:
    """The former target is struck through and stands before the new one."""
    made = _in_targets(truth, lambda text: run("311,5", "<w:strike/>") + run(f" {text}"))
    return made + Part(fixed="311,5")


def _deleted_row(truth: Truth) -> Part:
    """A row that was deleted with changes tracked: it is still in the file."""
    made = _in_targets(truth, run)
    gone = '<w:r><w:delText xml:space="preserve">Jumlah arsip yang dihapus</w:delText></w:r>'
    filled = f'<w:tc><w:p><w:del w:id="8" {_BY}>{gone}</w:del></w:p></w:tc>'
    deleted = f'<w:tr><w:trPr><w:del w:id="9" {_BY}/></w:trPr>{filled * 5}</w:tr>'
    return replace(made, xml=made.xml.replace("</w:tbl>", f"{deleted}</w:tbl>"))


def _in_control(part: Part) -> Part:
    return part.wrap("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>")


def _changed(plan: Plan, change: Turn) -> Piece:
    def piece(truth: Truth) -> Part:
        made = lay_out(truth, plan)
        return replace(made, xml=change(made.xml))

    return piece


def _controlled_rows(xml: str) -> str:
    """Each row of the body in a content control, as a repeating section keeps it."""
    before = "<w:sdt><w:sdtPr/><w:sdtContent><w:tr><w:tc>"
    opened = xml.replace("<w:tr><w:tc>", before)
    top, *rows = opened.split(before)
    closed = (r.replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>", 1) for r in rows)
    return before.join((top, *closed))


def _controlled_cells(xml: str) -> str:
    """Each cell of the body in a content control."""
    top, mark, body = xml.partition("<w:tr><w:tc>")
    opened = (mark + body).replace("<w:tc>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tc>")
    return top + opened.replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>")


def _nested_quarters(truth: Truth) -> Part:
    """The quarters in a small table within a cell of each row."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Target Triwulan")]
    for at, own in enumerate(truth.rows):
        keys = PERIODE[:4]
        quarters = (box(own.target[key], of(at, key, own.target[key])) for key in keys)
        inner = paper.table(
            row(*(head(f"TW {n}") for n in ("I", "II", "III", "IV"))), row(*quarters), columns=4
        )
        names = ("sasaran", "indikator", "satuan", "tahunan")
        cells = (field(at, own, name) for name in names)
        rows.append(row(head(str(at + 1)), *cells, cell(inner)))
    return paper.table(*rows, columns=6)


def _boxed_signatures(truth: Truth) -> Part:
    """Each signature in a floating text box."""
    made = []
    for who, party, called in (
        ("pihak_kedua", truth.kedua, "KEDUA"),
        ("pihak_pertama", truth.pertama, "PERTAMA"),
    ):
        lines = [
            fixed(f"PIHAK {called},"),
            fixed(""),
            line(party.kapital, statement.nama(who, party)),
        ]
        if party.nip:
            lines.append(line(f"NIP {party.nip}", *statement.nip(who, party), fixed="NIP"))
        made.append(boxed(join(lines)))
    return join(made)
