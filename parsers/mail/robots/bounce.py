"""Recognises delivery failures of our mail, and the message each is about.

flufl.bounce knows the shapes of several dozen mail servers; which mail came back is read by its
Message-ID, wherever the server put it: in the headers or the copy it returns, or in its own words.
"""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from email.message import Message

from flufl.bounce import all_failures

from parsers.facts.letter_facts import Bounce
from parsers.mail.head.headers import header
from parsers.mail.structure.parts import inner_parts

# It logs a traceback of each of its readers that chokes on a letter; the next one may not.
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL + 1)
_IDS = re.compile(rb"<[^<>\s@]{1,200}@[^<>\s@]{1,200}>")
_POSTMEN = re.compile(r"^(?:mailer-daemon|postmaster|mail-?daemon|mdaemon)@", re.IGNORECASE)
_SUBJECTS = re.compile(
    r"退信|退回|未送达|无法送达|投递失败|发送失败|undeliver|delivery (?:status|fail)|mail delivery|"
    r"returned (?:to sender|mail)|failure notice|不能投递",
    re.IGNORECASE,
)
# A returned copy may be of any size; what names it stands in its head.
_HEAD = 64_000
_MOST_PARTS = 50
# No line of a letter is longer (RFC 5322, 2.1.1).
_LONGEST_LINE = 998


def find_bounce(message: Message, sender: str, subject: str) -> Bounce | None:
    """Read a bounce; None where the letter is no word about delivery, whatever else it may be.

    A report lies on top; one that is deeper came to somebody else, who forwards it with a question.
    """
    reports = [part for part in _top(message) if _type(part) == "message/delivery-status"]
    if not reports and not (_POSTMEN.match(sender) and _SUBJECTS.search(subject)):
        return None
    return Bounce(
        about=tuple(dict.fromkeys(_named(message))),
        final=_is_final(message, reports),
        reason=next(_told(reports, "diagnostic-code", "status"), subject)[:300],
    )


def _is_final(message: Message, reports: list[Message]) -> bool:
    """A report says so itself; it may also report a success. Without one the library knows."""
    actions = {action.lower() for action in _told(reports, "action")}
    waiting, failed = _failures(message)
    return "failed" in actions if actions else bool(failed) or not waiting


def _failures(message: Message) -> tuple[set[bytes], set[bytes]]:
    try:
        waiting, failed = all_failures(_cut(message))
    except (AttributeError, AssertionError, LookupError, TypeError, ValueError, RecursionError):
        # Its readers trust a server's format to the letter; what they choke on is still a bounce.
        return set(), set()
    return set(waiting), set(failed)


def _cut(message: Message) -> Message:
    """A copy with the head of each part: the library's readers take quadratic time on a long line."""
    copied = deepcopy(message)
    for part in copied.walk():
        payload = part.get_payload()
        if isinstance(payload, str):
            lines = payload[:_HEAD].split("\n")
            part.set_payload("\n".join(line[:_LONGEST_LINE] for line in lines))
    return copied


def _top(message: Message) -> list[Message]:
    return inner_parts(message)[:_MOST_PARTS]


def _parts(message: Message) -> Iterator[Message]:
    for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False):
        yield part


def _type(part: Message) -> str:
    return str(part.get_content_type())


def _named(message: Message) -> Iterator[str]:
    """Message-IDs of returned mail: its own first, then those the server's words hold."""
    for part in _parts(message):
        if part is not message and (own := header(part, "message-id")):
            yield own.strip()
    for part in _parts(message):
        payload = None if part.is_multipart() else part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield from (found.decode("latin-1") for found in _IDS.findall(payload[:_HEAD]))
    for name in ("in-reply-to", "references"):
        yield from header(message, name).split()


def _told(reports: list[Message], *names: str) -> Iterator[str]:
    """Yield what the reports say under these names, not empty, recipient by recipient."""
    for part in (part for report in reports for part in report.walk()):
        for name in names:
            if named := " ".join(header(part, name).split()):
                yield named
