"""The shipped data: what the Instruksi Walikota e-0005/2023 says, written out by hand."""

import json
from collections import Counter

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.problem import Berat
from pkdocs.rules.year import Year
from pkdocs.sources.yaml_file import read_source
from tests.helpers import ROOT


@pytest.fixture(scope="module")
def year() -> Year:
    loaded = load_year(ROOT).value
    assert loaded is not None
    return loaded


# kode -> (tw1, tw2, tw3, tw4, tahunan, satuan, agregasi), read off the lampiran.
TARGETS = {
    "1.1": ("N/A", "86,75", "N/A", "86,75", "86,75", "Nilai", "tetap"),
    "1.2": ("N/A", "86,75", "N/A", "86,75", "86,75", "Nilai", "tetap"),
    "2.1": ("N/A", "88,5", "N/A", "88,5", "88,5", "Nilai", "tetap"),
    "2.2": ("N/A", "85", "N/A", "85", "85", "Nilai", "tetap"),
    "3.1": ("N/A", "(3) WTP", "N/A", "N/A", "(3) WTP", "Predikat", "tetap"),
    "4.1": ("100%", "100%", "100%", "100%", "100%", "Persen", "tetap"),
    "5.1": ("100%", "100%", "100%", "100%", "100%", "Persen", "tetap"),
    "6.1": ("N/A", "N/A", "N/A", "A (82)", "A (82)", "Predikat", "tetap"),
    "7.1": ("N/A", "100%", "100%", "100%", "100%", "Persentase", "tetap"),
    "8.1": ("100%", "100%", "100%", "100%", "100%", "Persentase", "tetap"),
    "9.1": ("92", "N/A", "92", "N/A", "92", "Nilai", "tetap"),
    "10.1": ("5%", "40%", "45%", "10%", "100%", "Presentase absolute", "jumlah"),
    "11.1": ("N/A", "15%", "30%", "100%", "100%", "Persentase", "kumulatif"),
    "12.1": ("100%", "100%", "100%", "100%", "100%", "Persen", "tetap"),
    "13.1": ("100%", "100%", "100%", "100%", "100%", "Persen", "tetap"),
    "14.1": ("25%", "25%", "25%", "25%", "100%", "Persen", "jumlah"),
}
# Ticked posts of Lampiran I, II, III; "↓" stands for diturunkan to all of that lampiran.
PEM, EKBANG, KESRA = (
    "asisten-pemerintahan",
    "asisten-perekonomian-pembangunan",
    "asisten-administrasi-kesra",
)
TICKS = {
    "1.1": ({PEM, EKBANG, KESRA}, "↓", "↓"),
    "1.2": ({PEM, EKBANG, KESRA}, "↓", "↓"),
    "2.1": ({PEM, EKBANG, KESRA}, "↓", {"ketua-subkelompok-pelayanan-publik"}),
    "2.2": ({PEM, EKBANG, KESRA}, "↓", "↓"),
    "3.1": ({KESRA}, {"kabag-ppk"}, {"kasubbag-tata-usaha-keuangan"}),
    "4.1": (
        {PEM, EKBANG, KESRA},
        {
            "kabag-pemerintahan",
            "kabag-hukum",
            "kabag-kkpp",
            "kabag-perekonomian",
            "kabag-plh",
            "kabag-umum",
            "kabag-ppk",
            "kabag-kesra",
        },
        "↓",
    ),
    "5.1": (
        {EKBANG, KESRA},
        {"kabag-perekonomian", "kabag-umum"},
        {
            "ketua-subkelompok-perindustrian-perdagangan-dan-koperasi-usaha-kecil-dan-menengah",
            "kasubbag-tata-usaha",
        },
    ),
    "6.1": ({KESRA}, {"kabag-ppk"}, {"ketua-subkelompok-program-dan-pelaporan"}),
    "7.1": ({KESRA}, {"kabag-umum"}, {"kasubbag-tata-usaha"}),
    "8.1": ({KESRA}, {"kabag-umum"}, {"kasubbag-tata-usaha"}),
    "9.1": ({PEM}, {"kabag-pemerintahan"}, {"ketua-subkelompok-bina-pemerintahan"}),
    "10.1": ({KESRA}, {"kabag-umum"}, {"kasubbag-rumah-tangga"}),
    "11.1": (
        {EKBANG},
        {"kabag-plh"},
        {"subkoordinator-penataan-ruang-pertanahan-dan-perumahan"},
    ),
    "12.1": ({PEM}, {"kabag-kkpp"}, {"ketua-subkelompok-pelayanan-publik"}),
    "13.1": ({PEM}, {"kabag-kkpp"}, {"ketua-subkelompok-pelayanan-publik"}),
    "14.1": ({KESRA}, {"kabag-ppk"}, {"kasubbag-tata-usaha-keuangan"}),
}


def test_the_catalogue_has_fourteen_sasaran_and_sixteen_indicators_in_three_groups(
    year: Year,
) -> None:
    groups = [str(s.kelompok) for s in year.katalog.sasaran]
    assert groups == ["strategis"] * 2 + ["khusus"] * 9 + ["operasional"] * 3
    assert [i.kode for _, i in domain.iter_indikator(year.katalog)] == list(TARGETS)


@pytest.mark.parametrize("kode", list(TARGETS))
def test_targets_are_those_of_the_instruksi(year: Year, kode: str) -> None:
    found = {i.kode: i for _, i in domain.iter_indikator(year.katalog)}[domain.KodeIndikator(kode)]
    assert found.target is not None
    target = (*found.target.triwulan, found.target.tahunan)
    printed = tuple(n.teks if n else "N/A" for n in target)
    assert (*printed, found.satuan, str(found.agregasi)) == TARGETS[kode]


@pytest.mark.parametrize("kode", list(TICKS))
def test_ticks_are_those_of_the_three_lampiran(year: Year, kode: str) -> None:
    found = {i.kode: i for _, i in domain.iter_indikator(year.katalog)}[domain.KodeIndikator(kode)]
    jenis = {
        "Lampiran I": "asisten",
        "Lampiran II": "kepala-bagian",
        "Lampiran III": "subbagian-setko",
    }
    for lampiran, wanted in zip(jenis, TICKS[kode], strict=True):
        rules = [p for p in found.penerima if p.lampiran == lampiran]
        if wanted == "↓":
            everyone = {
                j.kode for j in year.organisasi.jabatan.values() if j.jenis == jenis[lampiran]
            }
            assert {kode for p in rules for kode in p.jabatan} == everyone
            assert {p.sifat for p in rules} == {domain.Sifat.DITURUNKAN}
        else:
            assert {kode for p in rules for kode in p.jabatan} == wanted
            assert {p.sifat for p in rules} == {domain.Sifat.LANGSUNG}


def test_the_three_scopes_of_2_1_are_those_of_lampiran_i(year: Year) -> None:
    rows = {
        kode: [
            b.lingkup for b in year.perjanjian[domain.KodeJabatan(kode)].baris if b.kode == "2.1"
        ]
        for kode in (PEM, EKBANG, KESRA)
    }
    assert rows == {
        PEM: [("Ketertiban Umum", "Kepuasan Terhadap Pengelolaan Kelurahan")],
        EKBANG: [("PPSU",)],
        KESRA: [("PKK", "Jumantik", "Posyandu", "RPTRA")],
    }


def test_entry_systems_follow_the_catatan_of_lampiran_iii(year: Year) -> None:
    systems = {i.kode: i.sistem_input for _, i in domain.iter_indikator(year.katalog)}
    assert [k for k, v in systems.items() if v == "e-SAKIP"] == ["1.1", "1.2", "2.1", "2.2"]
    rest = {v for k, v in systems.items() if not k.startswith(("1.", "2."))}
    assert rest == {"Sistem Informasi Manajemen Kepegawaian"}


def test_the_intervals_of_2_1_join_without_a_gap(year: Year) -> None:
    found = {i.kode: i for _, i in domain.iter_indikator(year.katalog)}[domain.KodeIndikator("2.1")]
    items = [b.teks for u in found.pengukuran for b in u.isi if isinstance(b, domain.Butir)]
    assert [item.partition("sebesar ")[2] for item in items] == [
        "1,00 – 2,59, atau nilai interval konversi 25,00 – 64,99;",
        "2,60 – 3,06, atau nilai interval konversi 65,00 – 76,60;",
        "3,07 – 3,53, atau nilai interval konversi 76,61 – 88,30;",
        "3,54 – 4,00, atau nilai interval konversi 88,31 – 100,00.",
    ]


def test_typing_errors_of_the_source_are_kept(year: Year) -> None:
    by_kode = {i.kode: (s, i) for s, i in domain.iter_indikator(year.katalog)}
    assert by_kode[domain.KodeIndikator("4.1")][0].sasaran.startswith("Meningkatknya Pemanfaatan")
    assert by_kode[domain.KodeIndikator("10.1")][1].satuan == "Presentase absolute"


def test_the_chart_has_all_390_posts(year: Year) -> None:
    kinds = [j.jenis for j in year.organisasi.jabatan.values()]
    assert len(kinds) == 391  # with the Gubernur, who only signs
    counts = {kind: kinds.count(kind) for kind in set(kinds)}
    assert (counts["asisten"], counts["kepala-bagian"], counts["subbagian-setko"]) == (3, 8, 24)
    assert (counts["camat"], counts["lurah"]) == (8, 56)


def test_names_used_twice_keep_their_level(year: Year) -> None:
    for nama in ("taman-sari", "tambora", "kebon-jeruk", "kalideres", "palmerah"):
        assert (
            year.organisasi.jabatan[domain.KodeJabatan(f"lurah-{nama}")].atasan == f"camat-{nama}"
        )


def test_camat_and_lurah_carry_2_1_as_inferred_and_wait_for_the_score_card(year: Year) -> None:
    for kode in ("camat-tambora", "lurah-tambora"):
        perjanjian = year.perjanjian[domain.KodeJabatan(kode)]
        assert [b.kode for b in perjanjian.baris] == ["2.1"]
        assert perjanjian.baris[0].perlu_konfirmasi
        assert perjanjian.alasan_konsep == (
            "indikator Score Card belum dikonfirmasi Bagian KKPP",
            "pemberian indikator 2.1 perlu dikonfirmasi",
        )


def test_the_score_card_ships_its_structure_and_no_invented_rows(year: Year) -> None:
    card = year.katalog.score_card
    assert card is not None
    assert (card.dikonfirmasi, card.sasaran) == (False, ())


def test_the_mayor_carries_all_sixteen_and_is_ready(year: Year) -> None:
    mayor = year.perjanjian[domain.KodeJabatan("walikota")]
    assert [b.kode for b in mayor.baris] == list(TARGETS)
    assert mayor.keadaan is domain.Keadaan.SIAP
    assert mayor.pihak_kedua.jabatan.kode == "gubernur"


def test_only_the_mayor_can_sign_as_it_is(year: Year) -> None:
    counts = Counter(perjanjian.keadaan for perjanjian in year.perjanjian.values())
    assert counts == {
        domain.Keadaan.SIAP: 1,
        domain.Keadaan.TANPA_NAMA: 2,
        domain.Keadaan.KONSEP: 97,
    }


def test_the_shipped_data_has_warnings_but_no_errors(year: Year) -> None:
    assert [str(p) for p in year.problems if p.berat is Berat.GALAT] == []
    assert {p.kode for p in year.problems} == {"J015", "J016", "K012", "K013", "K014", "K015"}


def test_no_holder_is_named_whom_no_public_paper_names(year: Year) -> None:
    named = {k for k, j in year.organisasi.jabatan.items() if j.pejabat}
    assert named == {"gubernur", "walikota"}


def test_every_choice_of_the_transcription_is_complete() -> None:
    source = read_source(ROOT / "indicators.yaml", "indicators.yaml").value
    assert source is not None
    choices = [
        choice
        for sasaran in source.plain()["sasaran"]
        for entry in (sasaran, *sasaran["indikator"])
        for choice in entry.get("pilihan", [])
    ]
    assert len(choices) > 100
    text = json.dumps(choices, ensure_ascii=False)
    assert "88.5" in text
    assert "Meningkatknya" in text
    assert all(all(choice.values()) for choice in choices)


def test_no_lookalike_letters_of_other_scripts_stand_in_the_data(year: Year) -> None:
    text = repr((year.organisasi, year.katalog))
    assert "Kepuasan" in text
    assert [c for c in text if "\u0370" <= c <= "\u04ff"] == []
