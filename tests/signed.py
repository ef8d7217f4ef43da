"""PDFs signed by throw-away certificates, and what forgers make of them."""

import datetime as dt
import hashlib
import io
import re
from collections.abc import Callable
from functools import cache

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

NAME = "甲山园区管理委员会"
_BEGIN = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
DETACHED = b"/adbe.pkcs7.detached"


@cache
def _key(kind: str):
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def certificate(kind: str = "rsa", name: str = NAME, days: int = 9000) -> x509.Certificate:
    """Somebody's own making; with few days, long expired."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name, _validate=False)])
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(_key(kind).public_key())
        .serial_number(7)
        .not_valid_before(_BEGIN)
        .not_valid_after(_BEGIN + dt.timedelta(days=days))
    )
    return built.sign(_key(kind), hashes.SHA256())


def der(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.DER)


class _Signer(signers.SimpleSigner):
    """Loads its key once: an RSA key is tried at each loading, which takes a tenth of a second."""

    loaded = None

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        if not isinstance(self.loaded, rsa.RSAPrivateKey):
            return super().sign_raw(data, digest_algorithm)
        return self.loaded.sign(
            data, padding.PKCS1v15(), getattr(hashes, digest_algorithm.upper())()
        )


@cache
def signer(kind: str = "rsa", name: str = NAME, days: int = 9000) -> signers.SimpleSigner:
    plain = _key(kind).private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    from asn1crypto.keys import PrivateKeyInfo

    made = _Signer(
        signing_cert=asn1.Certificate.load(der(certificate(kind, name, days))),
        signing_key=PrivateKeyInfo.load(plain),
        cert_registry=SimpleCertificateStore(),
    )
    made.loaded = _key(kind)
    return made


def plain(paint: Callable[[Canvas], None] = lambda _: None) -> bytes:
    """One page of text with a field to type in, uncompressed."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 720), pageCompression=0)
    canvas.drawString(100, 700, "the amount is 1000")
    canvas.acroForm.textfield(name="typed", value="before", x=100, y=600, width=80, height=20)
    paint(canvas)
    canvas.save()
    return out.getvalue()


def sign(
    data: bytes, field: str = "one", by: signers.Signer | None = None, room: int = 8000, **how
) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    if writer.prev.encrypted:
        writer.encrypt("")
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256", **how)
    return signers.sign_pdf(writer, meta, signer=by or signer(), bytes_reserved=room * 2).getvalue()


def sign_visibly(data: bytes, box: tuple[int, int, int, int], picture) -> bytes:
    """Signed with a seal's picture in the signature's box."""
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.stamp import StaticStampStyle

    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    pdf_signer = signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name="seal"),
        signer=signer(),
        stamp_style=StaticStampStyle(
            background=PdfImage(picture), background_opacity=1, border_width=0
        ),
        new_field_spec=fields.SigFieldSpec("seal", on_page=0, box=box),
    )
    return pdf_signer.sign_pdf(writer).getvalue()


def stamped_in_time(data: bytes) -> bytes:
    """With a document's time stamp upon it."""
    stamper = timestamps.DummyTimeStamper(
        tsa_cert=signer().signing_cert, tsa_key=signer().signing_key
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    return signers.PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256").getvalue()


def updated(data: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """With a further revision behind it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def smaller_page(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/MediaBox"] = generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 99, 99)])
    writer.update_container(page)


def typed_anew(writer: IncrementalPdfFileWriter) -> None:
    """Another value in the field, as a viewer saves it."""
    listed = writer.root["/AcroForm"]["/Fields"]
    field = next(f for f in map(listed.__getitem__, range(len(listed))) if f["/T"] == "typed")
    field["/V"] = generic.TextStringObject("after")
    writer.update_container(field)


def empty_field(writer: IncrementalPdfFileWriter) -> None:
    fields.append_signature_field(writer, fields.SigFieldSpec("left empty", on_page=0))


def ranges(data: bytes) -> tuple[int, int, int]:
    """Where the last signature's value stands, from its bracket to behind it, and its end."""
    numbers = re.findall(rb"/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)", data)[-1]
    gap, resumed, rest = map(int, numbers)
    return gap, resumed, resumed + rest


def covered(data: bytes) -> bytes:
    gap, resumed, end = ranges(data)
    return data[:gap] + data[resumed:end]


def with_value(data: bytes, value: bytes) -> bytes:
    """With other bytes for the signature's value, padded as all are."""
    gap, resumed, _ = ranges(data)
    digits = value.hex().encode().ljust(resumed - gap - 2, b"0")
    return data[: gap + 1] + digits + data[resumed - 1 :]


def value_of(data: bytes) -> bytes:
    gap, resumed, _ = ranges(data)
    return bytes.fromhex(data[gap + 1 : resumed - 1].decode())


def under_another_name(data: bytes, sub_filter: bytes) -> bytes:
    return data.replace(DETACHED, sub_filter.ljust(len(DETACHED)))


def attached_sha1(data: bytes) -> bytes:
    """adbe.pkcs7.sha1: the digest of the file is what the container holds and signs."""
    data = under_another_name(data, b"/adbe.pkcs7.sha1")
    digest = hashlib.sha1(covered(data)).digest()
    return with_value(data, _container(digest, pkcs7.PKCS7Options.Binary))


def by_a_vendor(data: bytes) -> bytes:
    """The usual container under a name of somebody's own."""
    data = under_another_name(data, b"/Vendor.own")
    options = (pkcs7.PKCS7Options.Binary, pkcs7.PKCS7Options.DetachedSignature)
    return with_value(data, _container(covered(data), *options))


def _container(content: bytes, *options: pkcs7.PKCS7Options) -> bytes:
    made = pkcs7.PKCS7SignatureBuilder().set_data(content)
    made = made.add_signer(certificate(), _key("rsa"), hashes.SHA256())
    return made.sign(serialization.Encoding.DER, options)


def bare_rsa() -> bytes:
    """adbe.x509.rsa_sha1: no container, the certificate beside the value."""
    hexed = der(certificate()).hex().encode()
    data = sign(plain(), reason="x" * len(hexed))
    data = data.replace(
        b"/Reason (" + b"x" * len(hexed) + b")", b"/Cert <" + hexed.ljust(len(hexed) + 2) + b">"
    )
    data = under_another_name(data, b"/adbe.x509.rsa_sha1")
    value = _key("rsa").sign(covered(data), padding.PKCS1v15(), hashes.SHA1())
    return with_value(data, core.OctetString(value).dump())


def with_sm2_numbers(data: bytes) -> bytes:
    """The container as GM/T 0010 makes it: other numbers for signed data, SM3 and SM2."""
    content = cms.ContentInfo.load(value_of(data))
    raw = content.dump()
    ours, theirs = "1.2.840.113549.1.7.2", "1.2.156.10197.6.1.4.2.2"
    old, new = core.ObjectIdentifier(ours).dump(), core.ObjectIdentifier(theirs).dump()
    inner = raw[raw.index(old) + len(old) :]
    whole = new + inner
    return with_value(data, b"\x30\x82" + len(whole).to_bytes(2, "big") + whole)


def with_sm3_digest(data: bytes) -> bytes:
    """A usual container in which the digest's algorithm is SM3."""
    content = cms.ContentInfo.load(value_of(data))
    one = content["content"]["signer_infos"][0]
    one["digest_algorithm"] = algos.DigestAlgorithm({"algorithm": "1.2.156.10197.1.401"})
    return with_value(data, content.dump(force=True))


def national_seal(data: bytes) -> bytes:
    """A GB/T 38540 seal: a sequence of what is signed and the certificate, no CMS."""

    class Seal(core.SequenceOf):
        _child_spec = core.OctetString

    return with_value(
        under_another_name(data, b"/GBT.38540"),
        Seal([b"ES", b"x" * 300, der(certificate()), b"y" * 64]).dump(),
    )


def wrapped(data: bytes) -> bytes:
    """Signature wrapping: the signed end moved back, a further page tree and the like in the hole."""
    _, resumed, end = ranges(data)
    hidden = b"\n1 0 obj << /Type /Catalog >> endobj\n" * 20
    moved = f"{resumed + len(hidden)}".encode()
    old = re.findall(rb"/ByteRange\s*\[[^\]]*\]\s*", data)[-1]
    new = re.sub(rb"0 (\d+) (\d+) ", lambda m: b"0 " + m[1] + b" " + moved + b" ", old)
    data = data.replace(old, new.rstrip().ljust(len(old)))
    return data[:resumed] + hidden + data[resumed:end]
