"""Defines a letter as facts: sender, subject, attachments. Their bytes are kept apart, by sha256."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from parsers.facts.file_facts import FileFacts
from parsers.facts.problem import Problem


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a letter, or lay in an archive or a forwarded letter that did.

    `filename` is the decoded, harmless base name as the applicant meant it (duplicates allowed).
    `path` are the containers it was in, outermost first, with folders inside an archive, e.g.
    `("材料.zip", "企业A")`; empty for a direct attachment. `media_type` is what the bytes are.
    `problem` tells why it could not be taken out of its container (bytes are then absent).
    """

    filename: str
    media_type: str
    size: int
    sha256: str
    path: tuple[str, ...] = ()
    problem: Problem | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CloudLink:
    """A file sent only as an expiring link (超大附件). Never fetched by us."""

    host: str
    url: str
    name: str = ""
    size: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address, lower-cased domain, and the display name beside it."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail server's word that mail did not arrive. `about` are the Message-IDs it names, the
    returned mail's own first; `final` is False where the server goes on trying; `reason` is its.
    """

    about: tuple[str, ...]
    final: bool
    reason: str


@dataclass(frozen=True, slots=True)
class SenderCheck:
    """What `server` says one `method` (spf, dkim, dmarc) found, e.g. "pass"; all lower case.

    `domain`: what was tried, "" where the server does not tell. `header`: the place of the header
    among its like, topmost first; `hops`: how many `Received:` stand above it.
    """

    server: str
    method: str
    result: str
    domain: str = ""
    header: int = 0
    hops: int = 0


class SignKind(StrEnum):
    """Where a sign of a program's letter was found. `ANSWERED`: a robot's subject behind a Re:.
    `RECALL`: the subject of a recall over words that no mail program writes. `RECEIVED`: words that
    tell that a mail came, as help desks write and people. `LIST`: headers of a
    mailing list or mailing; `MAILING`: those of a service that sends mailings and other mail.
    `SUPPRESS`: the sender wants no automatic answer.
    """

    SUBJECT = "subject"
    ANSWERED = "answered"
    RECALL = "recall"
    TEXT = "text"
    RECEIVED = "received"
    LIST = "list"
    MAILING = "mailing"
    SUPPRESS = "suppress"


@dataclass(frozen=True, slots=True)
class RobotSign:
    """What a program's letter has and a person's may have; `phrase` names it in English."""

    kind: SignKind
    phrase: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A parsed letter. Times are aware; None where a header is absent or senseless.

    `automatic` is what settles that no person wrote it (an English phrase naming the header), "" if
    nothing does; `robot_signs` leave it to what the letter brings. `received_header_at` is the newest
    `Received:` date, evidence where no server told. `answer_to` is Reply-To, else From;
    `reply_to` are all addresses of Reply-To.
    `passed_over` are the names of files that programs left beside the papers (Thumbs.db), which are no
    attachments. `size` is in bytes as it travelled, 0 where it is not known.
    """

    subject: str
    sender: Address
    answer_to: Address
    dated_at: datetime | None
    received_header_at: datetime | None
    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    automatic: str
    text: str
    attachments: tuple[Attachment, ...]
    cloud_links: tuple[CloudLink, ...]
    recipients: tuple[str, ...] = ()
    bounce: Bounce | None = None
    sender_checks: tuple[SenderCheck, ...] = ()
    robot_signs: tuple[RobotSign, ...] = ()
    passed_over: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter and the facts of every file in it, by sha256; no bytes, so it travels cheaply."""

    letter: Letter
    files: Mapping[str, FileFacts]
