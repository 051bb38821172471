"""The form of instruksi.yaml: what it must hold, and what is told of another."""

from pkdocs.sources.forms import read_form
from pkdocs.sources.forms.instruksi import InstruksiForm
from pkdocs.sources.yaml_file import parse_source
from tests.helpers import CASES

TEXT = (CASES / "base" / "instruksi.yaml").read_text(encoding="utf-8")


def told(old: str, new: str) -> list[str]:
    assert old in TEXT
    source = parse_source(TEXT.replace(old, new, 1).encode(), "instruksi.yaml").value
    assert source is not None
    return [problem.kode for problem in read_form(source, InstruksiForm).problems]


def test_what_it_must_hold_is_asked_for() -> None:
    assert told("tembusan: [Sekretaris Kota Contoh]\n", "") == []
    assert told("nomor: e-0009\n", "nomor:\n") == []
    assert told("tempat: Contoh\n", "") == ["B001"]
    assert told("tempat: Contoh\n", "tempat: Contoh\nsifat: penting\n") == ["B002"]
    assert told("kepada: [Para Asisten, Para Kepala Bagian]", "kepada: []") == ["B007"]
    assert told("  - nomor: III\n", "  - nomor: IV\n") == ["B004"]
