"""Extracts the content of signed wrappers (`.p7m`). The signature is not verified."""

import re
import zlib

from asn1crypto import cms, pem  # type: ignore[import-untyped]

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.budget import MOST_BYTES

EXTENSION = ".p7m"
# Enveloped, encrypted, compressed and authenticated data: what a gateway that renames files leaves.
_HEAD = rb"\x30(?:[\x00-\x80]|\x81.|\x82..|\x83...|\x84....)\x06"
_WRAPPED = re.compile(
    _HEAD + rb"(?:\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07[\x03\x06]"
    rb"|\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01[\x09\x17])",
    re.DOTALL,
)
# The same by GM/T 0010, enciphered with SM2 and SM4.
_BY_GM = re.compile(_HEAD + rb"\x0a\x2a\x81\x1c\xcf\x55\x06\x01\x04\x02[\x03\x04\x05]", re.DOTALL)


def is_wrapped(data: bytes, name: str) -> bool:
    """Tells whether a file is such a wrapper: by its name, or by its first bytes."""
    return name.lower().endswith(EXTENSION) or bool(_WRAPPED.match(data) or _BY_GM.match(data))


def open_signed(data: bytes) -> bytes:
    """The bytes that were signed.

    Raises Unreadable: ENCRYPTED where they are enciphered too, UNSUPPORTED for any other wrapper,
    UNREADABLE for damage.
    """
    bare = _bare(data)
    if _BY_GM.match(bare):
        raise Unreadable(Problem.ENCRYPTED, "enciphered for a key that is not ours")
    try:
        wrapper = cms.ContentInfo.load(bare)
        kind = wrapper["content_type"].native
        signed = kind == "signed_data"
        content = wrapper["content"]["encap_content_info"]["content"].native if signed else None
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, AttributeError) as error:
        raise Unreadable(Problem.UNREADABLE, f"the signed wrapper is damaged: {error}") from error
    if kind == "compressed_data":
        return _decompressed(wrapper)
    if kind in ("enveloped_data", "encrypted_data", "authenticated_enveloped_data"):
        raise Unreadable(Problem.ENCRYPTED, "enciphered for a key that is not ours")
    if not isinstance(content, bytes):
        raise Unreadable(Problem.UNSUPPORTED, f"a wrapper of the kind {kind} without its content")
    return content


def _bare(data: bytes) -> bytes:
    """Without the lines that some programs put around it as text."""
    return pem.unarmor(data)[2] if pem.detect(data) else data


def _decompressed(wrapper: cms.ContentInfo) -> bytes:
    """A letter that was only made smaller; within bounds, for a stranger made it."""
    try:
        packed = wrapper["content"]["encap_content_info"]["content"].native
        content = zlib.decompressobj().decompress(packed, MOST_BYTES)
    except (ValueError, TypeError, KeyError, zlib.error) as error:
        raise Unreadable(Problem.UNREADABLE, f"the wrapper is damaged: {error}") from error
    return bytes(content)
