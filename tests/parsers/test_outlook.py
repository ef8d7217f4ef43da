"""winmail.dat and letters saved by Outlook, written by hand."""

import struct

import pytest

from parsers.outlook import TNEF_MAGIC, open_msg, open_tnef
from parsers.problem import Problem, Unreadable

PDF = b"%PDF-1.4\nan invented page"
_BEGINS, _TITLE, _DATA, _BODY = 0x00069002, 0x00018010, 0x0006800F, 0x0002800C


def _attribute(level: int, kind: int, value: bytes) -> bytes:
    return (
        struct.pack("<BII", level, kind, len(value))
        + value
        + struct.pack("<H", sum(value) & 0xFFFF)
    )


def winmail(files: dict[bytes, bytes]) -> bytes:
    out = TNEF_MAGIC + b"\x01\x00" + _attribute(1, _BODY, b"text\0")
    for name, data in files.items():
        out += _attribute(2, _BEGINS, bytes(14))
        out += _attribute(2, _TITLE, name + b"\0") + _attribute(2, _DATA, data)
    return out


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (winmail({b"form.pdf": PDF}), [("form.pdf", PDF)]),
        (winmail({"申报表.pdf".encode("gbk"): PDF}), [("申报表.pdf", PDF)]),
        (winmail({"申报表.pdf".encode(): PDF}), [("申报表.pdf", PDF)]),
        (winmail({b"a.pdf": PDF, b"b.pdf": b""}), [("a.pdf", PDF), ("b.pdf", b"")]),
        (winmail({}), []),
    ],
)
def test_files_of_a_winmail(data, found):
    assert [(member.path, member.data) for member in open_tnef(data)] == found


@pytest.mark.parametrize(
    ("opener", "data"),
    [
        (open_tnef, b""),
        (open_tnef, b"no winmail at all"),
        (open_tnef, winmail({})[:-4]),
        (open_msg, b""),
        (open_msg, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_damage_is_told(opener, data):
    with pytest.raises(Unreadable) as trouble:
        opener(data)
    assert trouble.value.problem is Problem.UNREADABLE
