"""Comparing as a use case: every view in one pass, and what it came to."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pkdocs.app.looking.comparing import Views, compare, read_text
from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.making.instructing import make_instruksi
from pkdocs.app.terms import Refused
from pkdocs.base.placing import Origin, origin
from pkdocs.base.values import replace
from pkdocs.outputs.instruksi import carried
from tests.helpers import edit, out, run
from tests.support.folder import contents, edit_by_hand
from tests.support.typed import copy_kota
from tests.tools import find_soffice


@pytest.fixture
def two(project: Path, tmp_path: Path) -> tuple[str, str]:
    """Last year's documents, and those of changed sources."""
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    fresh = tmp_path / "baru"
    make_documents(project, making=Making(workers=1), output=fresh)
    return str(out(project)), str(fresh)


def test_all_views_come_of_one_pass(two: tuple[str, str], tmp_path: Path) -> None:
    lines: list[str] = []
    views = Views(lines=lines.append, xlsx=tmp_path / "x.xlsx", redline=tmp_path / "terlacak")
    done = compare(tmp_path, *two, views)
    assert (done.differs, done.tally.berubah, done.tally.jabatan) == (True, 3, 8)
    assert any("Opini" in line for line in lines)
    assert (tmp_path / "x.xlsx").is_file()
    made = {path.stem for path in (tmp_path / "terlacak").glob("*.docx")}
    assert made == {"walikota", "asisten-dua", "kabag-dua"}
    assert done.problems == []


def test_json_and_the_page_are_whole(two: tuple[str, str], tmp_path: Path) -> None:
    pieces: list[str] = []
    compare(tmp_path, *two, Views(json=pieces.extend))
    assert json.loads("".join(pieces))["ringkasan"]["berubah"] == 3
    compare(tmp_path, *two, Views(html=tmp_path / "h.html"))
    assert (tmp_path / "h.html").read_bytes().startswith(b"<!doctype html>")


def test_each_file_that_was_written_is_told(two: tuple[str, str], tmp_path: Path) -> None:
    page, book, papers = tmp_path / "h.html", tmp_path / "x.xlsx", tmp_path / "terlacak"
    files = ("--html", str(page), "--xlsx", str(book), "--redline", str(papers))
    done = run("diff", *two, *files, cwd=tmp_path)
    count = len(list(papers.iterdir()))
    assert count > 0
    assert done.stdout.splitlines()[:3] == [
        f"Halaman ditulis: {page}",
        f"Buku Excel ditulis: {book}",
        f"{count} dokumen dengan perubahan terlacak ditulis di folder {papers}",
    ]


def test_the_page_names_two_files_of_one_name_by_their_folders(
    two: tuple[str, str], tmp_path: Path
) -> None:
    lama, baru = (Path(side) / "walikota.docx" for side in two)
    page, deep = tmp_path / "h.html", tmp_path / "x" / baru.parent.name / baru.name
    deep.parent.mkdir(parents=True)
    shutil.copy(lama, deep)
    for sides, title in (
        ((deep, baru), f"x/…/walikota.docx → {tmp_path.name}/…/walikota.docx"),
        ((lama, baru), "2023/walikota.docx → baru/walikota.docx"),
        ((lama, lama), "walikota.docx → walikota.docx"),
    ):
        compare(tmp_path, str(sides[0]), str(sides[1]), Views(html=page))
        assert f'<span class="year">{title}</span>' in page.read_text(encoding="utf-8")


def test_posts_that_the_new_side_lacks_come_last_in_the_order_of_the_chart(
    project: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "satu"
    alone.mkdir()
    shutil.copy(out(project) / "kabag-dua.docx", alone)
    pieces: list[str] = []
    compare(project, str(out(project)), str(alone), Views(json=pieces.extend))
    codes = [post["kode"] for post in json.loads("".join(pieces))["banding"]]
    assert codes[:4] == ["kabag-dua", "walikota", "asisten-satu", "asisten-dua"]
    assert codes[-2:] == ["camat-mawar", "lurah-melati"]


def test_what_many_posts_have_in_common_is_told_before_the_posts(
    two: tuple[str, str], tmp_path: Path
) -> None:
    told: list[str] = []
    compare(tmp_path, *two, Views(lines=told.append))
    assert told[1] == "Perubahan yang sama pada beberapa jabatan"
    assert len(told) > 10


def test_two_projects_are_compared_by_their_sources(fresh_project: Path, tmp_path: Path) -> None:
    other = shutil.copytree(fresh_project, tmp_path / "lain")
    edit(other, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    done = compare(tmp_path, str(fresh_project), str(other), Views(html=tmp_path / "h.html"))
    assert (done.tally.jabatan, done.tally.berubah) == (8, 3)
    assert [(k.beda.lama, k.jabatan) for k in done.tally.decisions.shared] == [
        ("Opini laporan keuangan", 3)
    ]
    assert not (other / "output").exists()


def test_the_same_documents_do_not_differ(two: tuple[str, str], tmp_path: Path) -> None:
    assert not compare(tmp_path, two[0], two[0], Views()).differs


@pytest.mark.parametrize("wrong", ["file-and-folder", "missing", "empty"])
def test_sides_that_cannot_be_compared_are_refused(
    two: tuple[str, str], tmp_path: Path, wrong: str
) -> None:
    (tmp_path / "kosong").mkdir()
    other = {
        "file-and-folder": f"{two[0]}/walikota.docx",
        "missing": "2031",
        "empty": str(tmp_path / "kosong"),
    }[wrong]
    with pytest.raises(Refused) as refused:
        compare(tmp_path, two[0], other, Views())
    assert refused.value.usage


def test_redlines_never_go_where_the_documents_are(two: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(Refused, match="folder lain"):
        compare(tmp_path, *two, Views(redline=Path(two[1])))


def test_the_text_of_one_document_and_of_none(project: Path) -> None:
    lines = list(read_text(out(project) / "walikota.docx"))
    assert lines[0] == "Perjanjian Kinerja tahun 2023"
    with pytest.raises(Refused, match="folder"):
        read_text(out(project))
    with pytest.raises(Refused, match="tidak ada"):
        read_text(out(project) / "tiada.docx")


def test_no_view_replaces_a_file_that_no_comparison_made(
    two: tuple[str, str], tmp_path: Path
) -> None:
    other = {name: tmp_path / name for name in ("catatan.html", "catatan.xlsx")}
    for path in other.values():
        path.write_bytes(b"milik orang lain")
    signed = tmp_path / "ditandatangani"
    shutil.copytree(two[0], signed)
    (signed / "register.json").unlink()
    before = contents(signed)
    wanted = [
        Views(html=other["catatan.html"]),
        Views(xlsx=other["catatan.xlsx"]),
        Views(redline=signed),
    ]
    for views in wanted:
        with pytest.raises(Refused, match="perbandingan tidak dilakukan") as refused:
            compare(tmp_path, *two, views)
        assert {problem.kode for problem in refused.value.problems} == {"F012"}
    assert contents(signed) == before
    assert {path.read_bytes() for path in other.values()} == {b"milik orang lain"}


@pytest.mark.slow
def test_what_a_comparison_wrote_is_written_anew_until_somebody_saves_it(
    two: tuple[str, str], tmp_path: Path
) -> None:
    book, papers = tmp_path / "x.xlsx", tmp_path / "terlacak"
    views = Views(html=tmp_path / "h.html", xlsx=book, redline=papers)
    for _ in range(2):
        assert compare(tmp_path, *two, views).problems == []
    assert origin(book, "diff") is Origin.OURS
    edit_by_hand(papers / "walikota.docx")
    noted = (papers / "walikota.docx").read_bytes()
    with pytest.raises(Refused) as refused:
        compare(tmp_path, *two, views)
    assert "diubah sejak dibuat" in refused.value.problems[0].pesan
    assert (papers / "walikota.docx").read_bytes() == noted
    compare(tmp_path, *two, replace(views, overwrite=True))
    assert origin(papers / "walikota.docx", "diff") is Origin.OURS


@pytest.mark.slow
@pytest.mark.soffice
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_an_office_program_that_saves_a_view_makes_it_somebody_elses(
    two: tuple[str, str], tmp_path: Path, ending: str
) -> None:
    compare(tmp_path, *two, Views(xlsx=tmp_path / "walikota.xlsx", redline=tmp_path))
    made = tmp_path / f"walikota.{ending}"
    assert origin(made, "diff") is Origin.OURS
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [find_soffice(), profile, "--headless", "--convert-to", ending]
    command += ["--outdir", str(tmp_path / "disimpan"), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert origin(tmp_path / "disimpan" / made.name, "diff") is not Origin.OURS


def test_redlines_of_one_name_are_told_before_any_is_made(
    two: tuple[str, str], tmp_path: Path
) -> None:
    posts = ("walikota", "asisten-dua", "kabag-dua")
    for side, folder in zip(two, ("dulu", "kini"), strict=True):
        for kode in posts:
            place = tmp_path / folder / kode
            place.mkdir(parents=True)
            shutil.copy(Path(side) / f"{kode}.docx", place / "PK.docx")
    sides = str(tmp_path / "dulu"), str(tmp_path / "kini")
    with pytest.raises(Refused) as refused:
        compare(tmp_path, *sides, Views(redline=tmp_path / "terlacak"))
    (found,) = refused.value.problems
    assert found.kode == "F013"
    assert all(f"kini/{kode}/PK.docx" in found.pesan for kode in posts)
    assert not (tmp_path / "terlacak").exists()


def test_a_source_is_no_place_for_a_view_and_an_output_folder_none_for_redlines(
    two: tuple[str, str], project: Path, tmp_path: Path
) -> None:
    source = (project / "org.yaml").read_bytes()
    wrong = {
        "harus berakhiran .html": Views(html=project / "org.yaml", overwrite=True),
        "harus berakhiran .xlsx": Views(xlsx=project / "org.yaml", overwrite=True),
        "tidak boleh di folder keluaran": Views(redline=out(project), overwrite=True),
    }
    for words, views in wrong.items():
        with pytest.raises(Refused, match=words) as refused:
            compare(tmp_path, two[1], two[1], views)
        assert refused.value.usage
    assert (project / "org.yaml").read_bytes() == source


@pytest.fixture
def two_years(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The small project, and its Instruksi before and after some changes."""
    folder = copy_kota(tmp_path / "2024")
    make_instruksi(folder, tmp_path / "lama")
    edit(folder, "indicators.yaml", 'tw4: "86", tahunan: "86"', 'tw4: "87", tahunan: "87"')
    edit(folder, "instruksi.yaml", "tanggal: 8 Januari 2024", "tanggal: 9 Januari 2024")
    edit(folder, "instruksi.yaml", "Camat dan Lurah menambahkan", "Camat dan Lurah memasukkan")
    make_instruksi(folder, tmp_path / "baru")
    return folder, tmp_path / "lama", tmp_path / "baru"


def test_two_instruksi_are_compared_lampiran_by_lampiran(
    two_years: tuple[Path, Path, Path],
) -> None:
    folder, lama, baru = two_years
    assert run("diff", str(lama), str(lama), cwd=folder).returncode == 0
    done = run("diff", str(lama), str(baru), cwd=folder)
    assert done.returncode == 1
    assert "pada 3 jabatan (Lampiran I, Lampiran II dan Lampiran III)" in done.stdout
    assert "target tahunan: 86 → 87, naik 1" in done.stdout
    assert "Camat dan Lurah [-menambahkan-] {+memasukkan+}" in done.stdout
    assert "4 jabatan dibandingkan: 4 berubah, 0 sama." in done.stdout
    one = run("diff", str(lama / "lampiran-2.docx"), str(baru / "lampiran-2.docx"), cwd=folder)
    assert "1 jabatan dibandingkan: 1 berubah, 0 sama." in one.stdout


def test_their_redlines_mark_what_changed_and_are_no_papers_of_an_instruksi(
    two_years: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    folder, lama, baru = two_years
    place = tmp_path / "redline"
    done = run("diff", str(lama), str(baru), "--redline", str(place), cwd=folder)
    assert done.returncode == 1
    assert sorted(path.name for path in place.iterdir()) == sorted(
        path.name for path in baru.iterdir()
    )
    assert carried.read((baru / "lampiran-1.docx").read_bytes()) is not None
    for path in place.iterdir():
        assert carried.read(path.read_bytes()) is None
        assert origin(path, "diff") is Origin.OURS


def test_an_instruksi_is_compared_with_an_instruksi(
    two_years: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    folder, lama, _ = two_years
    done = run("diff", str(lama), str(folder), cwd=folder)
    assert done.returncode == 2
    assert "bandingkan Instruksi dengan Instruksi" in done.stderr
    nowhere = run("diff", str(lama), str(lama), cwd=tmp_path)
    assert nowhere.returncode == 1
    assert "kolom lampiran dikenali dari bagan" in nowhere.stderr


TWINS = {
    "a target": (
        "indicators.yaml",
        'tw1: "3", tw2: "3", tw3: "3"',
        'tw1: "2", tw2: "4", tw3: "3"',
        "target berubah",
    ),
    "a unit": ("indicators.yaml", "satuan: Layanan", "satuan: Dokumen", "satuan berubah"),
    "a source": (
        "indicators.yaml",
        "sumber_data: CRM",
        "sumber_data: e-CRM",
        "sumber data berubah",
    ),
    "a tick less": (
        "indicators.yaml",
        "langsung: [kasubbag-tata-usaha, ketua-loket]",
        "langsung: [ketua-loket]",
        "centang dicabut",
    ),
    "a tick more": (
        "indicators.yaml",
        "[kasubbag-tata-usaha, ketua-loket]",
        "[kasubbag-tata-usaha, ketua-loket, petugas-loket]",
        "centang baru",
    ),
    "how it is given": (
        "indicators.yaml",
        "teks: Diturunkan menjadi indikator layanan bagian",
        "teks: Diturunkan menjadi indikator bagian",
        "centang berubah",
    ),
    "a note": (
        "indicators.yaml",
        "sumber_data: CRM\n",
        "sumber_data: CRM\n        catatan: Diinput di e-Contoh\n",
        "catatan berubah",
    ),
    "a sasaran": (
        "indicators.yaml",
        "Terselesaikannya pengaduan warga",
        "Tuntasnya pengaduan warga",
        "sasaran berubah bunyi",
    ),
    "an indikator": (
        "indicators.yaml",
        "Persentase pengaduan warga yang selesai",
        "Persentase aduan warga yang selesai",
        "indikator berubah bunyi",
    ),
    "how it is measured": (
        "indicators.yaml",
        "dibagi seluruh pengaduan,",
        "dibagi semua pengaduan,",
        "pengukuran berubah",
    ),
    "a title": (
        "instruksi.yaml",
        "WALIKOTA KOTA CONTOH KEPADA ASISTEN",
        "WALIKOTA KOTA CONTOH KEPADA PARA ASISTEN",
        "naskah berubah",
    ),
    "the head of a column": (
        "instruksi.yaml",
        "kolom: Asisten",
        "kolom: Para Asisten",
        "naskah berubah",
    ),
    "who gets a copy": (
        "instruksi.yaml",
        "  - Gubernur Contoh\n",
        "  - Gubernur Contoh\n  - Sekretaris Contoh\n",
        "naskah berubah",
    ),
    "a diktum": (
        "instruksi.yaml",
        "Camat dan Lurah menambahkan",
        "Para Camat menambahkan",
        "naskah berubah",
    ),
}
"""One thing that two Instruksi say differently, and the kind of change that it must be told as."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Instruksi of the small project as it is."""
    place = tmp_path_factory.mktemp("instruksi")
    make_instruksi(copy_kota(place / "2024"), place / "jadi")
    return place / "jadi"


@pytest.mark.parametrize(
    "name",
    [pytest.param(own, marks=[] if own.startswith("a t") else pytest.mark.slow) for own in TWINS],
)
def test_one_thing_that_differs_is_never_the_same(name: str, plain: Path, tmp_path: Path) -> None:
    berkas, old, new, kind = TWINS[name]
    folder = copy_kota(tmp_path / "2024")
    edit(folder, berkas, old, new)
    make_instruksi(folder, tmp_path / "baru")
    done = run("diff", str(plain), str(tmp_path / "baru"), cwd=folder)
    kinds = re.findall(r"^ +[0-9]+  (.+)$", done.stdout, re.M)
    assert (done.returncode, done.stderr) == (1, "")
    assert kind in kinds
    assert set(kinds) <= {kind, "naskah berubah"}
