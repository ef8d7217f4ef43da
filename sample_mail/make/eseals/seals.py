"""Writes electronic seals and what is sealed with them, in the shapes of V1, V4 and V5."""

from dataclasses import dataclass
from datetime import UTC, datetime

from parsers.signatures.guomi.certificates import SM2_WITH_SM3
from parsers.signatures.guomi.sm2 import sm3
from sample_mail.make.eseals import der
from sample_mail.make.eseals.key import VALID, TestKey, certificate

MAKER = TestKey("电子印章测试制作机构")
SIGNED_AT = datetime(2026, 6, 8, 2, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SealMade:
    """A seal of `name`, set by the holder of `key`. `listed`: the certificate is in the seal;
    `hashed`: only its digest is.
    """

    name: str
    key: TestKey
    picture: bytes
    version: int = 4
    listed: bool = True
    hashed: bool = False
    valid: tuple[datetime, datetime] = VALID
    kind: str = "PNG"
    size: int = 40

    @property
    def certificate(self) -> bytes:
        return certificate(self.key, MAKER)

    def written(self) -> bytes:
        info, maker = self._info(), der.octets(certificate(MAKER))
        algorithm = der.oid(SM2_WITH_SM3)
        if self.version == 1:
            value = MAKER.sign(der.sequence(info, maker, algorithm))
            return der.sequence(info, der.sequence(maker, algorithm, der.bits(value)))
        return der.sequence(info, maker, algorithm, der.bits(MAKER.sign(info)))

    def _info(self) -> bytes:
        header = der.sequence(der.ia5("ES"), der.integer(self.version), der.ia5("TestMaker"))
        picture = der.sequence(
            der.ia5(self.kind),
            der.octets(self.picture),
            der.integer(self.size),
            der.integer(self.size),
        )
        return der.sequence(header, der.ia5("0123456789abcdef"), self._properties(), picture)

    def _properties(self) -> bytes:
        whose = self.certificate if self.listed else certificate(MAKER)
        one = der.octets(whose)
        if self.hashed:
            one = der.sequence(der.value(0x13, b"SM3"), der.octets(sm3(whose)))
        kind = () if self.version == 1 else (der.integer(2 if self.hashed else 1),)
        time = der.utc_time if self.version == 1 else der.generalized_time
        times = (time(one) for one in (self.valid[0], *self.valid))
        return der.sequence(der.integer(1), der.utf8(self.name), *kind, der.sequence(one), *times)


def sealed(seal: SealMade, digest: bytes, document: str, at: datetime = SIGNED_AT) -> bytes:
    """What stands in SignedValue.dat, or in a PDF's signature."""
    own, algorithm = der.octets(seal.certificate), der.oid(SM2_WITH_SM3)
    begin = (der.integer(seal.version), seal.written())
    rest = (der.bits(digest), der.ia5(document))
    if seal.version == 1:
        time = der.bits(der.utc_time(at))
        signed = der.sequence(*begin, time, *rest, own, algorithm)
        return der.sequence(signed, der.bits(seal.key.sign(signed)))
    signed = der.sequence(*begin, der.generalized_time(at), *rest)
    stamp = () if seal.version == 4 else (der.value(0xA0, der.bits(der.generalized_time(at))),)
    return der.sequence(signed, own, algorithm, der.bits(seal.key.sign(signed)), *stamp)
