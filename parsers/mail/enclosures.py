"""Collects the files of a letter through forwards and archives, and the letter's own text."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import Message
from itertools import islice, pairwise

from parsers.docx.embedded import embedded_files
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Attachment
from parsers.facts.problem import Problem, Unreadable
from parsers.filetypes.clutter import is_clutter
from parsers.filetypes.containers import (
    EXTERNAL,
    OUTLOOK,
    PARTIAL,
    RIGHTS,
    SELF_EXTRACTING,
    SMIME,
    TNEF,
)
from parsers.filetypes.sniff import PGP, PROGRAM, RAR, is_pgp, pgp_within, sniff
from parsers.mail.body.bodies import Bodies
from parsers.mail.body.body_text import referenced_ids
from parsers.mail.head.headers import decode_words, header
from parsers.mail.structure.filenames import name_of, safe_name
from parsers.mail.structure.logos import is_logo
from parsers.mail.structure.parts import (
    FORWARDS,
    content_of,
    encoded_message,
    inner_parts,
    is_body,
    is_version,
    leaves,
    title_of,
)
from parsers.mail.wrappers.outlook import TNEF_MAGIC, open_tnef
from parsers.mail.wrappers.saved_letter import as_message
from parsers.mail.wrappers.smime import EXTENSION, is_wrapped, open_signed
from parsers.packed.archives import open_archive
from parsers.packed.budget import Budget
from parsers.packed.member import Member
from parsers.packed.self_extracting import archive_within, is_installed
from parsers.packed.volumes import VOLUME, Whole, complete_rows, is_piece_name, is_volume_name
from parsers.pdf.embedded_files import pdf_files

# Signatures, calendars and reports of the transport are no files anybody sent.
_NO_FILES = frozenset(
    {
        "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
        "text/calendar", "text/vcard", "text/x-vcard", "message/delivery-status",
        "message/disposition-notification", "text/rfc822-headers",
        "application/applefile", "application/pgp-encrypted",
    }
)  # fmt: skip
_SEALS = frozenset({"smime.p7s", "signature.asc"})
_SAVED_PAGES = (".mht", ".mhtml")
_LETTER_OF_FOLDER = re.compile(rb"(?:\A|\n\r?\n)(?=From [^\r\n]{1,300}\d{4}\r?\n[!-9;-~]{1,99}:)")
_ENTITY = re.compile(
    rb"\A\s*+(?:content-type|mime-version|from|to|subject|date|received|message-id)[ \t]*+:",
    re.IGNORECASE,
)
# Pages that a browser deciphers on somebody's server, by their names or by the form they hold.
_SECURE_PAGES = re.compile(
    r"(?:securedoc[\w.-]{0,40}|securemessageatt|message_zdm|encrypted[ _-]?(?:e?mail|message))\.html?",
    re.IGNORECASE,
)
_SECURE_FORM = re.compile(rb"name=[\"']?rpmsg\b", re.IGNORECASE)
_ENCIPHERED = "加密正文.asc"
_RIGHTS = (".rpmsg", ".pfile", ".ppdf")
_PACKED_ALONE = re.compile(r"\.(?:gz|bz2|xz)$", re.IGNORECASE)
# Shortcuts to pages, by Windows, macOS and Linux.
_SHORTCUTS = (".url", ".website", ".webloc", ".desktop")
_LONGEST_SHORTCUT = 4_000
DEEPEST_FORWARD = 5
# Deeper folders tell nothing more about whose file it is.
MOST_FOLDERS = 20
# As many as an archive may hold; a letter with seventy has been seen.
MOST_FILES = 1000


class Enclosures:
    """Walks a MIME tree once; then `attachments`, `contents` by sha256, `texts` and `text()`.

    `texts` are the bodies of the letter and of those forwarded in it; `passed_over` names the files
    that are nobody's papers.
    """

    def __init__(self, parse: Callable[[bytes], Message]) -> None:
        self.attachments: list[Attachment] = []
        self.contents: dict[str, bytes] = {}
        self.texts: list[str] = []
        self.passed_over: list[str] = []
        self._own = Bodies()
        self._parse = parse
        self._budget = Budget()
        self._forwards_left = DEEPEST_FORWARD

    def text(self) -> str:
        return self._own.text()

    def take(self, message: Message, path: tuple[str, ...] = ()) -> None:
        """Takes what a message holds; `path` are the containers it lies in, () for the letter."""
        bodies = Bodies() if path else self._own
        files = tuple(self._files_of(message, bodies))
        self.texts += [bodies.plain, bodies.html]
        shown = referenced_ids(bodies.html)
        for file in bodies.files[:MOST_FILES]:
            self._take_file(safe_name(decode_words(file.name)), file.data, path)
        rows = complete_rows((name_of(part), content) for part, content in files)
        for part, content in files:
            name = title_of(part, len(self.attachments))
            enciphered = is_pgp(content) or message.get_content_type() == "multipart/encrypted"
            name = _ENCIPHERED if enciphered and not name_of(part) else name
            if len(self.attachments) >= MOST_FILES:
                self._refused(name, b"", path, Problem.REFUSED, "too many files")
                return
            if part.get_content_type() in (PARTIAL, EXTERNAL):
                self._take_piece(part, path)
            elif part.get_content_type() in FORWARDS:
                self._take_forward(part, path)
            elif (whole := rows.get(name, Whole(name, content))) and not is_logo(
                part, content, shown
            ):
                self._take_whole(whole, path)

    @staticmethod
    def _files_of(message: Message, bodies: Bodies) -> Iterator[tuple[Message, bytes]]:
        """The parts that are files, with their bytes; the texts go into `bodies`. A text that is
        enciphered is both.
        """
        enciphered = False
        for leaf in leaves(message):
            part, kind = leaf.part, leaf.part.get_content_type()
            if kind in _NO_FILES or _is_seal(part) or is_version(leaf, kind):
                continue
            content = content_of(part)
            is_text = kind not in FORWARDS and is_body(leaf, kind)
            if is_text:
                bodies.take(part, kind, content)
            if not is_text:
                yield part, content
            elif not enciphered and (within := pgp_within(content)):
                # Its other version says the same.
                enciphered = True
                yield part, within

    def _take_piece(self, part: Message, path: tuple[str, ...]) -> None:
        """A piece of a letter that was cut up on its way, or a word of where a file lies."""
        kind = part.get_content_type()
        cut = kind == PARTIAL
        name = name_of(part) or ("来信的一段.eml" if cut else "未随信的文件")
        detail = "one piece of a letter sent in several" if cut else "only told where it lies"
        self._refused(name, b"", path, Problem.UNSUPPORTED, detail, kind)

    def _take_forward(self, part: Message, path: tuple[str, ...]) -> None:
        """A letter forwarded as an attachment: what it brought belongs to this one."""
        encoded = encoded_message(part)
        inner = inner_parts(part)
        if name_of(part).lower().endswith(_SAVED_PAGES) and part.is_multipart():
            content = encoded or b"".join(map(bytes, inner))
            self._take_file(name_of(part), content, path)
        elif encoded is not None:
            self._take_letter(name_of(part) or "转发邮件.eml", encoded, path)
        elif inner:
            title = safe_name(name_of(part) or header(inner[0], "subject"), "转发邮件")
            self._descend(inner[0], title, path)

    def _take_letters(self, name: str, raw: bytes, path: tuple[str, ...]) -> None:
        """A letter in a file, or the several of a saved folder (mbox)."""
        starts = [found.start() for found in islice(_LETTER_OF_FOLDER.finditer(raw), MOST_FILES)]
        for start, end in pairwise([*(starts or [0]), len(raw)]):
            self._take_letter(name, raw[start:end], path)

    def _take_letter(self, name: str, raw: bytes, path: tuple[str, ...]) -> None:
        try:
            message = self._parse(raw)
        except Unreadable as trouble:
            self._refused(name, raw, path, trouble.problem, trouble.detail)
            return
        self._descend(message, safe_name(name), path)

    def _take_saved(self, name: str, data: bytes, path: tuple[str, ...]) -> None:
        """A letter saved by Outlook, with its own text and links."""
        try:
            raw = as_message(data)
        except Unreadable as trouble:
            self._refused(name, data, path, trouble.problem, trouble.detail, OUTLOOK)
            return
        self._take_letter(name, raw, path)

    def _descend(
        self,
        message: Message,
        title: str,
        path: tuple[str, ...],
        inside: tuple[str, ...] | None = None,
    ) -> None:
        if self._forwards_left <= 0:
            self._refused(title, b"", path, Problem.REFUSED, "letters forwarded too deep")
            return
        self._forwards_left -= 1
        self.take(message, (*path, title) if inside is None else inside)
        self._forwards_left += 1

    def _take_whole(self, whole: Whole, path: tuple[str, ...]) -> None:
        """A file, or an archive in several volumes that were put together."""
        if whole.others:
            self._take_members(whole.name, whole.data, path, RAR, whole.others)
        else:
            self._take_file(whole.name, whole.data, path)

    def _take_file(self, name: str, data: bytes, path: tuple[str, ...]) -> None:
        """A file: filed, or opened where it is a container."""
        if self._is_passed_over(name, data, path):
            return
        kind, media_type = sniff(data, name)
        if data.startswith(TNEF_MAGIC):
            self._take_members(name, data, path, TNEF)
        elif is_wrapped(data, name):
            self._take_signed(name, data, path)
        elif sealed := _why_sealed(name, data, kind, media_type):
            self._refused(name, data, path, *sealed)
        elif media_type == "message/rfc822":
            self._take_letters(name, data, path)
        elif media_type == OUTLOOK:
            self._take_saved(name, data, path)
        elif kind is FileType.ARCHIVE and data:
            self._take_members(name, data, path, media_type)
        elif media_type == PROGRAM:
            self._take_program(name, data, path)
        else:
            self._file(safe_name(name), data, path, media_type)
            self._take_within(name, data, path, kind)

    def _take_within(self, name: str, data: bytes, path: tuple[str, ...], kind: FileType) -> None:
        """The files that a document carries beside what it shows."""
        openers = {FileType.PDF: pdf_files, FileType.WORD: embedded_files}
        if kind not in openers or self._budget.depth_left <= 0:
            return
        inside = (*path, safe_name(name))
        try:
            members = openers[kind](data, self._budget)
        except Unreadable as trouble:
            self._refused(name, b"", inside, trouble.problem, trouble.detail)
            return
        self._take_each(members, inside)

    def _take_signed(self, name: str, data: bytes, path: tuple[str, ...]) -> None:
        """A file in a signed wrapper, or, where the wrapper has no name of its own, the letter."""
        stem = name[: -len(EXTENSION)] if name.lower().endswith(EXTENSION) else name
        try:
            inner = open_signed(data)
            is_letter = "." not in stem or (stem == name and _ENTITY.match(inner))
            message = self._parse(inner) if is_letter else None
        except Unreadable as trouble:
            self._refused(name, data, path, trouble.problem, trouble.detail, SMIME)
            return
        if message is None:
            self._take_file(stem, inner, path)
        else:
            self._descend(message, safe_name(name), path, path)

    def _take_program(self, name: str, data: bytes, path: tuple[str, ...]) -> None:
        """A program is filed to be refused; the papers in a self-extracting one are read."""
        within = archive_within(data)
        try:
            members = self._members(*within) if within else ()
        except Unreadable as trouble:
            self._refused(name, data, path, Problem.REFUSED, trouble.detail, SELF_EXTRACTING)
            return
        self._file(safe_name(name), data, path, PROGRAM)
        if not any(is_installed(member.path) for member in members):
            self._take_each(
                tuple(member for member in members if member.path), (*path, safe_name(name))
            )

    def _take_members(
        self,
        name: str,
        data: bytes,
        path: tuple[str, ...],
        media_type: str,
        others: tuple[bytes, ...] = (),
    ) -> None:
        """What a container holds takes its place; one that cannot be opened stands for itself."""
        try:
            members = self._members(data, media_type, others)
        except Unreadable as trouble:
            self._refuse_archive(name, data, path, trouble.problem, trouble.detail, media_type)
            return
        if is_volume_name(name) and any(m.problem and not m.path for m in members):
            # What stands before the cut is no paper, but a stump of the archive it was cut from.
            self._refused(name, data, path, Problem.UNSUPPORTED, VOLUME, media_type)
            return
        for member in members:
            if member.problem is not None and not member.path:
                self._refuse_archive(name, data, path, member.problem, member.detail, media_type)
        if any(m.problem and not m.path for m in members):
            # A file in which the archive ends is lost with the rest.
            members = tuple(m for m in members if m.problem is not Problem.UNREADABLE)
        # A file packed alone (.gz) has no name but its container's.
        alone = _PACKED_ALONE.sub("", name) or name
        members = tuple(
            replace(m, path=m.path or alone) for m in members if m.path or not m.problem
        )
        before = len(self.attachments), len(self.passed_over)
        self._take_each(members, (*path, safe_name(name)))
        if before[0] == len(self.attachments) and before[1] < len(self.passed_over):
            detail = "the archive holds no papers, only what programs leave beside them"
            self._refused(name, data, path, Problem.UNREADABLE, detail, media_type)

    def _is_passed_over(self, name: str, data: bytes, path: tuple[str, ...]) -> bool:
        if not is_clutter(name, data, path):
            return False
        self.passed_over.append("/".join((*path, safe_name(name))))
        if name.lower().endswith(_SHORTCUTS):
            # It may lead to where the papers lie.
            self.texts.append(data[:_LONGEST_SHORTCUT].decode("utf-8", "replace"))
        return True

    def _refuse_archive(  # noqa: PLR0917 - as below
        self,
        name: str,
        data: bytes,
        path: tuple[str, ...],
        problem: Problem,
        detail: str,
        media_type: str,
    ) -> None:
        """One volume of several is not damaged, only not whole."""
        if problem is Problem.UNREADABLE and is_volume_name(name):
            problem, detail = Problem.UNSUPPORTED, VOLUME
        self._refused(name, data, path, problem, detail, media_type)

    def _take_each(self, members: tuple[Member, ...], path: tuple[str, ...]) -> None:
        rows = complete_rows((one.path, one.data) for one in members if one.problem is None)
        for one in members:
            whole = rows.get(one.path, Whole(one.path, one.data))
            if whole is None:
                continue
            member = replace(one, path=whole.name)
            *folders, base = [
                part for part in member.path.replace("\\", "/").split("/") if part
            ] or [""]
            inside = (*path, *(safe_name(folder, "文件夹") for folder in folders[:MOST_FOLDERS]))
            if member.problem is not None:
                if not self._is_passed_over(base, b"", inside):
                    self._refused(base, b"", inside, member.problem, member.detail)
            else:
                self._budget.depth_left -= 1
                self._take_whole(replace(whole, name=base), inside)
                self._budget.depth_left += 1

    def _members(
        self, data: bytes, media_type: str, others: tuple[bytes, ...] = ()
    ) -> tuple[Member, ...]:
        if self._budget.depth_left <= 0:
            raise Unreadable(Problem.REFUSED, "archives nested too deep")
        if media_type == TNEF:
            return open_tnef(data)
        return open_archive(data, media_type, self._budget, others)

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


def _why_sealed(
    name: str, data: bytes, kind: FileType, media_type: str
) -> tuple[Problem, str, str] | None:
    """Return why a file cannot be looked into and what it is, None where it can be or is no container."""
    if not data:
        return None
    if media_type == PGP:
        return Problem.ENCRYPTED, "enciphered for a key that is not ours", PGP
    is_page = kind is FileType.OTHER and name.lower().endswith((".htm", ".html"))
    if is_page and (_SECURE_PAGES.fullmatch(name) or _SECURE_FORM.search(data)):
        return Problem.ENCRYPTED, "only a server of its sender's opens it", RIGHTS
    if name.lower().endswith(_RIGHTS):
        return Problem.ENCRYPTED, "only its receiver's own server opens it", RIGHTS
    if kind is FileType.LETTER and media_type not in ("message/rfc822", OUTLOOK):
        return Problem.UNREADABLE, "called a letter, but the bytes are of none", OUTLOOK
    unopened = kind is not FileType.ARCHIVE and media_type != PROGRAM
    piece = is_volume_name(name) or (is_piece_name(name) and kind is FileType.OTHER)
    return (Problem.UNSUPPORTED, VOLUME, media_type) if unopened and piece else None


def _is_seal(part: Message) -> bool:
    """A signature beside what it signs, under whatever type a gateway gave it."""
    return name_of(part).lower() in _SEALS
