"""A recap as JSON: codes that stay, one post a line."""

import json

from pkdocs.domain.agenda import Peristiwa
from pkdocs.outputs.recap.data import print_json
from pkdocs.rules.rekap import Kemajuan, rekap
from tests.support.rekap import HARI, SAKIP, SIM, SISTEM, TENGGAT, event, post, riwayat

HANDED = riwayat(
    event(Peristiwa.BEKU),
    event(Peristiwa.DISERAHKAN, tanggal="10 Februari 2023"),
    event(Peristiwa.DITERIMA, tanggal="sesudah Lebaran"),
)
KNOWN = [
    post("satu", Kemajuan.DITANDATANGANI, "Bagian A", sistem=SISTEM, riwayat=HANDED),
    post("dua", Kemajuan.KONSEP, "Bagian B", alasan=("belum diturunkan",)),
]


def test_the_codes_are_ascii_and_stay() -> None:
    text = "".join(print_json(rekap(2023, KNOWN, TENGGAT, HARI)))
    data = json.loads(text)
    assert data["hari"] == "2023-03-01"
    assert data["tenggat"] == {
        "ditandatangani": "2023-02-28",
        "diinput": "2023-03-31",
        "diserahkan": "2023-02-28",
    }
    assert data["jumlah"] == {
        "wajib": 2,
        "keadaan": {
            "ditandatangani": 1,
            "siap": 0,
            "siap-tanpa-nama": 0,
            "konsep": 1,
            "tanpa-indikator": 0,
            "galat": 0,
        },
        "belum_dibuat": 1,
        "sumber_berubah": 0,
        "pindaian": 0,
        "diinput": {SAKIP: {"sudah": 0, "baris": 2}, SIM: {"sudah": 0, "baris": 1}},
        "baris_tanpa_sistem": 0,
        "diunggah": 0,
        "diserahkan": 1,
        "diterima": 1,
        "jabatan_terlambat": 1,
        "terlambat": {"ditandatangani": 1, "diinput": 0, "diunggah": 0, "diserahkan": 1},
    }
    assert [own["unit"] for own in data["unit"]] == ["Bagian B", "Bagian A"]
    late, signed = data["jabatan"]
    assert (late["kode"], late["keadaan"], late["alasan"]) == (
        "dua",
        "konsep",
        ["belum diturunkan"],
    )
    assert (late["terlambat"], late["diserahkan"]) == (["ditandatangani", "diserahkan"], None)
    assert (signed["dibekukan"], signed["diserahkan"]) == ("2023-02-06", "2023-02-10")
    assert signed["diterima"] == "sesudah Lebaran"


def test_one_post_a_line_and_none_at_all_is_json_too() -> None:
    lines = "".join(print_json(rekap(2023, KNOWN, TENGGAT, HARI))).splitlines()
    assert len(lines) == 4
    assert json.loads("".join(print_json(rekap(2023, (), TENGGAT, HARI))))["jabatan"] == []
