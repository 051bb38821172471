"""The documents: every word of the Perjanjian stands in them, in its place, letter for letter."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.outputs.carried import read_document
from pkdocs.outputs.document import document
from pkdocs.outputs.form import NAMESPACE, TEMPLATE, Form, load_form
from pkdocs.rules.year import Year
from pkdocs.word import read_custom_xml
from tests.helpers import ROOT, read_lines
from tests.tools import convert, validate

NASTY = [
    "R&D < 5 > 3 & \"kutip\" 'satu'",
    "</w:p></w:tc> <w:t>",
    "{{ 7*7 }} {{7*7}}",
    "{% if x %} {%p endfor %} {# catatan #} {_{ x }_}",
    "# $ ${ttd_pengirim1} <b>tebal</b> &amp; &lt;",
    "Pneumonoultramikroskopiksilikovolkanokoniosis" * 4,
    "العربية עברית 中文 日本語 ภาษาไทย ꦧꦱꦗꦮ 😀",
    "a\u00a0b\u00adc\u200dd – … “kutip” ½ ²",
    "spasi  ganda   dan '' kosong",
]


FIRST = "(./w:tc[1]/w:p)[1]"
"""The first paragraph of a row."""


def render_document(ready: Form, perjanjian: domain.Perjanjian) -> bytes:
    return document(perjanjian, ready)


@pytest.fixture(scope="module")
def ready(year: Year) -> Form:
    loaded = load_form(ROOT, year.organisasi.naskah, year.katalog)
    assert loaded.value is not None, loaded.problems
    return loaded.value


def perjanjian_of(year: Year, kode: str) -> domain.Perjanjian:
    return year.perjanjian[domain.KodeJabatan(kode)]


def rows_of(data: bytes) -> list[list[str]]:
    """The rows of the lampiran's table as twelve texts, headers and group rows left out."""
    document = docx.Document(io.BytesIO(data))
    (table,) = (t for t in document.tables if len(t.columns) == 12)
    rows = [["\n".join(p.text for p in c.paragraphs) for c in row.cells] for row in table.rows]
    return [row for row in rows[2:] if len(set(row)) > 1]


def expected_rows(perjanjian: domain.Perjanjian) -> list[list[str]]:
    rows = []
    for b in perjanjian.baris:
        lines = []
        for uraian in b.pengukuran:
            lines.extend([f"{uraian.judul}:"] if uraian.judul else [])
            for block in uraian.isi:
                text = f"{block.tanda}\t{block.teks}" if isinstance(block, domain.Butir) else block
                lines.append(text)
        lingkup = f"\n({' dan '.join(b.lingkup)})" if b.lingkup else ""
        target = b.target
        assert target is not None
        printed = [n.teks if n else "N/A" for n in (*target.triwulan, target.tahunan)]
        left = [b.no_sasaran, b.sasaran, b.no_indikator, b.indikator + lingkup, b.sumber_data]
        rows.append([*left, "\n".join(lines), *printed, b.satuan])
    return rows


def refill(perjanjian: domain.Perjanjian, texts: list[str]) -> domain.Perjanjian:
    """The same agreement with other words in every field that holds text."""
    words = iter(texts * 40)

    def other(b: domain.Baris) -> domain.Baris:
        return replace(
            b,
            indikator=next(words),
            sumber_data=next(words),
            satuan=next(words),
            pengukuran=(
                domain.Uraian(
                    "definisi", next(words), (next(words), domain.Butir("a.", next(words)))
                ),
                domain.Uraian("uraian", "", (next(words),)),
            ),
        )

    jabatan = replace(perjanjian.jabatan, nama=next(words), unit=next(words), singkat=next(words))
    pejabat = domain.Pejabat(next(words), "", next(words), "", "", jabatan.span)
    sasaran = {b.no_sasaran: next(words) for b in perjanjian.baris}
    baris = tuple(replace(other(b), sasaran=sasaran[b.no_sasaran]) for b in perjanjian.baris)
    pihak = domain.Pihak(jabatan, pejabat)
    return replace(perjanjian, jabatan=jabatan, pihak_pertama=pihak, baris=baris)


ANY_TEXT = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=60)
    .map(str.strip)
    .filter(bool)
)


@given(st.lists(st.one_of(ANY_TEXT, st.sampled_from(NASTY)), min_size=3, max_size=9))
def test_whatever_text_stands_in_any_field_comes_back_letter_for_letter(
    year: Year, ready: Form, texts: list[str]
) -> None:
    perjanjian = refill(perjanjian_of(year, "kabag-satu"), texts)
    data = render_document(ready, perjanjian)
    assert rows_of(data) == expected_rows(perjanjian)
    lines = read_lines(data)
    pejabat = perjanjian.pihak_pertama.pejabat
    assert pejabat is not None
    assert lines.count(f"{perjanjian.jabatan.nama},") == 2
    assert any(pejabat.nama.upper() in line for line in lines)
    for name, content in parts(data).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("kode", ["walikota", "asisten-satu", "kabag-dua", "camat-mawar"])
def test_every_row_stands_in_the_lampiran_in_order(year: Year, ready: Form, kode: str) -> None:
    perjanjian = perjanjian_of(year, kode)
    assert rows_of(render_document(ready, perjanjian)) == expected_rows(perjanjian)


def test_the_statement_names_both_parties_on_their_sides(year: Year, ready: Form) -> None:
    data = render_document(ready, perjanjian_of(year, "asisten-satu"))
    document = docx.Document(io.BytesIO(data))
    (block,) = (t for t in document.tables if "PIHAK KEDUA," in _text(t))
    left, right = ("\n".join(row.cells[side].text for row in block.rows) for side in (0, -1))
    assert [line for line in left.split("\n") if line] == [
        "PIHAK KEDUA,",
        "Sekretaris Kota Contoh,",
        "SARI CONTOH",
        "NIP 198102022006022002",
    ]
    assert [line for line in right.split("\n") if line] == [
        "Contoh, 6 Februari 2023",
        "PIHAK PERTAMA,",
        "Asisten Satu,",
        "Dr. ADI CONTOH",
        "NIP 198203032007031003",
    ]


def test_the_statement_has_the_wording_of_the_form(year: Year, ready: Form) -> None:
    lines = read_lines(render_document(ready, perjanjian_of(year, "walikota")))
    for line in (
        "PERJANJIAN KINERJA",
        "TAHUN 2023",
        (
            "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel "
            "serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
        ),
        "selanjutnya disebut PIHAK PERTAMA",
        "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA",
        (
            "PIHAK PERTAMA berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran "
            "perjanjian ini, dalam rangka mencapai target kinerja jangka menengah seperti yang "
            "telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian "
            "target kinerja tersebut menjadi tanggung jawab kami."
        ),
        (
            "PIHAK KEDUA akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi "
            "terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan "
            "dalam rangka pemberian penghargaan dan sanksi."
        ),
    ):
        assert line in lines


def test_the_governor_has_no_nip_line(year: Year, ready: Form) -> None:
    lines = read_lines(render_document(ready, perjanjian_of(year, "walikota")))
    assert "GITA CONTOH, Ph.D" in lines
    assert [line for line in lines if line.startswith("NIP 1")] == ["NIP 198001012005011001"] * 2


def test_a_vacant_post_gets_dotted_lines(year: Year, ready: Form) -> None:
    perjanjian = perjanjian_of(year, "lurah-melati")
    vacant = replace(perjanjian, pihak_pertama=domain.Pihak(perjanjian.jabatan, None))
    lines = read_lines(render_document(ready, vacant))
    assert sum(line.startswith("……") for line in lines) >= 2
    assert sum(line.startswith("NIP ……") for line in lines) == 2
    assert not [line for line in lines if "None" in line]


def test_plt_stands_before_the_post_and_the_person_keeps_name_and_nip(
    year: Year, ready: Form
) -> None:
    perjanjian = perjanjian_of(year, "camat-mawar")
    pejabat = perjanjian.pihak_pertama.pejabat
    assert pejabat is not None
    acting = domain.Pihak(perjanjian.jabatan, replace(pejabat, sebutan="Plt."))
    lines = read_lines(render_document(ready, replace(perjanjian, pihak_pertama=acting)))
    assert lines.count("Plt. Camat Mawar,") == 2
    assert "CANDRA CONTOH" in lines


def headers(data: bytes) -> list[str]:
    found = {n: c for n, c in parts(data).items() if n.startswith("word/header")}
    assert len(found) >= 2
    return ["".join(etree.fromstring(c).itertext()) for c in found.values()]


def test_konsep_stands_in_every_header_of_an_incomplete_agreement_only(
    year: Year, ready: Form
) -> None:
    perjanjian = perjanjian_of(year, "walikota")
    assert not any("KONSEP" in text for text in headers(render_document(ready, perjanjian)))
    draft = replace(perjanjian, alasan_konsep=("belum lengkap",))
    assert all("KONSEP" in text for text in headers(render_document(ready, draft)))


def test_the_program_block_is_there_only_with_programs(year: Year, ready: Form) -> None:
    with_block = read_lines(render_document(ready, perjanjian_of(year, "kabag-dua")))
    assert with_block.count("1.250.000.000") == 2  # the line and the total
    without = read_lines(render_document(ready, perjanjian_of(year, "kabag-satu")))
    assert not [line for line in without if "Anggaran" in line]


def test_the_frame_is_there_only_where_the_data_want_it(year: Year, ready: Form) -> None:
    perjanjian = perjanjian_of(year, "walikota")
    plain = parts(render_document(ready, perjanjian))["word/document.xml"]
    naskah = replace(year.organisasi.naskah, bingkai=(perjanjian.jabatan.kode,))
    framed = render_document(replace(ready, naskah=naskah), perjanjian)
    assert b"wps:wsp" not in plain
    assert b"wps:wsp" in parts(framed)["word/document.xml"]


def test_the_document_carries_its_perjanjian(year: Year, ready: Form) -> None:
    data = render_document(ready, perjanjian_of(year, "kabag-dua"))
    content = read_custom_xml(data, NAMESPACE)
    assert content is not None
    record: dict[str, Any] = json.loads(etree.fromstring(content).text or "")
    assert record["kode"] == "kabag-dua"
    assert [b["kode"] for b in record["baris"]] == ["1.1.b", "1.2"]
    assert record["baris"][1]["pengukuran"] == [
        {"jenis": "uraian", "judul": "", "isi": ["Opini badan pemeriksa."]}
    ]


@pytest.mark.slow
@pytest.mark.soffice
def test_the_perjanjian_survives_opening_and_saving_in_another_program(
    year: Year, ready: Form, tmp_path: Path
) -> None:
    data = render_document(ready, perjanjian_of(year, "kabag-dua"))
    document = docx.Document(io.BytesIO(data))
    again = io.BytesIO()
    document.save(again)
    assert read_custom_xml(again.getvalue(), NAMESPACE) == read_custom_xml(data, NAMESPACE)
    path = tmp_path / "asli.docx"
    path.write_bytes(data)
    (tmp_path / "lain").mkdir()
    resaved = convert(path, "docx", tmp_path / "lain").read_bytes()
    before, after = read_custom_xml(data, NAMESPACE), read_custom_xml(resaved, NAMESPACE)
    assert before is not None
    assert after is not None
    assert etree.fromstring(after).text == etree.fromstring(before).text


def test_title_and_language_are_set(year: Year, ready: Form) -> None:
    data = render_document(ready, perjanjian_of(year, "kabag-dua"))
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == "Perjanjian Kinerja Tahun 2023 – Kepala Bagian Dua"
    assert properties.language == "id-ID"
    assert b'w:val="id-ID"' in parts(data)["word/styles.xml"]


def test_no_personal_name_stands_outside_the_text(year: Year, ready: Form) -> None:
    data = render_document(ready, perjanjian_of(year, "kabag-dua"))
    for name, content in parts(data).items():
        if name.startswith("docProps/"):
            assert b"Contoh" not in content.replace(b"Kota Contoh", b"")
            assert b"Bima" not in content


def test_the_header_rows_repeat_and_the_signature_blocks_hold_together(
    year: Year, ready: Form
) -> None:
    data = render_document(ready, perjanjian_of(year, "kabag-dua"))
    document = docx.Document(io.BytesIO(data))
    (table,) = (t for t in document.tables if len(t.columns) == 12)
    marked = [row._tr.xpath("./w:trPr/w:tblHeader") != [] for row in table.rows]
    assert marked[:3] == [True, True, False]
    *_, program = document.tables
    (block,) = program.rows[-1].cells[0].tables
    assert "Bima Contoh" in _text(block)
    for row in (*program.rows, *block.rows):
        assert row._tr.xpath("./w:trPr/w:cantSplit")


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_last_program_stays_with_the_sum_and_the_signatures(
    year: Year, ready: Form, count: int
) -> None:
    perjanjian = perjanjian_of(year, "kabag-dua")
    many = replace(perjanjian, program=perjanjian.program[:1] * count)
    *_, table = docx.Document(io.BytesIO(render_document(ready, many))).tables
    kept = []
    for row in table.rows:
        first = Paragraph(row._tr.xpath(FIRST)[0], table)
        assert first.style
        kept.append(
            first.paragraph_format.keep_with_next or first.style.paragraph_format.keep_with_next
        )
    assert [bool(own) for own in kept] == [True, *[False] * (count - 1), True, True, True]


def test_no_row_splits_and_a_subhead_stays_with_what_follows(ready: Form) -> None:
    styles = docx.Document(io.BytesIO(ready.template)).styles
    kept = [styles[name].paragraph_format for name in ("PK Subjudul", "PK Uraian", "PK Butir")]
    assert [form.keep_with_next for form in kept] == [True, None, None]
    assert [form.keep_together for form in kept] == [True, True, True]


def test_every_row_of_the_lampiran_stands_whole(year: Year, ready: Form) -> None:
    table = lampiran_of(render_document(ready, perjanjian_of(year, "walikota")))
    assert len(table.rows) == 8
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_rows_of_a_sasaran_stay_together_and_the_last_with_the_signatures(
    year: Year, ready: Form
) -> None:
    """Word and LibreOffice go by the first paragraph of a row."""
    perjanjian = perjanjian_of(year, "walikota")
    table = lampiran_of(render_document(ready, perjanjian))
    rows = [row for row in table.rows[2:-1] if len({id(cell._tc) for cell in row.cells}) > 1]
    kept = [bool(row._tr.xpath(f"{FIRST}/w:pPr/w:keepNext")) for row in rows]
    numbers = [row.no_sasaran for row in perjanjian.baris]
    assert kept == [a == b for a, b in zip(numbers, [*numbers[1:], numbers[-1]], strict=True)]
    assert True in kept[:-1]


def test_bold_words_are_bold_runs_and_the_paragraph_says_the_same(year: Year, ready: Form) -> None:
    perjanjian = perjanjian_of(year, "kabag-satu")
    marked, plain = (
        with_isi(perjanjian, text) for text in ("x 100% **(R&D <b>)** dan", "x 100% (R&D <b>) dan")
    )
    runs = [
        [(run.text, run.bold) for run in paragraph.runs if run.text]
        for cell in lampiran_of(render_document(ready, marked)).columns[5].cells
        for paragraph in cell.paragraphs
        if "R&D" in paragraph.text
    ]
    assert runs == [[("x 100% ", None), ("(R&D <b>)", True), (" dan", None)]]
    one, other = (read_document(render_document(ready, p)) for p in (marked, plain))
    assert one is not None
    assert other is not None
    assert one.text == other.text
    assert "**" not in one.text


def with_isi(perjanjian: domain.Perjanjian, text: str) -> domain.Perjanjian:
    uraian = domain.Uraian("metode", "Formula", (text,))
    return replace(perjanjian, baris=(replace(perjanjian.baris[0], pengukuran=(uraian,)),))


def lampiran_of(data: bytes) -> Any:
    (table,) = (t for t in docx.Document(io.BytesIO(data)).tables if len(t.columns) == 12)
    return table


def _text(table: Any) -> str:
    return "\n".join(cell.text for row in table.rows for cell in row.cells)


def all_kinds(year: Year) -> list[domain.Perjanjian]:
    """Agreements with all that can vary: program, lingkup, konsep, vacancy, nasty words."""
    kinds = list(year.perjanjian.values())
    first = perjanjian_of(year, "kabag-satu")
    vacant = domain.Pihak(first.jabatan, None)
    row = replace(first.baris[0], target=None, sifat=domain.Sifat.DITURUNKAN)
    owed = replace(first, pihak_pertama=vacant, baris=(row,), alasan_konsep=("x",))
    return [*kinds, owed, refill(first, NASTY)]


@pytest.mark.node
def test_every_kind_of_document_and_the_template_are_valid_ooxml(
    year: Year, ready: Form, tmp_path: Path
) -> None:
    paths = [ROOT / TEMPLATE]
    for number, perjanjian in enumerate(all_kinds(year)):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(render_document(ready, perjanjian))
        paths.append(path)
    assert len(paths) == 11
    assert validate(paths) == {}


@pytest.mark.slow
@pytest.mark.soffice
def test_libreoffice_reads_every_word_in_order(year: Year, ready: Form, tmp_path: Path) -> None:
    perjanjian = refill(perjanjian_of(year, "kabag-satu"), NASTY)
    path = tmp_path / "kata.docx"
    path.write_bytes(render_document(ready, perjanjian))
    text = convert(path, "txt:Text (encoded):UTF8", tmp_path).read_text(encoding="utf-8-sig")
    position = text.index("Pengukuran Kinerja")
    for row in expected_rows(perjanjian):
        for cell in row[3:6]:
            for line in cell.split("\n"):
                wanted = line.rpartition("\t")[2]
                position = text.index(wanted, position) + len(wanted)
