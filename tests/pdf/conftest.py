"""PDF that can be signed, made once."""

import pytest

from tests.helpers import edit, make_project, run
from tests.support.folder import unsettle
from tests.tools import convert_all

TAGGED = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"}}'
)


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The PDF of a mayor, with text anchors, of a post without holders, and of a konsep."""
    folder = make_project(tmp_path_factory.mktemp("ttd"))
    anchors = '  jangkar_ttd:\n    pernyataan: {pihak_pertama: "#", pihak_kedua: "^"}\n'
    edit(folder, "org.yaml", "  tempat: Contoh\n", f"  tempat: Contoh\n{anchors}")
    unsettle(folder)
    edit(folder, "org.yaml", '    pejabat: {nama: Kartika Contoh, nip: "198405052009052005"}\n', "")
    assert run("generate", "-C", str(folder)).returncode == 0
    out = folder / "output" / "2023"
    kinds = ("walikota", "kabag-satu", "kabag-dua")
    made = convert_all([out / f"{kode}.docx" for kode in kinds], TAGGED, folder)
    return {path.stem: path.read_bytes() for path in made}
