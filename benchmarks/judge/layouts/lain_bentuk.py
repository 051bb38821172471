"""Family H: agreements that are no table of a row an indikator."""

from collections.abc import Iterator

from judge import paper, statement
from judge.boxes import box, field, groups, heads, name_of, of, sasaran_of
from judge.layout import Layout
from judge.layouts.asing import national, pages
from judge.layouts.kota import lampiran
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, fixed, head, join, line, row
from judge.truth import Truth

_CHOICE = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
    '<wp:extent cx="5000000" cy="900000"/><wp:docPr id="{id}" name="Text Box {id}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>"
)
_BETWEEN = (
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
)
_AFTER = (
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    "</w:p>"
)


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family in other shapes."""
    for name, piece in (
        ("tabel-kecil", _small_tables),
        ("baris-label", _label_lines),
        ("transposisi", _transposed),
        ("satu-sel-berlabel", _labelled_cell),
        ("daftar-kalimat", _sentences),
    ):
        yield one(name, *pages(piece))
    table = lampiran(national(*BOTH))
    yield one(
        "judul-kotak-teks",
        statement.as_tables,
        statement.signatures,
        _boxed_title,
        table,
    )
    yield one("kop-tabel-judul-renggang", _spaced_title, statement.signatures, table)


def _small_tables(truth: Truth) -> Part:
    """Each indikator is a table of its own: a label beside each value."""
    made = Part()
    labels = (
        ("Sasaran", "sasaran"),
        ("Indikator Kinerja", "indikator"),
        ("Satuan", "satuan"),
        ("Target", "tahunan"),
        ("Sumber Data", "sumber_data"),
    )
    for at, own in enumerate(truth.rows):
        rows = [row(head(label), head(":"), field(at, own, name)) for label, name in labels]
        made += fixed(f"Indikator {at + 1}") + paper.table(*rows, columns=3)
    return made


def _label_lines(truth: Truth) -> Part:
    """No table at all: label, tab, colon and value, line by line."""
    made = Part()
    for at, own in enumerate(truth.rows):
        made += join(
            line(f"{label}\t: {text}", of(at, name, text), fixed=label)
            for label, name, text in (
                ("Sasaran Strategis", "sasaran", own.sasaran),
                ("Indikator Kinerja", "indikator", name_of(own)),
                ("Target", "tahunan", own.target["tahunan"]),
                ("Satuan", "satuan", own.satuan),
            )
        ) + fixed("")
    return made


def _transposed(truth: Truth) -> Part:
    """The heads stand in the first column, three indikator side by side."""
    made = Part()
    for start in range(0, len(truth.rows), 3):
        own = list(enumerate(truth.rows))[start : start + 3]
        rows = [row(head("No"), *(head(str(at + 1)) for at, _ in own))]
        for label, name in (
            ("Sasaran Strategis", "sasaran"),
            ("Indikator Kinerja", "indikator"),
            ("Satuan", "satuan"),
            ("Target", "tahunan"),
        ):
            rows.append(row(head(label), *(field(at, each, name) for at, each in own)))
        made += paper.table(*rows, columns=len(own) + 1) + fixed("")
    return made


def _labelled_cell(truth: Truth) -> Part:
    """Sasaran and indikator in one cell, each behind its label."""
    rows = [heads("No", "Uraian", "Target", "Satuan")]
    for at, own in enumerate(truth.rows):
        text = f"Sasaran: {own.sasaran}\nIndikator: {name_of(own)}"
        values = (of(at, "sasaran", own.sasaran), of(at, "indikator", name_of(own)))
        rest = (field(at, own, name) for name in ("tahunan", "satuan"))
        rows.append(row(head(str(at + 1)), box(text, *values, fixed="Sasaran Indikator"), *rest))
    return paper.table(*rows, columns=4)


def _sentences(truth: Truth) -> Part:
    """A school's promise in a numbered list: the targets stand in sentences."""
    made = fixed("Dengan ini berjanji akan mewujudkan target kinerja sebagai berikut:")
    for group in groups(truth):
        own = group[0][1]
        made += line(
            f"{own.no_sasaran}. {own.sasaran}, dengan indikator:",
            *sasaran_of(group),
            fixed="dengan indikator",
        )
        for n, (at, each) in enumerate(group):
            target = each.target["tahunan"]
            made += line(
                f"{'abcdefgh'[n]}. {name_of(each)} sebesar {target};",
                of(at, "indikator", name_of(each)),
                of(at, "tahunan", target),
                fixed="sebesar a b c d",
            )
    return made + Part(fixed=" ".join(own.no_sasaran for own in truth.rows))


def _boxed_title(truth: Truth) -> Part:
    """Title and unit in a text box as Word saves it: once drawn, once for older programs."""
    return boxed(statement.title(truth) + statement.unit_title(truth))


def boxed(inner: Part) -> Part:
    """Return paragraphs in a text box."""
    xml = _CHOICE.replace("{id}", "4") + inner.xml + _BETWEEN + inner.xml + _AFTER
    return Part(xml, inner.values, inner.fixed)


def _spaced_title(truth: Truth) -> Part:
    """A letterhead in a table, and a title with a space between its letters."""
    top = paper.table(
        row(head(""), head("PEMERINTAH KABUPATEN\nJalan Contoh Nomor 1 Telepon (021) 000000")),
        columns=2,
    )
    year = f"TAHUN {truth.tahun}"
    title = fixed("P E R J A N J I A N   K I N E R J A") + line(
        year, statement.tahun(truth), fixed=year
    )
    parties = [
        paper.table(
            row(head("Nama"), head(":"), box(party.kapital, statement.nama(who, party))),
            row(head("Jabatan"), head(":"), box(party.jabatan, statement.jabatan(who, party))),
            columns=3,
        )
        + fixed(f"selanjutnya disebut PIHAK {called}")
        for who, party, called in (
            ("pihak_pertama", truth.pertama, "PERTAMA"),
            ("pihak_kedua", truth.kedua, "KEDUA"),
        )
    ]
    return top + title + join(parties) + statement.sentences()
