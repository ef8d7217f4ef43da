"""Verifies a signature made with a seal: the signer's value, the seal's own, and who may set it when."""

from dataclasses import dataclass
from datetime import datetime

from parsers.facts.seal_doubt import SealDoubt
from parsers.signatures.eseals.seal import Seal
from parsers.signatures.eseals.sealed import Sealed
from parsers.signatures.guomi.certificates import Certificate, agrees, read_certificate
from parsers.signatures.guomi.der import SEQUENCE, written
from parsers.signatures.guomi.sm2 import sm3


@dataclass(frozen=True, slots=True)
class SealCheck:
    """`agrees`: the signer signed this; None where it cannot be computed here.

    `doubts` are of the seal and of the certificate, whatever `agrees` says.
    """

    agrees: bool | None
    doubts: tuple[SealDoubt, ...]


def check_sealed(sealed: Sealed) -> SealCheck:
    """Return what the mathematics say; whether the digest is the document's is for the caller."""
    certificate = read_certificate(sealed.certificate)
    if certificate is None:
        return SealCheck(None, ())
    result = agrees(certificate.key, sealed.algorithm, sealed.signed, sealed.value)
    return SealCheck(result, tuple(_doubts(sealed, certificate)))


def _doubts(sealed: Sealed, certificate: Certificate) -> list[SealDoubt]:
    seal, at = sealed.seal, sealed.stamped_at or sealed.signed_at
    found: list[SealDoubt] = []
    if not is_proven(seal):
        found.append(SealDoubt.UNPROVEN)
    if not is_listed(certificate, seal):
        found.append(SealDoubt.SIGNER_UNLISTED)
    if at is None:
        return [*found, SealDoubt.TIME_UNKNOWN]
    if not _is_valid_at(seal, at):
        found.append(SealDoubt.SEAL_NOT_VALID_THEN)
    if not certificate.is_valid_at(at):
        found.append(SealDoubt.CERTIFICATE_NOT_VALID_THEN)
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
