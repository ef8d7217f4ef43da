"""Repairs mail that programs and gateways broke, before its MIME tree is built."""

import hashlib
import re
from email import message_from_bytes
from email.message import Message

_MARK = b"\xef\xbb\xbf"
# Every header lies within; beyond, a letter's bytes are left as they came.
_HEAD = 100_000
_MOST_BORDERS = 20
# All that a header may hold and still say nothing.
_NOTHING = " \t\r\n;"
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_HEADER = re.compile(rb"\A[!-9;-~]++:")
_SPACED_HEADER = re.compile(rb"\A([!-9;-~]++)[ \t]++:")
# The library takes minutes over the parameters of a part's header of a megabyte.
_ENDLESS = re.compile(
    rb"^(content-[a-z-]{1,40}:(?:[^\r\n]|\r?\n[ \t]){20000}+)(?:[^\r\n]|\r?\n[ \t])*+",
    re.IGNORECASE | re.MULTILINE,
)
_BOUNDARY = re.compile(rb"boundary\s{0,9}=\s{0,9}\"?([^\"\r\n;]{1,200})", re.IGNORECASE)
# The first line of a part, with the header that every part of theirs has.
_BORDER = re.compile(
    rb"^--([^\r\n]{1,200}?)[ \t]{0,9}\r?\n(?=(?:[!-9;-~]+:[^\r\n]*\r?\n){0,5}?Content-Type[ \t]*:)",
    re.IGNORECASE | re.MULTILINE,
)


def mended(raw: bytes) -> bytes:
    """The mail as its writer meant it; one that is in order comes back as it is."""
    bare = raw.removeprefix(_MARK).lstrip()
    if b"\r\r\n" in bare[:_HEAD]:
        bare = bare.replace(b"\r\r\n", b"\r\n")
    end = _END_OF_HEAD.search(bare, 0, _HEAD)
    if end:
        head = bare[: end.start()]
        tidy = _tidy(head)
        bare = bare if tidy == head else tidy + bare[end.start() :]
    return _plain_borders(_ENDLESS.sub(rb"\1", bare))


def _tidy(head: bytes) -> bytes:
    """A line between headers that is none continues the one before: its indent was lost."""
    lines = [_SPACED_HEADER.sub(rb"\1:", line) for line in head.splitlines(keepends=True)]
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    between = range(headers[0] + 1, headers[-1]) if headers else range(0)
    return b"".join(
        b" " + line if number in between and not _begins_well(line) else line
        for number, line in enumerate(lines)
    )


def _begins_well(line: bytes) -> bool:
    return line[:1] in b" \t" or bool(_HEADER.match(line))


def _plain_borders(raw: bytes) -> bytes:
    """Borders of raw 8-bit letters, which the library cannot find, as plain ones."""
    odd = {found[1] for found in _BOUNDARY.finditer(raw) if not found[1].isascii()}
    for border in sorted(odd)[:_MOST_BORDERS]:
        plain = hashlib.sha256(border).hexdigest().encode()
        raw = raw.replace(b"--" + border, b"--" + plain)
        raw = re.sub(
            rb"(boundary\s{0,9}=\s{0,9}\"?)" + re.escape(border),
            rb"\g<1>" + plain,
            raw,
            flags=re.IGNORECASE,
        )
    return raw


def drop_empty_headers(message: Message) -> None:
    """Drops, in each part, empty headers of which there is another that holds something.

    The library goes by the first Content-Type and Content-Transfer-Encoding it meets.
    """
    for part in message.walk():
        full = {name.lower() for name, value in part.raw_items() if str(value).strip(_NOTHING)}
        kept = [
            (name, value)
            for name, value in part.raw_items()
            if str(value).strip(_NOTHING) or name.lower() not in full
        ]
        part._headers = kept  # type: ignore[attr-defined]  # noqa: SLF001 - no public way to drop one of two


def parts_by_sight(content: bytes) -> Message | None:
    """The parts of a multipart whose border is not the one announced, None where it has none."""
    border = _BORDER.search(content)
    if border is None or not border[1].isascii() or b'"' in border[1]:
        return None
    head = b'Content-Type: multipart/mixed; boundary="' + border[1] + b'"\n\n'
    try:
        found = message_from_bytes(head + content)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):
        return None
    return found if found.is_multipart() else None
