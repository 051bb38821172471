"""Rules of the catalogue in their corners; what each says of a project stands in cases/bad."""

from collections.abc import Iterable
from decimal import Decimal

from pkdocs import domain
from pkdocs.base.problem import Problem, Span
from pkdocs.base.values import replace
from pkdocs.rules.checks import catalogue
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of

LANGSUNG = domain.Sifat.LANGSUNG
POSTS = chart(jabatan("gubernur", None), jabatan("walikota", "gubernur"))
DROPPED = frozenset(("camat", "walikota"))


def test_a_post_that_could_not_be_read_is_not_told_of_again() -> None:
    program = domain.Program(domain.KodeJabatan("camat"), "Program", Decimal(1), "", HERE)
    katalog = replace(katalog_of("walikota", indikator("1.1", [("camat", LANGSUNG)])))
    katalog = replace(katalog, program=(program,))
    nobody = chart(jabatan("gubernur", None))
    told = list(catalogue.check_catalogue(nobody, katalog, frozenset()))
    assert [problem.kode for problem in told] == ["K001", "K001", "K001"]
    assert list(catalogue.check_catalogue(nobody, katalog, DROPPED)) == []


def test_the_same_code_in_the_catalogue_and_in_the_score_card_is_one_too_many() -> None:
    katalog = katalog_of("walikota", indikator("1.1", [("walikota", LANGSUNG)]))
    card = domain.ScoreCard((), dikonfirmasi=True, sasaran=katalog.sasaran, span=HERE)
    assert list(catalogue.codes_are_unique(replace(katalog, score_card=card))) == []
    other = replace(katalog.sasaran[0], indikator=(indikator("1.1", []),))
    twice = replace(katalog, score_card=replace(card, sasaran=(other,)))
    assert [p.kode for p in catalogue.codes_are_unique(twice)] == ["K003"]


def test_numbers_of_the_score_card_are_its_own_and_differ_too() -> None:
    katalog = katalog_of("walikota", indikator("1.1", [("walikota", LANGSUNG)]))
    own = replace(katalog.sasaran[0], indikator=(indikator("SC.1", []),))
    card = domain.ScoreCard((), dikonfirmasi=True, sasaran=(own,), span=HERE)
    assert list(catalogue.codes_are_unique(replace(katalog, score_card=card))) == []
    more = replace(own, indikator=(*own.indikator, indikator("SC.2", [])))
    twice = replace(katalog, score_card=replace(card, sasaran=(more,)))
    (problem,) = catalogue.codes_are_unique(twice)
    assert str(problem).endswith("K003 nomor indikator 1 pada sasaran 1 dipakai dua kali.")


def test_the_first_indicator_without_a_system_stands_for_all_of_them() -> None:
    known = indikator("1.1", [])
    unknown = [replace(indikator(kode, []), sistem_input="") for kode in ("1.2", "1.3")]
    (problem,) = catalogue.entry_systems_known(katalog_of("walikota", known, *unknown))
    assert problem.kode == "K018"
    assert "2 indikator tanpa sistem_input (yang pertama 1.2)" in problem.pesan


DITURUNKAN = domain.Sifat.DITURUNKAN
PLACE = Span("indicators.yaml", 5, 3)


def whole(found: Iterable[Problem]) -> list[str]:
    """Each problem with whom it touches."""
    return [f"{problem} [{' '.join(problem.jabatan)}]" for problem in found]


def own(kode: str, jabatan: str, induk: str = "1.1", no: str = "1") -> domain.Turunan:
    entry = replace(indikator(kode, []), no_indikator=no, span=PLACE)
    return domain.Turunan((domain.KodeJabatan(jabatan),), domain.KodeIndikator(induk), "", entry)


def card_of(*all_indikator: domain.Indikator, kinds: str = "") -> domain.ScoreCard:
    sasaran = domain.Sasaran("9", domain.Kelompok.OPERASIONAL, "Kartu", all_indikator, HERE)
    return domain.ScoreCard(tuple(kinds.split()), dikonfirmasi=True, sasaran=(sasaran,), span=PLACE)


def test_a_code_twice_touches_whose_own_both_are_and_else_everybody() -> None:
    first = replace(indikator("1.1", []), span=Span("indicators.yaml", 2, 2))
    katalog = replace(
        katalog_of("walikota", first),
        turunan=(own("1.1", "a"), own("x", "a", no="2"), own("x", "b", "2"), own("y", "b", "3")),
        score_card=card_of(indikator("y", [])),
    )
    twice = 'K003 kode indikator "{}" dipakai dua kali; yang pertama di {}. [{}]'
    assert whole(catalogue.codes_are_unique(katalog)) == [
        "indicators.yaml:5:3: " + twice.format("1.1", "indicators.yaml:2:2", ""),
        "indicators.yaml:5:3: " + twice.format("x", "indicators.yaml:5:3", "a b"),
        "x.yaml:1:1: " + twice.format("y", "indicators.yaml:5:3", ""),
    ]


def test_numbers_of_sasaran_and_of_their_indicators_differ() -> None:
    def numbered(no: str, *numbers: str) -> domain.Sasaran:
        entries = (replace(indikator(f"{no}.{n}", []), no_indikator=n) for n in numbers)
        return domain.Sasaran(no, domain.Kelompok.KHUSUS, "Sasaran", tuple(entries), PLACE)

    # codes may be the same twice here: that is told apart
    katalog = katalog_of("walikota")
    many = replace(
        katalog, sasaran=(numbered("1", "1", "2", "1"), numbered("2", "1"), numbered("1"))
    )
    numbers = [line for line in whole(catalogue.codes_are_unique(many)) if "nomor" in line]
    assert numbers == [
        "x.yaml:1:1: K003 nomor indikator 1 pada sasaran 1 dipakai dua kali. []",
        "indicators.yaml:5:3: K003 nomor sasaran 1 dipakai dua kali. []",
    ]


def test_own_indicators_of_one_parent_have_numbers_of_their_own() -> None:
    turunan = (own("p", "a"), own("q", "b"), own("r", "a", "2"), own("s", "a", no="2"))
    katalog = replace(katalog_of("walikota"), turunan=(*turunan, own("t", "a"), own("u", "a")))
    said = "juga turunan 1.1 milik a; beri nomor menurut urutannya. [a]"
    assert whole(catalogue.codes_are_unique(katalog)) == [
        f"indicators.yaml:5:3: K003 turunan {kode}: no_indikator 1 sudah dipakai p "
        f"(indicators.yaml:5:3), {said}"
        for kode in ("t", "u")
    ]


def test_who_receives_what_stands_in_the_chart() -> None:
    given = [("hilang", LANGSUNG), ("walkota", LANGSUNG), ("walikota", LANGSUNG), ("xyz", LANGSUNG)]
    program = [
        domain.Program(domain.KodeJabatan(kode), "Program", Decimal(1), "", PLACE)
        for kode in ("hilang", "walikota", "wlikota", "xyz")
    ]
    katalog = replace(katalog_of("wali-kota", indikator("1.1", given)), span=PLACE)
    near = 'tidak ada di bagan. Maksudnya "walikota"?'
    dropped = frozenset(("hilang",))
    assert whole(catalogue.receivers_exist(POSTS, katalog, dropped)) == [
        f'indicators.yaml:5:3: K001 pemilik "wali-kota" {near} []',
        (
            'x.yaml:1:1: K001 indikator 1.1 diberikan kepada "walkota" yang '
            f"{near} [walkota walikota]"
        ),
        'x.yaml:1:1: K001 indikator 1.1 diberikan kepada "xyz" yang tidak ada di bagan. []',
    ]
    of_program = replace(katalog, program=tuple(program))
    assert whole(catalogue.programs_have_posts(POSTS, of_program, dropped)) == [
        f'indicators.yaml:5:3: K001 program: jabatan "wlikota" {near} [wlikota walikota]',
        'indicators.yaml:5:3: K001 program: jabatan "xyz" tidak ada di bagan. []',
    ]


def test_a_program_line_is_of_one_seat_of_a_title() -> None:
    titel = domain.KodeJabatan("analis")
    seats = [replace(jabatan(f"analis-0{n}", "walikota"), titel=titel) for n in (1, 2)]
    program = domain.Program(titel, "Program", Decimal(1), "", PLACE)
    katalog = replace(katalog_of("walikota", indikator("1.1", [])), program=(program,))
    assert whole(catalogue.programs_have_posts(chart(*seats), katalog, ())) == [
        (
            'indicators.yaml:5:3: J031 program: jabatan "analis" mempunyai 2 kursi; sebut salah '
            'satu kursinya: "analis-01" atau "analis-02". [analis-01 analis-02]'
        )
    ]


def test_an_indicator_is_given_once_to_a_post() -> None:
    once = indikator("1.1", [("a", LANGSUNG), ("b", LANGSUNG)])
    rules = indikator("1.2", [("a", LANGSUNG), ("b", LANGSUNG), ("a", DITURUNKAN)]).penerima
    first, second, third = rules
    again = (replace(first, span=PLACE), second, replace(third, span=Span("i.yaml", 9)))
    twice = replace(once, kode=domain.KodeIndikator("1.2"), penerima=again)
    assert whole(catalogue.given_once(katalog_of("walikota", once, twice, once))) == [
        (
            "i.yaml:9:1: K004 indikator 1.2 diberikan dua kali kepada a; yang pertama di "
            "indicators.yaml:5:3. [a]"
        )
    ]


def test_who_is_named_again_by_one_entry_is_told_in_one_line() -> None:
    rules = indikator("1.1", [("a", LANGSUNG), ("x", LANGSUNG)]).penerima
    first, again = (replace(rule, jabatan=("a", "b", "c")) for rule in rules)  # type: ignore[arg-type] # codes
    entry = replace(indikator("1.1", []), penerima=(first, replace(again, span=PLACE)))
    (line,) = whole(catalogue.given_once(katalog_of("walikota", entry)))
    assert "diberikan dua kali kepada a dan 2 jabatan lain; yang pertama di" in line
    assert line.endswith("[a b c]")


def test_every_indicator_is_given_on_unless_none_is() -> None:
    reached = indikator("1.1", [("a", LANGSUNG)])
    alone = replace(indikator("1.2", []), span=PLACE)
    nobody = replace(reached, penerima=(replace(reached.penerima[0], jabatan=()),), kode=alone.kode)
    for entry in (alone, replace(nobody, span=PLACE)):
        katalog = katalog_of("walikota", reached, entry, reached)
        assert whole(catalogue.every_indicator_reaches_someone(katalog)) == [
            "indicators.yaml:5:3: K007 indikator 1.2 tidak diberikan kepada siapa pun. [walikota]"
        ]
    past = replace(katalog_of("walikota", alone, alone), span=PLACE)
    assert whole(catalogue.every_indicator_reaches_someone(past)) == [
        (
            "indicators.yaml:5:3: K017 peringatan: tidak satu pun indikator diberikan kepada "
            "jabatan lain; hanya perjanjian walikota yang memuatnya. []"
        )
    ]


def test_systems_are_asked_of_own_indicators_and_of_the_score_card_too() -> None:
    unknown = replace(own("a", "x").indikator, sistem_input="")
    katalog = replace(
        katalog_of("walikota", indikator("1.1", [])),
        turunan=(replace(own("a", "x"), indikator=unknown),),
        score_card=card_of(unknown, indikator("b", [])),
    )
    assert whole(catalogue.entry_systems_known(katalog)) == [
        (
            "indicators.yaml:5:3: K018 peringatan: 2 indikator tanpa sistem_input (yang pertama "
            "a); tempat capaiannya dimasukkan belum diketahui. []"
        )
    ]


def test_stars_that_would_be_printed_are_found_wherever_they_stand() -> None:
    good = domain.Uraian("uraian", "", ("a **tebal** b", domain.Butir("-", "**tebal**")))
    bad = domain.Uraian("uraian", "Judul **", ("x ** y", domain.Butir("-", "z **")))
    entry = replace(
        indikator("1.1", []),
        indikator="A **",
        sumber_data="B **",
        satuan="C **",
        pengukuran=(good, bad),
        span=PLACE,
    )
    katalog = katalog_of("walikota", entry)
    (sasaran,) = katalog.sasaran
    katalog = replace(
        katalog,
        sasaran=(replace(sasaran, sasaran="** S"),),
        score_card=replace(card_of(), sasaran=(replace(sasaran, sasaran="D **", indikator=()),)),
    )
    found = [
        (str(p.span), p.kode, p.pesan.split(". Apit")) for p in catalogue.stars_in_pairs(katalog)
    ]
    starred = "tanda ** akan tercetak, dekat"
    assert [(place, kode, said) for place, kode, (said, _) in found] == [
        ("x.yaml:1:1", "K029", f'sasaran 1: {starred} "** S"'),
        ("x.yaml:1:1", "K029", f'sasaran 1: {starred} "D **"'),
        *(
            ("indicators.yaml:5:3", "K029", f'indikator 1.1: {starred} "{near}"')
            for near in ("A **", "B **", "C **", "Judul **", "x ** y", "z **")
        ),
    ]


def test_stars_are_told_with_the_words_round_them() -> None:
    text = "abcdefghijklmnopqrstuvwxyz ** abcdefghijklmnopqrstuvwxyz"
    katalog = katalog_of("walikota", replace(indikator("1.1", []), indikator=text))
    assert whole(catalogue.stars_in_pairs(katalog)) == [
        (
            "x.yaml:1:1: K029 peringatan: indikator 1.1: tanda ** akan tercetak, dekat "
            '"hijklmnopqrstuvwxyz ** abcdefghijklmnopqrs". Apit kata yang tebal dengan ** di kedua '
            "sisinya, di dalam satu alinea isi pengukuran; di tempat lain hapuslah. []"
        )
    ]


def test_the_score_card_is_for_kinds_that_there_are() -> None:
    katalog = replace(katalog_of("walikota"), score_card=card_of(kinds="lain lian xyz"))
    assert whole(catalogue.score_card_kinds(POSTS, katalog)) == [
        f'indicators.yaml:5:3: K002 tidak ada jabatan berjenis "{kind} []'
        for kind in ('lian" di bagan. Maksudnya "lain"?', 'xyz" di bagan.')
    ]
