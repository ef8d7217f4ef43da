"""Letters and files in a signed wrapper (`.p7m`): what was signed is taken out, nothing is verified."""

from asn1crypto import cms  # type: ignore[import-untyped]

from parsers.problem import Problem, Unreadable

EXTENSION = ".p7m"


def open_signed(data: bytes) -> bytes:
    """The bytes that were signed.

    Raises Unreadable: ENCRYPTED where they are enciphered too, UNSUPPORTED for any other wrapper,
    UNREADABLE for damage.
    """
    try:
        wrapper = cms.ContentInfo.load(data)
        kind = wrapper["content_type"].native
        signed = kind == "signed_data"
        content = wrapper["content"]["encap_content_info"]["content"].native if signed else None
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, AttributeError) as error:
        raise Unreadable(Problem.UNREADABLE, f"the signed wrapper is damaged: {error}") from error
    if kind in ("enveloped_data", "encrypted_data", "authenticated_enveloped_data"):
        raise Unreadable(Problem.ENCRYPTED, "enciphered for a key that is not ours")
    if not isinstance(content, bytes):
        raise Unreadable(Problem.UNSUPPORTED, f"a wrapper of the kind {kind} without its content")
    return content
