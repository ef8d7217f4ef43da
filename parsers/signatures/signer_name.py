"""Extracts the signer's name from a certificate and makes it safe to show."""

import unicodedata
from collections.abc import Iterator, Mapping

from asn1crypto import x509  # type: ignore[import-untyped]  # ships no types

from parsers.signatures.errors import BROKEN

# The standard allows 64 characters for a common name; some authorities write the address into it.
LONGEST_NAME = 120
# A chain has three or four certificates; a container of more is somebody's experiment.
MOST_CERTIFICATES = 16
# A DER sequence of 256 to 65,535 bytes, as every certificate with a key is.
_LONG_SEQUENCE = b"\x30\x82"
_HEADER = 4


def name_of(certificate: x509.Certificate) -> str:
    """The common name, else the organisation; "" where the certificate cannot be read."""
    try:
        subject: Mapping[str, object] = certificate.subject.native
    except BROKEN:
        return ""
    for part in ("common_name", "organization_name", "organizational_unit_name"):
        value = subject.get(part)
        name = shown(str(value[0] if isinstance(value, list) else value)) if value else ""
        if name:
            return name
    return ""


def shown(name: str) -> str:
    """A name on one line of bounded length, without control characters or marks of direction."""
    visible = (
        " " if one.isspace() else one
        for one in name[: 4 * LONGEST_NAME]
        if one.isspace() or unicodedata.category(one)[0] != "C"
    )
    whole = " ".join("".join(visible).split())
    return whole if len(whole) <= LONGEST_NAME else whole[: LONGEST_NAME - 1] + "…"


def name_within(container: bytes) -> str:
    """The signer's name in a container of unknown make (GM/T seals): the last certificate in it
    that is no authority's, else "".
    """
    names = [name_of(one) for one in _certificates(container) if not _is_authority(one)]
    return names[-1] if names else ""


def _certificates(container: bytes) -> Iterator[x509.Certificate]:
    place, found = 0, 0
    while found < MOST_CERTIFICATES and (place := container.find(_LONG_SEQUENCE, place)) >= 0:
        length = int.from_bytes(container[place + 2 : place + _HEADER], "big") + _HEADER
        certificate = _certificate(container[place : place + length])
        if certificate is not None and place + length <= len(container):
            yield certificate
            found += 1
            place += length
        else:
            place += 1


def _certificate(der: bytes) -> x509.Certificate | None:
    # Version, as [0] within the second sequence, is where certificates begin to differ from others.
    if der[4:6] != _LONG_SEQUENCE or der[8:10] != b"\xa0\x03":
        return None
    try:
        found = x509.Certificate.load(der)
        subject = found.subject.native
    except BROKEN:
        return None
    return found if subject else None


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return bool(certificate.ca)
    except BROKEN:
        return False
