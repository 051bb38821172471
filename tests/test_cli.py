"""The commands, run as a user runs them: output, exit codes, files."""

import json
import os
import re
import stat
from pathlib import Path

import click
import pytest

from pkdocs.cli import cli
from tests.helpers import ROOT, edit, make_project, run

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
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "proyek")


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {"register.json", ".pkdocs.lock"}
    }


def test_generate_makes_a_document_for_every_post_with_indicators(project: Path) -> None:
    done = run("generate", "-C", str(project))
    assert (done.returncode, done.stderr) == (0, "")
    assert files(project / "output") == {
        f"2023/{kode}.docx"
        for kode in (
            "walikota",
            "asisten-satu",
            "asisten-dua",
            "kabag-satu",
            "kabag-dua",
            "kasubbag-satu",
            "camat-mawar",
            "lurah-melati",
        )
    }
    assert "8 dokumen dibuat" in done.stdout
    assert "Belum memiliki indikator: sekretaris-kota." in done.stdout


def test_generate_tells_what_is_konsep_and_why(project: Path) -> None:
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    done = run("generate", "-C", str(project))
    assert "7 siap, 1 konsep" in done.stdout
    assert "indikator Score Card belum dikonfirmasi Bagian KKPP: camat-mawar" in done.stdout


@pytest.mark.parametrize(
    "words", [("lurah-melati",), ("Lurah Melati",), ("lurah melati",), ("LURAH-MELATI",)]
)
def test_a_post_is_found_by_code_and_by_name(project: Path, words: tuple[str, ...]) -> None:
    done = run("generate", *words, "-C", str(project))
    assert done.returncode == 0
    assert files(project / "output") == {"2023/lurah-melati.docx"}


def test_a_typing_error_in_a_post_gets_a_suggestion_and_nothing_is_made(project: Path) -> None:
    done = run("generate", "lurah melatti", "-C", str(project))
    assert done.returncode == 2
    assert 'Maksudnya "lurah-melati"?' in done.stderr
    assert not (project / "output").exists()


def test_unit_takes_the_units_below_it_along_and_jenjang_narrows(project: Path) -> None:
    run("generate", "--unit", "kecamatan mawar", "-C", str(project))
    assert files(project / "output") == {"2023/camat-mawar.docx", "2023/lurah-melati.docx"}
    other = project / "lain"
    run("generate", "--jenjang", "pengawas", "-C", str(project), "--output", str(other))
    assert files(other) == {"kasubbag-satu.docx", "lurah-melati.docx"}


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [("--unit", "Bagian Stu", "Bagian Satu"), ("--jenjang", "Pengawes", "Pengawas")],
)
def test_an_unknown_unit_or_jenjang_gets_a_suggestion(
    project: Path, option: str, value: str, hint: str
) -> None:
    done = run("generate", option, value, "-C", str(project))
    assert done.returncode == 2
    assert f'Maksudnya "{hint}"?' in done.stderr


def test_one_bad_post_does_not_stop_the_others(project: Path) -> None:
    edit(project, "org.yaml", '"198607072011072007"', '"19860707"')
    done = run("generate", "-C", str(project))
    assert done.returncode == 1
    assert "J008 jabatan kasubbag-satu: NIP tidak sah" in done.stderr
    assert "Tidak dibuat karena ada galat: kasubbag-satu." in done.stdout
    assert len(files(project / "output")) == 7


def test_one_unreadable_post_does_not_stop_the_others_either(project: Path) -> None:
    edit(project, "org.yaml", "nama: Kepala Subbagian Satu", "nama: [a, b]")
    done = run("generate", "-C", str(project))
    assert done.returncode == 1
    assert "B003 jabatan ke-8 nama: harus berupa teks, bukan daftar." in done.stderr
    assert len(files(project / "output")) == 7


def test_one_unreadable_wilayah_does_not_stop_the_others(project: Path) -> None:
    edit(project, "org.yaml", "      - Melati", '      - "123"\n      - Melati')
    done = run("generate", "-C", str(project))
    assert done.returncode == 1
    assert 'wilayah ke-1 anak ke-1: "123" bukan teks' in done.stderr
    assert len(files(project / "output")) == 8


def test_an_unreadable_target_stops_only_those_who_carry_it(project: Path) -> None:
    edit(project, "indicators.yaml", 'tw2: "(3) WTP"', 'tw2: "tiga 3"')
    done = run("generate", "-C", str(project))
    assert (done.returncode, "A001 indikator 1.2" in done.stderr) == (1, True)
    made = {name[5:-5] for name in files(project / "output")}
    assert made == {"asisten-satu", "kabag-satu", "kasubbag-satu", "camat-mawar", "lurah-melati"}


def test_a_wrong_target_stops_only_those_who_carry_it(project: Path) -> None:
    edit(project, "indicators.yaml", 'tw2: "(3) WTP"', 'tw2: "(2) WDP"')
    done = run("generate", "-C", str(project))
    assert done.returncode == 1
    assert "A005 indikator 1.2" in done.stderr
    made = {name[5:-5] for name in files(project / "output")}
    assert made == {"asisten-satu", "kabag-satu", "kasubbag-satu", "camat-mawar", "lurah-melati"}


def test_generating_one_post_is_not_stopped_by_an_error_in_another(project: Path) -> None:
    edit(project, "org.yaml", '"198607072011072007"', '"19860707"')
    done = run("generate", "lurah-melati", "-C", str(project))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "text"),
    [("org.yaml", "naskah: ["), ("indicators.yaml", ""), ("score-card.yaml", "status: apa")],
)
def test_a_source_that_cannot_be_read_writes_nothing(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text, encoding="utf-8")
    done = run("generate", "-C", str(project))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name}:")
    assert not (project / "output").exists()


def test_a_folder_that_is_no_project_is_told_so(tmp_path: Path) -> None:
    done = run("generate", "-C", str(tmp_path))
    assert done.returncode == 1
    assert "org.yaml:1:1: S001 berkas tidak dapat dibaca: berkas tidak ada" in done.stderr


def test_an_output_folder_that_is_a_file_is_a_problem_and_the_file_stays(project: Path) -> None:
    (project / "output").write_text("milik orang lain", encoding="utf-8")
    done = run("generate", "-C", str(project))
    assert done.returncode == 1
    assert "F003 folder keluaran tidak dapat dipakai" in done.stderr
    assert (project / "output").read_text(encoding="utf-8") == "milik orang lain"


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_read_only_output_folder_is_a_problem(project: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    target = project / "output"
    target.mkdir()
    target.chmod(stat.S_IREAD | stat.S_IEXEC)
    done = run("generate", "-C", str(project))
    assert done.returncode == 1
    assert "F003 folder keluaran tidak dapat dipakai: tidak ada izin menulis" in done.stderr


def test_a_document_that_cannot_be_replaced_is_named_and_the_others_are_made(
    project: Path,
) -> None:
    (project / "output" / "2023" / "kabag-satu.docx").mkdir(parents=True)
    done = run("generate", "-C", str(project))
    assert done.returncode == 1
    assert "F004 berkas tidak dapat dibaca atau ditulis" in done.stderr
    assert len(files(project / "output")) == 7


def test_two_runs_give_the_same_bytes(project: Path) -> None:
    run("generate", "-C", str(project))
    first = {p.name: p.read_bytes() for p in (project / "output" / "2023").glob("*.docx")}
    run("generate", "--all", "-C", str(project))
    second = {p.name: p.read_bytes() for p in (project / "output" / "2023").glob("*.docx")}
    assert len(first) == 8
    assert first == second


def test_show_json_has_the_promised_keys_for_every_post(project: Path) -> None:
    done = run("show", "--json", "-C", str(project))
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


def test_show_json_prints_targets_as_on_paper_and_null_for_not_measured(project: Path) -> None:
    record = json.loads(run("show", "kabag-dua", "--json", "-C", str(project)).stdout)
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


def test_show_without_a_post_asks_for_one(project: Path) -> None:
    done = run("show", "-C", str(project))
    assert done.returncode == 2
    assert "sebut satu JABATAN" in done.stderr


def test_show_of_a_post_without_indicators_says_so(project: Path) -> None:
    done = run("show", "sekretaris-kota", "-C", str(project))
    assert done.returncode == 1
    assert "Sekretaris Kota Contoh (sekretaris-kota) belum memiliki indikator." in done.stderr


def test_explain_gives_the_chain_from_the_mayor_with_file_and_line(project: Path) -> None:
    done = run("explain", "kasubbag-satu", "2.1", "-C", str(project))
    assert done.stdout.splitlines() == [
        "2.1 Persentase arsip tertata",
        "pada Perjanjian Kinerja Kepala Subbagian Satu (kasubbag-satu): langsung (dicentang)",
        "",
        "indikator   indicators.yaml:62",
        "Walikota Kota Contoh (org.yaml:17)",
        "   pemilik: memuat semua indikator",
        "└─ Sekretaris Kota Contoh (org.yaml:25)",
        "      tidak memiliki indikator ini; dilewati",
        "   └─ Asisten Satu (org.yaml:32)",
        "         langsung (dicentang), Lampiran I (indicators.yaml:76)",
        "      └─ Kepala Bagian Satu (org.yaml:46)",
        "            langsung (dicentang), Lampiran II (indicators.yaml:78)",
        "         └─ Kepala Subbagian Satu (org.yaml:60)",
        "               langsung (dicentang), Lampiran III (indicators.yaml:80)",
    ]


def test_explain_of_an_own_indicator_names_its_parent(project: Path) -> None:
    done = run("explain", "kabag-satu", "1.1.a", "-C", str(project))
    assert "turunan sendiri 1.1.a dari 1.1 (indicators.yaml:82)" in done.stdout


def test_explain_of_an_indicator_that_is_not_there_lists_those_that_are(project: Path) -> None:
    done = run("explain", "kasubbag-satu", "9.9", "-C", str(project))
    assert done.returncode == 1
    assert 'perjanjian kasubbag-satu tidak memuat "9.9"; isinya 2.1.' in done.stderr


def test_tree_shows_the_cascade_and_counts_what_is_empty(project: Path) -> None:
    done = run("tree", "-C", str(project))
    assert done.stdout.splitlines()[1:] == [
        "Walikota Kota Contoh [walikota]: 1.1 1.2 2.1",
        "├─ Sekretaris Kota Contoh [sekretaris-kota]: belum ada indikator",
        "│  ├─ Asisten Satu [asisten-satu]: 1.1 2.1",
        "│  │  └─ Kepala Bagian Satu [kabag-satu]: 1.1.a+ 2.1",
        "│  │     └─ Kepala Subbagian Satu [kasubbag-satu]: 2.1",
        "│  └─ Asisten Dua [asisten-dua]: 1.1 1.2",
        "│     └─ Kepala Bagian Dua [kabag-dua]: 1.1.b+ 1.2",
        "└─ Camat Mawar [camat-mawar]: 1.1 SC.1*",
        "   └─ Lurah Melati [lurah-melati]: 1.1",
    ]


def test_tree_as_a_picture_is_svg_with_every_post(project: Path) -> None:
    picture = project / "pohon.svg"
    done = run("tree", "kabag-satu", "--svg", str(picture), "-C", str(project))
    assert done.returncode == 0
    text = picture.read_text(encoding="utf-8")
    assert text.startswith("<svg ")
    assert re.findall(r"\[([a-z-]+)\]:", text) == ["kabag-satu", "kasubbag-satu"]


def test_check_is_quiet_about_a_good_project_and_counts(project: Path) -> None:
    done = run("check", "-C", str(project))
    assert (done.returncode, done.stdout) == (0, "0 galat, 0 peringatan.\n")


def test_check_json_gives_place_code_and_words(project: Path) -> None:
    edit(project, "indicators.yaml", 'tw2: "88,5"', 'tw2: "88.5"')
    done = run("check", "--json", "-C", str(project))
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


def test_warnings_alone_leave_the_exit_code_at_zero(project: Path) -> None:
    edit(project, "org.yaml", "tanggal: 6 Februari 2023", "tanggal: 24 Mei 2023")
    done = run("check", "-C", str(project))
    assert done.returncode == 0
    assert "J014 peringatan:" in done.stdout


def test_init_makes_a_project_that_generates_and_refuses_a_folder_in_use(tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    assert run("init", str(folder)).returncode == 0
    assert files(folder) == {
        "org.yaml",
        "indicators.yaml",
        "score-card.yaml",
        "templates/perjanjian-kinerja.docx",
        "templates/lambang.png",
        "schema/org.schema.json",
        "schema/pejabat.schema.json",
        "schema/indicators.schema.json",
        "schema/score-card.schema.json",
    }
    assert run("generate", "lurah-tambora", cwd=folder).returncode == 0
    again = run("init", str(folder))
    assert again.returncode == 1
    assert "sudah ada dan tidak kosong" in again.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["generat"], 'perintah "generat" tidak ada. Maksudnya "generate"?'),
        (["show", "--jsn"], "opsi --jsn tidak ada. Maksudnya --json?"),
        (["explain", "walikota"], "INDIKATOR belum disebut."),
        (["tree", "a", "b"], "terlalu banyak isian"),
        (["generate", "--unit"], "opsi --unit memerlukan nilai."),
    ],
)
def test_wrong_usage_is_told_in_indonesian(args: list[str], words: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Bantuan:" in done.stderr


def test_every_command_has_indonesian_help_and_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert isinstance(cli, click.Group)
    assert len(cli.commands) >= 7
    for name, command in cli.commands.items():
        assert command.help, name
        assert f"pkdocs {name}" in readme
        page = run(name, "--help").stdout
        assert page.startswith("Pemakaian: ")
        assert not re.search(r"\b(Usage|Options|Show this)\b", page)
