"""The files of a letter, gathered through forwards and archives, and the letter's own text."""

import base64
import binascii
import hashlib
from collections.abc import Callable
from email.message import Message

from parsers.archives import Budget, Member, open_archive
from parsers.body import decode_html, html_to_text, referenced_ids
from parsers.charsets import decode
from parsers.filenames import name_of, safe_name
from parsers.filetype import FileType
from parsers.headers import header
from parsers.letter_facts import Attachment
from parsers.outlook import TNEF_MAGIC, open_msg, open_tnef
from parsers.problem import Problem, Unreadable
from parsers.sniff import sniff

# Signatures, calendars and reports of the transport are no files anybody sent.
_NO_FILES = frozenset(
    {
        "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
        "text/calendar", "text/vcard", "text/x-vcard", "message/delivery-status",
        "message/disposition-notification", "text/rfc822-headers",
    }
)  # fmt: skip
TNEF, OUTLOOK = "application/ms-tnef", "application/vnd.ms-outlook"
_OPENERS = {TNEF: open_tnef, OUTLOOK: open_msg}
# Logos in signatures are small; photos of a pledge pasted into the letter are not.
LARGEST_LOGO = 100 * 1024
DEEPEST_FORWARD = 5


class Enclosures:
    """Walks a MIME tree once; then `attachments`, `contents` by sha256, and `text()`."""

    def __init__(self, parse: Callable[[bytes], Message]) -> None:
        self.attachments: list[Attachment] = []
        self.contents: dict[str, bytes] = {}
        self.plain = ""
        self.html = ""
        self._parse = parse
        self._budget = Budget()

    def text(self) -> str:
        return self.plain.strip() or html_to_text(self.html)

    def take(self, message: Message, path: tuple[str, ...] = ()) -> None:
        """Takes what a message holds; `path` are the containers it lies in, () for the letter."""
        pictures: list[tuple[Message, bytes]] = []
        for part in _leaves(message):
            kind = part.get_content_type()
            if kind in _NO_FILES:
                continue
            if kind == "message/rfc822":
                self._take_forward(part, path)
                continue
            data = part.get_payload(decode=True)
            content = data if isinstance(data, bytes) else b""
            if _is_body(part, kind):
                self._take_body(part, kind, content, own=not path)
            elif part.get("content-id") and kind.startswith("image/"):
                pictures.append((part, content))
            else:
                self._take_file(_named(part, len(self.attachments)), content, path)
        shown = referenced_ids(self.html)
        for part, content in pictures:
            inline = header(part, "content-id").strip("<> ") in shown
            if not inline or len(content) > LARGEST_LOGO:
                self._take_file(_named(part, len(self.attachments)), content, path)

    def _take_body(self, part: Message, kind: str, content: bytes, *, own: bool) -> None:
        charset = str(part.get_content_charset("") or "")
        if not own:
            return
        if kind == "text/html":
            self.html += decode_html(content, charset)
        else:
            self.plain += decode(content, charset)

    def _take_forward(self, part: Message, path: tuple[str, ...]) -> None:
        """A letter forwarded as an attachment: what it brought belongs to this one."""
        name = name_of(part)
        encoded = _encoded_message(part)
        inner = part.get_payload()
        if encoded is not None:
            self._take_letter(name or "转发邮件.eml", encoded, path)
        elif isinstance(inner, list) and inner and isinstance(inner[0], Message):
            if len(path) >= DEEPEST_FORWARD:
                return
            title = safe_name(name or header(inner[0], "subject"), "转发邮件")
            self.take(inner[0], (*path, title))

    def _take_letter(self, name: str, raw: bytes, path: tuple[str, ...]) -> None:
        if len(path) >= DEEPEST_FORWARD:
            self._refused(name, raw, path, Problem.REFUSED, "letters forwarded too deep")
            return
        try:
            message = self._parse(raw)
        except Unreadable as trouble:
            self._refused(name, raw, path, trouble.problem, trouble.detail)
            return
        self.take(message, (*path, safe_name(name)))

    def _take_file(self, name: str, data: bytes, path: tuple[str, ...]) -> None:
        """A file: filed, or opened where it is a container."""
        kind, media_type = sniff(data, name)
        if data.startswith(TNEF_MAGIC):
            self._take_members(name, data, path, TNEF)
        elif kind is FileType.LETTER and media_type == "message/rfc822":
            self._take_letter(name, data, path)
        elif media_type == OUTLOOK or (kind is FileType.ARCHIVE and data):
            self._take_members(name, data, path, media_type)
        else:
            self._file(safe_name(name), data, path, media_type)

    def _take_members(self, name: str, data: bytes, path: tuple[str, ...], media_type: str) -> None:
        """What a container holds takes its place; one that cannot be opened stands for itself."""
        try:
            members = self._members(data, media_type)
        except Unreadable as trouble:
            self._refused(name, data, path, trouble.problem, trouble.detail, media_type)
            return
        for member in members:
            *folders, base = [
                part for part in member.path.replace("\\", "/").split("/") if part
            ] or [""]
            inside = (*path, safe_name(name), *(safe_name(folder, "文件夹") for folder in folders))
            if member.problem is not None:
                self._refused(base, b"", inside, member.problem, member.detail)
            else:
                self._budget.depth_left -= 1
                self._take_file(base, member.data, inside)
                self._budget.depth_left += 1

    def _members(self, data: bytes, media_type: str) -> tuple[Member, ...]:
        if self._budget.depth_left <= 0:
            raise Unreadable(Problem.REFUSED, "archives nested too deep")
        if media_type in _OPENERS:
            return _OPENERS[media_type](data)
        return open_archive(data, media_type, self._budget)

    def _file(self, name: str, data: bytes, path: tuple[str, ...], media_type: str) -> None:
        sha256 = hashlib.sha256(data).hexdigest()
        self.contents[sha256] = data
        self.attachments.append(Attachment(name, media_type, len(data), sha256, path))

    def _refused(  # noqa: PLR0917 - an attachment's parts in their order
        self,
        name: str,
        data: bytes,
        path: tuple[str, ...],
        problem: Problem,
        detail: str,
        media_type: str = "application/octet-stream",
    ) -> None:
        sha256 = hashlib.sha256(data).hexdigest() if data else ""
        self.attachments.append(
            Attachment(safe_name(name), media_type, len(data), sha256, path, problem, detail)
        )


def _leaves(message: Message) -> list[Message]:
    """The parts that hold something; forwarded letters are leaves, opened on their own."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        return [message]
    inner = message.get_payload()
    return (
        [leaf for part in inner if isinstance(part, Message) for leaf in _leaves(part)]
        if isinstance(inner, list)
        else []
    )


def _is_body(part: Message, kind: str) -> bool:
    if kind not in ("text/plain", "text/html"):
        return False
    return part.get_content_disposition() != "attachment" and not name_of(part)


def _named(part: Message, number: int) -> str:
    return name_of(part) or f"附件{number + 1}"


def _encoded_message(part: Message) -> bytes | None:
    """A message/rfc822 part that was base64-encoded against the rules: the tree holds its text."""
    inner = part.get_payload()
    child = inner[0] if isinstance(inner, list) and inner else None
    if not isinstance(child, Message) or child.keys():
        return None
    try:
        return base64.b64decode(str(child.get_payload()))
    except (binascii.Error, ValueError):
        return None
