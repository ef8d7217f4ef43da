"""The same letter as different mail programs write it."""

import base64
import io
from dataclasses import replace
from urllib.parse import quote

from PIL import Image, ImageDraw

from sample_mail.make.letters import (
    Outside,
    Part,
    attachment_part,
    base64_lines,
    headers,
    letter,
    mixed,
    text_part,
)
from sample_mail.make.tnef import winmail

_WORD_BYTES = 33  # an odd number: every other word ends within a character


def gb2312_cut(outside: Outside, text: str, parts: tuple[Part, ...]) -> bytes:
    """Header words say gb2312, hold gb18030 and end within a character; names by RFC 2231."""
    subject = b"Subject: " + _cut(outside.subject)
    lines = [line for line in headers(outside) if not line.startswith(b"Subject:")]
    whole = mixed(replace(outside, subject=""), [_gb_text(text), *map(_named_by_2231, parts)])
    _, _, rest = whole.partition(b"Content-Type: multipart/mixed")
    return b"\r\n".join([*lines, subject]) + b"\r\nContent-Type: multipart/mixed" + rest


def raw_utf8(outside: Outside, text: str, parts: tuple[Part, ...]) -> bytes:
    """Subject and file names as bare UTF-8, as programs of one's own write them."""
    whole = mixed(replace(outside, subject="SUBJECT"), [text_part(text), *map(_raw_named, parts)])
    lines = [b"Subject: " + outside.subject.encode() if one.startswith(b"Subject:") else one
             for one in headers(replace(outside, subject="SUBJECT"))]  # fmt: skip
    _, _, rest = whole.partition(b"Content-Type: multipart/mixed")
    return b"\r\n".join(lines) + b"\r\nContent-Type: multipart/mixed" + rest


def forwarded(outside: Outside, text: str, parts: tuple[Part, ...]) -> bytes:
    """The applicant's letter forwarded as an attachment by somebody of the same house."""
    head = b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n"
    return mixed(outside, [text_part("见所附邮件。\n"), head + _inner(outside, text, parts)])


def forwarded_eml(outside: Outside, text: str, parts: tuple[Part, ...]) -> bytes:
    """The applicant's letter saved as a file and attached."""
    saved = Part("申报邮件.eml", _inner(outside, text, parts))
    return mixed(outside, [text_part("见附件中的邮件。\n"), attachment_part(saved)])


def html_with_logo(outside: Outside, text: str, parts: tuple[Part, ...]) -> bytes:
    """A page and no plain text, its signature's logo inline."""
    lines = "".join(f"<div>{line or '<br>'}</div>" for line in text.splitlines())
    page = f'<html><body style="font-family:宋体">{lines}<img src="cid:logo@1"></body></html>'
    related = (
        b'Content-Type: multipart/related; boundary="rel-1"\r\n\r\n--rel-1\r\n'
        b"Content-Type: text/html; charset=gb18030\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64_lines(page.encode("gb18030"))
        + b"--rel-1\r\nContent-Type: image/png; name=image001.png\r\n"
        b"Content-Transfer-Encoding: base64\r\nContent-ID: <logo@1>\r\n"
        b"Content-Disposition: inline; filename=image001.png\r\n\r\n"
        + base64_lines(_logo())
        + b"--rel-1--\r\n"
    )
    return mixed(outside, [related, *map(attachment_part, parts)])


def outlook(outside: Outside, text: str, parts: tuple[Part, ...]) -> bytes:
    """Everything in winmail.dat."""
    packed = (
        b"Content-Type: application/ms-tnef; name=winmail.dat\r\n"
        b"Content-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; filename=winmail.dat\r\n\r\n"
        + base64_lines(winmail(parts))
    )
    return mixed(outside, [text_part(text), packed])


def _inner(outside: Outside, text: str, parts: tuple[Part, ...]) -> bytes:
    name, _, domain = outside.sender.partition("@")
    first = replace(outside, key=f"{outside.key}-first", sender=f"{name}.work@{domain}", more=())
    return letter(first, text, parts)


def _cut(text: str) -> bytes:
    raw = text.encode("gb18030")
    pieces = [raw[at : at + _WORD_BYTES] for at in range(0, len(raw), _WORD_BYTES)]
    words = (b"=?gb2312?B?" + base64.b64encode(piece) + b"?=" for piece in pieces)
    return b"\r\n ".join(words)


def _gb_text(text: str) -> bytes:
    head = b"Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + base64_lines(text.replace("\n", "\r\n").encode("gb18030"))


def _named_by_2231(part: Part) -> bytes:
    """In continued pieces, cut wherever the line was full."""
    coded = quote(part.name.encode("gb18030"), safe="")
    pieces = [coded[at : at + 60] for at in range(0, len(coded), 60)]
    first, *others = pieces
    names = [f"filename*0*=gb18030''{first}"]
    names += [f"filename*{number}*={piece}" for number, piece in enumerate(others, 1)]
    head = (
        f"Content-Type: {part.media_type}\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment;\r\n " + ";\r\n ".join(names) + "\r\n\r\n"
    )
    return head.encode() + base64_lines(part.content)


def _raw_named(part: Part) -> bytes:
    head = (
        f"Content-Type: {part.media_type}\r\nContent-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{part.name}"\r\n\r\n'
    )
    return head.encode() + base64_lines(part.content)


def _logo() -> bytes:
    picture = Image.new("RGB", (120, 40), "white")
    ImageDraw.Draw(picture).ellipse((6, 6, 34, 34), fill=(30, 120, 80))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
