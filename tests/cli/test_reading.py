"""The commands that only read: check, show, explain, tree, status."""

import json
from pathlib import Path

import pytest

from tests.helpers import edit, make_project, out, run
from tests.support.folder import edit_by_hand
from tests.support.seats import give_seats


@pytest.mark.parametrize("command", [("show", "walikota"), ("show", "--json"), ("status",)])
def test_reading_commands_tell_errors_and_do_not_end_well(
    project: Path, command: tuple[str, ...]
) -> None:
    edit(project, "indicators.yaml", 'tw2: "88,5"', 'tw2: "88.5"')
    done = run(*command, "-C", str(project))
    assert (done.returncode, "A001" in done.stderr) == (1, True)


def test_a_tree_without_its_root_is_told(project: Path) -> None:
    edit(project, "indicators.yaml", "pemilik: walikota", "pemilik: walikot")
    done = run("tree", "-C", str(project))
    assert done.returncode == 1
    assert 'pemilik "walikot" tidak ada di bagan' in done.stderr


def test_status_tells_how_each_document_stands(project: Path) -> None:
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    edit_by_hand(out(project) / "kabag-satu.docx")
    (out(project) / "lurah-melati.docx").unlink()
    done = run("status", "-C", str(project))
    lines = [line.split(maxsplit=2) for line in done.stdout.splitlines()[1:-1]]
    rows = {line[0]: line[2] for line in lines}
    assert done.returncode == 0
    assert rows == {
        "walikota": "usang",
        "sekretaris-kota": "memiliki indikator",
        "asisten-satu": "mutakhir",
        "asisten-dua": "usang",
        "kabag-satu": "disunting",
        "kabag-dua": "usang",
        "kasubbag-satu": "mutakhir",
        "camat-mawar": "mutakhir",
        "lurah-melati": "hilang",
    }
    assert done.stdout.splitlines()[-1] == (
        "1 belum memiliki indikator, 1 disunting, 1 hilang, 3 mutakhir, 3 usang."
    )


def test_status_of_some_posts_leaves_out_the_others_and_what_belongs_to_none(project: Path) -> None:
    edit(project, "org.yaml", "      - Melati\n", "      - Kenanga\n")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    everything = run("status", "-C", str(project)).stdout
    assert "lurah-melati" in everything
    done = run("status", "camat-mawar", "--unit", "Kecamatan Mawar", "-C", str(project))
    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        0,
        ["camat-mawar  siap     mutakhir", "1 mutakhir."],
    )
    none = run("status", "sekretaris-kota", "-C", str(project))
    assert none.stdout.splitlines()[-1] == "1 belum memiliki indikator."
    assert run("status", "gubernur", "-C", str(project)).stdout == "Tidak ada dokumen.\n"
    assert run("status", "--unit", "Bagian Enam", "-C", str(project)).returncode == 2


def test_status_says_why_behind_each_konsep(project: Path) -> None:
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    done = run("status", "kabag-dua", "camat-mawar", "-C", str(project))
    assert done.stdout.splitlines()[:-1] == [
        "JABATAN      KEADAAN  DOKUMEN   MENGAPA",
        "kabag-dua    siap     mutakhir",
        "camat-mawar  konsep   usang     indikator Score Card belum dikonfirmasi Bagian KKPP",
    ]


def test_status_gives_codes_to_other_programs(project: Path) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    done = run("status", "kabag-dua", "--json", "-C", str(project))
    assert (done.returncode, json.loads(done.stdout)) == (
        0,
        [
            {
                "jabatan": "kabag-dua",
                "nama": "Kepala Bagian Dua",
                "unit": "Bagian Dua",
                "jenjang": "Administrator",
                "berkas": "kabag-dua.docx",
                "jenis": "induk",
                "nomor": 0,
                "keadaan": "siap",
                "alasan": [],
                "galat": [],
                "dokumen": "beku-perlu-perubahan",
                "berkas_berubah": False,
                "pdf": "",
            }
        ],
    )


def test_status_as_excel_replaces_its_own_file_alone(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "status.xlsx"
    for _ in range(2):
        done = run("status", "--xlsx", str(path), "-C", str(project))
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, f"Ditulis: {path}")
    path.write_bytes(b"milik orang")
    refused = run("status", "--xlsx", str(path), "-C", str(project))
    assert (refused.returncode, "F012" in refused.stderr) == (1, True)
    assert path.read_bytes() == b"milik orang"
    assert run("status", "--xlsx", str(path), "--overwrite", "-C", str(project)).returncode == 0
    assert run("status", "--xlsx", "status.xls", "-C", str(project)).returncode == 2


def test_status_does_not_end_well_where_the_template_is_broken(project: Path) -> None:
    (project / "templates" / "perjanjian-kinerja.docx").write_bytes(b"x")
    done = run("status", "--json", "-C", str(project))
    assert (done.returncode, done.stdout, "T001" in done.stderr) == (1, "[]\n", True)
    assert run("status", "-C", str(project)).stdout == ""


def test_two_indicators_of_one_number_are_a_problem_and_no_crash(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    edit(folder, "indicators.yaml", 'no_indikator: "2"', 'no_indikator: "1"')
    assert "K003" in run("check", "-C", str(folder)).stdout
    for command in (("show", "--json"), ("status",)):
        assert run(*command, "-C", str(folder)).returncode == 1


def test_show_without_a_post_asks_for_one(fresh_project: Path) -> None:
    done = run("show", "-C", str(fresh_project))
    assert done.returncode == 2
    assert "sebut satu JABATAN" in done.stderr


def test_show_of_a_post_without_indicators_says_so(fresh_project: Path) -> None:
    done = run("show", "sekretaris-kota", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "Sekretaris Kota Contoh (sekretaris-kota) belum memiliki indikator." in done.stderr


def test_check_is_quiet_about_a_good_project_and_counts(fresh_project: Path) -> None:
    done = run("check", "-C", str(fresh_project))
    assert (done.returncode, done.stdout) == (0, "0 galat, 0 peringatan.\n")


def test_check_json_gives_place_code_and_words(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", 'tw2: "88,5"', 'tw2: "88.5"')
    done = run("check", "--json", "-C", str(fresh_project))
    assert done.returncode == 1
    assert json.loads(done.stdout) == [
        {
            "berkas": "indicators.yaml",
            "baris": 23,
            "kolom": 35,
            "kode": "A001",
            "berat": "galat",
            "pesan": 'indikator 1.1: target tw2 "88.5" tidak terbaca; '
            'tanda desimal adalah koma, misalnya "88,5".',
        }
    ]


def test_warnings_alone_leave_the_exit_code_at_zero(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "tanggal: 6 Februari 2023", "tanggal: 24 Mei 2023")
    done = run("check", "-C", str(fresh_project))
    assert done.returncode == 0
    assert "J014 peringatan:" in done.stdout


def test_who_holds_which_post_is_shown_for_all_and_for_nobody_alone(fresh_project: Path) -> None:
    folder = str(give_seats(fresh_project))
    done = run("show", "--pejabat", "-C", folder)
    assert done.returncode == 0
    assert "pengolah-02: Pjs. Bagus Contoh" in done.stdout.splitlines()
    for other in (["walikota"], ["--json"]):
        refused = run("show", *other, "--pejabat", "-C", folder)
        assert refused.returncode == 2
        assert "--pejabat tidak dapat dipakai bersama" in refused.stderr
