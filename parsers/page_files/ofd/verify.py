"""Verifies the signatures of an OFD document: the parts protected, the value, the seal.

A signature protects parts by their digests in Signature.xml, and its value signs that part. It covers
all where every part that the pages are drawn from is among those it protects.
"""

import hashlib
from dataclasses import dataclass

from parsers.facts.file_facts import Signature
from parsers.facts.seal_doubt import SealDoubt
from parsers.page_files.ofd.package import ROOT, Package
from parsers.page_files.ofd.signature_list import ListedSignature, Reference
from parsers.signatures.eseals.seal import Seal
from parsers.signatures.eseals.sm2_values import read_sm2
from parsers.signatures.guomi.der import unpadded
from parsers.signatures.guomi.sm2 import sm3
from parsers.signatures.verify import UNEXAMINED

# By name and by number, as CheckMethod has them. MD5 proves nothing: two files of one digest are
# made at will.
_SM3 = frozenset({"sm3", "1.2.156.10197.1.401", "1.2.156.10197.1.401.1"})
_HASHES = {
    "sha1": "sha1",
    "1.3.14.3.2.26": "sha1",
    "sha256": "sha256",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "sha384": "sha384",
    "sha512": "sha512",
}


@dataclass(frozen=True, slots=True)
class SealedSignature:
    """`seal` is None where there is none, or none that can be read."""

    signature: Signature
    seal: Seal | None


def verify(
    package: Package,
    listed: ListedSignature,
    all_listed: tuple[ListedSignature, ...],
    listing: str,
    drawn: frozenset[str],
) -> SealedSignature:
    """The signature among all that the document lists in its part `listing`; `drawn` are the parts
    that the pages were drawn from.
    """
    value = _verified_value(listed)
    signature = value.signature
    protected = _protected(package, listed, listing if len(all_listed) > 1 else None)
    if protected is False or (signature.verifiable and not signature.intact):
        broken = Signature(signature.signer, intact=False, covers_all=False, verifiable=True)
        return SealedSignature(_told(broken, signature), value.seal)
    if protected is None or not signature.verifiable:
        unknown = Signature(signature.signer, intact=False, covers_all=False, verifiable=False)
        return SealedSignature(_told(unknown, signature), value.seal)
    free = frozenset({listing, package.find(f"/{ROOT}")})
    covers = _covers_all(drawn, listed, all_listed, free)
    whole = Signature(signature.signer, intact=True, covers_all=covers, verifiable=True)
    return SealedSignature(_told(whole, signature), value.seal)


def _told(one: Signature, value: Signature) -> Signature:
    return Signature(
        one.signer,
        one.intact,
        one.covers_all,
        one.verifiable,
        value.algorithm,
        value.signed_at,
        value.seal_name,
        value.doubts if one.intact else (),
    )


def _protected(package: Package, listed: ListedSignature, rewritten: str | None) -> bool | None:
    """Tell whether all the parts protected are as they were; None where their digests are unknown.

    `rewritten` is the list of signatures, which each further signature writes anew: that is no change
    of what was signed.
    """
    if not listed.references:
        return False
    for one in listed.references:
        if one.name is None or one.name != rewritten:
            same = _is_same(package, one, listed.method)
            if same is not True:
                return same
    return True


def _is_same(package: Package, one: Reference, method: str) -> bool | None:
    if one.name is None:
        return False
    computed = digest_of(package.read(one.name), method)
    return None if computed is None else computed == one.digest


def digest_of(data: bytes, method: str) -> bytes | None:
    """Return None where the method is unknown, or proves nothing."""
    folded = method.lower().replace("-", "")
    if folded in _SM3:
        return sm3(data)
    known = _HASHES.get(folded)
    return hashlib.new(known, data, usedforsecurity=False).digest() if known else None


def _covers_all(
    drawn: frozenset[str],
    listed: ListedSignature,
    all_listed: tuple[ListedSignature, ...],
    free: frozenset[str | None],
) -> bool:
    """`free`: what shows nothing need not be covered, nor the parts that are the signatures' own."""
    covered = {one.name for one in listed.references} | free
    own: frozenset[str] = frozenset().union(*(one.own_parts for one in all_listed))
    return drawn <= covered | own


def _verified_value(listed: ListedSignature) -> SealedSignature:
    """A bare value names nobody and cannot be verified."""
    if listed.value is None or not listed.value.strip(b"\0"):
        # Prepared for a signature that was never put in.
        return SealedSignature(_broken(), None)
    told = read_sm2(unpadded(listed.value), lambda: listed.written)
    if told is None:
        return SealedSignature(UNEXAMINED, None)
    doubts = told.doubts
    if told.seal and listed.seal is not None and listed.seal != told.seal.whole:
        doubts = (*doubts, SealDoubt.ANOTHER_SEAL)
    signature = Signature(
        told.signer,
        intact=told.agrees is True,
        covers_all=False,
        verifiable=told.agrees is not None,
        algorithm=told.algorithm,
        signed_at=told.signed_at,
        seal_name=told.seal_name,
        doubts=doubts,
    )
    return SealedSignature(signature, told.seal)


def _broken() -> Signature:
    return Signature("", intact=False, covers_all=False, verifiable=True)
