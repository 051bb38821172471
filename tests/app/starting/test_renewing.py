"""From one year to the next: the new project, its decisions, and a document that may be signed."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pkdocs.app.years import load_year
from pkdocs.domain import KodeJabatan, Tenggat
from pkdocs.domain.alasan import Sebab, read_alasan
from tests.helpers import ROOT, edit, make_project, read_lines, run
from tests.support.folder import files

NAMA = "indikator: Indeks kepuasan layanan"
DATED = "indikator: Indeks kepuasan layanan kota tahun 2023"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Last year's project, with a year in a text, a regulation, and a range of years."""
    folder = make_project(tmp_path / "2023")
    edit(folder, "indicators.yaml", NAMA, f"{DATED}  # nama")
    edit(folder, "indicators.yaml", "Rata-rata hasil survei.", "Menurut UU 25 Tahun 2009.")
    edit(folder, "indicators.yaml", "[Opini badan pemeriksa.]", '["Laporan 2019-2022."]')
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


def codes(folder: Path) -> list[str]:
    lines = run("check", "-C", str(folder)).stdout.splitlines()[:-1]
    return [line.split(" ")[1] for line in lines]


def decide(folder: Path, *decisions: str) -> None:
    """Fill in the decisions, in their order."""
    path = folder / "tinjauan.yaml"
    pieces = path.read_text(encoding="utf-8").split("putusan:\n")
    assert len(pieces) == len(decisions) + 1
    filled = (f"{piece}putusan: {own}\n" for piece, own in zip(pieces, decisions, strict=False))
    path.write_text("".join(filled) + pieces[-1], encoding="utf-8")


def reasons(folder: Path, kode: str) -> tuple[str, ...]:
    year = load_year(folder).value
    assert year is not None
    return year.perjanjian[KodeJabatan(kode)].alasan_konsep


def test_the_new_project_is_the_old_one_with_nothing_decided(old: Path, tmp_path: Path) -> None:
    (old / "output" / "2023").mkdir(parents=True)
    (old / "templates" / "~$perjanjian-kinerja.docx").write_bytes(b"kunci Word")
    (old / ".gitignore").write_text("/pejabat.yaml\n", encoding="utf-8")
    before = bytes_of(old)
    done = run("next-year", "2024", "../2024", cwd=old)
    assert (done.returncode, done.stderr) == (0, "")
    assert "5 target dan anggaran" in done.stdout
    assert bytes_of(old) == before
    new = tmp_path / "2024"
    schemas = {name for name in files(new) if name.startswith("schema/")}
    assert files(new) - schemas == {*before, "tinjauan.yaml", "pkdocs.cmd"} - {
        "templates/~$perjanjian-kinerja.docx"
    }
    changed = {name: data for name, data in bytes_of(new).items() if before.get(name) != data}
    assert set(changed) - schemas == {
        *("indicators.yaml", "instruksi.yaml", "org.yaml", "score-card.yaml", "tinjauan.yaml"),
        "pkdocs.cmd",
    }
    for name, pairs in {
        "indicators.yaml": [
            ('tahun: "2023"', 'tahun_lalu: "../2023"\ntinjauan: "tinjauan.yaml"\ntahun: "2024"'),
            ('  - kode: "1.1.a"', '  - tawaran: "2023"\n    kode: "1.1.a"'),
            ('  - kode: "1.1.a.1"', '  - tawaran: "2023"\n    kode: "1.1.a.1"'),
            ('  - kode: "1.1.b"', '  - tawaran: "2023"\n    kode: "1.1.b"'),
        ],
        "org.yaml": [
            ("tanggal: 6 Februari 2023", "tanggal: 2024"),
            ("batas_tanggal: 28 Februari 2023", "batas_tanggal: "),
        ],
        "instruksi.yaml": [
            ("nomor: e-0009", "nomor: "),
            ("tanggal: 3 Februari 2023", "tanggal: 2024"),
        ],
        "score-card.yaml": [("status: dikonfirmasi", "status: belum_dikonfirmasi")],
    }.items():
        text = before[name].decode()
        for was, now in pairs:
            assert text.count(was) == 1
            text = text.replace(was, now)
        assert changed[name].decode() == text


def test_a_copy_beside_a_source_is_told_for_it_does_not_go_on(old: Path, tmp_path: Path) -> None:
    shutil.copyfile(old / "org.yaml", old / "org-PC-01.yaml")
    done = run("next-year", "2024", str(tmp_path / "2024"), "-C", str(old))
    assert done.returncode == 0
    assert done.stderr.startswith("org-PC-01.yaml:1:1: S014 peringatan: ")
    assert not (tmp_path / "2024" / "org-PC-01.yaml").exists()


def test_until_all_is_decided_the_agreements_are_konsep_and_then_they_say_the_new_year(
    old: Path, tmp_path: Path
) -> None:
    new = tmp_path / "2024"
    run("next-year", "2024", str(new), "-C", str(old))
    found = codes(new)
    assert [kode for kode in found if kode[0] == "N"] == ["N001", "N001", "N001", "N006", "N005"]
    assert reasons(new, "walikota") == (
        "tahun di dalam teks indikator 1.1, 1.2 belum ditinjau",
        "target masih usulan dari tahun lalu",
    )
    assert reasons(new, "kabag-dua") == (
        "indikator 1.1 belum diturunkan",
        "turunan 1.1.b dari tahun lalu belum diputuskan",
        "tahun di dalam teks indikator 1.1, 1.2 belum ditinjau",
        "target masih usulan dari tahun lalu",
        "anggaran program masih usulan dari tahun lalu",
    )
    decide(new, "tetap", "tetap", "tetap", "tetap", "tetap", "2024", "2020-2023", "tetap")
    assert "N001" in codes(new)  # decided, and not yet written
    done = run("decide", "-C", str(new))
    assert (done.returncode, done.stderr.count("N006")) == (0, 1)
    assert "2 teks diubah, 0 tahun ditambahkan untuk diputuskan." in done.stdout
    assert "3 hal masih harus diputuskan." in done.stdout
    edit(new, "indicators.yaml", DATED.replace("2023", "2024") + "  # nama", NAMA + " 2024")
    assert reasons(new, "walikota") == ()
    made = run("generate", "walikota", "-C", str(new))
    assert "Siap ditandatangani: walikota." in made.stdout
    text = "\n".join(read_lines((new / "output" / "2024" / "walikota.docx").read_bytes()))
    assert "Indeks kepuasan layanan 2024" in text
    assert "2023" not in text.replace("2020-2023", "")


def test_an_offer_is_taken_by_taking_its_line_away(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "2024"
    run("next-year", "2024", str(new), "-C", str(old))
    assert "K012" in codes(new)
    for _ in range(3):
        edit(new, "indicators.yaml", '  - tawaran: "2023"\n    kode', "  - kode")
    assert not {"K012", "N006"} & set(codes(new))


@pytest.mark.slow
def test_a_decision_goes_stale_with_its_text_and_what_is_new_is_listed(
    old: Path, tmp_path: Path
) -> None:
    new = tmp_path / "2024"
    run("next-year", "2024", str(new), "-C", str(old))
    decide(new, "Tetap", "tetap", "tetap", "tetap", "tetap", "2024", "2019-2022", "TETAP")
    assert "1 teks diubah" in run("decide", "-C", str(new)).stdout
    assert {"N001", "N003", "N005"} & set(codes(new)) == set()
    edit(new, "indicators.yaml", "UU 25 Tahun 2009", "UU 30 Tahun 2014")
    assert {"N001", "N003"} <= set(codes(new))
    done = run("decide", "-C", str(new))
    assert "0 teks diubah, 1 tahun ditambahkan untuk diputuskan." in done.stdout
    text = (new / "tinjauan.yaml").read_text(encoding="utf-8")
    assert text.endswith('tertulis: "2014"\n    putusan:\n')
    assert "putusan: tetap" in text


@pytest.mark.slow
def test_only_the_year_changed_by_hand_makes_the_mayors_agreement_a_konsep(tmp_path: Path) -> None:
    folder = tmp_path / "proyek"
    assert run("init", str(folder)).returncode == 0
    assert not [kode for kode in codes(folder) if kode[0] == "N"]
    edit(folder, "indicators.yaml", 'tahun: "2023"', 'tahun: "2024"')
    edit(folder, "org.yaml", 'tanggal: "2023"', 'tanggal: "2024"')
    [reason] = reasons(folder, "walikota")
    assert reason == "tahun di dalam teks indikator 6.1, 7.1, 10.1, 11.1 belum ditinjau"
    run("decide", "-C", str(folder))
    text = (folder / "tinjauan.yaml").read_text(encoding="utf-8")
    assert "Predikat SAKIP Perangkat Daerah Tahun 2023" in text
    decide(folder, "2024", "tetap", "tetap", "2024", "2017-2023")
    assert run("decide", "-C", str(folder)).stdout.endswith("Semua sudah diputuskan.\n")
    assert reasons(folder, "walikota") == ()


def test_last_years_data_of_the_repository_name_no_stale_year() -> None:
    assert not [kode for kode in codes(ROOT / "contoh" / "2022") if kode[0] == "N"]


@pytest.mark.slow
def test_what_a_template_says_of_last_year_stops_all_documents(old: Path, tmp_path: Path) -> None:
    template = old / "templates" / "perjanjian-kinerja.docx"
    retype(template, "selanjutnya disebut", "tahun 2022 disebut")
    done = run("generate", "walikota", "-C", str(old))
    assert done.returncode == 1
    assert "templates/perjanjian-kinerja.docx:1:1: N002" in done.stderr
    assert "N002" in codes(old)
    run("decide", "-C", str(old))
    pieces = (old / "tinjauan.yaml").read_text(encoding="utf-8").count("putusan:\n")
    decide(old, *["tetap"] * pieces)
    assert "N002" not in codes(old)


def retype(path: Path, old: str, new: str) -> None:
    """Change words of a Word file that stand in one run."""
    import docx

    document = docx.Document(str(path))
    found = [run for p in document.paragraphs for run in p.runs if old in run.text]
    assert found
    for own in found:
        own.text = own.text.replace(old, new)
    document.save(str(path))


@pytest.mark.parametrize(
    ("tahun", "folder", "words"),
    [
        ("2025", "../2025", "proyek ini tahun 2023, maka tahun berikutnya 2024."),
        ("2023", "../baru", "tahun berikutnya 2024."),
        ("2024", "2024", "sebut folder di sampingnya, misalnya ../2024."),
        ("2024", ".", "yang tidak boleh berubah"),
    ],
)
def test_what_cannot_be_meant_is_refused(old: Path, tahun: str, folder: str, words: str) -> None:
    before = files(old.parent)
    done = run("next-year", tahun, folder, cwd=old)
    assert done.returncode == 2
    assert words in done.stderr
    assert files(old.parent) == before


def test_a_folder_in_use_and_a_broken_source_are_refused(old: Path, tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "catatan.txt").write_text("penting", encoding="utf-8")
    done = run("next-year", "2024", str(tmp_path / "ada"), "-C", str(old))
    assert (done.returncode, "tidak kosong" in done.stderr) == (1, True)
    (old / "org.yaml").write_text("naskah: [", encoding="utf-8")
    done = run("next-year", "2024", str(tmp_path / "baru"), "-C", str(old))
    assert (done.returncode, "S004" in done.stderr) == (1, True)
    assert not (tmp_path / "baru").exists()


def test_a_text_that_cannot_be_changed_is_named_and_nothing_is_written(old: Path) -> None:
    edit(old, "indicators.yaml", f"{DATED}  # nama", r'indikator: "Nilai 2017\u20132021"')
    assert run("decide", "-C", str(old)).returncode == 0
    path = old / "tinjauan.yaml"
    text = path.read_text(encoding="utf-8").replace("putusan:\n", 'putusan: "2017-2022"\n', 1)
    path.write_text(text, encoding="utf-8")
    before = bytes_of(old)
    done = run("decide", "-C", str(old))
    assert done.returncode == 1
    assert "indicators.yaml:13:20: N004" in done.stderr
    assert bytes_of(old) == before


def test_decisions_are_not_begun_over_a_file_of_others_nor_for_another_year(old: Path) -> None:
    (old / "tinjauan.yaml").write_text("milik: orang lain\n", encoding="utf-8")
    edit(old, "indicators.yaml", DATED, DATED.replace("2023", "2021"))
    done = run("decide", "-C", str(old))
    assert (done.returncode, "tinjauan.yaml sudah ada" in done.stderr) == (1, True)
    (old / "tinjauan.yaml").write_text('tahun: "2022"\n', encoding="utf-8")
    edit(old, "indicators.yaml", "pemilik:", "tinjauan: tinjauan.yaml\npemilik:")
    done = run("decide", "-C", str(old))
    assert (done.returncode, "putusan tahun 2022" in done.stderr) == (1, True)
    (old / "tinjauan.yaml").write_text('teks: []\ntahun: "2023"\n', encoding="utf-8")
    done = run("decide", "-C", str(old))
    assert (done.returncode, "daftar di akhir berkas" in done.stderr) == (1, True)


def test_a_chain_of_years_leaves_the_decisions_of_each_where_they_were_made(
    old: Path, tmp_path: Path
) -> None:
    run("next-year", "2024", str(tmp_path / "2024"), "-C", str(old))
    done = run("next-year", "2025", str(tmp_path / "2025"), "-C", str(tmp_path / "2024"))
    assert done.returncode == 0
    text = (tmp_path / "2025" / "indicators.yaml").read_text(encoding="utf-8")
    assert text.startswith('tahun_lalu: "../2024"\ntinjauan: "tinjauan.yaml"\ntahun: "2025"\n')
    assert text.count('tawaran: "2023"') == 3
    decisions = (tmp_path / "2025" / "tinjauan.yaml").read_text(encoding="utf-8")
    assert 'tahun: "2025"' in decisions


def test_what_sources_name_comes_along(old: Path, tmp_path: Path) -> None:
    assert (old / "pejabat.yaml").is_file()
    shutil.move(old / "pejabat.yaml", old / "orang.yaml")
    edit(old, "org.yaml", "berkas_pejabat: pejabat.yaml", "berkas_pejabat: orang.yaml")
    run("next-year", "2024", str(tmp_path / "2024"), "-C", str(old))
    same = (tmp_path / "2024" / "orang.yaml").read_bytes()
    assert same == (old / "orang.yaml").read_bytes()


def test_the_last_days_of_a_year_are_not_those_of_the_next(old: Path, tmp_path: Path) -> None:
    days = "{ditandatangani: 28 Februari 2023, diinput: , diserahkan: 31 Maret 2023}"
    edit(old, "org.yaml", "jabatan:", f"penyerahan:\n  tenggat: {days}\njabatan:")
    assert run("next-year", "2024", "../2024", cwd=old).returncode == 0
    year = load_year(tmp_path / "2024").value
    assert year is not None
    assert year.organisasi.penyerahan.tenggat == Tenggat()
    assert "Februari 2023" not in (tmp_path / "2024" / "tinjauan.yaml").read_text("utf-8")


ARSIP = "pengelola-arsip-arsip-surat pengelola-arsip-arsip-kepegawaian"
LOKET = "petugas-loket-01 petugas-loket-02 petugas-loket-03"
PRANATA = "pranata-pertama-01 pranata-pertama-02"
WILAYAH = "camat-mawar lurah-melati lurah-kenanga"
KETUA = "kasubbag-tata-usaha ketua-loket"
ATAS = "walikota asisten-pelayanan"
SEMUA = f"{ATAS} kabag-layanan {KETUA} {PRANATA} {LOKET} {ARSIP} {WILAYAH}"
PENGADUAN = f"{ATAS} kabag-layanan {KETUA} {WILAYAH}"
WHOM = {
    "status:": WILAYAH,
    "perlu_konfirmasi: Apakah pengaduan": "camat-mawar",
    "perlu_konfirmasi: Benarkah": "asisten-pelayanan",
    "target 1.1": ATAS,
    "target 1.2": f"{ATAS} kabag-layanan {WILAYAH}",
    "target 1.2 (lurah-melati)": "lurah-melati",
    "target 1.2 (lurah-kenanga)": "lurah-kenanga",
    "target 2.1": PENGADUAN,
    "target 3.1": SEMUA,
    "program kabag-layanan: Program Peningkatan Layanan Warga Contoh 2024": "kabag-layanan",
    **{
        f"turunan/{unit}.yaml: target SC.{n} ({kode})": kode
        for unit, kode in (
            ("kecamatan-mawar", "camat-mawar"),
            ("kelurahan-kenanga", "lurah-kenanga"),
            ("kelurahan-melati", "lurah-melati"),
        )
        for n in (1, 2)
    },
    "org.yaml: naskah, tempat": SEMUA,
    "org.yaml: jabatan kasubbag-tata-usaha, nama": f"kasubbag-tata-usaha {ARSIP}",
    "org.yaml: jabatan petugas-loket, nama": LOKET,
    "indikator 1.2, pengukuran": f"{ATAS} kabag-layanan {WILAYAH}",
    "sasaran 2, nama": f"{PENGADUAN} {LOKET} pengelola-arsip-arsip-surat",
    "program kabag-layanan, nama": f"kabag-layanan {KETUA}",
    "score-card.yaml: indikator SC.1, pengukuran": WILAYAH,
    "dasar": SEMUA,
    "1.1.layanan": f"kabag-layanan {KETUA} {PRANATA} {ARSIP}",
    "1.1.loket": f"{KETUA} {PRANATA}",
    "1.1.tu": f"{KETUA} {ARSIP}",
    "1.1.loket.berkas": PRANATA,
    "1.1.tu.arsip": ARSIP,
    "1.2.loket": f"ketua-loket {LOKET}",
    "1.2.loket.terima": LOKET,
    "2.1.loket": LOKET,
    "2.1.surat": "pengelola-arsip-arsip-surat",
}
"""What a new year of the small example leaves undecided, and whose agreements wait for it.

Of an offer that others derive from also theirs, and, with a porsi, of those who share with it.
"""
DECIDED = (
    (r'di: "(.*)"\n(?:.*\n){1,2} +putusan:$', r"\g<0> tetap"),
    (r'^  - tawaran: "2024"\n    kode: "(.*)"$', r'  - kode: "\1"'),
    (r"^(status:) belum_dikonfirmasi$", r"\1 dikonfirmasi"),
    (r"^ +(perlu_konfirmasi: \w+ \w+|perlu_konfirmasi: \w+).*$", ""),
)
"""What is undecided in a source, named by the first group, and what it becomes."""


def all_but(source: str, left: str) -> Iterator[tuple[str, str]]:
    """Give what was decided in a source, as it stood, and the source after each decision."""
    for pattern, becomes in DECIDED:
        for found in list(re.finditer(pattern, source, re.MULTILINE))[::-1]:
            if found[1] != left:
                source = source[: found.start()] + found.expand(becomes) + source[found.end() :]
            yield found[1], source


@pytest.mark.slow
def test_whatever_is_left_undecided_stops_the_agreements_it_concerns_and_no_other(
    tmp_path: Path,
) -> None:
    old, new = tmp_path / "2024", tmp_path / "2025"
    shutil.copytree(ROOT / "contoh" / "kota-contoh", old)
    for name, words in (
        ("org.yaml", "tempat: Kota Contoh"),
        ("org.yaml", "nama: Kepala Subbagian Tata Usaha"),
        ("org.yaml", "nama: Petugas Loket"),
        ("indicators.yaml", "sasaran: Terselesaikannya pengaduan warga tepat waktu"),
        ("indicators.yaml", "program: Program Peningkatan Layanan Warga Contoh"),
        ("score-card.yaml", "Laporan harian wilayah"),
    ):
        edit(old, name, words, f"{words} 2024")
    edit(old, "org.yaml", "jenis: asisten\n", "jenis: asisten\n    perlu_konfirmasi: Benarkah?\n")
    assert run("next-year", "2025", str(new), "-C", str(old)).returncode == 0
    sources = {p: p.read_text(encoding="utf-8") for p in new.rglob("*.yaml")}
    kinds, found = set[str](), set[str]()
    for left, whom in (("", ""), *WHOM.items()):
        for path, text in sources.items():
            done = list(all_but(text, left))
            found |= {name for name, _ in done}
            path.write_text(done[-1][1] if done else text, encoding="utf-8")
        year = load_year(new).value
        assert year is not None
        reasons = {str(kode): own.alasan_konsep for kode, own in year.perjanjian.items()}
        kinds |= {read_alasan(own).sebab for all_own in reasons.values() for own in all_own}
        konsep = {kode for kode, own in reasons.items() if own}
        assert year.blocked is not None
        assert (left, konsep | year.blocked) == (left, set(whom.split()))
    assert found == WHOM.keys()
    assert kinds == {*Sebab} - {Sebab.LAIN, Sebab.TINJAUAN_LAIN, Sebab.TARGET_SCORE_CARD}
