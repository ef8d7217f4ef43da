"""Signs with SM2 test keys and issues certificates for them. The keys are known to everybody."""

from dataclasses import dataclass
from datetime import UTC, datetime

from parsers.signatures.guomi.certificates import SM2_CURVE, SM2_WITH_SM3
from parsers.signatures.guomi.curve import A, B, G, N, Point, sum_of_multiples
from parsers.signatures.guomi.sm2 import DEFAULT_ID, sm3
from sample_mail.make.eseals import der

VALID = (datetime(2025, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class TestKey:
    """An SM2 key made from a name, which its certificates bear."""

    __test__ = False
    name: str

    @property
    def secret(self) -> int:
        return int.from_bytes(sm3(b"test key of ", self.name.encode())) % (N - 2) + 1

    @property
    def encoded(self) -> bytes:
        return b"\x04" + b"".join(figure.to_bytes(32) for figure in _multiple(self.secret))

    def sign(self, message: bytes) -> bytes:
        """The nonce follows from key and message, so that samples come out the same each time."""
        fixed = b"".join(figure.to_bytes(32) for figure in (A, B, *G)) + self.encoded[1:]
        signer = sm3((8 * len(DEFAULT_ID)).to_bytes(2), DEFAULT_ID, fixed)
        e = int.from_bytes(sm3(signer, message))
        nonce = int.from_bytes(sm3(self.secret.to_bytes(32), message)) % (N - 1) + 1
        r = (e + _multiple(nonce)[0]) % N
        s = pow(1 + self.secret, -1, N) * (nonce - r * self.secret) % N
        return der.sequence(der.integer(r), der.integer(s))


def certificate(
    key: TestKey, issuer: TestKey | None = None, valid: tuple[datetime, datetime] = VALID
) -> bytes:
    """A certificate by the issuer, or one that the key issued to itself."""
    by = issuer or key
    algorithm = der.sequence(der.oid(SM2_WITH_SM3))
    kind = der.sequence(der.oid("1.2.840.10045.2.1"), der.oid(SM2_CURVE))
    signed = der.sequence(
        der.value(0xA0, der.integer(2)),
        der.integer(int.from_bytes(sm3(key.name.encode())[:6])),
        algorithm,
        _named(by.name),
        der.sequence(*map(der.utc_time, valid)),
        _named(key.name),
        der.sequence(kind, der.bits(key.encoded)),
    )
    return der.sequence(signed, algorithm, der.bits(by.sign(signed)))


def _multiple(number: int) -> Point:
    point = sum_of_multiples(number, 0, G)
    if point is None:
        raise ValueError("a multiple of the curve's order")
    return point


def _named(name: str) -> bytes:
    def entry(kind: str, text: str) -> bytes:
        return der.value(0x31, der.sequence(der.oid(kind), der.utf8(text)))

    country = der.value(0x31, der.sequence(der.oid("2.5.4.6"), der.value(0x13, b"CN")))
    return der.sequence(country, entry("2.5.4.10", name), entry("2.5.4.3", name))
