"""What a document carries comes back as it went in."""

import json
from pathlib import Path

import pytest

from pkdocs.app.years import load_year
from pkdocs.base.values import replace
from pkdocs.domain.salinan import Sumber
from pkdocs.outputs.carried import from_embedded, is_sealed, read_document
from pkdocs.outputs.document import document
from pkdocs.outputs.form import load_form
from pkdocs.outputs.record import to_record
from pkdocs.word import TemplateError
from tests.helpers import make_project
from tests.word.template_factory import document as word_document
from tests.word.template_factory import docx, with_parts

SPOILT = (LookupError, TypeError, ValueError)


@pytest.fixture
def made(tmp_path: Path) -> dict[str, bytes]:
    year = load_year(make_project(tmp_path)).value
    assert year is not None
    form = load_form(tmp_path, year.organisasi.naskah, year.katalog).value
    assert form is not None
    return {kode: document(perjanjian, form) for kode, perjanjian in year.perjanjian.items()}


def test_every_agreement_is_read_back_from_its_document(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    year = load_year(tmp_path).value
    assert year is not None
    assert len(made) == 8
    for kode, perjanjian in year.perjanjian.items():
        carried = read_document(made[kode])
        assert carried is not None
        assert carried.sealed
        salinan, head = carried.salinan("x.docx"), carried.head()
        assert salinan is not None
        assert head is not None
        record = to_record(perjanjian)
        assert (salinan.kode, salinan.tahun, salinan.sumber) == (kode, "2023", Sumber.DATA)
        assert (head.kode, head.jabatan, head.nomor) == (kode, perjanjian.jabatan.nama, 0)
        assert [row.kode for row in salinan.baris] == [row.kode for row in perjanjian.baris]
        assert record["pihak_pertama"] == {
            "nama": salinan.pihak_pertama.nama or None,
            "nip": salinan.pihak_pertama.nip or None,
            "jabatan": salinan.pihak_pertama.jabatan,
        }


def test_what_carries_no_chain_yet_reads_the_same(made: dict[str, bytes]) -> None:
    carried = read_document(made["kasubbag-satu"])
    assert carried is not None
    data = json.loads(carried.text)
    assert data["baris"][0].pop("rantai") == ["1.1.a.1", "1.1.a", "1.1"]
    assert data["baris"][0].pop("penurunan") == "langsung"
    before = replace(carried, text=json.dumps(data))
    assert before.salinan("x.docx") == carried.salinan("x.docx")


def test_an_edited_document_still_carries_its_agreement_but_no_seal(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"PIHAK", b"PIHAQ", 1)

    edited = with_parts(made["walikota"], change)
    carried = read_document(edited)
    assert carried is not None
    assert not carried.sealed
    assert carried.salinan("x.docx") is not None
    (tmp_path / "a.docx").write_bytes(made["walikota"])
    (tmp_path / "b.docx").write_bytes(edited)
    assert (is_sealed(tmp_path / "a.docx"), is_sealed(tmp_path / "b.docx")) == (True, False)


def test_data_that_somebody_spoilt_are_none(made: dict[str, bytes]) -> None:
    def change(parts: dict[str, bytes]) -> None:
        name = next(n for n in parts if n.startswith("customXml/item") and "Props" not in n)
        parts[name] = parts[name].replace(b'"kode"', b'"kodok"')

    carried = read_document(with_parts(made["walikota"], change))
    assert carried is not None
    assert (carried.head(), carried.salinan("x.docx")) == (None, None)


def test_rows_written_in_another_way_are_the_same_rows(made: dict[str, bytes]) -> None:
    carried = read_document(made["walikota"])
    assert carried is not None
    usual = from_embedded(carried.text, "x.docx")
    assert usual.baris
    raw = json.loads(carried.text)
    sorted_first = dict(sorted(raw.items()))
    for text in (json.dumps(raw, indent=1), json.dumps(sorted_first), f"{carried.text}\n"):
        assert from_embedded(text, "x.docx") == usual
    del raw["baris"]
    head = json.dumps(raw)[:-1]
    nested = f'{head}, "x": {{"y": 1, "baris": []}}, "baris": []}}'
    assert from_embedded(nested, "x.docx").baris == ()


@pytest.mark.parametrize("rest", ["", ', "baris": [1]}', ', "baris": []}}', ', "baris": [],]}'])
def test_rows_that_somebody_spoilt_are_none(made: dict[str, bytes], rest: str) -> None:
    carried = read_document(made["walikota"])
    assert carried is not None
    head = carried.text.partition(', "baris": [')[0]
    for text in (f"{head}{rest}", f"{{{rest}"):
        with pytest.raises(SPOILT):
            from_embedded(text, "x.docx")


def test_a_document_of_somebody_else_carries_nothing() -> None:
    assert read_document(docx(word_document("<w:p/>"))) is None
    with pytest.raises(TemplateError):
        read_document(b"bukan docx")
