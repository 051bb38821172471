"""Many documents to as many PDF: each as in Word, and none stops another."""

import io
import os
import re
import time
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from pkdocs.outputs.form_words import KONSEP
from pkdocs.pdf import processes
from pkdocs.pdf.convert import Original, convert
from pkdocs.pdf.engine import LIBREOFFICE, Engine
from tests.helpers import ROOT, edit, make_project, out, run
from tests.support.office import by_name, fake, with_loose_font, write_docx
from tests.tools import pdf_fonts, pdf_rows, pdf_text
from tests.tracked import element
from tests.word.template_factory import template, with_parts

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


KINDS = (
    "walikota",
    "asisten-pemerintahan",
    "kabag-kkpp",
    "kasubbag-tata-usaha",
    "camat-tambora",
    "lurah-slipi",
)


@pytest.mark.soffice
@pytest.mark.slow
def test_every_kind_of_agreement_reads_in_the_pdf_as_in_word_row_by_row(
    tmp_path: Path, engine: Engine
) -> None:
    base = make_project(tmp_path / "proyek")
    edit(base, "pejabat.yaml", "camat-mawar: {", "camat-mawar: {sebutan: Plt., ")
    assert run("generate", "-C", str(base)).returncode == 0
    folder = tmp_path / "dokumen"
    assert run("generate", *KINDS, "-C", str(ROOT), "--output", str(folder)).returncode == 0
    paths = [*sorted(folder.glob("*.docx")), *sorted(out(base).glob("*.docx"))]
    made = {m.source.path: m for m in convert(engine, [Original(p.name, p) for p in paths], 2)}
    assert len(made) == len(KINDS) + 8
    for path, item in made.items():
        assert (item.problem, item.warnings) == (None, ()), path
        assert item.data is not None
        pdf = path.with_suffix(".pdf")
        pdf.write_bytes(item.data)
        if path.stem in READ_BY_TAGS:
            rows, text = pdf_rows(pdf)
            assert len(rows) > 8
            assert rows == rows_of(path), path
            assert text == text_of(docx.Document(str(path)).element.body), path
        # Drawn on paper: all its words, and beside them only what stands on every page.
        written = Counter(words_of(all_text(path)))
        printed = Counter(words_of(pdf_text(pdf)))
        assert written - printed == Counter(), path
        repeated = set(words_of(f"{HEADER} {KONSEP}")) | set(map(str, range(1, 30)))
        assert set(printed - written) <= repeated, path
    konsep = {path.stem for path in made if KONSEP in pdf_text(path.with_suffix(".pdf"))}
    assert konsep == {"kabag-kkpp", "kasubbag-tata-usaha", "camat-tambora", "lurah-slipi"}
    assert "Plt.CamatMawar" in pdf_rows(out(base) / "camat-mawar.pdf")[1]


READ_BY_TAGS = {"kabag-satu", "kasubbag-tata-usaha", "camat-mawar", "lurah-slipi"}
"""Reading tags takes poppler seconds a page; of the others all words are looked for."""


HEADER = (
    "NO Sasaran Indikator Kinerja Sumber Data Pengukuran Triwulan I II III IV Tahunan Keterangan"
)


def text_of(*elements: BaseOxmlElement) -> str:
    texts = (text.text or "" for element in elements for text in element.iter(f"{W}t"))
    return "".join("".join(texts).split())


def rows_of(path: Path) -> list[list[str]]:
    """The filled cells of each row of all tables of the body; a table in a cell has its own."""
    body = docx.Document(str(path)).element.body
    return [
        [text for cell in row.iterchildren(f"{W}tc") if (text := text_of(*cell.findall(f"{W}p")))]
        for row in body.iter(f"{W}tr")
    ]


def all_text(path: Path) -> str:
    """The text of the body, a line a paragraph."""
    body = docx.Document(str(path)).element.body
    return "\n".join(
        "".join(text.text or "" for text in p.iter(f"{W}t")) for p in body.iter(f"{W}p")
    )


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)


@pytest.mark.soffice
def test_a_pdf_claims_pdf_a_and_ua_has_title_language_tags_and_embedded_fonts(
    project_with_pdf: Path,
) -> None:
    path = out(project_with_pdf) / "kabag-satu.pdf"
    with pikepdf.open(path) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "id-ID"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]).startswith("Perjanjian Kinerja Tahun 2023 – ")
        assert "CreationDate" not in str(pdf.docinfo.keys())
        assert "CreateDate" not in metadata
    fonts = pdf_fonts(path)
    assert fonts
    assert all(embedded for _, embedded in fonts)


@pytest.mark.slow
@pytest.mark.soffice
def test_a_document_without_title_and_language_gets_its_name_and_indonesian(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def strip(parts: dict[str, bytes]) -> None:
        styles = parts["word/styles.xml"]
        assert b"<w:lang " in styles
        parts["word/styles.xml"] = re.sub(rb"<w:lang [^>]*/>", b"", styles)

    path = tmp_path / "Surat Tugas.docx"
    path.write_bytes(with_parts(template("Halo"), strip))
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    data = by_name(convert(engine, [Original("a", path)], 1))[path.name].data
    assert data is not None
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Surat Tugas"
        assert pdf.open_metadata()["dc:title"] == "Surat Tugas"
        assert pdf.open_metadata()["pdfaid:part"] == "2"
        assert str(pdf.Root.Lang) == "id-ID"


@pytest.mark.slow
@pytest.mark.soffice
def test_the_same_document_gives_the_same_bytes(tmp_path: Path, engine: Engine) -> None:
    path = write_docx(tmp_path / "a.docx")
    first = by_name(convert(engine, [Original("a", path)], 1))["a.docx"].data
    time.sleep(1.1)  # the date in it would differ
    assert by_name(convert(engine, [Original("a", path)], 1))["a.docx"].data == first


@pytest.mark.slow
@pytest.mark.soffice
def test_a_font_that_is_missing_is_named(tmp_path: Path, engine: Engine) -> None:
    sources = [
        Original("biasa.docx", write_docx(tmp_path / "biasa.docx")),
        Original("langka.docx", write_docx(tmp_path / "langka.docx", font="Huruf Yang Tak Ada")),
    ]
    made = by_name(convert(engine, sources, 1))
    assert made["biasa.docx"].warnings == ()
    (warning,) = made["langka.docx"].warnings
    assert (warning.kode, warning.span.berkas) == ("P006", "langka.docx")
    assert '"Huruf Yang Tak Ada"' in warning.pesan


@pytest.mark.slow
@pytest.mark.soffice
def test_every_document_that_prints_more_than_its_words_is_told(
    tmp_path: Path, engine: Engine
) -> None:
    paths = []
    for number in range(2):
        document = docx.Document()
        paragraph = document.add_paragraph("Target: ")
        document.add_comment(paragraph.add_run("95%"), "Periksa lagi", "Staf Contoh")
        deleted = element("del", id="9", author="Staf Contoh")
        deleted.append(element("r"))
        deleted[0].append(element("delText"))
        deleted[0][0].text = "90%"
        paragraph._p.append(deleted)
        paragraph._p.append(element("fldSimple", instr="PRINTDATE"))
        paths.append(tmp_path / f"{number}.docx")
        document.save(str(paths[-1]))
    made = by_name(convert(engine, [Original(p.name, p) for p in paths], 1))
    for name, item in made.items():
        told = {w.kode: w.pesan for w in item.warnings if w.span.berkas == name}
        assert {"T401", "T402", "T407"} <= set(told)
        assert 'dihapus "90%"' in told["T402"]
        assert 'komentar "Staf Contoh: Periksa lagi"' in told["T401"]
        assert item.data is not None


@pytest.mark.soffice
@pytest.mark.slow
def test_a_poisoned_document_fails_alone(tmp_path: Path, engine: Engine) -> None:
    good = [write_docx(tmp_path / f"baik-{n}.docx") for n in range(3)]
    corrupt = tmp_path / "rusak.docx"
    corrupt.write_bytes(good[0].read_bytes()[:2000])
    macro = rewrite(good[0], tmp_path / "makro.docx", {"word/vbaProject.bin": b"makro"})
    relations = zipfile.ZipFile(good[0]).read("word/_rels/document.xml.rels")
    external = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://127.0.0.1:9/x.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    )
    outside = rewrite(
        good[0],
        tmp_path / "luar.docx",
        {
            "word/_rels/document.xml.rels": relations.replace(
                b"</Relationships>", external + b"</Relationships>"
            )
        },
    )
    body = zipfile.ZipFile(good[0]).read("word/document.xml")
    vml = (
        b'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata '
        b'src="http://127.0.0.1:9/y.png"/></v:shape></w:pict></w:r></w:p>'
    )
    old = rewrite(
        good[0],
        tmp_path / "lama.docx",
        {"word/document.xml": body.replace(b"<w:body>", b"<w:body>" + vml)},
    )
    paths = [good[0], corrupt, good[1], macro, outside, old, good[2]]
    made = by_name(convert(engine, [Original(p.name, p) for p in paths], 2))
    codes = {name: item.problem.kode if item.problem else "" for name, item in made.items()}
    bad = dict.fromkeys(("rusak.docx", "makro.docx", "luar.docx", "lama.docx"), "P002")
    assert codes == {**dict.fromkeys((p.name for p in good), ""), **bad}


def rewrite(source: Path, target: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(source) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**content, **parts}.items():
            archive.writestr(name, data)
    return target


@pytest.mark.slow
@pytest.mark.soffice
def test_many_poisoned_documents_do_not_condemn_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    monkeypatch.setattr(processes, "START_SECONDS", 20.0)
    program = fake(
        tmp_path,
        'for f in "$@"; do\n'
        'if unzip -p "$f" word/document.xml | grep -q RACUN; then kill -9 $$; fi\n'
        f'"{engine.program}" "-env:UserInstallation=file://$PWD/asli" --headless '
        '--convert-to pdf:writer_pdf_Export --outdir "$out" "$f"; done',
    )
    bad = [write_docx(tmp_path / f"racun-{n}.docx", "RACUN") for n in range(4)]
    paths = [*bad, write_docx(tmp_path / "baik.docx")]
    made = by_name(convert(Engine(LIBREOFFICE, program), [Original(p.name, p) for p in paths], 1))
    codes = {name: item.problem.kode if item.problem else "" for name, item in made.items()}
    assert codes == {**dict.fromkeys((p.name for p in bad), "P001"), "baik.docx": ""}


@pytest.mark.skipif(os.name == "nt", reason="the program that stands in is a shell script")
def test_a_pdf_that_is_not_for_the_archive_and_a_font_that_is_not_embedded_are_told(
    tmp_path: Path,
) -> None:
    loose = tmp_path / "lepas.pdf"
    loose.write_bytes(with_loose_font())
    body = f'for f in "$@"; do cp "{loose}" "$out/$(basename "$f" .docx).pdf"; done'
    program = fake(tmp_path, body)
    source = Original("a.docx", write_docx(tmp_path / "a.docx"))
    (made,) = convert(Engine(LIBREOFFICE, program), [source], 1)
    assert made.warnings[0].kode == "P009"
    assert made.warnings[-1].kode == "P007"
    assert "Helvetica" in made.warnings[-1].pesan


@pytest.mark.slow
@pytest.mark.soffice
def test_a_field_prints_the_name_of_the_document_whatever_stands_beside_it(
    tmp_path: Path, engine: Engine
) -> None:
    names = ["a/surat tugas.docx", "b/surat tugas.docx", "b/Surat Tugas.docx", "a/é #1 50%.docx"]
    paths = [naming_itself(tmp_path / name) for name in names]
    all_at_once = [Original(path.as_posix(), path) for path in paths]
    made = {item.source.path: item.data for item in convert(engine, all_at_once, 2)}
    for path in paths:
        data = made[path]
        assert data is not None
        (tmp_path / "x.pdf").write_bytes(data)
        assert path.name in pdf_text(tmp_path / "x.pdf")
    (alone,) = convert(engine, all_at_once[1:2], 1)
    assert alone.data == made[paths[1]]


@pytest.mark.slow
@pytest.mark.soffice
def test_the_path_of_the_copy_is_never_printed(tmp_path: Path, engine: Engine) -> None:
    path = naming_itself(tmp_path / "a" / "surat.docx", " FILENAME \\* MERGEFORMAT \\p ")
    first, second = (next(convert(engine, [Original("surat", path)], 1)).data for _ in range(2))
    assert first is not None
    assert first == second
    (tmp_path / "x.pdf").write_bytes(first)
    text = pdf_text(tmp_path / "x.pdf")
    assert "surat.docx" in text
    assert "/surat.docx" not in text


def naming_itself(path: Path, instruction: str = " FILENAME ") -> Path:
    """A document with a field that prints its file name."""
    path.parent.mkdir(exist_ok=True)
    document = docx.Document()
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(document.add_paragraph().add_run("nama lain.docx")._r)
    document.add_paragraph("Berkas ")._p.append(field)
    document.save(str(path))
    return path
