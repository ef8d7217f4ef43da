"""Builds compound files (OLE) for tests, as Outlook and old Word write them."""

import struct
from itertools import pairwise


class Compound:
    """A compound file in memory: 512-byte sectors, every stream in the small sectors."""

    def __init__(self) -> None:
        self._entries: list[list] = [["Root Entry", 5, 0, 0, []]]
        self._small, self._next_of_small = b"", []

    def add(self, parent: int, name: str, data: bytes | None = None) -> int:
        start = len(self._next_of_small)
        if data is not None:
            count = max(1, -(-len(data) // 64))
            self._small += data.ljust(count * 64, b"\0")
            self._next_of_small += [*range(start + 1, start + count), 0xFFFFFFFE]
        size = len(data or b"")
        self._entries.append([name, 1 if data is None else 2, start, size, []])
        self._entries[parent][4].append(len(self._entries) - 1)
        return len(self._entries) - 1

    def bytes(self) -> bytes:
        none = 0xFFFFFFFF
        self._entries[0][2:4] = [0, len(self._small)]
        right = {}
        for entry in self._entries:
            right |= dict(pairwise(entry[4]))
        directory = b""
        for number, (name, kind, start, size, children) in enumerate(self._entries):
            raw = name.encode("utf-16-le") + b"\0\0"
            directory += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
            links = (none, right.get(number, none), children[0] if children else none)
            directory += struct.pack("<III", *links) + bytes(36)
            directory += struct.pack("<II", start, size) + bytes(4)
        chains = [
            self._small,
            directory.ljust(-(-len(directory) // 512) * 512, b"\0"),
            b"".join(struct.pack("<I", entry) for entry in self._next_of_small),
        ]
        fat, body, starts = [], b"", []
        for chain in chains:
            count = -(-len(chain) // 512)
            starts.append(len(fat))
            fat += [*range(len(fat) + 1, len(fat) + count), 0xFFFFFFFE]
            body += chain.ljust(count * 512, b"\xff")
        fat_at = len(fat)
        fat.append(0xFFFFFFFD)
        body += b"".join(struct.pack("<I", entry) for entry in fat).ljust(512, b"\xff")
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
        head += struct.pack("<IIIII", 0, 1, starts[1], 0, 4096)
        head += struct.pack("<II", starts[2], -(-len(chains[2]) // 512))
        head += struct.pack("<III", 0xFFFFFFFE, 0, fat_at)
        return head.ljust(512, b"\xff") + body


def properties(header: int, *kinds: int) -> bytes:
    """Of values of any length only the tags stand here; the values have streams of their own."""
    return bytes(header) + b"".join(struct.pack("<IIQ", kind, 6, 0) for kind in kinds)
