"""Takes large files out of a letter before its tree is built, and puts them back after.

The tree is the same to the byte; the library spends half a microsecond on each line of base64, of
which a scan has ten thousands.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

# Below this the lines cost less than the lifting.
LEAST = 8192
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n"
_BLANK_LINE = re.compile(rb"\n\r?\n")
# Every border begins so, and no line of base64 does.
_DASHES = b"\n--"


@dataclass(frozen=True, slots=True)
class Lifted:
    """`thin` is the letter with a mark in place of each large file: `digest` and the number under
    which `files` has it, as it travelled.
    """

    thin: bytes
    digest: str
    files: tuple[str, ...]


def lift(raw: bytes) -> Lifted:
    """The letter without what between a blank line and the next border is all base64."""
    if len(raw) < LEAST:
        return Lifted(raw, "", ())
    # Nobody can have written it into the letter itself.
    digest = hashlib.sha256(raw).hexdigest()
    pieces: list[bytes] = []
    files: list[str] = []
    done = 0
    for start, end in _bodies(raw):
        pieces += (raw[done:start], f"{digest}x{len(files)}x".encode())
        files.append(raw[start:end].decode("ascii"))
        done = end
    return Lifted(b"".join((*pieces, raw[done:])), digest, tuple(files))


def _bodies(raw: bytes) -> Iterator[tuple[int, int]]:
    """Yield where large bodies of nothing but base64 begin and end, blank lines around them aside."""
    start = 0
    while start < len(raw):
        near = raw.rfind(_DASHES, start, start + LEAST)
        if near >= 0:
            # Too near for a file to lie before it; a letter may be millions of borders.
            start = near + len(_DASHES)
            continue
        border = raw.find(_DASHES, start + LEAST - len(_DASHES))
        end = len(raw) if border < 0 else border
        blank = _BLANK_LINE.search(raw, start, end)
        if blank:
            # A blank line may be the whole head of a letter within.
            begun = end - len(raw[blank.end() : end].lstrip(b"\r\n"))
            body = raw[begun:end].rstrip(b"\r\n")
            if len(body) >= LEAST and not body.translate(None, _BASE64):
                yield begun, begun + len(body)
        start = end + len(_DASHES)


def put_back(message: Message, lifted: Lifted) -> None:
    """Every file where its mark stands, in the message and in all that it holds."""
    if not lifted.files:
        return
    mark = re.compile(f"{lifted.digest}x(\\d+)x")
    for part in message.walk():
        for place in ("_payload", "preamble", "epilogue"):
            text = getattr(part, place)
            if isinstance(text, str):
                setattr(part, place, mark.sub(lambda found: lifted.files[int(found[1])], text))
