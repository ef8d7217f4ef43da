"""Verifies a signature value against the signed bytes: CMS, bare RSA in the oldest files, SM2.

Only the mathematics are judged. Whether the certificate is expired, revoked or somebody's own
making cannot be known offline, and is left to the person who looks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from asn1crypto import cms, core, x509  # type: ignore[import-untyped]  # ships no types
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from pyhanko.sign.general import extract_certificate_info, extract_signer_info
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from parsers.facts.seal_doubt import SealDoubt
from parsers.signatures.errors import BROKEN
from parsers.signatures.eseals.sm2_values import read_sm2
from parsers.signatures.guomi.der import unpadded
from parsers.signatures.signer_name import name_of, name_within

# Without MD5 and its elders: whoever likes can make two files of one digest, so it proves nothing.
DIGESTS = frozenset(
    {"sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
)
# Shorter keys are taken apart at home.
LEAST_RSA_BITS = 1024
_SEQUENCE, _OCTETS = b"\x30", b"\x04"
_BARE_RSA = {
    "sha1": hashes.SHA1(),  # noqa: S303 - the format's own; it is told, not trusted
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}

Digest = Callable[[str], bytes]
"""The digest of the signed bytes by an algorithm's name."""

Content = Callable[[], bytes]
"""The signed bytes themselves: SM2 takes a digest of the signer's key along."""


class Agreement(Enum):
    """`BEYOND_US`: made with what cannot be computed here, so that nothing is claimed."""

    AGREES = "agrees"
    DIFFERS = "differs"
    BEYOND_US = "beyond us"


@dataclass(frozen=True, slots=True)
class Held:
    """What the container does not tell is "". `seal_name` and `doubts` are of an electronic seal."""

    agreement: Agreement
    signer: str = ""
    algorithm: str = ""
    signed_at: str = ""
    seal_name: str = ""
    doubts: tuple[SealDoubt, ...] = ()


def hold(value: bytes, certificate: bytes, digest: Digest, content: Content) -> Held:
    """`certificate` is the one beside the value (/Cert), b"" where there is none."""
    if not value.strip(b"\0"):
        # Prepared for a signature that was never put in.
        return Held(Agreement.DIFFERS)
    if value.startswith(_OCTETS):
        return _bare_rsa(value, certificate, digest)
    if not value.startswith(_SEQUENCE):
        return Held(Agreement.DIFFERS)
    if (sealed := hold_sm2(value, content)) is not None:
        return sealed
    try:
        info = cms.ContentInfo.load(value)
        known = info["content_type"].native == "signed_data"
    except BROKEN:
        known = False
    return _cms(info, digest) if known else Held(_UNKNOWN, name_within(value))


_UNKNOWN = Agreement.BEYOND_US


def hold_sm2(value: bytes, content: Content) -> Held | None:
    """Return what electronic seals and containers of SM2 say; None for anything else."""
    told = read_sm2(unpadded(value), content)
    if told is None:
        return None
    agreement = _UNKNOWN if told.agrees is None else _AGREEMENTS[told.agrees]
    return Held(agreement, told.signer, told.algorithm, told.signed_at, told.seal_name, told.doubts)


_AGREEMENTS = {True: Agreement.AGREES, False: Agreement.DIFFERS}


def _cms(content: cms.ContentInfo, digest: Digest) -> Held:
    try:
        signed = content["content"]
        signer = extract_signer_info(signed)
        certificate = extract_certificate_info(signed).signer_cert
    except BROKEN:
        # Damaged inside, or without the certificate: it does not verify, for anybody.
        return Held(Agreement.DIFFERS)
    name = name_of(certificate)
    if not (_is_computable(signer) and _is_usable(certificate)):
        return Held(_UNKNOWN, name)
    try:
        return Held(_agreement(signed, signer, certificate, digest), name)
    except BROKEN:
        return Held(Agreement.DIFFERS, name)


def _is_computable(signer: cms.SignerInfo) -> bool:
    try:
        algorithm = signer["signature_algorithm"].signature_algo
        return bool(algorithm) and signer["digest_algorithm"]["algorithm"].native in DIGESTS
    except BROKEN:
        return False


def _is_usable(certificate: x509.Certificate) -> bool:
    """Tell whether its key is of a kind we can compute with, and long enough to mean anything."""
    try:
        key = serialization.load_der_public_key(certificate.public_key.dump())
    except BROKEN:
        return False
    return not isinstance(key, rsa.RSAPublicKey) or key.key_size >= LEAST_RSA_BITS


def _agreement(
    signed: cms.SignedData, signer: cms.SignerInfo, certificate: x509.Certificate, digest: Digest
) -> Agreement:
    within = signed["encap_content_info"]
    algorithm = signer["digest_algorithm"]["algorithm"].native
    content = within["content"].native
    kind = within["content_type"].native
    if content is None:
        same, whole = True, digest(algorithm)
    else:
        # adbe.pkcs7.sha1: what is signed is the file's digest, put into the container.
        same, whole = content == digest("sha1"), _hashed(algorithm, content)
    agrees, valid = validate_sig_integrity(signer, certificate, kind, whole)
    return Agreement.AGREES if same and agrees and valid else Agreement.DIFFERS


def _hashed(algorithm: str, content: bytes) -> bytes:
    hasher = hashes.Hash(getattr(hashes, algorithm.upper())())
    hasher.update(content)
    return hasher.finalize()


def _bare_rsa(value: bytes, certificate: bytes, digest: Digest) -> Held:
    """adbe.x509.rsa_sha1: the RSA value alone, its certificate beside it in the dictionary."""
    try:
        signature = core.OctetString.load(value).native
        whose = x509.Certificate.load(certificate)
        key = serialization.load_der_public_key(whose.public_key.dump())
    except BROKEN:
        return Held(Agreement.DIFFERS)
    name = name_of(whose)
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < LEAST_RSA_BITS:
        return Held(_UNKNOWN, name)
    for algorithm, made_by in _BARE_RSA.items():
        try:
            key.verify(signature, digest(algorithm), padding.PKCS1v15(), Prehashed(made_by))
        except InvalidSignature:
            continue
        return Held(Agreement.AGREES, name)
    return Held(Agreement.DIFFERS, name)
