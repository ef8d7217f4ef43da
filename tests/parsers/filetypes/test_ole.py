"""Compound files: what their directory tells without being walked."""

import pytest

from parsers.filetypes.ole import (
    has_macros,
    holds_locked_package,
    is_locked_doc,
    is_ole,
    stream_names,
)

_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\x00" + bytes(480)


def _entry(name: str, sector: int = 0) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    head = raw.ljust(64, b"\0") + bytes([len(raw), 0, 2, 1])
    return head + bytes(48) + sector.to_bytes(4, "little") + bytes(8)


def _file(*names: str, block: bytes = b"") -> bytes:
    """A directory in the first sector, `block` in the second, where every stream begins."""
    return _HEADER + b"".join(_entry(name, 1) for name in names).ljust(512, b"\0") + block


@pytest.mark.parametrize(
    ("names", "macros"),
    [((), False), (("WordDocument", "1Table"), False), (("WordDocument", "Macros"), True),
     (("WordDocument", "_VBA_PROJECT"), True)],
)  # fmt: skip
def test_names_and_macros(names: tuple[str, ...], macros: bool) -> None:
    data = _file(*names)
    assert is_ole(data)
    assert stream_names(data) == set(names)
    assert has_macros(data) is macros


@pytest.mark.parametrize(
    ("flags", "locked"), [(b"\x00\x01", True), (b"\x00\x00", False), (b"\xff\xfe", False)]
)
def test_a_locked_document_says_so_in_its_first_block(flags: bytes, locked: bool) -> None:
    block = b"\xec\xa5" + bytes(8) + flags
    assert is_locked_doc(_file("WordDocument", block=block)) is locked


def test_other_bytes() -> None:
    assert not is_ole(b"PK\x03\x04")
    assert not is_locked_doc(_HEADER[:40])
    assert not is_locked_doc(_file("WordDocument"))
    assert stream_names(b"") == frozenset()


@pytest.mark.parametrize(
    ("names", "locked"),
    [
        (("EncryptedPackage", "EncryptionInfo"), True),
        (("ENCRYPTEDPACKAGE", "ENCRYPTIONINFO"), True),
        (("encryptedpackage",), True),
        (("WordDocument", "EncryptionInfo"), False),
        ((), False),
    ],
)
def test_locked_packages(names: tuple[str, ...], locked: bool) -> None:
    assert holds_locked_package(_file(*names)) is locked
