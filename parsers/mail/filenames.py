"""Names of attachments: the applicant's own, made harmless."""

import re
import unicodedata
from email.message import Message

from parsers.mail.headers import parameters, raw_headers

# Marks that reverse the reading order make `gpj.exe` of `exe.jpg`.
_HIDDEN = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PARTS = re.compile(r"[/\\]")
LONGEST = 200


def safe_name(name: str, fallback: str = "未命名附件") -> str:
    """The base name without path, control and direction marks; `fallback` where nothing is left."""
    visible = _HIDDEN.sub("", unicodedata.normalize("NFC", name)).strip()
    base = next((part for part in reversed(_PARTS.split(visible)) if part.strip(" .")), "")
    base = re.sub(r"^[A-Za-z]:", "", base).strip().rstrip(". ")
    if len(base) > LONGEST:
        stem, dot, extension = base.rpartition(".")
        base = (stem[: LONGEST - 10] + dot + extension[:8]) if dot else base[:LONGEST]
    return base or fallback


def name_of(part: Message) -> str:
    """The file name of a MIME part, "" where it has none.

    `filename=` and `name=` may disagree: the one that was not damaged on the way is taken.
    """
    disposition = parameters(
        b";" + next(raw_headers(part, "content-disposition"), b"").partition(b";")[2]
    )
    kind = parameters(b";" + next(raw_headers(part, "content-type"), b"").partition(b";")[2])
    names = [name for name in (disposition.get("filename", ""), kind.get("name", "")) if name]
    return min(names, key=_damage, default="")


def _damage(name: str) -> tuple[int, bool]:
    return name.count("\ufffd") + name.count("??"), "." not in name
