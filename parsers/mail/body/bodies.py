"""Collects the text that the bodies of one message show."""

import re
from dataclasses import dataclass, field
from email.message import Message

from parsers.mail.body.body_text import LONGEST, decode_html, html_to_text
from parsers.mail.body.uuencoded import UuFile, uu_files, without_files
from parsers.mail.head.headers import parameters, raw_header
from parsers.texts.charsets import decode
from parsers.texts.visible import visible

_SOFT_BREAK = re.compile(r"(?<!^--)(?<!\n--) \r?\n(?![> ])")


@dataclass(slots=True)
class Bodies:
    """Plain and HTML text, and the files that an old program wrote into the plain."""

    plain: str = ""
    html: str = ""
    files: list[UuFile] = field(default_factory=list)

    def take(self, part: Message, kind: str, content: bytes) -> None:
        charset = str(part.get_content_charset("") or "")
        if kind == "text/html":
            self.html += decode_html(content, charset) + "\n"
            return
        files = tuple(uu_files(content))
        self.files += files
        text = decode(without_files(content, files)[: 2 * LONGEST], charset)[:LONGEST]
        self.plain += _unflowed(part, text) + "\n"

    def text(self) -> str:
        return visible(self.plain).strip() or visible(html_to_text(self.html))


def _unflowed(part: Message, text: str) -> str:
    """Lines that the program broke for show, joined again (RFC 3676): an address may be broken."""
    declared = parameters(b";" + raw_header(part, "content-type").partition(b";")[2])
    if declared.get("format", "").lower() != "flowed":
        return text
    deleted = declared.get("delsp", "").lower() == "yes"
    return _SOFT_BREAK.sub("" if deleted else " ", text)
