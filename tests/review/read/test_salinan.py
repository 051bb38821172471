"""Agreements read back from Word documents that nobody made with pkdocs."""

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.app.making.documents import Making, make_documents
from pkdocs.domain.salinan import PERIODE, Kepala, PihakSalinan, Salinan, Sumber, TakTerbaca
from pkdocs.outputs.carried import read_document
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Hasil, Macam
from pkdocs.review.read.salinan import read_ahead, read_kepala, read_salinan
from pkdocs.review.views.canonical import print_document
from tests import foreign
from tests.foreign import (
    BIASA,
    agreement,
    block,
    cell,
    data,
    document,
    group,
    header,
    lampiran,
    names,
    p,
    problems,
    read,
    row,
    run,
    statement,
    table,
    targets,
)
from tests.helpers import edit, make_project, out
from tests.support.forged import BODY, inside, on_paper, sealed, texts
from tests.word.template_factory import with_parts
from tests.word.text.shapes import equation, noted, sym


def test_an_agreement_in_the_form_of_the_city_is_read_whole() -> None:
    salinan = read(agreement(group("Sasaran Strategis"), data("Indeks Contoh")))
    assert (salinan.sumber, salinan.kode, salinan.tahun) == (Sumber.TABEL, "", "2022")
    assert (salinan.jabatan, salinan.unit) == ("Camat Contoh", "Kecamatan Contoh")
    assert salinan.pihak_pertama == PihakSalinan(
        "Wira Contoh", "198001012005011001", "Camat Contoh"
    )
    assert salinan.pihak_kedua == PihakSalinan("SARI ATASAN", None, "Walikota Contoh")
    (baris,) = salinan.baris
    assert (baris.kelompok, baris.sasaran) == ("Sasaran Strategis", "Meningkatnya Layanan")
    assert (baris.no_sasaran, baris.no_indikator, baris.indikator) == ("1", "1", "Indeks Contoh")
    assert (baris.sumber_data, baris.satuan) == ("e-SAKIP", "Nilai")
    assert baris.pengukuran == ("Definisi:", "Ukuran contoh")
    assert (targets(salinan), salinan.tak_terbaca) == (BIASA, ())


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    mark = 'w:id="1" w:author="Contoh" w:date="2022-01-01T00:00:00Z"'
    gone = f"<w:del {mark}><w:r><w:delText>86,75</w:delText></w:r></w:del>"
    come = f"<w:ins {mark}>{run('87')}</w:ins>"
    changed = cell(inner=p(inner=gone + come))
    rows = (
        row("1", "Sasaran", "1", "A", "", "x", "N/A", changed, "N/A", "86,75", "86,75", "Nilai"),
        row(
            *("2", "Sasaran", "1", "Hilang", "", "x", *BIASA, "Nilai"),
            properties=f"<w:del {mark}/>",
        ),
    )
    salinan = read(agreement(*rows))
    assert (names(salinan), targets(salinan)[1]) == (["A"], "87")
    assert "dokumen memuat perubahan terlacak; dibaca seolah-olah semuanya diterima." in tuple(
        map(str, salinan.tak_terbaca)
    )


def test_content_controls_text_boxes_fields_and_hidden_text_are_read_as_shown() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Indeks')}</w:sdtContent></w:sdt>"
    hidden = run("rahasia", "<w:rPr><w:vanish/></w:rPr>")
    formula = '<w:fldSimple w:instr="MERGEFIELD x">' + run(" Contoh") + "</w:fldSimple>"
    name = cell(inner=p(inner=control + hidden + formula))
    line = row("1", "Sasaran", "1", name, "", "x", *BIASA, "Nilai")
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{line}</w:sdtContent></w:sdt>"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>'
        f"{p('Unit Kerja : Kecamatan Kotak')}</w:txbxContent></wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{p('dua kali')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    made = document(
        statement(),
        p("Nama : Wira Contoh"),
        p("Jabatan : Camat"),
        p(inner=box),
        lampiran(wrapped),
    )
    salinan = read(made)
    assert (names(salinan), salinan.unit) == (["Indeks Contoh"], "Kecamatan Kotak")


def test_a_document_saved_as_strict_open_xml_is_read() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    other = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    strict = foreign.document(statement(), lampiran(data("A")))
    assert other not in strict
    made = foreign.rewrite(strict, "word/document.xml", lambda xml: xml.replace(usual, other))
    assert names(read(made)) == ["A"]


def test_a_file_with_two_agreements_names_both() -> None:
    made = document(
        *(statement(), block(), lampiran(data("A"))),
        *(statement("Lurah Contoh"), block("Lurah", "Kelurahan Contoh"), lampiran(data("B"))),
    )
    (problem,) = problems(made)
    assert str(problem) == (
        "asing.docx:1:1: R002 berkas memuat 2 perjanjian (Camat Contoh; Lurah Contoh); "
        "pisahkan dahulu."
    )


def test_what_tells_whose_a_paper_is_is_the_agreement_itself_where_it_is_read_anyway() -> None:
    whole = document(statement(), block(), lampiran(data("A")))
    kepala, salinan = read_ahead(whole, "asing.docx")
    assert kepala == read_kepala(whole, "asing.docx")
    assert salinan == read_salinan(whole, "asing.docx")
    bare = document(statement(), block())
    assert read_ahead(bare, "asing.docx") == (read_kepala(bare, "asing.docx"), None)
    nobody = document(lampiran(data("A")))
    assert read_ahead(nobody, "asing.docx") == (read_kepala(nobody, "asing.docx"), None)
    kepala, salinan = read_ahead(b"bukan Word", "asing.docx")
    assert (kepala.value, salinan) == (None, None)
    assert kepala.problems == read_kepala(b"bukan Word", "asing.docx").problems


def test_a_table_without_a_header_is_a_problem_that_names_the_heads_there_are() -> None:
    other = table(row("No", "Uraian", "Besaran"), data("A"), columns=12)
    (problem,) = problems(document(statement(), block(), other))
    assert problem.kode == "R001"
    assert problem.pesan.endswith(
        "Kepala yang ada: “Nama | : | Wira Contoh”; “No | Uraian | Besaran”."
    )


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (b"bukan zip", "T001"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "T002"),
        (document(statement(), lampiran(data("A")))[:2000], "T001"),
        (
            foreign.rewrite(document(p("x")), "word/document.xml", lambda _: b"<w:document"),
            "T005",
        ),
        (
            foreign.rewrite(
                document(p("x")),
                "word/document.xml",
                lambda xml: xml.replace(b"?>", b"?><!DOCTYPE x []>", 1),
            ),
            "T006",
        ),
        (
            foreign.rewrite(document(p("x")), "word/document.xml", lambda _: b" " * 21_000_000),
            "T003",
        ),
    ],
)
def test_what_is_no_sound_word_document_is_named_by_its_code(made: bytes, code: str) -> None:
    (problem,) = problems(made)
    assert problem.kode == code


def signed(code: str) -> bytes:
    """An agreement whose target begins with a sign that was put in as a symbol of a font."""
    target = cell(inner=p(inner=sym("Symbol", code) + run(" 80%")))
    return agreement(row("1", "Sasaran", "1", "Aduan", "", "x", *["N/A"] * 3, *[target] * 2, "%"))


def test_a_sign_put_in_as_a_symbol_is_read_and_its_change_is_seen() -> None:
    lama, baru = read(signed("F0B3")), read(signed("F0A3"))
    assert targets(lama)[3:] == ("≥ 80%", "≥ 80%")
    assert targets(baru)[3:] == ("≤ 80%", "≤ 80%")
    assert [c.macam for c in compare(lama, baru).beda] == [Macam.TARGET] * 2


def test_an_equation_is_read_in_its_line_and_its_change_is_seen() -> None:
    def measured(*inner: str) -> Salinan:
        formula = cell(inner=p(inner=run("Nilai = ") + equation(*inner)))
        return read(agreement(row("1", "Sasaran", "1", "A", "", formula, *BIASA, "Nilai")))

    lama, baru = measured("a", "×100"), measured("b", "×100")
    assert (lama.baris[0].pengukuran, baru.baris[0].pengukuran) == (
        ("Nilai = a×100",),
        ("Nilai = b×100",),
    )
    assert [c.macam for c in compare(lama, baru).beda] == [Macam.PENGUKURAN]


def test_notes_that_hold_words_are_listed_as_unread() -> None:
    made = noted(agreement(data("A")), "target sementara", "target akhir 90")
    assert read(made).tak_terbaca == (
        TakTerbaca("tidak dibandingkan", "catatan kaki atau catatan akhir", "target sementara"),
        TakTerbaca(
            "tidak dibandingkan", "catatan kaki atau catatan akhir", "target akhir 90", nilai=True
        ),
    )


def pieces() -> list[bytes]:
    whole = agreement(group("Sasaran Strategis"), data("A"), *header(), data("B"))
    xml = foreign.part(whole, "word/document.xml")
    return re.findall(rb"<[^>]*>|[^<]+", xml)


PIECES = pieces()


@given(st.lists(st.tuples(st.integers(0, len(PIECES) - 1), st.integers(0, 3)), max_size=8))
def test_a_spoilt_document_is_read_or_named_and_never_crashes(
    cuts: list[tuple[int, int]],
) -> None:
    kept = list(PIECES)
    for place, what in cuts:
        other = PIECES[(place * 7 + what) % len(PIECES)]
        kept[place] = (b"", kept[place] * 2, other, kept[place].replace(b"1", b"-9"))[what]
    spoilt = foreign.rewrite(BARE, "word/document.xml", lambda _: b"".join(kept))
    found = read_salinan(spoilt, "asing.docx")
    assert (found.value is None) == bool(found.problems)
    assert list(print_document(spoilt, "asing.docx"))


BARE = document(p("x"))


@given(st.integers(0, len(BARE) - 1), st.integers(0, 255))
def test_a_spoilt_archive_is_read_or_named_and_never_crashes(place: int, byte: int) -> None:
    spoilt = BARE[:place] + bytes([byte]) + BARE[place + 1 :]
    assert read_salinan(spoilt, "asing.docx").problems


def test_the_deepest_nesting_is_named_and_does_not_end_the_program() -> None:
    inner = p("x")
    for _ in range(60):
        inner = table(row(cell(inner=inner + p())), columns=1)
    found = read_salinan(document(statement(), inner), "asing.docx")
    assert found.problems


# What a document carries is believed where its paper says the same, whatever its seal says


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every document of the base project: parties, scopes, groups, a program with its budget."""
    folder = make_project(tmp_path_factory.mktemp("sendiri") / "proyek")
    make_documents(folder, making=Making(workers=1))
    return {path.stem: path.read_bytes() for path in out(folder).glob("*.docx")}


def test_of_a_paper_that_carries_its_data_nothing_is_read_ahead(ours: Mapping[str, bytes]) -> None:
    kepala, salinan = read_ahead(ours["walikota"], "walikota.docx")
    assert (kepala, salinan) == (read_kepala(ours["walikota"], "walikota.docx"), None)
    assert kepala.value
    assert kepala.value.kode == "walikota"


def same(lama: bytes, baru: bytes) -> bool:
    """Return whether a comparison calls two documents the same."""
    sides = (read_salinan(docx, "x.docx").value for docx in (lama, baru))
    found = [side for side in sides if side is not None]
    return len(found) == 2 and compare(found[0], found[1]).hasil is Hasil.SAMA


def test_our_own_documents_are_read_as_the_data_they_carry(ours: Mapping[str, bytes]) -> None:
    assert len(ours) == 8
    for docx in ours.values():
        carried = read_document(docx)
        assert carried is not None
        salinan = read_salinan(docx, "x.docx").value
        assert salinan is not None
        assert salinan == carried.salinan("x.docx")
        head = read_kepala(docx, "x.docx").value
        assert head == Kepala(salinan.kode, salinan.jabatan, salinan.unit, salinan.tahun)


FORMS = ("≤ 24", "<5", "1:200", "70-75", "5,2 – 5,6", "100 %", "Level 3", "Juni 2024")
FORMS_MORE = ("12 dokumen", "maksimal 24 jam", "minimal BB", "WTP", "100", "A (82)", "70-75%")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An agreement with a target in each of the forms, and a text among them."""
    folder = make_project(tmp_path_factory.mktemp("bentuk") / "proyek")
    all_teks = (FORMS[:5], (*FORMS[5:], *FORMS_MORE[:2]), FORMS_MORE[2:])
    known = [
        '{tw1: "N/A", tw2: "88,5", tw3: "N/A", tw4: "88,5", tahunan: "88,5"}',
        '{tw1: "N/A", tw2: "(3) WTP", tw3: "N/A", tw4: "N/A", tahunan: "(3) WTP"}',
        '{tw1: "25%", tw2: "25%", tw3: "25%", tw4: "25%", tahunan: "100%"}',
    ]
    for old, teks in zip(known, all_teks, strict=True):
        pairs = ", ".join(f'{key}: "{own}"' for key, own in zip(PERIODE, teks, strict=True))
        edit(folder, "indicators.yaml", old, f"{{{pairs}, ragam: teks}}")
    make_documents(folder, making=Making(workers=1))
    return (out(folder) / "walikota.docx").read_bytes()


def test_every_form_of_a_target_is_read_as_the_data_it_carries(forms: bytes) -> None:
    carried = read_document(forms)
    assert carried is not None
    read = read_salinan(forms, "x.docx").value
    assert read == carried.salinan("x.docx")
    assert read is not None
    printed = {text for baris in read.baris for text in baris.target.values()}
    assert printed == {*FORMS, *FORMS_MORE}


@pytest.mark.parametrize("text", [*FORMS, *FORMS_MORE])
def test_a_form_of_a_target_changed_on_the_paper_is_never_the_same(forms: bytes, text: str) -> None:
    place = texts(forms).index(text.replace("<", "&lt;"))
    signs = re.escape("≤<%:–-")
    others = {other_text(text), re.sub(rf"[{signs}]", "", text), re.sub(r"[a-z]", "", text), "N/A"}
    for other in others - {text}:
        assert not same(forms, on_paper(forms, place, other.replace("<", "&lt;"))), other


def values(docx: bytes) -> set[str]:
    """Every text of an agreement that is a value on its paper."""
    carried = read_document(docx)
    assert carried is not None
    read = carried.salinan("x.docx")
    assert read is not None
    parties = (read.pihak_pertama, read.pihak_kedua)
    found = {read.jabatan, read.unit, read.tahun}
    found |= {text or "" for own in parties for text in (own.nama, own.nip, own.jabatan)}
    for baris in read.baris:
        found |= {baris.sasaran, baris.indikator, baris.sumber_data or "", baris.satuan or ""}
        found |= {text or "" for text in baris.target.values()} | set(baris.pengukuran or ())
    return (found | {text for own in read.program for text in own.values()}) - {""}


def other_text(text: str) -> str:
    """Return a text that says something else: another number, or another word."""
    number = re.search(r"\d", text)
    if number:
        return text.replace(number[0], str((int(number[0]) + 1) % 10), 1)
    return "75" if text == "N/A" else f"{text} lain"


@pytest.mark.parametrize("kode", ["kabag-dua", "camat-mawar"])
def test_a_value_changed_on_the_paper_is_never_the_same_though_the_seal_holds(
    ours: Mapping[str, bytes], kode: str
) -> None:
    docx = ours[kode]
    known = values(docx)
    places = [place for place, text in enumerate(texts(docx)) if text in known]
    assert len(places) > 20
    for place in places:
        text = texts(docx)[place]
        assert not same(docx, on_paper(docx, place, other_text(text))), text


def test_targets_that_trade_places_on_the_paper_or_in_its_header_are_not_the_same(
    ours: Mapping[str, bytes],
) -> None:
    docx = ours["camat-mawar"]
    shown = texts(docx)
    at = next(i for i, pair in enumerate(pairwise(shown)) if pair == ("I", "II"))
    swapped = on_paper(on_paper(docx, at, "II"), at + 1, "I")
    assert not same(docx, swapped)


def target_changed(text: str) -> str:
    changed = text.replace('"tahunan": "', '"tahunan": "9', 1)
    assert changed != text
    return changed


def test_data_changed_inside_are_not_believed(ours: Mapping[str, bytes]) -> None:
    docx = ours["camat-mawar"]
    forged = inside(docx, target_changed)
    genuine, read = (read_salinan(data, "x.docx").value for data in (docx, forged))
    assert genuine is not None
    assert read is not None
    assert read.sumber is Sumber.TEKS
    assert [row.target for row in read.baris] == [row.target for row in genuine.baris]


def test_data_that_repeat_what_another_paper_says_do_not_hide_what_this_one_says(
    ours: Mapping[str, bytes],
) -> None:
    """The paper of last year has another target, and the data of this year's are made to agree."""
    docx = ours["camat-mawar"]
    carried = read_document(docx)
    assert carried is not None
    tahunan = re.search(r'"tahunan": "([^"]+)"', carried.text)
    assert tahunan is not None
    place = max(i for i, text in enumerate(texts(docx)) if text == tahunan[1])
    last_year = inside(on_paper(docx, place, f"9{tahunan[1]}"), lambda text: text)
    assert not same(last_year, docx)
    assert not same(last_year, inside(docx, target_changed))


def test_a_row_or_a_column_taken_off_the_paper_is_missed(ours: Mapping[str, bytes]) -> None:
    docx = ours["camat-mawar"]

    def without_row(parts: dict[str, bytes]) -> None:
        rows = re.findall(rb"<w:tr[ >].*?</w:tr>", parts[BODY], re.DOTALL)
        longest = max(rows, key=len)
        parts[BODY] = parts[BODY].replace(longest, b"", 1)

    assert not same(docx, sealed(with_parts(docx, without_row)))
    blanked = docx
    for place, text in enumerate(texts(docx)):
        if text in ("I", "N/A"):
            blanked = on_paper(blanked, place, "")
    assert not same(docx, blanked)
