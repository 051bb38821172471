"""The record of an agreement: the keys that are promised, the words as on paper."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.base.values import replace
from pkdocs.outputs.record import to_embedded, to_json, to_record
from pkdocs.rules.year import Year
from tests.helpers import run
from tests.support.units import with_units

KEYS = ["kode", "tahun", "jenis", "keadaan", "jabatan", "pihak_pertama", "pihak_kedua", "baris"]


ROW_KEYS = [
    "kode",
    "no_sasaran",
    "kelompok",
    "sasaran",
    "no_indikator",
    "indikator",
    "sifat",
    "lingkup",
    "sumber_data",
    "sistem_input",
    "target",
    "satuan",
    "agregasi",
    "asal",
    "rantai",
    "penurunan",
]


def test_show_json_has_the_promised_keys_for_every_post(fresh_project: Path) -> None:
    done = run("show", "--json", "-C", str(fresh_project))
    records = json.loads(done.stdout)
    assert next(r["kode"] for r in records) == "walikota"
    assert len(records) == 8
    for record in records:
        assert list(record) == KEYS
        assert list(record["jabatan"]) == ["kode", "nama", "jenjang", "unit"]
        assert list(record["pihak_pertama"]) == ["nama", "nip", "jabatan"]
        for row in record["baris"]:
            assert list(row) == ROW_KEYS
            assert list(row["target"]) == ["tw1", "tw2", "tw3", "tw4", "tahunan"]
            assert all(set(asal) == {"berkas", "baris"} for asal in row["asal"])


def test_show_json_prints_targets_as_on_paper_and_null_for_not_measured(
    fresh_project: Path,
) -> None:
    record = json.loads(run("show", "kabag-dua", "--json", "-C", str(fresh_project)).stdout)
    rows = {row["kode"]: row for row in record["baris"]}
    assert rows["1.2"]["target"] == {
        "tw1": None,
        "tw2": "(3) WTP",
        "tw3": None,
        "tw4": None,
        "tahunan": "(3) WTP",
    }
    assert rows["1.1.b"]["target"]["tw3"] == "1.000"
    assert (rows["1.1.b"]["sifat"], rows["1.2"]["sifat"]) == ("turunan", "langsung")
    assert record["pihak_kedua"] == {
        "nama": "Dewi Contoh",
        "nip": "198304042008042004",
        "jabatan": "Asisten Dua",
    }


def test_a_row_that_was_derived_carries_its_chain_in_the_record_and_in_the_document(
    year: Year,
) -> None:
    perjanjian = year.perjanjian[domain.KodeJabatan("kasubbag-satu")]
    shown: list[dict[str, object]] = to_record(perjanjian)["baris"]  # type: ignore[assignment]
    inside = json.loads(to_embedded(perjanjian))["baris"]
    assert [(row["rantai"], row["penurunan"]) for row in shown] == [
        (["1.1.a.1", "1.1.a", "1.1"], "langsung"),
        (["2.1"], None),
    ]
    assert (inside[0]["rantai"], inside[0]["penurunan"]) == (
        ["1.1.a.1", "1.1.a", "1.1"],
        "langsung",
    )
    assert inside[0]["asal"] == ["turunan sendiri", "turunan atasan", "katalog"]
    assert "rantai" not in inside[1]  # what was made before turunan had chains stays the same


def test_a_document_carries_siap_or_konsep_and_leaves_names_to_its_parties(year: Year) -> None:
    perjanjian = year.perjanjian[domain.KodeJabatan("kabag-dua")]
    nobody = replace(perjanjian, pihak_kedua=replace(perjanjian.pihak_kedua, pejabat=None))
    konsep = replace(nobody, alasan_konsep=("nama jabatan perlu dikonfirmasi",))
    told = [
        (to_record(p)["keadaan"], json.loads(to_embedded(p))["keadaan"])
        for p in (perjanjian, nobody, konsep)
    ]
    assert told == [
        ("siap", "siap"),
        ("siap, nama belum diisi", "siap"),
        ("konsep", "konsep"),
    ]


def test_who_confirmed_stands_in_the_record_and_not_in_the_document(fresh_project: Path) -> None:
    with_units(fresh_project)
    records = json.loads(run("show", "--json", "-C", str(fresh_project)).stdout)
    (record,) = (r for r in records if "konfirmasi" in r)
    assert record["kode"] == "camat-mawar"
    assert [k["hal"] for k in record["konfirmasi"]] == ["pemberian", "score_card"]
    assert record["konfirmasi"][0] == {
        "hal": "pemberian",
        "indikator": ["1.1"],
        "oleh": "Kepala Bagian Contoh",
        "tanggal": "9 Januari 2023",
        "surat": "Nota Dinas Contoh",
        "berkas": "turunan/kecamatan-mawar.yaml",
        "baris": 6,
    }
    year = load_year(fresh_project).value
    assert year is not None
    perjanjian = year.perjanjian[domain.KodeJabatan("camat-mawar")]
    inside = to_embedded(perjanjian)
    assert inside == to_embedded(replace(perjanjian, konfirmasi=()))
    (first, _) = json.loads(inside)["baris"]
    assert first["asal"] == ["katalog", "di luar lampiran", "target sendiri"]


texts = st.text(st.characters(exclude_categories=["Cs"]))
leaves = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | texts


@given(st.recursive(leaves, lambda own: st.lists(own) | st.dictionaries(texts, own), max_leaves=20))
def test_json_is_written_as_it_always_was_for_hashes_are_taken_of_it(data: object) -> None:
    assert to_json(data) == json.dumps(data, ensure_ascii=False)
