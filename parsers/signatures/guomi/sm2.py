"""Verifies SM2 signatures over SM3 digests (GB/T 32918.2, GB/T 35276)."""

from cryptography.hazmat.primitives import hashes

from parsers.signatures.guomi.curve import A, B, G, N, Point, is_on_curve, sum_of_multiples
from parsers.signatures.guomi.der import BrokenDer, children, positive_integer

DEFAULT_ID = b"1234567812345678"
"""The signer's identity that GB/T 35276 fixes where signer and verifier agreed on none."""

_WIDTH = 32
_RAW = 2 * _WIDTH
_UNCOMPRESSED = 4


def sm3(*pieces: bytes) -> bytes:
    """Return the digest of the pieces, one behind the other."""
    hasher = hashes.Hash(hashes.SM3())
    for piece in pieces:
        hasher.update(piece)
    return hasher.finalize()


def public_point(encoded: bytes) -> Point | None:
    """Return the key that is written as 04 ‖ x ‖ y; None for another form, or off the curve."""
    if len(encoded) != 1 + _RAW or encoded[0] != _UNCOMPRESSED:
        return None
    x, y = encoded[1 : 1 + _WIDTH], encoded[1 + _WIDTH :]
    point = int.from_bytes(x), int.from_bytes(y)
    return point if is_on_curve(point) else None


def verify(key: Point, message: bytes, signature: bytes, identity: bytes = DEFAULT_ID) -> bool:
    """Tell whether the signature is this key's over the message.

    Args:
        key: a point on the curve.
        message: the signed bytes themselves, not their digest.
        signature: a SEQUENCE of r and s in strict DER, or both as 32 bytes each.
        identity: the signer's, at most 8191 bytes.

    """
    figures = _figures(signature)
    if figures is None or not is_on_curve(key):
        return False
    return _verify(key, _digest(key, message, identity), *figures)


def _digest(key: Point, message: bytes, identity: bytes) -> int:
    """Return e: the digest of the message behind that of all that is fixed about the signer."""
    length = (8 * len(identity)).to_bytes(2)
    fixed = b"".join(figure.to_bytes(_WIDTH) for figure in (A, B, *G, *key))
    return int.from_bytes(sm3(sm3(length, identity, fixed), message))


def _verify(key: Point, e: int, r: int, s: int) -> bool:
    if not (0 < r < N and 0 < s < N):
        return False
    t = (r + s) % N
    if t == 0:
        return False
    point = sum_of_multiples(s, t, key)
    return point is not None and (e + point[0]) % N == r


def _figures(signature: bytes) -> tuple[int, int] | None:
    """Some makers of seals leave the DER out and write r and s one behind the other."""
    if len(signature) == _RAW:
        return int.from_bytes(signature[:_WIDTH]), int.from_bytes(signature[_WIDTH:])
    try:
        r, s = map(positive_integer, children(signature))
    except (BrokenDer, ValueError):
        return None
    return r, s
