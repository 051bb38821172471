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


def test_another_year_or_an_earlier_perubahan_is_no_rival(tmp_path: Path) -> None:
    first = laid(tmp_path, "a")
    earlier = Dokumen(first.path, "", kepala=Kepala("", "Camat Contoh", "", "2021"))
    later = Dokumen(first.path, "", kepala=Kepala("", "Camat Contoh", "", "2022", nomor=1))
    assert choose(tmp_path, [first, earlier, later], "2022") == ([later], [])
    assert usual_year([first, later, earlier]) == "2022"
    assert usual_year([]) == ""
