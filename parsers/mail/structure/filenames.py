"""Decodes attachment names and makes them harmless."""

import re
import unicodedata
from email.message import Message
from itertools import islice

from parsers.mail.head.headers import header, parameters, raw_headers
from parsers.texts.visible import visible

# Marks that reverse the reading order make `gpj.exe` of `exe.jpg`: they go with the invisible ones.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PARTS = re.compile(r"[/\\]")
# What Outlook calls a part whose name it could not write.
_BY_A_PROGRAM = re.compile(r"ATT\d+\.\w{1,4}", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^\r\n<>|*?\"]{1,120}\.[A-Za-z0-9]{2,4}")
LONGEST = 200
_MOST_HEADERS = 5


def safe_name(name: str, fallback: str = "未命名附件") -> str:
    """The base name without path, control and direction marks; `fallback` where nothing is left."""
    seen = _CONTROLS.sub("", visible(unicodedata.normalize("NFC", name))).strip()
    base = next((part for part in reversed(_PARTS.split(seen)) if part.strip(" .")), "")
    base = re.sub(r"^[A-Za-z]:", "", base).strip().rstrip(". ")
    if len(base) > LONGEST:
        stem, dot, extension = base.rpartition(".")
        base = (stem[: LONGEST - 10] + dot + extension[:8]) if dot else base[:LONGEST]
    return base or fallback


def name_of(part: Message) -> str:
    """The file name of a MIME part, "" where it has none.

    `filename=` and `name=` may disagree: the one that was not damaged on the way is taken. A
    description is a name where nothing else is, if it looks like one.
    """
    disposition, kind = _parameters(part, "content-disposition"), _parameters(part, "content-type")
    description = header(part, "content-description")
    names = [name for name in (disposition.get("filename", ""), kind.get("name", "")) if name]
    described = description if _FILE_NAME.fullmatch(description) else ""
    return min(names, key=_damage, default=described)


def _parameters(part: Message, name: str) -> dict[str, str]:
    """Those of such headers, of the first that has each; one that begins with a parameter lacks its
    own word.
    """
    found: dict[str, str] = {}
    for raw in islice(raw_headers(part, name), _MOST_HEADERS):
        word, _, rest = raw.partition(b";")
        found = parameters(b";" + (raw if b"=" in word else rest)) | found
    return found


def _damage(name: str) -> tuple[int, bool]:
    nameless = bool(_BY_A_PROGRAM.fullmatch(name))
    return name.count("\ufffd") + name.count("??") + nameless, "." not in name
