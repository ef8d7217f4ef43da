"""Rebuilds a letter saved by Outlook (.msg), with its original header where it was kept."""

import base64
import struct
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import islice

from oxmsg.storage import Storage

from parsers.facts.problem import Problem, Unreadable
from parsers.filetypes.sniff import sniff
from parsers.mail.wrappers.outlook import load_msg, msg_text
from parsers.mail.wrappers.packed_rtf import unpack_rtf
from parsers.mail.wrappers.rtf_body import read_rtf
from parsers.texts.charsets import decode

# Tags of MS-OXPROPS: the head as it travelled, what stands in for it, the two bodies.
_HEAD, _SUBJECT, _SENDER, _ADDRESSES = 0x007D, 0x0037, 0x0C1A, (0x5D01, 0x0C1F)
_MESSAGE_ID, _BODY, _HTML_TEXT, _HTML = 0x1035, 0x1000, 0x1013, "__substg1.0_10130102"
_RTF = "__substg1.0_10090102"
_SENT_TAGS = (0x00390040, 0x0E060040)
# Of a file, best first: its long name, its short one, what is shown for it.
_NAMES = (0x3707, 0x3704, 0x3001)
_DATA, _LETTER_WITHIN = "__substg1.0_37010102", "__substg1.0_3701000D"
# By which the page shows a picture.
_SHOWN_AS = 0x3712
_PROPERTIES = "__properties_version1.0"
# Kept lines that say how the letter travelled, which is another way now.
_OF_THE_BODY = ("content-", "mime-version")
_BORDER = "=_a-saved-letter-"
MOST_FILES, LONGEST_HEAD, LONGEST_BODY = 1000, 200_000, 2_000_000
# Deeper than letters forwarded are opened, so that what is too deep is refused as such.
DEEPEST = 8
_SINCE = datetime(1601, 1, 1, tzinfo=UTC)


def as_message(data: bytes) -> bytes:
    """The letter as mail, letters attached to it as forwarded ones. Raises Unreadable where it is
    damaged.
    """
    try:
        message = "\r\n".join(_message(load_msg(data), DEEPEST))
    except Exception as error:
        # A damaged compound file fails in as many ways as there are fields.
        raise Unreadable(Problem.UNREADABLE, f"the .msg letter is damaged: {error}") from error
    return message.encode("utf-8", "surrogateescape")


def _message(letter: Storage, deep: int) -> Iterator[str]:
    """The lines of a letter; `deep` more may lie within each other."""
    streams = {stream.name: stream.bytes_ for stream in letter.streams}
    # Letters within have borders of their own, which are no beginning of this one's.
    border = f"{_BORDER}{deep}-"
    yield from _head(streams)
    yield "MIME-Version: 1.0"
    yield f'Content-Type: multipart/mixed; boundary="{border}"'
    yield ""
    attached = islice(letter.iter_attachment_storages(), MOST_FILES)
    for part in (*_bodies(streams), *(_attached(one, deep) for one in attached)):
        yield f"--{border}"
        yield from part
    yield f"--{border}--"
    yield ""


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
    if html := _html(streams)[:LONGEST_BODY]:
        # The page itself states its charset.
        yield _part("text/html" + ("; charset=utf-8" if _is_utf8(html) else ""), html)
    if not text.strip() and not html and (packed := streams.get(_RTF)):
        # Outlook keeps a letter it composed so, a page as well.
        written, page = read_rtf(unpack_rtf(packed)[:LONGEST_BODY])
        if written.strip():
            kind = "text/html" if page else "text/plain"
            yield _part(f"{kind}; charset=utf-8", written.encode("utf-8", "replace"))


def _html(streams: Mapping[str, bytes]) -> bytes:
    """The page as bytes; some programs keep it as a text."""
    return streams.get(_HTML, b"") or msg_text(streams, _HTML_TEXT).encode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _attached(attachment: Storage, deep: int) -> tuple[str, ...]:
    """A file by its own name, a letter as it was, or the word that it lies elsewhere.

    Read from the streams themselves: the library fails for one name in another charset.
    """
    streams = {stream.name: stream.bytes_ for stream in attachment.streams}
    text = next(filter(None, (msg_text(streams, tag) for tag in _NAMES)), "")
    name = _encoded(text.replace("/", "_"))
    if _DATA in streams:
        return _file(text, name, streams)
    within = next((s for s in attachment.storages if s.name == _LETTER_WITHIN), None)
    if within is None:
        return (f'Content-Type: message/external-body; name="{name}"', "", "")
    lines = _message(within, deep - 1) if deep else ("Subject: ", "")
    return (f'Content-Type: message/rfc822; name="{name}"', "", *lines)


def _file(text: str, name: str, streams: Mapping[str, bytes]) -> tuple[str, ...]:
    """A file; a picture that the page shows keeps the mark by which it shows it."""
    shown = _plain(msg_text(streams, _SHOWN_AS))
    kind = sniff(streams[_DATA], text)[1] if shown else "application/octet-stream"
    part = _part(f'{kind}; name="{name}"', streams[_DATA], "attachment")
    return (f"Content-ID: <{shown}>", *part) if shown else part


def _part(kind: str, data: bytes, disposition: str = "inline") -> tuple[str, ...]:
    return (
        f"Content-Type: {kind}",
        f"Content-Disposition: {disposition}",
        "Content-Transfer-Encoding: base64",
        "",
        base64.encodebytes(data).decode("ascii"),
    )


def _encoded(text: str) -> str:
    """One encoded word: the standard library's own takes time by the square of the length."""
    plain = _plain(text).encode("utf-8", "replace")
    return f"=?utf-8?B?{base64.b64encode(plain).decode('ascii')}?=" if plain else ""


def _plain(text: str) -> str:
    return " ".join(decode(text.encode("utf-8", "replace")).split())


def _sent(properties: bytes) -> datetime | None:
    """Return when it was sent, else delivered: tenths of microseconds since 1601, among what has a fixed
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
