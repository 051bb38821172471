"""Several documents of one post: which one is compared, and what is said of the others."""

import zipfile
from pathlib import Path

import pytest

from pkdocs.base.problem import Berat
from pkdocs.domain.salinan import Kepala
from pkdocs.review.read.dokumen import Dokumen
from pkdocs.review.read.rivals import choose, usual_year
from tests.foreign import agreement, data

ONE, OTHER = agreement(data("A")), agreement(data("B"))


def laid(folder: Path, name: str, content: bytes = ONE, *, registered: bool = False) -> Dokumen:
    path = folder / f"{name}.docx"
    path.write_bytes(content)
    kepala = Kepala("", "Camat Contoh", "", "2022")
    return Dokumen(path, "", kepala=kepala, registered=registered)


@pytest.mark.parametrize(
    ("own", "rival", "why"),
    [
        ("camat", "Salinan dari camat", "karena nama yang lain nama salinan"),
        ("camat", "camat (1)", "karena nama yang lain nama salinan"),
        ("camat", "Camat - Copy", "karena nama yang lain nama salinan"),
        ("camat", "camat.baru", "karena nama yang lain berakhiran .baru"),
        ("camat final", "camat_rev1", "yang dibandingkan ini. Pindahkan yang tidak berlaku."),
    ],
)
def test_of_documents_that_differ_one_is_compared_and_that_is_an_error(
    tmp_path: Path, own: str, rival: str, why: str
) -> None:
    found = [laid(tmp_path, rival, OTHER), laid(tmp_path, own)]
    chosen, (problem,) = choose(tmp_path, found, "2022")
    assert [d.stem for d in chosen] == [own]
    assert (problem.kode, problem.berat) == ("R003", Berat.GALAT)
    assert problem.span.berkas.endswith(f"{own}.docx")
    assert f"({rival}.docx) dan isinya lain" in problem.pesan
    assert why in problem.pesan


def test_the_same_bytes_again_are_a_note(tmp_path: Path) -> None:
    found = [laid(tmp_path, name) for name in ("camat", "camat (1)", "Copy of camat")]
    chosen, (problem,) = choose(tmp_path, found, "2022")
    assert [d.stem for d in chosen] == ["camat"]
    assert (problem.kode, problem.berat) == ("R003", Berat.PERINGATAN)
    assert "2 salinan yang sama persis dilewati: " in problem.pesan


def test_a_register_settles_which_one_counts(tmp_path: Path) -> None:
    found = [laid(tmp_path, "Camat", OTHER), laid(tmp_path, "camat-2", registered=True)]
    chosen, (problem,) = choose(tmp_path, found, "2022")
    assert [d.stem for d in chosen] == ["camat-2"]
    assert problem.berat is Berat.PERINGATAN
    assert "karena tercatat di register" in problem.pesan


def coded(folder: Path, kode: str, unit: str) -> Dokumen:
    made = laid(folder, kode)
    return Dokumen(made.path, kode, kepala=Kepala(kode, "Camat Contoh", unit, "2022"))


def test_a_document_without_a_code_is_a_rival_of_the_one_with_the_code_of_its_post(
    tmp_path: Path,
) -> None:
    own, other = coded(tmp_path, "camat", "Kecamatan Contoh"), laid(tmp_path, "PK Camat", OTHER)
    chosen, (problem,) = choose(tmp_path, [own, other], "2022")
    assert chosen == [own]
    assert (problem.kode, problem.berat) == ("R003", Berat.GALAT)
    assert "isinya lain" in problem.pesan


def test_a_year_that_was_not_read_does_not_put_a_document_behind(tmp_path: Path) -> None:
    path = laid(tmp_path, "PK Camat", OTHER).path
    unread = Dokumen(path, "", kepala=Kepala("", "Camat Contoh", "", ""))
    own = laid(tmp_path, "camat")
    chosen, (problem,) = choose(tmp_path, [unread, own], "2022")
    assert chosen == [own]
    assert problem.berat is Berat.GALAT


def test_a_document_made_elsewhere_is_not_silently_older_than_a_perubahan(tmp_path: Path) -> None:
    path, other = laid(tmp_path, "camat").path, laid(tmp_path, "PK Camat", OTHER)
    own = Dokumen(path, "camat", kepala=Kepala("camat", "Camat Contoh", "", "2022", nomor=1))
    chosen, (problem,) = choose(tmp_path, [other, own], "2022")
    assert chosen == [own]
    assert problem.berat is Berat.GALAT


def test_a_name_that_two_codes_have_belongs_to_neither(tmp_path: Path) -> None:
    found = [coded(tmp_path, kode, f"Kecamatan {kode}") for kode in ("satu", "dua")]
    chosen, problems = choose(tmp_path, [*found, laid(tmp_path, "PK Camat", OTHER)], "2022")
    assert len(chosen) == 3
    assert problems == []


def test_another_year_or_an_earlier_perubahan_is_no_rival(tmp_path: Path) -> None:
    path = laid(tmp_path, "a").path
    first, earlier, later = (
        Dokumen(path, "camat", kepala=Kepala("camat", "Camat Contoh", "", tahun, nomor))
        for tahun, nomor in (("2022", 0), ("2021", 0), ("2022", 1))
    )
    assert choose(tmp_path, [first, earlier, later], "2022") == ([later], [])
    assert usual_year([first, later, earlier]) == "2022"
    assert usual_year([]) == ""


def headed(folder: Path, name: str, tahun: str, nomor: int = 0, member: str = "") -> Dokumen:
    """A document of a post with a code; in an archive where it is a member."""
    kepala = Kepala("camat", "Camat Contoh", "Kecamatan Contoh", tahun, nomor)
    return Dokumen(folder / name, "camat", member, kepala=kepala)


@pytest.mark.parametrize(
    ("years", "usual"),
    [
        (["2022", "2021", "2022"], "2022"),
        (["2023", "2021", "2022"], "2021"),
        (["2022", "2021", "2022", "2021", "2023"], "2021"),
        (["", "", "2022"], "2022"),
        ([""], ""),
    ],
)
def test_the_year_of_most_is_the_usual_one(tmp_path: Path, years: list[str], usual: str) -> None:
    assert usual_year(headed(tmp_path, f"{n}.docx", year) for n, year in enumerate(years)) == usual


def packed(path: Path, content: bytes, member: str = "camat.docx") -> Dokumen:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, content)
    return headed(path.parent, path.name, "2022", member=member)


def test_a_loose_document_is_taken_before_a_packed_one_and_that_is_told_once(
    tmp_path: Path,
) -> None:
    own = headed(tmp_path, "z.docx", "2022")
    own.path.write_bytes(ONE)
    inside = packed(tmp_path / "a.zip", OTHER)
    other = headed(tmp_path, "lurah.docx", "2022")
    lurah = Dokumen(other.path, "lurah", kepala=other.kepala)
    chosen, (problem,) = choose(tmp_path, [inside, own, lurah], "2022")
    assert chosen == [lurah, own]
    assert (problem.kode, problem.berat, problem.span.berkas) == (
        "R009",
        Berat.PERINGATAN,
        tmp_path.as_posix(),
    )
    assert problem.pesan == (
        "folder memuat dokumen lepas dan arsip untuk jabatan yang sama; "
        "yang dibandingkan dokumen lepasnya."
    )
    again = packed(tmp_path / "b.zip", OTHER)
    chosen, (problem,) = choose(tmp_path, [again, inside], "2022")
    assert (chosen, problem.kode) == ([inside], "R003")
    assert problem.pesan.startswith("1 salinan yang sama persis dilewati: camat.docx")


def test_what_is_said_of_many_others_names_the_first_of_them(tmp_path: Path) -> None:
    found = [laid(tmp_path, f"c{n}", OTHER) for n in range(1, 8)]
    chosen, (problem,) = choose(tmp_path, [laid(tmp_path, "b"), *found], "2022")
    assert [d.stem for d in chosen] == ["b"]
    assert problem.pesan == (
        "ada dokumen lain untuk jabatan yang sama (c1.docx, c2.docx, c3.docx, c4.docx, c5.docx, "
        "dan 2 lainnya) dan isinya lain; yang dibandingkan ini. Pindahkan yang tidak berlaku."
    )
    _, (problem,) = choose(tmp_path, [laid(tmp_path, "b"), *found[:5]], "2022")
    assert "(c1.docx, c2.docx, c3.docx, c4.docx, c5.docx) dan isinya lain" in problem.pesan


def test_of_several_that_differ_and_several_that_do_not_both_are_told(tmp_path: Path) -> None:
    found = [
        *(laid(tmp_path, "camat"), laid(tmp_path, "camat (1)"), laid(tmp_path, "camat (2)", OTHER)),
    ]
    chosen, (rival, same) = choose(tmp_path, found, "2022")
    assert [d.stem for d in chosen] == ["camat"]
    assert (rival.span.berkas, rival.berat) == (found[0].berkas, Berat.GALAT)
    assert rival.pesan.startswith("ada dokumen lain untuk jabatan yang sama (camat (2).docx)")
    assert rival.pesan.endswith(
        "yang dibandingkan ini, karena nama yang lain nama salinan. Pindahkan yang tidak berlaku."
    )
    assert (same.span.berkas, same.berat) == (tmp_path.as_posix(), Berat.PERINGATAN)
    assert same.pesan == "1 salinan yang sama persis dilewati: camat (1).docx."


def test_a_document_of_the_register_is_known_by_what_stands_in_it(tmp_path: Path) -> None:
    path = laid(tmp_path, "camat").path
    own = Dokumen(path, "camat", kepala=Kepala("", "", "", "2022"), registered=True)
    chosen, (problem,) = choose(tmp_path, [laid(tmp_path, "PK Camat", OTHER), own], "2022")
    assert chosen == [own]
    assert (problem.berat, problem.pesan) == (
        Berat.PERINGATAN,
        (
            "ada dokumen lain untuk jabatan yang sama (PK Camat.docx) dan isinya lain; "
            "yang dibandingkan ini, karena tercatat di register."
        ),
    )
    for content in (b"rusak", b"%PDF-1.7"):
        path.write_bytes(content)
        chosen, problems = choose(tmp_path, [laid(tmp_path, "PK Camat", OTHER), own], "2022")
        assert ([d.stem for d in chosen], problems) == (["PK Camat", "camat"], [])


@pytest.mark.parametrize(
    ("unit", "other", "one"),
    [
        ("Kecamatan Contoh", "Kecamatan Contoh", True),
        ("Kecamatan Contoh", "Kecamatan Lain", False),
        ("", "Kecamatan Lain", True),
        ("Kecamatan Contoh", "", True),
    ],
)
def test_a_post_of_another_unit_is_another_post(
    tmp_path: Path, unit: str, other: str, one: bool
) -> None:
    own = coded(tmp_path, "camat", unit)
    path = laid(tmp_path, "PK Camat").path
    bare = Dokumen(path, "", kepala=Kepala("", "Camat Contoh", other, "2022"))
    lurah = Dokumen(path, "", kepala=Kepala("", "Lurah Contoh", other, "2022"))
    chosen, _ = choose(tmp_path, [own, bare], "2022")
    assert (len(chosen) == 1) is one
    assert len(choose(tmp_path, [own, lurah], "2022")[0]) == 2


def test_of_another_year_nothing_is_a_rival_but_among_themselves(tmp_path: Path) -> None:
    older = [headed(tmp_path, f"{n}.docx", "2021") for n in "ab"]
    for dokumen, content in zip(older, (ONE, OTHER), strict=True):
        dokumen.path.write_bytes(content)
    chosen, (problem,) = choose(tmp_path, older, "2022")
    assert ([d.stem for d in chosen], problem.kode) == (["a"], "R003")
    own = headed(tmp_path, "z.docx", "2022")
    assert choose(tmp_path, [*older, own], "2022") == ([own], [])
    later = headed(tmp_path, "perubahan.docx", "2021", 1)
    assert choose(tmp_path, [*older, later], "2022") == ([later], [])


def test_of_a_document_without_a_head_the_code_alone_is_known(tmp_path: Path) -> None:
    own = Dokumen(laid(tmp_path, "a").path, "camat")
    other = Dokumen(laid(tmp_path, "b", OTHER).path, "camat")
    chosen, (problem,) = choose(tmp_path, [other, own], "2022")
    assert (chosen, problem.kode) == ([own], "R003")
