"""What an indicator says by itself: each rule with what it tells and what it leaves alone."""

import pytest

from pkdocs import domain
from pkdocs.base.problem import Berat
from pkdocs.base.values import replace
from pkdocs.rules.mutu.isi import check_sasaran, check_wording
from pkdocs.rules.mutu.milik import Milik
from tests.support.mutu import STRATEGIS, UKURAN, lines, milik
from tests.support.worlds import HERE, indikator, katalog_of


def told(*everything: Milik) -> list[str]:
    return lines(check_wording(everything, UKURAN))


def test_an_indicator_of_good_quality_is_left_alone() -> None:
    assert told(milik(indikator="Persentase arsip tertata")) == []


def test_a_strategic_row_that_counts_activities_is_told() -> None:
    counting = milik(kelompok=STRATEGIS, indikator="Jumlah nota dinas yang terbit")
    assert told(counting) == [
        (
            'M001 indikator 1.1: indikator strategis menghitung kegiatan ("Jumlah … nota dinas"); '
            "pilih ukuran hasilnya, bukan banyaknya pekerjaan."
        )
    ]
    (problem,) = check_wording([counting], UKURAN)
    assert (problem.berat, problem.jabatan) == (Berat.PERINGATAN, ())


@pytest.mark.parametrize(
    ("kelompok", "jenjang", "name", "codes"),
    [
        (STRATEGIS, ("Tinggi",), "Jumlah rapat", ["M001"]),
        (STRATEGIS, ("Tinggi", "Pengawas"), "Jumlah rapat", ["M001"]),
        (STRATEGIS, ("Pengawas",), "Jumlah rapat", []),
        (domain.Kelompok.KHUSUS, (), "Jumlah rapat", []),
        (STRATEGIS, (), "Jumlah keluarga", []),
        (STRATEGIS, (), "Persentase rapat", []),
    ],
)
def test_only_heads_are_asked_for_results(
    kelompok: domain.Kelompok, jenjang: tuple[str, ...], name: str, codes: list[str]
) -> None:
    found = told(milik(kelompok=kelompok, jenjang=jenjang, indikator=name))
    assert [line[:4] for line in found] == codes


@pytest.mark.parametrize(
    ("isi", "codes"),
    [
        ((domain.Uraian("metode", "", ("Lihat pedoman",)),), []),
        ((domain.Uraian("uraian", "", ("Yang selesai dibagi semua",)),), []),
        ((domain.Uraian("uraian", "", (domain.Butir("a.", "n x 100"),)),), []),
        ((domain.Uraian("uraian", "", ("Arsip yang tertata",)),), ["M002"]),
        ((), ["M002"]),
    ],
)
def test_a_formula_is_written_somewhere(isi: tuple[domain.Uraian, ...], codes: list[str]) -> None:
    assert [line[:4] for line in told(milik(pengukuran=isi))] == codes
    assert told(milik(pengukuran=isi, indikator="Nilai SAKIP kota")) == []
    own = replace(UKURAN, satuan=("Predikat",))
    judged = milik(pengukuran=isi, satuan="Predikat")
    assert list(check_wording([judged], own)) == []


def test_a_source_that_says_there_is_none_is_told() -> None:
    assert told(milik(sumber_data="Belum ada.")) == [
        'M003 indikator 1.1: sumber datanya "Belum ada."; sebut dari mana angka capaiannya diambil.'
    ]


@pytest.mark.parametrize("satuan", ["nilai", "Orang/Bulan", "Orang / bulan", "/", "%"])
def test_a_unit_of_the_list_is_known_alone_or_with_another(satuan: str) -> None:
    own = replace(UKURAN, satuan=(*UKURAN.satuan, "%"))
    assert list(check_wording([milik(satuan=satuan)], own)) == []


def test_a_unit_that_is_on_no_list_is_told_with_the_likeliest() -> None:
    assert told(milik(satuan="Orng"), milik(satuan="Orang/Kebun")) == [
        (
            'M004 indikator 1.1: satuan "Orng" tidak ada di daftar satuan; perbaiki ejaannya, atau '
            'tambahkan ke daftar satuan proyek. Maksudnya "Orang"?'
        ),
        (
            'M004 indikator 1.1: satuan "Orang/Kebun" tidak ada di daftar satuan; perbaiki '
            "ejaannya, atau tambahkan ke daftar satuan proyek."
        ),
    ]


def test_a_unit_that_many_indicators_have_is_told_once() -> None:
    (line,) = told(*(milik(f"1.{n}", satuan="Kebun") for n in range(3)))
    assert line.startswith(
        'M004 indikator 1.0: satuan "Kebun" tidak ada di daftar satuan (juga pada 2 indikator lain)'
    )


def test_an_indicator_that_begins_as_an_activity_is_told() -> None:
    assert told(milik(indikator="Penyusunan laporan kinerja")) == [
        (
            'M010 indikator 1.1: bunyinya diawali "Penyusunan", sebuah kegiatan; sebut ukurannya, '
            'misalnya "Persentase …" atau "Indeks …".'
        )
    ]


def test_a_sasaran_that_begins_as_an_activity_is_told_once_wherever_it_stands() -> None:
    katalog = katalog_of("walikota", indikator("1.1", []), indikator("1.2", []))
    wrong = replace(katalog.sasaran[0], sasaran="Melaksanakan penataan arsip")
    kode, induk = domain.KodeJabatan("kabag"), domain.KodeIndikator("1.1")
    own = domain.Turunan((kode,), induk, wrong.sasaran, indikator("1.1.a", []))
    card = domain.ScoreCard(("camat",), True, (wrong,), HERE)
    katalog = replace(katalog, sasaran=(wrong,), turunan=(own,), score_card=card)
    problems = list(check_sasaran(katalog, UKURAN))
    assert {problem.span for problem in problems} == {HERE, own.indikator.span}
    found = lines(problems)
    why = (
        'bunyinya diawali "Melaksanakan", sebuah kegiatan; sebut keadaan yang dicapai, misalnya '
        '"Meningkatnya …" atau "Terwujudnya …".'
    )
    assert found == [f"M010 sasaran {name}: {why}" for name in ("1", "1", "1.1.a")]
    assert list(check_sasaran(katalog_of("walikota", indikator("1.1", [])), UKURAN)) == []
