"""The words of the lampiran's rows: text, and which rows stay on one page. Pure.

`form_words` makes those of the rest; how high a row is says `layout`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.base.text import join_words, split_bold
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.outputs import layout
from pkdocs.outputs.layout import Alinea

TARGET = ("tw1", "tw2", "tw3", "tw4", "tahunan")
_KELOMPOK = {
    domain.Kelompok.STRATEGIS: "Sasaran Strategis",
    domain.Kelompok.KHUSUS: "Sasaran Khusus",
    domain.Kelompok.OPERASIONAL: "Sasaran Operasional",
}
_LANJUTAN = " (lanjutan)"
"""What stands behind the words of a cell that goes on with one on the page before."""


class _Row(Struct, frozen=True):
    """One row of the table: its words, its height in points, whether the one above goes on."""

    words: Mapping[str, object]
    height: float
    goes_on: bool


class Alongside(Struct, frozen=True):
    """What a row has beside the columns of an agreement: words, also where it goes on, a height."""

    words: Mapping[str, object] = field(default_factory=dict)
    going_on: Mapping[str, object] = field(default_factory=dict)
    height: float = 0.0


_NOTHING = Alongside()


class TableForm(Struct, frozen=True):
    """How the rows are printed: on what page, and what stands beside them, by kode."""

    page: layout.PageRoom = layout.PERJANJIAN
    beside: Mapping[domain.KodeIndikator, Alongside] = field(default_factory=dict)


_PERJANJIAN = TableForm()
_BERPROGRAM = TableForm(replace(layout.PERJANJIAN, closing=0.0))


def table_form(*, berprogram: bool) -> TableForm:
    """Return how an agreement prints its rows; below program lines, the closing block is theirs."""
    return _BERPROGRAM if berprogram else _PERJANJIAN


def print_rows(
    baris: Sequence[domain.Baris], form: TableForm = _PERJANJIAN
) -> list[Mapping[str, object]]:
    """Return the words of the lampiran's rows, by group and sasaran; those of an agreement.

    A sasaran that does not fit on a page stands there again, and so does a row in a part of it.

    Dasar: Format Perjanjian Kinerja as printed in 2022, where no row is split.

    Example:
        >>> (group,) = print_rows(perjanjian.baris[:1])
        >>> group["judul"], [(s["no"], len(s["berikut"])) for s in group["sasaran"]]
        ('Sasaran Strategis', [('1', 0)])
    """
    return [
        {
            "judul": _KELOMPOK[kelompok],
            "sasaran": [
                sasaran
                for _, own in groupby(rows, lambda r: r.no_sasaran)
                for sasaran in _sasaran(list(own), baris, form)
            ],
        }
        for kelompok, rows in groupby(baris, lambda row: row.kelompok)
    ]


def _sasaran(
    rows: Sequence[domain.Baris], baris: Sequence[domain.Baris], form: TableForm
) -> Iterator[Mapping[str, object]]:
    """One sasaran with its rows, and again for each page more that they need."""
    page = form.page
    room = page.first if rows[0] is baris[0] else page.room
    tail = page.closing if rows[-1] is baris[-1] else 0.0
    table: list[_Row] = []
    for row in rows:
        first = room if row is rows[0] else page.room
        table += _parts(row, form, first, tail if row is rows[-1] else 0.0)
    sasaran = _paragraphs(rows[0].sasaran)
    heights, goes_on = [p.height for p in table], [p.goes_on for p in table]
    counts = layout.share(heights, goes_on, room, tail, page)
    for place, count in enumerate(counts):
        own, table = table[:count], table[count:]
        closed = not table and 0 < tail <= room - sum(part.height for part in own)
        yield {
            "no": rows[0].no_sasaran,
            "sasaran": _going_on(sasaran) if place else sasaran,
            "pertama": _kept(own[0], with_next=count > 1 or closed),
            "berikut": [
                _kept(part, with_next=number < count or closed)
                for number, part in enumerate(own[1:], start=2)
            ],
        }
        room = page.room


def _kept(row: _Row, *, with_next: bool) -> Mapping[str, object]:
    return {**row.words, "sehalaman": "ya" if with_next else ""}


def _parts(row: domain.Baris, form: TableForm, room: float, tail: float) -> Iterator[_Row]:
    """The row, or the parts of one that is longer than its page."""
    words, indikator = _baris(row)
    lingkup = f"({join_words(row.lingkup)})" if row.lingkup else ""
    target = [words[key] for key in TARGET]
    own = form.beside.get(row.kode, _NOTHING)
    parts = layout.cut(_pengukuran(row.pengukuran), room, tail, form.page)
    for place, (part, height) in enumerate(parts):
        beside = _going_on(indikator) if place else indikator
        yield _Row(
            {
                **(dict.fromkeys(words, "") if place else words),
                "no": row.no_indikator,
                "indikator": beside,
                "lingkup": "" if place else lingkup,
                "pengukuran": part,
                **(own.going_on if place else own.words),
            },
            max(
                height,
                layout.height_beside([*beside, lingkup], target, form.page),
                0.0 if place else own.height,
            ),
            goes_on=place > 0,
        )


def _baris(row: domain.Baris) -> tuple[Mapping[str, str], list[str]]:
    """The cells of a row that say one thing, and the paragraphs of its indikator."""
    plain = {"sumber_data": row.sumber_data, "satuan": row.satuan, "indikator": row.indikator}
    printed = print_baris(row.sifat, plain)
    cells = {"sumber_data": printed["sumber_data"], "satuan": printed["satuan"]}
    return {**cells, **format_target(row.target)}, _paragraphs(printed["indikator"])


def format_target(target: domain.Target | None) -> Mapping[str, str]:
    """Return the five targets as printed: N/A where not measured, dots where not yet set."""
    if target is None:
        return dict.fromkeys(TARGET, wording.TITIK_TARGET)
    nilai = (*target.triwulan, target.tahunan)
    return {key: n.teks if n else "N/A" for key, n in zip(TARGET, nilai, strict=True)}


def print_baris(sifat: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return indikator, sumber data and satuan as printed: dots where still to be derived."""
    if sifat != domain.Sifat.DITURUNKAN:
        return {key: words[key] for key in ("indikator", "sumber_data", "satuan")}
    return {
        "indikator": f"[belum disusun: turunan dari {words['indikator']}]",
        "sumber_data": wording.TITIK_TARGET,
        "satuan": wording.TITIK_TARGET,
    }


def _going_on(paragraphs: Sequence[str]) -> list[str]:
    return [*paragraphs[:-1], paragraphs[-1] + _LANJUTAN]


def _pengukuran(pengukuran: Sequence[domain.Uraian]) -> list[Alinea]:
    return [alinea for uraian in pengukuran for alinea in _uraian(uraian)]


def _uraian(uraian: domain.Uraian) -> Iterator[Alinea]:
    if uraian.judul:
        yield _alinea("judul", "", f"{uraian.judul}:")
    for block in uraian.isi:
        if isinstance(block, domain.Butir):
            yield _alinea("butir", block.tanda, block.teks)
            continue
        for paragraph in _paragraphs(block):
            yield _alinea("paragraf", "", paragraph)


def _alinea(jenis: str, tanda: str, teks: str) -> Alinea:
    return {"jenis": jenis, "tanda": tanda, "potongan": _potongan(teks)}


def _potongan(teks: str) -> list[layout.Potongan]:
    if "**" not in teks:  # nearly all are plain
        return [{"teks": teks, "tebal": ""}]
    return [{"teks": piece, "tebal": "ya" if bold else ""} for piece, bold in split_bold(teks)]


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; in YAML an empty line parts them."""
    if "\n" not in text:
        return [text.strip() or text]
    return [line.strip() for line in text.split("\n") if line.strip()] or [text]
