import pytest

from parsers.signatures.guomi.curve import G, N, P, Point, is_on_curve, sum_of_multiples
from parsers.signatures.guomi.sm2 import DEFAULT_ID, public_point, sm3, verify

# GB/T 32918.5-2017, annex A.2: the standard's own key, message and signature on the curve.
KEY = (
    0x09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020,
    0xCCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13,
)
MESSAGE = b"message digest"
R = 0xF5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3
S = 0xB1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA


def raw(r: int, s: int) -> bytes:
    return r.to_bytes(32) + s.to_bytes(32)


def integer(figure: int) -> bytes:
    content = figure.to_bytes(figure.bit_length() // 8 + 1)
    return bytes((2, len(content))) + content


def der(*values: bytes) -> bytes:
    content = b"".join(values)
    return bytes((0x30, len(content))) + content


RIGHT = der(integer(R), integer(S))


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        # GB/T 32905-2016, annex A.
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_gives_the_digests_of_the_standard(message: bytes, digest: str) -> None:
    assert sm3(message).hex() == digest
    assert sm3(message[:1], message[1:]).hex() == digest


@pytest.mark.parametrize("signature", [RIGHT, raw(R, S)])
def test_the_example_of_the_standard_verifies(signature: bytes) -> None:
    assert verify(KEY, MESSAGE, signature)


@pytest.mark.parametrize(
    ("message", "signature", "identity"),
    [
        (b"message digesT", RIGHT, DEFAULT_ID),
        (b"", RIGHT, DEFAULT_ID),
        (MESSAGE, RIGHT, b"ALICE123@YAHOO.COM"),
        (MESSAGE, RIGHT, b""),
        (MESSAGE, raw(R, S ^ 1), DEFAULT_ID),
        (MESSAGE, raw(R ^ 1, S), DEFAULT_ID),
        (MESSAGE, raw(S, R), DEFAULT_ID),
    ],
)
def test_another_message_signature_or_signer_does_not(
    message: bytes, signature: bytes, identity: bytes
) -> None:
    assert not verify(KEY, message, signature, identity)


@pytest.mark.parametrize(
    ("r", "s"),
    [
        (0, S), (R, 0), (0, 0), (N, S), (R, N), (N + R, S) if N + R < 2**256 else (N, N),
        (2**256 - 1, S), (R, 2**256 - 1),
        # r + s = n: the key itself would not count.
        (R, N - R), (1, N - 1),
    ],
)  # fmt: skip
def test_figures_out_of_range_are_refused(r: int, s: int) -> None:
    assert not verify(KEY, MESSAGE, raw(r, s))
    assert not verify(KEY, MESSAGE, der(integer(r), integer(s)))


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        b"\x30",
        b"\x30\x00",
        b"\0" * 64,
        RIGHT[:-1],
        RIGHT + b"\0",
        der(integer(R)),
        der(integer(R), integer(S), integer(1)),
        # A leading zero too many; without the one that keeps it positive.
        der(b"\x02\x22\0" + integer(R)[2:], integer(S)),
        der(b"\x02\x20" + R.to_bytes(32), integer(S)),
        # Lengths in a longer form than need be, or told by the end alone.
        b"\x30\x81" + RIGHT[1:],
        b"\x30\x80" + RIGHT[2:] + b"\0\0",
        b"\x31" + RIGHT[1:],
        der(b"\x04" + integer(R)[1:], integer(S)),
    ],
    ids=lambda signature: signature[:4].hex(),
)
def test_what_is_not_the_one_form_of_a_signature_is_refused(signature: bytes) -> None:
    assert not verify(KEY, MESSAGE, signature)


@pytest.mark.parametrize(
    "point",
    [(0, 0), (KEY[0], KEY[1] ^ 1), (KEY[1], KEY[0]), (P, KEY[1]), (KEY[0] + P, KEY[1]), (1, 1)],
)
def test_a_point_off_the_curve_is_no_key(point: Point) -> None:
    assert not is_on_curve(point)
    assert not verify(point, MESSAGE, RIGHT)


@pytest.mark.parametrize(
    ("encoded", "point"),
    [
        (b"\x04" + raw(*KEY), KEY),
        (b"\x04" + raw(KEY[0], KEY[1] ^ 1), None),
        (b"\x02" + raw(*KEY)[:32], None),
        (b"\x06" + raw(*KEY), None),
        (raw(*KEY), None),
        (b"\0", None),
        (b"", None),
        (b"\x04" + bytes(64), None),
        (b"\x04" + raw(*KEY) + b"\0", None),
    ],
)
def test_a_key_is_written_in_one_form(encoded: bytes, point: Point | None) -> None:
    assert public_point(encoded) == point


def test_multiples_agree_with_plain_addition() -> None:
    """Kinds of sums that the fast formulas must not confuse: a doubling, and one that is infinity."""
    double = sum_of_multiples(2, 0, G)
    assert double is not None
    assert double == sum_of_multiples(1, 1, G)
    assert sum_of_multiples(1, 1, double) == sum_of_multiples(3, 0, KEY)
    assert sum_of_multiples(N - 1, 1, G) is None
    assert sum_of_multiples(N, 0, G) is None
    assert sum_of_multiples(N + 1, 0, G) == G
    assert sum_of_multiples(0, 1, KEY) == KEY
