"""The command instruksi: what it says, and its exit codes."""

from pathlib import Path

from tests.helpers import ROOT, make_project, run


def test_the_files_are_named_and_a_konsep_says_why(tmp_path: Path) -> None:
    done = run("instruksi", "-o", str(tmp_path), "-C", str(ROOT))
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == f"Ditulis: {tmp_path / 'instruksi.docx'}"
    assert (
        "instruksi.docx masih konsep: transkripsi Instruksi belum diperiksa pada pindaian." in lines
    )


def test_what_is_in_the_way_is_told(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    (folder / "instruksi.yaml").unlink()
    done = run("instruksi", "-o", str(tmp_path / "jadi"), "-C", str(folder))
    assert done.returncode == 1
    assert "instruksi.yaml:1:1: S001" in done.stderr
    assert "Gagal: Instruksi tidak dibuat." in done.stderr
    assert run("instruksi", "-C", str(folder)).returncode == 2


def test_an_older_pdf_is_told(tmp_path: Path) -> None:
    folder, place = make_project(tmp_path / "proyek"), tmp_path / "jadi"
    place.mkdir()
    (place / "lampiran-1.pdf").write_bytes(b"%PDF")
    done = run("instruksi", "-o", str(place), "-C", str(folder))
    assert "Masih yang lama, tidak dibuat kali ini: lampiran-1.pdf." in done.stdout.splitlines()
