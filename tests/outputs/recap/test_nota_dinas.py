"""The nota dinas to the Walikota: its words, and the paper from the shipped template."""

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.values import replace
from pkdocs.outputs.instruksi.template import load_template
from pkdocs.outputs.recap import nota_dinas as papers
from pkdocs.rules.rekap import Kemajuan, Rekap, rekap
from tests.helpers import CASES, ROOT, read_lines
from tests.support.rekap import HARI, SAKIP, TENGGAT, person, post

KNOWN = (
    person(post("satu", Kemajuan.SIAP, "Bagian A", sistem={SAKIP: frozenset("12")})),
    post("dua", Kemajuan.KONSEP, "Bagian B"),
    post("tiga", Kemajuan.TANPA_NAMA, "Bagian B"),
    post("empat", Kemajuan.DITANDATANGANI, "Bagian B"),
    post("lima", Kemajuan.TANPA_INDIKATOR, "Bagian B"),
    post("enam", Kemajuan.GALAT, "Bagian B"),
)
MADE = rekap(2023, KNOWN, TENGGAT, HARI)
YEAR = load_year(CASES / "base").value
assert YEAR is not None
ORGANISASI = replace(
    YEAR.organisasi,
    penyerahan=domain.Penyerahan(
        penyusun=domain.KodeJabatan("kabag-dua"), kepada=domain.KodeJabatan("walikota")
    ),
)


def printed(made: Rekap, organisasi: domain.Organisasi = ORGANISASI) -> list[str]:
    template = load_template(ROOT, papers.NOTA_DINAS).value
    assert template is not None
    return read_lines(papers.nota_dinas(made, organisasi, template))


def test_it_says_from_whom_to_whom_and_leaves_number_and_date_to_be_written() -> None:
    words = papers.build_words(MADE, ORGANISASI)
    assert (words["dari"], words["kepada"]) == ("Kepala Bagian Dua", "Walikota Kota Contoh")
    assert set(str(words["nomor"])) == set(str(words["tanggal"])) == {"…"}
    assert words["penyusun"] == {
        "jabatan": "Kepala Bagian Dua",
        "nama": "Bima Contoh",
        "baris_nip": "NIP 198506062010061006",
    }
    assert words["kop"] == ["PEMERINTAH PROVINSI CONTOH"]
    assert words["unit_penyusun"] == "Bagian Dua"


@pytest.mark.parametrize("kode", [None, "hilang"])
def test_who_is_not_told_is_dots(kode: str | None) -> None:
    own = domain.KodeJabatan(kode) if kode else None
    penyerahan = domain.Penyerahan(penyusun=own, kepada=own)
    words = papers.build_words(MADE, replace(ORGANISASI, penyerahan=penyerahan))
    assert (words["dari"], words["kepada"], words["unit_penyusun"]) == ("…" * 10, "…" * 10, "")
    assert words["penyusun"] == {"jabatan": "…" * 10, "nama": "…" * 15, "baris_nip": ""}


def test_the_counts_of_a_unit_add_up() -> None:
    words = papers.build_words(MADE, ORGANISASI)
    units = words["unit"]
    assert isinstance(units, list)
    late, alone = units
    assert (late["no"], late["unit"], alone["diinput"]) == ("1", "Bagian B", "0/2")
    told = ("wajib", "kosong", "galat", "konsep", "belum_siap", "tanpa_nama", "siap")
    assert [late[key] for key in told] == ["5", "1", "1", "1", "3", "1", "0"]
    assert (late["siap_ditandatangani"], late["ditandatangani"]) == ("1", "1")


def test_of_very_many_late_posts_the_rest_is_counted() -> None:
    assert papers.build_words(MADE, ORGANISASI)["terlambat_lain"] == ""
    many = rekap(2023, [post(f"p{n}") for n in range(papers.MOST_LATE + 7)], TENGGAT, HARI)
    words = papers.build_words(many, ORGANISASI)
    listed = words["terlambat"]
    assert isinstance(listed, list)
    assert len(listed) == papers.MOST_LATE
    assert words["terlambat_lain"] == "dan 7 jabatan lain"


def test_the_paper_prints_every_unit_and_every_late_post() -> None:
    text = "\n".join(printed(MADE))
    for words in (
        "NOTA DINAS",
        "Walikota Kota Contoh",
        "rekap Perjanjian Kinerja Tahun 2023, keadaan 1 Maret 2023.",
        "Dari 6 jabatan yang wajib menyusun Perjanjian Kinerja, 1 sudah ditandatangani",
        "Tenggat: ditandatangani 28 Februari 2023, diinput 31 Maret 2023, diserahkan 28 Februari",
        "JABATAN YANG MELEWATI TENGGAT",
        "Dr. Rara Contoh, M.Si.",
        "NIP 198506062010061006",
    ):
        assert words in text


def test_without_late_posts_and_last_days_nothing_is_said_of_them() -> None:
    quiet = rekap(2023, KNOWN, domain.Tenggat(), HARI)
    text = "\n".join(printed(quiet))
    assert "JABATAN YANG MELEWATI TENGGAT" not in text
    assert "Tenggat:" not in text


def test_the_same_recap_gives_the_same_bytes() -> None:
    template = load_template(ROOT, papers.NOTA_DINAS).value
    assert template is not None
    assert papers.nota_dinas(MADE, ORGANISASI, template) == papers.nota_dinas(
        MADE, ORGANISASI, template
    )
