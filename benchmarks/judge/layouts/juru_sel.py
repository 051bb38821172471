"""Family I: the city's form with cells as clerks fill them: pasted, merged, cut, tracked."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap

from judge import paper
from judge.boxes import blank, box, heads, name_of, of, turn
from judge.lampiran import columns, lay_out
from judge.layout import Layout
from judge.layouts.juru_kolom import (
    SHORT_HEADS,
    by_hand,
    clerk,
    fields,
    numbered,
    typed,
)
from judge.layouts.kota import KOTA, SHORT, whole
from judge.paper import Part, Value, cell, head, row, run
from judge.truth import PERIODE, Row, Truth
from pkdocs.base.values import replace

_BY = 'w:author="x" w:date="2022-01-01T00:00:00Z"'
_UPPER = (
    "no_sasaran=NO",
    "sasaran=SASARAN",
    "no_indikator=NO",
    "indikator=INDIKATOR KINERJA",
    "sumber_data=SUMBER DATA",
    "pengukuran=PENGUKURAN KINERJA",
    "tw1=TRIWULAN|I",
    "tw2=TRIWULAN|II",
    "tw3=TRIWULAN|III",
    "tw4=TRIWULAN|IV",
    "tahunan=TAHUNAN",
    "satuan=KETERANGAN",
)


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in their cells."""
    yield from _not_measured()
    yield from _texts()
    yield clerk("triwulan-label-di-sel", *whole(_labels_inside))
    yield clerk("target-gabung-tegak", *whole(_merged_down))
    yield clerk("target-berekor", *whole(by_hand(SHORT_HEADS, _with_tails)))
    yield clerk("persen-sel-sendiri", *whole(_sign_beside))
    yield clerk("baris-dipotong-tangan", *whole(_cut_by_hand))


def _not_measured() -> Iterator[Layout]:
    """What stands where nothing is measured."""
    for name, texts in (
        ("na-beragam", ("NA", "n.a.", "–", "N/a", "n.a")),
        ("na-tidak-ada", ("Tidak ada", "Nihil", "Belum diukur", "tidak ditargetkan")),
    ):
        yield typed(name, replace(SHORT, alter=_instead(texts)), own=name == "na-tidak-ada")
    yield clerk("na-kosong", *whole(_left_empty))


def _instead(texts: Sequence[str]) -> Callable[[Row], Row]:
    def alter(own: Row) -> Row:
        text = texts[turn(own, len(texts))]
        target = {key: text if old == "N/A" else old for key, old in own.target.items()}
        return replace(own, target=target)

    return alter


def _left_empty(truth: Truth) -> Part:
    """Nothing at all where the form has N/A: no value, and none may be read there."""
    made = lay_out(truth, replace(SHORT, alter=_instead(("",))))
    return replace(made, values=tuple(value for value in made.values if value.text))


def _texts() -> Iterator[Layout]:
    yield typed("tempel-pdf-baris", replace(KOTA, pen=_broken))
    yield typed("tempel-pdf-alinea", replace(KOTA, pen=_in_paragraphs))
    yield typed("terlacak-sebagian", replace(KOTA, pen=_half_tracked))
    yield typed(
        "kapital-semua", replace(KOTA, columns=columns(*_UPPER), groups="upper", alter=_upper)
    )
    yield typed("lingkup-siku", replace(KOTA, alter=_other_brackets("[", "]")))
    yield typed("lingkup-garis", replace(KOTA, alter=_other_brackets("– ", "")))
    yield clerk("lingkup-berlabel", *whole(_labelled_lingkup))
    yield clerk("sasaran-berkelompok", *whole(_group_in_front))


def _broken(text: str) -> str:
    """A line break after each line of a narrow column, and behind the last, as a PDF gives it."""
    return run("\n".join(_lines(text)) + "\n") if text else ""


def _in_paragraphs(text: str) -> str:
    """Each line of a narrow column a paragraph."""
    return "</w:p><w:p>".join(run(piece) for piece in _lines(text))


def _lines(text: str) -> list[str]:
    """The lines of a narrow column, broken between words alone."""
    return wrap(text, 24, break_long_words=False, break_on_hyphens=False)


def _half_tracked(text: str) -> str:
    """Changes of which some were accepted: a figure changed within, a word put in, a font."""
    if text[:1].isdigit() and len(text) > 1:
        return run(text[0]) + _deleted("9") + _inserted(text[1:])
    way = len(text) % 3
    if way == 1 and " " in text:
        first, _, rest = text.partition(" ")
        return run(first) + _deleted(" yang dahulu") + _inserted(f" {rest}")
    if way == 2:
        return run(text, f'<w:rPrChange w:id="3" {_BY}><w:rPr><w:b/></w:rPr></w:rPrChange>')
    return run(text)


def _deleted(text: str) -> str:
    gone = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="1" {_BY}>{gone}</w:del>'


def _inserted(text: str) -> str:
    return f'<w:ins w:id="2" {_BY}>{run(text)}</w:ins>'


def _upper(own: Row) -> Row:
    return replace(
        own,
        sasaran=own.sasaran.upper(),
        indikator=own.indikator.upper(),
        lingkup=own.lingkup.upper(),
        sumber_data=own.sumber_data.upper(),
        pengukuran=tuple(text.upper() for text in own.pengukuran),
        target={key: text.upper() for key, text in own.target.items()},
        satuan=own.satuan.upper(),
    )


def _other_brackets(before: str, behind: str) -> Callable[[Row], Row]:
    def alter(own: Row) -> Row:
        inner = own.lingkup.removeprefix("(").removesuffix(")")
        return replace(own, lingkup=f"{before}{inner}{behind}") if inner else own

    return alter


def _labelled_lingkup(truth: Truth) -> Part:
    """`Lingkup: …` on a line below the indikator."""
    made = lay_out(truth, replace(KOTA, alter=_other_brackets("Lingkup: ", "")))
    plain = {("baris", str(at), "indikator"): name_of(own) for at, own in enumerate(truth.rows)}
    values = (
        replace(value, accepts=(value.text, plain[value.key])) if value.key in plain else value
        for value in made.values
    )
    return Part(made.xml, tuple(values), f"{made.fixed}\nLingkup")


def _group_in_front(truth: Truth) -> Part:
    """No rows of groups: each sasaran begins with its group and number."""
    named = {own.sasaran: f"{own.kelompok} {own.no_sasaran}: {own.sasaran}" for own in truth.rows}
    plan = replace(KOTA, groups="none", alter=lambda own: replace(own, sasaran=named[own.sasaran]))
    made = lay_out(truth, plan)
    values = (
        _either(value, truth) if value.key[-1] == "sasaran" else value for value in made.values
    )
    groups = " ".join({f"{own.kelompok} {own.no_sasaran}": "" for own in truth.rows})
    return Part(made.xml, tuple(values), f"{made.fixed}\n{groups}")


def _either(value: Value, truth: Truth) -> Value:
    """The sasaran, which may be read with its group in front or without."""
    return replace(value, accepts=(value.text, truth.rows[int(value.key[1])].sasaran))


def _labels_inside(truth: Truth) -> Part:
    """One head over four cells, each of which says its quarter above the target."""
    top = (*(head(text) for text in SHORT_HEADS[:4]), head("Triwulan", span=4))
    rows = [row(*top, head("Tahunan"), head("Keterangan"), repeated=True)]
    for at, own in enumerate(truth.rows):
        labels = zip(("TW I", "TW II", "TW III", "TW IV"), PERIODE, strict=False)
        inside = (
            box(f"{label}\n{own.target[key]}", of(at, key, own.target[key]), fixed=label)
            for label, key in labels
        )
        rows.append(row(*numbered(at, own), *inside, *fields(at, own, "tahunan", "satuan")))
    return paper.table(*rows, columns=len(SHORT_HEADS))


def _merged_down(truth: Truth) -> Part:
    """Targets and units that are alike below each other are one cell, within a group."""
    rows, above = [heads(*SHORT_HEADS)], ""
    for at, own in enumerate(truth.rows):
        if own.kelompok != above:
            above = own.kelompok
            inside = [n for n, each in enumerate(truth.rows) if each.kelompok == above]
            keys = (of(n, "kelompok", above, place=above) for n in inside)
            rows.append(row(box(above, *keys, span=len(SHORT_HEADS))))
        cells = (_run_cell(truth, at, name) for name in (*PERIODE, "satuan"))
        rows.append(row(*numbered(at, own), *cells))
    return paper.table(*rows, columns=len(SHORT_HEADS))


def _run_cell(truth: Truth, at: int, name: str) -> Part:
    """The cell of a run of equal texts: its first has the text, the others continue it."""
    text, start, end = _text(truth.rows[at], name), at, at + 1
    same = [_text(own, name) == text for own in truth.rows]
    group = [own.kelompok == truth.rows[at].kelompok for own in truth.rows]
    while start and same[start - 1] and group[start - 1]:
        start -= 1
    while end < len(same) and same[end] and group[end]:
        end += 1
    value = of(at, name, text, place=f"{name}{start}")
    if start < at:
        return cell(Part("<w:p/>", (value,)), merge="continue")
    return box(text, value, merge="restart" if end > at + 1 else "")


def _text(own: Row, name: str) -> str:
    return own.target[name] if name in own.target else str(getattr(own, name))


def _with_tails(at: int, own: Row) -> Sequence[Part]:
    """Spaces, empty lines, a tab or a full stop around the targets."""
    tails = ("{}  ", "\n{}", "{}\n\n", " \u00a0{} ", "{}.", "\t{}", "{} ;")
    cells = [
        _with_tail(at, key, tails[(turn(own, 7) + n) % 7], own.target[key])
        for n, key in enumerate(PERIODE)
    ]
    return (*numbered(at, own), *cells, *fields(at, own, "satuan"))


def _with_tail(at: int, key: str, tail: str, text: str) -> Part:
    """The cell of a target, which may be read as it stands or without what is around."""
    printed = tail.format(text)
    return box(printed, of(at, key, text, text, printed.strip()))


def _sign_beside(truth: Truth) -> Part:
    """Each percent sign in a cell of its own, below a head over both."""
    top = [*(head(text) for text in SHORT_HEADS[:4])]
    top += [head(text, span=2) for text in SHORT_HEADS[4:9]]
    rows = [row(*top, head("Keterangan"), repeated=True)]
    for at, own in enumerate(truth.rows):
        pairs: list[Part] = []
        for key in PERIODE:
            text = own.target[key]
            sign = "%" if text.endswith("%") else ""
            value = of(at, key, text)
            pairs += [box(text.removesuffix("%"), value), head(sign)]
        rows.append(row(*numbered(at, own), *pairs, *fields(at, own, "satuan")))
    return paper.table(*rows, columns=15)


def _cut_by_hand(truth: Truth) -> Part:
    """A row torn apart where a page ends: half of each text goes on below a header of its own."""
    torn = min(2, len(truth.rows) - 1)
    texts = ("NO", "Sasaran", "NO", "Indikator Kinerja", "Pengukuran Kinerja", *SHORT_HEADS[4:])
    rows, made = [heads(*texts)], Part()
    for at, own in enumerate(truth.rows):
        whole_texts = (own.sasaran, name_of(own), "\n".join(own.pengukuran))
        halves = [_halves(text) if at == torn else (text, "") for text in whole_texts]
        names = ("sasaran", "indikator", "pengukuran")
        values = [of(at, n, text) for n, text in zip(names, whole_texts, strict=True)]
        sasaran, indikator, measured = (
            box(first, value) for (first, _), value in zip(halves, values, strict=True)
        )
        numbers = (head(own.no_sasaran), head(own.no_indikator))
        before = (numbers[0], sasaran, numbers[1], indikator, measured)
        rows.append(row(*before, *fields(at, own, *PERIODE, "satuan")))
        if at == torn:
            made = paper.table(*rows, columns=len(texts)) + Part("<w:p/>")
            second = [box(rest) for _, rest in halves]
            rest = (head(""), second[0], head(""), *second[1:])
            rows = [heads(*texts), row(*rest, *blank(6))]
    return made + paper.table(*rows, columns=len(texts))


def _halves(text: str) -> tuple[str, str]:
    at = text.find(" ", len(text) // 2)
    return text[:at], text[at + 1 :]
