"""The pages as LibreOffice lays them out: what repeats, what never splits, what is never blank."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.problem import Span
from pkdocs.base.text import without_bold
from pkdocs.base.values import replace
from pkdocs.outputs.document import document
from pkdocs.outputs.form import Form, load_form
from tests.helpers import ROOT
from tests.tools import convert_all, pdf_pages

pytestmark = pytest.mark.soffice


EXAMPLE = ROOT / "contoh" / "2022"
SUBHEADS = (
    "Dasar Hukum:",
    "Definisi:",
    "Formula:",
    "Metode:",
    "Metode Pengukuran:",
    "Sumber Data:",
)
HERE = Span("contoh")
GROUPS = ("Sasaran Strategis", "Sasaran Khusus", "Sasaran Operasional")


@pytest.fixture(scope="module")
def mayor_of_2022() -> tuple[domain.Perjanjian, Form]:
    return load(EXAMPLE, "walikota")


def load(project: Path, kode: str) -> tuple[domain.Perjanjian, Form]:
    year = load_year(project).value
    assert year is not None
    form = load_form(project, year.organisasi.naskah, year.katalog).value
    assert form is not None
    return year.perjanjian[domain.KodeJabatan(kode)], form


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, mayor_of_2022: tuple[domain.Perjanjian, Form]
) -> dict[str, list[str]]:
    """The pages of every kind of shipped agreement, with long names and with long rows."""
    folder = tmp_path_factory.mktemp("halaman")
    kinds = (
        "walikota",
        "asisten-pemerintahan",
        "kabag-kkpp",
        "kasubbag-tata-usaha",
        "camat-tambora",
        "lurah-tambora",
    )
    chosen = {kode: load(ROOT, kode) for kode in kinds}
    post, form = chosen["kasubbag-tata-usaha"]
    chosen["panjang"] = lengthen(post), form
    mayor, form = mayor_of_2022
    chosen["walikota-2022"] = mayor, form
    chosen["awal"] = long_row(mayor, 0, 60), form
    chosen["tengah"] = long_row(mayor, 4, 120), form
    chosen["akhir"] = long_row(mayor, -1, 42), form
    for kode, (perjanjian, own) in chosen.items():
        (folder / f"{kode}.docx").write_bytes(document(perjanjian, own))
    made = convert_all([folder / f"{kode}.docx" for kode in chosen], "pdf", folder)
    return {path.stem: pdf_pages(path) for path in made}


def long_row(perjanjian: domain.Perjanjian, place: int, count: int) -> domain.Perjanjian:
    """The same agreement with a row of many paragraphs."""
    rows = list(perjanjian.baris)
    isi = tuple(f"Alinea contoh nomor {number}." for number in range(1, count + 1))
    formula = domain.Uraian("metode", "Formula", isi)
    sumber = domain.Uraian("sumber_data", "Sumber Data", ("Laporan contoh",))
    rows[place] = replace(rows[place], pengukuran=(formula, sumber))
    return replace(perjanjian, baris=tuple(rows))


def flat(text: str) -> str:
    return " ".join(text.split())


def lengthen(perjanjian: domain.Perjanjian) -> domain.Perjanjian:
    """The same agreement between two holders of three-line posts."""
    nama = (
        "Kepala Subbagian Perindustrian, Perdagangan, dan Koperasi, Usaha Kecil dan Menengah "
        "Kota Administrasi Jakarta Barat"
    )
    jabatan = replace(perjanjian.jabatan, nama=nama, singkat=nama)
    pejabat = domain.Pejabat(
        "Contoh Panjang Sekali Namanya Itu", "Dr.", "S.H., M.H.", "", "", jabatan.span
    )
    pihak = domain.Pihak(jabatan, pejabat)
    return replace(perjanjian, pihak_pertama=pihak, pihak_kedua=pihak)


@pytest.mark.slow
def test_no_page_is_blank(pages: dict[str, list[str]]) -> None:
    assert len(pages) == 11
    for kode, texts in pages.items():
        for text in texts:
            assert len("".join(text.split())) > 60, kode


@pytest.mark.slow
def test_the_statement_takes_exactly_the_first_page(pages: dict[str, list[str]]) -> None:
    for kode, texts in pages.items():
        assert "penghargaan dan sanksi" in " ".join(texts[0].split()), kode
        assert "PIHAK KEDUA," in texts[0], kode
        assert "NIP" in texts[0] or kode == "panjang", kode
        assert "Pengukuran Kinerja" in texts[1], kode
        assert not any("PIHAK KEDUA," in text for text in texts[1:]), kode


@pytest.mark.slow
def test_the_header_of_the_table_repeats_on_each_of_its_pages(pages: dict[str, list[str]]) -> None:
    mayor = pages["walikota"]
    with_table = [text for text in mayor if "Triwulan" in text]
    assert len(with_table) >= 5
    assert all("Keterangan" in text and "Sumber" in text for text in with_table)


@pytest.mark.slow
def test_pages_are_numbered_from_the_second_on(pages: dict[str, list[str]]) -> None:
    for kode, texts in pages.items():
        assert texts[0].split()[0] != "1", kode
        for number, text in enumerate(texts[1:], start=2):
            assert text.split()[0] == str(number), kode


@pytest.mark.slow
def test_the_last_signature_block_stands_whole_on_one_page(pages: dict[str, list[str]]) -> None:
    for kode, texts in pages.items():
        assert re.search("Jakarta, (…|6 Februari)", texts[-1]), kode
    assert "Uus Kuswanto" in pages["walikota"][-1]
    assert "Heru Budi Hartono" in pages["walikota"][-1]
    assert "NIP 197301211993031004" in pages["walikota"][-1]


@pytest.mark.slow
def test_the_last_signature_block_stands_with_the_last_indicator(
    pages: dict[str, list[str]],
) -> None:
    for kode, last in (
        ("walikota", "Verifikasi oleh Inspektorat"),
        ("asisten-pemerintahan", "Meningkatnya"),
        ("kasubbag-tata-usaha", "Data Daerah (Portal Data)"),
    ):
        assert last in " ".join(pages[kode][-1].split()), kode


@pytest.mark.slow
def test_the_agreement_of_2022_takes_the_six_pages_of_the_paper(
    pages: dict[str, list[str]],
) -> None:
    mayor = [flat(text) for text in pages["walikota-2022"]]
    assert len(mayor) == 6
    assert "Indeks Reformasi Birokrasi" in mayor[1]
    assert "Indeks kepuasan masyarakat" in mayor[2]
    assert "Realisasi = (40%) + (pencapaian output x 50%)" in mayor[2]
    assert "Sasaran Operasional 16" in mayor[5]
    assert mayor[5].index("Sasaran Operasional") < mayor[5].index("Anies Rasyid Baswedan")


@pytest.mark.slow
def test_a_lurah_and_a_camat_sign_where_their_one_row_stands(pages: dict[str, list[str]]) -> None:
    for kode in ("lurah-tambora", "camat-tambora"):
        assert len(pages[kode]) == 2, kode
        text = flat(pages[kode][1])
        assert text.index("Hasil Survey Kepuasan Masyarakat") < text.index("Jakarta, …"), kode


@pytest.mark.slow
def test_a_row_that_fits_on_a_page_is_on_one(
    pages: dict[str, list[str]], mayor_of_2022: tuple[domain.Perjanjian, Form]
) -> None:
    mayor, _ = mayor_of_2022
    texts = [flat(text) for text in pages["walikota-2022"]]
    for row in mayor.baris:
        first, *_ = texts_of(row)
        *_, last = texts_of(row)
        assert [first in text and last in text for text in texts].count(True) >= 1, row.kode


def texts_of(row: domain.Baris) -> list[str]:
    """The first words of each paragraph of Pengukuran."""
    blocks = [block for uraian in row.pengukuran for block in uraian.isi]
    plain = [block.teks if isinstance(block, domain.Butir) else block for block in blocks]
    return [" ".join(without_bold(text).split()[:4]) for text in plain]


@pytest.mark.slow
def test_no_page_ends_with_a_subhead_or_a_group(pages: dict[str, list[str]]) -> None:
    for kode, texts in pages.items():
        for text in texts:
            assert not flat(text).endswith((*SUBHEADS, *GROUPS)), kode


@pytest.mark.slow
def test_a_longer_row_goes_on_at_the_top_of_the_next_page_and_loses_nothing(
    pages: dict[str, list[str]],
) -> None:
    for kode, count, parts in (("awal", 60, 2), ("tengah", 120, 3), ("akhir", 42, 2)):
        going_on = [flat(text) for text in pages[kode] if "(lanjutan)" in text]
        assert len(going_on) == parts - 1, kode
        for text in going_on:
            _, _, rows = text.partition("I II III IV ")
            assert rows.index("Alinea contoh") < 60, kode
        whole = flat(" ".join(pages[kode]))
        places = [whole.index(f"Alinea contoh nomor {n}.") for n in range(1, count + 1)]
        assert places == sorted(places), kode
        assert "Sumber Data: Laporan contoh" in whole, kode


@pytest.mark.slow
def test_the_end_of_a_long_last_row_stands_with_the_signatures(
    pages: dict[str, list[str]],
) -> None:
    last = flat(pages["akhir"][-1])
    assert last.count("Alinea contoh") > 10
    assert "Sumber Data: Laporan contoh" in last


@pytest.mark.slow
def test_konsep_stands_on_every_page_of_a_draft_and_on_none_of_a_ready_one(
    pages: dict[str, list[str]],
) -> None:
    for kode in ("kabag-kkpp", "kasubbag-tata-usaha", "camat-tambora"):
        assert all("KONSEP" in text for text in pages[kode]), kode
    for kode in ("walikota", "asisten-pemerintahan"):
        assert not any("KONSEP" in text for text in pages[kode]), kode


@pytest.mark.slow
def test_a_konsep_says_on_its_last_page_why_and_a_ready_one_says_nothing(
    pages: dict[str, list[str]],
) -> None:
    for kode, why in (
        ("kabag-kkpp", "KONSEP karena: indikator 1.1, 1.2, 2.1, 2.2 belum diturunkan."),
        ("camat-tambora", "KONSEP karena: indikator Score Card belum dikonfirmasi Bagian KKPP; "),
    ):
        *before, last = pages[kode]
        assert why in last, kode
        assert last.index("NIP") < last.index(why), "below the signatures"
        assert not any("KONSEP karena" in text for text in before), kode
    for kode in ("walikota", "asisten-pemerintahan"):
        assert not any("karena:" in text for text in pages[kode]), kode


@pytest.mark.slow
def test_the_reasons_of_a_konsep_take_no_page(tmp_path: Path) -> None:
    year = load_year(ROOT).value
    assert year is not None
    form = load_form(ROOT, year.organisasi.naskah, year.katalog).value
    assert form is not None
    konsep = year.perjanjian[domain.KodeJabatan("kasubbag-tata-praja")]
    many = replace(konsep, alasan_konsep=konsep.alasan_konsep * 6)
    for name, perjanjian in (("satu", konsep), ("banyak", many)):
        (tmp_path / f"{name}.docx").write_bytes(document(perjanjian, form))
    made = convert_all([tmp_path / "satu.docx", tmp_path / "banyak.docx"], "pdf", tmp_path)
    one, several = map(pdf_pages, made)
    assert len(one) == len(several)
    assert "KONSEP karena" in several[-1]


@pytest.mark.slow
def test_the_last_program_stands_with_the_sum_and_the_signatures(tmp_path: Path) -> None:
    perjanjian, form = load(ROOT, "lurah-tambora")
    counts = [(rows, count) for rows in (1, 12, 24, 30, 36) for count in (1, 2, 4, 40)]
    for rows, count in counts:
        program = tuple(
            domain.Program(perjanjian.jabatan.kode, f"Program ke-{n}.", Decimal(n), "", HERE)
            for n in range(1, count + 1)
        )
        made = document(replace(long_row(perjanjian, 0, rows), program=program), form)
        (tmp_path / f"{rows}-{count}.docx").write_bytes(made)
    paths = convert_all([tmp_path / f"{r}-{c}.docx" for r, c in counts], "pdf", tmp_path)
    pages = {path.stem: [flat(text) for text in pdf_pages(path)] for path in paths}
    for rows, count in counts:
        *before, last = pages[f"{rows}-{count}"]
        assert last.index(f"Program ke-{count}.") < last.index("Jumlah"), (rows, count)
        assert last.index("Jumlah") < last.index("Jakarta, "), (rows, count)
        assert not any(text.endswith(("Program dan Anggaran", "Keterangan")) for text in before)
        whole = " ".join((*before, last))
        assert all(f"Program ke-{n}." in whole for n in range(1, count + 1)), (rows, count)


@pytest.mark.slow
def test_a_scope_stands_beneath_the_name_of_its_indicator(pages: dict[str, list[str]]) -> None:
    text = " ".join(" ".join(pages["asisten-pemerintahan"]).split())
    assert "(Ketertiban" in text
    assert "Pengelolaan" in text


@pytest.mark.slow
def test_rows_to_be_derived_are_named_and_have_no_target(pages: dict[str, list[str]]) -> None:
    text = " ".join(" ".join(pages["kabag-kkpp"]).split())
    assert "Diturunkan menjadi Indikator Kinerja Program/Kegiatan" in text
    assert "86,75" not in text
