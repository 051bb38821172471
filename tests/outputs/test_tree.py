"""The cascade as a tree, in text and as a picture."""

import re
from pathlib import Path

from tests.helpers import edit, run
from tests.support.folder import without_holder


def test_tree_shows_the_cascade_and_counts_what_is_empty(fresh_project: Path) -> None:
    done = run("tree", "-C", str(fresh_project))
    assert done.stdout.splitlines()[1:] == [
        "Walikota Kota Contoh [walikota]: 1.1 1.2 2.1",
        "├─ Sekretaris Kota Contoh [sekretaris-kota]: belum ada indikator",
        "│  ├─ Asisten Satu [asisten-satu]: 1.1 2.1",
        "│  │  └─ Kepala Bagian Satu [kabag-satu]: 1.1.a+←1.1 2.1",
        "│  │     └─ Kepala Subbagian Satu [kasubbag-satu]: 1.1.a.1+←1.1.a←1.1 2.1",
        "│  └─ Asisten Dua [asisten-dua]: 1.1 1.2",
        "│     └─ Kepala Bagian Dua [kabag-dua]: 1.1.b+←1.1 1.2",
        "└─ Camat Mawar [camat-mawar]: 1.1 SC.1*",
        "   └─ Lurah Melati [lurah-melati]: 1.1",
    ]


def test_who_has_no_agreement_of_its_own_is_not_said_to_lack_indicators(
    fresh_project: Path,
) -> None:
    edit(fresh_project, "org.yaml", "pola:\n", "berperjanjian: {Administrator: skp_saja}\npola:\n")
    lines = run("tree", "-C", str(fresh_project)).stdout.splitlines()
    assert "└─ Camat Mawar [camat-mawar]: tanpa perjanjian sendiri (SKP saja)" in lines
    assert "   └─ Lurah Melati [lurah-melati]: 1.1" in lines


def test_tree_as_a_picture_is_svg_with_every_post(fresh_project: Path) -> None:
    picture = fresh_project / "pohon.svg"
    done = run("tree", "kabag-satu", "--svg", str(picture), "-C", str(fresh_project))
    assert done.returncode == 0
    text = picture.read_text(encoding="utf-8")
    assert text.startswith("<svg ")
    assert re.findall(r"\[([a-z-]+)\]:", text) == ["kabag-satu", "kasubbag-satu"]


def test_the_picture_tells_apart_what_lacks_a_name(fresh_project: Path) -> None:
    without_holder(fresh_project)
    unsettled = ("score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    edit(fresh_project, *unsettled)
    picture = fresh_project / "pohon.svg"
    run("tree", "--svg", str(picture), "-C", str(fresh_project))
    text = picture.read_text(encoding="utf-8")
    legend = re.findall(r'<text x="(\d+)" y="(?:42|60)" fill="#555555">([^<]*)</text>', text)
    assert [words for _, words in legend] == [
        "↓ diturunkan, belum disusun",
        "+ turunan sendiri (←induknya)",
        "* Score Card",
        "hijau: siap",
        "biru: siap, nama belum diisi",
        "jingga: konsep",
        "kelabu: belum ada indikator",
    ]
    size = re.search(r' width="(\d+)"', text)
    assert size is not None
    assert all(int(x) + 7 * len(words) <= int(size[1]) for x, words in legend)
    colours = re.findall(r'fill="(#\w+)"/>\n<text x="\d+" y="\d+">[^<]*\[([a-z-]+)\]', text)
    assert {kode: colour for colour, kode in colours} == {
        **dict.fromkeys(
            ("walikota", "asisten-satu", "asisten-dua", "kabag-satu", "kasubbag-satu"), "#1b7f4b"
        ),
        "lurah-melati": "#1b7f4b",
        "sekretaris-kota": "#888888",
        "kabag-dua": "#1f6fb2",
        "camat-mawar": "#b3541e",
    }
