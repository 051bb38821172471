"""Rules of the targets; what each says of a project stands in cases/bad."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.problem import Berat, Span
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.nilai import is_near_number, parse_nilai, parse_teks, says_not_measured
from pkdocs.rules.checks.targets import check_indikator, check_targets
from tests.support.worlds import HERE, TARGET, indikator, katalog_of, sendiri


@pytest.mark.parametrize("agregasi", list(domain.Agregasi))
def test_a_target_that_could_not_be_read_is_not_judged_again(agregasi: domain.Agregasi) -> None:
    entry = replace(indikator("1.1", []), agregasi=agregasi, target=None)
    assert list(check_indikator(entry, ())) == []


def doubts(satuan: str, teks: str) -> list[str]:
    """The words of A007 for a target that is the same in each quarter."""
    value = parse_nilai(teks)
    target = domain.Target(value, value, value, value, value)
    entry = replace(indikator("1.1", []), satuan=satuan, target=target)
    found = list(check_indikator(entry, ("walikota",)))
    assert {(p.kode, p.berat, p.jabatan) for p in found} <= {
        ("A007", Berat.PERINGATAN, ("walikota",))
    }
    return [p.pesan for p in found]


@pytest.mark.parametrize(
    ("satuan", "teks", "words"),
    [
        ("Persen", "950%", 'target "950%" jauh di atas 100'),
        ("%", "151%", 'target "151%" jauh di atas 100'),
        ("Indeks", "8.675", 'target "8.675" jauh di atas 100'),
        ("Skor", "360", 'target "360" jauh di atas 100'),
        ("Predikat", "A (820)", 'target "A (820)" jauh di atas 100'),
        ("Predikat", "A (12)", 'target "A (12)": predikat A tidak sesuai dengan nilainya'),
        ("Predikat", "B (95)", 'target "B (95)": predikat B tidak sesuai dengan nilainya'),
        ("Predikat", "Memuskan", 'predikat "Memuskan" tidak lazim; pastikan ejaannya. Maksudnya'),
        ("Predikat", "(3) Xyz", 'predikat "Xyz" tidak lazim; pastikan ejaannya.'),
        ("Dokumen", "-5", 'target "-5" di bawah nol'),
        ("Persen", "950", 'target "950" jauh di atas 100'),
        ("Persen", "0,9", 'target "0,9" bersatuan "Persen" berarti 0,9 persen'),
        ("%", "1", 'target "1" bersatuan "%" berarti 1 persen'),
        ("Nilai", "70-750", 'target "70-750" jauh di atas 100'),
        ("Nilai", "-5 – 750", 'target "-5 – 750" di bawah nol'),
        ("Predikat", "≥ Memuskan", 'predikat "Memuskan" tidak lazim; pastikan ejaannya. Maksudnya'),
    ],
)
def test_a_target_far_outside_its_kind_is_told_once(satuan: str, teks: str, words: str) -> None:
    (pesan,) = doubts(satuan, teks)
    assert pesan.startswith(f"indikator 1.1: {words}")


def test_percentages_pasted_from_excel_as_shares_of_one_say_what_they_were() -> None:
    values = [parse_nilai(teks) for teks in ("0,5", "0,75", "N/A", "0,875", "0,875")]
    entry = replace(indikator("1.1", []), satuan="Persen", target=domain.Target(*values))
    entry = replace(entry, agregasi=domain.Agregasi.TERAKHIR)
    (found,) = check_indikator(entry, ())
    assert found.kode == "A007"
    assert found.pesan.endswith('maksudnya "87,5%".')
    bound = domain.Target(*map(parse_nilai, ("≤ 1", "≤ 1", "≤ 1", "≤ 1", "≤ 1")))
    assert list(check_indikator(replace(entry, target=bound), ())) == []
    mixed = domain.Target(parse_nilai("0,5"), *map(parse_nilai, ("40", "60", "90", "90")))
    assert list(check_indikator(replace(entry, target=mixed), ())) == []


@pytest.mark.parametrize(
    ("satuan", "teks"),
    [
        ("Persen", "100%"),
        ("Persen", "0%"),
        ("Persen", "0"),
        ("Persen", "0,9%"),
        ("Persen", "0,9 persen"),
        ("Persen", "1,5"),
        ("Rasio", "0,9"),
        ("Indeks", "127,5"),
        ("Nilai", "86,75"),
        ("Dokumen", "12.500"),
        ("Rupiah", "1.250.000.000"),
        ("Predikat", "(3) WTP"),
        ("Predikat", "AA (91)"),
        ("Predikat", "A (95)"),
        ("Predikat", "B (62)"),
        ("Predikat", "Sangat Baik"),
        ("Predikat", "A-"),
        ("Predikat", "≥ BB"),
        ("Predikat", "minimal A (82)"),
        ("Rasio", "1:200"),
        ("Rasio", "200:1"),
        ("Persen", "100"),
        ("Persen", "70-75"),
        ("Nilai", "100-150"),
    ],
)
def test_a_target_within_its_kind_is_left_alone(satuan: str, teks: str) -> None:
    assert doubts(satuan, teks) == []


def made(
    quarters: str, year: str, satuan: str, agregasi: str = "tetap", kode: str = "1.1"
) -> domain.Indikator:
    """An indicator with these targets, quarters apart by "; "."""
    tw1, tw2, tw3, tw4 = map(parse_nilai, quarters.split("; "))
    target = domain.Target(tw1, tw2, tw3, tw4, parse_nilai(year))
    return replace(
        indikator(kode, []), satuan=satuan, agregasi=domain.Agregasi(agregasi), target=target
    )


@pytest.mark.parametrize(
    ("quarters", "year", "satuan", "agregasi", "told"),
    [
        ("5; N/A; N/A; N/A", "N/A", "Nilai", "tetap", "A002 target tahunan N/A; {ukur}"),
        ("N/A; N/A; N/A; N/A", "5", "Nilai", "tetap", "A002 keempat triwulan N/A; {ukur}"),
        ("N/A; 5; N/A; N/A", "5", "Nilai", "tetap", ""),
        ("5; N/A; 5%; 5", "5", "Nilai", "tetap", 'A003 {campur}: "5", "5%", "5" dan "5".'),
        ("N/A; 5; N/A; 5", "5%", "Nilai", "tetap", 'A003 {campur}: "5", "5" dan "5%".'),
        ("WTP; N/A; WTP; 5", "5", "Nilai", "tetap", 'A003 {campur}: "WTP", "WTP", "5" dan "5".'),
        ("5; 5; 5; 5", "5", "Persentase", "tetap", ""),
        ("1:2; N/A; N/A; N/A", "1:2", "%", "tetap", 'A004 {satuan} "1:2"; tulis seperti "100%".'),
        ("A; N/A; N/A; N/A", "A", "Persen", "tetap", 'A004 {satuan} "A"; tulis seperti "100%".'),
        ("5%; 5%; 5%; 5%", "5%", "Presensi", "tetap", 'A004 {satuan} "5%"; tulis seperti "86,75".'),
        ("5%; 5%; 5%; 5%", "5%", "Opini", "tetap", 'A004 {satuan} "5%"; tulis seperti "86,75".'),
        ("5%; 5%; 5%; 5%", "5%", "Prosentase", "tetap", ""),
        ("5%; 5%; 5%; 5%", "5%", "Indeks (%)", "tetap", ""),
        ("WTP; N/A; N/A; WTP", "WTP", "Opini", "tetap", ""),
        ("12; N/A; N/A; 12", "12", "Opini", "tetap", ""),
        ("Level 3; N/A; N/A; N/A", "Level 3", "Level", "tetap", ""),
        ("5%; 5%; 5%; 5%", "5%", "Dok", "tetap", 'A004 {satuan} "5%"; tulis seperti "86,75".'),
        ("5; 5; 5; 5", "5", "PREDIKAT", "tetap", 'A004 {satuan} "5"; tulis seperti "(3) WTP".'),
        ("5%; 5%; 5%; 5%", "5%", "presentase", "tetap", ""),
        ("5%; 5%; 5%; 5%", "5%", "%", "tetap", ""),
        ("5; 6; N/A; 5", "5", "Nilai", "tetap", "A005 {setiap} (terukur 5; 6; 5; tahunan 5)."),
        ("1; N/A; N/A; 0,5", "2", "Nilai", "jumlah", "A005 {jumlah} (terukur 1; 0,5; tahunan 2)."),
        ("5; 4; 6; 6", "6", "Nilai", "kumulatif", "A005 {turun} (terukur 5; 4; 6; 6; tahunan 6)."),
        ("4; 4; N/A; 6", "7", "Nilai", "kumulatif", "A005 {akhir} (terukur 4; 4; 6; tahunan 7)."),
        ("4; 9; 6; N/A", "9", "Nilai", "terakhir", "A005 {akhir} (terukur 4; 9; 6; tahunan 9)."),
        ("1; 1; 2; N/A", "2", "Nilai", "rata_rata", "A005 {rata} (terukur 1; 1; 2; tahunan 2)."),
        ("1; 1; 2; N/A", "1,33", "Nilai", "rata_rata", ""),
        ("1; 2; N/A; N/A", "1,5", "Nilai", "rata_rata", ""),
        ("Baik; N/A; Cukup; Baik", "Baik", "Predikat", "tetap", "A005 {beda3}"),
        ("Cukup; Baik; N/A; N/A", "Baik", "Predikat", "terakhir", ""),
        ("Baik; Baik; Cukup; N/A", "Baik", "Predikat", "terakhir", "A005 {beda}"),
        ("Cukup; Baik; Baik; Cukup", "Baik", "Predikat", "kumulatif", "A005 {beda}"),
        ("Baik; Baik; Baik; Baik", "Baik", "Predikat", "jumlah", "A006 {hitung}"),
        ("Baik; Baik; Baik; Baik", "Baik", "Predikat", "rata_rata", "A006 {hitung}"),
        ("(3) WTP; WTP; N/A; (3) WTP", "(3) WTP", "Predikat", "rata_rata", "A006 {hitung}"),
        ("(3) WTP; (3) WTP; N/A; N/A", "WTP", "Predikat", "rata_rata", "A006 {hitung}"),
        ("(2) WDP; (4) WTP; N/A; N/A", "(3) WTP", "Predikat", "rata_rata", ""),
    ],
)
def test_every_fault_of_targets_is_told_in_whole(
    quarters: str, year: str, satuan: str, agregasi: str, told: str
) -> None:
    place = Span("indicators.yaml", 12, 17)
    entry = replace(made(quarters, year, satuan, agregasi), target_span=place)
    found = list(check_indikator(entry, ("walikota", "camat")))
    words = told[5:].format(
        ukur="harus ada yang diukur.",
        campur="target bercampur antara angka, persen, dan predikat",
        satuan=f'satuan "{satuan}" tidak cocok dengan target',
        setiap=f"agregasi {agregasi}: setiap triwulan yang diukur harus sama dengan tahunan",
        jumlah=f"agregasi {agregasi}: jumlah triwulan 1,5, bukan 2",
        turun=f"agregasi {agregasi}: nilai triwulan tidak boleh turun",
        akhir=f"agregasi {agregasi}: triwulan terakhir yang diukur harus sama dengan tahunan",
        rata=f"agregasi {agregasi}: rata-rata triwulan 1,3333, bukan 2",
        beda='predikat triwulan "Cukup" berbeda dengan tahunan "Baik".',
        beda3='predikat triwulan "Baik", "Cukup" dan "Baik" berbeda dengan tahunan "Baik".',
        hitung=f'predikat tanpa nilai tidak dapat dihitung dengan agregasi "{agregasi}".',
    )
    whole = [f"{place}: {told[:4]} indikator 1.1: {words}"] if told else []
    assert [str(problem) for problem in found] == whole
    assert {problem.jabatan for problem in found} <= {("walikota", "camat")}


@pytest.mark.parametrize(
    ("quarters", "year", "satuan", "told"),
    [
        ("N/A; N/A; N/A; N/A", "N/A", "Nilai", "A002 {kosong}"),
        ("N/A; N/A; N/A; N/A", "Juni 2024", "Waktu", "A002 keempat triwulan N/A; pastikan."),
        ("Juni 2024; N/A; N/A; N/A", "N/A", "Waktu", "A002 target tahunan N/A; pastikan."),
        ("Juni 2024; N/A; Mei 2024; N/A", "Juni 2024", "Waktu", ""),
        ("5; N/A; 5%; 5", "5", "Persen", 'A008 {bentuk}: "5", "5%", "5" dan "5"; samakan.'),
        ("N/A; 5; N/A; N/A", "≥ 9", "Nilai", 'A008 {bentuk}: "5" dan "≥ 9"; {tidak}'),
        ("N/A; 5; N/A; N/A", "5-9", "Nilai", 'A008 {bentuk}: "5" dan "5-9"; {tidak}'),
        ("< 5; N/A; N/A; N/A", "≤ 5", "Nilai", 'A008 {bentuk}: "< 5" dan "≤ 5"; {tidak}'),
        ("9; N/A; N/A; N/A", "Juni 2024", "Nilai", 'A008 {bentuk}: "9" dan "Juni 2024"; {tidak}'),
        ("12 dokumen; N/A; N/A; N/A", "12", "Dokumen", ""),
        ("12 dok; 12 dok; N/A; N/A", "12", "Nilai", 'A010 target "12 dok" {lain} "Nilai"{unit}.'),
        (
            "Level 3; N/A; N/A; N/A",
            "Level 3",
            "Predikat",
            'A010 target "Level 3" {lain} "Predikat"{unit}.',
        ),
        ("A (82); N/A; N/A; N/A", "A (82)", "Nilai", 'A004 {satuan} "A (82)"; {pasti}'),
        ("≥ BB; N/A; N/A; N/A", "≥ BB", "Dokumen", 'A004 {satuan} "≥ BB"; {pasti}'),
    ],
)
def test_what_a_signed_paper_could_hold_is_a_warning_at_most(
    quarters: str, year: str, satuan: str, told: str
) -> None:
    found = list(check_indikator(made(quarters, year, satuan), ("walikota", "camat")))
    words = told[5:].format(
        kosong="tidak diukur pada triwulan mana pun dan tidak dalam setahun; pastikan.",
        bentuk="target ditulis dalam beberapa bentuk",
        tidak="tahunan tidak diperiksa terhadap triwulannya; samakan, atau periksa sendiri.",
        lain="menyebut satuan lain daripada",
        unit="; samakan, atau hapus satuan di dalam target",
        satuan=f'satuan "{satuan}" tidak cocok dengan target',
        pasti="pastikan satuannya.",
    )
    place = HERE
    whole = [f"{place}: {told[:4]} peringatan: indikator 1.1: {words}"] if told else []
    assert [str(replace(problem, span=place)) for problem in found] == whole
    assert {problem.jabatan for problem in found} <= {("walikota", "camat")}


def test_letters_that_look_like_a_number_are_no_predicate_of_a_unit_that_counts() -> None:
    found = list(check_indikator(made("lOO; N/A; N/A; N/A", "lOO", "Dokumen"), ()))
    assert [(problem.kode, problem.berat) for problem in found] == [
        ("A004", Berat.GALAT),
        ("A007", Berat.PERINGATAN),
    ]


WORDS = st.one_of(
    st.sampled_from(["86.75", "1O0", "100%", "75-70", "A (82)", "Juni 2024", "5", "2 kali"]),
    st.text("0123456789.,%OlI ", min_size=1, max_size=6),
    st.text(min_size=1, max_size=20),
)


@given(st.lists(WORDS, min_size=5, max_size=5), st.sampled_from(list(domain.Agregasi)))
def test_a_text_takes_no_part_in_arithmetic_and_what_looks_like_a_number_is_told(
    texts: list[str], agregasi: domain.Agregasi
) -> None:
    assume(not any(map(says_not_measured, texts)))
    target = domain.Target(*map(parse_teks, texts))
    entry = replace(indikator("1.1", []), satuan="Persen", agregasi=agregasi, target=target)
    found = list(check_indikator(entry, ()))
    assert {(p.kode, p.berat) for p in found} <= {("A009", Berat.PERINGATAN)}
    told = " ".join(p.pesan for p in found)
    for text in texts:
        assert (f'"{text}"' in told) == looks_like_a_number(text)


def looks_like_a_number(text: str) -> bool:
    """Whether a text may be a number or a predicate with one, or one misspelt."""
    try:
        value = parse_nilai(text)
    except ValueError:
        return is_near_number(text)
    return value is not None and value.besar is not None and not value.satuan


def test_a_text_that_looks_like_a_number_is_told_with_what_becomes_of_it() -> None:
    value = parse_teks("86.75")
    entry = replace(
        indikator("1.1", []),
        target=domain.Target(value, None, parse_teks("x"), None, value),
    )
    (pesan,) = [p.pesan for p in check_indikator(entry, ())]
    assert pesan == (
        'indikator 1.1: target "86.75" terbaca seperti angka, tetapi ditulis sebagai '
        '"ragam: teks": dicetak apa adanya dan tidak dihitung; bila memang angka, hapus ragam itu.'
    )


def test_targets_of_catalogue_own_indicators_and_score_card_are_judged_each_for_its_holders() -> (
    None
):
    good, wrong = made("5; 5; 5; 5", "5", "Nilai"), made("5; 5; 5; 6", "5", "Nilai")
    receivers = indikator(
        "1.2",
        [
            ("camat", domain.Sifat.LANGSUNG),
            ("kabag", domain.Sifat.DITURUNKAN),
            ("lurah", domain.Sifat.LANGSUNG),
        ],
    ).penerima
    given = replace(wrong, kode=domain.KodeIndikator("1.2"), penerima=receivers)
    katalog = katalog_of("walikota", good, given)
    derived = replace(wrong, kode=domain.KodeIndikator("1.2.a"))
    own = domain.Turunan((domain.KodeJabatan("kabag"),), given.kode, "", derived)
    rows = (good, replace(wrong, kode=domain.KodeIndikator("SC.2")))
    sasaran = (replace(katalog.sasaran[0], indikator=rows),)
    card = domain.ScoreCard(("camat",), dikonfirmasi=True, sasaran=sasaran, span=HERE)
    whole = replace(katalog, turunan=(own,), score_card=card)
    assert [(p.kode, p.pesan.split(":")[0], p.jabatan) for p in check_targets(whole)] == [
        ("A005", "indikator 1.2", ("walikota", "camat", "lurah")),
        ("A005", "indikator 1.2.a", ("kabag",)),
        ("A005", "indikator SC.2", ()),
    ]


@pytest.mark.parametrize(
    ("huruf", "least", "most"),
    [
        ("AA", "90", "100"),
        ("A", "80", "100"),
        ("BB", "70", "80"),
        ("B", "60", "88,31"),
        ("CC", "50", "60"),
        ("C", "30", "76,61"),
        ("D", "0", "65"),
        ("E", "0", "150"),
    ],
)
def test_what_a_letter_may_be_worth_ends_at_both_sides(huruf: str, least: str, most: str) -> None:
    step = Decimal("0.01")
    inside = [least, most]
    below = wording.parse_angka(least) - step
    above = wording.parse_angka(most) + step
    for teks in inside:
        assert doubts("Predikat", f"{huruf} ({teks})") == []
    outside = [above] if below < 0 else [below, above]
    for number in outside if huruf != "E" else ():
        (pesan,) = doubts("Predikat", f"{huruf} ({wording.format_angka(number)})")
        assert f"predikat {huruf} tidak sesuai dengan nilainya" in pesan


def test_each_wrong_value_is_told_and_the_same_one_once() -> None:
    entry = replace(made("-5; -5; 0; -7", "-5", "Dokumen"), agregasi=domain.Agregasi.TERAKHIR)
    found = [p.pesan for p in check_indikator(entry, ()) if p.kode == "A007"]
    assert found == [
        f'indikator 1.1: target "{teks}" di bawah nol; pastikan tanda kurangnya.'
        for teks in ("-5", "-7")
    ]


@pytest.mark.parametrize(
    ("name", "satuan", "teks", "words"),
    [
        (
            "Persentase arsip tertata",
            "Persen",
            "100,1%",
            ['target "100,1%" melebihi 100%; pastikan'],
        ),
        ("Persentase arsip tertata", "Persen", "100%", []),
        ("Persentase Pertumbuhan Ekonomi", "Persen", "105%", []),
        ("Indeks harga", "Persen", "105%", []),
        ("Indeks layanan", "Angka", "885", ['target "885" jauh di atas 100']),
        ("Nilai investasi", "Rupiah", "885", []),
        ("Nilai SAKIP", "Predikat", "AA (105)", ["predikat AA tidak sesuai dengan nilainya"]),
    ],
)
def test_a_share_is_no_more_than_all_and_an_index_is_known_by_its_name(
    name: str, satuan: str, teks: str, words: list[str]
) -> None:
    value = parse_nilai(teks)
    target = domain.Target(value, value, value, value, value)
    entry = replace(indikator("1.1", []), indikator=name, satuan=satuan, target=target)
    found = [p.pesan for p in check_indikator(entry, ()) if p.kode == "A007"]
    assert len(found) == len(words)
    assert all(word in pesan for word, pesan in zip(words, found, strict=True))


def test_a_value_at_the_bar_is_let_pass_and_one_above_it_is_told_in_whole() -> None:
    assert doubts("Skor", "150") == []
    assert doubts("Skor", "150,01") == [
        (
            'indikator 1.1: target "150,01" jauh di atas 100; periksa koma desimalnya (misalnya '
            '"86,75") dan agregasinya.'
        )
    ]


def test_an_own_target_is_checked_at_its_place_and_touches_its_post_alone() -> None:
    uneven = replace(sendiri("a", "1.1"), target=replace(TARGET, tw4=parse_nilai("9")))
    stray = replace(uneven, indikator=domain.KodeIndikator("9.9"))
    katalog = katalog_of("walikota", indikator("1.1", []))
    (problem,) = check_targets(replace(katalog, target_sendiri=(uneven, stray)))
    assert (problem.kode, problem.span, problem.jabatan) == ("A005", uneven.span, ("a",))
