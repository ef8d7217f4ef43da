from datetime import UTC, datetime

import pytest

from parsers.signatures.guomi.certificates import (
    SM2_WITH_SM3,
    agrees,
    is_issued_by,
    read_certificate,
)
from sample_mail.make.eseals.key import TestKey, certificate
from tests import signed

ROOT, OWNER = TestKey("测试根证书机构"), TestKey("甲山园区管理委员会")
MESSAGE = b"what was sealed"


def read(der: bytes):
    found = read_certificate(der)
    assert found is not None
    return found


def test_a_certificate_tells_its_key_names_and_validity() -> None:
    found = read(certificate(OWNER, ROOT))
    assert agrees(found.key, SM2_WITH_SM3, MESSAGE, OWNER.sign(MESSAGE)) is True
    assert found.issuer == read(certificate(ROOT)).subject
    assert found.is_valid_at(datetime(2026, 6, 1, tzinfo=UTC))
    assert not found.is_valid_at(datetime(2024, 12, 31, tzinfo=UTC))
    assert not found.is_valid_at(datetime(2030, 1, 2, tzinfo=UTC))


def test_an_issuer_is_known_by_name_and_signature() -> None:
    issued, root = read(certificate(OWNER, ROOT)), read(certificate(ROOT))
    assert is_issued_by(issued, root)
    assert is_issued_by(root, root)
    assert not is_issued_by(root, issued)
    # Named by it, and signed by another of the same name.
    forged = read(certificate(TestKey("乙"), TestKey("甲")))
    assert not is_issued_by(forged, root)


@pytest.mark.parametrize("place", [30, 60, 120, 200, 300, -1])
def test_a_changed_certificate_is_issued_by_nobody(place: int) -> None:
    whole = bytearray(certificate(OWNER, ROOT))
    whole[place] ^= 1
    found = read_certificate(bytes(whole))
    assert found is None or not is_issued_by(found, read(certificate(ROOT)))


@pytest.mark.parametrize(
    "der",
    [b"", b"\x30\0", b"\x30\x80\0\0", b"\x04\x02ab", certificate(OWNER)[:-1], b"PK\x03\x04"],
)
def test_what_is_no_certificate_is_none(der: bytes) -> None:
    assert read_certificate(der) is None


def test_another_message_or_signature_does_not_agree() -> None:
    key = read(certificate(OWNER)).key
    assert agrees(key, SM2_WITH_SM3, b"another", OWNER.sign(MESSAGE)) is False
    assert agrees(key, SM2_WITH_SM3, MESSAGE, ROOT.sign(MESSAGE)) is False
    assert agrees(key, SM2_WITH_SM3, MESSAGE, b"") is False


def test_a_key_off_the_curve_has_signed_nothing() -> None:
    key = bytearray(read(certificate(OWNER)).key)
    key[-1] ^= 1
    assert agrees(bytes(key), SM2_WITH_SM3, MESSAGE, OWNER.sign(MESSAGE)) is False


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_keys_of_other_kinds_are_computed_by_the_library(kind: str) -> None:
    one = read(signed.der(signed.certificate(kind)))
    assert is_issued_by(one, one)


def test_what_cannot_be_computed_is_neither_right_nor_wrong() -> None:
    rsa = read(signed.der(signed.certificate())).key
    assert agrees(rsa, "1.2.840.113549.1.1.4", MESSAGE, bytes(256)) is None
    assert agrees(rsa, SM2_WITH_SM3, MESSAGE, bytes(256)) is None
    assert agrees(b"\x30\0", SM2_WITH_SM3, MESSAGE, bytes(64)) is None
