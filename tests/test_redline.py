"""Tracked changes: accept all gives the new text, reject all the old one."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain.salinan import BarisSalinan
from pkdocs.review.compare.banding import PasanganBaris
from pkdocs.review.views.redline import Redline, WordFile, redline
from tests.tracked import ACCEPTED, REJECTED, Block, Cell, body_lines, build, read_parts, settle
from tests.word.template_factory import unzipped

WHEN = datetime(2023, 2, 6, 8, tzinfo=UTC)
HEAD = ("No", "Indikator Kinerja", "Pengukuran", "Target")


def compare(lama: bytes, baru: bytes, pasangan: tuple[PasanganBaris, ...] = ()) -> Redline:
    made = redline(
        WordFile("lama.docx", lama),
        WordFile("baru.docx", baru),
        penulis="Peninjau",
        tanggal=WHEN,
        pasangan=pasangan,
    )
    assert made.value is not None, made.problems
    return made.value


def check(lama: bytes, baru: bytes) -> Redline:
    """The redline of two documents, proven to give both texts."""
    made = compare(lama, baru)
    assert read_parts(settle(made.docx, ACCEPTED)) == read_parts(baru)
    rejected = read_parts(settle(made.docx, REJECTED))
    assert rejected["word/document.xml"] == body_lines(lama)
    return made


def marked(made: Redline, kind: str) -> str:
    """The words that are marked as inserted (ins) or deleted (del), one mark after the other."""
    xml = unzipped(made.docx)["word/document.xml"].decode()
    spans = re.findall(rf"<w:{kind} [^>]*[^/]>(.*?)</w:{kind}>", xml, re.DOTALL)
    return "|".join("".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)<", s)) for s in spans)


def rows(count: int) -> list[tuple[str, str, str, str]]:
    kinds = ("Persentase", "Jumlah", "Indeks", "Nilai")
    return [
        (str(n), f"{kinds[n % 4]} hal ke {n * 37} yang terlaksana", f"Ukuran {n}", f"{50 + n},00")
        for n in range(1, count + 1)
    ]


def numbered(bodies: list[tuple[str, str, str, str]]) -> list[tuple[str, ...]]:
    return [HEAD, *((str(n), *row[1:]) for n, row in enumerate(bodies, start=1))]


def lampiran(bodies: list[tuple[str, str, str, str]]) -> bytes:
    table: Block = [*numbered(bodies)]
    return build(["PERJANJIAN KINERJA", table, "Jakarta, 2023"])


def one_changed_one_replaced() -> tuple[bytes, bytes]:
    old = rows(6)
    new = list(old)
    new[1] = ("2", old[1][1], old[1][2], "65,00")
    new[4] = ("5", "Opini laporan keuangan", "Opini badan pemeriksa", "WTP")
    return lampiran(old), lampiran(new)


def one_inserted_one_removed() -> tuple[bytes, bytes]:
    old = rows(8)
    extra = ("", "Opini laporan keuangan", "Opini badan pemeriksa", "WTP")
    return lampiran(old), lampiran([*old[:3], extra, *old[3:6], *old[7:]])


def many_rows() -> tuple[bytes, bytes]:
    old = rows(120)
    new = [(*row[:3], "99,99") if n in (10, 60, 100) else row for n, row in enumerate(old)]
    extra = [("", f"Opini contoh {n}", "Opini badan pemeriksa", "WTP") for n in (1, 2)]
    return lampiran(old), lampiran([*new[:30], extra[0], *new[30:80], *new[81:], extra[1]])


PAIRS = {
    "changed": one_changed_one_replaced,
    "shifted": one_inserted_one_removed,
    "many": many_rows,
}


@pytest.mark.parametrize("name", list(PAIRS))
def test_accept_all_gives_the_new_text_and_reject_all_the_old(name: str) -> None:
    assert check(*PAIRS[name]()).perubahan > 0


def test_a_changed_target_is_marked_in_its_own_row() -> None:
    made = check(*one_changed_one_replaced())
    assert "52,00" in marked(made, "del")
    assert "65,00" in marked(made, "ins")
    assert "Persentase hal" not in marked(made, "del")


def test_an_inserted_row_shifts_numbers_and_nothing_else() -> None:
    made = check(*one_inserted_one_removed())
    assert marked(made, "ins") == "4|Opini laporan keuangan|Opini badan pemeriksa|WTP|5|6|7"
    gone = marked(made, "del")
    assert gone == "4|5|6|7|Nilai hal ke 259 yang terlaksana|Ukuran 7|57,00"


def test_a_row_is_marked_as_a_whole_and_what_it_holds_too() -> None:
    xml = unzipped(check(*one_inserted_one_removed()).docx)["word/document.xml"].decode()
    inserted = re.findall(r"<w:tr><w:trPr><w:ins [^>]*/></w:trPr>.*?</w:tr>", xml, re.DOTALL)
    deleted = re.findall(r"<w:tr><w:trPr><w:del [^>]*/></w:trPr>.*?</w:tr>", xml, re.DOTALL)
    assert len(inserted) == len(deleted) == 1
    assert inserted[0].count("<w:pPr><w:rPr><w:ins ") == deleted[0].count("<w:rPr><w:del ") == 4


def test_every_mark_names_its_author_and_date_and_has_its_own_number() -> None:
    xml = unzipped(check(*many_rows()).docx)["word/document.xml"].decode()
    marks = re.findall(r"<w:(?:ins|del) ([^>]*?)/?>", xml)
    assert len(marks) > 100
    assert all('w:author="Peninjau" w:date="2023-02-06T08:00:00Z"' in mark for mark in marks)
    numbers = [re.findall(r'w:id="(\d+)"', mark)[0] for mark in marks]
    assert len(set(numbers)) == len(numbers)


def test_rows_that_the_comparison_paired_are_one_row() -> None:
    old, new = rows(3), rows(3)
    new[1] = ("2", "Angka yang sama sekali lain bunyinya", *old[1][2:])
    documents = lampiran(old), lampiran(new)
    pair = PasanganBaris(row_of(old[1][1]), row_of(new[1][1]))
    assert "<w:trPr><w:del" in unzipped(compare(*documents).docx)["word/document.xml"].decode()
    paired = unzipped(compare(*documents, (pair,)).docx)["word/document.xml"].decode()
    assert "<w:trPr><w:del" not in paired


def test_rows_that_the_comparison_kept_apart_are_two() -> None:
    old, new = rows(3), rows(3)
    new[1] = ("2", old[1][1].replace("terlaksana", "selesai"), *old[1][2:])
    apart = PasanganBaris(row_of(old[1][1]), None), PasanganBaris(None, row_of(new[1][1]))
    documents = lampiran(old), lampiran(new)
    assert "<w:trPr><w:del" not in unzipped(compare(*documents).docx)["word/document.xml"].decode()
    kept = unzipped(compare(*documents, apart).docx)["word/document.xml"].decode()
    assert "<w:trPr><w:del" in kept


def test_of_two_rows_with_one_indikator_the_likest_stays() -> None:
    old, new = rows(3), rows(3)
    twin = [("", "Indeks kepuasan", f"Survei {kind} setahun", "80") for kind in ("warga", "desa")]
    made = check(lampiran([*old, *twin]), lampiran([*new, twin[1]]))
    assert "Survei warga setahun" in marked(made, "del")
    assert "desa" not in marked(made, "del") + marked(made, "ins")


def test_rows_of_a_table_without_indikator_are_the_same_whatever_their_number() -> None:
    names = ["Program alfa", "Program beta", "Program gama"]
    old: Block = [(str(n), name, "APBD", "ket") for n, name in enumerate(names, start=1)]
    new: Block = [(str(n), name, "APBD", "ket") for n, name in enumerate(names[1:], start=1)]
    made = check(build([old, "E"]), build([new, "E"]))
    assert marked(made, "ins") == "1|2"
    assert marked(made, "del") == "1|Program alfa|APBD|ket|2|3"


def row_of(indikator: str) -> BarisSalinan:
    return BarisSalinan("", "1", "", "", "1", indikator, {})


def test_the_same_document_has_no_marks_and_the_same_input_gives_the_same_bytes() -> None:
    old, new = many_rows()
    assert compare(old, old).perubahan == 0
    assert compare(old, old).tak_dibandingkan == ()
    assert compare(old, new) == compare(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["A", "B", "C"], ["A", "C"]),
        (["A", "B"], ["A"]),
        (["A"], ["A", "B", "C"]),
        (["satu dua"], ["tiga empat"]),
        ([""], ["A", "", "B"]),
        (["a\tb\nc d"], ["a\tx\nc\td"]),
        (["A", [("x", "y")], "B"], ["A", "B"]),
        (["A", "B"], ["A", [("x", "y")], "Q", "B"]),
        (["A", [("x", "y")], "B"], ["A", [("x", "y", "z")], "B"]),
        (["A", [("x", "y")]], ["Z", [("x", "y")], "Akhir"]),
        ([[("x", "y")], "P", [("u", "v")]], [[("x", "y")], [("u", "v")]]),
        ([[("x", (2, ["a", "b"]))]], [[("x", (2, ["a"]))], "B"]),
        ([[("x", (1, ["a", [("n", "m")], "b"]))]], [[("x", (1, [[("n", "q")], "b", "c"]))]]),
        (["A", [("x",)], "B", [("y",)], "C"], ["C"]),
    ],
)
def test_every_shape_gives_both_texts_back(old: list[Block], new: list[Block]) -> None:
    check(build(old), build(new))
    check(build(new), build(old))


WORDS = ("satu", "dua", "tiga", "86,75", "–", "&", "<b>", "\t", "\n", "é")
text = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


def tables(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    wide = st.tuples(st.integers(1, 3), st.lists(inner, max_size=3))
    cell: st.SearchStrategy[Cell] = st.one_of(text, wide)
    row: st.SearchStrategy[Sequence[Cell]] = st.lists(cell, min_size=1, max_size=4)
    return st.lists(row, min_size=1, max_size=4)


blocks = st.lists(st.one_of(text, tables(st.one_of(text, tables(text)))), max_size=6)


@given(blocks, blocks)
def test_any_two_documents_give_both_texts_back(old: list[Block], new: list[Block]) -> None:
    check(build(old), build(new))


@given(blocks, st.data())
def test_any_edit_of_a_document_gives_both_texts_back(
    old: list[Block], data: st.DataObject
) -> None:
    new = list(old)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(new)))
        new[place : place + data.draw(st.integers(0, 2))] = data.draw(st.lists(text, max_size=2))
    made = check(build(old), build(new))
    assert (made.perubahan == 0) == (body_lines(build(old)) == body_lines(build(new)))
