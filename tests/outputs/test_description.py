"""One agreement for reading in the terminal: parties, reasons, and each row with its target."""

from pathlib import Path

from pkdocs import domain
from pkdocs.app.years import open_year
from pkdocs.base.values import replace
from pkdocs.outputs.description import describe, describe_people
from pkdocs.rules.year import Year
from tests.helpers import run
from tests.support.seats import give_seats
from tests.support.units import with_units


def test_an_agreement_reads_with_its_parties_rows_and_targets(year: Year) -> None:
    perjanjian = year.perjanjian[domain.KodeJabatan("kabag-dua")]
    assert list(describe(perjanjian)) == [
        "Kepala Bagian Dua (kabag-dua), Bagian Dua",
        "Perjanjian Kinerja 2023: siap",
        "Pihak Pertama : Bima Contoh, Kepala Bagian Dua",
        "Pihak Kedua   : Dewi Contoh, Asisten Dua",
        "",
        "1.1 [1.1.b] Jumlah layanan dua",
        "    sasaran strategis: Layanan kota membaik",
        "    turunan sendiri dari 1.1",
        "    sumber data e-SAKIP; diinput melalui e-SAKIP",
        "    target 250 | 500 | 1.000 | 1.250 | tahunan 1.250 (Layanan, kumulatif)",
        "",
        "1.2 [1.2] Opini laporan keuangan",
        "    sasaran strategis: Layanan kota membaik",
        "    langsung",
        "    sumber data e-Kinerja; diinput melalui SIMPEG",
        "    target N/A | (3) WTP | N/A | N/A | tahunan (3) WTP (Predikat, tetap)",
    ]


def test_what_is_missing_is_shown_as_missing(year: Year) -> None:
    perjanjian = year.perjanjian[domain.KodeJabatan("kabag-dua")]
    row = replace(perjanjian.baris[0], target=None, sistem_input="", lingkup=("PKK", "PPSU"))
    owed = replace(row, sifat=domain.Sifat.DITURUNKAN)
    unsettled = replace(
        perjanjian,
        jenis=domain.Jenis.PERUBAHAN,
        pihak_pertama=replace(perjanjian.pihak_pertama, pejabat=None),
        baris=(owed,),
        alasan_konsep=("indikator 1.1 belum diturunkan",),
    )
    lines = list(describe(unsettled))
    assert lines[1:4] == [
        "Perjanjian Kinerja Perubahan 2023: konsep",
        "  - indikator 1.1 belum diturunkan",
        "Pihak Pertama : (belum diketahui), Kepala Bagian Dua",
    ]
    assert lines[-3:] == [
        "    diturunkan, belum disusun, lingkup PKK dan PPSU",
        "    sumber data e-SAKIP; diinput melalui (belum diketahui)",
        "    target … | … | … | … | tahunan … (Layanan, kumulatif)",
    ]


def test_a_holder_without_nip_is_told(year: Year) -> None:
    perjanjian = year.perjanjian[domain.KodeJabatan("kabag-dua")]
    pejabat = perjanjian.pihak_pertama.pejabat
    assert pejabat is not None
    first = replace(perjanjian.pihak_pertama, pejabat=replace(pejabat, nip=""))
    lines = list(describe(replace(perjanjian, pihak_pertama=first)))
    assert lines[1:3] == [
        "Perjanjian Kinerja 2023: siap, nama belum diisi",
        "Pihak Pertama : Bima Contoh (NIP belum diisi), Kepala Bagian Dua",
    ]
    by_nrk = replace(first, pejabat=replace(pejabat, bernrk=True))
    lines = list(describe(replace(perjanjian, pihak_pertama=by_nrk)))
    assert lines[2] == "Pihak Pertama : Bima Contoh (NRK belum diisi), Kepala Bagian Dua"


def test_how_a_name_was_read_and_what_else_is_known_of_a_person_is_shown(
    fresh_project: Path,
) -> None:
    organisasi = open_year(give_seats(fresh_project)).organisasi
    lines = list(describe_people(organisasi))
    shown = organisasi.jabatan[domain.KodeJabatan("walikota")]
    start = lines.index("analis-peraturan: Dr. H. Rangga Contoh, S.Sos., M.Si.")
    assert lines[start + 1] == (
        '    nama "Dr. H. Rangga Contoh, S.Sos., M.Si." dibaca: depan Dr. H. | nama Rangga Contoh '
        "| belakang S.Sos., M.Si."
    )
    assert lines[start + 2] == "    PNS, NRK 123456, Penata Tingkat I III/d"
    assert "analis-bantuan: Plt. Dr. H. Rangga Contoh, S.Sos., M.Si." in lines
    assert "analis-kosong: (belum diketahui)" in lines
    acting = replace(shown.pejabat, sebutan="Plt.") if shown.pejabat else None
    for later, told in ((acting, "Plt. Wira Contoh"), (None, "(belum diketahui)")):
        only = replace(shown, pengganti=(later,))
        posts = replace(organisasi, jabatan={only.kode: only})
        assert list(describe_people(posts)) == [
            "walikota: Wira Contoh",
            f"    pada PK Perubahan: {told}",
        ]
    assert "walikota: Wira Contoh" in lines


def test_own_targets_and_confirmations_are_shown(fresh_project: Path) -> None:
    with_units(fresh_project)
    lines = run("show", "camat-mawar", "-C", str(fresh_project)).stdout.splitlines()
    by = "dikonfirmasi Kepala Bagian Contoh, 9 Januari 2023 (Nota Dinas Contoh)"
    assert lines[1:4] == [
        "Perjanjian Kinerja 2023: siap",
        f"  - pemberian indikator 1.1: {by}",
        f"  - Score Card: {by}",
    ]
    assert "    target sendiri N/A | 89 | N/A | 89 | tahunan 89 (Indeks, tetap)" in lines
