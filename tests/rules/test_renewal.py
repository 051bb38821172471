"""What of last year is undecided, and when a decision stops to hold."""

import pytest

from pkdocs import domain
from pkdocs.base.problem import Span
from pkdocs.base.values import replace
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.renewal import Renewal, other_years, renew
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of

NAMA = "indikator 1.1, nama"


def teks(words: str, di: str = NAMA, **owner: str) -> domain.Teks:
    return domain.Teks(di, words, HERE, **(owner or {"indikator": "1.1"}))  # type: ignore[arg-type] # texts


def putusan(words: str, tertulis: str, decided: str, di: str = NAMA) -> domain.Putusan:
    return domain.Putusan(di, words, tertulis, decided, Span("tinjauan.yaml"))


def of_2024(
    found: list[domain.Teks],
    decided: list[domain.Putusan] | None = None,
    *,
    usulan: tuple[domain.Teks, ...] = (),
    targets: tuple[domain.Putusan, ...] = (),
    tahun: int = 2024,
) -> Renewal:
    tinjauan = domain.Tinjauan(tahun, tuple(decided or ()), targets, HERE)
    return renew(
        replace(
            katalog_of("walikota", indikator("1.1", [])),
            tahun=2024,
            teks=tuple(found),
            usulan=usulan,
            tinjauan=None if decided is None else tinjauan,
        )
    )


def years(renewal: Renewal) -> list[tuple[str, ...]]:
    return [own.tahun for own in renewal.teks]


def test_without_decisions_what_is_stale_is_undecided() -> None:
    found = [teks("Nilai 2023"), teks("UU 23 Tahun 2014"), teks("Nilai 2024")]
    assert years(of_2024(found)) == [("2023",)]
    assert of_2024(found).teks[0].putusan is None


def test_a_text_that_is_not_printed_is_asked_about_only_where_it_is_listed() -> None:
    dasar = replace(teks("Renja Tahun 2023", "dasar", jabatan=""), dicetak=False)
    assert years(of_2024([dasar])) == []
    assert years(of_2024([dasar], [putusan(dasar.teks, "2023", "", "dasar")])) == [("2023",)]


@pytest.mark.parametrize(
    ("decided", "left"),
    [
        ("", [("2023",)]),
        ("tetap", []),
        ("2024", [("2023",)]),
        ("ya", [("2023",)]),
    ],
)
def test_a_listed_year_is_undecided_until_it_stays_or_is_written(
    decided: str, left: list[tuple[str, ...]]
) -> None:
    renewal = of_2024([teks("Nilai 2023")], [putusan("Nilai 2023", "2023", decided)])
    assert years(renewal) == left
    assert [own.putusan for own in renewal.unclear] == [decided] * (decided == "ya")
    assert renewal.lapsed == ()


def test_a_regulation_that_is_listed_is_undecided_too() -> None:
    law = "UU 23 Tahun 2014"
    assert years(of_2024([teks(law)], [putusan(law, "2014", "")])) == [("2014",)]
    assert years(of_2024([teks(law)], [putusan(law, "2014", "tetap")])) == []
    assert years(of_2024([teks(law)], [putusan(law, "2014", "2015")])) == [("2014",)]


def test_a_decision_that_was_written_is_done_even_where_it_names_an_older_year() -> None:
    decided = [putusan("BAST 2017-2021", "2017-2021", "2017-2022")]
    renewal = of_2024([teks("BAST 2017-2022")], decided)
    assert (years(renewal), renewal.lapsed) == ([], ())


def test_one_of_two_years_in_a_text_is_not_decided_by_the_other() -> None:
    words = "dari 2022 ke 2023"
    assert years(of_2024([teks(words)], [putusan(words, "2022", "tetap")])) == [("2023",)]
    both = [putusan(words, "2022", "2023"), putusan(words, "2023", "2024")]
    assert years(of_2024([teks("dari 2023 ke 2024")], both)) == []


def test_a_decision_lapses_when_its_text_changes_and_leaves_the_place_in_doubt() -> None:
    decided = [putusan("UU 23 Tahun 2014", "2014", "tetap")]
    renewal = of_2024([teks("UU 5 Tahun 2018"), teks("UU 1 Tahun 2004", "lain")], decided)
    assert years(renewal) == [("2018",)]
    assert renewal.lapsed == tuple(decided)


def test_a_text_that_was_mended_by_hand_needs_no_decision() -> None:
    decided = [putusan("Nilai 2023", "2023", "")]
    renewal = of_2024([teks("Nilai 2024")], decided)
    assert (years(renewal), renewal.lapsed) == ([], ())


def test_decisions_of_another_year_do_not_hold() -> None:
    decided = [putusan("Nilai 2023", "2023", "tetap")]
    renewal = of_2024([teks("Nilai 2023")], decided, tahun=2023)
    assert years(renewal) == [("2023",)]
    assert reasons(of_2024([], decided, tahun=2023), "1.1") == [
        "putusan atas teks dan target masih dari tahun lain"
    ]


@pytest.mark.parametrize(
    ("listed", "decided", "now", "confirmed", "lapsed"),
    [
        ("tahunan 5; satuan Nilai", "", "tahunan 5; satuan Nilai", False, False),
        ("tahunan 5; satuan Nilai", "tetap", "tahunan 5; satuan Nilai", True, False),
        ("tahunan 5; satuan Nilai", "tetap", "tahunan 6; satuan Nilai", False, True),
        ("tahunan 5; satuan Nilai", "6", "tahunan 6; satuan Nilai", True, False),
        ("tahunan 5; satuan Nilai", "6", "tahunan 7; satuan Nilai", False, True),
        ("anggaran 5", "6", "anggaran 6", True, False),
    ],
)
def test_a_target_is_confirmed_as_it_stands_or_by_its_new_year(
    listed: str, decided: str, now: str, confirmed: bool, lapsed: bool
) -> None:
    target = putusan(listed, "", decided, "target 1.1")
    renewal = of_2024([], [], usulan=(teks(now, "target 1.1"),), targets=(target,))
    assert (renewal.usulan == ()) is confirmed
    assert renewal.lapsed == (target,) * lapsed
    assert (renewal.unclear, renewal.banyak) == ((), not confirmed)


@pytest.mark.parametrize("decided", ["ya", "6"])
def test_what_no_target_of_the_year_says_was_never_valid(decided: str) -> None:
    target = putusan("tahunan 5; satuan Nilai", "", decided, "target 1.1")
    unchanged = teks("tahunan 5; satuan Nilai", "target 1.1")
    renewal = of_2024([], [], usulan=(unchanged,), targets=(target,))
    assert (renewal.lapsed, renewal.unclear, renewal.banyak) == ((), (target,), 1)


def test_what_is_to_be_decided_is_counted_one_by_one() -> None:
    own = domain.KodeIndikator("a")
    renewal = Renewal(
        teks=of_2024([teks("2022 dan 2023")], None).teks,
        usulan=(teks("tahunan 5"), teks("tahunan 6")),
        tawaran=tuple(
            domain.Tawaran(domain.KodeJabatan(kode), own, Span("x", line))
            for kode, line in (("a", 1), ("b", 1), ("b", 2))
        ),
        lapsed=(putusan("x", "2023", "tetap"), putusan("tahunan 4", "", "tetap")),
    )
    assert renewal.banyak == 2 + 2 + 2 + 1


def test_a_target_that_went_with_its_indicator_is_asked_about_no_more() -> None:
    gone = putusan("tahunan 5", "", "", "target 9.9")
    assert of_2024([], [], targets=(gone,)).usulan == ()


def test_a_target_that_stands_elsewhere_now_waits_for_its_decision_still() -> None:
    usulan = (teks("tahunan 5", "target 9.9"), teks("tahunan 7", "target 9.8"))
    for decided, told in (("", ["target 9.9, semula target 1.1"]), ("tetap", [])):
        gone = putusan("tahunan 5", "", decided, "target 1.1")
        found = of_2024([], [], usulan=usulan, targets=(gone,))
        assert [teks.di for teks in found.usulan] == told


def test_only_a_decision_for_other_years_puts_them_in_their_place() -> None:
    decided = (("2020", ""), ("2021", "tetap"), ("2022", "ya"), ("2023", "2024"))
    assert other_years([putusan("x", *own) for own in decided]) == {"2023": "2024"}
    kept = [putusan("Nilai 2023", "2023", "tetap")]
    renewal = of_2024([teks("Nilai tetap")], kept)
    assert renewal.lapsed == tuple(kept)


def rows(*codes: str) -> list[domain.Baris]:
    world = chart(jabatan("gubernur", None), jabatan("kabag", "gubernur"))
    katalog = katalog_of("kabag", *(indikator(kode, []) for kode in codes))
    found = resolve_cascade(world, katalog)[domain.KodeJabatan("kabag")].baris
    return [replace(row, sasaran="Kota  tertib") for row in found]


def reasons(renewal: Renewal, *codes: str) -> list[str]:
    return reasons_of(jabatan("kabag", "gubernur"), renewal, rows(*codes))


def reasons_of(post: domain.Jabatan, renewal: Renewal, baris: list[domain.Baris]) -> list[str]:
    return list(renewal.reasons(post, jabatan("gubernur", None), baris))


def test_the_reasons_name_the_rows_of_the_agreement_itself() -> None:
    assert reasons(of_2024([]), "1.1") == []
    assert reasons(of_2024([teks("Nilai 2023")]), "1.1", "1.2") == [
        "tahun di dalam teks indikator 1.1 belum ditinjau"
    ]
    assert reasons(of_2024([teks("Nilai 2023")]), "1.2") == []
    sasaran = teks("Kota tertib", sasaran="Kota tertib")
    named = replace(sasaran, teks="Tahun 2023")
    assert reasons(of_2024([named]), "1.2") == ["tahun di dalam teks indikator 1.2 belum ditinjau"]
    elsewhere = ["tahun di dalam naskah, dasar, program, atau nama jabatan belum ditinjau"]
    assert reasons(of_2024([teks("KOTA 2023", jabatan="kabag")]), "1.1") == elsewhere
    assert reasons(of_2024([teks("KOTA 2023", jabatan="")]), "1.1") == elsewhere
    assert reasons(of_2024([teks("KOTA 2023", jabatan="lurah")]), "1.1") == []


def test_the_reasons_name_targets_of_last_year_of_all_and_of_the_post_alone() -> None:
    def proposed(**owner: str) -> Renewal:
        own = teks("tahunan 5", "target 1.1", **owner)
        return of_2024([], [], usulan=(own,), targets=(putusan("", "", "", own.di),))

    kept = ["target indikator 1.1 masih usulan dari tahun lalu"]
    assert reasons(proposed(indikator="1.1"), "1.1", "1.2") == kept
    assert reasons(proposed(indikator="1.1", jabatan="kabag"), "1.1", "1.2") == kept
    assert reasons(proposed(indikator="1.1"), "1.1") == ["target masih usulan dari tahun lalu"]
    assert reasons(proposed(indikator="1.1", jabatan="lurah"), "1.1") == []
    assert reasons(proposed(jabatan="kabag"), "1.1") == [
        "anggaran program masih usulan dari tahun lalu"
    ]
    derived = [replace(rows("1.1")[0], target=None)]
    assert reasons_of(jabatan("kabag", "gubernur"), proposed(indikator="1.1"), derived) == []
    seat = replace(jabatan("kabag-01", "gubernur"), titel=domain.KodeJabatan("kabag"))
    of_title = proposed(indikator="1.1", jabatan="kabag")
    assert reasons_of(seat, of_title, rows("1.1", "1.2")) == kept


def test_a_year_in_the_target_of_one_post_is_a_reason_for_that_post_alone() -> None:
    for owner, said in (("kabag", True), ("lurah", False)):
        found = of_2024([teks("Juni 2023", indikator="1.1", jabatan=owner)])
        why = ["tahun di dalam teks indikator 1.1 belum ditinjau"]
        assert reasons(found, "1.1", "1.2") == (why if said else [])


def test_a_year_in_a_name_is_a_reason_wherever_that_name_is_printed() -> None:
    elsewhere = ["tahun di dalam naskah, dasar, program, atau nama jabatan belum ditinjau"]
    seat = replace(jabatan("kabag-01", "gubernur"), titel=domain.KodeJabatan("kabag"))
    for owner in ("kabag", "kabag-01", "gubernur"):
        named = of_2024([teks("KETUA 2023", jabatan=owner)])
        assert reasons_of(seat, named, rows("1.1")) == elsewhere
