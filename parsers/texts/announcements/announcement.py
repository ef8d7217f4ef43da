"""Defines what was read from an announcement."""

from dataclasses import dataclass
from datetime import date

from parsers.texts.announcements.contact import ContactPerson
from parsers.texts.announcements.dates.deadlines import Deadlines
from parsers.texts.announcements.layout.annexes import Annex
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.mailboxes import Mailboxes
from parsers.texts.announcements.materials.asked import AskedMaterial
from parsers.texts.announcements.naming.prose import Naming
from parsers.texts.announcements.quotas import QuotaAsked


@dataclass(frozen=True, slots=True)
class Announcement:
    """What an announcement says; None or () where it says nothing.

    `annexes` stand in the same file, `listed` are the titles in its list of annexes. `tracks`,
    `quotas`, `body_data`, `archive` and `letter_size` are sentences for a person to settle;
    `limits` are the quotas that are stated plainly. `cut`: the text was longer than is read.
    """

    title: Said[str] | None
    issued: Said[date] | None
    office: Said[str] | None
    deadlines: Deadlines
    mailboxes: Mailboxes
    contact: ContactPerson
    naming: Naming
    materials: tuple[AskedMaterial, ...]
    annexes: tuple[Annex, ...] = ()
    listed: tuple[str, ...] = ()
    tracks: tuple[Said[str], ...] = ()
    quotas: tuple[Said[str], ...] = ()
    limits: tuple[Said[QuotaAsked], ...] = ()
    body_data: Said[str] | None = None
    archive: Said[str] | None = None
    letter_size: Said[str] | None = None
    language: str = "zh"
    cut: bool = False

    @property
    def said(self) -> int:
        """Count which of deadline, mailbox, naming and materials the text tells."""
        named = self.naming.subject or self.naming.file
        told = (self.deadlines.closes, self.mailboxes.papers, named, self.materials)
        return sum(map(bool, told))

    @property
    def is_one(self) -> bool:
        """Tell whether the text asks for papers by a day, whatever its heading."""
        papers = bool(self.mailboxes.papers or self.materials)
        return self.deadlines.closes is not None and papers
