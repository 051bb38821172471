"""The Instruksi of 2023 made from the shipped data, held against scan, agreements and reader."""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from pkdocs import domain
from pkdocs.app.making.instructing import make_instruksi
from pkdocs.app.years import open_year
from pkdocs.base.text import fold, without_bold
from pkdocs.rules.lampiran import LAMPIRAN, differences, receivers, tick
from pkdocs.rules.year import Year
from pkdocs.sources.yaml_file import read_source
from pkdocs.word import read_printed_lines
from tests.helpers import ROOT, edit, run
from tests.support.typed import copy_kota

SCAN = Path(__file__).parent / "instruksi-2023.tsv"
"""The tables of Instruksi e-0005/2023 as OCR has them: a line for each row of each lampiran, its
cells parted by tabs. Rows that a page or the OCR cut are joined; no letter is mended. Left out are
the rows of headers, groups and page ends."""
TEXTS = ("no_sasaran", "sasaran", "no_indikator", "indikator", "sumber_data", "pengukuran")
TARGETS = ("tw1", "tw2", "tw3", "tw4", "tahunan")
NAMES = {"I": "Lampiran I", "II": "Lampiran II", "III": "Lampiran III"}
TICKS = frozenset("✓√~*1")
"""What OCR makes of a tick."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("instruksi")
    make_instruksi(ROOT, place)
    return place


@pytest.fixture(scope="module")
def year() -> Year:
    return open_year(ROOT)


def scanned() -> Iterator[tuple[str, str, list[str]]]:
    """Each row of the scan: its lampiran, the code of its indikator, its cells."""
    for line in SCAN.read_text(encoding="utf-8").splitlines():
        nomor, kode, *cells = line.split("\t")
        yield nomor, kode, cells


def printed(docx_path: Path) -> dict[str, list[str]]:
    """The cells of each row of indikator as the paper has them, by its numbers."""
    table = docx.Document(str(docx_path)).tables[1]
    found: dict[str, list[str]] = {}
    for row in table.rows[2:]:
        cells = [cell.text.replace("(lanjutan)", "").strip() for cell in row.cells]
        if re.fullmatch(r"\d+", cells[2]):
            found.setdefault(f"{cells[0]}.{cells[2]}", cells)
    return found


def choices() -> dict[str, list[Mapping[str, str]]]:
    """The recorded choices of each indikator, with those of its sasaran."""
    source = read_source(ROOT / "indicators.yaml", "indicators.yaml").value
    assert source
    return {
        own["kode"]: [*sasaran.get("pilihan", ()), *own.get("pilihan", ())]
        for sasaran in source.plain()["sasaran"]
        for own in sasaran["indikator"]
    }


def plain(text: str) -> str:
    """Letters and digits alone, in small ones: how a paper sets a text is no other text."""
    return "".join(fold(without_bold(text)).split())


def differing(nomor: str, scan: Sequence[str], paper: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """The columns of a row in which the scan has something else than the paper."""
    for place, kolom in enumerate(TEXTS):
        merged = kolom.endswith("sasaran") and paper[2] != "1" and not scan[place]
        if not merged and plain(scan[place]) != plain(paper[place]):
            yield kolom, (scan[place], paper[place])
    for place, kolom in enumerate(TARGETS, start=6):
        if scan[place] != paper[place]:
            yield f"target.{kolom}", (scan[place], paper[place])
    if plain(scan[11]) != plain(paper[11]):
        yield "satuan", (scan[11], paper[11])
    yield from _beside(nomor, scan[12:], paper[12:])


def _beside(nomor: str, scan: Sequence[str], paper: Sequence[str]) -> Iterator[tuple[str, Any]]:
    kolom = f"penerima.lampiran_{nomor.lower()}"
    if nomor == "III":
        names = re.sub(r"\d\. ", "", paper[0]).replace("Kepala Subbagian", "Kasubbag")
        if plain(scan[0]).replace("dan", "") != plain(names).replace("dan", ""):
            yield kolom, (scan[0], paper[0])
        if plain(scan[1]) != plain(paper[1]):
            yield "catatan", (scan[1], paper[1])
    elif len(set(paper)) == 1 and len(paper[0]) > 1:  # one cell over all columns
        if plain("".join(scan)) != plain(paper[0]):
            yield f"{kolom}.teks", (scan, paper[0])
    elif [_tick(cell) for cell in scan] != [_tick(cell) for cell in paper]:
        yield kolom, (scan, paper)


def _tick(cell: str) -> str:
    sign, _, lingkup = cell.partition("\n")
    return f"✓{plain(lingkup)}" if sign in TICKS else plain(cell)


def is_explained(nomor: str, kolom: str, all_choices: Sequence[Mapping[str, str]]) -> bool:
    """Whether a choice is recorded of that column of that lampiran."""
    of_lampiran = re.compile(rf"\b{nomor}\b")
    return any(
        of_lampiran.search(choice["di"].removeprefix("Lampiran"))
        and any(_is_about(own.strip(), kolom) for own in re.split(r",| dan ", choice["kolom"]))
        for choice in all_choices
    )


def _is_about(said: str, kolom: str) -> bool:
    """Whether words name a column, a part of it, or what it is a part of."""
    longer, shorter = sorted((said, kolom), key=len, reverse=True)
    return longer.startswith(shorter) and longer[len(shorter) : len(shorter) + 1] in ("", ".", " ")


def test_every_cell_is_that_of_the_scan_or_a_choice_says_why(made: Path) -> None:
    papers = {n: printed(made / f"lampiran-{len(n)}.docx") for n in NAMES}
    recorded = choices()
    rows = list(scanned())
    assert len(rows) == 48
    same = 0
    unexplained = []
    for nomor, kode, scan in rows:
        other = dict(differing(nomor, scan, papers[nomor][kode]))
        same += 14 - len(other)
        unexplained += [
            (nomor, kode, kolom, *both)
            for kolom, both in other.items()
            if not is_explained(nomor, kolom, recorded[kode])
        ]
    assert unexplained == []
    assert same > 500


@pytest.mark.parametrize(
    ("kode", "place", "text"),
    [("12.1", 7, "90%"), ("13.1", 5, "Lain"), ("9.1", 14, "✓"), ("11.1", 1, "Sasaran lain")],
)
def test_a_cell_without_a_choice_that_differs_is_seen(
    made: Path, kode: str, place: int, text: str
) -> None:
    paper = printed(made / "lampiran-1.docx")[kode]
    scan = next(cells for nomor, own, cells in scanned() if (nomor, own) == ("I", kode))
    other = [text if at == place else cell for at, cell in enumerate(paper)]
    found = dict(differing("I", scan, other)).keys() - dict(differing("I", scan, paper)).keys()
    assert len(found) == 1
    assert not is_explained("I", found.pop(), [])


def reading(folder: Path, *papers: Path) -> tuple[str, list[str]]:
    """What `read` says of papers, and the codes of what it could not read."""
    done = run("read", "-C", str(folder), *map(str, papers))
    found = re.findall(r": ([A-Z]\d{3}) (peringatan)?", done.stdout + done.stderr)
    return done.stdout, [f"{kode} {berat}".strip() for kode, berat in found]


def test_the_paper_read_back_says_what_the_catalogue_says(made: Path) -> None:
    """Words around the tables are left over, and abbreviated heads are told as presumed."""
    for nomor in (1, 2, 3):
        said, codes = reading(ROOT, made / f"lampiran-{nomor}.docx")
        assert "Tidak ada yang perlu ditulis." in said
        assert int(re.findall(r"(\d+) sel sama", said)[0]) > 300
        assert set(codes) <= {"X062 peringatan", "X064 peringatan"}


def test_so_do_those_of_the_small_city(tmp_path: Path) -> None:
    """It has one Asisten, and seats among the posts of Lampiran II."""
    folder = copy_kota(tmp_path / "kota")
    papers = make_instruksi(folder, tmp_path / "jadi").written[1:]
    assert len(papers) == 3
    for paper in papers:
        said, codes = reading(folder, paper)
        assert "Tidak ada yang perlu ditulis." in said
        assert set(codes) <= {"X062 peringatan", "X064 peringatan", "X067 peringatan"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('tahunan: "88,5"', 'tahunan: "89,5"', "Tahunan: 89,5 → 88,5"),
        ("lingkup: [PPSU]", "lingkup: [PKK]", "✓ / PKK → ✓ / PPSU"),
    ],
)
def test_a_catalogue_that_says_otherwise_is_told_from_the_paper(
    made: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "proyek"
    shipped(folder)
    edit(folder, "indicators.yaml", old, new)
    text, _ = reading(folder, made / "lampiran-1.docx")
    assert said in " ".join(text.split())


def shipped(folder: Path) -> None:
    """The sources and templates of the shipped project alone."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    for path in ROOT.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())


def test_every_tick_has_its_row_with_the_same_target_and_every_row_its_tick(year: Year) -> None:
    resolved = year.perjanjian
    assert list(differences(resolved)) == []
    ticks = 0
    for nama in LAMPIRAN:
        for post in receivers(nama, resolved):
            rows = {
                row.kode: row.target
                for row in (resolved[post.kode].baris if post.kode in resolved else ())
                if row.sifat is domain.Sifat.LANGSUNG
            }
            given = {
                own.kode: own.target
                for _, own in domain.iter_indikator(year.katalog)
                if _is_ticked(tick(nama, resolved, post.kode, own.kode))
            }
            assert given == rows
            ticks += len(given)
    assert ticks == 27 + 20 + 13


def _is_ticked(penerima: domain.Penerima | None) -> bool:
    return penerima is not None and penerima.sifat is domain.Sifat.LANGSUNG


BODY = """\
WALIKOTA KOTA ADMINISTRASI JAKARTA BARAT
INSTRUKSI WALIKOTA KOTA ADMINISTRASI JAKARTA BARAT
NOMOR e-0005 TAHUN 2023
TENTANG
PENYUSUNAN PERJANJIAN KINERJA TAHUN 2023
WALIKOTA KOTA ADMINISTRASI JAKARTA BARAT,
Menindaklanjuti Instruksi Gubernur Nomor e-0003 Tahun 2022 tentang Penyusunan Perjanjian Kinerja \
Tahun 2023, dengan ini menginstruksikan :
Kepada
:
1. Para Pejabat Pimpinan Tinggi
2. Para Pejabat Administrator/Ketua Kelompok
3. Para Pejabat Pengawas/Ketua Subkelompok
4. Para Pejabat Pelaksana
di lingkungan Kota Administrasi Jakarta Barat
Untuk
"""
"""How the Instruksi begins, as the scan has it."""
END = """\
Instruksi Walikota ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Jakarta
pada tanggal 5 April 2023
Walikota Kota Administrasi Jakarta Barat,
Uus Kuswanto
NIP 197301211993031004
Tembusan:
1. Sekretaris Kota Administrasi Jakarta Barat
2. Para Asisten Sekko Administrasi Jakarta Barat
3. Para Camat Kota Administrasi Jakarta Barat
4. Para Kepala Bagian Setko Administrasi Jakarta Barat
5. Para Lurah Kota Administrasi Jakarta Barat
"""
"""How it ends there."""


def test_the_instruksi_itself_reads_as_that_of_2023(made: Path) -> None:
    lines = read_printed_lines((made / "instruksi.docx").read_bytes())
    text = "".join(f"{line}\n" for line in lines if line.strip()).replace("\t", " ")
    assert text.startswith(BODY)
    assert END in text
    dikta = re.findall(r"^KE[A-Z]+$", text, re.M)
    assert dikta == ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA"]
    assert "3. Para Camat dan para Lurah menggunakan Cascading Indikator" in text
