"""Checks before sending that a message's header holds the intended fields and no other.

Asked of the very bytes that go out. It trusts nothing that wrote them, and reads them both by the
letter of RFC 5322 and as the standard library does, whose idea of a line is wider.
"""

import base64
import re
from collections.abc import Sequence
from email import message_from_bytes
from email.message import Message

from notifier.mail.head import HeadField
from notifier.mail.unsendable import HeadDiffers

_WORD = re.compile(rb"=\?utf-8\?B\?([A-Za-z0-9+/]+={0,2})\?=")
_BODY_FIELDS = ("content-transfer-encoding", "content-type", "mime-version")
_PART_FIELDS = frozenset(
    {
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "content-id",
    }
)


def demand_head(raw: bytes, meant: Sequence[HeadField]) -> None:
    """Raise HeadDiffers where the head is not exactly the fields meant and those of the MIME body."""
    head, _, _ = raw.partition(b"\r\n\r\n")
    written = _unfolded(head)
    wanted = [(field.name.lower(), field.meant) for field in meant]
    found = [(name, value) for name, value in written if name not in _BODY_FIELDS]
    _demand(found == wanted, "各字段与应写的不一致", _differing(found, wanted))
    body_fields = sorted(name for name, _ in written if name in _BODY_FIELDS)
    # A body of several parts has no encoding of its own.
    _demand(tuple(body_fields) in {_BODY_FIELDS, _BODY_FIELDS[1:]}, "正文类型字段缺失或重复")
    message = message_from_bytes(raw)
    names = [name.lower() for name in message.keys()]  # noqa: SIM118 - a message is no mapping
    _demand(names == [name for name, _ in written], "各程序读出的字段不一致")
    for part in list(message.walk())[1:]:
        strange = sorted(name for name in _names(part) if name not in _PART_FIELDS)
        _demand(not strange, "附件部分含有多余字段", ", ".join(strange))


def _unfolded(head: bytes) -> list[tuple[str, str]]:
    """(name in lower case, text) of each field; a line end is CR LF and nothing else is."""
    lines = head.split(b"\r\n")
    stray = any(byte < 32 or byte == 127 for line in lines for byte in line)  # noqa: PLR2004 - controls
    _demand(not stray, "信头含有控制字符")
    fields: list[tuple[str, bytes]] = []
    for line in lines:
        if line.startswith(b" ") and fields:
            name, value = fields[-1]
            fields[-1] = (name, value + line)
            continue
        raw_name, colon, value = line.partition(b":")
        _demand(bool(colon) and b" " not in raw_name, "信头的行不完整")
        fields.append((raw_name.decode("ascii", "replace").lower(), value))
    return [(name, _text(value)) for name, value in fields]


def _text(value: bytes) -> str:
    """Return what a reader that goes by RFC 2047 sees. Readers that guess more are no measure here."""
    text, run = "", list[bytes]()
    for token in value.strip(b" ").split(b" "):
        word = _WORD.fullmatch(token)
        if word:
            run.append(word[1])
            continue
        text = _joined(text, run, token)
        run = []
    return _joined(text, run, b"")


def _joined(text: str, run: Sequence[bytes], token: bytes) -> str:
    """The text with a run of encoded words, whose joints are no spaces, and the token behind it."""
    try:
        words = b"".join(map(base64.b64decode, run)).decode("utf-8")
        parts = (text, words, token.decode("utf-8"))
    except ValueError as error:
        raise HeadDiffers("邮件头检查未通过，未发送：信头编码有误") from error
    return " ".join(part for part in parts if part)


def _names(part: Message) -> list[str]:
    return [name.lower() for name in part.keys()]  # noqa: SIM118 - a message is no mapping


def _differing(found: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]]) -> str:
    names = sorted({name for name, _ in set(found) ^ set(wanted)})
    return ", ".join(names) or "顺序或数目"


def _demand(holds: bool, why: str, detail: str = "") -> None:
    if not holds:
        raise HeadDiffers(f"邮件头检查未通过，未发送：{why}{f'（{detail}）' if detail else ''}")
