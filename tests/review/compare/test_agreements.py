"""What changed between two agreements, as data."""

import html
import re
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.text import normalise
from pkdocs.base.values import replace
from pkdocs.domain.salinan import PERIODE, BarisSalinan, Sumber, TakTerbaca
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Arah, Hasil, Macam
from pkdocs.review.read.salinan import read_salinan
from tests.foreign import block, data, document, group, lampiran, p, read, row, statement, table
from tests.review.compare.made import baris, changes, row_changes, salinan, seen, target


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
    assert banding.beda == ()
    (note,) = banding.catatan
    assert note == (
        "lama: huruf Kiril “Т” (U+0422), huruf Kiril “К” (U+041A) dibaca sebagai huruf Latin "
        'pada indikator "Indeks Тata Кelola".'
    )


def test_posts_with_the_same_rows_are_each_compared_by_what_was_read_of_them() -> None:
    gone = baris("Jumlah aduan warga")
    lama, baru = salinan(baris("Luas taman kota"), gone), salinan(baris("Luas taman kota"))
    unread = replace(baru, tak_terbaca=(TakTerbaca("kata", kata="Jumlah aduan warga"),))
    assert changes(lama, baru) == changes(lama, baru) != []
    assert compare(lama, unread).beda == ()
    assert compare(lama, replace(baru, jabatan="Kepala Lain")).beda != compare(lama, baru).beda


def test_numbering_alone_is_no_change() -> None:
    before = baris(pengukuran=("a. satu", "b. dua"))
    after = baris(no_sasaran="7", no_indikator="3", pengukuran=("1) satu", "2) dua"))
    assert row_changes(before, after) == ()


def test_a_lingkup_printed_inside_the_indikator_is_no_change() -> None:
    whole = baris("Indeks Kepuasan Layanan (satu dan dua)")
    assert row_changes(whole, baris(lingkup="satu dan dua")) == ()


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


def test_a_post_on_one_side_is_new_or_gone() -> None:
    new, gone = compare(None, salinan()), compare(salinan(), None)
    assert [c.macam for c in (*new.beda, *gone.beda)] == [
        Macam.JABATAN_BARU,
        Macam.JABATAN_HILANG,
    ]


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


@given(ROWS)
def test_an_agreement_compared_with_itself_has_no_changes(rows: list[BarisSalinan]) -> None:
    own = salinan(baris=tuple(rows))
    assert compare(own, own).beda == ()


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


@given(ROWS, ROWS)
def test_the_same_is_said_in_both_directions_and_only_of_what_both_sides_give(
    before: list[BarisSalinan], after: list[BarisSalinan]
) -> None:
    lama, baru = salinan(baris=tuple(before)), salinan(baris=tuple(after))
    there, back = compare(lama, baru), compare(baru, lama)
    assert there.hasil is back.hasil
    if there.hasil is not Hasil.SAMA:
        return
    for periode in PERIODE:
        printed = [
            any(row.target[periode] is not None for row in side.baris) for side in (lama, baru)
        ]
        for pair in there.baris if all(printed) else ():
            assert pair.lama is not None
            assert pair.baru is not None
            assert None not in (pair.lama.target[periode], pair.baru.target[periode])


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
    assert Counter(pair.lama for pair in pairs if pair.lama) == Counter(before)
    assert [pair.baru for pair in pairs if pair.baru] == after


def test_what_was_edited_or_not_read_is_told_and_is_no_change() -> None:
    baru = salinan(sumber=Sumber.TEKS, tak_terbaca=(TakTerbaca("tahun tidak terbaca."),))
    banding = compare(salinan(), baru)
    assert banding.beda == ()
    assert banding.catatan == ("baru: disunting tangan (camat.docx); yang dibandingkan teksnya.",)
    assert [str(t) for side in banding.sides for t in side.tak_terbaca] == ["tahun tidak terbaca."]
    assert banding.hasil is Hasil.SAMA, "no value is in doubt"
    assert compare(None, baru).catatan == banding.catatan


def test_a_post_whose_other_agreement_is_lacking_is_neither_new_nor_gone() -> None:
    for sides in ((None, salinan()), (salinan(), None)):
        banding = compare(*sides, tanpa_pembanding="tidak ada dokumen")
        assert (banding.hasil, banding.beda) == (Hasil.TANPA_PEMBANDING, ())
        assert banding.tanpa_pembanding == "tidak ada dokumen"
        assert len(banding.baris) == 1


def test_what_may_be_a_value_and_was_not_read_keeps_a_post_from_being_the_same() -> None:
    words = TakTerbaca("tidak terbaca", "tabel 2, baris 7", "90 %", nilai=True)
    lama, baru = salinan(), salinan(tak_terbaca=(words,))
    assert compare(lama, lama).hasil is Hasil.SAMA
    assert compare(lama, baru).hasil is compare(baru, lama).hasil is Hasil.BELUM_PASTI
    assert compare(lama, replace(baru, unit="Unit Lain")).hasil is Hasil.BERUBAH


def test_a_target_of_one_side_is_told_at_its_row_and_keeps_the_post_from_being_the_same() -> None:
    half = replace(baris(), kode="1.2", target=target("N/A", None, "N/A", "86,75", "86,75"))
    lama, baru = salinan(baris(), half), salinan(baris(), replace(half, target=baris().target))
    banding = compare(lama, baru)
    assert (banding.beda, banding.hasil) == ((), Hasil.BELUM_PASTI)
    told = "target triwulan II “Indeks Kepuasan Layanan”: hanya terbaca pada baru (86,75)."
    assert banding.catatan == banding.baris[1].sepihak == (told,)
    assert banding.baris[0].sepihak == ()


def test_there_must_be_something_to_compare() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        compare(None, None)


def test_what_is_gone_is_a_change_unless_words_that_may_be_a_value_name_it() -> None:
    program = {"program": "Program Contoh", "anggaran": "1.000"}
    lama = salinan(program=(program,))
    line = TakTerbaca("tidak terbaca", "di luar tabel", "Program Contoh")
    told = compare(replace(lama, tak_terbaca=(line,)), salinan(tak_terbaca=(line,)))
    assert [change.macam for change in told.beda] == [Macam.PROGRAM]
    perhaps = compare(lama, salinan(tak_terbaca=(replace(line, nilai=True),)))
    assert (perhaps.beda, perhaps.hasil) == ((), Hasil.BELUM_PASTI)


def test_two_programs_of_one_name_are_two_programs() -> None:
    first, second, third = (
        {"program": "Program Contoh", "anggaran": anggaran}
        for anggaran in ("1.000", "2.000", "3.000")
    )
    lama = salinan(program=(first, second))
    assert compare(lama, salinan(program=(second, first))).hasil is Hasil.SAMA
    assert {change.macam for change in compare(lama, salinan(program=(third, second))).beda} == {
        Macam.PROGRAM
    }


def test_unread_words_of_one_side_keep_a_post_from_being_the_same() -> None:
    line = TakTerbaca("tidak terbaca", "di luar tabel", "Budi Lain")
    other = replace(line, kata="Sari Lain")
    lama, baru = salinan(tak_terbaca=(line,)), salinan(tak_terbaca=(other,))
    assert compare(lama, lama).hasil is Hasil.SAMA
    for found in (compare(lama, baru), compare(lama, salinan()), compare(salinan(), baru)):
        assert found.hasil is Hasil.BELUM_PASTI


def edited(text: str, random: Random) -> str:
    """A text that says something else: another digit, a word put in, a word out, a sign."""
    digits = [found.start() for found in re.finditer(r"\d", text)]
    if digits and random.random() < 0.5:
        at = random.choice(digits)
        other = random.choice([digit for digit in "123456789" if digit != text[at]])
        return f"{text[:at]}{other}{text[at + 1 :]}"
    words = text.split(" ")
    at = random.randrange(len(words))
    made = (
        [*words[:at], random.choice(("tidak", "belum", "lain")), *words[at:]],
        [*words[:at], "xylofon", *words[at + 1 :]],
        ["≥", *words] if digits else [*words, "90"],
    )
    return " ".join(random.choice(made))


FORMS = (
    statement()
    + block()
    + lampiran(group("Sasaran Strategis"), data("Indeks A"), data("Jumlah B")),
    statement()
    + block()
    + table(
        row("Sasaran", "Indikator Kinerja", "Target", "Satuan"),
        row("Meningkatnya Layanan", "Indeks A", "86,75", "Nilai"),
        row("Tertibnya Arsip", "Jumlah B", "≥ 90 Dokumen", "Dokumen"),
        columns=4,
    )
    + p()
    + table(row("No", "Program", "Anggaran"), row("1", "Program C", "Rp1.250.000"), columns=3),
    block()
    + table(
        row("No", "Sasaran", "Indikator", "TW I", "TW II", "TW III", "TW IV", "Penanggung Jawab"),
        row("1", "Meningkatnya Layanan", "Indeks A", "N/A", "50%", "-", "100%", "Wira Contoh"),
        columns=8,
    )
    + p("PIHAK PERTAMA berjanji akan mewujudkan target kinerja yang seharusnya sesuai")
    + p("Wira Contoh"),
)
NO_VALUE = re.compile(
    r"\(?\d[.)]?|No|NO|I{1,3}|IV|TW I+V?|Sasaran|Indikator( Kinerja)?|Target|Satuan|Triwulan"
    r"|Tahunan|Sumber Data|Pengukuran Kinerja|Keterangan|Program|Anggaran|Penanggung Jawab|:|-"
    r"|PERJANJIAN KINERJA|TAHUN 2022|Nama|NIP|Jabatan|Unit Kerja|selanjutnya.*|selaku.*"
)
"""Numbers and labels, whose loss makes something unread or says nothing."""


@pytest.mark.parametrize("form", [pytest.param(own, marks=pytest.mark.slow) for own in FORMS])
def test_no_single_edit_of_a_value_or_a_sentence_leaves_an_agreement_the_same(form: str) -> None:
    random = Random(7)
    lama = read(document(form))
    texts = list(re.finditer(r"(?<=preserve\">)[^<]+", form))
    values = [found for found in texts if not NO_VALUE.fullmatch(html.unescape(found[0]))]
    assert len(values) > 10
    for found in values:
        for _ in range(6):
            other = edited(html.unescape(found[0]), random)
            made = f"{form[: found.start()]}{html.escape(other)}{form[found.end() :]}"
            baru = read_salinan(document(made), "asing.docx").value
            if baru is not None:  # else it is refused, with its problem
                assert compare(lama, baru).hasil is not Hasil.SAMA, (found[0], other)


def test_a_post_of_one_side_is_named_and_its_reading_told() -> None:
    edited = salinan(sumber=Sumber.TEKS)
    new, gone = compare(None, edited), compare(edited, None)
    assert [(c.lama, c.baru) for c in (*new.beda, *gone.beda)] == [
        ("", "Camat Contoh"),
        ("Camat Contoh", ""),
    ]
    told = "disunting tangan (camat.docx); yang dibandingkan teksnya."
    assert (new.catatan, gone.catatan) == ((f"baru: {told}",), (f"lama: {told}",))
    assert [(pair.lama, pair.baru) for pair in gone.baris] == [(edited.baris[0], None)]


def test_a_row_that_is_gone_stands_behind_the_row_it_stood_behind() -> None:
    a, b, c, d = (baris(name, kode=name) for name in ("Opini", "Luas taman", "Nilai", "Jumlah"))
    pairs = compare(salinan(a, b, c), salinan(c, d)).baris
    assert [(p.lama and p.lama.kode, p.baru and p.baru.kode) for p in pairs] == [
        ("Opini", None),
        ("Luas taman", None),
        ("Nilai", "Nilai"),
        (None, "Jumlah"),
    ]
    pairs = compare(salinan(a, b, c), salinan(d, a, c)).baris
    assert [(p.lama and p.lama.kode, p.baru and p.baru.kode) for p in pairs] == [
        (None, "Jumlah"),
        ("Opini", "Opini"),
        ("Luas taman", None),
        ("Nilai", "Nilai"),
    ]


def test_a_row_that_may_stand_among_unread_words_is_neither_new_nor_gone() -> None:
    a, b = baris("Opini laporan"), baris("Luas taman kota", kode="1.2")
    words = TakTerbaca("tidak terbaca", "tabel 3", "2 | Luas taman kota | 90", nilai=True)
    half = salinan(a, tak_terbaca=(words,))
    for side, banding in (
        ("lama", compare(half, salinan(a, b))),
        ("baru", compare(salinan(a, b), half)),
    ):
        assert (banding.beda, banding.hasil) == ((), Hasil.BELUM_PASTI)
        told = f"“Luas taman kota”: pada {side} ada di antara kata yang tidak terbaca."
        assert banding.baris[1].sepihak == (told,)


def test_an_indikator_that_came_or_went_is_named_with_its_code() -> None:
    old, new = baris("Opini laporan", kode="1"), baris("Luas taman", kode="2")
    found = compare(salinan(old), salinan(new)).beda
    assert [(c.lama, c.baru, c.indikator, c.kode) for c in found] == [
        ("", "Luas taman", "Luas taman", "2"),
        ("Opini laporan", "", "Opini laporan", "1"),
    ]
