"""Queries letters for the report: sender, result, and what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.register.connection import Database
from intake.register.letters.ledger import Mail, MailState
from intake.register.report.rows import first_copy, open_findings
from notifier.reports.report import ReportFinding, ReportLetter
from validators.model.severity import Status


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a letter says on its outside."""

    sender: str
    subject: str
    dated_at: datetime | None


Envelopes = Callable[[str], Envelope | None]
"""sha256 → envelope; None where there is none that can be read."""


def no_envelopes(_sha256: str) -> None:
    """Yield nothing: for a register without its archive."""


Pictures = Callable[[int, ReportFinding], tuple[bytes, ...]]
"""An application's id and one of its findings → JPEGs of what it rests on."""


def no_pictures(_application_id: int, _finding: ReportFinding) -> tuple[bytes, ...]:
    """Return no picture: for a register without its data folder."""
    return ()


def with_pictures(
    found: Iterable[ReportFinding], application_id: int, pictures: Pictures
) -> tuple[ReportFinding, ...]:
    return tuple(replace(one, pictures=pictures(application_id, one)) for one in found)


@dataclass(frozen=True, slots=True)
class Letters:
    """`deadlines` by campaign id. `envelopes` are asked only where the ledger does not know,
    `pictures` only for the letters shown.
    """

    db: Database
    zone: ZoneInfo
    deadlines: Mapping[str, datetime]
    envelopes: Envelopes
    pictures: Pictures = no_pictures

    def shown(self, mails: Iterable[Mail]) -> tuple[ReportLetter, ...]:
        return tuple(letter for mail in mails for letter in self._letters(mail))

    def _letters(self, mail: Mail) -> Iterator[ReportLetter]:
        """One for each application the letter is about; one where it is about none."""
        sender, subject = self._outside(mail)
        about = applications.of_mail(self.db, mail.id) or (None,)
        for application in about:
            yield ReportLetter(
                mail_id=mail.id,
                received_at=mail.received_at.astimezone(self.zone),
                sender=sender,
                subject=subject,
                state=mail.state.value,
                reason=mail.reason,
                number=application.number if application else "",
                applicant=application.applicant if application else "",
                case_title=application.case_title if application else "",
                status=application.status.value if application else "",
                findings=self._findings(application) if application else (),
                late_but_dated_in_time=self._dated_in_time(mail, application),
            )

    def _findings(self, application: Application) -> tuple[ReportFinding, ...]:
        found = open_findings(self.db, [application.id]).get(application.id, ())
        return with_pictures(found, application.id, self.pictures)

    def _outside(self, mail: Mail) -> tuple[str, str]:
        """Sender and subject; a repeat has those of what it repeats, and a letter that could not
        be judged those of its header.
        """
        known = first_copy(self.db, mail) if mail.state is MailState.REPEAT else mail
        if known.sender or known.subject:
            return known.sender, known.subject
        envelope = self.envelopes(mail.sha256)
        return (envelope.sender, envelope.subject) if envelope else ("", "")

    def _dated_in_time(self, mail: Mail, application: Application | None) -> bool:
        """Tell whether a late letter says that it was written before the deadline."""
        if application is None or application.status is not Status.LATE:
            return False
        deadline = self.deadlines.get(application.campaign)
        if deadline is None or mail.received_at < deadline:
            return False
        envelope = self.envelopes(mail.sha256)
        dated_at = envelope.dated_at if envelope else None
        return dated_at is not None and dated_at < deadline
