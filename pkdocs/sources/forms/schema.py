"""The kinds of source file, and the JSON Schema of each for editors: only `schema` wants them."""

import json
from collections.abc import Mapping

from pkdocs.sources.forms.bentuk import Bentuk
from pkdocs.sources.forms.instruksi import InstruksiForm
from pkdocs.sources.forms.katalog import BerkasUnitForm, KatalogForm, ScoreCardForm
from pkdocs.sources.forms.models import model_of
from pkdocs.sources.forms.organisasi import BerkasPegawaiForm, BerkasPejabatForm, OrganisasiForm
from pkdocs.sources.forms.putusan import MutuForm, TinjauanForm

FORMS: Mapping[str, type[Bentuk]] = {
    "org": OrganisasiForm,
    "pejabat": BerkasPejabatForm,
    "pegawai": BerkasPegawaiForm,
    "indicators": KatalogForm,
    "score-card": ScoreCardForm,
    "turunan": BerkasUnitForm,
    "tinjauan": TinjauanForm,
    "mutu": MutuForm,
    "instruksi": InstruksiForm,
}
"""The kinds of source file, by the stem of their usual name."""


def json_schema(name: str) -> str:
    """Return the JSON Schema of a kind of source file (`org`, `indicators` …) as text."""
    schema = model_of(FORMS[name]).model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
