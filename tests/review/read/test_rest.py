"""Every word of a document is a value, furniture, or unread: none is lost, none counted twice."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.domain.salinan import PihakSalinan, Salinan
from pkdocs.review.read.paper import Heap, Paper, lay_out
from pkdocs.review.read.salinan import read_paper
from pkdocs.word import read_word_text
from tests.foreign import (
    agreement,
    block,
    cell,
    data,
    document,
    header,
    lampiran,
    p,
    problems,
    read,
    row,
    run,
    statement,
    table,
)
from tests.word.text.shapes import box, control, equation, noted, related, sym

NAMES = (
    *("No", "Sasaran", "Indikator Kinerja", "Target", "Satuan", "Triwulan", "I", "II", "TW III"),
    *("Realisasi", "Tahunan", "Target 2022", "Target 2021", "Semester I", "Program", "Anggaran"),
    *("Penanggung Jawab", "Keterangan", "Sumber Data", "Pengukuran Kinerja", "(1)", "2", ""),
)
FORMS = (
    *(
        "@",
        "@ @",
        "1. @",
        "a) @ @",
        "@\n@",
        "@: 90",
        "90",
        "88,5 @",
        "100%",
        "100%1)",
        "N/A",
        "sda",
    ),
    *("-", "", "Nama : @", "Jabatan : @", "NIP : 198001012005011001", "NIP 198001012005011001"),
    *("NRK : 123456", "NRK 123456", "NRK", "NRK ……", "NIP/NRK : 198001012005011001/123456"),
    *("PIHAK KEDUA,", "selanjutnya disebut PIHAK PERTAMA", "Jakarta, 3 Januari 2022", "@\t@"),
    *("Unit Kerja / Perangkat Daerah : @", "PERJANJIAN KINERJA TAHUN 2022", "Wira Contoh, S.E."),
    *("Nama\t: @\tNama\t: @", "Sasaran Khusus", "Jumlah", "Rp1.000.000", "(@)", "@ tahun 2022"),
)


class Words:
    """Gives each place its own word, so that each can be found again."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def fill(self, form: str) -> str:
        def word(_: object) -> str:
            self.given.append(f"kata{'abcdefghij'[len(self.given) % 10]}{len(self.given)}x")
            return self.given[-1]

        return re.sub("@", word, form)


def paragraphs(draw: st.DrawFn, words: Words) -> str:
    text = words.fill(draw(st.sampled_from(FORMS)))
    kind = draw(st.sampled_from(("plain", "plain", "box", "control", "sign", "sum")))
    inner = run(text)
    if kind == "box":
        inner += box(p(words.fill("@ 7")))
    elif kind == "control":
        inner = control(inner)
    elif kind == "sign":
        inner += sym("Symbol", "F0B3") + run(words.fill(" @"))
    elif kind == "sum":
        inner += equation(words.fill("@"), "×100")
    return p(inner=inner)


def tables(draw: st.DrawFn, words: Words) -> str:
    width = draw(st.integers(2, 7))
    rows = []
    for number in range(draw(st.integers(1, 5))):
        pool = NAMES if number < 2 and draw(st.booleans()) else FORMS
        cells, place = [], 0
        while place < width:
            span = draw(st.integers(1, min(3, width - place)))
            merge = draw(st.sampled_from(("", "", "", "restart", "continue")))
            text = "" if merge == "continue" else words.fill(draw(st.sampled_from(pool)))
            cells.append(cell(text, span=span, merge=merge))
            place += span
        rows.append(row(*cells))
    return table(*rows, columns=width)


class Made:
    """A document, its blocks as XML, and the words put in one by one."""

    def __init__(self, docx: bytes, blocks: list[str], words: list[str]) -> None:
        self.docx, self.blocks, self.words = docx, blocks, words

    def __repr__(self) -> str:
        return "\n".join(re.sub(r"<w:tcPr>.*?</w:tcPr>|</?w:[rt]>", "", b) for b in self.blocks[:9])


@st.composite
def documents(draw: st.DrawFn) -> Made:
    """A document with a lampiran and whatever else, and the words put in one by one."""
    words = Words()
    rows = [
        data(
            words.fill(draw(st.sampled_from(("@ contoh", "1. @\n2. @", "@\n(@)")))),
            [words.fill(draw(st.sampled_from(FORMS))) for _ in range(5)],
            pengukuran=words.fill("@\n@"),
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    blocks = [statement(), block(), table(*header(), *rows, columns=12)]
    for _ in range(draw(st.integers(0, 5))):
        make = paragraphs if draw(st.booleans()) else tables
        blocks.insert(draw(st.integers(0, len(blocks))), make(draw, words))
    made = document(*blocks)
    if draw(st.booleans()):
        made = noted(made, words.fill("@ dan @"))
    if draw(st.booleans()):
        footer = f"<w:ftr {NAMESPACE}>{p(words.fill('@'))}{p('2')}</w:ftr>"
        made = related(made, "footer", footer)
    return Made(made, blocks, words.given)


NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def in_heaps(paper: Paper) -> dict[Heap, str]:
    found: dict[Heap, list[str]] = {heap: [] for heap in Heap}
    for line in paper.lines():
        for heap, start, end in line.pieces():
            found[heap].append(line.text[start:end])
    return {heap: "\n".join(texts) for heap, texts in found.items()}


def printed(salinan: Salinan) -> Iterator[str]:
    """Every text of an agreement read back."""
    for pihak in (salinan.pihak_pertama, salinan.pihak_kedua):
        assert isinstance(pihak, PihakSalinan)
        yield from (pihak.nama or "", pihak.nip or "", pihak.jabatan or "")
    yield from (salinan.jabatan, salinan.unit, salinan.tahun)
    for program in salinan.program:
        yield from program.values()
    for baris in salinan.baris:
        yield from (baris.kelompok, baris.sasaran, baris.indikator, baris.lingkup or "")
        yield from (baris.sumber_data or "", baris.satuan or "", *(baris.pengukuran or ()))
        yield from (text or "" for text in baris.target.values())


@given(documents())
def test_every_word_ends_in_exactly_one_heap(made: Made) -> None:
    paper = lay_out(read_word_text(made.docx))
    salinan = read_paper(paper, "asing.docx").value
    if salinan is None:
        return  # refused as a whole, with its problem
    heaps = in_heaps(paper)
    everywhere = Counter(re.findall(r"kata[a-j]\d+x", "\n".join(heaps.values())))
    assert everywhere == Counter(made.words)
    values, unread = "\n".join(printed(salinan)), "\n".join(map(str, salinan.tak_terbaca))
    for word in made.words:
        if word in heaps[Heap.UNREAD]:
            assert word in unread
        elif word in heaps[Heap.VALUE]:
            assert word in values
        else:
            # furniture: the header of a table, and nothing that a person wrote elsewhere
            assert word in heaps[Heap.FURNITURE]
            assert not re.search(rf"(Nama|Jabatan|Kerja)[^:]*:[^:]*{word}", heaps[Heap.FURNITURE])


def test_a_name_under_a_signature_that_is_nobodys_is_unread_and_may_be_a_value() -> None:
    sign = table(
        row("Camat Contoh,", "Walikota Contoh,"), row("Budi Lain", "Sari Atasan"), columns=2
    )
    salinan = read(document(statement(), block(), lampiran(data("A")), sign))
    (unread,) = salinan.tak_terbaca
    assert (unread.tempat, unread.kata, unread.nilai) == ("tabel 3, baris 2", "Budi Lain", True)


def test_degrees_behind_a_name_and_the_beginning_of_a_post_say_nothing_new() -> None:
    sign = table(row("Camat Contoh,", "Walikota,"), row("Wira Contoh, S.E., M.Si", ""), columns=2)
    assert read(document(statement(), block(), lampiran(data("A")), sign)).tak_terbaca == ()


def test_words_of_pages_and_sentences_of_the_form_are_furniture() -> None:
    footer = f"<w:ftr {NAMESPACE}>{p('Halaman 2 dari 6')}{p('- 2 -')}</w:ftr>"
    made = related(agreement(data("A")), "footer", footer)
    assert read(made).tak_terbaca == ()
    changed = f"<w:ftr {NAMESPACE}>{p('Target sementara 90')}</w:ftr>"
    (unread,) = read(related(agreement(data("A")), "footer", changed)).tak_terbaca
    assert (unread.tempat, unread.nilai) == ("kepala atau kaki halaman", True)


SAYS = "PIHAK PERTAMA berjanji akan mewujudkan target kinerja yang seharusnya"


def unread(*lines: str, rows: str = data("A")) -> list[tuple[str, bool]]:
    """What is unread of an agreement with these lines behind its lampiran."""
    made = document(statement(), block(), lampiran(rows), *(p(line) for line in lines))
    return [(item.kata, item.nilai) for item in read(made).tak_terbaca]


def test_a_sentence_of_the_form_in_other_words_is_unread() -> None:
    assert unread(SAYS, "sesuai lampiran perjanjian ini, dalam rangka") == []
    for other in (
        SAYS.replace("PERTAMA", "KEDUA"),
        SAYS.replace("berjanji", "belum berjanji"),
        SAYS.replace("berjanji akan", "akan"),
    ):
        assert unread(other) == [(other, False)]


def test_a_sign_beside_words_that_are_known_is_unread_and_may_be_a_value() -> None:
    for other in (f"≥ {SAYS}", "Camat Contoh %", "½ PIHAK KEDUA"):
        assert unread(other) == [(other, True)]


def test_a_name_that_goes_on_is_somebody_else() -> None:
    assert unread("Wira Contoh, S.E.", "Wira Contoh SE", "WIRA CONTOH S.E., M.Si") == []
    assert unread("Wira Contoh Lubis") == [("Wira Contoh Lubis", False)]


@pytest.mark.parametrize(
    "line",
    [
        *("Wira Contoh", "wira contoh,", "(WIRA CONTOH)", "Wira Contoh, Se", "Wira Contoh SE MM"),
        *("Wira Contoh\tSari Atasan", "Wira Contoh    Sari Atasan", "2022", "Tahun 2022"),
        *("NIP. 198001012005011001", "198001012005011001", "NIP 19800101 200501 1 001"),
        *("Camat", "camat,", "Camat Contoh", "Camat Contoh,", "Walikota,", "Kecamatan Contoh"),
        *("Camat Contoh Kecamatan Contoh", "PIHAK PERTAMA Wira Contoh", "PIHAK KEDUA ...."),
        *("Wira Contoh PIHAK PERTAMA,", "PIHAK PERTAMA\tPIHAK KEDUA", "- -", "NIP"),
        *("Walikota Contoh, PIHAK KEDUA", "LAMPIRAN PERJANJIAN KINERJA CAMAT TAHUN 2022"),
    ],
)
def test_what_is_said_again_or_belongs_to_the_form_is_not_told(line: str) -> None:
    assert unread(line) == []


@pytest.mark.parametrize(
    ("line", "nilai"),
    [
        *(("Wira", False), ("Dr. Wira Contoh", False), ("Wira Contoh Se", False)),
        *(("Wira Contoh S.E. Lubis", False), ("Wira Contoh, Lubis Panjang Sekali", False)),
        *(("Wira Contoh, Sarjana.Ekonomi", False), ("198001012005011009", True)),
        *(("Walikota", False), ("Wali,", False), ("Walikota Lain,", False)),
        *(("Camat Kecamatan Contoh", False), ("PIHAK KEDUA Budi Lain", False)),
        *(("PIHAK KEDUA ≥", True), ("Camat, ≥", True), ("2023", True), ("90", True)),
        *(("Catatan: lihat", True), ("Catatan lihat", False), ("Nilai 90", True), ("≥", True)),
        *(("PEMERINTAH KOTA CONTOH", False), ("- 2 -", True)),
    ],
)
def test_what_is_new_is_unread_and_with_a_number_a_sign_or_a_label_it_may_be_a_value(
    line: str, nilai: bool
) -> None:
    assert unread(line) == [(line, nilai)]


def test_an_nrk_is_said_again_behind_its_label_and_a_short_number_alone_may_be_anything() -> None:
    named = row("NRK", ":", "123456")
    own = table(
        row("Nama", ":", "Wira Contoh"), named, row("Jabatan", ":", "Camat Contoh"), columns=3
    )
    again = table(
        row("Nama", ":", "Wira Contoh"), named, row("Jabatan", ":", "Camat Contoh"), columns=3
    )

    def left(*lines: str) -> list[str]:
        made = document(statement(), own, lampiran(data("A")), again, *map(p, lines))
        found = read(made)
        assert found.pihak_pertama.nip == "123456"
        return [item.kata for item in found.tak_terbaca]

    assert left("NRK 123456", "NRK. 123456", "Wira Contoh\tNRK : 123456", "NRK ……") == []
    for line in ("NRK", "123456", "123.456", "NRK 123457", "NRK 123456/1", "12"):
        assert left(line) == [line]


def test_an_nrk_beside_a_nip_stays_unread_with_its_label() -> None:
    nip = "198001012005011001"
    for label, number in (("NRK", "123456"), ("NIP/NRK", f"{nip}/123456")):
        own = table(
            *(row("Nama", ":", "Wira Contoh"), row("NIP", ":", nip), row(label, ":", number)),
            row("Jabatan", ":", "Camat Contoh"),
            columns=3,
        )
        found = read(document(statement(), own, lampiran(data("A"))))
        assert found.pihak_pertama.nip == nip
        assert [item.kata for item in found.tak_terbaca] == [label, number]


def test_of_columns_in_a_line_each_is_looked_at_by_itself() -> None:
    assert unread("Wira Contoh\tBudi  Lain\t90") == [("Budi Lain … 90", True)]
    assert unread("Budi Lain    Wira Contoh") == [("Budi Lain", False)]
    for known in ("....", "Wira Contoh", "PIHAK KEDUA", "PIHAK PERTAMA Wira Contoh", "Halaman 2"):
        assert unread(f"{known}\tBudi Lain") == [("Budi Lain", False)]
    assert unread("Halaman 2", "Halaman 2") == []
    assert unread("Budi Lain", "Budi Lain") == [("Budi Lain", False)]


def test_offices_and_addresses_are_the_head_above_the_title_and_unread_below() -> None:
    head = (p("PEMERINTAH KOTA CONTOH"), p("Jl. Contoh 3, Telp. 021"))
    made = document(*head, statement(), block(), lampiran(data("A")))
    assert read(made).tak_terbaca == ()
    other = document(p("Budi Lain"), statement(), block(), lampiran(data("A")), *head)
    assert [item.kata for item in read(other).tak_terbaca] == [
        "Budi Lain",
        "PEMERINTAH KOTA CONTOH",
        "Jl. Contoh 3, Telp. 021",
    ]


def test_the_post_without_its_unit_is_said_again_whatever_the_unit_is_called() -> None:
    made = document(
        statement("Lurah Contoh"),
        block("Lurah", "Kelurahan Contoh"),
        lampiran(data("A")),
        *map(p, ("Lurah", "Kelurahan", "Lurah Lain")),
    )
    assert [item.kata for item in read(made).tak_terbaca] == ["Kelurahan", "Lurah Lain"]


def test_words_outside_tables_are_told_once_a_place_and_notes_are_not_compared() -> None:
    made = noted(document(statement(), block(), lampiran(data("A")), p("Budi Lain")), "lihat 90")
    assert [(str(item), item.nilai) for item in read(made).tak_terbaca] == [
        ("di luar tabel: “Budi Lain”", False),
        ("catatan kaki atau catatan akhir: tidak dibandingkan: “lihat 90”", True),
    ]
    footer = f"<w:ftr {NAMESPACE}>{p('Budi Lain')}{p('Budi Lain')}{p('Dewi Lain')}</w:ftr>"
    own = read(related(agreement(data("A")), "footer", footer)).tak_terbaca
    assert [(item.tempat, item.kata) for item in own] == [
        ("kepala atau kaki halaman", "Budi Lain"),
        ("kepala atau kaki halaman", "Dewi Lain"),
    ]


@pytest.mark.parametrize(
    ("text", "nilai"),
    [
        ("Kecamatan Contoh", None),
        ("Kecamatan Contoh<w:tab/>2", None),
        ("2", None),
        ("Kecamatan Contoh<w:tab/>target 90", True),
        ("Kecamatan Contoh, target TW II 90", True),
        ("Kota Contoh: batal", True),
        ("Kota Contoh<w:tab/>batal", False),
    ],
)
def test_the_margin_of_a_page_may_name_the_office_and_count_the_pages_and_no_more(
    text: str, nilai: bool | None
) -> None:
    inner = text.replace("<w:tab/>", "</w:t><w:tab/><w:t>")
    footer = f"<w:ftr {NAMESPACE}>{p('@').replace('@', inner)}</w:ftr>"
    found = read(related(agreement(data("A")), "footer", footer)).tak_terbaca
    assert [item.nilai for item in found] == ([] if nilai is None else [nilai])


SIGNED = row("Camat Contoh,", "Walikota Contoh,", "")


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (
            (row("Budi", "Lain", ""), row("x y", "", "")),
            [("tabel 3 (2 baris)", "Budi | Lain | x y")],
        ),
        ((SIGNED, row("Budi", "Lain", "")), [("tabel 3, baris 2", "Budi | Lain")]),
        ((SIGNED, row("Budi", "Sari Atasan", "")), [("tabel 3, baris 2", "Budi")]),
        (
            (SIGNED, row("Budi", "", ""), row("", "Lain", "")),
            [("tabel 3, baris 2", "Budi"), ("tabel 3, baris 3", "Lain")],
        ),
        (
            (SIGNED, row("Budi\nLain", "", "7")),
            [("tabel 3, baris 2", "Budi | Lain | 7")],
        ),
    ],
)
def test_unread_words_of_a_table_are_told_by_table_row_or_cell(
    rows: tuple[str, ...], places: list[tuple[str, str]]
) -> None:
    made = document(statement(), block(), lampiran(data("A")), table(*rows, columns=3))
    assert [(item.tempat, item.kata) for item in read(made).tak_terbaca] == places


@pytest.mark.parametrize(
    ("realisasi", "places"),
    [
        (["1", "2"], ["kolom “Realisasi”", "kolom “Realisasi”"]),
        (["1", "", "2", "3"], ["kolom “Realisasi”, baris 2, 4–5"]),
        (["1", "", "2", "", "3"], ["kolom “Realisasi”, baris 2, 4, 6"]),
        (["1", "2", "", "3", "4"], ["kolom “Realisasi”, baris 2–3, 5–6"]),
    ],
)
def test_a_column_is_told_with_the_rows_of_its_unread_cells(
    realisasi: list[str], places: list[str]
) -> None:
    head = row("Sasaran", "Indikator", "Target", "Realisasi")
    rows = [row("S", f"Indeks {chr(65 + n)}", "90", text) for n, text in enumerate(realisasi)]
    salinan = read(document(statement(), block(), table(head, *rows, columns=4)))
    found = [item for item in salinan.tak_terbaca if item.kata]
    if len(places) == 1:
        assert [item.tempat for item in found] == [f"tabel 2, {places[0]}"]
    else:
        own = [f"tabel 2, baris {n + 2}, {place}" for n, place in enumerate(places)]
        assert [item.tempat for item in found] == own


def test_what_a_label_names_may_be_a_value_where_another_was_read() -> None:
    made = document(statement(), p("Nama : Budi Lain"), p("Jabatan : Lurah Lain"))
    assert problems(made)
    two = (statement(), block(), p("NIP : 198001012005011001"), p("Unit Kerja : Kantor Lain"))
    (item,) = read(document(*two, lampiran(data("A")))).tak_terbaca
    assert (item.kata, item.nilai) == ("Kantor Lain", True)


def test_a_line_of_dots_is_read_at_once() -> None:
    dots = "." * 300
    assert unread(f"Jakarta, {dots} 2022") == []
    assert unread(f"Jakarta, {dots}!x") == [(f"Jakarta, {dots}!x", False)]


def test_beside_an_indikator_no_word_says_a_party_again() -> None:
    heads = row("Sasaran", "Indikator Kinerja", "Penanggung Jawab", "Target")
    rows = row("Meningkatnya Layanan", "Indeks", "Sari Atasan", "90")
    made = document(statement(), block(), table(heads, rows, columns=4))
    found = [item for item in read(made).tak_terbaca if item.kata]
    assert [(item.kata, item.nilai) for item in found] == [("Sari Atasan", True)]


def test_a_column_of_which_many_cells_are_unread_is_told_once_with_all_its_words() -> None:
    head = row("Sasaran", "Indikator", "Target", "Realisasi")
    rows = [row("S", f"Indeks {n}", "90", str(n)) for n in (1, 2, 3)]
    salinan = read(document(statement(), block(), table(head, *rows, columns=4)))
    (unread,) = [text for text in salinan.tak_terbaca if text.kata]
    assert (unread.tempat, unread.kata, unread.nilai) == (
        "tabel 2, kolom “Realisasi”, baris 2–4",
        "1 | 2 | 3",
        True,
    )


def test_a_cell_that_says_something_alone_in_its_row_is_told_with_its_column() -> None:
    head = row("Sasaran", "Indikator", "Target", "Realisasi")
    rows = (row("S", "Indeks", "90", ""), row("", "", "", "menyusul"))
    salinan = read(document(statement(), block(), table(head, *rows, columns=4)))
    (item,) = [item for item in salinan.tak_terbaca if item.kata]
    assert (item.tempat, item.kata) == ("tabel 2, baris 3, kolom “Realisasi”", "menyusul")


def test_a_name_of_one_word_is_said_again_too() -> None:
    made = document(statement(nama="WIRASTO"), lampiran(data("A")), p("Wirasto"), p("Wirasta"))
    assert [item.kata for item in read(made).tak_terbaca if item.kata] == ["Wirasta"]
