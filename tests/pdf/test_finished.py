"""A PDF that is whole, the same bytes each time, and which fonts are in it."""

import io

import pikepdf
import pytest

from pkdocs.pdf import finished
from tests.support.office import finish, with_loose_font

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


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


def test_a_font_that_is_not_embedded_is_seen() -> None:
    assert finished.fonts(with_loose_font()) == [("Helvetica", False)]
    assert finished.strange_fonts(with_loose_font(), ["Arial", "Tahoma"]) == ("Tahoma",)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"bukan", b"%PDF-1.7\nrusak\n%%EOF\n"])
def test_what_is_no_whole_pdf_is_told(data: bytes) -> None:
    with pytest.raises(finished.UnfinishedError):
        finish(data)
