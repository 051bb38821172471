"""What is wrong with the form of a source, and how that is told."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from pkdocs.app.years import load_year
from pkdocs.domain import KodeJabatan
from pkdocs.sources import forms
from pkdocs.sources.schemas import FORMS, json_schema
from pkdocs.sources.yaml_file import parse_source, read_source
from tests.helpers import ROOT, edit, make_project

EXAMPLE = ROOT / "contoh" / "kota-contoh"


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_complete_example_keeps_to_the_schemas_that_its_files_name(path: Path) -> None:
    source = read_source(path, path.name).value
    assert source is not None
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert named is not None
    rules = (path.parent / named[1]).resolve()
    assert rules.parent == ROOT / "schema"
    jsonschema.validate(source.plain(), json.loads(rules.read_text(encoding="utf-8")))


def test_the_schemas_find_what_the_program_finds() -> None:
    rules = json.loads((ROOT / "schema" / "indicators.schema.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"tahun": "2023"}, rules)


def patterns() -> set[str]:
    """Every pattern that a text of the sources must have."""
    schemas_text = "".join(json_schema(name) for name in FORMS)
    return {
        json.loads(found) for found in re.findall(r'"pattern": (".*?[^\\]")[,\n]', schemas_text)
    }


def words(form: type[forms.Bentuk], text: str) -> list[str]:
    source = parse_source(text.encode(), "x.yaml").value
    assert source is not None
    return [str(problem) for problem in forms.read_form(source, form).problems]


def test_a_text_of_the_wrong_form_is_told_with_an_example_or_what_it_must_not_hold() -> None:
    found = patterns()
    assert len(found) > 8
    for pattern in found:
        assert "misalnya" in forms._PATTERN_WORDS[pattern], pattern


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


@pytest.mark.parametrize("satuan", ['"%"', "Persen", "Persentase"])
def test_a_percentage_may_have_a_percent_sign_for_its_unit(tmp_path: Path, satuan: str) -> None:
    folder = make_project(tmp_path)
    edit(folder, "indicators.yaml", "satuan: Persen", f"satuan: {satuan}")
    assert load_year(folder).problems == ()


@pytest.mark.parametrize(
    "nip",
    ["198001012005011001", "19800101 200501 1 001", '"19800101\u00a0200501\u20091\u202f001"'],
)
def test_a_nip_may_be_typed_as_a_number_or_with_spaces_of_any_kind(
    tmp_path: Path, nip: str
) -> None:
    folder = make_project(tmp_path)
    edit(folder, "org.yaml", '"198001012005011001"', nip)
    year = load_year(folder)
    assert year.problems == ()
    assert year.value is not None
    pejabat = year.value.organisasi.jabatan[KodeJabatan("walikota")].pejabat
    assert pejabat is not None
    assert pejabat.nip == "198001012005011001"
