"""A scan held against its document: all pages, and the targets where they stand."""

from pathlib import Path

import pytest

from pkdocs.app.handing.scanning import receive_scans
from pkdocs.app.handing.vetting import pages_of
from pkdocs.base.values import replace
from pkdocs.store.folder import read_folder
from pkdocs.store.register import hash_bytes, hash_file, write_register
from tests.helpers import out, run
from tests.support.folder import register_of
from tests.support.pindaian import KABAG_SATU, scan, written

ROWS = ["Persentase arsip tertata 90% 90% 90% 90% 90%"]
"""What is left of the table of kabag-satu."""


def with_pdf(project: Path, pages: int) -> None:
    """Lay a PDF of so many pages beside kabag-satu, as the register knows one."""
    data = written([["halaman"]] * pages)
    (out(project) / "kabag-satu.pdf").write_bytes(data)
    register = register_of(project)
    made = hash_file(out(project) / "kabag-satu.docx")
    entri = replace(
        register.dokumen["kabag-satu"], pdf_sha256=hash_bytes(data), pdf_docx=made, pdf_mesin="x"
    )
    write_register(
        out(project), replace(register, dokumen={**register.dokumen, "kabag-satu": entri})
    )


def told(project: Path, data: bytes, *posts: str) -> list[str]:
    """What is said of a scan that is sent in, as code and words."""
    path = project / "surat.pdf"
    path.write_bytes(data)
    done = receive_scans(project, [path], posts)
    assert bool(done.received) is not done.failed
    return [f"{own.kode} {own.pesan}" for own in done.problems]


@pytest.mark.parametrize("pages", [KABAG_SATU[:1], [KABAG_SATU[0], []]])
def test_a_page_alone_is_no_agreement_also_where_its_back_was_scanned(
    project: Path, pages: list[list[str]]
) -> None:
    found = told(project, scan(pages))[-1]
    assert found.startswith("U022 hanya 1 dari 2 halaman kabag-satu. Tidak diterima;")
    assert not register_of(project).dokumen["kabag-satu"].beku
    assert told(project, scan(pages, picture=True), "kabag-satu")[-1].startswith("U022 ")
    run("freeze", "kabag-satu", "-C", str(project))  # signed it may be, but its scan is not whole
    assert told(project, scan(pages))[-1].startswith("U022 ")
    assert told(project, scan(KABAG_SATU)) == []


def test_its_pdf_says_how_many_pages_there_are(project: Path) -> None:
    with_pdf(project, 3)
    (found,) = told(project, scan(KABAG_SATU))
    assert found.startswith(
        "U022 hanya 2 dari 3 halaman kabag-satu (menurut kabag-satu.pdf; bila kertasnya tidak "
        "sebanyak itu, pindahkan PDF itu)."
    )
    assert told(project, scan([*KABAG_SATU, ["lanjutan"]])) == []
    with_pdf(project, 1)
    now = read_folder(out(project), register_of(project))
    assert pages_of(now, ("kabag-satu", 0)) == 1
    (out(project) / "kabag-satu.pdf").write_bytes(b"diubah")
    assert pages_of(read_folder(out(project), now.register), ("kabag-satu", 0)) == 2


def test_a_table_of_which_a_row_is_missing_is_told(project: Path) -> None:
    (found,) = told(project, scan([*KABAG_SATU, ROWS]))
    assert found.startswith("U018 target di kabag-satu.docx yang tidak terbaca sama di pindaian")
