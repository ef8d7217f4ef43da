"""Decodes header values from raw bytes; mail-parser loses text whose charset label is wrong.

Field notes: words labelled gb2312 that hold gb18030, cut in the middle of a character; raw 8-bit
GBK with no encoding at all; encoded words inside `filename=`; RFC 2231 with gb18030.
"""

import base64
import html
import quopri
import re
import string
from collections.abc import Iterator
from email.message import Message
from urllib.parse import unquote_to_bytes

from parsers.texts.charsets import decode, unmangled
from parsers.texts.visible import visible

# White space inside an encoded word is forbidden and occurs; the last word's end may be cut off.
_WORD = re.compile(rb"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([BbQq])\?([^?]*)(?:\?=|\??$|(?==\?))")
_FOLD = re.compile(rb"\r?\n[ \t]?|\r")
# Raw Chinese has no space to fold at: the fold's own white space is none of the text's.
_FOLD_IN_CHINESE = re.compile(rb"(?<=[\x80-\xff])(?:\r?\n[ \t]+)(?=[\x80-\xff])")
# Web pages that took themselves for Latin-1 wrote Chinese so.
_ENTITY = re.compile(r"&#(\d{4,6}|[xX][0-9A-Fa-f]{3,5});")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")
_NOT_BASE64 = bytes(set(range(256)) - set(string.ascii_letters.encode() + b"0123456789+/"))
_PARAMETER = re.compile(rb';\s*+([^\s=;"]{1,80})\s*+=\s*+')
# What may stand behind the quotation mark that ends a value; any other is part of it.
_BEHIND_QUOTES = re.compile(rb"\s*+(?:;\s*+[^\s=;\"]{1,80}\s*+=|;?\s*+$)")
# A name that was percent-encoded where no such encoding is looked for, or once more.
_PERCENT = re.compile(rb"(?:[\w.~!'()*\s-]|%[0-9A-Fa-f]{2})++")
_HIGH_ESCAPE = re.compile(rb"%[89A-Fa-f][0-9A-Fa-f]")
_SECTION = re.compile(r"^([a-z]+)(?:\*(\d{1,4}))?(\*)?$")
# Longer values are no subjects and no names; the bound keeps every step linear.
LONGEST = 20_000
# Each mail server on the way may encode once more; more than three were not seen.
MOST_ENCODINGS = 4
_WHOLE_WORDS = re.compile(r"(?:\s*=\?[\w.:-]{2,40}\?[BbQq]\?[^?\s]*\?=)+")


def raw_headers(message: Message, name: str) -> Iterator[bytes]:
    """The values of a header as bytes, as they came, unfolded."""
    for key, value in message.raw_items():
        if key.lower() == name:
            raw = str(value)[:LONGEST].encode("utf-8", "surrogateescape")
            yield _FOLD.sub(b" ", _FOLD_IN_CHINESE.sub(b"", raw))


def raw_header(message: Message, name: str) -> bytes:
    """Returns the first value of the header that holds something, b"" where none does.

    Gateways put an empty header before the real one.
    """
    return next((raw for raw in raw_headers(message, name) if raw.strip()), b"")


def header(message: Message, name: str) -> str:
    """Returns the first value that says something as text, "" where none does."""
    return next((text for raw in raw_headers(message, name) if (text := decode_words(raw))), "")


def decode_words(raw: bytes) -> str:
    """Returns a header value as text: its encoded words, and its raw 8-bit parts.

    A gateway that encodes what was encoded already makes words of words: they are decoded too.
    """
    text = _decoded(raw)
    for _ in range(MOST_ENCODINGS - 1):
        words = _WHOLE_WORDS.search(text)
        if not words:
            break
        inner = _decoded(text[: words.end()].encode("utf-8", "surrogateescape"))
        rest = text[words.end() :]
        # One that encoded the whole into the first line left the lines behind it as they were.
        repeated = len(rest) > 1 and inner.endswith(rest.strip())
        text = inner if repeated else inner + _decoded(rest.encode("utf-8", "surrogateescape"))
    return text


def _decoded(raw: bytes) -> str:
    text, place, run = [], 0, _Run()
    for word in _WORD.finditer(raw):
        between = raw[place : word.start()]
        if between.strip():
            text += [run.flush(), decode(between)]
        charset = word[1].decode("ascii", "replace").lower()
        text.append(run.take(charset, word[2], word[3]))
        place = word.end()
    text += [run.flush(), decode(raw[place:])]
    joined = unmangled("".join(text))
    whole = _ENTITY.sub(lambda entity: html.unescape(entity.group()), joined)
    return visible(_CONTROLS.sub(" ", whole)).strip()


class _Run:
    """Adjacent encoded words of one charset: their bytes are joined before they are decoded."""

    def __init__(self) -> None:
        self._charset = ""
        self._words: list[tuple[bytes, bytes]] = []

    def take(self, charset: str, encoding: bytes, payload: bytes) -> str:
        """Adds a word; the text of the run before it where the charset changes."""
        before = "" if charset == self._charset else self.flush()
        self._charset = charset
        self._words.append((encoding, payload))
        return before

    def flush(self) -> str:
        readings = [b"".join(_word_bytes(*word) for word in self._words)]
        if self._cut_anywhere():
            readings.insert(0, tolerant_base64(b"".join(payload for _, payload in self._words)))
        texts = [decode(data, self._charset) for data in readings if data]
        self._charset, self._words = "", []
        return min(texts, key=lambda text: text.count("\ufffd"), default="")

    def _cut_anywhere(self) -> bool:
        """Some programs encode first and cut then: no word but the last need hold whole bytes."""
        if any(encoding in b"Qq" or b"=" in payload for encoding, payload in self._words[:-1]):
            return False
        lengths = [len(payload.translate(None, _NOT_BASE64)) for _, payload in self._words]
        ended = sum(lengths) % 4 == 0 or (self._words and b"=" in self._words[-1][1])
        return bool(ended) and any(length % 4 for length in lengths[:-1])


def _word_bytes(encoding: bytes, payload: bytes) -> bytes:
    if encoding in b"Qq":
        return quopri.decodestring(payload.replace(b" ", b"_"), header=True)
    return tolerant_base64(payload)


def tolerant_base64(payload: bytes) -> bytes:
    """Whatever the letters hold: padding missing or in the middle, a letter too few, cut off."""
    pieces = (piece.translate(None, _NOT_BASE64) for piece in payload.split(b"="))
    return b"".join(map(_unpadded, pieces))


def _unpadded(bare: bytes) -> bytes:
    bare = bare[: len(bare) - (len(bare) % 4 == 1)]
    return base64.b64decode(bare + b"=" * (-len(bare) % 4))


def parameters(raw: bytes) -> dict[str, str]:
    """The parameters of a Content-Type or Content-Disposition value, decoded, names in lower case.

    RFC 2231 parts are put together and win over a plain parameter of the same name.
    """
    plain: dict[str, bytes] = {}
    sections: dict[str, dict[int, tuple[bytes, bool]]] = {}
    place = 0
    while match := _PARAMETER.search(raw, place):
        place = _end_of_value(raw, match.end())
        name = match[1].decode("ascii", "replace").lower()
        value = _unquoted(raw[match.end() : place])
        parts = _SECTION.match(name)
        if parts and (parts[2] or parts[3]):
            numbered = sections.setdefault(parts[1], {})
            numbered[int(parts[2] or 0)] = (value, bool(parts[3]))
        else:
            plain.setdefault(name, value)
    decoded = {name: _plain_value(value) for name, value in plain.items()}
    return decoded | {name: _extended_value(found) for name, found in sections.items()}


def _end_of_value(raw: bytes, start: int) -> int:
    """Returns where the value ends that starts there; within quotes there may be quotes and semicolons.

    Programs write `"“甲"乙.docx"` and leave the inner marks bare.
    """
    if raw[start : start + 1] != b'"':
        end = raw.find(b";", start)
        return len(raw) if end < 0 else end
    for mark in re.finditer(rb"\\.|\"", raw[start + 1 :], re.DOTALL):
        if mark[0] == b'"' and _BEHIND_QUOTES.match(raw, start + 1 + mark.end()):
            return start + 1 + mark.end()
    return len(raw)


def _unquoted(value: bytes) -> bytes:
    value = value.strip().removesuffix(b";").rstrip()
    if value.startswith(b'"') and value.endswith(b'"') and len(value) > 1:
        return re.sub(rb"\\([\"\\])", rb"\1", value[1:-1])
    # A quotation mark that opens and never closes: the header was cut off.
    return value.removeprefix(b'"')


def _plain_value(value: bytes) -> str:
    """Some programs write percent-encoded UTF-8 where no encoding is allowed."""
    text = decode_words(value)
    bare = text.encode("ascii", "replace")
    return decode(unquote_to_bytes(bare)) if _is_percented(bare) else text


def _is_percented(value: bytes) -> bool:
    return bool(_PERCENT.fullmatch(value)) and len(_HIGH_ESCAPE.findall(value)) > 1


def _extended_value(sections: dict[int, tuple[bytes, bool]]) -> str:
    """RFC 2231: the charset stands in the first section, bytes are joined before decoding.

    Some programs cut after they encoded, so that a section ends within its last %XX.
    """
    charset, data, waiting = "", b"", b""
    for number in sorted(sections):
        value, encoded = sections[number]
        if number == 0 and encoded and value.count(b"'") >= 2:  # noqa: PLR2004 - charset'language'
            label, _, value = value.split(b"'", 2)
            charset = label.decode("ascii", "replace")
        if encoded:
            waiting += value
        else:
            data, waiting = data + unquote_to_bytes(waiting) + value, b""
    data += unquote_to_bytes(waiting)
    if b"=?" in data:
        return decode_words(data)
    if _is_percented(data):
        return decode(unquote_to_bytes(data))
    return _CONTROLS.sub(" ", unmangled(decode(data, charset))).strip()
