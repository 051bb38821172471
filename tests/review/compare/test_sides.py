"""Two sides compared, one post at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.salinan import Kepala, Salinan, TakTerbaca
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Kecocokan, Macam
from pkdocs.review.compare.sides import (
    Tally,
    arrange,
    compare_all,
    join_sides,
    open_sides,
    pair_sides,
    why_lacking,
)
from pkdocs.review.read.dokumen import Dokumen, Unread
from pkdocs.review.read.folder import Side, list_side
from pkdocs.review.read.known import KnownPosts
from tests.foreign import agreement, data, save
from tests.review.compare.made import salinan

OLD, NEW = Path("lama"), Path("baru")


def dokumen(folder: Path, kode: str, jabatan: str, unit: str = "") -> Dokumen:
    name = kode or jabatan.lower().replace(" ", "-")
    return Dokumen(folder / f"{name}.docx", kode, kepala=Kepala(kode, jabatan, unit, "2022"))


def test_documents_pair_by_code_then_by_the_name_of_the_post() -> None:
    lama = Side(OLD, [dokumen(OLD, "camat", "Camat Contoh"), dokumen(OLD, "", "Lurah Contoh")])
    baru = Side(NEW, [dokumen(NEW, "camat", "Camat"), dokumen(NEW, "lurah", "Plt. Lurah Contoh")])
    assert [pair.kecocokan for pair in pair_sides(lama, baru, [])] == [
        Kecocokan.KODE,
        Kecocokan.TEKS,
    ]


def test_a_short_name_pairs_with_its_unit() -> None:
    lama = Side(OLD, [dokumen(OLD, "", "Lurah", "Kelurahan Contoh")])
    baru = Side(NEW, [dokumen(NEW, "lurah", "Lurah Contoh", "Kelurahan Contoh")])
    assert [pair.kecocokan for pair in pair_sides(lama, baru, [])] == [Kecocokan.TEKS]


def test_a_post_whose_other_document_was_not_read_is_not_called_new() -> None:
    problems: list[Problem] = []
    lama = Side(OLD, unread=[Unread("lama/camat.doc")])
    baru = Side(NEW, [dokumen(NEW, "camat", "Camat"), dokumen(NEW, "lurah", "Lurah Contoh")])
    (pair,) = pair_sides(lama, baru, problems)
    assert (pair.lama, pair.baru and pair.baru.kode) == (None, "lurah")
    assert [problem.kode for problem in problems] == ["R008"]


def test_a_post_is_hindered_by_a_file_of_its_name_only(tmp_path: Path) -> None:
    problems: list[Problem] = []
    lama = Side(
        OLD,
        unread=[
            Unread("lama/PK Lurah Contoh 2022.pdf"),
            Unread("lama/scan1.pdf"),
            Unread("lama/lambang.png", silent=True),
        ],
    )
    posts = [dokumen(NEW, "", name) for name in ("Lurah Contoh", "Lurah Contoh Utara")]
    (pair,) = pair_sides(lama, Side(NEW, posts), problems)
    assert pair.baru is posts[1]
    assert [(p.kode, p.berat) for p in problems] == [
        ("R008", Berat.GALAT),
        ("R008", Berat.PERINGATAN),
    ]
    assert "pasangannya mungkin lama/PK Lurah Contoh 2022.pdf" in problems[0].pesan
    assert (
        "tidak diketahui: scan1.pdf; jabatan yang disebut baru atau hilang mungkin"
        in problems[1].pesan
    )


def test_a_file_of_a_post_that_is_compared_hinders_no_other(tmp_path: Path) -> None:
    problems: list[Problem] = []
    camat, lurah = (dokumen(OLD, "", name) for name in ("Camat Contoh", "Lurah Contoh Utara"))
    lama = Side(OLD, [camat, lurah], unread=[Unread("lama/PK Lurah Contoh Utara.pdf")])
    baru = Side(NEW, [dokumen(NEW, "", n) for n in ("Lurah Contoh Utara", "Lurah Contoh")])
    pairs = [(p.lama is not None, p.baru is not None) for p in pair_sides(lama, baru, problems)]
    assert pairs == [(True, True), (False, True), (True, False)]
    assert problems == []


def test_a_post_that_may_be_in_an_unopened_archive_is_not_gone(tmp_path: Path) -> None:
    problems: list[Problem] = []
    lama = Side(OLD, [dokumen(OLD, "", "Camat Contoh")])
    baru = Side(NEW, unread=[Unread("baru/unit.rar", many=True)])
    assert list(pair_sides(lama, baru, problems)) == []
    assert [p.kode for p in problems] == ["R008"]


def test_posts_changes_and_problems_are_counted_on_the_way(tmp_path: Path) -> None:
    lama = save(
        tmp_path / "lama",
        a=agreement(data("A")),
        b=agreement(data("A"), jabatan="Lurah Contoh"),
        c=agreement(data("A"), jabatan="Kabag Contoh"),
    )
    baru = save(
        tmp_path / "baru",
        a=agreement(data("A", ("1",) * 5), tahun="2023"),
        b=agreement(data("A"), jabatan="Lurah Contoh", tahun="2023"),
    )
    tally = open_sides(lama, baru)
    assert (tally.jabatan, tally.differs) == (0, False)
    compared = list(compare_all(tally))
    assert (tally.jabatan, tally.berubah, tally.tak_dibandingkan) == (2, 1, 0)
    assert tally.macam[Macam.TARGET] > 0
    assert tally.tanpa_pembanding == {"tidak ada dokumen baru": 1}
    assert tally.macam[Macam.JABATAN_HILANG] == 0, "of documents nobody can know it"
    assert tally.differs
    assert [pair.baru is None for pair, _ in compared] == [False, False, True]


def test_what_has_nothing_beside_it_or_is_in_doubt_differs_although_nothing_changed() -> None:
    for banding in (
        compare(None, salinan(), tanpa_pembanding="tidak ada dokumen lama"),
        compare(salinan(), salinan(tak_terbaca=(TakTerbaca("?", nilai=True),))),
    ):
        tally = Tally(Side(OLD), Side(NEW))
        tally.add(banding)
        assert (tally.berubah, tally.differs) == (0, True)
    tally = Tally(Side(OLD), Side(NEW))
    tally.add(compare(salinan(), salinan()))
    assert (tally.jabatan, tally.differs) == (1, False)


def test_only_a_chart_that_is_whole_and_lacks_a_post_makes_it_new() -> None:
    lurah = dokumen(NEW, "lurah", "Lurah Contoh")
    named = dokumen(NEW, "", "Plt. Camat Contoh")
    other = dokumen(NEW, "", "Kabag Contoh")
    chart = KnownPosts({"camat": 0}, frozenset(("camat contoh",)), whole=True)
    part = replace(chart, whole=False)
    assert why_lacking(lurah, Side(OLD), "lama") == "tidak ada dokumen lama"
    assert why_lacking(lurah, Side(OLD, known=chart), "lama") == ""
    assert why_lacking(lurah, Side(OLD, known=part), "lama") == "bagan lama belum lengkap"
    assert "ada di bagan lama" in why_lacking(named, Side(OLD, known=chart), "lama")
    assert "namanya tidak ditemukan" in why_lacking(other, Side(OLD, known=chart), "lama")


def test_posts_stand_in_the_order_of_the_chart_and_what_it_does_not_know_behind() -> None:
    codes = ("asisten", "camat", "walikota", "xeno")
    side = Side(NEW, [dokumen(NEW, kode, kode.title()) for kode in codes])
    assert arrange(side, {"walikota": 0, "asisten": 1, "camat": 2})
    assert [d.kode for d in side.dokumen] == ["walikota", "asisten", "camat", "xeno"]
    assert not arrange(side, {"lurah": 0})
    old = Side(OLD, [dokumen(OLD, kode, kode.title()) for kode in ("walikota", "gone", "camat")])
    pairs = [(p.lama and p.lama.kode, p.baru and p.baru.kode) for p in pair_sides(old, side, [])]
    assert pairs == [
        ("walikota", "walikota"),
        (None, "asisten"),
        ("camat", "camat"),
        (None, "xeno"),
        ("gone", None),
    ]


def test_a_file_of_an_unknown_post_is_no_post_that_was_not_compared(tmp_path: Path) -> None:
    lama = save(tmp_path / "lama", a=agreement(data("A")))
    (lama / "scan1.pdf").write_bytes(b"%PDF-1.4")
    new = agreement(data("A"), jabatan="Lurah Contoh", tahun="2023")
    baru = save(tmp_path / "baru", a=agreement(data("A"), tahun="2023"), b=new)
    tally = open_sides(lama, baru)
    assert len(list(compare_all(tally))) == 2
    assert (tally.jabatan, tally.tak_dibandingkan) == (1, 0)
    assert [problem.kode for problem in tally.problems] == ["R006", "R008"]


def test_two_files_are_one_pair_whatever_they_hold(tmp_path: Path) -> None:
    folder = save(tmp_path, a=agreement(data("A")), b=agreement(data("A"), jabatan="Lurah Contoh"))
    tally = open_sides(folder / "a.docx", folder / "b.docx")
    ((_, banding),) = compare_all(tally)
    assert banding.kecocokan is Kecocokan.DIDUGA
    assert [change.macam for change in banding.beda] == [Macam.JABATAN_BERGANTI_NAMA]


def test_a_document_that_cannot_be_read_has_no_name_to_be_paired_by(tmp_path: Path) -> None:
    nameless = Dokumen(tmp_path / "tiada.docx", "lama")
    named = dokumen(tmp_path, "baru", "Camat Contoh")
    pairs = list(pair_sides(Side(tmp_path, [nameless]), Side(tmp_path, [named]), []))
    assert [(p.lama, p.baru) for p in pairs] == [(None, named), (nameless, None)]


def sided(path: Path, *posts: tuple[str, str, str]) -> Side:
    """A side of documents with these codes, names and units, each in a file of its own."""
    return Side(
        path,
        [
            Dokumen(path / f"{place}.docx", kode, kepala=Kepala(kode, jabatan, unit, "2022"))
            for place, (kode, jabatan, unit) in enumerate(posts)
        ],
    )


UTARA, SELATAN = "Kelurahan Utara", "Kelurahan Selatan"


@pytest.mark.parametrize(
    ("lama", "baru", "pairs"),
    [
        # a name that two of a side have is nobody's
        (
            [("", "Lurah Contoh", "")] * 2,
            [("a", "Lurah Contoh", "")],
            {(None, 0), (0, None), (1, None)},
        ),
        (
            [("a", "Lurah Contoh", "")],
            [("", "Lurah Contoh", "")] * 2,
            {(None, 0), (None, 1), (0, None)},
        ),
        # unless the unit tells them apart
        (
            [("", "Lurah", UTARA), ("", "Lurah", SELATAN)],
            [("a", "Lurah", SELATAN), ("b", "Lurah", UTARA)],
            {(1, 0), (0, 1)},
        ),
        ([("", "Lurah", UTARA)], [("", "Lurah", SELATAN)], {(None, 0), (0, None)}),
        ([("", "Lurah", "")], [("", "Lurah Utara", UTARA)], {(None, 0), (0, None)}),
        # the code goes before the name
        (
            [("a", "Lurah Utara", ""), ("b", "Lurah Selatan", "")],
            [("b", "Lurah Utara", ""), ("a", "Lurah Selatan", "")],
            {(1, 0), (0, 1)},
        ),
        # of two with one name the unit says which; what is left may go by the name alone
        (
            [("", "Lurah Utara", UTARA), ("", "Lurah Utara", SELATAN)],
            [("x", "Lurah Utara", UTARA)],
            {(0, 0), (1, None)},
        ),
        ([("", "", "")], [("", "", "")], {(None, 0), (0, None)}),
    ],
)
def test_no_document_is_paired_by_a_name_that_another_one_has_too(
    lama: list[tuple[str, str, str]],
    baru: list[tuple[str, str, str]],
    pairs: set[tuple[int | None, int | None]],
) -> None:
    old, new = sided(OLD, *lama), sided(NEW, *baru)
    found = [
        (pair.lama and old.dokumen.index(pair.lama), pair.baru and new.dokumen.index(pair.baru))
        for pair in pair_sides(old, new, [])
    ]
    assert len(found) == len(pairs)
    assert set(found) == pairs


def test_a_post_whose_file_may_be_any_unread_one_is_told_with_all_of_them() -> None:
    problems: list[Problem] = []
    files = [Unread(f"lama/scan{n}.pdf") for n in range(7)]
    pairs = list(
        pair_sides(Side(OLD, unread=files), sided(NEW, ("a", "Camat Contoh", "")), problems)
    )
    assert len(pairs) == 1
    (problem,) = problems
    assert (problem.span.berkas, problem.kode, problem.berat) == ("lama", "R008", Berat.PERINGATAN)
    assert problem.pesan == (
        "pemilik berkas yang tidak terbaca ini tidak diketahui: scan0.pdf, scan1.pdf, scan2.pdf, "
        "scan3.pdf, scan4.pdf dan 2 lainnya; jabatan yang disebut baru atau hilang mungkin ada di "
        "dalamnya."
    )
    told: list[Problem] = []
    list(pair_sides(Side(OLD, unread=files[:5]), sided(NEW, ("a", "Camat Contoh", "")), told))
    assert "scan4.pdf; jabatan" in told[0].pesan
    both = sided(OLD, ("a", "Camat Contoh", ""))
    both.unread = files
    told.clear()
    assert len(list(pair_sides(both, sided(NEW, ("a", "Camat Contoh", "")), told))) == 1
    assert told == [], "every post has both of its documents"


def test_a_post_of_a_project_whose_sources_are_in_error_is_neither_new_nor_gone() -> None:
    def read(_: Dokumen) -> Salinan:
        return salinan()

    lama = Side(OLD, unread=[Unread("camat.docx", "camat")], salinan=read)
    problems: list[Problem] = []
    new = sided(NEW, ("camat", "Camat Contoh", ""), ("lurah", "Lurah Contoh", ""))
    (pair,) = pair_sides(lama, new, problems)
    assert pair.baru is new.dokumen[1]
    (problem,) = problems
    assert (problem.span.berkas, problem.kode, problem.jabatan) == (
        "lama/org.yaml",
        "R008",
        ("camat",),
    )
    assert problem.pesan == (
        "1 jabatan tidak dibandingkan karena sumbernya mengandung galat: camat."
    )


def test_what_could_not_be_read_is_counted_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    folder = save(tmp_path / "lama", a=agreement(data("A")))
    other = save(tmp_path / "baru", a=b"isi")
    tally = open_sides(folder / "a.docx", other / "a.docx")
    assert list(compare_all(tally)) == []
    assert (tally.tak_dibandingkan, tally.jabatan, tally.differs) == (1, 0, True)
    back = open_sides(other / "a.docx", folder / "a.docx")
    assert list(compare_all(back)) == []
    assert back.tak_dibandingkan == 1


def test_two_named_files_are_one_post_by_code_or_name_or_only_supposed_to_be(
    tmp_path: Path,
) -> None:
    def given(own: Salinan) -> Callable[[Dokumen], Salinan]:
        return lambda _: own

    def matched(lama: Salinan, baru: Salinan) -> Kecocokan | None:
        path = tmp_path / "a.docx"
        path.touch()
        old, new = (Side(path, [Dokumen(path, "")], salinan=given(own)) for own in (lama, baru))
        ((_, banding),) = compare_all(Tally(old, new))
        return banding.kecocokan

    assert matched(salinan(), salinan(jabatan="Lurah Lain")) is Kecocokan.KODE
    assert matched(salinan(kode=""), salinan(kode="")) is Kecocokan.TEKS
    assert matched(salinan(kode="a"), salinan(kode="b")) is Kecocokan.TEKS
    assert matched(salinan(kode=""), salinan(kode="", jabatan="Lurah")) is Kecocokan.DIDUGA


def test_an_agreement_of_another_year_than_its_side_is_told(tmp_path: Path) -> None:
    lama = save(tmp_path / "lama", a=agreement(data("A"), tahun="2021"))
    baru = save(tmp_path / "baru", a=agreement(data("A"), tahun="2022"))
    tally = open_sides(lama, baru, ("2020", "2022"))
    assert len(list(compare_all(tally))) == 1
    (problem,) = tally.problems
    assert (problem.kode, problem.berat) == ("R005", Berat.PERINGATAN)
    assert problem.pesan == "perjanjian tahun 2021, sedangkan yang lain tahun 2020."


def test_a_tally_counts_what_came_of_each_post() -> None:
    tally = Tally(Side(OLD), Side(NEW))
    for banding in (
        compare(salinan(), salinan()),
        compare(salinan(), salinan(unit="Unit Lain")),
        compare(None, salinan()),
        compare(salinan(), None),
        compare(None, salinan(), tanpa_pembanding="a"),
        compare(salinan(), None, tanpa_pembanding="a"),
        compare(salinan(), salinan(tak_terbaca=(TakTerbaca("?", nilai=True),))),
    ):
        tally.add(banding)
    assert (tally.jabatan, tally.berubah) == (5, 3)
    assert tally.tanpa_pembanding == {"a": 2}
    galat = Problem(Span("a"), "R001", "x")
    assert Tally(Side(OLD), Side(NEW), problems=[galat]).differs
    assert not Tally(
        Side(OLD), Side(NEW), problems=[replace(galat, berat=Berat.PERINGATAN)]
    ).differs


def test_a_document_of_which_the_register_knows_the_code_alone_is_asked_for_its_name(
    tmp_path: Path,
) -> None:
    folder = save(tmp_path, camat=agreement(data("A")))
    coded = Dokumen(folder / "camat.docx", "kode-lama")
    named = dokumen(NEW, "baru", "Camat Contoh", "Kecamatan Contoh")
    (pair,) = pair_sides(Side(tmp_path, [coded]), Side(NEW, [named]), [])
    assert (pair.lama, pair.baru, pair.kecocokan) == (coded, named, Kecocokan.TEKS)


def test_where_every_post_is_hindered_no_other_file_is_told_of() -> None:
    problems: list[Problem] = []
    files = [Unread("lama/PK Camat Contoh.pdf"), Unread("lama/scan1.pdf")]
    lama, new = Side(OLD, unread=files), sided(NEW, ("", "Camat Contoh", ""))
    assert list(pair_sides(lama, new, problems)) == []
    assert [problem.pesan for problem in problems] == [
        "tidak dibandingkan: pasangannya mungkin lama/PK Camat Contoh.pdf, yang tidak terbaca."
    ]


def test_each_post_that_was_not_compared_is_counted_with_its_problem(tmp_path: Path) -> None:
    new = sided(NEW, *((kode, kode.title(), "") for kode in ("satu", "dua", "tiga")))
    files = [Unread("satu.docx", "satu"), Unread("dua.docx", "dua")]
    blocked = Side(OLD, unread=files, salinan=lambda _: salinan())
    tally = Tally(blocked, replace(new, salinan=lambda _: salinan()))
    assert [pair.baru and pair.baru.kode for pair, _ in compare_all(tally)] == ["tiga"]
    assert (tally.tak_dibandingkan, [p.kode for p in tally.problems]) == (2, ["R008"])
    lama = save(
        tmp_path / "lama", a=agreement(data("A")), b=agreement(data("A"), jabatan="Lurah A")
    )
    side = join_sides(list_side(lama, ahead=0), list_side(lama, ahead=0))
    for path in lama.iterdir():
        path.unlink()
    assert list(compare_all(side)) == []
    assert (side.tak_dibandingkan, {p.kode for p in side.problems}) == (2, {"F004"})


def test_an_agreement_read_to_tell_whose_it_is_is_compared_as_one_read_anew(tmp_path: Path) -> None:
    lama, baru = (
        save(
            tmp_path / name,
            a=agreement(data("A", (target,) * 5)),
            b=agreement(data("B", (target,) * 5), jabatan="Lurah Lain"),
        )
        for name, target in (("lama", "90"), ("baru", "95"))
    )
    found = [
        [banding for _, banding in compare_all(join_sides(*sides))]
        for sides in ([list_side(path, ahead=most) for path in (lama, baru)] for most in (0, 1, 2))
    ]
    assert len(found[0]) == 2
    assert all(banding.beda for banding in found[0])
    assert found[0] == found[1] == found[2]


def test_why_nothing_stands_beside_a_post_is_asked_of_the_other_side() -> None:
    def read(_: Dokumen) -> Salinan:
        return salinan()

    chart = KnownPosts({}, frozenset(), whole=False)
    one = sided(NEW, ("a", "Camat Contoh", ""))
    for lama, baru, why in (
        (Side(OLD), one, "tidak ada dokumen lama"),
        (one, Side(OLD), "tidak ada dokumen baru"),
        (Side(OLD, known=chart), one, "bagan lama belum lengkap"),
        (one, Side(OLD, known=chart), "bagan baru belum lengkap"),
    ):
        tally = Tally(replace(lama, salinan=read), replace(baru, salinan=read))
        ((_, banding),) = compare_all(tally)
        assert banding.tanpa_pembanding == why
    both = Tally(replace(one, salinan=read), replace(one, salinan=read))
    assert [banding.tanpa_pembanding for _, banding in compare_all(both)] == [""]


def test_the_year_asked_for_is_that_of_its_own_side(tmp_path: Path) -> None:
    folder = save(
        tmp_path, a=agreement(data("A"), tahun="2021"), b=agreement(data("A"), tahun="2022")
    )
    tally = open_sides(folder, folder, ("2021", "2022"))
    assert (tally.lama.tahun, tally.baru.tahun) == ("2021", "2022")
    assert [[d.stem for d in side.dokumen] for side in (tally.lama, tally.baru)] == [["a"], ["b"]]


def test_posts_of_one_outcome_are_all_counted() -> None:
    tally = Tally(Side(OLD), Side(NEW))
    for _ in range(3):
        tally.add(compare(salinan(), salinan()))
    assert tally.jabatan == 3
