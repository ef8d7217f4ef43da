"""Header values from raw bytes to text: our own step, for mail-parser's loses what is mislabelled.

Field notes: words labelled gb2312 that hold gb18030, cut in the middle of a character; raw 8-bit
GBK with no encoding at all; encoded words inside `filename=`; RFC 2231 with gb18030.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from urllib.parse import unquote_to_bytes

from parsers.charsets import decode

# White space inside an encoded word is forbidden and occurs.
_WORD = re.compile(rb"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([BbQq])\?([^?]*)\?=")
_FOLD = re.compile(rb"\r?\n[ \t]?|\r")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_PARAMETER = re.compile(rb';\s*([^\s=;"]+?)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)', re.DOTALL)
_SECTION = re.compile(r"^([a-z]+)(?:\*(\d{1,4}))?(\*)?$")
# Longer values are no subjects and no names; the bound keeps every step linear.
LONGEST = 20_000


def raw_headers(message: Message, name: str) -> Iterator[bytes]:
    """The values of a header as bytes, as they came, unfolded."""
    for key, value in message.raw_items():
        if key.lower() == name:
            raw = str(value)[:LONGEST].encode("utf-8", "surrogateescape")
            yield _FOLD.sub(b" ", raw)


def header(message: Message, name: str) -> str:
    """The first value of the header as text, "" where there is none."""
    return decode_words(next(raw_headers(message, name), b""))


def decode_words(raw: bytes) -> str:
    """A header value with its encoded words and raw 8-bit parts as text."""
    text, place, run = [], 0, _Run()
    for word in _WORD.finditer(raw):
        between = raw[place : word.start()]
        if between.strip():
            text += [run.flush(), decode(between)]
        charset = word[1].decode("ascii", "replace").lower()
        text.append(run.take(charset, _word_bytes(word[2], word[3])))
        place = word.end()
    text += [run.flush(), decode(raw[place:])]
    return _CONTROLS.sub(" ", "".join(text)).strip()


class _Run:
    """Adjacent encoded words of one charset: their bytes are joined before they are decoded."""

    def __init__(self) -> None:
        self._charset, self._bytes = "", b""

    def take(self, charset: str, data: bytes) -> str:
        """Adds a word; the text of the run before it where the charset changes."""
        before = "" if charset == self._charset else self.flush()
        self._charset, self._bytes = charset, self._bytes + data
        return before

    def flush(self) -> str:
        text = decode(self._bytes, self._charset) if self._bytes else ""
        self._charset, self._bytes = "", b""
        return text


def _word_bytes(encoding: bytes, payload: bytes) -> bytes:
    if encoding in b"Qq":
        return quopri.decodestring(payload.replace(b" ", b"_"), header=True)
    return _base64(payload)


def _base64(payload: bytes) -> bytes:
    """Tolerant: padding missing or in the middle, a character too few."""
    bare = _NOT_BASE64.sub(b"", payload)
    bare = bare[: len(bare) - (len(bare) % 4 == 1)]
    try:
        return base64.b64decode(bare + b"=" * (-len(bare) % 4))
    except binascii.Error:
        return b""


def parameters(raw: bytes) -> dict[str, str]:
    """The parameters of a Content-Type or Content-Disposition value, decoded, names in lower case.

    RFC 2231 parts are put together and win over a plain parameter of the same name.
    """
    plain: dict[str, bytes] = {}
    sections: dict[str, dict[int, tuple[bytes, bool]]] = {}
    for match in _PARAMETER.finditer(raw):
        name, value = match[1].decode("ascii", "replace").lower(), _unquoted(match[2])
        parts = _SECTION.match(name)
        if parts and (parts[2] or parts[3]):
            numbered = sections.setdefault(parts[1], {})
            numbered[int(parts[2] or 0)] = (value, bool(parts[3]))
        else:
            plain.setdefault(name, value)
    decoded = {name: _plain_value(value) for name, value in plain.items()}
    return decoded | {name: _extended_value(found) for name, found in sections.items()}


def _unquoted(value: bytes) -> bytes:
    value = value.strip()
    if value.startswith(b'"') and value.endswith(b'"') and len(value) > 1:
        return re.sub(rb"\\([\"\\])", rb"\1", value[1:-1])
    return value


def _plain_value(value: bytes) -> str:
    """Some programs write percent-encoded UTF-8 where no encoding is allowed."""
    if re.fullmatch(rb"(?:[\w.()\s-]|%[0-9A-Fa-f]{2})+", value) and re.search(
        rb"(?:%[89A-Fa-f][0-9A-Fa-f]){2}", value
    ):
        return decode(unquote_to_bytes(value))
    return decode_words(value)


def _extended_value(sections: dict[int, tuple[bytes, bool]]) -> str:
    """RFC 2231: the charset stands in the first section, bytes are joined before decoding."""
    charset, data = "", b""
    for number in sorted(sections):
        value, encoded = sections[number]
        if number == 0 and encoded and value.count(b"'") >= 2:  # noqa: PLR2004 - charset'language'
            label, _, value = value.split(b"'", 2)
            charset = label.decode("ascii", "replace")
        data += unquote_to_bytes(value) if encoded else value
    return (
        decode_words(data) if b"=?" in data else _CONTROLS.sub(" ", decode(data, charset)).strip()
    )
