"""Two sides compared, one post at a time."""

from dataclasses import replace
from pathlib import Path

from pkdocs.base.problem import Berat, Problem
from pkdocs.domain.salinan import Kepala, TakTerbaca
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Kecocokan, Macam
from pkdocs.review.compare.sides import (
    Tally,
    arrange,
    compare_all,
    open_sides,
    pair_sides,
    why_lacking,
)
from pkdocs.review.read.dokumen import Dokumen, Unread
from pkdocs.review.read.folder import Side
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
