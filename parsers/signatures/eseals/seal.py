"""Reads the structure of an electronic seal: its name, validity, picture, and who may set it.

The standards have it in three shapes: V1 (GM/T 0031-2014), V4 (GB/T 38540-2020) and V5, which only
adds a time stamp. Fields are taken by their place and kind, since makers write strings and times in
kinds of their own.
"""

from dataclasses import dataclass
from datetime import datetime

from parsers.signatures.guomi.der import (
    BIT_STRING,
    INTEGER,
    OCTET_STRING,
    OID,
    SEQUENCE,
    BrokenDer,
    Node,
    bits,
    children,
    dotted,
    positive_integer,
)
from parsers.signatures.guomi.times import read_time

# Of the last: kind, bytes, width, height.
_PARTS_OF_INFO, _PARTS_OF_PICTURE = 4, 4
# A ministry's seal lists the certificates of some dozens of clerks.
MOST_LISTED = 200
# BMPString.
_WIDE = 0x1E


@dataclass(frozen=True, slots=True)
class Seal:
    """`certificates` are those of who may set it, `fingerprints` their digests where the seal holds
    no more. `width`, `height` of the picture are in millimetres. `whole` is the structure in DER;
    of it the maker signed `signed`.
    """

    version: int
    name: str
    valid_from: datetime | None
    valid_until: datetime | None
    certificates: tuple[bytes, ...]
    fingerprints: tuple[bytes, ...]
    picture_kind: str
    picture: bytes
    width: int
    height: int
    whole: bytes
    signed: tuple[bytes, ...]
    maker: bytes
    algorithm: str
    value: bytes


def read_seal(whole: Node) -> Seal:
    """Return the seal that the value holds. Raises BrokenDer for another structure."""
    info, *rest = children(whole)
    header, _, properties, picture = children(info)[:_PARTS_OF_INFO]
    if len(rest) == 1:
        # V1: the maker signs its own certificate and algorithm along with the seal.
        rest = list(children(rest[0]))
        signed: tuple[bytes, ...] = (info.whole, rest[0].whole, rest[1].whole)
    else:
        signed = (info.whole,)
    maker, algorithm, value = rest[:3]
    kept = children(properties)
    moments = [moment for one in kept if (moment := read_time(one))]
    listed = _listed(kept)
    pictured = children(picture)[:_PARTS_OF_PICTURE]
    return Seal(
        version=positive_integer(children(header)[1]),
        name=text_of(kept[1]),
        # Made, valid from, valid until.
        valid_from=moments[1] if len(moments) > 1 else None,
        valid_until=moments[2] if len(moments) > 2 else None,  # noqa: PLR2004 - the third
        certificates=tuple(one.content for one in listed if one.tag == OCTET_STRING),
        fingerprints=tuple(_fingerprint(one) for one in listed if one.tag == SEQUENCE),
        picture_kind=text_of(pictured[0]),
        picture=pictured[1].content,
        width=_millimetres(pictured[2]),
        height=_millimetres(pictured[3]),
        whole=whole.whole,
        signed=signed,
        maker=maker.content,
        algorithm=algorithm_of(algorithm),
        value=value_of(value),
    )


def text_of(value: Node) -> str:
    """Return a string of whichever kind."""
    return value.content.decode("utf-16-be" if value.tag == _WIDE else "utf-8", "replace")


def algorithm_of(value: Node) -> str:
    """Return the identifier alone, or the first in an AlgorithmIdentifier. Raises BrokenDer."""
    return dotted(value if value.tag == OID else children(value)[0])


def value_of(value: Node) -> bytes:
    """Return the bytes of a signature or digest. Raises BrokenDer."""
    if value.tag not in (BIT_STRING, OCTET_STRING):
        raise BrokenDer(f"tag {value.tag:#x} in the place of a signature")
    return bits(value) if value.tag == BIT_STRING else value.content


def _listed(kept: tuple[Node, ...]) -> tuple[Node, ...]:
    found = [one for one in kept if one.tag == SEQUENCE]
    return children(found[0])[:MOST_LISTED] if found else ()


def _fingerprint(value: Node) -> bytes:
    return children(value)[-1].content


def _millimetres(value: Node) -> int:
    return positive_integer(value) if value.tag == INTEGER else 0
