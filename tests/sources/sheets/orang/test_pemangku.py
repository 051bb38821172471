"""Where the holders of posts stand: the same answer as the chart's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain.nama import read_nama
from pkdocs.sources.sheets.orang.pemangku import begun_file, find_held
from tests.helpers import ROOT, edit, make_project
from tests.support.bahan import read_bahan
from tests.support.seats import give_seats


def agrees(folder: Path) -> int:
    """Hold what the places say against who the chart finds; return how many hold a post."""
    bahan = read_bahan(folder)
    held = find_held(bahan)
    for kode, jabatan in bahan.organisasi.jabatan.items():
        assert (jabatan.pejabat is not None) == (kode in held), kode
        if jabatan.pejabat:
            own = held[kode]
            written = own.source.text((*own.orang, "nama"))
            assert read_nama(written).nama == jabatan.pejabat.nama
            assert own.source.text((*own.pangku, "sebutan")) == jabatan.pejabat.sebutan
    return len(held)


def test_who_holds_a_post_is_who_the_chart_finds(tmp_path: Path) -> None:
    assert agrees(ROOT) == 2
    assert agrees(ROOT / "contoh/kota-contoh") == 16
    assert agrees(give_seats(make_project(tmp_path))) == 14


_DATES = st.sampled_from(["", "2022", "Januari 2023", "5 Februari 2023", "2023-02-07", "2024"])
_HELD = st.fixed_dictionaries(
    {
        "jabatan": st.sampled_from(["analis-peraturan", "analis-bantuan", "pengolah-01"]),
        "mulai": _DATES,
        "selesai": _DATES,
    }
)


@given(held=st.lists(st.lists(_HELD, max_size=3), max_size=4))
def test_also_of_whoever_holds_posts_from_day_to_day(
    held: list[list[dict[str, str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    people = "pegawai:\n" if held else "pegawai: []\n"
    for nth, own in enumerate(held):
        listed = ", ".join(
            "{" + ", ".join(f'{key}: "{teks}"' for key, teks in one.items() if teks) + "}"
            for one in own
        )
        people += f"  - nama: Orang {chr(65 + nth)}\n    memangku: [{listed}]\n"
    folder = tmp_path_factory.mktemp("orang")
    agrees(give_seats(make_project(folder), people))


def test_a_new_holder_goes_where_the_chart_keeps_people(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    assert begun_file(read_bahan(project)) == "berkas_pejabat"
    edit(project, "org.yaml", "berkas_pejabat: pejabat.yaml\n", "berkas_pejabat:\n")
    assert begun_file(read_bahan(project)) == ""
    assert begun_file(read_bahan(ROOT / "contoh/kota-contoh")) == "berkas_pegawai"
