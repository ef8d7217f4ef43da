"""Digital signatures made by a throw-away certificate, whole, tampered with, empty."""

import datetime as dt
import io
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from reportlab.pdfgen.canvas import Canvas

from parsers.facts import Presence, StampKind
from parsers.paged.pdf import read_pdf
from parsers.paged.signatures import read_signatures


@cache
def _signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "甲山园区管理委员会")])
    begin = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begin)
        .not_valid_after(begin + dt.timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    bag = serialization.pkcs12.serialize_key_and_certificates(
        b"t", key, certificate, None, serialization.BestAvailableEncryption(b"x")
    )
    return signers.SimpleSigner.load_pkcs12_data(bag, other_certs=(), passphrase=b"x")


def _plain() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.drawString(100, 700, "the amount is 1000")
    canvas.save()
    return out.getvalue()


def _signed(data: bytes, field: str = "one") -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    meta = signers.PdfSignatureMetadata(field_name=field)
    return signers.sign_pdf(writer, meta, signer=_signer()).getvalue()


def test_a_whole_signature_is_a_stamp() -> None:
    facts = read_pdf(_signed(_plain()))
    (signature,) = facts.signatures
    assert signature.signer == "甲山园区管理委员会"
    assert (signature.intact, signature.covers_all, signature.verifiable) == (True, True, True)
    assert [(s.kind, s.presence) for s in facts.stamps] == [(StampKind.SIGNATURE, Presence.FOUND)]


def test_two_signatures_both_count() -> None:
    found = read_signatures(_signed(_signed(_plain()), "two"))
    assert [(s.intact, s.covers_all) for s in found] == [(True, True), (True, True)]


def test_a_changed_byte_breaks_it() -> None:
    data = _signed(_plain()).replace(b"1000", b"9000", 1)
    facts = read_pdf(data)
    assert [(s.intact, s.verifiable) for s in facts.signatures] == [(False, True)]
    assert facts.stamp is Presence.NONE


def test_bytes_added_behind_are_not_covered() -> None:
    data = _signed(_plain())
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    from pyhanko.pdf_utils import generic

    page["/MediaBox"] = generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 99, 99)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    (signature,) = read_signatures(out.getvalue())
    assert (signature.intact, signature.covers_all) == (True, False)


def test_an_empty_field_is_no_signature() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(_plain()))
    fields.append_signature_field(writer, fields.SigFieldSpec("empty", on_page=0))
    out = io.BytesIO()
    writer.write(out)
    facts = read_pdf(out.getvalue())
    assert (facts.signatures, facts.stamps) == ((), ())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4"])
def test_a_damaged_file_claims_nothing(data: bytes) -> None:
    assert all(not s.verifiable and not s.intact for s in read_signatures(data))
