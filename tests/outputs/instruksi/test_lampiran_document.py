"""A lampiran as a Word document: what its templates ask for, and what the catalogue says."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pkdocs import domain
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.outputs.instruksi import carried
from pkdocs.outputs.instruksi.lampiran_document import (
    FORM_NAMES,
    FORM_TICK,
    document,
    file_name,
    form_of,
)
from pkdocs.outputs.instruksi.template import PaperForm, load_template
from pkdocs.review.read.paper import lay_out
from pkdocs.review.read.tabel import read_tabel
from pkdocs.review.read.ticks import Tick
from pkdocs.rules.cascade import Cascade, resolve_cascade
from pkdocs.word import Template, TemplateError, read_printed_lines, read_word_text
from tests.helpers import ROOT
from tests.outputs.instruksi.test_lampiran import DITURUNKAN, LANGSUNG, resolved
from tests.support.lampiran import around, of
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of


@cache
def template(form: PaperForm) -> Template:
    found = load_template(ROOT, form)
    assert found.problems == ()
    assert found.value
    return found.value


def made(nomor: str, cascade: Cascade, *alasan: str) -> bytes:
    lampiran = of(nomor)
    instruksi = around("top", lampiran)
    return document(lampiran, instruksi, cascade, template(form_of(lampiran)), alasan=alasan)


def test_each_lampiran_has_its_form_and_its_file() -> None:
    assert [(form_of(of(n)), file_name(of(n))) for n in ("I", "II", "III")] == [
        (FORM_TICK, "lampiran-1.docx"),
        (FORM_TICK, "lampiran-2.docx"),
        (FORM_NAMES, "lampiran-3.docx"),
    ]


def lines(docx: bytes) -> list[str]:
    return [" ".join(line.split()) for line in read_printed_lines(docx) if line.strip()]


def test_the_paper_of_ticks_has_every_word_in_the_order_of_the_form() -> None:
    cascade = resolved(("a", LANGSUNG, ("PKK", "PPSU"), ""), ("c", LANGSUNG, (), ""))
    assert lines(made("II", cascade)) == [
        *("Lampiran II", ":", "Instruksi Walikota Contoh", "Nomor e-1 Tahun 2023"),
        *("Tanggal 5 April 2023", "JUDUL CONTOH", "BAGI CONTOH"),
        *("NO", "Sasaran", "NO", "Indikator Kinerja", "Sumber Data", "Pengukuran Kinerja"),
        *("Triwulan", "Tahunan", "Keterangan", "Bagian", "I", "II", "III", "IV"),
        *("Kabag a", "Kabag b (Kursi Contoh)", "Kabag c"),
        *("Sasaran Khusus", "Sasaran Khusus", "1", "Sasaran", "1", "Indikator 1.1", "S"),
        *("……", "1", "1", "1", "1", "1", "Nilai", "✓", "(PKK dan PPSU)", "✓"),
        *("Jabatan top,", wording.TITIK_NAMA, f"NIP {wording.TITIK_NIP}", "2"),
    ]


def test_the_paper_of_names_has_them_and_the_note() -> None:
    cascade = resolved(("c", LANGSUNG, (), ""), catatan="Diinput", lampiran="Lampiran III")
    found = lines(made("III", cascade))
    assert found[found.index("Keterangan") + 1 :][:2] == ["Bagian", "Catatan"]
    assert found[found.index("Nilai") + 1 :][:2] == ["Kabag c", "Diinput"]


@pytest.mark.parametrize("nomor", ["II", "III"])
def test_a_konsep_says_so_and_why(nomor: str) -> None:
    cascade = resolved(("a", DITURUNKAN, (), "Diturunkan"), lampiran=f"Lampiran {nomor}")
    found = lines(made(nomor, cascade, "contoh satu", "contoh dua"))
    assert "KONSEP karena: contoh satu; contoh dua." in found
    assert sum(line == "KONSEP – BELUM UNTUK DITANDATANGANI" for line in found) == 2


def test_the_same_catalogue_gives_the_same_bytes_and_carries_what_it_says() -> None:
    cascade = resolved(("a", LANGSUNG, (), ""))
    assert made("II", cascade) == made("II", cascade)
    assert carried.read(made("II", cascade)) == carried.record(of("II"), cascade)


def test_a_lampiran_that_gives_nothing_to_anybody_has_no_columns() -> None:
    with pytest.raises(TemplateError, match="daftar kolomnya kosong"):
        made("I", resolved(("a", LANGSUNG, (), "")))


WORDS = (
    "Hukum",
    "Umum",
    "Sarana",
    "Perekonomian",
    "Kesehatan",
    "Pendidikan",
    "Pertanahan",
    "Arsip",
)
"""What tells the posts of a made-up chart from each other."""
POSTS = tuple(
    replace(
        jabatan(f"kabag-{word.lower()}", "top"),
        nama=f"Kepala Bagian {word}",
        singkat=f"Kepala Bagian {word}",
        jenis="kepala-bagian",
    )
    for word in WORDS
)
LINGKUP = ("PKK", "Posyandu", "Taman Kota", "PPSU")
SAID = ("Diturunkan menjadi indikator program", "Diturunkan menjadi indikator kegiatan")
Gift = tuple[domain.Sifat, list[str], str]
gifts: st.SearchStrategy[Gift | None] = st.one_of(
    st.none(),
    st.tuples(st.just(LANGSUNG), st.lists(st.sampled_from(LINGKUP), unique=True), st.just("")),
    st.tuples(st.just(DITURUNKAN), st.just([]), st.sampled_from(SAID)),
)


@st.composite
def matrices(draw: st.DrawFn) -> Cascade:
    """A catalogue that gives some indikator to some of up to eight posts."""
    posts = POSTS[: draw(st.integers(1, len(POSTS)))]
    rows = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        given = [(post, draw(gifts)) for post in posts]
        penerima = tuple(
            domain.Penerima((post.kode,), own[0], "Lampiran II", tuple(own[1]), own[2], "", HERE)
            for post, own in given
            if own
        )
        no = str(number)
        rows.append(replace(indikator(f"1.{no}", []), no_indikator=no, penerima=penerima))
    named = domain.Penerima((posts[0].kode,), LANGSUNG, "Lampiran II", (), "", "", HERE)
    rows.append(replace(indikator("1.9", []), no_indikator="9", penerima=(named,)))
    return resolve_cascade(chart(jabatan("top", None), *posts), katalog_of("top", *rows))


@settings(max_examples=12, deadline=None)
@given(matrices())
def test_what_is_read_from_the_paper_is_what_the_catalogue_gives(cascade: Cascade) -> None:
    paper = lay_out(read_word_text(made("II", cascade)))
    posts = tuple(cascade.organisasi.jabatan.values())
    found = read_tabel(paper, posts, {}, {fold(own) for own in LINGKUP})
    assert (found.asing, found.diduga) == ((), ())
    read = {
        row.baris.indikator: {kode: own for kode, own in row.centang.items() if own}
        for row in found.baris
    }
    assert read == {
        own.indikator: {
            kode: Tick(penerima.sifat, penerima.lingkup, penerima.teks)
            for penerima in own.penerima
            for kode in penerima.jabatan
        }
        for _, own in domain.iter_indikator(cascade.katalog)
    }
    assert {(row.baris.target["tahunan"], row.ragu) for row in found.baris} == {("1", frozenset())}
