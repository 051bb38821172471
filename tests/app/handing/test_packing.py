"""Upload packs: whole, the same each time, no stray files, and nothing of others is lost."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.handing.packing import Packed, Packing, pack_uploads
from pkdocs.app.handing.scanning import receive_scans, take_back
from pkdocs.app.handing.uploading import Signed, upload_rows
from pkdocs.app.terms import Refused
from pkdocs.base.placing import Origin, origin
from pkdocs.outputs.upload import LIST, BarisUnggah
from pkdocs.store import scans
from pkdocs.store.register import hash_bytes
from tests.helpers import ROOT, edit, out, run
from tests.support.folder import files
from tests.support.pindaian import ADI, KABAG_DUA, KABAG_SATU, SARI, paper, scan

SATU, DUA, ASISTEN = scan(KABAG_SATU), scan(KABAG_DUA), scan(paper(ADI, SARI))
NAME_SATU = "PK_2023_198405052009052005_kabag-satu.pdf"
NAME_DUA = "PK_2023_198506062010061006_kabag-dua.pdf"
LISTS = {
    f"{unit}/{LIST}"
    for unit in (
        *("kota-contoh", "sekretariat-kota", "bagian-satu", "bagian-dua"),
        *("kecamatan-mawar", "kelurahan-melati"),
    )
}
ZIP = Packing(archives=True)


def receive(project: Path, *papers: bytes) -> list[Path]:
    paths = []
    for nth, data in enumerate(papers):
        path = project / f"kiriman-{nth}.pdf"
        path.write_bytes(data)
        paths.append(path)
    assert not receive_scans(project, paths).failed
    return paths


def codes(done: Packed) -> list[str]:
    return [problem.kode for problem in done.problems]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


def test_each_unit_gets_its_signed_pdf_and_a_list(project: Path, tmp_path: Path) -> None:
    receive(project, SATU, DUA)
    where = tmp_path / "unggah"
    done = pack_uploads(project, where)
    assert (done.problems, done.failed) == ((), False)
    assert files(where) == LISTS | {f"bagian-satu/{NAME_SATU}", f"bagian-dua/{NAME_DUA}"}
    assert (where / "bagian-satu" / NAME_SATU).read_bytes() == SATU
    by_unit = {pack.unit: (len(pack.ready), len(pack.rows)) for pack in done.packs}
    assert by_unit["Bagian Satu"] == (1, 2)
    assert by_unit["Kota Contoh"] == (0, 1)


def test_packs_are_the_same_each_time_and_untouched_by_a_second_run(
    project: Path, tmp_path: Path
) -> None:
    receive(project, SATU, DUA)
    first, second = tmp_path / "a", tmp_path / "b"
    pack_uploads(project, first)
    pack_uploads(project, second)
    assert bytes_of(first) == bytes_of(second)
    before = (first / "bagian-satu" / NAME_SATU).stat()
    assert codes(pack_uploads(project, first)) == []
    after = (first / "bagian-satu" / NAME_SATU).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    for where in (first, second):
        pack_uploads(project, where, how=ZIP)
    assert bytes_of(first) == bytes_of(second)


def test_a_zip_holds_the_pack_and_takes_the_place_of_the_folder(
    project: Path, tmp_path: Path
) -> None:
    receive(project, SATU)
    where = tmp_path / "unggah"
    pack_uploads(project, where)
    done = pack_uploads(project, where, how=ZIP)
    assert done.problems == ()
    assert {name for name in files(where) if not name.endswith(".zip")} == set()
    assert len(files(where)) == len(LISTS)
    with zipfile.ZipFile(where / "bagian-satu.zip") as archive:
        assert archive.namelist() == [NAME_SATU, LIST]
        assert archive.read(NAME_SATU) == SATU
        archive.extract(LIST, tmp_path)
    assert origin(tmp_path / LIST, "upload-pack") is Origin.OURS
    pack_uploads(project, where)
    assert f"bagian-satu/{NAME_SATU}" in files(where)
    assert not any(name.endswith(".zip") for name in files(where))


def test_one_unit_leaves_the_packs_of_the_others(project: Path, tmp_path: Path) -> None:
    receive(project, SATU, DUA)
    where = tmp_path / "unggah"
    pack_uploads(project, where)
    done = pack_uploads(project, where, unit="Bagian Dua", how=ZIP)
    assert [pack.unit for pack in done.packs] == ["Bagian Dua"]
    assert "bagian-dua.zip" in files(where)
    assert f"bagian-dua/{NAME_DUA}" not in files(where)
    assert f"bagian-satu/{NAME_SATU}" in files(where)


def test_what_is_not_wanted_any_more_goes(project: Path, tmp_path: Path) -> None:
    paths = receive(project, SATU, DUA)
    where = tmp_path / "unggah"
    pack_uploads(project, where)
    take_back(project, paths[:1])
    edit(project, "org.yaml", "    unit: Bagian Dua\n", "    unit: Bagian Tiga\n")
    done = pack_uploads(project, where)
    assert done.problems == ()
    assert f"bagian-satu/{NAME_SATU}" not in files(where)
    assert not (where / "bagian-dua").exists()
    assert f"bagian-tiga/{NAME_DUA}" in files(where)
    assert scans.read_scan(project, hash_bytes(SATU)) == SATU


def test_another_name_or_a_better_scan_replaces_what_is_ours(project: Path, tmp_path: Path) -> None:
    receive(project, SATU)
    where = tmp_path / "unggah"
    pack_uploads(project, where)
    better = scan([*KABAG_SATU, ["catatan"]])
    receive(project, better)
    assert codes(pack_uploads(project, where)) == []
    assert (where / "bagian-satu" / NAME_SATU).read_bytes() == better
    unggah = 'penyerahan:\n  unggah: {nama_berkas: "{kode}.pdf"}\njabatan:\n'
    edit(project, "org.yaml", "jabatan:\n", unggah)
    assert codes(pack_uploads(project, where)) == []
    assert files(where) == LISTS | {"bagian-satu/kabag-satu.pdf"}


def test_files_of_others_stay_and_are_told(project: Path, tmp_path: Path) -> None:
    receive(project, SATU, DUA)
    where = tmp_path / "unggah"
    pack_uploads(project, where)
    own = where / "bagian-satu"
    (own / "catatan.txt").write_text("penting", encoding="utf-8")
    (own / "surat.pdf").write_bytes(ASISTEN)
    (own / NAME_SATU).write_bytes(b"diubah")
    (where / "lain").mkdir()
    (where / "lain" / "kiriman.pdf").write_bytes(SATU)  # a folder of somebody's scans
    (where / "lain.zip").write_bytes(b"PK")
    done = pack_uploads(project, where)
    assert sorted(codes(done)) == ["F012", "U020", "U020"]
    assert done.failed
    assert (own / NAME_SATU).read_bytes() == b"diubah"
    assert (own / "surat.pdf").exists()
    assert (where / "lain" / "kiriman.pdf").exists()
    assert (where / "lain.zip").exists()
    assert codes(pack_uploads(project, where, how=Packing(overwrite=True))) == ["U020", "U020"]
    assert (own / NAME_SATU).read_bytes() == SATU


def test_a_folder_that_was_there_before_loses_nothing(project: Path, tmp_path: Path) -> None:
    receive(project, SATU, DUA)
    own = tmp_path / "unggah" / "bagian-satu"
    own.mkdir(parents=True)
    (own / "kiriman-saya.pdf").write_bytes(DUA)
    done = pack_uploads(project, tmp_path / "unggah")
    assert codes(done) == ["U020"]
    assert (own / "kiriman-saya.pdf").read_bytes() == DUA


def test_a_list_or_zip_that_somebody_changed_stays(project: Path, tmp_path: Path) -> None:
    receive(project, SATU)
    where = tmp_path / "unggah"
    pack_uploads(project, where, how=ZIP)
    with zipfile.ZipFile(where / "bagian-satu.zip", "a") as archive:
        archive.writestr("catatan.txt", "penting")
    assert codes(pack_uploads(project, where, how=ZIP)) == ["F012"]
    pack_uploads(project, where)
    assert (where / "bagian-satu.zip").exists()
    path = where / "bagian-satu" / LIST
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/comments9.xml", "catatan")
    assert codes(pack_uploads(project, where)) == ["F012"]
    take_back(project, [project / "kiriman-0.pdf"])
    assert "U020" in codes(pack_uploads(project, where, how=ZIP))
    assert path.exists()


def test_places_that_cannot_be_are_refused(project: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="tidak boleh di folder keluaran"):
        pack_uploads(project, out(project))
    with pytest.raises(Refused, match="tidak ada di bagan"):
        pack_uploads(project, tmp_path / "x", unit="Bagian Sembilan")
    (tmp_path / "u").mkdir()
    (tmp_path / "u" / "bagian-satu").write_text("berkas", encoding="utf-8")
    done = pack_uploads(project, tmp_path / "u", unit="Bagian Satu")
    assert codes(done) == ["F004"]
    edit(project, "org.yaml", "    unit: Bagian Dua\n", "    unit: Bagian-Satu\n")
    with pytest.raises(Refused) as refused:
        pack_uploads(project, tmp_path / "v")
    assert "F013" in [problem.kode for problem in refused.value.problems]
    assert not (tmp_path / "v").exists()


def test_a_pattern_that_cannot_be_used_stops_packs_and_no_agreement(
    project: Path, tmp_path: Path
) -> None:
    wrong = 'penyerahan:\n  unggah: {nama_berkas: "PK.pdf"}\njabatan:\n'
    edit(project, "org.yaml", "jabatan:\n", wrong)
    with pytest.raises(Refused) as refused:
        pack_uploads(project, tmp_path / "x")
    assert [problem.kode for problem in refused.value.problems] == ["J038"]
    assert run("generate", "-C", str(project)).returncode == 0


@pytest.mark.parametrize("how", [Packing(), ZIP])
def test_a_scan_that_changes_while_it_is_packed_is_not_handed_on(
    project: Path, tmp_path: Path, how: Packing, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(project, SATU)

    def slow(signed: Signed, chosen: Iterable[domain.Jabatan]) -> list[BarisUnggah]:
        found = upload_rows(signed, chosen)
        scans.path_of(project, hash_bytes(SATU)).write_bytes(DUA)
        return found

    monkeypatch.setattr("pkdocs.app.handing.packing.upload_rows", slow)
    done = pack_uploads(project, tmp_path / "x", how=how)
    assert codes(done) == ["F014"]
    assert not [name for name in files(tmp_path / "x") if NAME_SATU in name]
    assert "bagian-satu.zip" not in files(tmp_path / "x")


def test_a_broken_register_is_refused(project: Path, tmp_path: Path) -> None:
    (out(project) / "register.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        pack_uploads(project, tmp_path / "x")
    assert [problem.kode for problem in refused.value.problems] == ["F005"]


def test_in_a_fresh_clone_scans_are_packed_by_the_agenda_alone(
    project: Path, tmp_path: Path
) -> None:
    receive(project, SATU)
    (out(project) / "register.json").unlink()
    (out(project) / "kabag-satu.docx").unlink()
    pack_uploads(project, tmp_path / "x")
    assert f"bagian-satu/{NAME_SATU}" in files(tmp_path / "x")


_PACK = """
import sys
from pathlib import Path
from pkdocs.app.handing.packing import Packing, pack_uploads
print("mulai", flush=True)
pack_uploads(Path(sys.argv[1]), Path(sys.argv[2]), how=Packing(archives=sys.argv[3] == "zip"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_killed_at_any_moment_nothing_is_half_written(
    project: Path, tmp_path: Path, kind: str
) -> None:
    receive(project, SATU, DUA)
    where = tmp_path / "x"
    for nth in range(4):
        args = [sys.executable, "-c", _PACK, str(project), str(where), kind]
        started = subprocess.Popen(args, cwd=ROOT, stdout=subprocess.PIPE)
        assert started.stdout is not None
        started.stdout.readline()
        time.sleep(0.15 * nth)
        os.kill(started.pid, signal.SIGKILL)
        started.communicate()
        for path in where.rglob("[!.]*.*"):
            if path.suffix in (".zip", ".xlsx"):
                assert origin(path, "upload-pack") is Origin.OURS
            else:
                assert path.read_bytes() in (SATU, DUA)
    assert codes(pack_uploads(project, where, how=Packing(archives=kind == "zip"))) == []
    assert list(where.rglob(".pkdocs-*")) == []


def test_a_pack_on_a_folder_without_letters_is_known_by_its_names(
    project: Path, tmp_path: Path
) -> None:
    receive(project, SATU, DUA)
    where = tmp_path / "unggah"
    pack_uploads(project, where)
    old = where / "bagian-satu" / NAME_SATU
    old.rename(old.with_name(NAME_SATU.upper()))
    done = pack_uploads(project, where)
    assert (done.problems, done.failed) == ((), False)
    assert old.with_name(NAME_SATU.upper()).read_bytes() == SATU
