"""What is said of a text of the wrong form, and of a key that is not known."""

import json
import re

import pytest

from pkdocs.sources import forms
from pkdocs.sources.forms import schema
from pkdocs.sources.forms.words import PATTERN_WORDS
from pkdocs.sources.yaml_file import parse_source


def patterns() -> set[str]:
    """Every pattern that a text of the sources must have."""
    schemas = "".join(schema.json_schema(name) for name in schema.FORMS)
    return {json.loads(found) for found in re.findall(r'"pattern": (".*?[^\\]")[,\n]', schemas)}


def words(form: type[forms.Bentuk], text: str) -> list[str]:
    source = parse_source(text.encode(), "x.yaml").value
    assert source is not None
    return [str(problem) for problem in forms.read_form(source, form).problems]


def test_a_text_of_the_wrong_form_is_told_with_an_example_or_what_it_must_not_hold() -> None:
    found = patterns()
    assert len(found) > 8
    for pattern in found:
        assert "misalnya" in PATTERN_WORDS[pattern], pattern


DIKENAL = (
    "yang dikenal: nama, gelar_depan, gelar_belakang, nip, nrk, pangkat, golongan, status dan "
    "sebutan."
)


@pytest.mark.parametrize(
    ("kunci", "told"),
    [
        ("eselon", f'kunci "eselon" tidak dikenal di sini; {DIKENAL}'),
        ("Jabatan", f'kunci "Jabatan" tidak dikenal di sini; {DIKENAL}'),
        ("jenjang", f'kunci "jenjang" tidak dikenal di sini; {DIKENAL}'),
        ("NIP", 'tulis kunci "nip", bukan "NIP".'),
        ("Gelar Depan", 'tulis kunci "gelar_depan", bukan "Gelar Depan".'),
        (
            "gelar_blakang",
            'kunci "gelar_blakang" tidak dikenal di sini. Maksudnya "gelar_belakang"?',
        ),
    ],
)
@pytest.mark.parametrize("value", [" Contoh", ""])
def test_a_key_is_judged_by_those_of_its_place(kunci: str, told: str, value: str) -> None:
    (problem,) = words(forms.PejabatForm, f"nama: Wira Contoh\n{kunci}:{value}\n")
    column = len(kunci) + 2 + len(value[:1])
    assert problem == f"x.yaml:2:{column}: B002 {kunci}: {told}"


def test_a_key_of_another_place_is_not_taken_for_a_slip_of_one_here() -> None:
    text = "jabatan: camat\nprogram: Program\nanggaran: 1\nketerangan: APBD\ncatatan: Contoh\n"
    known = "yang dikenal: jabatan, program, anggaran dan keterangan."
    told = f'x.yaml:5:10: B002 catatan: kunci "catatan" tidak dikenal di sini; {known}'
    assert words(forms.ProgramForm, text) == [told]
