"""A letter saved by Outlook (.msg) as the letter it was: its own head where it kept it, else a new one."""

import base64
import struct
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from itertools import islice

from parsers.mail.charsets import decode
from parsers.mail.outlook import load_msg, msg_files, msg_text
from parsers.packed.member import Member
from parsers.problem import Problem, Unreadable

# Tags of MS-OXPROPS: the head as it travelled, what stands in for it, the two bodies.
_HEAD, _SUBJECT, _SENDER, _ADDRESSES = 0x007D, 0x0037, 0x0C1A, (0x5D01, 0x0C1F)
_MESSAGE_ID, _BODY, _HTML = 0x1035, 0x1000, "__substg1.0_10130102"
_SENT_TAGS = (0x00390040, 0x0E060040)
_PROPERTIES = "__properties_version1.0"
# Kept lines that say how the letter travelled, which is another way now.
_OF_THE_BODY = ("content-", "mime-version")
_BORDER = "=_a-saved-letter-"
MOST_FILES, LONGEST_HEAD, LONGEST_BODY = 1000, 200_000, 2_000_000
_SINCE = datetime(1601, 1, 1, tzinfo=UTC)


def as_message(data: bytes) -> bytes:
    """The letter as mail. Raises Unreadable where it is damaged."""
    try:
        letter = load_msg(data)
        streams = {stream.name: stream.bytes_ for stream in letter.streams}
        files = tuple(islice(msg_files(letter, ""), MOST_FILES))
        head, bodies = tuple(_head(streams)), tuple(_bodies(streams))
    except Exception as error:
        # A damaged compound file fails in as many ways as there are fields.
        raise Unreadable(Problem.UNREADABLE, f"the .msg letter is damaged: {error}") from error
    border = _BORDER + base64.b16encode(data[:8]).decode("ascii")
    lines = [*head, "MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{border}"', ""]
    for part in (*bodies, *map(_file, files)):
        lines += [f"--{border}", *part]
    return "\r\n".join([*lines, f"--{border}--", ""]).encode("utf-8", "surrogateescape")


def _head(streams: Mapping[str, bytes]) -> Iterator[str]:
    kept = msg_text(streams, _HEAD)[:LONGEST_HEAD]
    if ":" in kept.partition("\n")[0]:
        yield from _without_the_body(kept)
        return
    subject, name = msg_text(streams, _SUBJECT), msg_text(streams, _SENDER)
    found = (address for tag in _ADDRESSES if "@" in (address := msg_text(streams, tag)))
    address = next(found, name if "@" in name else "")
    yield f"Subject: {_encoded(subject)}"
    yield (
        f"From: {_encoded(name)} <{_plain(address)}>"
        if name != address
        else f"From: {_plain(address)}"
    )
    if identifier := msg_text(streams, _MESSAGE_ID):
        yield f"Message-ID: {_plain(identifier)}"
    if sent := _sent(streams.get(_PROPERTIES, b"")):
        yield f"Date: {format_datetime(sent)}"


def _without_the_body(head: str) -> Iterator[str]:
    """The lines of a head but those that describe its body, with the lines they go on in."""
    dropped = False
    for line in head.replace("\r\n", "\n").split("\n"):
        if not line.strip():
            continue
        if not line.startswith((" ", "\t")):
            dropped = line.casefold().startswith(_OF_THE_BODY) or ":" not in line
        if not dropped:
            yield line.rstrip("\r")


def _bodies(streams: Mapping[str, bytes]) -> Iterator[tuple[str, ...]]:
    text = msg_text(streams, _BODY)[:LONGEST_BODY]
    if text.strip():
        yield _part("text/plain; charset=utf-8", text.encode("utf-8", "replace"))
    if html := streams.get(_HTML, b"")[:LONGEST_BODY]:
        # Its charset is told in the page.
        yield _part("text/html" + ("; charset=utf-8" if _is_utf8(html) else ""), html)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _file(member: Member) -> tuple[str, ...]:
    """A file by its own name, or the word that it lies elsewhere."""
    name = _encoded(member.path.rpartition("/")[2], quoted=True)
    if member.problem is not None:
        return (f'Content-Type: message/external-body; name="{name}"', "", "")
    return _part(f'application/octet-stream; name="{name}"', member.data, "attachment")


def _part(kind: str, data: bytes, disposition: str = "inline") -> tuple[str, ...]:
    return (
        f"Content-Type: {kind}",
        f"Content-Disposition: {disposition}",
        "Content-Transfer-Encoding: base64",
        "",
        base64.encodebytes(data).decode("ascii"),
    )


def _encoded(text: str, *, quoted: bool = False) -> str:
    text = _plain(text)
    if quoted:
        return f"=?utf-8?B?{base64.b64encode(text.encode('utf-8', 'replace')).decode('ascii')}?="
    return Header(text, "utf-8", maxlinelen=10_000).encode() if text else ""


def _plain(text: str) -> str:
    return " ".join(decode(text.encode("utf-8", "replace")).split())


def _sent(properties: bytes) -> datetime | None:
    """When it was sent, else delivered: tenths of microseconds since 1601, among what has a fixed
    length; each takes 16 bytes behind a head of 32.
    """
    for wanted in _SENT_TAGS:
        for place in range(32, len(properties) - 15, 16):
            tag, _, value = struct.unpack_from("<IIQ", properties, place)
            if tag == wanted and value:
                try:
                    return _SINCE + timedelta(microseconds=value // 10)
                except OverflowError:
                    return None
    return None
