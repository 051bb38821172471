"""Codes of own indicators that are still to be written."""

from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.sources.project import load_project
from pkdocs.sources.sheets.unit.kode_turunan import owed_code, short_names, typed_code
from tests.helpers import ROOT
from tests.support.worlds import jabatan

CHART = load_project(ROOT).value


def named(*codes: str) -> dict[str, str]:
    assert CHART
    posts = {domain.KodeJabatan(kode): jabatan(kode, None) for kode in codes}
    names = short_names(replace(CHART.organisasi, jabatan=posts))
    return {str(kode): name for kode, name in names.items()}


def test_a_name_is_the_beginning_of_the_code_without_the_kind_of_post() -> None:
    assert named(
        "kabag-hukum",
        "kasubbag-tata-usaha",
        "ketua-subkelompok-program-dan-pelaporan",
        "kasubbag-pendidikan-kebudayaan-dan-mental",
        "camat-mawar",
        "pranata-2",
        "walikota",
        "kabag",
        "kasubbag-2",
        "kasubbag-ketatalaksanaandanpelayanan",
    ) == {
        "kabag-hukum": "hukum",
        "kasubbag-tata-usaha": "tatausaha",
        "ketua-subkelompok-program-dan-pelaporan": "programpelaporan",
        "kasubbag-pendidikan-kebudayaan-dan-mental": "pendidikan",
        "camat-mawar": "camatmawar",
        "pranata-2": "pranata2",
        "walikota": "walikota",
        "kabag": "kabag",
        "kasubbag-2": "kasubbag2",
        "kasubbag-ketatalaksanaandanpelayanan": "ketatalaksanaanda",
    }


def test_of_two_posts_with_one_name_the_second_keeps_its_kind_or_gets_a_number() -> None:
    assert named("kabag-hukum", "kasubbag-hukum", "kasubbaghukum", "kasi-hukum", "kasihukum") == {
        "kabag-hukum": "hukum",
        "kasubbag-hukum": "kasubbaghukum",
        "kasubbaghukum": "kasubbaghukum2",
        "kasi-hukum": "kasihukum",
        "kasihukum": "kasihukum2",
    }


def test_every_post_of_the_shipped_chart_has_a_name_of_its_own() -> None:
    assert CHART
    names = short_names(CHART.organisasi)
    assert len(set(names.values())) == len(CHART.organisasi.jabatan) > 300
    assert all(name.isalnum() and len(name) <= 17 for name in names.values())
    assert names[domain.KodeJabatan("kabag-pemerintahan")] == "pemerintahan"


def test_a_code_that_is_taken_gets_a_number_behind_it() -> None:
    assert owed_code("1.1", "hukum", ()) == "1.1.hukum"
    assert owed_code("1.1", "hukum", {"1.1.hukum", "1.1.hukum.2"}) == "1.1.hukum.3"


def test_of_a_long_induk_only_its_beginning_is_in_the_code() -> None:
    assert owed_code("1.1.loket.berkas", "tatausaha", ()) == "1.1.loket.tatausaha"
    assert owed_code("indikatorpanjang", "tatausaha", ()) == "indikator.tatausaha"
    assert typed_code("1.1.loket.berkas", "pendidikanmental", "Waktu satu, dua") == (
        "1.1.loket.pendidikanme.wsd"
    )
    assert typed_code("1.1", "loket", "…") == "1.1.loket.x"


@given(
    st.from_regex(r"[0-9A-Za-z]{1,8}(\.[0-9A-Za-z]{1,8}){0,2}", fullmatch=True),
    st.from_regex(r"[a-z0-9]{1,17}", fullmatch=True),
    st.text(max_size=40),
)
def test_a_code_is_one_that_the_sources_take(induk: str, name: str, indikator: str) -> None:
    for kode in (owed_code(induk, name, {f"{induk}.{name}"}), typed_code(induk, name, indikator)):
        assert len(kode) <= 30
        assert all(part.isalnum() and part.isascii() for part in kode.split("."))
