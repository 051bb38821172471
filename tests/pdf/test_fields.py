"""Signature fields: four empty ones at the blocks, signed in turn with throw-away certificates."""

import datetime
import io
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pkdocs.pdf.blocks import UnsignableError
from pkdocs.pdf.fields import add_fields
from pkdocs.pdf.scanned import read_scanned
from pkdocs.pdf.signed import unsigned_parties
from tests.tools import pdf_pages, pdf_signatures

pytestmark = pytest.mark.soffice


PERTAMA = ("ttd_pernyataan_pihak_pertama", "ttd_lampiran_pihak_pertama")


KEDUA = ("ttd_pernyataan_pihak_kedua", "ttd_lampiran_pihak_kedua")


def make_signer(name: str) -> signers.SimpleSigner:
    """A made-up person with a key and a certificate of their own."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def sign(pdf: bytes, signer: signers.SimpleSigner, fields: tuple[str, ...]) -> bytes:
    for name in fields:
        signed = signers.sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)),
            signers.PdfSignatureMetadata(field_name=name),
            signer=signer,
            existing_fields_only=True,
        )
        pdf = signed.getvalue()
    return pdf


def validity(pdf: bytes, *trusted: signers.SimpleSigner) -> dict[str, bool]:
    """Which signatures of a PDF hold, by the name of their field, as pyHanko sees it."""
    found = {}
    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        context = ValidationContext(trust_roots=[signer.signing_cert for signer in trusted])
        status = validate_pdf_signature(signature, context)
        found[signature.field_name] = bool(status.bottom_line)
    return found


@pytest.mark.slow
def test_two_people_sign_in_turn_and_both_signatures_hold(
    pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    pertama, kedua = make_signer("Wira Contoh"), make_signer("Gita Contoh")
    once = sign(add_fields(pdfs["walikota"]), pertama, PERTAMA)
    assert validity(once, pertama) == dict.fromkeys(PERTAMA, True)
    assert unsigned_parties(io.BytesIO(once)) == ("Pihak Kedua",)
    assert [own.kode for own in read_scanned(once, "sekali.pdf").problems] == ["U021"]
    both = sign(once, kedua, KEDUA)
    assert [own.kode for own in read_scanned(both, "berdua.pdf").problems] == []
    assert validity(both, pertama, kedua) == dict.fromkeys((*PERTAMA, *KEDUA), True)
    assert validity(both, kedua) == dict.fromkeys(PERTAMA, False) | dict.fromkeys(KEDUA, True)
    assert both.startswith(once)
    (tmp_path / "signed.pdf").write_bytes(both)
    told = pdf_signatures(tmp_path / "signed.pdf")
    assert told.count("Signature Validation: Signature is Valid.") == 4
    assert told.count("Signature #") == 4


def test_a_changed_document_loses_its_signatures(pdfs: dict[str, bytes]) -> None:
    pertama = make_signer("Wira Contoh")
    signed = sign(add_fields(pdfs["walikota"]), pertama, PERTAMA)
    changed = signed.replace(b"/Lang (id-ID)", b"/Lang (id-XX)", 1)
    assert changed != signed
    assert validity(changed, pertama) == dict.fromkeys(PERTAMA, False)


def test_who_signs_after_pihak_kedua_breaks_the_order(pdfs: dict[str, bytes]) -> None:
    pertama, kedua = make_signer("Wira Contoh"), make_signer("Gita Contoh")
    early = sign(add_fields(pdfs["walikota"]), kedua, KEDUA)
    assert validity(early, kedua) == dict.fromkeys(KEDUA, True)
    late = sign(early, pertama, PERTAMA[:1])
    assert validity(late, pertama, kedua) == dict.fromkeys(KEDUA, False) | {PERTAMA[0]: True}


def test_the_fields_have_all_that_an_archive_and_a_reader_aloud_need(
    pdfs: dict[str, bytes],
) -> None:
    with pikepdf.open(io.BytesIO(add_fields(pdfs["walikota"]))) as pdf:
        form = pdf.Root.AcroForm
        assert "/NeedAppearances" not in form
        assert [str(field.T) for field in form.Fields] == [*PERTAMA, *KEDUA]
        tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for field in form.Fields:
            assert int(field.F) & 4, "printed"
            assert "/V" not in field
            assert field.AP.N.read_bytes() == b"", "nothing is drawn"
            assert str(field.TU).startswith("Tanda tangan Pihak ")
            element = tree[int(field.StructParent)]
            assert str(element.S) == "/Form"
            assert element.K.Obj.T == field.T
            assert str(field.P.Tabs) == "/S"
            assert any(annotation.T == field.T for annotation in field.P.Annots)
        assert b"pyHanko" not in pdf.Root.Metadata.read_bytes()
        assert b"ModifyDate" not in pdf.Root.Metadata.read_bytes()
        with pikepdf.open(io.BytesIO(pdfs["walikota"])) as before:
            assert dict(pdf.docinfo.items()) == dict(before.docinfo.items())
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "2B"


def test_the_text_of_the_pages_stays_the_same(pdfs: dict[str, bytes], tmp_path: Path) -> None:
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    before.write_bytes(pdfs["walikota"])
    after.write_bytes(add_fields(pdfs["walikota"]))
    assert pdf_pages(after) == pdf_pages(before)


def test_the_same_pdf_gets_the_same_fields(pdfs: dict[str, bytes]) -> None:
    assert add_fields(pdfs["walikota"]) == add_fields(pdfs["walikota"])


def test_a_konsep_gets_no_fields(pdfs: dict[str, bytes]) -> None:
    with pytest.raises(UnsignableError, match="masih konsep"):
        add_fields(pdfs["kabag-dua"])
