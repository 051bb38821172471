"""Several documents of one post: which one is compared, and what is said of the others."""

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
