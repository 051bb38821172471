"""Redlines of real agreements, and what LibreOffice and the Open XML SDK make of redlines."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.outputs.document import document
from pkdocs.outputs.form import load_form
from tests.helpers import ROOT, edit
from tests.tools import ACCEPT, REJECT, validate
from tests.tools import settle as settle_in_libreoffice
from tests.tracked import build, read_parts
from tests.word.redline.comparing import PAIRS, check, compare, marked
from tests.word.redline.shapes import CONTROLS, ENDS
from tests.word.template_factory import unzipped

KODE = ("walikota", "asisten-pemerintahan", "kabag-kkpp", "kasubbag-tata-usaha")
SHAPES: dict[str, tuple[bytes, bytes]] = {
    "paragraphs": (build(["A", "B", "C d e"]), build(["A", "X", "C f e", "Y"])),
    "ends": (build(["A", "B", "C"]), build(["A"])),
    "breaks": (build(["a\tb\nc d"]), build(["a\tx\nc\td"])),
    "table": (build(["A", [("x", "y")], "B"]), build(["A", "B"])),
    "columns": (build(["A", [("x", "y")], "B"]), build(["A", [("x", "y", "z")], "B"])),
    "cells": (build([[("x", (2, ["a", "b"]))], "E"]), build([[("x", (2, ["c"]))], "E"])),
    "headers": (build(["A"], "KONSEP lama"), build(["A"], "SIAP baru")),
}

ALL = SHAPES | CONTROLS | ENDS
LEAVES_A_LINE = {
    "a table for an empty paragraph",
    "two tables for one",
    "nothing at all",
    "a table in a control",
}
"""LibreOffice leaves an empty line where a paragraph right above a table came or is gone."""

REASONS = "KONSEP karena: "


def make_year(folder: Path, sources: Path) -> dict[str, bytes]:
    year = load_year(sources).value
    assert year is not None
    form = load_form(ROOT, year.organisasi.naskah, year.katalog).value
    assert form is not None
    chosen = {kode: year.perjanjian[domain.KodeJabatan(kode)] for kode in KODE}
    return {kode: document(perjanjian, form) for kode, perjanjian in chosen.items()}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The shipped agreements, and those of a year whose sources were changed by hand."""
    root = tmp_path_factory.mktemp("tahun")
    made = []
    for name in ("lama", "baru"):
        sources, output = root / name, root / name / "output"
        output.mkdir(parents=True)
        for source in ROOT.glob("*.yaml"):
            shutil.copy(source, sources)
        shutil.copytree(ROOT / "templates", sources / "templates")
        if name == "baru":
            change(sources)
        made.append(make_year(output, sources))
    return made


def change(sources: Path) -> None:
    edit(sources, "indicators.yaml", 'tw4: "86,75", tahunan: "86,75"', 'tw4: "90", tahunan: "90"')
    edit(sources, "indicators.yaml", "Survei Kepuasan Layanan", "Survei Kepuasan atas Layanan")
    edit(sources, "indicators.yaml", "Opini laporan Keuangan", "Predikat Kepatuhan")
    path = sources / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    first = re.search(r'      - kode: "2\.1"\n.*?(?=      - kode: "2\.2"\n)', text, re.DOTALL)
    last = re.search(r'  - no_sasaran: "11"\n.*?(?=  - no_sasaran: "12"\n)', text, re.DOTALL)
    assert first is not None
    assert last is not None
    path.write_text(text.replace(first[0], "").replace(last[0], ""), encoding="utf-8")


def test_a_year_changed_in_its_sources_gives_both_years_back(
    years: list[dict[str, bytes]],
) -> None:
    found = {kode: check(years[0][kode], years[1][kode]).marks for kode in KODE}
    assert found.pop("kasubbag-tata-usaha") == 0
    assert all(found.values())


def test_one_post_against_another_gives_both_back(years: list[dict[str, bytes]]) -> None:
    for lama, baru in pairwise(KODE):
        check(years[0][lama], years[0][baru])
        check(years[0][baru], years[0][lama])


def test_only_what_changed_is_marked(years: list[dict[str, bytes]]) -> None:
    made = check(years[0]["walikota"], years[1]["walikota"])
    assert marked(made, "del").startswith("86,75|86,75|")
    assert marked(made, "ins").startswith("90|90|")
    assert "atas " in marked(made, "ins").split("|")
    assert "e-Purchasing" not in marked(made, "del") + marked(made, "ins")
    assert "gabungan sel ke bawah" in made.tak_dibandingkan


def test_a_mark_of_konsep_in_the_header_is_tracked(years: list[dict[str, bytes]]) -> None:
    siap, konsep = years[0]["asisten-pemerintahan"], years[0]["kabag-kkpp"]
    made = compare(siap, konsep)
    headers = [d.decode() for n, d in unzipped(made.docx).items() if n.startswith("word/header")]
    assert len(headers) == 2
    assert all(re.search(r"<w:ins .*KONSEP – BELUM", header, re.DOTALL) for header in headers)
    assert "gambar, bentuk, dan tanda air" in made.tak_dibandingkan


def test_the_result_does_not_pass_for_an_agreement(
    years: list[dict[str, bytes]], tmp_path: Path
) -> None:
    from pkdocs.outputs.carried import is_sealed
    from pkdocs.outputs.form import NAMESPACE

    made = compare(years[0]["walikota"], years[1]["walikota"])
    path = tmp_path / "walikota.docx"
    path.write_bytes(made.docx)
    assert not is_sealed(path)
    parts = unzipped(made.docx)
    assert not any(NAMESPACE.encode() in data for data in parts.values())
    assert not any(name.startswith("customXml") for name in parts)
    assert b"<dc:title>Perubahan terlacak: " in parts["docProps/core.xml"]
    assert not any(b"customXml" in data for name, data in parts.items() if "rels" in name)


def collect(years: list[dict[str, bytes]]) -> dict[str, tuple[bytes, bytes]]:
    documents = {name: pair() for name, pair in PAIRS.items()} | ALL
    return documents | {kode: (years[0][kode], years[1][kode]) for kode in KODE}


@pytest.mark.soffice
@pytest.mark.slow
def test_libreoffice_accepts_to_the_new_text_and_rejects_to_the_old(
    years: list[dict[str, bytes]], tmp_path: Path
) -> None:
    jobs = []
    for name, (lama, baru) in collect(years).items():
        sources = {"lama": lama, "baru": baru, "hasil": compare(lama, baru).docx}
        for kind, data in sources.items():
            (tmp_path / f"{name}.{kind}.docx").write_bytes(data)
        for kind, made, command in (
            ("lama", "lama.ulang", ""),
            ("baru", "baru.ulang", ""),
            ("hasil", "diterima", ACCEPT),
            ("hasil", "ditolak", REJECT),
        ):
            source, target = (tmp_path / f"{name}.{k}.docx" for k in (kind, made))
            jobs.append((source, target, command))
    settle_in_libreoffice(jobs, tmp_path)
    assert len(jobs) == 4 * (len(PAIRS) + len(ALL) + len(KODE))
    for name in collect(years):
        read = {
            kind: printed(tmp_path / f"{name}.{kind}.docx", loose=name in LEAVES_A_LINE)
            for kind in ("lama.ulang", "baru.ulang", "diterima", "ditolak")
        }
        assert read["diterima"] == read["baru.ulang"], name
        assert read["ditolak"] == read["lama.ulang"], name


def printed(path: Path, *, loose: bool) -> tuple[list[str], list[list[str]]]:
    """The body, and what stands in headers and footers, in whatever parts LibreOffice puts it.

    Without the empty lines of the body where they are `loose`, and without the reasons of a konsep:
    LibreOffice accepts nothing in a frame.
    """
    parts = read_parts(path.read_bytes())
    body = [line for line in parts.pop("word/document.xml") if not line.startswith(REASONS)]
    body = [line for line in body if line] if loose else body
    return body, sorted(lines for lines in parts.values() if any(lines))


@pytest.mark.node
@pytest.mark.slow
def test_redlines_are_valid_for_the_open_xml_sdk(
    years: list[dict[str, bytes]], tmp_path: Path
) -> None:
    paths = []
    for name, (lama, baru) in collect(years).items():
        for turn, made in enumerate((compare(lama, baru), compare(baru, lama))):
            paths.append(tmp_path / f"{name}{turn}.docx")
            paths[-1].write_bytes(made.docx)
    assert len(paths) > 20
    assert validate(paths) == {}
