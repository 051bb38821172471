"""PDF: whole, the same bytes each time, in nobody's place, and nothing is left behind."""

import io
import os
import re
import shutil
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml.xmlchemy import BaseOxmlElement

from pkdocs.base.files import locked
from pkdocs.outputs.form_words import KONSEP
from pkdocs.pdf import finished, office
from pkdocs.pdf.convert import Made, Source, convert
from pkdocs.pdf.engine import LIBREOFFICE, WORD, Engine, find_engine, no_engine
from pkdocs.store.register import read_register
from pkdocs.word import inspect_document
from tests.helpers import ROOT, edit, make_project, out, run
from tests.tools import convert as convert_plainly
from tests.tools import find_soffice, pdf_fonts, pdf_rows, pdf_text, small_disk
from tests.word.template_factory import template, with_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = (
    "walikota",
    "asisten-pemerintahan",
    "kabag-kkpp",
    "kasubbag-tata-usaha",
    "camat-tambora",
    "lurah-slipi",
)


@pytest.fixture
def engine() -> Engine:
    return Engine(LIBREOFFICE, Path(find_soffice()))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    find_soffice()
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "--pdf", "-C", str(folder)).returncode == 0
    return folder


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.pdf")}


def finish(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        return finished.finish(path)


def by_name(made: Iterator[Made]) -> dict[str, Made]:
    return {item.source.path.name: item for item in made}


def write_docx(path: Path, text: str = "Contoh", font: str = "Arial") -> Path:
    document = docx.Document()
    document.core_properties.title = "Contoh"
    document.add_paragraph().add_run(text).font.name = font
    document.save(str(path))
    return path


def fake(tmp_path: Path, body: str) -> Path:
    """A soffice that behaves badly; `$out` is the folder it is to write to, `$first` a document."""
    program = tmp_path / "soffice-palsu"
    head = 'while [ "$1" != "--outdir" ]; do shift; done; out="$2"; shift 2; first="$1"'
    program.write_text(f"#!/bin/bash\n{head}\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def office_processes(tmp_path: Path) -> list[str]:
    command = ["pgrep", "-f", f"{tmp_path}/sementara/pkdocs-pdf-"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    yield
    assert list(temporary.glob("pkdocs-pdf-*")) == []
    assert office_processes(tmp_path) == []


# Engines


def test_word_is_chosen_where_it_is_and_libreoffice_elsewhere(tmp_path: Path) -> None:
    office_exe = tmp_path / "Microsoft Office" / "root" / "Office16" / "WINWORD.EXE"
    libre = tmp_path / "LibreOffice" / "program" / "soffice.com"
    for path in (office_exe, libre):
        path.parent.mkdir(parents=True)
        path.touch()
    windows = {"ProgramFiles": str(tmp_path), "PATH": ""}
    chosen = find_engine(None, "win32", windows)
    if shutil.which("docx2pdf"):
        assert chosen == Engine(WORD)
    else:
        assert chosen == Engine(LIBREOFFICE, libre)
    assert find_engine(LIBREOFFICE, "win32", windows) == Engine(LIBREOFFICE, libre)
    assert find_engine(WORD, "linux", {"PATH": str(tmp_path)}) is None


def test_without_an_engine_the_line_that_installs_one_is_told_and_no_document_is_touched(
    tmp_path: Path,
) -> None:
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "-C", str(folder)).returncode == 0
    before = {path.name: path.stat().st_mtime_ns for path in out(folder).iterdir()}
    script = (
        "import sys; from pkdocs.pdf import engine; engine.find_engine = lambda *a: None; "
        "from pkdocs.cli import main; main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "pdf", "-C", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert "apt-get install libreoffice-writer-nogui fonts-liberation" in done.stderr
    assert {path.name: path.stat().st_mtime_ns for path in out(folder).iterdir()} == before
    assert "winget install" in no_engine(None, "win32")
    assert "Windows dan macOS" in no_engine(WORD, "linux")


WORD_IN_NAME = """
import sys
from pathlib import Path
import pikepdf
def convert(source, target, keep_active):
    print("bar", file=sys.stderr)
    if b"SALAH" in Path(source).read_bytes():
        sys.exit(1)
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name("/Arial"))
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    pdf.save(target)
"""


def test_where_word_gives_up_only_that_document_fails_and_what_word_lacks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docx2pdf.py").write_text(WORD_IN_NAME, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "docx2pdf", raising=False)
    bad = tmp_path / "buruk.docx"
    bad.write_bytes(with_parts(template("a"), lambda parts: parts.update({"SALAH.txt": b""})))
    sources = [
        Source(p.name, p) for p in (bad, *(write_docx(tmp_path / f"{n}.docx") for n in "12"))
    ]
    made = by_name(convert(Engine(WORD), sources, 2))
    problem = made["buruk.docx"].problem
    assert problem is not None
    assert problem.kode == "P001"
    assert [w.kode for w in made["1.docx"].warnings] == ["P009", "P007"]
    assert (made["2.docx"].problem, made["2.docx"].warnings) == (None, ())
    assert "bar" not in capfd.readouterr().err


# Quality


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
    made = {m.source.path: m for m in convert(engine, [Source(p.name, p) for p in paths], 2)}
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
    project: Path,
) -> None:
    path = out(project) / "kabag-satu.pdf"
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
    data = by_name(convert(engine, [Source("a", path)], 1))[path.name].data
    assert data is not None
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Surat Tugas"
        assert pdf.open_metadata()["dc:title"] == "Surat Tugas"
        assert pdf.open_metadata()["pdfaid:part"] == "2"
        assert str(pdf.Root.Lang) == "id-ID"


def test_the_ids_that_word_writes_are_forgotten_as_well() -> None:
    def made(number: int) -> bytes:
        pdf, data = pikepdf.new(), io.BytesIO()
        pdf.add_blank_page()
        xmp = (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
            'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
            f"<xmpMM:DocumentID>uuid:{number}</xmpMM:DocumentID></rdf:Description></rdf:RDF>"
            "</x:xmpmeta>"
        )
        pdf.Root.Metadata = pdf.make_stream(xmp.encode())
        pdf.docinfo["/ModDate"] = f"D:2026110{number}"
        pdf.save(data, fix_metadata_version=False)
        return data.getvalue()

    assert made(1) != made(2)
    assert finish(made(1)) == finish(made(2))


@pytest.mark.soffice
def test_the_same_document_gives_the_same_bytes(tmp_path: Path, engine: Engine) -> None:
    path = write_docx(tmp_path / "a.docx")
    first = by_name(convert(engine, [Source("a", path)], 1))["a.docx"].data
    time.sleep(1.1)  # the date in it would differ
    assert by_name(convert(engine, [Source("a", path)], 1))["a.docx"].data == first


@pytest.mark.soffice
def test_a_font_that_is_missing_is_named(tmp_path: Path, engine: Engine) -> None:
    sources = [
        Source("biasa.docx", write_docx(tmp_path / "biasa.docx")),
        Source("langka.docx", write_docx(tmp_path / "langka.docx", font="Huruf Yang Tak Ada")),
    ]
    made = by_name(convert(engine, sources, 1))
    assert made["biasa.docx"].warnings == ()
    (warning,) = made["langka.docx"].warnings
    assert (warning.kode, warning.span.berkas) == ("P006", "langka.docx")
    assert '"Huruf Yang Tak Ada"' in warning.pesan


def with_loose_font() -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    data = io.BytesIO()
    pdf.save(data)
    return data.getvalue()


def test_a_font_that_is_not_embedded_is_seen() -> None:
    assert finished.fonts(with_loose_font()) == [("Helvetica", False)]
    assert finished.strange_fonts(with_loose_font(), ["Arial", "Tahoma"]) == ("Tahoma",)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"bukan", b"%PDF-1.7\nrusak\n%%EOF\n"])
def test_what_is_no_whole_pdf_is_told(data: bytes) -> None:
    with pytest.raises(finished.UnfinishedError):
        finish(data)


# Incremental, and nobody's work is overwritten


@pytest.mark.soffice
def test_an_unchanged_document_is_not_converted_again_and_a_changed_one_is(project: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in out(project).glob("*.pdf")}
    assert len(before) == 8
    done = run("generate", "--pdf", "-C", str(project))
    assert "0 PDF dibuat, 8 tidak berubah." in done.stdout
    edit(project, "org.yaml", "Kepala Bagian Satu", "Kepala Bagian Yang Baru")
    assert run("generate", "-C", str(project)).returncode == 0
    assert "PDF usang" in run("status", "-C", str(project)).stdout
    assert run("pdf", "-C", str(project)).returncode == 0
    after = {path.name: path.stat().st_mtime_ns for path in out(project).glob("*.pdf")}
    assert "kabag-satu.pdf" in {name for name in before if before[name] != after[name]}
    assert any(before[name] == after[name] for name in before)
    assert "PDF usang" not in run("status", "-C", str(project)).stdout


@pytest.mark.soffice
def test_a_signed_pdf_is_never_replaced_without_being_asked_to(project: Path) -> None:
    path = out(project) / "kabag-satu.pdf"
    with path.open("ab") as file:
        file.write(b"\n% ditandatangani\n")
    signed = path.read_bytes()
    assert "PDF diubah atau ditandatangani" in run("status", "-C", str(project)).stdout
    done = run("pdf", "kabag-satu", "-C", str(project))
    assert (done.returncode, path.read_bytes()) == (1, signed)
    assert "P004" in done.stderr
    assert run("pdf", "kabag-satu", "--overwrite-edited", "-C", str(project)).returncode == 0
    assert path.read_bytes() != signed


@pytest.mark.soffice
def test_a_pdf_of_a_run_that_was_cut_short_is_known_by_its_bytes_a_foreign_one_is_kept(
    project: Path,
) -> None:
    before = pdfs(out(project))
    register = out(project) / "register.json"
    register.unlink()
    (out(project) / "kabag-dua.pdf").write_bytes(b"%PDF-1.4 asing")
    assert run("generate", "-C", str(project)).returncode == 0
    done = run("pdf", "-C", str(project))
    assert done.returncode == 1
    assert done.stderr.count("P004") == 1
    assert pdfs(out(project)) == {**before, "kabag-dua.pdf": b"%PDF-1.4 asing"}
    dokumen = read_register(out(project), 2023).value
    assert dokumen is not None
    assert dokumen.dokumen["kabag-satu"].pdf_sha256


@pytest.mark.soffice
def test_a_document_that_is_missing_is_told_and_prune_takes_the_pdf_along(project: Path) -> None:
    (out(project) / "kabag-satu.docx").unlink()
    done = run("pdf", "-C", str(project))
    assert (done.returncode, done.stderr.count("P005")) == (1, 1)
    assert run("generate", "-C", str(project)).returncode == 0
    path = out(project) / "register.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kasubbag-satu", "kasubbag-lain"), encoding="utf-8")
    for name in ("docx", "pdf"):
        (out(project) / f"kasubbag-satu.{name}").rename(out(project) / f"kasubbag-lain.{name}")
    assert run("generate", "--prune", "-C", str(project)).returncode == 0
    assert not list(out(project).glob("kasubbag-lain.*"))


@pytest.mark.soffice
def test_files_with_difficult_names_are_converted_beside_themselves(tmp_path: Path) -> None:
    names = ("-awal.docx", "dua kata, koma.docx", "kutip 'satu' \"dua\".docx", "é ü 公.docx")
    for name in names:
        write_docx(tmp_path / name)
    files = [str(tmp_path / name) for name in names]
    done = run("pdf", *files)
    assert (done.returncode, done.stdout) == (0, "4 PDF dibuat, 0 tidak berubah.\n")
    assert set(pdfs(tmp_path)) == {f"{Path(name).stem}.pdf" for name in names}
    assert run("pdf", *files).stdout == "0 PDF dibuat, 4 tidak berubah.\n"
    write_docx(tmp_path / names[0], "Lain")
    assert "P004" in run("pdf", files[0]).stderr


@pytest.mark.soffice
def test_the_pdf_of_files_can_be_laid_into_one_folder(project: Path, tmp_path: Path) -> None:
    loose = write_docx(tmp_path / "-surat, lain.docx")
    into = tmp_path / "unggah"
    files = ["--", loose.name, str(out(project) / "kabag-satu.docx")]
    done = run("pdf", "--output", str(into), *files, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "2 PDF dibuat, 0 tidak berubah.\n")
    assert pdfs(into)["kabag-satu.pdf"] == pdfs(out(project))["kabag-satu.pdf"]
    assert set(pdfs(into)) == {"kabag-satu.pdf", "-surat, lain.pdf"}
    assert not loose.with_suffix(".pdf").exists()
    own = ["pdf", str(out(project) / "kabag-satu.docx"), "--output", str(out(project))]
    assert run(*own).stdout == "0 PDF dibuat, 1 tidak berubah.\n"
    with locked(into) as free:
        assert free
        assert "F007" in run("pdf", "--output", str(into), *files, cwd=tmp_path).stderr


@pytest.mark.soffice
def test_a_frozen_and_a_corrected_document_become_pdf_as_they_are(project: Path) -> None:
    path = out(project) / "kabag-dua.docx"
    document = docx.Document(str(path))
    document.add_paragraph("Dikoreksi dengan tangan")
    document.save(str(path))
    assert run("freeze", "kabag-dua", "-C", str(project)).returncode == 0
    frozen = path.read_bytes()
    assert "PDF usang" in run("status", "-C", str(project)).stdout
    done = run("generate", "--pdf", "-C", str(project))
    assert (done.returncode, path.read_bytes()) == (0, frozen)
    assert "Dikoreksi dengan tangan" in pdf_text(path.with_suffix(".pdf"))
    assert "PDF usang" not in run("status", "-C", str(project)).stdout


@pytest.mark.soffice
def test_a_pdf_that_cannot_be_written_is_told_and_the_others_are_made(project: Path) -> None:
    path = out(project) / "kabag-satu.pdf"
    path.unlink()
    path.mkdir()
    done = run("generate", "--all", "--pdf", "-C", str(project))
    assert done.returncode == 1
    assert (done.stderr.count("F004"), done.stderr.count("kabag-satu.pdf")) == (1, 1)
    assert path.is_dir()


def test_a_register_that_says_nonsense_of_a_pdf_is_not_believed(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "-C", str(folder)).returncode == 0
    register = out(folder) / "register.json"
    text = register.read_text(encoding="utf-8")
    assert '"ukuran": ' in text
    nonsense = text.replace('"ukuran": ', '"pdf_ukuran": "0", "ukuran": ', 1)
    register.write_text(nonsense, encoding="utf-8")
    assert "F005" in run("status", "-C", str(folder)).stderr


# Bad input and bad luck


@pytest.mark.soffice
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
    made = by_name(convert(engine, [Source(p.name, p) for p in paths], 2))
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


@pytest.mark.skipif(os.name == "nt", reason="the programs that behave badly are shell scripts")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("exit 0", "P001"),
        ("exit 81", "P001"),
        ('for f in "$@"; do echo "%PDF-1.7" > "$out/$(basename "$f" .docx).pdf"; done', "P003"),
        ("kill -9 $$", "P001"),
        ("sleep 300", "P001"),
    ],
    ids=["lies", "fails", "writes half a file", "dies", "hangs"],
)
def test_an_engine_that_does_not_work_is_told_for_each_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, code: str
) -> None:
    monkeypatch.setattr(office, "START_SECONDS", 0.2)
    monkeypatch.setattr(office, "DOCUMENT_SECONDS", 0.2)
    program = fake(tmp_path, body)
    sources = [Source(f"{n}.docx", write_docx(tmp_path / f"{n}.docx")) for n in range(5)]
    made = by_name(convert(Engine(LIBREOFFICE, program), sources, 2))
    assert {name: item.problem and item.problem.kode for name, item in made.items()} == {
        f"{n}.docx": code for n in range(5)
    }


@pytest.mark.soffice
@pytest.mark.slow
def test_a_document_that_hangs_is_given_up_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    monkeypatch.setattr(office, "START_SECONDS", 8.0)
    monkeypatch.setattr(office, "DOCUMENT_SECONDS", 2.0)
    marked = tmp_path / "macet.docx"
    write_docx(marked, "MACET" * 100)
    program = fake(
        tmp_path,
        'good=(); for f in "$@"; do\n'
        'if unzip -p "$f" word/document.xml | grep -q MACET; then break; fi; good+=("$f"); done\n'
        "if [ ${#good[@]} -gt 0 ]; then\n"
        f'"{engine.program}" "-env:UserInstallation=file://$PWD/asli" --headless '
        '--convert-to pdf:writer_pdf_Export --outdir "$out" "${good[@]}"; fi\n'
        "if [ ${#good[@]} -lt $# ]; then sleep 300; fi",
    )
    good = [write_docx(tmp_path / f"baik-{n}.docx") for n in range(3)]
    paths = [good[0], marked, good[1], good[2]]
    made = by_name(convert(Engine(LIBREOFFICE, program), [Source(p.name, p) for p in paths], 1))
    codes = {name: item.problem.kode if item.problem else "" for name, item in made.items()}
    assert codes == {**dict.fromkeys((p.name for p in good), ""), "macet.docx": "P001"}


@pytest.mark.soffice
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopped_in_the_middle_nothing_is_left_running_and_the_rest_is_made_next_time(
    tmp_path: Path, number: signal.Signals
) -> None:
    find_soffice()
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "-C", str(folder)).returncode == 0
    command = [sys.executable, "-m", "pkdocs", "pdf", "--workers", "1", "-C", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    deadline = time.monotonic() + 60
    while not pdfs(out(folder)) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == 130
    assert office_processes(tmp_path) == []
    assert run("pdf", "-C", str(folder)).returncode == 0
    assert len(pdfs(out(folder))) == 8
    for data in pdfs(out(folder)).values():
        assert finish(data) == data


@pytest.mark.soffice
def test_many_poisoned_documents_do_not_condemn_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    monkeypatch.setattr(office, "START_SECONDS", 20.0)
    program = fake(
        tmp_path,
        'for f in "$@"; do\n'
        'if unzip -p "$f" word/document.xml | grep -q RACUN; then kill -9 $$; fi\n'
        f'"{engine.program}" "-env:UserInstallation=file://$PWD/asli" --headless '
        '--convert-to pdf:writer_pdf_Export --outdir "$out" "$f"; done',
    )
    bad = [write_docx(tmp_path / f"racun-{n}.docx", "RACUN") for n in range(4)]
    paths = [*bad, write_docx(tmp_path / "baik.docx")]
    made = by_name(convert(Engine(LIBREOFFICE, program), [Source(p.name, p) for p in paths], 1))
    codes = {name: item.problem.kode if item.problem else "" for name, item in made.items()}
    assert codes == {**dict.fromkeys((p.name for p in bad), "P001"), "baik.docx": ""}


def test_what_a_killed_run_left_is_swept_and_a_running_one_is_left_alone(tmp_path: Path) -> None:
    temporary = tmp_path / "sementara"
    left, running, young = (temporary / f"pkdocs-pdf-{n}" for n in ("sisa", "jalan", "baru"))
    for folder in (left, running, young):
        (folder / "kerja-0" / "profil").mkdir(parents=True)
    with locked(running) as free:
        assert free
        for folder in (left, running):
            os.utime(folder, (1, 1))
        assert list(convert(Engine(LIBREOFFICE, tmp_path), [], 1)) == []
        assert {path.name for path in temporary.iterdir()} == {running.name, young.name}
    shutil.rmtree(running)
    shutil.rmtree(young)


@pytest.mark.soffice
def test_nothing_is_fetched_even_where_no_rule_saw_it(tmp_path: Path, engine: Engine) -> None:
    asked: list[bytes] = []

    class Listener(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline())
            self.wfile.write(b"HTTP/1.0 404 Not Found\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_address[1]}/a.png"
        path = tmp_path / "luar.docx"
        path.write_bytes(with_outside_picture(address))
        assert inspect_document(path.read_bytes())
        folder = tmp_path / "sementara" / "kerja"
        folder.mkdir()
        assert engine.program is not None
        ours = office.Office(engine.program, folder, threading.Event())
        assert list(ours.convert([path], folder)) == [folder / "luar.pdf"]
        assert asked == []
        convert_plainly(path, "pdf", tmp_path)
        assert asked  # LibreOffice as it comes does fetch it
        server.shutdown()
        thread.join()


def with_outside_picture(address: str) -> bytes:
    """A picture that names a relation which calls itself a link to click on."""
    office_kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    relation = (
        f'<Relationship Id="rId99" Type="{office_kinds}/hyperlink" Target="{address}" '
        'TargetMode="External"/></Relationships>'
    )
    picture = (
        f'<w:body><w:p><w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        '<wp:extent cx="990000" cy="990000"/><wp:docPr id="7" name="x"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="x"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{office_kinds}" '
        'r:link="rId99"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )

    def add(parts: dict[str, bytes]) -> None:
        rels, body = "word/_rels/document.xml.rels", "word/document.xml"
        parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
        parts[body] = parts[body].replace(b"<w:body>", picture.encode())

    return with_parts(template("Contoh"), add)


@pytest.mark.soffice
def test_soffice_killed_in_the_middle_costs_nothing(tmp_path: Path, engine: Engine) -> None:
    sources = [Source(f"{n}.docx", write_docx(tmp_path / f"{n}.docx")) for n in range(6)]
    made = convert(engine, sources, 1)
    found = [next(made)]
    for number in office_processes(tmp_path):
        os.kill(int(number), signal.SIGKILL)
    found += made
    assert [item.problem for item in found] == [None] * 6


@pytest.mark.soffice
@pytest.mark.skipif(os.name == "nt", reason="needs a small file system to fill")
def test_a_full_disk_is_told_and_leaves_no_half_pdf(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_disk(tmp_path / "kecil", "600k") as small:
        for path in out(project).glob("*.pdf"):
            path.unlink()
        monkeypatch.setenv("TMPDIR", str(small))
        done = run("pdf", "-C", str(project))
        assert done.returncode == 1
        assert "penuh" in done.stderr
        for data in pdfs(out(project)).values():
            assert finish(data) == data


@pytest.mark.soffice
@pytest.mark.skipif(os.name == "nt", reason="needs a small file system to fill")
def test_a_full_output_folder_is_told_and_what_fits_is_whole(tmp_path: Path) -> None:
    find_soffice()
    folder = make_project(tmp_path / "proyek")
    with small_disk(tmp_path / "kecil", "600k") as small:
        where = ["-C", str(folder), "--output", str(small)]
        assert run("generate", *where).returncode == 0
        done = run("pdf", *where)
        assert done.returncode == 1
        assert "F004" in done.stderr
        assert "ruang penyimpanan penuh" in done.stderr
        assert 0 < len(pdfs(small)) < 8
        for data in pdfs(small).values():
            assert finish(data) == data
        assert not list(small.glob(".pkdocs-*.tmp"))


@pytest.mark.soffice
def test_two_runs_side_by_side_do_not_disturb_each_other(tmp_path: Path) -> None:
    find_soffice()
    places = [tmp_path / name for name in ("satu", "dua")]
    for place in places:
        place.mkdir()
        for number in range(3):
            write_docx(place / f"{number}.docx", f"{place.name} {number}")
    commands = [
        [sys.executable, "-m", "pkdocs", "pdf", *map(str, sorted(place.glob("*.docx")))]
        for place in places
    ]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    for place in places:
        for number in range(3):
            assert pdf_text(place / f"{number}.pdf").split() == [place.name, str(number)]


@pytest.mark.soffice
def test_a_locked_folder_and_a_missing_file_are_told(project: Path, tmp_path: Path) -> None:
    with locked(out(project)) as free:
        assert free
        done = run("pdf", "-C", str(project))
    assert (done.returncode, done.stderr.count("F007")) == (1, 1)
    done = run("pdf", str(tmp_path / "tidak-ada.docx"))
    assert (done.returncode, "tidak ada" in done.stderr) == (2, True)
    done = run("pdf", "kabag-satu", "-C", str(project), "--output", str(tmp_path / "kosong"))
    assert (done.returncode, "jalankan pkdocs generate" in done.stderr) == (1, True)


def test_pdf_and_zip_do_not_go_together(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "--pdf", "--zip", "-C", str(folder)).returncode == 2
    assert not out(folder).exists()


@pytest.mark.skipif(os.name == "nt", reason="the program that stands in is a shell script")
def test_a_font_that_an_engine_does_not_embed_is_named(tmp_path: Path) -> None:
    loose = tmp_path / "lepas.pdf"
    loose.write_bytes(with_loose_font())
    body = f'for f in "$@"; do cp "{loose}" "$out/$(basename "$f" .docx).pdf"; done'
    program = fake(tmp_path, body)
    source = Source("a.docx", write_docx(tmp_path / "a.docx"))
    (made,) = convert(Engine(LIBREOFFICE, program), [source], 1)
    assert [w.kode for w in made.warnings][-1] == "P007"
    assert "Helvetica" in made.warnings[-1].pesan
