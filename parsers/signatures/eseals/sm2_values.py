"""Verifies the values that SM2 signs: electronic seals, and signed data in the form of CMS."""

from collections.abc import Callable
from dataclasses import dataclass

from asn1crypto import x509  # type: ignore[import-untyped]  # ships no types

from parsers.facts.seal_doubt import SealDoubt
from parsers.signatures.eseals.seal import Seal
from parsers.signatures.eseals.sealed import Sealed, read_sealed
from parsers.signatures.eseals.verify_seal import check_sealed
from parsers.signatures.guomi.certificates import SM2_WITH_SM3
from parsers.signatures.guomi.cms import SignedData, read_signed_data
from parsers.signatures.guomi.der import BrokenDer
from parsers.signatures.guomi.sm2 import sm3
from parsers.signatures.signer_name import name_of, shown

SM2 = "SM2/SM3"


@dataclass(frozen=True, slots=True)
class Sm2Value:
    """`agrees`: with the content; None where key or algorithm are of an unknown kind."""

    agrees: bool | None
    signer: str
    algorithm: str
    signed_at: str
    seal: Seal | None = None
    doubts: tuple[SealDoubt, ...] = ()

    @property
    def seal_name(self) -> str:
        return shown(self.seal.name) if self.seal else ""


def read_sm2(value: bytes, content: Callable[[], bytes]) -> Sm2Value | None:
    """Return what the value says of the content; None for what is neither a seal nor SM2's."""
    try:
        return _of_seal(read_sealed(value), content())
    except BrokenDer:
        found = read_signed_data(value)
    return _of_container(found, content()) if found and found.is_sm2 else None


def _of_seal(sealed: Sealed, content: bytes) -> Sm2Value:
    check = check_sealed(sealed)
    moment = sealed.stamped_at or sealed.signed_at
    same = sealed.digest == sm3(content)
    return Sm2Value(
        check.agrees and same if check.agrees is not None else None,
        name_of(x509.Certificate.load(sealed.certificate)) if check.agrees is not None else "",
        SM2 if sealed.algorithm == SM2_WITH_SM3 else sealed.algorithm,
        moment.isoformat() if moment else "",
        sealed.seal,
        check.doubts,
    )


def _of_container(found: SignedData, content: bytes) -> Sm2Value:
    whose = found.certificate
    return Sm2Value(
        found.agrees(content),
        name_of(x509.Certificate.load(whose.der)) if whose else "",
        SM2,
        found.signed_at.isoformat() if found.signed_at else "",
    )
