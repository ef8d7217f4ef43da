"""Reads the key, the names and the validity of a certificate, and verifies with the key.

Certificates for SM2 (GM/T 0015) have the form of all others; only their curve is unknown elsewhere.
"""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509  # type: ignore[import-untyped]  # ships no types
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from parsers.signatures.guomi.curve import Point
from parsers.signatures.guomi.der import OID, BrokenDer, bits, check_whole, children, dotted
from parsers.signatures.guomi.sm2 import public_point, verify

SM2_CURVE = "1.2.156.10197.1.301"
SM2_WITH_SM3 = "1.2.156.10197.1.501"
_EC_KEY = "1.2.840.10045.2.1"
# By the signature's algorithm. Without MD5: two files of one digest are made at will. A seal's
# algorithm may be written as that of its key alone.
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "1.2.840.113549.1.1.5": hashes.SHA1(),  # noqa: S303 - the format's own; it is told, not trusted
    "1.2.840.113549.1.1.11": hashes.SHA256(),
    "1.2.840.113549.1.1.12": hashes.SHA384(),
    "1.2.840.113549.1.1.13": hashes.SHA512(),
    "1.2.840.10045.4.3.2": hashes.SHA256(),
    "1.2.840.10045.4.3.3": hashes.SHA384(),
}
# Shorter keys are taken apart at home.
_LEAST_RSA_BITS = 1024
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


@dataclass(frozen=True, slots=True)
class Certificate:
    """`key` is the SubjectPublicKeyInfo; names are DER, to be compared as bytes."""

    der: bytes
    issuer: bytes
    subject: bytes
    key: bytes
    valid_from: datetime
    valid_until: datetime

    def is_valid_at(self, moment: datetime) -> bool:
        return self.valid_from <= moment <= self.valid_until


def read_certificate(der: bytes) -> Certificate | None:
    """Return None for bytes that are no certificate in DER."""
    try:
        check_whole(der)
        found = x509.Certificate.load(der, strict=True)
        signed = found["tbs_certificate"]
        validity = signed["validity"]
        return Certificate(
            der,
            signed["issuer"].dump(),
            signed["subject"].dump(),
            signed["subject_public_key_info"].dump(),
            validity["not_before"].native,
            validity["not_after"].native,
        )
    except _UNREADABLE:
        return None


def agrees(key: bytes, algorithm: str, message: bytes, signature: bytes) -> bool | None:
    """Tell whether the signature over the message is this key's.

    Args:
        key: SubjectPublicKeyInfo in DER.
        algorithm: the object identifier of the signature's algorithm, between dots.
        message: the signed bytes themselves.
        signature: the value as the algorithm writes it.

    Returns:
        None where key or algorithm are of a kind that is not computed here.

    """
    try:
        kind, written = children(key)
        names = [dotted(one) for one in children(kind) if one.tag == OID]
        if names[:1] == [_EC_KEY] and SM2_CURVE in names:
            return _sm2(public_point(bits(written)), message, signature)
        known = serialization.load_der_public_key(key)
    except (BrokenDer, ValueError, UnsupportedAlgorithm):
        return None
    hashed = _HASHES.get(algorithm)
    return None if hashed is None else _other(known, hashed, message, signature)


def is_issued_by(certificate: Certificate, issuer: Certificate) -> bool:
    """Tell whether the issuer's key signed the certificate, and its name is the one given."""
    if certificate.issuer != issuer.subject:
        return False
    try:
        signed, algorithm, value = children(certificate.der)
        name = dotted(children(algorithm)[0])
        return agrees(issuer.key, name, signed.whole, bits(value)) is True
    except (BrokenDer, ValueError, IndexError):
        return False


def _sm2(key: Point | None, message: bytes, signature: bytes) -> bool:
    """A key off the curve has signed nothing."""
    return key is not None and verify(key, message, signature)


def _other(
    key: object, hashed: hashes.HashAlgorithm, message: bytes, signature: bytes
) -> bool | None:
    try:
        if isinstance(key, rsa.RSAPublicKey) and key.key_size >= _LEAST_RSA_BITS:
            key.verify(signature, message, padding.PKCS1v15(), hashed)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(hashed))
        else:
            return None
    except InvalidSignature:
        return False
    return True
