"""Which signature fields of a PDF are signed, and who has not signed yet."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pkdocs.pdf.signed import is_signed, read_fields, unsigned_parties
from tests.support.pindaian import KABAG_SATU, scan
from tests.support.pindaian import signed_electronically as electronic

FIRST, SECOND = "ttd_lampiran_pihak_pertama", "ttd_lampiran_pihak_kedua"


def changed(data: bytes, key: str, value: object) -> bytes:
    """The PDF with another value of its form."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.AcroForm
        form[key] = value
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        (electronic(KABAG_SATU), {"ttd": True}),
        (electronic(KABAG_SATU, **{FIRST: True, SECOND: False}), {FIRST: True, SECOND: False}),
        (scan(KABAG_SATU), {}),
        (b"", {}),
        (changed(electronic(KABAG_SATU), "/Fields", 3), {}),
        (changed(electronic(KABAG_SATU), "/Fields", Array([7, Dictionary(FT=Name.Tx)])), {}),
    ],
)
def test_each_field_is_told_by_its_name(data: bytes, fields: dict[str, bool]) -> None:
    assert read_fields(io.BytesIO(data)) == fields
    assert is_signed(io.BytesIO(data)) is any(fields.values())


def test_a_field_among_the_kids_of_another_is_found_and_one_that_goes_round_ends() -> None:
    with pikepdf.open(io.BytesIO(electronic(KABAG_SATU))) as pdf:
        (kid,) = pdf.Root.AcroForm.Fields
        del kid.FT  # which it has from above
        parent = pdf.make_indirect(Dictionary(FT=Name.Sig, T="atas", Kids=[kid]))
        kid.Kids = Array([parent])
        pdf.Root.AcroForm.Fields = Array([parent])
        out = io.BytesIO()
        pdf.save(out)
    assert read_fields(io.BytesIO(out.getvalue())) == {"atas": False, "ttd": True}


def test_a_time_stamp_and_the_rights_of_a_reader_are_no_signature() -> None:
    with pikepdf.open(io.BytesIO(electronic(KABAG_SATU))) as pdf:
        own = pdf.Root.AcroForm.Fields[0].V
        own.Type = Name.DocTimeStamp
        pdf.Root.Perms = Dictionary(UR3=Dictionary(Type=Name.Sig, ByteRange=[0, 1, 2, 3]))
        out = io.BytesIO()
        pdf.save(out)
    assert not is_signed(io.BytesIO(out.getvalue()))


def test_who_left_all_fields_empty_has_not_signed() -> None:
    for fields, lacking in (
        ({FIRST: True, SECOND: False}, ("Pihak Kedua",)),
        ({FIRST: False, SECOND: True}, ("Pihak Pertama",)),
        ({FIRST: True, SECOND: True, "ttd_pernyataan_pihak_kedua": False}, ()),
        ({FIRST: False, SECOND: False}, ()),  # nobody did
        ({FIRST: False, SECOND: False, "Signature1": True}, ()),  # somebody, elsewhere
        ({FIRST: True, SECOND: False, "Signature1": True}, ("Pihak Kedua",)),
    ):
        assert unsigned_parties(io.BytesIO(electronic(KABAG_SATU, **fields))) == lacking


def test_a_file_is_asked_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(electronic(KABAG_SATU))
    assert is_signed(path)
    assert not is_signed(tmp_path / "tidak-ada.pdf")
