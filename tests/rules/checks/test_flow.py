"""Rules of the flow in their corners; what each says of a project stands in cases/bad."""

from collections.abc import Sequence

import pytest

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.values import replace
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.checks import check_all, flow
from tests.support.worlds import chart, indikator, jabatan, katalog_of

LANGSUNG, DITURUNKAN = domain.Sifat.LANGSUNG, domain.Sifat.DITURUNKAN


def told(posts: domain.Organisasi, *all_indikator: domain.Indikator) -> list[Problem]:
    katalog = katalog_of("walikota", *all_indikator)
    found = check_all(posts, katalog, resolve_cascade(posts, katalog))
    return [problem for problem in found if problem.kode in ("K005", "K006")]


def unconfirmed(posts: domain.Organisasi, katalog: domain.Katalog) -> list[Problem]:
    return list(flow.to_be_confirmed(posts, katalog, resolve_cascade(posts, katalog)))


TOP = (jabatan("gubernur", None), jabatan("walikota", "gubernur"))


def test_a_superior_without_any_indicator_is_passed_over() -> None:
    posts = chart(*TOP, jabatan("sekretaris", "walikota"), jabatan("asisten", "sekretaris"))
    assert told(posts, indikator("1.1", [("asisten", LANGSUNG)])) == []


def test_a_superior_with_others_but_not_this_one_breaks_the_chain() -> None:
    posts = chart(*TOP, jabatan("camat", "walikota"), jabatan("lurah", "camat"))
    given = indikator("1.1", [("camat", LANGSUNG)]), indikator("1.2", [("lurah", LANGSUNG)])
    (problem,) = told(posts, *given)
    assert (problem.kode, problem.jabatan) == ("K005", ("lurah",))


def test_who_does_not_stand_below_the_pemilik_carries_nothing_of_it() -> None:
    posts = chart(*TOP, jabatan("bupati", "gubernur"), jabatan("camat", "bupati"))
    (problem,) = told(posts, indikator("1.1", [("camat", LANGSUNG)]))
    assert (problem.kode, problem.jabatan) == ("K005", ("camat",))
    assert "tidak berada di bawah walikota" in problem.pesan


@pytest.mark.parametrize("atasan", ["tidak-ada", "camat"])
def test_a_gap_or_a_circle_is_told_of_the_chart_and_not_again(atasan: str) -> None:
    posts = chart(*TOP, jabatan("camat", atasan))
    assert told(posts, indikator("1.1", [("camat", LANGSUNG)])) == []


@pytest.mark.parametrize(
    ("above", "below", "codes"),
    [
        (LANGSUNG, LANGSUNG, []),
        (DITURUNKAN, LANGSUNG, ["K006"]),
        (DITURUNKAN, DITURUNKAN, []),
        (LANGSUNG, DITURUNKAN, []),
    ],
)
def test_the_asisten_above_a_ticked_post_is_ticked_himself(
    above: domain.Sifat, below: domain.Sifat, codes: list[str]
) -> None:
    asisten = replace(jabatan("asisten-satu", "walikota"), jenis="asisten")
    posts = chart(*TOP, asisten, jabatan("kabag", "asisten-satu"))
    given = indikator("1.1", [("asisten-satu", above), ("kabag", below)])
    assert [problem.kode for problem in told(posts, given)] == codes


ENTRY = Span("indicators.yaml", 7, 9)


def receiver(lampiran: str, jabatan: str, lingkup: str = "") -> domain.Penerima:
    posts = tuple(domain.KodeJabatan(kode) for kode in jabatan.split())
    place = Span("indicators.yaml", 8, len(posts[0]))
    return domain.Penerima(posts, LANGSUNG, lampiran, tuple(lingkup.split()), "", "", place)


def scope_faults(*all_penerima: domain.Penerima, layanan: str = "Posyandu Taman") -> list[str]:
    """What is told of the scopes of an indicator: place, code, words, and whom it stops."""
    entry = replace(
        indikator("1.1", []), layanan=tuple(layanan.split()), penerima=all_penerima, span=ENTRY
    )
    found = list(flow.scopes_are_whole(katalog_of("walikota", indikator("0.1", []), entry)))
    assert {p.berat for p in found} <= {Berat.GALAT}
    return [f"{problem} [{' '.join(problem.jabatan)}]" for problem in found]


def test_services_shared_out_once_each_are_whole() -> None:
    a, b = receiver("Lampiran I", "a", "Posyandu"), receiver("Lampiran I", "b", "Taman")
    elsewhere = receiver("Lampiran II", "c")
    assert scope_faults(a, b, elsewhere) == []
    assert scope_faults(elsewhere, b, a) == []
    assert scope_faults(elsewhere, layanan="") == []
    again = receiver("Lampiran II", "c d", "Taman Posyandu")
    assert scope_faults(a, b, again) == []


def test_every_fault_of_the_scopes_is_told_with_its_place_and_whom_it_stops() -> None:
    first, none = receiver("Lampiran I", "a", "Taman"), receiver("Lampiran I", "bb cc")
    wrong = receiver("Lampiran I", "ddd", "Tamn Taman")
    assert scope_faults(none, first, wrong, layanan="Posyandu Taman PPSU") == [
        (
            "indicators.yaml:8:2: K009 indikator 1.1, Lampiran I: bb dan cc tanpa lingkup, padahal "
            "yang lain berlingkup. [bb cc]"
        ),
        (
            'indicators.yaml:8:3: K008 indikator 1.1: lingkup "Tamn" bukan layanannya. Maksudnya '
            '"Taman"? [ddd]'
        ),
        (
            'indicators.yaml:8:3: K009 indikator 1.1: lingkup "Taman" diberikan sekaligus kepada a '
            "dan ddd. [a ddd]"
        ),
        (
            "indicators.yaml:7:9: K010 indikator 1.1, Lampiran I: layanan Posyandu dan PPSU tidak "
            "masuk lingkup siapa pun. [bb cc a ddd]"
        ),
    ]


def test_a_service_given_three_times_is_told_against_the_first_each_time() -> None:
    three = [receiver("Lampiran I", kode, "Taman") for kode in ("a", "b", "c")]
    found = scope_faults(*three, layanan="Taman")
    assert [line[line.index("[") :] for line in found] == ["[a b]", "[a c]"]


def test_services_that_nobody_has_as_a_scope_stop_everybody() -> None:
    assert scope_faults(receiver("Lampiran I", "a")) == [
        (
            "indicators.yaml:7:9: K010 indikator 1.1: layanannya tidak dibagi sebagai lingkup "
            "siapa pun. []"
        )
    ]


POSTS = chart(*TOP, jabatan("kabag-satu", "walikota"), jabatan("lurah", "walikota"))


def own(kode: str, jabatan: str, induk: str) -> domain.Turunan:
    entry = replace(indikator(kode, []), span=ENTRY)
    return domain.Turunan((domain.KodeJabatan(jabatan),), domain.KodeIndikator(induk), "", entry)


def test_who_owes_own_indicators_is_told_of_each_post_and_of_nobody_else() -> None:
    given = (
        indikator("1.1", [("kabag-satu", DITURUNKAN), ("lurah", DITURUNKAN)]),
        indikator("1.2", [("kabag-satu", DITURUNKAN), ("lurah", LANGSUNG)]),
        indikator("1.3", [("kabag-satu", DITURUNKAN)]),
    )
    done = (own("c", "kabag-satu", "1.2"), own("d", "lurah", "1.2"))
    katalog = replace(katalog_of("walikota", *given), turunan=done)
    found = list(flow.owed_turunan(POSTS, resolve_cascade(POSTS, katalog)))
    assert [(str(p), p.jabatan) for p in found] == [
        (
            (
                "x.yaml:1:1: K012 peringatan: Jabatan kabag-satu (kabag-satu) masih harus menyusun "
                "indikator turunan dari 1.1 dan 1.3."
            ),
            ("kabag-satu",),
        ),
        (
            (
                "x.yaml:1:1: K012 peringatan: Jabatan lurah (lurah) masih harus menyusun indikator "
                "turunan dari 1.1."
            ),
            ("lurah",),
        ),
    ]


@pytest.mark.parametrize(
    ("posts", "whom"),
    [("a", "a"), ("a b", "a dan 1 lainnya"), ("a b c", "a dan 2 lainnya")],
)
def test_a_receiver_to_be_confirmed_is_told_with_how_many_more(posts: str, whom: str) -> None:
    doubtful = replace(receiver("Lampiran I", posts), perlu_konfirmasi="Disimpulkan.", span=ENTRY)
    entry = replace(indikator("1.1", []), penerima=(receiver("Lampiran I", "z"), doubtful))
    (problem,) = unconfirmed(POSTS, katalog_of("walikota", entry))
    said = f"indicators.yaml:7:9: K013 peringatan: indikator 1.1 bagi {whom}: Disimpulkan."
    assert str(problem) == said
    nobody = replace(entry, penerima=(replace(doubtful, jabatan=()),))
    (problem,) = unconfirmed(POSTS, katalog_of("walikota", nobody))
    assert "bagi : Disimpulkan." in problem.pesan


def test_posts_to_be_confirmed_are_told_once_for_each_reason() -> None:
    reasons = ("", "Nama.", "Unit.", "Nama.")
    posts = [
        replace(jabatan(kode, None), perlu_konfirmasi=why, span=Span("org.yaml", line))
        for line, (kode, why) in enumerate(zip("abcd", reasons, strict=True), start=1)
    ]
    found = unconfirmed(chart(*posts), katalog_of("walikota"))
    assert [str(p) for p in found] == [
        "org.yaml:2:1: J015 peringatan: 2 jabatan (yang pertama b): Nama.",
        "org.yaml:3:1: J015 peringatan: 1 jabatan (yang pertama c): Unit.",
    ]


@pytest.mark.parametrize(
    ("settled", "filled", "told"),
    [
        (
            False,
            False,
            (
                "K014 peringatan: indikator Score Card belum dikonfirmasi; perjanjian para "
                "penerimanya masih konsep."
            ),
        ),
        (
            False,
            True,
            (
                "K014 peringatan: indikator Score Card belum dikonfirmasi; perjanjian para "
                "penerimanya masih konsep."
            ),
        ),
        (
            True,
            False,
            "K016 peringatan: Score Card dikonfirmasi, tetapi tidak berisi indikator satu pun.",
        ),
        (True, True, ""),
    ],
)
def test_a_score_card_is_confirmed_and_holds_something(
    settled: bool, filled: bool, told: str
) -> None:
    katalog = katalog_of("walikota", indikator("1.1", []))
    rows = katalog.sasaran if filled else ()
    card = domain.ScoreCard((), dikonfirmasi=settled, sasaran=rows, span=ENTRY)
    found = unconfirmed(POSTS, replace(katalog, score_card=card))
    assert [str(p) for p in found] == ([f"indicators.yaml:7:9: {told}"] if told else [])
    assert [p.jabatan for p in found] == [()] * len(found)


def gaps(posts: domain.Organisasi, *all_indikator: domain.Indikator) -> list[str]:
    return [f"{p} [{' '.join(p.jabatan)}]" for p in told(posts, *all_indikator)]


def given_to(
    kode: str, *posts: tuple[str, domain.Sifat], together: Sequence[str] = ()
) -> domain.Indikator:
    """An indicator given to each post by an entry, and by one to those that are `together`."""
    entry = indikator(kode, [*posts, ("", LANGSUNG)])
    *alone, last = entry.penerima
    shared = replace(last, jabatan=tuple(map(domain.KodeJabatan, together)))
    return replace(entry, penerima=(*alone, *([shared] if together else [])))


@pytest.mark.parametrize(("carries", "lacks"), [("a", "b"), ("b", "a")])
def test_posts_given_the_same_are_told_apart_by_what_their_superiors_carry(
    carries: str, lacks: str
) -> None:
    camat = [jabatan(f"camat-{kode}", "walikota") for kode in "ab"]
    lurah = [jabatan(f"lurah-{kode}", f"camat-{kode}") for kode in "ab"]
    found = gaps(
        chart(*TOP, *camat, *lurah),
        given_to("1.1", (f"camat-{carries}", LANGSUNG), together=["lurah-a", "lurah-b"]),
        given_to("1.2", (f"camat-{lacks}", LANGSUNG)),
    )
    said = f"lurah-{lacks}, tetapi atasannya camat-{lacks} tidak memuatnya. [lurah-{lacks}]"
    assert found == [f"x.yaml:1:1: K005 indikator 1.1 diberikan kepada {said}"]


@pytest.mark.parametrize("first", ["1.1", "1.2"])
def test_posts_of_one_superior_are_told_apart_by_what_they_are_given(first: str) -> None:
    posts = [jabatan(kode, "camat") for kode in ("lurah-1.1", "lurah-1.2")]
    entries = [
        given_to("1.1", ("camat", LANGSUNG), ("lurah-1.1", LANGSUNG)),
        given_to("1.2", ("lurah-1.2", LANGSUNG)),
    ]
    (problem,) = told(
        chart(*TOP, jabatan("camat", "walikota"), *posts),
        *sorted(entries, key=lambda entry: entry.kode != first),
    )
    assert (problem.kode, problem.jabatan) == ("K005", ("lurah-1.2",))


@pytest.mark.parametrize("order", [1, -1])
def test_of_superiors_given_the_same_only_an_asisten_has_to_be_ticked(order: int) -> None:
    superiors = [
        replace(jabatan("asisten", "walikota"), jenis="asisten"),
        jabatan("kabag", "walikota"),
    ]
    below = ["di-bawah-asisten", "di-bawah-kabag"][::order]
    posts = [jabatan("di-bawah-asisten", "asisten"), jabatan("di-bawah-kabag", "kabag")]
    entry = given_to("1.1", together=[*below, "asisten", "kabag"])
    *_, shared = entry.penerima
    owed = replace(shared, sifat=DITURUNKAN, jabatan=shared.jabatan[2:])
    ticked = replace(shared, jabatan=shared.jabatan[:2])
    assert gaps(chart(*TOP, *superiors, *posts), replace(entry, penerima=(ticked, owed))) == [
        (
            "x.yaml:1:1: K006 indikator 1.1 diberikan kepada di-bawah-asisten, tetapi atasannya "
            "asisten tidak dicentang. [di-bawah-asisten]"
        )
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_of_posts_given_the_same_only_those_astray_are_told_of(order: int) -> None:
    posts = (
        *(jabatan("di-bawah", "walikota"), jabatan("bupati", "gubernur")),
        *(jabatan("di-samping", "bupati"), jabatan("puncak-lain", None)),
    )
    given = ["di-bawah", "di-samping", "puncak-lain"]
    found = gaps(chart(*TOP, *posts), given_to("1.1", together=given[::order]))
    assert sorted(found) == [
        f"x.yaml:1:1: K005 indikator 1.1 diberikan kepada {kode}, tetapi jabatan itu tidak berada "
        f"di bawah walikota. [{kode}]"
        for kode in ("di-samping", "puncak-lain")
    ]


def test_each_superior_in_the_line_is_asked_and_only_those_that_carry_something() -> None:
    posts = chart(
        *TOP,
        replace(jabatan("asisten", "walikota"), jenis="asisten"),
        jabatan("kabag", "asisten"),
        jabatan("kosong", "kabag"),
        jabatan("kasubbag", "kosong"),
    )
    found = gaps(
        posts,
        given_to("1.1", ("kasubbag", DITURUNKAN)),
        given_to("1.2", ("kabag", DITURUNKAN), ("asisten", LANGSUNG)),
    )
    assert [line.split("tetapi ")[1] for line in sorted(found)] == [
        "atasannya kabag tidak memuatnya. [kasubbag]",
        "atasannya asisten tidak dicentang. [kasubbag]",
    ]


def test_a_pemilik_that_is_not_in_the_chart_is_told_elsewhere() -> None:
    posts = chart(jabatan("gubernur", None), jabatan("camat", "gubernur"))
    assert told(posts, given_to("1.1", ("camat", LANGSUNG))) == []
