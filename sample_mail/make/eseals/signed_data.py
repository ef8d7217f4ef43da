"""Writes signed data (GB/T 35275, in the form of CMS) with an SM2 test key."""

from datetime import datetime

from parsers.signatures.guomi.der import children
from parsers.signatures.guomi.sm2 import sm3
from sample_mail.make.eseals import der
from sample_mail.make.eseals.key import TestKey, certificate

OWN, USUAL = ("1.2.156.10197.6.1.4.2", "1.2.840.113549.1.7")
_SM3, _SM2 = "1.2.156.10197.1.401", "1.2.156.10197.1.301.1"


def signed_data(
    key: TestKey,
    message: bytes,
    *,
    numbers: str = OWN,
    within: bytes | None = None,
    at: datetime | None = None,
    algorithm: str = _SM2,
) -> bytes:
    """`within` is what the container holds itself; with `at` there are signed attributes."""
    whose = certificate(key)
    digest = der.sequence(der.oid(_SM3))
    signed = message if within is None else within
    attributes = b""
    if at is not None:
        attributes = _attribute("1.2.840.113549.1.9.4", der.octets(sm3(signed)))
        attributes += _attribute("1.2.840.113549.1.9.5", der.utc_time(at))
        signed = der.value(0x31, attributes)
    signer = der.sequence(
        der.integer(1),
        _issuer_and_number(whose),
        digest,
        *([der.value(0xA0, attributes)] if attributes else []),
        der.sequence(der.oid(algorithm)),
        der.octets(key.sign(signed)),
    )
    held = () if within is None else (der.value(0xA0, der.octets(within)),)
    body = der.sequence(
        der.integer(1),
        der.value(0x31, digest),
        der.sequence(der.oid(f"{numbers}.1"), *held),
        der.value(0xA0, whose),
        der.value(0x31, signer),
    )
    return der.sequence(der.oid(f"{numbers}.2"), der.value(0xA0, body))


def _issuer_and_number(whose: bytes) -> bytes:
    fields = children(children(whose)[0])
    return der.sequence(fields[3].whole, fields[1].whole)


def _attribute(kind: str, value: bytes) -> bytes:
    return der.sequence(der.oid(kind), der.value(0x31, value))
