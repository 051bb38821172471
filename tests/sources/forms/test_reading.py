"""From data to a shape: every error at its place, and what can be left out left out."""

from pkdocs.base.problem import Span
from pkdocs.sources import forms
from pkdocs.sources.forms import BerkasPejabatForm, PejabatForm
from pkdocs.sources.yaml_file import Source, parse_source

TWO = "pejabat:\n  camat-a:\n    nama: Wira Contoh\n  camat-b:\n    nama: Sari Contoh\n"


def source(text: str) -> Source:
    found = parse_source(text.encode(), "x.yaml").value
    assert found is not None
    return found


def test_a_source_of_its_shape_is_read_with_its_places() -> None:
    reading = forms.read_form(source(TWO), BerkasPejabatForm).value
    assert reading is not None
    assert reading.form.pejabat["camat-b"].nama == "Sari Contoh"
    assert str(reading.source.span(("pejabat", "camat-b", "nama"))) == "x.yaml:5:11"
    assert reading.dropped == ()


def test_a_wrong_entry_is_left_out_where_it_may_be_and_the_others_are_read() -> None:
    wrong = source(TWO.replace("Sari Contoh", "1"))
    told = 'x.yaml:5:11: B005 pejabat camat-b nama: "1" bukan teks; isilah dengan kata-kata, '
    checked = forms.read_form(wrong, BerkasPejabatForm, droppable={"pejabat": ""})
    assert [str(problem).startswith(told) for problem in checked.problems] == [True]
    assert checked.value is not None
    assert list(checked.value.form.pejabat) == ["camat-a"]
    assert checked.value.dropped == ("camat-b",)
    assert forms.read_form(wrong, BerkasPejabatForm).value is None


def test_what_a_pola_made_up_is_told_where_the_pola_stands() -> None:
    here = Span("org.yaml", 7, 3)
    filled = forms.fill_form(PejabatForm, {"nama": "Wira Contoh"}, here)
    assert filled.value == PejabatForm(nama="Wira Contoh")
    (problem,) = forms.fill_form(PejabatForm, {}, here).problems
    assert str(problem) == 'org.yaml:7:3: B001 "nama" belum diisi.'
