"""Family H: papers around the table, years and titles, and tables pasted from a spreadsheet."""

from collections.abc import Iterator

from judge import paper, statement
from judge.boxes import blank, box, field, heads, of, other
from judge.layout import Layout
from judge.layouts.asing import national, pages
from judge.layouts.kota import lampiran
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, Value, fixed, head, join, line, row
from judge.statement import jabatan, kop, nama, nip, sentences
from judge.truth import PERIODE, Row, Truth

_NAMES = ("sasaran", "indikator", "satuan", "tahunan")
_STAFF = (
    ("Tersusunnya jadwal piket contoh", "Jumlah jadwal piket contoh", "417"),
    ("Terpeliharanya taman contoh", "Luas taman contoh yang dirawat", "523"),
)


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in what stands around the table."""
    table = lampiran(national(*BOTH))
    rest = (statement.title, statement.unit_title, table)
    signed = statement.signatures
    yield one("dua-perjanjian", *pages(table, _of_staff))
    yield one("judul-renstra", statement.as_tables, signed, _title_with_plan, table)
    yield one("tanggal-tahun-lalu", _undated, _signed_in_december, _budget_year, table)
    yield one("pihak-kedua-dahulu", _second_first, signed, *rest)
    yield one("label-lain", _other_labels, signed, *rest)
    yield one("judul-dalam-tabel", statement.as_tables, signed, _title_in_table)
    yield one("kolom-kosong", *pages(_empty_columns))
    yield one("kepala-tanpa-gabung", *pages(_unmerged_heads))
    yield one("kepala-berbintang", *pages(_starred_heads))
    yield one("butir", *pages(_bullets))
    yield one("sub-judul-tabel", *pages(_heading_rows), own=True)


def _of_staff(truth: Truth) -> Part:
    """Behind the agreement that of a member of staff, in the same file."""
    year = fixed(f"PERJANJIAN KINERJA TAHUN {truth.tahun}")
    names = (("DODI CONTOH, S.E.", "Kepala Subbagian Umum Contoh"),)
    who = join(
        line(f"{label} : {text}", other(f"staf-{label}", text), fixed=label)
        for own in names
        for label, text in zip(("Nama", "Jabatan"), own, strict=True)
    )
    rows = [heads("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target")]
    for at, texts in enumerate(_STAFF):
        sasaran, indikator, target = (
            box(text, other(f"staf{at}.{n}", text)) for n, text in enumerate(texts)
        )
        unit = box("Lembar", other(f"staf{at}.satuan", "Lembar"))
        rows.append(row(head(str(at + 1)), sasaran, indikator, unit, target))
    called = fixed("selanjutnya disebut PIHAK PERTAMA")
    return year + who + called + fixed("") + paper.table(*rows, columns=5)


def _title_with_plan(truth: Truth) -> Part:
    """A title that names the years of the plan too."""
    year = int(truth.tahun)
    plan = f"Berdasarkan Renstra Tahun {year - 2}-{year + 3}"
    return statement.title(truth) + fixed(plan) + statement.unit_title(truth)


def _undated(truth: Truth) -> Part:
    """The statement under a title that names no year."""
    parties = []
    for who, party, called in (
        ("pihak_pertama", truth.pertama, "PERTAMA"),
        ("pihak_kedua", truth.kedua, "KEDUA"),
    ):
        parties += [
            line(f"Nama : {party.kapital}", nama(who, party), fixed="Nama"),
            line(f"Jabatan : {party.jabatan}", jabatan(who, party), fixed="Jabatan"),
            fixed(f"selanjutnya disebut PIHAK {called}"),
        ]
    return fixed("PERJANJIAN KINERJA") + join(parties) + sentences()


def _signed_in_december(truth: Truth) -> Part:
    """Signed before the year begins."""
    made = statement.signatures(truth)
    before, old = f"30 Desember {int(truth.tahun) - 1}", f"6 Februari {truth.tahun}"
    return Part(made.xml.replace(old, before), made.values, made.fixed.replace(old, before))


def _budget_year(truth: Truth) -> Part:
    """The unit, and the year as that of the budget."""
    text = f"TAHUN ANGGARAN {truth.tahun}"
    title = fixed("LAMPIRAN PERJANJIAN KINERJA") + statement.unit_title(truth)
    return title + line(text, statement.tahun(truth), fixed=text)


def _second_first(truth: Truth) -> Part:
    """The superior comes first, and is called PIHAK KEDUA all the same."""
    parts = [kop(truth)]
    for who, party, called in (
        ("pihak_kedua", truth.kedua, "KEDUA"),
        ("pihak_pertama", truth.pertama, "PERTAMA"),
    ):
        parts += [
            line(f"Nama\t: {party.kapital}", nama(who, party), fixed="Nama"),
            line(f"Jabatan\t: {party.jabatan}", jabatan(who, party), fixed="Jabatan"),
            fixed(f"selanjutnya disebut PIHAK {called}"),
        ]
    return join(parts) + sentences()


def _other_labels(truth: Truth) -> Part:
    """Labels with their letters apart, or in more words."""
    parts = [kop(truth)]
    for who, party, called in (
        ("pihak_pertama", truth.pertama, "PERTAMA"),
        ("pihak_kedua", truth.kedua, "KEDUA"),
    ):
        parts.append(line(f"N a m a\t: {party.kapital}", nama(who, party), fixed="N a m a"))
        if party.nip:
            parts.append(line(f"N I P\t: {party.nip}", *nip(who, party), fixed="N I P"))
        text = f"Jabatan Struktural\t: {party.jabatan}"
        parts.append(line(text, jabatan(who, party), fixed="Jabatan Struktural"))
        parts.append(fixed(f"yang selanjutnya disebut sebagai PIHAK {called}"))
    return join(parts) + sentences()


def _body(truth: Truth) -> list[Part]:
    return [
        row(head(str(at + 1)), *(field(at, own, name) for name in _NAMES))
        for at, own in enumerate(truth.rows)
    ]


def _title_in_table(truth: Truth) -> Part:
    """Title and unit are the first rows of the table, as pasted from a spreadsheet."""
    year = f"PERJANJIAN KINERJA TAHUN {truth.tahun}"
    unit = truth.unit.upper()
    top = (
        row(box(year, statement.tahun(truth), fixed=year, span=5)),
        row(box(unit, Value(("unit",), unit), span=5)),
        row(head("", span=5)),
    )
    header = heads("NO", "SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET")
    return paper.table(*top, header, *_body(truth), columns=5)


def _empty_columns(truth: Truth) -> Part:
    """A spreadsheet with an empty column behind each other one."""
    texts = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")
    rows = [heads(*(piece for text in texts for piece in (text, "")))]
    for at, own in enumerate(truth.rows):
        cells = [head(str(at + 1)), *(field(at, own, name) for name in _NAMES)]
        rows.append(row(*(piece for one_ in cells for piece in (one_, head("")))))
    return paper.table(*rows, columns=10)


def _unmerged_heads(truth: Truth) -> Part:
    """Two rows of heads of which no cells were merged: the upper words stand once."""
    rows = [
        heads("No", "Sasaran", "Indikator Kinerja", "Triwulan", "", "", "", "Tahunan", "Satuan"),
        heads("", "", "", "I", "II", "III", "IV", "", ""),
    ]
    for at, own in enumerate(truth.rows):
        names = ("sasaran", "indikator", *PERIODE, "satuan")
        rows.append(row(head(str(at + 1)), *(field(at, own, name) for name in names)))
    return paper.table(*rows, columns=9)


def _starred_heads(truth: Truth) -> Part:
    """Heads with marks of notes behind."""
    header = heads("No", "Sasaran", "Indikator Kinerja *)", "Satuan", "Target **)")
    note = "*) Sesuai dengan dokumen rencana strategis contoh"
    made = paper.table(header, *_body(truth), columns=5)
    return made + line(note, other("catatan", note.removeprefix("*) ")))


def _bullets(truth: Truth) -> Part:
    """A dot before each indikator, typed in a font of signs, and a dash before each sasaran."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")]
    for at, own in enumerate(truth.rows):
        marked = _marked(own)
        values = (of(at, "sasaran", own.sasaran), of(at, "indikator", _plain(own)))
        sasaran, indikator = (box(t, v) for t, v in zip(marked, values, strict=True))
        rest = (field(at, own, name) for name in ("satuan", "tahunan"))
        rows.append(row(head(str(at + 1)), sasaran, indikator, *rest))
    return paper.table(*rows, columns=5)


def _plain(own: Row) -> str:
    return f"{own.indikator} {own.lingkup}".strip()


def _marked(own: Row) -> tuple[str, str]:
    return f"- {own.sasaran}", f"\uf0b7 {_plain(own)}"


def _heading_rows(truth: Truth) -> Part:
    """A row over the width that names a kind of kinerja, and an empty one behind."""
    text = "A. KINERJA UTAMA"
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")]
    keys = [of(at, "kelompok", text, place="judul") for at in range(len(truth.rows))]
    rows += [row(box(text, *keys, span=5)), *_body(truth), row(*blank(5))]
    return paper.table(*rows, columns=5)
