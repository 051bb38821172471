"""Who owes what: by unit, the longest silent first; as a table and as letters."""

from pathlib import Path

import openpyxl
import pytest

from pkdocs.app.exchanging.owing import Told, list_owed
from pkdocs.app.terms import Refused
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.store.agenda import add_kejadian
from tests.helpers import edit, run
from tests.support.typed import copy_kota

BAGIAN, KELURAHAN = "Bagian Layanan Warga", "Kelurahan Melati"
LAIN = "Kelurahan Kenanga"
RECEIVED = Kejadian(
    "2024-01-09T10:00:00+07:00", "ani", Peristiwa.BUKU, 2024, unit=BAGIAN, sha256="a" * 64
)


@pytest.fixture
def kota(tmp_path: Path) -> Path:
    """The small project, in which two people have no NIP: one holds posts in two units."""
    folder = copy_kota(tmp_path / "2024")
    edit(folder, "pegawai.yaml", '  - nip: "197503032000031003"\n    nrk: "110003"\n', "  -\n")
    text = (folder / "pegawai.yaml").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "lurah-melati" in line)
    start = max(n for n in range(at) if lines[n].startswith("  - "))
    assert "nip" in lines[start]
    lines[start] = "  - status: PNS\n"
    del lines[next(n for n in range(start + 1, at) if "status" in lines[n])]
    (folder / "pegawai.yaml").write_text("".join(lines), encoding="utf-8")
    return folder


def test_a_complete_project_owes_nothing(tmp_path: Path) -> None:
    done = run("owed", "-C", str(copy_kota(tmp_path / "2024")))
    assert (done.returncode, done.stdout) == (0, "Tidak ada yang berutang isian.\n")


def test_who_never_answered_comes_first_then_who_answered_longest_ago(kota: Path) -> None:
    assert [own.unit for own in list_owed(kota).units] == [BAGIAN, KELURAHAN, LAIN]
    add_kejadian(kota, [RECEIVED])
    assert [own.unit for own in list_owed(kota).units] == [KELURAHAN, LAIN, BAGIAN]
    done = run("owed", "-C", str(kota))
    assert f"{KELURAHAN}: 1 hal, belum menjawab" in done.stdout
    assert f"{BAGIAN}: 1 hal, buku kerja terakhir diterima 9 Januari 2024" in done.stdout
    assert "Kepala Bagian Layanan Warga, Pegawai kabag-layanan: NIP" in done.stdout
    assert "3 unit masih berutang 3 hal." in done.stdout


def test_one_unit_alone(kota: Path) -> None:
    assert [own.unit for own in list_owed(kota, unit="kelurahan melati").units] == [KELURAHAN]
    with pytest.raises(Refused, match="tidak ada di bagan"):
        list_owed(kota, unit="Kelurahan Lain")


def test_a_table_and_letters_without_names_of_persons(kota: Path, tmp_path: Path) -> None:
    table, letters = tmp_path / "utang.xlsx", tmp_path / "surat"
    done = run("owed", "--xlsx", str(table), "--surat", str(letters), "-C", str(kota))
    assert done.returncode == 0
    rows = list(openpyxl.load_workbook(table)["Utang"].iter_rows(values_only=True))
    assert [(row[0], row[2], row[6]) for row in rows[1:]] == [
        (BAGIAN, "kabag-layanan", "NIP"),
        (KELURAHAN, "lurah-melati", "NIP"),
        (LAIN, "lurah-kenanga", "NIP"),
    ]
    assert sorted(path.name for path in letters.iterdir()) == [
        "bagian-layanan-warga.txt",
        "kelurahan-kenanga.txt",
        "kelurahan-melati.txt",
    ]
    letter = (letters / "bagian-layanan-warga.txt").read_text(encoding="utf-8")
    assert letter.startswith(f"Kepada Yth. pimpinan {BAGIAN},\n")
    assert "- Kepala Bagian Layanan Warga, Pegawai kabag-layanan: NIP" in letter
    assert "Adi Contoh" not in letter
    body, rest = letter.split("\n-- \n")
    assert body.endswith("belum pernah kami terima.\n")
    assert rest.startswith("Bukan bagian teks di atas; jangan menyalin")
    before = letter
    assert run("owed", "--surat", str(letters), "-C", str(kota)).returncode == 0
    (letters / "bagian-layanan-warga.txt").write_text("milik orang", encoding="utf-8")
    refused = run("owed", "--surat", str(letters), "-C", str(kota))
    assert (refused.returncode, "F012" in refused.stderr) == (1, True)
    assert before != "milik orang"


def test_a_broken_line_of_the_agenda_is_told_and_the_rest_counts(kota: Path) -> None:
    add_kejadian(kota, [RECEIVED])
    with (kota / "agenda.jsonl").open("a", encoding="utf-8") as file:
        file.write("rusak\n")
    done = run("owed", "-C", str(kota))
    assert "agenda.jsonl:2:1: F015" in done.stderr
    assert "9 Januari 2024" in done.stdout


def test_another_ending_is_refused(kota: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"\.xlsx"):
        list_owed(kota, told=Told(xlsx=tmp_path / "utang.xls"))
