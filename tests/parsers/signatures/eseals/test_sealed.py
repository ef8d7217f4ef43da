"""Seals in all shapes, and what a change of each of their parts does."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from parsers.facts.seal_doubt import SealDoubt
from parsers.signatures.eseals.sealed import Sealed, read_sealed
from parsers.signatures.eseals.verify_seal import check_sealed
from parsers.signatures.guomi.der import BrokenDer
from parsers.signatures.guomi.sm2 import sm3
from sample_mail.make.eseals import der
from sample_mail.make.eseals.key import TestKey
from sample_mail.make.eseals.seals import SIGNED_AT, SealMade, sealed

PICTURE = b"\x89PNG of a seal"
SEAL = SealMade("甲山园区管理委员会", TestKey("甲山园区管理委员会"), PICTURE)
DIGEST = sm3(b"the document")
VERSIONS = (1, 4, 5)


def read(seal: SealMade = SEAL, at: datetime = SIGNED_AT) -> Sealed:
    return read_sealed(sealed(seal, DIGEST, "/Doc_0/Signs/Sign_0/Signature.xml", at))


@pytest.mark.parametrize("hashed", [False, True])
@pytest.mark.parametrize("version", VERSIONS)
def test_a_seal_tells_its_parts_and_verifies(version: int, hashed: bool) -> None:
    one = read(replace(SEAL, version=version, hashed=hashed))
    assert one.seal.name == SEAL.name
    assert (one.seal.picture_kind, one.seal.picture) == ("PNG", PICTURE)
    assert (one.seal.width, one.seal.height) == (40, 40)
    assert one.digest == DIGEST
    assert one.document == "/Doc_0/Signs/Sign_0/Signature.xml"
    assert one.signed_at == SIGNED_AT
    assert one.stamped_at == (SIGNED_AT if version == 5 else None)
    assert check_sealed(one).agrees is True
    assert check_sealed(one).doubts == ()


@pytest.mark.parametrize(
    ("seal", "at", "doubts"),
    [
        (replace(SEAL, listed=False), SIGNED_AT, (SealDoubt.SIGNER_UNLISTED,)),
        (replace(SEAL, listed=False, hashed=True), SIGNED_AT, (SealDoubt.SIGNER_UNLISTED,)),
        (
            replace(
                SEAL, valid=(datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
            ),
            SIGNED_AT,
            (SealDoubt.SEAL_NOT_VALID_THEN,),
        ),
        (
            SEAL,
            datetime(2031, 1, 1, tzinfo=UTC),
            (SealDoubt.SEAL_NOT_VALID_THEN, SealDoubt.CERTIFICATE_NOT_VALID_THEN),
        ),
        (
            SEAL,
            datetime(2024, 12, 31, tzinfo=UTC),
            (SealDoubt.SEAL_NOT_VALID_THEN, SealDoubt.CERTIFICATE_NOT_VALID_THEN),
        ),
    ],
)
@pytest.mark.parametrize("version", VERSIONS)
def test_doubts_are_named_and_the_value_agrees(
    version: int, seal: SealMade, at: datetime, doubts: tuple[SealDoubt, ...]
) -> None:
    found = check_sealed(read(replace(seal, version=version), at))
    assert found.agrees is True
    assert found.doubts == doubts


def test_a_seal_that_its_maker_did_not_sign_is_not_proven() -> None:
    """The forger has a certificate of their own, and puts another body's name into a seal."""
    genuine, forged = read(), read(replace(SEAL, name="乙河园区管理委员会"))
    mixed = replace(forged, seal=replace(forged.seal, value=genuine.seal.value))
    assert check_sealed(mixed).doubts == (SealDoubt.UNPROVEN,)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_byte_that_was_signed_counts(version: int) -> None:
    """A change is noticed: the structure is broken, or the value agrees no longer, or the seal's."""
    whole = sealed(replace(SEAL, version=version), DIGEST, "/Signature.xml")
    genuine = read_sealed(whole)
    begin = whole.index(genuine.signed)
    noticed = 0
    for place in range(begin, begin + len(genuine.signed), 23):
        changed = bytearray(whole)
        changed[place] ^= 0x01
        try:
            found = check_sealed(read_sealed(bytes(changed)))
        except BrokenDer:
            noticed += 1
            continue
        assert not found.agrees, place
        noticed += 1
    assert noticed > 40


@pytest.mark.parametrize("version", VERSIONS)
def test_another_value_does_not_agree(version: int) -> None:
    one = read(replace(SEAL, version=version))
    assert check_sealed(replace(one, value=bytes(64))).agrees is False
    assert check_sealed(replace(one, value=TestKey("乙").sign(one.signed))).agrees is False
    assert check_sealed(replace(one, certificate=b"")).agrees is None
    assert check_sealed(replace(one, signed_at=None, stamped_at=None)).doubts == (
        SealDoubt.TIME_UNKNOWN,
    )


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"\x30\0",
        b"\x30\x80\0\0",
        der.sequence(der.integer(4)),
        der.sequence(der.sequence(), der.bits(b"")),
        der.sequence(
            der.sequence(der.integer(4), der.sequence()), der.octets(b""), der.oid("1.2.3")
        ),
        sealed(SEAL, DIGEST, "/x")[:-1],
        sealed(SEAL, DIGEST, "/x") + b"\x01",
        SEAL.written(),
        SEAL.certificate,
        SEAL.key.sign(b""),
        b"PK\x03\x04" + bytes(100),
    ],
    ids=lambda value: value[:6].hex(),
)
def test_what_is_no_seal_is_refused(value: bytes) -> None:
    with pytest.raises(BrokenDer):
        read_sealed(value)
