"""Papers of one form: believed where they say their data word for word, else read."""

from collections.abc import Callable, Mapping

import pytest

from pkdocs.app.making.documents import Making, make_documents
from pkdocs.base.values import replace
from pkdocs.domain.salinan import PihakSalinan, Salinan
from pkdocs.outputs.carried import Carried, read_document
from pkdocs.review.read import forms
from pkdocs.review.read.forms import Forms, RowValues, Values
from tests.foreign import block, data, document, group, lampiran, p, read, row, statement, table
from tests.helpers import edit, make_project, out
from tests.support.folder import widen
from tests.support.forged import inside, on_paper, texts

Papers = Mapping[str, bytes]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Documents of many kelurahan with the same rows, and those of other posts."""
    folder = make_project(tmp_path_factory.mktemp("banyak") / "proyek")
    widen(folder, 12)
    names = [f"nama: Contoh {chr(65 + n)}nda, nip: '198001012005011{n + 21:03}'" for n in range(12)]
    people = "".join(f"  lurah-melati-{n}: {{{name}}}\n" for n, name in enumerate(names))
    edit(folder, "pejabat.yaml", "pejabat:\n", f"pejabat:\n{people}")
    make_documents(folder, making=Making(workers=1))
    return {path.stem: path.read_bytes() for path in out(folder).glob("*.docx")}


def carried_and_data(docx: bytes) -> tuple[Carried, Salinan]:
    carried = read_document(docx)
    assert carried is not None
    data = carried.salinan("x.docx")
    assert data is not None
    return carried, data


def says(known: Forms, docx: bytes) -> bool:
    return known.says(docx, *carried_and_data(docx))


def taught(papers: Papers, *codes: str) -> Forms:
    known = Forms()
    for kode in codes:
        known.learn(papers[kode], *carried_and_data(papers[kode]))
    return known


def appended(value: str) -> Callable[[str], str]:
    """Return what makes another value of one in JSON, where it stands first."""
    return lambda text: text.replace(value, f'{value[:-1]}1"', 1)


FEW = ("lurah-melati-0", "lurah-melati-1", "lurah-melati-2")


def test_a_few_papers_of_a_form_are_enough_for_all_others(papers: Papers) -> None:
    assert not says(Forms(), papers["lurah-melati-0"])
    known = taught(papers, *FEW)
    assert len(known) == 1
    assert all(says(known, papers[f"lurah-melati-{n}"]) for n in range(12))
    assert not says(known, papers["walikota"])


def test_one_paper_alone_lets_no_other_pass(papers: Papers) -> None:
    known = taught(papers, "lurah-melati-0")
    assert says(known, papers["lurah-melati-0"])
    assert not says(known, papers["lurah-melati-1"])


@pytest.mark.slow
def test_no_word_of_a_known_paper_can_be_another(papers: Papers) -> None:
    known = taught(papers, *FEW)
    docx = papers["lurah-melati-7"]
    shown = texts(docx)
    assert len(shown) > 50
    for place, text in enumerate(shown):
        assert not says(known, on_paper(docx, place, f"{text}1")), text
        for other in {*shown} - {text}:
            if other.isdigit() or other == "N/A":
                assert not says(known, on_paper(docx, place, other)), (text, other)


def test_no_value_inside_can_be_another(papers: Papers) -> None:
    known = taught(papers, *FEW)
    docx = papers["lurah-melati-7"]
    _, data = carried_and_data(docx)
    nama = data.pihak_pertama.nama or ""
    for old in (*filter(None, data.baris[0].target.values()), nama, data.unit, data.tahun):
        forged = inside(docx, appended(f'"{old}"'))
        assert not says(known, forged), old


def test_a_value_that_no_word_may_be_must_stay_as_it_was(papers: Papers) -> None:
    docx = papers["walikota"]
    carried, data = carried_and_data(docx)
    unprinted = replace(data, unit="Tiada di Kertas")
    known = Forms()
    known.learn(docx, carried, unprinted)
    assert known.says(docx, carried, unprinted)
    assert not known.says(docx, carried, replace(data, unit="Lain di Kertas"))


def test_where_a_word_is_neither_fixed_nor_a_value_all_values_must_stay(papers: Papers) -> None:
    """Such a word may be made from a value in a way that nobody knows here."""
    place = texts(papers["lurah-melati-0"]).index("N/A")
    known = Forms()
    for number in range(3):
        docx = on_paper(papers[f"lurah-melati-{number}"], place, f"BUATAN {number}")
        known.learn(docx, *carried_and_data(docx))
    stale = on_paper(papers["lurah-melati-7"], place, "BUATAN 2")
    assert not says(known, stale)
    assert says(known, on_paper(papers["lurah-melati-2"], place, "BUATAN 2"))


def test_marks_beside_the_words_are_part_of_the_form(papers: Papers) -> None:
    known = taught(papers, *FEW)
    docx = papers["lurah-melati-7"]
    assert says(known, docx)
    place = texts(docx).index("N/A")
    hidden = on_paper(docx, place, "N/A</w:t></w:r><w:r><w:t>")
    assert not says(known, hidden)
    assert not says(known, on_paper(docx, place, "N/A\1"))


def test_a_paper_is_of_no_form_whose_data_are_of_another_shape(papers: Papers) -> None:
    known = taught(papers, *FEW)
    docx = papers["lurah-melati-7"]
    carried, data = carried_and_data(docx)
    assert known.says(docx, carried, data)
    for baris in (data.baris[:-1], (*data.baris, data.baris[0])):
        assert not known.says(docx, carried, replace(data, baris=baris))
    assert not known.says(docx, carried, replace(data, tahun="2099"))


@pytest.mark.slow
def test_forms_that_were_not_met_for_long_are_forgotten(papers: Papers) -> None:
    known = Forms()
    for count in range(forms._MOST + 5):
        docx = on_paper(papers["walikota"], 0, "</w:t></w:r><w:r><w:t>" * count)
        known.learn(docx, *carried_and_data(docx))
    assert len(known) == forms._MOST


def test_two_ways_to_print_one_value_belong_together(papers: Papers) -> None:
    _, data = carried_and_data(papers["lurah-melati-3"])
    values = Values.of(data, RowValues.of(data.baris))
    place = values.texts.index("Contoh Dnda")
    assert values.texts[values.other_way(place)] == "CONTOH DNDA"
    assert values.other_way(values.other_way(place)) == place
    assert values.other_way(0) == 0


def test_the_values_of_an_agreement_are_all_that_its_paper_prints() -> None:
    heads = row("Program", "Anggaran")
    programs = table(heads, row("Program Satu", "1.000"), row("Program Dua", "2.500"), columns=2)
    rows = data("Indeks", ("1", "", "3", "4", "5"), pengukuran="Definisi:\na b c")
    found = read(document(statement(), block(), lampiran(group("Khusus"), rows), p(), programs))
    first, second = found.pihak_pertama, found.pihak_kedua
    found = replace(
        found,
        pihak_pertama=replace(first, nama="Wira Contoh, S.E., M.Si"),
        pihak_kedua=replace(second, nama="Dr. Sari Atasan", nip="7"),
        baris=(replace(found.baris[0], indikator="Indeks\n baris dua "),),
    )
    (own,) = found.baris
    values = Values.of(found, RowValues.of(found.baris))
    assert values.texts == [
        *("Camat Contoh", "Kecamatan Contoh", "2022"),
        *("Program Satu", "1.000", "Program Dua", "2.500", "3.500"),
        *("198001012005011001", found.pihak_pertama.jabatan, "7", found.pihak_kedua.jabatan),
        *(own.no_sasaran, own.kelompok, own.no_indikator),
        *("Meningkatnya Layanan", "Indeks", "baris dua"),
        *("", "e-SAKIP", "Nilai", "1", "", "3", "4", "5"),
        *("Wira Contoh, S.E., M.Si", "Dr. Sari Atasan", "Definisi:", "a b c"),
        *("WIRA CONTOH, S.E., M.Si", "Dr. SARI ATASAN", "", "b c"),
    ]
    assert values.pairs == 4
    assert [values.other_way(place) for place in (25, 26, 29, 30, 33)] == [25, 30, 33, 26, 29]
    bare = replace(
        found,
        program=(),
        baris=(replace(own, pengukuran=None, sumber_data=None, satuan=None),),
        pihak_kedua=PihakSalinan(None, None, None),
    )
    unsaid = Values.of(bare, RowValues.of(bare.baris))
    assert unsaid.pairs == 2
    assert unsaid.texts[3:8] == ["", "198001012005011001", bare.pihak_pertama.jabatan, "", ""]
    assert unsaid.texts[14:17] == ["", "", ""]
    again = Values.of(found, RowValues.of(found.baris))
    assert (values.shape == unsaid.shape, values.shape == again.shape) == (False, True)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("90", [("", 1, "")]),
        ("90 dan 90, 90", [("", 1, " dan 90, 90"), ("90 dan ", 1, ", 90"), ("90 dan 90, ", 1, "")]),
        ("190", []),
        ("90a", []),
        ("(a90)", []),
        ("(90a)", []),
        ("(90)", [("(", 1, ")")]),
        ("Camatlah", [("", 2, "lah"), ("", 3, "lah")]),
        ("tiada", []),
    ],
)
def test_a_short_value_is_looked_for_as_a_word_and_a_long_one_anywhere(
    word: str, found: list[tuple[str, int, str]]
) -> None:
    known = forms._inside([word, "Camat", "satu", "90"], {"90": [1], "Camat": [2, 3]})
    assert known[word] == [(word, forms._FIXED, ""), *found]


def test_no_value_is_looked_for_across_two_words() -> None:
    values = {"satu\0dua": [1], "dua\0satu": [2], "satudua": [3], "ua": [4]}
    known = forms._inside(["satu", "dua"], values)
    assert known == {word: [(word, forms._FIXED, "")] for word in ("satu", "dua")}
