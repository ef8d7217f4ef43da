"""Mails as bytes, with fixed boundaries and headers, as mail programs of the country write them."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

OFFICE = "cases@office.example"
SHANGHAI = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Part:
    """One attachment: its name and bytes."""

    name: str
    content: bytes

    @property
    def media_type(self) -> str:
        known = {
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pdf": "application/pdf",
            "jpg": "image/jpeg",
            "zip": "application/zip",
        }
        return known.get(self.name.rpartition(".")[2], "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Outside:
    """Who wrote when about what; `sent` differs from `received` where the mail lingered."""

    key: str
    sender: str
    name: str
    subject: str
    received: datetime
    sent: datetime | None = None
    more: tuple[str, ...] = ()
    raw_gbk: bool = False


def letter(outside: Outside, text: str, parts: tuple[Part, ...]) -> bytes:
    """The whole mail with CRLF line ends."""
    return mixed(outside, [text_part(text), *map(attachment_part, parts)])


def mixed(outside: Outside, inner: list[bytes]) -> bytes:
    """A mail of these parts, each with its own headers."""
    boundary = f"----=_Part_{outside.key}"
    kind = f'Content-Type: multipart/mixed; boundary="{boundary}"'.encode()
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + one + b"\r\n" for one in inner)
    end = b"--" + boundary.encode() + b"--\r\n"
    return b"\r\n".join([*headers(outside), kind, b"", body + end])


def plain(outside: Outside, text: str) -> bytes:
    """A mail without attachments."""
    return b"\r\n".join(headers(outside)) + b"\r\n" + text_part(text)


def headers(outside: Outside) -> list[bytes]:
    """The header lines all mails bear, the newest Received first."""
    domain = outside.sender.partition("@")[2]
    received = format_datetime(outside.received)
    sent = format_datetime(outside.sent or outside.received - timedelta(seconds=4))
    hop = f"Received: from mx.{domain} (mx.{domain} [192.0.2.25])"
    lines = [
        f"{hop}\r\n\tby mx.office.example with ESMTPS id {outside.key}\r\n\tfor <{OFFICE}>; {received}",
        f"Message-ID: <{outside.key}.20260618@{domain}>",
        f"Date: {sent}",
        f"From: {word(outside.name)} <{outside.sender}>",
        f"To: <{OFFICE}>",
        "MIME-Version: 1.0",
        *outside.more,
    ]
    subject = b"Subject: " + (
        outside.subject.encode("gbk") if outside.raw_gbk else word(outside.subject).encode()
    )
    return [*(line.encode() for line in lines), subject]


def word(text: str, charset: str = "utf-8") -> str:
    """RFC 2047 words, cut between characters."""
    pieces = [text[at : at + 13] for at in range(0, len(text), 13)]
    coded = [base64.b64encode(piece.encode(charset)).decode() for piece in pieces]
    return "\r\n ".join(f"=?{charset}?B?{one}?=" for one in coded)


def text_part(text: str) -> bytes:
    head = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + base64_lines(text.replace("\n", "\r\n").encode())


def attachment_part(part: Part) -> bytes:
    name = word(part.name)
    head = (
        f'Content-Type: {part.media_type};\r\n name="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment;\r\n filename="{name}"\r\n\r\n'
    )
    return head.encode() + base64_lines(part.content)


def base64_lines(content: bytes) -> bytes:
    return base64.encodebytes(content).replace(b"\n", b"\r\n")
