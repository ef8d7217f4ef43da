"""Reads a signature made with an electronic seal (SES_Signature): the seal, the digest, the signer."""

from dataclasses import dataclass
from datetime import datetime

from parsers.signatures.eseals.seal import Seal, algorithm_of, read_seal, text_of, value_of
from parsers.signatures.guomi.der import (
    BIT_STRING,
    TAG_0,
    BrokenDer,
    Node,
    bits,
    check_whole,
    children,
    inside,
)
from parsers.signatures.guomi.times import read_time, stamped_time

_PARTS_OF_V1 = 2


@dataclass(frozen=True, slots=True)
class Sealed:
    """`signed` is the DER that the signer signed; `digest` is that of the document, within it.

    `signed_at` is the time the signer stated; `stamped_at` that of a time stamp, None where none is.
    `document` is where the signer says that what was signed lies.
    """

    seal: Seal
    signed: bytes
    digest: bytes
    document: str
    signed_at: datetime | None
    stamped_at: datetime | None
    certificate: bytes
    algorithm: str
    value: bytes


def read_sealed(value: bytes) -> Sealed:
    """Return what the bytes hold. Raises BrokenDer for anything but a signature with a seal.

    Some signers leave the room they did not need as zeros behind the value.
    """
    try:
        outer = children(check_whole(value))
        signed, *rest = outer
        parts = children(signed)
        found = _v1(parts, rest[0]) if len(outer) == _PARTS_OF_V1 else _v4(rest)
        time, digest, document = parts[2:5]
        at, stamped = _times(time, rest)
        seal = read_seal(parts[1])
    except (ValueError, IndexError, UnicodeError) as error:
        raise BrokenDer(str(error)) from error
    return Sealed(seal, signed.whole, value_of(digest), text_of(document), at, stamped, *found)


Signed = tuple[bytes, str, bytes]


def _v1(parts: tuple[Node, ...], value: Node) -> Signed:
    """The certificate and the algorithm are among what is signed."""
    certificate, algorithm = parts[5:7]
    return certificate.content, algorithm_of(algorithm), value_of(value)


def _v4(rest: list[Node]) -> Signed:
    certificate, algorithm, value = rest[:3]
    return certificate.content, algorithm_of(algorithm), value_of(value)


def _times(time: Node, rest: list[Node]) -> tuple[datetime | None, datetime | None]:
    """V1 has either in one place; later versions have the stamp behind the signature."""
    if time.tag == BIT_STRING:
        written = bits(time)
        told = stamped_time(written)
        return told, told if written[:1] == b"\x30" else None
    stamps = [one for one in rest if one.tag == TAG_0]
    token = bits(inside(stamps[0])[0]) if stamps and inside(stamps[0]) else b""
    return read_time(time), stamped_time(token) if token else None
