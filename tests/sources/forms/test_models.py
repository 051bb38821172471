"""The models of pydantic find fault with what the shapes refuse, and with nothing else."""

import copy
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pkdocs.sources.forms import KursiForm
from pkdocs.sources.forms.bentuk import Bentuk, as_form
from pkdocs.sources.forms.models import model_of, shape_errors
from pkdocs.sources.forms.organisasi import JabatanForm
from pkdocs.sources.forms.schema import FORMS
from pkdocs.sources.yaml_file import read_source
from tests.helpers import ROOT, run_process

ORANG = {"nama": "Wira Contoh", "nip": "198001012005011001", "status": "PNS"}
SMALL: dict[str, Any] = {
    "pejabat": {"pejabat": {"camat-a": ORANG | {"sebutan": "Plt."}}},
    "pegawai": {"pegawai": [ORANG | {"memangku": [{"jabatan": "camat-a", "mulai": "1 Mei 2024"}]}]},
    "tinjauan": {
        "tahun": "2024",
        "usulan": [{"di": "a", "isi": "b", "putusan": "tetap"}],
        "teks": [{"di": "a", "teks": "tahun 2023", "tertulis": "2023", "alasan": "Karena lama"}],
    },
    "mutu": {
        "satuan": "Dokumen",
        "rumus": ["rumus", "dibagi"],
        "tahun_tetap": "3",
        "diterima": [{"indikator": "2.1", "kode": "M001", "alasan": "Sudah dipertimbangkan"}],
    },
    "turunan": {
        "unit": "Kelurahan Contoh",
        "score_card": {"lurah-a": {"2.1": dict.fromkeys(("tw1", "tw2", "tw3", "tw4"), "1")}},
        "konfirmasi": [
            {"hal": "pemberian", "jabatan": "lurah-a", "indikator": ["2.1"], "oleh": "Sari Contoh"}
            | {"tanggal": "2 Mei 2024", "surat": "Surat contoh"}
        ],
    },
}
SMALL["turunan"]["score_card"]["lurah-a"]["2.1"]["tahunan"] = "1"
INSTEAD = (None, "", "teks", "1", "ya", "2023", "Contoh\n", "x" * 20_001, "\u3164", "a\u00a0b")
ODD = (
    "²",
    "\u0301",
    "Ⅷ",
    "1\u0661",
    "1\x1c2",
    "\u24b6",
)  # letters to one engine of patterns or other
NESTED: tuple[Any, ...] = ([], {}, ["Contoh"], [None], [{}], {"nama": "Contoh"}, {"x": "y"})


def plain(name: str) -> dict[str, Any]:
    """Return data of a kind of source that is right."""
    if name in SMALL:
        return copy.deepcopy(SMALL[name])
    found = read_source(ROOT / f"{name}.yaml", name).value
    assert found is not None
    data = short(found.plain())
    assert isinstance(data, dict)
    return data


def short(data: Any) -> Any:
    """The same with no more than two items in a list."""
    if isinstance(data, dict):
        return {key: short(value) for key, value in data.items()}
    return list(map(short, data[:2])) if isinstance(data, list) else data


DATA = {name: plain(name) for name in FORMS}


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with a key or a place in it."""
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in inner:
        yield data, key
        if isinstance(value, dict | list):
            yield from places(value)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A source of some kind in which up to three things are other than they were."""
    name = draw(st.sampled_from(sorted(DATA)))
    data = copy.deepcopy(DATA[name])
    for _ in range(draw(st.integers(0, 3))):
        found = list(places(data))
        if not found:
            break
        container, key = draw(st.sampled_from(found))
        match draw(st.sampled_from(("other", "nested", "gone", "unknown", "named"))):
            case "other":
                container[key] = draw(st.sampled_from(INSTEAD + ODD))
            case "nested":
                container[key] = copy.deepcopy(draw(st.sampled_from(NESTED)))
            case "gone":
                del container[key]
            case "unknown" if isinstance(container, dict):
                container["tidak_dikenal"] = "Contoh"
            case _ if isinstance(container, dict):
                container[f"{key}\n"] = container.pop(key)
            case _:
                container.append("Contoh")
    return name, data


def read(form: type[Bentuk], data: object) -> Bentuk | None:
    try:
        return as_form(data, form)
    except msgspec.ValidationError:
        return None


@pytest.mark.parametrize("name", list(FORMS))
def test_the_data_that_is_damaged_is_right(name: str) -> None:
    assert read(FORMS[name], DATA[name]) is not None


@given(damaged())
def test_the_models_take_what_the_shapes_take_and_read_it_alike(case: tuple[str, Any]) -> None:
    name, data = case
    model = model_of(FORMS[name])
    form = read(FORMS[name], data)
    if form is None:
        assert shape_errors(data, FORMS[name]).error_count() > 0
    else:
        told = model.model_validate(data).model_dump(warnings=False)
        assert msgspec.to_builtins(form) == msgspec.to_builtins(told)


def test_a_shape_within_data_is_as_good_as_its_data() -> None:
    data = {"kode": "a", "nama": "1", "jenis": "b", "unit": "U", "kursi": [KursiForm(nama="A")]}
    (error,) = shape_errors(data, JabatanForm).errors()
    assert error["loc"] == ("nama",)
    with pytest.raises(ValidationError):
        model_of(JabatanForm).model_validate({})


def test_what_is_right_is_read_without_pydantic() -> None:
    code = (
        "import sys; from pathlib import Path; from pkdocs.app.years import load_year; "
        "print(load_year(Path()).value is not None, 'pydantic' in sys.modules)"
    )
    assert run_process(code=code, cwd=ROOT).stdout.split() == ["True", "False"]
    assert "pydantic" in sys.modules


@pytest.mark.parametrize(
    "kursi",
    ["3", "999", None, ["Satu"], [{"nama": "Satu"}], "0", "x", "3\n", "", [], [{}], {}, "1000"],
)
def test_seats_are_a_number_or_named(kursi: Any) -> None:
    data = {"kode": "a", "nama": "Camat", "jenis": "b", "unit": "Unit", "kursi": kursi}
    form = read(JabatanForm, data)
    if form is None:
        assert {error["loc"][0] for error in shape_errors(data, JabatanForm).errors()} == {"kursi"}
    else:
        assert model_of(JabatanForm).model_validate(data).model_dump()
    assert (form is not None) is (kursi in ("3", "999", None, ["Satu"], [{"nama": "Satu"}]))


_FREED = """
import gc, sys
for _ in range(30):
    for name in [own for own in sys.modules if own.startswith("pkdocs.sources.forms")]:
        del sys.modules[name]
    from pkdocs.sources.forms import BerkasUnitForm, KatalogForm, OrganisasiForm, ScoreCardForm
    from pkdocs.sources.forms import MutuForm, TinjauanForm, BerkasPegawaiForm, BerkasPejabatForm
    from pkdocs.sources.forms.bentuk import as_form
    for form in (BerkasUnitForm, KatalogForm, OrganisasiForm, ScoreCardForm, MutuForm,
                 TinjauanForm, BerkasPegawaiForm, BerkasPejabatForm):
        try:
            as_form({}, form)
        except Exception:
            pass
        del form
    del BerkasUnitForm, KatalogForm, OrganisasiForm, ScoreCardForm, as_form
    del MutuForm, TinjauanForm, BerkasPegawaiForm, BerkasPejabatForm
    gc.collect()
print("selesai")
"""


def test_a_process_that_lets_go_of_the_shapes_lives() -> None:
    """msgspec 0.22 frees a text with a pattern beside a list or mapping wrongly, and dies of it."""
    done = run_process(code=_FREED, cwd=ROOT)
    assert (done.returncode, done.stdout.strip()) == (0, "selesai")
