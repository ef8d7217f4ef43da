"""Lists the parts of a MIME tree that hold something, with their content and name."""

import quopri
import re
from email.message import Message
from typing import NamedTuple

from parsers.filetypes.containers import EXTERNAL, PARTIAL
from parsers.mail.head.headers import header, tolerant_base64
from parsers.mail.structure.filenames import name_of
from parsers.mail.structure.repair import parts_by_sight

FORWARDS = frozenset({"message/rfc822", "message/global"})
# Of these the tree makes parts, and what they hold is none.
_LEAVES = FORWARDS | {PARTIAL, EXTERNAL}
SIGNED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_HEADERS = re.compile(rb"\A\s*+[!-9;-~]++:\s")
_ENCODING = "content-transfer-encoding"
_CODING = re.compile(r"[A-Za-z0-9-]+")
_STRANGE = re.compile(rb"[^A-Za-z0-9+/=\s]")
# Base64 with a mailing list's lines below it has some strange characters; a text has many.
_STRANGE_SHARE = 0.25
# A footer that a gateway or a phone put under the letter, said to be attached.
_BY_A_GATEWAY = re.compile(r"(?:ATT\d{3,}|mime-attachment)\.(?:txt|html?)", re.IGNORECASE)
# What programs call a text that is the letter itself.
_BY_A_PROGRAM = re.compile(
    r"(?:mail|message|msg|body|text|part\s?\d?|noname|unnamed|untitled"
    r"|邮件正文|正文|未命名(?:的正文附件)?|nachricht|письмо|mesaj)(?:[ _-]?\d{1,2})?\.(?:txt|html?)",
    re.IGNORECASE,
)
# The body for watches, for old programs, for programs that run it; Outlook's own is rich text.
_VERSIONS = frozenset({
    "text/enriched", "text/richtext", "text/rtf", "text/watch-html", "text/x-watch-html",
    "text/x-amp-html", "text/markdown", "text/x-markdown", "text/xml", "text/directory",
})  # fmt: skip
# Multiparts within multiparts, all with wrong borders, are nobody's letter.
_MOST_LOOKS = 20


class Leaf(NamedTuple):
    """A part that holds something. `body`: it stands where the letter's own text stands; `version`:
    as one of several versions of it.
    """

    part: Message
    body: bool = False
    version: bool = False


def content_of(part: Message) -> bytes:
    """The bytes a part holds, decoded from what they travelled in."""
    raw = _travelled(part)
    declared = _CODING.search(header(part, _ENCODING))
    coding = declared[0].lower() if declared else ""
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
    an unknown label.
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


def leaves(message: Message) -> list[Leaf]:
    """The parts that hold something; forwarded letters are leaves, opened on their own."""
    found: list[Leaf] = []
    waiting: list[Leaf] = [Leaf(message, body=True)]
    looks_left = _MOST_LOOKS
    while waiting:
        part, body, version = waiting.pop()
        if looks_left and _is_unparted(part, message):
            looks_left -= 1
            part = parts_by_sight(content_of(part)) or part
        if part.get_content_type() in _LEAVES or not part.is_multipart():
            found.append(Leaf(part, body, version))
        else:
            waiting += reversed(_within(part, body=body))
    return found


def _within(part: Message, *, body: bool) -> list[Leaf]:
    """The parts of a part. Each of several alternatives is the body; else the first text is."""
    parts = inner_parts(part)
    if part.get_content_subtype() == "alternative":
        return [Leaf(one, body, version=True) for one in parts]
    may_be = [n for n, one in enumerate(parts) if _may_be_body(one)]
    # Some programs put an empty text before the letter's own.
    first = next((n for n in may_be if not _is_blank(parts[n])), may_be[0] if may_be else None)
    return [Leaf(one, body and n == first) for n, one in enumerate(parts)]


def _may_be_body(part: Message) -> bool:
    return part.get_content_maintype() in ("text", "multipart")


def _is_blank(part: Message) -> bool:
    return part.get_content_maintype() == "text" and not content_of(part).strip()


def _is_unparted(part: Message, message: Message) -> bool:
    """Tell whether it should have parts and has none; of a letter, also where nothing tells its kind."""
    kind = part.get_content_maintype()
    untold = part is message and "content-type" not in part
    return _travelled(part) is not None and (kind == "multipart" or untold)


def is_body(leaf: Leaf, kind: str) -> bool:
    """Tell whether a part is text to look at and no file.

    Some programs name every part, the body too; a text that was really attached says so, or comes
    behind the body under a name that its sender gave.
    """
    part = leaf.part
    if part.get_content_maintype() == "multipart":
        # Its border never came, or was misspelt: what is there is text to look at, not a file.
        return True
    if kind not in ("text/plain", "text/html"):
        return False
    name = name_of(part)
    if _BY_A_GATEWAY.fullmatch(name):
        return True
    if part.get_content_disposition() == "attachment":
        # Some phones attach the letter itself.
        return leaf.body and bool(_BY_A_PROGRAM.fullmatch(name))
    return leaf.body or not name or bool(_BY_A_PROGRAM.fullmatch(name))


def is_version(leaf: Leaf, kind: str) -> bool:
    """Tell whether a part says again, for some other program, what the body says."""
    return leaf.version and kind in _VERSIONS


def title_of(part: Message, number: int) -> str:
    """The part's name; one without a name must not seem to say which annex it is."""
    known = "smime.p7m" if part.get_content_type() in SIGNED else f"无名文件{number + 1}"
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
