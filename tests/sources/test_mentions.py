"""Which texts of a source name a year, whose they are, and what goes on from last year."""

from pkdocs.domain.tinjauan import Teks
from pkdocs.sources.mentions import dated_texts, proposals
from pkdocs.sources.yaml_file import Source, parse_source

CATALOGUE = """\
tahun: "2023"
dasar: Instruksi Nomor 5 Tahun 2023
score_card: kartu-2023.yaml
tinjauan: tinjauan-2023.yaml
sasaran:
  - no_sasaran: "1"
    sasaran: Kota tertib
      Tahun 2023
    pilihan: [{di: PK 2022}]
    indikator:
      - kode: "2022.1.1"
        no_indikator: "1"
        indikator: Nilai 2023
        pengukuran:
          - jenis: metode
            judul: Rumus 2022
            isi:
              - tanpa tahun
              - daftar: [a. data 2021]
        target: {tw1: Juni 2023, tahunan: "5"}
        target_per:
          lurah-a: {tw1: "1", tahunan: "2", satuan: Butir}
        satuan: Dokumen
        penerima:
          lampiran_ii: {teks: Diturunkan 2023, diturunkan: [{semua: x, perlu_konfirmasi: cek 2019}]}
turunan:
  - tawaran: "2022"
    kode: t.1
    no_indikator: "1"
    indikator: Ditawarkan 2022
  - kode: t.2
    no_indikator: "2"
    indikator: Diambil 2022
    target: {tahunan: "3"}
program:
  - {jabatan: kabag-a, program: Program 2023, anggaran: 2023, keterangan: APBD}
"""
UNIT = """\
unit: Kelurahan A
score_card:
  lurah-a:
    SC.1: {tw1: "1", tahunan: "4"}
konfirmasi:
  - {oleh: Kabag, tanggal: 9 Januari 2023, surat: Surat 2023}
"""
ORG = """\
naskah:
  kop: [KOTA 2023]
  judul_lampiran: {Tinggi: "PERJANJIAN TAHUN 2023"}
  tanggal: 6 Februari 2023
jabatan:
  - {kode: kabag-a, nama: Ketua Panitia 2023, pejabat: {nip: "198001012005011001", nama: Ani 2023}}
"""


def source(text: str, berkas: str) -> Source:
    found = parse_source(text.encode(), berkas).value
    assert found is not None
    return found


def dated(text: str, berkas: str) -> list[Teks]:
    return [teks for _, teks in dated_texts(source(text, berkas), "indicators.yaml")]


def test_every_printed_text_with_a_year_is_found_with_its_place_and_owner() -> None:
    found = dated(CATALOGUE, "indicators.yaml")
    assert [(t.di, t.teks, t.span.baris) for t in found] == [
        ("dasar", "Instruksi Nomor 5 Tahun 2023", 2),
        ("sasaran 1, nama", "Kota tertib Tahun 2023", 7),
        ("indikator 2022.1.1, nama", "Nilai 2023", 13),
        ("indikator 2022.1.1, pengukuran", "Rumus 2022", 16),
        ("indikator 2022.1.1, pengukuran", "a. data 2021", 19),
        ("indikator 2022.1.1, target", "Juni 2023", 20),
        ("indikator 2022.1.1, penerima", "Diturunkan 2023", 25),
        ("indikator t.2, nama", "Diambil 2022", 33),
        ("program kabag-a, nama", "Program 2023", 36),
    ]
    assert [t.dicetak for t in found] == [False] + [True] * 8
    assert found[1].sasaran == "Kota tertib Tahun 2023"
    assert {t.indikator for t in found[2:7]} == {"2022.1.1"}
    assert (found[-1].jabatan, found[-1].indikator) == ("kabag-a", "")


def test_words_of_the_form_and_names_of_posts_are_found_and_names_of_people_are_not() -> None:
    found = dated(ORG, "org.yaml")
    assert [(t.di, t.jabatan) for t in found] == [
        ("org.yaml: naskah, kop", ""),
        ("org.yaml: naskah, judul_lampiran, Tinggi", ""),
        ("org.yaml: jabatan kabag-a, nama", "kabag-a"),
    ]


def test_people_and_when_they_hold_a_post_are_not_looked_at() -> None:
    people = "pegawai:\n  - memangku: [{jabatan: kabag-a, mulai: 1 Januari 2022}]\n"
    assert dated(people, "pegawai.yaml") == []


def test_a_year_in_the_score_card_target_of_a_post_is_of_that_post() -> None:
    unit = 'unit: A\nscore_card:\n  lurah-a:\n    SC.1: {tahunan: "Juni 2022"}\n'
    [own] = dated(unit, "turunan/a.yaml")
    assert (own.indikator, own.jabatan) == ("SC.1", "lurah-a")
    assert own.di == "turunan/a.yaml: score_card, lurah-a, SC.1, tahunan"


def test_the_file_of_a_unit_is_named_and_its_confirmations_are_not_looked_at() -> None:
    assert dated(UNIT, "turunan/kelurahan-a.yaml") == []


def test_from_when_to_when_a_person_holds_a_post_is_no_text_of_last_year() -> None:
    held = "[{jabatan: kabag-a, mulai: 1 Juli 2021, selesai: 30 Juni 2022}]"
    assert dated(f"pegawai:\n  - nama: Ani\n    memangku: {held}\n", "pegawai.yaml") == []


def test_targets_and_programs_go_on_as_proposals_and_own_turunan_do_not() -> None:
    found = list(proposals(source(CATALOGUE, "indicators.yaml"), "indicators.yaml"))
    assert [(t.di, t.teks, t.indikator, t.jabatan) for t in found] == [
        ("target 2022.1.1", "tw1 Juni 2023; tahunan 5; satuan Dokumen", "2022.1.1", ""),
        ("target 2022.1.1 (lurah-a)", "tw1 1; tahunan 2; satuan Butir", "2022.1.1", "lurah-a"),
        ("program kabag-a: Program 2023", "anggaran 2023", "", "kabag-a"),
    ]
    [own] = proposals(source(UNIT, "turunan/a.yaml"), "indicators.yaml")
    assert (own.di, own.teks) == ("turunan/a.yaml: target SC.1 (lurah-a)", "tw1 1; tahunan 4")
    assert (own.indikator, own.jabatan) == ("SC.1", "lurah-a")


def test_a_year_at_a_seat_is_of_its_title() -> None:
    seats = "jabatan:\n  - kode: analis\n    kursi: [{nama: a, peran: Ketua 2023}]\n"
    source = parse_source(seats.encode(), "org.yaml").value
    assert source
    [(_, found)] = dated_texts(source, "indicators.yaml")
    assert (found.di, found.jabatan) == ("org.yaml: jabatan analis, kursi", "analis")


def test_two_program_lines_of_one_name_are_confirmed_each_by_itself() -> None:
    line = "  - {jabatan: kabag-a, program: Program Satu, anggaran: %d}\n"
    catalogue = f"tahun: 2023\nprogram:\n{line % 5}{line % 7}{line % 5}"
    found = list(proposals(source(catalogue, "indicators.yaml"), "indicators.yaml"))
    assert [(own.di, own.teks) for own in found] == [
        ("program kabag-a: Program Satu", "anggaran 5"),
        ("program kabag-a: Program Satu (baris ke-2)", "anggaran 7"),
        ("program kabag-a: Program Satu (baris ke-3)", "anggaran 5"),
    ]
