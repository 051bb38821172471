"""`pkdocs diff` and `pkdocs text`, run as a reviewer runs them."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest

from pkdocs.domain.salinan import Sumber
from pkdocs.review.compare import sides as reviews
from pkdocs.review.compare.banding import Macam
from pkdocs.review.views.sheet import KOLOM
from tests.foreign import agreement, block, data, document, lampiran, p, save, statement
from tests.helpers import ROOT, edit, make_project, run

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def generate(folder: Path, tahun: str) -> None:
    edit(folder, "indicators.yaml", f'tahun: "{other(tahun)}"', f'tahun: "{tahun}"')
    done = run("generate", "-C", str(folder))
    assert done.returncode == 0, done.stderr


def other(tahun: str) -> str:
    return "2023" if tahun == "2022" else "2022"


@pytest.fixture(scope="module")
def made_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_project(tmp_path_factory.mktemp("sama") / "proyek")
    generate(folder, "2022")
    generate(folder, "2023")
    return folder


@pytest.fixture(scope="module")
def made_changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_project(tmp_path_factory.mktemp("beda") / "proyek")
    generate(folder, "2022")
    edit(folder, "indicators.yaml", 'tw4: "88,5", tahunan: "88,5"', 'tw4: "89", tahunan: "89"')
    edit(folder, "indicators.yaml", 'tw2: "88,5"', 'tw2: "89"')
    edit(folder, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    edit(folder, "indicators.yaml", "Rata-rata hasil survei", "Rata-rata hasil survei tahunan")
    generate(folder, "2023")
    return folder


@pytest.fixture
def project(made_twice: Path, tmp_path: Path) -> Path:
    """A project with the documents of 2022 and of 2023, which say the same."""
    return shutil.copytree(made_twice, tmp_path / "proyek")


@pytest.fixture
def changed(made_changed: Path, tmp_path: Path) -> Path:
    """A project whose 2023 differs from its 2022 in a target, a wording and a Pengukuran."""
    return shutil.copytree(made_changed, tmp_path / "proyek")


def diff(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return run("diff", *(args or ("2022", "2023")), "-C", str(folder))


def edit_by_hand(path: Path, old: str, new: str) -> None:
    """Change a text in a document as Word would, and save it."""
    document = docx.Document(str(path))
    cells = [c for t in document.tables for r in t.rows for c in r.cells]
    paragraphs = [*document.paragraphs, *(p for c in cells for p in c.paragraphs)]
    hits = [r for p in paragraphs for r in p.runs if old in r.text]
    assert hits, old
    for hit in hits:
        hit.text = hit.text.replace(old, new)
    document.save(str(path))


def resave(path: Path) -> None:
    document = docx.Document(str(path))
    document.save(str(path))


def test_two_years_that_say_the_same_are_the_same_and_exit_0(project: Path) -> None:
    done = diff(project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "8 jabatan dibandingkan: 0 berubah, 8 sama."


def test_what_changed_reads_well_at_80_columns_and_exits_1(changed: Path) -> None:
    done = diff(changed)
    assert (done.returncode, done.stderr) == (1, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\033" not in done.stdout
    (block,) = (b for b in done.stdout.split("\n\n") if b.strip().startswith("Walikota"))
    assert block.strip().splitlines() == [
        "Walikota Kota Contoh (walikota)",
        "  Indeks kepuasan layanan (1.1)",
        "    target triwulan II: 88,5 → 89, naik 0,5",
        "    target triwulan IV: 88,5 → 89, naik 0,5",
        "    target tahunan: 88,5 → 89, naik 0,5",
        "    pengukuran berubah: Definisi: Rata-rata hasil [-survei.-] {+survei",
        "      tahunan.+} survei kota survei kelurahan",
        "  Opini atas laporan keuangan (1.2)",
        "    indikator berubah bunyi: Opini {+atas+} laporan keuangan",
    ]
    assert "  target berubah" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_and_can_be_switched_off(
    changed: Path, no_color: str, coloured: bool
) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "pkdocs", "diff", "2022", "2023", "-C", str(changed)]
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": no_color, "TERM": "xterm"}
    with subprocess.Popen(command, stdout=theirs, env=environment) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        process.wait()
    os.close(ours)
    assert (b"\033[32m" in seen) is coloured
    assert (b"{+atas+}" in seen) is not coloured


def test_json_has_the_documented_keys_and_every_change(changed: Path) -> None:
    done = diff(changed, "2022", "2023", "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    guide = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    (section,) = re.findall(r"### \d+\.\d+ JSON(.*?)\n##", guide, re.DOTALL)
    documented = set(re.findall(r"`([a-z_]+)`", section))

    def keys(data: object) -> set[str]:
        if isinstance(data, list):
            return set().union(*map(keys, data))
        if not isinstance(data, dict):
            return set()
        own = {key for key in data if " " not in key}
        return own | set().union(*map(keys, data.values()))

    assert keys(found) - {"tw1", "tw2", "tw3", "tw4", "tahunan"} <= documented
    (mayor,) = (b for b in found["banding"] if b["kode"] == "walikota")
    assert [c["macam"] for c in mayor["perubahan"]] == [
        "indikator berubah bunyi",
        *["target berubah"] * 3,
        "pengukuran berubah",
    ]
    assert found["ringkasan"]["jabatan"] == 8
    assert mayor["baris"][0]["baru"]["target"]["tw2"] == "89"


def sheet_rows(path: Path) -> list[list[str]]:
    """The rows of the sheet with the changes, which stands behind the summary."""
    with zipfile.ZipFile(path) as book:
        root = ET.fromstring(book.read("xl/worksheets/sheet2.xml"))
        assert root.findall(f".//{SHEET}f") == []
        assert root.find(f".//{SHEET}pane") is not None
        assert root.find(f"{SHEET}autoFilter") is not None
    rows = root.findall(f".//{SHEET}row")
    return [["".join(cell.itertext()) for cell in row] for row in rows]


def test_the_sheet_has_one_row_a_change_and_text_stays_text(changed: Path) -> None:
    edit(changed, "indicators.yaml", "Opini atas", "=1+1 Opini atas")
    generate_again = run("generate", "-C", str(changed))
    assert generate_again.returncode == 0
    path = changed / "beda.xlsx"
    assert diff(changed, "2022", "2023", "--xlsx", str(path)).returncode == 1
    head, *rows = sheet_rows(path)
    assert head == [title for title, _ in KOLOM]
    found = json.loads(diff(changed, "2022", "2023", "--json").stdout)
    assert len(rows) == sum(len(b["perubahan"]) for b in found["banding"])
    texts = [cell for row in rows for cell in row]
    assert "=1+1 Opini atas laporan keuangan" in texts
    assert {"naik", "0,5", "Triwulan II"} <= set(texts)


def test_the_same_comparison_gives_the_same_sheet(changed: Path) -> None:
    paths = [changed / "satu.xlsx", changed / "dua.xlsx"]
    for path in paths:
        diff(changed, "2022", "2023", "--xlsx", str(path))
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_sheet_that_cannot_be_written_is_a_problem(changed: Path) -> None:
    done = diff(changed, "2022", "2023", "--xlsx", str(changed / "tidak-ada" / "beda.xlsx"))
    assert (done.returncode, "F004" in done.stderr) == (1, True)


def test_a_document_opened_and_saved_in_word_is_still_the_same(project: Path) -> None:
    resave(project / "output" / "2023" / "walikota.docx")
    assert diff(project).returncode == 0


def test_a_document_edited_by_hand_counts_with_its_text_and_says_so(project: Path) -> None:
    path = project / "output" / "2023" / "camat-mawar.docx"
    edit_by_hand(path, "88,5", "90,25")
    done = diff(project)
    assert done.returncode == 1
    assert "target tahunan: 88,5 → 90,25, naik 1,75" in done.stdout
    words = " ".join(done.stdout.split())
    assert "Catatan: baru: disunting tangan (" in words
    assert "yang dibandingkan teksnya." in words
    tally = reviews.open_sides(project / "output" / "2022", project / "output" / "2023")
    (banding,) = (b for _, b in reviews.compare_all(tally) if b.beda)
    assert banding.baru is not None
    assert banding.baru.sumber is Sumber.TEKS
    assert {change.macam for change in banding.beda} == {Macam.TARGET}
    assert banding.baru.baris[0].agregasi == "tetap"


def test_the_text_of_an_edited_indikator_wins_and_is_paired_as_presumed(project: Path) -> None:
    path = project / "output" / "2023" / "walikota.docx"
    edit_by_hand(path, "Opini laporan keuangan", "Opini laporan keuangan daerah")
    done = diff(project, str(project / "output" / "2022" / "walikota.docx"), str(path))
    assert "Opini laporan keuangan daerah [diduga sama, kemiripan" in done.stdout
    assert "indikator berubah bunyi: Opini laporan keuangan {+daerah+}" in done.stdout


def test_two_files_are_compared_whatever_their_posts(project: Path) -> None:
    files = [str(project / "output" / "2023" / f"asisten-{n}.docx") for n in ("satu", "dua")]
    done = diff(project, *files)
    assert done.returncode == 1
    assert "jabatan berganti nama: Asisten Satu → Asisten Dua" in done.stdout
    assert diff(project, files[0], files[0]).returncode == 0


def test_foreign_documents_of_last_year_pair_by_the_name_of_the_post(
    project: Path, tmp_path: Path
) -> None:
    rows = (data("Indeks kepuasan layanan", ("N/A", "88.5", "-", "88.5", "88.5")),)
    lama = save(tmp_path / "lama", pk_camat=agreement(*rows, jabatan="CAMAT  MAWAR"))
    done = diff(project, str(lama), "2023")
    assert done.returncode == 1
    assert "Camat Mawar (camat-mawar), Kecamatan Mawar" in done.stdout
    assert "jabatan baru: Camat Mawar" not in " ".join(done.stdout.split())
    block = done.stdout.split("Camat Mawar (camat-mawar)")[1].split("jabatan baru")[0]
    assert "target" not in block
    assert "pejabat berganti: Wira Contoh (NIP 198001012005011001) →" in block


def test_a_lampiran_alone_pairs_by_its_short_name_and_its_unit(
    project: Path, tmp_path: Path
) -> None:
    camat, lurah = (
        document(p("TAHUN 2022"), block(*words), lampiran(data("Indeks kepuasan layanan")))
        for words in (("Camat", "Kecamatan Mawar"), ("Lurah", "Kelurahan Lain"))
    )
    lama = save(tmp_path / "lama", camat=camat, lurah=lurah)
    done = diff(project, str(lama), "2023")
    assert "1 jabatan dibandingkan" in done.stdout
    assert "berganti nama" not in done.stdout
    assert "tanpa pembanding: Lurah, Kelurahan Lain: tidak ada dokumen baru" in done.stdout
    assert "tanpa pembanding: Lurah Melati" in done.stdout


def test_a_post_that_one_year_lacks_is_not_called_new_or_gone_where_only_papers_are_known(
    project: Path,
) -> None:
    edit(project, "indicators.yaml", "- semua: lurah", "- jabatan: kasubbag-satu")
    run("generate", "--prune", "-C", str(project))
    for years, lacking in ((("2022", "2023"), "baru"), (("2023", "2022"), "lama")):
        done = diff(project, *years)
        words = " ".join(done.stdout.split())
        post = "Lurah Melati (lurah-melati)"
        assert f"tanpa pembanding: {post}: tidak ada dokumen {lacking}" in words
        assert f"1 jabatan tanpa pembanding: tidak ada dokumen {lacking}." in done.stdout
        assert done.returncode == 1


def test_with_two_projects_a_post_is_new_or_gone_by_the_charts_without_any_document(
    tmp_path: Path,
) -> None:
    lama, baru = (make_project(tmp_path / name) for name in ("lama", "baru"))
    same = diff(lama, str(lama), str(baru))
    assert (same.returncode, same.stderr) == (0, "")
    assert "8 jabatan dibandingkan: 0 berubah, 8 sama." in same.stdout
    edit(baru, "org.yaml", "      - Melati", "      - Melati\n      - Anggrek")
    there, back = diff(lama, str(lama), str(baru)), diff(lama, str(baru), str(lama))
    assert "jabatan baru: Lurah Anggrek (lurah-anggrek), Kelurahan Anggrek" in there.stdout
    assert "jabatan hilang: Lurah Anggrek (lurah-anggrek), Kelurahan Anggrek" in back.stdout
    assert (there.returncode, "tanpa pembanding" in there.stdout) == (1, False)
    edit(baru, "indicators.yaml", "- semua: lurah", "- jabatan: kasubbag-satu")
    known = diff(baru, str(baru), str(lama))
    words = " ".join(known.stdout.split())
    lurah = "tanpa pembanding: Lurah Melati (lurah-melati)"
    assert f"{lurah}: jabatannya ada di bagan lama, tetapi tanpa perjanjian" in words
    assert not (lama / "output").exists()


def test_the_example_of_one_known_paper_calls_nobody_new() -> None:
    done = run("diff", str(ROOT / "contoh" / "2022"), str(ROOT))
    assert done.returncode == 1
    assert "jabatan baru" not in done.stdout
    assert "99 jabatan tanpa pembanding: bagan lama belum lengkap." in done.stdout


def test_an_error_in_the_sources_of_a_project_leaves_out_whom_it_touches(
    project: Path, tmp_path: Path
) -> None:
    broken = make_project(tmp_path / "rusak")
    edit(broken, "org.yaml", '"198203032007031003"', '"19820303"')
    done = diff(project, "2022", str(broken))
    assert f"{(broken / 'org.yaml').as_posix()}:" in done.stderr
    told = "R008 2 jabatan tidak dibandingkan karena sumbernya mengandung galat: asisten-satu, "
    assert told in done.stderr
    assert "2 jabatan tidak dapat dibandingkan" in done.stdout
    assert "tanpa pembanding" not in done.stdout
    assert done.returncode == 1
    (broken / "indicators.yaml").write_text("x: [", encoding="utf-8")
    refused = diff(project, "2022", str(broken))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "tidak ada yang dibandingkan" in refused.stderr


def test_a_project_has_no_paper_for_a_redline(project: Path, tmp_path: Path) -> None:
    done = diff(project, "2022", str(project), "--redline", str(tmp_path / "tinjauan"))
    assert (done.returncode, "bukan folder proyek" in done.stderr) == (2, True)


def test_posts_stand_in_the_order_of_the_chart_in_every_view(changed: Path) -> None:
    chart = (changed / "org.yaml").read_text(encoding="utf-8")
    found = json.loads(diff(changed, "2022", "2023", "--json").stdout)
    codes = [b["kode"] for b in found["banding"]]
    places = [chart.index(f"kode: {kode}\n") for kode in codes if f"kode: {kode}\n" in chart]
    assert len(places) >= 5
    assert places == sorted(places)
    assert codes != sorted(codes)
    path = changed / "beda.xlsx"
    lines = diff(changed, "2022", "2023", "--xlsx", str(path)).stdout
    changing = [b for b in found["banding"] if b["perubahan"]]
    told = [lines.index(f"\n{b['jabatan']} ({b['kode']})") for b in changing]
    assert told == sorted(told)
    rows = dict.fromkeys(row[0] for row in sheet_rows(path)[1:])
    assert list(rows) == [b["kode"] for b in changing]


def test_what_many_posts_have_in_common_is_told_first(changed: Path) -> None:
    lines = diff(changed).stdout.splitlines()
    assert lines[1:9] == [
        "Perubahan yang sama pada beberapa jabatan",
        "  1.1 Indeks kepuasan layanan",
        "    target triwulan II, IV dan tahunan: 88,5 → 89, naik 0,5, pada 5 jabatan",
        "      (Walikota Kota Contoh, Asisten Satu, …)",
        "    pengukuran berubah: Definisi: Rata-rata hasil [-survei.-] {+survei",
        "      tahunan.+} survei kota survei kelurahan",
        "      pada 5 jabatan (Walikota Kota Contoh, Asisten Satu, …)",
        "  1.2 Opini atas laporan keuangan",
    ]
    assert lines.index("Walikota Kota Contoh (walikota)") > 9


def test_archives_compare_like_loose_documents(changed: Path) -> None:
    loose = diff(changed).stdout
    shutil.rmtree(changed / "output" / "2023")
    assert run("generate", "--zip", "-C", str(changed)).returncode == 0
    packed = diff(changed)
    assert (packed.returncode, packed.stderr) == (1, "")
    assert sorted(packed.stdout.split("\n\n")) == sorted(loose.split("\n\n"))


def test_loose_documents_count_before_archives_and_that_is_said(project: Path) -> None:
    assert run("generate", "--zip", "-C", str(project)).returncode == 0
    done = diff(project)
    assert done.returncode == 0
    assert "R009 peringatan: folder memuat dokumen lepas dan arsip" in done.stderr


def test_of_a_post_the_latest_perubahan_counts(project: Path) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    run("generate", "kabag-dua", "--perubahan", "strategi berubah", "-C", str(project))
    done = diff(project)
    assert done.stderr == ""
    assert "Opini {+atas+} laporan keuangan" in done.stdout
    assert "1 berubah, 7 sama" in done.stdout


def test_an_unreadable_document_is_named_and_its_post_is_not_called_new(
    project: Path, tmp_path: Path
) -> None:
    lama = tmp_path / "lama"
    shutil.copytree(project / "output" / "2022", lama)
    (lama / "register.json").unlink()
    (lama / "walikota.docx").write_bytes(b"bukan dokumen")
    done = diff(project, str(lama), "2023")
    assert done.returncode == 1
    assert "walikota.docx:1:1: T001 berkas bukan dokumen Word" in done.stderr
    assert "R008 tidak dibandingkan: pasangannya mungkin" in done.stderr
    assert "jabatan baru" not in done.stdout
    assert "7 jabatan dibandingkan: 0 berubah, 7 sama." in done.stdout


def test_a_registered_document_that_is_gone_or_broken_is_not_called_new(project: Path) -> None:
    lama = project / "output" / "2022"
    (lama / "walikota.docx").unlink()
    (lama / "kabag-satu.docx").write_bytes(b"bukan dokumen")
    done = diff(project)
    assert done.returncode == 1
    assert "walikota.docx:1:1: R004 tercatat di register" in done.stderr
    assert "kabag-satu.docx:1:1: T001" in done.stderr
    assert "jabatan baru" not in done.stdout
    assert "2 jabatan tidak dapat dibandingkan" in done.stdout


def broken_zip(folder: Path) -> None:
    (folder / "unit.zip").write_bytes(b"PK\x03\x04 rusak")


def old_word(folder: Path) -> None:
    (folder / "lama.doc").write_bytes(b"isi")


def twice(folder: Path) -> None:
    save(folder, b=agreement(data("B")))


def copied(folder: Path) -> None:
    shutil.copy(folder / "a.docx", folder / "a (1).docx")


def scanned(folder: Path) -> None:
    (folder / "PK Lurah Angsana 2022.pdf").write_bytes(b"%PDF-1.4")


def locked(folder: Path) -> None:
    ole = bytes.fromhex("D0CF11E0A1B11AE1")
    save(folder, terkunci=ole + "EncryptedPackage".encode("utf-16-le"))


def nameless(folder: Path) -> None:
    save(folder, tanpa=document(p("TAHUN 2022"), lampiran(data("A"))))


def no_table(folder: Path) -> None:
    save(folder, kosong=document(statement("Lurah Contoh")))


def two_in_one(folder: Path) -> None:
    both = (statement(), lampiran(data("A")), statement("Lurah Contoh"), lampiran(data("B")))
    save(folder, dua=document(*both))


def another_year(folder: Path) -> None:
    save(folder, lurah=agreement(data("A"), jabatan="Lurah Contoh", tahun="2021"))
    save(folder, kabag=agreement(data("A"), jabatan="Kabag Contoh"))


@pytest.mark.parametrize(
    ("spoil", "code", "words", "exit_code"),
    [
        (no_table, "R001", "tidak ada tabel lampiran", 1),
        (two_in_one, "R002", "2 perjanjian (Camat Contoh; Lurah Contoh)", 1),
        (twice, "R003", "ada dokumen lain untuk jabatan yang sama (b.docx)", 1),
        (copied, "R003", "1 salinan yang sama persis dilewati: a (1).docx", 0),
        (scanned, "R006", "PDF tidak dibaca", 1),
        (locked, "T002", "terkunci kata sandi", 1),
        (another_year, "R005", "perjanjian tahun 2021, sedangkan yang lain tahun 2022", 0),
        (old_word, "R006", "format .doc tidak dibaca", 1),
        (broken_zip, "R007", "arsip rusak", 1),
        (nameless, "R008", "jabatan Pihak Pertama tidak terbaca", 1),
    ],
)
def test_each_bad_input_is_named_at_the_end_and_the_rest_is_compared(
    tmp_path: Path, spoil: Callable[[Path], None], code: str, words: str, exit_code: int
) -> None:
    lama = save(tmp_path / "lama", a=agreement(data("A")))
    spoil(lama)
    done = run("diff", str(lama), str(lama))
    assert f": {code} " in done.stderr
    assert words in done.stderr
    assert done.returncode == exit_code
    assert "0 berubah" in done.stdout


def test_a_post_whose_last_year_is_a_pdf_is_not_called_new(tmp_path: Path) -> None:
    lama = save(tmp_path / "lama", camat=agreement(data("A")))
    (lama / "Perjanjian Kinerja - Lurah Angsana (final).PDF").write_bytes(b"%PDF-1.4")
    baru = save(
        tmp_path / "baru",
        camat=agreement(data("A"), tahun="2023"),
        lurah=agreement(data("A"), jabatan="Lurah Angsana", tahun="2023"),
    )
    done = run("diff", str(lama), str(baru))
    assert done.returncode == 1
    assert "R006 PDF tidak dibaca" in done.stderr
    assert "lurah.docx:1:1: R008 tidak dibandingkan: pasangannya mungkin" in done.stderr
    assert "jabatan baru" not in done.stdout
    assert "1 jabatan tidak dapat dibandingkan" in done.stdout


def test_a_copy_made_by_hand_beside_a_registered_document_is_no_post_of_its_own(
    project: Path,
) -> None:
    years = project / "output" / "2022"
    shutil.copy(years / "walikota.docx", years / "Salinan dari walikota.docx")
    done = diff(project)
    assert "R003 peringatan: 1 salinan yang sama persis dilewati" in done.stderr
    save(years, **{"walikota (1)": agreement(data("Lain"), jabatan="Walikota Contoh")})
    edited = docx.Document(str(years / "walikota.docx"))
    edited.add_paragraph("ditambah tangan")
    edited.save(str(years / "Salinan dari walikota.docx"))
    done = diff(project)
    assert "/walikota.docx:1:1: R003 peringatan: ada dokumen lain" in done.stderr
    assert "(Salinan dari walikota.docx) dan isinya lain" in done.stderr
    assert "yang dibandingkan ini, karena tercatat di register." in done.stderr


def test_a_pdf_named_by_itself_is_told_from_a_document(tmp_path: Path) -> None:
    folder = save(tmp_path, camat=agreement(data("A")))
    (folder / "lama.pdf").write_bytes(b"%PDF-1.4")
    done = run("diff", str(folder / "lama.pdf"), str(folder / "camat.docx"))
    assert done.returncode == 1
    assert "R006 isinya PDF, bukan .docx; pakai dokumen Word-nya." in done.stderr


def test_of_two_years_in_a_folder_the_year_asked_for_counts(project: Path) -> None:
    rows = (data("Indikator contoh"),)
    years = project / "output" / "2022"
    for tahun in ("2020", "2021"):
        save(years, **{f"x{tahun}": agreement(*rows, jabatan="Kepala Contoh", tahun=tahun)})
    save(years, x2022=agreement(*rows, jabatan="Kepala Contoh", tahun="2022"))
    done = diff(project)
    assert done.stderr == ""
    assert "tanpa pembanding: Kepala Contoh" in done.stdout


def test_lock_files_of_word_are_not_documents(project: Path) -> None:
    (project / "output" / "2023" / "~$walikota.docx").write_bytes(b"kunci")
    assert diff(project).returncode == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("2021", "2023"), "tahun 2021 tidak ada di"),
        (("2022", "2032"), "Tahun yang ada: 2022, 2023."),
        (("tidak-ada.docx", "2023"), '"tidak-ada.docx" tidak ada.'),
        (("2022",), "BARU belum disebut."),
        (("2022/walikota.docx", "2023"), "tidak ada."),
    ],
)
def test_what_is_not_there_is_wrong_usage(project: Path, args: tuple[str, ...], words: str) -> None:
    done = diff(project, *args)
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr


def test_a_folder_without_documents_and_a_file_of_another_kind_are_wrong_usage(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "kosong").mkdir()
    (tmp_path / "surat.txt").write_bytes(b"isi")
    for name in ("kosong", "surat.txt"):
        done = diff(project, str(tmp_path / name), "2023")
        assert (done.returncode, "tidak ada dokumen" in done.stderr) == (2, True), done.stderr


def test_two_files_are_compared_although_nobody_is_named_in_them(tmp_path: Path) -> None:
    one, other = (document(lampiran(data("A", (n,) * 5))) for n in ("1", "2"))
    folder = save(tmp_path, a=one, b=other)
    done = run("diff", str(folder / "a.docx"), str(folder / "b.docx"))
    assert done.returncode == 1
    assert "target tahunan: 1 → 2, naik 1" in done.stdout
    assert "jabatan Pihak Pertama tidak terbaca" in " ".join(done.stdout.split())


def test_a_file_is_not_compared_with_a_folder(project: Path) -> None:
    done = diff(project, str(project / "output" / "2022" / "walikota.docx"), "2023")
    assert (done.returncode, "berkas dengan berkas" in done.stderr) == (2, True)


def test_a_project_folder_means_its_sources_and_a_year_its_documents(
    project: Path, tmp_path: Path
) -> None:
    edit_by_hand(project / "output" / "2023" / "camat-mawar.docx", "88,5", "90,25")
    by_sources = diff(project, "2022", str(project))
    assert by_sources.returncode == 0
    assert "perjanjian tahun 2023 menurut sumbernya" in by_sources.stdout
    assert diff(project, "2022", "2023").returncode == 1


def test_each_document_is_read_when_its_turn_comes(project: Path) -> None:
    tally = reviews.open_sides(project / "output" / "2022", project / "output" / "2023")
    comparing = reviews.compare_all(tally)
    next(comparing)
    shutil.rmtree(project / "output" / "2023")
    assert list(comparing) == []
    assert [problem.kode for problem in tally.problems] == ["F004"] * 7


def text(path: Path) -> str:
    done = run("text", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_canonical_text_survives_word_and_names_every_field(project: Path) -> None:
    path = project / "output" / "2023" / "camat-mawar.docx"
    before = text(path)
    resave(path)
    assert text(path) == before
    for line in (
        "Perjanjian Kinerja tahun 2023",
        "Jabatan: Camat Mawar",
        "Indikator: Indeks kepuasan layanan",
        "  Kode: 1.1",
        "  Target tahunan: 88,5",
        "  Agregasi: tetap",
    ):
        assert line in before.splitlines()


def test_the_text_of_a_foreign_document_says_what_was_not_read(tmp_path: Path) -> None:
    folder = save(tmp_path, a=agreement(data("A", ("", "1", "1", "1", "1"))))
    lines = text(folder / "a.docx").splitlines()
    assert "  Target triwulan I: (tidak terbaca)" in lines
    assert "Tidak terbaca: target triwulan I kosong: “A”." in lines


def test_the_text_of_what_is_no_agreement_is_its_plain_text(tmp_path: Path) -> None:
    folder = save(tmp_path, surat=document(p("Surat contoh"), p("isi")))
    assert text(folder / "surat.docx").splitlines()[1:] == ["Surat contoh", "isi"]
    (tmp_path / "rusak.docx").write_bytes(b"rusak")
    assert text(tmp_path / "rusak.docx").startswith("(T001: ")


@pytest.mark.slow
def test_git_shows_changes_of_documents_through_the_lines_of_the_readme(
    changed: Path, tmp_path: Path
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (attributes,) = re.findall(r"^\*\.docx .*$", readme, re.MULTILINE)
    (config,) = re.findall(r'^git config (diff\.pkdocs\.textconv) "(.*)"$', readme, re.MULTILINE)
    assert config[1] == "pkdocs text"
    repository = tmp_path / "repo"
    repository.mkdir()
    home = {"HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "1"}
    environment = {**os.environ, **home}

    def git(*args: str) -> str:
        command = ["git", "-c", "user.name=Contoh", "-c", "user.email=contoh@example.org", *args]
        done = subprocess.run(
            command, cwd=repository, env=environment, capture_output=True, check=True, timeout=60
        )
        return done.stdout.decode("utf-8")

    git("init", "-q")
    (repository / ".gitattributes").write_text(f"{attributes}\n", encoding="utf-8")
    program = f'"{Path(sys.executable).as_posix()}" -m {config[1]}'
    git("config", config[0], program)
    for tahun in ("2022", "2023"):
        shutil.copy(changed / "output" / tahun / "walikota.docx", repository)
        git("add", "-A")
        git("commit", "-qm", tahun)
    shown = git("log", "-p", "-1", "--format=", "--unified=0").splitlines()
    changes = [line for line in shown if re.match(r"[-+](?![-+])", line)]
    assert changes == [
        "-Perjanjian Kinerja tahun 2022",
        "+Perjanjian Kinerja tahun 2023",
        "-  Target triwulan II: 88,5",
        "+  Target triwulan II: 89",
        "-  Target triwulan IV: 88,5",
        "-  Target tahunan: 88,5",
        "+  Target triwulan IV: 89",
        "+  Target tahunan: 89",
        "-  Pengukuran: Rata-rata hasil survei.",
        "+  Pengukuran: Rata-rata hasil survei tahunan.",
        "-Indikator: Opini laporan keuangan",
        "+Indikator: Opini atas laporan keuangan",
    ]
