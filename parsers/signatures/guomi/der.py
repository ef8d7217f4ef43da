"""Reads DER strictly and within bounds: definite lengths, each in its shortest form.

The structures of seals exist in versions and in makers' variants. A reader of nodes lets a caller
go by place and tag, where a schema would refuse the whole for one field.
"""

from dataclasses import dataclass

# A seal's structure has some 30 fields, its certificates some hundred more, and a picture.
MOST_NODES, DEEPEST = 5_000, 24
# A picture of a seal has 20 to 200 KB, a chain of certificates 10 KB.
MOST_BYTES = 16 * 1024**2
SEQUENCE, SET, INTEGER, BIT_STRING, OCTET_STRING, OID = 0x30, 0x31, 0x02, 0x03, 0x04, 0x06
UTC_TIME, GENERALIZED_TIME = 0x17, 0x18
TAG_0, TAG_1 = 0xA0, 0xA1
_CONSTRUCTED, _LONG_TAG = 0x20, 0x1F
_LONG_LENGTH, _LONGEST_LENGTH = 0x80, 4


class BrokenDer(ValueError):
    """Raised for bytes that are not DER, or more of it than any seal holds."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value: its tag, its content, and the same with tag and length (`whole`)."""

    tag: int
    content: bytes
    whole: bytes

    @property
    def is_constructed(self) -> bool:
        return bool(self.tag & _CONSTRUCTED)


def node(data: bytes) -> Node:
    """Return the one value that the bytes are. Raises BrokenDer."""
    if len(data) > MOST_BYTES:
        raise BrokenDer(f"{len(data):,} bytes of DER")
    found, end = _read(data, 0)
    if end != len(data):
        raise BrokenDer("bytes behind the value")
    return found


def unpadded(data: bytes) -> bytes:
    """Return the first value without the zeros that fill the room kept for it; else all bytes."""
    try:
        _, end = _read(data, 0)
    except BrokenDer:
        return data
    return data if data[end:].strip(b"\0") else data[:end]


def children(value: Node | bytes, tag: int = SEQUENCE) -> tuple[Node, ...]:
    """Return the values inside a constructed one of this tag. Raises BrokenDer."""
    outer = node(value) if isinstance(value, bytes) else value
    if outer.tag != tag:
        raise BrokenDer(f"tag {outer.tag:#x} in the place of {tag:#x}")
    return inside(outer)


def inside(outer: Node) -> tuple[Node, ...]:
    """Return the values one behind the other in the content. Raises BrokenDer."""
    found: list[Node] = []
    place = 0
    while place < len(outer.content):
        if len(found) == MOST_NODES:
            raise BrokenDer(f"more than {MOST_NODES} values")
        one, place = _read(outer.content, place)
        found.append(one)
    return tuple(found)


def check_whole(data: bytes) -> Node:
    """Return the value after a walk through all that is in it. Raises BrokenDer."""
    root = node(data)
    waiting, seen = [(root, 0)], 0
    while waiting:
        one, depth = waiting.pop()
        if depth > DEEPEST:
            raise BrokenDer(f"nested deeper than {DEEPEST}")
        within = inside(one) if one.is_constructed else ()
        seen += len(within)
        if seen > MOST_NODES:
            raise BrokenDer(f"more than {MOST_NODES} values")
        waiting += [(inner, depth + 1) for inner in within]
    return root


def written(tag: int, *contents: bytes) -> bytes:
    """Return a value of this tag as DER."""
    content = b"".join(contents)
    length = len(content).to_bytes(max(1, (len(content).bit_length() + 7) // 8))
    if len(content) >= _LONG_LENGTH:
        length = bytes((_LONG_LENGTH | len(length),)) + length
    return bytes((tag,)) + length + content


def positive_integer(value: Node) -> int:
    """Return an INTEGER in its shortest form that is not negative. Raises BrokenDer."""
    number = value.content
    if value.tag != INTEGER or not number:
        raise BrokenDer("no integer")
    if number[0] & 0x80 or (len(number) > 1 and not number[0] and not number[1] & 0x80):
        raise BrokenDer("an integer that is negative or longer than need be")
    return int.from_bytes(number)


def bits(value: Node) -> bytes:
    """Return the bytes of a BIT STRING that fills them. Raises BrokenDer."""
    if value.tag != BIT_STRING or not value.content or value.content[0]:
        raise BrokenDer("no string of whole bytes")
    return value.content[1:]


def dotted(value: Node) -> str:
    """Return an OBJECT IDENTIFIER as numbers between dots. Raises BrokenDer."""
    if value.tag != OID or not value.content or value.content[-1] & 0x80:
        raise BrokenDer("no object identifier")
    numbers: list[int] = []
    number = 0
    for byte in value.content[:64]:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def _read(data: bytes, place: int) -> tuple[Node, int]:
    if place + 2 > len(data):
        raise BrokenDer("cut off")
    tag, length, start = data[place], data[place + 1], place + 2
    if tag & _LONG_TAG == _LONG_TAG:
        raise BrokenDer("a tag of several bytes")
    if length & _LONG_LENGTH:
        size = length & ~_LONG_LENGTH
        written = data[start : start + size]
        start += size
        length = int.from_bytes(written)
        # 0x80 alone announces a value whose end only its content tells.
        if not 0 < size <= _LONGEST_LENGTH or not written[:1].strip(b"\0") or length < _LONG_LENGTH:
            raise BrokenDer("a length that is not definite, or not in its shortest form")
    end = start + length
    if end > len(data):
        raise BrokenDer("cut off")
    return Node(tag, data[start:end], data[place:end]), end
