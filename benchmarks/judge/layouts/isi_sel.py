"""Family E: what stands in a cell: several rows in one, numbers before, units behind, dittos."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from judge import hands, paper
from judge.lampiran import Plan, lay_out
from judge.layout import Layout, Piece
from judge.layouts.asing import NATIONAL, national, pages
from judge.layouts.kota import KOTA, SHORT, lampiran, whole
from judge.paper import Key, Part, Value, cell, head, join, paragraph, row, run
from judge.truth import PERIODE, Row, Truth
from pkdocs.base.values import replace

_BOTH = (*NATIONAL, "tahunan=Target", "satuan=Satuan")


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family."""
    yield from _many_in_a_cell()
    yield from _numbered()
    yield from _dittos()
    yield from _units_and_notes()


def _many_in_a_cell() -> Iterator[Layout]:
    for name, mark, short in (
        ("baris", "", False),
        ("bernomor", "{}. ", False),
        ("huruf", "abc", False),
        ("tidak-cocok", "", True),
    ):
        piece = _packed(mark, short=short)
        yield Layout(f"E-banyak-{name}", "E", "asing", pages(piece))
    yield Layout("E-banyak-paragraf-kosong", "E", "asing", pages(_packed("", spaced=True)))


def _mark(mark: str, at: int) -> str:
    return f"{'abcdefgh'[at]}) " if mark == "abc" else mark.replace("{}", str(at + 1))


def _packed(mark: str, *, short: bool = False, spaced: bool = False) -> Piece:
    """All indikator of a sasaran in one cell, their targets in one; `short`: one line for all."""

    def piece(truth: Truth) -> Part:
        heads = ("No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Satuan")
        rows = [row(*(head(text) for text in heads), repeated=True)]
        at = 0
        for _, group in groupby(truth.rows, lambda own: own.sasaran):
            own = list(group)
            places = range(at, at + len(own))
            rows.append(_packed_row(list(zip(places, own, strict=True)), mark, short, spaced))
            at += len(own)
        return paper.table(*rows, columns=5)

    return piece


def _packed_row(own: Sequence[tuple[int, Row]], mark: str, short: bool, spaced: bool) -> Part:  # noqa: FBT001 - two of one kind
    several = len(own) > 1
    gap = "\n\n" if spaced else "\n"
    names = [f"{_mark(mark, n) if several else ''}{_indikator(r)}" for n, (_, r) in enumerate(own)]
    accepted = [Value(("baris", str(at), "indikator"), _indikator(r)) for at, r in own]
    target = [r.target["tahunan"] for _, r in own]
    unit = [r.satuan for _, r in own]
    texts = (names, target[:1] if short else target, unit[:1] if short else unit)
    sasaran = [Value(("baris", str(at), "sasaran"), r.sasaran, place=r.sasaran) for at, r in own]
    if short and several:  # one line for several: nobody can say whose it is
        at = own[0][0]
        rest = [
            [Value(("lain", f"target{at}"), target[0])],
            [Value(("lain", f"satuan{at}"), unit[0])],
        ]
    else:
        rest = [
            [Value(("baris", str(at), "tahunan"), r.target["tahunan"]) for at, r in own],
            [Value(("baris", str(at), "satuan"), r.satuan) for at, r in own],
        ]
    values = (accepted, *rest)
    cells = [
        cell(
            join(Part(paragraph(run(text))) for text in gap.join(texts[n]).split("\n"))
            + Part(values=tuple(values[n]))
        )
        for n in range(3)
    ]
    marks = " ".join(_mark(mark, n) for n in range(len(own)))
    return row(
        head(own[0][1].no_sasaran),
        cell(Part(paragraph(run(own[0][1].sasaran)), tuple(sasaran))),
        *cells,
    ) + Part(fixed=marks)


def _indikator(own: Row) -> str:
    return f"{own.indikator} {own.lingkup}".strip()


def _numbered() -> Iterator[Layout]:
    for name, number in (
        ("nomor-titik", lambda row: f"{row.no_indikator}. "),
        ("nomor-bertingkat", lambda row: f"{row.no_sasaran}.{row.no_indikator} "),
        ("huruf-kurung", lambda row: f"{'abcdefgh'[int(row.no_indikator) - 1]}) "),
        ("nomor-kurung", lambda row: f"{row.no_indikator}) "),
        ("tab", lambda row: f"{row.no_indikator}.\t"),
    ):
        piece = _typed_numbers(number)
        marks = " ".join(f"{n}.{m} {n}" for n in range(1, 21) for m in range(1, 4)) + " a b c"
        yield Layout(f"E-{name}", "E", "asing", pages(piece), fixed=marks)


def _typed_numbers(number: Callable[[Row], str]) -> Piece:
    """Sasaran and indikator with a number typed before."""

    def piece(truth: Truth) -> Part:
        texts = [text for text in _BOTH if not text.startswith("no=")]
        plan = replace(national(*texts), alter=lambda own: _alter(own, number))
        made = lay_out(truth, plan)
        return replace(made, values=tuple(_also_plain(value, truth) for value in made.values))

    return piece


def _alter(own: Row, number: Callable[[Row], str]) -> Row:
    return replace(
        own,
        indikator=f"{number(own)}{own.indikator}",
        sasaran=f"{own.no_sasaran}. {own.sasaran}",
    )


def _also_plain(value: Value, truth: Truth) -> Value:
    """The value, which may be read with its number or without."""
    if value.key[-1] not in ("indikator", "sasaran"):
        return value
    own = truth.rows[int(value.key[1])]
    plain = own.sasaran if value.key[-1] == "sasaran" else _indikator(own)
    return replace(value, accepts=(plain, value.text))


def _dittos() -> Iterator[Layout]:
    for name, ditto in (
        ("sda", "sda"),
        ("idem", "idem"),
        ("kutip", '-"-'),
        ("sda-titik", "s.d.a."),
    ):
        plan = replace(KOTA, groups="none")
        piece = _ditto(plan, ditto, ("sumber_data", "satuan"))
        yield Layout(f"E-{name}", "E", "kota", whole(piece), fixed=ditto)
    piece = _ditto(replace(SHORT, groups="none"), "sda", PERIODE)
    yield Layout("E-sda-target", "E", "kota", whole(piece), fixed="sda")


def _ditto(plan: Plan, ditto: str, fields: Sequence[str]) -> Piece:
    """Fields like those of the row above are written as a ditto."""

    def piece(truth: Truth) -> Part:
        marked = [_dittoed(truth.rows, at, ditto, fields) for at in range(len(truth.rows))]
        made = lay_out(replace(truth, rows=tuple(marked)), plan)
        return replace(made, values=tuple(_meant(value, truth, ditto) for value in made.values))

    return piece


def _dittoed(rows: Sequence[Row], at: int, ditto: str, fields: Sequence[str]) -> Row:
    own, above = rows[at], rows[max(0, at - 1)]
    same = [name for name in fields if at and _field(own, name) == _field(above, name)]
    return replace(
        own,
        sumber_data=ditto if "sumber_data" in same else own.sumber_data,
        satuan=ditto if "satuan" in same else own.satuan,
        target=own.target | {name: ditto for name in same if name in PERIODE},
    )


def _field(row_: Row, name: str) -> str:
    return row_.target[name] if name in PERIODE else str(getattr(row_, name))


def _meant(value: Value, truth: Truth, ditto: str) -> Value:
    """The value, which is to be read as that of the row above."""
    if value.text != ditto:
        return value
    return replace(value, accepts=(_field(truth.rows[int(value.key[1])], value.key[-1]),))


def _units_and_notes() -> Iterator[Layout]:
    behind = replace(SHORT, hand=hands.with_unit)
    yield Layout("E-satuan-di-belakang", "E", "kota", whole(lampiran(behind)))
    only = replace(national(*NATIONAL, "tahunan=Target"), hand=hands.with_unit)
    yield Layout("E-satuan-hanya-di-target", "E", "asing", pages(lampiran(only)))
    yield Layout("E-catatan", "E", "asing", pages(_noted("{}{}"), _note), fixed="1")
    yield Layout("E-catatan-superskrip", "E", "asing", pages(_noted("sup"), _note), fixed="1")
    yield Layout("E-bintang", "E", "asing", pages(_noted("*"), _star))
    many = replace(national(*_BOTH), hand=hands.in_thousands, alter=_of_people)
    yield Layout("E-ribuan", "E", "asing", pages(lampiran(many)), own=True)


def _of_people(own: Row) -> Row:
    return replace(own, satuan="Orang")


def _noted(way: str) -> Piece:
    """Every other target bears a mark of a note: `100%1)`, a superscript, or a star."""

    def piece(truth: Truth) -> Part:
        plan = national(*_BOTH)
        made = lay_out(truth, plan)
        xml = made.xml
        marked: set[Key] = set()
        for at, own in enumerate(truth.rows):
            text = own.target["tahunan"]
            if at % 2 or not text[0].isdigit():
                continue
            xml = _mark_once(xml, at, text, way)
            marked.add(("baris", str(at), "tahunan"))
        mark = "*" if way == "*" else "1)"
        values = tuple(_marked(v, mark) if v.key in marked else v for v in made.values)
        return replace(made, xml=xml, values=values)

    return piece


def _marked(value: Value, mark: str) -> Value:
    """The value, which may be read as it stands on paper too: a mark and nothing taken off."""
    return Value(value.key, f"{value.text}{mark}", (value.text, f"{value.text}{mark}"))


def _mark_once(xml: str, at: int, text: str, way: str) -> str:
    """The target of one row with a mark behind."""
    rows = xml.split("<w:tr>")
    plain = run(text)
    raised = run("1)", '<w:vertAlign w:val="superscript"/>')
    marked = {"*": run(f"{text}*"), "sup": plain + raised}.get(way, run(f"{text}1)"))
    if plain not in rows[2 + at]:
        raise ValueError(f"no target {text} in row {at}")
    before, _, behind = rows[2 + at].rpartition(plain)
    rows[2 + at] = before + marked + behind
    return "<w:tr>".join(rows)


def _note(_truth: Truth) -> Part:
    text = "1) Angka sementara menunggu hasil evaluasi kementerian"
    return Part(paragraph(run(text)), (Value(("lain", "catatan"), text[3:]),), "1")


def _star(_truth: Truth) -> Part:
    text = "*) Angka sementara menunggu hasil evaluasi kementerian"
    return Part(paragraph(run(text)), (Value(("lain", "catatan"), text[3:]),))
