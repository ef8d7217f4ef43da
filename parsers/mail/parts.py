"""The parts of a MIME tree: which hold something, what, and under which name."""

import quopri
import re
from email.message import Message

from parsers.mail.filenames import name_of
from parsers.mail.headers import header, tolerant_base64
from parsers.mail.mending import parts_by_sight

FORWARDS = frozenset({"message/rfc822", "message/global"})
SIGNED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_HEADERS = re.compile(rb"\s*[!-9;-~]+:\s")
_ENCODING = "content-transfer-encoding"
_CODING = re.compile(r"[A-Za-z0-9-]+")
_STRANGE = re.compile(rb"[^A-Za-z0-9+/=\s]")
# Base64 with a mailing list's lines below it has some strange characters; a text has many.
_STRANGE_SHARE = 0.25
# Multiparts within multiparts, all with wrong borders, are nobody's letter.
_MOST_LOOKS = 20


def content_of(part: Message) -> bytes:
    """The bytes a part holds, decoded from what they travelled in."""
    raw = _travelled(part)
    told = _CODING.search(header(part, _ENCODING))
    coding = told[0].lower() if told else ""
    if raw is not None and coding == "base64":
        # The library gives the letters themselves where the last of them did not arrive.
        return raw if _never_encoded(part, raw) else tolerant_base64(raw)
    if raw is not None and coding == "quoted-printable":
        return quopri.decodestring(raw)
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _travelled(part: Message) -> bytes | None:
    """The bytes of a part as they travelled; None where it holds parts.

    What get_payload gives of raw 8-bit letters it has decoded by the part's own label, and fails on
    a label that nobody has heard of.
    """
    payload = part._payload  # type: ignore[attr-defined]  # noqa: SLF001 - said above
    return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else None


def inner_parts(part: Message) -> list[Message]:
    """The parts within a part; none of one that holds bytes."""
    inner = part.get_payload() if part.is_multipart() else []
    return [one for one in inner if isinstance(one, Message)]


def _never_encoded(part: Message, raw: bytes) -> bool:
    """Some programs say base64 of a text that is as it was."""
    if part.get_content_maintype() != "text":
        return False
    return len(_STRANGE.findall(raw)) > len(raw) * _STRANGE_SHARE


def leaves(message: Message) -> list[Message]:
    """The parts that hold something; forwarded letters are leaves, opened on their own."""
    found: list[Message] = []
    waiting: list[Message] = [message]
    looks_left = _MOST_LOOKS
    while waiting:
        part = waiting.pop()
        if looks_left and _is_unparted(part, message):
            looks_left -= 1
            part = parts_by_sight(content_of(part)) or part
        if part.get_content_type() in FORWARDS or not part.is_multipart():
            found.append(part)
        else:
            waiting += reversed(inner_parts(part))
    return found


def _is_unparted(part: Message, message: Message) -> bool:
    """Whether it should have parts and has none; of a letter, also where nothing tells its kind."""
    kind = part.get_content_maintype()
    untold = part is message and "content-type" not in part
    return _travelled(part) is not None and (kind == "multipart" or untold)


def is_body(part: Message, kind: str) -> bool:
    if part.get_content_maintype() == "multipart":
        # Its border never came, or was misspelt: what is there is text to look at, not a file.
        return True
    if kind not in ("text/plain", "text/html"):
        return False
    return part.get_content_disposition() != "attachment" and not name_of(part)


def title_of(part: Message, number: int) -> str:
    known = "smime.p7m" if part.get_content_type() in SIGNED else f"附件{number + 1}"
    return name_of(part) or known


def encoded_message(part: Message) -> bytes | None:
    """A message/rfc822 part that was base64-encoded against the rules: the tree holds its text."""
    child = next(iter(inner_parts(part)), None)
    if child is None:
        return _travelled(part)
    if header(part, "content-transfer-encoding").lower() == "quoted-printable":
        return _unquoted(child)
    if child.keys():
        return None
    raw = _travelled(child) or b""
    # A blank line too many, and the library takes the headers for text.
    return raw if _HEADERS.match(raw) else tolerant_base64(raw) or None


def _unquoted(message: Message) -> bytes | None:
    try:
        return quopri.decodestring(message.as_bytes())
    except (RecursionError, ValueError, LookupError):
        return None
