"""The small example: a made-up town, complete from the mayor down to the last seat."""

import filecmp
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.rules.year import Year
from tests.helpers import ROOT, TEMPLATES, edit, read_lines, run
from tests.support.panduan import blocks, missing, say

FOLDER = ROOT / "contoh" / "kota-contoh"


def kode(text: str) -> domain.KodeJabatan:
    return domain.KodeJabatan(text)


@pytest.fixture(scope="module")
def year() -> Year:
    loaded = load_year(FOLDER).value
    assert loaded is not None
    return loaded


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "2024"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("output"))
    return folder


def test_nothing_is_wrong_and_nothing_is_to_be_asked() -> None:
    done = run("check", "-C", str(FOLDER))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "0 galat, 0 peringatan.\n"


def test_every_post_below_the_governor_has_an_agreement_that_is_siap(year: Year) -> None:
    posts = [own for own in year.organisasi.jabatan if own != "gubernur"]
    assert len(posts) == 15
    assert {str(own): str(year.perjanjian[own].keadaan) for own in posts} == dict.fromkeys(
        posts, "siap"
    )


def test_the_bagian_has_three_fungsional_and_five_pelaksana_of_two_titles(year: Year) -> None:
    own = [j for j in year.organisasi.jabatan.values() if j.unit == "Bagian Layanan Warga"]
    by_jenjang = {
        jenjang: [j.nama for j in own if j.jenjang == jenjang]
        for jenjang in ("Fungsional", "Pelaksana")
    }
    assert by_jenjang == {
        "Fungsional": ["Pranata Layanan Ahli Muda", *["Pranata Layanan Ahli Pertama"] * 2],
        "Pelaksana": [*["Petugas Loket"] * 3, *["Pengelola Arsip"] * 2],
    }


def test_a_row_of_the_last_pelaksana_leads_up_to_the_mayor(year: Year) -> None:
    perjanjian = year.perjanjian[kode("pengelola-arsip-arsip-kepegawaian")]
    (row,) = (baris for baris in perjanjian.baris if baris.kode == "1.1.tu.arsip")
    steps = [asal.kode for asal in row.asal if asal.kode]
    assert steps == ["1.1.tu.arsip", "1.1.tu", "1.1.layanan", "1.1"]
    told = run("explain", str(perjanjian.jabatan.kode), "1.1.tu.arsip", "-C", str(FOLDER)).stdout
    posts = ("Walikota", "Asisten", "Kepala Bagian", "Kepala Subbagian", "Pengelola Arsip")
    places = [told.rindex(f"{post} ") for post in posts]
    assert places == sorted(places)


def test_a_role_is_told_wherever_the_chain_passes_its_post() -> None:
    role = "Pranata Layanan Ahli Muda selaku Ketua Subkelompok Loket"
    up = run("explain", "petugas-loket-02", "1.2.loket.terima", "-C", str(FOLDER)).stdout
    assert f"└─ {role} (org.yaml:" in up
    down = run("explain", "kabag-layanan", "1.1.layanan", "--below", "-C", str(FOLDER)).stdout
    assert f"{role} (ketua-loket)" in down


def test_portions_of_subordinates_are_the_whole_target_of_their_superior(copy: Path) -> None:
    edit(copy, "turunan/bagian-layanan-warga.yaml", 'porsi: "8"', 'porsi: "7"')
    done = run("check", "-C", str(copy))
    assert done.returncode == 1
    assert "K023" in done.stdout + done.stderr


def annual(year: Year, post: str) -> dict[str, str]:
    rows = year.perjanjian[kode(post)].baris
    found = {r.kode: r.target.tahunan for r in rows if r.target is not None}
    return {str(own): value.teks for own, value in found.items() if value is not None}


def test_a_camat_and_its_lurah_each_promise_their_own(year: Year) -> None:
    shared = {"2.1": "100%", "3.1": "95%"}
    assert annual(year, "camat-mawar") == shared | {"1.2": "86", "SC.1": "100%", "SC.2": "1.200"}
    assert annual(year, "lurah-melati") == shared | {"1.2": "85", "SC.1": "100%", "SC.2": "700"}
    assert annual(year, "lurah-kenanga") == shared | {"1.2": "87", "SC.1": "90%", "SC.2": "500"}


def test_two_seats_of_one_title_may_promise_different_things(year: Year) -> None:
    assert annual(year, "pengelola-arsip-arsip-surat")["1.1.tu.arsip"] == "3"
    assert annual(year, "pengelola-arsip-arsip-kepegawaian")["1.1.tu.arsip"] == "1"
    assert annual(year, "petugas-loket-01")["1.2.loket.terima"] == "≤ 1"


def test_a_broken_entry_of_a_title_stops_all_its_seats_and_nobody_else(copy: Path) -> None:
    name = "turunan/bagian-layanan-warga.yaml"
    edit(copy, name, 'target: {tw1: "1", tw2: "1", tw3: "N/A"', 'target: {tw1: "1", tw3: "N/A"')
    done = run("generate", "-C", str(copy))
    assert done.returncode == 1
    made = {path.stem for path in (copy / "output" / "2024").glob("*.docx")}
    assert len(made) == 13
    assert not [own for own in made if own.startswith("pengelola-arsip")]


def test_the_documents_print_seat_role_sebutan_and_number_as_the_data_say(tmp_path: Path) -> None:
    done = run("generate", "-C", str(FOLDER), "--output", str(tmp_path))
    assert "15 dokumen dibuat" in done.stdout
    assert "15 siap, 0 konsep" in done.stdout
    lines = {p.stem: read_lines(p.read_bytes()) for p in tmp_path.glob("*.docx")}
    for post, words in {
        "ketua-loket": "Pranata Layanan Ahli Muda selaku Ketua Subkelompok Loket",
        "petugas-loket-01": "NI PPPK 199508082023212008",
        "lurah-kenanga": "Plt. Lurah Kenanga",
        "walikota": "Dr. H. WIRA CONTOH, S.Sos., M.Si.",
    }.items():
        assert any(words in line for line in lines[post]), (post, words)
    assert not [line for own in lines.values() for line in own if "KONSEP" in line]


def test_who_moves_within_the_year_signs_only_the_perubahan(copy: Path) -> None:
    own = "petugas-loket-03"
    run("generate", own, "-C", str(copy))
    run("freeze", own, "-C", str(copy))
    run("generate", own, "-C", str(copy), "--perubahan", "Pemangkunya berganti")
    folder = copy / "output" / "2024"
    first, second = (
        " ".join(read_lines((folder / f"{name}.docx").read_bytes()))
        for name in (own, f"{own}-perubahan-1")
    )
    assert "AYU CONTOH" in first
    assert "GALIH CONTOH" not in first
    assert "GALIH CONTOH" in second
    assert "AYU CONTOH" not in second


def test_a_seat_without_a_person_is_left_for_a_pen_and_not_wholly_siap(copy: Path) -> None:
    edit(copy, "pegawai.yaml", "    memangku: [{jabatan: pranata-pertama-02}]\n", "")
    done = run("generate", "pranata-pertama-02", "-C", str(copy))
    assert done.returncode == 0
    assert "0 siap, 1 siap (nama belum diisi), 0 konsep" in done.stdout


def test_the_example_compared_with_itself_is_the_same() -> None:
    done = run("diff", str(FOLDER), str(FOLDER))
    assert (done.returncode, done.stderr) == (0, "")
    assert "15 jabatan dibandingkan: 0 berubah, 15 sama." in done.stdout


def test_its_next_year_is_a_konsep_until_everything_is_decided(tmp_path: Path) -> None:
    made = run("next-year", "2025", str(tmp_path / "2025"), "-C", str(FOLDER))
    assert made.returncode == 0
    loaded = load_year(tmp_path / "2025").value
    assert loaded is not None
    assert [p for p in loaded.problems if str(p.berat) == "galat"] == []
    assert {str(own.keadaan) for own in loaded.perjanjian.values()} == {"konsep"}
    assert len(loaded.perjanjian) == 15


def test_the_example_has_the_templates_of_this_folder_and_arms_of_its_own() -> None:
    # Copy templates/*.docx to contoh/kota-contoh/templates/ when this fails.
    own = FOLDER / "templates"
    names = [path.name for path in TEMPLATES.glob("*.docx")]
    assert "perjanjian-kinerja.docx" in names
    assert filecmp.cmpfiles(TEMPLATES, own, names, shallow=False) == (names, [], [])
    assert {path.name for path in own.iterdir()} == {*names, "lambang.png"}


def test_everybody_in_it_is_clearly_made_up() -> None:
    people = (FOLDER / "pegawai.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^ +(?:- )?nama: (.+)$", people, re.M)
    assert len(names) == 15
    assert [name for name in names if "Contoh" not in name] == []


MISTAKES = {
    "K023": ("bagian-layanan-warga.yaml", 'porsi: "8"', 'porsi: "7"'),
    "K036": ("kelurahan-melati.yaml", r"score_card:[\s\S]*", ""),
}
"""What somebody wrote where the guide shows a message: the file, a pattern, what stands there."""


@contextmanager
def mistaken(project: Path, told: str) -> Iterator[None]:
    """Let the mistake stand in the project that the guide tells of."""
    found = [own for code, own in MISTAKES.items() if code in told]
    before = {name: (project / "turunan" / name).read_bytes() for name, *_ in found}
    for name, wanted, new in found:
        text, count = re.subn(wanted, new, before[name].decode())
        assert count == 1
        (project / "turunan" / name).write_text(text, encoding="utf-8")
    yield
    for name, data in before.items():
        (project / "turunan" / name).write_bytes(data)


def test_the_guide_shows_what_the_program_says(copy: Path) -> None:
    unmarked = [block for kind, block in blocks(17) if not kind]
    shown = 0
    for commands, told in pairwise([*unmarked, "pkdocs"]):
        if not commands.startswith("pkdocs"):
            continue
        with mistaken(copy, told):
            printed = say(commands, copy)
        if not told.startswith("pkdocs"):
            shown += 1
            assert missing(told, printed) == [], printed
    assert shown == 9


def test_the_guide_quotes_the_files_of_the_example() -> None:
    sources = [path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.yaml")]
    quoted = [block for kind, block in blocks(17) if kind == "yaml"]
    assert len(quoted) == 2
    assert [block for block in quoted if not any(block in text for text in sources)] == []


def test_a_year_later_everything_decided_is_siap_again(tmp_path: Path) -> None:
    new = tmp_path / "2025"
    run("next-year", "2025", str(new), "-C", str(FOLDER))
    for path in (*new.glob("*.yaml"), *(new / "turunan").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r'(tertulis: "2024"\n +putusan:)$', r"\1 2025", text, flags=re.M)
        text = re.sub(r"putusan:$", "putusan: tetap", text, flags=re.M)
        text = re.sub(r'^  - tawaran: "2024"\n   ', "  -", text, flags=re.M)
        path.write_text(text, encoding="utf-8")
    edit(new, "score-card.yaml", "belum_dikonfirmasi", "dikonfirmasi")
    edit(new, "indicators.yaml", "perlu_konfirmasi: ", "# ")
    assert run("decide", "-C", str(new)).returncode == 0
    done = run("generate", "-C", str(new))
    assert "15 siap, 0 konsep" in done.stdout
    lines = [line for p in (new / "output").rglob("*.docx") for line in read_lines(p.read_bytes())]
    assert [line for line in lines if "2024" in line] == []
    assert "Laporan survei kepuasan Tahun 2025" in lines
