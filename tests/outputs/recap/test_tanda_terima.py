"""The tanda terima of a unit: which papers come, with room for when, how many sheets, by whom."""

import re
import zipfile

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.values import replace
from pkdocs.domain.agenda import Peristiwa
from pkdocs.outputs.instruksi.template import load_template
from pkdocs.outputs.recap import tanda_terima as papers
from pkdocs.rules.rekap import Kemajuan, rekap
from tests.helpers import CASES, ROOT, read_lines
from tests.support.rekap import HARI, TENGGAT, event, person, post, riwayat

RECEIVED = riwayat(event(Peristiwa.DITERIMA, tanggal="10 Februari 2023"))
KNOWN = (
    person(post("satu", Kemajuan.DITANDATANGANI, nomor=1, riwayat=RECEIVED)),
    post("dua", Kemajuan.SIAP),
    post("tiga", Kemajuan.TANPA_NAMA),
    post("empat", Kemajuan.KONSEP),
    post("lima", Kemajuan.TANPA_INDIKATOR),
    post("enam", Kemajuan.GALAT),
)
MADE = rekap(2023, KNOWN, domain.Tenggat(), HARI)
(UNIT,) = MADE.units
YEAR = load_year(CASES / "base").value
assert YEAR is not None
ORGANISASI = YEAR.organisasi


def test_only_what_is_or_may_be_signed_is_handed_over() -> None:
    codes = [row.tahu.jabatan.kode for row in papers.handed_over(UNIT)]
    assert codes == ["satu", "dua", "tiga"]


def test_the_papers_are_listed_in_the_order_of_the_chart_whoever_is_late() -> None:
    late = rekap(2023, KNOWN, TENGGAT, domain.Tanggal(2023, 12, 31))
    assert [bool(row.terlambat) for row in late.units[0].baris[:2]] == [False, True]
    codes = [row.tahu.jabatan.kode for row in papers.handed_over(late.units[0])]
    assert codes == ["satu", "dua", "tiga"]


def test_a_day_fits_its_column_in_one_line() -> None:
    """The longest one, 30 September 2023, is 1404 twentieths of a point wide in Arial of 8."""
    parts = zipfile.ZipFile(ROOT / papers.TANDA_TERIMA.name)
    table = parts.read("word/document.xml").decode().partition("Yang diterima")[2]
    widths = [int(own) for own in re.findall(r'<w:gridCol w:w="([0-9]+)"/>', table)][:7]
    assert widths[5] - 2 * 57 > 1404
    assert sum(widths) == 9072


def test_a_row_says_which_paper_and_when_it_was_received() -> None:
    words = papers.build_words(UNIT, MADE, ORGANISASI)
    rows = words["baris"]
    assert isinstance(rows, list)
    assert rows[0] == {
        "no": "1",
        "jabatan": "Jabatan satu",
        "nama": "Dr. Rara Contoh, M.Si.",
        "pk": "Perubahan 1",
        "tanggal": "10 Februari 2023",
    }
    assert (rows[1]["nama"], rows[1]["tanggal"]) == ("", "")
    assert words["unit_penyusun"] == ""
    own = domain.Penyerahan(penyusun=domain.KodeJabatan("kabag-dua"))
    named = papers.build_words(UNIT, MADE, replace(ORGANISASI, penyerahan=own))
    assert named["unit_penyusun"] == "Bagian Dua"


def test_the_paper_prints_its_unit_and_every_row_and_the_same_bytes_each_time() -> None:
    template = load_template(ROOT, papers.TANDA_TERIMA).value
    assert template is not None
    made = papers.tanda_terima(UNIT, MADE, ORGANISASI, template)
    text = "\n".join(read_lines(made))
    for words in ("TANDA TERIMA", "Bagian Hukum Contoh", "Jabatan dua", "10 Februari 2023"):
        assert words in text
    assert "Jabatan empat" not in text
    late = rekap(2023, KNOWN, TENGGAT, HARI)
    assert papers.tanda_terima(late.units[0], late, ORGANISASI, template)[:2] == b"PK"
    assert papers.tanda_terima(UNIT, MADE, ORGANISASI, template) == made
