"""Verifies signed data whose kinds have the numbers of GM/T 0010 (GB/T 35275), or the usual ones.

It has the form of CMS, its signature is SM2 over SM3, and signed attributes are often left out, so
that the content itself is what was signed.
"""

from dataclasses import dataclass
from datetime import datetime

from parsers.signatures.guomi.certificates import (
    SM2_CURVE,
    SM2_WITH_SM3,
    Certificate,
    agrees,
    read_certificate,
)
from parsers.signatures.guomi.der import (
    OCTET_STRING,
    SEQUENCE,
    SET,
    TAG_0,
    BrokenDer,
    Node,
    check_whole,
    children,
    dotted,
    inside,
)
from parsers.signatures.guomi.sm2 import sm3
from parsers.signatures.guomi.times import read_time

SIGNED_DATA = frozenset({"1.2.156.10197.6.1.4.2.2", "1.2.840.113549.1.7.2"})
_SM3 = frozenset({"1.2.156.10197.1.401", "1.2.156.10197.1.401.1"})
_SM2 = frozenset({SM2_CURVE, f"{SM2_CURVE}.1", SM2_WITH_SM3, "1.2.840.10045.2.1"})
_MESSAGE_DIGEST, _SIGNING_TIME = "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.5"
_MOST_CERTIFICATES = 16


@dataclass(frozen=True, slots=True)
class SignedData:
    """`content` is what the container itself holds, None where it lies elsewhere. `attributes` are
    written as they were signed, b"" where there are none.
    """

    content: bytes | None
    certificate: Certificate | None
    digest_algorithm: str
    signature_algorithm: str
    attributes: bytes
    digest: bytes
    signed_at: datetime | None
    value: bytes

    @property
    def is_sm2(self) -> bool:
        return self.digest_algorithm in _SM3 and self.signature_algorithm in _SM2

    def agrees(self, message: bytes) -> bool | None:
        """Tell whether the message was signed; None where it cannot be computed here.

        Some signers put the message's digest into the container, and sign that.
        """
        if not self.is_sm2 or self.certificate is None:
            return None
        signed = message if self.content is None else self.content
        if signed not in (message, sm3(message)):
            return False
        if self.attributes:
            if self.digest != sm3(signed):
                return False
            signed = self.attributes
        return agrees(self.certificate.key, SM2_WITH_SM3, signed, self.value)


def read_signed_data(value: bytes) -> SignedData | None:
    """Return the first signer's part; None for what is no such container in strict DER."""
    try:
        kind, explicit = children(check_whole(value))[:2]
        if dotted(kind) not in SIGNED_DATA:
            return None
        return _read(children(inside(explicit)[0]))
    except (ValueError, IndexError):
        return None


def _read(parts: tuple[Node, ...]) -> SignedData:
    content = _content(parts[2])
    signer = children([one for one in parts if one.tag == SET][-1], SET)[0]
    _, name, digest_algorithm, *rest = children(signer)
    attributes = {}
    signed = b""
    if rest[0].tag == TAG_0:
        attributes = _attributes(rest[0])
        # Signed as the SET that it is, though written under another tag.
        signed = bytes((SET,)) + rest[0].whole[1:]
        rest = rest[1:]
    time = attributes.get(_SIGNING_TIME)
    digest = attributes.get(_MESSAGE_DIGEST)
    return SignedData(
        content=content,
        certificate=_certificate(parts, name),
        digest_algorithm=dotted(children(digest_algorithm)[0]),
        signature_algorithm=dotted(children(rest[0])[0]),
        attributes=signed,
        digest=digest.content if digest else b"",
        signed_at=read_time(time) if time else None,
        value=rest[1].content,
    )


def _content(info: Node) -> bytes | None:
    explicit = children(info)[1:]
    held = inside(explicit[0]) if explicit else ()
    if not held:
        return None
    return held[0].content if held[0].tag == OCTET_STRING else held[0].whole


def _attributes(node: Node) -> dict[str, Node]:
    pairs = [children(one) for one in inside(node)]
    return {dotted(pair[0]): children(pair[1], SET)[0] for pair in pairs}


def _certificate(parts: tuple[Node, ...], name: Node) -> Certificate | None:
    """The one of the issuer and number that the signer names; the only one where no other is."""
    held = [one for part in parts if part.tag == TAG_0 for one in inside(part)]
    read = [
        (found, one)
        for one in held[:_MOST_CERTIFICATES]
        if one.tag == SEQUENCE and (found := read_certificate(one.whole)) is not None
    ]
    named = [found for found, one in read if name.tag == SEQUENCE and _is_named(one, name)]
    return named[0] if named else read[0][0] if len(read) == 1 else None


def _is_named(certificate: Node, name: Node) -> bool:
    try:
        issuer, number = children(name)
        fields = children(children(certificate)[0])
    except (BrokenDer, ValueError):
        return False
    begin = 1 if fields[0].tag == TAG_0 else 0
    return fields[begin].whole == number.whole and fields[begin + 2].whole == issuer.whole
