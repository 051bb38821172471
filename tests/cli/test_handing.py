"""The commands for what follows the signature, as they are typed."""

import json
from pathlib import Path

from tests.helpers import edit, run
from tests.support.entry import E_SAKIP, SUDAH, fill, rows_of
from tests.support.typed import copy_kota


def test_entry_sheets_are_made_filled_in_and_read_back(tmp_path: Path) -> None:
    kota, where = copy_kota(tmp_path / "2024"), tmp_path / "entri"
    made = run("entry-sheets", "-o", str(where), "-C", str(kota))
    assert (made.returncode, made.stderr) == (0, "")
    assert sorted(path.suffix for path in where.iterdir()) == [".html", ".html", ".xlsx", ".xlsx"]
    path = fill(where / "entri-e-sakip.xlsx", tmp_path / "isi.xlsx", {("walikota 1.1", SUDAH): "✓"})
    shown = run("read", str(path), "-C", str(kota))
    assert shown.returncode == 0
    assert shown.stdout.splitlines()[0] == "e-SAKIP, walikota: sudah diinput 1.1"
    assert "1 buku kerja dibaca: " in shown.stdout
    assert "1 baris diinput" in shown.stdout
    assert "Belum ada yang ditulis (agenda.jsonl); tambahkan --write" in shown.stdout
    data = json.loads(run("read", str(path), "--json", "-C", str(kota)).stdout)
    assert [own["indikator"] for own in data["diinput"]] == ["1.1"]
    written = run("read", str(path), "--write", "-C", str(kota))
    assert f"Ditulis: {kota}/agenda.jsonl" in written.stdout
    again = run("read", str(path), "--write", "-C", str(kota))
    assert "Tidak ada yang perlu ditulis." in again.stdout


def test_errors_of_the_sources_are_told_and_the_others_are_made(tmp_path: Path) -> None:
    kota = copy_kota(tmp_path / "2024")
    edit(kota, "turunan/kecamatan-mawar.yaml", 'tahunan: "1.200"', 'tahunan: "1.300"')
    done = run("entry-sheets", "-o", str(tmp_path / "entri"), "-C", str(kota))
    assert done.returncode == 1
    assert "kecamatan-mawar.yaml:6:11: A005" in done.stderr
    assert "Dibuat: " in done.stdout
    assert "camat-mawar" not in {
        row["Kode"].partition(" ")[0] for row in rows_of(tmp_path / "entri" / E_SAKIP)
    }


def test_a_folder_must_be_named(tmp_path: Path) -> None:
    done = run("entry-sheets", "-C", str(copy_kota(tmp_path / "2024")))
    assert done.returncode == 2
