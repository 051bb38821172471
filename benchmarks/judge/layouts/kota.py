"""Family A: the city's own form, retyped in as many ways as offices use Word."""

from collections.abc import Iterator

from judge import hands, statement
from judge.lampiran import Plan, columns, lay_out, quarters
from judge.layout import Layout, Piece
from judge.paper import Part, cell, fixed, paragraph, row, run, table
from judge.truth import Truth
from pkdocs.base.values import replace

BEFORE = ("no_sasaran=NO", "sasaran=Sasaran", "no_indikator=NO", "indikator=Indikator Kinerja")
MEASURED = ("sumber_data=Sumber Data", "pengukuran=Pengukuran Kinerja")
ROMAN = quarters("Triwulan|I", "Triwulan|II", "Triwulan|III", "Triwulan|IV")
BEHIND = ("tahunan=Tahunan", "satuan=Keterangan")
KOTA = Plan(columns(*BEFORE, *MEASURED, *ROMAN, *BEHIND))
SHORT = Plan(columns(*BEFORE, *ROMAN, *BEHIND))
LAMPIRAN_TITLE = "PERJANJIAN KINERJA KEPALA PERANGKAT DAERAH TAHUN {tahun}"


def lampiran(plan: Plan) -> Piece:
    """Return the piece that lays out a plan."""
    return lambda truth: lay_out(truth, plan)


def second_title(truth: Truth) -> Part:
    """Return the title above the lampiran."""
    return statement.title(truth, LAMPIRAN_TITLE)


def whole(table_piece: Piece, *after: Piece) -> tuple[Piece, ...]:
    """Return the city's pages around a table."""
    return (
        statement.as_lines,
        statement.signatures,
        second_title,
        statement.block_table,
        fixed_line,
        table_piece,
        *after,
    )


def fixed_line(_truth: Truth) -> Part:
    """Return an empty paragraph, without which Word joins two tables."""
    return Part(paragraph(""))


def _kota(name: str, plan: Plan) -> Layout:
    return Layout(f"A-{name}", "A", "kota", whole(lampiran(plan)))


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family."""
    yield _kota("polos", KOTA)
    yield from _pens()
    yield from _hands()
    yield from _heads()
    yield from _tables()
    yield from _pages()


def _pens() -> Iterator[Layout]:
    for name, pen in (
        ("run-terpisah", hands.split),
        ("arial", hands.arial),
        ("bookman", hands.bookman),
        ("kontrol-isi", hands.controlled),
        ("tautan", hands.linked),
        ("mail-merge", hands.with_field),
        ("spasi-pdf", hands.soft),
    ):
        yield _kota(name, replace(KOTA, pen=pen))
    yield Layout(
        "A-terlacak", "A", "kota", whole(lampiran(replace(KOTA, pen=hands.accepted))), fixed="lama"
    )
    for name, hand in (("paling-sedikit", hands.at_least), ("paling-banyak", hands.at_most)):
        plan = replace(KOTA, hand=hand, pen=hands.with_symbols)
        yield Layout(f"A-simbol-{name}", "A", "kota", whole(lampiran(plan)), own=True)
    plan = replace(KOTA, hand=hands.at_least)
    yield Layout("A-tanda-ketik", "A", "kota", whole(lampiran(plan)), own=True)


def _hands() -> Iterator[Layout]:
    for name, hand in (
        ("titik-desimal", hands.with_points),
        ("persen-berspasi", hands.with_space),
        ("kata-persen", hands.with_word),
        ("strip", hands.with_dash),
        ("dua-desimal", hands.with_decimals),
        ("tanpa-persen", hands.without_percent),
    ):
        yield _kota(name, replace(KOTA, hand=hand))


def _heads() -> Iterator[Layout]:
    large = columns(
        "no_sasaran=NO.",
        "sasaran=SASARAN",
        "no_indikator=NO.",
        "indikator=INDIKATOR KINERJA",
        "sumber_data=SUMBER DATA",
        "pengukuran=PENGUKURAN KINERJA",
        *quarters("TRIWULAN|I", "TRIWULAN|II", "TRIWULAN|III", "TRIWULAN|IV"),
        "tahunan=TAHUNAN",
        "satuan=KETERANGAN",
    )
    yield _kota("kepala-kapital", Plan(large, groups="upper"))
    one = quarters("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")
    yield _kota("satu-baris", Plan(columns(*BEFORE, *MEASURED, *one, *BEHIND)))
    three = quarters(*(f"Target Kinerja|Triwulan|{number}" for number in ("I", "II", "III", "IV")))
    deep = columns(
        *BEFORE, *MEASURED, *three, "tahunan=Target Kinerja|Tahunan", "satuan=Keterangan"
    )
    yield _kota("tiga-baris", Plan(deep))
    turned = columns(
        "no_sasaran=NO",
        "sasaran=Sasaran",
        "no_indikator=NO",
        "indikator=Indikator Kinerja",
        "satuan=Satuan",
        "tahunan=Target Tahunan",
        *ROMAN,
        "pengukuran=Pengukuran Kinerja",
        "sumber_data=Sumber Data",
    )
    yield _kota("kolom-bertukar", Plan(turned))
    yield _kota("satu-nomor", Plan(columns("no=No.", *KOTA_WITHOUT_NUMBERS)))
    yield _kota("tanpa-nomor", Plan(columns(*KOTA_WITHOUT_NUMBERS)))
    yield _kota("tanpa-pengukuran", SHORT)
    yield _kota("baris-nomor-kolom", replace(KOTA, numbers="(1)"))
    yield _kota("baris-angka-kolom", replace(KOTA, numbers="1"))


KOTA_WITHOUT_NUMBERS = (
    "sasaran=Sasaran",
    "indikator=Indikator Kinerja",
    *MEASURED,
    *ROMAN,
    *BEHIND,
)


def _tables() -> Iterator[Layout]:
    yield _kota("kelompok-paragraf", replace(KOTA, groups="lines"))
    yield _kota("tanpa-kelompok", replace(KOTA, groups="none"))
    yield _kota("sasaran-berulang", replace(KOTA, sasaran="repeated"))
    yield _kota("sasaran-kosong", replace(KOTA, sasaran="blank"))
    yield _kota("potong-kepala-lagi", replace(KOTA, cuts=(4, 9)))
    yield _kota("potong-tanpa-kepala", replace(KOTA, cuts=(4, 9), again=False))
    yield _kota(
        "potong-baris-teks",
        replace(KOTA, cuts=(5,), again=False, between="Lanjutan Lampiran Perjanjian Kinerja"),
    )
    yield _kota("potong-grid-lebih", replace(KOTA, cuts=(5,), again=False, wider=True))
    yield Layout("A-tabel-dalam-tabel", "A", "kota", whole(_nested))
    yield Layout("A-baris-terpotong", "A", "kota", whole(_cut_rows))
    yield Layout("A-sasaran-terpotong", "A", "kota", whole(_cut_sasaran))
    lettered = replace(KOTA, groups="lettered")
    yield Layout("A-kelompok-huruf", "A", "kota", whole(lampiran(lettered)))
    yield Layout("A-kotak-teks", "A", "kota", (_boxed, *whole(lampiran(KOTA))[1:]))


def _nested(truth: Truth) -> Part:
    """The lampiran within a cell of a frame."""
    return table(row(cell(lay_out(truth, SHORT))), columns=1)


def _boxed(truth: Truth) -> Part:
    """The statement within a text box, as on a page with a frame."""
    inner = statement.as_lines(truth)
    return inner.wrap(
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:extent cx="5000000" cy="5000000"/><wp:docPr id="9" name="Kotak"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>",
        "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>",
    )


def _cut_rows(truth: Truth) -> Part:
    """A row that a page cuts: the last line of its Pengukuran is a row of its own."""
    plan = replace(KOTA, groups="none")
    made = lay_out(truth, plan)
    at = min(2, len(truth.rows) - 1)
    rows = made.xml.split("</w:tr>")
    last = paragraph(run(truth.rows[at].pengukuran[-1]))
    before, _, behind = rows[2 + at].rpartition(last)
    cells = [f"<w:tc><w:tcPr/>{last if n == 5 else paragraph('')}</w:tc>" for n in range(12)]
    rows[2 + at] = before + (behind if before.endswith("</w:p>") else paragraph("") + behind)
    rows.insert(3 + at, f"<w:tr>{''.join(cells)}")
    return replace(made, xml="</w:tr>".join(rows))


def _cut_sasaran(truth: Truth) -> Part:
    """A sasaran that goes on in the first row of the table on the next page, without a header."""
    at = min(3, len(truth.rows) - 1)
    made = lay_out(truth, replace(KOTA, groups="none", cuts=(at + 1,), again=False))
    words = truth.rows[at].sasaran.split()
    whole_text, half = paragraph(run(" ".join(words))), len(words) // 2
    first, _, second = made.xml.rpartition(whole_text)
    rest = paragraph(run(" ".join(words[half:])))
    cells = [f"<w:tc><w:tcPr/>{rest if n == 1 else paragraph('')}</w:tc>" for n in range(12)]
    new = f"<w:tr>{''.join(cells)}</w:tr>"
    start = paragraph(run(" ".join(words[:half])))
    before, mark, behind = second.rpartition("</w:tblGrid>")
    if not mark:  # the last row: what follows is no table of its own
        return replace(made, xml=first + start + second.replace("</w:tbl>", new + "</w:tbl>"))
    return replace(made, xml=first + start + before + mark + new + behind)


def _pages() -> Iterator[Layout]:
    pages = whole(lampiran(KOTA))
    yield Layout("A-pernyataan-belakang", "A", "kota", (*pages[2:], *pages[:2]))
    yield Layout("A-lampiran-saja", "A", "kota", pages[2:])
    swapped = (statement.as_tables, *pages[1:])
    yield Layout("A-pihak-tabel", "A", "kota", swapped)
    tabs = (statement.as_tabs, statement.signatures_by_tabs, second_title, statement.block_lines)
    yield Layout("A-tab", "A", "kota", (*tabs, lampiran(KOTA)))
    yield Layout("A-ttd-di-akhir", "A", "kota", (*pages, statement.signatures))
    yield Layout("A-ttd-dalam-tabel", "A", "kota", whole(_signed_inside))
    yield Layout("A-konsep-cetak", "A", "kota", (_watermark, *pages))


def _watermark(_truth: Truth) -> Part:
    return fixed("KONSEP – BELUM UNTUK DITANDATANGANI")


def _signed_inside(truth: Truth) -> Part:
    """The signatures in a last row of the lampiran, over its width."""
    made = lay_out(truth, KOTA)
    last = row(cell(statement.signatures(truth), span=len(KOTA.columns)))
    return Part(
        made.xml.removesuffix("</w:tbl>") + last.xml + "</w:tbl>",
        made.values + last.values,
        made.fixed + "\n" + last.fixed,
    )
