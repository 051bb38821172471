"""Anchors for signing services: each stands in a document exactly once, or nothing is made."""

import re
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.text.run import Run

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.outputs import arms, form
from pkdocs.pdf.preview import render_pages
from tests.helpers import ROOT, edit, make_project, run
from tests.tools import convert_all, pdf_pages
from tests.word.template_factory import with_parts

TEMPLATE = (ROOT / form.TEMPLATE).read_bytes()
LAMBANG = (ROOT / arms.LAMBANG).read_bytes()
FOUR = """  jangkar_ttd:
    pernyataan: {pihak_pertama: "${ttd_pengirim1}", pihak_kedua: "${ttd_pengirim2}"}
    lampiran: {pihak_pertama: "#", pihak_kedua: "^"}
"""
ANCHORS = ("${ttd_pengirim1}", "${ttd_pengirim2}", "#", "^")


def anchored(folder: Path) -> Path:
    make_project(folder)
    edit(folder, "org.yaml", "  tempat: Contoh\n", f"  tempat: Contoh\n{FOUR}")
    return folder


def placed(old: str, new: str, jangkar: domain.JangkarTtd) -> list[str]:
    """What checking a template says in which one place was changed."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        assert old in text
        parts["word/document.xml"] = text.replace(old, new).encode()

    template = with_parts(TEMPLATE, change)
    found = form.check_template(template, LAMBANG)
    found = found or form.check_printed_anchors(template, LAMBANG, jangkar)
    return [problem.kode for problem in found]


NONE = domain.JangkarTtd()
HASH = domain.JangkarTtd(lampiran=domain.Jangkar(pihak_pertama="#"))
SLOT = "{{ jangkar_ttd.lampiran.pihak_pertama }}"
LOOKS = '<w:color w:val="FFFFFF"/><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr>'
OPENED = f'{LOOKS}<w:t xml:space="preserve">{SLOT}'


HIDDEN_HASH = (
    '</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">#</w:t></w:r><w:r>'
    '<w:t xml:space="preserve">'
)


def box(text: str) -> str:
    """A text box as Word writes it: for itself, and again for older programs."""
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inner = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f'<mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice Requires="w"><w:drawing>{inner}'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("old", "new", "jangkar", "expected"),
    [
        (SLOT, SLOT, HASH, []),
        (SLOT, SLOT * 2, NONE, ["T094"]),
        (SLOT, f"{{% if konsep %}}{SLOT}{{% endif %}}", NONE, ["T094"]),
        (SLOT, f"{{% for p in kop %}}{SLOT}{{% endfor %}}", NONE, ["T094"]),
        ("selanjutnya disebut PIHAK KEDUA", "disebut # PIHAK KEDUA", NONE, []),
        ("selanjutnya disebut PIHAK KEDUA", "disebut # PIHAK KEDUA", HASH, ["T094"]),
        (SLOT, "", NONE, ["T091"]),
        (OPENED, f"<w:vanish/>{OPENED}", HASH, ["T405"]),
        ("selanjutnya disebut PIHAK KEDUA", f"disebut {HIDDEN_HASH} PIHAK KEDUA", HASH, ["T405"]),
        (f'<w:t xml:space="preserve">{SLOT}</w:t>', box(SLOT), HASH, []),
    ],
)
def test_a_template_that_would_not_print_an_anchor_once_is_refused(
    old: str, new: str, jangkar: domain.JangkarTtd, expected: list[str]
) -> None:
    assert placed(old, new, jangkar) == expected


def test_a_document_holds_each_anchor_once_white_and_small(tmp_path: Path) -> None:
    folder = anchored(tmp_path)
    assert run("generate", "walikota", "-C", str(folder)).returncode == 0
    made = docx.Document(str(folder / "output" / "2023" / "walikota.docx"))
    elements = made.element.body.iter(qn("w:r"))
    runs = [run for run in (Run(r, made) for r in elements) if run.text in ANCHORS]
    assert sorted(run.text for run in runs) == sorted(ANCHORS)
    for run_ in runs:
        for font in (run_.font, run_.style.font):
            assert font.size is not None
            assert font.size.pt == 2
            assert str(font.color.rgb) == "FFFFFF"


def test_without_anchors_nothing_is_printed_in_their_place(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    assert run("generate", "walikota", "-C", str(folder)).returncode == 0
    made = docx.Document(str(folder / "output" / "2023" / "walikota.docx"))
    cells = [cell.text for row in made.tables[2].rows for cell in row.cells]
    assert "PIHAK PERTAMA," in cells
    assert [text for text in cells[9:12] if text] == []


def test_an_anchor_in_the_words_stops_only_the_documents_that_print_them(tmp_path: Path) -> None:
    folder = anchored(tmp_path)
    edit(folder, "org.yaml", "nama: Kepala Bagian Dua", 'nama: "Kepala Bagian #2"')
    done = run("generate", "-C", str(folder))
    assert done.returncode == 1
    assert re.search(r"org\.yaml:\d+:\d+: J021 pihak_pertama\.jabatan memuat \"#\"", done.stderr)
    made = {path.stem for path in (folder / "output" / "2023").glob("*.docx")}
    assert "kabag-dua" not in made
    assert {"walikota", "kabag-satu", "asisten-dua"} <= made


def test_an_anchor_changes_the_documents_and_makes_them_anew(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    assert run("generate", "-C", str(folder)).returncode == 0
    edit(folder, "org.yaml", "  tempat: Contoh\n", f"  tempat: Contoh\n{FOUR}")
    assert "8 dokumen dibuat, 0 tidak berubah" in run("generate", "-C", str(folder)).stdout


def test_no_anchor_is_looked_for_where_none_is_configured(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    edit(folder, "org.yaml", "nama: Kepala Bagian Dua", 'nama: "Kepala Bagian #2"')
    year = load_year(folder)
    assert [problem.kode for problem in year.problems] == []


def heights(path: Path) -> list[float]:
    """The height of the first character of every anchor on the pages, in points."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            words = text.get_text_range()
            places = [words.find(anchor) for anchor in ANCHORS if anchor in words]
            boxes = [text.get_charbox(place, loose=True) for place in places]
            found += [top - bottom for _, bottom, _, top in boxes]
    assert len(found) == len(ANCHORS)
    return found


@pytest.mark.slow
@pytest.mark.soffice
def test_each_anchor_is_found_once_in_the_text_of_the_pdf(tmp_path: Path) -> None:
    folder = anchored(tmp_path)
    assert run("generate", "-C", str(folder)).returncode == 0
    out = folder / "output" / "2023"
    kinds = [out / f"{kode}.docx" for kode in ("walikota", "kabag-satu")]
    for path in convert_all(kinds, "pdf", tmp_path):
        pages = pdf_pages(path)
        counts = [[text.count(anchor) for text in pages] for anchor in ANCHORS]
        assert all(height < 4 for height in heights(path))
        assert [sum(count) for count in counts] == [1, 1, 1, 1]
        assert [count[0] for count in counts] == [1, 1, 0, 0]
        assert [count[-1] for count in counts] == [0, 0, 1, 1]


@pytest.mark.slow
@pytest.mark.soffice
def test_the_pages_look_the_same_with_and_without_anchors(tmp_path: Path) -> None:
    documents = []
    for folder in (make_project(tmp_path / "without"), anchored(tmp_path / "with")):
        assert run("generate", "walikota", "-C", str(folder)).returncode == 0
        made = folder / "output" / "2023" / "walikota.docx"
        documents.append(made.rename(tmp_path / f"{folder.name}.docx"))
    pdfs = convert_all(documents, "pdf", tmp_path)
    looks = [list(render_pages(path.read_bytes())) for path in pdfs]
    assert len(looks[0]) == 2
    assert looks[0] == looks[1]
