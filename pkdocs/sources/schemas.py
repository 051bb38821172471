"""The kinds of source file, and the JSON Schemas of them for editors."""

import json
from collections.abc import Mapping

from pkdocs.sources import forms
from pkdocs.sources.forms_instruksi import InstruksiForm

FORMS: Mapping[str, type[forms.Bentuk]] = {
    "org": forms.OrganisasiForm,
    "pejabat": forms.BerkasPejabatForm,
    "pegawai": forms.BerkasPegawaiForm,
    "indicators": forms.KatalogForm,
    "score-card": forms.ScoreCardForm,
    "turunan": forms.BerkasUnitForm,
    "tinjauan": forms.TinjauanForm,
    "mutu": forms.MutuForm,
    "instruksi": InstruksiForm,
}
"""The kinds of source file, by the stem of their usual name."""


def json_schema(name: str) -> str:
    """Return the JSON Schema of a kind of source file (`org`, `indicators` …) as text."""
    schema = FORMS[name].model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
