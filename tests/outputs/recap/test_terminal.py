"""A recap as lines for a terminal."""

from pkdocs.domain import Tenggat
from pkdocs.domain.agenda import Peristiwa
from pkdocs.outputs.recap.terminal import recap_lines
from pkdocs.rules.rekap import Kemajuan, rekap
from tests.support.rekap import HARI, SAKIP, SISTEM, TENGGAT, event, post, riwayat

ENTERED = event(Peristiwa.DIINPUT, sistem=SAKIP, indikator=("1.1",))
SIGNED = riwayat(event(Peristiwa.BEKU), event(Peristiwa.DISERAHKAN), ENTERED)
KNOWN = [
    post("satu", Kemajuan.DITANDATANGANI, "Bagian A", sistem=SISTEM, riwayat=SIGNED),
    post("dua", Kemajuan.KONSEP, "Bagian B", alasan=("belum diturunkan",), dibuat=True),
    post("tiga", Kemajuan.TANPA_INDIKATOR, "Bagian B"),
]


def test_units_stand_in_a_table_late_ones_first_with_their_sum() -> None:
    lines = list(recap_lines(rekap(2023, KNOWN, TENGGAT, HARI), detailed=False))
    days = "ditandatangani 28 Februari 2023, diinput 31 Maret 2023, diserahkan 28 Februari 2023"
    assert lines[0] == "Rekap Perjanjian Kinerja 2023, keadaan 1 Maret 2023."
    assert lines[1] == f"Tenggat: {days}."
    assert [line.split()[-13:] for line in lines[4:7]] == [
        ["2", "1", "-", "1", "-", "-", "-", "-", "-", "-", "-", "-", "2"],
        ["1", "-", "-", "-", "-", "-", "1", "-", "1/3", "-", "1", "-", "-"],
        ["3", "1", "-", "1", "-", "-", "1", "-", "1/3", "-", "1", "-", "2"],
    ]
    assert [line.split()[0] for line in lines[4:7]] == ["Bagian", "Bagian", "JUMLAH"]
    assert lines[4].startswith("Bagian B")
    assert (
        "Terlambat: 2 jabatan di 1 unit (2 belum ditandatangani dan 2 belum diserahkan)." in lines
    )
    assert f"Diinput ke {SAKIP}: 1 dari 2 baris." in lines
    assert lines[-2:] == ["Konsep, karena:", "  - belum diturunkan: 1 jabatan"]


def test_every_post_of_a_unit_with_why_it_waits() -> None:
    found = rekap(2023, KNOWN, Tenggat(), HARI)
    lines = list(recap_lines(found, detailed=True))
    assert lines[1].startswith("Tenggat: belum ditentukan")
    at = lines.index("Bagian A:")
    assert lines[at + 1].split()[:5] == ["JABATAN", "PK", "KEADAAN", "BEKU", "PINDAI"]
    assert lines[at + 2].split() == [
        *("satu", "Induk", "ditandatangani", "6", "Februari", "2023", "-", "1/3", "-"),
        *("6", "Februari", "2023", "-"),
    ]
    assert "      belum diturunkan" in lines


def test_what_waits_besides_is_told_and_many_reasons_are_cut_short() -> None:
    known = [
        post("satu", Kemajuan.DITANDATANGANI, sistem={"": frozenset("1")}),
        *(post(f"p{n}", Kemajuan.KONSEP, alasan=(f"alasan {n}",)) for n in range(14)),
    ]
    lines = list(recap_lines(rekap(2023, known, Tenggat(), HARI), detailed=False))
    assert "1 baris belum menyebut sistem inputnya." in lines
    assert "14 dokumen belum dibuat." in lines
    assert lines[-1] == "  - … dan 2 alasan lain"


def test_the_long_name_of_a_unit_is_cut_and_the_columns_stay_below_each_other() -> None:
    known = [post("satu", unit="Bagian " + "Panjang " * 9), post("dua", unit="Bagian B")]
    lines = list(recap_lines(rekap(2023, known, Tenggat(), HARI), detailed=False))
    table = lines[3:7]
    assert "…" in table[1]
    assert len({len(line) for line in table}) == 1
