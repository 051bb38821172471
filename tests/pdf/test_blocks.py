"""The signature blocks of a PDF, found by their text."""

import io

import pikepdf
import pytest

from pkdocs.pdf.blocks import UnsignableError, find_blocks
from pkdocs.pdf.fields import add_fields

pytestmark = pytest.mark.soffice


PERTAMA = ("ttd_pernyataan_pihak_pertama", "ttd_lampiran_pihak_pertama")


KEDUA = ("ttd_pernyataan_pihak_kedua", "ttd_lampiran_pihak_kedua")


@pytest.mark.parametrize("kode", ["walikota", "kabag-satu"])
def test_each_field_lies_between_the_post_and_the_name_of_its_party(
    pdfs: dict[str, bytes], kode: str
) -> None:
    blocks = {block.name: block for block in find_blocks(pdfs[kode])}
    assert tuple(blocks) == (*PERTAMA, *KEDUA)
    with pikepdf.open(io.BytesIO(pdfs[kode])) as pdf:
        last, widths = len(pdf.pages) - 1, [float(page.mediabox[2]) for page in pdf.pages]
    for name, block in blocks.items():
        left, bottom, right, top = block.box
        assert block.page == (0 if "pernyataan" in name else last)
        assert top - bottom >= 24
        middle = widths[block.page] / 2
        assert (left + right) / 2 > middle if "pertama" in name else (left + right) / 2 < middle


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
