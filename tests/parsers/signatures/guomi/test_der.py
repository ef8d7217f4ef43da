import pytest

from parsers.signatures.guomi import der
from parsers.signatures.guomi.der import (
    BrokenDer,
    bits,
    check_whole,
    children,
    dotted,
    node,
    positive_integer,
)


def value(tag: int, content: bytes) -> bytes:
    if len(content) < 0x80:
        return bytes((tag, len(content))) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(length))) + length + content


def nested(depth: int) -> bytes:
    found = b"\x05\0"
    for _ in range(depth):
        found = value(der.SEQUENCE, found)
    return found


@pytest.mark.parametrize("size", [0, 1, 127, 128, 255, 256, 65_535, 65_536])
def test_lengths_in_their_shortest_form_are_read(size: int) -> None:
    written = value(der.OCTET_STRING, b"x" * size)
    assert node(written).content == b"x" * size
    assert node(written).whole == written


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\x30",
        b"\x30\x01",
        b"\x30\x80\0\0",
        b"\x24\x80\x04\x01a\0\0",
        b"\x30\x81\x01a",
        b"\x30\x82\0\x80" + b"a" * 128,
        b"\x30\x85\0\0\0\0\x01a",
        b"\x30\xff" + b"\xff" * 127,
        b"\x30\x84\xff\xff\xff\xff",
        b"\x1f\x81\x01\x01a",
        b"\x04\x01ab",
    ],
)
def test_what_is_not_der_is_refused(written: bytes) -> None:
    with pytest.raises(BrokenDer):
        node(written)


def test_an_indefinite_length_deep_inside_is_found() -> None:
    with pytest.raises(BrokenDer):
        check_whole(value(der.SEQUENCE, value(der.SEQUENCE, b"\x30\x80\0\0")))


def test_depth_and_count_are_bounded() -> None:
    assert check_whole(nested(der.DEEPEST)).tag == der.SEQUENCE
    with pytest.raises(BrokenDer):
        check_whole(nested(der.DEEPEST + 1))
    with pytest.raises(BrokenDer):
        check_whole(value(der.SEQUENCE, b"\x05\0" * (der.MOST_NODES + 1)))
    with pytest.raises(BrokenDer):
        node(bytes(der.MOST_BYTES + 1))


def test_children_are_those_of_the_tag_asked_for() -> None:
    pair = value(der.SEQUENCE, value(der.INTEGER, b"\x05") + value(der.OCTET_STRING, b"ab"))
    assert [one.tag for one in children(pair)] == [der.INTEGER, der.OCTET_STRING]
    with pytest.raises(BrokenDer):
        children(pair, der.SET)
    with pytest.raises(BrokenDer):
        children(value(der.SEQUENCE, b"\x02\x05\x01"))


@pytest.mark.parametrize(
    ("content", "number"),
    [(b"\0", 0), (b"\x7f", 127), (b"\0\x80", 128), (b"\x01\0", 256)],
)
def test_integers(content: bytes, number: int) -> None:
    assert positive_integer(node(value(der.INTEGER, content))) == number


@pytest.mark.parametrize("content", [b"", b"\x80", b"\xff\xff", b"\0\x7f", b"\0\0"])
def test_integers_in_another_form_are_refused(content: bytes) -> None:
    with pytest.raises(BrokenDer):
        positive_integer(node(value(der.INTEGER, content)))


def test_bit_strings_hold_whole_bytes() -> None:
    assert bits(node(b"\x03\x03\0ab")) == b"ab"
    for written in (b"\x03\x02\x01a", b"\x03\0", b"\x04\x02\0a"):
        with pytest.raises(BrokenDer):
            bits(node(written))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("06082a811ccf55018375", "1.2.156.10197.1.501"),
        ("06082a811ccf5501822d", "1.2.156.10197.1.301"),
        ("06092a864886f70d010701", "1.2.840.113549.1.7.1"),
        ("0603550406", "2.5.4.6"),
        ("0603883703", "2.999.3"),
    ],
)
def test_object_identifiers(written: str, told: str) -> None:
    assert dotted(node(bytes.fromhex(written))) == told


@pytest.mark.parametrize("written", ["0600", "060188", "020101"])
def test_broken_object_identifiers_are_refused(written: str) -> None:
    with pytest.raises(BrokenDer):
        dotted(node(bytes.fromhex(written)))
