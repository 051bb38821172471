"""A lampiran carries what it says, and tells what another catalogue would say."""

from typing import Any

import pytest

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.outputs.instruksi import carried
from pkdocs.rules.cascade import Cascade, resolve_cascade
from tests.support.lampiran import of
from tests.support.worlds import HERE, chart, indikator, jabatan, katalog_of
from tests.word.template_factory import template, with_parts

LAMPIRAN = of("II")


def resolved(*codes: str, tahun: int = 2023, more: str = "", **changes: Any) -> Cascade:
    """A catalogue whose indikator a Kepala Bagian receives; `changes` are those of the last."""
    kode = (domain.KodeJabatan("a"),)
    sifat = domain.Sifat.LANGSUNG
    penerima = domain.Penerima(kode, sifat, "Lampiran II", ("PKK & <PPSU>",), "", "", HERE)
    own = [replace(indikator(kode, []), penerima=(penerima,)) for kode in codes]
    own[-1] = replace(own[-1], **changes)
    posts = [replace(jabatan(kode, "top"), jenis="bagian") for kode in ("a", more) if kode]
    katalog = replace(katalog_of("top", *own), tahun=tahun)
    return resolve_cascade(chart(jabatan("top", None), *posts), katalog)


def with_part(data: bytes | None, name: str = "customXml/item1.xml") -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        if data is not None:
            parts[name] = data

    return with_parts(template("x"), change)


BEFORE = carried.record(LAMPIRAN, resolved("1.1", "1.2"))


def test_what_was_put_inside_is_read_back() -> None:
    assert carried.read(with_part(carried.embed(BEFORE))) == BEFORE
    assert BEFORE["indikator"]["1.1"]["penerima"] == {"a": "langsung PKK & <PPSU>"}


@pytest.mark.parametrize(
    "part",
    [
        None,
        b'<x xmlns="urn:lain"/>',
        f'<lampiran xmlns="{carried.NAMESPACE}">{{</lampiran>'.encode(),
        f'<lampiran xmlns="{carried.NAMESPACE}"/>'.encode(),
        f'<lampiran xmlns="{carried.NAMESPACE}">[]</lampiran>'.encode(),
        f'<lampiran xmlns="{carried.NAMESPACE}">{{"indikator": []}}</lampiran>'.encode(),
        f'<lampiran xmlns="{carried.NAMESPACE}">{{"indikator": {{"1": 2}}}}</lampiran>'.encode(),
    ],
)
def test_a_document_without_such_data_carries_nothing(part: bytes | None) -> None:
    assert carried.read(with_part(part)) is None


def test_a_file_that_is_no_document_carries_nothing() -> None:
    assert carried.read(b"%PDF") is None


def test_what_is_spoilt_differs() -> None:
    spoilt = {"indikator": {"1.1": {}, "1.2": BEFORE["indikator"]["1.2"]}, "tahun": 2023}
    assert list(carried.differing(spoilt, BEFORE)) == [
        "target, satuan, penerima dan kata indikator 1.1",
        "kolom jabatannya",
    ]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (resolved("1.1", "1.2"), []),
        (resolved("1.1", "1.2", tahun=2024), ["tahun 2023, bukan 2024"]),
        (resolved("1.1", "1.2", satuan="Persen"), ["satuan indikator 1.2"]),
        (resolved("1.1", "1.2", target=None), ["target indikator 1.2"]),
        (resolved("1.1", "1.2", catatan="Diinput lain"), ["kata indikator 1.2"]),
        (resolved("1.1", "1.2", penerima=()), ["penerima indikator 1.2"]),
        (resolved("1.1"), ["indikator 1.2 hanya ada di sana"]),
        (resolved("1.1", "1.2", "1.3"), ["indikator 1.3 tidak ada di sana"]),
        (resolved("1.1", "1.2", more="b"), ["kolom jabatannya"]),
        (resolved("1.1", "1.2", span=replace(HERE, baris=7)), []),
    ],
)
def test_what_another_catalogue_says_is_told(after: Cascade, said: list[str]) -> None:
    assert list(carried.differing(BEFORE, carried.record(LAMPIRAN, after))) == said
