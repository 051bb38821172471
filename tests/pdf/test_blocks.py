"""The signature blocks of a PDF, found by their text."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pkdocs import domain
from pkdocs.app.years import open_year
from pkdocs.outputs.document import document
from pkdocs.outputs.form import Form, check_template
from pkdocs.pdf.blocks import UnsignableError, find_blocks
from pkdocs.pdf.convert import Made, Original
from pkdocs.pdf.fields import add_fields, with_fields
from tests.helpers import ARMS, make_project
from tests.pdf.forms import SETTINGS, WRONG
from tests.tools import convert_all

pytestmark = pytest.mark.soffice


PERTAMA = ("ttd_pernyataan_pihak_pertama", "ttd_lampiran_pihak_pertama")


KEDUA = ("ttd_pernyataan_pihak_kedua", "ttd_lampiran_pihak_kedua")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A document of a post in each setting, right or wrong; its PDF lies beside it."""
    folder = make_project(tmp_path_factory.mktemp("bentuk"))
    year = open_year(folder)
    perjanjian = year.perjanjian[domain.KodeJabatan("kabag-dua")]
    found = {}
    for number, (name, template) in enumerate((SETTINGS | WRONG).items()):
        assert check_template(template, ARMS) == ()
        found[name] = folder / f"{number}.docx"
        own = Form(template, ARMS, year.organisasi.naskah)
        found[name].write_bytes(document(perjanjian, own))
    convert_all(list(found.values()), "pdf", folder)
    return found


PARTIES = {
    "pertama": ("Bima Contoh", "Kepala Bagian Dua,"),
    "kedua": ("Dewi Contoh", "Asisten Dua,"),
}


def places(page: pypdfium2.PdfPage, words: str) -> list[tuple[float, float, float]]:
    """Where words stand on a page, whatever their case: left, bottom, top of the first letter."""
    textpage = page.get_textpage()
    searcher = textpage.search(words)
    found = []
    while place := searcher.get_next():
        left, bottom, _, top = textpage.get_charbox(place[0])
        found.append((left, bottom, top))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS)
def test_each_field_lies_between_the_post_and_the_name_of_its_party(
    settings: dict[str, Path], setting: str
) -> None:
    path = settings[setting]
    made = with_fields(Made(Original(path.name, path), path.with_suffix(".pdf").read_bytes()))
    assert made.problem is None
    assert made.data is not None
    with pikepdf.open(io.BytesIO(made.data)) as pdf, pypdfium2.PdfDocument(made.data) as shown:
        boxes = {
            str(f.T): (f.P, [float(edge) for edge in f.Rect]) for f in pdf.Root.AcroForm.Fields
        }
        assert tuple(boxes) == (*PERTAMA, *KEDUA)
        numbers = {str(page.objgen): number for number, page in enumerate(pdf.pages)}
        for field, (page, (left, bottom, right, top)) in boxes.items():
            number = numbers[str(page.objgen)]
            assert number == (0 if "pernyataan" in field else len(pdf.pages) - 1)
            assert top - bottom >= 24
            name, post = PARTIES[field.rpartition("_")[2]]
            below = places(shown[number], name)
            assert [p for p in below if left < p[0] < right and 0 < bottom - p[2] < 8], field
            above = places(shown[number], post)
            assert [p for p in above if left < p[0] < right and 0 < p[1] - top < 8], field


def test_the_first_party_may_stand_on_either_side(settings: dict[str, Path]) -> None:
    def sides(setting: str) -> list[bool]:
        pdf = settings[setting].with_suffix(".pdf").read_bytes()
        at = {block.name: block.box[0] for block in find_blocks(pdf)}
        return [at[one] < at[other] for one, other in zip(PERTAMA, KEDUA, strict=True)]

    assert sides("biasa") == [False, False]
    assert sides("tertukar") == [True, True]
    assert sides("lampiran tertukar") == [False, True]


@pytest.mark.parametrize("setting", WRONG)
def test_a_room_that_says_two_things_or_nothing_is_refused_with_its_place(
    settings: dict[str, Path], setting: str
) -> None:
    path = settings[setting]
    made = with_fields(Made(Original(path.name, path), path.with_suffix(".pdf").read_bytes()))
    assert made.data is None
    assert made.problem is not None
    assert made.problem.kode == "P008"
    nothing = setting.startswith("tanpa")
    assert ("tidak ditemukan di" if nothing else "tidak jelas milik siapa") in made.problem.pesan
    place = "lampiran" if "lampiran" in setting else "halaman pernyataan"
    assert f"di {place}" in made.problem.pesan


def test_without_what_the_document_carries_labels_are_needed_and_must_fit_the_introduction(
    settings: dict[str, Path],
) -> None:
    for setting, why in (
        ("tanpa label", "tidak ditemukan di halaman pernyataan"),
        ("label tertukar", "tidak jelas milik siapa"),
    ):
        with pytest.raises(UnsignableError, match=why):
            find_blocks(settings[setting].with_suffix(".pdf").read_bytes())


@pytest.mark.parametrize("kode", ["walikota", "kabag-satu"])
def test_a_post_without_names_and_one_with_anchors_have_their_rooms_too(
    pdfs: dict[str, bytes], kode: str
) -> None:
    blocks = find_blocks(pdfs[kode])
    assert tuple(block.name for block in blocks) == (*PERTAMA, *KEDUA)
    first, second = blocks[:2], blocks[2:]
    assert all(one.box[0] > other.box[2] for one, other in zip(first, second, strict=True))


def test_nothing_is_laid_over_words(settings: dict[str, Path]) -> None:
    path = settings["biasa"].with_suffix(".pdf")
    block = find_blocks(path.read_bytes())[0]
    left, bottom, right, _ = block.box
    with pikepdf.open(path) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page = pdf.pages[0]
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Cap"))
        words = f"q BT /Cap 12 Tf {right - 20} {bottom + 20} Td (Cap dinas) Tj ET Q"
        page.contents_add(pdf.make_stream(words.encode()))
        stamped = io.BytesIO()
        pdf.save(stamped)
    assert left < right
    with pytest.raises(UnsignableError, match="tidak kosong"):
        find_blocks(stamped.getvalue())


def test_a_pdf_without_signature_blocks_is_refused(pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(pdfs["walikota"])) as pdf:
        del pdf.pages[0]
        headless = io.BytesIO()
        pdf.save(headless)
    with pytest.raises(UnsignableError, match="halaman pernyataan"):
        add_fields(headless.getvalue())
    with pikepdf.open(io.BytesIO(pdfs["walikota"])) as pdf:
        del pdf.pages[1:]
        alone = io.BytesIO()
        pdf.save(alone)
    with pytest.raises(UnsignableError, match="lampiran"):
        add_fields(alone.getvalue())
