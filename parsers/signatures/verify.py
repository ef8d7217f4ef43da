"""Verifies digital signatures of a PDF offline. It does not say whom to trust.

An intact signature shows that the file is as it was when somebody with that certificate signed it.
Whether the certificate is genuine, expired or revoked is not judged: nobody can, offline.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import extract_contents

from parsers.facts.file_facts import Signature
from parsers.signatures.byte_range import ByteRange, Extent, byte_range
from parsers.signatures.changes_since import only_permitted
from parsers.signatures.container import Agreement, hold
from parsers.signatures.errors import BROKEN
from parsers.signatures.signed_fields import MOST_SIGNATURES, SignedField, entry, filled_signatures
from parsers.signatures.signer_name import shown

UNEXAMINED = Signature("", intact=False, covers_all=False, verifiable=False)


@dataclass(frozen=True, slots=True)
class SignedObject:
    """A signature and the number of its object in the file, None where it has none."""

    signature: Signature
    number: int | None = None


def read_signatures(data: bytes) -> tuple[Signature, ...]:
    """Every filled signature in the file, in the order signed. An empty field is none.

    `intact`: digest and signature agree with the signed bytes. `verifiable` is False where the
    algorithm is beyond us or the file's form cannot be examined: then nothing else is claimed.
    """
    return tuple(one.signature for one in signed_objects(data))


def signed_objects(data: bytes) -> tuple[SignedObject, ...]:
    """The signatures as `read_signatures` tells them, time stamps left out."""
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt(b"")
        filled = filled_signatures(reader)
    except BROKEN:
        # Something of a signature was seen, so there is one; it cannot be examined.
        return (SignedObject(UNEXAMINED),)
    signed = [one for one in filled if not one.is_timestamp]
    seen = [_examined(one, reader, data) for one in signed[:MOST_SIGNATURES]]
    seen.sort(key=lambda one: one[0])
    beyond = [SignedObject(UNEXAMINED)] if len(signed) > MOST_SIGNATURES else []
    return (*(found for _, found in seen), *beyond)


def _examined(signed: SignedField, reader: PdfFileReader, data: bytes) -> tuple[int, SignedObject]:
    """With where its bytes end, for each signer signs all that was there before."""
    try:
        where = byte_range(list(_numbers(signed.value)), len(data))
        value = extract_contents(signed.value)
    except BROKEN:
        where, value = None, b""
    if where is None:
        # Without a proper range nothing is signed at all, whatever the container says.
        return len(data), SignedObject(_broken(_claimed(signed)), signed.number)
    return where.end, SignedObject(_signature(signed, reader, data, where, value), signed.number)


def _signature(
    signed: SignedField, reader: PdfFileReader, data: bytes, where: ByteRange, value: bytes
) -> Signature:
    held = hold(
        value,
        _certificate(signed.value),
        lambda name: where.digest(data, name),
        lambda: where.covered(data),
    )
    told = Signature(
        held.signer or _claimed(signed),
        intact=False,
        covers_all=False,
        verifiable=held.agreement is not Agreement.BEYOND_US,
        algorithm=held.algorithm,
        signed_at=held.signed_at,
        seal_name=held.seal_name,
    )
    if held.agreement is Agreement.BEYOND_US:
        return told
    if held.agreement is Agreement.DIFFERS:
        # What is known to be a seal, or SM2's, is known to be broken.
        known = _is_known(signed) or bool(held.algorithm)
        return replace(told, verifiable=known)
    extent = where.extent(data, value)
    covers = extent is Extent.WHOLE or (
        extent is Extent.BEGINNING and only_permitted(reader, signed, data)
    )
    return replace(told, intact=True, covers_all=covers, doubts=held.doubts)


def _broken(signer: str) -> Signature:
    return Signature(signer, intact=False, covers_all=False, verifiable=True)


# What these containers hold is known. Under another name it may be anything: where it agrees it is
# verified all the same, where it does not nothing is claimed.
KNOWN = frozenset(
    {
        "/adbe.pkcs7.detached",
        "/adbe.pkcs7.sha1",
        "/adbe.x509.rsa_sha1",
        "/ETSI.CAdES.detached",
    }
)


def _is_known(signed: SignedField) -> bool:
    return entry(signed.value, "/SubFilter") in KNOWN


def _numbers(value: generic.DictionaryObject) -> Iterator[object]:
    numbers = entry(value, "/ByteRange")
    if isinstance(numbers, generic.ArrayObject):
        # A range of more than four numbers is of no use, however long it is.
        yield from (numbers[index] for index in range(min(len(numbers), 5)))


def _certificate(value: generic.DictionaryObject) -> bytes:
    """The signer's own comes first."""
    found = entry(value, "/Cert")
    if isinstance(found, generic.ArrayObject) and found:
        found = found[0]
    return bytes(getattr(found, "original_bytes", b""))


def _claimed(signed: SignedField) -> str:
    """The name the dictionary gives, which anybody may write there."""
    return shown(str(entry(signed.value, "/Name") or ""))
