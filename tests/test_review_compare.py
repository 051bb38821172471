"""What changed between two agreements, as data."""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base import likeness
from pkdocs.base.likeness import AMBANG_MIRIP, assign
from pkdocs.base.text import fold, normalise
from pkdocs.base.word_diff import Tanda, mark_words
from pkdocs.domain.salinan import PERIODE, BarisSalinan, PihakSalinan, Salinan, Sumber
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Arah, Banding, Kecocokan, Macam, Perubahan

LAMA = PihakSalinan("Wira Contoh", "198001012005011001", "Camat Contoh")
ATASAN = PihakSalinan("Sari Atasan", "", "Walikota Contoh")


def target(*texts: str | None) -> Mapping[str, str | None]:
    return dict(zip(PERIODE, texts, strict=True))


BIASA = target("N/A", "86,75", "N/A", "86,75", "86,75")


def baris(indikator: str = "Indeks Kepuasan Layanan", **fields: Any) -> BarisSalinan:
    made = BarisSalinan(
        kode="1.1",
        no_sasaran="1",
        kelompok="Sasaran Strategis",
        sasaran="Meningkatnya layanan kota",
        no_indikator="1",
        indikator=indikator,
        target=BIASA,
        lingkup="",
        sumber_data="e-SAKIP",
        satuan="Nilai",
        agregasi="tetap",
        pengukuran=("Definisi:", "ukuran contoh"),
    )
    return replace(made, **fields)


def salinan(*rows: BarisSalinan, **fields: Any) -> Salinan:
    made = Salinan(
        kode="camat-contoh",
        jabatan="Camat Contoh",
        unit="Kecamatan Contoh",
        tahun="2022",
        berkas="camat.docx",
        sumber=Sumber.DATA,
        pihak_pertama=LAMA,
        pihak_kedua=ATASAN,
        baris=rows or (baris(),),
    )
    return replace(made, **fields)


def changes(lama: Salinan, baru: Salinan) -> list[tuple[Macam, str, str]]:
    found = compare(lama, baru, Kecocokan.KODE).perubahan
    return [(change.macam, change.lama, change.baru) for change in found]


def row_changes(before: BarisSalinan, after: BarisSalinan) -> tuple[Perubahan, ...]:
    return compare(salinan(before), salinan(after), Kecocokan.KODE).perubahan


def test_a_raised_target_tells_direction_and_amount() -> None:
    after = baris(target=target("N/A", "86,75", "N/A", "86,75", "87,00"))
    (change,) = row_changes(baris(), after)
    assert change == Perubahan(
        Macam.TARGET,
        "86,75",
        "87,00",
        indikator="Indeks Kepuasan Layanan",
        kode="1.1",
        periode="tahunan",
        arah=Arah.NAIK,
        selisih="0,25",
    )


@pytest.mark.parametrize(
    ("lama", "baru", "arah", "selisih"),
    [
        ("87", "86,5", Arah.TURUN, "0,5"),
        ("1.500", "1.250,5", Arah.TURUN, "249,5"),
        ("9.750", "12.000", Arah.NAIK, "2.250"),
        ("80%", "85,5 %", Arah.NAIK, "5,5 poin persen"),
        ("A (82)", "AA (91)", Arah.NAIK, "9"),
        ("(3) WTP", "(3) WDP", Arah.TAK_TERBANDING, ""),
        ("WTP", "WDP", Arah.TAK_TERBANDING, ""),
        ("N/A", "86,75", Arah.TAK_TERBANDING, ""),
        ("100", "100%", Arah.TAK_TERBANDING, ""),
        ("86,75", "delapan puluh", Arah.TAK_TERBANDING, ""),
    ],
)
def test_a_changed_target_compares_only_values_of_one_form(
    lama: str, baru: str, arah: Arah, selisih: str
) -> None:
    before, after = (baris(target=target(*["N/A"] * 4, text)) for text in (lama, baru))
    (change,) = row_changes(before, after)
    assert (change.arah, change.selisih) == (arah, selisih)


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("88.5", "88,5"),
        ("88,50", "88,5"),
        ("0.875", "0,875"),
        ("-", "N/A"),
        ("–", "n/a"),
        ("100 %", "100%"),
        ("1.500", "1500"),
        ("(3) WTP", "(3)  wtp"),
        (None, "86,75"),
    ],
)
def test_one_value_written_in_two_ways_is_no_change(lama: str | None, baru: str) -> None:
    before, after = (baris(target=target(*["N/A"] * 4, text)) for text in (lama, baru))
    assert row_changes(before, after) == ()


def test_a_bare_number_in_a_row_of_percent_is_a_percentage() -> None:
    before = baris(target=target(*["N/A"] * 4, "100"), satuan="%")
    after = baris(target=target(*["N/A"] * 4, "100%"), satuan="Persen")
    assert row_changes(before, after) == ()


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("Indeks “Layanan” – kota", 'Indeks "Layanan" - kota'),
        ("Indeks\u00a0Layanan  Kota", "Indeks Layanan Kota"),
        ("Indeks Layan\u00adan", "Indeks Layanan"),
        ("Kafe\u0301", "Kafé"),
        ("daerah’s", "daerah's"),
    ],
)
def test_what_word_does_to_letters_is_no_change(lama: str, baru: str) -> None:
    assert normalise(lama) == normalise(baru)
    assert row_changes(baris(lama), baris(baru)) == ()


def test_cyrillic_look_alikes_are_no_change_and_are_named() -> None:
    banding = compare(salinan(baris("Indeks Тata Кelola")), salinan(baris("Indeks Tata Kelola")))
    assert banding.perubahan == ()
    (note,) = banding.catatan
    assert note == (
        "lama: huruf Kiril “Т” (U+0422), huruf Kiril “К” (U+041A) dibaca sebagai huruf Latin "
        'pada indikator "Indeks Тata Кelola".'
    )


def test_numbering_alone_is_no_change() -> None:
    before = baris(pengukuran=("a. satu", "b. dua"))
    after = baris(no_sasaran="7", no_indikator="3", pengukuran=("1) satu", "2) dua"))
    assert row_changes(before, after) == ()


def test_a_row_put_in_shifts_nothing() -> None:
    first, second = baris(kode=""), baris("Opini laporan keuangan", kode="", no_indikator="2")
    fresh = baris("Persentase aduan selesai", kode="", no_indikator="1")
    moved = (replace(first, no_indikator="2"), replace(second, no_indikator="3"))
    assert changes(salinan(first, second), salinan(fresh, *moved)) == [
        (Macam.INDIKATOR_BARU, "", "Persentase aduan selesai")
    ]


@pytest.mark.parametrize(
    ("field", "value", "macam"),
    [
        ("satuan", "Indeks", Macam.SATUAN),
        ("agregasi", "jumlah", Macam.AGREGASI),
        ("sumber_data", "CRM", Macam.SUMBER_DATA),
        ("lingkup", "satu dan dua", Macam.LINGKUP),
        ("pengukuran", ("Definisi:", "ukuran lain"), Macam.PENGUKURAN),
    ],
)
def test_each_field_has_its_kind_of_change_and_unread_is_none(
    field: str, value: Any, macam: Macam
) -> None:
    after = baris(**{field: value})
    assert [change.macam for change in row_changes(baris(), after)] == [macam]
    unread: dict[str, Any] = {field: None}
    assert row_changes(baris(**unread), after) == ()


def test_a_lingkup_printed_inside_the_indikator_is_no_change() -> None:
    whole = baris("Indeks Kepuasan Layanan (satu dan dua)")
    assert row_changes(whole, baris(lingkup="satu dan dua")) == ()


def test_rows_pair_by_code_then_text_then_likeness_with_the_likeness_stated() -> None:
    lama = salinan(
        baris("Indeks reformasi birokrasi", kode="2.1"),
        baris("Opini laporan keuangan", kode=""),
        baris("Persentase aduan masyarakat yang selesai", kode=""),
    )
    baru = salinan(
        baris("Indeks reformasi birokrasi kota", kode="2.1"),
        baris("Opini Laporan Keuangan", kode="9.9"),
        baris("Persentase pengaduan masyarakat yang selesai", kode="8.8"),
    )
    pairs = compare(lama, baru).baris
    assert [pair.kecocokan for pair in pairs] == [
        Kecocokan.KODE,
        Kecocokan.TEKS,
        Kecocokan.DIDUGA,
    ]
    assert [pair.kemiripan for pair in pairs[:2]] == [1.0, 1.0]
    assert AMBANG_MIRIP <= pairs[2].kemiripan < 1


def test_a_code_that_went_over_to_another_indikator_is_not_trusted_and_said() -> None:
    lama = salinan(baris("Indeks reformasi birokrasi"))
    baru = salinan(baris("Persentase pemanfaatan e-order"))
    banding = compare(lama, baru)
    assert [change.macam for change in banding.perubahan] == [
        Macam.INDIKATOR_BARU,
        Macam.INDIKATOR_HILANG,
    ]
    (note,) = banding.catatan
    assert note == (
        'kode 1.1 dahulu "Indeks reformasi birokrasi", sekarang "Persentase pemanfaatan e-order"; '
        "keduanya tidak dianggap satu indikator."
    )


def test_a_text_under_another_code_is_found_again() -> None:
    lama = salinan(baris("Opini laporan keuangan", kode="2.1"), baris("Nilai arsip", kode="2.2"))
    baru = salinan(
        baris("Pemanfaatan e-order", kode="2.1"), baris("Opini laporan keuangan", kode="2.2")
    )
    assert changes(lama, baru) == [
        (Macam.INDIKATOR_BARU, "", "Pemanfaatan e-order"),
        (Macam.INDIKATOR_HILANG, "Nilai arsip", ""),
    ]


def test_two_indicators_of_one_name_pair_by_all_else() -> None:
    kota = baris(kode="", pengukuran=("unsur kota administrasi",))
    kecamatan = baris(kode="", pengukuran=("unsur kecamatan",))
    raised = replace(kecamatan, target=target("N/A", "90", "N/A", "90", "90"))
    found = compare(salinan(kota, kecamatan), salinan(raised, kota)).perubahan
    assert [(c.macam, c.periode) for c in found] == [
        (Macam.TARGET, "tw2"),
        (Macam.TARGET, "tw4"),
        (Macam.TARGET, "tahunan"),
    ]


def test_a_sasaran_is_reworded_moved_new_or_gone() -> None:
    names = {"a": "Opini laporan", "b": "Luas taman kota", "c": "Jumlah aduan warga"}
    a, b, c = (baris(name, kode=kode) for kode, name in names.items())
    lama = salinan(
        replace(a, sasaran="Terwujudnya tata kelola keuangan"),
        replace(b, sasaran="Sasaran yang pergi"),
    )
    baru = salinan(
        replace(a, sasaran="Terwujudnya tata kelola keuangan sehat", kelompok="Sasaran Khusus"),
        replace(c, sasaran="Hal yang lain sama sekali"),
    )
    assert changes(lama, baru) == [
        (Macam.SASARAN_BARU, "", "Hal yang lain sama sekali"),
        (Macam.SASARAN_HILANG, "Sasaran yang pergi", ""),
        (Macam.SASARAN_PINDAH, "Sasaran Strategis", "Sasaran Khusus"),
        (
            Macam.SASARAN_BERUBAH,
            "Terwujudnya tata kelola keuangan",
            "Terwujudnya tata kelola keuangan sehat",
        ),
        (Macam.INDIKATOR_BARU, "", "Jumlah aduan warga"),
        (Macam.INDIKATOR_HILANG, "Luas taman kota", ""),
    ]


def test_an_indikator_that_went_to_another_sasaran_moved() -> None:
    stays = baris("Indikator tetap", kode="s", sasaran="Sasaran satu")
    moves = baris("Indikator pindah", kode="m", sasaran="Sasaran satu")
    other = baris("Indikator lain", kode="o", sasaran="Perihal dua")
    baru = salinan(stays, other, replace(moves, sasaran="Perihal dua"))
    assert changes(salinan(stays, moves, other), baru) == [
        (Macam.INDIKATOR_PINDAH, "Sasaran satu", "Perihal dua")
    ]


def test_parties_compare_as_people_and_posts() -> None:
    kapital = replace(LAMA, nama="WIRA CONTOH", nip=None)
    assert changes(salinan(), salinan(pihak_pertama=kapital)) == []
    other = PihakSalinan("Budi Misal", "199001012015011001", "Plt. Camat Contoh")
    gubernur = PihakSalinan("Sari Atasan", "", "Pj. Walikota Contoh")
    assert changes(salinan(), salinan(pihak_pertama=other, pihak_kedua=gubernur)) == [
        (
            Macam.PEJABAT,
            "Wira Contoh (NIP 198001012005011001)",
            "Plt. – Budi Misal (NIP 199001012015011001)",
        ),
        (Macam.PIHAK_KEDUA, "Walikota Contoh – Sari Atasan", "Pj. Walikota Contoh – Sari Atasan"),
    ]


def test_a_renamed_post_unit_and_a_changed_budget_are_told() -> None:
    program = {"program": "Program A", "anggaran": "1.000.000", "keterangan": ""}
    lama = salinan(program=(program,))
    baru = salinan(
        jabatan="Camat Contoh Baru",
        unit="Kecamatan Contoh Baru",
        program=({**program, "anggaran": "1.250.000"},),
    )
    found = compare(lama, baru, Kecocokan.KODE).perubahan
    assert [change.macam for change in found] == [
        Macam.JABATAN_BERGANTI_NAMA,
        Macam.UNIT,
        Macam.PROGRAM,
    ]
    assert (found[-1].arah, found[-1].selisih) == (Arah.NAIK, "Rp250.000")


def test_a_post_on_one_side_is_new_or_gone() -> None:
    new, gone = compare(None, salinan()), compare(salinan(), None)
    assert [c.macam for c in (*new.perubahan, *gone.perubahan)] == [
        Macam.JABATAN_BARU,
        Macam.JABATAN_HILANG,
    ]


def test_thousands_of_rows_are_paired_without_comparing_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 0
    plain = likeness.likeness

    def counted(lama: str, baru: str) -> float:
        nonlocal count
        count += 1
        return plain(lama, baru)

    monkeypatch.setattr(likeness, "likeness", counted)
    lama = salinan(*(baris(f"Persentase layanan nomor{n} lama", kode="") for n in range(2000)))
    baru = salinan(*(baris(f"Persentase layanan nomor{n} barui", kode="") for n in range(2000)))
    pairs = compare(lama, baru).baris
    assert Counter(pair.kecocokan for pair in pairs) == {Kecocokan.DIDUGA: 2000}
    assert all(
        fold(p.lama.indikator).split()[2] == fold(p.baru.indikator).split()[2]
        for p in pairs
        if p.lama and p.baru
    )
    assert count < 20_000


WORDS = st.sampled_from(
    ["Indeks layanan", "Indeks layanan kota", "Opini laporan", "Nilai SAKIP", "Nilai SAKIP kota"]
)
VALUES = st.sampled_from([None, "N/A", "-", "86,75", "87", "90%", "A (82)", "…"])
ROWS = st.lists(
    st.builds(
        baris,
        WORDS,
        kode=st.sampled_from(["", "1.1", "2.1", "3.1"]),
        sasaran=st.sampled_from(["Meningkatnya layanan", "Meningkatnya layanan kota", "Tertib"]),
        kelompok=st.sampled_from(["Sasaran Strategis", "Sasaran Khusus"]),
        target=st.tuples(*[VALUES] * 5).map(lambda texts: target(*texts)),
        pengukuran=st.sampled_from([None, (), ("a. satu", "b. dua"), ("satu", "tiga")]),
        agregasi=st.sampled_from([None, "tetap", "jumlah"]),
    ),
    max_size=6,
)
MIRROR = {
    Macam.JABATAN_BARU: Macam.JABATAN_HILANG,
    Macam.SASARAN_BARU: Macam.SASARAN_HILANG,
    Macam.INDIKATOR_BARU: Macam.INDIKATOR_HILANG,
}
MIRROR |= {after: before for before, after in MIRROR.items()}
TURNED = {Arah.NAIK: Arah.TURUN, Arah.TURUN: Arah.NAIK}


def seen(banding: Banding) -> Counter[tuple[object, ...]]:
    """The changes without the row they are named after, which is the new one."""
    return Counter(
        (c.macam, c.lama, c.baru, c.periode, c.arah, c.selisih) for c in banding.perubahan
    )


@given(ROWS)
def test_an_agreement_compared_with_itself_has_no_changes(rows: list[BarisSalinan]) -> None:
    own = salinan(baris=tuple(rows))
    assert compare(own, own).perubahan == ()


@given(ROWS, ROWS)
def test_old_and_new_the_other_way_round_give_the_mirror(
    before: list[BarisSalinan], after: list[BarisSalinan]
) -> None:
    lama, baru = salinan(baris=tuple(before)), salinan(baris=tuple(after))
    there, back = seen(compare(lama, baru)), seen(compare(baru, lama))
    mirrored = Counter[tuple[object, ...]]()
    for (macam, old, new, periode, arah, selisih), n in there.items():
        turned = MIRROR.get(macam, macam), TURNED.get(arah, arah)  # type: ignore[call-overload]
        mirrored[turned[0], new, old, periode, turned[1], selisih] += n
    assert mirrored == back


@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_their_numbers_matter(
    before: list[BarisSalinan], after: list[BarisSalinan], random: object
) -> None:
    lama, baru = salinan(baris=tuple(before)), salinan(baris=tuple(after))
    shuffled = [replace(row, no_sasaran="9", no_indikator="8") for row in after]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    mixed = salinan(baris=tuple(shuffled))
    assert seen(compare(lama, mixed)) == seen(compare(lama, baru))


@given(ROWS, ROWS)
def test_every_row_is_in_one_pair_and_the_new_ones_keep_their_order(
    before: list[BarisSalinan], after: list[BarisSalinan]
) -> None:
    lama, baru = salinan(baris=tuple(before)), salinan(baris=tuple(after))
    pairs = compare(lama, baru).baris
    olds = Counter(id(pair.lama) for pair in pairs if pair.lama)
    assert olds == Counter(map(id, before))
    assert [pair.baru for pair in pairs if pair.baru] == after


@given(st.text("ab \n\t.-", max_size=40), st.text("ab \n\t.-", max_size=40))
def test_the_marks_join_to_both_texts(lama: str, baru: str) -> None:
    marks = mark_words(lama, baru)
    assert "".join(text for tanda, text in marks if tanda is not Tanda.SISIP) == lama
    assert "".join(text for tanda, text in marks if tanda is not Tanda.HAPUS) == baru


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9).map(float), max_size=12
    )
)
def test_the_chosen_pairs_are_the_best_there_are(weights: dict[tuple[int, int], float]) -> None:
    def best(pairs: Sequence[tuple[int, int]]) -> float:
        sizes = (
            sum(weights[pair] for pair in chosen)
            for n in range(len(pairs) + 1)
            for chosen in itertools.combinations(pairs, n)
            if len({i for i, _ in chosen}) == len({j for _, j in chosen}) == n
        )
        return max(sizes)

    chosen = assign(weights)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    assert sum(weights[pair] for pair in chosen) == best(list(weights))
