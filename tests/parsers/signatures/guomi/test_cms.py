from datetime import UTC, datetime

import pytest

from parsers.signatures.guomi.cms import read_signed_data
from parsers.signatures.guomi.sm2 import sm3
from sample_mail.make.eseals.key import TestKey
from sample_mail.make.eseals.signed_data import OWN, USUAL, signed_data

KEY = TestKey("甲山园区管理委员会")
MESSAGE = b"what was signed"
AT = datetime(2026, 6, 8, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize("numbers", [OWN, USUAL])
@pytest.mark.parametrize("within", [None, MESSAGE, sm3(MESSAGE)])
@pytest.mark.parametrize("at", [None, AT])
@pytest.mark.parametrize(
    "algorithm", ["1.2.156.10197.1.301.1", "1.2.156.10197.1.501", "1.2.840.10045.2.1"]
)
def test_all_ways_of_signing_agree_with_the_message_alone(
    numbers: str, within: bytes | None, at: datetime | None, algorithm: str
) -> None:
    value = signed_data(KEY, MESSAGE, numbers=numbers, within=within, at=at, algorithm=algorithm)
    found = read_signed_data(value)
    assert found is not None
    assert found.agrees(MESSAGE) is True
    assert found.agrees(b"another") is False
    assert found.signed_at == at


def test_every_byte_of_the_value_and_of_what_it_signs_counts() -> None:
    whole = signed_data(KEY, MESSAGE, at=AT)
    begin = whole.index(sm3(MESSAGE))
    for place in (begin, begin + 31, len(whole) - 1, len(whole) - 40):
        changed = bytearray(whole)
        changed[place] ^= 1
        found = read_signed_data(bytes(changed))
        assert found is None or found.agrees(MESSAGE) is False


def test_other_algorithms_are_left_to_others() -> None:
    found = read_signed_data(signed_data(KEY, MESSAGE, algorithm="1.2.840.113549.1.1.11"))
    assert found is not None
    assert found.agrees(MESSAGE) is None


@pytest.mark.parametrize(
    "value",
    [b"", b"\x30\0", b"\x30\x80\0\0", KEY.sign(MESSAGE), signed_data(KEY, MESSAGE)[:-1]],
)
def test_what_is_no_signed_data_is_none(value: bytes) -> None:
    assert read_signed_data(value) is None
