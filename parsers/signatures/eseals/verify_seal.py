"""Verifies a signature made with a seal: the signer's value, the seal's own, and who may set it when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from parsers.signatures.eseals.seal import Seal
from parsers.signatures.eseals.sealed import Sealed
from parsers.signatures.guomi.certificates import Certificate, agrees, read_certificate
from parsers.signatures.guomi.der import SEQUENCE, written
from parsers.signatures.guomi.sm2 import sm3


class Doubt(StrEnum):
    """What makes an intact seal one that a person must look at."""

    SEAL_UNPROVEN = "seal-unproven"
    SIGNER_UNLISTED = "signer-unlisted"
    SEAL_NOT_VALID_THEN = "seal-not-valid-then"
    CERTIFICATE_NOT_VALID_THEN = "certificate-not-valid-then"
    TIME_UNKNOWN = "time-unknown"


@dataclass(frozen=True, slots=True)
class SealCheck:
    """`agrees`: the signer signed this; None where it cannot be computed here.

    `doubts` are of the seal and of the certificate, whatever `agrees` says.
    """

    agrees: bool | None
    doubts: tuple[Doubt, ...]


def check_sealed(sealed: Sealed) -> SealCheck:
    """Return what the mathematics say; whether the digest is the document's is for the caller."""
    certificate = read_certificate(sealed.certificate)
    if certificate is None:
        return SealCheck(None, ())
    result = agrees(certificate.key, sealed.algorithm, sealed.signed, sealed.value)
    return SealCheck(result, tuple(_doubts(sealed, certificate)))


def _doubts(sealed: Sealed, certificate: Certificate) -> list[Doubt]:
    seal, at = sealed.seal, sealed.stamped_at or sealed.signed_at
    found = []
    if not is_proven(seal):
        found.append(Doubt.SEAL_UNPROVEN)
    if not is_listed(certificate, seal):
        found.append(Doubt.SIGNER_UNLISTED)
    if at is None:
        return [*found, Doubt.TIME_UNKNOWN]
    if not _is_valid_at(seal, at):
        found.append(Doubt.SEAL_NOT_VALID_THEN)
    if not certificate.is_valid_at(at):
        found.append(Doubt.CERTIFICATE_NOT_VALID_THEN)
    return found


def is_proven(seal: Seal) -> bool:
    """Tell whether the maker whose certificate is in it has signed the seal."""
    maker = read_certificate(seal.maker)
    if maker is None:
        return False
    return agrees(maker.key, seal.algorithm, _signed_by_maker(seal), seal.value) is True


def is_listed(certificate: Certificate, seal: Seal) -> bool:
    """Tell whether the seal names the certificate among those that may set it."""
    return certificate.der in seal.certificates or sm3(certificate.der) in seal.fingerprints


def _signed_by_maker(seal: Seal) -> bytes:
    return seal.signed[0] if len(seal.signed) == 1 else written(SEQUENCE, *seal.signed)


def _is_valid_at(seal: Seal, moment: datetime) -> bool:
    begun = seal.valid_from is None or seal.valid_from <= moment
    return begun and (seal.valid_until is None or moment <= seal.valid_until)
